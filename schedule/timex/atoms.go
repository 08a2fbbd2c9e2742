package timex

import (
	"time"

	"dateline/schedule"
	"dateline/schedule/text"
)

// val is what a part of a pattern means.
type val struct {
	n                   float64 // number; negative for an unstated one
	vague               bool
	year                int
	month               time.Month
	day                 int
	altMonth            time.Month
	altDay              int
	weekday             int
	unit                Unit
	code                string
	clock               schedule.Clock
	hasClock            bool
	zoneFirst, zoneLast int
	shift               int
	fromDCT             bool
	said                schedule.Direction
	this                bool
	part                string
	mod                 string
	bc                  bool
	suffix              bool // "10th"
}

// atoms is how many there are, and one more for a name that none has.
const atoms = 12

// atom is a phrase that code reads better than a pattern: it ends where the function says.
type atom struct {
	n     int // its place in the memory of readings
	name  string
	first class    // classes of the words it may begin with
	words []string // and further words
	// byWord: the further words matter, so the class alone cannot rule the atom out
	byWord bool
	read   func(p *parser, i int) (int, val, bool)
}

func classNames() map[string]class {
	return map[string]class{
		"unit": cUnit, "units": cUnits, "anyunit": cUnit | cUnits, "season": cSeason, "part": cPart, "parts": cParts, "noon": cNoon,
		"weekdays": cWeekdays, "mark": cMark, "deictic": cDeictic, "early": cEarly, "decadeword": cDecade, "ago": cAgo,
	}
}

func atomNamed(name string) *atom {
	all := []atom{
		{0, "num", cNumber | cCardinal, nil, false, (*parser).number},
		{1, "howmany", cNumber | cCardinal | cVague, []string{"a", "an", "some", "half", "another"}, false, (*parser).howMany},
		{2, "approx", cApprox, []string{"more", "less", "fewer", "at", "up", "as", "just", "only", "close", "nearly", "under", "within", "well", "an"}, false, (*parser).approx},
		{3, "ord", cOrdinal | cNumber, []string{"last", "final", "twenty", "thirty"}, false, (*parser).ordinal},
		{4, "year", cNumber | cMark | cCardinal, []string{"the"}, false, (*parser).year},
		{5, "month", cMonth | cMonthAbbr, nil, false, (*parser).month},
		{6, "date", cNumber | cMonth | cMonthAbbr | cWeekday | cWeekdayAbbr | cOrdinal, []string{"the", "twenty", "thirty"}, false, (*parser).date},
		{7, "weekday", cWeekday | cWeekdayAbbr, nil, false, (*parser).weekday},
		{8, "day", cNumber | cMonth | cMonthAbbr | cWeekday | cWeekdayAbbr | cDeictic | cOrdinal, []string{"the", "this", "next", "last", "tonight", "later", "earlier", "twenty", "thirty"}, false, (*parser).day},
		{9, "clock", cNumber | cCardinal | cNoon | cZone, []string{"half", "quarter", "a", "twenty"}, false, (*parser).clock},
		{10, "zone", cZone, []string{"local"}, false, (*parser).zone},
	}
	for i := range all {
		all[i].byWord = len(all[i].words) > 0
		if all[i].name == name {
			return &all[i]
		}
	}
	return &atom{n: atoms - 1, name: name, read: func(*parser, int) (int, val, bool) { return 0, val{}, false }}
}

// digits reads a plain run of digits.
func (p *parser) digits(i int) (n, width int, ok bool) {
	if i < p.start || i >= p.limit {
		return 0, 0, false
	}
	t := p.t(i)
	if t.Kind != text.Number || t.End-t.Start > 9 {
		return 0, 0, false
	}
	s := p.d.Src[t.Start:t.End]
	for j := 0; j < len(s); j++ {
		if s[j] < '0' || s[j] > '9' {
			return 0, 0, false
		}
		n = n*10 + int(s[j]-'0')
	}
	return n, len(s), true
}

// pieces splits a Number token at its separator: "8.30" into 8 and 30.
func (p *parser) pieces(i int, sep byte) (parts [4]int, width [4]int, n int) {
	if i < p.start || i >= p.limit || p.t(i).Kind != text.Number {
		return
	}
	s := p.d.Text(i)
	if len(s) > 12 {
		return parts, width, 0
	}
	n = 1
	for j := 0; j < len(s); j++ {
		switch {
		case s[j] == sep:
			if n == 4 {
				return parts, width, 0
			}
			n++
		case s[j] < '0' || s[j] > '9':
			return parts, width, 0
		default:
			parts[n-1] = parts[n-1]*10 + int(s[j]-'0')
			width[n-1]++
		}
	}
	return parts, width, n
}

func (p *parser) tight(i int) bool { return i > p.start && i < p.limit && !p.t(i).Space }

// number reads "12", "1,500", "2.5", "2 1/2", "twenty-one", "two hundred and ten", "two and a half".
func (p *parser) number(i int) (int, val, bool) {
	if i >= p.limit {
		return 0, val{}, false
	}
	if p.t(i).Kind == text.Number {
		f, ok := decimal(p.d.Text(i))
		if !ok {
			return 0, val{}, false
		}
		end := i + 1
		if end >= p.limit {
			return end, val{n: f}, true
		}
		// "2 1/2", "2-1/2"
		j := end
		if p.mark(j, "-") && p.tight(j) && p.tight(j+1) {
			j++
		}
		if a, wa, ok := p.digits(j); ok && wa == 1 && p.mark(j+1, "/") && p.tight(j+1) && p.tight(j+2) {
			if b, wb, ok := p.digits(j + 2); ok && wb == 1 && b > a && (j > end || p.t(j).Space) {
				return j + 3, val{n: f + float64(a)/float64(b)}, true
			}
		}
		if p.tight(end) || end < p.limit {
			switch p.d.Text(end) {
			case "½":
				return end + 1, val{n: f + .5}, true
			case "¼":
				return end + 1, val{n: f + .25}, true
			case "¾":
				return end + 1, val{n: f + .75}, true
			}
		}
		if p.halfAfter(end) {
			return end + 3, val{n: f + .5}, true
		}
		return end, val{n: f}, true
	}
	total, part, end := 0, 0, i
	for n := 0; n < 9 && end < p.limit; n++ {
		e := p.entry(end)
		if e.cls&cCardinal == 0 {
			if p.is(end, "and") && total+part >= 100 && p.entry(end+1).cls&cCardinal != 0 && end > i {
				end++
				continue
			}
			if p.mark(end, "-") && part >= 20 && part < 100 && part%10 == 0 && p.entry(end+1).cls&cCardinal != 0 && p.entry(end+1).num < 10 {
				end++
				continue
			}
			break
		}
		switch {
		case e.num == 100 || e.num == 1000:
			if part == 0 {
				part = 1
			}
			part *= e.num
			if e.num == 1000 {
				total += part
				part = 0
			}
		case p.low(end) == "dozen":
			part = max(part, 1) * 12
		case part%100 == 0, part%10 == 0 && part%100 >= 20 && e.num < 10:
			if part%100 != 0 && e.num == 0 {
				return end, val{n: float64(total + part)}, true
			}
			part += e.num
		default:
			if end == i {
				return 0, val{}, false
			}
			return end, val{n: float64(total + part)}, true
		}
		end++
	}
	if end == i {
		return 0, val{}, false
	}
	if p.halfAfter(end) {
		return end + 3, val{n: float64(total+part) + .5}, true
	}
	return end, val{n: float64(total + part)}, true
}

func (p *parser) halfAfter(i int) bool {
	return p.is(i, "and") && p.is(i+1, "a") && p.is(i+2, "half")
}

func decimal(s string) (float64, bool) {
	var whole, frac float64
	scale := 1.0
	point := false
	for j := 0; j < len(s) && j < 12; j++ {
		switch c := s[j]; {
		case c == ',':
		case c == '.':
			if point {
				return 0, false
			}
			point = true
		case point:
			scale /= 10
			frac += float64(c-'0') * scale
		default:
			whole = whole*10 + float64(c-'0')
		}
	}
	return whole + float64(int(frac*100+.5))/100, len(s) <= 12
}

// howMany reads a count before a unit: a number, "a", "several", "a few", "a couple of", "half a".
func (p *parser) howMany(i int) (int, val, bool) {
	switch p.low(i) {
	case "a", "an":
		if p.is(i+1, "few") || p.is(i+1, "number") && p.is(i+2, "of") || p.is(i+1, "handful") && p.is(i+2, "of") {
			if p.is(i+1, "few") {
				return i + 2, val{n: -1, vague: true}, true
			}
			return i + 3, val{n: -1, vague: true}, true
		}
		if p.is(i+1, "couple") {
			if p.is(i+2, "of") {
				return i + 3, val{n: 2, vague: true}, true
			}
			return i + 2, val{n: 2, vague: true}, true
		}
		if p.is(i+1, "dozen") {
			return i + 2, val{n: 12}, true
		}
		if p.is(i+1, "hundred", "thousand") {
			return p.number(i + 1)
		}
		if p.is(i+1, "half") {
			return i + 2, val{n: .5}, true
		}
		if p.is(i+1, "full", "whole", "mere", "good") {
			return i + 2, val{n: 1}, true
		}
		return i + 1, val{n: 1}, true
	case "half":
		if p.is(i+1, "a", "an") {
			return i + 2, val{n: .5}, true
		}
		return 0, val{}, false
	case "several", "many", "numerous", "few":
		return i + 1, val{n: -1, vague: true}, true
	case "some":
		return i + 1, val{n: -1, vague: true}, true
	case "another":
		if end, v, ok := p.number(i + 1); ok {
			return end, v, true
		}
		return i + 1, val{n: 1}, true
	}
	return p.number(i)
}

// approx reads "about", "more than", "at least", "up to", "as many as", "less than".
func (p *parser) approx(i int) (int, val, bool) {
	j := i
	if p.is(j, "just", "only", "well") && (p.is(j+1, "over", "under", "about", "more", "less") || p.low(i) == "only") {
		j++
	}
	switch p.low(j) {
	case "about", "around", "approximately", "roughly", "circa", "some":
		return j + 1, val{mod: "APPROX"}, true
	case "nearly", "almost", "under":
		return j + 1, val{mod: "LESS_THAN"}, true
	case "over":
		if p.is(j+1, "the", "these", "those", "his", "her", "their", "its", "this", "last", "next", "past") {
			return 0, val{}, false
		}
		return j + 1, val{mod: "MORE_THAN"}, true
	case "more", "less", "fewer":
		if p.is(j+1, "than") {
			if p.low(j) == "more" {
				return j + 2, val{mod: "MORE_THAN"}, true
			}
			return j + 2, val{mod: "LESS_THAN"}, true
		}
	case "at":
		if p.is(j+1, "least", "most") {
			return j + 2, val{mod: "EQUAL_OR_MORE"}, true
		}
	case "up":
		if p.is(j+1, "to") {
			return j + 2, val{mod: "EQUAL_OR_LESS"}, true
		}
	case "close":
		if p.is(j+1, "to") {
			return j + 2, val{mod: "APPROX"}, true
		}
	case "as":
		if p.is(j+1, "many", "long", "much") && p.is(j+2, "as") {
			return j + 3, val{mod: "EQUAL_OR_LESS"}, true
		}
	case "an":
		if p.is(j+1, "estimated") {
			return j + 2, val{mod: "APPROX"}, true
		}
	}
	if j > i {
		return j, val{}, true
	}
	return 0, val{}, false
}

// ordinal reads "third", "3rd", "twenty-first", "last".
func (p *parser) ordinal(i int) (int, val, bool) {
	if n, w, ok := p.digits(i); ok {
		if w <= 3 && p.tight(i+1) && p.is(i+1, "st", "nd", "rd", "th") {
			return i + 2, val{n: float64(n), suffix: true}, true
		}
		return 0, val{}, false
	}
	e := p.entry(i)
	if e.cls&cOrdinal != 0 {
		return i + 1, val{n: float64(e.ord), suffix: true}, true
	}
	if p.is(i, "last", "final") {
		return i + 1, val{n: -1, suffix: true}, true
	}
	if p.is(i, "twenty", "thirty") {
		j := i + 1
		if p.mark(j, "-") {
			j++
		}
		if o := p.entry(j); o.cls&cOrdinal != 0 && o.ord < 10 {
			return j + 1, val{n: float64(e.num + o.ord), suffix: true}, true
		}
	}
	return 0, val{}, false
}

// year reads "1998", "'98", "nineteen ninety-eight", "two thousand and five". Whether four digits are a year at all is
// for the row to judge.
func (p *parser) year(i int) (int, val, bool) {
	if n, w, ok := p.digits(i); ok {
		if w == 4 && n >= 1000 && n < 2200 && !p.afterYearIsNumber(i+1) {
			return i + 1, val{year: n}, true
		}
		return 0, val{}, false
	}
	if p.wid(i) == idMark {
		n, w, ok := p.digits(i + 1)
		if ok && w == 2 && p.tight(i+1) && !(p.tight(i+2) && p.t(i+2).Kind != text.Punct) {
			return i + 2, val{year: century(n)}, true
		}
		return 0, val{}, false
	}
	return p.yearWords(i)
}

func century(n int) int {
	if n < 40 {
		return 2000 + n
	}
	return 1900 + n
}

// afterYearIsNumber reports that the four digits go on as another number: "1998.5" is one token, but "1998:30", "1990%".
func (p *parser) afterYearIsNumber(i int) bool {
	if i >= p.limit {
		return false
	}
	s := p.d.Text(i)
	if s == "%" || s == "°" {
		return true
	}
	if !p.tight(i) {
		return false
	}
	return s == ":" && p.tight(i+1) || s == "/" || s == "$" || p.t(i).Kind == text.Word && s != "s" && s[0] != '\''
}

func (p *parser) yearWords(i int) (int, val, bool) {
	e := p.entry(i)
	if e.cls&cCardinal == 0 {
		return 0, val{}, false
	}
	if p.is(i, "two") && p.is(i+1, "thousand") {
		end, v, ok := p.number(i)
		if ok && v.n >= 2000 && v.n < 2100 {
			return end, val{year: int(v.n)}, true
		}
		return 0, val{}, false
	}
	if e.num < 16 || e.num > 20 {
		return 0, val{}, false
	}
	j := i + 1
	if p.is(j, "hundred") {
		return j + 1, val{year: e.num * 100}, true
	}
	o := p.entry(j)
	if o.cls&cCardinal == 0 || o.num < 10 || o.num >= 100 || o.num == 12 && p.is(j, "dozen") {
		return 0, val{}, false
	}
	end, v, ok := p.number(j)
	if !ok || v.n < 10 || v.n > 99 || v.n != float64(int(v.n)) {
		return 0, val{}, false
	}
	return end, val{year: e.num*100 + int(v.n)}, true
}

// month reads a month's name; an abbreviation takes its stop.
func (p *parser) month(i int) (int, val, bool) {
	e := p.entry(i)
	if e.cls&cMonth != 0 {
		return i + 1, val{month: e.month}, true
	}
	if e.cls&cMonthAbbr != 0 && (p.t(i).Capital || p.entry(i-1).cls&cNumber != 0 && p.t(i).Space) {
		if p.mark(i+1, ".") && p.tight(i+1) {
			return i + 2, val{month: e.month, suffix: true}, true
		}
		return i + 1, val{month: e.month}, true
	}
	return 0, val{}, false
}

// monthDay reads the number of a day in a month: "10", "10th", "tenth", "the 10th".
func (p *parser) monthDay(i int) (int, val, bool) {
	j := i
	if p.is(j, "the") {
		j++
	}
	if n, w, ok := p.digits(j); ok {
		if n < 1 || n > 31 || w > 2 {
			return 0, val{}, false
		}
		if p.tight(j+1) && p.is(j+1, "st", "nd", "rd", "th") {
			return j + 2, val{day: n, suffix: true}, true
		}
		if p.tight(j+1) && p.t(j+1).Kind != text.Punct {
			return 0, val{}, false
		}
		return j + 1, val{day: n}, true
	}
	if end, v, ok := p.ordinal(j); ok && v.n >= 1 && v.n <= 31 {
		return end, val{day: int(v.n), suffix: true}, true
	}
	return 0, val{}, false
}

// weekday reads a day's name. Abbreviations must be written as such: "Thu.", "Sat," before a date or clock.
func (p *parser) weekday(i int) (int, val, bool) {
	e := p.entry(i)
	if e.cls&cWeekday != 0 {
		return i + 1, val{weekday: e.weekday}, true
	}
	if e.cls&cWeekdayAbbr == 0 || !p.t(i).Capital || p.t(i).Upper && p.limit-p.start > 3 && !p.dateAfter(i+1) {
		return 0, val{}, false
	}
	j := i + 1
	if p.mark(j, ".") && p.tight(j) {
		j++
	}
	if p.is(i, "sun", "sat", "wed", "mon") && j == i+1 && !p.dateAfter(j) && !(p.is(i-1, "on") && p.clauseEnds(j)) {
		return 0, val{}, false
	}
	return j, val{weekday: e.weekday}, true
}

// dateAfter reports whether a month, a number or a clock follows, maybe after a comma.
func (p *parser) dateAfter(i int) bool {
	if p.mark(i, ",") {
		i++
	}
	return p.entry(i).cls&(cMonth|cMonthAbbr|cNumber|cNoon) != 0
}
