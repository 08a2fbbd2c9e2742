package merge

import (
	"time"

	"dateline/schedule"
)

// What the words of a report that waits for its day allow: which days of happening, and, given one, which days of
// publication.

// openOf gives the constraints; a report with none at all has an empty Open.
func openOf(w schedule.When) schedule.Open {
	if w.Open != nil {
		return *w.Open
	}
	return schedule.Open{}
}

// constrained reports whether the words say anything about the day.
func constrained(w schedule.When) bool {
	o := openOf(w)
	return o.Year != 0 || o.Month != 0 || o.MonthDay != 0 || o.Weekday != 0 || o.HasWeek || o.HasOffset || bareClock(w)
}

// saysDay reports whether the words mean one day, not only a month or a week.
func saysDay(w schedule.When) bool {
	o := openOf(w)
	return o.MonthDay != 0 || o.Weekday != 0 || o.HasOffset || bareClock(w)
}

// bareClock: a clock time with no word about the day means the day of writing.
func bareClock(w schedule.When) bool {
	o := openOf(w)
	return w.Clock != nil && o.Year == 0 && o.Month == 0 && o.MonthDay == 0 && o.Weekday == 0 && !o.HasWeek && !o.HasOffset
}

// direction is where the happening lies as seen from the day of publication.
func direction(r *schedule.Report) schedule.Direction {
	switch r.Status {
	case schedule.Held:
		return schedule.Past
	case schedule.Scheduled, schedule.Proposed:
		return schedule.Future
	}
	return openOf(r.When).Direction
}

// allows reports whether the words allow the happening on a day, whatever the day of publication.
func allows(o schedule.Open, d schedule.Day) bool {
	y, m, n := d.Date()
	wd := int(d.Weekday()+6)%7 + 1
	return (o.Year == 0 || o.Year == y) && (o.Month == 0 || o.Month == m) && (o.MonthDay == 0 || o.MonthDay == n) && (o.Weekday == 0 || o.Weekday == wd)
}

const clockFits = 30 // the clock agrees with an instant: as good as any time

const ever = 4000 // days: no bound

// published gives the days on which a report can have been written if its happening is on a day.
func published(r *schedule.Report, on schedule.Day) schedule.Days {
	o, dir := openOf(r.When), direction(r)
	run := schedule.Days{From: on - ever, To: on + ever}
	narrow := func(from, to schedule.Day) { run.From, run.To = max(run.From, from), min(run.To, to) }
	switch dir {
	case schedule.Future:
		narrow(run.From, on)
	case schedule.Past:
		narrow(on, run.To)
	}
	switch {
	case o.HasOffset:
		narrow(on-schedule.Day(o.Offset), on-schedule.Day(o.Offset))
	case o.HasWeek:
		monday := on.Monday() - schedule.Day(7*o.Weeks)
		narrow(monday, monday+6)
	case o.Year != 0:
	case o.MonthDay != 0 || o.Month != 0:
		narrow(on-365, on+365)
	case o.Weekday != 0:
		narrow(on-6, on+6)
	case bareClock(r.When):
		narrow(on-1, on+1)
	}
	return run
}

// fits gives the days on which a waiting report could fall if it is of the same happening as a dated one, nearest to
// the other's own reckoning first, and how surely the words agree (0: not at all).
func fits(open *item, d *item) (on schedule.Day, sure int) {
	o, w := openOf(open.r.When), open.r.When
	zones := []*time.Location{open.loc, d.loc, time.UTC}
	if d.slot.kind != instant {
		zones = zones[:1]
	}
	for _, z := range zones {
		var days []schedule.Day
		clock := false
		switch {
		case d.slot.kind == instant:
			if z == nil {
				continue
			}
			at := d.slot.start.In(z)
			if w.Clock != nil && open.loc != nil {
				if z != open.loc || !showsClock(at, *w.Clock) {
					continue
				}
				clock = true
			} else if w.Clock != nil && showsClock(at, *w.Clock) {
				clock = true
			}
			days = []schedule.Day{schedule.DayOf(at)}
		case d.slot.from == d.slot.to || d.slot.to-d.slot.from > longRange:
			days = []schedule.Day{d.slot.from}
		default:
			days = []schedule.Day{d.slot.from}
			if o.MonthDay != 0 || o.Weekday != 0 {
				for x := d.slot.from + 1; x <= d.slot.to; x++ {
					days = append(days, x)
				}
			}
		}
		for _, x := range days {
			if !allows(o, x) || !meets(open.r.DocTime.Runs, published(open.r, x)) {
				continue
			}
			sure = 8
			switch {
			case clock:
				sure = clockFits
			case o.MonthDay != 0:
				sure = 20
			case o.Weekday != 0, o.HasOffset:
				sure = 15
			}
			if direction(open.r) == schedule.Future && d.r.Status == schedule.Held {
				sure = max(1, sure-clearly) // what is announced is rather the one that others announce, too
			}
			return x, sure
		}
	}
	return 0, 0
}

// showsClock compares a civil time with a stated clock.
func showsClock(at time.Time, c schedule.Clock) bool {
	have, want := at.Hour()*60+at.Minute(), c.Hour%24*60+c.Minute
	slack := 5
	if c.Approx {
		slack = 90
	}
	off := (have - want + 1440) % 1440
	if c.Half {
		off %= 720
		return off <= slack || off >= 720-slack
	}
	return off <= slack || off >= 1440-slack
}

// meets reports whether a run shares a day with the runs; no runs allow every day.
func meets(runs []schedule.Days, run schedule.Days) bool {
	if run.From > run.To {
		return false
	}
	if len(runs) == 0 {
		return true
	}
	for _, r := range runs {
		if r.From <= run.To && run.From <= r.To {
			return true
		}
	}
	return false
}

// mayFit is the test of two reports of which at least one waits, for drawing components: wide, but no wider than the
// words.
func mayFit(a, b *item) bool {
	if a.slot.kind != waiting {
		a, b = b, a
	}
	switch b.slot.kind {
	case waiting:
		return sameWords(a, b)
	case vague:
		return true
	}
	_, sure := fits(a, b)
	return sure > 0 || !constrained(a.r.When)
}

// sameWords reports whether the constraints of two waiting reports do not contradict each other.
func sameWords(a, b *item) bool {
	o, p := openOf(a.r.When), openOf(b.r.When)
	agree := func(x, y int) bool { return x == 0 || y == 0 || x == y }
	if !agree(o.Year, p.Year) || !agree(int(o.Month), int(p.Month)) || !agree(o.MonthDay, p.MonthDay) || !agree(o.Weekday, p.Weekday) {
		return false
	}
	c, d := a.r.When.Clock, b.r.When.Clock
	if c != nil && d != nil && a.r.When.Zone == b.r.When.Zone && !c.Half && !d.Half && (c.Hour != d.Hour || c.Minute != d.Minute) {
		return false
	}
	return true
}
