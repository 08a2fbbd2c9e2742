package timex

import (
	"dateline/schedule"
	"dateline/schedule/text"
)

func dateRows() []row {
	return []row{
		{
			name: "date", pattern: "<date>",
			make: func(m *match) bool { return m.date() },
			yes: []string{"on [January 10, 2022] = 2022-01-10", "from [17 December] = XXXX-12-17", "on [Thursday, December 30] = XXXX-12-30", "[the 10th of January] = XXXX-01-10",
				"on [Jan. 13] = XXXX-01-13", "in [May 1998] = 1998-05", "on [2022-01-10] = 2022-01-10", "on [30.12.2021] = 2021-12-30", "on [10/1/2022] = 2022-10-01", "[Tuesday the 19th] = XXXX-XX-19"},
			no: []string{"You may 5 times try", "version 1.10.2 is out", "the score was 10-12-8", "He and 31 others", "a 5 may be drawn", "10/22/1/3"},
		},
		{
			name: "this-date", pattern: "(this|next|last) <day>",
			make: func(m *match) bool {
				m.typ = Date
				end, v, ok := m.p.dayCore(m.first)
				m.f.fill(&v)
				m.end = end
				return ok && v.weekday > 0 && v.month > 0
			},
			yes: []string{"It is due [this Thursday, January 6] = XXXX-01-06"},
		},
		{
			name: "date-of-year", pattern: "(<date> | <month>) ,? (of|in)? ( (this|that|last|next) same? year | the (same|following|previous|next) year )",
			make: func(m *match) bool {
				v := m.v("date")
				if v == nil {
					v = m.v("month")
				}
				m.typ = Date
				m.f.fill(v)
				if v.year > 0 {
					return false
				}
				return m.ofRelativeYear()
			},
			yes: []string{"on [July 25 of that year] = XXXX-07-25", "in [November of the same year] = XXXX-11", "in [March next year] = XXXX-03"},
		},
		{
			name: "month", pattern: "<month>",
			make: func(m *match) bool {
				_, v, ok := m.p.monthAlone(m.first, false)
				m.typ = Date
				m.f.fill(&v)
				return ok
			},
			yes: []string{"since [December] they wait = XXXX-12", "in [May] it rains = XXXX-05", "between [March] and June = XXXX-03"},
			no:  []string{"It may rain", "They march on", "May I ask", "the March on the capital", "April Jones left", "Mar is a town"},
		},
		{
			name: "qualified", pattern: "the? (early|late|mid|earlier|later) -? (in|on|part)? of?",
			make: func(m *match) bool { return m.qualified() },
			yes: []string{"in [mid-January] = XXXX-01", "by [late Wednesday] = XXXX-WXX-3", "[early this month] = XXXX-XX", "[late last week] = XXXX-WXX", "[the mid-1990s] = 199", "[Later this year] = XXXX",
				"[early in 1862] = 1862", "[late in the year] = XXXX", "[early September] = XXXX-09", "[late summer 1919] = 1919-SU", "[the early 21st century] = 20"},
			no: []string{"He came early.", "the late king", "later on they left", "earlier than that"},
		},
		{
			name: "edge", pattern: "the? very? (beginning|start|end|middle|close|rest|remainder|turn|outset) of",
			make: func(m *match) bool { return m.edge() },
			yes:  []string{"by [the end of November] = XXXX-11", "at [the beginning of 1864] = 1864", "[the end of this week] = XXXX-WXX", "until [the end of the year] = XXXX"},
			no:   []string{"the end of the war", "the start of talks"},
		},
		{
			name: "year", pattern: "<year>",
			make: func(m *match) bool { return m.bareYear() },
			yes:  []string{"in [1998] it rained = 1998", "elected in [nineteen ninety-six]. = 1996", "sales of [2005] = 2005", "([1987])", "born in ['98]"},
			no: []string{"some 1998 people", "$1998 a head", "No. 1998 won", "1998.5 points", "they sold 2000 shares", "flight 1998", "at 1930 GMT", "with 1,998 votes", "page 1850",
				"'98 percent", "call 555-1998"},
		},
		{
			name: "the-year", pattern: "the year|years <year>",
			make: func(m *match) bool { m.typ = Date; m.f.fill(m.v("year")); return true },
			yes:  []string{"in [the year 2000] = 2000", "[the year two thousand] = 2000"},
		},
		{
			name: "year-bc", pattern: "<num> (bc|bce|b.c.|b.c)",
			make: func(m *match) bool {
				m.typ = Date
				n := m.v("num").n
				m.f.Year, m.f.BC, m.f.Grain = int(n), true, schedule.GrainYear
				return n == float64(int(n)) && n > 0 && n < 10000 && m.p.t(m.end-1).Capital
			},
			yes: []string{"in [264 BC] = BC0264"},
		},
		{
			name: "decade", pattern: "the? ( <decadeword> | <num> ~s|'s|’s | <mark> ~<num> ~s )",
			make: func(m *match) bool { return m.decade() },
			yes:  []string{"in [the 1920s] = 192", "during [the nineties] = 199", "[1980s] music = 198"},
			no:   []string{"temperatures in the 20s and thirties", "He is in his fifties", "747s and 320s"},
		},
		{
			name: "century", pattern: "the? <ord> -? century (bc|b.c.|bce|ad)?",
			make: func(m *match) bool {
				m.typ = Date
				i := m.first
				if m.p.is(i, "the") {
					i++
				}
				_, ok := m.p.centuryOf(i, &m.f)
				return ok
			},
			yes: []string{"in [the 20th century] = 19", "[nineteenth-century] art = 18"},
		},
		{
			name: "season", pattern: "the? <season>",
			make: func(m *match) bool { return m.season() },
			yes:  []string{"in [the summer of 2003] = 2003-SU", "until [spring] = XXXX-SP", "in [summer 2007] = 2007-SU", "during [the autumn] = XXXX-FA", "in [the fall of 1998] = 1998-FA"},
			no:   []string{"the fall of the regime", "prices fall", "hot springs", "a spring in his step", "the fall in prices"},
		},
		{
			name: "quarter", pattern: "the? ((comparable|latest|corresponding) )? ( <ord> fiscal? -? quarter | fiscal -? <ord> -? quarter | <year> fiscal? <ord> -? quarter | <year> quarter | q )",
			make: func(m *match) bool { return m.quarter() },
			yes: []string{"in [the third quarter] = XXXX-Q3", "[third-quarter] profit = XXXX-Q3", "[the third quarter of 1984] = 1984-Q3", "in [Q3 2020] = 2020-Q3", "[the fiscal first quarter] = XXXX-Q1",
				"[the 1988 third quarter] = 1988-Q3"},
			no: []string{"a quarter of them", "the quarter-final"},
		},
		{
			name: "years-quarter", pattern: "(this|last|next) year ('s|’s) (<ord> -? quarter | quarter)",
			make: func(m *match) bool {
				m.typ = Date
				shift := map[string]int{"this": 0, "last": -1, "next": 1}[m.p.low(m.first)]
				m.f.FromDCT, m.f.Shift, m.f.Unit = true, shift, UnitYear
				if o := m.v("ord"); o != nil {
					if o.n < 1 || o.n > 4 {
						return false
					}
					m.f.Quarter = int(o.n)
				} else {
					m.f.FromDCT, m.f.FromPrevious, m.f.Unit, m.value = false, true, UnitYear, "XXXX-QX"
				}
				return true
			},
			yes: []string{"[this year's third quarter] = XXXX-Q3", "[last year's quarter] = XXXX-QX"},
		},
		{
			name: "half", pattern: "the? (first|second|last|latter) half of",
			make: func(m *match) bool {
				end, f, ok := m.p.period(m.end)
				if !ok || f.Grain != schedule.GrainYear && f.Decade == 0 && f.Century == 0 {
					return false
				}
				first := m.word("first")
				m.end, m.typ = end, Date
				rt := m.f
				m.f = f
				m.f.RangeTo, m.f.Twin, m.f.Listed = rt.RangeTo, rt.Twin, rt.Listed
				if f.Grain == schedule.GrainYear {
					m.f.Half = 2
					if first {
						m.f.Half = 1
					}
				}
				return true
			},
			yes: []string{"in [the second half of 2008] = 2008-H2"},
			no:  []string{"the first half of the match"},
		},
		{
			name: "fiscal", pattern: "the? ( (fiscal|fy) ~-? year? <year> | fiscal year | fy )",
			make: func(m *match) bool {
				m.typ = Date
				m.f.Fiscal, m.f.Grain = true, schedule.GrainYear
				if y := m.v("year"); y != nil {
					m.f.Year = y.year
					return true
				}
				if m.p.is(m.first, "fy") {
					n, w, ok := m.p.digits(m.end)
					if !ok || !m.p.tight(m.end) || w != 2 && w != 4 {
						return false
					}
					if w == 2 {
						n = century(n)
					}
					m.f.Year = n
					m.end++
					return true
				}
				m.f.FromPrevious, m.f.Unit = true, UnitYear
				if m.p.is(m.end, "ended", "ending") { // "the fiscal year ended Jan. 31" is a length
					m.typ, m.f.Count = Duration, 1
				}
				return m.p.is(m.first, "the")
			},
			yes: []string{"[fiscal 1989] = 1989", "in [FY2021] = 2021", "[the fiscal year] = XXXX", "in [fiscal year 2020] = 2020"},
		},
		{
			name: "year-end", pattern: "( the? year ('s|’s) end | year - end | year end )",
			make: func(m *match) bool {
				m.typ = Date
				m.f.FromDCT, m.f.Unit, m.f.Grain, m.f.Mod = true, UnitYear, schedule.GrainYear, "END"
				return true
			},
			yes: []string{"by [year-end] = XXXX", "by [year's end] = XXXX"},
		},
		{
			name: "weekday", pattern: "(early|late)? <weekday>",
			make: func(m *match) bool {
				m.typ = Date
				m.f.fill(m.v("weekday"))
				if e := m.p.entry(m.first); e.cls&cEarly != 0 {
					m.f.Mod = e.code
				}
				return !m.namePart()
			},
			yes: []string{"on [Thursday] = XXXX-WXX-4", "[monday] it is = XXXX-WXX-1", "It opens on [Sat.] = XXXX-WXX-6"},
			no:  []string{"they sat down", "The Sun rose", "a sun hat", "the Sunday Times", "Wed him", "Black Friday sales"},
		},
		{
			name: "weekday-bracket", pattern: "<weekday>",
			make: func(m *match) bool {
				end, v, ok := m.p.dayCore(m.first)
				m.end, m.typ = end, Date
				m.f.fill(&v)
				return ok && v.day > 0 && v.month == 0
			},
			yes: []string{"on [Wednesday (19)] = XXXX-XX-19"},
			no:  []string{"on Wednesday (45)"},
		},
		{
			name: "today-later", pattern: "(later|earlier) today",
			make: func(m *match) bool {
				m.typ = Date
				m.f.FromDCT, m.f.Unit, m.f.Grain, m.f.Mod = true, UnitDay, schedule.GrainDay, m.p.entry(m.first).code
				return true
			},
			yes: []string{"It opens [later today] = XXXX-XX-XX"},
		},
		{
			name: "feast-relative", pattern: "(last|this|next) (easter|thanksgiving|christmas|halloween)",
			make: func(m *match) bool {
				dir := map[string]schedule.Direction{"last": schedule.Past, "next": schedule.Future}[m.p.low(m.first)]
				m.first, m.end = m.first+1, m.first+2
				ok := m.holiday()
				m.first--
				m.f.Said, m.f.This = dir, dir == schedule.Either
				return ok && m.f.Year == 0
			},
			yes: []string{"since [last Easter] = XXXX"},
		},
		{
			name: "weekday-relative", pattern: "the? (last|this|next|past|coming|previous|following|same)? (past|coming)? <weekday> ( (,? of)? (this|last|next|that) week )?",
			make: func(m *match) bool { return m.weekday() },
			yes: []string{"[last Wednesday] = XXXX-WXX-3", "[this Friday] = XXXX-WXX-5", "[the previous Friday] = XXXX-WXX-5", "[Tuesday of next week] = XXXX-WXX-2",
				"[this coming Monday] = XXXX-WXX-1"},
		},
		{
			name: "week-of", pattern: "the? week (of|beginning|starting|ending|commencing) <day>",
			make: func(m *match) bool {
				m.typ = Date
				m.f.fill(m.v("day"))
				m.f.Vague, m.f.Grain, m.f.Unit = true, schedule.GrainWeek, UnitWeek
				return m.f.Month > 0 || m.f.Weekday > 0
			},
			yes: []string{"It takes place [the week of January 10th] = XXXX-01-10"},
		},
		{
			name: "month-ordinal-week", pattern: "the <ord> (week|weekend) (of|in) ( <date> | <month> )",
			make: func(m *match) bool {
				m.typ = Date
				if v := m.v("date"); v != nil {
					m.f.fill(v)
				} else {
					m.f.fill(m.v("month"))
				}
				m.f.Vague, m.f.Ordinal, m.f.Unit = true, int(m.v("ord").n), UnitWeek
				return m.f.Day == 0
			},
			yes: []string{"in [the first week of January 2022] = 2022-01"},
		},
		{
			name: "ordinal-weekday", pattern: "the? <ord> <weekday> (of|in) (<date> | <month>)",
			make: func(m *match) bool {
				v := m.v("date")
				if v == nil {
					v = m.v("month")
				}
				m.typ = Date
				m.f.fill(v)
				m.f.Weekday, m.f.Ordinal = m.v("weekday").weekday, int(m.v("ord").n)
				m.f.Grain = schedule.GrainDay
				return v.day == 0
			},
			yes: []string{"on [the first Monday of May] = XXXX-WXX-1"},
		},
		{
			name: "holiday", pattern: "( (christmas|xmas|boxing|labor|labour|memorial|independence|veterans|thanksgiving|halloween|easter|valentine) ('s|’s)? | new year ('s|’s) | new | good | ash | palm )",
			make: func(m *match) bool { return m.holiday() },
			yes:  []string{"on [Christmas Day] = XXXX-12-25", "by [Easter 2021] = 2021", "on [New Year's Eve] = XXXX-12-31", "for [Christmas] = XXXX-12-25"},
			no:   []string{"a new day", "Good morning", "labor costs", "independence talks", "Christmas trees"},
		},
	}
}

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

// yearFits reports that no noun follows which the four digits would count.
func (p *parser) yearFits(end int) bool {
	if end >= p.limit {
		return true
	}
	t := p.t(end)
	switch t.Kind {
	case text.Symbol:
		return false
	case text.Number:
		return false
	case text.Word:
		if p.is(end, "of") && p.is(end+1, "them", "us", "these", "those", "the", "whom", "which", "his", "her", "their", "our", "its") {
			return false
		}
		return !p.countedNoun(end)
	}
	return !(p.mark(end, ":") && p.tight(end) && p.tight(end+1)) && !(p.mark(end, "/") && p.tight(end) && p.entry(end+1).cls&cNumber != 0 && p.t(end+1).End-p.t(end+1).Start != 2)
}

// countedNoun reports whether the word at i is a plural in lower case that a number can count.
func (p *parser) countedNoun(i int) bool {
	t := p.t(i)
	if t.Kind != text.Word || t.Capital {
		return false
	}
	if p.entry(i).cls&(cUnit|cUnits) != 0 && !p.is(i, "quarter", "second") {
		return true
	}
	switch l := p.low(i); l {
	case "people", "troops", "men", "women", "children", "percent", "points", "miles", "dollars", "euros", "pounds", "jobs", "shares", "more", "other", "members", "tons", "tonnes",
		"square", "metres", "meters", "feet", "acres", "million", "billion", "km", "kilometers", "kilometres", "workers", "votes", "passengers", "soldiers", "homes", "seats", "victims",
		"copies", "units", "cars", "pages", "francs", "yen", "lira", "cubic", "or", "words", "users", "residents", "students", "employees", "police", "refugees", "barrels", "calories", "kg", "pieces":
		return l != "or"
	}
	return false
}

// bareYear judges four digits on their own.
func (m *match) bareYear() bool {
	p := m.p
	v := m.v("year")
	m.typ = Date
	m.f.fill(v)
	i, end := m.first, m.end
	if p.entry(i).cls&cNumber == 0 && p.wid(i) != idMark { // in words
		if p.entry(end).cls&(cUnit|cUnits) != 0 || p.countedNoun(min(end, p.limit-1)) || p.is(end, "hundred", "thousand", "million") {
			return false
		}
		return p.is(i-1, "in", "of", "since", "by", "until", "from", "to", "and", "before", "after", "during", "year", "or", "late", "early", "through") || v.year >= 1900 && v.year%100 >= 20
	}
	if p.wid(i) == idMark {
		return p.is(i-1, "in", "of", "since", "by", "until", "from", "to", "and", "before", "after", "during", "for", "or", "summer", "spring", "winter", "autumn", "fall", "class") && p.yearFits(end)
	}
	if !p.yearFits(end) {
		return false
	}
	if end < p.limit && p.tight(end) && p.mark(end, "-") && p.tight(end+1) {
		if n, w, ok := p.digits(end + 1); ok && !(w == 2 && n == (v.year+1)%100 || w == 4 && n > v.year || w == 2 && n > v.year%100) {
			return false
		}
	}
	if p.mark(end, "-") && p.tight(end) && p.tight(end+1) && p.entry(end+1).cls&(cUnit) != 0 {
		return false
	}
	prep := p.is(i-1, "in", "of", "since", "by", "until", "till", "from", "during", "before", "after", "between", "through", "late", "early", "circa", "year", "spring", "summer", "autumn", "fall", "winter", "fiscal", "throughout", "mid", "for", "to", "into", "about", "around")
	if i == p.start {
		return v.year >= 1700 && v.year < 2100 && (end >= p.limit || p.t(end).Kind != text.Word || !p.t(end).Capital || true)
	}
	t := p.t(i - 1)
	s := p.d.Src[t.Start:t.End]
	switch t.Kind {
	case text.Symbol:
		return false
	case text.Number:
		return p.entry(i-2).cls&(cMonth|cMonthAbbr) != 0
	case text.Punct:
		switch s {
		case "(", ",", "[", ";", "“", "\"", ":", "—", "–", "_", "`":
			return v.year >= 1700 && v.year < 2100 || v.year >= 1000 && (s == "–" || s == "-" || s == "—")
		case "-":
			if t.Space {
				return v.year >= 1700 && v.year < 2100
			}
			prev := p.out
			if n := len(prev); n > 0 && prev[n-1].Last == i-1 {
				return true
			}
			return p.is(i-2, "mid", "pre", "post", "early", "late")
		case "/":
			n := len(p.out)
			return n > 0 && p.out[n-1].Last == i-1 && p.out[n-1].Form.Grain == schedule.GrainYear
		}
		return false
	}
	if prep {
		if p.is(i-1, "about", "around", "for", "to", "by", "of") && (v.year < 1700 || v.year > 2100) {
			return false
		}
		return true
	}
	if v.year < 1800 || v.year > 2060 {
		return false
	}
	switch p.low(i - 1) {
	case "no", "number", "flight", "page", "room", "route", "highway", "section", "article", "model", "channel", "some", "over", "nearly", "almost", "than", "least", "another", "chapter", "law", "act", "bill", "resolution", "boeing", "windows", "title", "lot", "the-", "only", "these", "those", "additional", "all", "any", "million", "plus":
		return false
	}
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
	latest := false
	for p.is(i, "comparable", "latest", "corresponding") {
		latest = true
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
	_ = latest
	f.Unit = UnitNone
	if f.Quarter == 0 {
		m.value = four(f.Year) + "-QX"
		f.Unit, f.FromPrevious = UnitQuarter, true
	} else {
		f.FromPrevious = false
	}
	end, f, _ = p.ofYear(end, f)
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
	the := p.is(m.first, "the")
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
	_ = the
	return !m.namePart()
}

// holiday reads a feast with its "Day", "Eve" and year. A movable one keeps its key until a year is known.
func (m *match) holiday() bool {
	p := m.p
	i := m.first
	if !p.t(i).Capital {
		return false
	}
	end := m.end
	set := func(month, day int, key string) {
		m.f.Month, m.f.Day, m.f.Holiday = 0, 0, key
		if month > 0 {
			m.f.Month, m.f.Day = monthOf(month), day
		}
		m.f.Grain = schedule.GrainDay
	}
	day := func(w string) bool {
		if p.is(end, w) && p.t(end).Capital {
			end++
			return true
		}
		return false
	}
	switch p.low(i) {
	case "christmas", "xmas":
		if m.word("'s", "’s") {
			end--
		}
		switch {
		case day("eve"):
			set(12, 24, "")
		case day("day"):
			set(12, 25, "")
		default:
			if end < p.limit && p.t(end).Kind == text.Word && !p.is(end, "and", "or", "in", "the", "when", "as", "at", "by", "on", "with", "but", "this", "last") {
				return false
			}
			set(12, 25, "")
		}
	case "boxing":
		if !day("day") {
			return false
		}
		set(12, 26, "")
	case "new":
		if !p.is(i+1, "year") || !p.t(i+1).Capital {
			return false
		}
		end = i + 2
		if p.is(end, "'s", "’s") {
			end++
		}
		switch {
		case day("eve"):
			set(12, 31, "")
		case day("day"):
			set(1, 1, "")
		default:
			return false
		}
	case "independence":
		if !day("day") || p.is(m.first-1, "'s", "’s") {
			return false
		}
		set(7, 4, "")
	case "valentine":
		if !day("day") {
			return false
		}
		set(2, 14, "")
	case "halloween":
		set(10, 31, "")
	case "veterans":
		if !day("day") {
			return false
		}
		set(11, 11, "")
	case "labor":
		if !day("day") {
			return false
		}
		set(0, 0, "labor")
	case "memorial":
		if !day("day") {
			return false
		}
		set(0, 0, "memorial")
	case "thanksgiving":
		day("day")
		set(0, 0, "thanksgiving")
	case "easter":
		key := "easter"
		switch {
		case day("sunday"):
		case day("monday"):
			key = "easter+1"
		default:
			if end < p.limit && p.t(end).Kind == text.Word && p.t(end).Capital || p.is(end, "egg", "eggs") {
				return false
			}
		}
		set(0, 0, key)
	case "good":
		if !p.is(i+1, "friday") {
			return false
		}
		end = i + 2
		set(0, 0, "easter-2")
	case "ash":
		if !p.is(i+1, "wednesday") {
			return false
		}
		end = i + 2
		set(0, 0, "easter-46")
	case "palm":
		if !p.is(i+1, "sunday") {
			return false
		}
		end = i + 2
		set(0, 0, "easter-7")
	default:
		return false
	}
	if e2, v, ok := p.year(end); ok && p.entry(end).cls&cNumber != 0 {
		m.f.Year = v.year
		end = e2
	} else if p.mark(end, ",") {
		if e2, v, ok := p.year(end + 1); ok && p.entry(end+1).cls&cNumber != 0 {
			m.f.Year = v.year
			end = e2
		}
	}
	m.end, m.typ = end, Date
	if m.f.Holiday != "" {
		m.value = "XXXX"
		if m.f.Year > 0 {
			m.value = four(m.f.Year)
		}
	}
	return true
}
