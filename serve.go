package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/netip"
	"sync"
	"time"

	"github.com/urfave/cli/v2"

	"dateline/feeds"
	"dateline/feeds/serve"
	"dateline/schedule"
	"dateline/schedule/pipeline"
	"dateline/schedule/source"
	"dateline/schedule/store"
)

// serveCommand reads the sources, serves what they give, and reads them again when files come or change.
func serveCommand(c *cli.Context) (err error) {
	cfg, err := configured(c)
	if err != nil {
		return err
	}
	from, err := sources(c, cfg, 0)
	if err != nil {
		return err
	}
	list, err := feedList(c, cfg)
	if err != nil {
		return err
	}
	if _, err := clock(c); err != nil {
		return err
	}
	now := func() time.Time { t, _ := clock(c); return t } // checked above
	proxies, err := prefixes(c.StringSlice("proxy"))
	if err != nil {
		return err
	}
	if c.Bool("private") && c.String("store") == ":memory:" {
		return usage("--private: a store in memory has no tokens, so that nobody could see anything; name a file with --store")
	}
	read, requests := newReadings(from), newLines(c.App.ErrWriter)
	defer func() { err = errors.Join(err, requests.Flush()) }()
	server, err := serve.New(serve.Config{BaseURL: c.String("base-url"), Cancelled: list[0].Cancelled, Now: now, Tick: time.Now,
		Metrics: c.String("metrics"), Limit: serve.Limit{Exempt: proxies}, Private: c.Bool("private"), Sources: read.sources,
		TLS: serve.TLS{Cert: c.String("tls-cert"), Key: c.String("tls-key"), Hosts: c.StringSlice("tls-host"), Cache: c.String("tls-cache")},
		Log: slog.New(slog.NewTextHandler(c.App.ErrWriter, nil)), Requests: slog.New(slog.NewTextHandler(requests, nil))})
	if err != nil {
		return usage("%w", err)
	}
	s, err := openStore(c)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	l, err := serve.Listen(c.Context, c.String("listen"))
	if err != nil {
		return err
	}
	client := newClient(c, cfg, now)
	defer client.Close()
	r := &renewer{c: c, feeds: list[1:], now: now, store: s, server: server, follow: newFollower(), readings: read}
	r.in = &intake{c: c, store: s, client: client, pipeline: pipeline.New(s), each: read.add, problem: read.problem, seen: &source.Seen{},
		found: func(list source.Source, feeds []source.Source) { r.follow.found(list, feeds, time.Now()) }}
	if err := r.divide(from); err != nil {
		return errors.Join(err, l.Close())
	}
	watch := source.NewWatch(r.local, time.Now)
	defer func() { err = errors.Join(err, watch.Close()) }()
	if err := r.renew(c.Context); err != nil {
		return errors.Join(err, l.Close())
	}
	if err := r.admit(c.Context); err != nil {
		fmt.Fprintln(c.App.ErrWriter, "warning:", printable(err.Error()))
	}
	scheme := "http"
	if c.String("tls-cert") != "" || len(c.StringSlice("tls-host")) > 0 {
		scheme = "https"
	}
	fmt.Fprintf(c.App.Writer, "serving %[1]s://%[2]s/ and %[1]s://%[2]s/all.ics (stop with Ctrl-C)\n", scheme, l.Addr())
	var work sync.WaitGroup
	ctx, stop := context.WithCancel(c.Context)
	work.Go(func() { r.admitAll(ctx) })
	work.Go(func() { r.watch(ctx, watch) })
	work.Go(func() { r.poll(ctx) })
	err = server.Serve(c.Context, l)
	stop() // a listener that failed ends the watching, too
	work.Wait()
	return err
}

// prefixes reads addresses and networks ("10.0.0.7", "10.0.0.0/8").
func prefixes(list []string) ([]netip.Prefix, error) {
	var out []netip.Prefix
	for _, s := range list {
		if a, err := netip.ParseAddr(s); err == nil {
			out = append(out, netip.PrefixFrom(a, a.BitLen()))
			continue
		}
		p, err := netip.ParsePrefix(s)
		if err != nil {
			return nil, usage("--proxy %q: want an address or a network such as 10.0.0.0/8", s)
		}
		out = append(out, p)
	}
	return out, nil
}

// renewer brings the served calendar up to date.
type renewer struct {
	c        *cli.Context
	local    []source.Source // files and folders, watched, and standard input
	follow   *follower       // addresses, polled
	feeds    []feeds.Feed
	now      func() time.Time
	store    store.Store
	in       *intake
	server   *serve.Server
	readings *readings
	mu       sync.Mutex // publishing
	owed     bool       // something is stored that is not published yet
}

// divide parts what is watched from what is polled; an address asked by an earlier run is due when that run said.
func (r *renewer) divide(list []source.Source) error {
	known, err := r.in.states(r.c.Context)
	if err != nil {
		return err
	}
	for _, s := range list {
		if !source.IsURL(s.Spec) {
			r.local = append(r.local, s)
			continue
		}
		if st, asked := known[s.Spec]; asked {
			r.readings.end(nil, st.Tried, []schedule.SourceState{st}, nil)
		}
		r.follow.add(s, "", time.Now().Add(max(0, known[s.Spec].Next.Sub(r.now()))))
	}
	return nil
}

// renew reads all files and publishes the result.
func (r *renewer) renew(ctx context.Context) error {
	_, err := r.take(ctx, r.local, true)
	return err
}

// take reads sources and publishes the result; without always only if there is something new, or something that could not be
// published before. Told to stop, it stores what was read until then.
func (r *renewer) take(ctx context.Context, list []source.Source, always bool) (taken, error) {
	at := r.now()
	r.readings.begin(list, at)
	res, err := r.in.take(ctx, list, r.now, true, func(res *taken, at time.Time, err error) error { return r.publish(res, at, always, err) })
	if res.stopped && err == nil {
		err = ctx.Err()
	}
	r.readings.end(list, at, res.states, err)
	return res, err
}

func (r *renewer) publish(res *taken, at time.Time, always bool, err error) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.owed = r.owed || always || res.Added > 0 || len(res.Steps) > 0
	if err != nil || !r.owed || res.stopped {
		return err
	}
	events, err := r.in.pipeline.Published(r.c.Context)
	if err != nil {
		return err
	}
	tellSteps(r.c, res.Steps)
	fmt.Fprintf(r.c.App.Writer, "%d articles read, %d new; %s\n", res.Read, res.Added, countSteps(res.Steps, len(events)))
	tellUndated(r.c, res.Undated)
	err = r.server.Publish(serve.Snapshot{Events: events, Feeds: r.feeds, AsOf: at, Articles: r.article})
	var part *feeds.Partial
	if errors.As(err, &part) {
		fmt.Fprintln(r.c.App.ErrWriter, "warning:", printable(err.Error()))
		err = nil
	}
	r.owed = err != nil
	return err
}

// failed leaves the last good calendar, shows its age on the pages, and says why.
func (r *renewer) failed(ctx context.Context, doing string, err error) {
	if ctx.Err() != nil {
		return
	}
	r.mu.Lock()
	r.owed = true // if only to take the mark off the pages
	r.mu.Unlock()
	r.server.Fail(err)
	fmt.Fprintf(r.c.App.ErrWriter, "dateline: %s: %s\n", doing, printable(err.Error()))
}

func (r *renewer) article(id string) (a schedule.Article, ok bool) {
	err := r.store.View(context.WithoutCancel(r.c.Context), func(tx store.Tx) (err error) {
		a, ok, err = tx.Article(id)
		return err
	})
	return a, ok && err == nil
}
