package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// Limits of a client that is told none.
const (
	defaultTimeout  = time.Minute
	defaultMaxBytes = 32 << 20
	defaultPause    = time.Second
	defaultPatience = 30 * time.Second
	maxRedirects    = 10
)

// ClientOptions of NewClient. The zero value reads public addresses at the pace of a considerate reader.
type ClientOptions struct {
	AllowPrivate bool                                       // connect to private and loopback addresses, too
	UserAgent    string                                     // names the program to publishers; "": dateline
	Timeout      time.Duration                              // for one answer in all, the waiting in turn not counted; 0: a minute
	MaxBytes     int64                                      // of one body, after decompression; 0: 32 MB
	Pause        time.Duration                              // between two requests to one host; 0: a second; below zero: none
	Patience     time.Duration                              // longest wait for one more try within a run; 0: 30 s
	Now          func() time.Time                           // the clock; nil: nothing is ever due, Retry-After counts only within the run
	Tick         func() time.Time                           // the machine's running clock, for how long a host rests and a poll may take; nil: Now
	Sleep        func(context.Context, time.Duration) error // replaces waiting in tests
}

// Client asks publishers: one request at a time to a host and with a pause between, after robots.txt, with patience for those
// that are busy, and never inside the local network. It is safe for use by several goroutines.
type Client struct {
	opts      ClientOptions
	http      *http.Client
	transport *http.Transport
	mu        sync.Mutex
	gates     map[string]*gate   // by host
	robots    map[string]*policy // by scheme and host
}

// NewClient returns a client; Close ends its connections.
func NewClient(opts ClientOptions) *Client {
	set := func(d *time.Duration, or time.Duration) {
		if *d == 0 {
			*d = or
		}
	}
	set(&opts.Timeout, defaultTimeout)
	set(&opts.Pause, defaultPause)
	set(&opts.Patience, defaultPatience)
	if opts.MaxBytes == 0 {
		opts.MaxBytes = defaultMaxBytes
	}
	if opts.UserAgent == "" {
		opts.UserAgent = "dateline"
	}
	if opts.Now == nil {
		opts.Now = func() time.Time { return time.Time{} }
	}
	if opts.Tick == nil {
		opts.Tick = opts.Now
	}
	if opts.Sleep == nil {
		opts.Sleep = sleep
	}
	d := &net.Dialer{Timeout: 15 * time.Second}
	if !opts.AllowPrivate {
		d.Control = control
	}
	c := &Client{opts: opts, gates: map[string]*gate{}, robots: map[string]*policy{}}
	c.transport = &http.Transport{
		DialContext:            d.DialContext,
		TLSHandshakeTimeout:    15 * time.Second,
		ResponseHeaderTimeout:  30 * time.Second,
		MaxResponseHeaderBytes: 256 << 10,
		MaxIdleConnsPerHost:    1,
		IdleConnTimeout:        30 * time.Second,
		ForceAttemptHTTP2:      true,
	}
	c.http = &http.Client{Transport: c.transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	return c
}

// Close ends the idle connections.
func (c *Client) Close() { c.transport.CloseIdleConnections() }

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

// validators are what a publisher gave with a copy, to ask later whether it is still the newest.
type validators struct{ etag, modified string }

// reply is an answer, read to its end.
type reply struct {
	body      []byte
	kind      string     // Content-Type
	address   string     // after redirects, without user and fragment
	moved     string     // where permanent redirects lead; "" when none stands before a temporary one
	unchanged bool       // 304
	valid     validators // of this copy
	at        time.Time  // Last-Modified of the publisher, else the Date of the answer, else the clock
}

// statusError is an answer other than 200 and 304.
type statusError struct {
	code  int
	after time.Duration // Retry-After
	given bool          // whether there was one
}

func (e *statusError) Error() string {
	return fmt.Sprintf("the server answers %d %s", e.code, http.StatusText(e.code))
}

// get fetches an address, follows redirects, and tries again what may succeed at once.
func (c *Client) get(ctx context.Context, address string, v validators) (*reply, error) {
	for try := 0; ; try++ {
		r, host, err := c.follow(ctx, address, v)
		if err == nil {
			c.note(ctx, host, nil)
			return r, nil
		}
		wait, again := c.again(err, try)
		if !again || ctx.Err() != nil {
			c.note(ctx, host, err)
			return nil, err
		}
		if err := c.opts.Sleep(ctx, wait); err != nil {
			return nil, err
		}
	}
}

// follow makes one attempt, through all redirects, and tells which host was asked last.
func (c *Client) follow(ctx context.Context, address string, v validators) (*reply, string, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return nil, "", errors.New("not a valid address")
	}
	moved, lasting := "", true
	for hop := 0; ; hop++ {
		if u.Scheme != "http" && u.Scheme != "https" {
			return nil, u.Host, fmt.Errorf("redirected to a %s address", u.Scheme)
		}
		if hop > maxRedirects {
			return nil, u.Host, fmt.Errorf("more than %d redirects", maxRedirects)
		}
		if err := c.resting(u.Host); err != nil {
			return nil, u.Host, err
		}
		if err := c.allowed(ctx, u); err != nil {
			return nil, u.Host, err
		}
		r, next, err := c.ask(ctx, u, v, c.opts.MaxBytes, true)
		if err != nil {
			return nil, u.Host, err
		}
		if next == nil {
			r.moved = moved
			return r, u.Host, nil
		}
		if lasting = lasting && next.lasting; lasting {
			moved = bare(next.to)
		}
		u = next.to
	}
}

// onward is a redirect.
type onward struct {
	to      *url.URL
	lasting bool
}

// ask makes one request when its turn has come, and reads the answer to its end. The next request waits unless this one was
// only the question whether one may ask.
func (c *Client) ask(ctx context.Context, u *url.URL, v validators, limit int64, pause bool) (*reply, *onward, error) {
	g := c.gate(u.Host)
	if err := g.enter(ctx, c.opts.Now()); err != nil {
		return nil, nil, err
	}
	defer g.leave(pause)
	within, cancel := context.WithTimeout(ctx, c.opts.Timeout)
	defer cancel()
	r, next, err := c.exchange(within, u, v, limit)
	if err != nil && within.Err() != nil && ctx.Err() == nil {
		err = fmt.Errorf("not read within %v: %w", c.opts.Timeout, errSlow)
	}
	var busy *statusError
	if errors.As(err, &busy) && busy.given && busy.after > c.opts.Patience {
		g.shut(c.opts.Now().Add(busy.after))
	}
	return r, next, err
}

var errSlow = errors.New("too slow")

func (c *Client) exchange(ctx context.Context, u *url.URL, v validators, limit int64) (*reply, *onward, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, nil, plainError(err)
	}
	req.Header.Set("User-Agent", c.opts.UserAgent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/json;q=0.9,text/plain;q=0.9,*/*;q=0.5")
	if v.etag != "" {
		req.Header.Set("If-None-Match", v.etag)
	}
	if v.modified != "" {
		req.Header.Set("If-Modified-Since", v.modified)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, nil, plainError(err)
	}
	defer resp.Body.Close()
	r := &reply{kind: resp.Header.Get("Content-Type"), address: bare(u), valid: validators{resp.Header.Get("ETag"), resp.Header.Get("Last-Modified")}, at: c.written(resp.Header)}
	switch resp.StatusCode {
	case http.StatusOK:
	case http.StatusNotModified:
		if v == (validators{}) { // than what?
			return nil, nil, &statusError{code: resp.StatusCode}
		}
		r.unchanged = true
		return r, nil, nil
	case http.StatusMovedPermanently, http.StatusPermanentRedirect, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect:
		to, err := u.Parse(resp.Header.Get("Location"))
		if err != nil || resp.Header.Get("Location") == "" {
			return nil, nil, fmt.Errorf("redirected to no valid address (%d)", resp.StatusCode)
		}
		return nil, &onward{to, resp.StatusCode == http.StatusMovedPermanently || resp.StatusCode == http.StatusPermanentRedirect}, nil
	default:
		e := &statusError{code: resp.StatusCode}
		e.after, e.given = c.retryAfter(resp.Header)
		return nil, nil, e
	}
	for _, kind := range []string{"audio/", "video/", "image/", "font/", "application/pdf", "application/zip"} {
		if strings.HasPrefix(strings.ToLower(r.kind), kind) {
			return nil, nil, fmt.Errorf("%s: %w", r.kind, errNoText)
		}
	}
	if enc := resp.Header.Get("Content-Encoding"); enc != "" && enc != "identity" {
		return nil, nil, fmt.Errorf("encoded as %q, which was not asked for", enc)
	}
	if r.body, err = io.ReadAll(&limited{r: resp.Body, left: limit, limit: limit}); err != nil {
		return nil, nil, fmt.Errorf("reading: %w", err)
	}
	return r, nil, nil
}

// written is when the publisher says the copy was last changed, or made: what tells two copies of one address apart when
// they themselves do not.
func (c *Client) written(h http.Header) time.Time {
	date, err := http.ParseTime(h.Get("Date"))
	if err != nil {
		date = c.opts.Now()
	}
	if t, err := http.ParseTime(h.Get("Last-Modified")); err == nil && (date.IsZero() || !t.After(date)) {
		return t.UTC()
	}
	return date.UTC()
}

// plainError drops the wrapping that repeats the address, with whatever stands in it.
func plainError(err error) error {
	var ue *url.Error
	if errors.As(err, &ue) {
		return ue.Err
	}
	return err
}

// errNoText is wrapped when a server says that what it sends is none; it is not fetched.
var errNoText = errors.New("not a text")

// bare is an address without user, password and fragment.
func bare(u *url.URL) string {
	plain := *u
	plain.User, plain.Fragment, plain.RawFragment = nil, "", ""
	return plain.String()
}

// errLong is wrapped when a body is longer than allowed.
var errLong = errors.New("too long")

// limited reports a body that is too long, where io.LimitReader would cut it in silence. It stands after the
// decompression, so that it also meets what a small answer unfolds to.
type limited struct {
	r           io.Reader
	left, limit int64
}

func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 {
		var one [1]byte
		n, err := l.r.Read(one[:])
		if n > 0 {
			return 0, fmt.Errorf("longer than %d bytes: %w", l.limit, errLong)
		}
		return 0, err
	}
	if int64(len(p)) > l.left {
		p = p[:l.left]
	}
	n, err := l.r.Read(p)
	l.left -= int64(n)
	return n, err
}
