package timex

func refRows() []row {
	ref := func(r string) func(m *match) bool {
		return func(m *match) bool {
			m.typ, m.f.Ref, m.f.Vague = Date, r, true
			return true
		}
	}
	return []row{
		{
			name: "now", pattern: "(right now | now | currently | nowadays | these days | at present | the present ( time | moment | day )? | at this time | this crucial? moment | current)",
			make: func(m *match) bool {
				m.typ, m.f.Ref = Date, "PRESENT_REF"
				if m.p.is(m.first, "at") {
					m.first++
				}
				if m.p.is(m.first, "these") && m.p.is(m.first-1, "on", "of", "all", "during") {
					return false
				}
				if m.p.is(m.first, "current") && (m.p.is(m.end, "account", "accounts", "affairs", "events") || m.p.is(m.first-1, "ocean", "electric", "strong", "a")) {
					return false
				}
				if m.p.is(m.first, "present") && m.end == m.first+1 && m.p.is(m.first-2, "to", "who") {
					return false
				}
				if m.p.is(m.first, "the") && m.end == m.first+2 {
					return m.p.is(m.first-1, "for", "in", "at", "to", "until")
				}
				return !(m.p.is(m.first, "now") && m.p.mark(m.end, "-"))
			},
			yes: []string{"It is [now] closed = PRESENT_REF", "[currently] in office = PRESENT_REF", "[these days] = PRESENT_REF"},
			no:  []string{"They meet on these days: Monday", "the current account", "alternating electric current"},
		},
		{
			name: "recently", pattern: "more? (recently|lately)", make: ref("PAST_REF"),
			yes: []string{"He [recently] left = PAST_REF", "[More recently], it rained = PAST_REF"},
		},
		{
			name: "recent", pattern: "recent",
			make: func(m *match) bool {
				m.typ, m.f.Ref, m.f.Vague = Date, "PAST_REF", true
				return !m.p.is(m.first-1, "more", "most")
			},
			yes: []string{"after [recent] talks = PAST_REF"},
		},
		{
			name: "past", pattern: "the (recent|distant)? past",
			make: func(m *match) bool {
				m.typ, m.f.Ref, m.f.Vague = Date, "PAST_REF", true
				return m.p.is(m.first-1, "in", "of", "from", "with", "to") && m.p.clausePause(m.end)
			},
			yes: []string{"as in [the past], they left = PAST_REF"},
			no:  []string{"the past tense", "in the past two years"},
		},
		{
			name: "future", pattern: "the (near|distant|immediate)? future",
			make: func(m *match) bool {
				m.typ, m.f.Ref, m.f.Vague = Date, "FUTURE_REF", true
				return m.p.is(m.first-1, "in", "for", "about", "into") && m.p.clausePause(m.end)
			},
			yes: []string{"in [the near future], it will = FUTURE_REF"},
			no:  []string{"the future of the party"},
		},
		{
			name: "in-future", pattern: "future",
			make: func(m *match) bool {
				m.typ, m.f.Ref, m.f.Vague = Date, "FUTURE_REF", true
				return m.p.is(m.first-1, "in") && m.p.clausePause(m.end)
			},
			yes: []string{"in [future], call first = FUTURE_REF"},
		},
		{
			name: "asap", pattern: "as soon as possible", make: ref("FUTURE_REF"),
			yes: []string{"It will go [as soon as possible] = FUTURE_REF"},
		},
		{
			name: "later-date", pattern: "a later date", make: ref("FUTURE_REF"),
			yes: []string{"at [a later date] = FUTURE_REF"},
		},
		{
			name: "previously", pattern: "(previously|formerly)",
			make: func(m *match) bool {
				m.typ, m.f.Ref, m.f.Vague = Date, "PAST_REF", true
				return m.first == m.p.start
			},
			yes: []string{"[Previously] they had refused = PAST_REF"},
			no:  []string{"a previously unknown man"},
		},
		{
			name: "the-time", pattern: "the time",
			make: func(m *match) bool {
				m.typ, m.f.Ref, m.f.Vague = Date, "PAST_REF", true
				if m.p.is(m.first-1, "at") && m.p.is(m.first-2, "said", "saying", "told", "reported", "announced") && !m.p.is(m.end, "of", "when") {
					return true
				}
				return m.p.is(m.first-1, "at", "of") && (m.end >= m.p.limit || !m.p.is(m.end, "of", "when", "that", "to", "for", "the", "he", "she", "they", "it", "being", "a")) && m.p.clausePause(m.end)
			},
			yes: []string{"who led it at [the time]. = PAST_REF", "He told nobody, saying at [the time] he was ill = PAST_REF"},
			no:  []string{"at the time of the vote", "he said at the time of the vote"},
		},
		{
			name: "short-term", pattern: "the (short|long|near) term", make: ref("FUTURE_REF"),
			yes: []string{"in [the short term] = FUTURE_REF"},
		},
	}
}

// clausePause reports whether the phrase may end here: a mark, the end, or a word that begins something else.
func (p *parser) clausePause(i int) bool {
	return p.clauseEnds(i) || p.is(i, "the", "he", "she", "they", "it", "we", "to", "as", "with", "for", "by", "is", "was", "has", "have", "had", "will", "would", "that", "in", "on", "at", "a")
}
