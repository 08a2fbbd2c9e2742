package extract

import (
	"strings"

	"dateline/schedule"
	"dateline/schedule/lang/en"
	"dateline/schedule/names"
	"dateline/schedule/text"
	"dateline/tz/gazetteer"
)

// Where a match is played: the ground named beside it, the host of the tournament, the home of the first side.

// ofHomeSide: a match is played where the side named first is at home, or the one that the other travels to.
func (r *reader) ofHomeSide(c *candidate) *where {
	match := c.trig.kind.Name == "match"
	if !match && c.trig.kind.Name != "visit" {
		return nil
	}
	if w := r.visited(c); w != nil {
		return w
	}
	if !match || len(c.who) < 2 {
		return nil
	}
	home := &c.who[0]
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

// visited: who travels to a club or plays at one is on its ground.
func (r *reader) visited(c *candidate) *where {
	f := &c.doc.frame[c.frame]
	for _, ni := range f.names {
		if m := &c.doc.names[ni]; m.First >= c.trig.last && m.Value.Kind == schedule.Team && m.Seat != nil && (isOneOf(c.doc.Lower(m.First-1), "to", "at") || c.doc.Lower(m.First-1) == "the" && isOneOf(c.doc.Lower(m.First-2), "to", "at")) {
			return &where{name: m.Seat.Name, country: m.Seat.Country, zone: m.Seat.Zone, span: m.Span, text: m.Text, rule: "extract/home-side"}
		}
	}
	return nil
}

// ofHost: matches between countries are played where the article says that the tournament is held.
func (r *reader) ofHost(c *candidate) *where {
	if k := c.trig.kind.Name; k != "match" && k != "tournament" {
		return nil
	}
	for i := range c.who {
		if !strings.HasPrefix(c.who[i].Value.Key, "/") && c.who[i].Value.Kind != schedule.Team {
			return nil
		}
		if m := r.mentionOf(&c.who[i]); m != nil && m.Seat != nil {
			return nil // clubs
		}
	}
	for _, d := range []*document{r.head, r.body} {
		if d == nil {
			continue
		}
		for i := range min(len(d.frame), lookFar) {
			f := &d.frame[i]
			for _, ni := range f.names {
				if m := &d.names[ni]; isCountry(m) && !m.Demonym && m.Value.Place != nil && hosts(d, f, m) {
					return placed(m, "extract/host")
				}
			}
		}
	}
	return nil
}

// hosts: "hosts Qatar", "the host country, Qatar", "the Qatar World Cup", "the World Cup in Qatar".
func hosts(d *document, f *frame, m *names.Mention) bool {
	for j := m.First - 1; j >= f.First && j >= m.First-3; j-- {
		w := d.Lower(j)
		if w == "host" || w == "hosts" {
			return true
		}
		if w == "cup" && d.Lower(j-1) == "world" || w == "olympics" || w == "championships" || w == "championship" {
			return true
		}
		if w != "in" && w != "," && w != "country" && w != "nation" && w != "the" && w != "nations" && d.Tokens[j].Kind != text.Number {
			return false
		}
	}
	return d.Lower(m.Last) == "world" && d.Lower(m.Last+1) == "cup" || d.Lower(m.Last) == "olympics" || d.Lower(m.Last) == "games" && d.Tokens[m.Last].Capital
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
