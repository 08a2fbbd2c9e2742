package timex

import (
	"dateline/schedule"
	"dateline/schedule/text"
)

func partRows() []row {
	return []row{
		{
			name: "tonight", pattern: "(tonight | overnight | last night | late tonight | late last night | early tonight)",
			make: func(m *match) bool {
				m.typ = Time
				m.f.FromDCT, m.f.Unit, m.f.Grain, m.f.DayPart = true, UnitDay, schedule.GrainDay, "NI"
				if m.word("last") {
					m.f.Shift, m.f.Said = -1, schedule.Past
				}
				if m.word("overnight") {
					m.f.Shift = -1
					return !m.p.is(m.first-1, "an", "the") && m.p.entry(m.end).cls&(cUnit) == 0
				}
				return true
			},
			yes: []string{"They met [last night] = XXXX-XX-XXTNI", "It airs [tonight] = XXXX-XX-XXTNI"},
			no:  []string{"an overnight success"},
		},
		{
			name: "relative-part", pattern: "(early | late | mid -)? (this|that|tomorrow|yesterday|today) <part>",
			make: func(m *match) bool {
				m.part(m.v("part").code)
				switch {
				case m.word("that"):
					m.f.FromDCT, m.f.FromPrevious = false, true
				case m.word("tomorrow"):
					m.f.Shift = 1
				case m.word("yesterday"):
					m.f.Shift = -1
				}
				return true
			},
			yes: []string{"[this morning] = XXXX-XX-XXTMO", "[that afternoon] = XXXX-XX-XXTAF", "[early this evening] = XXXX-XX-XXTEV", "[tomorrow evening] = XXXX-XX-XXTEV"},
		},
		{
			name: "weekday-part", pattern: "(early | late | mid - | late on | early on | last | this | next)? <weekday> ( (early|late|mid) -? )? <part>",
			make: func(m *match) bool {
				m.typ = Time
				m.f.fill(m.v("weekday"))
				m.f.DayPart = m.v("part").code
				switch m.p.low(m.first) {
				case "last":
					m.f.FromDCT, m.f.Said = true, schedule.Past
				case "next":
					m.f.FromDCT, m.f.Said = true, schedule.Future
				case "this":
					m.f.FromDCT, m.f.This = true, true
				}
				return !(m.p.is(m.end, "live", "football", "fever", "lights") && m.p.t(m.end-1).Capital)
			},
			yes: []string{"on [Friday night] = XXXX-WXX-5TNI", "[late Tuesday afternoon] = XXXX-WXX-2TAF", "on [Monday early morning] = XXXX-WXX-1TMO"},
			no:  []string{"Saturday Night Live"},
		},
		{
			name: "part-of-day", pattern: "the? (early -? | late -? | mid -?)? (hours of the)? <part> (of|on)? (early|late)? <day>",
			make: func(m *match) bool {
				part := m.v("part").code
				m.typ = Time
				m.f.fill(m.v("day"))
				m.f.DayPart = part
				return true
			},
			yes: []string{"on [the morning of January 31] = XXXX-01-31TMO", "[mid-afternoon yesterday] = XXXX-XX-XXTAF", "[the night of Friday] = XXXX-WXX-5TNI", "by [early-morning Friday] = XXXX-WXX-5TMO"},
		},
		{
			name: "date-part", pattern: "<date> (early|late)? <part>",
			make: func(m *match) bool {
				m.typ = Time
				m.f.fill(m.v("date"))
				m.f.DayPart = m.v("part").code
				return m.f.Day > 0
			},
			yes: []string{"on [Friday, May 3 evening] = XXXX-05-03TEV"},
		},
		{
			name: "hours-of", pattern: "the? (early|late|small) (morning|evening|night)? hours (of|on) <day>",
			make: func(m *match) bool {
				m.typ = Time
				m.f.fill(m.v("day"))
				m.f.DayPart = "MO"
				if m.word("late", "evening", "night") {
					m.f.DayPart = "NI"
				}
				return true
			},
			yes: []string{"in [the early hours of Thursday] = XXXX-WXX-4TMO"},
		},
		{
			name: "late-evening-day", pattern: "(early|late) ( in the | at )? <part> (on|of)? <day> ( <zone> )?",
			make: func(m *match) bool {
				m.typ = Time
				m.f.fill(m.v("day"))
				m.f.DayPart = m.v("part").code
				if z := m.v("zone"); z != nil {
					m.f.ZoneText, m.f.ZoneSpan = m.p.zoneSpan(z)
				}
				return true
			},
			yes: []string{"[late in the evening on Thursday Moscow time] = XXXX-WXX-4TEV"},
		},
		{
			name: "the-part", pattern: "( the? (early -? | late -? | mid -?)? | (early|late) in the ) <part>",
			make: func(m *match) bool { return m.barePart() },
			yes:  []string{"in [the morning] = XXXX-XX-XXTMO", "By [mid afternoon], all was over = XXXX-XX-XXTAF", "in [the late-evening] = XXXX-XX-XXTEV", "It began [early in the morning] = XXXX-XX-XXTMO", "It rained [mid-morning] = XXXX-XX-XXTMO"},
			no:   []string{"a mid-morning snack", "a night out", "Good morning", "a late night", "the night the lights went", "the dawn of an age", "Evening Standard"},
		},
		{
			name: "next-part", pattern: "(early | late)? the (next|following|previous|same|very) (next)? <part>",
			make: func(m *match) bool {
				m.part(m.v("part").code)
				m.f.FromDCT, m.f.FromPrevious = false, true
				switch {
				case m.word("next", "following"):
					m.f.Shift = 1
				case m.word("previous"):
					m.f.Shift = -1
				}
				return true
			},
			yes: []string{"[early the next morning] = XXXX-XX-XXTMO", "[the following night] = XXXX-XX-XXTNI"},
		},
		{
			name: "one-part", pattern: "one (<part> | day)",
			make: func(m *match) bool {
				if pt := m.v("part"); pt != nil {
					m.part(pt.code)
					m.f.FromDCT = false
					m.f.Vague = true
					return !m.p.is(m.end, "stand")
				}
				m.typ, m.f.Ref, m.f.Vague = Date, "FUTURE_REF", true
				return m.p.is(m.first-1, "will", "may", "could", "would", "might", "'ll", "’ll")
			},
			yes: []string{"[one afternoon] they met = XXXX-XX-XXTAF"},
			no:  []string{"a one night stand"},
		},
	}
}

func (m *match) part(code string) {
	m.typ = Time
	m.f.FromDCT, m.f.Unit, m.f.Grain, m.f.DayPart = true, UnitDay, schedule.GrainDay, code
}

// barePart accepts "the morning", "mid-afternoon" where the day is understood.
func (m *match) barePart() bool {
	p := m.p
	m.part(m.v("part").code)
	m.f.FromDCT, m.f.FromPrevious = false, true
	qualified := m.word("early", "late", "mid")
	if p.t(m.end-1).Capital && m.first+1 == m.end && m.first > p.start {
		return false
	}
	if p.is(m.end-1, "dawn", "dusk") {
		return m.first+1 == m.end && p.is(m.first-1, "at", "before", "after", "by", "until", "since") || qualified && !p.is(m.end, "of") && p.is(m.first-1, "at", "before", "after", "by")
	}
	if qualified && p.is(m.first+1, "in") {
		return !p.is(m.end, "of", "when", "that") && !p.is(m.end-1, "dawn", "dusk")
	}
	if p.is(m.first, "the") {
		if p.is(m.end-1, "night") && !p.is(m.first-1, "in", "during", "of", "for", "into", "through") || p.is(m.end, "of", "the", "that", "when", "she", "he", "before", "after", "they", "we", "i") {
			return false
		}
		return p.is(m.first-1, "in", "during", "of", "for", "by", "throughout", "until", "through", "into") && (m.end >= p.limit || !p.t(m.end).Capital)
	}
	if m.word("mid") && (m.end >= p.limit || p.t(m.end).Kind == text.Punct && !p.mark(m.end, "-") || p.is(m.end, "on", "in", "at", "when", "and", "but", "to", "with")) {
		return true // "it rained mid-morning"
	}
	if qualified {
		return p.is(m.first-1, "by", "in", "until", "since", "during", "at") || p.is(m.first-1, "the")
	}
	return p.is(m.first-1, "at", "by") && p.is(m.first, "night") && !p.is(m.first, "day") && (m.end >= p.limit || p.clauseEnds(m.end))
}
