package timex

import (
	"dateline/schedule"
	"dateline/schedule/text"
)

// nthRows are days named by their number in a month alone, and by a weekday counted on from: "on the 15th", "Tuesday week",
// "a week from Friday", "Monday next".
func nthRows() []row {
	return []row{
		{
			name: "from-day", pattern: "<howmany> <anyunit> from <day>",
			make: func(m *match) bool {
				n, u := m.v("howmany"), m.v("anyunit")
				m.typ = Date
				m.f.fill(m.v("day"))
				m.f.Days = int(n.n)
				if u.unit == UnitWeek {
					m.f.Days *= 7 * max(int(u.n), 1)
				}
				m.value = "XXXX-XX-XX"
				return n.n >= 1 && n.n == float64(int(n.n)) && (u.unit == UnitDay || u.unit == UnitWeek) && m.f.DayPart == "" && (m.f.Weekday > 0 || m.f.FromDCT)
			},
			yes: []string{"It opens [a week from Friday] = XXXX-XX-XX", "[two weeks from tomorrow] = XXXX-XX-XX"},
			no:  []string{"two days from March 3 to March 5"},
		},
		{
			name: "week-on", pattern: "<howmany> (week|weeks|fortnight) on <weekday>",
			make: func(m *match) bool {
				n := m.v("howmany").n
				m.typ, m.value = Date, "XXXX-XX-XX"
				m.f.fill(m.v("weekday"))
				m.f.Days, m.f.Said = 7*int(n), schedule.Future
				if m.word("fortnight") {
					m.f.Days *= 2
				}
				return n >= 1 && n == float64(int(n)) && !m.p.rateBefore(m.first)
			},
			yes: []string{"It opens [a week on Tuesday] = XXXX-XX-XX", "It opens [a fortnight on Friday] = XXXX-XX-XX"},
			no:  []string{"It is cleaned twice a week on Tuesday", "a week on Tuesdays"},
		},
		{
			name: "weekday-week", pattern: "<weekday> (week|fortnight)",
			make: func(m *match) bool {
				m.typ, m.value = Date, "XXXX-XX-XX"
				m.f.fill(m.v("weekday"))
				m.f.Days, m.f.Said = 7, schedule.Future
				if m.word("fortnight") {
					m.f.Days = 14
				}
				return !m.p.t(m.end-1).Capital && (m.p.clauseEnds(m.end) && !m.p.mark(m.end, "-") || m.p.is(m.end, "at", "in", "to", "from") || m.p.is(m.first-1, "on") && m.p.goesOn(m.end)) &&
					!m.p.is(m.first-1, "the", "a", "this", "every", "each", "ash", "easter")
			},
			yes: []string{"They meet again on [Sunday week]. = XXXX-XX-XX", "On [Tuesday week] both crews will row = XXXX-XX-XX", "They play on [Friday week] for the cup = XXXX-XX-XX"},
			no:  []string{"the Monday week-long fair", "a Thursday week of rain", "On Monday week two of the fair begins", "On Tuesday week-long talks end"},
		},
		{
			name: "nth-of-that-month", pattern: "the? <ord> ( of (that|this|the|last|next) | (this|last|next) ) (same|following|previous|current|present|coming|next)? month",
			make: func(m *match) bool {
				o := m.v("ord")
				m.typ = Date
				m.f.Day, m.f.Unit, m.f.Grain = int(o.n), UnitMonth, schedule.GrainDay
				switch {
				case m.word("following"):
					m.f.FromPrevious, m.f.Shift = true, 1
				case m.word("previous"):
					m.f.FromPrevious, m.f.Shift = true, -1
				case m.word("that", "same"):
					m.f.FromPrevious = true
				case m.word("last"):
					m.f.FromDCT, m.f.Shift = true, -1
				case m.word("next", "coming"):
					m.f.FromDCT, m.f.Shift = true, 1
				default:
					m.f.FromDCT = true
				}
				return o.n >= 1 && o.n <= 31 && (m.p.is(m.first, "the") || m.p.entry(m.first).cls&cNumber != 0)
			},
			yes: []string{"on [the 28th of that month] = XXXX-XX-28", "on [the 20th next month] = XXXX-XX-20", "on [20th of next month] = XXXX-XX-20", "on [the twenty-eighth of the current month] = XXXX-XX-28",
				"on [the 4th of the coming month] = XXXX-XX-04"},
		},
		{
			name: "the-nth", pattern: "the <ord>",
			make: func(m *match) bool {
				end, v, ok := m.p.nthDay(m.first)
				m.typ = Date
				m.f.fill(&v)
				return ok && end == m.end && m.p.is(m.first-1, "on", "by", "until", "till", "from", "for", "since", "before", "after", "around", "between")
			},
			yes: []string{"on [the 5th], the army left = XXXX-XX-05", "It closes on [the 21st] in Bremen = XXXX-XX-21", "It stays until [the seventeenth]. = XXXX-XX-17", "From [the 3rd] it will rain = XXXX-XX-03"},
			no:  []string{"the 5th floor", "on the 5th floor", "He came in on the third", "a birdie on the 16th, then par", "They ran out on the 3rd lap", "on the 44th", "for the fourth time", "From the fifth on it rained"},
		},
		{
			name: "nth-of-run", pattern: "the <ord>",
			make: func(m *match) bool {
				n := m.v("ord").n
				m.typ, m.value = Date, "XXXX-XX-XX"
				m.f.FromPrevious, m.f.Unit, m.f.Ordinal, m.f.Grain = true, UnitDay, int(n), schedule.GrainDay
				return n < 8 && m.p.entry(m.end-1).cls&cNumber == 0 && m.p.is(m.first-1, "on") && (m.p.clauseEnds(m.end) || m.p.goesOn(m.end)) && m.p.ran > 0 && m.first < m.p.ran+runReach
			},
			yes: []string{"It runs from May 5 through 8 and the mayor speaks on [the first]. = XXXX-XX-XX", "From 4 to 6 May they sing, and on [the last] they dance = XXXX-XX-XX",
				"It lasts from May 5 to May 8. The mayor speaks on [the first]. = XXXX-XX-XX"},
			no: []string{"The mayor speaks on the first, she said", "It runs from May 5 through 8 on the first floor"},
		},
		{
			name: "nth-of-next-month", pattern: "the? <ord> of (next|last|this) <month>",
			make: func(m *match) bool {
				m.typ = Date
				m.f.fill(m.v("month"))
				m.f.Day, m.f.Grain = int(m.v("ord").n), schedule.GrainDay
				switch {
				case m.word("next"):
					m.f.Said = schedule.Future
				case m.word("last"):
					m.f.Said = schedule.Past
				}
				return m.f.Day >= 1 && m.f.Day <= 31
			},
			yes: []string{"on [the fifteenth of next April] = XXXX-04-15", "on [the 3rd of last June] = XXXX-06-03"},
			no:  []string{"the last of this May", "the first of the next of May"},
		},
		{
			name: "weekday-next", pattern: "( <weekday> (next|last|coming) | this <weekday> just (gone|past) )",
			make: func(m *match) bool {
				m.typ = Date
				m.f.fill(m.v("weekday"))
				m.f.FromDCT, m.f.Said = true, schedule.Future
				if m.word("last", "gone", "past") {
					m.f.Said = schedule.Past
				}
				if m.word("just") {
					return true
				}
				return m.p.entry(m.first).cls&cWeekday != 0 && !m.p.is(m.first-1, "the", "a", "every", "each") &&
					(m.p.clauseEnds(m.end) || m.p.goesOn(m.end) && !m.p.is(m.end, "to", "of"))
			},
			yes: []string{"They play on [Monday next], at home = XXXX-WXX-1", "On [Friday last] the mill burned = XXXX-WXX-5", "They row [Sunday next] in the bay = XXXX-WXX-7", "She came [this Tuesday just gone] = XXXX-WXX-2"},
			no:  []string{"The shop on Friday next door", "on Monday next week", "It opens on Monday next to the mill", "On Monday last year's winner fell", "this Tuesday just one", "The Monday next in line"},
		},
	}
}

// nthDay reads the day of a month that only its number names: "the 15th", "the seventeenth". What follows must leave it a day;
// "the 15th floor" is none, and small numbers in words ("the third") rank things.
func (p *parser) nthDay(i int) (int, val, bool) {
	if !p.is(i, "the") {
		return 0, val{}, false
	}
	end, v, ok := p.ordinal(i + 1)
	if !ok || v.n < 1 || v.n > 31 || p.entry(i+1).cls&cNumber == 0 && v.n < 10 {
		return 0, val{}, false
	}
	if end < p.limit && !(p.t(end).Kind == text.Punct && !p.mark(end, "-") && p.d.Text(end) != "/") && !p.goesOn(end) || p.ranks(i) {
		return 0, val{}, false
	}
	return end, val{day: int(v.n), suffix: true}, true
}

// runEnds reports whether expression i ends a run of days that the one before it begins.
func (p *parser) runEnds(i int) bool {
	a, b := &p.out[i-1], &p.out[i]
	return a.Form.RangeTo == i && b.Form.Day > 0 ||
		a.Form.Grain == schedule.GrainDay && b.Form.Grain == schedule.GrainDay && b.First == a.Last+1 && (p.mark(a.Last, "-") || p.is(a.Last, "to", "until", "till", "through", "thru"))
}

// runReach is how many tokens behind a run of days "on the first" still means its first day.
const runReach = 60

// awaken lets "on the first" be read for a while behind a run of days; elsewhere such words say no day.
func (p *parser) awaken(from int) {
	if n := len(p.out) - 1; n >= 1 && p.out[n-1].First >= p.start && p.runEnds(n) {
		p.ran = p.out[n].Last
	}
	if p.ran == 0 {
		return
	}
	for i := from + 1; i+1 < p.limit && i < p.ran+runReach; i++ {
		if p.is(i, "the") && p.is(i-1, "on") && (p.entry(i+1).cls&cOrdinal != 0 || p.is(i+1, "last")) {
			p.live[i] = true
		}
	}
}

// ranks reports words of a game before i in which a number counts holes, laps and rounds.
func (p *parser) ranks(i int) bool {
	const reach = 12
	for j := i - 1; j >= p.start && j >= i-reach; j-- {
		if p.is(j, "birdie", "birdies", "bogey", "bogeys", "eagle", "par", "putt", "tee", "hole", "holes", "lap", "laps", "putted", "inning", "innings", "fairway", "wicket") {
			return true
		}
	}
	return false
}

// goesOn reports a word that no name of a thing begins with: after "on the 15th", "on Tuesday week" the sentence goes on with it.
func (p *parser) goesOn(i int) bool {
	switch p.low(i) {
	case "and", "or", "but", "he", "she", "they", "it", "we", "i", "you", "the", "a", "an", "this", "these", "his", "her", "its", "their", "our", "both", "all", "there",
		"with", "for", "to", "at", "in", "from", "by", "against", "before", "after", "until", "as", "when", "while", "because", "if", "which", "who", "that", "then",
		"will", "would", "is", "was", "are", "were", "has", "have", "had", "can", "could", "may", "should", "must", "also":
		return true
	}
	return false
}
