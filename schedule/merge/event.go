package merge

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline/schedule"
)

// event makes the entry of a happening.
func (c *component) event(h *happening) schedule.Event {
	ch := c.choose(h)
	e := schedule.Event{
		Kind:     ch.kind(),
		Evidence: evidence(ch.all),
		Sources:  c.sources(ch.all),
	}
	when, why := ch.when()
	e.Why = &schedule.Because{Rule: "merge", From: []*schedule.Because{why}}
	var implied bool
	e.Place, implied, why = ch.place()
	reason := func(b *schedule.Because) {
		if b != nil {
			e.Why.From = append(e.Why.From, b)
		}
	}
	reason(why)
	at := e.Place
	if implied {
		when.Implied |= schedule.ImpliedPlace
		at = nil // where nobody says it is gives no clock its zone
	}
	when, why = ch.clockHere(when, at)
	reason(why)
	if when.Zone == "" && e.Place != nil {
		when = inZone(when, e.Place.Zone)
	}
	e.When, e.History = when, ch.moves(when)
	e.Status, why = ch.status()
	reason(why)
	e.Conflicts = ch.conflicts(when, e.Place, e.Status)
	e.Agreements = ch.agreements(when)
	e.Certainty, why = ch.certainty(when, e.Status, e.Conflicts)
	reason(why)
	e.Participants = ch.participants()
	e.Title, why = ch.title(e)
	reason(why)
	for _, n := range h.notes {
		reason(n)
	}
	for _, it := range ch.all {
		e.Reports = append(e.Reports, it.r.ID)
	}
	e.Reports = sortedSet(e.Reports)
	e.Why.Got = fmt.Sprintf("%s, %s", e.Title, orUnknown(when.String()))
	e.Why.From = append(e.Why.From, c.reportNodes(h)...)
	return e
}

func orUnknown(s string) string {
	if s == "" {
		return "date not known"
	}
	return s
}

// choice holds what the values of one event are chosen from.
type choice struct {
	c       *component
	h       *happening
	all     []*item // every report, canonical order
	final   []*item // those of the slot it is in, and those that name no other
	fam     map[string]int
	at      int // the cluster it is in
	movedBy *item
	left    map[int]bool // clusters it was moved away from
}

func (c *component) choose(h *happening) *choice {
	ch := &choice{c: c, h: h, left: map[int]bool{}}
	ch.all = c.members(h.clusters)
	slices.SortFunc(ch.all, func(a, b *item) int { return a.id - b.id })
	ch.fam = families(ch.all)
	ch.settle()
	for _, k := range h.clusters {
		first := c.reps(k)[0].slot
		if k == ch.at || first.kind < day && !ch.left[k] || h.bare[k] && k != ch.at && first.from == first.to && !ch.movedAway() {
			c.each(k, func(it *item) { ch.final = append(ch.final, it) })
		}
	}
	slices.SortFunc(ch.final, func(a, b *item) int { return a.id - b.id })
	return ch
}

// settle finds the slot a happening is in: where the last move leads, else the one with the most sources.
func (ch *choice) settle() {
	var best *move
	from := map[int]bool{}
	for i := range ch.h.moves {
		from[ch.h.moves[i].from] = true
	}
	for i := range ch.h.moves {
		m := &ch.h.moves[i]
		if best == nil || ch.laterMove(m, best, from) {
			best = m
		}
	}
	if best != nil {
		ch.at, ch.movedBy = best.to, best.by
		for k := range from {
			if k != ch.at {
				ch.left[k] = true
			}
		}
		return
	}
	// Dates that an editor linked, or that were outvoted: the better supported one.
	ch.at = -1
	top := -1
	for _, k := range ch.h.clusters {
		items := ch.c.members([]int{k})
		n := 4 * distinct(ch.fam, items)
		switch {
		case ch.h.voted[k] || ch.h.bare[k]:
			n = 1
		case items[0].slot.kind < day:
			n = 0
		}
		if n > top {
			ch.at, top = k, n
		}
	}
}

// movedAway: what a bare report says is then said of the old slot.
func (ch *choice) movedAway() bool { return len(ch.left) > 0 }

// laterMove prefers moves to a slot that is not left again, then the newest.
func (ch *choice) laterMove(a, b *move, from map[int]bool) bool {
	if from[a.to] != from[b.to] {
		return !from[a.to]
	}
	x, y := ch.mover(a), ch.mover(b)
	if x == nil || y == nil {
		return y == nil && x != nil
	}
	return ch.c.later(x, y) > 0
}

func (ch *choice) mover(m *move) *item {
	if m.by != nil {
		return m.by
	}
	var best *item
	ch.c.each(m.to, func(it *item) {
		if best == nil || ch.c.later(it, best) > 0 {
			best = it
		}
	})
	return best
}

// kind is the one most sources give, an exact one before a loose one.
func (ch *choice) kind() schedule.Kind {
	by := map[string][]*item{}
	for _, it := range ch.all {
		if !it.bare() {
			by[string(it.r.Kind)] = append(by[string(it.r.Kind)], it)
		}
	}
	if len(by) == 0 {
		return ch.all[0].r.Kind
	}
	best, top := "", -1
	for _, k := range sortedKeys(by) {
		n := 2 * distinct(ch.fam, by[k])
		if !by[k][0].kin.Loose {
			n += 3
		}
		if n > top {
			best, top = k, n
		}
	}
	return schedule.Kind(best)
}

// status is what the newest report of the slot says; that it was held is believed of anyone.
func (ch *choice) status() (schedule.Status, *schedule.Because) {
	var best *item
	for _, it := range ch.final {
		if best == nil || ch.outranks(it, best) {
			best = it
		}
	}
	why := saysNode(best)
	s := best.r.Status
	got := string(s)
	if s == schedule.Postponed || s == schedule.Cancelled {
		// Said of an old slot and followed by a new one, it is no longer so; settle has seen to that.
		got += ", no new date"
	}
	return s, &schedule.Because{Rule: "merge/status", Got: got, From: []*schedule.Because{why}}
}

func (ch *choice) outranks(a, b *item) bool {
	heldA, heldB := a.r.Status == schedule.Held, b.r.Status == schedule.Held
	if heldA != heldB {
		return heldA
	}
	// A proposal does not take back an announcement.
	if pa, pb := a.r.Status == schedule.Proposed, b.r.Status == schedule.Proposed; pa != pb && (pa && b.r.Status == schedule.Scheduled || pb && a.r.Status == schedule.Scheduled) {
		return pb
	}
	return ch.c.later(a, b) > 0
}

// certainty is the best that the sources give, lowered while what makes the date is implied and raised when independent
// sources agree.
func (ch *choice) certainty(w schedule.When, s schedule.Status, conflicts []schedule.Conflict) (schedule.Certainty, *schedule.Because) {
	why := func(c schedule.Certainty, got string) (schedule.Certainty, *schedule.Because) {
		return c, &schedule.Because{Rule: "merge/certainty", Got: c.String() + ": " + got}
	}
	switch {
	case s == schedule.Cancelled:
		return why(schedule.Called, "called off")
	case w.Grain < schedule.GrainDay:
		return why(schedule.Planned, "no day is known")
	case s == schedule.Postponed:
		return why(schedule.Planned, "postponed, no new date")
	}
	best, firm := schedule.Certainty(0), []*item{}
	for _, it := range ch.final {
		if it.r.Status != s {
			continue
		}
		sure := min(it.r.Certainty, schedule.Certain)
		if it.said.Open != nil && it.slot.kind >= day && (s == schedule.Held || s == schedule.Scheduled) {
			sure = max(sure, schedule.Likely) // its article was unsure of the day alone
		}
		best = max(best, sure)
		if sure >= schedule.May && it.slot.kind >= day {
			firm = append(firm, it)
		}
	}
	if best == 0 {
		best = schedule.Likely
	}
	sources := distinct(ch.fam, firm)
	disputed, dated := false, false
	for _, f := range conflicts {
		disputed = disputed || f.Field == "when"
	}
	for _, it := range ch.final {
		if ch.c.docs[it.r.Article].given.Basis == schedule.Stated || it.r.When.Implied&(schedule.ImpliedYear|schedule.ImpliedMonth|schedule.ImpliedDay) == 0 {
			dated = dated || it.slot.kind >= day
		}
	}
	got := fmt.Sprintf("%d independent sources", sources)
	switch sources {
	case 0:
		got = "no source is firm"
	case 1:
		got = "one source"
	}
	switch {
	case !dated:
		return why(min(best, schedule.Likely), got+", the date rests on inferred dates of publication")
	case disputed && sources < 3:
		return why(min(best, schedule.Likely), got+", and another date is given")
	case s == schedule.Held && best >= schedule.Likely:
		return why(schedule.Certain, got+" say it was held")
	case s == schedule.Scheduled && sources >= 2 && (best >= schedule.Likely || sources >= 3):
		return why(schedule.Certain, got+" agree")
	case s == schedule.Scheduled && sources >= 2:
		return why(max(best, schedule.Likely), got+" agree")
	}
	return why(best, got)
}

// conflicts lists what was said and not chosen.
func (ch *choice) conflicts(w schedule.When, place *schedule.Place, status schedule.Status) []schedule.Conflict {
	var out []schedule.Conflict
	add := func(field string, by map[string][]*item) {
		for _, v := range sortedKeys(by) {
			out = append(out, schedule.Conflict{Field: field, Value: v, Articles: articlesOf(by[v])})
		}
	}
	when, where, state := map[string][]*item{}, map[string][]*item{}, map[string][]*item{}
	chosen := ch.chosen(w)
	agree := map[string]bool{} // an article that gives the chosen time does not contradict it by a summary
	for _, it := range ch.final {
		if it.slot.kind >= day && agrees(chosen, it) {
			agree[it.r.Article] = true
		}
	}
	for _, k := range ch.h.clusters {
		if ch.left[k] {
			continue // moved away from: history, not conflict
		}
		ch.c.each(k, func(it *item) {
			if it.slot.kind >= day && !agree[it.r.Article] && !agrees(chosen, it) {
				v := valueOf(it.r.When)
				when[v] = append(when[v], it)
			}
		})
	}
	if w.Grain == schedule.GrainInstant {
		for _, it := range ch.final {
			if it.slot.kind != instant || it.slot.start.Sub(w.Start).Abs() > exact {
				continue
			}
			for _, t := range contradicted(it.r, w.Start) {
				v := t.Format(time.RFC3339)
				when[v] = append(when[v], it)
			}
		}
	}
	add("when", when)
	if place != nil {
		at := newSpot(*place, false)
		for _, it := range ch.all {
			if it.place != nil && !it.place.implied && samePlace(at, it.place) < 0 {
				where[it.r.Place.Name] = append(where[it.r.Place.Name], it)
			}
		}
	}
	add("where", where)
	for _, it := range ch.final {
		if s := it.r.Status; s != status && gravity[s] > gravity[schedule.Scheduled] && (s == schedule.Denied || status == schedule.Held || gravity[s] > gravity[status]) {
			state[string(s)] = append(state[string(s)], it)
		}
	}
	add("status", state)
	return out
}

func valueOf(w schedule.When) string {
	if end := w.EndString(); end != "" && w.Grain == schedule.GrainDay {
		return w.String() + "/" + end
	}
	return w.String()
}

// saysNode is a leaf that names a report and what it says of the time.
func saysNode(it *item) *schedule.Because {
	got := []string{}
	for _, s := range []string{string(it.r.Kind), it.r.When.String(), string(it.r.Status)} {
		if s != "" {
			got = append(got, s)
		}
	}
	return &schedule.Because{Rule: "merge/says", Got: strings.Join(got, " "), Article: it.r.Article}
}

// reportNodes gives one node for each report, with what joined it to the others.
func (c *component) reportNodes(h *happening) []*schedule.Because {
	joined := map[*item]string{}
	for _, k := range h.clusters {
		for _, e := range c.clusters[k].why {
			a, b := c.nodes[e.a].rep, c.nodes[e.b].rep
			f := alike(a, b)
			if joined[b] == "" {
				joined[b] = fmt.Sprintf("like the report of %s: who %d, kind %d, when %d, where %d, about %d", a.r.Article, f.who, f.kind, sameTime(a, b), f.place, f.topic)
			}
		}
	}
	var out []*schedule.Because
	items := c.members(h.clusters)
	slices.SortFunc(items, func(a, b *item) int { return a.id - b.id })
	for _, it := range items {
		b := &schedule.Because{Rule: "merge/report", Got: saysNode(it).Got, Article: it.r.Article}
		if why := joined[it]; why != "" {
			b.From = append(b.From, &schedule.Because{Rule: "merge/match", Got: why})
		}
		if d := c.docs[it.r.Article]; d.narrowed() {
			b.From = append(b.From, d.time().Why)
		}
		if it.r.When.Why != nil && it.r.When.Why != it.said.Why {
			b.From = append(b.From, it.r.When.Why)
		}
		if it.r.Why != nil {
			b.From = append(b.From, it.r.Why)
		}
		out = append(out, b)
	}
	return out
}
