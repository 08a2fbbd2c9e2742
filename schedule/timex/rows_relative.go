package timex

import (
	"dateline/schedule"
	"dateline/schedule/text"
)

func relativeRows() []row {
	return []row{
		{
			name: "deictic", pattern: "<deictic>",
			make: func(m *match) bool {
				v := m.v("deictic")
				m.typ = Date
				m.f.FromDCT, m.f.Shift, m.f.Unit, m.f.Grain = true, int(v.n), UnitDay, schedule.GrainDay
				// "USA Today"
				return !(m.first > m.p.start && m.p.t(m.first).Capital && m.p.t(m.first-1).Upper)
			},
			yes: []string{"It opens [tomorrow] = XXXX-XX-XX", "[today]'s vote = XXXX-XX-XX"},
			no:  []string{"told USA Today that"},
		},
		{
			name: "relative-unit", pattern: "(the|this|that|last|next|past|coming|previous|following|current|same|latest|preceding|upcoming|prior|subsequent)",
			make: func(m *match) bool { return m.relativeUnit() },
			yes: []string{"[last week] = XXXX-WXX", "[next year] = XXXX", "[the following day] = XXXX-XX-XX", "[that year] = XXXX", "[the same day] = XXXX-XX-XX", "[the previous month] = XXXX-XX",
				"[this past week] = XXXX-WXX", "[the current quarter] = XXXX-QX", "for [the week] = XXXX-WXX"},
			no: []string{"the day of the jackal", "the last second", "the same hour", "the second half", "the year-round"},
		},
		{
			name: "sometime", pattern: "sometime (this|next|last|in)",
			make: func(m *match) bool {
				i := m.end - 1
				if m.p.is(i, "in") {
					i++
				}
				end, f, ok := m.p.period(i)
				if !ok {
					return false
				}
				m.take(end, f)
				m.f.Vague = true
				return true
			},
			yes: []string{"[sometime next year] = XXXX"},
		},
		{
			name: "relative-month", pattern: "(last|next|this|past) (past|coming)? (<month> | <season>) ( of (last|this|next) year )?",
			make: func(m *match) bool { return m.relativeMonth() },
			yes:  []string{"[last May] = XXXX-05", "[this September] = XXXX-09", "[next summer] = XXXX-SU"},
			no:   []string{"this may be", "the last march", "last fall of man"},
		},
		{
			name: "ago", pattern: "<approx>? <howmany> (more|full|whole|short|long)? <anyunit> ( and a half )? ( (ago|earlier|later|hence|prior|previously|before|after|afterward|afterwards) | from now )",
			make: func(m *match) bool { return m.ago() },
			yes: []string{"[two years ago] = XXXX", "[a day later] = XXXX-XX-XX", "[nearly four years ago] = XXXX", "[several years ago] = PAST_REF", "[six weeks ago] = XXXX-WXX",
				"[a year earlier] = XXXX", "ended [three days before]. = XXXX-XX-XX", "[Two days before that] the crews will meet = XXXX-XX-XX", "[two weeks from now] = XXXX-WXX"},
			no: []string{"six months after the vote", "two days before Christmas", "two days before that meeting"},
		},
		{
			name: "units-ago", pattern: "(just|many|only)? (seconds|minutes|hours|days|weeks|months|years|decades|centuries) (ago|earlier|later)",
			make: func(m *match) bool {
				m.typ = Date
				m.f.Ref = "PAST_REF"
				if m.word("later") {
					m.f.Ref = "FUTURE_REF"
				}
				m.f.Vague = true
				return true
			},
			yes: []string{"[years ago] = PAST_REF", "[weeks later] = FUTURE_REF"},
		},
		{
			name: "year-ago", pattern: "(the|a)? (comparable|corresponding)? year -? (ago|earlier) ( <ord>? -? (quarter|period|half) )?",
			make: func(m *match) bool {
				m.typ = Date
				m.f.FromPrevious, m.f.Shift, m.f.Unit, m.f.Said = true, -1, UnitYear, schedule.Past
				if !m.word("quarter", "period", "half") && !hyphenIn(m) {
					return false
				}
				if m.p.is(m.first, "the", "a") && !m.word("quarter", "period", "half") {
					for m.p.is(m.first, "the", "a", "comparable", "corresponding") {
						m.first++
					}
				}
				if o := m.v("ord"); o != nil && o.n >= 1 && o.n <= 4 && m.word("quarter") {
					m.f.Quarter = int(o.n)
				} else if m.word("quarter") {
					m.value = "XXXX-QX"
				}
				return true
			},
			yes: []string{"[the year-ago quarter] = XXXX-QX", "in [the year-earlier period] = XXXX", "[year-ago] profit = XXXX"},
		},
		{
			name: "period-last-year", pattern: "the (same|corresponding|comparable | year - earlier) (period|quarter|time|week|month) (,? (a year (ago|earlier) | last year | in <year> | of <year> | of last year))?",
			make: func(m *match) bool {
				m.typ = Date
				m.f.FromPrevious, m.f.Shift, m.f.Unit, m.f.Said = true, -1, UnitYear, schedule.Past
				if y := m.v("year"); y != nil {
					m.f.Year, m.f.FromPrevious = y.year, false
				}
				return m.word("last", "ago", "earlier") || m.has("year") && !m.word("time")
			},
			yes: []string{"[the corresponding period last year] = XXXX"},
		},
		{
			name: "the-quarter-ago", pattern: "the quarter a year (ago|earlier)",
			make: func(m *match) bool {
				m.typ, m.value = Date, "XXXX-QX"
				m.f.FromPrevious, m.f.Shift, m.f.Unit = true, -1, UnitYear
				return true
			},
			yes: []string{"[the quarter a year ago] = XXXX-QX"},
		},
		{
			name: "day-before", pattern: "the (day|week|year|month|night|morning|evening|afternoon) (before|after|following) (yesterday|tomorrow|that|last|next)?",
			make: func(m *match) bool { return m.dayBefore() },
			yes:  []string{"[the day before yesterday] = XXXX-XX-XX", "They left [the day before]. = XXXX-XX-XX", "They met [the evening before]. = XXXX-XX-XXTEV", "[the year before], it = XXXX", "[the week after next] = XXXX-WXX"},
			no:   []string{"the day before the vote", "the week after he came", "the evening before the vote"},
		},
		{
			name: "ordinal-day", pattern: "the? <ord> day",
			make: func(m *match) bool {
				m.typ = Date
				o := m.v("ord")
				m.f.FromPrevious, m.f.Unit, m.f.Ordinal, m.f.Grain = true, UnitDay, int(o.n), schedule.GrainDay
				return o.n > 0 && !m.p.is(m.first, "last") && (m.p.is(m.first, "the") || !m.p.is(m.end, "of", "in")) && !m.p.is(m.first-1, "a", "every", "each", "per", "his", "her", "their")
			},
			yes: []string{"It is [the second day] = XXXX-XX-XX"},
			no:  []string{"every second day", "a first day"},
		},
		{
			name: "weekend", pattern: "the? (last|this|that|next|past|coming|following|previous)? weekend ( of <date> )?",
			make: func(m *match) bool {
				m.typ = Date
				m.f.Unit, m.f.Grain, m.f.Weekend = UnitWeekend, schedule.GrainWeek, true
				if d := m.v("date"); d != nil {
					m.f.fill(d)
					m.f.Unit, m.f.Weekend, m.f.Vague = UnitWeekend, true, true
					return d.day > 0
				}
				switch {
				case m.word("last", "past"):
					m.f.FromDCT, m.f.Shift, m.f.Said = true, -1, schedule.Past
				case m.word("next", "coming"):
					m.f.FromDCT, m.f.Shift, m.f.Said = true, 1, schedule.Future
				case m.word("this"):
					m.f.FromDCT, m.f.This = true, true
				case m.word("following"):
					m.f.FromPrevious, m.f.Shift = true, 1
				case m.word("previous"):
					m.f.FromPrevious, m.f.Shift = true, -1
				case m.word("that"):
					m.f.FromPrevious = true
				default:
					m.f.FromDCT = true
					return m.p.is(m.first, "the")
				}
				return true
			},
			yes: []string{"over [the weekend] = XXXX-WXX-WE", "[this weekend] = XXXX-WXX-WE", "They met [that weekend] = XXXX-WXX-WE"},
			no:  []string{"a weekend trip"},
		},
		{
			name: "month-of", pattern: "the? month of (<date> | <month>)",
			make: func(m *match) bool {
				v := m.v("date")
				if v == nil {
					v = m.v("month")
				}
				m.typ = Date
				m.f.fill(v)
				return v.day == 0
			},
			yes: []string{"in [the month of August] = XXXX-08"},
		},
	}
}

func hyphenIn(m *match) bool {
	for i := m.first; i < m.end; i++ {
		if m.p.mark(i, "-") {
			return true
		}
	}
	return false
}

func (m *match) relativeUnit() bool {
	p := m.p
	f := Form{}
	end, ok := p.relative(m.first, &f)
	if !ok {
		return false
	}
	if f.Unit == UnitWeekend {
		return false
	}
	if p.mark(end, "-") && p.tight(end) && p.tight(end+1) && !p.is(end+1, "long") {
		return false
	}
	bare := end == m.first+2 && p.is(m.first, "the")
	if bare { // "the day", "the year": only where nothing says which
		switch f.Unit {
		case UnitDay:
			if !p.is(m.first-1, "for", "of", "on", "in", "during") || p.is(end, "of", "when", "that", "he", "she", "they", "the", "after", "before", "a", "for", "in", "we", "I") {
				return false
			}
			if end < p.limit && p.t(end).Kind != text.Punct {
				return false
			}
		case UnitDecade, UnitCentury:
			return false
		}
		if p.is(end, "of", "when", "that", "before", "after", "following", "since", "beginning", "starting", "ending", "earlier", "ago") && !(f.Unit >= UnitQuarter && p.is(end, "ending", "earlier")) {
			return false
		}
		if end < p.limit && p.t(end).Capital && p.t(end).Kind == text.Word && p.t(end-1).Capital {
			return false
		}
	}
	if f.FromDCT && p.is(m.first, "this", "that") && f.Unit == UnitDay {
		f.FromDCT, f.FromPrevious = false, true
	}
	if p.is(m.first, "this") && f.Unit == UnitDay && p.is(m.first-1, "to") {
		f.Ref = "PRESENT_REF"
	}
	if bare && f.Unit == UnitYear && p.is(end, "ended", "ending") || f.Fiscal && p.is(end, "ended", "ending") { // "the year ended March 31" is a length
		m.take(end, f)
		m.typ, m.f.Count = Duration, 1
		return true
	}
	if p.is(m.first, "the") && p.is(m.first+1, "past", "last", "coming", "next") && f.Unit != UnitDay {
		switch {
		case f.Unit == UnitMonth && p.is(m.first+1, "next"):
		case f.Unit == UnitYear && p.is(m.first+1, "past"):
			f.FromDCT, f.FromPrevious = true, false
		default:
			// "the last week", "the next decade": a stretch of that length
			m.take(end, f)
			m.typ = Duration
			n := float64(max(p.entry(end-1).num, 1)) // a fortnight is two weeks
			m.f.Count, m.f.Length = n, exactly(n, f.Unit)
			return !p.is(end, "of") || f.Unit != UnitMonth
		}
	}
	if p.is(m.first, "last", "next", "past", "coming", "previous", "following", "current", "same", "latest", "preceding", "upcoming", "prior", "subsequent") && p.is(m.first-1, "the", "a", "an", "his", "her", "its", "their", "my", "our", "any") {
		return false
	}
	if p.is(m.first, "same", "latest", "current", "past", "coming", "previous", "following", "preceding", "prior", "subsequent", "upcoming") {
		return false
	}
	m.take(end, f)
	return true
}

func (m *match) relativeMonth() bool {
	v := m.v("month")
	m.typ = Date
	if v != nil {
		i := m.first + 1
		for m.p.is(i, "past", "coming") {
			i++
		}
		if !m.p.t(i).Capital {
			return false
		}
		m.f.fill(v)
	} else {
		m.f.Season = m.v("season").code
		if m.p.is(m.end, "of") || m.p.mark(m.end, "-") {
			return false
		}
	}
	m.f.FromDCT = true
	switch m.p.low(m.first) {
	case "last", "past":
		m.f.Said = schedule.Past
	case "next":
		m.f.Said = schedule.Future
	default:
		m.f.This = true
	}
	if m.word("coming") {
		m.f.Said = schedule.Future
	}
	if m.p.is(m.end-1, "year") {
		m.f.Said, m.f.This = 0, false
		m.f.Unit = UnitYear
		switch m.p.low(m.end - 2) {
		case "last":
			m.f.Shift = -1
		case "next":
			m.f.Shift = 1
		}
	}
	return true
}

func (m *match) ago() bool {
	p := m.p
	n, u := m.v("howmany"), m.v("anyunit")
	if p.is(m.first-1, "will") && n.n == 1 && p.is(m.first, "one") {
		return false
	}
	last := p.low(m.end - 1)
	if p.entry(m.first).cls&cVague != 0 && p.is(m.first, "few") && !p.is(m.first-1, "a") {
		return false
	}
	m.typ = Date
	m.f.Unit = u.unit
	count := n.n
	if m.word("half") && p.is(m.end-2, "half") {
		count += .5
	}
	if u.n > 1 && count > 0 { // a fortnight is two weeks
		count *= u.n
	}
	dir := schedule.Past
	switch last {
	case "ago", "previously":
		m.f.FromDCT = true
	case "now", "hence":
		m.f.FromDCT = true
		dir = schedule.Future
	case "later", "afterward", "afterwards":
		m.f.FromPrevious = true
		dir = schedule.Future
	case "after":
		m.f.FromPrevious = true
		dir = schedule.Future
		if !p.clauseEnds(m.end) {
			return false
		}
	case "before":
		m.f.FromPrevious = true
		if p.is(m.end, "that") && (p.clauseEnds(m.end+1) || p.is(m.end+1, "the", "a", "he", "she", "they", "it", "we", "there", "will", "is", "was", "at", "in")) {
			m.end++
		} else if !p.clauseEnds(m.end) {
			return false
		}
	case "prior":
		m.f.FromPrevious = true
		if p.is(m.end, "to") {
			return false
		}
	case "earlier":
		m.f.FromPrevious = true
		if p.is(m.end, "than") {
			return false
		}
	}
	m.f.Said = dir
	m.f.Count = count
	if count < 0 || n.vague && count != 2 {
		m.f.Ref = "PAST_REF"
		if dir == schedule.Future {
			m.f.Ref = "FUTURE_REF"
		}
		m.f.Vague = true
		return true
	}
	m.f.Vague = n.vague || m.has("approx")
	m.f.Shift = int(count) * int(dir)
	m.f.grainOf(u.unit)
	if count != float64(int(count)) {
		switch u.unit {
		case UnitYear:
			m.f.Unit, m.f.Shift, m.f.Grain = UnitMonth, int(count*12)*int(dir), schedule.GrainMonth
		case UnitDecade:
			m.f.Unit, m.f.Shift, m.f.Grain = UnitYear, int(count*10)*int(dir), schedule.GrainYear
		case UnitCentury:
			m.f.Unit, m.f.Shift, m.f.Grain = UnitYear, int(count*100)*int(dir), schedule.GrainYear
		case UnitHour:
			m.f.Unit, m.f.Shift = UnitMinute, int(count*60)*int(dir)
		default:
			m.f.Vague = true
		}
	}
	if a := m.v("approx"); a != nil {
		m.f.Mod = a.mod
	}
	if u.unit == UnitHour || u.unit == UnitMinute || u.unit == UnitSecond {
		m.typ = Time
	}
	return true
}

// clauseEnds reports whether nothing that "before" or "after" could govern follows.
func (p *parser) clauseEnds(i int) bool {
	if i >= p.limit {
		return true
	}
	t := p.t(i)
	return t.Kind == text.Punct && !p.mark(i, "-") && p.d.Src[t.Start] != '(' && p.d.Src[t.Start] != '"' || p.is(i, "and", "or", "but")
}

func (m *match) dayBefore() bool {
	p := m.p
	m.typ = Date
	e := p.entry(m.first + 1)
	unit := e.unit
	if e.cls&cPart != 0 {
		unit = UnitDay
		m.typ = Time
		m.f.DayPart = e.code
	}
	m.f.Unit = unit
	m.f.grainOf(unit)
	dir := 1
	if p.is(m.first+2, "before") {
		dir = -1
	}
	m.f.Said = schedule.Direction(dir)
	switch {
	case p.is(m.end-1, "yesterday") && dir < 0, p.is(m.end-1, "tomorrow") && dir > 0:
		m.f.FromDCT, m.f.Shift = true, 2*dir
		return unit == UnitDay
	case p.is(m.end-1, "last") && dir < 0, p.is(m.end-1, "next") && dir > 0:
		m.f.FromDCT, m.f.Shift = true, 2*dir
		return p.clauseEnds(m.end) || !p.is(m.end-1, "last")
	case p.is(m.end-1, "that"):
		m.end--
	case m.end-m.first > 3:
		return false
	}
	m.f.FromPrevious, m.f.Shift = true, dir
	if p.is(m.first+2, "following") {
		return p.clauseEnds(m.end)
	}
	return p.clauseEnds(m.end)
}
