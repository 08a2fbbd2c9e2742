package merge

import (
	"slices"

	"dateline/schedule"
)

// enough is the score from which two reports are held to be of one happening. The parts are chosen so that no single
// one suffices: the same parties (at most 50) at the same time (at most 30) still need kinds that are kin (at most 20);
// without parties, the time, the kind and the words of the title or the place must agree.
const enough = 60

// affinity is how alike two reports are apart from their time.
type affinity struct {
	who, kind, place, topic int
	forbid                  bool
	strong                  bool // alike enough to be one happening on two dates
}

func (a affinity) sum() int { return a.who + a.kind + a.place + a.topic }

func alike(a, b *item) affinity {
	f := affinity{kind: kinScore(a.kin, b.kin)}
	if f.kind == 0 {
		f.forbid = true
		return f
	}
	x, y := mentioned(a, b.names), mentioned(b, a.names)
	c := companyOf(x, y)
	if c.forbid {
		f.forbid = true
		return f
	}
	f.who, f.place, f.topic = c.score, samePlace(a.place, b.place), sameTopic(a, b)
	if f.who == 0 && f.kind == sameKind && f.place > -6 && (inClause(a, b) || inClause(b, a)) {
		f.who = clauseNames
	}
	if c.slight && f.kind < sameKind {
		f.who -= 12
	}
	if f.topic < 0 && c.score >= 30 {
		f.topic /= 2 // one report tells what the talks are about, the other who leads them
	}
	f.strong = f.kind >= kinKinds && f.place > -6 && (c.equal && len(a.names) > 0 && len(b.names) > 0 && f.topic >= 0 || len(a.names)+len(b.names) == 0 && f.topic >= 25)
	return f
}

// samePlace is soft: sources err in places more often than in days.
func samePlace(a, b *spot) int {
	if a == nil || b == nil {
		return 0
	}
	if a.state || b.state {
		if a.country == b.country {
			return 3
		}
	} else {
		for i, p := range a.parts {
			for j, q := range b.parts {
				if p == q {
					if i == 0 && j == 0 {
						return 10
					}
					return 8
				}
			}
		}
	}
	if a.implied || b.implied {
		return -3
	}
	return -6
}

func sameTopic(a, b *item) int {
	if len(a.subject) > 0 && len(b.subject) > 0 && common(a.subject, b.subject) == 0 {
		return -14
	}
	x, y := a.topic, b.topic
	if len(a.names) == 0 || len(b.names) == 0 {
		x, y = a.titled, b.titled // one side names nobody: its title may
	}
	n := common(x, y)
	if n == 0 {
		if len(a.names) == 0 && len(b.names) == 0 && len(x) > 0 && len(y) > 0 {
			return -10
		}
		return 0
	}
	least := min(len(x), len(y))
	if n == 1 && least == 1 && max(len(x), len(y)) > 2 {
		return 15
	}
	return 25 * n / least
}

// score is how surely two reports are of one happening in one slot; 0 when something forbids it.
func score(a, b *item) int {
	t := sameTime(a, b)
	if t == 0 {
		return 0
	}
	f := alike(a, b)
	if f.forbid {
		return 0
	}
	return f.sum() + t
}

const (
	nearDays = 3   // an outvoted date lies this close
	moveDays = 366 // a postponed happening is held within this time
)

// possible reports whether anything in this package could ever bring two reports together directly. It looks only at
// the two, and is true whenever a later stage might say so; it draws the components.
func possible(a, b *item) bool {
	if a.text != "" && a.text == b.text && a.r.Hash == b.r.Hash {
		return true
	}
	x, y := a.slot.kind, b.slot.kind
	near, far := false, false
	best := 0
	switch {
	case x >= day && y >= day:
		best = sameTime(a, b)
		d := apart(a.slot, b.slot)
		near = best == 0 && !a.kin.Series && !b.kin.Series && 1 <= d && d <= nearDays
		far = best == 0 && d <= moveDays && (broken(a) || broken(b))
		if best == 0 && !near && !far {
			return false
		}
	case x == waiting || y == waiting:
		best = 30
		if !mayFit(a, b) {
			return false
		}
	default:
		best = max(sameTime(a, b), a.slot.holds(b.slot), b.slot.holds(a.slot))
		if best == 0 {
			return false
		}
	}
	f := alike(a, b)
	if f.forbid {
		return false
	}
	return best > 0 && f.sum()+best >= enough || (near || far) && f.strong
}

// broken says that the slot of a report is given up.
func broken(it *item) bool {
	return it.r.Status == schedule.Postponed || it.r.Status == schedule.Cancelled
}

// mentioned gives the names of a report and those of another that its title speaks of: "the meeting at the OSCE". Words
// that are of its own names do not count again: "Ana Silva" mentions no other Silva.
func mentioned(it *item, others []name) []name {
	out, title := it.names, it.topic
	if len(out) == 0 {
		title = it.heard // a body may be called after a kind: "Cable Conference"
	}
	for i := range others {
		n := &others[i]
		if n.class == persons && slices.Contains(title, n.last) || n.class != persons && subset(stems(n.tokens), title) {
			out = append(out[:len(out):len(out)], *n)
		}
	}
	return out
}

// clauseNames is what it counts that the sentence of a report without parties names all parties of another: they may have
// another part in it.
const clauseNames = 20

func inClause(a, b *item) bool {
	if len(a.names) > 0 || len(b.names) == 0 {
		return false
	}
	for i := range b.names {
		n := &b.names[i]
		if n.class == persons && !slices.Contains(a.clause, stem(n.last)) || n.class != persons && !subset(stems(n.tokens), a.clause) {
			return false
		}
	}
	return true
}

func stems(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = stem(w)
	}
	return out
}
