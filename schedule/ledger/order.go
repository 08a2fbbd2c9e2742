package ledger

import (
	"cmp"
	"time"

	"dateline/schedule"
)

// Compare orders published events: by start (a day, week or month begins at its first midnight, events without any time
// come last), the coarser first, then by UID. Two different published events never compare equal.
func Compare(a, b *schedule.Event) int {
	return cmp.Or(begin(a.When).Compare(begin(b.When)), cmp.Compare(a.When.Grain, b.When.Grain), cmp.Compare(a.UID, b.UID))
}

func begin(w schedule.When) time.Time {
	switch w.Grain {
	case schedule.GrainNone:
		return time.Unix(1<<40, 0)
	case schedule.GrainInstant:
		return w.Start
	}
	return w.Day.UTC()
}

// DaysOf gives the days an event can touch, in its own zone or in UTC; none when no time is known.
func DaysOf(e *schedule.Event) (schedule.Days, bool) {
	w := e.When
	d := schedule.Days{From: w.Day, To: max(w.Day, w.Last)}
	switch w.Grain {
	case schedule.GrainNone:
		return d, false
	case schedule.GrainYear:
		d.To = max(d.To, w.Day.AddMonths(12)-1)
	case schedule.GrainMonth:
		d.To = max(d.To, w.Day.AddMonths(1)-1)
	case schedule.GrainWeek:
		d.To = max(d.To, w.Day+6)
	case schedule.GrainInstant:
		utc := schedule.DayOf(w.Start.UTC())
		if !d.From.Known() {
			d = schedule.Days{From: utc, To: utc}
		}
		d.From, d.To = min(d.From, utc), max(d.To, utc)
		if !w.End.IsZero() {
			d.To = max(d.To, schedule.DayOf(w.End.UTC()))
		}
	}
	return d, d.From.Known()
}
