package extract

import (
	"dateline/schedule"
	"dateline/tz"
)

// Event gives the contract's event of one report, judged for its article alone.
func Event(r *schedule.Report) schedule.Event {
	return schedule.Event{
		Title: r.Title, Kind: r.Kind, When: r.When, Status: r.Status, Certainty: r.Certainty, Place: r.Place,
		Participants: r.Participants, Evidence: r.Evidence, Reports: []string{r.ID}, Why: r.Why,
	}
}

// Alone dates what only its article's own weekday dates ("Tuesday 21 June" in an article without a date): the latest year
// up to the day of reading in which date and weekday agree. Where articles are read together their neighbours decide
// instead, so reports keep the day open.
func Alone(e *schedule.Event, latest schedule.Day) {
	o := e.When.Open
	if e.When.Grain != schedule.GrainNone || o == nil || o.Weekday == 0 || o.MonthDay == 0 || o.Month == 0 || o.Year != 0 {
		return
	}
	year, _, _ := latest.Date()
	for y := year; y > year-28; y-- {
		d, ok := schedule.ValidDate(y, o.Month, o.MonthDay)
		if !ok || d > latest || int(d.Weekday()+6)%7+1 != o.Weekday {
			continue
		}
		e.When.Grain, e.When.Day, e.When.Last, e.When.Open = schedule.GrainDay, d, d+schedule.Day(o.Span), nil
		e.When.Implied |= schedule.ImpliedYear
		e.Certainty = min(e.Certainty, schedule.Uncertain)
		if c := e.When.Clock; c != nil && e.When.Zone != "" {
			if loc, err := tz.Load(e.When.Zone); err == nil {
				e.When.Grain, e.When.Start = schedule.GrainInstant, civil(d, *c, loc)
				if e.When.Length > 0 {
					e.When.End = e.When.Start.Add(e.When.Length)
				}
			}
		}
		return
	}
}

// Upcoming reports whether an event lies on or after the day its article was published; without a known day, whether the
// article tells of it as ahead.
func Upcoming(e *schedule.Event, t schedule.DocTime) bool {
	d, ok := t.Day()
	if !ok {
		return e.Status != schedule.Held
	}
	if e.Status == schedule.Held {
		return false
	}
	return e.Upcoming(d.UTC())
}
