package extract

import (
	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/lang"
	"dateline/schedule/lang/en"
	"dateline/schedule/text"
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
	absent int  // the token of a negation that denies only the part of those before it, 0 for none
	hard   bool // the happening itself is denied, not only somebody's part in it
}

// judge reads status, certainty and role from the clause of trigger and time.
func (r *reader) judge(d *document, f *frame, t *trigger, x *anchor.Resolved) mood {
	m := mood{status: schedule.Scheduled, sure: schedule.Likely}
	sc := scopeOf(d, f, t, x)
	put, off, firm, hedge, weak := -1, -1, -1, -1, -1
	for i := sc.lo; i < sc.hi; i++ {
		if sc.skips(i) {
			continue
		}
		w := d.Lower(i)
		if i >= t.np[0] && i < t.first && !t.verb {
			if en.Postpones(w) {
				m.role = newSlot // "the postponed visit will be on Friday": Friday is the new date
			}
			continue
		}
		switch {
		case putsOff(d, f, t, i):
			if mayBe(d, f, i) {
				hedge = i
			} else {
				put = i
			}
		case callsOff(d, f, t, i):
			if mayBe(d, f, i) {
				hedge = i
			} else {
				off = i
			}
		case i < sc.hedges || hedgesUndoing(d, f, i):
		case en.WeakHedge(w) && !inTime(d, f, i) && !(w == "may" && d.Tokens[i].Capital && i > f.First):
			weak = i
		case en.Hedges(w):
			hedge = i
		case en.Firm(w):
			firm = i
		}
	}
	ask := asked(d, f, t)
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
	case off >= 0 && !negated(d, f, off) && nearTrigger(d, f, t, off):
		m.status, m.sure = schedule.Cancelled, schedule.Called
		m.span = tokenSpan(d, off, off+1)
	case originally(d, f, x):
		m.status, m.role = schedule.Postponed, oldSlot
	case ask >= 0:
		m.status, m.sure, m.span = schedule.Proposed, schedule.May, tokenSpan(d, ask, ask+1)
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
	if at, would := condition(d, f, t); at >= 0 && m.status == schedule.Scheduled && m.role == plain {
		m.sure, m.span = min(m.sure, schedule.May), tokenSpan(d, at, at+1)
		if would {
			m.status = schedule.Proposed
		}
	}
	negate(d, f, t, x, &m)
	return m
}

// negate adds what the clause denies.
func negate(d *document, f *frame, t *trigger, x *anchor.Resolved, m *mood) {
	if at := noneListed(d, f, t, x); at >= 0 {
		m.status, m.sure, m.span, m.role = schedule.Cancelled, schedule.Called, tokenSpan(d, at, at+1), plain
		return
	}
	if status, at := labelled(d, f, t); at >= 0 && m.role != newSlot {
		m.status, m.span = status, tokenSpan(d, at, at+1)
		if m.sure = schedule.Called; status == schedule.Postponed {
			m.sure, m.role = schedule.Likely, oldSlot
		}
		return
	}
	if at := fallsThrough(d, f, t, x); at >= 0 {
		m.status, m.sure, m.span, m.role = schedule.Cancelled, schedule.Called, tokenSpan(d, at, at+1), plain
		if asPlanned(d, f, at) {
			m.status, m.sure, m.role = schedule.Postponed, schedule.Likely, oldSlot
		}
		return
	}
	if untilOf(d, f, x) {
		return // "will not open until June 3": that day it will
	}
	m.denied = denies(d, f, t)
	if !m.denied {
		m.absent = absence(d, f, t)
	}
	if at, ok := deniedOutright(d, f, t); ok && x != nil && m.status != schedule.Cancelled {
		m.denied, m.hard = true, true
		m.status, m.sure, m.span, m.role = schedule.Denied, schedule.Uncertain, tokenSpan(d, at, at+1), plain
	}
}

// putsOff reports a word of putting off or moving at token i.
func putsOff(d *document, f *frame, t *trigger, i int) bool {
	if ofOtherClause(d, f, t, i) || ofOtherNoun(d, f, t, i) {
		return false
	}
	w, prev := d.Lower(i), ""
	if i > f.First {
		prev = d.Lower(i - 1)
	}
	switch {
	case w == "ppd", w == "p" && d.Text(i+1) == "-" && d.Lower(i+2) == "p" && !hasVerb(d, f):
		return true // of fixture lists: "Leeds v Cork, P-P"
	case w == "off" && dash(prev) && (i+1 >= f.Last || d.Tokens[i+1].Kind == text.Punct) && !hasVerb(d, f):
		return true // "Leeds v Cork, 3pm - off"
	case en.Postpones(w) && !bareDelay(d, f, t, i) || en.Moves(w) && moveLike(d, f, i):
		return true
	case w == "off":
		return isOneOf(prev, "put", "putting", "puts")
	case w == "back":
		return isOneOf(prev, "put", "pushed", "set")
	case w == "forward" || w == "backward":
		return isOneOf(prev, "brought", "moved", "pushed", "bring")
	}
	return false
}

// moveLike: "moved to Friday", "pushed to", "put back", but not "moved to tears", "put forward a plan".
func moveLike(d *document, f *frame, i int) bool {
	if w := d.Lower(i + 1); d.Lower(i-1) == "been" && (i+1 >= f.Last || isOneOf(w, "because", "due", "owing", "following", "amid", "after", ".", ",")) {
		return true // "Saturday's derby has been moved because of the storm"
	}
	for j := i + 1; j < f.Last && j <= i+18; j++ {
		if d.Lower(j) == "to" && d.Lower(j+1) == "the" && seasons.Has(d.Lower(j+2)) {
			return true
		}
		if j > i+9 {
			continue
		}
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

var seasons = lang.Words(`spring summer autumn fall winter`)

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
	case x.First > put && goesOn(d, put, x.First):
		return newSlot
	case w == "from" || w == "of" && x.First < put:
		return oldSlot
	case originally(d, f, x):
		return oldSlot
	case isOneOf(w, "to", "until", "till", "into") && x.First > put:
		return newSlot
	case isOneOf(w, "now", "instead"), w == "than" && x.First > put:
		return newSlot
	case x.First > put && (isOneOf(w, "for", "on", "by", "at") && nowBefore(d, f, x.First)):
		return newSlot
	}
	return oldSlot
}

// goesOn: "was moved to the autumn and is now to be held from 18 to 20 September", "has been postponed and will take place on 30
// November": behind the word of moving another verb begins, and its time is the new one.
func goesOn(d *document, put, at int) bool {
	for i := put + 2; i < at && i <= put+14; i++ {
		if w := d.Lower(i); w == "will" || w == "now" || w == "instead" && d.Lower(i+1) != "of" {
			return true
		}
	}
	return false
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
		case w == "to" && pastBe(d, f, i) && (d.Lower(i+1) == "have" || replaced(d, f, x)):
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
