package merge

import (
	"dateline/schedule"
)

// reopen resolves a time that waits for the day of publication, now that more is known of that day: only if every day
// it can have been written on gives the same answer.
func reopen(w schedule.When, t schedule.DocTime) schedule.When {
	if w.Open == nil || len(t.Runs) == 0 || t.Count() > 62 {
		return w
	}
	var day schedule.Day
	for _, run := range t.Runs {
		for d := run.From; d <= run.To; d++ {
			got, ok := meant(*w.Open, d)
			if !ok || day != 0 && got != day {
				return w
			}
			day = got
		}
	}
	o := *w.Open
	w.Open, w.Grain, w.Day, w.Last = nil, schedule.GrainDay, day, day+schedule.Day(o.Span)
	if o.Year == 0 {
		w.Implied |= schedule.ImpliedYear
	}
	if o.Month == 0 {
		w.Implied |= schedule.ImpliedMonth
	}
	if loc := location(w); w.Clock != nil && !w.Clock.Half && loc != nil {
		w.Grain, w.Start = schedule.GrainInstant, atClock(day, *w.Clock, loc)
	}
	return w
}

// meant gives the day that the words mean when written on a day.
func meant(o schedule.Open, on schedule.Day) (schedule.Day, bool) {
	switch {
	case o.HasOffset:
		return on + schedule.Day(o.Offset), true
	case o.HasWeek && o.Weekday != 0:
		return on.Monday() + schedule.Day(7*o.Weeks+o.Weekday-1), true
	case o.MonthDay != 0 && o.Month != 0:
		year, _, _ := on.Date()
		var best schedule.Day
		for y := year - 1; y <= year+1; y++ {
			d, ok := schedule.ValidDate(y, o.Month, o.MonthDay)
			if ok && allows(o, d) && ahead(o.Direction, on, d) && (best == 0 || distance(d, on) < distance(best, on)) {
				best = d
			}
		}
		return best, best != 0
	case o.MonthDay == 0 && o.Month == 0 && o.Weekday != 0:
		d := on.Monday() + schedule.Day(o.Weekday-1)
		switch {
		case o.Direction == schedule.Future && d < on:
			d += 7
		case o.Direction == schedule.Past && d > on:
			d -= 7
		}
		return d, o.Direction != schedule.Either
	}
	return 0, false
}

func ahead(dir schedule.Direction, on, d schedule.Day) bool {
	return dir == schedule.Either || dir == schedule.Future && d >= on || dir == schedule.Past && d <= on
}

func distance(a, b schedule.Day) schedule.Day { return max(a-b, b-a) }
