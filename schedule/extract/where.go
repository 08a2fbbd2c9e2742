package extract

import (
	"strings"

	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/lang"
	"dateline/schedule/lang/en"
	"dateline/schedule/names"
	"dateline/schedule/text"
	"dateline/tz/gazetteer"
)

// where is the place of a candidate with its words.
type where struct {
	name, country, zone string
	span                schedule.Span
	text                string
	implied             bool // not said in the clause
	first               int  // token
	venue               bool // a building or ground, not a city or country
	rule                string
}

var locatives = lang.Words(`in at near outside inside around to from across over on throughout`)

// where finds the place said of a happening: the nearest venue or place behind a locative preposition, in the clause,
// else in the sentence. A venue and the city behind it are one place.
func (r *reader) where(d *document, f *frame, t *trigger, x *anchor.Resolved) *where {
	var best *where
	bestCost := 1000
	for _, ni := range f.names {
		m := &d.names[ni]
		unknown := m.Value.Kind == schedule.Organisation && t.kind.Name != "strike" && houses(d, f, m) // who strikes "at Rotorworks" works there
		if m.Demonym || m.Value.Kind != schedule.Location && m.Value.Kind != schedule.Venue && !unknown {
			continue
		}
		if m.First > f.First && m.Span.Start < d.line.End && m.Span.End > d.line.Start {
			continue // "ELMHOLT, Ohio, May 9": the state of the dateline
		}
		if m.First < t.np[1] && m.Last > t.np[0] && m.Value.Kind == schedule.Location {
			continue // a modifier: "the Geneva talks" tells the place only weakly
		}
		prep := prepositionBefore(d, f, m.First)
		if prep == "" && goal(d, f, t, m) {
			prep = "to"
		}
		if !locatives.Has(prep) && !((prep == "," || prep == "(") && m.First > f.First+1) && !listed(d, f, m.First) && !headsLine(d, f, m) {
			continue
		}
		if prep == "on" && m.Value.Kind == schedule.Location {
			continue // "talks on Ukraine"
		}
		if prep == "from" && !fromIsPlace(t) && !setsOff(d, f, m.First) || prep == "to" && t.kind.Name != "visit" && t.kind.Name != "transport" && !isOneOf(d.Lower(t.first), "travel", "go", "goes") && m.Value.Kind != schedule.Venue {
			continue
		}
		a, b := t.np[1], m.First
		if m.First < t.np[0] {
			a, b = m.Last, t.np[0]
		}
		strongest, sum := f.wallBetween(min(a, b), max(a, b))
		if strongest >= 4 && (m.First > t.first || m.First > f.First+3) || inRelative(d, f, m.First, t) {
			continue // of another clause, which tells of something else
		}
		if t.kind.Name == "strike" && ofOther(d, f, t, m.First) {
			continue // "strikes fall together with the conference in Manchester"
		}
		cost := abs(b-a)/2 + 3*sum
		if !f.listed && m.Last < t.np[0] && !locatives.Has(prep) && headsLine(d, f, m) && hasVerb(d, f) {
			cost += 14 // "CARDIFF, Wales - The inspectors will sit in Swansea": a dateline, unless nothing else is said
		}
		if strongest >= 2 {
			cost += 10
		}
		if m.First < t.np[0] && timeBetween(d, f, m.Last, t.np[0]) {
			cost += 8 // another clause begins with the time: "… in Brussels, and on Friday talks …"
		}
		if m.Value.Kind == schedule.Venue || unknown {
			cost -= 3
		}
		if prep == "," {
			cost += 6
		}
		if isSourcePlace(d, f, m.First) {
			continue
		}
		if cost < bestCost {
			w := &where{name: m.Value.Name, span: m.Span, text: m.Text, first: m.First, implied: sum > 8, venue: m.Value.Kind != schedule.Location}
			if p := m.Value.Place; p != nil {
				w.name, w.country, w.zone = written(m), p.Country, p.Zone
			}
			best, bestCost = w, cost
			r.join(d, f, w, m.Last)
		}
	}
	if best == nil {
		// "the Geneva talks", "the London summit": the modifier is the place when nothing else is.
		for _, ni := range f.names {
			m := &d.names[ni]
			if m.First >= t.np[0] && m.Last <= t.np[1] && m.Value.Kind == schedule.Venue {
				w := &where{name: m.Value.Name, span: m.Span, text: m.Text, first: m.First}
				if p := m.Value.Place; p != nil {
					w.name, w.country, w.zone = p.Name, p.Country, p.Zone
				}
				return w
			}
		}
	}
	return best
}

// written is the name of a place as the text has it: "Hannover" stays "Hannover" even where the gazetteer's word is "Hanover".
func written(m *names.Mention) string {
	p := m.Value.Place
	if m.Value.Kind != schedule.Location || m.Why.Rule != "names/place" && m.Why.Rule != "names/place-again" {
		return p.Name
	}
	t, _, _ := strings.Cut(m.Text, ",")
	if t == p.Name || strings.ContainsAny(t, ".\n") || strings.ToUpper(t) == t && (len(t) < 5 || strings.EqualFold(t, p.Name)) {
		return p.Name
	}
	if strings.ToUpper(t) == t {
		return capitalised(t)
	}
	return t
}

// goal: "will visit Ankara", "tours Malta": what is visited is where.
func goal(d *document, f *frame, t *trigger, m *names.Mention) bool {
	return t.verb && t.kind.Name == "visit" && m.Value.Kind == schedule.Location && m.First >= t.last && m.First <= t.last+1 && (m.First == t.last || en.Determiner(d.Lower(t.last)))
}

// ofOther: the place stands right behind the noun of another happening.
func ofOther(d *document, f *frame, t *trigger, i int) bool {
	for k := range f.triggers {
		if o := &f.triggers[k]; !o.verb && o.kind != t.kind && o.last < i && i-o.last <= 2 && locatives.Has(d.Lower(o.last)) {
			return true
		}
	}
	return false
}

// inRelative: token i stands in a relative clause that the trigger is no part of: "Moss, who was held at Elmholt airport, will
// appear in court".
func inRelative(d *document, f *frame, i int, t *trigger) bool {
	for j := i - 1; j > f.First && j > i-16; j-- {
		if f.wall[j+1-f.First] >= 3 {
			return false
		}
		if w := d.Lower(j); w == "who" || w == "whose" || w == "which" || w == "where" || w == "that" && d.Lower(j-1) == "so" {
			if t.first > j && t.first < i || t.last <= j && j-t.np[1] <= 1 {
				return false // "the race, which starts at the old mill"
			}
			// Behind it the clause of the trigger goes on after a comma, before it the relative clause is its end.
			return t.first < j || commaBetween(d, i, t.first)
		}
	}
	return false
}

func commaBetween(d *document, a, b int) bool {
	for i := a; i < b; i++ {
		if d.Text(i) == "," {
			return true
		}
	}
	return false
}

func timeBetween(d *document, f *frame, a, b int) bool {
	for i := a; i < b; i++ {
		if inTime(d, f, i) {
			return true
		}
	}
	return false
}

// join adds the city that follows a venue ("Westminster Hall, London", "the stadium in Al Khor") and gives a venue
// without a zone the zone of that city, or of the only country the article speaks of.
func (r *reader) join(d *document, f *frame, w *where, last int) {
	for _, ni := range f.names {
		m := &d.names[ni]
		if m.First < last || m.First > last+3 || m.Demonym || m.Value.Place == nil || m.Value.Kind != schedule.Location && m.Value.Kind != schedule.Venue {
			continue
		}
		between := strings.TrimSpace(d.Src[d.Tokens[last-1].End:d.Tokens[m.First].Start])
		if between != "," && between != "in" && between != "near" && between != ", in" && between != "(" && between != "in the" && between != "at" && between != "at the" {
			continue
		}
		p := m.Value.Place
		if w.zone == "" {
			w.zone, w.country = p.Zone, p.Country
		}
		if name := written(m); !strings.Contains(w.name, name) && !strings.Contains(w.name, p.Name) {
			w.name += ", " + name
		}
		w.span.End, last = m.Span.End, m.Last
	}
	w.text = d.Src[w.span.Start:w.span.End]
	if w.zone == "" && w.country == "" && w.venue {
		r.locate(d, f, w)
	}
}

// houses: a capitalised name behind "at" or "in the" holds the happening ("at the Casa Real", "in the Crane Loft"), unless
// it is a body that acts.
func houses(d *document, f *frame, m *names.Mention) bool {
	i := m.First - 1
	if i > f.First && en.Determiner(d.Lower(i)) {
		i--
	}
	if w := d.Lower(i); i < f.First || w != "at" && !(w == "in" && i < m.First-1) {
		return false
	}
	if last := d.Text(m.Last - 1); d.Tokens[m.Last-1].Upper || last == "League" || en.NameWords().Thing(last) {
		return false // an acronym is a body, even where one meets "at the OSCE"; a league or a festival is no house
	}
	if len(m.Text) < 4 {
		return false // "at T-7"
	}
	next := d.Lower(m.Last)
	return m.Last >= f.Last || d.Tokens[m.Last].Kind != text.Word || en.Preposition(next) || next == "and" || inTime(d, f, m.Last) || modal.Has(next) || beForms.Has(next)
}

// headsLine: "0130 SYDNEY - …", "Galway: …": a place that begins a line of a list.
func headsLine(d *document, f *frame, m *names.Mention) bool {
	if m.First > f.First+6 || f.kind == schedule.Debris || f.kind == schedule.Caption || m.Last >= f.Last {
		return false
	}
	for i := f.First; i < m.First; i++ {
		if d.Tokens[i].Kind == text.Word && !inTime(d, f, i) {
			return false
		}
	}
	next := d.Text(m.Last)
	return (next == "-" || next == "--" || next == "–" || next == "—") && d.Tokens[m.Last].Space || next == ":" && f.kind == schedule.Item
}

// locate gives a venue of unknown place the city beside it in the sentence, else that of the dateline, else the zone all
// places of the article share.
func (r *reader) locate(d *document, f *frame, w *where) {
	for _, ni := range f.names {
		m := &d.names[ni]
		if p := m.Value.Place; p != nil && p.Zone != "" && !m.Demonym && m.Value.Kind == schedule.Location && (w.country == "" || p.Country == w.country) && locatives.Has(prepositionBefore(d, f, m.First)) {
			w.zone, w.country = p.Zone, p.Country
			if !strings.Contains(w.name, p.Name) {
				w.name += ", " + p.Name
			}
			return
		}
	}
	if e, ok := r.dateline(); ok && e.Zone != "" && (w.country == "" || w.country == e.Country) {
		w.zone, w.country = e.Zone, e.Country
		return
	}
	w.zone, w.country = r.venueZone(d, w)
}

// dateline is the place of the dateline.
func (r *reader) dateline() (gazetteer.Entry, bool) {
	if r.a.Dateline == nil || r.a.Dateline.Place == "" {
		return gazetteer.Entry{}, false
	}
	return gazetteer.Default().Best(r.a.Dateline.Place, gazetteer.Hint{Near: r.a.Home.Country})
}

// venueZone: a venue the gazetteer does not know lies where the article's places lie, if they all share one zone.
func (r *reader) venueZone(d *document, w *where) (zone, country string) {
	if w.country != "" {
		return "", w.country
	}
	for i := range d.names {
		m := &d.names[i]
		if m.Demonym || m.Value.Place == nil || m.Value.Place.Zone == "" || m.Value.Kind != schedule.Location {
			continue
		}
		switch {
		case zone == "":
			zone, country = m.Value.Place.Zone, m.Value.Place.Country
		case zone != m.Value.Place.Zone:
			return "", ""
		}
	}
	if zone == "" && r.a.Dateline != nil {
		return "", ""
	}
	return zone, country
}

func fromIsPlace(t *trigger) bool {
	return t.kind.Name == "launch" || t.kind.Name == "transport"
}

// setsOff: "starts from the old mill", "will set off from Mihara": where a march or a race begins, it is.
func setsOff(d *document, f *frame, i int) bool {
	for j := i - 1; j > f.First && j >= i-4; j-- {
		if d.Lower(j) == "from" {
			return isOneOf(d.Lower(j-1), "start", "starts", "starting", "begin", "begins", "off", "depart", "departs", "leave", "leaves", "leaving")
		}
	}
	return false
}

func prepositionBefore(d *document, f *frame, i int) string {
	for j := i - 1; j >= f.First && j >= i-6; j-- {
		w := d.Lower(j)
		if locatives.Has(w) || w == "," || w == "(" {
			return w
		}
		if n := nameAt(d, f, j); n >= 0 && d.names[n].Demonym {
			continue // "in the Swiss city of Geneva"
		}
		if !isOneOf(w, "the", "a", "an", "his", "her", "its", "their", "central", "downtown", "nearby", "historic", "southern", "northern", "eastern", "western", "city", "capital", "of", "swiss", "-") && !d.Tokens[j].Capital {
			return ""
		}
		if d.Tokens[j].Capital && i-j > 2 {
			return ""
		}
	}
	return ""
}

// listed: a name alone after a dash or at the start of an agenda line.
func listed(d *document, f *frame, i int) bool {
	return f.kind == schedule.Item && i > f.First && isOneOf(d.Text(i-1), "–", "-", "—", ":", "|", "@")
}

// isSourcePlace: "said in Geneva", "told reporters in Paris" place the speaker.
func isSourcePlace(d *document, f *frame, i int) bool {
	if n := nameAt(d, f, i); n >= 0 && says(d, d.names[n].Last) {
		return true // "the office in Tokyo said"
	}
	for j := i - 1; j >= f.First && j >= i-5; j-- {
		switch d.Lower(j) {
		case "said", "told", "reporters", "journalists":
			return true
		}
	}
	return false
}
