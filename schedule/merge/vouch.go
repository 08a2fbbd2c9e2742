package merge

import (
	"slices"

	"dateline/schedule"
)

// Parties that exclude each other keep reports apart, unless a third report tells that both belong to the happening.

// vouched reports whether a third report names the parties of two that name different ones at the same instant: one tells
// who calls, the other who is called. On a day alone the same parties may well meet twice, unless one of the two names a
// single party: nobody calls alone.
func (c *component) vouched(i, j int) bool {
	i, j = min(i, j), max(i, j)
	a, b := c.nodes[i].rep, c.nodes[j].rep
	if t := sameTime(a, b); t < 12 || t < 30 && min(len(a.names), len(b.names)) > 1 {
		return false
	}
	k := [2]int{i, j}
	if known, ok := c.vouches[k]; ok {
		return known
	}
	found := false
	for _, w := range a.atoms() {
		for _, n := range c.index[key{road: byDay, day: a.slot.from, word: w}] {
			third := c.nodes[n].rep
			if sameTime(third, a) > 0 && sameTime(third, b) > 0 && kinScore(third.kin, a.kin) > 0 && kinScore(third.kin, b.kin) > 0 && namesAll(third, a) && namesAll(third, b) {
				found = true
			}
		}
	}
	c.vouches[k] = found
	return found
}

// namesAll reports whether a report names every party of weight of another: its persons and bodies, or else its countries.
func namesAll(all, some *item) bool {
	weight := slices.ContainsFunc(some.names, func(n name) bool { return n.class != countries })
	for i := range some.names {
		n := &some.names[i]
		if (n.class != countries || !weight) && !slices.ContainsFunc(all.names, func(o name) bool { return compare(n, &o) == same }) {
			return false
		}
	}
	return true
}

// introduced is vouched for a report that waits for its day but gives the clock of the cluster.
func (c *component) introduced(it, rep *item, cl *cluster) bool {
	return c.clockDay(it, cl).Known() && slices.ContainsFunc(cl.nodes, func(n int) bool {
		return namesAll(c.nodes[n].rep, it) && namesAll(c.nodes[n].rep, rep)
	})
}

// clockDay gives the day on which an instant of a cluster shows the clock that an item states; zero when none does.
func (c *component) clockDay(it *item, cl *cluster) schedule.Day {
	if cl.instant && it.r.When.Clock != nil {
		for _, n := range cl.nodes {
			if on, sure := fits(it, c.nodes[n].rep); sure >= clockFits {
				return on
			}
		}
	}
	return 0
}
