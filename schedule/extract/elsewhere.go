package extract

import (
	"slices"
	"strings"

	"dateline/schedule"
	"dateline/schedule/lang/en"
	"dateline/schedule/names"
	"dateline/tz/gazetteer"
)

// Where a happening is when its clause does not say so. A reader of news knows: the place stands in another sentence on
// the same happening, in the phrase that names it, in the body that acts, in the town the article is about. Such a place is
// implied and shown as that.

// elsewhere gives the candidates without a place one, by the surest of the rules that speaks.
func (r *reader) elsewhere() {
	for _, c := range r.found {
		if c.gone || c.place != nil || c.trig.kind.Name == "call" || remote(c) {
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
		for _, rule := range [...]func(*candidate) *where{r.ofAnaphor, r.ofBlock, r.ofPhrase, r.ofMention, r.ofCourt, r.ofEach, r.ofGround, r.ofSeat, r.ofState, r.ofHomeSide, r.ofScene} {
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
		if o == c || o.place == nil || o.place.implied || o.trig.generic || o.trig.kind != c.trig.kind && kinOf(o.trig.kind.Name) != kinOf(c.trig.kind.Name) {
			continue
		}
		if !sharesParty(c, o) {
			continue
		}
		if best != nil && best.name != o.place.name {
			return nil // a tour
		}
		best = o.place
	}
	if best == nil {
		return nil
	}
	w := *best
	w.rule = "extract/place-of-mention"
	return &w
}

// sharesParty: the same parties, or where one names none the same subject, or the same bare noun taken up.
func sharesParty(a, b *candidate) bool {
	if len(a.who) > 0 && len(b.who) > 0 {
		return compatibleNames(a.who, b.who)
	}
	if a.subject != "" || b.subject != "" {
		return a.trig.kind == b.trig.kind && a.subject == b.subject
	}
	return a.trig.kind == b.trig.kind && a.trig.base == b.trig.base && (a.trig.definite || a.title == b.title)
}

// ofCourt: a hearing, a trial, a sentence is where the court sits that the article names first.
func (r *reader) ofCourt(c *candidate) *where {
	if kinOf(c.trig.kind.Name) != "court" {
		return nil
	}
	d := r.body
	for i := range d.frame {
		f := &d.frame[i]
		for _, ni := range f.names {
			m := &d.names[ni]
			if m.Value.Kind != schedule.Venue && m.Value.Kind != schedule.Organisation || m.Last-m.First < 2 || d.Text(m.Last-1) != "Court" && d.Text(m.Last-1) != "Tribunal" {
				continue
			}
			w := placed(m, "extract/court")
			w.venue = true
			if m.Seat != nil {
				w.country, w.zone = m.Seat.Country, m.Seat.Zone
			}
			w.name = m.Value.Name
			r.x.prepare(d, f)
			r.join(d, f, w, m.Last)
			return w
		}
	}
	return nil
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

// ofGround: the ground that a report of a match names in the sentences beside it, unless another match is played there.
func (r *reader) ofGround(c *candidate) *where {
	if c.trig.kind.Name != "match" {
		return nil
	}
	d := c.doc
	for _, k := range [...]int{c.frame, c.frame - 1, c.frame + 1, c.frame - 2, c.frame + 2} {
		if k < 0 || k >= len(d.frame) {
			continue
		}
		f := &d.frame[k]
		for _, ni := range f.names {
			m := &d.names[ni]
			if m.Value.Kind != schedule.Venue || !grounds[d.Text(m.Last-1)] || r.taken(c, m) {
				continue
			}
			w := placed(m, "extract/ground")
			w.venue = true
			r.x.prepare(d, f)
			r.join(d, f, w, m.Last)
			return w
		}
	}
	return nil
}

// grounds are the last words of names of places where matches are played.
var grounds = map[string]bool{"Park": true, "Stadium": true, "Ground": true, "Arena": true, "Field": true, "Oval": true, "Bowl": true, "Garden": true, "Stadion": true, "Pavilion": true, "Dome": true}

// taken: another match of other sides is played there.
func (r *reader) taken(c *candidate, m *names.Mention) bool {
	for _, o := range r.found {
		if o.place != nil && o.place.span.Overlaps(m.Span) && !c.trig.definite && len(o.who) > 1 && !compatibleNames(o.who, c.who) {
			return true
		}
	}
	return false
}

// ofSeat: what a body with one seat does on its own, it does there: a court, a parliament, a central bank. It is the body
// of the sentence, the one that takes part, or for what has no party the only one that the article begins with.
func (r *reader) ofSeat(c *candidate) *where {
	if !sedentary[c.trig.kind.Name] {
		return nil
	}
	f := &c.doc.frame[c.frame]
	var s seats
	for _, ni := range f.names {
		s.add(&c.doc.names[ni])
	}
	if s.n == 0 {
		for i := range c.who {
			s.add(r.mentionOf(&c.who[i]))
		}
	}
	if s.n == 0 {
		if w := r.nationalBody(c); w != nil {
			return w
		}
	}
	if s.n == 0 && !c.trig.generic && onlyBodies(c.who) {
		s = r.ledeSeats()
	}
	if s.n != 1 {
		return nil
	}
	m := s.m
	return &where{name: m.Seat.Name, country: m.Seat.Country, zone: m.Seat.Zone, span: m.Span, text: m.Text, rule: "extract/seat"}
}

// onlyBodies: nobody takes part but bodies, such as the committee of another one.
func onlyBodies(who []schedule.Mention[schedule.Name]) bool {
	for i := range who {
		if who[i].Value.Kind != schedule.Organisation {
			return false
		}
	}
	return true
}

// seats counts the different seats of bodies.
type seats struct {
	m *names.Mention
	n int
}

func (s *seats) add(m *names.Mention) {
	if m == nil || m.Seat == nil || m.Agency || m.Value.Kind == schedule.Team || s.m != nil && s.m.Seat.Name == m.Seat.Name {
		return
	}
	s.m, s.n = m, s.n+1
}

// lede is how many sentences tell what an article is about.
const lede = 3

// ledeSeats are the seats of the bodies that the headline and the first sentences name.
func (r *reader) ledeSeats() seats {
	var s seats
	for _, d := range []*document{r.head, r.body} {
		if d == nil {
			continue
		}
		told := 0
		for i := range d.frame {
			f := &d.frame[i]
			if f.kind == schedule.Debris || f.kind == schedule.Caption {
				continue
			}
			if told++; told > lede {
				break
			}
			for _, ni := range f.names {
				s.add(&d.names[ni])
			}
		}
	}
	return s
}

// nationalBody: "parliament", "the Senate", "the National Assembly" sit in the capital of the country that the article is
// about; in a federation only where nothing speaks for the parliament of a state.
func (r *reader) nationalBody(c *candidate) *where {
	f := &c.doc.frame[c.frame]
	at, federal := -1, false
	for i := f.First; i < f.Last && at < 0; i++ {
		switch c.doc.Lower(i) {
		case "parliament", "senate", "senators":
			at, federal = i, true
		case "national":
			if w := c.doc.Lower(i + 1); w == "assembly" || w == "parliament" || w == "diet" {
				at = i
			}
		case "house":
			if c.doc.Tokens[i].Capital && c.doc.Lower(i-1) == "the" && c.doc.Lower(i+1) != "of" && strings.Contains(r.body.Src, "National Assembly") {
				at = i
			}
			if w := c.doc.Lower(i + 2); c.doc.Lower(i+1) == "of" && (w == "representatives" || w == "commons" || w == "lords") {
				at = i
			}
		case "supreme", "constitutional":
			if c.doc.Lower(i+1) == "court" {
				at, federal = i, c.doc.Lower(i) == "supreme"
			}
		case "central":
			if c.doc.Lower(i+1) == "bank" {
				at = i
			}
		}
	}
	if at < 0 || isOneOf(c.doc.Lower(at-1), "european", "state", "provincial", "regional", "student", "student's", "scottish", "welsh", "youth", "federal") {
		return nil
	}
	s := r.theScene()
	country := ownerBefore(c.doc, f, at)
	if country == "" {
		country = s.country()
	}
	capital, ok := gazetteer.Capital(country)
	if !ok {
		return nil
	}
	if town := s.local(); federal && federation[country] && town != nil && town.name != capital.Name {
		return nil
	}
	return &where{name: capital.Name, country: capital.Country, zone: capital.Zone, span: c.doc.Span(at, at+1), text: c.doc.Text(at), rule: "extract/seat-in-capital"}
}

// ownerBefore is the country named right before a body: "the Kenyan parliament", "Chile's central bank".
func ownerBefore(d *document, f *frame, at int) string {
	for _, ni := range f.names {
		if m := &d.names[ni]; isCountry(m) && m.Value.Place != nil && (m.Last == at || m.Last == at-1) {
			return m.Value.Place.Country
		}
	}
	return ""
}

// federation lists countries whose states have parliaments and supreme courts of their own.
var federation = map[string]bool{"AR": true, "AT": true, "AU": true, "BE": true, "BR": true, "CA": true, "CH": true, "DE": true, "GB": true, "IN": true, "MX": true, "MY": true, "NG": true, "PK": true, "US": true}

// ofState: a state funeral, a coronation, the swearing-in of a president is held in the capital.
func (r *reader) ofState(c *candidate) *where {
	if k := c.trig.kind.Name; k != "funeral" && k != "ceremony" || c.trig.generic {
		return nil
	}
	f := &c.doc.frame[c.frame]
	at := -1
	lo, hi := clause(f, &c.trig, nil)
	switch {
	case c.trig.verb && isOneOf(c.trig.base, "be sworn in", "take office", "take the oath", "be crowned"):
		lo, hi = f.First, f.Last
	case c.trig.kind.Name == "funeral" && c.frame > 1:
		lo = c.doc.frame[c.frame-2].First // who died stands before it
	}
	for i := lo; i < hi && at < 0; i++ {
		switch c.doc.Lower(i) {
		case "queen", "king", "president", "emperor", "pope":
			at = i
		case "state", "coronation":
			if i >= c.trig.np[0] && i < c.trig.np[1] {
				at = i
			}
		}
	}
	if at < 0 {
		return nil
	}
	country := r.theScene().country()
	if n := r.theScene().nation; n != nil {
		country = n.country
	}
	capital, ok := gazetteer.Capital(country)
	if !ok {
		return nil
	}
	return &where{name: capital.Name, country: capital.Country, zone: capital.Zone, span: c.doc.Span(at, at+1), text: c.doc.Text(at), rule: "extract/seat-in-capital"}
}

// sedentary kinds happen where the body that acts sits.
var sedentary = map[schedule.Kind]bool{"decision": true, "vote": true, "hearing": true, "trial": true, "sentencing": true, "verdict": true, "debate": true, "meeting": true,
	"press-conference": true, "announcement": true, "event": true}

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

// ofHomeSide: a match is played where the side named first is at home, or the one that the other travels to.
func (r *reader) ofHomeSide(c *candidate) *where {
	if c.trig.kind.Name != "match" || len(c.who) < 2 {
		return nil
	}
	home := &c.who[0]
	for i := range c.who {
		m := r.mentionOf(&c.who[i])
		if m == nil {
			continue
		}
		if i > 0 && m.Span.In == c.doc.In && (isOneOf(c.doc.Lower(m.First-1), "at", "to") || c.doc.Lower(m.First-1) == "the" && isOneOf(c.doc.Lower(m.First-2), "at", "to")) {
			home = &c.who[i]
		}
	}
	if m := r.mentionOf(home); m != nil && m.Seat != nil {
		return &where{name: m.Seat.Name, country: m.Seat.Country, zone: m.Seat.Zone, span: m.Span, text: m.Text, rule: "extract/home-side"}
	}
	if home.Value.Kind != schedule.Team && home.Value.Kind != schedule.Organisation {
		return nil
	}
	var words [6]string
	n := 0
	for _, w := range strings.Fields(home.Value.Name) {
		if n < len(words) {
			words[n] = w
			n++
		}
	}
	k, entries := gazetteer.Default().Longest(words[:n])
	if k == 0 || k == n || len(entries) == 0 || en.NameWords().Common(strings.ToLower(words[0])) {
		return nil
	}
	country := r.theScene().country()
	for i := range entries {
		e := &entries[i]
		if e.Class == gazetteer.ClassCity && (e.Country == country || country == "" && len(entries) == 1) {
			return &where{name: e.Name, country: e.Country, zone: e.Zone, span: home.Span, text: home.Text, rule: "extract/home-side"}
		}
	}
	return nil
}
