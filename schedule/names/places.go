package names

import (
	"strings"

	"dateline/schedule"
	"dateline/schedule/lang/en"
	"dateline/schedule/text"
	"dateline/tz/gazetteer"
)

// locative prepositions prove that a name behind them is a place.
var locative = map[string]bool{"in": true, "at": true, "near": true, "outside": true, "from": true, "to": true, "around": true, "across": true,
	"inside": true, "towards": true, "into": true, "through": true, "over": true, "throughout": true, "between": true, "for": true, "off": true, "leaves": true}

// place finds a country, a region, a venue or, with locative evidence, a city at token i.
func (f *Finder) place(d *text.Doc, s text.Sentence, i int, r run, country string) (Mention, bool) {
	var words []string
	for j := i; j < s.Last && j < i+7; j++ {
		words = append(words, d.Text(j))
	}
	// "US", "UK", "U.S.", "Britain", "South Korea": countries need no evidence.
	for n := min(len(words), 5); n >= 1; n-- {
		name := join(d, i, i+n)
		if n == 1 && len(name) == 2 && name != "US" && name != "UK" && name != "EU" || name == "us" {
			continue
		}
		if code, ok := gazetteer.Country(name); ok && (n > 1 || f.standsAlone(d, s, i, r, n)) {
			return mention(d, i, i+n, schedule.Name{Kind: schedule.Location, Name: gazetteer.CountryName(code), Key: "/" + strings.ToLower(code), Place: countryPlace(code)}, "names/country"), true
		}
	}
	n, entries := f.gaz.Longest(words)
	if n == 0 || len(entries) == 0 {
		return Mention{}, false
	}
	if entries[0].Class == gazetteer.ClassVenue && (n > 1 || f.standsAlone(d, s, i, r, n)) && i+n >= r.last {
		e := entries[0]
		return mention(d, i, i+n, schedule.Name{Kind: schedule.Venue, Name: e.Name, Key: key(e.Name), Place: placeOf(e)}, "names/venue"), true
	}
	if r.last > i+n && !commaBetween(d, i+n, r.last) && !f.startsCountry(d, s, i+n) {
		return Mention{}, false // part of a longer name: "Paris Saint-Germain", "London Bridge"
	}
	if i > s.First && d.Tokens[i-1].Kind == text.Word && d.Tokens[i-1].Capital && !locative[d.Lower(i-1)] && !calendarWord[d.Lower(i-1)] && !en.Function(d.Lower(i-1)) {
		return Mention{}, false // after a first name or a title: "Wendy Sherman"
	}
	hint := gazetteer.Hint{Near: country}
	follow, upto := f.qualifier(d, s, i+n)
	evidence := follow.Country != "" || i > s.First && locative[d.Lower(i-1)]
	if follow.Country != "" {
		hint = follow
	}
	e, ok := f.gaz.Best(join(d, i, i+n), hint)
	if !ok || follow.Country != "" && e.Country != follow.Country {
		e, ok = f.gaz.Best(join(d, i, i+n), gazetteer.Hint{Near: country})
		if !ok {
			return Mention{}, false
		}
		upto = i + n
		evidence = i > s.First && locative[d.Lower(i-1)]
	}
	if !evidence && !prominent(e) {
		return Mention{}, false
	}
	if n == 1 && len(words[0]) <= 3 && d.Tokens[i].Upper && !evidence {
		return Mention{}, false // acronyms
	}
	_ = upto
	p := placeOf(e)
	return mention(d, i, i+n, schedule.Name{Kind: schedule.Location, Name: e.Name, Key: strings.ToLower(e.Name + "/" + e.Country), Place: p}, "names/place"), true
}

// prominent places are read without evidence: capitals and cities of half a million.
func prominent(e gazetteer.Entry) bool {
	return e.Capital || e.Population >= 500_000 || e.Class == gazetteer.ClassRegion || e.Class == gazetteer.ClassCountry
}

// standsAlone refuses a country or venue word that is part of a longer name: "Jordan Henderson", "Georgia Meloni".
func (f *Finder) standsAlone(d *text.Doc, s text.Sentence, i int, r run, n int) bool {
	if r.last <= i+n {
		if i > s.First && f.lex.FirstName(d.Text(i-1)) && d.Tokens[i-1].Kind == text.Word {
			return false
		}
		return true
	}
	next := d.Text(i + n)
	return next == "-" || !f.lex.FirstName(d.Text(i)) && f.headOf(d, r) == 0
}

// startsCountry: "in Geneva Russia will seek": two names met for want of a comma.
func (f *Finder) startsCountry(d *text.Doc, s text.Sentence, i int) bool {
	for n := 3; n >= 1; n-- {
		if i+n <= s.Last {
			if _, ok := gazetteer.Country(join(d, i, i+n)); ok {
				return true
			}
		}
	}
	_, ok := gazetteer.Demonym(d.Text(i))
	return ok
}

// qualifier reads ", Country" or ", Region" behind a place.
func (f *Finder) qualifier(d *text.Doc, s text.Sentence, i int) (gazetteer.Hint, int) {
	if i+1 >= s.Last || d.Text(i) != "," {
		return gazetteer.Hint{}, i
	}
	for n := min(3, s.Last-i-1); n >= 1; n-- {
		name := join(d, i+1, i+1+n)
		if !d.Tokens[i+1].Capital {
			break
		}
		if e, ok := gazetteer.Region(name); ok {
			return gazetteer.Hint{Country: e.Country, Region: e.Name}, i + 1 + n
		}
		if code, ok := gazetteer.Country(name); ok {
			return gazetteer.Hint{Country: code}, i + 1 + n
		}
	}
	return gazetteer.Hint{}, i
}

func commaBetween(d *text.Doc, from, to int) bool {
	for j := from; j < to && j < len(d.Tokens); j++ {
		if d.Text(j) == "," {
			return true
		}
	}
	return false
}

// join gives tokens [a, b) as written.
func join(d *text.Doc, a, b int) string {
	if b > len(d.Tokens) {
		b = len(d.Tokens)
	}
	if a >= b {
		return ""
	}
	return d.Src[d.Tokens[a].Start:d.Tokens[b-1].End]
}

func placeOf(e gazetteer.Entry) *schedule.Place {
	name := e.Name
	if e.Class == gazetteer.ClassVenue && e.City != "" && !strings.Contains(e.Name, e.City) {
		name += ", " + e.City
	}
	return &schedule.Place{Name: name, Country: e.Country, Zone: e.Zone}
}

func countryPlace(code string) *schedule.Place {
	p := &schedule.Place{Name: gazetteer.CountryName(code), Country: code}
	if z, single := gazetteer.CountryZone(code); single {
		p.Zone = z
	}
	return p
}
