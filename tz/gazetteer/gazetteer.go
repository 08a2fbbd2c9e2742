// Package gazetteer knows places: cities, regions, countries and the buildings news names without their city, with
// country, population and IANA zone. "Moscow time" and "in Portland, Ore." are answered here. The tables are embedded.
package gazetteer

import (
	"sync"

	"dateline/tz"
)

// Class sorts places.
type Class uint8

const (
	ClassCity Class = iota + 1
	ClassRegion
	ClassCountry
	ClassVenue
)

// Entry is one place.
type Entry struct {
	Name       string // as English news writes it
	Key        string // equal for all names of the same place, distinct for distinct places: "geneva/ch", "portland/us/or"
	Country    string // ISO 3166 alpha-2
	Region     string // first-level region, English name ("Oregon"), "" when unknown
	Zone       string // IANA; "" when the place has several
	Population int
	Capital    bool // of its country
	Class      Class
	City       string // of a venue
}

// Hint is what is known beside the name. Country and Region are words that belong to the name itself ("London, Ontario";
// "Cambridge, Mass."; "Paris, Texas") and decide; Near is only a surmise (dateline, country of the outlet or of the other
// places in the text) and breaks ties: Near "US" makes Cambridge the one in Massachusetts, but Paris stays in France.
type Hint struct {
	Country string // ISO 3166 alpha-2
	Region  string // as written: "Oregon", "Ore.", "OR", "Ontario"; also a country's name
	Near    string // ISO 3166 alpha-2
}

// Table is the gazetteer; it is read-only and safe for use by many goroutines.
type Table struct{}

var defaultTable = sync.OnceValue(func() *Table { return &Table{} })

// Default is the embedded table.
func Default() *Table { return defaultTable() }

// Lookup gives all entries of a name, most prominent first. Case and diacritics do not matter.
func (t *Table) Lookup(name string) []Entry { return nil }

// Longest finds the longest name that begins the words ("New", "York", "City", "officials" gives 3) and its entries.
func (t *Table) Longest(words []string) (n int, entries []Entry) { return 0, nil }

// Best picks the entry of a name that fits the hint best; without a hint the most prominent.
func (t *Table) Best(name string, hint Hint) (Entry, bool) { return Entry{}, false }

// Time reads any designator of a zone: all that tz.Find knows ("ET", "GMT+3") and "<place> time" ("Moscow time",
// "local New York time"). country is a hint for ambiguous ones.
func Time(words, country string) (tz.Zone, bool) { return tz.Zone{}, false }

// ZoneOf gives the IANA zone of a place that has one.
func ZoneOf(place string) (string, bool) { return "", false }

// Country reads a country's name or common form: "US", "U.S.", "Britain", "South Korea", "DRC".
func Country(name string) (code string, ok bool) { return "", false }

// Demonym reads a word for a country's people or things: "Russian", "Swiss", "Kyrgyz".
func Demonym(word string) (code string, ok bool) { return "", false }

// CountryName is the English short name of a country code, "" when unknown.
func CountryName(code string) string { return "" }

// CountryZone gives the zone of the capital; single tells whether the whole country keeps that civil time.
func CountryZone(code string) (zone string, single bool) { return "", false }

// Capital gives a country's capital.
func Capital(code string) (Entry, bool) { return Entry{}, false }

// Region reads a first-level region's name or abbreviation: "Oregon", "Ore.", "Mass.", "N.Y.", "TX", "Ont.", "Bavaria".
func Region(name string) (Entry, bool) { return Entry{}, false }

// MainZone gives the zone in which most people of a region or country live.
func MainZone(e Entry) string { return "" }
