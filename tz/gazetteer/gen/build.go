package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dateline/tz"
	"dateline/tz/gazetteer"
)

const (
	leastPopulation   = 5000 // of the cities listed, capitals and seats of regions aside
	shareOfSecondZone = 0.02 // below it a region counts as having one zone (the Navajo Nation in Arizona)
	shareOfDominance  = 0.90 // from it "Spanish time" is the time of Madrid
)

// place is an entry to be.
type place struct {
	name     string
	class    gazetteer.Class
	country  string
	region   int
	zone     string // main zone
	single   bool   // keeps one time
	dominant bool   // nearly keeps one time
	capital  bool
	people   int
	weight   float64 // what news makes of it, beside its people
	part     bool    // of a city
	source   *city   // nil for what the tables add
	seat     *place  // of a venue: its city
	distinct int     // how its key is told from those of namesakes
	index    int
}

type build struct {
	raw       []*city
	places    []*place
	byID      map[string]*place
	byName    map[string]*city // fold(name)/country: the most populous
	regions   []string         // country, code, name
	regionOf  map[string]int   // country/code
	keys      map[string][]use
	acronyms  map[string]bool // keys written in capitals only: "US", "NYC"
	capitals  map[string]*place
	countries []*place
}

// use is a place under one of its names.
type use struct {
	place *place
	share float64 // of the place's score: small for names that only other languages use
}

func newBuild(raw []*city) *build {
	b := &build{
		raw: raw, byID: map[string]*place{}, byName: map[string]*city{}, regionOf: map[string]int{},
		regions: []string{"\t\t"}, keys: map[string][]use{}, acronyms: map[string]bool{}, capitals: map[string]*place{},
	}
	for _, c := range raw {
		for _, n := range []string{c.name, c.ascii} {
			key := gazetteer.Fold(n) + "/" + c.country
			if old := b.byName[key]; old == nil || c.population > old.population {
				b.byName[key] = c
			}
		}
		if c.population >= leastPopulation || c.code == "PPLC" || c.code == "PPLA" {
			b.city(c)
		}
	}
	return b
}

// city lists a city, once.
func (b *build) city(c *city) *place {
	if p := b.byID[c.id]; p != nil {
		return p
	}
	p := &place{name: plain(c.name), class: gazetteer.ClassCity, country: c.country, zone: c.zone, single: true, people: c.population, weight: 1, part: c.code == "PPLX", source: c}
	p.region = b.regionIndex(c.country, c.admin1)
	b.places, b.byID[c.id] = append(b.places, p), p
	if c.code == "PPLC" {
		b.setCapital(p)
	}
	return p
}

func (b *build) setCapital(p *place) {
	if old := b.capitals[p.country]; old != nil {
		old.capital = false
	}
	b.capitals[p.country], p.capital = p, true
}

// plain drops what GeoNames adds to a name: "Halle (Saale)", "Palikir - National Government Center", "Gasteiz / Vitoria".
func plain(name string) string {
	for _, sep := range []string{" (", " - ", " / "} {
		name, _, _ = strings.Cut(name, sep)
	}
	return name
}

func (b *build) regionIndex(country, code string) int {
	key := country + "/" + code
	i, ok := b.regionOf[key]
	if !ok {
		i = len(b.regions)
		b.regions = append(b.regions, country+"\t"+code+"\t")
		b.regionOf[key] = i
	}
	return i
}

// find gives the most populous city of a name, as cities.txt or as GeoNames spells it.
func (b *build) find(name, country string) (*place, error) {
	for _, u := range b.keys[gazetteer.Fold(name)] {
		if u.place.country == country && u.place.class == gazetteer.ClassCity {
			return u.place, nil
		}
	}
	if c := b.byName[gazetteer.Fold(name)+"/"+country]; c != nil {
		return b.city(c), nil
	}
	return nil, fmt.Errorf("no city %q in %s", name, country)
}

// seat gives the city of a name that is the seat of a region; failing that the most populous.
func (b *build) seat(name, country string) (*place, error) {
	for _, c := range b.raw {
		if c.country == country && (c.code == "PPLA" || c.code == "PPLC") && (c.name == name || c.ascii == name) {
			return b.city(c), nil
		}
	}
	return b.find(name, country)
}

// inZone gives the most populous city of a name that keeps the time of a zone.
func (b *build) inZone(name, country, zone string) (*place, error) {
	p, err := b.find(name, country)
	if err != nil || tz.SameRules(p.zone, zone) {
		return p, err
	}
	var best *city
	for _, c := range b.raw {
		if c.country == country && (c.name == name || c.ascii == name) && tz.SameRules(c.zone, zone) && (best == nil || c.population > best.population) {
			best = c
		}
	}
	if best == nil {
		return nil, fmt.Errorf("%s keeps the time of %s", name, p.zone)
	}
	return b.city(best), nil
}

// use lists a place under a name.
func (b *build) use(name string, p *place, share float64) {
	for _, n := range variants(name) {
		key := gazetteer.Fold(n)
		if len(key) < 2 || len(key) > 60 {
			continue
		}
		if capitals := len(key) <= 5 && n == strings.ToUpper(n); len(b.keys[key]) == 0 || !capitals {
			b.acronyms[key] = capitals
		}
		if i := slices.IndexFunc(b.keys[key], func(u use) bool { return u.place == p }); i >= 0 {
			b.keys[key][i].share = max(b.keys[key][i].share, share)
			continue
		}
		b.keys[key] = append(b.keys[key], use{p, share})
	}
}

// variants spells out what is abbreviated and the other way round: "Saint John's", "St. John's".
func variants(name string) []string {
	out := []string{name}
	for _, pair := range [...][2]string{{"Saint ", "St "}, {"St. ", "Saint "}, {"St ", "Saint "}, {"Fort ", "Ft "}, {"Ft. ", "Fort "}, {"Mount ", "Mt "}, {"Mt. ", "Mount "}, {"Sankt ", "St "}} {
		if rest, ok := strings.CutPrefix(name, pair[0]); ok {
			out = append(out, pair[1]+rest)
		}
	}
	return out
}

// cityRow applies a row of cities.txt: name, other names, name in GeoNames, country, weight, source.
func (b *build) cityRow(f []string) error {
	c := b.byName[gazetteer.Fold(f[2])+"/"+f[3]]
	if c == nil {
		return fmt.Errorf("no city %q in %s", f[2], f[3])
	}
	p := b.city(c)
	p.name = f[0]
	if f[4] != "" {
		var err error
		if p.weight, err = strconv.ParseFloat(f[4], 64); err != nil {
			return err
		}
	}
	for _, n := range append(list(f[1]), f[0]) {
		b.use(n, p, 1)
	}
	return nil
}

// regionRow applies a row of regions.txt: country, name, seat, other names, abbreviations, source.
func (b *build) regionRow(f []string) error {
	seat, err := b.seat(f[2], f[0])
	if err != nil {
		return err
	}
	p := &place{name: f[1], class: gazetteer.ClassRegion, country: f[0], region: seat.region, weight: 1}
	people := map[string]int{}
	if f[5] == "press" { // an area that is no first-level region: it has its seat's zone
		people[seat.zone] = seat.people
	} else {
		row := f[0] + "\t" + seat.source.admin1 + "\t"
		if b.regions[seat.region] != row {
			return fmt.Errorf("the region of its seat has a name already: %q", b.regions[seat.region])
		}
		b.regions[seat.region] = row + f[1]
		for _, c := range b.raw {
			if c.country == f[0] && c.admin1 == seat.source.admin1 {
				people[c.zone] += c.population
			}
		}
	}
	p.setZones(people)
	b.places = append(b.places, p)
	for _, n := range append(list(f[3]), f[1]) {
		b.use(n, p, 1)
	}
	for _, n := range list(f[4]) {
		// Keys of their own, so that "Miss." and "Ore." are read only where a region is looked for.
		key := gazetteer.AbbreviationMark + gazetteer.Fold(n)
		b.keys[key] = append(b.keys[key], use{p, 1})
	}
	return nil
}

// setZones chooses the main zone of a region or country by its people.
func (p *place) setZones(people map[string]int) {
	var names []string
	for z, n := range people {
		p.people += n
		names = append(names, z)
	}
	slices.SortFunc(names, func(x, y string) int {
		if people[x] != people[y] {
			return people[y] - people[x]
		}
		return strings.Compare(x, y)
	})
	most := -1
	for _, z := range names {
		sum := 0
		for _, y := range names {
			if tz.SameRules(z, y) {
				sum += people[y]
			}
		}
		if sum > most {
			p.zone, most = z, sum
		}
	}
	p.single = float64(most) >= (1-shareOfSecondZone)*float64(p.people)
	p.dominant = float64(most) >= shareOfDominance*float64(p.people)
}

// countryRow applies a row of countries.txt: code, name, other names, capital or "single", demonyms, source.
func (b *build) countryRow(f []string) error {
	p := &place{name: f[1], class: gazetteer.ClassCountry, country: f[0], weight: 1}
	if f[3] != "" && f[3] != "single" {
		capital, err := b.find(f[3], f[0])
		if err != nil {
			return err
		}
		b.setCapital(capital)
	}
	people := map[string]int{}
	for _, c := range b.raw {
		if c.country == f[0] {
			people[c.zone] += c.population
		}
	}
	p.setZones(people)
	zones := tz.Zones(f[0])
	p.single = !slices.ContainsFunc(zones, func(z string) bool { return !tz.SameRules(z, zones[0]) }) || f[3] == "single"
	p.dominant = p.dominant || p.single
	if capital := b.capitals[f[0]]; capital != nil {
		p.zone = capital.zone // that of the government, where most people may live elsewhere
	} else if p.zone == "" && len(zones) > 0 {
		p.zone = zones[0]
	}
	b.places, b.countries = append(b.places, p), append(b.countries, p)
	for _, n := range append(list(f[2]), f[1]) {
		b.use(n, p, 1)
	}
	return nil
}

// venueRow applies a row of venues.txt: name, other names, city, country, zone, source.
func (b *build) venueRow(f []string) error {
	p := &place{name: f[0], class: gazetteer.ClassVenue, country: f[3], zone: f[4], single: true, weight: 1}
	if f[2] != "" {
		seat, err := b.inZone(f[2], f[3], p.zone)
		if err != nil {
			return err
		}
		p.seat, p.region = seat, seat.region
	}
	b.places = append(b.places, p)
	for _, n := range append(list(f[1]), f[0]) {
		b.use(n, p, 1)
	}
	return nil
}
