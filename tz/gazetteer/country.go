package gazetteer

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/countries.txt
var countriesText string

// demonyms maps words for people and things of a country to its code.
var demonyms = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(countriesText) {
		f := strings.Split(line, "\t")
		if len(f) != 6 || strings.HasPrefix(line, "#") {
			continue
		}
		for word := range strings.SplitSeq(f[4], ";") {
			if word = strings.TrimSpace(word); word != "" {
				m[Fold(word)] = f[0]
			}
		}
	}
	return m
})

// Country reads a country's name or common form: "US", "U.S.", "Britain", "South Korea", "DRC", "the Netherlands".
// Abbreviations are read in capitals only ("us" is none).
func Country(name string) (code string, ok bool) { return Default().country(name) }

func (t *Table) country(name string) (code string, ok bool) {
	bare := strings.TrimPrefix(name, "the ")
	if !begins(bare) {
		return "", false
	}
	r, ok := t.record(name)
	if !ok || r.flags&flagAcronym != 0 && bare != strings.ToUpper(bare) {
		return "", false
	}
	for i := range r.len() {
		if p := t.packedAt(r.at(i)); p.class == ClassCountry {
			return t.countries[p.country].code, true
		}
	}
	return "", false
}

// Demonym reads a capitalised word for a country's people or things: "Russian", "Swiss", "Kyrgyz", also in the plural
// ("Germans"). The English, the Scots and the Welsh are of GB.
func Demonym(word string) (code string, ok bool) {
	if !begins(word) || len(word) > 40 {
		return "", false
	}
	key := Fold(word)
	if code, ok = demonyms()[key]; !ok {
		code, ok = demonyms()[strings.TrimSuffix(key, "s")]
	}
	return code, ok
}

// CountryName is the name of a country as news writes it, "" when the code is unknown.
func CountryName(code string) string {
	t := Default()
	i, ok := t.countryOf[code]
	if !ok {
		return ""
	}
	return t.packedAt(t.countries[i].entry).name
}

// CountryZone gives the zone of the capital; single tells whether the whole country keeps that civil time.
func CountryZone(code string) (zone string, single bool) {
	t := Default()
	i, ok := t.countryOf[code]
	if !ok {
		return "", false
	}
	p := t.packedAt(t.countries[i].entry)
	return t.zones[p.zone], p.single
}

// Capital gives a country's capital, or its seat of government where news means that.
func Capital(code string) (Entry, bool) {
	t := Default()
	i, ok := t.countryOf[code]
	if !ok || t.countries[i].capital < 0 {
		return Entry{}, false
	}
	return t.At(t.countries[i].capital), true
}
