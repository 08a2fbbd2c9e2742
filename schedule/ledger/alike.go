package ledger

import (
	"cmp"
	"slices"

	"dateline/schedule"
)

// likeness measures how likely a merged event with other reports is the published one, told anew.
type likeness struct {
	published, merged int
	live              int
	words             int // quotes of the same article in common
	slot              int // 2 the same start, 1 the same day
	who               int // participants in common
	kind              int
}

// matchAlike matches what shares no report. All pairs are looked at only among events that share an article or a day.
func (s *settlement) matchAlike() {
	byKey := map[string][]int{} // "article …" or "day …" -> merged without a holder
	for j := range s.merged {
		if s.holder[j] < 0 {
			for _, key := range alikeKeys(s.merged[j]) {
				byKey[key] = append(byKey[key], j)
			}
		}
	}
	if len(byKey) == 0 {
		return
	}
	var pairs []likeness
	for i := range s.published {
		// An event whose reports went to another one is merged with that; a tombstone with a pointer stays one. Of one that
		// is not judged nothing is known, save when it had lost its reports before.
		if p := s.published[i]; s.holds[i] >= 0 || s.first[i] >= 0 || p.MergedInto != "" || !s.judged[i] && !lost(p) {
			continue
		}
		var seen []int
		for _, key := range alikeKeys(s.published[i]) {
			for _, j := range byKey[key] {
				if slices.Contains(seen, j) {
					continue
				}
				seen = append(seen, j)
				if l, ok := s.alike(i, j); ok {
					pairs = append(pairs, l)
				}
			}
		}
	}
	slices.SortFunc(pairs, func(a, b likeness) int {
		return cmp.Or(cmp.Compare(b.live, a.live), cmp.Compare(b.words, a.words), cmp.Compare(b.slot, a.slot), cmp.Compare(b.who, a.who),
			cmp.Compare(b.kind, a.kind), cmp.Compare(a.published, b.published), cmp.Compare(a.merged, b.merged))
	})
	for _, l := range pairs {
		if s.holds[l.published] < 0 && s.holder[l.merged] < 0 {
			s.give(l.published, l.merged)
		}
	}
}

// stands reports whether an event is live, or withdrawn by the editor alone: such a one goes on, withdrawn, when its
// reports come under other IDs.
func (s *settlement) stands(i int) bool {
	p := s.published[i]
	return s.live(i) || p.MergedInto == "" && s.pins[p.UID]["status"].Value == string(schedule.Withdrawn)
}

// alike accepts the same slot, participants and kind; or the same words for the same kind or slot; or, for a move, the
// same article that speaks of the same participants and kind. What had lost its reports before comes back only with its slot.
func (s *settlement) alike(i, j int) (likeness, bool) {
	p, m := s.published[i], s.merged[j]
	l := likeness{published: i, merged: j, live: number(!lost(p)), words: commonQuotes(p, m), who: commonNames(p, m), kind: number(p.Kind == m.Kind)}
	switch start := p.When.String(); {
	case start != "" && start == m.When.String():
		l.slot = 2
	case p.When.Grain >= schedule.GrainDay && m.When.Grain >= schedule.GrainDay && p.When.Day == m.When.Day:
		l.slot = 1
	}
	// Entries of an agenda often name nobody; then the headline has to be the same.
	people := l.who > 0 || len(p.Participants)+len(m.Participants) == 0 && p.Title == m.Title
	switch {
	case l.slot > 0 && people && l.kind > 0:
		return l, true
	case l.live == 0:
		return l, false
	case l.words > 0 && (l.slot > 0 || l.kind > 0):
		return l, true
	}
	return l, people && l.kind > 0 && shareArticle(p, m)
}

func alikeKeys(e *schedule.Event) []string {
	var keys []string
	add := func(key string) {
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	if e.When.Grain != schedule.GrainNone {
		add("day " + e.When.Day.String())
	}
	for _, v := range e.Evidence {
		add("article " + v.Article)
	}
	for _, r := range e.Sources {
		add("article " + r.Article)
	}
	return keys
}

func commonQuotes(p, m *schedule.Event) int {
	n := 0
	for _, v := range m.Evidence {
		if v.Field == "what" && slices.ContainsFunc(p.Evidence, func(o schedule.Evidence) bool {
			return o.Field == v.Field && o.Article == v.Article && o.Quote == v.Quote
		}) {
			n++
		}
	}
	return n
}

func commonNames(p, m *schedule.Event) int {
	n := 0
	for _, v := range m.Participants {
		if slices.ContainsFunc(p.Participants, func(o schedule.Name) bool { return o.Key == v.Key }) {
			n++
		}
	}
	return n
}

func shareArticle(p, m *schedule.Event) bool {
	return slices.ContainsFunc(m.Evidence, func(v schedule.Evidence) bool {
		return slices.ContainsFunc(p.Evidence, func(o schedule.Evidence) bool { return o.Article == v.Article })
	})
}
