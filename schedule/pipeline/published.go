package pipeline

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"

	"dateline/schedule"
	"dateline/schedule/ledger"
	"dateline/schedule/store"
)

// metaSettled counts the settlements of a store: while it stands, no event has changed, whoever else writes to the file.
const metaSettled = "settled"

// held are the published events as a settlement left them, in the order of ledger.Compare. Neither the events nor the list
// is ever written to: others look at them.
type held struct {
	mu     sync.Mutex
	known  bool
	count  string // metaSettled
	events []*schedule.Event
}

// Published gives all published events, those of the last call where nothing has changed: a run puts in what it wrote, and
// only when another process has settled the store are they read anew. They are shared and must not be changed.
func (p *Pipeline) Published(ctx context.Context) ([]*schedule.Event, error) {
	h := &p.held
	h.mu.Lock()
	defer h.mu.Unlock()
	err := p.store.View(ctx, func(tx store.Tx) error {
		count, err := tx.Meta(metaSettled)
		if err != nil || h.known && count == h.count {
			return err
		}
		events, err := tx.Events()
		if err != nil {
			return fmt.Errorf("loading events: %w", err)
		}
		h.known, h.count, h.events = true, count, make([]*schedule.Event, len(events))
		for i := range events {
			h.events[i] = &events[i]
		}
		return nil
	})
	return h.events, err
}

// settled is what a run did to the published events.
type settled struct {
	before, after string           // metaSettled
	written       []schedule.Event // in the order of ledger.Compare
}

// turn counts a settlement.
func turn(tx store.Tx, s *settled) error {
	before, err := tx.Meta(metaSettled)
	n, bad := strconv.Atoi(cmp.Or(before, "0"))
	if err = errors.Join(err, bad); err != nil {
		return fmt.Errorf("counting the settlement: %w", err)
	}
	s.before, s.after = before, strconv.Itoa(n+1)
	return tx.PutMeta(metaSettled, s.after)
}

// holds reports whether anybody has asked for the events yet, so that what is written is worth keeping.
func (h *held) holds() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.known
}

// take puts in what a committed run wrote.
func (h *held) take(s settled) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.known || s.after == "" {
		return
	}
	if h.known = s.before == h.count; !h.known {
		h.events = nil
		return
	}
	h.count = s.after
	if len(s.written) == 0 {
		return
	}
	gone := make(map[string]bool, len(s.written))
	for i := range s.written {
		gone[s.written[i].UID] = true
	}
	next := make([]*schedule.Event, 0, len(h.events)+len(s.written))
	put := func(e schedule.Event) { next = append(next, &e) } // alone: one that stays does not hold the others in memory
	for _, e := range h.events {
		for len(s.written) > 0 && ledger.Compare(&s.written[0], e) < 0 {
			put(s.written[0])
			s.written = s.written[1:]
		}
		if !gone[e.UID] {
			next = append(next, e)
		}
	}
	for i := range s.written {
		put(s.written[i])
	}
	h.events = next
}
