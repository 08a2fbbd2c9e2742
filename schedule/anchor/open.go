package anchor

import (
	"time"

	"dateline/schedule"
)

// Reopen resolves what a When left open with a narrower document time. Without Open, or while the document time still
// allows different answers, it returns w unchanged.
func Reopen(w schedule.When, dct schedule.DocTime) schedule.When {
	if w.Open == nil {
		return w
	}
	day, ok := agreed(*w.Open, dct)
	if !ok {
		return w
	}
	o := *w.Open
	w.Day, w.Last = day, day+schedule.Day(o.Span)
	w.Grain = schedule.GrainDay
	if o.MonthDay == 0 && o.Weekday == 0 && !o.HasOffset {
		switch {
		case o.Month > 0:
			w.Grain, w.Last = schedule.GrainMonth, day.AddMonths(1)-1
		case o.HasWeek:
			w.Grain, w.Last = schedule.GrainWeek, day+6
		case o.Year > 0:
			w.Grain, w.Last = schedule.GrainYear, day.AddMonths(12)-1
		}
	}
	w.Implied |= implied(o)
	w.Open = nil
	return w
}

// implied lists what the document time supplied.
func implied(o schedule.Open) schedule.Missing {
	var m schedule.Missing
	if o.Year == 0 {
		m |= schedule.ImpliedYear
	}
	if o.Month == 0 {
		m |= schedule.ImpliedMonth
		if o.MonthDay == 0 {
			m |= schedule.ImpliedDay
		}
	}
	return m
}

// agreed solves o for every possible day of publication and returns the day when all agree. The answer moves only
// forward with the day of publication, so the ends of each run suffice.
func agreed(o schedule.Open, dct schedule.DocTime) (schedule.Day, bool) {
	if o.Year > 0 && o.Month > 0 {
		return solve(o, 0)
	}
	var got schedule.Day
	for i, r := range dct.Runs {
		a, ok1 := solve(o, r.From)
		b, ok2 := solve(o, r.To)
		if !ok1 || !ok2 || a != b || i > 0 && a != got {
			return 0, false
		}
		got = a
	}
	return got, got.Known()
}

// solve finds the day that meets the constraints, seen from one day of publication; that day itself counts both as past
// and as future.
func solve(o schedule.Open, dct schedule.Day) (schedule.Day, bool) {
	if o.Year > 0 {
		m, d := max(o.Month, 1), max(o.MonthDay, 1)
		return schedule.ValidDate(o.Year, m, d)
	}
	if !dct.Known() {
		return 0, false
	}
	switch {
	case o.HasOffset:
		return dct + schedule.Day(o.Offset), true
	case o.Month > 0:
		return solveYear(o, dct)
	case o.MonthDay > 0:
		return solveMonth(o, dct)
	case o.HasWeek:
		return dct.Monday() + schedule.Day(7*o.Weeks+max(o.Weekday, 1)-1), true
	case o.Weekday > 0:
		back := schedule.Day((isoWeekday(dct) - o.Weekday + 7) % 7)
		if o.Direction == schedule.Past || back == 0 {
			return dct - back, true
		}
		return dct - back + 7, true
	}
	return 0, false
}

func isoWeekday(d schedule.Day) int { return (int(d.Weekday())+6)%7 + 1 }

// solveYear places a day or month without year. A weekday said with it restricts the years; the nearest one in the
// direction of the tense wins, or the nearest of all when nothing points.
func solveYear(o schedule.Open, dct schedule.Day) (schedule.Day, bool) {
	y, m, _ := dct.Date()
	reach := 1
	if o.Weekday > 0 {
		reach = 6
	}
	best, bestCost := schedule.Day(0), 1<<30
	for dy := -reach; dy <= reach; dy++ {
		d, ok := schedule.ValidDate(y+dy, o.Month, max(o.MonthDay, 1))
		if !ok {
			if reach == 1 && o.Month == time.February && o.MonthDay == 29 {
				reach = 4
				dy = -5
			}
			continue
		}
		if o.Weekday > 0 && isoWeekday(d) != o.Weekday {
			continue
		}
		diff := int(d - dct)
		if o.MonthDay == 0 { // a month: its own month counts in both directions
			diff = (y+dy)*12 + int(o.Month) - (y*12 + int(m))
		}
		cost := diff
		if cost < 0 {
			cost = -cost
		}
		if o.MonthDay == 0 {
			cost *= 30
		}
		// The tense decides, but not against a year's distance: "until Nov. 20" after a past verb, written on 2 November,
		// means the 20th to come, and a tense points forward more firmly than back.
		switch {
		case o.Direction == schedule.Past && diff > 0:
			cost += 300
		case o.Direction == schedule.Future && diff < 0:
			cost += 300
		}
		if cost < bestCost {
			best, bestCost = d, cost
		}
	}
	// A weekday that fits no year near the writing is a slip: the date is the surer of the two.
	const slip = 500
	if away := best - dct; o.Weekday > 0 && (!best.Known() || away > slip || away < -slip) {
		o.Weekday = 0
		return solveYear(o, dct)
	}
	return best, best.Known()
}

// solveMonth places a bare day of the month ("on the 5th").
func solveMonth(o schedule.Open, dct schedule.Day) (schedule.Day, bool) {
	best, bestCost := schedule.Day(0), 1<<30
	for dm := -12; dm <= 12; dm++ {
		y, m, _ := dct.AddMonths(dm).Date()
		d, ok := schedule.ValidDate(y, m, o.MonthDay)
		if !ok || o.Weekday > 0 && isoWeekday(d) != o.Weekday {
			continue
		}
		diff := int(d - dct)
		cost := diff
		if cost < 0 {
			cost = -cost
		}
		if o.Direction == schedule.Past && diff > 0 || o.Direction == schedule.Future && diff < 0 {
			cost += 1 << 20
		}
		if cost < bestCost {
			best, bestCost = d, cost
		}
	}
	return best, best.Known()
}
