package extract

import (
	"strings"

	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/lang"
	"dateline/schedule/lang/en"
	"dateline/schedule/text"
	"dateline/tz/gazetteer"
)

// maxWho bounds the list of participants: beyond it a sentence is a list of something else.
const maxWho = 8

// participants lists who takes part: names in the noun phrase; names joined behind it ("between A and B", "with", "of");
// the subject of the verb that holds it ("A and B will hold talks"); subject and object of a verb that names it. Speakers,
// topics ("talks on Ukraine") and places do not take part.
func participants(d *document, f *frame, t *trigger, x *anchor.Resolved, at *where) []schedule.Mention[schedule.Name] {
	c := &crew{d: d, f: f, t: t, at: at, seen: map[string]bool{}}
	lo, hi := clause(f, t, nil)
	if t.generic {
		lo, hi = clause(f, t, x)
	}
	if !t.verb {
		if !t.named {
			c.inside()
		}
		c.behind(t.last, hi, false)
		if v := holder(d, f, t, lo); v >= 0 {
			c.subject(lo, v)
		}
		if w := d.Lower(t.np[0] - 1); len(c.who) == 0 && (w == "their" || w == "his" || w == "her") {
			c.owners()
		}
		return c.who
	}
	c.subject(lo, t.first)
	if ni := relativeHead(d, f, lo); ni >= 0 && !t.generic {
		c.add(ni)
	}
	if len(c.who) == 0 && !t.generic {
		c.farSubject()
	}
	c.behind(t.last, hi, true)
	return c.who
}

// crew collects the participants of one trigger.
type crew struct {
	d    *document
	f    *frame
	t    *trigger
	at   *where
	seen map[string]bool
	who  []schedule.Mention[schedule.Name]
}

func (c *crew) add(ni int) {
	m := &c.d.names[ni]
	if m.Agency || m.Span.Start < c.d.line.End && m.Span.End > c.d.line.Start {
		return
	}
	if m.Value.Kind == schedule.Organisation && en.NameWords().OfficeEnd(c.d.Lower(m.Last-1)) {
		return // "THE PRIME MINISTER": an office without a name says who, but not by what name
	}
	if c.seen[m.Value.Key] || len(c.who) >= maxWho || m.Value.Kind == schedule.Venue {
		return
	}
	if c.at != nil && m.Span.In == c.at.span.In && m.Span.Start >= c.at.span.Start && m.Span.End <= c.at.span.End && m.Value.Kind == schedule.Location {
		return
	}
	c.seen[m.Value.Key] = true
	n := m.Mention
	if n.Value.Place != nil && n.Value.Kind == schedule.Location {
		n.Value.Name = n.Value.Place.Name
		if kinOf(c.t.kind.Name) == "talk" {
			n.Value = capitalAsCountry(n.Value)
		}
		if c.seen[n.Value.Key] && n.Value.Key != m.Value.Key {
			return
		}
		c.seen[n.Value.Key] = true
	}
	c.who = append(c.who, n)
}

// capitalAsCountry reads a capital that talks as the country it speaks for: "talks between Moscow and Washington".
func capitalAsCountry(n schedule.Name) schedule.Name {
	if n.Place == nil || strings.HasPrefix(n.Key, "/") {
		return n
	}
	if e, ok := gazetteer.Capital(n.Place.Country); !ok || e.Name != n.Name && !strings.HasPrefix(e.Name, n.Name+",") && !strings.HasPrefix(e.Name, n.Name+" ") {
		return n
	}
	name := gazetteer.CountryName(n.Place.Country)
	return schedule.Name{Kind: schedule.Location, Name: name, Key: "/" + strings.ToLower(n.Place.Country), Place: &schedule.Place{Name: name, Country: n.Place.Country}}
}

// inside takes the names of the noun phrase: "Russia-NATO Council meeting", "Biden-Putin talks".
func (c *crew) inside() {
	for _, ni := range c.f.names {
		if m := &c.d.names[ni]; m.First >= c.t.np[0] && m.Last <= c.t.np[1] {
			c.add(ni)
		}
	}
}

// behind takes names joined behind: for a noun those behind "of", "between", "with" …; for a verb its object, too. It ends
// at a time, a verb, another happening, or a cut.
func (c *crew) behind(from, to int, object bool) {
	open := object
	for i := from; i < to; i++ {
		if i > from && c.f.wall[i-c.f.First] >= 2 || inTime(c.d, c.f, i) && !open && len(c.who) == 0 {
			return
		}
		w := c.d.Lower(i)
		if ni := nameAt(c.d, c.f, i); ni >= 0 {
			m := &c.d.names[ni]
			if m.Value.Kind == schedule.Organisation && (c.d.Tokens[m.Last-1].Upper && m.Last-m.First == 1 && c.d.Lower(m.First-1) == "the" && c.d.Lower(m.First-2) == "at") || m.Value.Kind == schedule.Organisation && isOneOf(c.d.Lower(m.Last), "site", "headquarters", "venue", "platform", "secretariat", "premises", "hq") {
				c.add(ni) // "a meeting at the OSCE site" is a meeting of the OSCE
			}
			if open && !(m.Demonym && !delegation(c.d, m.Last)) && !speaks(c.d, c.f, m.First, m.Last) {
				c.add(ni)
			}
			i = m.Last - 1
			continue
		}
		switch {
		case isOneOf(w, "between", "with", "among", "against", "featuring", "involving", "by"):
			open = true
		case w == "of" || w == "for":
			open = open || i == c.t.last
		case isOneOf(w, "on", "in", "at", "from", "about", "over", "to", "under", "since", "near", "outside", "into", "after", "before", "ahead", "during", "amid", "as"):
			open = false
		case modal.Has(w) || beForms.Has(w) && w != "'s" && w != "’s" || says(c.d, i) || w == "has" || w == "have" || w == "had":
			return
		case inTime(c.d, c.f, i) && !object, w == "followed":
			return
		case inTime(c.d, c.f, i):
			open = false
		}
		for k := range c.f.triggers {
			if o := &c.f.triggers[k]; o.first == i && o.first != c.t.first && !o.verb {
				return
			}
		}
	}
}

// subject takes the names before a verb, back to the beginning of the clause.
func (c *crew) subject(lo, v int) {
	for _, ni := range c.f.names {
		m := &c.d.names[ni]
		if m.First < lo || m.Last > v {
			continue
		}
		if m.Demonym && !delegation(c.d, m.Last) || speaks(c.d, c.f, m.First, m.Last) {
			continue
		}
		prep := joining(c.d, c.f, m.First)
		place := m.Value.Kind == schedule.Location
		if prep != "" && prep != "and" && prep != "," && prep != "between" && prep != "with" && !(prep == "of" && !place) {
			continue
		}
		if place && prep == "," && !c.coordinated(m.First) {
			continue // "Geneva, Switzerland"
		}
		c.add(ni)
	}
}

// coordinated: a comma between two places joins them as actors only when an "and" follows in the list.
func (c *crew) coordinated(i int) bool {
	for j := i; j < c.f.Last && j < i+6; j++ {
		if c.d.Lower(j) == "and" {
			return true
		}
	}
	return false
}

// farSubject takes the subject from beyond a relative clause: "X, who was arrested on Friday, will appear".
func (c *crew) farSubject() {
	for _, ni := range c.f.names {
		m := &c.d.names[ni]
		if m.Last <= c.t.first && !m.Demonym && m.Value.Kind != schedule.Location && m.Value.Kind != schedule.Venue && !speaks(c.d, c.f, m.First, m.Last) {
			c.add(ni)
			return
		}
	}
}

// owners takes the persons before "their conversation", "his trial".
func (c *crew) owners() {
	for _, ni := range c.f.names {
		m := &c.d.names[ni]
		if m.Last <= c.t.np[0] && m.Value.Kind == schedule.Person && !speaks(c.d, c.f, m.First, m.Last) {
			c.add(ni)
		}
	}
}

// holder finds the verb that holds the happening and stands before its noun: "will hold [urgent] talks", "hosts a meeting".
func holder(d *document, f *frame, t *trigger, lo int) int {
	for i := t.np[0] - 1; i >= lo && i >= t.np[0]-5; i-- {
		w := d.Lower(i)
		if holds.Has(w) && d.Text(i+1) != "-" && d.Text(i-1) != "-" {
			return i
		}
		if !en.Determiner(w) && !en.Adverb(w) && d.Tokens[i].Kind == text.Word && en.Preposition(w) {
			return -1
		}
	}
	return -1
}

var holds = lang.Words(`hold holds held holding host hosts hosted hosting have has had attend attends attended chair chairs join begin begins began start starts
	resume resumes open opens conduct lead leads led organise organize stage stages plan convene convenes give gives deliver delivers face
	faces make makes play plays continue launch call called schedule scheduled announced pay cast planning stand get complete finish celebrate
	celebrates end ends`)

// relativeHead is the name that a relative clause speaks of: "AngoSat, which was launched …"; -1 for none.
func relativeHead(d *document, f *frame, lo int) int {
	if w := d.Lower(lo); w != "which" && w != "who" && w != "that" {
		return -1
	}
	for k := len(f.names) - 1; k >= 0; k-- {
		if m := &d.names[f.names[k]]; m.Last <= lo && lo-m.Last <= 1 && !m.Demonym {
			return f.names[k]
		}
	}
	return -1
}

// delegation: "the Russian delegation", "US officials" stand for their countries.
func delegation(d *document, i int) bool {
	if w := d.Lower(i); (w == "and" || w == "," || w == "&") && i+2 < len(d.Tokens) && d.Tokens[i+1].Capital {
		i += 2 // "British and French ministers"
	}
	return isOneOf(d.Lower(i), "delegation", "officials", "negotiators", "ministers", "envoys", "presidents", "diplomats", "delegations", "side", "representatives", "team", "counterpart", "counterparts", "leader", "leaders", "president", "foreign", "troops", "government", "parliament", "prime", "defence", "defense")
}

// joining is the preposition or conjunction a name hangs on, "" for none.
func joining(d *document, f *frame, i int) string {
	for j := i - 1; j >= f.First && j >= i-5; j-- {
		w := d.Lower(j)
		switch {
		case en.Preposition(w) || w == "and" || w == ",":
			return w
		case en.Determiner(w), d.Tokens[j].Capital, w == "-", w == "’s", w == "'s":
			continue
		case en.Function(w), says(d, j):
			return ""
		}
		if j < i-3 {
			return ""
		}
	}
	return ""
}

// speaks reports the subject or agent of a verb of saying near a name.
func speaks(d *document, f *frame, first, last int) bool {
	for j := last; j < f.Last && j < last+4; j++ {
		w := d.Lower(j)
		if says(d, j) {
			return true
		}
		if w != "," && !en.Adverb(w) && w != "has" && w != "had" && w != "have" && w != "also" {
			break
		}
	}
	for j := first - 1; j >= f.First && j >= first-6; j-- {
		w := d.Lower(j)
		if w == "to" && j > f.First && d.Lower(j-1) == "according" || w == "told" {
			return true
		}
		if says(d, j) && j >= first-5 {
			return !en.Preposition(d.Lower(j+1)) && w != "announced" && w != "confirmed"
		}
		if isOneOf(w, "spokesman", "spokeswoman", "spokesperson") {
			return true
		}
		if !d.Tokens[j].Capital && !en.Determiner(w) && w != "," && !isOneOf(w, "official", "secretary", "minister", "foreign", "press", "chief", "executive", "president") {
			break
		}
	}
	return false
}
