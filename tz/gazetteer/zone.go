package gazetteer

import (
	"strings"

	"dateline/tz"
)

// leastOfTime is the population from which a city's name before "time" is believed ("Bath time" is not the time of Bath).
const leastOfTime = 100_000

// ZoneOf gives the IANA zone of a place that has one: the most prominent of that name.
func ZoneOf(place string) (string, bool) {
	e, ok := Default().Best(place, Hint{})
	return e.Zone, ok && e.Zone != ""
}

// Time reads any designator of a zone: all that tz.Find knows ("ET", "GMT+3", "Pacific time") and the time of a place or
// country ("Moscow time", "local time in Paris", "Kyiv local time", "Israeli time"). country is a hint for ambiguous ones.
func Time(words, country string) (tz.Zone, bool) {
	if z, ok := tz.Resolve(words, country); ok {
		return z, true
	}
	if len(words) > 80 {
		return tz.Zone{}, false
	}
	s := strings.TrimSpace(words)
	place, ok := cutSuffixFold(s, " time")
	if ok {
		place, _ = cutSuffixFold(place, " local")
		place, _ = cutSuffixFold(place, " standard")
	} else {
		for _, head := range [...]string{"local time in ", "time in "} {
			if len(s) > len(head) && strings.EqualFold(s[:len(head)], head) {
				place, ok = s[len(head):], true
				break
			}
		}
	}
	if !ok {
		return tz.Zone{}, false
	}
	if len(place) > 6 && strings.EqualFold(place[:6], "local ") {
		place = place[6:]
	}
	if !begins(strings.TrimPrefix(place, "the ")) {
		return tz.Zone{}, false
	}
	t := Default()
	if e, ok := t.Best(place, Hint{Near: country}); ok && (e.Class != ClassCity || e.Capital || e.Population >= leastOfTime || e.Country == country) {
		zone := e.Zone
		if zone == "" && t.dominates(e) {
			zone = MainZone(e)
		}
		if zone != "" {
			return tz.Zone{Name: words, IANA: zone, Why: "gazetteer/time of " + e.Key}, true
		}
	}
	if code, ok := Demonym(place); ok {
		if e, ok := t.Best(CountryName(code), Hint{}); ok && e.Class == ClassCountry && t.dominates(e) {
			return tz.Zone{Name: words, IANA: MainZone(e), Why: "gazetteer/time of " + e.Key}, true
		}
	}
	return tz.Zone{}, false
}

// dominates reports whether nearly all people of a country live in the zone of its capital: "Spanish time" is Madrid's.
func (t *Table) dominates(e Entry) bool {
	i, ok := t.countryOf[e.Country]
	return ok && e.Class == ClassCountry && t.packedAt(t.countries[i].entry).dominant
}

func cutSuffixFold(s, suffix string) (string, bool) {
	if i := len(s) - len(suffix); i > 0 && strings.EqualFold(s[i:], suffix) {
		return s[:i], true
	}
	return s, false
}
