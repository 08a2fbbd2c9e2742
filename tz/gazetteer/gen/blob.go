package main

import (
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"strings"

	"dateline/tz/gazetteer"
)

// blob writes what gazetteer/blob.go reads and describes.
func (b *build) blob() ([]byte, error) {
	zones := newIndex("")
	codes := newIndex()
	for _, c := range b.countries {
		codes.of(c.country)
	}
	names, nameAt := []byte{}, map[string]int{}
	var entries []byte
	for _, p := range b.places {
		if !codes.has(p.country) {
			return nil, fmt.Errorf("%s: country %q has no row", p.name, p.country)
		}
		at, ok := nameAt[p.name]
		if !ok {
			at = len(names)
			nameAt[p.name] = at
			names = append(names, p.name...)
		}
		flags := byte(p.class) | bit(p.capital, 3) | bit(p.single, 4) | bit(p.dominant, 5)
		people := uint32(p.people)
		if p.class == gazetteer.ClassVenue {
			people = 0
			if p.seat != nil {
				people = uint32(p.seat.index) + 1
			}
		}
		entries = append(uint24(entries, at), byte(len(p.name)), byte(codes.of(p.country)), flags)
		entries = binary.LittleEndian.AppendUint16(entries, uint16(p.region))
		entries = binary.LittleEndian.AppendUint16(entries, uint16(zones.of(p.zone)))
		entries = append(entries, byte(p.distinct), 0)
		entries = binary.LittleEndian.AppendUint32(entries, people)
	}
	var countries []string
	for _, c := range b.countries {
		capital := -1
		if p := b.capitals[c.country]; p != nil {
			capital = p.index
		}
		countries = append(countries, fmt.Sprintf("%s\t%d\t%d", c.country, c.index, capital))
	}
	keys, slots := b.hash()
	out := []byte("GAZ1")
	sections := [][]byte{
		[]byte(strings.Join(zones.list, "\n")), []byte(strings.Join(b.regions, "\n")), []byte(strings.Join(countries, "\n")),
		entries, names, slots, keys,
	}
	for _, s := range sections {
		out = binary.LittleEndian.AppendUint32(out, uint32(len(s)))
	}
	return append(out, slices.Concat(sections...)...), nil
}

// hash writes the records of all keys and the slots that lead to them.
func (b *build) hash() (records, slots []byte) {
	more := map[string]bool{} // begins a longer key
	for key := range b.keys {
		for i := range len(key) {
			if key[i] == ' ' {
				more[key[:i]] = true
			}
		}
	}
	all := maps.Clone(b.keys)
	for key := range more {
		if _, ok := all[key]; !ok {
			all[key] = nil
		}
	}
	size := 1
	for size*3 < len(all)*4 {
		size *= 2
	}
	table := make([]int, size)
	records = []byte{0} // so that no record is at 0, which means an empty slot
	for _, key := range slices.Sorted(maps.Keys(all)) {
		uses := all[key]
		uses = uses[:min(len(uses), mostUses)]
		slot := int(gazetteer.Hash(key)) & (size - 1)
		for table[slot] != 0 {
			slot = (slot + 1) & (size - 1)
		}
		table[slot] = len(records)
		records = append(records, byte(len(key)))
		records = append(records, key...)
		records = append(records, byte(len(uses))|bit(b.acronyms[key], 6)|bit(more[key], 7))
		for _, u := range uses {
			records = uint24(records, u.place.index)
		}
	}
	for _, at := range table {
		slots = uint24(slots, at)
	}
	return records, slots
}

func (b *build) summary(size int) string {
	n := map[gazetteer.Class]int{}
	for _, p := range b.places {
		n[p.class]++
	}
	return fmt.Sprintf("%d cities, %d regions, %d countries, %d venues; %d keys; %d bytes",
		n[gazetteer.ClassCity], n[gazetteer.ClassRegion], n[gazetteer.ClassCountry], n[gazetteer.ClassVenue], len(b.keys), size)
}

// index numbers strings in the order they come.
type index struct {
	list []string
	at   map[string]int
}

func newIndex(first ...string) *index {
	x := &index{at: map[string]int{}}
	for _, s := range first {
		x.of(s)
	}
	return x
}

func (x *index) of(s string) int {
	i, ok := x.at[s]
	if !ok {
		i = len(x.list)
		x.list, x.at[s] = append(x.list, s), i
	}
	return i
}

func (x *index) has(s string) bool { _, ok := x.at[s]; return ok }

func uint24(b []byte, v int) []byte { return append(b, byte(v), byte(v>>8), byte(v>>16)) }

func bit(set bool, n int) byte {
	if set {
		return 1 << n
	}
	return 0
}
