package extract

import (
	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/lang"
	"dateline/schedule/lang/en"
	"dateline/schedule/text"
)

// Words of calling off and putting off, and of which happening they speak.

// callsOff reports a word of calling off at token i that can speak of the trigger.
func callsOff(d *document, f *frame, t *trigger, i int) bool {
	if ofOtherClause(d, f, t, i) || ofOtherNoun(d, f, t, i) {
		return false
	}
	w := d.Lower(i)
	prev := ""
	if i > f.First {
		prev = d.Lower(i - 1)
	}
	verb := i
	switch {
	case w == "off" && isOneOf(prev, "called", "calls", "call", "calling"):
		verb = i - 1
	case w == "off" && isOneOf(prev, "is", "was", "are"):
		return true
	case w == "off":
		return calledBefore(d, f, t, i)
	case (w == "through" || w == "victim") && isOneOf(prev, "fallen", "fell", "falls"):
		return true
	case w == "dropped":
		return beForms.Has(prev) || prev == "been"
	case !en.Cancels(w) || w == "called" || w == "ban" || w == "bans":
		return false
	}
	return !hasObject(d, f, t, verb, i)
}

// ofOtherClause: the word at i stands in a clause behind "after", "although" or "because" that has a subject of its own, or
// beside a year or a time that lies behind: "will go ahead on Friday after talks were called off", "returns on Friday after it
// was cancelled in 2020".
func ofOtherClause(d *document, f *frame, t *trigger, i int) bool {
	if i < t.np[1] {
		return false
	}
	for _, ti := range f.times {
		x := &d.times[ti]
		if k := x.First - i; k > 0 && k <= 4 && x.Form.Year != 0 && x.Form.Month == 0 {
			return true // "cancelled in 2020"
		}
	}
	for j := i - 1; j >= t.np[1] && j >= i-12; j-- {
		switch d.Lower(j) {
		case "after", "although", "though", "because", "while", "since", "despite":
			return j+1 < i && !beForms.Has(d.Lower(j+1)) && !en.Cancels(d.Lower(j+1)) && !en.Postpones(d.Lower(j+1))
		}
	}
	return false
}

// ofOtherNoun: "the suspended mayor will hold …": the participle between an article and a noun says something of that noun.
func ofOtherNoun(d *document, f *frame, t *trigger, i int) bool {
	return i > f.First && statusAdjective(d, i) && i+1 < t.np[0] && d.Tokens[i+1].Kind == text.Word && !en.Function(d.Lower(i+1)) && !(i+1 >= t.np[0] && i+1 < t.np[1])
}

// mayBe: "could be postponed", "may yet be called off" leave the happening where it is, less surely.
func mayBe(d *document, f *frame, i int) bool {
	be := false
	for j := i - 1; j >= f.First && j >= i-5 && j >= 0; j-- {
		switch w := d.Lower(j); {
		case w == "be":
			be = true
		case w == "could" || w == "may" || w == "might":
			return be && !inTime(d, f, j)
		case !en.Adverb(w) && w != "called" && w != "put" && w != "yet":
			return false
		}
	}
	return false
}

// hedgesUndoing: the modal at i hedges a calling off, not the happening.
func hedgesUndoing(d *document, f *frame, i int) bool {
	if w := d.Lower(i); w != "could" && w != "may" && w != "might" {
		return false
	}
	for j := i + 2; j < f.Last && j <= i+5; j++ {
		if w := d.Lower(j); (en.Postpones(w) || en.Cancels(w) || w == "moved") && mayBe(d, f, j) {
			return true
		}
	}
	return false
}

// calledBefore: "have called the strike of May 24 off": the trigger stands between the two parts of the verb, or little does.
func calledBefore(d *document, f *frame, t *trigger, off int) bool {
	const near, far = 4, 14
	for j := off - 1; j >= f.First && j >= off-far; j-- {
		if f.wall[j+1-f.First] >= 2 {
			return false
		}
		if w := d.Lower(j); w == "called" || w == "calls" || w == "calling" || w == "call" {
			return off-j <= near || t.first > j && t.last <= off && closes(d, f, off+1)
		}
	}
	return false
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

// closes: nothing stands at i that a verb would go on with: the end, a mark, or a reason.
func closes(d *document, f *frame, i int) bool {
	return i >= f.Last || d.Tokens[i].Kind == text.Punct || isOneOf(d.Lower(i), "because", "after", "amid", "over", "due", "owing", "in", "as", "and", "but", "at", "when", "following")
}

// hasObject reports that the verb of calling off at [verb, last] has an object of its own, so that the happening beside it goes
// on: "cancelled flights ahead of the strike", "the summit goes ahead although the minister cancelled his visit".
func hasObject(d *document, f *frame, t *trigger, verb, last int) bool {
	i := last + 1
	if i >= f.Last {
		return false
	}
	if passive(d, f, verb) { // its subject stands before it: "flights were cancelled as the strike went on"
		return t.np[0] > last && d.Tokens[i].Kind == text.Word && !inTime(d, f, i)
	}
	if inTime(d, f, i) {
		return false
	}
	w := d.Lower(i)
	own := d.Tokens[i].Kind == text.Word && (en.Determiner(w) || !en.Function(w)) && !en.Adverb(w)
	if t.np[1] <= verb { // the happening is not behind the verb: it is its subject, or what a relative clause speaks of
		return own && !relative(d, t.np[1], verb)
	}
	if t.adjunct {
		return own && t.np[0] > i+1
	}
	for ; own && i < t.np[0]; i++ {
		if isOneOf(d.Lower(i), "at", "during", "from", "to") && d.Lower(i-1) != "plans" && nounLike(d, i-1) {
			return true // "cancelled her appearance at the gala"
		}
	}
	return false
}

func nounLike(d *document, i int) bool {
	return d.Tokens[i].Kind == text.Word && !en.Function(d.Lower(i))
}

// passive: "was cancelled", "has been scrapped", "to be axed".
func passive(d *document, f *frame, verb int) bool {
	for j := verb - 1; j >= f.First && j >= verb-4; j-- {
		w := d.Lower(j)
		if beForms.Has(w) && w != "'s" && w != "’s" {
			return true
		}
		if !en.Adverb(w) && w != "and" && !en.Postpones(w) && !en.Cancels(w) {
			break
		}
	}
	return false
}

// relative: "a visit which he cancelled", "the visit that was".
func relative(d *document, from, to int) bool {
	for i := from; i < to; i++ {
		if w := d.Lower(i); w == "which" || w == "that" {
			return true
		}
	}
	return false
}

// bareDelay: "drivers face delays", "to discuss the delay to the harvest": the noun puts off only the happening that stands
// right behind its "of" or "to"; as a verb it needs an object.
func bareDelay(d *document, f *frame, t *trigger, i int) bool {
	w, prev, next := d.Lower(i), "", d.Lower(i+1)
	if w != "delay" && w != "delays" {
		return false
	}
	if i > f.First {
		prev = d.Lower(i - 1)
	}
	suffered := en.Determiner(prev) || facing.Has(prev)
	switch {
	case modal.Has(prev) || prev == "to" && !isOneOf(next, "of", "in", "to"):
		return false // "will delay the vote"
	case !suffered && i > f.First && (en.Determiner(next) || i+1 == t.np[0]):
		return false // "Court delays trial"
	case isOneOf(next, "of", "to", "in") && t.np[0] > i && t.np[0]-i <= 3 && !facing.Has(prev):
		return false // "the delay of the launch to Friday"
	}
	return true
}

// facing words take delays as something suffered on the way.
var facing = lang.Words(`face faces faced facing expect expects expected suffer suffers suffered cause causes caused avoid avoids avoided despite without long
	longer severe major further discuss discusses discussed with`)

// nearTrigger: a word of calling off speaks of the happening beside it, not of another one in a long clause.
func nearTrigger(d *document, f *frame, t *trigger, i int) bool {
	const near, far = 14, 30
	a, b := t.np[1], i
	if i < t.np[0] {
		a, b = i, t.np[0]
	}
	if b-a > near {
		if strongest, _ := f.wallBetween(a-1, b); b-a > far || strongest == 0 || i < t.np[0] {
			return false // only an aside makes the way from a happening to its verb long
		}
	}
	for k := range f.triggers {
		o := &f.triggers[k]
		if o.verb || o.first < a || o.last > b || o.first == t.first || o.weak || o.np[0] <= t.first && o.first >= t.first {
			continue // "the memorial lecture" is one
		}
		if i >= t.np[1] && o.np[0] > f.First && (d.Lower(o.np[0]-1) == "and" || o.adjunct || isOneOf(wordBefore(d, f, o.np[0]), "at", "in", "outside", "during")) {
			continue // "the march and rally were banned", "the lecture at the congress has been called off"
		}
		return false
	}
	return true
}

// agentBefore: "was cancelled by the hosts on Monday": who called it off stands between the verb and the day on which they did.
func agentBefore(d *document, f *frame, x *anchor.Resolved) bool {
	const reach = 9
	if x.Direction != schedule.Past || d.Lower(x.First-1) != "on" {
		return false
	}
	for i := x.First - 2; i > f.First && i >= x.First-reach && f.wall[i+1-f.First] == 0; i-- {
		if d.Lower(i) != "by" {
			continue
		}
		w := d.Lower(i - 1)
		return (en.Postpones(w) || en.Cancels(w) && w != "called") && passive(d, f, i-1) || w == "off" && isOneOf(d.Lower(i-2), "called", "put") && passive(d, f, i-2)
	}
	return false
}

// calledOffThen: "called the game off at lunchtime today": behind a verb that has had its object the day is the verb's.
func calledOffThen(d *document, f *frame, x *anchor.Resolved) bool {
	for i := x.First - 1; i > f.First && i >= x.First-3; i-- {
		switch w := d.Lower(i); {
		case w == "off":
			return x.Direction != schedule.Future && calledApart(d, f, i)
		case !en.Preposition(w) && !inTime(d, f, i):
			return false
		}
	}
	return false
}

// calledApart: "called" stands before "off" with its object between them.
func calledApart(d *document, f *frame, off int) bool {
	const far = 14
	for j := off - 2; j >= f.First && j >= off-far && f.wall[j+1-f.First] < 2; j-- {
		if w := d.Lower(j); w == "called" || w == "calling" {
			return en.Determiner(d.Lower(j + 1))
		}
	}
	return false
}
