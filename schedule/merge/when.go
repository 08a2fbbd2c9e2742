package merge

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"dateline/schedule"
	"dateline/tz"
)

// The time of an event: most independent sources first, stated before implied, an instant before a day it lies on. What
// one article leaves out another may add: the day to a clock, the zone, the length.

// tally is reports that give one value.
type tally struct {
	items          []*item
	sources, plain int // independent sources; those that imply nothing of it
}

// when chooses among the reports of the slot.
func (ch *choice) when() (schedule.When, *schedule.Because) {
	var instants, days, vagues []*item
	for _, it := range ch.final {
		switch it.slot.kind {
		case instant:
			instants = append(instants, it)
		case day:
			days = append(days, it)
		case vague:
			vagues = append(vagues, it)
		}
	}
	why := &schedule.Because{Rule: "merge/when"}
	var w schedule.When
	switch {
	case len(instants) > 0:
		best := ch.best(groupInstants(instants))
		w = ch.instant(best, why)
		ch.stated(&w, append(slices.Clone(best.items), days...))
	case len(days) > 0:
		best := ch.best(groupDays(days))
		w = ch.day(best, days, why)
		ch.stated(&w, best.items)
	case len(vagues) > 0:
		best := ch.best(groupDays(vagues))
		w = copyWhen(best.items[0].r.When)
		ch.because(why, best)
	default:
		w = ch.nothing(why)
	}
	w.Why = nil
	if ch.movedBy != nil {
		why.From = append(why.From, &schedule.Because{Rule: "merge/moved", Got: "moved here", Article: ch.movedBy.r.Article})
	}
	for _, k := range sortedInts(ch.left) {
		ch.c.each(k, func(it *item) {
			why.From = append(why.From, &schedule.Because{Rule: "merge/old-slot", Got: valueOf(it.r.When), Article: it.r.Article, Rejected: true})
		})
	}
	for _, k := range ch.h.clusters {
		if k != ch.at && !ch.left[k] {
			ch.c.each(k, func(it *item) {
				if it.slot.kind >= day {
					why.From = append(why.From, &schedule.Because{Rule: "merge/outvoted", Got: valueOf(it.r.When), Article: it.r.Article, Rejected: true})
				}
			})
		}
	}
	why.Got = orUnknown(w.String())
	return w, why
}

func copyWhen(w schedule.When) schedule.When {
	if w.Clock != nil {
		c := *w.Clock
		w.Clock = &c
	}
	w.Why = nil
	return w
}

func (ch *choice) because(why *schedule.Because, t *tally) {
	said := map[string]bool{}
	for _, it := range t.items {
		if n := saysNode(it); !said[n.Article] {
			said[n.Article] = true
			why.From = append(why.From, n)
		}
	}
}

func groupInstants(items []*item) []*tally {
	sorted := slices.Clone(items)
	slices.SortStableFunc(sorted, func(a, b *item) int { return a.slot.start.Compare(b.slot.start) })
	var out []*tally
	for _, it := range sorted {
		if n := len(out); n > 0 && it.slot.start.Sub(out[n-1].items[0].slot.start) <= exact {
			out[n-1].items = append(out[n-1].items, it)
		} else {
			out = append(out, &tally{items: []*item{it}})
		}
	}
	return out
}

func groupDays(items []*item) []*tally {
	by := map[[3]int][]*item{}
	for _, it := range items {
		k := [3]int{int(it.slot.from), int(it.slot.to), int(it.slot.grain)}
		by[k] = append(by[k], it)
	}
	var out []*tally
	for _, list := range by {
		out = append(out, &tally{items: list})
	}
	slices.SortFunc(out, func(a, b *tally) int {
		return cmp.Or(-cmp.Compare(a.items[0].slot.grain, b.items[0].slot.grain), cmp.Compare(a.items[0].slot.from, b.items[0].slot.from), cmp.Compare(a.items[0].slot.to, b.items[0].slot.to))
	})
	return out
}

// best prefers sources, then those that state all of it, then the newest word.
func (ch *choice) best(ts []*tally) *tally {
	var best *tally
	for _, t := range ts {
		var plain []*item
		for _, it := range t.items {
			if it.r.When.Implied&^(schedule.ImpliedYear|schedule.ImpliedEnd) == 0 && !it.slot.approx {
				plain = append(plain, it)
			}
		}
		t.sources, t.plain = distinct(ch.fam, t.items), distinct(ch.fam, plain)
		if best == nil || cmp.Or(cmp.Compare(t.sources, best.sources), cmp.Compare(t.plain, best.plain), ch.c.later(ch.newest(t.items), ch.newest(best.items))) > 0 {
			best = t
		}
	}
	return best
}

func (ch *choice) newest(items []*item) *item {
	best := items[0]
	for _, it := range items[1:] {
		if ch.c.later(it, best) > 0 {
			best = it
		}
	}
	return best
}

// instant builds the value from the reports that give one instant.
func (ch *choice) instant(t *tally, why *schedule.Because) schedule.When {
	ch.because(why, t)
	starts := map[time.Time][]*item{}
	for _, it := range t.items {
		starts[it.slot.start.UTC()] = append(starts[it.slot.start.UTC()], it)
	}
	var at time.Time
	for s, items := range starts {
		if at.IsZero() {
			at = s
			continue
		}
		if c := cmp.Or(cmp.Compare(distinct(ch.fam, items), distinct(ch.fam, starts[at])), at.Compare(s)); c > 0 {
			at = s
		}
	}
	w := schedule.When{Grain: schedule.GrainInstant, Start: at}
	zones := map[string][]*item{}
	for _, it := range t.items {
		if z := it.r.When.Zone; z != "" {
			zones[z] = append(zones[z], it)
		}
	}
	w.Zone = ch.most(zones)
	if w.Zone == "" {
		for _, it := range t.items {
			if it.r.When.Offset != nil {
				o := *it.r.When.Offset
				w.Offset = &o
				break
			}
		}
	}
	w.Implied = allImplied(t.items, schedule.ImpliedZone|schedule.ImpliedClock)
	ch.end(&w, t, why)
	return inZone(w, w.Zone)
}

// inZone states the civil day and clock of an instant in a zone.
func inZone(w schedule.When, zone string) schedule.When {
	if w.Grain != schedule.GrainInstant {
		if w.Zone == "" {
			w.Zone = zone
		}
		return w
	}
	loc := time.UTC
	if w.Offset != nil {
		loc = fixedZone(*w.Offset)
	}
	if l, err := tz.Load(zone); zone != "" && err == nil {
		loc, w.Zone = l, zone
	}
	local := w.Start.In(loc)
	span := max(0, w.Last-w.Day)
	w.Day = schedule.DayOf(local)
	w.Last = w.Day + span
	w.Clock = &schedule.Clock{Hour: local.Hour(), Minute: local.Minute(), Second: local.Second()}
	return w
}

// most gives the key with the most sources, then the first.
func (ch *choice) most(by map[string][]*item) string {
	best, top := "", 0
	for _, k := range sortedKeys(by) {
		if n := distinct(ch.fam, by[k]); n > top {
			best, top = k, n
		}
	}
	return best
}

// end takes the end most sources state, else reckons it from a stated length.
func (ch *choice) end(w *schedule.When, t *tally, why *schedule.Because) {
	ends := map[string][]*item{}
	for _, it := range t.items {
		if e := it.r.When.End; e.After(w.Start) && !it.r.When.Implied.Has(schedule.ImpliedEnd) && !e.Equal(it.slot.start.Add(it.r.When.Length)) {
			k := e.UTC().Format(time.RFC3339)
			ends[k] = append(ends[k], it)
		}
		if it.r.When.Last > it.r.When.Day && it.r.When.End.IsZero() {
			w.Last, w.Day = max(w.Last, it.r.When.Last), it.r.When.Day
		}
	}
	if k := ch.most(ends); k != "" {
		w.End, _ = time.Parse(time.RFC3339, k)
		return
	}
	if n, from := ch.length(); n > 0 && n < 24*time.Hour {
		w.End, w.Length = w.Start.Add(n), n
		w.Implied |= schedule.ImpliedEnd
		why.From = append(why.From, &schedule.Because{Rule: "merge/length", Got: n.String(), From: []*schedule.Because{saysNode(from)}})
	}
}

// length is the duration most sources state; of several, that of the newest.
func (ch *choice) length() (time.Duration, *item) {
	by := map[time.Duration][]*item{}
	for _, it := range ch.final {
		if n := it.r.When.Length; n > 0 {
			by[n] = append(by[n], it)
		}
	}
	var best time.Duration
	for n, items := range by {
		if best == 0 || cmp.Or(cmp.Compare(distinct(ch.fam, items), distinct(ch.fam, by[best])), ch.c.later(ch.newest(items), ch.newest(by[best]))) > 0 {
			best = n
		}
	}
	if best == 0 {
		return 0, nil
	}
	return best, ch.newest(by[best])
}

// day builds the value from the reports that give one day or range.
func (ch *choice) day(t *tally, all []*item, why *schedule.Because) schedule.When {
	// A happening that lasts for days keeps its last day also where others give only the first.
	if t.items[0].slot.from == t.items[0].slot.to {
		var ranges []*item
		long := false
		for _, it := range all {
			if it.slot.from == t.items[0].slot.from && it.slot.to > it.slot.from {
				ranges = append(ranges, it)
			}
			long = long || it.kin.Long
		}
		if long && len(ranges) > 0 {
			best := ch.best(groupDays(ranges))
			ch.because(why, t)
			t.items = append(slices.Clone(t.items), best.items...)
			t = &tally{items: append(slices.Clone(best.items), t.items...)}
		}
	}
	ch.because(why, t)
	w := schedule.When{Grain: schedule.GrainDay, Day: t.items[0].slot.from, Last: t.items[0].slot.to}
	zones := map[string][]*item{}
	for _, it := range t.items {
		if z := it.r.When.Zone; z != "" {
			zones[z] = append(zones[z], it)
		}
	}
	w.Zone = ch.most(zones)
	clocks := map[string][]*item{}
	for _, it := range t.items {
		if c := it.r.When.Clock; c != nil {
			k := fmt.Sprintf("%02d:%02d:%02d %t %t", c.Hour, c.Minute, c.Second, c.Half, c.Approx)
			clocks[k] = append(clocks[k], it)
		}
	}
	if k := ch.most(clocks); k != "" {
		c := *clocks[k][0].r.When.Clock
		w.Clock = &c
	}
	if n, from := ch.length(); n >= 48*time.Hour && w.Last == w.Day && n%(24*time.Hour) == 0 {
		w.Last = w.Day + schedule.Day(n/(24*time.Hour)) - 1
		w.Length = n
		w.Implied |= schedule.ImpliedEnd
		why.From = append(why.From, &schedule.Because{Rule: "merge/length", Got: n.String(), From: []*schedule.Because{saysNode(from)}})
	}
	return w
}

// clockHere makes an instant of a day and a clock that nobody gave a zone, once another article says where it is: a
// bare clock is that of the place.
func (ch *choice) clockHere(w schedule.When, p *schedule.Place) (schedule.When, *schedule.Because) {
	if w.Grain != schedule.GrainDay || w.Clock == nil || w.Clock.Half || w.Clock.Approx || w.Last > w.Day {
		return w, nil
	}
	zone, rule := w.Zone, "merge/clock-zone"
	if zone == "" && p != nil {
		zone, rule = p.Zone, "merge/clock-of-place"
	}
	loc, err := tz.Load(zone)
	if zone == "" || err != nil {
		return w, nil
	}
	w.Grain, w.Start = schedule.GrainInstant, atClock(w.Day, *w.Clock, loc)
	w.Implied |= schedule.ImpliedZone
	if n, _ := ch.length(); n > 0 && n < 24*time.Hour {
		w.End, w.Length = w.Start.Add(n), n
		w.Implied |= schedule.ImpliedEnd
	}
	return inZone(w, zone), &schedule.Because{Rule: rule, Got: w.String() + " in " + zone}
}

// nothing keeps what is known of a happening without a date.
func (ch *choice) nothing(why *schedule.Because) schedule.When {
	w := copyWhen(ch.newest(ch.final).r.When)
	for _, it := range ch.final {
		if w.Clock == nil && it.r.When.Clock != nil {
			c := *it.r.When.Clock
			w.Clock, w.Zone, w.Offset = &c, it.r.When.Zone, it.r.When.Offset
		}
		why.From = append(why.From, saysNode(it))
	}
	if w.Open != nil {
		w.Grain, w.Day, w.Last, w.Start, w.End = schedule.GrainNone, 0, 0, time.Time{}, time.Time{}
	}
	return w
}

// stated clears the marks of what some report of the value states.
func (ch *choice) stated(w *schedule.When, items []*item) {
	w.Implied |= allImplied(items, schedule.ImpliedYear|schedule.ImpliedMonth|schedule.ImpliedDay)
}

func allImplied(items []*item, mask schedule.Missing) schedule.Missing {
	all := mask
	for _, it := range items {
		all &= it.r.When.Implied
	}
	return all
}

// chosen is the chosen time as an item, for comparing.
func (ch *choice) chosen(w schedule.When) *item {
	it := &item{r: &schedule.Report{When: w}, kin: ch.all[0].kin, loc: location(w)}
	it.slot = newSlot(w, it.loc)
	return it
}

// agrees reports whether a report's time is not contradicted by the chosen one.
func agrees(chosen, it *item) bool {
	switch {
	case chosen.slot.kind < day:
		return true
	case chosen.slot.kind == instant && it.slot.kind == instant:
		return sameTime(chosen, it) == 30
	case chosen.slot.kind == instant || it.slot.kind == instant:
		return sameTime(chosen, it) > 0
	}
	if it.slot.from == it.slot.to { // the first day of the chosen run
		return it.slot.from == chosen.slot.from || sameTime(chosen, it) == 10
	}
	return it.slot.from == chosen.slot.from && it.slot.to == chosen.slot.to
}
