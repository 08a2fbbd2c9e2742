package main

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"dateline/schedule/source"
)

// follower polls the sources on the web while the server runs, each at its interval. What happens then is the intake's.
type follower struct {
	mu      sync.Mutex
	next    map[string]time.Time // by address, on the clock of the machine: --now may stand still
	sources map[string]source.Source
	owners  map[string]map[string]bool // by address: the lists it stands on, "" where somebody named it
	busy    map[string]bool            // being asked
	woken   chan struct{}              // something was found, or has been asked
}

func newFollower() *follower {
	return &follower{next: map[string]time.Time{}, sources: map[string]source.Source{}, owners: map[string]map[string]bool{}, busy: map[string]bool{}, woken: make(chan struct{}, 1)}
}

// add follows a source from a time on, for a list or, where that is "", for whoever named it; one that is followed already
// stays as it is.
func (f *follower) add(s source.Source, owner string, from time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.owners[s.Spec] == nil {
		f.owners[s.Spec] = map[string]bool{}
	}
	f.owners[s.Spec][owner] = true
	if _, known := f.sources[s.Spec]; known {
		return
	}
	f.sources[s.Spec], f.next[s.Spec] = s, from
	f.wake()
}

func (f *follower) wake() {
	select {
	case f.woken <- struct{}{}:
	default:
	}
}

// found follows the feeds of a list, and no longer those that it lists no more, unless another list does or somebody named
// them.
func (f *follower) found(list source.Source, feeds []source.Source, now time.Time) {
	listed := map[string]bool{}
	for _, s := range feeds {
		listed[s.Spec] = true
		f.add(s, list.Spec, now)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for address, owners := range f.owners {
		if listed[address] {
			continue
		}
		if delete(owners, list.Spec); len(owners) == 0 {
			delete(f.sources, address)
			delete(f.next, address)
			delete(f.owners, address)
		}
	}
}

// atOnce is how many sources of one host are polled before what they gave is published, and how many hosts beside each other.
const atOnce = 8

// due hands out the sources of one host to ask now, those first that wait longest, and says when the next one is due; ok is
// false when none is followed that is not handed out. Whoever took a source tells later of it.
func (f *follower) due(now time.Time) (list []source.Source, next time.Time, ok bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, address := range sortedKeys(f.next) {
		at := f.next[address]
		if f.busy[address] {
			continue
		}
		if !at.After(now) {
			list = append(list, f.sources[address])
		} else if !ok || at.Before(next) {
			next, ok = at, true
		}
	}
	slices.SortStableFunc(list, func(a, b source.Source) int { return f.next[a.Spec].Compare(f.next[b.Spec]) })
	if len(list) > 0 { // hosts are independent: none waits for the silence of another
		host := hostOf(list[0].Spec)
		list = slices.DeleteFunc(list, func(s source.Source) bool { return hostOf(s.Spec) != host })
		list = list[:min(len(list), atOnce)]
	}
	for _, s := range list {
		f.busy[s.Spec] = true
	}
	return list, next, ok
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Host)
}

func (f *follower) later(address string, at time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.busy, address)
	defer f.wake()
	if _, known := f.sources[address]; known {
		f.next[address] = at
	}
}

// poll asks what is due until the context ends, and publishes what it gave.
func (r *renewer) poll(ctx context.Context) {
	var work sync.WaitGroup
	defer work.Wait()
	f, room := r.follow, make(chan struct{}, atOnce)
	for {
		select {
		case <-ctx.Done():
			return
		case room <- struct{}{}:
		}
		list, next, ok := f.due(time.Now())
		if len(list) > 0 {
			work.Go(func() {
				r.ask(ctx, list)
				<-room
			})
			continue
		}
		<-room
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

// ask polls some sources and notes when each is due again.
func (r *renewer) ask(ctx context.Context, list []source.Source) {
	res, err := r.take(ctx, list, false)
	if ctx.Err() != nil {
		return
	}
	if err != nil {
		r.failed(ctx, "polling", err)
	}
	now, due := time.Now(), map[string]time.Time{}
	for _, s := range list {
		due[s.Spec] = now.Add(source.DefaultEvery) // what left no state, as after a full disk
	}
	for _, st := range res.states {
		due[st.Address] = now.Add(st.Next.Sub(st.Tried))
	}
	for _, address := range sortedKeys(due) {
		r.follow.later(address, due[address])
	}
}
