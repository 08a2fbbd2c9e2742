package extract

import (
	"strings"

	"dateline/schedule"
	"dateline/schedule/lang/en"
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
func (r *reader) pronounTrigger(d *document, i int) (trigger, *meant) {
	f := &d.frame[i]
	for k := f.First; k < f.Last; k++ {
		w := d.Lower(k)
		if w != "it" && w != "this" && w != "they" && !(w == "event" && d.Lower(k-1) == "the") {
			continue
		}
		for j := k + 1; j < f.Last && j <= k+5; j++ {
			if lw := d.Lower(j); !en.Light(lw) || lw == "expected" || lw == "attend" {
				continue
			}
			// "it takes place", "it will be held": the light verb itself, or "be" and a time right behind.
			if m := r.antecedent(d, i, nil); m != nil {
				t := trigger{first: j, last: j + 1, np: [2]int{j, j + 1}, kind: m.trig.kind, base: m.trig.base, form: en.Past | en.Participle, verb: true}
				return t, m
			}
			return trigger{}, nil
		}
		if j := k + 1; beForms[d.Lower(j)] && (inTime(d, f, j+1) || inTime(d, f, j+2)) {
			if m := r.antecedent(d, i, nil); m != nil {
				return trigger{first: j, last: j + 1, np: [2]int{j, j + 1}, kind: m.trig.kind, base: m.trig.base, verb: true}, m
			}
		}
	}
	return trigger{}, nil
}

// antecedent looks back for the mention that a trigger takes up: of a kin kind, or for a pronoun (nil) any noun that
// names a happening and is not put aside ("after the summit").
func (r *reader) antecedent(d *document, i int, t *trigger) *meant {
	if m := r.lookBack(d, i, t, false); m != nil || t != nil {
		return m
	}
	return r.lookBack(d, i, t, true) // "Smith testifies on Monday. It starts at ten": a verb will do for a pronoun
}

func (r *reader) lookBack(d *document, i int, t *trigger, verbs bool) *meant {
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
				if o.verb && !(verbs && o.kind.Public) || o.adjunct {
					continue
				}
			} else if o.kind != t.kind {
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

func (m *meant) richer() bool { return len(m.who) > 0 || len(strings.Fields(m.title)) > 1 }

func (r *reader) meaning(d *document, i int, o *trigger) *meant {
	f := &d.frame[i]
	m := &meant{trig: *o, place: r.where(d, f, o, nil), quote: schedule.Span{In: d.In, Start: f.Start, End: f.End}}
	m.who = participants(d, f, o, nil, m.place)
	m.title, m.subject = title(d, f, o, m.who)
	return m
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
			if m.Demonym || m.Value.Kind != schedule.Organisation && m.Value.Kind != schedule.Team || speaks(c.doc, f, m.First, m.Last) || len(m.Value.Key) < 3 {
				continue
			}
			c.who = append(c.who, m.Mention)
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
		c.who = m.who
	}
	if c.place == nil && m.place != nil {
		p := *m.place
		p.implied = true
		c.place = &p
	}
	c.title, c.subject = m.title, m.subject
	c.ante = m
}
