package ledger

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline/schedule"
)

// pinned holds the pins of one event by field.
type pinned map[string]Decision

// pinsByEvent gives the pins that stand: the latest word on a field of an event holds. A pin that does not make sense
// (see Decision.Check) is as if it were not there.
func pinsByEvent(decisions []Decision) map[string]pinned {
	out := map[string]pinned{}
	for _, d := range decisions {
		switch {
		case d.Verb == Pin && d.Check() == nil:
			if out[d.UID] == nil {
				out[d.UID] = pinned{}
			}
			out[d.UID][d.Field] = d
		case d.Verb == Unpin:
			delete(out[d.UID], d.Field)
		}
	}
	return out
}

// pin puts the editor's values in place of what the reports say, and shows the latter as conflicts.
func (s *settlement) pin(e *schedule.Event) {
	pins := s.pinsOf(e)
	if len(pins) == 0 {
		return
	}
	var done []string
	for _, field := range []string{"title", "kind", "start", "end", "place", "status"} {
		d, ok := pins[field]
		if !ok {
			continue
		}
		switch field {
		case "title":
			e.Title = d.Value
		case "kind":
			e.Kind = schedule.Kind(d.Value)
		case "start":
			if w, err := ParseWhen(d.Value); err == nil {
				s.pinWhen(e, startAt(e.When, w))
			}
		case "end":
			if w, ok := endAt(e.When, d.Value); ok {
				s.pinWhen(e, w)
			}
		case "place":
			s.pinPlace(e, d.Place)
		case "status":
			s.pinStatus(e, d)
		}
		done = append(done, field+" = "+pinValue(d))
	}
	why := &schedule.Because{Rule: "ledger/pin", Got: strings.Join(done, ", ")}
	if e.Why != nil && e.Why.Rule == why.Rule {
		why.From = e.Why.From // the event vouches for itself: its reasons hold the last pin
	} else if e.Why != nil {
		why.From = []*schedule.Because{e.Why}
	}
	e.Why = why
}

// pinsOf gives the pins of an event and of those that were merged into it: a correction outlives the entry it was made
// on. The event's own word comes first, then that of the latest merged. An editor who withdrew one entry, though, did
// not withdraw those it is later merged with.
func (s *settlement) pinsOf(e *schedule.Event) pinned {
	out := pinned{}
	seen := map[string]bool{}
	var collect func(o *schedule.Event)
	collect = func(o *schedule.Event) {
		seen[o.UID] = true
		for field, d := range s.pins[o.UID] {
			if o.UID != e.UID && field == "status" && d.Value == string(schedule.Withdrawn) {
				continue
			}
			if _, ok := out[field]; !ok {
				out[field] = d
			}
		}
		// Those that give way in this very run are not in the history yet.
		if i, ok := s.uids[o.UID]; ok {
			for _, k := range slices.Backward(s.yields[i]) {
				collect(s.published[k])
			}
		}
		for _, c := range slices.Backward(o.History) {
			if c.Field != "merged" || c.To != o.UID || seen[c.From] {
				continue
			}
			from, ok := s.event(c.From)
			if k, here := s.uids[c.From]; here && s.holds[k] >= 0 {
				continue // it comes back to life in this run
			}
			if ok && from.MergedInto == o.UID {
				collect(from)
			}
		}
	}
	if len(s.pins) > 0 {
		collect(e)
	}
	return out
}

func (s *settlement) pinWhen(e *schedule.Event, w schedule.When) {
	old := e.When
	e.When = w
	if old.String() == w.String() && old.EndString() == w.EndString() {
		return
	}
	contradict(e, "when", span(old), span(w))
	e.Agreements = slices.DeleteFunc(slices.Clone(e.Agreements), func(a schedule.Agreement) bool { return a.Field == "when" })
}

func (s *settlement) pinPlace(e *schedule.Event, p *schedule.Place) {
	old := placeName(e.Place)
	e.When.Implied &^= schedule.ImpliedPlace
	e.Place = p
	if p != nil {
		place := *p
		e.Place = &place
	}
	if old != "" && old != placeName(p) {
		contradict(e, "where", old, placeName(p))
	}
}

func (s *settlement) pinStatus(e *schedule.Event, d Decision) {
	old := e.Status
	e.Status = schedule.Status(d.Value)
	if e.Status == schedule.Withdrawn {
		e.Reason = "withdrawn by the editor"
		if d.Note != "" {
			e.Reason += ": " + d.Note
		}
	}
	if old != e.Status {
		contradict(e, "status", string(old), d.Value)
	}
}

// contradict notes what the reports say against the editor's value, and drops that value from the outvoted ones.
func contradict(e *schedule.Event, field, said, chosen string) {
	var articles []string
	for _, v := range e.Evidence {
		if v.Field == field {
			articles = append(articles, v.Article)
		}
	}
	slices.Sort(articles)
	articles = slices.Compact(articles)
	e.Conflicts = slices.DeleteFunc(slices.Clone(e.Conflicts), func(c schedule.Conflict) bool {
		return c.Field == field && (c.Value == chosen || c.Value == said)
	})
	if said != "" {
		e.Conflicts = append(e.Conflicts, schedule.Conflict{Field: field, Value: said, Articles: articles})
	}
}

func span(w schedule.When) string {
	if end := w.EndString(); end != "" {
		return w.String() + "/" + end
	}
	return w.String()
}

// startAt moves an event to the editor's start. A stated length, or the number of days, goes with it.
func startAt(old, w schedule.When) schedule.When {
	w.Implied = old.Implied & (schedule.ImpliedZone | schedule.ImpliedPlace)
	switch w.Grain {
	case schedule.GrainInstant:
		w.Zone, w.Length = old.Zone, old.Length
		if w.Offset == nil {
			w.Offset = old.Offset
		}
		if old.Grain == schedule.GrainInstant && old.Start.Equal(w.Start) {
			return old
		}
		if old.Length > 0 {
			w.End = w.Start.Add(old.Length)
		}
		if w.Offset != nil {
			w.Day = schedule.DayOf(w.Start.Add(time.Duration(*w.Offset) * time.Second))
			w.Last = w.Day
		}
	case schedule.GrainDay:
		w.Zone = old.Zone
		if old.Grain == schedule.GrainDay && old.Last > old.Day {
			w.Last = w.Day + old.Last - old.Day
		}
	}
	return w
}

// endAt sets the editor's end; not one that lies before the start or is of another form than the start.
func endAt(w schedule.When, value string) (schedule.When, bool) {
	w.Implied &^= schedule.ImpliedEnd
	w.Length = 0
	if value == "" {
		w.End, w.Last = time.Time{}, w.Day
		return w, true
	}
	end, err := ParseWhen(value)
	if err != nil || end.Grain != w.Grain && (end.Grain != schedule.GrainDay || w.Grain != schedule.GrainInstant) {
		return w, false
	}
	switch end.Grain {
	case schedule.GrainInstant:
		w.End = end.Start
		w.Last = max(w.Day, w.Last)
		return w, !end.Start.Before(w.Start)
	default:
		w.End, w.Last = time.Time{}, end.Last
		return w, end.Last >= w.Day
	}
}

// ParseWhen reads the contract's forms of a start: an instant (RFC 3339), a day, an ISO week, a month, a year; "" is
// "not known yet".
func ParseWhen(value string) (schedule.When, error) {
	if value == "" {
		return schedule.When{}, nil
	}
	if t, err := time.Parse(time.RFC3339, value); err == nil {
		day := schedule.DayOf(t)
		w := schedule.When{Grain: schedule.GrainInstant, Day: day, Last: day, Start: t.UTC()}
		if _, offset := t.Zone(); offset != 0 {
			w.Offset = &offset
		}
		return w, nil
	}
	if day, err := schedule.ParseDay(value); err == nil {
		return schedule.When{Grain: schedule.GrainDay, Day: day, Last: day}, nil
	}
	var year, week int
	if n, err := fmt.Sscanf(value, "%4d-W%2d", &year, &week); n == 2 && err == nil {
		day := schedule.NewDay(year, 1, 4).Monday() + schedule.Day(7*(week-1)) // 4 January is always in week 1
		w := schedule.When{Grain: schedule.GrainWeek, Day: day, Last: day + 6}
		if w.String() == value {
			return w, nil
		}
	}
	for layout, grain := range map[string]schedule.Grain{"2006-01": schedule.GrainMonth, "2006": schedule.GrainYear} {
		if t, err := time.Parse(layout, value); err == nil {
			day, months := schedule.DayOf(t), 1
			if grain == schedule.GrainYear {
				months = 12
			}
			return schedule.When{Grain: grain, Day: day, Last: day.AddMonths(months) - 1}, nil
		}
	}
	return schedule.When{}, fmt.Errorf("time %q: want an instant as in RFC 3339, a day, an ISO week, a month or a year", value)
}
