package names

import (
	"strings"

	"dateline/schedule"
	"dateline/tz/gazetteer"
)

// near is a country in which places are looked for first, unless the best-known bearer of the name has more than factor
// times as many people. The cities and venues of a text show where it plays; countries and peoples may only be its actors.
type near struct {
	country string
	factor  int
}

// renown is the number of people a place nearby is weighed against: a capital counts for more than it holds.
func renown(e gazetteer.Entry) int {
	if e.Capital {
		return 5 * e.Population
	}
	return e.Population
}

// places settles the open places: what stands behind the name decides, then the country of the dateline, then the country
// the text speaks of most.
func (s *search) places() {
	nears := [3]near{{s.country, 0}, {s.locales.most(), 10}, {s.nations.most(), 3}}
	s.qualified()
	for k := range s.open {
		o := &s.open[k]
		m := &s.out[o.index]
		name := s.name(o)
		e, ok := gazetteer.Entry{}, false
		if o.hint != (gazetteer.Hint{}) {
			if e, ok = s.f.gaz.Best(name, o.hint); !ok && !o.venue {
				m.Value = unlisted(name, o.hint)
				continue
			}
		}
		if top := o.entries.entries[0]; !ok && !o.venue && s.f.seats[top.Name] != nil {
			e, ok = top, true // Geneva and Vienna are meant wherever the talkers come from
		}
		for _, n := range nears {
			if ok || n.country == "" {
				continue
			}
			x, found := s.f.gaz.Best(name, gazetteer.Hint{Near: n.country})
			if top := o.entries.entries[0]; found && x.Country == n.country && (n.factor == 0 || x.Class != gazetteer.ClassCity || top.Class != gazetteer.ClassCity || max(x.Population, 5000)*n.factor >= renown(top)) {
				e, ok = x, true
			}
		}
		if o.venue {
			// Only in the country the text is about: Wellington Arch stands in London.
			if ok && m.Value.Place != nil {
				m.Value.Place.Country, m.Value.Place.Zone = e.Country, e.Zone
			}
			continue
		}
		if !ok {
			e = o.entries.entries[0]
			if (o.evidence || prominent(e)) && doubtful(o.entries.entries, e, "") {
				// "Santa Rosa" in a text on Peru: a place, but not known which one.
				m.Value.Name, m.Value.Key = e.Name, key(e.Name)
				m.Value.Place = &schedule.Place{Name: e.Name}
				continue
			}
		}
		if o.common && !ok && !(o.evidence && o.entries.entries[0].Population >= 100_000) {
			m.weak = true
			continue
		}
		if !o.evidence && !prominent(e) {
			if m.weak = o.lone; !m.weak {
				m.Value = schedule.Name{Kind: schedule.Organisation, Name: m.Text, Key: key(m.Text)}
				m.rule = "names/capital"
			}
			continue
		}
		if e.Class == gazetteer.ClassCountry {
			m.Value = country(e.Country)
			continue
		}
		if o.hint == (gazetteer.Hint{}) && doubtful(o.entries.entries, e, e.Country) {
			e.Zone = "" // one of several Springfields
		}
		m.Value.Name, m.Value.Key, m.Value.Place = e.Name, placeKey(e), placeOf(e)
	}
}

// qualified gives later mentions of a name what stood behind an earlier one: after "Springfield, Ill." every Springfield of
// the text is that one.
func (s *search) qualified() {
	for k := range s.open {
		o := &s.open[k]
		if o.hint == (gazetteer.Hint{}) {
			continue
		}
		name := s.name(o)
		for j := k + 1; j < len(s.open); j++ {
			if p := &s.open[j]; p.hint == (gazetteer.Hint{}) && strings.EqualFold(s.name(p), name) {
				p.hint = o.hint
			}
		}
	}
}

func (s *search) name(o *openPlace) string {
	return s.d.Src[s.toks[o.first].Start:s.toks[o.entries.end-1].End]
}

// unlisted is a place whose name the gazetteer knows elsewhere only ("Pasadena, Newfoundland"): it has the country and, if
// there is but one, the zone of what stands behind it.
func unlisted(name string, hint gazetteer.Hint) schedule.Name {
	hint.Country = countryOf(gazetteer.Entry{}, hint)
	p := &schedule.Place{Name: name, Country: hint.Country}
	if e, ok := gazetteer.Region(hint.Region); ok {
		p.Zone = gazetteer.MainZone(e)
	} else if z, single := gazetteer.CountryZone(hint.Country); single {
		p.Zone = z
	}
	return schedule.Name{Kind: schedule.Location, Name: name, Key: key(name) + "/" + strings.ToLower(hint.Country), Place: p}
}

// countryOf is the country of what was found under a hint, else that of the hint.
func countryOf(e gazetteer.Entry, hint gazetteer.Hint) string {
	if e.Country != "" {
		return e.Country
	}
	if r, ok := gazetteer.Region(hint.Region); ok {
		return r.Country
	}
	return hint.Country
}

// doubtful reports that another bearer of a name has a third of the people of the one chosen and keeps another time; in
// one country where that is known.
func doubtful(list []gazetteer.Entry, e gazetteer.Entry, country string) bool {
	if e.Capital || e.Class != gazetteer.ClassCity || e.Population >= 1_000_000 {
		return false
	}
	for i := range list {
		x := &list[i]
		if x.Key != e.Key && x.Zone != e.Zone && x.Class == gazetteer.ClassCity && (country == "" || x.Country == country) && x.Population*3 > e.Population {
			return true
		}
	}
	return false
}
