package gazetteer

// Best picks the entry of a name that fits the hint best; without a hint the most prominent. Where the name has no entry
// in the hinted country or region, the answer is none: "Moscow, Ohio" is not the one in Russia.
func (t *Table) Best(name string, hint Hint) (Entry, bool) {
	r, ok := t.record(name)
	if !ok || r.len() == 0 {
		return Entry{}, false
	}
	want := t.wanted(hint)
	if want.none {
		return Entry{}, false
	}
	near := -1
	if i, ok := t.countryOf[hint.Near]; ok {
		near = i
	}
	best, most := -1, 0.0
	for i := range r.len() {
		p := t.packedAt(r.at(i))
		if !want.fits(t, p) {
			continue
		}
		// Entries come in order of prominence; only a place nearby may overtake, and not one far smaller.
		s := t.weight(p) / float64(i+1)
		if p.country == near {
			s *= 30
		}
		if best < 0 || s > most {
			best, most = i, s
		}
		if near < 0 {
			break
		}
	}
	if best < 0 {
		return Entry{}, false
	}
	return t.all(r)[best], true
}

// weight is the prominence by which a place nearby is weighed against the others.
func (t *Table) weight(p packed) float64 {
	s := float64(max(p.people, 1000))
	switch {
	case p.class == ClassCountry:
		return max(s, 500_000) * 3
	case p.class == ClassRegion:
		return s / 4
	case p.class == ClassVenue:
		return 3_000_000
	case p.capital:
		return s * 10
	}
	return s
}

// wanted is what a hint demands of an entry.
type wanted struct {
	country int // -1: any
	regions []regionRow
	none    bool // the hint names nothing there is
}

func (t *Table) wanted(hint Hint) wanted {
	w := wanted{country: -1}
	if hint.Country != "" {
		i, ok := t.countryOf[hint.Country]
		if !ok {
			return wanted{none: true}
		}
		w.country = i
	}
	if hint.Region == "" {
		return w
	}
	for _, i := range t.regionIDs(hint.Region) {
		p := t.packedAt(i)
		if w.country < 0 || p.country == w.country {
			w.regions = append(w.regions, t.region(p.region))
		}
	}
	// "Tbilisi, Georgia" and "Athens, Georgia": the words after the name may be a country's, too.
	if code, ok := t.country(hint.Region); ok {
		if i := t.countryOf[code]; w.country < 0 || w.country == i {
			w.regions = append(w.regions, regionRow{country: code})
		}
	}
	w.none = len(w.regions) == 0
	return w
}

func (w wanted) fits(t *Table, p packed) bool {
	if w.country >= 0 && p.country != w.country {
		return false
	}
	if len(w.regions) == 0 {
		return true
	}
	for _, r := range w.regions {
		if r.code == "" && r.country == t.countries[p.country].code && p.class != ClassCountry {
			return true
		}
		if r == t.region(p.region) && p.class != ClassRegion {
			return true
		}
	}
	return false
}

// Region reads a first-level region's name or abbreviation: "Oregon", "Ore.", "Mass.", "N.Y.", "TX", "Ont.", "Bavaria".
// Two letters are read as a postal code in capitals, or with a full stop ("Pa.").
func Region(name string) (Entry, bool) {
	t := Default()
	ids := t.regionIDs(name)
	if len(ids) == 0 {
		return Entry{}, false
	}
	return t.At(ids[0]), true
}

// regionIDs gives the regions of a name, most prominent first.
func (t *Table) regionIDs(name string) []int {
	if len(name) > 64 || !begins(name) {
		return nil
	}
	var buffer [80]byte
	var ids []int
	add := func(r record, ok bool) {
		for i := 0; ok && i < r.len(); i++ {
			if id := r.at(i); t.packedAt(id).class == ClassRegion {
				ids = append(ids, id)
			}
		}
	}
	folded := appendFold(buffer[:0], name)
	add(t.find(folded))
	short := len(folded) <= 2 && len(name) == 2 && !begins(name[1:])
	if !short {
		key := append([]byte(AbbreviationMark), folded...)
		add(t.find(key))
	}
	return ids
}

// MainZone gives the zone in which most people of a region live, or that of a country's capital; of other places their own.
func MainZone(e Entry) string {
	if e.Zone != "" {
		return e.Zone
	}
	t := Default()
	switch e.Class {
	case ClassCountry:
		zone, _ := CountryZone(e.Country)
		return zone
	case ClassRegion:
		for _, id := range t.regionIDs(e.Name) {
			if p := t.packedAt(id); t.countries[p.country].code == e.Country {
				return t.zones[p.zone]
			}
		}
	}
	return ""
}
