package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"
)

// A host that fails is left alone for some minutes: a feed leads to a hundred pages of it, and each would wait for the same
// silence. Time is that of the machine, since the clock of a calendar may stand still.

const (
	restAfter = 3 // failures in a row; a host whose robots.txt cannot be read rests at once
	restFor   = 5 * time.Minute
)

// restError: the host failed a short time ago and was not asked. It wraps nothing, so that nobody tries again at once.
type restError struct {
	left time.Duration
	why  error
}

func (e *restError) Error() string {
	return fmt.Sprintf("not asked, since its host failed a short time ago: %v", e.why)
}

// errPolicy is wrapped when robots.txt cannot be read, which forbids everything for now.
var errPolicy = errors.New("robots.txt cannot be read")

// note remembers how the last of a host's answers was.
func (c *Client) note(ctx context.Context, host string, err error) {
	if ctx.Err() != nil {
		return
	}
	g := c.gate(host)
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case err == nil:
		g.failures = 0
	case errors.Is(err, errPolicy) && faulty(err):
		g.failures = restAfter
	case faulty(err):
		g.failures++
	}
	if g.failures >= restAfter {
		g.failures, g.rested, g.why = 0, c.opts.Tick().Add(restFor), err
	}
}

// resting is the error of a host that is left alone, nil for any other.
func (c *Client) resting(host string) error {
	g, now := c.gate(host), c.opts.Tick()
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.why == nil {
		return nil
	}
	if !now.Before(g.rested) {
		g.why = nil
		return nil
	}
	return &restError{g.rested.Sub(now), g.why}
}

// faulty reports whether an error speaks of the host and not of one page.
func faulty(err error) bool {
	var status *statusError
	if errors.As(err, &status) {
		return status.code == http.StatusTooManyRequests || status.code >= 500
	}
	var network net.Error
	var wait *waitError
	return !errors.Is(err, ErrPrivate) && !errors.As(err, &wait) &&
		(errors.Is(err, errSlow) || errors.Is(err, errPolicy) || errors.As(err, &network) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF))
}
