package extract

import (
	"strings"

	"dateline/schedule"
	"dateline/schedule/names"
	"dateline/tz/gazetteer"
)

// Where a body that acts sits: courts, parliaments, central banks, and the capital for what the state itself does.

// ofSeat: what a body with one seat does on its own, it does there: a court, a parliament, a central bank. It is the body
// of the sentence, the one that takes part, or for what has no party the only one that the article begins with.
func (r *reader) ofSeat(c *candidate) *where {
	if !sedentary[c.trig.kind.Name] {
		return nil
	}
	talk := kinOf(c.trig.kind.Name) == "talk"
	var s seats
	for i := range c.who {
		s.add(r.mentionOf(&c.who[i]), talk)
	}
	if s.n == 0 && (len(c.who) == 0 || !talk) {
		for _, ni := range c.doc.frame[c.frame].names {
			s.add(&c.doc.names[ni], talk)
		}
	}
	if s.n == 0 {
		if w := r.nationalBody(c); w != nil {
			return w
		}
	}
	if s.n == 0 && !c.trig.generic && (len(c.who) == 0 || onlyBodies(c.who) && (!talk || strings.HasSuffix(c.who[0].Value.Name, "Committee"))) {
		s = r.ledeSeats(talk)
	}
	if s.n != 1 || talk && (!onlyBodies(c.who) || len(r.parties(c)) > 0) {
		return nil // who meets a body may meet it anywhere
	}
	m := s.m
	return &where{name: m.Seat.Name, country: m.Seat.Country, zone: m.Seat.Zone, span: m.Span, text: m.Text, rule: "extract/seat"}
}

// sedentary kinds happen where the body that acts sits.
var sedentary = map[schedule.Kind]bool{"decision": true, "vote": true, "hearing": true, "trial": true, "sentencing": true, "verdict": true, "debate": true, "meeting": true,
	"press-conference": true, "announcement": true, "event": true}

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

func (s *seats) add(m *names.Mention, talk bool) {
	if m == nil || talk && ofStates[m.Value.Key] || m.Seat == nil || m.Agency || m.Value.Kind == schedule.Team || s.m != nil && s.m.Seat.Name == m.Seat.Name {
		return
	}
	s.m, s.n = m, s.n+1
}

// ofStates are bodies whose members come together wherever one of them invites.
var ofStates = map[string]bool{"nato": true, "osce": true, "opec": true, "united nations": true, "african union": true, "arab league": true, "european council": true, "european union": true,
	"world health organization": true, "world trade organization": true, "international monetary fund": true, "world bank": true, "asian development bank": true, "unesco": true, "oecd": true}

// lede is how many sentences tell what an article is about.
const lede = 3

// ledeSeats are the seats of the bodies that the headline and the first sentences name.
func (r *reader) ledeSeats(talk bool) seats {
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
				s.add(&d.names[ni], talk)
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
