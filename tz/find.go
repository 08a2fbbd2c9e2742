package tz

import (
	"fmt"
	"strings"
	"time"
	"unicode"
)

// Zone is what a designator means.
type Zone struct {
	Name       string      // as written
	IANA       string      // the zone, "" when Fixed or when several are meant and nothing chose
	Offset     int         // seconds east of UTC, when Fixed
	Fixed      bool        // the words give an offset ("GMT+3", "UTC") rather than a zone
	Stated     int         // seconds east of UTC that the words literally say ("EST" is -18000 in July, too), when Literal
	Literal    bool        // Stated holds
	Assumed    bool        // several readings, no hint that chose: IANA is the one mostly meant
	Bare       bool        // also an ordinary word or name ("Eastern", "ART", "Z"): only the words around can tell
	Candidates []Candidate // all readings when the designator is ambiguous, most used first
	Why        string      // the rule and row that spoke
}

// Candidate is one reading of an ambiguous designator.
type Candidate struct {
	IANA    string
	Country string // ISO 3166 alpha-2
	Offset  int    // seconds east of UTC that the designator literally says in this reading, 0 when it says none
}

// Known reports whether one zone or offset is meant.
func (z Zone) Known() bool { return z.Fixed || z.IANA != "" }

// Location gives the zone for use with package time: the embedded tzdata's, or a fixed offset named as written.
func (z Zone) Location() (*time.Location, error) {
	switch {
	case z.Fixed && z.Offset == 0:
		return time.UTC, nil
	case z.Fixed:
		return time.FixedZone("UTC"+z.offsetName(), z.Offset), nil
	case z.IANA != "":
		return Load(z.IANA)
	}
	return nil, fmt.Errorf("locating zone %q: it has %d readings", z.Name, len(z.Candidates))
}

func (z Zone) offsetName() string { s := Offset(z.Offset); return s[:3] + ":" + s[3:] }

// At narrows a designator to the zone of the place spoken of, where its clocks go by that designator: "MST" is the time
// of Phoenix for what happens in Phoenix, "CET" that of Berlin in Berlin, "AEST" that of Brisbane in Brisbane. Otherwise
// z comes back as it is: a New York clock may be given for what happens in London.
func (z Zone) At(iana string) Zone {
	place := zoneDB().find(Canonical(iana))
	if place == nil || z.Fixed || place.name == z.IANA {
		return z
	}
	r := place.rule()
	if offset, ok := r.uses(abbreviation(z.Name)); ok {
		z.Stated, z.Literal = offset, true
	} else if own := zoneDB().find(z.IANA); own == nil || own.rule().text != r.text {
		return z
	}
	z.IANA, z.Assumed = place.name, false
	z.Why += "; as at " + place.name
	return z
}

// Find reads a designator as people write it: "UTC", "GMT+3", "+05:30", "EST", "E.T.", "Eastern Standard Time", "Pacific
// time", "Asia/Tokyo". Abbreviations are read in capitals ("ET", never "et"), and those in common use in small letters
// too ("8pm gmt"); long names in any case. An ambiguous one ("IST") comes with its Candidates and without IANA, unless
// one reading is meant nearly always ("EST"): then Assumed is set.
func Find(words string) (Zone, bool) { return Resolve(words, "") }

// Resolve is Find with a country (ISO 3166 alpha-2) as a hint that chooses among the readings. It never overrides a
// designator that has one meaning: "MSK" is Moscow's time wherever it is said.
func Resolve(words, country string) (Zone, bool) {
	if len(words) > 64 {
		return Zone{}, false
	}
	s := tidy(words)
	if s == "" {
		return Zone{}, false
	}
	if offset, ok := readOffset(s); ok {
		return Zone{Name: words, Offset: offset, Fixed: true, Stated: offset, Literal: true, Why: "tz/offset " + Offset(offset)}, true
	}
	t := designators()
	short := s
	if i := len(s) - len(" time"); i > 0 && strings.EqualFold(s[i:], " time") {
		short = s[:i] // "EST time"
	}
	if rows := t.short[abbreviation(short)]; rows != nil {
		return choose(words, abbreviation(short), rows, country), true
	}
	if rows := t.lower[short]; rows != nil {
		return choose(words, strings.ToUpper(short), rows, country), true
	}
	if z, ok := findLong(t, words, s, country); ok {
		return z, true
	}
	if a, b, ok := strings.Cut(s, "/"); ok {
		if z := zoneDB().find(Canonical(s)); z != nil && strings.Contains(s, "/") {
			return Zone{Name: words, IANA: z.name, Why: "tz/name " + z.name}, true
		}
		// "EST/EDT", "CET/CEST": both halves of the year
		x, okX := Resolve(a, country)
		y, okY := Resolve(b, country)
		if okX && okY && !strings.Contains(b, "/") && x.IANA == y.IANA && x.Known() && x.Fixed == y.Fixed && x.Offset == y.Offset {
			x.Name, x.Literal, x.Stated = words, x.Fixed, x.Offset
			return x, true
		}
	}
	return Zone{}, false
}

// choose picks among the rows of one abbreviation.
func choose(words, word string, rows []row, country string) Zone {
	z := Zone{Name: words, Bare: rows[0].bare}
	if len(rows) > 1 {
		for _, r := range rows {
			z.Candidates = append(z.Candidates, Candidate{IANA: r.iana, Country: r.country, Offset: r.stated})
		}
	}
	if country != "" {
		for _, r := range rows {
			if r.country == country {
				return z.take(r, word+" in "+country)
			}
		}
		for _, r := range rows {
			if own, offset, ok := r.in(word, country); ok {
				r.iana, r.stated = own, offset
				return z.take(r, word+" as used in "+country)
			}
		}
	}
	if len(rows) == 1 {
		return z.take(rows[0], word)
	}
	for _, r := range rows {
		if r.usual {
			z.Assumed = true
			return z.take(r, word+", the usual reading")
		}
	}
	z.Why = fmt.Sprintf("tz/designator %s has %d readings", word, len(rows))
	return z
}

func (z Zone) take(r row, why string) Zone {
	z.IANA, z.Offset, z.Fixed, z.Stated, z.Literal = r.iana, r.offset, r.fixed, r.stated, r.literal
	z.Why = "tz/designator " + why + " (" + r.source + ")"
	return z
}

// in looks for a zone of a country that goes by the designator: its clocks use the abbreviation, or change as the row's do.
func (r row) in(word, country string) (iana string, stated int, ok bool) {
	if !r.shared {
		return "", 0, false
	}
	text := ""
	if z := zoneDB().find(r.iana); z != nil {
		text = z.rule().text
	}
	for _, z := range zoneDB().byCountry[country] {
		if offset, ok := z.rule().uses(word); ok && r.literal {
			return z.name, offset, true
		}
		if z.rule().text == text {
			return z.name, r.stated, true
		}
	}
	return "", 0, false
}

// findLong reads "<name> [standard|daylight|summer] time" and the few names that stand without it ("8 p.m. Eastern").
func findLong(t *designatorTable, words, s, country string) (Zone, bool) {
	name := strings.ReplaceAll(strings.ToLower(s), "u.s.", "us")
	name = strings.ReplaceAll(name, "brasília", "brasilia")
	name, hasTime := strings.CutSuffix(name, " time")
	season := ""
	if hasTime {
		name = strings.TrimSuffix(name, " local")
		for _, suffix := range [...]string{" standard", " daylight", " summer", " daylight saving", " daylight savings", " daylight-saving", " daylight-savings"} {
			if base, ok := strings.CutSuffix(name, suffix); ok {
				name, season = base, strings.Fields(suffix)[0]
				break
			}
		}
	}
	r, ok := t.long[name]
	if !ok || !hasTime && !(r.bare && unicode.IsUpper([]rune(s)[0])) {
		return Zone{}, false
	}
	z := Zone{Name: words, Bare: !hasTime}
	if own, _, ok := r.in("", country); ok && country != r.country {
		r.iana = own
	}
	if zone := zoneDB().find(r.iana); zone != nil && season != "" {
		switch rule := zone.rule(); {
		case season == "standard" && rule.n > 0:
			r.stated, r.literal = rule.offsets[0], true
		case season != "standard" && rule.n == 2:
			r.stated, r.literal = rule.offsets[rule.higher], true
		}
	}
	return z.take(r, strings.TrimSpace(name+" "+season)), true
}

// tidy trims brackets and blanks and makes one sign of the many minus signs.
func tidy(s string) string {
	s = strings.Trim(s, " \t\r\n()[],;")
	s = strings.Map(func(r rune) rune {
		switch r {
		case '−', '–', '‐', '‑', '﹣', '-':
			return '-'
		case '\u00a0', '\u202f', '\u2009', '\t', '\n', '\r':
			return ' '
		}
		return r
	}, s)
	if strings.Contains(s, "  ") {
		s = strings.Join(strings.Fields(s), " ")
	}
	return strings.TrimSpace(s)
}

// abbreviation takes the dots out of "E.S.T." and leaves other words as they are.
func abbreviation(s string) string {
	if len(s) < 3 || len(s)%2 == 1 && s[len(s)-1] == '.' || s[1] != '.' {
		return s
	}
	b := make([]byte, 0, 4)
	for i := 0; i < len(s); i++ {
		if i%2 == 0 && !isUpper(s[i]) || i%2 == 1 && s[i] != '.' {
			return s
		}
		if i%2 == 0 {
			b = append(b, s[i])
		}
	}
	return string(b)
}

// readOffset reads "+03:00", "+0530", "-05", and with "UTC" or "GMT" before it any of those and "+3", "+5:30", "+5.30".
func readOffset(s string) (seconds int, ok bool) {
	named := 0 // offset of what stands before the sign
	prefix := false
	if len(s) > 3 {
		switch strings.ToUpper(s[:3]) {
		case "UTC", "GMT":
			prefix = true
		case "MSK": // Russian time-tables count from Moscow: "MSK+4"
			prefix, named = true, 3*3600
		}
	}
	if prefix {
		s = strings.TrimLeft(s[3:], " ")
	}
	s = strings.TrimPrefix(s, "±")
	if s == "0" && prefix {
		return named, true
	}
	if len(s) < 2 || s[0] != '+' && s[0] != '-' {
		return 0, false
	}
	sign, digits := 1, s[1:]
	if s[0] == '-' {
		sign = -1
	}
	if prefix {
		digits = strings.TrimLeft(digits, " ")
		for _, unit := range [...]string{" hours", " hour", " hrs", "h"} {
			digits = strings.TrimSuffix(digits, unit)
		}
	}
	h, m, colon := 0, 0, -1
	for i := range len(digits) {
		if !isDigit(digits[i]) {
			if colon >= 0 || digits[i] != ':' && (digits[i] != '.' || !prefix) {
				return 0, false
			}
			colon = i
		}
	}
	two := func(s string) int { return int(s[0]-'0')*10 + int(s[1]-'0') }
	switch {
	case colon < 0 && len(digits) == 1 && prefix:
		h = int(digits[0] - '0')
	case colon < 0 && len(digits) == 2:
		h = two(digits)
	case colon < 0 && len(digits) == 3 && prefix:
		h, m = int(digits[0]-'0'), two(digits[1:])
	case colon < 0 && len(digits) == 4:
		h, m = two(digits), two(digits[2:])
	case colon == 1 && len(digits) == 4 && prefix:
		h, m = int(digits[0]-'0'), two(digits[2:])
	case colon == 2 && len(digits) == 5:
		h, m = two(digits), two(digits[3:])
	default:
		return 0, false
	}
	seconds = named + sign*(h*3600+m*60)
	if m > 59 || m%15 != 0 || seconds > 14*3600 || seconds < -12*3600 {
		return 0, false
	}
	return seconds, true
}
