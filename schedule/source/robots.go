package source

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/temoto/robotstxt"
)

// robots.txt (RFC 9309) is asked for once for each host, and again after a day. A host without one allows everything; one
// that cannot be asked allows nothing for now.

const (
	robotsLife  = 24 * time.Hour
	robotsBytes = 500 << 10
	maxPolicies = 1000 // remembered at a time: a feed of links leads to ever new hosts
)

// policy is the robots.txt of one host. ready is closed when it is known.
type policy struct {
	ready chan struct{}
	at    time.Time
	rules *robotstxt.Group // nil allows everything
	err   error
}

// errRobots is wrapped when robots.txt forbids an address.
var errRobots = errors.New("robots.txt of the publisher forbids it")

func (c *Client) allowed(ctx context.Context, u *url.URL) error {
	origin := strings.ToLower(u.Scheme + "://" + u.Host)
	for {
		c.mu.Lock()
		p := c.robots[origin]
		mine := p == nil || !p.at.IsZero() && c.opts.Now().Sub(p.at) > robotsLife
		if mine {
			if len(c.robots) >= maxPolicies {
				clear(c.robots) // those who wait for one hold it themselves
			}
			p = &policy{ready: make(chan struct{}), at: c.opts.Now()}
			c.robots[origin] = p
		}
		c.mu.Unlock()
		if mine {
			c.learn(ctx, u, p)
			if p.err != nil { // asked again once the host has rested, see rest.go
				c.mu.Lock()
				delete(c.robots, origin)
				c.mu.Unlock()
			}
			close(p.ready)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-p.ready:
		}
		switch {
		case p.err != nil && !mine && ctx.Err() == nil && errors.Is(p.err, context.Canceled):
			continue // the one who asked was stopped
		case p.err != nil:
			return p.err
		case p.rules != nil && !p.rules.Test(u.RequestURI()):
			return errRobots
		}
		return nil
	}
}

func (c *Client) learn(ctx context.Context, u *url.URL, p *policy) {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	for range 6 { // RFC 9309 asks for five redirects
		r, next, err := c.ask(ctx, at, validators{}, robotsBytes, false)
		var status *statusError
		switch {
		case errors.As(err, &status) && status.code < 500 && status.code != http.StatusTooManyRequests, errors.Is(err, errLong):
			return
		case err != nil:
			p.err = fmt.Errorf("%w: %w", errPolicy, err)
			return
		case next != nil:
			at = next.to
			if at.Scheme != "http" && at.Scheme != "https" {
				return
			}
			continue
		}
		data, err := robotstxt.FromBytes(r.body)
		if err != nil {
			return // a page in its place, as many hosts answer
		}
		agent, _, _ := strings.Cut(c.opts.UserAgent, "/")
		if p.rules = data.FindGroup(agent); p.rules != nil && p.rules.CrawlDelay > 0 {
			c.gate(u.Host).slower(p.rules.CrawlDelay)
		}
		return
	}
}
