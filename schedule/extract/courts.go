package extract

import (
	"strings"
	"unicode"

	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/text"
)

// Lists of courts: under a day one line for each case, with who it is about, what the court does, and maybe the hour: "Court 1 -
// Darren HOLT, 41, of Mill Road, Penryn. For trial. Not before 2pm."

// courtCase is one line of such a list.
type courtCase struct {
	who   [2]int // tokens of the name
	what  string // what the court does, as a title says it
	kind  schedule.Kind
	at    int // token of the word for it
	clock *anchor.Resolved
	last  int // one past the last frame of the line
}

// doings are the words of a court list for what is done with a case.
var doings = []struct {
	word, what string
	kind       schedule.Kind
}{
	{"trial", "Trial", "trial"}, {"sentence", "Sentencing", "sentencing"}, {"sentencing", "Sentencing", "sentencing"}, {"appeal", "Appeal", "hearing"},
	{"plea", "Plea hearing", "hearing"}, {"mention", "Mention hearing", "hearing"}, {"bail", "Bail hearing", "hearing"}, {"committal", "Committal hearing", "hearing"},
	{"inquest", "Inquest", "hearing"}, {"verdict", "Verdict", "verdict"}, {"hearing", "Hearing", "hearing"},
}

// caseAt reads the line of a court list that begins with frame i; nil when it is none.
func caseAt(d *document, i int) *courtCase {
	f := &d.frame[i]
	if f.Last-f.First < 5 || d.Lower(f.First) != "court" && d.Lower(f.First) != "courtroom" || d.Tokens[f.First+1].Kind != text.Number || !opensBlock(d, f) {
		return nil
	}
	if s := d.Text(f.First + 2); !dash(s) && s != ":" {
		return nil
	}
	c := &courtCase{who: [2]int{f.First + 3, f.First + 3}}
	for c.who[1] < f.Last && d.Tokens[c.who[1]].Kind == text.Word && (d.Tokens[c.who[1]].Capital || d.Lower(c.who[1]) == "and") {
		c.who[1]++
	}
	if n := c.who[1] - c.who[0]; n < 2 || n > 8 || d.Text(c.who[1]) != "," {
		return nil
	}
	c.last = i
	for k := i; k < len(d.frame) && d.frame[k].Block == f.Block; k++ {
		g := &d.frame[k]
		c.last = k + 1
		for _, ti := range g.times {
			if t := &d.times[ti]; c.clock == nil && isClock(t) && !isDay(t) {
				c.clock = t
			}
		}
		if k == i || c.kind != "" || g.Last-g.First > 14 {
			continue
		}
		for j := g.First; j < g.Last && j < g.First+3 && c.kind == ""; j++ {
			for _, w := range doings {
				if d.Lower(j) == w.word {
					c.what, c.kind, c.at = w.what, w.kind, j
				}
			}
		}
	}
	if c.kind == "" {
		return nil
	}
	return c
}

// courtList proposes the case of a court list that begins with frame i, below the line of its day. It returns how many frames the
// line has, 0 when it is none.
func (r *reader) courtList(d *document, i int, carry *carried) int {
	if carry.day == nil || !carry.heading {
		return 0
	}
	c := caseAt(d, i)
	if c == nil {
		return 0
	}
	row := r.x.kinds.Row(c.kind)
	if row == nil {
		return 0
	}
	f := &d.frame[i]
	r.x.prepare(d, f)
	t := trigger{first: c.who[1] - 1, last: c.who[1], np: c.who, kind: row, base: c.what}
	m := &meant{trig: trigger{kind: row}, title: c.what + " of " + spoken(d.Src[d.Tokens[c.who[0]].Start:d.Tokens[c.who[1]-1].End]), quote: schedule.Span{In: d.In, Start: f.Start, End: f.End}}
	r.proposeMeant(d, i, t, m, carry.day, c.clock, true, 4)
	return c.last - i
}

// spoken writes a name whose surname stands in capitals: "Darren HOLT" is Darren Holt.
func spoken(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if len(w) > 2 && strings.IndexFunc(w, unicode.IsLower) < 0 {
			words[i] = capitalised(strings.ToLower(w))
		}
	}
	return strings.Join(words, " ")
}

// clockOfList gives the happenings under the days of a list the hour that its head says of all: "All at 10am unless otherwise
// shown". Those with an hour of their own keep it.
func (r *reader) clockOfList() {
	d := r.body
	var all *anchor.Resolved
	for i := range d.times {
		t := &d.times[i]
		if isClock(t) && !isDay(t) && d.Lower(t.First-1) == "at" && isOneOf(d.Lower(t.Last), "unless", "except") {
			for k := t.First - 2; k >= 0 && k >= t.First-6; k-- {
				if d.Lower(k) == "all" {
					all = t
				}
			}
		}
	}
	if all == nil {
		return
	}
	for _, c := range r.found {
		if c.doc != d || c.clock != nil || c.gone || c.day == nil || !c.heading || c.when.Grain != schedule.GrainDay || int(d.Tokens[all.First].Start) > c.at || !underHeading(d, c.frame, c.day) {
			continue
		}
		c.clock = all
		r.setClock(c)
		c.when.Why = r.because(c)
	}
}
