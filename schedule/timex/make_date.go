package timex

import (
	"dateline/schedule"
	"dateline/schedule/text"
)

// What the rows for dates make of a match, and what they refuse.

// date takes the date read, and refuses what only looks like one.
func (m *match) date() bool {
	m.typ = Date
	v := m.v("date")
	m.f.fill(v)
	if m.p.mark(m.first-1, "/") && m.p.tight(m.first) || m.p.mark(m.end, "/") && m.p.tight(m.end) && m.p.entry(m.end+1).cls&cNumber != 0 {
		return false
	}
	if m.p.is(m.first, "may", "march") && v.year == 0 && v.day > 0 && m.first == m.p.start && m.p.entry(m.end).cls&(cUnit|cUnits) != 0 {
		return false
	}
	// "December 30 years ago" keeps the month apart; a day before a unit is a count.
	if v.day > 0 && v.year == 0 && !v.suffix && m.p.entry(m.end).cls&cUnits != 0 && m.p.entry(m.end-1).cls&cNumber != 0 {
		return false
	}
	return true
}

func (m *match) ofRelativeYear() bool {
	m.f.Unit = UnitYear
	switch {
	case m.word("this"):
		m.f.FromDCT = true
	case m.word("last"):
		m.f.FromDCT, m.f.Shift = true, -1
	case m.word("that", "same"):
		m.f.FromPrevious = true
	case m.word("following"):
		m.f.FromPrevious, m.f.Shift = true, 1
	case m.word("previous"):
		m.f.FromPrevious, m.f.Shift = true, -1
	default:
		m.f.FromDCT, m.f.Shift = true, 1
	}
	return true
}

// take makes the match a DATE with the form of a period read behind it, and keeps what links there are.
func (m *match) take(end int, f Form) {
	f.RangeTo, f.Twin, f.Listed = -1, -1, -1
	m.end, m.typ, m.f = end, Date, f
}

func (m *match) qualified() bool {
	p := m.p
	i := m.first
	if p.is(i, "the") {
		i++
	}
	mod := p.entry(i).code
	comparative := p.is(i, "earlier", "later")
	hyphen := p.mark(i+1, "-")
	end, f, ok := p.period(m.end)
	if !ok {
		// "late Wednesday night", "early on Thursday", "mid-afternoon yesterday" are left to the rows for parts of day
		e2, v, ok2 := p.weekday(m.end)
		if !ok2 || comparative {
			return false
		}
		f.fill(&v)
		end = e2
		if p.namedBy(m.end, end) {
			return false
		}
	}
	if comparative && (f.Decade > 0 || f.Century > 0) {
		return false
	}
	if i > m.first && f.Decade == 0 && f.Century == 0 && !p.is(m.end-1, "of") {
		return false
	}
	if p.is(m.end-1, "of") && !p.is(m.end-2, "part") {
		return false
	}
	if hyphen && p.low(i) != "mid" && f.Month == 0 && f.Decade == 0 && f.Year == 0 && f.Century == 0 {
		return false
	}
	if f.Year > 0 && f.Month == 0 && f.Quarter == 0 && f.Season == "" && !p.yearFits(end) {
		return false
	}
	m.take(end, f)
	m.f.Mod, m.f.Vague = mod, true
	return true
}

func (m *match) edge() bool {
	end, f, ok := m.p.period(m.end)
	if !ok {
		return false
	}
	mod := "MID"
	switch {
	case m.word("beginning", "start", "turn", "outset"):
		mod = "START"
	case m.word("end", "close"):
		mod = "END"
	}
	m.take(end, f)
	m.f.Mod, m.f.Vague = mod, true
	return true
}

func (m *match) decade() bool {
	i := m.first
	if m.p.is(i, "the") {
		i++
	}
	end, ok := m.p.decade(i, &m.f)
	if !ok || m.p.entry(i).cls&cDecade != 0 && (i == m.first || !m.p.is(m.first-1, "in", "of", "during", "since", "from", "by", "throughout") && !m.p.is(m.first, "the")) {
		return false
	}
	if m.p.entry(i).cls&cDecade != 0 && m.p.is(m.end, "and") {
		return false
	}
	if n, w, ok := m.p.digits(i); ok && w == 4 && n > 0 && !m.p.is(end-1, "s") && i == m.first {
		return false // "2020's results": a genitive
	}
	if n, w, ok := m.p.digits(i); ok && w == 2 && n > 0 {
		return false // "in the 20s": degrees, ages
	}
	m.end, m.typ = end, Date
	return true
}

func (m *match) season() bool {
	p := m.p
	i := m.first
	the := p.is(i, "the")
	if the {
		i++
	}
	f := m.f
	f.Season = p.entry(i).code
	end, f, _ := p.ofYear(i+1, f)
	dated := end > i+1
	if !dated {
		if p.is(i, "fall") {
			if !the && !p.is(m.first-1, "in", "this", "next", "last", "by") || the && !p.is(m.first-1, "in", "by", "during", "until", "since", "for") || p.is(end, "of", "in", "from", "to", "behind", "within") {
				return false
			}
		} else if !the {
			switch {
			case p.is(i-1, "in", "by", "until", "till", "since", "during", "before", "after", "for", "from", "through", "this", "next", "last", "of", "to", "and", "or", "late", "early"):
			case p.t(i).Capital && i > p.start && p.is(i+1, ""):
			default:
				return false
			}
			if p.is(end, "of") {
				return false
			}
		}
		if end < p.limit && p.t(end).Kind == text.Word && p.is(end, "palace", "street", "court", "field", "water", "break", "school", "games", "olympics") || p.t(i).Capital && end < p.limit && p.t(end).Capital && p.t(end).Kind == text.Word {
			return false
		}
		if p.mark(end, "-") && p.tight(end) {
			return false
		}
		f.FromPrevious = false
	}
	if p.is(i, "spring") && the && !dated && !p.is(m.first-1, "in", "by", "during", "until", "since", "for", "before", "after") {
		return false
	}
	m.take(end, f)
	return true
}

func (m *match) quarter() bool {
	p := m.p
	i := m.first
	if p.is(i, "the") {
		i++
	}
	for p.is(i, "comparable", "latest", "corresponding") {
		i++
	}
	f := Form{}
	end, ok := p.quarterOf(i, &f)
	if !ok {
		return false
	}
	if p.mark(end, "-") && p.tight(end) && p.is(end+1, "final", "finals", "finalist") {
		return false
	}
	f.Unit = UnitNone
	if f.Quarter == 0 {
		m.value = four(f.Year) + "-QX"
		f.Unit, f.FromPrevious = UnitQuarter, true
	} else {
		f.FromPrevious = false
	}
	last := p.is(i, "last", "final")
	end, f, _ = p.ofYear(end, f)
	if last && f.Year == 0 {
		return false // "last quarter" is the one behind, "the last quarter of 1989" its fourth
	}
	m.take(end, f)
	return true
}

// namePart reports whether the weekday is part of a name: "the Sunday Times", "Black Friday".
func (m *match) namePart() bool { return m.p.namedBy(m.first, m.end) }

func (p *parser) namedBy(first, end int) bool {
	if p.is(end, "times", "telegraph", "mirror", "mail", "express", "herald", "post", "world", "morning-after", "tribune", "magazine") && end < p.limit && p.t(end).Capital {
		return true
	}
	if p.is(end, "night", "morning") && p.t(end).Capital && p.is(end+1, "live", "football", "fever", "lights") {
		return true
	}
	if first > p.start && p.t(first).Capital && p.is(first-1, "black", "good", "bloody", "ash", "holy", "palm", "cyber", "super", "shrove", "maundy") && p.t(first-1).Capital {
		return true
	}
	return false
}

func (m *match) weekday() bool {
	v := m.v("weekday")
	m.typ = Date
	m.f.fill(v)
	p := m.p
	if p.is(m.end-1, "week") {
		m.f.FromDCT, m.f.Unit = true, UnitWeek
		switch p.low(m.end - 2) {
		case "last":
			m.f.Shift, m.f.Said = -1, schedule.Past
		case "next":
			m.f.Shift, m.f.Said = 1, schedule.Future
		case "that":
			m.f.FromDCT, m.f.FromPrevious = false, true
		default:
			m.f.This = true
		}
		return p.entry(m.first).cls&(cWeekday|cWeekdayAbbr) != 0
	}
	if m.first+1 == m.end && p.entry(m.first).cls&(cWeekday|cWeekdayAbbr) != 0 {
		return false // the plain row has it
	}
	switch {
	case m.word("last", "past"):
		m.f.FromDCT, m.f.Said = true, schedule.Past
	case m.word("next", "coming"):
		m.f.FromDCT, m.f.Said = true, schedule.Future
	case m.word("previous"):
		m.f.FromPrevious, m.f.Said = true, schedule.Past
	case m.word("following"):
		m.f.FromPrevious, m.f.Said = true, schedule.Future
	case m.word("same"):
		m.f.FromPrevious = true
	case m.word("this"):
		m.f.FromDCT, m.f.This = true, true
	default:
		return false
	}
	return !m.namePart()
}
