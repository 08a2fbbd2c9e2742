package timex

import "dateline/schedule"

func setRows() []row {
	return []row{
		{
			name: "every", pattern: "(every|each) (other|single)? ( <ord>? <unit> | <weekday> <part>? | <part> | <month> | <season> )",
			make: func(m *match) bool {
				m.typ = Set
				switch {
				case m.has("weekday"):
					m.value = "XXXX-WXX-" + string(rune('0'+m.v("weekday").weekday))
					if pt := m.v("part"); pt != nil {
						m.value += "T" + pt.code
					}
				case m.has("part"):
					m.value = "XXXX-XX-XXT" + m.v("part").code
				case m.has("month"):
					m.value = "XXXX-" + string(two(nil, int(m.v("month").month)))
				case m.has("season"):
					m.value = "XXXX-" + m.v("season").code
				default:
					n := 1.0
					if o := m.v("ord"); o != nil {
						n = o.n
					}
					if m.word("other") {
						n = 2
					}
					m.value = Period(n, m.v("unit").unit)
				}
				return true
			},
			yes: []string{"[each Thursday] = XXXX-WXX-4", "[every month] = P1M", "[every other day] = P2D"},
		},
		{
			name: "every-n", pattern: "(every|each) <num> <units>",
			make: func(m *match) bool { m.typ = Set; m.value = Period(m.v("num").n, m.v("units").unit); return true },
			yes:  []string{"[every two years] = P2Y"},
		},
		{
			name: "weekdays", pattern: "<weekdays>",
			make: func(m *match) bool {
				m.typ, m.value = Set, "XXXX-WXX-"+string(rune('0'+m.v("weekdays").weekday))
				return true
			},
			yes: []string{"on [Mondays] = XXXX-WXX-1"},
		},
		{
			name: "weekday-parts", pattern: "<weekday> <parts>",
			make: func(m *match) bool {
				m.typ, m.value = Set, "XXXX-WXX-"+string(rune('0'+m.v("weekday").weekday))+"T"+m.v("parts").code
				return true
			},
			yes: []string{"on [Tuesday nights] = XXXX-WXX-2TNI"},
		},
		{
			name: "daily", pattern: "(daily|nightly|weekly|monthly|yearly|annually|hourly|everyday)",
			make: func(m *match) bool {
				m.typ = Set
				m.value = map[string]string{"daily": "XXXX-XX-XX", "nightly": "XXXX-XX-XXTNI", "weekly": "XXXX-WXX", "monthly": "XXXX-XX", "yearly": "XXXX", "annually": "XXXX",
					"hourly": "XXXX-XX-XXTXX", "everyday": "XXXX-XX-XX"}[m.p.low(m.first)]
				if m.p.is(m.first-1, "average", "mean", "median") {
					return false // "the average daily volume" says how much, not when
				}
				return !m.p.t(m.first).Capital || m.first == m.p.start
			},
			yes: []string{"It is paid [daily] = XXXX-XX-XX", "It runs [daily] from noon = XXXX-XX-XX"},
			no:  []string{"the Daily Mail", "the average daily volume"},
		},
		{
			name: "rate", pattern: "(a|an|per) <unit>",
			make: func(m *match) bool {
				m.typ = Set
				u := m.v("unit")
				m.value = Period(1, u.unit)
				m.f.Grain = schedule.GrainNone
				if m.p.is(m.end, "ago", "earlier", "later", "before", "after", "and") || u.unit == UnitSecond || u.unit == UnitQuarter {
					return false
				}
				return m.p.is(m.first, "per") || m.p.rateBefore(m.first)
			},
			yes: []string{"three times [a day] = P1D", "costs $5 [a year] = P1Y", "ten deaths [per week] = P1W"},
			no:  []string{"It took a year"},
		},
	}
}
