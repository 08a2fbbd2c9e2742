package extract

import (
	"dateline/schedule/anchor"
	"dateline/schedule/lang"
	"dateline/schedule/lang/en"
	"dateline/schedule/text"
)

// Which words of a sentence speak of a happening: its clause, without the asides of others, and the conditions it hangs on.

// scope is the words that speak of a trigger and its time.
type scope struct {
	lo, hi int
	aside  [2]int // a relative clause of something else within: "the council, which may lose its majority, will …"
	gap    [2]int // the aside between a happening and the verb behind it
	hedges int    // a hedge before this token is another verb's: "may disturb the congress, which begins on Friday"
}

func (s *scope) skips(i int) bool {
	return i >= s.aside[0] && i < s.aside[1] || i >= s.gap[0] && i < s.gap[1]
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

// scopeOf is the clause of trigger and time, over the asides in it.
func scopeOf(d *document, f *frame, t *trigger, x *anchor.Resolved) scope {
	s := scope{}
	s.lo, s.hi = clause(f, t, x)
	at := t.first
	if x != nil && x.First >= f.First && x.First < f.Last {
		at = x.First
	}
	for i := at - 1; i >= t.last; i-- { // "the congress, which begins on Friday": what is before "which" says nothing of Friday
		if isOneOf(d.Lower(i), "which", "that", "who") && (d.Text(i-1) == "," || i == t.last) {
			s.hedges = i
			break
		}
	}
	if s.hi < f.Last && s.hi > max(at, t.last) && d.Text(s.hi-1) == "," && relatives.Has(d.Lower(s.hi)) && s.hi-max(at, t.last) <= 4 {
		// "The concert on May 20, which had sold out, has been cancelled": the verb behind the aside is its own.
		if end := asideEnd(d, f, s.hi); end > 0 {
			s.gap = [2]int{s.hi, end}
			for s.hi = end; s.hi < f.Last && f.wall[s.hi-f.First] < 2; {
				s.hi++
			}
		}
	}
	for i := s.lo; i < s.hi; i++ {
		if !relatives.Has(d.Lower(i)) || i > f.First && d.Text(i-1) != "," {
			continue
		}
		if end := asideEnd(d, f, i); end > 0 && (end <= t.np[0] || i >= t.np[1]) && (end <= at || i > at) {
			s.aside = [2]int{i, end}
			break
		}
	}
	return s
}

// asideEnd finds the end of the relative clause at i, behind the comma that closes it; 0 when none does.
func asideEnd(d *document, f *frame, i int) int {
	const long = 25
	for j := i + 1; j < f.Last && j < i+long; j++ {
		if d.Text(j) == "," && !inTime(d, f, j) && (j+1 >= f.Last || d.Tokens[j+1].Space) {
			return j + 1
		}
	}
	return 0
}

var relatives = lang.Words(`which who whose where whom`)

// condition finds the word that makes a happening hang on another one: "if the talks fail, drivers will strike", "unless a deal
// is reached"; -1 for none. With "would" the happening is only thought of.
func condition(d *document, f *frame, t *trigger) (at int, would bool) {
	at = -1
	for i := f.First; i < f.Last && at < 0; i++ {
		if !conditional(d, f, i) || i >= t.np[0] && i < t.np[1] {
			continue
		}
		if i > t.last {
			if strongest, _ := f.wallBetween(t.last-1, i); strongest < 3 && i-t.last < 24 {
				at = i
			}
		} else if (i <= f.First+1 || isOneOf(d.Lower(i-1), "and", "but", ",", "that", ";")) && endsBefore(d, i, t.np[0]) {
			at = i // "If nobody yields, the drivers will strike"
		}
	}
	if at < 0 {
		return -1, false
	}
	for i := max(f.First, t.np[0]-8); i < f.Last && i < t.last+8; i++ {
		if w := d.Lower(i); w == "would" || w == "could" && !en.Postpones(d.Lower(i+2)) && !en.Cancels(d.Lower(i+2)) {
			return at, true
		}
	}
	return at, false
}

// conditional reports a word that begins a condition: not "asked if", "as if", "if approved".
func conditional(d *document, f *frame, i int) bool {
	switch d.Lower(i) {
	case "unless", "permitting":
		return true
	case "should":
		return i == f.First // "Should the talks fail, …"
	case "provided":
		return isOneOf(d.Lower(i+1), "that", "the", "there", "it")
	case "subject":
		return d.Lower(i+1) == "to" && i > f.First && beForms.Has(d.Lower(i-1))
	case "if":
		return !(i > f.First && wonders.Has(d.Lower(i-1))) && !isOneOf(d.Lower(i+1), "approved", "confirmed", "any", "not", "necessary", "needed", "required", "possible")
	}
	return false
}

// wonders: "asked if", "to see if" bring a question, "even if", "as if" no condition.
var wonders = lang.Words(`even as what only ask asks asked asking see wonder wonders wondered know knows knew decide decides decided determine consider considers
	unclear unsure doubt doubts doubted say said tell told check clear out`)

// endsBefore: the clause begun at i ends before the happening: at a comma, or where another subject begins ("If everything
// falls into place the handover would be carried out").
func endsBefore(d *document, i, to int) bool {
	for j := i + 1; j < to; j++ {
		if d.Text(j) == "," || d.Lower(j) == "then" || j > i+3 && en.Determiner(d.Lower(j)) && nounLike(d, j-1) {
			return true
		}
	}
	return d.Tokens[to].Kind == text.Word && to > i+3 && en.Determiner(d.Lower(to-1)) && nounLike(d, to-2)
}

// asked finds the verb that asks for a happening, which is then only proposed: "demanded a vote", "has invited him to talks";
// -1 for none. "Will demand a vote on Thursday" tells of the demanding.
func asked(d *document, f *frame, t *trigger) int {
	if t.verb {
		return -1
	}
	for i := t.np[0] - 1; i >= f.First && i >= t.np[0]-8; i-- {
		if k := f.wall[i+1-f.First]; k >= 2 || k == 1 && d.Text(i) == "," {
			return -1
		}
		w := d.Lower(i)
		switch {
		case demands.Has(w) && t.np[0]-i <= 3, invites.Has(w) && invitedTo(d, i, t.np[0]):
			if i > f.First && (modal.Has(d.Lower(i-1)) || beForms.Has(d.Lower(i-1)) || d.Lower(i-1) == "to") {
				return -1
			}
			return i
		case modal.Has(w), en.Light(w), says(d, i):
			return -1
		}
	}
	return -1
}

// invitedTo: "to" stands right before the happening that somebody is invited to.
func invitedTo(d *document, i, to int) bool {
	for j := to - 1; j > i && j >= to-3; j-- {
		if w := d.Lower(j); w == "to" || w == "for" {
			return true
		}
	}
	return false
}

var (
	demands = lang.Words(`demand demands demanded demanding request requests requested requesting urge urged urging seek seeks sought seeking suggest suggests
		suggested suggesting offered offers want wants wanted`)
	invites = lang.Words(`invite invites invited inviting`)
)

// replaced: behind the day of a plan another one takes its place: "was to be held on Monday but will instead open on Wednesday".
func replaced(d *document, f *frame, x *anchor.Resolved) bool {
	said := false
	for i := x.Last; i < f.Last; i++ {
		switch w := d.Lower(i); {
		case w == "instead" && d.Lower(i+1) != "of", w == "now":
			said = true
		case said && inTime(d, f, i):
			return true
		}
	}
	return false
}

// untilOf: "will not be delivered until June 30" names the day on which it will.
func untilOf(d *document, f *frame, x *anchor.Resolved) bool {
	if x == nil || x.First <= f.First || x.First >= f.Last {
		return false
	}
	if w := wordBefore(d, f, x.First); w != "until" && w != "till" {
		return false
	}
	for i := x.First - 2; i >= f.First && i >= x.First-10; i-- {
		if f.wall[i+1-f.First] >= 2 {
			return false
		}
		if w := d.Lower(i); w == "not" || w == "n't" || w == "won't" || w == "cannot" {
			return true
		}
	}
	return false
}
