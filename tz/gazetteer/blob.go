package gazetteer

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

// The blob is written by gen and read in place: nothing is unpacked but the short lists of zones, regions and countries.
// After "GAZ1" and the lengths of the seven sections (little endian, four bytes each) follow
//
//	zones      a line each; entries give the line number
//	regions    a line each: country, code of GeoNames, name where regions.txt has it
//	countries  a line each: code, its entry, the entry of its capital or -1
//	entries    sixteen bytes each, most prominent first: see entryAt
//	names      what the entries' names are cut from
//	slots      an open-addressed hash table of three-byte offsets into the keys; 0 is empty
//	keys       length, folded name, count of entries with two flags, the entries' numbers in three bytes each
//
//go:embed data/places.bin
var placesBlob string

// AbbreviationMark begins the keys of abbreviations that are read only where a region is looked for: "Ore.", "Miss.".
const AbbreviationMark = "\x01"

const entrySize = 16

// Flags beside the count in a key record.
const (
	countBits   = 1<<6 - 1
	flagAcronym = 1 << 6 // written in capitals only
	flagMore    = 1 << 7 // a longer name begins with this one
)

type countryRow struct {
	code           string
	entry, capital int
}

// open finds the sections of a blob.
func open(blob string) (*Table, error) {
	const sections = 7
	head := 4 + 4*sections
	if len(blob) < head || blob[:4] != "GAZ1" {
		return nil, fmt.Errorf("reading the gazetteer: not a blob of this version")
	}
	var part [sections]string
	rest := blob[head:]
	for i := range part {
		n := int(uint32At(blob, 4+4*i))
		if n > len(rest) {
			return nil, fmt.Errorf("reading the gazetteer: section %d is cut off", i)
		}
		part[i], rest = rest[:n], rest[n:]
	}
	t := &Table{zones: strings.Split(part[0], "\n"), regions: strings.Split(part[1], "\n"), entries: part[3], names: part[4], slots: part[5], keys: part[6], countryOf: map[string]int{}}
	t.mask = uint32(len(t.slots)/3 - 1)
	for line := range strings.SplitSeq(part[2], "\n") {
		f := strings.Split(line, "\t")
		entry, _ := strconv.Atoi(f[1])
		capital, _ := strconv.Atoi(f[2])
		t.countryOf[f[0]] = len(t.countries)
		t.countries = append(t.countries, countryRow{f[0], entry, capital})
	}
	return t, nil
}

// regionRow is a first-level region: its country, the code GeoNames has for it, and its name where regions.txt gives one.
type regionRow struct{ country, code, name string }

func (t *Table) region(i int) regionRow {
	country, rest, _ := strings.Cut(t.regions[i], "\t")
	code, name, _ := strings.Cut(rest, "\t")
	return regionRow{country, code, name}
}

// record is what a key leads to.
type record struct {
	slot  int    // where the key is in the hash table
	ids   string // three bytes each
	flags byte
}

func (r record) len() int     { return len(r.ids) / 3 }
func (r record) at(i int) int { return uint24At(r.ids, 3*i) }

// find looks a folded name up.
func (t *Table) find(key []byte) (record, bool) {
	return t.findHash(key, hash(fnvOffset, key))
}

func (t *Table) findHash(key []byte, h uint32) (record, bool) {
	if len(t.slots) == 0 || len(key) == 0 || len(key) > 255 {
		return record{}, false
	}
	for slot := h & t.mask; ; slot = (slot + 1) & t.mask {
		at := uint24At(t.slots, int(slot)*3)
		if at == 0 {
			return record{}, false
		}
		if n := int(t.keys[at]); n == len(key) && t.keys[at+1:at+1+n] == string(key) {
			flags := t.keys[at+1+n]
			at += n + 2
			return record{int(slot), t.keys[at : at+3*int(flags&countBits)], flags}, true
		}
	}
}

// packed is an entry as stored.
type packed struct {
	class                     Class
	capital, single, dominant bool
	country, region, zone     int
	distinct                  int
	people                    int // of a venue: the number of its city's entry plus one, or 0
	name                      string
}

func (t *Table) packedAt(i int) packed {
	e := t.entries[i*entrySize : (i+1)*entrySize]
	at := uint24At(e, 0)
	flags := e[5]
	return packed{
		name:    t.names[at : at+int(e[3])],
		country: int(e[4]),
		class:   Class(flags & 7), capital: flags&8 != 0, single: flags&16 != 0, dominant: flags&32 != 0,
		region: int(e[6]) | int(e[7])<<8, zone: int(e[8]) | int(e[9])<<8, distinct: int(e[10]),
		people: int(uint32At(e, 12)),
	}
}

// FNV-1a, kept going over the words of a name.
const (
	fnvOffset = 2166136261
	fnvPrime  = 16777619
)

func hash(h uint32, s []byte) uint32 {
	for _, c := range s {
		h = (h ^ uint32(c)) * fnvPrime
	}
	return h
}

// Hash is the hash function of the table, for the program that writes it.
func Hash(key string) uint32 { return hash(fnvOffset, []byte(key)) }

func uint24At(s string, i int) int { return int(s[i]) | int(s[i+1])<<8 | int(s[i+2])<<16 }

func uint32At(s string, i int) uint32 {
	return uint32(s[i]) | uint32(s[i+1])<<8 | uint32(s[i+2])<<16 | uint32(s[i+3])<<24
}
