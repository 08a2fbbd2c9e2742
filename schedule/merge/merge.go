package merge

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"dateline/schedule"
)

// Constraint is an editor's word on two reports: of one happening (Must) or of two.
type Constraint struct {
	A, B string // IDs of reports
	Must bool
}

// Result is what the reports of all articles give together.
type Result struct {
	Events   []schedule.Event            // by start, then title, then reports
	DocTimes map[string]schedule.DocTime // by article: when it was published, as far as its neighbours tell too
}

// Events gives the events of a set of reports. The order of the reports and repetitions change nothing.
func Events(reports []schedule.Report, cs []Constraint) []schedule.Event {
	return Merge(reports, cs).Events
}

// DocTimes gives, for each article, the days on which it can have been published. A narrowed time says in its Why which
// happenings and neighbours narrowed it.
func DocTimes(reports []schedule.Report, cs []Constraint) map[string]schedule.DocTime {
	return Merge(reports, cs).DocTimes
}

// Merge gives events and dates of publication at once.
func Merge(reports []schedule.Report, cs []Constraint) Result {
	sorted := canonical(reports)
	items := make([]*item, len(sorted))
	for i := range sorted {
		items[i] = newItem(&sorted[i], i)
	}
	ed := newEditor(cs)
	res := Result{DocTimes: map[string]schedule.DocTime{}}
	for _, members := range components(items, ed) {
		c := newComponent(members, ed)
		c.date()
		for _, h := range c.happenings() {
			res.Events = append(res.Events, c.event(h))
		}
		for id, d := range c.docs {
			if _, ok := res.DocTimes[id]; !ok || d.narrowed() {
				res.DocTimes[id] = d.time()
			}
		}
	}
	slices.SortFunc(res.Events, func(a, b schedule.Event) int {
		return cmp.Or(cmp.Compare(a.When.Day, b.When.Day), a.When.Start.Compare(b.When.Start),
			cmp.Compare(a.When.Grain, b.When.Grain), strings.Compare(a.Title, b.Title), slices.Compare(a.Reports, b.Reports),
			slices.CompareFunc(a.Sources, b.Sources, func(s, t schedule.SourceRef) int { return strings.Compare(s.Article, t.Article) }))
	})
	return res
}

// canonical sorts a copy of the reports and drops repetitions.
func canonical(reports []schedule.Report) []schedule.Report {
	out := slices.Clone(reports)
	text := func(r *schedule.Report) string {
		b, err := json.Marshal(r)
		if err != nil { // no report has a value JSON cannot write
			return r.Title
		}
		return string(b)
	}
	slices.SortFunc(out, func(a, b schedule.Report) int {
		if c := cmp.Or(strings.Compare(a.ID, b.ID), strings.Compare(a.Article, b.Article), strings.Compare(a.Hash, b.Hash)); c != 0 {
			return c
		}
		return strings.Compare(text(&a), text(&b))
	})
	kept := out[:0]
	for i := range out {
		if n := len(kept); n > 0 && kept[n-1].ID == out[i].ID && kept[n-1].Article == out[i].Article && kept[n-1].Hash == out[i].Hash {
			// One article says one thing under one ID. Of two readings given all the same, the first in order stands.
			continue
		}
		kept = append(kept, out[i])
	}
	return kept
}

// editor holds the constraints in both directions.
type editor struct {
	cannot map[[2]string]bool
	must   [][2]string // sorted
	named  map[string]bool
}

func newEditor(cs []Constraint) *editor {
	ed := &editor{cannot: map[[2]string]bool{}, named: map[string]bool{}}
	for _, c := range cs {
		if c.A == c.B {
			continue
		}
		p := [2]string{min(c.A, c.B), max(c.A, c.B)}
		ed.named[c.A], ed.named[c.B] = true, true
		if c.Must {
			ed.must = append(ed.must, p)
		} else {
			ed.cannot[p] = true
		}
	}
	slices.SortFunc(ed.must, func(p, q [2]string) int { return cmp.Or(strings.Compare(p[0], q[0]), strings.Compare(p[1], q[1])) })
	ed.must = slices.Compact(ed.must)
	return ed
}

func (ed *editor) apart(a, b *item) bool {
	return len(ed.cannot) > 0 && ed.cannot[[2]string{min(a.r.ID, b.r.ID), max(a.r.ID, b.r.ID)}]
}

func (ed *editor) links() map[string][]string {
	linked := map[string][]string{}
	for _, p := range ed.must {
		linked[p[0]] = append(linked[p[0]], p[1])
		linked[p[1]] = append(linked[p[1]], p[0])
	}
	return linked
}

// components cuts the items into parts that cannot bear on each other, each in canonical order, ordered by their
// first.
func components(items []*item, ed *editor) [][]*item {
	linked := ed.links()
	u := newSets(len(items))
	filed := map[key][]int32{}
	for i, it := range items {
		for _, k := range it.filed() {
			filed[k] = append(filed[k], int32(i))
		}
	}
	tested := make([]int32, len(items))
	for i := range tested {
		tested[i] = -1
	}
	for i, it := range items {
		keys := it.sought()
		for _, id := range linked[it.r.ID] {
			keys = append(keys, key{road: byID, word: id})
		}
		for _, k := range keys {
			for _, j := range filed[k] {
				if tested[j] == int32(i) || u.find(i) == u.find(int(j)) {
					continue
				}
				tested[j] = int32(i)
				if adjacent(it, items[j], linked) {
					u.join(i, int(j))
				}
			}
		}
	}
	return collect(u, items)
}

// sets is union-find in which the smallest member stands for its set.
type sets []int32

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = int32(i)
	}
	return s
}

func (s sets) find(i int) int {
	for int(s[i]) != i {
		s[i] = s[s[i]]
		i = int(s[i])
	}
	return i
}

func (s sets) join(i, j int) int {
	i, j = s.find(i), s.find(j)
	i, j = min(i, j), max(i, j)
	s[j] = int32(i)
	return i
}

func collect[T any](s sets, all []T) [][]T {
	at := map[int]int{}
	var out [][]T
	for i := range all {
		root := s.find(i)
		n, ok := at[root]
		if !ok {
			n = len(out)
			at[root] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], all[i])
	}
	return out
}
