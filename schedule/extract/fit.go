package extract

import (
	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/lang"
	"dateline/schedule/lang/en"
	"dateline/schedule/text"
)

// Which word a time dates: how well the words of its sentence fit it, and what stands in where none does.

// heldBefore finds the noun that a verb of holding or moving beside the time has for its subject, however far before it: "The talks
// in Lisbon, first planned for 14 March, will now take place on 11 April".
func heldBefore(d *document, f *frame, x *anchor.Resolved) int {
	verb := -1
	for i := x.First - 1; i >= f.First && i >= x.First-8; i-- {
		if f.wall[i+1-f.First] >= 2 {
			break
		}
		if w := d.Lower(i); en.Light(w) && w != "expected" && w != "due" && w != "set" || en.Postpones(w) || en.Moves(w) && moveLike(d, f, i) {
			verb = i
			break
		}
	}
	if verb < 0 {
		return -1
	}
	for k := range f.triggers { // the first noun of the sentence is its subject
		if t := &f.triggers[k]; !t.verb && !t.adjunct && t.last <= verb {
			return k
		}
	}
	return -1
}

func wallTo(f *frame, t *trigger, x *anchor.Resolved) int {
	strongest, _ := f.wallBetween(t.first, x.First)
	return strongest
}

// fit scores how well a trigger goes with a time of its sentence; higher is better, below -8 is no fit.
func fit(d *document, f *frame, t *trigger, x *anchor.Resolved) int {
	if t.np[0] <= x.First && x.Last <= t.np[1] {
		return 12 // "the April 4 meeting"
	}
	if head, end := dateHead(d, f, x); head && !(t.first >= x.Last && t.first <= end) {
		return -20 // "Broadcom's Nov. 6 proposal followed a visit"
	}
	before := x.First < t.first
	a, b := t.last, x.First
	if before {
		a, b = x.Last, t.np[0]
	}
	dist := max(0, b-a)
	strongest, sum := f.wallBetween(min(a, b), max(a, b))
	score := 10 - dist/2 - 3*sum
	if strongest >= 3 {
		score -= 6
	}
	// Another day or another happening between them claims the time first.
	lo, hi := min(a, b), max(a, b)
	claimed := false
	for _, ti := range f.times {
		if y := &d.times[ti]; y.First >= lo && y.Last <= hi && isDay(y) && isDay(x) && !y.Reporting {
			score -= 4
			claimed = true
		}
	}
	for k := range f.triggers {
		if o := &f.triggers[k]; o.first >= lo && o.last <= hi && o.first != t.first && !o.adjunct {
			score -= 3
		}
	}
	if before {
		score -= 2
		if x.First-f.First <= 2 || afterCut(d, f, x.First) {
			score += 3 // fronted: "On Monday the court …"
			if t.verb {
				score++
			}
		}
	} else {
		if dist <= 1 {
			score += 2
		}
		if !(claimed && strongest >= 3) && lightBetween(d, f, t.last, x.First) {
			score += 4
		}
		if t.verb {
			score += 2
		}
	}
	if t.adjunct && !(dist <= 2 && !before) {
		score -= 8
	}
	if complementOf(d, f, t) {
		score -= 9
	}
	if t.weak && dist > 1 && !(t.definite && (before || t.np[0] <= f.First+2)) && !lightBetween(d, f, min(t.last, x.Last), max(t.first, x.First)) {
		score -= 6
	}
	return score
}

// complementOf: "the deadline for entries to the contest", "a hearing on the strike": the noun says what another happening
// is about; what is dated is that one.
func complementOf(d *document, f *frame, t *trigger) bool {
	if t.verb || t.named {
		return false
	}
	for k := range f.triggers {
		o := &f.triggers[k]
		if o.verb || o.weak || o.last >= t.np[0] || t.np[0]-o.last > 6 {
			continue
		}
		if w := d.Lower(o.last); w != "for" && w != "on" && w != "of" && w != "to" && w != "about" && w != "over" && w != "into" {
			continue
		}
		plain := true
		for i := o.last + 1; i < t.np[0] && plain; i++ {
			w := d.Lower(i)
			plain = d.Tokens[i].Kind == text.Word && !inTime(d, f, i) && !en.Auxiliary(w) && !en.Light(w) && w != "and"
		}
		if plain {
			return true
		}
	}
	return false
}

// unnamedSubject: "we shook hands at ten", "which goes home the day after", "it will photograph farmland".
func unnamedSubject(d *document, f *frame, verb int) bool {
	i := verb - 1
	for i > f.First && (modal.Has(d.Lower(i)) || beForms.Has(d.Lower(i)) || en.Adverb(d.Lower(i)) || en.Auxiliary(d.Lower(i)) || futureTo.Has(d.Lower(i)) || d.Lower(i) == "to") {
		i--
	}
	return i >= f.First && isOneOf(d.Lower(i), "i", "we", "you", "it", "which", "that", "they")
}

// dateHead reports a date that stands before a noun as its modifier, which then is the noun's and nobody else's: "the
// April 4 meeting", "Thursday's launch". end is the last token at which that noun can begin.
func dateHead(d *document, f *frame, x *anchor.Resolved) (ok bool, end int) {
	i := x.Last
	if x.First <= f.First || i >= f.Last || x.Form.Clock != nil {
		return false, 0
	}
	if w := d.Lower(i); w == "'s" || w == "’s" {
		return i+1 < f.Last && d.Tokens[i+1].Kind == text.Word, i + 5
	}
	prev := d.Lower(x.First - 1)
	if prev != "the" && prev != "a" && prev != "its" && prev != "his" && prev != "her" && prev != "their" && prev != "'s" && prev != "’s" || x.Form.Day == 0 {
		return false, 0
	}
	w := d.Lower(i)
	if d.Tokens[i].Kind != text.Word || d.Tokens[i].Capital || en.Function(w) || en.Adverb(w) || en.Light(w) || en.PastForm(w) || en.Saying(w) {
		return false, 0
	}
	return true, i + 4
}

// afterCut reports that a clause begins at or just before token i ("…, and on January 13, talks …").
func afterCut(d *document, f *frame, i int) bool {
	for k := i; k > f.First && k >= i-3; k-- {
		if f.wall[k-f.First] >= 1 && k < i+1 {
			return true
		}
		if w := d.Lower(k - 1); !en.Preposition(w) && w != "and" && w != "the" && w != "," {
			return false
		}
	}
	return false
}

// lightBetween sees the verb that holds the happening between its noun and the time: "talks … are scheduled for".
func lightBetween(d *document, f *frame, from, to int) bool {
	for i := from; i < to; i++ {
		if w := d.Lower(i); en.Light(w) || beForms.Has(w) && d.Lower(i+1) != "held" {
			if _, sum := f.wallBetween(from-1, i); sum <= 2 {
				return true
			}
		}
	}
	return false
}

// genericTrigger takes the clause's own verb where no word of the table stands: a clause about the future with a day
// says that something will be done then. Past clauses give nothing.
func genericTrigger(d *document, f *frame, x *anchor.Resolved) (trigger, bool) {
	if x != nil && x.Direction == schedule.Past && f.kind == schedule.Prose {
		return trigger{}, false
	}
	at := f.First
	if x != nil {
		at = x.First
	}
	best, bestCost := -1, 100
	for i := f.First; i < f.Last; i++ {
		w := d.Lower(i)
		if !(modal.Has(w) && (w == "will" || w == "'ll" || w == "’ll" || w == "shall")) &&
			!(w == "to" && i > f.First && futureTo.Has(d.Lower(i-1))) {
			continue
		}
		v := i + 1
		for v < f.Last && (en.Adverb(d.Lower(v)) || d.Lower(v) == "be" || d.Lower(v) == "have") {
			v++
		}
		if v >= f.Last || d.Tokens[v].Kind != text.Word || inTime(d, f, v) || f.looksAlike(v) || stative.Has(d.Lower(v)) || d.Lower(v) == "take" && d.Lower(v+1) == "place" || d.Lower(v) == "held" {
			continue
		}
		strongest, sum := f.wallBetween(v, at)
		if strongest >= 3 || unnamedSubject(d, f, v) {
			continue
		}
		cost := abs(at-v) + 4*sum
		if cost < bestCost {
			best, bestCost = v, cost
		}
	}
	if best < 0 || bestCost > 16 {
		if v := presentVerb(d, f, at); v >= 0 {
			return trigger{first: v, last: v + 1, np: [2]int{v, v + 1}, kind: genericKind, base: d.Lower(v), verb: true, form: en.Third, generic: true}, true
		}
	}
	if best < 0 && (f.kind == schedule.Item || f.listed && (x == nil && f.Last-f.First > 4 || x != nil && !isDay(x)) || itemLike(d, f)) {
		// A line of an agenda is a happening whatever its words.
		for i := f.First; i < f.Last; i++ {
			if d.Tokens[i].Kind == text.Word && !inTime(d, f, i) && !en.Function(d.Lower(i)) && !f.looksAlike(i) {
				return trigger{first: i, last: i + 1, np: [2]int{i, lineEnd(d, f, i)}, kind: genericKind, base: "event", generic: true}, true
			}
		}
	}
	if best < 0 || bestCost > 28 {
		return trigger{}, false
	}
	return trigger{first: best, last: best + 1, np: [2]int{best, best + 1}, kind: genericKind, base: d.Lower(best), verb: true, form: en.Base, generic: true}, true
}

// presentVerb finds a verb of doing in the present tense with a subject before it, nearest to token at.
func presentVerb(d *document, f *frame, at int) int {
	best, cost := -1, 24
	for i := f.First + 1; i < f.Last; i++ {
		if en.Actions().Get(d.Lower(i)) == "" || inTime(d, f, i) || nameAt(d, f, i) >= 0 || f.looksAlike(i) {
			continue
		}
		prev, next := d.Lower(i-1), d.Lower(i+1)
		if d.Tokens[i-1].Kind != text.Word || en.Function(prev) && prev != "which" && prev != "who" && !en.Pronoun(prev) || prev == "'s" || prev == "’s" || en.Adverb(prev) && en.Function(d.Lower(i-2)) {
			continue
		}
		if next == "of" || en.Auxiliary(next) || unnamedSubject(d, f, i) || i-2 >= f.First && en.Pronoun(d.Lower(i-2)) && !en.Adverb(prev) {
			continue // the last: "we shake hands"
		}
		if _, sum := f.wallBetween(i, at); abs(at-i)+4*sum < cost {
			best, cost = i, abs(at-i)+4*sum
		}
	}
	return best
}

func (f *frame) looksAlike(i int) bool {
	for _, a := range f.alike {
		if a[0] <= i && i < a[1] {
			return true
		}
	}
	return false
}

// entrances open and close for a happening that has a name of its own, or are open for it: "doors open at seven".
var entrances = lang.Words(`doors door gates gate turnstiles polls booths carpet window windows tickets registrations`)

// opensEntrance: "gates open at 9am", "polling stations close at 10 p.m.", "the red carpet opens at four".
func opensEntrance(d *document, f *frame, t *trigger) bool {
	if !t.verb || !isOneOf(d.Lower(t.first), "open", "opens", "opened", "close", "closes", "closed", "shut", "shuts") {
		return false
	}
	i := t.first - 1
	for i > f.First && (modal.Has(d.Lower(i)) || beForms.Has(d.Lower(i)) || en.Adverb(d.Lower(i))) {
		i--
	}
	return i >= f.First && (entrances.Has(d.Lower(i)) || isOneOf(d.Lower(i), "office", "offices", "stations", "centres", "centers") && isOneOf(d.Lower(i-1), "box", "ticket", "booking", "polling", "voting"))
}

// opensItself: "the trial of two brothers will open on May 22": the verb holds the happening that its subject names, and is
// none of its own; "will open the bridge", "the museum opens" are.
func opensItself(d *document, f *frame, t *trigger) bool {
	w := d.Lower(t.first)
	if !t.verb || t.kind.Name != "opening" && t.kind.Name != "closure" || !en.Light(w) {
		return false
	}
	if next := d.Lower(t.last); t.last < f.Last && d.Tokens[t.last].Kind == text.Word && !en.Preposition(next) && !en.Adverb(next) && !inTime(d, f, t.last) {
		return false // an object: something else is opened
	}
	for i := t.first - 1; i >= f.First; i-- {
		if says(d, i) || f.wall[i+1-f.First] >= 3 {
			return false
		}
		for k := range f.triggers {
			if o := &f.triggers[k]; !o.verb && o.last-1 == i {
				return !isAdjunct(d, f, o)
			}
		}
	}
	return false
}

// itemLike: a line that begins with its day or clock and a dash is a line of an agenda, whatever its block is called.
func itemLike(d *document, f *frame) bool {
	i := f.First
	for i < f.Last && (inTime(d, f, i) || d.Tokens[i].Kind != text.Word && !dash(d.Text(i))) {
		i++
	}
	return i > f.First && i < f.Last && dash(d.Text(i)) && inTime(d, f, f.First)
}

func dash(s string) bool { return s == "–" || s == "—" || s == "-" }

func lineEnd(d *document, f *frame, i int) int {
	for j := i; j < f.Last; j++ {
		if inTime(d, f, j) || j-i >= 10 {
			return j
		}
	}
	return f.Last
}
