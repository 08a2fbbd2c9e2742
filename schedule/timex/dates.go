package timex

import (
	"time"

	"dateline/schedule"
	"dateline/schedule/text"
)

// date reads a calendar date with at least a month and a day or a year: "Thursday, December 30", "10 January 2022",
// "the 10th of January", "Jan. 1990", "2022-01-10", "10/1/2022".
func (p *parser) date(i int) (int, val, bool) {
	if end, wd, ok := p.weekday(i); ok {
		j := end
		if p.mark(j, ",") {
			j++
		} else if p.mark(j, "(") {
			return 0, val{}, false
		}
		if e2, v, ok := p.dateOnly(j); ok && v.day > 0 {
			v.weekday = wd.weekday
			return e2, v, true
		}
		if e2, v, ok := p.monthDay(j); ok && j == end && v.suffix && p.entry(j).cls&cNumber != 0 { // "Friday 7th"
			v.weekday = wd.weekday
			return e2, v, true
		}
		if n, w, ok := p.digits(end); ok && w <= 2 && n >= 1 && n <= 31 && p.numberedWeekday(i, end+1) {
			return end + 1, val{weekday: wd.weekday, day: n}, true
		}
		// "Tuesday the 19th"
		if p.is(j, "the") {
			if e2, v, ok := p.monthDay(j); ok && v.suffix && (j == end || p.entry(j+1).cls&cNumber != 0) {
				v.weekday = wd.weekday
				return e2, v, true
			}
		}
		return 0, val{}, false
	}
	return p.dateOnly(i)
}

// numberedWeekday reports whether the number that ends at end is the day of the month of the weekday at i, as other languages
// write it: "the Sunday 28 the route", "on Thursday 18, the choir". On "Monday 12 people" it counts what follows.
func (p *parser) numberedWeekday(i, end int) bool {
	if p.entry(i).cls&cWeekday == 0 || !p.t(i).Capital || p.tight(end) && (p.mark(end, ".") && p.tight(end+1) || p.mark(end, "-") || p.mark(end, "–")) {
		return false
	}
	if !p.is(i-1, "the") && (end < p.limit && p.t(end).Kind != text.Punct || !p.is(i-1, "on", "and", "until", "from", "to", "this", ",")) {
		return false
	}
	switch {
	case p.is(end, "-", "–", "/", ":", "noon", "midday", "midnight", "o'clock"), p.mark(end, ",") && p.entry(end+1).cls&cNumber != 0:
		return false
	}
	return p.dayStands(end, false)
}

// datePlace: a bare number here can only be the day of the month named behind "of": "Thursday 18 of October", "on 18 of October".
func (p *parser) datePlace(i int) bool {
	return i > p.start && (p.entry(i-1).cls&cWeekday != 0 || p.is(i-1, "on", "until", "till", "since"))
}

func (p *parser) dateOnly(i int) (int, val, bool) {
	if end, m, ok := p.month(i); ok {
		if end2, v, ok := p.afterMonth(i, end, m); ok {
			return end2, v, true
		}
		return 0, val{}, false
	}
	if end, v, ok := p.numeric(i); ok {
		return end, v, true
	}
	end, d, ok := p.monthDay(i)
	if !ok {
		return 0, val{}, false
	}
	j := end
	if p.is(j, "of") && (d.suffix || p.is(i, "the") || p.datePlace(i) && p.t(min(j+1, p.limit-1)).Capital) {
		j++
	} else if p.is(j, "day") && p.is(j+1, "of") && d.suffix {
		j += 2
	}
	if p.mark(j, "-") && p.tight(j) && p.tight(j+1) { // 10-Jan-2022
		j++
	}
	e2, m, ok := p.month(j)
	if !ok || p.mark(end, ",") {
		return 0, val{}, false
	}
	d.month = m.month
	if p.is(j, "may", "march") && !p.t(j).Capital && !d.suffix {
		return 0, val{}, false // "the 10 may", "some 30 march"
	}
	if y, yv, ok := p.yearAfter(e2, true); ok {
		d.year = yv.year
		return y, d, true
	}
	return e2, d, true
}

// yearAfter reads ", 1998", "1998", "'98" after a date; with loose also words.
func (p *parser) yearAfter(i int, loose bool) (int, val, bool) {
	j := i
	if p.mark(j, ",") || p.mark(j, "-") && p.tight(j) && p.tight(j+1) || p.mark(j, ".") && p.tight(j+1) {
		j++
	}
	if j >= p.limit {
		return 0, val{}, false
	}
	end, v, ok := p.year(j)
	if !ok || v.year < 1400 && j == i {
		return 0, val{}, false
	}
	if j > i && p.entry(j).cls&cNumber != 0 && (p.entry(end).cls&(cUnits|cUnit) != 0 || p.is(end, "people", "troops", "hours")) {
		return 0, val{}, false // "On May 3, 2000 people"
	}
	if p.entry(j).cls&cNumber != 0 && (p.entry(end).cls&cZone != 0 && p.t(end).Upper || p.is(end, "hours", "hrs")) {
		return 0, val{}, false // "January 10, 2030 GMT" is a clock
	}
	return end, v, true
}

// afterMonth reads what follows the month's name m, which ends before end.
func (p *parser) afterMonth(i, end int, m val) (int, val, bool) {
	j := end
	if p.mark(j, "-") && p.tight(j) && p.tight(j+1) {
		j++ // Jan-10
	}
	lower := !p.t(i).Capital
	if e2, d, ok := p.monthDay(j); ok && !p.clockAt(j) {
		if lower && p.is(i, "may", "march") && (!d.suffix || p.entry(j).cls&cNumber == 0 && !p.is(j, "the")) {
			return 0, val{}, false
		}
		if n, _, isNum := p.digits(j); isNum && n <= 31 && p.minutesAfter(e2) {
			return 0, val{}, false
		}
		d.month = m.month
		if y, yv, ok := p.yearAfter(e2, true); ok {
			d.year = yv.year
			return y, d, true
		}
		return e2, d, true
	}
	// month and year: "January 2022", "May of 1998", "Jan. '98"
	k := end
	if p.mark(k, ",") || p.is(k, "of") {
		k++
	}
	if k < p.limit {
		if e2, y, ok := p.year(k); ok && (k == end || p.entry(k).cls&cNumber != 0) {
			if lower && p.is(i, "may", "march") && k > end {
				return 0, val{}, false
			}
			if p.entry(e2).cls&cZone != 0 && p.t(e2).Upper {
				return 0, val{}, false
			}
			return e2, val{month: m.month, year: y.year}, true
		}
	}
	return 0, val{}, false
}

// clockAt reports whether the number at i is the hour of a clock: "May 5 p.m." has no day.
func (p *parser) clockAt(i int) bool {
	return p.entry(i).cls&cNumber != 0 && p.entry(i+1).cls&cMeridiem != 0
}

// minutesAfter reports whether a colon and digits go on from a number: "May 5:30" has no day, "May 5: the vote" has.
func (p *parser) minutesAfter(i int) bool {
	return p.tight(i) && p.mark(i, ":") && p.tight(i+1) && p.entry(i+1).cls&cNumber != 0
}

// numeric reads all-digit dates. A date whose day and month could change places keeps both readings.
func (p *parser) numeric(i int) (int, val, bool) {
	if parts, w, n := p.pieces(i, '.'); n == 3 && (w[2] == 4 || w[2] == 2) && w[0] <= 2 && w[1] <= 2 && !p.tight(i+1) {
		if w[2] == 2 && (parts[0] > 31 || parts[2] < 10) { // a version, not a date
			return 0, val{}, false
		}
		v, ok := dmy(parts[0], parts[1], parts[2], true)
		return i + 1, v, ok
	} else if n == 3 && w[0] == 4 && parts[0] > 1000 && w[1] <= 2 {
		v := val{year: parts[0], month: time.Month(parts[1]), day: parts[2]}
		return i + 1, v, valid(v)
	}
	a, wa, ok := p.digits(i)
	if !ok || i+4 >= p.limit {
		return 0, val{}, false
	}
	sep := p.d.Text(i + 1)
	if sep != "/" && sep != "-" || p.d.Text(i+3) != sep || !p.tight(i+1) || !p.tight(i+2) || !p.tight(i+3) || !p.tight(i+4) {
		return 0, val{}, false
	}
	if p.tight(i) && i > 0 && p.t(i-1).Kind != text.Punct || p.tight(i) && p.d.Text(i-1) == sep {
		return 0, val{}, false
	}
	b, wb, ok2 := p.digits(i + 2)
	c, wc, ok3 := p.digits(i + 4)
	if p.tight(i+5) && p.d.Text(i+5) == sep {
		return 0, val{}, false
	}
	if !ok3 && wa == 4 && p.entry(i+2).month > 0 {
		return 0, val{}, false
	}
	if ok && !ok2 && ok3 && p.entry(i+2).cls&(cMonth|cMonthAbbr) != 0 { // 2012/aug/10
		v := val{year: a, month: p.entry(i + 2).month, day: c}
		if wa <= 2 {
			v.year, v.day = c, a
		}
		return i + 5, v, valid(v)
	}
	if !ok2 || !ok3 || wb > 2 {
		return 0, val{}, false
	}
	if wa == 4 && wc <= 2 {
		v := val{year: a, month: time.Month(b), day: c}
		return i + 5, v, a >= 1000 && valid(v)
	}
	if wa > 2 || wc != 4 && !(wc == 2 && sep == "/") {
		return 0, val{}, false
	}
	v, good := dmy(a, b, c, false)
	return i + 5, v, good
}

// dmy reads day, month and year; dayFirst is what the separator makes likely.
func dmy(a, b, c int, dayFirst bool) (val, bool) {
	if c < 100 {
		c = century(c)
	}
	df := val{year: c, month: time.Month(b), day: a}
	mf := val{year: c, month: time.Month(a), day: b}
	switch {
	case !valid(df) && !valid(mf):
		return val{}, false
	case !valid(mf):
		return df, true
	case !valid(df):
		return mf, true
	case a == b:
		return df, true
	case dayFirst:
		df.altMonth, df.altDay = mf.month, mf.day
		return df, true
	}
	mf.altMonth, mf.altDay = df.month, df.day
	return mf, true
}

func valid(v val) bool {
	_, ok := schedule.ValidDate(v.year, v.month, v.day)
	return ok
}

// day reads any naming of one day that a clock may join: a date, a weekday (with last, next, this), today, with a part
// of day behind it ("Thursday night").
func (p *parser) day(i int) (int, val, bool) {
	end, v, ok := p.dayCore(i)
	if !ok {
		return 0, val{}, false
	}
	if e := p.entry(end); e.cls&cPart != 0 && (v.weekday != 0 || v.fromDCT) && v.month == 0 && v.part == "" && !p.mark(end-1, ",") {
		v.part = e.code
		end++
	}
	return end, v, true
}

func (p *parser) dayCore(i int) (int, val, bool) {
	if end, v, ok := p.date(i); ok {
		if v.day == 0 {
			return 0, val{}, false
		}
		return end, v, true
	}
	if end, v, ok := p.weekday(i); ok {
		// "Wednesday (19)": the day of the month in brackets
		if p.mark(end, "(") && p.mark(end+2, ")") {
			if n, w, ok := p.digits(end + 1); ok && w <= 2 && n >= 1 && n <= 31 {
				v.day = n
				return end + 3, v, true
			}
		}
		return end, v, true
	}
	e := p.entry(i)
	if e.cls&cDeictic != 0 {
		return i + 1, val{fromDCT: true, shift: e.num, unit: UnitDay}, true
	}
	if p.is(i, "tonight") {
		return i + 1, val{fromDCT: true, unit: UnitDay, part: "NI"}, true
	}
	if e := p.entry(i + 1); p.is(i, "this") && e.cls&cPart != 0 || p.is(i, "last") && p.is(i+1, "night") {
		v := val{fromDCT: true, unit: UnitDay, part: e.code}
		if p.is(i, "last") {
			v.shift = -1
		}
		return i + 2, v, true
	}
	if p.is(i, "later", "earlier") && p.is(i+1, "today") {
		return i + 2, val{fromDCT: true, unit: UnitDay}, true
	}
	if end, v, ok := p.nthDay(i); ok {
		return end, v, true
	}
	if p.is(i, "this", "next", "last", "coming") {
		if end, v, ok := p.date(i + 1); ok && v.weekday > 0 && v.day > 0 { // "this Thursday, January 6": the date says which
			return end, v, true
		}
		if end, v, ok := p.weekday(i + 1); ok && p.entry(i+1).cls&cWeekday != 0 {
			switch p.low(i) {
			case "this":
				v.this = true
			case "next", "coming":
				v.said = schedule.Future
			default:
				v.said = schedule.Past
			}
			v.fromDCT = true
			return end, v, true
		}
	}
	return 0, val{}, false
}

func monthOf(n int) time.Month { return time.Month(n) }
