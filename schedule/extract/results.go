package extract

import (
	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/lang"
	"dateline/schedule/lang/en"
	"dateline/schedule/text"
)

// Outcomes: what was decided or won tells that the happening was held.

// beats are verbs of a result between two sides: "Basel beat Malmo 2-1", "Porto drew with Braga".
var beats = lang.Words(`beat beats edge defeat thrash overcome rout defeated defeats thrashed thrash edged edge drew draw draws lost won win wins downed overcame trounced routed hammered held outclassed
	edged tied crushed`)

// outcome finds the match of a result: a side, a verb of winning or losing, another side and the score.
func (x *Extractor) outcome(d *document, f *frame) {
	for i := f.First + 1; i < f.Last; i++ {
		if !beats.Has(d.Lower(i)) || triggered(f, i) {
			continue
		}
		a, b := sideBefore(d, f, i), sideAfter(d, f, i+1)
		if a < 0 || b < 0 || !scoreIn(d, f, i, b+4) {
			continue
		}
		f.triggers = append(f.triggers, trigger{first: i, last: i + 1, np: [2]int{a, b}, kind: x.kinds.Row("match"), base: "play", form: en.Past})
		return
	}
}

// result: the trigger is the verb of an outcome between two sides, which stand in its phrase.
func (t *trigger) result() bool { return !t.verb && t.form == en.Past }

// fixtureTitle names the match of a result as the fixture that it was: "Basel v Malmo".
func fixtureTitle(d *document, t *trigger) string {
	a := t.np[0]
	for a < t.first && d.Tokens[a].Kind == text.Word && d.Tokens[a].Capital {
		a++
	}
	b := t.np[1]
	for b > t.last && d.Tokens[b-1].Kind == text.Word && d.Tokens[b-1].Capital {
		b--
	}
	if a == t.np[0] || b == t.np[1] {
		return "Match"
	}
	return d.Src[d.Tokens[t.np[0]].Start:d.Tokens[a-1].End] + " v " + d.Src[d.Tokens[b].Start:d.Tokens[t.np[1]-1].End]
}

// sideBefore is where the side begins whose capitalised name ends before the verb, -1 for none: "Basel beat", "Stars came from
// behind to beat".
func sideBefore(d *document, f *frame, i int) int {
	const reach = 6
	for j := i - 1; j >= f.First && j >= i-reach; j-- {
		if d.Tokens[j].Kind != text.Word || isOneOf(d.Lower(j), "who", "which", "when", "that") {
			return -1
		}
		if !d.Tokens[j].Capital || inTime(d, f, j) || en.Function(d.Lower(j)) {
			continue
		}
		if n := nameAt(d, f, j); n >= 0 {
			if k := d.names[n].Value.Kind; k == schedule.Person || k == schedule.Venue || d.names[n].Demonym {
				return -1
			}
			return d.names[n].First
		}
		for j > f.First && d.Tokens[j-1].Capital && d.Tokens[j-1].Kind == text.Word {
			j--
		}
		return j
	}
	return -1
}

// sideAfter is where the side ends whose name stands behind the verb, with little before it: "beat Malmo", "drew with the Colts".
func sideAfter(d *document, f *frame, i int) int {
	for j := i; j < f.Last && j <= i+3; j++ {
		if n := nameAt(d, f, j); n >= 0 {
			if k := d.names[n].Value.Kind; k == schedule.Person || k == schedule.Venue || d.names[n].Demonym {
				return -1
			}
			return d.names[n].Last
		}
		if d.Tokens[j].Capital && !inTime(d, f, j) {
			for j+1 < f.Last && d.Tokens[j+1].Capital && d.Tokens[j+1].Kind == text.Word && !inTime(d, f, j+1) {
				j++
			}
			return j + 1
		}
		if w := d.Lower(j); !en.Determiner(w) && !en.Preposition(w) && !en.Adverb(w) {
			return -1
		}
	}
	return -1
}

// rates finds the decision that its outcome tells of: "kept its key rate at 4 percent", "is expected to raise interest rates".
func (x *Extractor) rates(d *document, f *frame) {
	const reach = 6
	for i := f.First + 1; i < f.Last; i++ {
		form := steers.Get(d.Lower(i))
		if form == 0 || triggered(f, i) || en.Determiner(d.Lower(i-1)) || d.Tokens[i].Capital {
			continue
		}
		for j := i + 1; j < f.Last && j <= i+reach && d.Tokens[j].Kind != text.Punct; j++ {
			w := d.Lower(j)
			if (w == "rate" || w == "rates") && (ownRate.Has(d.Lower(j-1)) || j == i+1 && w == "rates" && bankBefore(d, f, i)) && !(j+1 < f.Last && nounLike(d, j+1) && !inTime(d, f, j+1) && !unmoved.Has(d.Lower(j+1))) {
				if prev := d.Lower(i - 1); prev == "to" || modal.Has(prev) {
					form = en.Base
				}
				f.triggers = append(f.triggers, trigger{first: i, last: i + 1, np: [2]int{i, j + 1}, kind: x.kinds.Row("decision"), base: "rate decision", form: form, verb: true})
				return
			}
		}
	}
}

// bankBefore: the subject of the verb at i is a bank: "The Federal Reserve raised rates".
func bankBefore(d *document, f *frame, i int) bool {
	for j := i - 1; j >= f.First && j >= i-4; j-- {
		if isOneOf(d.Lower(j), "bank", "reserve", "fed", "ecb", "riksbank", "bundesbank") {
			return true
		}
	}
	return false
}

// unmoved words stand behind a rate that stays: "kept its key rate unchanged".
var unmoved = lang.Words(`unchanged steady again twice further sharply slightly higher lower alone flat`)

var (
	// steers are the verbs of a central bank, with what their form is where no "to" stands before it.
	steers = lang.NewTable(map[string]en.Form{
		"kept": en.Past, "held": en.Past, "left": en.Past, "raised": en.Past, "cut": en.Past, "lowered": en.Past, "hiked": en.Past, "increased": en.Past, "trimmed": en.Past, "reduced": en.Past,
		"keep": en.Base, "hold": en.Base, "leave": en.Base, "raise": en.Base, "lower": en.Base, "hike": en.Base, "increase": en.Base, "trim": en.Base, "reduce": en.Base,
		"keeps": en.Third, "holds": en.Third, "leaves": en.Third, "raises": en.Third, "cuts": en.Third, "lowers": en.Third, "hikes": en.Third,
	})
	ownRate = lang.Words(`key interest benchmark policy repo lending base main its steady official cash discount`)
)

// scoreIn: two small numbers joined by a dash: "2-1".
func scoreIn(d *document, f *frame, from, to int) bool {
	for i := from; i+2 < f.Last && i < to; i++ {
		if d.Tokens[i].Kind == text.Number && (d.Text(i+1) == "-" || d.Text(i+1) == "–") && !d.Tokens[i+1].Space && d.Tokens[i+2].Kind == text.Number && !d.Tokens[i+2].Space {
			return len(d.Text(i)) <= 3 && len(d.Text(i+2)) <= 3
		}
	}
	return false
}

func triggered(f *frame, i int) bool {
	for k := range f.triggers {
		if t := &f.triggers[k]; t.first <= i && i < t.last {
			return true
		}
	}
	return false
}

// topicOf finds the happening that another one is only the topic of: in "voted on the budget on Monday" and "a debate on the
// strike on Thursday" the day is that of the vote and of the debate; -1 for none. "The vote on Thursday's deal" keeps its own.
func topicOf(d *document, f *frame, t *trigger, x *anchor.Resolved) int {
	if t.verb && t.kind.Name == "announcement" && d.Lower(t.last) == "for" && (isBe(t.base) || beForms.Has(d.Lower(t.first-1))) {
		for k := len(f.triggers) - 1; k >= 0; k-- { // "the lecture that had been announced for Saturday"
			if o := &f.triggers[k]; !o.verb && o.last <= t.first && t.first-o.last <= 5 {
				return k
			}
		}
		return -1
	}
	if t.kind.Name == "match" && !t.result() && x != nil && x.Direction != schedule.Future {
		for k := range f.triggers {
			if f.triggers[k].result() {
				return k // "Saturday's only game saw Cairns edge Townsville 91-88"
			}
		}
	}
	if t.verb || t.named || x == nil || x.First < t.last || x.First >= f.Last || t.np[0] <= f.First {
		return -1
	}
	i := t.np[0] - 1
	if en.Determiner(d.Lower(i)) {
		i--
	}
	if !isOneOf(d.Lower(i), "on", "over", "about", "concerning") {
		return -1
	}
	for k := range f.triggers {
		if o := &f.triggers[k]; o.last == i && !o.weak && !o.adjunct && governs.Has(string(o.kind.Name)) {
			if _, sum := f.wallBetween(t.first, x.First); sum == 0 {
				return k
			}
		}
	}
	return -1
}

// governs are the kinds of happening that have a topic behind "on".
var governs = lang.Words(`vote debate talks hearing decision meeting summit conference press-conference trial`)
