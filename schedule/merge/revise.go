package merge

import (
	"cmp"
	"slices"

	"dateline/schedule"
)

// Slots that are one happening on two dates: given up and announced anew, or given wrongly by one source.

// postponed joins a slot that was given up with the later one that was announced after.
func (j *joiner) postponed() {
	type pair struct{ from, to int }
	var joins []pair
	for i := range j.c.clusters {
		last := j.newest(i)
		if last == nil || last.slot.kind < day || !broken(last) || j.leaves(i) {
			continue
		}
		given := j.c.docs[last.r.Article].now
		var fit []int
		for k := range j.c.clusters {
			if k == i || j.u.find(k) == j.u.find(i) || !j.renews(i, k, given) {
				continue
			}
			fit = append(fit, k)
		}
		if len(fit) == 1 {
			joins = append(joins, pair{i, fit[0]})
		}
	}
	for _, p := range joins {
		if j.u.find(p.from) != j.u.find(p.to) && j.compatible(p.from, p.to) {
			h := j.join(p.from, p.to)
			h.moves = append(h.moves, move{from: p.from, to: p.to})
		}
	}
}

// leaves reports whether a slot is known to have been moved elsewhere.
func (j *joiner) leaves(i int) bool {
	for _, m := range j.grps[j.u.find(i)].moves {
		if m.from == i {
			return true
		}
	}
	return false
}

// newest gives the report of a cluster that was written last; of one day, that which gives the slot up.
func (j *joiner) newest(i int) *item {
	var best *item
	j.c.each(i, func(it *item) {
		if best == nil || j.c.later(it, best) > 0 {
			best = it
		}
	})
	return best
}

// renews reports whether a later slot is that of a happening that was given up: all that is said of it was written
// after.
func (j *joiner) renews(old, k int, given schedule.DocTime) bool {
	ok, live, gap := len(given.Runs) > 0, false, false
	from := j.c.reps(old)[0].slot
	j.c.each(k, func(it *item) {
		if it.slot.kind < day || it.slot.from <= from.to || int(it.slot.from-from.to) > moveDays {
			ok = false
			return
		}
		gap = true
		t := j.c.docs[it.r.Article].now
		if len(t.Runs) == 0 || len(given.Runs) == 0 || t.Runs[0].From < given.Runs[0].From {
			ok = false
		}
		live = live || it.r.Status == schedule.Scheduled || it.r.Status == schedule.Held
	})
	return ok && live && gap && j.strong(old, k) && j.compatible(old, k)
}

func (j *joiner) strong(x, y int) bool {
	for _, a := range j.c.reps(x) {
		for _, b := range j.c.reps(y) {
			if f := alike(a, b); !f.forbid && f.strong {
				return true
			}
		}
	}
	return false
}

// outvote joins a date that one source gives with the neighbouring date that several give, for kinds that the same
// parties do not do again within days.
func (j *joiner) outvote() {
	type vote struct {
		cluster, sources int
		slot             slot
	}
	var votes []vote
	for i := range j.c.clusters {
		rep := j.c.reps(i)[0]
		if rep.slot.kind >= day && !rep.kin.Series && len(j.grps[j.u.find(i)].moves) == 0 {
			votes = append(votes, vote{i, j.c.support(j.c.members([]int{i})), rep.slot})
		}
	}
	slices.SortStableFunc(votes, func(a, b vote) int {
		return cmp.Or(cmp.Compare(a.slot.from, b.slot.from), cmp.Compare(a.cluster, b.cluster))
	})
	type pair struct{ less, more int }
	var joins []pair
	for n, v := range votes {
		var fit []int
		try := func(w vote) {
			if w.sources >= 2 && w.sources >= 2*v.sources && apart(v.slot, w.slot) >= 1 && j.sameOutlook(v.cluster, w.cluster) &&
				j.strong(v.cluster, w.cluster) && j.compatible(v.cluster, w.cluster) {
				fit = append(fit, w.cluster)
			}
		}
		for k := n - 1; k >= 0 && v.slot.from-votes[k].slot.from <= nearDays+1; k-- {
			if apart(v.slot, votes[k].slot) <= nearDays {
				try(votes[k])
			}
		}
		for k := n + 1; k < len(votes) && votes[k].slot.from-v.slot.to <= nearDays; k++ {
			try(votes[k])
		}
		if len(fit) == 1 {
			joins = append(joins, pair{v.cluster, fit[0]})
		}
	}
	for _, p := range joins {
		if j.u.find(p.less) != j.u.find(p.more) && j.compatible(p.less, p.more) {
			h := j.join(p.less, p.more)
			h.voted[p.less] = true
		}
	}
}

// sameOutlook: both dates are announced, or both reported as held.
func (j *joiner) sameOutlook(x, y int) bool {
	held := func(k int) (h, ahead bool) {
		j.c.each(k, func(it *item) {
			h = h || it.r.Status == schedule.Held
			ahead = ahead || it.r.Status == schedule.Scheduled || it.r.Status == schedule.Proposed
		})
		return h, ahead
	}
	h1, a1 := held(x)
	h2, a2 := held(y)
	return h1 && h2 || a1 && a2
}

// compatible reports whether nothing but the time stands between two happenings: no parties that exclude each other, no
// article that speaks of both.
func (j *joiner) compatible(x, y int) bool {
	g, h := j.grps[j.u.find(x)], j.grps[j.u.find(y)]
	if tellsApart(j.c.members(g.clusters), j.c.members(h.clusters)) || j.kept(x, y) {
		return false
	}
	for _, k := range g.clusters {
		for _, l := range h.clusters {
			for _, a := range j.c.reps(k) {
				for _, b := range j.c.reps(l) {
					if kinScore(a.kin, b.kin) == 0 || companyOf(a.names, b.names).forbid {
						return false
					}
				}
			}
		}
	}
	return true
}

// tellsApart reports whether an article gives two happenings times of their own, none of them in common: it then speaks of
// two. All that it says of either counts, an old and a new slot both; a summary ("on January 10, 11 and 12") counts only
// where it says nothing else.
func tellsApart(xs, ys []*item) bool {
	by := func(items []*item) map[string][]*item {
		out := map[string][]*item{}
		for _, bare := range []bool{false, true} {
			for _, it := range items {
				if it.slot.kind >= day && it.bare() == bare && (!bare || len(out[it.r.Article]) == 0 || out[it.r.Article][0].bare()) {
					out[it.r.Article] = append(out[it.r.Article], it)
				}
			}
		}
		return out
	}
	told, also := by(xs), by(ys)
	for article, list := range told {
		if len(also[article]) > 0 && !slices.ContainsFunc(list, func(a *item) bool {
			return slices.ContainsFunc(also[article], func(b *item) bool { return sameTime(a, b) > 0 })
		}) {
			return true
		}
	}
	return false
}
