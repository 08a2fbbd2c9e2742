package en

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed bodies.txt
var bodiesText string

//go:embed bodyheads.txt
var bodyHeadsText string

//go:embed venueheads.txt
var venueHeadsText string

//go:embed offices.txt
var officesText string

//go:embed firstnames.txt
var firstNamesText string

// Names holds the words by which names are told apart.
type Names struct {
	bodies     map[string][]Body // by first word, longest first
	bodyHeads  map[string]bool
	venueHeads map[string]bool
	offices    map[string][][]string // by first word, longest first
	firstNames map[string]bool
}

// Body is a known organisation under one of its names.
type Body struct {
	Words []string // as package text cuts them
	Name  string   // canonical
}

// NameWords returns the embedded tables, parsed once.
var NameWords = sync.OnceValue(func() *Names {
	n := &Names{bodies: map[string][]Body{}, offices: map[string][][]string{}}
	for _, line := range lines(bodiesText) {
		canonical, others, _ := strings.Cut(line, "|")
		canonical = strings.TrimSpace(canonical)
		for _, alias := range append([]string{canonical}, strings.Split(others, ", ")...) {
			if alias = strings.TrimSpace(alias); alias != "" {
				w := words(alias)
				n.bodies[w[0]] = append(n.bodies[w[0]], Body{w, canonical})
			}
		}
	}
	n.bodyHeads = set(strings.Join(lines(bodyHeadsText), " "))
	n.venueHeads = set(strings.Join(lines(venueHeadsText), " "))
	n.firstNames = set(strings.Join(lines(firstNamesText), " "))
	for _, line := range lines(officesText) {
		for _, o := range splitList(line) {
			w := words(o)
			n.offices[w[0]] = append(n.offices[w[0]], w)
		}
	}
	return n
})

// lines drops blank lines and comments of an embedded table.
func lines(s string) []string {
	var out []string
	for _, l := range strings.Split(s, "\n") {
		if l = strings.TrimSpace(l); l != "" && l[0] != '#' {
			out = append(out, l)
		}
	}
	return out
}

// BodyAt returns the longest known body that begins at word 0 of at(0), at(1), …
func (n *Names) BodyAt(at func(int) string) (length int, name string) {
	for _, b := range n.bodies[at(0)] {
		if len(b.Words) > length && matches(b.Words, at) {
			length, name = len(b.Words), b.Name
		}
	}
	return length, name
}

// OfficeAt returns the length of the longest office that begins at at(0); words are lower case.
func (n *Names) OfficeAt(at func(int) string) (length int) {
	for _, o := range n.offices[at(0)] {
		if len(o) > length && matches(o, at) {
			length = len(o)
		}
	}
	return length
}

func matches(words []string, at func(int) string) bool {
	for i, w := range words {
		if at(i) != w {
			return false
		}
	}
	return true
}

// BodyHead, VenueHead, FirstName ask for one capitalised word.
func (n *Names) BodyHead(w string) bool  { return n.bodyHeads[w] }
func (n *Names) VenueHead(w string) bool { return n.venueHeads[w] }
func (n *Names) FirstName(w string) bool { return n.firstNames[w] }
