package names

import (
	"strings"

	"dateline/schedule"
	"dateline/schedule/text"
	"dateline/tz/gazetteer"
)

// found is the longest name of the gazetteer at a token.
type found struct {
	end     int // token behind it
	entries []gazetteer.Entry
}

// openPlace is a city or region whose country is settled when the whole text has been read.
type openPlace struct {
	index    int // of the mention in search.out
	first    int
	entries  found
	hint     gazetteer.Hint // ", Oregon"
	evidence bool
	venue    bool // the city stands in the name of a venue
	lone     bool // begins a sentence, so that no name remains without the place
	common   bool // a word of everyday English, read as a place only in a country the text is about
}

// tally counts the countries a text speaks of. A text names few, so a list is enough.
type tally []nation

type nation struct {
	code string
	n    int
}

func (t *tally) add(code string, n int) {
	for i := range *t {
		if (*t)[i].code == code {
			(*t)[i].n += n
			return
		}
	}
	*t = append(*t, nation{code, n})
}

// most gives the country spoken of most, the first one of several.
func (t tally) most() string {
	best := nation{}
	for _, x := range t {
		if x.n > best.n {
			best = x
		}
	}
	return best.code
}

// longest asks the gazetteer for the longest name at i. Hyphens and the stop of "St." are passed over; an apostrophe that
// is part of the name ("St John's", "King's Lynn", "Lord's") stays with its word.
func (s *search) longest(i int) (found, bool) {
	var words [8]string
	var ends [8]int
	n := 0
	for j := i; j < s.last && n < len(words); j++ {
		t := &s.toks[j]
		if t.Kind == text.Punct || t.Kind == text.Symbol {
			if n > 0 && (s.hyphen(j) || s.word(j) == "." && !t.Space && s.abbreviated(j-1)) {
				continue
			}
			break
		}
		if n > 0 && s.possessive(j) {
			if w := s.lower(i); w != "st" && w != "saint" && !(n == 1 && (w == "lord" || (w == "king" || w == "queen") && s.capital(j+1))) {
				break
			}
			words[n-1] = s.d.Src[s.toks[j-1].Start:t.End]
			ends[n-1] = j + 1
			continue
		}
		if !t.Capital && t.Kind == text.Word && !s.f.lex.Function(s.lower(j)) && !particle.Has(s.lower(j)) && !s.hyphen(j-1) && n > 0 && s.lower(j) != "airport" {
			break
		}
		words[n], ends[n] = s.word(j), j+1
		n++
	}
	if n == 0 {
		return found{}, false
	}
	k, entries := s.f.gaz.Longest(words[:n])
	if k == 0 || len(entries) == 0 {
		return found{}, false
	}
	return found{ends[k-1], entries}, true
}

// place finds a country, a known venue, a region or a city at token i.
func (s *search) place(i int, r run) (Mention, bool) {
	p, ok := s.longest(i)
	if !ok || calendarWord.Has(s.lower(i)) || monthWord(s.lower(i)) && p.end == i+1 {
		return Mention{}, false
	}
	e := p.entries[0]
	if e.Class == gazetteer.ClassVenue {
		if p.end == i+1 && (s.common(i) && s.lower(i-1) != "the" && !s.locative(i) || s.longer(i, p.end, r) || s.f.lex.FirstName(s.word(i)) && !s.locative(i)) {
			return Mention{}, false
		}
		if p.end < r.last && s.longer(i, p.end, r) {
			return Mention{}, false
		}
		m, _ := s.venue(i, p)
		return m, true
	}
	if s.longer(i, p.end, r) || s.afterName(i) {
		return Mention{}, false
	}
	m, next := s.city(i, p, r)
	return m, next > i
}

// longer reports that a place is only the beginning of a longer name: "Paris Hilton", "London Irish", "Jordan Henderson".
// An office, a people, another place, a known body or a headline's common word behind it leave it a place.
func (s *search) longer(i, end int, r run) bool {
	if end >= r.last || s.hyphen(end) && s.capital(end+1) {
		return false
	}
	if feature.Has(s.word(r.last - 1)) {
		return true // "the Indian Ocean"
	}
	if s.toks[end].Kind != text.Word {
		return s.toks[end].Kind != text.Number
	}
	if end == i+1 && s.f.lex.FirstName(s.word(i)) && s.officeAt(end) == 0 {
		return true
	}
	next := s.word(end)
	if s.upper(end) && len(next) <= 3 && end+1 < s.last && s.toks[end+1].Kind == text.Number && !s.toks[end+1].Space {
		return false // "London SW7"
	}
	switch {
	case s.officeAt(end) > 0, s.f.lex.FirstName(next), len(next) == 1:
		return false
	case (s.title || s.caps) && s.common(end):
		return false
	}
	if k, _ := s.known(end); k != nil && (len(k.Words) > 1 || s.upper(end) || s.head(run{i, r.last}) == 0) {
		return false
	}
	if _, ok := gazetteer.Demonym(next); ok {
		return false
	}
	if p, ok := s.longest(end); ok && p.end >= r.last && (p.entries[0].Class == gazetteer.ClassCountry || s.locative(i)) {
		return false
	}
	// "the Qatar World Cup", "the Geneva Conventions": what is held or signed there.
	return !s.f.lex.Thing(s.word(r.last - 1))
}

// afterName reports a capitalised word right before that belongs to it: a first name, another name.
func (s *search) afterName(i int) bool {
	if i == s.first || s.toks[i-1].Kind != text.Word || !s.toks[i-1].Capital {
		return false
	}
	w := s.lower(i - 1)
	if s.f.lex.Function(w) || calendarWord.Has(w) || monthWord(w) || s.title || s.caps || s.begins(i-1) && s.common(i-1) {
		return false
	}
	if len(s.out) > 0 && s.out[len(s.out)-1].Last == i {
		return false // that was a name of its own
	}
	return s.f.lex.FirstName(s.word(i-1)) || !s.common(i-1)
}

// venue makes a mention of a known venue, named as the text says it, with the city it lies in.
func (s *search) venue(i int, p found) (Mention, int) {
	e := p.entries[0]
	name := s.text(i, p.end)
	s.nations.add(e.Country, 1)
	s.locales.add(e.Country, 1)
	at := &schedule.Place{Name: name, Country: e.Country, Zone: e.Zone}
	if e.City != "" && !strings.Contains(name, e.City) {
		at.Name += ", " + e.City
	}
	return s.mention(i, p.end, schedule.Name{Kind: schedule.Venue, Name: name, Key: key(name), Place: at}, "names/venue"), p.end
}

// city makes a mention of a country at once, of a region or city provisionally.
func (s *search) city(i int, p found, r run) (Mention, int) {
	e := p.entries[0]
	if e.Class == gazetteer.ClassCountry && len(p.entries) == 1 || e.Class == gazetteer.ClassCountry && p.entries[1].Class != gazetteer.ClassRegion {
		s.nations.add(e.Country, 2)
		return s.mention(i, p.end, country(e.Country), "names/country"), p.end
	}
	hint, end := s.qualifier(p.end)
	qualifying := ""
	if hint != (gazetteer.Hint{}) {
		// What stands behind may change the reading ("Paris, Texas") only if it is closed off: not in "In Moscow, U.S.
		// officials said" or "In Manchester, PA heard". Nor may it send a large city elsewhere: "London, Scotland and Wales".
		x, ok := s.f.gaz.Best(s.text(i, p.end), hint)
		qualifying = countryOf(x, hint)
		if (!ok || x.Key != e.Key || hint.Region == "") && !s.closed(end) || !ok && (e.Capital || e.Population > 300_000 || e.Class != gazetteer.ClassCity || hint.Region == "") {
			hint, end = gazetteer.Hint{}, p.end
		}
	}
	evidence := end > p.end || s.locative(i) || s.coordinated(i) || s.datelined(i, p.end) || s.describedAsPlace(p.end) || s.afterVenue(i) || s.tails(i, p.end)
	single := p.end == i+1
	if e.Class == gazetteer.ClassCity && s.lower(i-1) == "the" && end == p.end {
		evidence = s.describedAsPlace(p.end) // "in the Kimberley" is no city
	}
	if single && s.common(i) && !(evidence && e.Population >= 20_000) {
		return Mention{}, i
	}
	if single && s.upper(i) && !s.caps && !s.datelined(i, p.end) && end == p.end && s.toks[i].End-s.toks[i].Start <= 4 && !s.locative(i) {
		return Mention{}, i // acronyms
	}
	if !evidence && !anyProminent(p.entries) {
		return Mention{}, i
	}
	switch {
	case hint != (gazetteer.Hint{}):
		s.nations.add(qualifying, 1)
		s.locales.add(qualifying, 1)
	case prominent(e) && (e.Capital || len(p.entries) == 1 || e.Population > 1_000_000):
		s.nations.add(e.Country, 1)
		if !e.Capital || evidence {
			s.locales.add(e.Country, 1)
		}
	}
	s.open = append(s.open, openPlace{index: len(s.out), first: i, entries: p, hint: hint, evidence: evidence, lone: s.begins(i) && single, common: single && s.common(i)})
	n := schedule.Name{Kind: schedule.Location, Name: e.Name}
	return s.mention(i, end, n, "names/place"), end
}

// qualifier reads ", Country" or ", Region" behind a place.
func (s *search) qualifier(i int) (gazetteer.Hint, int) {
	if s.word(i) != "," || i+1 >= s.last || !s.toks[i+1].Capital || s.toks[i+1].Kind != text.Word {
		return gazetteer.Hint{}, i
	}
	limit := i + 2
	for limit < s.last && limit < i+5 && (s.toks[limit].Kind == text.Word || s.word(limit) == "." && !s.toks[limit].Space) {
		limit++
	}
	for end := limit; end > i+1; end-- {
		name := s.text(i+1, end)
		if s.word(end-1) == "." {
			if e, ok := gazetteer.Region(s.text(i+1, end-1)); ok && (e.Name == s.text(i+1, end-1) || len(name) > 8) {
				continue // the stop of the sentence
			}
		}
		if _, ok := gazetteer.Region(name); ok {
			return gazetteer.Hint{Region: name}, end
		}
		if code, ok := gazetteer.Country(name); ok && s.word(end-1) != "." {
			return gazetteer.Hint{Country: code}, end
		}
	}
	return gazetteer.Hint{}, i
}

// closed reports that a phrase ends here.
func (s *search) closed(i int) bool {
	return i >= s.last || s.toks[i].Kind != text.Word || s.possessive(i)
}

// coordinated: "in Lyon, Nantes and Lille": the name before is a place with evidence, and only a comma or "and" lies between.
func (s *search) coordinated(i int) bool {
	if len(s.out) == 0 || len(s.open) == 0 {
		return false
	}
	m := &s.out[len(s.out)-1]
	o := &s.open[len(s.open)-1]
	if o.index != len(s.out)-1 || !o.evidence || m.Value.Kind != schedule.Location || m.First < s.first {
		return false
	}
	for j := m.Last; j < i; j++ {
		if w := s.lower(j); w != "," && w != "and" && w != "or" && w != "to" && w != "then" {
			return false
		}
	}
	return i-m.Last <= 2
}

// datelined: the place opens its line before an agency, a date or a dash.
func (s *search) datelined(i, end int) bool {
	if end >= s.last || !s.heads(i) {
		return false
	}
	switch w := s.lower(end); {
	case w == "(" && s.toks[i].Upper, w == "–", w == "—", w == "-" && s.toks[end].Space, w == "/":
		return true
	case w == ",", w == ":":
		return s.toks[i].Upper || calendarWord.Has(s.lower(end+1)) || monthWord(s.lower(end+1))
	}
	return false
}

// heads reports the first word of a line, an hour or a star before it left aside: "** 0130 SYDNEY - …".
func (s *search) heads(i int) bool {
	if i == s.first {
		return true
	}
	if i-s.first > 6 {
		return false
	}
	for j := s.first; j < i; j++ {
		if s.toks[j].Kind == text.Word && s.lower(j) != "gmt" && s.lower(j) != "a.m" && s.lower(j) != "p.m" && s.lower(j) != "am" && s.lower(j) != "pm" {
			return false
		}
	}
	return true
}

// tails: the last name of a line of a list, behind a comma: "May 15 - Trade talks, Geneva", "Stags v Rovers, Galle, 7pm".
func (s *search) tails(i, end int) bool {
	if s.kind != schedule.Item || i-1 <= s.first || s.word(i-1) != "," && s.word(i-1) != "(" || end == i+1 && s.f.lex.FirstName(s.word(i)) {
		return false
	}
	if end >= s.last {
		return true
	}
	w := s.word(end)
	return (w == "," || w == ")" || w == ";") && (end+1 >= s.last || s.toks[end+1].Kind == text.Number) || w == "." && end+1 >= s.last
}

// describedAsPlace: "Howick town hall", "Mestre station", "Malpensa airport": the noun behind says it is a place.
func (s *search) describedAsPlace(end int) bool {
	switch s.lower(end) {
	case "airport", "station", "city", "town", "district", "province", "county", "region", "suburb", "harbour", "harbor", "port":
		return true
	}
	if w := s.lower(end); (urban[w] && !s.toks[end].Capital) && !s.f.lex.FirstName(s.word(end-1)) {
		return true
	}
	return s.hyphen(end) && (s.lower(end+1) == "based" || s.lower(end+1) == "born")
}

// urban words stand behind the name of a town: what it has, and what is held there.
var urban = map[string]bool{"council": true, "councillors": true, "mayor": true, "police": true, "festival": true, "marathon": true, "derby": true, "summit": true,
	"talks": true, "concert": true, "performance": true, "residents": true, "hospital": true, "courthouse": true, "fire": true}

// afterVenue: "Tabernacl Chapel, Bridgend".
func (s *search) afterVenue(i int) bool {
	if len(s.out) == 0 || s.word(i-1) != "," && s.word(i-1) != "(" {
		return false
	}
	m := &s.out[len(s.out)-1]
	return m.Last == i-1 && m.Value.Kind == schedule.Venue
}

// placeKey is "geneva/ch", "georgia/us" for a region, and "springfield il/us" where a country has several of the name.
func placeKey(e gazetteer.Entry) string {
	if e.Class != gazetteer.ClassCity {
		return strings.ToLower(e.Name + "/" + e.Country)
	}
	base, rest, _ := strings.Cut(e.Key, "/")
	if code, region, ok := strings.Cut(rest, "/"); ok {
		return base + " " + region + "/" + code
	}
	return e.Key
}

// prominent places are read without evidence: capitals, cities of half a million, regions, countries.
func prominent(e gazetteer.Entry) bool {
	return e.Capital || e.Population >= 500_000 || e.Class == gazetteer.ClassRegion || e.Class == gazetteer.ClassCountry
}

func prominentTown(e gazetteer.Entry) bool { return e.Population >= 20_000 || e.Capital }

func anyProminent(list []gazetteer.Entry) bool {
	for i := range list {
		if prominent(list[i]) {
			return true
		}
	}
	return false
}

func placeOf(e gazetteer.Entry) *schedule.Place {
	return &schedule.Place{Name: e.Name, Country: e.Country, Zone: e.Zone}
}

func country(code string) schedule.Name {
	return schedule.Name{Kind: schedule.Location, Name: gazetteer.CountryName(code), Key: "/" + strings.ToLower(code), Place: countryPlace(code)}
}

func countryPlace(code string) *schedule.Place {
	p := &schedule.Place{Name: gazetteer.CountryName(code), Country: code}
	if z, single := gazetteer.CountryZone(code); single {
		p.Zone = z
	}
	return p
}
