package merge

import (
	"dateline/schedule"
	"dateline/schedule/anchor"
)

// reopen resolves a time that waits for the day of publication, now that more is known of that day: only if every day
// it can have been written on gives the same answer. A clock with a zone then gives the instant.
func reopen(w schedule.When, t schedule.DocTime) schedule.When {
	if w.Open == nil || bareClock(w) {
		return w // a bare clock waits for a neighbour with a day
	}
	w = anchor.Reopen(w, t)
	if loc := location(w); w.Open == nil && w.Grain == schedule.GrainDay && w.Last == w.Day && w.Clock != nil && !w.Clock.Half && loc != nil {
		w.Grain, w.Start = schedule.GrainInstant, atClock(w.Day, *w.Clock, loc)
	}
	return w
}
