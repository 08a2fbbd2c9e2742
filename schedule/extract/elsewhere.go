package extract

import (
	"slices"
	"strings"

	"dateline/schedule"
	"dateline/schedule/names"
)

// Where a happening is when its clause does not say so. A reader of news knows: the place stands in another sentence on
// the same happening, in the phrase that names it, in the body that acts, in the town the article is about. Such a place is
// implied and shown as that.

// elsewhere gives the candidates without a place one, by the surest of the rules that speaks.
func (r *reader) elsewhere() {
	for _, c := range r.found {
		if c.gone || c.place != nil || c.trig.kind.Name == "call" || remote(c) || slices.ContainsFunc(c.merged, remote) {
			continue
		}
		told := c
		if !c.inFrame() {
			// Taken over from another mention, with its words.
			i := slices.IndexFunc(c.merged, func(o *candidate) bool { return o.trig.first == c.trig.first && o.inFrame() })
			if i < 0 {
				continue
			}
			x := *c
			x.doc, x.frame = c.merged[i].doc, c.merged[i].frame
			told = &x
		}
		for _, rule := range [...]func(*candidate) *where{r.ofAnaphor, r.ofBlock, r.ofPhrase, r.ofMention, r.ofCourt, r.ofEach, r.ofGround, r.ofSeat, r.ofState, r.ofHost, r.ofHomeSide, r.ofScene} {
			if w := rule(told); w != nil {
				w.implied = true
				r.locateAt(c, w)
				break
			}
		}
	}
}

// toldOf are the rules that find the place of this very happening in another sentence: a bare clock is that place's. The
// others only conclude where it is.
var toldOf = map[string]bool{"extract/same-place": true, "extract/place-of-line": true, "extract/place-of-mention": true, "extract/court": true, "extract/place-of-all": true, "extract/ground": true}

func (r *reader) locateAt(c *candidate, w *where) {
	if !toldOf[w.rule] {
		c.implied = w
		return
	}
	c.place = w
	if c.clock != nil && c.when.Clock != nil && c.when.Grain == schedule.GrainDay && c.when.Zone == "" {
		r.setClock(c)
		c.when.Why = r.because(c)
	}
}

// inFrame reports that the words of a candidate stand in its sentence.
func (c *candidate) inFrame() bool {
	f := &c.doc.frame[c.frame]
	return c.trig.np[0] >= f.First && c.trig.np[1] <= f.Last && c.trig.first >= f.First && c.trig.last <= f.Last
}

// remote: what is held by video or on the web is nowhere.
func remote(c *candidate) bool {
	f := &c.doc.frame[c.frame]
	for i := f.First; i < f.Last; i++ {
		switch c.doc.Lower(i) {
		case "online", "virtual", "virtually", "videoconference", "teleconference", "webcast", "webinar", "livestream", "zoom", "remotely":
			return true
		case "video", "conference":
			if w := c.doc.Lower(i + 1); w == "conference" || w == "link" || w == "call" {
				return true
			}
		}
	}
	return false
}

// placed makes a place of a mention.
func placed(m *names.Mention, rule string) *where {
	w := &where{name: m.Value.Name, span: m.Span, text: m.Text, first: m.First, rule: rule}
	if p := m.Value.Place; p != nil {
		w.name, w.country, w.zone = written(m), p.Country, p.Zone
	}
	return w
}

// isTown: a city or region, neither a country nor a people.
func isTown(m *names.Mention) bool {
	return m.Value.Kind == schedule.Location && !m.Demonym && m.Value.Place != nil && !strings.HasPrefix(m.Value.Key, "/") && (m.Value.Place.Country != "" || m.Why.Rule == "names/town")
}

// isCountry: a country or its people.
func isCountry(m *names.Mention) bool { return strings.HasPrefix(m.Value.Key, "/") }

// ofAnaphor: "in the same court", "at the stadium": a definite noun behind a preposition of place takes up the name before it
// that ends so, "the same place" the place stated last.
func (r *reader) ofAnaphor(c *candidate) *where {
	d, f := c.doc, &c.doc.frame[c.frame]
	lo, hi := clause(f, &c.trig, nil)
	for i := lo + 1; i+1 < hi; i++ {
		if d.Lower(i) != "the" {
			continue
		}
		noun, same := d.Lower(i+1), false
		if same = noun == "same"; same {
			noun = d.Lower(i + 2)
		} else if !isOneOf(d.Lower(i-1), "in", "at", "from", "outside", "inside", "before", "to") {
			continue
		}
		if same && isOneOf(noun, "place", "venue", "spot", "location", "site") {
			if w := r.placeBefore(c); w != nil {
				return w
			}
			continue
		}
		if w := r.namedBefore(d, i, noun); w != nil && (same || w.venue) {
			return w
		}
	}
	return nil
}

// placeBefore is the place stated last before a candidate.
func (r *reader) placeBefore(c *candidate) *where {
	for k := len(r.found) - 1; k >= 0; k-- {
		if o := r.found[k]; o.doc == c.doc && o.at < c.at && o.place != nil {
			w := *o.place
			w.rule = "extract/same-place"
			return &w
		}
	}
	return nil
}

// namedBefore is the last name before token i whose last word is the noun: "Elmholt District Court" for "court".
func (r *reader) namedBefore(d *document, i int, noun string) *where {
	for k := len(d.names) - 1; k >= 0; k-- {
		m := &d.names[k]
		if m.Last > i || m.Value.Kind != schedule.Venue && m.Value.Kind != schedule.Organisation || m.Last-m.First < 2 || d.Lower(m.Last-1) != noun {
			continue
		}
		w := placed(m, "extract/same-place")
		w.venue = m.Value.Kind == schedule.Venue
		if m.Seat != nil {
			w.country, w.zone = m.Seat.Country, m.Seat.Zone
		}
		if m.Value.Kind != schedule.Venue {
			w.name = m.Value.Name // the country of a body is no part of its name
		}
		return w
	}
	return nil
}

// ofPhrase: "the Malmo performance", "the Geneva talks", "the Kenyan election": one town in the phrase that names the
// happening is its place; a country only of what a whole country does.
func (r *reader) ofPhrase(c *candidate) *where {
	if c.trig.generic || c.trig.verb {
		return nil
	}
	var town, country *names.Mention
	f := &c.doc.frame[c.frame]
	for _, ni := range f.names {
		m := &c.doc.names[ni]
		if m.First < c.trig.np[0] || m.Last > c.trig.np[1] || m.Last > c.trig.first {
			continue
		}
		switch {
		case isCountry(m):
			if country != nil {
				return nil
			}
			country = m
		case isTown(m):
			if town != nil || c.doc.Text(m.Last) == "-" || m.First > f.First && c.doc.Text(m.First-1) == "-" {
				return nil // "the Moscow-Minsk talks" are held elsewhere
			}
			town = m
		}
	}
	switch {
	case town != nil && c.trig.kind.Name != "match":
		return placed(town, "extract/place-of-phrase")
	case country != nil && (nationwide[c.trig.kind.Name] || c.trig.kind.Name == "launch" || c.trig.kind.Name == "release"):
		return placed(country, "extract/place-of-phrase")
	}
	return constituency(c, f)
}

// constituency: "the Port Esso by-election" is held there, whether or not a gazetteer has it.
func constituency(c *candidate, f *frame) *where {
	if c.trig.base != "by-election" && c.trig.base != "primary" {
		return nil
	}
	for _, ni := range f.names {
		if m := &c.doc.names[ni]; m.Last == c.trig.first && m.First >= c.trig.np[0] && m.Value.Kind == schedule.Organisation && m.Why.Rule == "names/capital" {
			return placed(m, "extract/place-of-phrase")
		}
	}
	return nil
}

// nationwide kinds take in a whole country unless the text says otherwise.
var nationwide = map[schedule.Kind]bool{"election": true, "strike": true, "effect": true}

// ofMention takes the place that another sentence states of the same happening.
func (r *reader) ofMention(c *candidate) *where {
	if c.trig.generic {
		return nil
	}
	var best *where
	for _, o := range r.found {
		if o == c || o.gone || o.place == nil || o.place.implied || o.trig.generic || o.trig.kind != c.trig.kind && kinOf(o.trig.kind.Name) != kinOf(c.trig.kind.Name) {
			continue
		}
		if !sharesParty(c, o) || (o.trig.kind.Name == "tournament") != (c.trig.kind.Name == "tournament") {
			continue
		}
		if best != nil && best.name != o.place.name {
			return nil // a tour
		}
		best = o.place
	}
	if best == nil {
		best = r.undated(c)
	}
	if best == nil {
		return nil
	}
	w := *best
	w.rule = "extract/place-of-mention"
	return &w
}

// undated looks for the place in the nearest sentence that speaks of the happening without a time: "The trial will be held in
// Tartu. It …".
func (r *reader) undated(c *candidate) *where {
	d := c.doc
	for step := 1; step <= 2*reach; step++ {
		for _, k := range [...]int{c.frame - step, c.frame + step} {
			if k < 0 || k >= len(d.frame) || len(d.frame[k].names) == 0 || len(d.frame[k].times) > 0 || d.frame[k].kind == schedule.Debris {
				continue
			}
			f := &d.frame[k]
			r.x.prepare(d, f)
			for n := range f.triggers {
				o := &f.triggers[n]
				if o.kind != c.trig.kind || o.adjunct {
					continue
				}
				w := r.where(d, f, o, nil)
				if w == nil || w.implied {
					continue
				}
				who := participants(d, f, o, nil, w)
				if len(who) > 0 && len(c.who) > 0 && compatibleNames(who, c.who) || c.trig.definite && o.base == c.trig.base && (len(who) == 0 || len(c.who) == 0) {
					return w
				}
			}
		}
	}
	return nil
}

// sharesParty: the same parties, or where one names none the same subject, or the same bare noun taken up.
func sharesParty(a, b *candidate) bool {
	if len(a.who) > 0 && len(b.who) > 0 {
		if kinOf(a.trig.kind.Name) == "talk" { // Kenya may talk with Britain here and with others there
			n := sharedNames(a.who, b.who)
			return n == len(a.who) && n == len(b.who) || sameDay(a, b) && n == min(len(a.who), len(b.who))
		}
		return compatibleNames(a.who, b.who)
	}
	if a.subject != "" || b.subject != "" {
		return a.trig.kind == b.trig.kind && a.subject == b.subject
	}
	return a.trig.kind == b.trig.kind && a.trig.base == b.trig.base && (a.trig.definite || a.title == b.title)
}

// ofBlock: a line of an agenda that begins with its place holds further sentences: "RIGA - The bank holds its conference.
// Opening remarks at 0615."
func (r *reader) ofBlock(c *candidate) *where {
	d := c.doc
	for k := c.frame - 1; k >= 0 && d.frame[k].Block == d.frame[c.frame].Block; k-- {
		f := &d.frame[k]
		if k > 0 && d.frame[k-1].Block == f.Block || len(f.names) == 0 || d.line.Len() > 0 && d.line.Start >= f.Start && d.line.Start < f.End {
			continue
		}
		if m := &d.names[f.names[0]]; isTown(m) && headsLine(d, f, m) {
			return placed(m, "extract/place-of-line")
		}
	}
	return nil
}

// ofEach: "Each session is held in the Great Hall": what is said of all is true of every line of the programme.
func (r *reader) ofEach(c *candidate) *where {
	d := c.doc
	for i := range min(len(d.frame), lookFar) {
		f := &d.frame[i]
		if len(f.names) == 0 || f.Last-f.First < 4 {
			continue
		}
		for j := f.First; j < f.First+2; j++ {
			if w := d.Lower(j); w != "each" && w != "all" && w != "both" && w != "every" {
				continue
			}
			r.x.prepare(d, f)
			for k := j + 1; k <= j+2; k++ {
				if !isOneOf(d.Lower(k), "session", "sessions", "event", "events", "ceremony", "ceremonies", "match", "matches", "game", "games", "concert", "concerts", "performance", "performances", "screening", "screenings", "lecture", "lectures", "meeting", "meetings", "hearings", "shows") {
					continue
				}
				t := trigger{first: k, last: k + 1, np: [2]int{j, k + 1}, kind: genericKind}
				if w := r.where(d, f, &t, nil); w != nil {
					w.rule = "extract/place-of-all"
					return w
				}
			}
		}
	}
	return nil
}

// mentionOf finds the mention behind a participant.
func (r *reader) mentionOf(w *schedule.Mention[schedule.Name]) *names.Mention {
	d := r.body
	if w.Span.In == schedule.InTitle {
		d = r.head
	}
	if d == nil {
		return nil
	}
	for i := range d.names {
		if m := &d.names[i]; m.Span == w.Span {
			return m
		}
	}
	return nil
}
