package merge

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

	"dateline/schedule"
)

// component is a set of reports that can bear on each other and on nothing else.
type component struct {
	ed       *editor
	items    []*item // in canonical order; times of waiting ones are replaced as they are resolved
	docs     map[string]*doc
	nodes    []*node
	groups   map[string]*node // by content
	edges    []edge
	index    map[key][]int // nodes by day and word
	clusters []*cluster    // of nodes; rebuilt in every round
	clusterN []int         // node -> cluster
	vouches  map[[2]int]bool
}

// node is one or more reports of equal content.
type node struct {
	rep      *item
	members  []*item
	articles []string // sorted
}

type edge struct {
	score int
	a, b  int // nodes, a < b
}

// cluster is the nodes of one slot.
type cluster struct {
	nodes   []int
	instant bool
	why     []edge // those that joined it
	waiting *item  // instead of nodes: a report whose day was never found
}

func newComponent(items []*item, ed *editor) *component {
	c := &component{ed: ed, items: items, docs: map[string]*doc{}, groups: map[string]*node{}, index: map[key][]int{}}
	for _, it := range items {
		if c.docs[it.r.Article] == nil {
			c.docs[it.r.Article] = newDoc(it.r)
		}
	}
	for _, it := range items {
		if it.slot.kind != waiting {
			c.place(it)
		}
	}
	return c
}

// place puts a dated item into the node of its content.
func (c *component) place(it *item) {
	k := c.content(it)
	n := c.groups[k]
	if n == nil {
		n = &node{rep: it}
		c.groups[k] = n
		c.addNode(n)
	}
	n.add(it)
}

func (n *node) add(it *item) {
	n.members = append(n.members, it)
	if i, ok := slices.BinarySearch(n.articles, it.r.Article); !ok {
		n.articles = slices.Insert(n.articles, i, it.r.Article)
	}
}

// content is equal for reports that no comparison could tell apart. Reports that say too little to be recognised are
// collapsed only with copies of the same text; those an editor named stand alone.
func (c *component) content(it *item) string {
	var b strings.Builder
	s := it.slot
	fmt.Fprintf(&b, "%s\x00%t %d %d %d %d %d %d %t\x00%s\x00", it.r.Kind, it.r.Status == schedule.Held, s.kind, s.grain, s.from, s.to, s.start.Unix(), s.length, s.approx, it.r.When.Zone)
	if o := it.r.When.Offset; o != nil {
		fmt.Fprint(&b, *o)
	}
	b.WriteByte(0)
	keys := make([]string, len(it.names))
	for i := range it.names {
		keys[i] = it.names[i].key + "\x02" + string(rune('0'+it.names[i].class))
	}
	b.WriteString(strings.Join(sortedSet(keys), "\x01"))
	b.WriteByte(0)
	if p := it.place; p != nil {
		fmt.Fprint(&b, p.parts, p.country, p.implied)
	}
	fmt.Fprint(&b, "\x00", it.subject, it.topic, it.heard, it.clause)
	if f := alike(it, it); f.sum()+sameTime(it, it) < enough {
		b.WriteByte(0)
		if it.text != "" {
			b.WriteString(it.r.Hash + it.text)
		} else {
			b.WriteString(it.r.Article)
		}
	}
	if c.ed.named[it.r.ID] {
		b.WriteString("\x00" + it.r.ID + "\x00" + it.r.Article)
	}
	return b.String()
}

// addNode files a node and scores it against those already there.
func (c *component) addNode(n *node) {
	id := len(c.nodes)
	c.nodes = append(c.nodes, n)
	words := n.rep.atoms()
	tested := map[int]bool{}
	meet := func(k key) {
		for _, j := range c.index[k] {
			if tested[j] {
				continue
			}
			tested[j] = true
			if s := score(c.nodes[j].rep, n.rep); s >= enough {
				c.edges = append(c.edges, edge{s, j, id})
			}
		}
	}
	if n.rep.slot.kind == vague {
		for _, w := range words {
			k := key{road: byVague, day: n.rep.slot.from, word: w}
			meet(k)
			c.index[k] = append(c.index[k], id)
		}
		return
	}
	days := n.rep.days()
	seen := map[schedule.Day]bool{}
	for _, d := range days {
		for x := d - 1; x <= d+1; x++ {
			if seen[x] {
				continue
			}
			seen[x] = true
			for _, w := range words {
				meet(key{road: byDay, day: x, word: w})
			}
		}
	}
	for _, d := range days {
		for _, w := range words {
			k := key{road: byDay, day: d, word: w}
			c.index[k] = append(c.index[k], id)
		}
	}
}

// cluster joins nodes by falling score, unless something forbids two of them to be of one slot.
func (c *component) cluster() {
	sort.Slice(c.edges, func(i, j int) bool {
		a, b := c.edges[i], c.edges[j]
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(c.nodes[a.a].rep.id, c.nodes[b.a].rep.id), cmp.Compare(c.nodes[a.b].rep.id, c.nodes[b.b].rep.id)) < 0
	})
	c.vouches = map[[2]int]bool{} // nodes were added
	u := newSets(len(c.nodes))
	at := make([]*cluster, len(c.nodes))
	for i, n := range c.nodes {
		at[i] = &cluster{nodes: []int{i}, instant: n.rep.slot.kind == instant}
	}
	refused := make([]map[int]bool, len(c.nodes))
	join := func(e edge, x, y int) {
		r := u.join(x, y)
		o := x + y - r
		at[r].nodes = append(at[r].nodes, at[o].nodes...)
		at[r].instant = at[r].instant || at[o].instant
		at[r].why = append(append(at[r].why, at[o].why...), e)
		for z := range refused[o] {
			mark(refused, r, z)
			mark(refused, z, r)
		}
		at[o] = nil
	}
	byID := map[string][]int{}
	if len(c.ed.must) > 0 {
		for i, n := range c.nodes {
			for _, m := range n.members {
				byID[m.r.ID] = append(byID[m.r.ID], i)
			}
		}
	}
	for _, p := range c.ed.must {
		for _, i := range byID[p[0]] {
			for _, j := range byID[p[1]] {
				x, y := u.find(i), u.find(j)
				if x != y && sameTime(c.nodes[i].rep, c.nodes[j].rep) > 0 && !c.kept(at[x].nodes, at[y].nodes) {
					join(edge{score: 100, a: min(i, j), b: max(i, j)}, x, y)
				}
			}
		}
	}
	for _, e := range c.edges {
		x, y := u.find(e.a), u.find(e.b)
		if x == y || refused[x][y] {
			continue
		}
		if !c.joinable(at[x], at[y]) {
			mark(refused, x, y)
			mark(refused, y, x)
			continue
		}
		join(e, x, y)
	}
	c.clusters, c.clusterN = c.clusters[:0], make([]int, len(c.nodes))
	for i := range c.nodes {
		if u.find(i) == i {
			slices.Sort(at[i].nodes)
			for _, n := range at[i].nodes {
				c.clusterN[n] = len(c.clusters)
			}
			c.clusters = append(c.clusters, at[i])
		}
	}
}

func mark(refused []map[int]bool, x, y int) {
	if refused[x] == nil {
		refused[x] = map[int]bool{}
	}
	refused[x][y] = true
}

// kept reports whether an editor keeps two of the nodes apart.
func (c *component) kept(xs, ys []int) bool {
	if len(c.ed.cannot) == 0 {
		return false
	}
	for _, x := range xs {
		for _, y := range ys {
			for _, a := range c.nodes[x].members {
				for _, b := range c.nodes[y].members {
					if c.ed.apart(a, b) {
						return true
					}
				}
			}
		}
	}
	return false
}

// joinable checks every pair across two clusters. Days that differ are no obstacle when both touch the instant that
// another report gives.
func (c *component) joinable(x, y *cluster) bool {
	timed := x.instant || y.instant
	for _, i := range x.nodes {
		for _, j := range y.nodes {
			a, b := c.nodes[i], c.nodes[j]
			if !(timed && a.rep.slot.kind == day && b.rep.slot.kind == day) && sameTime(a.rep, b.rep) == 0 {
				return false
			}
			if kinScore(a.rep.kin, b.rep.kin) == 0 || companyOf(a.rep.names, b.rep.names).forbid && !c.vouched(i, j) {
				return false
			}
			if shareArticle(a.articles, b.articles) && !oneSlot(a.rep, b.rep, timed) {
				return false
			}
		}
	}
	return !c.kept(x.nodes, y.nodes)
}

// oneSlot: an article that gives two slots speaks of two happenings; only a second mention of the same one may join.
// Two days that touch one instant, which another report gives, are one slot.
func oneSlot(a, b *item, timed bool) bool {
	if a.slot.kind == instant && b.slot.kind == instant && a.slot.start.Sub(b.slot.start).Abs() > exact {
		return false
	}
	if timed && a.slot.kind == day && b.slot.kind == day && apart(a.slot, b.slot) == 1 {
		f := alike(a, b)
		return !f.forbid && f.sum()+20 >= enough
	}
	return score(a, b) >= enough
}

func shareArticle(a, b []string) bool {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch d := strings.Compare(a[i], b[j]); {
		case d == 0:
			return true
		case d < 0:
			i++
		default:
			j++
		}
	}
	return false
}
