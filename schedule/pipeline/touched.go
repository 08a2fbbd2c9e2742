package pipeline

import (
	"fmt"
	"slices"

	"dateline/schedule"
	"dateline/schedule/ledger"
	"dateline/schedule/merge"
	"dateline/schedule/store"
)

// touched is what a run changed beneath the events: where a settlement begins that leaves the rest of the store unread.
type touched struct {
	all     bool              // everything: other rules, or a store that was never settled
	empty   bool              // the latter
	fresh   bool              // some reports are new
	reports []schedule.Report // new, or of another article than before
	gone    []schedule.Report // of contents that no article has any more
	named   []string          // reports that new decisions of the editor name
	events  []string          // UIDs that they name
}

func (t *touched) nothing() bool {
	return (!t.all || t.empty) && !t.fresh && len(t.gone)+len(t.named)+len(t.events) == 0
}

// came notes new reports; where everything is settled they are loaded with the rest.
func (t *touched) came(reports []schedule.Report) {
	t.fresh = t.fresh || len(reports) > 0
	if !t.all {
		t.reports = append(t.reports, reports...)
	}
}

// decided adds what the decisions name that no settlement has seen yet.
func (t *touched) decided(fresh []ledger.Decision) {
	for _, d := range fresh {
		t.named = append(t.named, d.Reports...)
		if d.UID != "" {
			t.events = append(t.events, d.UID)
		}
	}
}

// identity tells reports apart: one text under two IDs gives one report of either.
type identity struct{ id, article, hash string }

func identityOf(r *schedule.Report) identity { return identity{r.ID, r.Article, r.Hash} }

// neighbourhood is the part of a store that a run can change: whole components of reports, and every published event that
// rests on one of them. It is loaded by and by, to a fixpoint: a published event may rest on reports of a component that
// nothing else touches, and a tombstone points to an event that it may come back out of.
type neighbourhood struct {
	tx    store.Tx
	rules string
	cs    []merge.Constraint

	seeds []schedule.Report // whose components are loaded
	gone  map[identity]bool
	ids   map[string]bool            // of all reports that were looked at, gone ones included
	near  map[string]*schedule.Event // by UID
	part  []schedule.Report          // the components, without what is gone
}

func newNeighbourhood(tx store.Tx, rules string, cs []merge.Constraint, t *touched) (*neighbourhood, error) {
	n := &neighbourhood{tx: tx, rules: rules, cs: cs, gone: map[identity]bool{}, ids: map[string]bool{}, near: map[string]*schedule.Event{}}
	n.seeds = slices.Concat(t.reports, t.gone)
	for i := range t.gone {
		n.gone[identityOf(&t.gone[i])] = true
		n.ids[t.gone[i].ID] = true
	}
	if err := n.seed(t.named); err != nil {
		return nil, err
	}
	for _, uid := range t.events {
		if err := n.meet(uid); err != nil {
			return nil, err
		}
	}
	for {
		if err := n.close(); err != nil {
			return nil, err
		}
		more, err := n.publishedNear()
		if err != nil {
			return nil, err
		}
		if len(more) == 0 {
			return n, nil
		}
		if err := n.seed(more); err != nil {
			return nil, err
		}
	}
}

// seed loads current reports by ID; the IDs of those that are no more count as looked at.
func (n *neighbourhood) seed(ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	var keys []string
	for _, id := range ids {
		n.ids[id] = true
		keys = append(keys, merge.IDKey(id))
	}
	found, err := n.filed(keys)
	n.seeds = append(n.seeds, found...)
	return err
}

func (n *neighbourhood) filed(keys []string) ([]schedule.Report, error) {
	var out []schedule.Report
	for r, err := range n.tx.ReportsInBlocks(n.rules, keys) {
		if err != nil {
			return nil, fmt.Errorf("loading reports: %w", err)
		}
		out = append(out, r)
	}
	return out, nil
}

// close grows the seeds to whole components.
func (n *neighbourhood) close() error {
	all, err := merge.Closure(n.seeds, n.cs, n.filed)
	if err != nil {
		return err
	}
	n.part = n.part[:0]
	for i := range all {
		n.ids[all[i].ID] = true
		if !n.gone[identityOf(&all[i])] {
			n.part = append(n.part, all[i])
		}
	}
	return nil
}

// publishedNear loads the published events that rest on what was looked at and those that tombstones among them point
// to. It gives the reports of these that were not looked at yet.
func (n *neighbourhood) publishedNear() ([]string, error) {
	found, err := n.tx.EventsOf(sortedKeys(n.ids))
	if err != nil {
		return nil, fmt.Errorf("loading events: %w", err)
	}
	for i := range found {
		n.near[found[i].UID] = &found[i]
	}
	for _, uid := range sortedKeys(n.near) {
		if err := n.meet(n.near[uid].MergedInto); err != nil {
			return nil, err
		}
	}
	more := map[string]bool{}
	for _, e := range n.near {
		for _, id := range e.Reports {
			if !n.ids[id] {
				more[id] = true
			}
		}
	}
	return sortedKeys(more), nil
}

// meet loads a published event and those that its pointer leads to.
func (n *neighbourhood) meet(uid string) error {
	for uid != "" && n.near[uid] == nil {
		e, ok, err := n.tx.Event(uid)
		if err != nil {
			return fmt.Errorf("loading an event: %w", err)
		}
		if !ok {
			return nil // a decision on something that is not here
		}
		n.near[uid] = &e
		uid = e.MergedInto
	}
	return nil
}

// bereaved loads events that had lost their reports before and that one of the merged ones may bring back by its slot:
// tombstones of its day, and what an editor's pin keeps alive.
func (n *neighbourhood) bereaved(merged []schedule.Event, decisions []ledger.Decision) error {
	days := map[schedule.Day]bool{}
	for i := range merged {
		w := merged[i].When
		days[w.Day] = true
		if w.Grain == schedule.GrainInstant {
			days[schedule.DayOf(w.Start.UTC())] = true
		}
	}
	for d := range days {
		found, err := n.tx.WithdrawnOn(schedule.Days{From: d, To: d})
		if err != nil {
			return fmt.Errorf("loading events: %w", err)
		}
		for i := range found {
			if n.near[found[i].UID] == nil {
				n.near[found[i].UID] = &found[i]
			}
		}
	}
	for _, d := range decisions {
		if d.Verb == ledger.Pin && d.Field == "status" {
			if err := n.meet(d.UID); err != nil {
				return err
			}
		}
	}
	return nil
}

func (n *neighbourhood) published() []schedule.Event {
	out := make([]schedule.Event, 0, len(n.near))
	for _, uid := range sortedKeys(n.near) {
		out = append(out, *n.near[uid])
	}
	return out
}

// settleTouched merges the components that a run touched and settles the events near them. What it leaves unread would
// stay as it is. looked has the IDs of the reports it saw.
func (p *Pipeline) settleTouched(tx store.Tx, t *touched, decisions []ledger.Decision, in ledger.Input, was map[string]string) (out outcome, looked map[string]bool, err error) {
	n, err := newNeighbourhood(tx, p.rules, constraints(decisions), t)
	if err != nil {
		return outcome{}, nil, err
	}
	merged := merge.Merge(n.part, n.cs)
	judge := sortedKeys(n.ids) // a published event that rests on any of them is decided on
	events := toPublish(merged.Events, n.published())
	if err := n.bereaved(events, decisions); err != nil {
		return outcome{}, nil, err
	}
	var failed error
	in.Lookup = func(uid string) (schedule.Event, bool) {
		e, ok, err := tx.Event(uid)
		if err != nil && failed == nil {
			failed = err
		}
		return e, ok && err == nil
	}
	write, steps := ledger.SettleTouched(n.published(), events, judge, in)
	if failed != nil {
		return outcome{}, nil, fmt.Errorf("loading an event: %w", failed)
	}
	if err := tx.PutEvents(write); err != nil {
		return outcome{}, nil, fmt.Errorf("keeping events: %w", err)
	}
	return outcome{steps, write, undated(merged, was)}, n.ids, nil
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
