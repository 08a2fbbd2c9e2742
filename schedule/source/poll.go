package source

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"

	"dateline/schedule"
	"dateline/schedule/article"
)

// Result is what one look at an address gave.
type Result struct {
	Articles []schedule.Article
	Problems []error // each names the address
	State    schedule.SourceState
	Sources  []Source // of a list of feeds
}

// visits remembers the pages that a run has read, since several feeds lead to one story.
type visits struct {
	mu   sync.Mutex
	seen map[string]bool
}

func (v *visits) first(address string) bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.seen[address] {
		return false
	}
	if v.seen == nil {
		v.seen = map[string]bool{}
	}
	v.seen[address] = true
	return true
}

// Poll asks one address for what is new since the state was written. A failure is told in the state and as a problem;
// what the source gave before is not touched by it.
func (c *Client) Poll(ctx context.Context, src Source, state schedule.SourceState) Result {
	return c.poll(ctx, src, state, &visits{})
}

func (c *Client) poll(ctx context.Context, src Source, state schedule.SourceState, seen *visits) Result {
	p := &poller{c: c, ctx: ctx, src: src, seen: seen, now: c.opts.Now().UTC(), until: c.opts.Tick().Add(maxSpan)}
	u, err := url.Parse(src.Spec)
	if err != nil || u.Host == "" {
		p.res.Problems = append(p.res.Problems, fmt.Errorf("source %s: not a valid address", Redacted(src.Spec)))
		return p.res
	}
	p.name = u.Redacted()
	state.Address, state.Name, state.Trust = src.Spec, src.Name, src.Trust
	p.res.State = state
	err = p.read()
	if ctx.Err() != nil {
		// Stopped in the middle: what came is used, and the next run asks for the whole again.
		p.res.State = schedule.SourceState{}
		p.res.Problems = append(p.res.Problems, fmt.Errorf("source %s: not read to its end: %w", p.name, ctx.Err()))
		return p.res
	}
	p.settle(err)
	return p.res
}

// poller is one look at an address.
type poller struct {
	c    *Client
	ctx  context.Context
	src  Source
	seen *visits
	now  time.Time
	name string // the address without password
	res  Result
	lack bool // a page could not be read now and may be later

	until   time.Time // on the machine's clock: what is not asked by then is left to the next poll
	pages   int       // asked for
	left    int       // entries left to the next poll
	leftWhy string
}

// settle writes into the state how it went.
func (p *poller) settle(err error) {
	st := &p.res.State
	st.Tried = p.now
	if err == nil {
		st.Succeeded, st.Error, st.Failures, st.Wait = p.now, "", 0, time.Time{}
		st.Next = Next(p.src, *st)
		return
	}
	st.Failed, st.Error = p.now, err.Error()
	var status *statusError
	var wait *waitError
	var rest *restError
	switch {
	case errors.As(err, &wait):
		st.Wait = wait.until
	case errors.As(err, &rest):
		st.Wait = p.now.Add(rest.left)
	case errors.As(err, &status) && status.given:
		st.Wait = p.now.Add(status.after)
	}
	if wait == nil && rest == nil { // else it was not even asked
		st.Failures++
	}
	st.Next = Next(p.src, *st)
	stale := ""
	if !st.Succeeded.IsZero() {
		stale = fmt.Sprintf(" (stale, last read %s)", st.Succeeded.Format(time.RFC3339))
	}
	p.problem(fmt.Errorf("source %s: %w%s", p.name, err, stale))
}

// Next says when to ask again: after the interval, after twice as long for each failure in a row up to a day, and not before
// the publisher wants.
func Next(src Source, st schedule.SourceState) time.Time {
	every := cmp.Or(src.Every, DefaultEvery)
	wait := every << min(st.Failures, 10)
	if wait = min(wait, 24*time.Hour); wait < every {
		wait = every
	}
	next := st.Tried.Add(wait)
	if next.Before(st.Wait) {
		return st.Wait
	}
	return next
}

func (p *poller) problem(err error) { p.res.Problems = append(p.res.Problems, err) }

func (p *poller) read() error {
	st := &p.res.State
	if p.now.Before(st.Wait) {
		return &waitError{st.Wait}
	}
	r, err := p.c.get(p.ctx, cmp.Or(st.Moved, p.src.Spec), validators{st.ETag, st.Modified})
	var status *statusError
	if st.Moved != "" && errors.As(err, &status) && status.code/100 == 4 && status.code != http.StatusTooManyRequests {
		st.Moved = "" // it moved to where it is no longer: ask where it was
		r, err = p.c.get(p.ctx, p.src.Spec, validators{})
	}
	if err != nil {
		return err
	}
	if r.unchanged {
		st.Moved = cmp.Or(r.moved, st.Moved)
		return p.revisit()
	}
	kind, err := p.kind(r)
	if err != nil {
		st.Moved = "" // what stands there is not what moved
		return err
	}
	st.Moved = cmp.Or(r.moved, st.Moved)
	switch kind {
	case List:
		p.res.Sources, err = readOPML(bytes.NewReader(r.body), p.src)
	case Feed:
		err = p.feed(r)
	default:
		err = p.page(r)
	}
	if err == nil {
		st.ETag, st.Modified, st.Kind = r.valid.etag, r.valid.modified, string(kind)
		if p.lack || kind == List { // the feeds of a list are not remembered
			st.ETag, st.Modified = "", "" // ask for the whole again, or something would be missed
		}
	}
	return err
}

// kind finds out what stands under the address, and refuses what cannot be what it should: a page in place of a feed says
// that the feed is gone, or asks to log in.
func (p *poller) kind(r *reply) (Kind, error) {
	if blank(r.body) {
		return "", errors.New("an empty answer")
	}
	found := Page
	switch {
	case sniffOPML(r.body[:min(len(r.body), 4<<10)]):
		found = List
	case isFeed(r.body):
		found = Feed
	}
	want := cmp.Or(p.src.Kind, Kind(p.res.State.Kind))
	if found == Page && (want == Feed || want == List) && (isHTML(r.body) || p.src.Kind != Any) {
		return "", fmt.Errorf("not a %s, but %s", want, article.Format(r.body[:min(len(r.body), 8<<10)]))
	}
	return found, nil
}

func (p *poller) from(r *reply, address string) article.From {
	return article.From{Name: address, ID: address, URL: r.address, Type: r.kind, Home: p.src.Home, Fetched: r.at}
}

// page reads an address that is itself an article, or a file of articles.
func (p *poller) page(r *reply) error {
	n := len(p.res.Articles)
	var first error
	for a, err := range article.Read(p.from(r, p.name), bytes.NewReader(r.body)) {
		var told *article.Problem
		switch {
		case err == nil:
			p.res.Articles = append(p.res.Articles, a)
		case errors.As(err, &told) && told.Warning:
			p.problem(err)
		case first == nil:
			first = err
		default:
			p.problem(err)
		}
	}
	p.res.State.Articles = len(p.res.Articles) - n
	if first != nil && len(p.res.Articles) > n {
		p.problem(first)
		return nil
	}
	return first
}
