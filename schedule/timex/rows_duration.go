package timex

import (
	"strings"

	"dateline/schedule/text"
)

func durationRows() []row {
	return []row{
		{
			name: "duration", pattern: "<approx>? (the|these|those|his|her|their)? <howmany> (more|full|trading|consecutive|straight|additional|long|short|business|working|calendar|whole|entire|further|extra|fiscal|solid|intense|bloody|mere|difficult|successive|good)? <anyunit> ( and a half )?",
			make: func(m *match) bool { return m.duration() },
			yes: []string{"It lasted [two hours] = PT2H", "[nearly forty years] = P40Y", "[up to 180 days] = P180D", "[more than four hours] = PT4H", "[2 1/2 years] = P2Y6M",
				"[a minute and a half] = PT1M30S", "[several years] = PXY", "[half an hour] = PT30M", "took [a month] = P1M", "[a few days] = PXD", "[at least 20 more years] = P20Y", "[two and a half years] = P2Y6M",
				"[12 months] = P12M", "[a fortnight] = P2W"},
			no: []string{"a second time", "the third quarter", "a day's march in May 5", "one quarter of them", "10 second-hand cars", "three quarters of them", "1989 days-", "the second second"},
		},
		{
			name: "duration-hyphen", pattern: "<approx>? (a|an)? <howmany> - (<anyunit>) ( -? old | -? long )?",
			make: func(m *match) bool {
				m.typ = Duration
				u := m.v("anyunit")
				if m.p.mark(m.end, "-") && m.p.tight(m.end) && m.p.is(m.end+1, "hand", "class", "rate", "guess", "largest", "half") || u.unit == UnitSecond && m.p.is(m.end-1, "second") && m.v("howmany").n == 1 {
					return false
				}
				if m.p.is(m.first, "a", "an") {
					m.first++
					if m.p.entry(m.first).cls&(cNumber|cCardinal) == 0 {
						return false
					}
				}
				m.count(m.v("howmany").n, u.unit)
				return !m.p.is(m.first, "a", "an") && (u.unit != UnitQuarter)
			},
			yes: []string{"a [50-minute] talk = PT50M", "[eight-year] war = P8Y", "the [24-year-old] man = P24Y", "a [two-week] truce = P2W"},
			no:  []string{"three-quarter length", "a one-second-hand shop"},
		},
		{
			name: "age", pattern: "<approx>? <num> <anyunit> (old | of age)",
			make: func(m *match) bool { m.typ = Duration; m.count(m.v("num").n, m.v("anyunit").unit); return true },
			yes:  []string{"She is [nineteen years old] = P19Y", "at [26 years of age] = P26Y"},
		},
		{
			name: "duration-range", pattern: "<approx>? <num> (to|or | -) <num> <units>",
			make: func(m *match) bool {
				m.typ = Duration
				a, b := m.caps[0], m.caps[1]
				if a.name == "approx" {
					a, b = b, m.caps[2]
				}
				m.f.Vague = true
				m.count(a.v.n, m.v("units").unit)
				return a.v.n < b.v.n && a.v.n < 1000
			},
			yes: []string{"in [two to three weeks] = P2W", "[5-10 years] = P5Y"},
			no:  []string{"10 to 9 days"},
		},
		{
			name: "duration-compound", pattern: "<approx>? <howmany> <anyunit> ,? and? <howmany> <anyunit>",
			make: func(m *match) bool { return m.compound() },
			yes:  []string{"It took [two hours and 30 minutes] = PT2H30M", "[one year, six months] = P1Y6M"},
			no:   []string{"two days and three days"},
		},
		{
			name: "duration-pointed", pattern: "(<approx> | each of)? (the|these|those|its|his|their)? (first|last|past|next|coming|previous|following|final|latest|preceding|recent|intervening|remaining|same|other) <howmany>? (full|fiscal|trading|consecutive|short|long)? <anyunit>",
			make: func(m *match) bool { return m.pointed() },
			yes: []string{"in [the past three years] = P3Y", "[the first nine months] = P9M", "for [the next several days] = PXD", "[the last 24 hours] = PT24H", "[the coming weeks] = PXW",
				"[each of the past three years] = P3Y", "[recent weeks] = PAST_REF"},
			no: []string{"It will last three days", "the last hour of work", "the other day was", "first second"},
		},
		{
			name: "duration-bare", pattern: "(seconds|minutes|hours|days|weeks|months|years|decades|centuries)",
			make: func(m *match) bool {
				m.typ = Duration
				e := m.p.entry(m.first)
				m.count(-1, e.unit)
				if m.p.is(m.end, "of", "old", "'", "’") && !m.p.is(m.first-1, "for") || m.p.mark(m.end, "-") {
					return false
				}
				return m.p.is(m.first-1, "for", "within", "after", "in", "over", "take", "took", "takes", "last", "lasted", "spent", "spend", "of", "until") && !(m.p.is(m.first-1, "of", "in") && m.p.is(m.first, "seconds", "minutes", "hours"))
			},
			yes: []string{"for [months] = PXM", "within [days] = PXD"},
			no:  []string{"a few good years", "the years of war"},
		},
		{
			name: "while", pattern: "(a (short|little|long)? while | some time | a (long|short) time | (quite|for) a while)",
			make: func(m *match) bool {
				m.typ, m.value = Duration, "PXX"
				if m.p.is(m.first, "some") {
					m.value = "PXM"
				}
				if m.p.is(m.first, "quite", "for") {
					m.first++
				}
				m.f.Vague = true
				return true
			},
			yes: []string{"for [a while] = PXX"},
		},
		{
			name: "units-ahead", pattern: "the? (days|weeks|months|years) ahead",
			make: func(m *match) bool {
				m.typ = Duration
				i := m.end - 2
				m.count(-1, m.p.entry(i).unit)
				return true
			},
			yes: []string{"in [the weeks ahead] = PXW"},
		},
		{
			name: "year-long", pattern: "(day|week|month|year|decade|century|hour) - long",
			make: func(m *match) bool { m.typ = Duration; m.count(1, m.p.entry(m.first).unit); return true },
			yes:  []string{"a [year-long] war = P1Y"},
		},
		{
			name: "half-hour", pattern: "half -? (hour|day|year|century|decade)",
			make: func(m *match) bool {
				m.typ = Duration
				m.count(.5, m.p.entry(m.end-1).unit)
				if m.p.is(m.end-1, "century") {
					return m.p.is(m.first-1, "a", "last", "past")
				}
				return !m.p.is(m.end-1, "year") && !m.p.is(m.first-1, "and")
			},
			yes: []string{"a [half-hour] show = PT30M"},
		},
	}
}

// count states the length.
func (m *match) count(n float64, u Unit) {
	m.f.Count, m.f.Unit = n, u
	m.f.Length = exactly(n, u)
	if a := m.v("approx"); a != nil {
		m.f.Mod = a.mod
	}
}

func (m *match) duration() bool {
	p := m.p
	m.typ = Duration
	n, u := m.v("howmany"), m.v("anyunit")
	count := n.n
	if u.n > 1 && count > 0 { // a fortnight is two weeks
		count *= u.n
	}
	if p.is(m.first-1, "as") && p.is(m.first, "many") { // "the second time in as many weeks"
		return false
	}
	if p.is(m.end-1, "half") {
		count += .5
	}
	unitTok := m.end - 1
	if p.is(unitTok, "half") {
		unitTok -= 3
	}
	plural := p.entry(unitTok).cls&cUnits != 0
	single := !plural
	if single && count > 1 && p.is(unitTok, "second", "day", "quarter", "sec", "min") { // "two second goals"
		return false
	}
	if single && n.n != 1 && count != .5 && count > 0 && !p.t(m.first).Capital && p.entry(unitTok).unit == UnitSecond {
		return false
	}
	if plural && count == 1 {
		return false
	}
	if u.unit == UnitSecond && count == 1 {
		return false
	}
	if u.unit == UnitQuarter && (p.is(m.end, "of") || count == 1 || count == 3 && !plural) {
		return false
	}
	if single && n.vague && n.n < 0 { // "some day", "many a year"
		if !p.is(m.first, "some") || u.unit != UnitDay {
			return false
		}
		m.f.Ref = "FUTURE_REF"
		m.typ = Date
		return false
	}
	if single && n.n == 1 && !p.is(m.first, "one") && p.is(unitTok-1, "a", "an") {
		// "$5 a day" is a set, "a year of" a length; "a day" alone is seldom meant as a length
		if p.rateBefore(unitTok - 1) {
			return false
		}
		if u.unit == UnitDay && m.first+2 == m.end {
			return p.is(m.first-1, "for", "in", "within", "take", "took", "than")
		}
	}
	if p.is(m.end, "-") {
		return false
	}
	if p.mark(m.end, "-") && p.tight(m.end) && p.tight(m.end+1) && !p.is(m.end+1, "long", "old") {
		return false
	}
	if i := m.first; p.is(i, "his", "her", "their") {
		m.first++
	}
	if t := p.t(m.first); t.Kind == text.Number {
		if m.first > p.start && !t.Space && p.t(m.first-1).Kind != text.Punct && p.t(m.first-1).Kind != text.Word {
			return false
		}
		if m.first > p.start && p.entry(m.first-1).cls&(cMonth|cMonthAbbr) != 0 {
			return false
		}
	}
	m.f.Vague = n.vague
	m.count(count, u.unit)
	return true
}

// rateBefore reports that "a year" at i says how often: "$5 a year", "three times a day".
func (p *parser) rateBefore(i int) bool {
	if i-1 < p.start {
		return false
	}
	if p.is(i-1, "times", "twice", "once", "percent", "dollars", "cents", "euros", "pounds", "barrels", "people", "million", "billion", "thousand", "hours", "minutes", "days", "weeks", "months", "francs", "yen", "head", "tons", "tonnes", "cases", "miles", "meals", "flights", "trips", "units", "shares", "bpd", "vehicles", "passengers", "visitors", "jobs", "deaths", "dead", "each", "meters", "metres", "km", "kilometers") {
		return true
	}
	t := p.t(i - 1)
	if t.Kind == text.Number {
		return true
	}
	if s := p.d.Src[t.Start:t.End]; s == "%" {
		return true
	}
	// "five meetings a week": a plural after a number
	if t.Kind == text.Word && !t.Capital && len(p.low(i-1)) > 3 && p.low(i - 1)[len(p.low(i-1))-1] == 's' {
		for j := i - 2; j >= max(p.start, i-4); j-- {
			if p.entry(j).cls&(cNumber|cCardinal) != 0 {
				return true
			}
		}
	}
	return false
}

func (m *match) compound() bool {
	var ns []float64
	var us []Unit
	for _, c := range m.caps {
		switch c.name {
		case "howmany":
			ns = append(ns, c.v.n)
		case "anyunit":
			us = append(us, m.p.entry(c.first).unit)
		}
	}
	if len(ns) != 2 || len(us) != 2 || ns[0] < 0 || ns[1] < 0 || !finer(us[1], us[0]) {
		return false
	}
	m.typ = Duration
	a, b := Period(ns[0], us[0]), Period(ns[1], us[1])
	clockA, clockB := len(a) > 1 && a[1] == 'T', len(b) > 1 && b[1] == 'T'
	switch {
	case clockA && clockB:
		m.value = a + b[2:]
	default:
		m.value = a + b[1:]
	}
	m.f.Count, m.f.Unit = ns[0], us[0]
	if la, lb := exactly(ns[0], us[0]), exactly(ns[1], us[1]); la > 0 && lb > 0 {
		m.f.Length = la + lb
	}
	return true
}

func finer(a, b Unit) bool {
	rank := func(u Unit) int {
		if u == UnitSecond {
			return 0
		}
		return int(u)
	}
	return rank(a) < rank(b)
}

func (m *match) pointed() bool {
	p := m.p
	m.typ = Duration
	u := m.v("anyunit")
	n := m.v("howmany")
	plural := p.entry(m.end-1).cls&cUnits != 0
	if n == nil && !plural {
		return false
	}
	if p.is(m.first, "last") && (p.is(m.first-1, "will", "would", "to", "could", "can", "may", "might", "should", "must", "not", "cannot") || len(p.low(m.first-1)) > 3 && strings.HasSuffix(p.low(m.first-1), "n't")) {
		return false // "it will last three days"
	}
	if n != nil && (p.is(m.end-1, "second") || n.n == 1 && !p.is(m.end-2, "one")) {
		return false
	}
	if p.mark(m.end, "-") && p.tight(m.end) {
		return false
	}
	count := -1.0
	if n != nil {
		count = n.n
		m.f.Vague = n.vague
	}
	if m.word("recent") || m.word("past") && n == nil {
		m.typ = Date
		m.f.Ref, m.f.Unit, m.f.Vague = "PAST_REF", u.unit, true
		// "recent weeks and months"
		if p.is(m.end, "and") && p.entry(m.end+1).cls&cUnits != 0 {
			m.end += 2
		}
		return true
	}
	if m.word("other", "same", "latest", "its", "his", "their") && n == nil {
		return false
	}
	if m.word("first") && n == nil && !p.is(m.end, "of") {
		return false
	}
	m.count(count, u.unit)
	return true
}
