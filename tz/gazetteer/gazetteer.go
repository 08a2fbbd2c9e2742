package gazetteer

import (
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

// Class sorts places.
type Class uint8

const (
	ClassCity Class = iota + 1
	ClassRegion
	ClassCountry
	ClassVenue
)

func (c Class) String() string { return [...]string{"", "city", "region", "country", "venue"}[c] }

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

// Table is the gazetteer. It is safe for use by many goroutines.
type Table struct {
	zones     []string
	regions   []string
	countries []countryRow
	countryOf map[string]int
	entries   string
	names     string
	slots     string
	keys      string
	mask      uint32
	unpacked  [4096]atomic.Pointer[unpacked] // by the low bits of the slot
}

// unpacked is the entries of one name, kept because news names the same few hundred places.
type unpacked struct {
	slot    int
	entries []Entry
}

var defaultTable = sync.OnceValue(func() *Table {
	t, err := open(placesBlob)
	if err != nil { // the tests read the embedded blob
		return &Table{}
	}
	return t
})

// Default is the embedded table.
func Default() *Table { return defaultTable() }

// Len is the number of entries.
func (t *Table) Len() int { return len(t.entries) / entrySize }

// At gives an entry by its place in the order of prominence, from 0.
func (t *Table) At(i int) Entry {
	p := t.packedAt(i)
	e := Entry{
		Name: p.name, Country: t.countries[p.country].code, Population: p.people,
		Capital: p.capital, Class: p.class, Region: t.region(p.region).name,
	}
	if p.single {
		e.Zone = t.zones[p.zone]
	}
	switch p.class {
	case ClassRegion:
		e.Region = e.Name
	case ClassVenue:
		e.Population = 0
		if p.people > 0 {
			e.City = t.packedAt(p.people - 1).name
		}
	}
	e.Key = t.key(p, e)
	return e
}

// key builds the key of an entry: "geneva/ch" where the country has one Geneva, "springfield/us/il" where it has several,
// "georgia" for a country, "us:georgia" for a region, "@wembley/gb" for a venue.
func (t *Table) key(p packed, e Entry) string {
	var buffer [96]byte
	b := buffer[:0]
	switch p.class {
	case ClassVenue:
		b = append(appendLower(append(appendFold(b, p.name), '/'), e.Country), 0)
		return "@" + string(b[:len(b)-1])
	case ClassRegion:
		b = append(appendLower(b, e.Country), ':')
		return string(b) + Fold(p.name)
	}
	b = appendFold(b, p.name)
	if p.class == ClassCountry {
		return string(b)
	}
	b = appendLower(append(b, '/'), e.Country)
	if p.distinct > 0 {
		b = appendLower(append(b, '/'), t.region(p.region).code)
		if p.distinct > 1 {
			b = append(b, '/', byte('0'+p.distinct/10%10), byte('0'+p.distinct%10))
		}
	}
	return string(b)
}

func appendLower(b []byte, s string) []byte {
	for i := range len(s) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		b = append(b, c)
	}
	return b
}

// Lookup gives all entries of a name, most prominent first: capitals and many people before villages, the names English
// news uses before those of other languages. Case, marks and hyphens do not matter, nor a "the" before it. The slice is
// shared: do not change it.
func (t *Table) Lookup(name string) []Entry {
	r, ok := t.record(name)
	if !ok || r.len() == 0 {
		return nil
	}
	return t.all(r)
}

func (t *Table) record(name string) (record, bool) {
	var buffer [64]byte
	if len(name) > 200 {
		return record{}, false
	}
	key := appendFold(buffer[:0], name)
	if r, ok := t.find(key); ok && r.len() > 0 {
		return r, true
	}
	if len(key) > 4 && string(key[:4]) == "the " {
		return t.find(key[4:])
	}
	return record{}, false
}

// all unpacks the entries of a record, unless they are at hand from the last time.
func (t *Table) all(r record) []Entry {
	kept := &t.unpacked[r.slot%len(t.unpacked)]
	if u := kept.Load(); u != nil && u.slot == r.slot {
		return u.entries
	}
	out := make([]Entry, r.len())
	for i := range out {
		out[i] = t.At(r.at(i))
	}
	kept.Store(&unpacked{r.slot, out})
	return out
}

// Longest finds the longest name that begins the words ("New", "York", "City", "officials" gives 3) and its entries.
// Words are tokens as written, without punctuation between them. A name begins with a capital or a figure, and its last word has one ("el-Sheikh"), so
// "nice", "reading" and "us" are none; names that are abbreviations ("US", "UAE") are read in capitals only, and other
// words in capitals ("NATO", but also "ROME" of a dateline) only as places of some size. The slice is shared: do not change it.
func (t *Table) Longest(words []string) (n int, entries []Entry) {
	if len(words) == 0 || !begins(words[0]) {
		return 0, nil
	}
	var buffer [64]byte
	key := buffer[:0]
	h := uint32(fnvOffset)
	var best record
	for i, w := range words {
		if len(w) > 64 {
			break
		}
		before := len(key)
		key = appendFold(key, w)
		if len(key) == before || len(key) > 255 {
			break
		}
		h = hash(h, key[before:])
		r, ok := t.findHash(key, h)
		if !ok {
			break
		}
		if r.len() > 0 && (begins(w) || i > 0 && strings.ToLower(w) != w) && t.written(r, words[:i+1]) {
			n, best = i+1, r
		}
		if r.flags&flagMore == 0 {
			break
		}
	}
	if n == 0 {
		return 0, nil
	}
	return n, t.all(best)
}

// begins reports whether a word begins as names do.
func begins(w string) bool {
	if w == "" {
		return false
	}
	if c := w[0]; c < utf8.RuneSelf {
		return 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
	}
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// written reports whether words in capitals are a name that is so written, or a place large enough to head a dateline.
func (t *Table) written(r record, words []string) bool {
	if len(words) > 1 {
		return true
	}
	capitals := words[0] == strings.ToUpper(words[0])
	if r.flags&flagAcronym != 0 {
		return capitals
	}
	if !capitals || len(words[0]) > 5 || begins(words[0]) && words[0][0] <= '9' {
		return true
	}
	p := t.packedAt(r.at(0))
	return p.capital || p.class == ClassCountry || p.class == ClassVenue || p.people >= 200_000
}
