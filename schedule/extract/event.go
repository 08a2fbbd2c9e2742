package extract

import "dateline/schedule"

// Event gives the contract's event of one report, judged for its article alone.
func Event(r *schedule.Report) schedule.Event {
	return schedule.Event{
		Title: r.Title, Kind: r.Kind, When: r.When, Status: r.Status, Certainty: r.Certainty, Place: r.Place,
		Participants: r.Participants, Evidence: r.Evidence, Reports: []string{r.ID}, Why: r.Why,
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
