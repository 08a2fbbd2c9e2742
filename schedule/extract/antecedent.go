package extract

import (
	"slices"
	"strings"

	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/lang"
	"dateline/schedule/lang/en"
	"dateline/schedule/names"
	"dateline/schedule/text"
)

// reach is how many sentences back a pronoun or a bare "the meeting" looks for the happening it means. News repeats
// the noun soon: a mention further back is more often another one.
const reach = 6

// meant is what an earlier mention tells of the happening that a pronoun or a bare noun takes up.
type meant struct {
	trig    trigger
	title   string
	subject string
	who     []schedule.Mention[schedule.Name]
	place   *where
	quote   schedule.Span
}

// pronounTrigger reads "it takes place", "this begins", "which will be held", "the event starts": a pronoun before a verb
// that holds a happening stands for the one spoken of last.
func (r *reader) pronounTrigger(d *document, i int, x *anchor.Resolved) (trigger, *meant) {
	f := &d.frame[i]
	for k := f.First; k < f.Last; k++ {
		w := d.Lower(k)
		if w != "it" && w != "this" && w != "that" && w != "these" && w != "they" && w != "those" && !(w == "event" && d.Lower(k-1) == "the") {
			continue
		}
		if _, sum := f.wallBetween(k, x.First); sum > 2 || abs(k-x.First) > 16 {
			continue
		}
		for j := k + 1; j < f.Last && j <= k+5; j++ {
			lw := d.Lower(j)
			if lw == "held" && !beForms.Has(d.Lower(j-1)) || !en.Light(lw) || lw == "expected" || lw == "attend" {
				if en.Auxiliary(lw) || en.Adverb(lw) || lw == "to" || lw == "expected" || lw == "be" {
					continue
				}
				break
			}
			// "it takes place", "it will be held": the light verb itself, or "be" and a time right behind.
			if m := r.antecedent(d, i, nil, false); m != nil {
				t := trigger{first: j, last: j + 1, np: [2]int{j, j + 1}, kind: m.trig.kind, base: m.trig.base, form: en.Past | en.Participle, verb: true}
				return t, m
			}
			return trigger{}, nil
		}
		if j := k + 1; (beForms.Has(d.Lower(j)) || d.Lower(j) == "will") && (inTime(d, f, j+1) || inTime(d, f, j+2) || inTime(d, f, j+3)) || beForms.Has(d.Lower(j)) && (en.Postpones(d.Lower(j+1)) || en.Cancels(d.Lower(j+1))) {
			if m := r.antecedent(d, i, nil, false); m != nil {
				return trigger{first: j, last: j + 1, np: [2]int{j, j + 1}, kind: m.trig.kind, base: m.trig.base, verb: true}, m
			}
		}
	}
	return trigger{}, nil
}

// antecedent looks back for the mention that a trigger takes up: of a kin kind, or for a pronoun (nil) any noun that
// names a happening and is not put aside ("after the summit").
func (r *reader) antecedent(d *document, i int, t *trigger, past bool) *meant {
	if t != nil && t.definite && past && kinOf(t.kind.Name) == "talk" {
		// What has been held is the happening the article is about; talks still to come are others.
		if m := r.lookAround(d, i, t); m != nil {
			return m
		}
	}
	if m := r.lookBack(d, i, t, false); m != nil {
		return m
	}
	if t == nil {
		return r.lookBack(d, i, t, true) // "Smith testifies on Monday. It starts at ten": a verb will do for a pronoun
	}
	if t.definite {
		if m := r.lookBack(d, i, t, true); m != nil {
			return m // "the dialogue" after "a phone conversation"
		}
	}
	if i > 3 {
		return r.lookBack(d, 2, t, false) // what an article is about stands in its first sentences
	}
	return nil
}

// ledeName is the first body, team or person that an article names: it says whose "the decision" is.
func (r *reader) ledeName(kind schedule.Kind) string {
	for _, d := range []*document{r.head, r.body} {
		if d == nil {
			continue
		}
		for i := range d.frame {
			if i > 3 {
				break
			}
			f := &d.frame[i]
			if f.kind == schedule.Debris || f.kind == schedule.Caption || itemLike(d, f) {
				continue
			}
			for _, ni := range f.names {
				m := &d.names[ni]
				if m.Last-m.First >= f.Last-f.First-1 || strings.EqualFold(m.Value.Name, r.a.Outlet) {
					continue // a masthead, a byline
				}
				if m.Agency || outletHeads.Has(d.Lower(m.Last-1)) || m.Demonym || speaks(d, f, m.First, m.Last) || m.Span.Start < d.line.End && m.Span.End > d.line.Start || en.NameWords().OfficeEnd(d.Lower(m.Last-1)) {
					continue
				}
				if inTime(d, f, m.First) {
					continue // a zone of time
				}
				if m.Last-m.First == 1 && m.Why.Rule == "names/capital" && m.First == f.First && !r.namedAgain(m) {
					continue // "Paraffin lamps …": the capital of a beginning
				}
				if k := m.Value.Kind; (k == schedule.Organisation || k == schedule.Team || k == schedule.Person && ofPersons.Has(string(kind))) && len(m.Value.Key) > 2 {
					return m.Value.Name
				}
			}
		}
	}
	return ""
}

// headlineSubject is the capitalised beginning of a headline: "Larkspurs announce autumn tour".
func (r *reader) headlineSubject() string {
	d := r.head
	if d == nil || len(d.frame) == 0 {
		return ""
	}
	f := &d.frame[0]
	end := f.First
	for end < f.Last && d.Tokens[end].Kind == text.Word && d.Tokens[end].Capital {
		end++
	}
	if end == f.First || end-f.First > 4 || end == f.Last {
		return ""
	}
	return d.Src[d.Tokens[f.First].Start:d.Tokens[end-1].End]
}

// namedAgain: the name stands a second time in the article.
func (r *reader) namedAgain(m *names.Mention) bool {
	for _, d := range []*document{r.head, r.body} {
		if d == nil {
			continue
		}
		for i := range d.names {
			if o := &d.names[i]; o.Span != m.Span && o.Value.Key == m.Value.Key {
				return true
			}
		}
	}
	return false
}

// ofPersons are kinds of happening that persons give or that are about them.
var ofPersons = lang.Words("press-conference hearing trial sentencing verdict concert visit announcement meeting talks call interview funeral release exhibition")

// outletHeads end the names of papers and stations: who tells of a happening holds none.
var outletHeads = lang.Words(`courier weekly times herald gazette news journal tribune observer chronicle telegraph examiner advertiser argus bulletin
	inquirer dispatch newswire wire fm radio tv television business online magazine digest review monitor daily newspaper media`)

// lookAround searches the whole article, the nearest first, for a kin mention between two or more persons.
func (r *reader) lookAround(d *document, i int, t *trigger) *meant {
	for step := 1; step < len(d.frame) && step <= lookFar; step++ {
		for _, k := range []int{i - step, i + step} {
			if k < 0 || k >= len(d.frame) || d.frame[k].kind == schedule.Debris || d.frame[k].kind == schedule.Caption {
				continue
			}
			f := &d.frame[k]
			if len(f.names) < 2 {
				continue
			}
			r.x.prepare(d, f)
			for n := range f.triggers {
				if o := &f.triggers[n]; kinOf(o.kind.Name) == kinOf(t.kind.Name) {
					if m := r.meaning(d, k, o); persons(m.who) >= 2 {
						return m
					}
				}
			}
		}
	}
	return nil
}

func persons(who []schedule.Mention[schedule.Name]) int {
	n := 0
	for _, w := range who {
		if w.Value.Kind == schedule.Person || w.Value.Kind == schedule.Organisation && w.Why != nil && w.Why.Rule == "names/capital" && strings.Contains(w.Text, " ") {
			n++ // a name of two words that is no body: a person whose first name no list has
		}
	}
	return n
}

// lookBack is one pass of antecedent; loose takes verbs for a pronoun, and kin kinds for a noun.
func (r *reader) lookBack(d *document, i int, t *trigger, loose bool) *meant {
	for k := i; k >= 0 && k >= i-reach; k-- {
		f := &d.frame[k]
		if f.kind == schedule.Debris || f.kind == schedule.Caption || f.kind == schedule.Repeated {
			continue
		}
		r.x.prepare(d, f)
		for n := range f.triggers {
			o := &f.triggers[n]
			if k == i && (t == nil || o.first >= t.first) || o.weak && !o.verb && t == nil && !o.definite && !o.named {
				continue
			}
			if t == nil {
				if o.verb && !(loose && o.kind.Public) || o.adjunct {
					continue
				}
			} else if loose && kinOf(o.kind.Name) != kinOf(t.kind.Name) || !loose && (o.kind != t.kind || o.base != t.base && !interchangeable[t.kind.Name]) {
				continue
			}
			m := r.meaning(d, k, o)
			if t != nil && !m.richer() {
				continue
			}
			return m
		}
	}
	if r.head != nil && d == r.body {
		for k := range r.head.frame {
			f := &r.head.frame[k]
			r.x.prepare(r.head, f)
			for n := range f.triggers {
				if o := &f.triggers[n]; !o.adjunct && (t == nil && !o.verb || t != nil && o.kind == t.kind) {
					if m := r.meaning(r.head, k, o); t == nil || m.richer() {
						return m
					}
				}
			}
		}
	}
	return nil
}

// interchangeable kinds are called by any of their nouns in turn; in the others another noun is another happening ("the
// World Cup … the draw").
var interchangeable = map[schedule.Kind]bool{"call": true, "talks": true, "meeting": true, "match": true, "strike": true, "hearing": true, "launch": true, "protest": true, "concert": true, "funeral": true, "visit": true, "trial": true}

func (m *meant) richer() bool { return len(m.who) > 0 || len(strings.Fields(m.title)) > 1 }

func (r *reader) meaning(d *document, i int, o *trigger) *meant {
	f := &d.frame[i]
	m := &meant{trig: *o, place: r.where(d, f, o, nil), quote: schedule.Span{In: d.In, Start: f.Start, End: f.End}}
	m.who = participants(d, f, o, nil, m.place)
	m.title, m.subject = title(d, f, o, m.who)
	return m
}

// namesOfKind looks further back than a pronoun may for who takes part in a happening that was introduced by its kind:
// "the call" late in an article is the call of its first lines when the article speaks of one only.
func (r *reader) namesOfKind(c *candidate) {
	if len(c.who) > 0 || c.trig.generic || !c.trig.kind.Public {
		return
	}
	for n := range min(len(c.doc.frame), lookFar) {
		k := n
		if k >= c.frame {
			k = n + 1 // what stands before it first, then what follows
		}
		if k >= len(c.doc.frame) {
			break
		}
		f := &c.doc.frame[k]
		if f.kind == schedule.Debris || f.kind == schedule.Caption || len(f.names) == 0 {
			continue
		}
		r.x.prepare(c.doc, f)
		for n := range f.triggers {
			o := &f.triggers[n]
			if o.kind != c.trig.kind {
				continue
			}
			if who := participants(c.doc, f, o, nil, nil); len(who) > 0 {
				c.who, c.lent = who, true
				c.ante = &meant{quote: schedule.Span{In: c.doc.In, Start: f.Start, End: f.End}}
				return
			}
		}
	}
}

// delegations adds the heads of delegations to the talks spoken of before them: "The Norwegian delegation will be headed by
// X, the Danish one by Y".
func (r *reader) delegations() {
	for i := range r.body.frame {
		f := &r.body.frame[i]
		if len(f.names) == 0 || !leadsDelegation(r.body, f) {
			continue
		}
		var last *candidate
		for _, c := range r.found {
			if c.doc == r.body && c.frame <= i && c.frame >= i-3 && (kinOf(c.trig.kind.Name) == "talk" || c.trig.kind.Name == "visit") {
				last = c
			}
		}
		if last == nil {
			continue
		}
		for _, ni := range f.names {
			m := &r.body.names[ni]
			if m.Value.Kind == schedule.Person && !speaks(r.body, f, m.First, m.Last) && !slices.ContainsFunc(last.who, func(w schedule.Mention[schedule.Name]) bool { return w.Value.Key == m.Value.Key }) {
				last.who = append(last.who, m.Mention)
			}
		}
	}
}

func leadsDelegation(d *document, f *frame) bool {
	delegation, led := false, false
	for i := f.First; i < f.Last; i++ {
		switch d.Lower(i) {
		case "delegation", "delegations", "team", "side":
			delegation = true
		case "headed", "led", "leads", "lead", "heads", "head":
			led = true
		}
	}
	return delegation && led
}

// namesBefore gives a happening that names nobody the names of the sentence before it, or of its own article's head: "The
// central bank of X moved its meetings. The decision comes at noon."
func (r *reader) namesBefore(c *candidate) {
	switch kinOf(c.trig.kind.Name) {
	case "decision", "results", "strike", "announcement", "press", "vote", "court", "release", "launch", "closure":
	default:
		return // talks, matches, visits of other people are news, too: nothing says these are theirs
	}
	if len(c.who) > 0 || c.trig.generic {
		return
	}
	for k := c.frame - 1; k >= 0 && k >= c.frame-2; k-- {
		f := &c.doc.frame[k]
		if f.kind != schedule.Prose && f.kind != schedule.Heading {
			continue
		}
		for _, ni := range f.names {
			m := &c.doc.names[ni]
			if m.Demonym || m.Value.Kind != schedule.Organisation && m.Value.Kind != schedule.Team || len(m.Value.Key) < 3 || m.First == f.First && m.Last == m.First+1 {
				continue
			}
			c.who, c.lent = append(c.who, m.Mention), true
			if len(c.who) == 2 {
				return
			}
		}
		if len(c.who) > 0 {
			return
		}
	}
}

// takeUp completes a candidate that says too little of itself from the mention it takes up.
func (r *reader) takeUp(c *candidate, m *meant) {
	if m == nil {
		return
	}
	if len(c.who) == 0 {
		c.who, c.lent = m.who, true
	}
	if c.place == nil && m.place != nil {
		p := *m.place
		p.implied = true
		c.place = &p
	}
	c.title, c.subject = m.title, m.subject
	c.ante = m
}
