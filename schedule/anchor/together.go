package anchor

import (
	"dateline/schedule"
	"dateline/schedule/text"
	"dateline/schedule/timex"
)

// What expressions say of one another: brackets that restate, days that count on, parts of a stretch.

// joinBrackets lets a weekday and a date that restate each other say one thing: "Tuesday (April 10)", "August 13 (Saturday)".
func joinBrackets(xs []timex.Expression) []timex.Expression {
	copied := false
	for i := range xs {
		w := xs[i].Form.Twin
		if w < 0 || w >= len(xs) || xs[i].Type != timex.Date || xs[w].Type != timex.Date {
			continue
		}
		a, b := xs[w].Form, xs[i].Form
		if a.Month > 0 {
			a, b = b, a
		}
		if a.Weekday == 0 || a.Month > 0 || a.Day > 0 || a.Days > 0 || a.FromPrevious || b.Month == 0 || b.Day == 0 || b.Weekday > 0 || b.FromDCT {
			continue
		}
		if !copied {
			xs, copied = append([]timex.Expression(nil), xs...), true
		}
		for _, f := range []*timex.Form{&xs[i].Form, &xs[w].Form} {
			f.Year, f.Month, f.Day, f.Weekday, f.Said, f.This, f.FromDCT, f.Unit = b.Year, b.Month, b.Day, a.Weekday, schedule.Either, false, false, timex.UnitNone
		}
	}
	return xs
}

// countOn gives "a day later" after a date that waits for its year a day that waits for it, too.
func countOn(rs []Resolved) {
	var last *schedule.Open
	for i := range rs {
		r := &rs[i]
		f := &r.Form
		w := &r.When
		switch {
		case r.Type == timex.Duration || r.Type == timex.Set:
		case w.Open != nil && (w.Open.MonthDay > 0 && w.Open.Month > 0 || w.Open.Weekday > 0 && w.Open.Month == 0):
			if !r.Reporting {
				last = w.Open
			}
		case w.Grain == schedule.GrainDay && !r.Reporting:
			last = nil
		case last != nil && f.FromPrevious && f.Unit == timex.UnitDay && f.Ref == "" && !f.Vague && w.Grain == schedule.GrainNone && f.Ordinal == 0:
			if o := moved(*last, f.Shift); o != nil {
				w.Open = o
				w.Why.Rule = "anchor/open"
				last = o
			}
		}
	}
}

// moved is the open day some days on, nil where the year decides what day that is.
func moved(o schedule.Open, days int) *schedule.Open {
	o.Span = 0
	if o.Weekday > 0 {
		o.Weekday = ((o.Weekday-1+days)%7+7)%7 + 1
	}
	if o.Month > 0 {
		common, leap := schedule.NewDay(2001, o.Month, o.MonthDay)+schedule.Day(days), schedule.NewDay(2000, o.Month, o.MonthDay)+schedule.Day(days)
		_, m, d := common.Date()
		if _, lm, ld := leap.Date(); lm != m || ld != d {
			return nil
		}
		o.Month, o.MonthDay = m, d
		if o.Year > 0 {
			o.Year, _, _ = (schedule.NewDay(o.Year, m, d)).Date()
		}
	}
	return &o
}

// daysBetween is how far the second open day lies behind the first, 0 when that is not known.
func daysBetween(a, b *schedule.Open) int {
	switch {
	case a.Month > 0 && a.MonthDay > 0 && b.Month > 0 && b.MonthDay > 0:
		n := int(schedule.NewDay(2001, b.Month, b.MonthDay) - schedule.NewDay(2001, a.Month, a.MonthDay))
		if n < 0 {
			n += 365
		}
		return n
	case a.Month == 0 && b.Month == 0 && a.Weekday > 0 && b.Weekday > 0:
		return (b.Weekday - a.Weekday + 7) % 7
	case a.HasOffset && b.HasOffset:
		return max(b.Offset-a.Offset, 0)
	}
	return 0
}

// firstDays places "the first two days of October", "the last three days of next week"; its value stays a length.
func firstDays(d *text.Doc, rs []Resolved) {
	for i := 0; i+1 < len(rs); i++ {
		r, of := &rs[i], &rs[i+1].When
		n := schedule.Day(r.Form.Count)
		if r.Rule != "duration-pointed" || r.Form.Unit != timex.UnitDay || n < 1 || of.Grain == schedule.GrainNone || of.Grain >= schedule.GrainDay ||
			rs[i+1].First != r.Last+1 || d.Lower(r.Last) != "of" || of.Last-of.Day < n {
			continue
		}
		for t := r.First; t < r.Last; t++ {
			switch d.Lower(t) {
			case "first", "opening":
				r.When.Day, r.When.Last, r.When.Grain = of.Day, of.Day+n-1, schedule.GrainDay
			case "last", "final", "closing":
				r.When.Day, r.When.Last, r.When.Grain = of.Last-n+1, of.Last, schedule.GrainDay
			}
		}
	}
}
