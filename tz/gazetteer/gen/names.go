package main

import (
	"slices"
	"strings"
	"unicode"

	"dateline/tz/gazetteer"
)

// Names of other languages are listed for larger cities, and count for less: GeoNames does not say which are English.
const (
	alternatesFrom  = 30000
	alternatesShare = 0.1
	mostUses        = 60 // of one name
)

// cityNames lists the cities under the names GeoNames gives.
func (b *build) cityNames() {
	for _, p := range b.places {
		if p.source == nil {
			continue
		}
		c := p.source
		for _, n := range append(strings.Split(c.name, " / "), plain(c.name), plain(c.ascii)) {
			if len(gazetteer.Fold(n)) > 2 { // Y, Of, Au
				b.use(n, p, 1)
			}
		}
		if p.people < alternatesFrom && !p.capital && c.code != "PPLA" {
			continue
		}
		for _, n := range c.alternates {
			if likely(n, c) {
				b.use(n, p, alternatesShare)
			}
		}
	}
}

// likely reports whether an alternate name can stand in English news: Latin letters, capitalised, and with the sound of
// the city's own name at its head, which keeps nicknames, airports and other languages' words out.
func likely(n string, c *city) bool {
	key := gazetteer.Fold(n)
	if len(key) < 4 || strings.ContainsAny(n, "0123456789()") || n == strings.ToUpper(n) || !unicode.IsUpper([]rune(n)[0]) {
		return false
	}
	for _, r := range key {
		if r >= 0x80 {
			return false
		}
	}
	head := func(s string) byte {
		switch s[0] {
		case 'k', 'q':
			return 'c'
		case 'w':
			return 'v'
		case 'y', 'i':
			return 'j'
		case 's', 'z', 'x':
			return 's'
		}
		return s[0]
	}
	return head(key) == head(gazetteer.Fold(c.ascii)+"x")
}

// score is what makes one namesake more likely than another: people, and more for what news names most.
func (p *place) score() float64 {
	s := float64(max(p.people, 1000)) * p.weight
	switch {
	case p.class == gazetteer.ClassCountry:
		return max(s, 500_000) * 3
	case p.class == gazetteer.ClassRegion:
		return s / 4
	case p.class == gazetteer.ClassVenue:
		return 3_000_000
	case p.capital:
		return s * 10
	case p.part:
		return s / 3
	}
	return s
}

// order sorts places and the uses of each name, and tells namesakes apart.
func (b *build) order() {
	slices.SortStableFunc(b.places, func(x, y *place) int {
		switch a, b := x.score(), y.score(); {
		case a > b:
			return -1
		case a < b:
			return 1
		}
		if n := strings.Compare(x.country+x.name, y.country+y.name); n != 0 {
			return n
		}
		return strings.Compare(x.id(), y.id())
	})
	inRegion, inCountry := map[string]int{}, map[string]int{}
	country := func(p *place) string { return gazetteer.Fold(p.name) + "/" + p.country }
	for i, p := range b.places {
		p.index = i
		if p.class == gazetteer.ClassCity {
			inCountry[country(p)]++
		}
	}
	for _, p := range b.places {
		if p.class != gazetteer.ClassCity || inCountry[country(p)] == 1 {
			continue
		}
		key := country(p) + "/" + b.regions[p.region]
		inRegion[key]++
		p.distinct = inRegion[key]
	}
	for _, uses := range b.keys {
		slices.SortStableFunc(uses, func(x, y use) int {
			switch a, b := x.place.score()*x.share, y.place.score()*y.share; {
			case a > b:
				return -1
			case a < b:
				return 1
			}
			return x.place.index - y.place.index
		})
	}
}

func (p *place) id() string {
	if p.source == nil {
		return ""
	}
	return p.source.id
}
