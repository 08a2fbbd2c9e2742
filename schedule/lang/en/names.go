package en

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"dateline/schedule/lang"
)

//go:embed bodies.txt
var bodiesText string

//go:embed agencies.txt
var agenciesText string

//go:embed teams.txt
var teamsText string

//go:embed bodyheads.txt
var bodyHeadsText string

//go:embed venueheads.txt
var venueHeadsText string

//go:embed teamheads.txt
var teamHeadsText string

//go:embed things.txt
var thingsText string

//go:embed offices.txt
var officesText string

//go:embed firstnames.txt
var firstNamesText string

// Names holds the words by which names are told apart.
type Names struct {
	known      *lang.Table[[]Known]    // by first word, longest first
	offices    *lang.Table[[][]string] // by first word, longest first
	officeEnds lang.Set                // last words of offices
	bodyHeads  lang.Set
	venueHeads lang.Set
	teamHeads  lang.Set
	things     lang.Set
	firstNames lang.Set
	common     lang.Set
}

// Known is a body, agency or club under one of its names.
type Known struct {
	Words  []string // as package text cuts them, without hyphens
	Name   string   // canonical
	Key    string   // canonical, lower case
	Seat   string   // city it sits in, "" when it has none or several bear the name; of a club its home ground
	Agency bool     // news agency or outlet
	Team   bool     // a club
}

// NameWords returns the embedded tables, parsed once.
var NameWords = sync.OnceValue(parseNames)

func parseNames() *Names {
	n := &Names{
		bodyHeads: tableSet(bodyHeadsText), venueHeads: tableSet(venueHeadsText), teamHeads: tableSet(teamHeadsText),
		things: tableSet(thingsText), firstNames: tableSet(firstNamesText), common: tableSet(commonText),
	}
	known, offices, ends := map[string][]Known{}, map[string][][]string{}, []string{}
	addKnown(known, bodiesText, Known{})
	addKnown(known, agenciesText, Known{Agency: true})
	addKnown(known, teamsText, Known{Team: true})
	for _, line := range lines(officesText) {
		for _, o := range splitList(line) {
			w := cut(o)
			if len(w) > 0 {
				offices[w[0]] = append(offices[w[0]], w)
				ends = append(ends, w[len(w)-1])
			}
		}
	}
	n.known, n.offices, n.officeEnds = lang.NewTable(known), lang.NewTable(offices), lang.Words(strings.Join(ends, " "))
	return n
}

func tableSet(text string) lang.Set { return lang.Words(strings.Join(lines(text), " ")) }

func addKnown(known map[string][]Known, text string, k Known) {
	for _, line := range lines(text) {
		canonical, others, _ := strings.Cut(line, "|")
		others, seat, _ := strings.Cut(others, "|")
		k.Seat = strings.TrimSpace(seat)
		k.Name = strings.TrimSpace(canonical)
		k.Key = strings.ToLower(k.Name)
		for _, alias := range append([]string{k.Name}, strings.Split(others, ", ")...) {
			if k.Words = cut(strings.TrimSpace(alias)); len(k.Words) > 0 {
				known[k.Words[0]] = append(known[k.Words[0]], k)
			}
		}
	}
}

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

// cut splits a name of a table into tokens as package text does: letters and figures apart, "'s" and commas on their own,
// hyphens left out.
func cut(s string) []string {
	var out []string
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '-' }) {
		var tail []string
		switch {
		case strings.HasSuffix(f, "'s"):
			f, tail = f[:len(f)-2], []string{"'s"}
		case strings.HasSuffix(f, "'"), strings.HasSuffix(f, "+"), strings.HasSuffix(f, ","), strings.HasSuffix(f, ".") && strings.Count(f, ".") == 1:
			f, tail = f[:len(f)-1], []string{f[len(f)-1:]}
		}
		if i := strings.IndexAny(f, "0123456789"); i > 0 {
			out = append(out, f[:i])
			f = f[i:]
		}
		out = append(append(out, f), tail...)
	}
	return out
}

// Seats lists the cities in which known bodies sit, sorted.
func (n *Names) Seats() []string { return n.seats(false) }

// Grounds lists the grounds and towns in which known clubs play at home, sorted.
func (n *Names) Grounds() []string { return n.seats(true) }

func (n *Names) seats(team bool) []string {
	var out []string
	for _, list := range n.known.All() {
		for i := range list {
			if list[i].Seat != "" && list[i].Team == team {
				out = append(out, list[i].Seat)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// KnownAt returns the longest known body, agency or club that begins at word 0 of at(0), at(1), …; nil for none.
func (n *Names) KnownAt(at func(int) string) *Known {
	var best *Known
	list := n.known.Get(at(0))
	for i := range list {
		if k := &list[i]; (best == nil || len(k.Words) > len(best.Words)) && matches(k.Words, at) {
			best = k
		}
	}
	return best
}

// OfficeAt returns the length of the longest office that begins at at(0); words are lower case.
func (n *Names) OfficeAt(at func(int) string) (length int) {
	for _, o := range n.offices.Get(at(0)) {
		if len(o) > length && matches(o, at) {
			length = len(o)
		}
	}
	return length
}

// OfficeEnd reports a word on which an office ends; lower case.
func (n *Names) OfficeEnd(w string) bool { return n.officeEnds.Has(w) }

func matches(words []string, at func(int) string) bool {
	for i, w := range words {
		if at(i) != w {
			return false
		}
	}
	return true
}

// Function reports what the function of that name does, in one look-up.
func (n *Names) Function(w string) bool { return functions.Has(w) }

// BodyHead, VenueHead, TeamHead, Thing and FirstName ask for one capitalised word.
func (n *Names) BodyHead(w string) bool  { return n.bodyHeads.Has(w) }
func (n *Names) VenueHead(w string) bool { return n.venueHeads.Has(w) }
func (n *Names) TeamHead(w string) bool  { return n.teamHeads.Has(w) }
func (n *Names) Thing(w string) bool     { return n.things.Has(w) }
func (n *Names) FirstName(w string) bool { return n.firstNames.Has(w) }
