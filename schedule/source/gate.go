package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// gate lets one request at a time through to a host, with a pause after each.
type gate struct {
	turn  chan struct{} // holds one token
	mu    sync.Mutex
	pause time.Duration
	until time.Time // the host asked to be left alone

	failures int       // in a row, see rest.go
	rested   time.Time // until when it is left alone
	why      error     // nil: it is not
}

func (c *Client) gate(host string) *gate {
	host = strings.ToLower(host)
	c.mu.Lock()
	defer c.mu.Unlock()
	g := c.gates[host]
	if g == nil {
		g = &gate{turn: make(chan struct{}, 1), pause: max(0, c.opts.Pause)}
		g.turn <- struct{}{}
		c.gates[host] = g
	}
	return g
}

// waitError: the host asked to be left alone for longer than one waits within a run.
type waitError struct{ until time.Time }

func (e *waitError) Error() string {
	return fmt.Sprintf("the publisher asks to wait until %s", e.until.UTC().Format(time.RFC3339))
}

func (g *gate) enter(ctx context.Context, now time.Time) error {
	g.mu.Lock()
	until := g.until
	g.mu.Unlock()
	if now.Before(until) {
		return &waitError{until}
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-g.turn:
		return nil
	}
}

// leave gives the turn to the next after the pause. No clock is read, so that a fixed one does not stop the traffic.
func (g *gate) leave(pause bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.pause == 0 || !pause {
		g.turn <- struct{}{}
		return
	}
	time.AfterFunc(g.pause, func() { g.turn <- struct{}{} })
}

func (g *gate) shut(until time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.until = until
}

// slower lengthens the pause to what robots.txt asks for, within reason.
func (g *gate) slower(pause time.Duration) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.pause = max(g.pause, min(pause, maxCrawlDelay))
}

const (
	maxCrawlDelay = 30 * time.Second
	maxTries      = 3
	firstWait     = time.Second
)

// again says whether what failed may succeed if tried once more, and after how long.
func (c *Client) again(err error, try int) (time.Duration, bool) {
	if try+1 >= maxTries || errors.Is(err, ErrPrivate) || errors.Is(err, context.Canceled) || errors.Is(err, errSlow) || errors.Is(err, errLong) {
		return 0, false
	}
	wait := firstWait << (2 * try)
	var status *statusError
	if errors.As(err, &status) {
		if status.given {
			wait = max(wait, status.after)
		}
		return wait, (status.code == http.StatusTooManyRequests || status.code >= 500) && wait <= c.opts.Patience
	}
	var none *net.DNSError
	if errors.As(err, &none) && none.IsNotFound {
		return 0, false
	}
	var of *net.OpError
	return wait, errors.As(err, &of) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) || errors.Is(err, syscall.ECONNRESET)
}

// retryAfter reads the header of that name, seconds or a date (RFC 9110, 10.2.3); a date counts from the server's own.
func (c *Client) retryAfter(h http.Header) (time.Duration, bool) {
	s := strings.TrimSpace(h.Get("Retry-After"))
	if n, err := strconv.Atoi(s); err == nil && n >= 0 {
		return min(time.Duration(min(n, 1<<30))*time.Second, maxWait), true
	}
	at, err := http.ParseTime(s)
	if err != nil {
		return 0, false
	}
	from, err := http.ParseTime(h.Get("Date"))
	if err != nil {
		from = c.opts.Now()
	}
	return min(max(0, at.Sub(from)), maxWait), true
}

// maxWait bounds what a publisher can ask for: a mistyped year must not silence a source for ever.
const maxWait = 7 * 24 * time.Hour
