package pipeline

import (
	"cmp"
	"fmt"
	"slices"

	"dateline/schedule"
	"dateline/schedule/ledger"
	"dateline/schedule/store"
)

// batchSize is how many reports of a first run are taken up together, in the order of their days, so that those that may
// meet are read together.
const batchSize = 500

// settleFirst settles a store in which nothing is published and nothing decided yet. Components are settled by and by: what
// an archive takes in memory is bounded by its largest component and its events, not by its articles. Since no component
// bears on another, the result is that of one settlement.
func (p *Pipeline) settleFirst(tx store.Tx, in ledger.Input, was map[string]string) (outcome, error) {
	var out outcome
	order, err := p.byDay(tx)
	if err != nil {
		return out, err
	}
	size := cmp.Or(p.batch, batchSize)
	done := make(map[string]bool, len(order))
	for len(order) > 0 {
		var ids []string
		for len(order) > 0 && len(ids) < size {
			if id := order[0]; !done[id] {
				ids = append(ids, id)
			}
			order = order[1:]
		}
		if len(ids) == 0 {
			break
		}
		part, seen, err := p.settleTouched(tx, &touched{named: ids}, nil, in, was)
		if err != nil {
			return out, err
		}
		for id := range seen {
			done[id] = true
		}
		for _, step := range part.steps {
			step.Event.Why, step.Event.When.Why = nil, nil // as large as all that the event rests on
			out.steps = append(out.steps, step)
		}
		if p.held.holds() {
			out.written = append(out.written, part.written...)
		}
		out.undated = append(out.undated, part.undated...)
	}
	slices.SortFunc(out.steps, func(a, b ledger.Step) int { return ledger.Compare(&a.Event, &b.Event) })
	slices.SortFunc(out.written, func(a, b schedule.Event) int { return ledger.Compare(&a, &b) })
	slices.SortFunc(out.undated, func(a, b Undated) int { return cmp.Compare(a.Article, b.Article) })
	return out, nil
}

// byDay lists the IDs of all reports by the day they are on.
func (p *Pipeline) byDay(tx store.Tx) ([]string, error) {
	type on struct {
		day schedule.Day
		id  string
	}
	var all []on
	for r, err := range tx.AllReports(p.rules) {
		if err != nil {
			return nil, fmt.Errorf("loading reports: %w", err)
		}
		all = append(all, on{r.When.Day, r.ID})
	}
	slices.SortFunc(all, func(a, b on) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.id, b.id)) })
	ids := make([]string, len(all))
	for i := range all {
		ids[i] = all[i].id
	}
	return ids, nil
}
