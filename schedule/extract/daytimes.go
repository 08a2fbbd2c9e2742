package extract

import (
	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/lang/en"
	"dateline/schedule/text"
	"dateline/schedule/timex"
)

// Which day goes with which clock, and which times are none of a happening.

// joinTwins makes one of a day and its restatement in brackets: "Tuesday (April 10)". It returns the ones used up.
func joinTwins(d *document) map[int]bool {
	used := map[int]bool{}
	for i := range d.times {
		k := d.times[i].Form.Twin
		if k < 0 || k >= i || !isDay(&d.times[i]) || !isDay(&d.times[k]) {
			continue
		}
		a, b := &d.times[k], &d.times[i]
		used[i] = true
		switch {
		case a.When.Open != nil && b.When.Open != nil:
			o := *a.When.Open
			p := b.When.Open
			o.Year, o.Month, o.MonthDay, o.Weekday = max(o.Year, p.Year), max(o.Month, p.Month), max(o.MonthDay, p.MonthDay), max(o.Weekday, p.Weekday)
			a.When.Open = &o
		case a.When.Open != nil || a.When.Grain < schedule.GrainDay:
			clock := a.When.Clock
			a.When = b.When
			a.When.Clock = clock
		case b.Form.Day != 0 && b.When.Grain == schedule.GrainDay && a.Form.Day == 0:
			clock := a.When.Clock
			a.When = b.When
			a.When.Clock = clock
		}
	}
	return used
}

// chainOpen carries a day without a year on to what counts from it: "on January 12, … a day later".
func chainOpen(d *document) {
	var last *anchor.Resolved
	for i := range d.times {
		t := &d.times[i]
		f := &t.Form
		if f.FromPrevious && f.Unit == timex.UnitDay && t.When.Grain == schedule.GrainNone && t.When.Open == nil && last != nil {
			o := *last.When.Open
			// A common year will do: nothing but 28 February tells it from a leap year.
			_, m, day := (schedule.NewDay(2021, o.Month, o.MonthDay) + schedule.Day(f.Shift)).Date()
			o.Month, o.MonthDay, o.Weekday, o.Span, o.Direction = m, day, 0, 0, t.Direction
			t.When.Open = &o
		}
		if o := t.When.Open; o != nil && o.Month != 0 && o.MonthDay != 0 && !t.Reporting {
			last = t
		} else if t.When.Grain >= schedule.GrainDay && !t.Reporting {
			last = nil
		}
	}
}

// soleDay returns the only day of a frame.
func soleDay(d *document, f *frame) *anchor.Resolved {
	var day *anchor.Resolved
	for _, t := range f.times {
		if isDay(&d.times[t]) {
			if day != nil && day.Form.RangeTo == t {
				continue // "Sept. 24-26"
			}
			if day != nil {
				return nil
			}
			day = &d.times[t]
		}
	}
	return day
}

// onlyTime reports a line that says little more than a date.
func onlyTime(d *document, f *frame, t *anchor.Resolved) bool {
	rest := 0
	for i := f.First; i < f.Last; i++ {
		if (i < t.First || i >= t.Last) && d.Tokens[i].Kind == text.Word && !en.Function(d.Lower(i)) {
			rest++
		}
	}
	return rest <= 1
}

// isDay reports an expression whose own words give the day; a bare clock gets one from the words around it.
func isDay(t *anchor.Resolved) bool {
	f := &t.Form
	said := f.Grain == schedule.GrainDay || f.Day != 0 || f.Weekday != 0 || f.Holiday != "" || (f.FromDCT || f.FromPrevious) && (f.Unit == timex.UnitDay || f.DayPart != "")
	if !said || f.Grain != schedule.GrainDay && f.Grain != schedule.GrainNone && f.Grain != schedule.GrainInstant || f.Weekend {
		return false
	}
	return t.When.Grain >= schedule.GrainDay || t.When.Grain == schedule.GrainNone && t.When.Open != nil && openDay(t.When.Open)
}

func openDay(o *schedule.Open) bool {
	return o.MonthDay != 0 || o.Weekday != 0 || o.HasOffset
}

func isClock(t *anchor.Resolved) bool { return t.Form.Clock != nil }

// habitual sees opening hours and habits: "every Saturday", "Monday to Friday", "daily", "as usual", "between April and October".
func habitual(d *document, f *frame, t *anchor.Resolved) bool {
	if t.Form.RangeTo >= 0 && t.Form.RangeTo < len(d.times) {
		to := &d.times[t.Form.RangeTo]
		if t.Form.Weekday != 0 && to.Form.Weekday != 0 && t.Form.Day == 0 && to.Form.Day == 0 && t.Form.Weekday == 1 && to.Form.Weekday >= 5 {
			return true
		}
	}
	for _, ti := range f.times {
		if x := &d.times[ti]; x.Type == timex.Set {
			a, b := min(x.First, t.First), max(x.First, t.First)
			if _, sum := f.wallBetween(a, b); sum <= 3 {
				return true
			}
		}
	}
	for i := max(f.First, t.First-8); i < min(f.Last, t.Last+6); i++ {
		switch d.Lower(i) {
		case "every", "usually", "normally", "daily", "weekdays", "typically", "always", "nightly", "usual", "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays", "mornings", "staffed":
			if _, sum := f.wallBetween(min(i, t.First), max(i, t.First)); sum <= 1 {
				return true
			}
		}
	}
	return false
}

// movesRange sees a verb of moving before "from A to B".
func movesRange(d *document, f *frame, ti int) bool {
	t := &d.times[ti]
	if wordBefore(d, f, t.First) != "from" {
		return false
	}
	for i := t.First - 2; i >= f.First && i >= t.First-12; i-- {
		w := d.Lower(i)
		if w == "now" || modal.Has(w) || w == "held" {
			return false // "has been moved and is now to be held from 18 to 20 September"
		}
		if en.Moves(w) && w != "set" && w != "put" || en.Postpones(w) || w == "brought" {
			return true
		}
		if f.wall[i-f.First] >= 3 {
			return false
		}
	}
	return d.Lower(t.First-2) == "goes" || d.Lower(t.First-2) == "go"
}

func clockOf(t *anchor.Resolved) *anchor.Resolved {
	if isClock(t) {
		return t
	}
	return nil
}

// clockFor finds a bare clock in the frame that belongs to day ti: the nearest without another day between.
func clockFor(d *document, f *frame, ti int) int {
	for _, c := range f.times {
		t := &d.times[c]
		if c == ti || !isClock(t) || isDay(t) {
			continue
		}
		if owner := dayOwning(d, f, c); owner == ti {
			return c
		}
	}
	return -1
}

// dayOwning is the day of the sentence that a bare clock belongs to: the nearest that no stronger cut and no other day
// separates; -1 for none.
func dayOwning(d *document, f *frame, c int) int {
	best, cost := -1, 1000
	for _, ti := range f.times {
		t := &d.times[ti]
		if !isDay(t) || t.Reporting || t.Type == timex.Duration || t.Type == timex.Set {
			continue
		}
		a, b := t.Last, d.times[c].First
		if t.First > d.times[c].First {
			a, b = d.times[c].Last, t.First
		}
		_, cut := f.wallBetween(a-1, b)
		k := (b-a)/2 + cut*4
		if t.First > d.times[c].First {
			k++ // "at 10 a.m. on Monday": behind the clock, but "Monday at 10" is as near
		}
		if isClock(t) {
			k += 12
		}
		if k < cost {
			best, cost = ti, k
		}
	}
	return best
}

// dayFor finds the day of a bare clock: in its sentence, from the heading above, or from the sentence before.
func (r *reader) dayFor(d *document, f *frame, c int, carry *carried) *anchor.Resolved {
	if ti := dayOwning(d, f, c); ti >= 0 {
		return &d.times[ti]
	}
	if carry.day != nil && (carry.heading || f.Sentence.First-d.frame[carry.frame].Last <= carryReach) {
		return carry.day
	}
	return nil
}
