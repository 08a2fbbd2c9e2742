package merge

import (
	"slices"
	"strings"

	"dateline/schedule"
	"dateline/tz/gazetteer"
)

// Who takes part is what tells happenings apart best. Names are compared by class, because a text may give the
// delegates where another gives the countries: that neither proves nor forbids anything.

type class uint8

const (
	persons   class = iota
	bodies          // organisations, teams, offices
	countries       // countries and cities that stand for them
	classes
)

// name is a schedule.Name made ready for comparing.
type name struct {
	key     string
	tokens  []string // of the key, without the country of a place
	last    string
	class   class
	team    bool
	country string // lower-case code, when known
	isState bool   // the country itself, not something in it
	acronym bool   // NATO, OSCE: a body of its own that no country stands for
}

func newName(n schedule.Name) name {
	v := name{key: n.Key}
	if v.key == "" {
		v.key = strings.ToLower(n.Name)
	}
	base, code, isPlace := strings.Cut(v.key, "/")
	if n.Kind == schedule.Location && isPlace {
		v.country, v.isState = code, base == ""
		v.tokens = words(base)
		if base == "" {
			v.tokens = words(n.Name)
		}
	} else {
		v.tokens = words(v.key)
	}
	if len(v.tokens) > 0 {
		v.last = v.tokens[len(v.tokens)-1]
	}
	if n.Kind == schedule.Organisation {
		if c, ok := gazetteer.Country(n.Name); ok { // "US" where nothing told it from a body
			v.country, v.isState = strings.ToLower(c), true
			v.key, n.Kind = "/"+v.country, schedule.Location
		}
	}
	if n.Place != nil && v.country == "" {
		v.country = strings.ToLower(n.Place.Country)
		v.isState = n.Kind == schedule.Location && strings.EqualFold(n.Place.Name, n.Name) && !isPlace && n.Place.Zone == ""
	}
	switch n.Kind {
	case schedule.Person:
		v.class = persons
	case schedule.Location:
		v.class = countries
	default:
		v.class = bodies
		v.team = n.Kind == schedule.Team
		v.acronym = len(n.Name) >= 3 && strings.ToUpper(n.Name) == n.Name && !strings.Contains(n.Name, " ")
	}
	return v
}

// words cuts a key into the words that matter for comparing.
func words(s string) []string {
	f := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return r == ' ' || r == '-' || r == '–' || r == '/' || r == ',' || r == '(' || r == ')' || r == ':' || r == '"' || r == '“' || r == '”'
	})
	out := f[:0]
	for _, w := range f {
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		w = strings.Trim(w, ".'’‘")
		if w != "" && !stopWord[w] {
			out = append(out, w)
		}
	}
	return out
}

var stopWord = map[string]bool{"the": true, "of": true, "and": true, "a": true, "an": true, "in": true, "on": true, "at": true, "for": true,
	"to": true, "with": true, "by": true, "from": true, "between": true, "over": true, "v": true, "vs": true, "de": true, "after": true, "before": true, "&": true}

// sameness of two names.
const (
	different = iota
	related   // one stands for, or is part of, the other: Russia and its foreign ministry, a committee and its parent
	same
)

// compare says how two names relate. A surname alone equals the full name; a body equals one of the same words in
// another order ("NATO-Russia Council", "Russia-NATO Council").
func compare(a, b *name) int {
	if a.key == b.key {
		return same
	}
	switch {
	case a.class == persons && b.class == persons:
		if a.last == b.last && (len(a.tokens) == 1 || len(b.tokens) == 1 || subset(a.tokens, b.tokens) || subset(b.tokens, a.tokens)) {
			return same
		}
		return different
	case a.class == persons && b.class == bodies && !b.team && len(b.tokens) == 1, b.class == persons && a.class == bodies && !a.team && len(a.tokens) == 1:
		if a.last == b.last && a.last != "" { // a surname that nothing in its own text explained
			return same
		}
		return different
	case a.class == persons || b.class == persons:
		return different
	}
	if a.country != "" && a.country == b.country && (a.isState || b.isState) {
		return related
	}
	if a.class == bodies || b.class == bodies {
		switch in, out := subset(a.tokens, b.tokens), subset(b.tokens, a.tokens); {
		case in && out && a.class == b.class, a.initials() != "" && a.initials() == b.key, b.initials() != "" && b.initials() == a.key:
			return same
		case a.team || b.team: // "Milan" and "Inter Milan" are two sides
			return different
		case in || out, slices.Contains(b.tokens, a.initials()), slices.Contains(a.tokens, b.initials()):
			return related // "Cable Industries Forum" and "Norway-CIF Council"
		}
	}
	return different
}

// initials is the acronym of a body's name of three words or more, "" for others.
func (n *name) initials() string {
	if n.class != bodies || len(n.tokens) < 3 {
		return ""
	}
	var b strings.Builder
	for _, t := range n.tokens {
		for _, r := range t {
			b.WriteRune(r)
			break
		}
	}
	return b.String()
}

// subset reports whether every word of a is in b; an empty a is in nothing.
func subset(a, b []string) bool {
	if len(a) == 0 || len(a) > len(b) {
		return false
	}
	for _, w := range a {
		if !slices.Contains(b, w) {
			return false
		}
	}
	return true
}

// company is how the participants of two reports relate.
type company struct {
	score  int  // 0 … 50
	forbid bool // they cannot be at one happening
	slight bool // they share one person or country, and one of them names more
	equal  bool // neither names a party of weight that the other does not, and they share two or all
}

func companyOf(a, b []name) company {
	if len(a) == 0 || len(b) == 0 {
		return company{}
	}
	var shared, back, onlyA, onlyB [classes]int // seen from a, and from b
	coveredA, coveredB, strongA, strongB := 0, 0, false, false
	hits := make([]int, len(b)) // how well something in a matches
	for i := range a {
		best := different
		for j := range b {
			c := compare(&a[i], &b[j])
			if c == different {
				continue
			}
			best, hits[j] = max(best, c), max(hits[j], c)
		}
		switch {
		case best == same:
			shared[a[i].class]++
			coveredA++
		case best == related:
			coveredA++
		default:
			onlyA[a[i].class]++
			strongA = strongA || a[i].acronym || a[i].team
		}
	}
	for j := range b {
		if hits[j] != different {
			coveredB++
			if hits[j] == same {
				back[b[j].class]++
			}
			continue
		}
		onlyB[b[j].class]++
		strongB = strongB || b[j].acronym || b[j].team
	}
	var c company
	for k := range classes {
		shared[k] = max(shared[k], back[k])
	}
	for k := range classes {
		if onlyA[k] == 0 || onlyB[k] == 0 || shared[k] > min(onlyA[k], onlyB[k]) {
			continue
		}
		// Each names parties of this class that the other does not. Delegates and ministries differ between reports of one
		// happening when the countries are the same; bodies of their own, teams and countries do not.
		others := 0
		for o := range classes {
			if o != k {
				others += shared[o]
			}
		}
		if others < 2 || k == bodies && strongA && strongB {
			c.forbid = true
		}
	}
	// Nor does a body stand in for a country: Turkey and the alliance are not Turkey and Canada.
	powers := func(n [classes]int) int { return n[bodies] + n[countries] }
	if x := min(powers(onlyA), powers(onlyB)); x > 0 && powers(shared) <= x && shared[persons] < 2 {
		c.forbid = true
	}
	least, all := min(len(a), len(b)), len(a)+len(b)
	// Several short names can be covered by one long one ("NATO-Russia Council"); the side better covered counts.
	contained := max(coveredA*20/len(a), coveredB*20/len(b))
	if coveredA == 0 {
		return c
	}
	both := coveredA >= 2 || coveredB >= 2
	c.score = contained + 20*(coveredA+coveredB)/all
	switch {
	case both:
		c.score += 10
	case shared[persons]+shared[bodies] > 0: // a body or a person says more than a country
		c.score += 5
	}
	// One busy party in common, beside others whom only one report names: as good as nothing where the kinds differ.
	c.slight = !both && shared[bodies] == 0 && len(a) != len(b)
	c.equal = contained == 20 && (both || least == 1 && len(a) == len(b)) && !strongA && !strongB &&
		onlyA[countries]+onlyB[countries] == 0 && (onlyA[bodies] == 0 || onlyB[bodies] == 0)
	return c
}
