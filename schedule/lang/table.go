// Package lang holds what the word tables of every language are made of; the words themselves are in a folder for each.
package lang

import (
	"iter"
	"maps"
	"slices"
	"strings"
)

// Table maps words to values. It is made once and only read afterwards. The stages ask it for every word of every text,
// mostly in vain: it hashes four bytes and the length instead of all of the word, and is sparse enough that a word it does
// not hold mostly meets an empty slot. A map does the same at four times the price.
type Table[V any] struct {
	// By the last five bits of the first byte, the lengths of its words: turns most words away before they are hashed.
	lengths [32]uint32

	slots []slot[V] // a power of two of them, at most a quarter in use
	mask  uint32
}

type slot[V any] struct {
	word  string // "" for an empty slot
	value V
}

// NewTable copies a map. The empty word cannot be held.
func NewTable[V any](m map[string]V) *Table[V] {
	size := 8
	for size < 4*len(m) {
		size *= 2
	}
	t := &Table[V]{slots: make([]slot[V], size), mask: uint32(size - 1)}
	for _, w := range slices.Sorted(maps.Keys(m)) { // in order, so that All is the same in every run
		if w == "" {
			continue
		}
		i := hash(w) & t.mask
		for t.slots[i].word != "" {
			i = (i + 1) & t.mask
		}
		t.slots[i] = slot[V]{w, m[w]}
		t.lengths[w[0]&31] |= 1 << (len(w) & 31)
	}
	return t
}

// Get returns the value of a word, the zero value when the table does not hold it.
func (t *Table[V]) Get(w string) V {
	v, _ := t.Find(w)
	return v
}

// Find returns the value of a word and whether the table holds it.
func (t *Table[V]) Find(w string) (v V, ok bool) {
	if w == "" || t.lengths[w[0]&31]&(1<<(len(w)&31)) == 0 {
		return v, false
	}
	for i := hash(w) & t.mask; ; i = (i + 1) & t.mask {
		s := &t.slots[i]
		if len(s.word) == len(w) && s.word == w {
			return s.value, true
		}
		if s.word == "" {
			return v, false
		}
	}
}

// All goes over the words and their values, in an order that means nothing but is always the same.
func (t *Table[V]) All() iter.Seq2[string, V] {
	return func(yield func(string, V) bool) {
		for i := range t.slots {
			if s := &t.slots[i]; s.word != "" && !yield(s.word, s.value) {
				return
			}
		}
	}
}

// hash mixes the length with four bytes that differ most among words; w is not empty.
func hash(w string) uint32 {
	n := len(w)
	h := uint32(w[0]) | uint32(w[n-1])<<8 | uint32(w[n/2])<<16 | uint32(w[n/3])<<24
	h = (h ^ uint32(n)*0x9e3779b1) * 0x85ebca6b
	return h ^ h>>15
}

// Set is a set of words.
type Set struct{ t *Table[struct{}] }

// Words makes a set of a blank-separated list.
func Words(list string) Set {
	m := map[string]struct{}{}
	for _, w := range strings.Fields(list) {
		m[w] = struct{}{}
	}
	return Set{NewTable(m)}
}

// Union makes one set of several: one look instead of many.
func Union(sets ...Set) Set {
	m := map[string]struct{}{}
	for _, s := range sets {
		maps.Insert(m, s.t.All())
	}
	return Set{NewTable(m)}
}

// Has reports whether the word is in the set.
func (s Set) Has(w string) bool {
	_, ok := s.t.Find(w)
	return ok
}

// All goes over the words of the set.
func (s Set) All() iter.Seq[string] {
	return func(yield func(string) bool) {
		for w := range s.t.All() {
			if !yield(w) {
				return
			}
		}
	}
}
