package merge

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dateline/schedule"
	"dateline/schedule/lang/en"
)

// place chooses where: stated before implied, most independent sources, then the newest; of one place, the most exact
// way of naming it. It tells whether every source only implies it.
func (ch *choice) place() (place *schedule.Place, implied bool, why *schedule.Because) {
	groups := ch.placeGroups(false)
	if len(groups) == 0 {
		groups = ch.placeGroups(true)
	}
	var best []*item
	for _, g := range groups {
		if best == nil || cmp.Or(cmp.Compare(distinct(ch.fam, g), distinct(ch.fam, best)), ch.c.later(ch.newest(g), ch.newest(best))) > 0 {
			best = g
		}
	}
	if best == nil {
		return nil, false, nil
	}
	names := map[string][]*item{}
	for _, it := range best {
		names[it.r.Place.Name] = append(names[it.r.Place.Name], it)
	}
	var p schedule.Place
	depth, votes := -1, 0
	for _, n := range sortedKeys(names) {
		it := names[n][0]
		d := 0
		if !it.place.state {
			d = len(it.place.parts)
		}
		if v := distinct(ch.fam, names[n]); d > depth || d == depth && v > votes {
			p, depth, votes = *it.r.Place, d, v
		}
	}
	for _, it := range best {
		if p.Country == "" {
			p.Country = it.r.Place.Country
		}
		if p.Zone == "" && it.r.Place.Country == p.Country {
			p.Zone = it.r.Place.Zone
		}
	}
	why = &schedule.Because{Rule: "merge/place", Got: p.Name}
	if implied = best[0].place.implied; implied {
		why.Got += " (implied)"
	}
	for _, n := range sortedKeys(names) {
		for _, a := range articlesOf(names[n]) {
			why.From = append(why.From, &schedule.Because{Rule: "merge/says", Got: n, Article: a})
		}
	}
	for _, g := range groups {
		if &g[0] != &best[0] {
			for _, it := range g {
				why.From = append(why.From, &schedule.Because{Rule: "merge/says", Got: it.r.Place.Name, Article: it.r.Article, Rejected: true})
			}
		}
	}
	return &p, implied, why
}

// placeGroups puts reports together that name one place, more or less exactly. A country alone goes with the places in
// it.
func (ch *choice) placeGroups(implied bool) [][]*item {
	var list []*item
	for _, it := range ch.final {
		if it.place != nil && len(it.place.parts) > 0 && it.place.implied == implied {
			list = append(list, it)
		}
	}
	// Exact ones first, so that a country finds its group whatever the order.
	slices.SortStableFunc(list, func(a, b *item) int {
		if a.place.state != b.place.state {
			if a.place.state {
				return 1
			}
			return -1
		}
		return cmp.Or(-cmp.Compare(len(a.place.parts), len(b.place.parts)), strings.Compare(a.r.Place.Name, b.r.Place.Name))
	})
	var groups [][]*item
next:
	for _, it := range list {
		for i, g := range groups {
			if samePlace(g[0].place, it.place) > 0 {
				groups[i] = append(g, it)
				continue next
			}
		}
		groups = append(groups, []*item{it})
	}
	return groups
}

// participants is everyone named, most mentioned first, under the fullest name.
func (ch *choice) participants() []schedule.Name {
	type party struct {
		name  name
		items []*item
		names map[string]schedule.Name
		count map[string]int
		rank  int
	}
	var all []*party
	for _, it := range ch.all {
		for _, n := range it.r.Participants {
			v := newName(n)
			i := slices.IndexFunc(all, func(p *party) bool { return p.name.key == v.key })
			if i < 0 {
				all = append(all, &party{name: v, names: map[string]schedule.Name{}, count: map[string]int{}})
				i = len(all) - 1
			}
			p := all[i]
			p.items = append(p.items, it)
			id := fmt.Sprintf("%s\x00%d", n.Name, n.Kind)
			if _, ok := p.names[id]; !ok {
				p.names[id] = n
			}
			p.count[id]++
		}
	}
	// Short names join the fullest, most mentioned one they equal.
	slices.SortFunc(all, func(a, b *party) int {
		return cmp.Or(-cmp.Compare(len(a.name.tokens), len(b.name.tokens)), -cmp.Compare(len(a.items), len(b.items)), strings.Compare(a.name.key, b.name.key))
	})
	var kept []*party
	for _, p := range all {
		i := slices.IndexFunc(kept, func(k *party) bool { return compare(&k.name, &p.name) == same })
		if i >= 0 {
			kept[i].items = append(kept[i].items, p.items...)
			continue
		}
		kept = append(kept, p)
	}
	for _, p := range kept {
		p.rank = distinct(ch.fam, p.items)
	}
	slices.SortFunc(kept, func(a, b *party) int {
		return cmp.Or(-cmp.Compare(a.rank, b.rank), -cmp.Compare(len(articlesOf(a.items)), len(articlesOf(b.items))), cmp.Compare(a.name.class, b.name.class), strings.Compare(a.name.key, b.name.key))
	})
	var out []schedule.Name
	for _, p := range kept {
		best, top := "", 0
		for _, id := range sortedKeys(p.names) {
			if n := p.count[id]; n > top {
				best, top = id, n
			}
		}
		out = append(out, p.names[best])
	}
	return out
}

// title takes the title that says most in few words: given by several, naming those who take part, of the chosen kind,
// neither a single word nor a sentence.
func (ch *choice) title(e schedule.Event) (string, *schedule.Because) {
	by := map[string][]*item{}
	for _, it := range ch.all {
		if t := strings.TrimSpace(it.r.Title); t != "" {
			by[t] = append(by[t], it)
		}
	}
	best, top := "", -1<<30
	for _, t := range sortedKeys(by) {
		s := 6 * min(distinct(ch.fam, by[t]), 4)
		w := words(t)
		for i, n := range e.Participants {
			if i < 3 && named(newName(n), w) {
				s += 5 - i
			}
		}
		for _, it := range by[t] {
			if it.r.Kind == e.Kind {
				s += 6
				break
			}
		}
		for _, x := range w { // "talks" for what is known to be a call
			if k := schedule.Kind(x); k != e.Kind && en.Kin().Row(k).Loose {
				s -= 6
				break
			}
		}
		if e.Place != nil {
			for _, p := range newSpot(*e.Place, false).parts {
				if subset(words(p), w) {
					s -= 3
				}
			}
		}
		n := len(strings.Fields(t))
		s += min(n, 5)
		switch {
		case n == 1:
			s -= 8
		case n > 12:
			s -= 2 * (n - 12)
		case n > 8:
			s -= n - 8
		}
		if strings.Contains(" "+strings.ToLower(t)+" ", " will ") || strings.ContainsAny(t, ".…") && strings.HasSuffix(strings.TrimRight(t, "."), "…") {
			s -= 6
		}
		if s > top {
			best, top = t, s
		}
	}
	if best == "" {
		return string(e.Kind), nil
	}
	why := &schedule.Because{Rule: "merge/title", Got: best}
	for _, a := range articlesOf(by[best]) {
		why.From = append(why.From, &schedule.Because{Rule: "merge/says", Got: best, Article: a})
	}
	return best, why
}

// named reports whether a title names a party.
func named(n name, title []string) bool {
	if n.class == persons {
		return slices.Contains(title, n.last)
	}
	return subset(n.tokens, title)
}
