package timex

import (
	"dateline/schedule"
	"dateline/schedule/text"
)

// clock reads a time of day with its zone: "3:30 PM GMT", "23.30 Moscow time", "20h30", "2030 GMT", "GMT 08:44", "noon",
// "half past six", "six o'clock". A number alone is never a clock here; rows that know the context add it ("at 3 on Friday").
func (p *parser) clock(i int) (int, val, bool) {
	if i >= p.limit {
		return 0, val{}, false
	}
	if end, zf, ok := p.zoneBefore(i); ok { // "GMT 08:44"
		e2, v, ok := p.clockFace(end, true)
		if !ok {
			return 0, val{}, false
		}
		v.zoneFirst, v.zoneLast = zf, end
		return e2, v, true
	}
	_, _, zoned := p.zoneAfterFace(i)
	end, v, ok := p.clockFace(i, zoned)
	if !ok {
		return 0, val{}, false
	}
	if p.is(end, "sharp") {
		end++
	}
	if z, ok := p.zoneWords(end); ok {
		v.zoneFirst, v.zoneLast = end, z
		end = z
	} else if p.mark(end, ",") {
		if z, ok := p.zoneWords(end + 1); ok && z-end > 2 && p.is(z-1, "time") {
			v.zoneFirst, v.zoneLast = end+1, z
			end = z
		}
	} else if p.mark(end, "(") {
		if z, ok := p.zoneWords(end + 1); ok && p.mark(z, ")") {
			v.zoneFirst, v.zoneLast = end+1, z
			end = z + 1
		}
	}
	return end, v, true
}

func (p *parser) zoneBefore(i int) (end, first int, ok bool) {
	if p.entry(i).cls&cZone == 0 || !p.t(i).Upper || p.t(i).End-p.t(i).Start < 3 {
		return 0, 0, false
	}
	if p.entry(i+1).cls&cNumber == 0 || !p.t(i+1).Space {
		return 0, 0, false
	}
	return i + 1, i, true
}

// zoneAfterFace reports whether words of a zone follow the number (and its minutes) at i, which makes "2030" or "23.30" a
// clock that would else be a number.
func (p *parser) zoneAfterFace(i int) (int, val, bool) {
	if p.entry(i).cls&cNumber == 0 {
		return 0, val{}, false
	}
	j := i + 1
	if p.minutesAfter(j) {
		j += 2
	}
	if p.entry(j).cls&cMeridiem != 0 {
		j++
	}
	if p.is(j, "hours", "hrs") {
		j++
	}
	if p.mark(j, "(") {
		j++
	}
	z, ok := p.zoneWords(j)
	return z, val{}, ok
}

// clockFace reads the hour and minute; zoned says that a zone follows, so that bare digits count.
func (p *parser) clockFace(i int, zoned bool) (int, val, bool) {
	e := p.entry(i)
	switch {
	case e.cls&cNoon != 0:
		return i + 1, val{hasClock: true, clock: schedule.Clock{Hour: e.num}}, true
	case e.cls&cNumber != 0:
		if n, _, ok := p.digits(i); ok && n == 12 && p.entry(i+1).cls&cNoon != 0 { // "12 noon"
			return p.clockFace(i+1, zoned)
		}
		if p.is(i+1, "past") || p.is(i+1, "min", "mins", "minutes") && p.is(i+2, "past", "to") {
			return p.wordClock(i)
		}
		return p.digitClock(i, zoned)
	}
	return p.wordClock(i)
}

func hm(h, m, s int) (val, bool) {
	if h > 24 || m > 59 || s > 60 || h == 24 && m > 0 {
		return val{}, false
	}
	return val{hasClock: true, clock: schedule.Clock{Hour: h, Minute: m, Second: s}}, true
}

func (p *parser) digitClock(i int, zoned bool) (int, val, bool) {
	end := i + 1
	var v val
	var ok bool
	h, w, plain := p.digits(i)
	parts, pw, n := p.pieces(i, '.')
	sure := zoned
	if p.tight(i) && i > 0 {
		if s := p.d.Text(i - 1); s == "$" || s == "." || s == "/" && !(zoned && p.entry(i-2).cls&(cZone|cMeridiem) != 0) || s == ":" || s == "€" || s == "£" || s == "+" {
			return 0, val{}, false
		}
	}
	switch {
	case plain && w <= 2 && p.d.Text(i+1) == ";" && p.tight(i+1) && p.tight(i+2) && p.entry(i+3).cls&cMeridiem != 0: // 3;10 pm, a slip of the finger
		m, mw, ok2 := p.digits(i + 2)
		if v, ok = hm(h, m, 0); !ok || !ok2 || mw != 2 {
			return 0, val{}, false
		}
		end = i + 3
	case plain && w <= 2 && p.mark(i+1, ":") && p.tight(i+1) && p.tight(i+2): // 3:30, 15:04:05
		m, mw, ok2 := p.digits(i + 2)
		end = i + 3
		sec, secOK := 0, false
		if p.mark(end, ":") && p.tight(end) && p.tight(end+1) {
			var sw int
			sec, sw, secOK = p.digits(end + 1)
			if !secOK || sw != 2 {
				return 0, val{}, false
			}
			end += 2
		} else if mp, mw2, n := p.pieces(i+2, '.'); n == 2 && mw2[0] == 2 && mw2[1] <= 3 {
			return 0, val{}, mp[0] > 99 // 1:45.32 is a lap, no clock
		}
		if !ok2 || mw != 2 {
			return 0, val{}, false
		}
		if v, ok = hm(h, m, sec); !ok {
			return 0, val{}, false
		}
		sure = sure || p.clockContext(i, end)
		if p.is(end, "hours", "hrs", "hr", "h") {
			sure = true
			end++
		}
	case plain && (w == 1 || w == 2) && h <= 24 && p.entry(i+1).cls&cLetter != 0 && p.is(i+1, "h") && (p.tight(i+1) || p.entry(i+2).cls&cNumber != 0): // 20h30, 13 h
		end = i + 2
		if m, mw, ok2 := p.digits(end); ok2 && mw == 2 && p.tight(end) {
			v, ok = hm(h, m, 0)
			end++
		} else {
			v, ok = hm(h, 0, 0)
		}
		if !ok {
			return 0, val{}, false
		}
		sure = sure || end == i+3 || p.clockContext(i, end)
	case !plain && n == 2 && pw[0] <= 2 && pw[1] == 2: // 8.30 p.m., 23.30 Moscow time
		if v, ok = hm(parts[0], parts[1], 0); !ok {
			return 0, val{}, false
		}
		if !sure && p.is(i-1, "at") && p.is(end, "hours", "hrs", "on", "today", "tomorrow", "tonight") {
			sure = true
		}
		if !sure && p.is(i-1, "at") && pw[0] == 2 && (end >= p.limit || p.t(end).Kind == text.Punct && !p.mark(end, "-")) && p.d.Text(end) != "%" && parts[1]%5 == 0 {
			sure = true
		}
		if !sure && pw[0] == 2 && parts[1]%5 == 0 && p.behindDate(i) && (p.clauseEnds(end) || p.is(end, "from", "in", "on", "at")) && p.d.Text(end) != "%" {
			sure = true // "Friday 4 May, 18.00", "5 May at 21.30 in the hall"
		}
		if !sure && i == p.start && p.mark(end, "-") && p.t(end).Space && p.t(end+1).Space && p.t(end+1).Capital {
			sure = true // "10.44 – The train leaves": the clock that leads a line
		}
		if p.is(end, "hours", "hrs") && sure {
			end++
		}
	case plain && w == 4: // 2030 GMT, 1300 hours
		if v, ok = hm(h/100, h%100, 0); !ok {
			return 0, val{}, false
		}
		if p.is(end, "hours", "hrs", "h") && (h < 1900 || h > 2030 || zoned) {
			sure = true
			end++
		}
		if p.entry(end).cls&cMeridiem != 0 && h >= 100 && h < 1300 { // 1140 a.m.
			break
		}
		if !sure {
			return 0, val{}, false
		}
		return end, v, true
	case plain && w <= 2 && h <= 24:
		v, ok = hm(h, 0, 0)
		if !ok {
			return 0, val{}, false
		}
		if p.is(end, "o'clock", "o’clock") {
			end++
			sure = true
		} else if p.is(end, "hours", "hrs") && zoned {
			end++
		} else if zoned && p.entry(end).cls&cMeridiem == 0 && !p.mark(end, "(") {
			// "10 ET" is a clock, "12 Central banks" or "3 Pacific islands" is none
			if _, ok := p.zoneWords(end); !ok || !p.zoneIsPlain(end) {
				return 0, val{}, false
			}
		}
	default:
		return 0, val{}, false
	}
	return p.meridiem(i, end, v, sure)
}

// meridiem reads "a.m.", "p.m.", "in the evening" behind a face that ends before end.
func (p *parser) meridiem(i, end int, v val, sure bool) (int, val, bool) {
	e := p.entry(end)
	if e.cls&cMeridiem != 0 && (!p.is(end, "am") || p.tight(end) || p.t(end).Upper || !p.pronounBefore(i)) {
		if v.clock.Hour > 12 || v.clock.Hour == 0 {
			return end + 1, v, v.clock.Hour < 24 // "15:30 p.m.", "00:30 a.m."
		}
		v.clock.Hour = v.clock.Hour%12 + e.num
		return end + 1, v, true
	}
	if p.is(end, "in") && p.is(end+1, "the") && p.is(end+2, "morning", "afternoon", "evening") && v.clock.Hour <= 12 {
		if !p.is(end+2, "morning") {
			v.clock.Hour = v.clock.Hour%12 + 12
		}
		return end + 3, v, true
	}
	if p.is(end, "at") && p.is(end+1, "night") && v.clock.Hour <= 12 && (sure || p.is(i-1, "at")) {
		if v.clock.Hour >= 5 && v.clock.Hour < 12 {
			v.clock.Hour += 12
		} else if v.clock.Hour == 12 {
			v.clock.Hour = 24
		}
		return end + 2, v, true
	}
	if !sure {
		return 0, val{}, false
	}
	v.clock.Half = v.clock.Hour >= 1 && v.clock.Hour <= 12 && p.d.Src[p.t(i).Start] != '0'
	if n, w, ok := p.digits(i); ok && w == 4 && n >= 0 {
		v.clock.Half = false
	}
	return end, v, true
}

func (p *parser) pronounBefore(i int) bool { return p.is(i-1, "i") }

// clockContext reports whether the words around h:mm make it a time of day and not a score, a ratio, a lap or a verse.
func (p *parser) clockContext(i, end int) bool {
	if p.entry(end).cls&cMeridiem != 0 {
		return true
	}
	if p.is(end, "win", "defeat", "loss", "victory", "draw", "ratio", "mark", "finish") {
		return false
	}
	if i == p.start || p.faceAfterDash(end) || p.is(end, "on") && p.entry(end+1).cls&cWeekday != 0 {
		return true
	}
	t := p.t(i - 1)
	switch t.Kind {
	case text.Punct:
		s := p.d.Src[t.Start:t.End]
		return s != "." && s != "/" && s != "'" && s != "-" || s == "-" && t.Space || s == "-" && p.mark(i-1, "-") && p.entry(i-2).cls&(cNumber|cMeridiem) != 0
	case text.Word:
		switch p.low(i - 1) {
		case "at", "by", "from", "until", "till", "to", "before", "after", "around", "about", "since", "between", "and", "or", "past", "on", "is", "was", "starts", "begins",
			"start", "begin", "for", "approximately", "shortly", "the", "opens", "local", "time", "times", "t", "when", "then", "only", "exactly", "today", "tomorrow", "yesterday", "tonight", "through", "thru", "night":
			return true
		}
		return p.entry(i-1).cls&(cWeekday|cWeekdayAbbr|cPart|cMonth|cMonthAbbr|cMeridiem) != 0
	case text.Number:
		return p.entry(i-2).cls&(cMonth|cMonthAbbr) != 0 || p.numericDateBefore(i)
	}
	return false
}

// behindDate reports that a month's name or a weekday stands right before the number at i, but for a comma and "at".
func (p *parser) behindDate(i int) bool {
	i--
	if p.is(i, "at") {
		i--
	}
	if p.mark(i, ",") {
		i--
	}
	return p.entry(i).cls&(cMonth|cMonthAbbr|cWeekday) != 0 && p.t(i).Capital
}

// faceAfterDash reports whether "-18:00" follows, which makes a range of clocks.
func (p *parser) faceAfterDash(i int) bool {
	if !p.mark(i, "-") || p.entry(i+1).cls&cNumber == 0 || !p.mark(i+2, ":") || !p.tight(i+2) {
		return false
	}
	h, w, ok := p.digits(i + 1)
	m, mw, ok2 := p.digits(i + 3)
	return ok && ok2 && w <= 2 && h <= 24 && mw == 2 && m < 60 && !(p.mark(i+4, ":") && p.tight(i+4))
}

func (p *parser) numericDateBefore(i int) bool {
	_, w, ok := p.digits(i - 1)
	_, _, n := p.pieces(i-1, '.')
	return ok && w == 4 || n == 3
}

// wordClock reads "half past six", "quarter to five", "ten past nine", "six o'clock", "seven thirty p.m.".
func (p *parser) wordClock(i int) (int, val, bool) {
	j := i
	minutes := -1
	switch {
	case p.is(j, "half") && p.is(j+1, "past"):
		minutes = 30
		j++
	case p.is(j, "quarter") && p.is(j+1, "past", "to"):
		minutes = 15
		j++
	case p.is(j, "a") && p.is(j+1, "quarter") && p.is(j+2, "past", "to"):
		minutes = 15
		j += 2
	case p.is(j, "a", "one") && p.is(j+1, "minute") && p.is(j+2, "past", "to"):
		minutes = 1
		j += 2
	default:
		if e, v, ok := p.number(j); ok && v.n >= 1 && v.n < 60 && v.n == float64(int(v.n)) && p.entry(j).cls&(cCardinal|cNumber) != 0 {
			k := e
			if p.is(k, "minutes", "min", "mins") {
				k++
			}
			if p.is(k, "past", "to") {
				if _, hv, ok := p.number(k + 1); (ok && hv.n <= 12 || p.entry(k+1).cls&cNoon != 0) && (k > e || p.low(k) == "past") {
					minutes = int(v.n)
					j = k
				}
			}
		}
	}
	if minutes >= 0 && p.is(j, "past", "to") {
		to := p.is(j, "to")
		j++
		h := 0
		end := j
		if e := p.entry(j); e.cls&cNoon != 0 {
			if h = e.num; !to {
				h %= 24
			}
			if to {
				h, minutes = h-1, 60-minutes
			}
			v, ok := hm(h, minutes, 0)
			return j + 1, v, ok
		} else if e2, hv, ok := p.number(j); ok && hv.n >= 1 && hv.n <= 12 {
			h, end = int(hv.n), e2
			if p.is(end, "o'clock", "o’clock") {
				end++
			}
		} else {
			return 0, val{}, false
		}
		if p.entry(end).cls&(cUnit|cUnits) != 0 {
			return 0, val{}, false
		}
		m := minutes
		if to {
			h, m = h-1, 60-minutes
			if h == 0 {
				h = 12
			}
		}
		v, ok := hm(h, m, 0)
		if !ok {
			return 0, val{}, false
		}
		return p.meridiem(i, end, v, true)
	}
	e := p.entry(i)
	if e.cls&cCardinal == 0 || e.num < 1 || e.num > 12 || p.is(i, "dozen") {
		return 0, val{}, false
	}
	v, _ := hm(e.num, 0, 0)
	end := i + 1
	if p.is(end, "o'clock", "o’clock") {
		return p.meridiem(i, end+1, v, true)
	}
	if e2, mv, ok := p.number(end); ok && p.entry(end).cls&cCardinal != 0 && mv.n >= 10 && mv.n < 60 && p.entry(e2).cls&cMeridiem != 0 {
		v.clock.Minute = int(mv.n)
		return p.meridiem(i, e2, v, false)
	}
	if e2, mv, ok := p.number(end); ok && p.entry(end).cls&cCardinal != 0 && mv.n >= 10 && mv.n < 60 && mv.n == float64(int(mv.n)) &&
		p.is(i-1, "at", "until", "till", "by", "before", "after") && (p.clauseEnds(e2) || p.is(e2, "on", "tomorrow", "today", "tonight")) && !p.is(end, "dozen") {
		v.clock.Minute = int(mv.n) // "at five thirty"
		return p.meridiem(i, e2, v, true)
	}
	if p.entry(end).cls&cMeridiem != 0 && (!p.is(end, "am") || p.t(end).Upper || p.is(i-1, "at", "from", "by", "until", "to", "before", "after", "the")) {
		return p.meridiem(i, end, v, false)
	}
	return 0, val{}, false
}

// zone reads the words of a zone on their own.
func (p *parser) zone(i int) (int, val, bool) {
	z, ok := p.zoneWords(i)
	return z, val{zoneFirst: i, zoneLast: z}, ok
}

// zoneIsPlain reports whether the zone at i is a designator in capitals or ends in "time", not a bare "Central".
func (p *parser) zoneIsPlain(i int) bool {
	z, ok := p.zoneWords(i)
	return ok && (p.entry(i).cls&cZone != 0 || p.is(z-1, "time"))
}

// zoneWords reads a zone by its form, not by what it names: GMT, UTC+3, +03:00, Z, "Moscow time", "local time",
// "Eastern Daylight Time". Which zone that is, and whether there is such a place, others know.
func (p *parser) zoneWords(i int) (int, bool) {
	if i >= p.limit || i < p.start {
		return 0, false
	}
	t := p.t(i)
	s := p.d.Src[t.Start:t.End]
	if e := p.entry(i); e.cls&cZone != 0 && (t.Upper || s == "Z" && !t.Space) {
		end := i + 1
		if (s == "UTC" || s == "GMT" || s == "UT") && end < p.limit {
			if n := p.offset(end); n > 0 {
				end = n
			}
		}
		if p.is(end, "time") && !p.mark(end+1, "-") {
			end++
		}
		return end, true
	}
	if (s == "+" || s == "-" || s == "−") && !t.Space {
		if n := p.offset(i); n > 0 && p.t(n-1).End-t.Start >= 5 && (s == "+" || n < i+4 || p.is(i-4, "t") || p.is(i-6, "t")) {
			return n, true // "T06:00-05:00" is an offset, "06:00-12:00" a range
		}
		return 0, false
	}
	if t.Kind != text.Word {
		return 0, false
	}
	if p.is(i, "local") && p.is(i+1, "time", "times") {
		return i + 2, true
	}
	if p.is(i, "eastern", "pacific", "central", "mountain", "atlantic") && t.Capital && !p.is(i+1, "time", "standard", "daylight", "summer", "european") {
		if i+1 >= p.limit || p.t(i+1).Kind == text.Punct || !p.t(i+1).Capital && p.t(i+1).Kind == text.Word {
			return i + 1, true
		}
	}
	if !t.Capital {
		return 0, false
	}
	for j := i + 1; j < p.limit && j <= i+5; j++ {
		if p.is(j, "time") && !p.t(j).Upper {
			return j + 1, true
		}
		w := p.t(j)
		if w.Kind == text.Word && (w.Capital || p.is(j, "'s", "’s", "standard", "daylight", "summer")) {
			continue
		}
		if p.mark(j, "-") || p.mark(j, "/") && p.tight(j) {
			continue
		}
		break
	}
	return 0, false
}

// offset reads "+3", "-05:00", "+0530" and returns its end, 0 when there is none.
func (p *parser) offset(i int) int {
	if i+1 >= p.limit {
		return 0
	}
	if s := p.d.Text(i); s != "+" && s != "-" && s != "−" && s != "–" {
		return 0
	}
	n, w, ok := p.digits(i + 1)
	if !ok || !p.tight(i+1) || w == 3 || w > 4 || w <= 2 && n > 14 || w == 4 && n > 1400 {
		return 0
	}
	end := i + 2
	if p.mark(end, ":") && p.tight(end) && p.tight(end+1) {
		if m, mw, ok := p.digits(end + 1); ok && mw == 2 && m < 60 && w <= 2 {
			return end + 2
		}
	}
	return end
}
