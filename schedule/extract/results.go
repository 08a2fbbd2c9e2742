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
var beats = lang.Words(`beat beats defeated defeats thrashed thrash edged edge drew draw draws lost won win wins downed overcame trounced routed hammered held outclassed
	edged tied crushed`)

// outcome finds the match of a result: a side, a verb of winning or losing, another side and the score.
func (x *Extractor) outcome(d *document, f *frame) {
	for k := 0; k+1 < len(f.names); k++ {
		a, b := &d.names[f.names[k]], &d.names[f.names[k+1]]
		if a.Demonym || b.Demonym || b.First-a.Last > 10 || !side(a.Value.Kind) || !side(b.Value.Kind) {
			continue
		}
		verb := -1
		for i := a.Last; i < b.First; i++ {
			if beats.Has(d.Lower(i)) {
				verb = i
			} else if isOneOf(d.Lower(i), ",", ";", "and", "which", "who", "when") {
				verb = -1
				break
			}
		}
		if verb >= 0 && scoreIn(d, f, verb, b.Last+4) && !triggered(f, verb) {
			f.triggers = append(f.triggers, trigger{first: verb, last: verb + 1, np: [2]int{a.First, b.Last}, kind: x.kinds.Row("match"), base: "play", form: en.Past})
		}
	}
}

func side(k schedule.NameKind) bool { return k != schedule.Person && k != schedule.Venue }

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
