package anchor

import (
	"strings"
	"time"

	"dateline/schedule"
	"dateline/schedule/timex"
)

func (r *resolver) weekday(f *timex.Form, dir schedule.Direction, c *clause) answer {
	if f.FromPrevious {
		d := r.prevDay.first
		if !r.prevDay.known() {
			if d = r.dct; !d.Known() {
				return answer{}
			}
		}
		switch {
		case f.Said == schedule.Past:
			d, _ = solve(schedule.Open{Weekday: f.Weekday, Direction: schedule.Past}, d-1)
		case f.Said == schedule.Future:
			d, _ = solve(schedule.Open{Weekday: f.Weekday, Direction: schedule.Future}, d+1)
		}
		return answer{s: daySpan(d), rule: "anchor/previous"}
	}
	if r.narrative && r.prevDay.known() && !f.FromDCT {
		d, _ := solve(schedule.Open{Weekday: f.Weekday, Direction: schedule.Future}, r.prevDay.first)
		return answer{s: daySpan(d), rule: "anchor/previous"}
	}
	if !r.dct.Known() {
		return answer{}
	}
	base := r.dct
	switch {
	case f.This:
		// "this Friday" is the coming one in a future clause, the one of this week else
		d := base.Monday() + schedule.Day(f.Weekday-1)
		if dir != schedule.Past && d < base {
			d += 7
		}
		return answer{s: daySpan(d), rule: "anchor/publication"}
	case f.Said == schedule.Past:
		d, _ := solve(schedule.Open{Weekday: f.Weekday, Direction: schedule.Past}, base-1)
		return answer{s: daySpan(d), rule: "anchor/direction"}
	case f.Said == schedule.Future:
		d, _ := solve(schedule.Open{Weekday: f.Weekday, Direction: schedule.Future}, base+1)
		if r.saysThis(f.Weekday) || d-base <= soon && f.Days == 0 && r.saysNext() {
			// beside "this Thursday" the next one is that of next week; and on a Monday nobody says "next Tuesday" for tomorrow
			d = base.Monday() + schedule.Day(7+f.Weekday-1)
		}
		return answer{s: daySpan(d), rule: "anchor/direction"}
	}
	if c.moved {
		if d, ok := r.leaves(f); ok {
			return answer{s: daySpan(d), rule: "anchor/moved"}
		}
	}
	if c.nearest {
		d, _ := solve(schedule.Open{Weekday: f.Weekday, Direction: schedule.Past}, base+3)
		return answer{s: daySpan(d), rule: "anchor/nearest"}
	}
	if f.Said == schedule.Either && f.Days == 0 {
		if d, ok := r.inListWeek(f.Weekday); ok {
			return answer{s: daySpan(d), rule: "anchor/list-week"}
		}
		if d, ok := r.theWeekday(f.Weekday); ok {
			return answer{s: daySpan(d), rule: "anchor/previous"}
		}
	}
	if d, ok := r.soonAfter(f.Weekday); ok && dir != schedule.Past {
		return answer{s: daySpan(d), rule: "anchor/previous"}
	}
	if dir == schedule.Either {
		dir = schedule.Past // news tells what was, unless a verb says otherwise
	}
	d, _ := solve(schedule.Open{Weekday: f.Weekday, Direction: dir}, base)
	return answer{s: daySpan(d), rule: "anchor/direction"}
}

// soon is how many days ahead a weekday is called tomorrow or "this Thursday", never the next one.
const soon = 2

// saysNext reports whether the expression at hand begins with "next": "the coming Tuesday" may well be tomorrow.
func (r *resolver) saysNext() bool {
	return strings.EqualFold(r.d.Text(r.xs[r.at].First), "next")
}

// soonAfter counts a bare weekday from the date before it in the paragraph when that one stands with its weekday a week or
// more ahead: "on the eve, Thursday 18 January, … and on Friday".
func (r *resolver) soonAfter(weekday int) (schedule.Day, bool) {
	const few = 3
	if r.at == 0 || !r.prevDay.known() || r.prevDay.first < r.dct+7 {
		return 0, false
	}
	x, p := &r.xs[r.at], &r.xs[r.prevDayAt]
	n, m := r.d.SentenceOf(x.First), r.d.SentenceOf(p.First)
	if n < 0 || m < 0 || r.d.Sentences[n].Block != r.d.Sentences[m].Block || p.Form.Weekday == 0 || (p.Form.Month == 0 || p.Form.Day == 0) && p.Form.Said != schedule.Future {
		return 0, false
	}
	d, ok := solve(schedule.Open{Weekday: weekday, Direction: schedule.Future}, r.prevDay.first+1)
	return d, ok && d-r.prevDay.first <= few
}

// saysThis reports whether the text also speaks of this very weekday as "this one".
func (r *resolver) saysThis(weekday int) bool {
	if r.this == nil {
		r.this = new([8]bool)
		for i := range r.xs {
			if f := &r.xs[i].Form; f.This && f.Weekday > 0 {
				r.this[f.Weekday] = true
			}
		}
	}
	return r.this[weekday]
}

func (r *resolver) monthDay(f *timex.Form, dir schedule.Direction, c *clause) answer {
	unit := timex.UnitDay
	if f.Day == 0 {
		unit = timex.UnitMonth
	}
	month := f.Month
	if f.Ordinal != 0 && f.Weekday > 0 {
		return r.nthWeekday(f, dir)
	}
	if f.Year > 0 {
		d, ok := schedule.ValidDate(f.Year, max(month, 1), max(f.Day, 1))
		if !ok {
			return answer{}
		}
		if f.Unit == timex.UnitWeek && f.Day > 0 {
			return answer{s: around(d, timex.UnitWeek), rule: "anchor/stated"}
		}
		if f.Unit == timex.UnitWeekend && f.Day > 0 {
			return answer{s: around(d, timex.UnitWeekend), rule: "anchor/stated"}
		}
		return answer{s: span{unit: unit, first: d}, rule: "anchor/stated"}
	}
	o := schedule.Open{Month: month, MonthDay: f.Day, Weekday: f.Weekday, Direction: dir}
	base := r.dct
	rule := "anchor/direction"
	if r.narrative && r.story.first.Known() {
		base, rule = r.story.first, "anchor/previous"
		o.Direction = schedule.Either
		if month > 0 {
			return answer{s: span{unit: unit, first: r.followYear(month, f.Day)}, rule: rule}
		}
	}
	if d, ok := r.inMonth(f, dir); ok {
		return answer{s: daySpan(d), rule: "anchor/previous"}
	}
	if !c.sure && !c.list && f.Said == schedule.Either && dir == schedule.Future {
		o.Direction = schedule.Either
	}
	// January in late December lies ahead and December in January behind, whatever the verb says weakly
	d, ok := solve(o, base)
	if !ok {
		return answer{}
	}
	if c.hard && d > base && month > 0 {
		if y, _, _ := d.Date(); f.Day == 0 || f.Day < 29 {
			d = schedule.NewDay(y-1, month, max(f.Day, 1))
		}
	}
	if f.Said != schedule.Either && f.Month > 0 && f.Day == 0 && f.FromDCT {
		y, m, _ := base.Date()
		switch {
		case f.Said == schedule.Past:
			if month >= m || month == m-1 { // the month just behind is called last month
				y--
			}
			d = schedule.NewDay(y, month, 1)
		case f.Said == schedule.Future:
			if month <= m {
				y++
			}
			d = schedule.NewDay(y, month, 1)
		}
	} else if f.This && f.FromDCT && f.Day == 0 {
		y, _, _ := base.Date()
		d = schedule.NewDay(y, month, 1)
	}
	if f.Unit == timex.UnitWeek && f.Day > 0 {
		return answer{s: around(d, timex.UnitWeek), rule: rule}
	}
	if f.Unit == timex.UnitWeekend && f.Day > 0 {
		return answer{s: around(d, timex.UnitWeekend), rule: rule}
	}
	return answer{s: span{unit: unit, first: d}, rule: rule}
}

// followYear gives a yearless date of a narrative the year of the date before it; past the turn of the year it goes on
// with the next.
func (r *resolver) followYear(month time.Month, day int) schedule.Day {
	y, m, _ := r.story.first.Date()
	if r.story.unit == timex.UnitDay || r.story.unit == timex.UnitMonth {
		if m >= 10 && month <= 3 {
			y++
		}
	}
	d, ok := schedule.ValidDate(y, month, max(day, 1))
	if !ok {
		return schedule.NewDay(y, month, 1)
	}
	return d
}

func (r *resolver) nthWeekday(f *timex.Form, dir schedule.Direction) answer {
	y := f.Year
	if y == 0 {
		if !r.dct.Known() {
			return answer{}
		}
		d, ok := solve(schedule.Open{Month: f.Month, Direction: dir}, r.dct)
		if !ok {
			return answer{}
		}
		y, _, _ = d.Date()
	}
	return answer{s: daySpan(nth(y, f.Month, f.Weekday, f.Ordinal)), rule: "anchor/rule"}
}

// nth is the n-th such weekday of a month, the last one for -1.
func nth(y int, m time.Month, weekday, n int) schedule.Day {
	if n < 0 {
		last := schedule.NewDay(y, m+1, 1) - 1
		return last - schedule.Day((isoWeekday(last)-weekday+7)%7)
	}
	first := schedule.NewDay(y, m, 1)
	return first + schedule.Day((weekday-isoWeekday(first)+7)%7+7*(n-1))
}

func (r *resolver) season(f *timex.Form, dir schedule.Direction) answer {
	if f.Year > 0 {
		return answer{s: seasonSpan(f.Year, f.Season), rule: "anchor/stated"}
	}
	base := r.dct
	if r.narrative && r.story.first.Known() {
		y, _, _ := r.story.first.Date()
		return answer{s: seasonSpan(y, f.Season), rule: "anchor/previous"}
	}
	if !base.Known() {
		return answer{}
	}
	y, m, _ := base.Date()
	if f.Season == "WI" && m <= time.February {
		y-- // the winter that runs began in December
	}
	s := seasonSpan(y, f.Season)
	switch {
	case f.Said == schedule.Past && f.FromDCT || dir == schedule.Past && !f.This:
		if s.first > base || f.FromDCT && s.last() >= base {
			s = seasonSpan(y-1, f.Season)
		}
	case f.Said == schedule.Future || dir == schedule.Future && !f.This:
		if s.last() < base || f.FromDCT && s.first <= base {
			s = seasonSpan(y+1, f.Season)
		}
	}
	return answer{s: s, rule: "anchor/direction"}
}

// quarter takes the nearest one in the direction of the tense; the one that runs counts in both.
func (r *resolver) quarter(f *timex.Form, dir schedule.Direction) answer {
	m := time.Month(f.Quarter*3 - 2)
	if f.Year > 0 {
		return answer{s: around(schedule.NewDay(f.Year, m, 1), timex.UnitQuarter), rule: "anchor/stated"}
	}
	base := r.dct
	if r.narrative && r.story.first.Known() {
		base = r.story.first
	}
	if !base.Known() {
		return answer{}
	}
	y, _, _ := base.Date()
	best, bestCost := span{}, 1<<30
	for dy := -1; dy <= 1; dy++ {
		q := around(schedule.NewDay(y+dy, m, 1), timex.UnitQuarter)
		cost := int(q.first + 45 - base)
		if cost < 0 {
			cost = -cost
		}
		switch {
		case dir == schedule.Past && q.first > base:
			cost += 400 // nobody has reported on a quarter before it began
		case dir == schedule.Future && q.last() < base && cost > 150:
			cost += 200
		}
		if cost < bestCost {
			best, bestCost = q, cost
		}
	}
	return answer{s: best, rule: "anchor/direction"}
}

// feast places a movable feast.
func (r *resolver) feast(f *timex.Form, dir schedule.Direction) answer {
	if f.Year > 0 {
		return answer{s: daySpan(feastDay(f.Holiday, f.Year)), rule: "anchor/feast"}
	}
	base := r.dct
	if r.narrative && r.story.first.Known() {
		base = r.story.first
	}
	if !base.Known() {
		return answer{}
	}
	y, _, _ := base.Date()
	d := feastDay(f.Holiday, y)
	switch {
	case dir == schedule.Past && d > base:
		d = feastDay(f.Holiday, y-1)
	case dir == schedule.Future && d < base:
		d = feastDay(f.Holiday, y+1)
	}
	return answer{s: daySpan(d), rule: "anchor/feast"}
}

func feastDay(key string, y int) schedule.Day {
	switch key {
	case "easter":
		return easter(y)
	case "easter+1":
		return easter(y) + 1
	case "easter-2":
		return easter(y) - 2
	case "easter-7":
		return easter(y) - 7
	case "easter-46":
		return easter(y) - 46
	case "labor":
		return nth(y, time.September, 1, 1)
	case "memorial":
		return nth(y, time.May, 1, -1)
	case "thanksgiving":
		return nth(y, time.November, 4, 4)
	}
	return 0
}

// easter is Western Easter Sunday (the anonymous Gregorian algorithm, Nature 1876).
func easter(y int) schedule.Day {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (b - (b+8)/25 + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	month := (h + l - 7*m + 114) / 31
	day := (h+l-7*m+114)%31 + 1
	return schedule.NewDay(y, time.Month(month), day)
}
