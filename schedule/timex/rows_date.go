package timex

import "dateline/schedule"

func dateRows() []row {
	return []row{
		{
			name: "date", pattern: "<date>",
			make: func(m *match) bool { return m.date() },
			yes: []string{"on [January 10, 2022] = 2022-01-10", "from [17 December] = XXXX-12-17", "on [Thursday, December 30] = XXXX-12-30", "[the 10th of January] = XXXX-01-10",
				"on [Jan. 13] = XXXX-01-13", "in [May 1998] = 1998-05", "on [2022-01-10] = 2022-01-10", "on [30.12.2021] = 2021-12-30", "on [10/1/2022] = 2022-10-01", "[Tuesday the 19th] = XXXX-XX-19",
				"on [Thursday 18 of October] = XXXX-10-18", "on [18 of October] the choir = XXXX-10-18", "Likewise the [Sunday 28] the choir = XXXX-XX-28", "It is on [Sunday 28], toward = XXXX-XX-28"},
			no: []string{"18 of October's guests", "You may 5 times try", "version 1.10.2 is out", "the score was 10-12-8", "He and 31 others", "a 5 may be drawn", "10/22/1/3"},
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
			name: "the-year", pattern: "( the year|years | the? calendar year ) <year>",
			make: func(m *match) bool { m.typ = Date; m.f.fill(m.v("year")); return true },
			yes:  []string{"in [the year 2000] = 2000", "[the year two thousand] = 2000", "in [calendar year 2008] = 2008"},
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
				m.take(end, f)
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
			name: "week-of", pattern: "the? week (of|beginning|starting|ending|commencing) on? <day>",
			make: func(m *match) bool {
				m.typ = Date
				m.f.fill(m.v("day"))
				m.f.Vague, m.f.Grain, m.f.Unit = true, schedule.GrainWeek, UnitWeek
				return m.f.Month > 0 || m.f.Weekday > 0
			},
			yes: []string{"It takes place [the week of January 10th] = XXXX-01-10", "in [the week beginning on February 4] = XXXX-02-04"},
		},
		{
			name: "ordinal-week", pattern: "the? <ord> (week|weekend) (of|in)",
			make: func(m *match) bool {
				end, f, ok := m.p.period(m.end)
				if !ok || f.Day > 0 || f.Ref != "" || f.Grain != schedule.GrainMonth && f.Grain != schedule.GrainYear {
					return false
				}
				m.take(end, f)
				m.f.Vague = true
				return true
			},
			yes: []string{"in [the third week of this month] = XXXX-XX", "in [the last week of 2015] = 2015", "[last week of December 2016] = 2016-12", "in [the first week of January 2022] = 2022-01"},
			no:  []string{"He died last week of a stroke", "the first week of the war"},
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
			name: "ordinal-weekday-relative", pattern: "the? <ord> <weekday> (of|in) (the|this|next|last|that) (same|following|previous)? month",
			make: func(m *match) bool {
				m.typ, m.value = Date, "XXXX-XX-XX"
				m.f.Weekday, m.f.Ordinal, m.f.Unit, m.f.Grain = m.v("weekday").weekday, int(m.v("ord").n), UnitMonth, schedule.GrainDay
				m.f.FromDCT = true
				switch {
				case m.word("following"):
					m.f.FromDCT, m.f.FromPrevious, m.f.Shift = false, true, 1
				case m.word("previous"):
					m.f.FromDCT, m.f.FromPrevious, m.f.Shift = false, true, -1
				case m.word("that", "same"):
					m.f.FromDCT, m.f.FromPrevious = false, true
				case m.p.is(m.end-2, "next"):
					m.f.Shift = 1
				case m.p.is(m.end-2, "last"):
					m.f.Shift = -1
				}
				return m.f.Ordinal <= 5
			},
			yes: []string{"on [the second Tuesday of next month] = XXXX-XX-XX", "on [the last Friday of the month] = XXXX-XX-XX"},
		},
		{
			name: "week-weekday", pattern: "(this|next|last) week ,? on? <weekday>",
			make: func(m *match) bool {
				m.typ = Date
				m.f.fill(m.v("weekday"))
				m.f.FromDCT, m.f.Unit = true, UnitWeek
				switch m.p.low(m.first) {
				case "last":
					m.f.Shift, m.f.Said = -1, schedule.Past
				case "next":
					m.f.Shift, m.f.Said = 1, schedule.Future
				default:
					m.f.This = true
				}
				return !m.p.mark(m.first+2, ",")
			},
			yes: []string{"They meet [next week on Tuesday] = XXXX-WXX-2"},
		},
		{
			name: "holiday", pattern: "( (christmas|xmas|boxing|labor|labour|memorial|independence|veterans|thanksgiving|halloween|easter|valentine) ('s|’s)? | new year ('s|’s) | new | good | ash | palm )",
			make: func(m *match) bool { return m.holiday() },
			yes:  []string{"on [Christmas Day] = XXXX-12-25", "by [Easter 2021] = 2021", "on [New Year's Eve] = XXXX-12-31", "for [Christmas] = XXXX-12-25"},
			no:   []string{"a new day", "Good morning", "labor costs", "independence talks", "Christmas trees"},
		},
	}
}
