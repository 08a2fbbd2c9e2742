package timex

import (
	"dateline/schedule"
	"dateline/schedule/text"
)

// period reads a stretch of the calendar that other words qualify ("the end of …", "early …"): a date, a month, a year, a
// season, a decade, a quarter, a relative week. It fills a Form, since it may be any of these.
func (p *parser) period(i int) (int, Form, bool) {
	var f Form
	if end, v, ok := p.date(i); ok {
		f.fill(&v)
		return end, f, true
	}
	if end, v, ok := p.monthAlone(i, true); ok {
		f.fill(&v)
		return p.ofYear(end, f)
	}
	j := i
	if p.is(j, "the") {
		j++
	}
	if end, ok := p.decade(j, &f); ok {
		return end, f, true
	}
	if end, ok := p.centuryOf(j, &f); ok {
		return end, f, true
	}
	if end, ok := p.quarterOf(j, &f); ok {
		return p.ofYear(end, f)
	}
	if e := p.entry(j); e.cls&cSeason != 0 {
		f.Season = e.code
		return p.ofYear(j+1, f)
	}
	if p.is(j, "year") {
		if end, v, ok := p.year(j + 1); ok {
			f.Year, f.Grain = v.year, schedule.GrainYear
			return end, f, true
		}
	}
	if end, v, ok := p.year(j); ok && (j == i || v.year > 1000) && j == i {
		f.Year, f.Grain = v.year, schedule.GrainYear
		return end, f, true
	}
	if end, ok := p.relative(i, &f); ok {
		return end, f, true
	}
	return 0, f, false
}

// ofYear adds "2003", "of 2003", "of that year", "of last year" to a month, season or quarter.
func (p *parser) ofYear(end int, f Form) (int, Form, bool) {
	if f.Year > 0 {
		return end, f, true
	}
	j := end
	of := p.is(j, "of", "in")
	if of || p.mark(j, ",") && f.Season != "" {
		j++
	}
	if p.is(j, "fiscal") {
		if e2, v, ok := p.year(j + 1); ok {
			f.Year, f.Fiscal = v.year, true
			return e2, f, true
		}
	}
	if j < p.limit {
		if e2, v, ok := p.year(j); ok && (j == end || p.is(end, "of") || p.entry(j).cls&cNumber != 0) {
			f.Year = v.year
			return e2, f, true
		}
	}
	if of || p.is(j, "last", "next", "this") {
		var r Form
		if e2, ok := p.relative(j, &r); ok && (r.Unit == UnitYear || r.Unit == UnitMonth && f.Month == 0) && (of || f.Month > 0 || f.Quarter > 0) {
			f.FromDCT, f.FromPrevious, f.Shift, f.Unit = r.FromDCT, r.FromPrevious, r.Shift, r.Unit
			return e2, f, true
		}
	}
	return end, f, true
}

// monthAlone reads a month that no day follows. "May" and "March" count only where a name of a month can stand; with
// sure the words before have made certain.
func (p *parser) monthAlone(i int, sure bool) (int, val, bool) {
	end, v, ok := p.month(i)
	if !ok {
		return 0, val{}, false
	}
	e := p.entry(i)
	t := p.t(i)
	if e.cls&cMonthAbbr != 0 {
		if v.suffix || p.is(i, "sept", "sep", "jan", "feb", "aug", "oct", "nov", "dec", "apr") && (sure || t.Capital && !t.Upper && p.prepositionBefore(i) && (end >= p.limit || !p.t(end).Capital)) {
			return end, v, true
		}
		return 0, val{}, false
	}
	if !t.Capital {
		return 0, val{}, false
	}
	if t.Upper && p.limit-p.start > 1 && (p.is(i, "may", "march")) {
		return 0, val{}, false
	}
	if p.is(i, "may", "march", "april", "june", "august") && !sure {
		if !p.monthContext(i, end) {
			return 0, val{}, false
		}
	}
	return end, v, true
}

// monthContext reports whether the neighbours let a word that is also a name or a verb be a month.
func (p *parser) monthContext(i, end int) bool {
	hard := p.is(i, "may", "march") // the others are also given names
	next := p.low(end)
	if !hard {
		// "April Jones", "June said": a capitalised word follows and no preposition stands before
		if end < p.limit && p.t(end).Kind == text.Word && p.t(end).Capital && !p.prepositionBefore(i) {
			return false
		}
		return !p.is(end, "said", "says", "told") && !(i > p.start && p.t(i-1).Capital && p.t(i-1).Kind == text.Word && i-1 > p.start && !p.prepositionBefore(i))
	}
	if p.prepositionBefore(i) || p.entry(i-1).cls&cEarly != 0 {
		return true
	}
	if i > p.start && p.is(i-1, "the") {
		return false
	}
	if (p.is(i-1, "and", "or", "to") || p.mark(i-1, "-") || p.mark(i-1, ",")) && p.entry(i-2).cls&(cMonth|cMonthAbbr|cNumber) != 0 {
		return true
	}
	if next == "and" || next == "or" || next == "to" || p.mark(end, "-") || p.mark(end, ",") {
		return p.entry(end+1).cls&(cMonth|cMonthAbbr) != 0
	}
	return p.is(end, "'s", "’s") && i > p.start && p.is(i, "march")
}

func (p *parser) prepositionBefore(i int) bool {
	return p.is(i-1, "in", "of", "since", "by", "until", "till", "through", "from", "during", "for", "before", "after", "last", "next", "this", "every", "each", "between", "on", "mid", "late", "early", "to", "about", "around", "throughout", "past")
}

// decade reads "1920s", "'80s", "nineties", "1990's".
func (p *parser) decade(i int, f *Form) (int, bool) {
	if p.entry(i).cls&cDecade != 0 {
		f.Decade = 190 + p.entry(i).num
		return i + 1, true
	}
	j := i
	if p.wid(i) == idMark && i < p.limit {
		j++
		if !p.tight(j) {
			return 0, false
		}
	}
	n, w, ok := p.digits(j)
	if !ok || n%10 != 0 || !p.tight(j+1) || !p.is(j+1, "s", "'s", "’s") {
		return 0, false
	}
	switch {
	case w == 4 && j == i && n >= 1000 && n < 2200:
		f.Decade = n / 10
	case w == 2 && n >= 20:
		f.Decade = 190 + n/10
	case w == 2 && j > i:
		f.Decade = 200 + n/10
	default:
		return 0, false
	}
	return j + 2, true
}

// centuryOf reads "20th century", "nineteenth century BC".
func (p *parser) centuryOf(i int, f *Form) (int, bool) {
	end, v, ok := p.ordinal(i)
	if !ok || v.n < 1 || v.n > 30 {
		return 0, false
	}
	if p.mark(end, "-") {
		end++
	}
	if !p.is(end, "century") {
		return 0, false
	}
	f.Century = int(v.n)
	end++
	if p.is(end, "bc", "b.c.", "bce", "b.c") {
		f.BC = true
		end++
	} else if p.is(end, "ad", "a.d.", "ce") {
		end++
	}
	return end, true
}

// quarterOf reads "third quarter", "third-quarter", "Q3", "fiscal-first quarter", "1988 third quarter".
func (p *parser) quarterOf(i int, f *Form) (int, bool) {
	j := i
	if p.is(j, "fiscal") {
		f.Fiscal = true
		j++
		if p.mark(j, "-") {
			j++
		}
	}
	if _, v, ok := p.year(j); ok && p.entry(j).cls&cNumber != 0 {
		f.Year = v.year
		j++
		if p.is(j, "quarter") {
			f.Unit, f.FromPrevious = UnitQuarter, true
			return j + 1, true
		}
	}
	if p.is(j, "fiscal") {
		f.Fiscal = true
		j++
	}
	if p.is(j, "q") && p.tight(j+1) {
		if n, w, ok := p.digits(j + 1); ok && w == 1 && n >= 1 && n <= 4 {
			f.Quarter = n
			return j + 2, true
		}
	}
	end, v, ok := p.ordinal(j)
	if !ok || v.n == 0 || v.n > 4 {
		return 0, false
	}
	if p.is(end, "fiscal") {
		f.Fiscal = true
		end++
	}
	if p.mark(end, "-") {
		end++
	}
	if !p.is(end, "quarter") {
		return 0, false
	}
	f.Quarter = int(v.n)
	if v.n < 0 {
		f.Quarter = 4
	}
	return end + 1, true
}

// relative reads a unit with a pointing word: "this week", "the following month", "last year", "the same day", "the year".
func (p *parser) relative(i int, f *Form) (int, bool) {
	j := i
	the := p.is(j, "the")
	if the || p.is(j, "that") && p.is(j+1, "same") || p.is(j, "this") && p.is(j+1, "past", "coming", "same", "current", "very", "next") {
		j++
	}
	w := p.low(j)
	u := p.entry(j + 1)
	if w == "fiscal" || w == "calendar" {
		u = p.entry(j)
	}
	skip := 0
	if p.is(j+1, "fiscal", "calendar", "full", "trading", "business", "working", "academic", "school") && p.entry(j+2).cls&cUnit != 0 {
		skip = 1
		u = p.entry(j + 2)
		f.Fiscal = p.is(j+1, "fiscal")
	}
	if u.cls&cUnit != 0 && u.unit != UnitSecond && u.unit != UnitMinute && u.unit != UnitHour {
		end := j + 2 + skip
		unit := u.unit
		back := true
		switch w {
		case "this", "current", "present":
			f.FromDCT, f.This = true, true
		case "last", "past":
			f.FromDCT, f.Shift, f.Said = !the, -1, schedule.Past
			f.FromPrevious = the
		case "next", "coming", "upcoming":
			f.FromDCT, f.Shift, f.Said = true, 1, schedule.Future
			if the && w == "next" {
				f.FromDCT, f.FromPrevious = false, true
			}
		case "following", "ensuing", "subsequent", "succeeding":
			f.FromPrevious, f.Shift, f.Said = true, 1, schedule.Future
			back = the
		case "previous", "preceding", "prior":
			f.FromPrevious, f.Shift, f.Said = true, -1, schedule.Past
		case "that", "same":
			f.FromPrevious = true
		case "new":
			f.FromDCT, f.Shift = true, 1
			back = the && unit == UnitYear
		case "latest":
			f.FromPrevious, f.Said = true, schedule.Past
			f.FromDCT, f.FromPrevious = true, false
			if unit == UnitQuarter {
				f.Shift = -1
			}
		default:
			back = false
		}
		if back {
			f.Unit = unit
			f.grainOf(unit)
			return end, true
		}
	}
	if the {
		if e := p.entry(j); e.cls&cUnit != 0 && e.unit >= UnitDay && e.unit <= UnitYear && !p.is(j, "second") {
			f.FromPrevious, f.Unit = true, e.unit
			f.grainOf(e.unit)
			return j + 1, true
		}
	}
	return 0, false
}

func (f *Form) grainOf(u Unit) {
	switch u {
	case UnitDay:
		f.Grain = schedule.GrainDay
	case UnitWeek, UnitWeekend:
		f.Grain = schedule.GrainWeek
	case UnitMonth:
		f.Grain = schedule.GrainMonth
	case UnitYear:
		f.Grain = schedule.GrainYear
	default:
		f.Grain = schedule.GrainNone
	}
}

// fill takes over what an atom read.
func (f *Form) fill(v *val) {
	f.Year, f.Month, f.Day = v.year, v.month, v.day
	f.AltMonth, f.AltDay = v.altMonth, v.altDay
	f.Weekday = v.weekday
	f.BC = v.bc
	f.FromDCT, f.Shift, f.Unit = v.fromDCT, v.shift, v.unit
	f.Said, f.This = v.said, v.this
	f.DayPart = v.part
	switch {
	case v.day > 0 || v.weekday > 0 || v.unit == UnitDay:
		f.Grain = schedule.GrainDay
	case v.month > 0:
		f.Grain = schedule.GrainMonth
	case v.year > 0:
		f.Grain = schedule.GrainYear
	}
	if v.hasClock {
		c := v.clock
		f.Clock = &c
	}
}
