package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/urfave/cli/v2"

	"dateline/schedule"
	"dateline/schedule/extract"
	"dateline/schedule/pipeline"
	"dateline/schedule/source"
	"dateline/schedule/store"
)

// intake brings a store up to date with sources.
type intake struct {
	c        *cli.Context
	store    store.Store
	client   *source.Client
	found    func(list source.Source, feeds []source.Source) // see source.Options
	then     func(pipeline.Result, []schedule.Event) error   // the last step before a run is stored; may be nil
	each     func(file string)                               // told of each article where it came from; may be nil
	problem  func(error)                                     // told of each problem in what is read; may be nil
	seen     *source.Seen                                    // ids of earlier readings; nil: each begins anew
	mu       sync.Mutex                                      // one run at a time; reading goes on beside
	pipeline *pipeline.Pipeline
}

// taken is what one intake did.
type taken struct {
	pipeline.Result
	problems int
	stopped  bool // told to stop before all was read
	stored   bool // the transaction is committed
	states   []schedule.SourceState
}

// healthy counts the sources on the web that answered, if only that nothing is new.
func (t *taken) healthy() (n int) {
	for i := range t.states {
		if !t.states[i].Stale() {
			n++
		}
	}
	return n
}

// take reads sources outside any transaction, then stores what they gave in one, and only then remembers how far each was
// read: what is lost between is asked for again. Told to stop, it ends after the article in hand; with salvage, what was
// read until then is stored. The clock is read when the run has the store for itself, and after, which may be nil, is called
// while it still has: what is told of runs is told in their order.
func (in *intake) take(ctx context.Context, list []source.Source, clock func() time.Time, salvage bool, after func(*taken, time.Time, error) error) (res taken, err error) {
	known, err := in.states(ctx)
	if err != nil {
		return res, err
	}
	var sp spool
	defer func() { err = errors.Join(err, sp.close()) }()
	t := &teller{w: in.c.App.ErrWriter, each: in.problem}
	p := newProgress(in.c.App.ErrWriter, list)
	opts := source.Options{Stdin: &stoppable{ctx: ctx, from: in.c.App.Reader}, Client: in.client, Found: in.found, Read: p.bytes, Worth: extract.Worth, Seen: in.seen,
		State: func(address string) schedule.SourceState { return known[address] },
		Keep:  func(s schedule.SourceState) { res.states = append(res.states, s) }}
	for a := range articles(ctx, list, opts, t) {
		if err := sp.add(a); err != nil {
			return res, err
		}
		p.article()
		if in.each != nil {
			in.each(a.File)
		}
	}
	p.end()
	res.problems = t.problems
	if res.stopped = ctx.Err() != nil; res.stopped && !salvage {
		return res, ctx.Err()
	}
	in.mu.Lock()
	defer in.mu.Unlock()
	if salvage {
		ctx = context.WithoutCancel(ctx) // a second signal ends the process, which the store survives
	}
	at := clock()
	if err = in.settle(ctx, &sp, at, &res); after != nil {
		err = after(&res, at, err)
	}
	return res, err
}

func (in *intake) settle(ctx context.Context, sp *spool, at time.Time, res *taken) (err error) {
	if res.Result, err = in.pipeline.RunThen(ctx, sp.all(), at, in.then); err != nil {
		return err
	}
	res.stored = true
	if len(res.Problems) > 0 {
		return fmt.Errorf("reading articles set aside: %w", errors.Join(res.Problems...))
	}
	return in.keep(ctx, res.states)
}

func (in *intake) states(ctx context.Context) (map[string]schedule.SourceState, error) {
	out := map[string]schedule.SourceState{}
	err := in.store.View(ctx, func(tx store.Tx) error {
		list, err := tx.Sources()
		for _, s := range list {
			out[s.Address] = s
		}
		return err
	})
	return out, err
}

func (in *intake) keep(ctx context.Context, states []schedule.SourceState) error {
	if len(states) == 0 {
		return nil
	}
	return in.store.Update(ctx, func(tx store.Tx) error {
		for _, s := range states {
			if err := tx.PutSource(s); err != nil {
				return err
			}
		}
		return nil
	})
}
