package merge

import (
	"time"

	"dateline/schedule"
)

// agreements shows independent statements of the instant: in another zone or form, or by another article.
func (ch *choice) agreements(w schedule.When) []schedule.Agreement {
	if w.Grain != schedule.GrainInstant {
		return nil
	}
	var values []string
	var by []*item
	for _, it := range ch.final {
		if it.slot.kind != instant || it.slot.start.Sub(w.Start).Abs() > exact {
			continue
		}
		if said := agreeing(it.r, w.Start); len(said) > 0 {
			values = append(values, said...)
			by = append(by, it)
		}
	}
	values = sortedSet(values)
	if len(values) < 2 && distinct(ch.fam, by) < 2 {
		return nil
	}
	return []schedule.Agreement{{Field: "when", Values: values, Articles: articlesOf(by)}}
}

// SelfCheck sets what the clocks of one report say of each other: an event of one article shows the same agreements and
// contradictions as one of many.
func SelfCheck(e *schedule.Event, r *schedule.Report) {
	if e.When.Grain != schedule.GrainInstant {
		return
	}
	if values := sortedSet(agreeing(r, e.When.Start)); len(values) > 1 {
		e.Agreements = append(e.Agreements, schedule.Agreement{Field: "when", Values: values, Articles: []string{r.Article}})
	}
	for _, t := range contradicted(r, e.When.Start) {
		e.Conflicts = append(e.Conflicts, schedule.Conflict{Field: "when", Value: t.Format(time.RFC3339), Articles: []string{r.Article}})
		e.Certainty = min(e.Certainty, schedule.Likely)
	}
}

// agreeing are the words of a report that give the instant.
func agreeing(r *schedule.Report, start time.Time) []string {
	var out []string
	for _, s := range r.Stated {
		if off, ok := offBy(s, start); ok && off <= exact {
			out = append(out, s.Quote)
		}
	}
	return out
}

// contradicted lists the instants that other words of a report give for the time it was read at: "3:30 p.m. EDT (2130
// GMT)" contradicts itself by two hours.
func contradicted(r *schedule.Report, start time.Time) []time.Time {
	var out []time.Time
	for _, s := range r.Stated {
		if off, ok := offBy(s, start); ok && off > exact {
			out = append(out, nearest(s, start))
		}
	}
	return out
}

// offBy is how far a stated clock is from an instant, on the day that brings it nearest; false when its zone is not known.
func offBy(s schedule.Statement, at time.Time) (time.Duration, bool) {
	for _, z := range s.Among { // no zone was named: a place of the article may agree, none can contradict
		if off, ok := offBy(schedule.Statement{Clock: s.Clock, Zone: z}, at); ok && off <= exact {
			return off, true
		}
	}
	if location(schedule.When{Zone: s.Zone, Offset: s.Offset}) == nil {
		return 0, false
	}
	return nearest(s, at).Sub(at).Abs(), true
}

// nearest is the instant that a stated clock means around at. A clock without a.m. or p.m. means whichever is nearer.
func nearest(s schedule.Statement, at time.Time) time.Time {
	loc := location(schedule.When{Zone: s.Zone, Offset: s.Offset})
	if loc == nil {
		return time.Time{}
	}
	y, m, d := at.In(loc).Date()
	hours := []int{s.Clock.Hour}
	if s.Clock.Half {
		hours = append(hours, s.Clock.Hour+12)
	}
	var best time.Time
	for _, h := range hours {
		for _, off := range []int{0, -1, 1} {
			t := time.Date(y, m, d+off, h, s.Clock.Minute, s.Clock.Second, 0, loc).UTC()
			if best.IsZero() || t.Sub(at).Abs() < best.Sub(at).Abs() {
				best = t
			}
		}
	}
	return best
}
