package extract

import (
	"time"

	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/tz"
)

// Event gives the contract's event of one report, judged for its article alone.
func Event(r *schedule.Report) schedule.Event {
	when := r.When
	if r.Place != nil && r.PlaceImplied {
		when.Implied |= schedule.ImpliedPlace
	}
	return schedule.Event{
		Title: r.Title, Kind: r.Kind, When: when, Status: r.Status, Certainty: r.Certainty, Place: r.Place,
		Participants: r.Participants, Evidence: r.Evidence, Reports: []string{r.ID}, Why: r.Why,
	}
}

// Alone dates what only its article's own weekdays date ("Tuesday 21 June" in an article without a date): of the years in
// which they agree, the latest up to the day of reading. Where articles are read together their neighbours decide instead,
// so reports keep the day open.
func Alone(e *schedule.Event, dct schedule.DocTime, latest schedule.Day) {
	const month = 31
	if e.When.Grain != schedule.GrainNone || e.When.Open == nil || len(dct.Runs) < 2 {
		return
	}
	for i := len(dct.Runs) - 1; i >= 0; i-- {
		run := dct.Runs[i]
		if run.To-run.From > 2*month && (i == 0 || run.From-dct.Runs[i-1].To < 10*month) {
			return // nothing but a season: no weekday spoke, which would have left years out
		}
		if run.From > latest {
			continue
		}
		w := anchor.Reopen(e.When, schedule.DocTime{Runs: []schedule.Days{run}})
		if w.Grain < schedule.GrainDay {
			return
		}
		e.When = w
		e.When.Implied |= schedule.ImpliedYear
		e.Certainty = min(e.Certainty, schedule.Uncertain)
		if c := e.When.Clock; c != nil && e.When.Zone != "" && e.When.Grain == schedule.GrainDay {
			loc, err := tz.Load(e.When.Zone)
			if o := e.When.Offset; o != nil {
				loc, err = time.FixedZone("", *o), nil
			}
			if err == nil {
				e.When.Grain, e.When.Start = schedule.GrainInstant, civil(e.When.Day, *c, loc)
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
