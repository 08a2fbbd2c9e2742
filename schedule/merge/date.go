package merge

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"dateline/schedule"
)

// Articles without a date are dated by their neighbours. A report that waits for its day and fits exactly one slot that
// other articles date takes that day; then its article was published before what it announces and after what it says
// took place, and on a day from which its words ("last night", "on Thursday") mean that day; which in turn resolves
// other reports of the article. Everything in a round is decided on the state before it, and days of publication are
// only ever taken away, so the order of articles cannot matter. Where a report fits two slots nothing is decided.

const (
	announced = 30 // days: an undated announcement is taken to be no older than this, once all that is certain is used
	fresh     = 7  // days: a happening reported as held is taken to be no older
	clearly   = 15 // by so much one slot must fit better than the next
)

// doc is what is known of an article's day of publication.
type doc struct {
	article string
	given   schedule.DocTime
	now     schedule.DocTime
	facts   []fact // what narrowed it
	barred  bool   // its reports contradict each other: it is left alone
}

// fact is one narrowing of a day of publication.
type fact struct {
	rule  string
	got   string
	run   schedule.Days
	on    schedule.Day
	dir   schedule.Direction
	of    *item   // the report of the article
	other []*item // the neighbours that date it
}

func newDoc(r *schedule.Report) *doc {
	d := &doc{article: r.Article, given: r.DocTime}
	d.given.Why = nil
	d.now = d.given
	return d
}

func (d *doc) narrowed() bool { return len(d.facts) > 0 }

// take narrows by some runs; it changes nothing when no day would be left.
func (d *doc) take(facts []fact) bool {
	t := d.now
	for _, f := range facts {
		if t = t.Narrow([]schedule.Days{f.run}); len(t.Runs) == 0 {
			return false
		}
	}
	if t.Basis != schedule.Stated {
		t.Basis = schedule.Inferred
	}
	d.now = t
	d.facts = append(d.facts, facts...)
	return true
}

// assume narrows by something that is only likely, if that leaves a day and takes one away.
func (d *doc) assume(rule, got string, from, to schedule.Day) {
	run := schedule.Days{From: from, To: to}
	if t := d.now.Narrow([]schedule.Days{run}); len(t.Runs) > 0 && t.Count() < d.now.Count() {
		d.take([]fact{{rule: rule, got: "assumed: " + got, run: run}})
	}
}

func (d *doc) time() schedule.DocTime {
	t := d.now
	if !d.narrowed() {
		return t
	}
	t.Why = &schedule.Because{Rule: "merge/published", Got: runsText(t.Runs), Article: d.article}
	for _, f := range d.facts {
		b := &schedule.Because{Rule: f.rule, Got: f.got, Article: d.article}
		if f.of != nil {
			b.From = append(b.From, saysNode(f.of))
		}
		for _, o := range f.other {
			b.From = append(b.From, saysNode(o))
		}
		t.Why.From = append(t.Why.From, b)
	}
	return t
}

// candidate is a node that a waiting report may be of one happening with.
type candidate struct {
	node  int
	alike int
}

// date runs the rounds and leaves the clusters of slots behind.
func (c *component) date() {
	var open []*item
	for _, it := range c.items {
		if it.slot.kind == waiting {
			open = append(open, it)
		}
	}
	c.cluster()
	cands := map[int][]candidate{}
	seen := 0
	if len(open) == 0 {
		return
	}
	for {
		c.findCandidates(open, cands, seen)
		seen = len(c.nodes)
		rest := c.round(open, cands)
		if len(rest) == len(open) && !c.soften() {
			return
		}
		open = rest
		if len(c.nodes) > seen {
			c.cluster()
		}
	}
}

// findCandidates compares waiting items with the nodes added since the last round.
func (c *component) findCandidates(open []*item, cands map[int][]candidate, from int) {
	byWord := map[string][]int{}
	for i := from; i < len(c.nodes); i++ {
		if c.nodes[i].rep.slot.kind >= day {
			for _, w := range c.nodes[i].rep.atoms() {
				byWord[w] = append(byWord[w], i)
			}
		}
	}
	if len(byWord) == 0 {
		return
	}
	for _, it := range open {
		tested := map[int]bool{}
		for _, w := range it.atoms() {
			for _, i := range byWord[w] {
				if tested[i] {
					continue
				}
				tested[i] = true
				rep := c.nodes[i].rep
				if _, sure := fits(it, rep); sure == 0 {
					continue
				}
				if f := alike(it, rep); !f.forbid && f.sum()+30 >= enough {
					cands[it.id] = append(cands[it.id], candidate{i, f.sum()})
				}
			}
		}
	}
}

// round resolves what can be resolved on the state at its beginning and returns the items that still wait.
func (c *component) round(open []*item, cands map[int][]candidate) []*item {
	found := map[string][]fact{}
	placed := map[int]schedule.Day{}
	for _, it := range open {
		if !saysDay(it.r.When) || c.docs[it.r.Article].barred {
			continue
		}
		at, on := c.fitting(it, cands[it.id])
		if at < 0 {
			continue
		}
		placed[it.id] = on
		if !it.spreads() {
			continue
		}
		f := fact{rule: "merge/neighbour-day", on: on, dir: direction(it.r), of: it, other: c.witnesses(at), run: c.wroteOn(it, on)}
		if f.run.To-f.run.From >= 2*ever {
			continue // tells nothing
		}
		f.got = on.String() + ": published " + runText(f.run)
		found[it.r.Article] = append(found[it.r.Article], f)
	}
	for _, article := range sortedKeys(found) {
		d := c.docs[article]
		if !d.take(found[article]) {
			d.barred = true
			d.facts = append(d.facts, fact{rule: "merge/contradiction", got: "its reports fit no common day of publication", run: schedule.Days{}})
		}
	}
	var rest []*item
	for _, it := range open {
		d := c.docs[it.r.Article]
		on, ok := placed[it.id]
		w := it.r.When
		switch {
		case d.barred:
			ok = false
		default:
			if r := reopen(w, d.now); w.Open != nil && r.Open == nil && (!ok || r.Day <= on && on <= max(r.Day, r.Last)) {
				w, ok = r, true
				w.Why = &schedule.Because{Rule: "merge/reopened", Got: w.String(), Article: it.r.Article, From: reasons(it.r.When.Why, d.time().Why)}
			} else if ok {
				w = it.onDay(on)
			}
		}
		if ok {
			c.resolve(it, w)
			continue
		}
		it.r = withDocTime(it.r, d.now)
		rest = append(rest, it)
	}
	return rest
}

func withDocTime(r *schedule.Report, t schedule.DocTime) *schedule.Report {
	out := *r
	out.DocTime = t
	return &out
}

// resolve gives an item its time, in place, and files it among the nodes.
func (c *component) resolve(it *item, w schedule.When) {
	*it = *it.with(w)
	if it.slot.kind != waiting {
		c.place(it)
	}
}

// fitting gives the one cluster that a waiting item fits, and the day; -1 when none or several do.
func (c *component) fitting(it *item, cands []candidate) (int, schedule.Day) {
	best := map[int]int{}
	days := map[int]schedule.Day{}
	clocks := map[int]schedule.Day{} // by cluster: the day on which its instant shows the clock of the item
	for _, k := range cands {
		n := c.clusterN[k.node]
		if _, known := clocks[n]; !known {
			clocks[n] = c.clockDay(it, c.clusters[n])
		}
		on, sure := fits(it, c.nodes[k.node].rep)
		if at := clocks[n]; sure > 0 && at.Known() {
			on, sure = at, clockFits
		}
		if sure == 0 || k.alike+sure < enough {
			continue
		}
		if s := k.alike + sure; s > best[n] || s == best[n] && on < days[n] {
			best[n], days[n] = s, on
		}
	}
	at, top, second := -1, 0, 0
	for _, n := range sortedInts(best) {
		if !c.welcome(it, c.clusters[n]) {
			continue
		}
		switch s := best[n]; {
		case s > top:
			at, top, second = n, s, top
		case s > second:
			second = s
		}
	}
	if at < 0 || second > 0 && top-second < clearly {
		return -1, 0
	}
	return at, days[at]
}

// welcome reports whether nothing in a cluster forbids a waiting item.
func (c *component) welcome(it *item, cl *cluster) bool {
	for _, n := range cl.nodes {
		rep := c.nodes[n].rep
		if kinScore(it.kin, rep.kin) == 0 || companyOf(it.names, rep.names).forbid && !c.introduced(it, rep, cl) {
			return false
		}
		if len(c.ed.cannot) > 0 {
			for _, m := range c.nodes[n].members {
				if c.ed.apart(it, m) {
					return false
				}
			}
		}
	}
	return true
}

// witnesses names the reports that date a cluster, one of each of at most three articles.
func (c *component) witnesses(cluster int) []*item {
	var out []*item
	for _, n := range c.clusters[cluster].nodes {
		for _, m := range c.nodes[n].members {
			if len(out) < 3 && !slices.ContainsFunc(out, func(o *item) bool { return o.r.Article == m.r.Article }) {
				out = append(out, m)
			}
		}
	}
	return out
}

// wroteOn gives the days of publication from which the words mean a day.
func (c *component) wroteOn(it *item, on schedule.Day) schedule.Days {
	run := published(it.r, on)
	if run.To-run.From > 2*longRange {
		return run
	}
	from, to := schedule.Day(0), schedule.Day(0)
	for d := run.From; d <= run.To; d++ {
		w := reopen(it.r.When, schedule.OnDay(d, schedule.Inferred))
		if w.Open == nil && (on < w.Day || max(w.Day, w.Last) < on) {
			continue
		}
		if from == 0 {
			from = d
		}
		to = d
	}
	if from == 0 {
		return run
	}
	return schedule.Days{From: from, To: to}
}

// soften uses what is only likely, when all that is certain is used: an announcement is not long before its happening,
// a report not long after.
func (c *component) soften() bool {
	changed := false
	for _, id := range sortedKeys(c.docs) {
		d := c.docs[id]
		if _, single := d.now.Day(); single || d.barred || !d.narrowed() {
			continue
		}
		ahead, behind := schedule.Day(0), schedule.Day(0)
		before := d.now.Count()
		for _, f := range slices.Clone(d.facts) {
			if f.of != nil && bareClock(f.of.said) {
				d.assume("merge/bare-clock", "a clock time without a day is of the day of writing, "+f.on.String(), f.on, f.on)
			}
			switch f.dir {
			case schedule.Future:
				if ahead == 0 || f.on < ahead {
					ahead = f.on
				}
			case schedule.Past:
				behind = max(behind, f.on)
			}
		}
		if behind != 0 {
			d.assume("merge/fresh", "reported within a week of "+behind.String(), behind, behind+fresh)
		}
		if ahead != 0 {
			d.assume("merge/announced", "announced within a month of "+ahead.String(), ahead-announced, ahead)
		}
		changed = changed || d.now.Count() != before
	}
	return changed
}

// onDay gives a waiting item the day that its neighbours have, with whatever clock it states.
func (it *item) onDay(on schedule.Day) schedule.When {
	w := it.r.When
	o := openOf(w)
	w.Grain, w.Day, w.Last = schedule.GrainDay, on, on+schedule.Day(o.Span)
	w.Implied |= schedule.ImpliedYear
	if o.Year != 0 {
		w.Implied &^= schedule.ImpliedYear
	}
	if o.Month == 0 {
		w.Implied |= schedule.ImpliedMonth
	}
	if o.Month == 0 && o.MonthDay == 0 {
		w.Implied |= schedule.ImpliedDay
	}
	w.Open = nil
	w.Why = &schedule.Because{Rule: "merge/neighbour-day", Got: on.String(), Article: it.r.Article, From: reasons(it.r.When.Why)}
	if w.Clock != nil && !w.Clock.Half && it.loc != nil {
		w.Grain, w.Start = schedule.GrainInstant, atClock(on, *w.Clock, it.loc)
	}
	return w
}

// reasons leaves out what has none.
func reasons(all ...*schedule.Because) []*schedule.Because {
	return slices.DeleteFunc(all, func(b *schedule.Because) bool { return b == nil })
}

func atClock(d schedule.Day, c schedule.Clock, loc *time.Location) time.Time {
	y, m, n := d.Date()
	return time.Date(y, m, n, c.Hour, c.Minute, c.Second, 0, loc).UTC()
}

func runText(r schedule.Days) string {
	if r.From == r.To {
		return r.From.String()
	}
	if r.To-r.From > 400 {
		return "on or before " + r.To.String()
	}
	return r.From.String() + "/" + r.To.String()
}

func runsText(runs []schedule.Days) string {
	var out []string
	for _, r := range runs {
		out = append(out, runText(r))
	}
	return strings.Join(out, " ")
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func sortedInts[V any](m map[int]V) []int {
	out := make([]int, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.SortFunc(out, cmp.Compare[int])
	return out
}
