package merge

import (
	"cmp"
	"slices"

	"dateline/schedule"
)

// moves tells the way of a happening from slot to slot as the articles tell it, the oldest step first and without a time:
// the ledger adds what subscribers were not told yet. now is the time of the event as it was chosen.
func (ch *choice) moves(now schedule.When) []schedule.Change {
	var out []schedule.Change
	to, seen := now.String(), map[int]bool{}
	for at := ch.at; to != "" && !seen[at]; {
		seen[at] = true
		m := ch.moveTo(at, seen)
		if m == nil {
			break
		}
		if from := ch.slotWas(m.from); from != "" && from != to {
			c := schedule.Change{Field: "start", From: from, To: to}
			if by := ch.mover(m); by != nil {
				c.Article = by.r.Article
			}
			out, to = append(out, c), from
		}
		at = m.from
	}
	slices.Reverse(out)
	return out
}

// moveTo gives the move that led to a slot: of several the one from a slot that was itself moved to, which tells the longer
// way, then the one told last.
func (ch *choice) moveTo(slot int, seen map[int]bool) *move {
	reached := map[int]bool{}
	for _, m := range ch.h.moves {
		reached[m.to] = true
	}
	var best *move
	for i := range ch.h.moves {
		m := &ch.h.moves[i]
		if m.to != slot || seen[m.from] {
			continue
		}
		if best == nil || reached[m.from] && !reached[best.from] || reached[m.from] == reached[best.from] && ch.toldLater(m, best) {
			best = m
		}
	}
	return best
}

func (ch *choice) toldLater(a, b *move) bool {
	x, y := ch.mover(a), ch.mover(b)
	if x == nil || y == nil {
		return y == nil && x != nil
	}
	return cmp.Or(ch.c.later(x, y), cmp.Compare(b.from, a.from)) > 0
}

// slotWas gives the time of a slot that was left, as finely as most sources gave it.
func (ch *choice) slotWas(cluster int) string {
	items := ch.c.members([]int{cluster})
	slices.SortFunc(items, func(a, b *item) int { return a.id - b.id })
	var instants, days []*item
	for _, it := range items {
		switch {
		case it.slot.kind == instant:
			instants = append(instants, it)
		case it.slot.kind != waiting:
			days = append(days, it)
		}
	}
	switch {
	case len(instants) > 0:
		return ch.best(groupInstants(instants)).items[0].r.When.String()
	case len(days) > 0:
		return ch.best(groupDays(days)).items[0].r.When.String()
	}
	return ""
}
