package timex

import (
	"dateline/schedule"
	"dateline/schedule/text"
)

// list reads what shares the month with the date just found: "January 10, 11 and 12", "May 4-5". It returns the token to
// go on from.
func (p *parser) list(m match) int {
	first := len(p.out) - 1
	f := &p.out[first].Form
	at := m.end
	if f.Clock != nil && m.typ == Time {
		return p.untilHour(m)
	}
	if f.Year > 0 && f.Month == 0 && m.typ == Date { // "1995-96", "2006/07"
		if (p.mark(at, "-") || p.mark(at, "/")) && p.tight(at) && p.tight(at+1) {
			if n, w, ok := p.digits(at + 1); ok && w == 2 && n == (f.Year+1)%100 || ok && w == 2 && n > f.Year%100 && f.Year < 2030 && !p.tight(at+2) {
				var v val
				v.year = f.Year/100*100 + n
				if n < f.Year%100 {
					v.year += 100
				}
				p.linked(at+1, at+2, v, first, p.mark(at, "-"))
				return at + 2
			}
		}
		return at
	}
	if f.Month == 0 || f.Day == 0 || f.Clock != nil || f.Season != "" || m.typ != Date || f.Holiday != "" {
		return at
	}
	last := p.entry(at-1).cls&cNumber != 0 || p.is(at-1, "st", "nd", "rd", "th")
	if !last || f.Year > 0 {
		return at
	}
	for {
		j := at
		comma, rng := false, false
		switch {
		case p.mark(j, ","):
			comma = true
			j++
			if p.is(j, "and", "or") {
				j++
				comma = false
			}
		case p.is(j, "and", "or"):
			j++
		case p.mark(j, "-"), p.is(j, "to", "through", "thru", "until", "till"):
			rng = true
			j++
		default:
			if s := p.d.Text(j); j >= p.limit || s != "&" && s != "/" {
				return at
			}
			j++
		}
		n, w, ok := p.digits(j)
		if !ok || n < 1 || n > 31 || w > 2 || n == f.Day {
			return at
		}
		end := j + 1
		if p.tight(end) && p.is(end, "st", "nd", "rd", "th") {
			end++
		}
		if !p.dayStands(end, comma) {
			return at
		}
		if rng && n < p.out[len(p.out)-1].Form.Day {
			return at
		}
		v := val{month: f.Month, day: n}
		tokEnd := end
		if y, yv, ok := p.yearAfter(end, true); ok {
			v.year = yv.year
			tokEnd = y
		}
		p.linked(j, tokEnd, v, first, rng)
		if v.year > 0 {
			for k := first; k < len(p.out); k++ {
				p.out[k].Form.Year = v.year
				p.out[k].Value = p.out[k].Form.Calendar()
			}
			return tokEnd
		}
		at = tokEnd
	}
}

// untilHour reads the bare hour that ends a range: "8 p.m. to 11", "1 p.m.-4".
func (p *parser) untilHour(m match) int {
	a := p.out[len(p.out)-1].Form.Clock
	j := m.end
	if p.entry(j-1).cls&cMeridiem == 0 || !p.mark(j, "-") && !p.is(j, "to", "until", "till") {
		return j
	}
	n, w, ok := p.digits(j + 1)
	if !ok || w > 2 || n < 1 || n > 12 || !p.clauseEnds(j+2) || p.minutesAfter(j+2) || p.d.Text(j+2) == "/" || p.mark(j+2, ".") && p.tight(j+3) {
		return j
	}
	hour := n%12 + a.Hour/12*12 // of the same half of the day, or the next
	if hour <= a.Hour {
		hour += 12
	}
	v, ok := hm(hour, 0, 0)
	if !ok {
		return j
	}
	p.out[len(p.out)-1].Form.RangeTo = len(p.out)
	p.clockAlone(j+1, j+2, v)
	return j + 2
}

// clockAlone appends an expression that is a bare clock.
func (p *parser) clockAlone(first, end int, v val) {
	mm := match{p: p, first: first, end: end, typ: Time, rule: "hour-range"}
	mm.f.RangeTo, mm.f.Twin, mm.f.Listed = -1, -1, -1
	c := v.clock
	mm.f.Clock = &c
	mm.value = valueOf(&mm)
	p.add(mm)
}

// linked appends a member of a list or the end of a range.
func (p *parser) linked(first, end int, v val, head int, rng bool) {
	mm := match{p: p, first: first, end: end, typ: Date, rule: "list"}
	mm.f.fill(&v)
	mm.f.RangeTo, mm.f.Twin, mm.f.Listed = -1, -1, head
	mm.value = valueOf(&mm)
	if rng {
		p.out[len(p.out)-1].Form.RangeTo = len(p.out)
	}
	p.add(mm)
}

// dayStands reports whether the number before end can be a day of the month and is no count of what follows.
func (p *parser) dayStands(end int, comma bool) bool {
	if end >= p.limit {
		return !comma
	}
	e := p.entry(end)
	if e.cls&(cMonth|cMonthAbbr|cUnit|cUnits|cMeridiem|cNumber|cCardinal|cOrdinal) != 0 {
		return false
	}
	t := p.t(end)
	switch t.Kind {
	case text.Symbol:
		return false
	case text.Punct:
		if p.minutesAfter(end) || p.d.Src[t.Start:t.End] == "/" {
			return false
		}
		if comma && !p.mark(end, ",") {
			return false
		}
		return true
	case text.Word:
		if comma {
			if !p.is(end, "and", "or") {
				return false
			}
			_, w, ok := p.digits(end + 1)
			return ok && w <= 2
		}
		if t.Capital {
			return t.Space
		}
		l := p.low(end)
		if len(l) > 3 && l[len(l)-1] == 's' && l != "this" || p.countedNoun(end) || p.is(end, "people", "men", "women", "children", "more", "other") {
			return false
		}
	}
	return true
}

// spread looks for numbers that share what comes after them: "10, 11 and 12 January", "9 to 11 a.m.". It returns the
// token to go on from, i when there is nothing of the kind.
func (p *parser) spread(i int) int {
	if p.entry(i).cls&cNumber == 0 {
		return i
	}
	if p.tight(i) && i > p.start && p.t(i-1).Kind != text.Punct {
		return i
	}
	var days [8]int
	var marks [8]bool
	n := 0
	j := i
	for n < len(days) {
		d, w, ok := p.digits(j)
		if !ok || w > 2 || d < 1 || d > 31 {
			break
		}
		days[n] = j
		n++
		k := j + 1
		if p.tight(k) && p.is(k, "st", "nd", "rd", "th") {
			k++
		}
		rng := false
		switch {
		case p.mark(k, ","):
			k++
			if p.is(k, "and", "or") {
				k++
			}
		case p.is(k, "and", "or"):
			k++
		case p.mark(k, "-"), p.is(k, "to", "until", "till", "through"):
			rng = true
			k++
			if p.is(k, "the") {
				k++
			}
		default:
			if s := p.d.Text(k); k >= p.limit || s != "&" && s != "/" {
				k = -1
			} else {
				k++
			}
		}
		if k < 0 {
			break
		}
		marks[n-1] = rng
		j = k
	}
	if n < 2 {
		return p.hourRange(i)
	}
	lastTok := days[n-1]
	if j != lastTok { // the list must end in a date
		if d, w, ok := p.digits(j); !ok || w > 2 || d < 1 || d > 31 {
			return p.hourRange(i)
		}
	}
	end, v, ok := p.dateOnly(lastTok)
	if !ok || v.day == 0 || v.month == 0 || v.altDay > 0 || p.entry(lastTok+1).cls&cNumber != 0 {
		return p.hourRange(i)
	}
	head := len(p.out)
	for k := 0; k < n-1; k++ {
		d, _, _ := p.digits(days[k])
		e := days[k] + 1
		if p.tight(e) && p.is(e, "st", "nd", "rd", "th") {
			e++
		}
		dv := val{month: v.month, day: d, year: v.year}
		p.linked(days[k], e, dv, head, k > 0 && marks[k-1])
	}
	if marks[n-2] {
		p.out[len(p.out)-1].Form.RangeTo = len(p.out)
	}
	p.linked(lastTok, end, v, head, false)
	p.out[head].Form.Listed = -1
	return end
}

// spreadWeekdays looks for weekdays with their numbers that share the month behind the last: "Friday 7 to Sunday 9 January",
// "Tuesday 4 and Thursday 6 May". It returns the token to go on from, i when there is nothing of the kind.
func (p *parser) spreadWeekdays(i int) int {
	if p.entry(i).cls&(cWeekday|cWeekdayAbbr) == 0 || p.entry(i+1).cls&cNumber == 0 && !p.mark(i+1, ".") {
		return i
	}
	end, wd, ok := p.weekday(i)
	if !ok {
		return i
	}
	n, w, ok := p.digits(end)
	if !ok || w > 2 || n < 1 || n > 31 {
		return i
	}
	k := end + 1
	if p.tight(k) && p.is(k, "st", "nd", "rd", "th") {
		k++
	}
	rng := p.mark(k, "-") || p.is(k, "to", "until", "till", "through")
	if !rng && !p.is(k, "and", "or") && !p.mark(k, ",") && p.d.Text(k) != "&" {
		return i
	}
	if p.entry(k+1).cls&(cWeekday|cWeekdayAbbr) == 0 {
		return i
	}
	head := len(p.out)
	last, v, ok := p.date(k + 1)
	if !ok || v.month == 0 || v.day <= n {
		return i
	}
	p.linked(i, k, val{month: v.month, day: n, year: v.year, weekday: wd.weekday}, head, false)
	if rng {
		p.out[head].Form.RangeTo = head + 1
	}
	p.linked(k+1, last, v, head, false)
	p.out[head].Form.Listed = -1
	return last
}

// hourRange reads the first hour of "9 to 11 a.m.", "9.30-11 a.m.".
func (p *parser) hourRange(i int) int {
	end := i + 1
	h, w, ok := p.digits(i)
	minute := 0
	if ok && w <= 2 && p.mark(end, ":") && p.tight(end) && p.tight(end+1) {
		m, mw, ok2 := p.digits(end + 1)
		if !ok2 || mw != 2 {
			return i
		}
		minute = m
		end += 2
	} else if parts, pw, n := p.pieces(i, '.'); !ok && n == 2 && pw[1] == 2 {
		h, minute, ok = parts[0], parts[1], true
	} else if ok && w == 4 {
		return p.hourRange24(i)
	}
	if !ok || w > 2 || h < 1 || h > 12 || minute > 59 {
		return i
	}
	k := end
	between := p.is(i-1, "between") && p.is(k, "and")
	if !(p.mark(k, "-") || p.is(k, "to", "until", "till") || between) {
		return i
	}
	k++
	e2, v, ok := p.clock(k)
	framed := p.is(i-1, "from", "between")
	if framed && !ok {
		return p.bareHours(i, end, h, minute, k)
	}
	if framed && ok && v.clock.Half && p.mark(k+1, ":") { // "from 10 to 11:30"
		first, _ := hm(h, minute, 0)
		first.clock.Half = true
		p.clockAlone(i, end, first)
		return end
	}
	if !ok || v.clock.Half || p.entry(k).cls&cNumber == 0 {
		return i
	}
	meridiem := false
	for t := k; t < e2; t++ {
		meridiem = meridiem || p.entry(t).cls&cMeridiem != 0
	}
	if !meridiem {
		return i
	}
	first, _ := hm(h%12, minute, 0)
	if v.clock.Hour >= 12 && (h%12)+12 <= v.clock.Hour && !(h == 12 && v.clock.Hour < 12) {
		first.clock.Hour = h%12 + 12
	}
	p.clockAlone(i, end, first)
	return end
}

// bareHours reads both hours of "from 9 to 5 on Saturday": only the day behind them tells that they are hours.
func (p *parser) bareHours(i, end, h, minute, k int) int {
	n, w, ok := p.digits(k)
	if !ok || w > 2 || n < 1 || n > 12 {
		return i
	}
	j := k + 1
	switch {
	case p.is(j, "on"):
		if e, _, ok := p.day(j + 1); !ok || e == j+1 {
			return i
		}
	case p.entry(j).cls&(cWeekday|cDeictic) != 0, p.is(j, "this", "next") && p.entry(j+1).cls&cWeekday != 0:
	default:
		return i
	}
	a, _ := hm(h, minute, 0)
	b, _ := hm(n, 0, 0)
	a.clock.Half, b.clock.Half = true, true
	p.clockAlone(i, end, a)
	p.clockAlone(k, j, b)
	return j
}

// hourRange24 reads the first clock of "0300-1500 GMT", "from 1830 to 2015 hours".
func (p *parser) hourRange24(i int) int {
	if !p.mark(i+1, "-") && !p.is(i+1, "to", "until", "till") {
		return i
	}
	n, _, _ := p.digits(i)
	if _, w, ok := p.digits(i + 2); !ok || w != 4 {
		return i
	}
	v, ok := hm(n/100, n%100, 0)
	_, _, good := p.clock(i + 2)
	if !ok || !good {
		return i
	}
	p.clockAlone(i, i+1, v)
	return i + 1
}

// link marks ranges, lists and twins among the expressions found, and lets the members share what only one of them says.
func (p *parser) link() {
	for i := 0; i+1 < len(p.out); i++ {
		a, b := &p.out[i], &p.out[i+1]
		gap := b.First - a.Last
		if gap < 0 || gap > 6 || a.Type == Duration || a.Type == Set {
			continue
		}
		p.start, p.limit = a.First, b.Last
		if gap == 0 {
			continue
		}
		one := gap == 1
		rng := one && (p.mark(a.Last, "-") || p.is(a.Last, "to", "until", "till", "through", "thru")) ||
			one && p.is(a.Last, "and") && a.First > 0 && p.d.Lower(a.First-1) == "between" ||
			gap == 2 && p.is(a.Last, "to", "until", "till", "through") && p.is(a.Last+1, "the", "at", "about", "around") ||
			gap == 2 && p.mark(a.Last, ",") && (p.is(a.Last+1, "to", "until", "till", "through", "thru") && p.opens(a.First, "from") || p.is(a.Last+1, "and") && p.opens(a.First, "between"))
		and := one && (p.is(a.Last, "and", "or") || p.mark(a.Last, ",")) || gap == 2 && p.mark(a.Last, ",") && p.is(a.Last+1, "and", "or")
		same := a.Type == b.Type && (a.Type == Time || a.Form.Grain == b.Form.Grain)
		bothClocks := a.Form.Clock != nil && b.Form.Clock != nil
		switch {
		case rng && a.Type != Set && (same || a.Type == Date && b.Type == Date || bothClocks || a.Type == Date && a.Form.Grain == schedule.GrainDay && b.Form.Grain == schedule.GrainDay) && a.Form.RangeTo < 0:
			a.Form.RangeTo = i + 1
			p.share(a, b)
			p.shareClock(a, b)
		case and && same && a.Type == Date:
			p.share(a, b)
			if b.Form.Listed < 0 && a.Form.Listed < 0 {
				b.Form.Listed = i
			} else if b.Form.Listed < 0 {
				b.Form.Listed = a.Form.Listed
			}
		case and && bothClocks && (b.Form.Grain == schedule.GrainNone || sameNight(&a.Form, &b.Form)) && p.restates(i):
			b.Form.Twin = i
		case and && bothClocks:
			p.shareClock(a, b)
			if b.Form.Listed < 0 {
				b.Form.Listed = i
			}
		case a.Type == Date && b.Type == Date && one && p.mark(a.Last, "(") && a.Form.Grain == schedule.GrainDay && b.Form.Grain == schedule.GrainDay:
			b.Form.Twin = i // "Thursday (30 December)"
		case a.Type == Date && b.Type == Date && gap == 2 && p.mark(a.Last, ",") && p.is(a.Last+1, "a") && b.Form.Weekday > 0 && b.Form.Month == 0 && a.Form.Month > 0 && a.Form.Day > 0:
			b.Form.Twin = i // "December 9, a Monday"
		case bothClocks && p.twinGap(a.Last, b.First) && (b.Form.Grain == schedule.GrainNone || a.Form.Grain == schedule.GrainNone || sameNight(&a.Form, &b.Form)):
			b.Form.Twin = i
		}
	}
	for i := 2; i+1 < len(p.out); i++ { // "06:00 to 18:00 (0300-1500 GMT)": the first restates the first, the last the last
		if a, b := &p.out[i-2], &p.out[i]; b.Form.Twin == i-1 && a.Form.RangeTo == i-1 && b.Form.RangeTo == i+1 {
			b.Form.Twin, p.out[i+1].Form.Twin = i-2, i-1
		}
	}
}

// opens reports that the word stands before token i: "from Monday, May 15, to Wednesday, May 17" is a run for all its commas.
func (p *parser) opens(i int, word string) bool {
	return i > 0 && (p.d.Lower(i-1) == word || p.d.Lower(i-1) == "the" && i > 1 && p.d.Lower(i-2) == word)
}

// restates reports whether clock i+1 says clock i again for another zone: "at 11 a.m. EDT, or 6 p.m. in Helsinki", "at 22:30,
// 23:30 Moscow time", but not "at 10:00 and 14:00 GMT" or "at 9:00, 11:00 and 15:00 local time".
func (p *parser) restates(i int) bool {
	a, b := &p.out[i], &p.out[i+1]
	for j := a.Last; j < b.First; j++ {
		if p.d.Lower(j) == "and" {
			return false
		}
	}
	za, zb := a.Form.ZoneText, b.Form.ZoneText
	switch {
	case za != "" && zb != "":
		return za != zb
	case za != "":
		return p.d.Lower(b.Last) == "in" && b.Last+1 < len(p.d.Tokens) && p.d.Tokens[b.Last+1].Capital
	case zb == "" || p.d.Lower(a.Last) != ",":
		return false
	}
	joined := func(x, y *Expression) bool { return x.Form.Clock != nil && y.Form.Clock != nil && y.First-x.Last <= 2 }
	return !(i > 0 && joined(&p.out[i-1], a)) && !(i+2 < len(p.out) && joined(b, &p.out[i+2]))
}

// sameNight reports whether two clocks with days can be one moment in two zones: "10 a.m. on March 14 (9 p.m. March 13 …".
func sameNight(a, b *Form) bool {
	if a.Day > 0 && b.Day == 0 && b.Weekday > 0 && b.Month == 0 || b.Day > 0 && a.Day == 0 && a.Weekday > 0 && a.Month == 0 {
		return true // "on May 6 at 9:40 p.m. EDT (0140 GMT Friday)"
	}
	if a.Month != b.Month || a.Weekday > 0 != (b.Weekday > 0) {
		return false
	}
	near := func(x, y, round int) bool {
		return x == y || x-y == 1 || y-x == 1 || round > 0 && (x-y == round-1 || y-x == round-1)
	}
	return near(a.Day, b.Day, 0) && near(a.Weekday, b.Weekday, 7)
}

// twinGap reports a bracket or slash that opens a restatement: "3:30 PM [20:30 GMT]", "1 p.m. in London (8 a.m. …".
func (p *parser) twinGap(from, to int) bool {
	last := p.d.Text(to - 1)
	if last == "(" || last == "[" {
		for i := from; i < to-1; i++ {
			switch p.d.Text(i) {
			case ")", "]", ",", ";", ":":
				return false // "(2pm), Foxes v Hens (7.30pm)"
			}
		}
		return true
	}
	return to-from == 1 && (last == "/" || p.is(from, "or", "aka"))
}

// share gives the earlier member the year that only the later one states: "between March and June 1998".
func (p *parser) share(a, b *Expression) {
	if a.Type != Date || b.Type != Date || a.Form.Year > 0 || b.Form.Year == 0 || a.Form.FromDCT || a.Form.FromPrevious || a.Form.Ref != "" || b.Form.Month == 0 && a.Form.Month > 0 {
		return
	}
	if a.Form.Month == 0 && a.Form.Quarter == 0 && a.Form.Season == "" {
		return
	}
	a.Form.Year = b.Form.Year
	if a.Form.RangeTo >= 0 && a.Form.Month > b.Form.Month {
		a.Form.Year--
	}
	a.Value = a.Form.Calendar()
}

// shareClock gives the first clock of a range the zone and the half of day that only the second states.
func (p *parser) shareClock(a, b *Expression) {
	ca, cb := a.Form.Clock, b.Form.Clock
	if ca == nil || cb == nil {
		return
	}
	if a.Form.ZoneText == "" {
		a.Form.ZoneText, a.Form.ZoneSpan = b.Form.ZoneText, b.Form.ZoneSpan
	}
	if ca.Half && cb.Half && a.Form.RangeTo >= 0 && cb.Hour <= ca.Hour && ca.Hour >= 7 && ca.Hour < 12 { // "from 9 to 5"
		cb.Hour, cb.Half = cb.Hour+12, false
		b.Value = b.Form.Calendar()
	}
	if ca.Half && !cb.Half && cb.Hour > 12 && ca.Hour%12+12 < cb.Hour && cb.Minute == 0 && a.Form.ZoneText == "" && b.Rule == "hour-range" && ca.Hour >= 7 {
		return // its first hour is of the morning
	}
	if ca.Half && !cb.Half {
		if cb.Hour >= 12 && cb.Hour < 24 && (ca.Hour%12+12 < cb.Hour || ca.Hour%12+12 == cb.Hour && ca.Minute < cb.Minute) {
			ca.Hour = ca.Hour%12 + 12
		} else if cb.Hour < 12 && ca.Hour == 12 {
			ca.Hour = 0
		}
		ca.Half = false
		a.Value = a.Form.Calendar()
	}
}
