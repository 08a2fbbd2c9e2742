package merge

import (
	"cmp"
	"slices"

	"dateline/schedule"
)

// A happening is one or more slots: the one it is in, those it was moved from, dates that were outvoted, and reports
// that give no more than the week or nothing. What joins slots is decided in steps, each on the state before it.

// happening is what becomes an event.
type happening struct {
	clusters []int
	moves    []move
	voted    map[int]bool // clusters whose date was outvoted
	bare     map[int]bool // clusters of reports that do not say what they are of
	notes    []*schedule.Because
}

// move is a new slot in place of an old one, and who says so.
type move struct {
	from, to int // clusters
	by       *item
}

type joiner struct {
	c    *component
	u    sets
	grps map[int]*happening // by root
}

func (c *component) happenings() []*happening {
	at := map[*item]int{}
	for i, cl := range c.clusters {
		for _, n := range cl.nodes {
			for _, m := range c.nodes[n].members {
				at[m] = i
			}
		}
	}
	for _, it := range c.items {
		if it.slot.kind == waiting {
			at[it] = len(c.clusters)
			c.clusters = append(c.clusters, &cluster{waiting: it})
		}
	}
	j := &joiner{c: c, u: newSets(len(c.clusters)), grps: map[int]*happening{}}
	for i := range c.clusters {
		j.grps[i] = &happening{clusters: []int{i}, voted: map[int]bool{}, bare: map[int]bool{}}
	}
	j.stated(at)
	j.linked(at)
	j.attach(vague)
	j.summaries()
	j.postponed()
	j.outvote()
	j.attach(waiting)
	j.undated()
	var out []*happening
	for _, root := range sortedInts(j.grps) {
		slices.Sort(j.grps[root].clusters)
		out = append(out, j.grps[root])
	}
	return out
}

func (j *joiner) join(x, y int) *happening {
	x, y = j.u.find(x), j.u.find(y)
	if x == y {
		return j.grps[x]
	}
	r := j.u.join(x, y)
	o := x + y - r
	g, h := j.grps[r], j.grps[o]
	g.clusters = append(g.clusters, h.clusters...)
	g.moves = append(g.moves, h.moves...)
	g.notes = append(g.notes, h.notes...)
	for k := range h.voted {
		g.voted[k] = true
	}
	for k := range h.bare {
		g.bare[k] = true
	}
	delete(j.grps, o)
	return g
}

// each calls f for the items of a cluster; reps only for one of each content.
func (c *component) each(cluster int, f func(*item)) {
	cl := c.clusters[cluster]
	if cl.waiting != nil {
		f(cl.waiting)
		return
	}
	for _, n := range cl.nodes {
		for _, m := range c.nodes[n].members {
			f(m)
		}
	}
}

func (c *component) reps(cluster int) []*item {
	cl := c.clusters[cluster]
	if cl.waiting != nil {
		return []*item{cl.waiting}
	}
	out := make([]*item, len(cl.nodes))
	for i, n := range cl.nodes {
		out[i] = c.nodes[n].rep
	}
	return out
}

func (c *component) members(clusters []int) []*item {
	var out []*item
	for _, k := range clusters {
		c.each(k, func(it *item) { out = append(out, it) })
	}
	return out
}

// stated joins the slots that a report says are one happening moved.
func (j *joiner) stated(at map[*item]int) {
	byID := map[string][]*item{}
	var movers []*item
	for _, it := range j.c.items {
		byID[it.r.ID] = append(byID[it.r.ID], it)
		if it.r.MovedFrom != "" {
			movers = append(movers, it)
		}
	}
	// Of several new slots the first is the one it was moved to, see branches.
	slices.SortStableFunc(movers, func(a, b *item) int { return cmp.Compare(a.slot.from, b.slot.from) })
	for _, it := range movers {
		for _, old := range byID[it.r.MovedFrom] {
			x, y := at[old], at[it]
			if x == y || companyOf(old.names, it.names).forbid || j.kept(x, y) || j.branches(x, y) {
				continue
			}
			h := j.join(x, y)
			h.moves = append(h.moves, move{from: x, to: y, by: it})
		}
	}
}

// branches reports whether a slot was moved elsewhere already and an article gives both new slots: two strikes in place
// of one are two happenings, of which the first continues the old one.
func (j *joiner) branches(from, to int) bool {
	speakers := map[string]bool{}
	j.c.each(to, func(it *item) { speakers[it.r.Article] = true })
	for _, m := range j.grps[j.u.find(from)].moves {
		if m.from != from || m.to == to {
			continue
		}
		both := false
		j.c.each(m.to, func(it *item) { both = both || speakers[it.r.Article] })
		if both {
			return true
		}
	}
	return false
}

// linked joins what an editor says is one, whatever the times.
func (j *joiner) linked(at map[*item]int) {
	if len(j.c.ed.must) == 0 {
		return
	}
	byID := map[string][]*item{}
	for _, it := range j.c.items {
		byID[it.r.ID] = append(byID[it.r.ID], it)
	}
	for _, p := range j.c.ed.must {
		for _, a := range byID[p[0]] {
			for _, b := range byID[p[1]] {
				if x, y := at[a], at[b]; j.u.find(x) != j.u.find(y) && !j.kept(x, y) {
					h := j.join(x, y)
					h.notes = append(h.notes, &schedule.Because{Rule: "merge/editor", Got: "linked " + p[0] + " and " + p[1]})
				}
			}
		}
	}
}

// kept reports whether an editor keeps two happenings apart.
func (j *joiner) kept(x, y int) bool {
	if len(j.c.ed.cannot) == 0 {
		return false
	}
	g, h := j.grps[j.u.find(x)], j.grps[j.u.find(y)]
	for _, a := range j.c.members(g.clusters) {
		for _, b := range j.c.members(h.clusters) {
			if j.c.ed.apart(a, b) {
				return true
			}
		}
	}
	return false
}

// attach joins clusters of vague or waiting reports to the one happening with a date that they fit.
func (j *joiner) attach(kind slotKind) {
	type pair struct{ from, to int }
	var joins []pair
	dated := map[string][]int{} // word -> clusters
	for i := range j.c.clusters {
		for _, rep := range j.c.reps(i) {
			if rep.slot.kind >= day {
				for _, w := range rep.atoms() {
					if l := dated[w]; len(l) == 0 || l[len(l)-1] != i {
						dated[w] = append(dated[w], i)
					}
				}
			}
		}
	}
	for i := range j.c.clusters {
		reps := j.c.reps(i)
		if reps[0].slot.kind != kind || len(j.grps[j.u.find(i)].clusters) > 1 {
			continue
		}
		best, tried := map[int]int{}, map[int]bool{}
		for _, rep := range reps {
			if kind == waiting && !constrained(rep.r.When) && rep.r.Status == schedule.Held {
				continue // says that something took place, but not which
			}
			for _, w := range rep.atoms() {
				for _, k := range dated[w] {
					if !tried[k] {
						tried[k] = true
						if s := j.fit(i, k); s >= enough {
							root := j.u.find(k)
							best[root] = max(best[root], s)
						}
					}
				}
			}
		}
		at, top, second := -1, 0, 0
		for _, root := range sortedInts(best) {
			if !j.compatible(i, root) {
				continue
			}
			if s := best[root]; s > top {
				at, top, second = root, s, top
			} else {
				second = max(second, s)
			}
		}
		if at >= 0 && (second == 0 || top-second >= clearly) {
			joins = append(joins, pair{i, at})
		}
	}
	for _, p := range joins {
		if j.compatible(p.from, p.to) {
			j.join(p.from, p.to)
		}
	}
}

// summaries joins a bare report ("the negotiations on January 10, 11 and 12") with the one happening its own article names
// at that time; of several in a run of days, with that of the first day.
func (j *joiner) summaries() {
	type pair struct{ from, to int }
	var joins []pair
	type speaker struct {
		cluster int
		it      *item
	}
	byArticle := map[string][]speaker{}
	for k := range j.c.clusters {
		j.c.each(k, func(it *item) { byArticle[it.r.Article] = append(byArticle[it.r.Article], speaker{k, it}) })
	}
	for i := range j.c.clusters {
		reps := j.c.reps(i)
		a := reps[0]
		if len(reps) > 1 || !a.bare() || a.slot.kind == waiting || len(j.grps[j.u.find(i)].clusters) > 1 {
			continue
		}
		all, first := map[int]bool{}, map[int]bool{}
		for _, b := range byArticle[a.r.Article] {
			if b.cluster == i || !summarises(a, b.it) || j.c.ed.apart(a, b.it) {
				continue
			}
			all[j.u.find(b.cluster)] = true
			if b.it.slot.from == a.slot.from {
				first[j.u.find(b.cluster)] = true
			}
		}
		if len(first) > 0 {
			all = first
		}
		if len(all) == 1 {
			joins = append(joins, pair{i, sortedInts(all)[0]})
		}
	}
	for _, p := range joins {
		if !j.kept(p.from, p.to) {
			h := j.join(p.from, p.to)
			h.bare[p.from] = true
		}
	}
}

// fit scores a vague or waiting cluster against a dated one.
func (j *joiner) fit(i, k int) int {
	best := 0
	for _, a := range j.c.reps(i) {
		for _, b := range j.c.reps(k) {
			if b.slot.kind < day {
				continue
			}
			t := a.slot.holds(b.slot)
			if a.slot.kind == waiting {
				t = j.c.waitsFor(a, b)
			}
			if t == 0 {
				continue
			}
			if f := alike(a, b); !f.forbid {
				best = max(best, f.sum()+t)
			}
		}
	}
	return best
}

// waitsFor says how surely a report without a date may be of a dated happening. One that says nothing of the day, such
// as a postponement, is of what lies ahead of it and near.
func (c *component) waitsFor(it, d *item) int {
	_, sure := fits(it, d)
	if sure == 0 || constrained(it.r.When) {
		return sure
	}
	run, known := c.docs[it.r.Article].now.Day()
	if known && (d.slot.to < run-1 || d.slot.from > run+moveDays) {
		return 0
	}
	return 8
}

// undated joins reports whose day nobody knows, if they are alike and their words agree.
func (j *joiner) undated() {
	var open []int
	for i := range j.c.clusters {
		if j.c.clusters[i].waiting != nil && len(j.grps[j.u.find(i)].clusters) == 1 {
			open = append(open, i)
		}
	}
	var edges []edge
	for n, i := range open {
		for _, k := range open[n+1:] {
			a, b := j.c.clusters[i].waiting, j.c.clusters[k].waiting
			if !sameWords(a, b) || a.r.Article == b.r.Article || constrained(a.r.When) != constrained(b.r.When) {
				continue
			}
			if f := alike(a, b); !f.forbid && f.sum()+8 >= enough {
				edges = append(edges, edge{f.sum(), i, k})
			}
		}
	}
	slices.SortFunc(edges, func(a, b edge) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b))
	})
	for _, e := range edges {
		x, y := j.u.find(e.a), j.u.find(e.b)
		if x != y && j.sameWords(x, y) && j.compatible(x, y) {
			j.join(x, y)
		}
	}
}

func (j *joiner) sameWords(x, y int) bool {
	for _, a := range j.c.members(j.grps[x].clusters) {
		for _, b := range j.c.members(j.grps[y].clusters) {
			if !sameWords(a, b) || a.r.Article == b.r.Article {
				return false
			}
		}
	}
	return true
}
