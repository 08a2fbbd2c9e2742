package extract

import (
	"slices"

	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/lang"
	"dateline/schedule/lang/en"
)

// What will not be: a happening that is denied, one whose plan is taken back, and somebody's part in it, which is neither.

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
			if d.Lower(i) == "not" && modal.Has(d.Lower(i-1)) && lightSoon(d, f, i) && d.Lower(i+1) != "only" {
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

// fallsThrough finds the words that take a plan back without a word of calling off: "the lecture, planned for Saturday, will not
// go ahead", "a workshop announced for Saturday will not now take place"; -1 for none. Without a plan it is a denial.
func fallsThrough(d *document, f *frame, t *trigger, x *anchor.Resolved) int {
	if x == nil || t.verb || x.First < t.first || x.First >= f.Last {
		return -1
	}
	not := -1
	for i := t.last; i < f.Last && i < t.last+30; i++ {
		if w := d.Lower(i); w == "not" && modal.Has(d.Lower(i-1)) || w == "longer" && d.Lower(i-1) == "no" || w == "won't" {
			not = i
			break
		}
	}
	if not < 0 || !goesAhead(d, f, not) || !nearTrigger(d, f, t, not) {
		return -1
	}
	if not > x.First && planned.Has(wordBefore(d, f, x.First-1)) || asPlanned(d, f, not) {
		return not
	}
	return -1
}

var planned = lang.Words(`planned scheduled announced set due billed slated booked`)

// goesAhead: "will not [now] take place", "will not go ahead", "will not be held", "will not start as planned".
func goesAhead(d *document, f *frame, not int) bool {
	for j := not + 1; j < f.Last && j <= not+3; j++ {
		switch d.Lower(j) {
		case "take":
			return d.Lower(j+1) == "place"
		case "go":
			return d.Lower(j+1) == "ahead" || d.Lower(j+1) == "on"
		case "proceed", "happen", "held", "staged", "open", "start", "begin":
			return true
		}
	}
	return false
}

// asPlanned: "will not start on Monday as planned" puts off, it does not call off.
func asPlanned(d *document, f *frame, not int) bool {
	for j := not + 1; j < f.Last && j < not+14; j++ {
		if d.Lower(j) == "as" && isOneOf(d.Lower(j+1), "planned", "scheduled", "expected", "announced", "intended") {
			return true
		}
	}
	return false
}

// spared: a negation that denies nothing of the happening: "not only will it hold a debate", "will not attend the summit",
// "is not taking part in Friday's talks".
func spared(d *document, f *frame, t *trigger, i int) bool {
	if next := d.Lower(i + 1); next == "only" || next == "just" {
		return true
	}
	if t.verb || !t.definite && !t.named && !possessed(d, f, t) {
		return false
	}
	if d.Lower(i) == "neither" && takesPart.Has(d.Lower(i-1)) {
		return true
	}
	for j := i + 1; j < t.np[0] && j <= i+4; j++ {
		switch w := d.Lower(j); {
		case takesPart.Has(w):
			return true
		case w == "take" || w == "taking" || w == "taken":
			return d.Lower(j+1) == "part"
		}
	}
	return false
}

// absence finds the negation that keeps its subject away from a happening: "Marek will not attend the summit"; 0 for none.
func absence(d *document, f *frame, t *trigger) int {
	if t.verb {
		return 0
	}
	for i := t.np[0] - 1; i > f.First && i >= t.np[0]-9 && f.wall[i+1-f.First] < 2; i-- {
		if w := d.Lower(i); en.Negates(w) && w != "no" && d.Lower(i+1) != "only" && spared(d, f, t, i) {
			return i
		}
	}
	return 0
}

// present leaves out those whom a negation before the happening keeps away from it, wherever else their names were found.
func present(d *document, f *frame, who []schedule.Mention[schedule.Name], absent int) []schedule.Mention[schedule.Name] {
	if absent <= f.First {
		return who
	}
	away := func(key string) bool {
		for _, ni := range f.names {
			if n := &d.names[ni]; n.Last <= absent && (n.Value.Key == key || related(n.Value.Key, key)) {
				return true
			}
		}
		return false
	}
	return slices.DeleteFunc(slices.Clone(who), func(m schedule.Mention[schedule.Name]) bool { return away(m.Value.Key) })
}

// possessed: "Friday's talks", "Norway's summit" are as definite as "the talks".
func possessed(d *document, f *frame, t *trigger) bool {
	for i := t.np[0]; i < t.first; i++ {
		if w := d.Lower(i); w == "'s" || w == "’s" || inTime(d, f, i) {
			return true
		}
	}
	return false
}

// takesPart are verbs of being at a happening.
var takesPart = lang.Words(`attend attending attended participate participating participated join joining joined appear appearing travel travelling traveling
	speak speaking play playing send sending`)

// staged are the participles by which "will not be …" denies a happening; "will not be shown on TV" denies nothing of it.
var staged = lang.Words(`held staged played run contested organised organized convened hosted celebrated launched repeated renewed replayed opened
	published released delivered signed performed resumed`)

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
			if w := d.Lower(i); en.Negates(w) && w != "no" && !spared(d, f, t, i) || w == "no" && isOneOf(d.Lower(i+1), "plans", "plan", "intention", "need") {
				return true
			}
		}
		return false
	}
	for i := t.last; i < f.Last && i < t.last+8; i++ {
		if f.wall[i-f.First] >= 2 {
			break
		}
		if w := d.Lower(i); (w == "not" || w == "n't" || w == "won't" || w == "never") && (lightSoon(d, f, i) || isOneOf(d.Lower(i+1), "take", "happen") || d.Lower(i+1) == "be" && staged.Has(d.Lower(i+2))) {
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
		if en.Negates(w) && w != "no" && !spared(d, f, t, i) || w == "no" && isOneOf(d.Lower(i+1), "plans", "plan", "intention") {
			return true
		}
	}
	return false
}
