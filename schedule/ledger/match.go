package ledger

import (
	"cmp"
	"slices"

	"dateline/schedule"
)

// maxHops bounds the following of pointers. They have no cycles (a pointer is set to a live event, which has none, and
// cleared when its own event revives), but a store is strangers' bytes.
const maxHops = 100

// claim is what a published event has in common with a merged one.
type claim struct {
	merged int
	own    int  // reports in common, without those that an event merged into this one brought along
	home   bool // the merged event holds the report the UID was minted from
	all    int  // reports in common
	union  int  // reports of either
}

// match decides which merged event continues which published one.
//
// Overlap of reports comes first. Each published event claims the merged event that most of its reports went to: so one
// that was split stays with the larger part. Of several claimants the oldest wins, live ones before tombstones: so of two that
// became one the older stays. A claimant that lost may take a part that nobody wants, but never displaces another for
// it. What then remains is matched by likeness: other rules, or a revised article, can give new reports of the same
// happening.
func (s *settlement) match() {
	s.holder = slices.Repeat([]int{-1}, len(s.merged))
	s.holds = slices.Repeat([]int{-1}, len(s.published))
	s.first = slices.Repeat([]int{-1}, len(s.published))
	claims := make([][]claim, len(s.published))
	brought := s.brought()
	for i := range s.published {
		claims[i] = s.claims(i, brought[s.published[i].UID])
		if len(claims[i]) > 0 {
			s.first[i] = claims[i][0].merged
		}
	}
	order := s.precedence(claims)
	for _, i := range order {
		if j := s.first[i]; j >= 0 && s.holder[j] < 0 {
			s.give(i, j)
		}
	}
	for _, i := range order {
		for _, c := range claims[i] {
			if s.holds[i] < 0 && s.holder[c.merged] < 0 {
				s.give(i, c.merged)
			}
		}
	}
	s.matchAlike()
	s.remember()
}

// remember notes who gives way to whom, and which new event was split off what, for histories and pins.
func (s *settlement) remember() {
	s.yields, s.parent = map[int][]int{}, map[int]int{}
	for i := range s.published {
		if s.givesWay(i) {
			k := s.holder[s.first[i]]
			s.yields[k] = append(s.yields[k], i)
		}
		if s.holds[i] < 0 || !s.live(i) {
			continue
		}
		for _, id := range s.published[i].Reports {
			if j, ok := s.home[id]; ok && s.holder[j] < 0 {
				if _, older := s.parent[j]; !older {
					s.parent[j] = i
				}
			}
		}
	}
}

// givesWay reports whether the reports of an event went to another one, so that it becomes a pointer to that: a live
// event, or one that was withdrawn for want of reports and whose reports are back.
func (s *settlement) givesWay(i int) bool {
	p, j := s.published[i], s.first[i]
	return s.holds[i] < 0 && j >= 0 && s.holder[j] >= 0 && p.MergedInto == "" && (s.live(i) || lost(p))
}

// precedence lists those that claim anything, first come first served: live ones from the oldest; then those that the
// editor withdrew, then other tombstones, each from the one with most reports in common and the latest changed, so that
// one that goes on withdrawn is not displaced by another.
func (s *settlement) precedence(claims [][]claim) []int {
	var order []int
	for i := range claims {
		if len(claims[i]) > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { // stable: indices are in order of age
		if s.live(a) && s.live(b) {
			return 0
		}
		return cmp.Or(cmp.Compare(number(s.live(b)), number(s.live(a))), cmp.Compare(number(s.stands(b)), number(s.stands(a))),
			cmp.Compare(claims[b][0].all, claims[a][0].all), s.published[b].LastChanged.Compare(s.published[a].LastChanged))
	})
	return order
}

func (s *settlement) give(i, j int) { s.holds[i], s.holder[j] = j, i }

func (s *settlement) live(i int) bool { return s.published[i].Status != schedule.Withdrawn }

// brought lists, for each event, the reports that events merged into it rested on when they were published on their
// own. When the merger is undone these go back.
func (s *settlement) brought() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for i := range s.published {
		p := s.published[i]
		into := p.MergedInto
		for hops := 0; into != "" && hops < maxHops; hops++ {
			if out[into] == nil {
				out[into] = map[string]bool{}
			}
			for _, id := range p.Reports {
				out[into][id] = true
			}
			o, ok := s.event(into)
			if !ok {
				break
			}
			into = o.MergedInto
		}
	}
	return out
}

func (s *settlement) claims(i int, brought map[string]bool) []claim {
	p := s.published[i]
	var out []claim
	for _, id := range p.Reports {
		j, ok := s.home[id]
		if !ok {
			continue
		}
		k := slices.IndexFunc(out, func(c claim) bool { return c.merged == j })
		if k < 0 {
			k = len(out)
			out = append(out, claim{merged: j})
		}
		out[k].all++
		if !brought[id] {
			out[k].own++
		}
	}
	if len(out) < 2 {
		return out
	}
	for k := range out {
		m := s.merged[out[k].merged]
		out[k].union = len(p.Reports) + len(m.Reports) - out[k].all
		out[k].home = slices.ContainsFunc(m.Reports, func(id string) bool { return uidOf(id, 0) == p.UID })
	}
	slices.SortFunc(out, func(a, b claim) int {
		return cmp.Or(cmp.Compare(b.own, a.own), cmp.Compare(number(b.home), number(a.home)), cmp.Compare(b.all, a.all),
			cmp.Compare(a.union, b.union), cmp.Compare(a.merged, b.merged))
	})
	return out
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}

// byAge orders published events from the oldest.
func byAge(a, b *schedule.Event) int {
	return cmp.Or(a.FirstSeen.Compare(b.FirstSeen), cmp.Compare(a.UID, b.UID))
}

// byReports is an order of merged events that does not depend on how they came.
func byReports(a, b *schedule.Event) int {
	return cmp.Or(slices.Compare(a.Reports, b.Reports), cmp.Compare(a.Title, b.Title), cmp.Compare(a.When.String(), b.When.String()))
}
