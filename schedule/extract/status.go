package extract

import (
	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/lang/en"
)

// heldWindow is how many days back a happening reported as held still belongs in a calendar.
const heldWindow = 31

// role says what a date is to a move: the slot left, the slot taken, or neither.
type role uint8

const (
	plain role = iota
	oldSlot
	newSlot
)

// mood is what the words around a happening say of it.
type mood struct {
	status schedule.Status
	sure   schedule.Certainty
	role   role
	span   schedule.Span // the words that say so
	denied bool
	hard   bool // the happening itself is denied, not only somebody's part in it
}

// judge reads status, certainty and role from the clause of trigger and time.
func (r *reader) judge(d *document, f *frame, t *trigger, x *anchor.Resolved) mood {
	m := mood{status: schedule.Scheduled, sure: schedule.Likely}
	lo, hi := clause(f, t, x)
	put, off, firm, hedge, weak := -1, -1, -1, -1, -1
	for i := lo; i < hi; i++ {
		w := d.Lower(i)
		if i >= t.np[0] && i < t.first && !t.verb {
			if en.Postpones(w) {
				m.role = newSlot // "the postponed visit will be on Friday": Friday is the new date
			}
			continue
		}
		switch {
		case en.Postpones(w) || en.Moves(w) && moveLike(d, f, i):
			put = i
		case w == "off" && i > f.First && (isOneOf(d.Lower(i-1), "put", "putting", "puts")):
			put = i
		case w == "back" && i > f.First && (isOneOf(d.Lower(i-1), "put", "pushed", "set")):
			put = i
		case (w == "forward" || w == "backward") && i > f.First && isOneOf(d.Lower(i-1), "brought", "moved", "pushed", "bring"):
			put = i
		case w == "off" && i > f.First && (isOneOf(d.Lower(i-1), "called", "calls", "call", "is", "was", "calling", "are")):
			off = i
		case (w == "through" && isOneOf(d.Lower(i-1), "fallen", "fell", "falls")), w == "off" && hasCallBefore(d, f, i):
			off = i
		case w == "dropped" && i > f.First && (beForms.Has(d.Lower(i-1)) || d.Lower(i-1) == "been"):
			off = i
		case en.Cancels(w) && w != "called" && !(w == "dropped" || w == "ban" || w == "bans"):
			off = i
		case en.WeakHedge(w) && !inTime(d, f, i):
			weak = i
		case en.Hedges(w):
			hedge = i
		case en.Firm(w):
			firm = i
		}
	}
	switch {
	case put >= 0:
		m.role = slotRole(d, f, x, put)
		m.span = tokenSpan(d, put, put+1)
		switch m.role {
		case newSlot:
			m.sure = schedule.Likely
		default:
			m.status, m.sure = schedule.Postponed, schedule.Likely
			m.role = oldSlot
		}
	case off >= 0 && !negated(d, f, off) && nearTrigger(f, t, off):
		m.status, m.sure = schedule.Cancelled, schedule.Called
		m.span = tokenSpan(d, off, off+1)
	case originally(d, f, x):
		m.status, m.role = schedule.Postponed, oldSlot
	case weak >= 0:
		m.status, m.sure = schedule.Proposed, schedule.May
		m.span = tokenSpan(d, weak, weak+1)
	case hedge >= 0 && firm < 0:
		m.sure = schedule.May
		m.span = tokenSpan(d, hedge, hedge+1)
	case firm >= 0:
		m.sure = schedule.Certain
		m.span = tokenSpan(d, firm, firm+1)
	}
	m.denied = denies(d, f, t)
	if at, ok := deniedOutright(d, f, t); ok && x != nil && m.status != schedule.Cancelled {
		m.denied, m.hard = true, true
		m.status, m.sure, m.span, m.role = schedule.Denied, schedule.Uncertain, tokenSpan(d, at, at+1), plain
	}
	return m
}

// deniedOutright sees that the happening itself will not be: "there will be no talks", "the talks will not take place", "the
// ministry denied that X will hold talks". Somebody's staying away from it denies nothing.
func deniedOutright(d *document, f *frame, t *trigger) (int, bool) {
	for i := t.np[0] - 1; i >= f.First && i >= t.np[0]-3; i-- {
		if d.Lower(i) == "no" && i > f.First && (beForms.Has(d.Lower(i-1)) || modal.Has(d.Lower(i-2)) && d.Lower(i-1) == "be") {
			return i, true
		}
	}
	if !t.verb {
		for i := t.last; i < f.Last && i < t.last+10 && f.wall[i-f.First] < 2; i++ {
			if d.Lower(i) == "not" && modal.Has(d.Lower(i-1)) && lightSoon(d, f, i) {
				return i, true
			}
		}
	}
	for i := t.np[0] - 1; i >= f.First && i >= t.np[0]-25; i-- {
		if w := d.Lower(i); (w == "denied" || w == "denies" || w == "denying") && !beForms.Has(d.Lower(i-1)) {
			for j := i + 1; j < t.np[0]; j++ {
				if d.Lower(j) == "that" || isOneOf(d.Lower(j), "reports", "plans", "rumours", "rumors", "holding") {
					return i, true
				}
			}
		}
	}
	return 0, false
}

// nearTrigger: a word of calling off speaks of the happening beside it, not of another one in a long clause.
func nearTrigger(f *frame, t *trigger, i int) bool {
	a, b := t.np[1], i
	if i < t.np[0] {
		a, b = i, t.np[0]
	}
	if b-a > 14 {
		return false
	}
	for k := range f.triggers {
		if o := &f.triggers[k]; !o.verb && o.first >= a && o.last <= b && o.first != t.first && !o.weak {
			return false
		}
	}
	return true
}

// hasCallBefore: "called off", "have called the strike off".
func hasCallBefore(d *document, f *frame, i int) bool {
	for j := i - 1; j >= f.First && j >= i-4; j-- {
		if w := d.Lower(j); w == "called" || w == "calls" || w == "calling" {
			return true
		}
	}
	return false
}

// clause bounds the words that speak of trigger and time: to the nearest strong cut on either side.
func clause(f *frame, t *trigger, x *anchor.Resolved) (int, int) {
	lo, hi := t.np[0], t.np[1]
	if x != nil && x.First >= f.First && x.First < f.Last {
		lo, hi = min(lo, x.First), max(hi, x.Last)
	}
	for lo > f.First && f.wall[lo-f.First] < 2 {
		lo--
	}
	for hi < f.Last && f.wall[hi-f.First] < 2 {
		hi++
	}
	return lo, hi
}

// moveLike: "moved to Friday", "pushed to", "put back", but not "moved to tears", "put forward a plan".
func moveLike(d *document, f *frame, i int) bool {
	if w := d.Lower(i + 1); d.Lower(i-1) == "been" && (i+1 >= f.Last || isOneOf(w, "because", "due", "owing", "following", "amid", "after", ".", ",")) {
		return true // "Saturday's derby has been moved because of the storm"
	}
	for j := i + 1; j < f.Last && j <= i+9; j++ {
		if w := d.Lower(j); (w == "to" || w == "until" || w == "from" || w == "till") && inTime(d, f, j+1) ||
			w == "to" && inTime(d, f, j+2) {
			return true
		}
		if w := d.Lower(j); isOneOf(w, "forward", "back") && hasTimeAfter(d, f, j) {
			return true
		}
	}
	return false
}

func hasTimeAfter(d *document, f *frame, i int) bool {
	for j := i; j < f.Last && j < i+8; j++ {
		if inTime(d, f, j) {
			return true
		}
	}
	return false
}

// slotRole tells the slot left from the slot taken around a word of moving.
func slotRole(d *document, f *frame, x *anchor.Resolved, put int) role {
	if x == nil || x.First < f.First || x.First >= f.Last {
		return oldSlot
	}
	w := wordBefore(d, f, x.First)
	switch {
	case w == "from" || w == "of" && x.First < put:
		return oldSlot
	case originally(d, f, x):
		return oldSlot
	case isOneOf(w, "to", "until", "till", "into") && x.First > put:
		return newSlot
	case isOneOf(w, "now", "instead"):
		return newSlot
	case x.First > put && (isOneOf(w, "for", "on", "by", "at") && nowBefore(d, f, x.First)):
		return newSlot
	}
	return oldSlot
}

// originally sees the words that put a date into an earlier plan: "originally scheduled for", "was due on", "instead of",
// "had been planned for", "should have".
func originally(d *document, f *frame, x *anchor.Resolved) bool {
	if x == nil || x.First < f.First || x.First >= f.Last {
		return false
	}
	for i := x.First - 1; i >= f.First && i >= x.First-13; i-- {
		if i+1-f.First < len(f.wall) && f.wall[i+1-f.First] >= 2 || inTime(d, f, i) || d.Lower(i) == "now" {
			break // "had been due on May 11 but is now planned for May 13"
		}
		w := d.Lower(i)
		switch {
		case isOneOf(w, "originally", "initially", "previously"):
			return true
		case w == "first" && isOneOf(d.Lower(i+1), "planned", "scheduled", "set", "due", "announced", "fixed"):
			return true
		case isOneOf(w, "scheduled", "due", "planned", "set", "supposed", "slated", "meant", "announced", "called", "pencilled", "penciled") && pastBe(d, f, i):
			return true
		case w == "to" && d.Lower(i+1) == "have" && pastBe(d, f, i):
			return true
		case w == "instead" && d.Lower(i+1) == "of" || w == "rather" && d.Lower(i+1) == "than":
			return true
		case w == "have" && i > f.First && d.Lower(i-1) == "should":
			return true
		}
	}
	return false
}

func pastBe(d *document, f *frame, i int) bool {
	for j := i - 1; j >= f.First && j >= i-3; j-- {
		w := d.Lower(j)
		if w == "was" || w == "were" || w == "had" {
			return true
		}
		if !en.Adverb(w) && w != "been" {
			return false
		}
	}
	return false
}

func nowBefore(d *document, f *frame, i int) bool {
	for j := i - 1; j >= f.First && j >= i-8; j-- {
		if isOneOf(d.Lower(j), "now", "instead", "new", "rescheduled") {
			return true
		}
	}
	return false
}

// denies reports that the happening itself is denied: "no talks", "will not take place", "no plans to meet"; taking no
// part in it ("will not participate in the talks") denies nothing but the part.
func denies(d *document, f *frame, t *trigger) bool {
	lo := max(f.First, t.np[0]-4)
	for i := lo; i < t.np[0]; i++ {
		if f.wall[min(i+1-f.First, len(f.wall)-1)] >= 2 {
			continue
		}
		w := d.Lower(i)
		if w == "no" && i >= t.np[0]-2 || w == "without" && i >= t.np[0]-2 {
			return true
		}
	}
	if t.verb {
		for i := t.first - 1; i >= f.First && i >= t.first-7; i-- {
			if f.wall[i+1-f.First] >= 2 {
				break
			}
			if w := d.Lower(i); en.Negates(w) && w != "no" || w == "no" && isOneOf(d.Lower(i+1), "plans", "plan", "intention", "need") {
				return true
			}
		}
		return false
	}
	for i := t.last; i < f.Last && i < t.last+8; i++ {
		if f.wall[i-f.First] >= 2 {
			break
		}
		if w := d.Lower(i); (w == "not" || w == "n't" || w == "won't" || w == "never") && (lightSoon(d, f, i) || isOneOf(d.Lower(i+1), "be", "take", "happen")) {
			return true
		}
	}
	if t.adjunct {
		return false // "declined to comment before the vote"
	}
	// "no plans to convene …", "will not participate in … negotiations": the verb before the noun is negated.
	for i := t.np[0] - 1; i >= f.First && i >= t.np[0]-9; i-- {
		if f.wall[i+1-f.First] >= 2 {
			break
		}
		w := d.Lower(i)
		if en.Negates(w) && w != "no" || w == "no" && isOneOf(d.Lower(i+1), "plans", "plan", "intention") {
			return true
		}
	}
	return false
}

func lightSoon(d *document, f *frame, i int) bool {
	for j := i + 1; j < f.Last && j <= i+3; j++ {
		if en.Light(d.Lower(j)) || d.Lower(j) == "place" {
			return true
		}
	}
	return false
}

func negated(d *document, f *frame, i int) bool {
	for j := i - 1; j >= f.First && j >= i-3; j-- {
		if en.Negates(d.Lower(j)) {
			return true
		}
	}
	return false
}

func wordBefore(d *document, f *frame, i int) string {
	for j := i - 1; j >= f.First; j-- {
		if w := d.Lower(j); !en.Determiner(w) {
			return w
		}
	}
	return ""
}

func isOneOf(w string, list ...string) bool {
	for _, l := range list {
		if w == l {
			return true
		}
	}
	return false
}

func tokenSpan(d *document, a, b int) schedule.Span { return d.Span(a, b) }
