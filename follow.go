package main

import (
	"context"
	"slices"
	"sync"
	"time"

	"dateline/schedule/source"
)

// follower polls the sources on the web while the server runs, each at its interval. What happens then is the intake's.
type follower struct {
	mu      sync.Mutex
	next    map[string]time.Time // by address, on the clock of the machine: --now may stand still
	sources map[string]source.Source
	list    map[string]string // address of a feed -> the list it was found on
	woken   chan struct{}     // something was found
}

func newFollower() *follower {
	return &follower{next: map[string]time.Time{}, sources: map[string]source.Source{}, list: map[string]string{}, woken: make(chan struct{}, 1)}
}

// add follows a source from a time on; one that is followed already stays as it is.
func (f *follower) add(s source.Source, from time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, known := f.sources[s.Spec]; known {
		return
	}
	f.sources[s.Spec], f.next[s.Spec] = s, from
	select {
	case f.woken <- struct{}{}:
	default:
	}
}

// found follows the feeds of a list, and no longer those that it lists no more.
func (f *follower) found(list source.Source, feeds []source.Source, now time.Time) {
	listed := map[string]bool{}
	for _, s := range feeds {
		listed[s.Spec] = true
		f.add(s, now)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for address, l := range f.list {
		if l == list.Spec && !listed[address] {
			delete(f.sources, address)
			delete(f.next, address)
			delete(f.list, address)
		}
	}
	for address := range listed {
		if _, own := f.list[address]; !own {
			f.list[address] = list.Spec
		}
	}
}

// atOnce is how many sources are polled before what they gave is published.
const atOnce = 8

// due gives the sources to ask now, those first that wait longest, and when the next one is due; ok is false when none is
// followed.
func (f *follower) due(now time.Time) (list []source.Source, next time.Time, ok bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, address := range sortedKeys(f.next) {
		at := f.next[address]
		if !at.After(now) {
			list = append(list, f.sources[address])
		} else if !ok || at.Before(next) {
			next, ok = at, true
		}
	}
	slices.SortStableFunc(list, func(a, b source.Source) int { return f.next[a.Spec].Compare(f.next[b.Spec]) })
	return list[:min(len(list), atOnce)], next, ok
}

func (f *follower) later(address string, at time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, known := f.sources[address]; known {
		f.next[address] = at
	}
}

// poll asks what is due until the context ends, and publishes what it gave.
func (r *renewer) poll(ctx context.Context) {
	f := r.follow
	for {
		list, next, ok := f.due(time.Now())
		if len(list) > 0 {
			res, err := r.take(ctx, list, false)
			if ctx.Err() != nil {
				return
			}
			if err != nil {
				r.failed(ctx, "polling", err)
			}
			now := time.Now()
			for _, s := range list {
				f.later(s.Spec, now.Add(source.DefaultEvery)) // what left no state, as after a full disk
			}
			for _, st := range res.states {
				f.later(st.Address, now.Add(st.Next.Sub(st.Tried)))
			}
			continue
		}
		wait := time.NewTimer(time.Until(next))
		if !ok {
			wait.Stop()
		}
		select {
		case <-ctx.Done():
			wait.Stop()
			return
		case <-wait.C:
		case <-f.woken:
			wait.Stop()
		}
	}
}
