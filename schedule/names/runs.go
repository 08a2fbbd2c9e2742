package names

import (
	"dateline/schedule"
	"dateline/schedule/lang"
	"dateline/schedule/lang/en"
	"dateline/schedule/text"
	"dateline/tz/gazetteer"
)

// run is a sequence of capitalised tokens with what joins them.
type run struct{ first, last int }

// grow takes the name that begins at i: capitalised words, hyphenated parts, initials, particles, "of" behind a word that
// takes one, "&", topics joined by "and" before a head, a figure behind it ("Falcon 9", "Pad 39A", "AngoSat-1").
func (s *search) grow(i int) run {
	r := run{i, i + 1}
	if s.fixture && versus.Has(s.lower(i)) {
		return r
	}
	for j := i + 1; j < s.last && j-i < 16; {
		t := &s.toks[j]
		switch t.Kind {
		case text.Word:
			if s.capital(j) {
				if w := s.lower(j); (s.f.lex.Function(w) || en.Adverb(w) || en.Saying(w) && !s.common(i)) && !t.Upper || versus.Has(w) || s.cutsAt(i, j) {
					return r
				}
				j++
				r.last = j
				continue
			}
			w := s.lower(j)
			if k := s.joined(i, j, w); k > 0 {
				j = k
				r.last = j
				continue
			}
			if s.possessive(j) || w == "'" {
				if k := s.owned(i, j); k > 0 {
					j = k
					r.last = j
					continue
				}
			}
			return r
		case text.Number:
			if t.Space && j == r.last && t.End-t.Start <= 2 && !s.title && !s.measure(j) {
				r.last = j + 1
				if j+1 < s.last && !s.toks[j+1].Space && s.toks[j+1].Capital {
					r.last = j + 2 // "39A"
				}
			}
			return r
		default:
			switch w := s.word(j); {
			case s.hyphen(j) && s.capital(j+1):
				j += 2
				r.last = j
				continue
			case s.hyphen(j) && s.toks[j+1].Kind == text.Number && w == "-":
				r.last = j + 2
				return r
			case s.hyphen(j) && j-i >= 2 && s.givenName(j+1):
				j += 2
				r.last = j
				continue
			case w == "." && !t.Space && s.abbreviated(j-1) && s.capital(j+1):
				j += 2
				r.last = j
				continue
			case (w == "'" || w == "’") && !t.Space:
				if k := s.owned(i, j); k > 0 {
					j = k
					r.last = j
					continue
				}
			case w == "&" && s.capital(j+1):
				j += 2
				r.last = j
				continue
			case w == ",":
				if k := s.topics(i, j); k > 0 {
					j = k
					r.last = j
					continue
				}
			}
			return r
		}
	}
	return r
}

// joined takes a particle, an "of" or an "and" inside a name and returns where it goes on, 0 for none.
func (s *search) joined(i, j int, w string) int {
	switch {
	case w == "of":
		if !s.takesOf(j-1) && !(j-1 == i && s.upper(i)) || s.f.lex.FirstName(s.word(i)) && j-i > 1 {
			return 0
		}
		k := j + 1
		if s.lower(k) == "the" {
			k++
		}
		if s.capital(k) && !s.f.lex.Function(s.lower(k)) && !monthWord(s.lower(k)) {
			return k + 1
		}
	case w == "for" || w == "on" || w == "to":
		// "Organization for Security", "Cabinet Committee on Parliamentary Affairs", not "Parliament on Thursday".
		if w == "to" || !s.f.lex.BodyHead(s.word(j-1)) && !gatherings.Has(s.word(j-1)) || !s.capital(j+1) || !s.common(j+1) || s.f.lex.Function(s.lower(j+1)) || s.title || s.officeAt(j+1) > 0 {
			return 0
		}
		return j + 2
	case w == "in":
		// "Organisation for Security and Cooperation in Europe": the region closes a name that says what it is for.
		if s.forHead(i, j) && s.capital(j+1) && !monthWord(s.lower(j+1)) {
			return j + 2
		}
	case w == "and":
		return s.topics(i, j)
	case particle.Has(w):
		k := j + 1
		for particle.Has(s.lower(k)) || s.hyphen(k) {
			k++
		}
		if k-j <= 3 && s.capital(k) && !s.f.lex.Function(s.lower(k)) && !s.common(k) {
			return k + 1
		}
	}
	return 0
}

// gatherings name bodies, too, where they say what they are for: "Conference on Disarmament".
var gatherings = lang.Words(`Conference Forum Convention Congress`)

// forHead reports "X for …" or "X on …" in the tokens from i to before j, X being the head of a body.
func (s *search) forHead(i, j int) bool {
	for k := i + 1; k < j; k++ {
		if w := s.lower(k); (w == "for" || w == "on") && (s.f.lex.BodyHead(s.word(k-1)) || gatherings.Has(s.word(k-1))) {
			return true
		}
	}
	return false
}

// takesOf reports a word that names of the pattern "X of Y" begin with: heads, offices and other common nouns.
func (s *search) takesOf(i int) bool {
	w := s.word(i)
	return s.f.lex.BodyHead(w) || s.f.lex.VenueHead(w) || s.f.lex.OfficeEnd(s.lower(i)) || s.common(i)
}

// topics joins "Energy and Commerce" to the head that closes it: "House Energy and Commerce Committee", "Ministry of
// Foreign Affairs and Trade". Both sides must be common words, so that two bodies are never made one.
func (s *search) topics(i, j int) int {
	if s.forHead(i, j) && s.capital(j+1) && !s.title && !s.caps {
		if _, ok := gazetteer.Country(s.word(j + 1)); !ok && !s.f.lex.FirstName(s.word(j+1)) {
			return j + 2 // "Organisation for Security and Cooperation"
		}
	}
	if !s.common(j-1) || s.officeAt(j-1) > 0 {
		return 0
	}
	k := j
	for n := 0; n < 3 && (s.word(k) == "," || s.lower(k) == "and"); n++ {
		for s.word(k) == "," || s.lower(k) == "and" {
			k++
		}
		from := k
		for k < s.last && k-from < 3 && s.capital(k) && s.common(k) && !s.f.lex.Function(s.lower(k)) {
			if s.headWord(k) == schedule.Organisation {
				if s.headWord(j-1) != 0 || s.caps {
					return 0
				}
				return k + 1
			}
			k++
		}
		if k == from {
			return 0
		}
		// "Department of Health and Human Services", "Ministry of Trade and Industry".
		if (s.headBeforeOf(run{i, j}) != 0 || s.forHead(i, j)) && s.word(j) != "," && (k >= s.last || !s.capital(k)) && !s.title {
			return k
		}
	}
	return 0
}

// owned joins the parts of a name across a possessive: "St George's Chapel", "Kenny's Yard", "People's Bank of China",
// not "NASA's Kennedy Space Center" or "Russia's Parliament".
func (s *search) owned(i, j int) int {
	k := j + 1
	if !s.capital(k) || s.word(j) != "'s" && s.word(j) != "’s" && (s.lower(j-1) == "" || s.lower(j - 1)[len(s.lower(j-1))-1] != 's') {
		return 0
	}
	end := k + 1
	for end < s.last && end-k < 3 && s.capital(end) && !s.f.lex.Function(s.lower(end)) {
		end++
	}
	kind := s.headWord(end - 1)
	if kind == 0 && !(s.lower(end) == "of" && s.headWord(end-1) != 0) {
		if s.headWord(k) == 0 {
			return 0
		}
		end, kind = k+1, s.headWord(k)
	}
	saint := s.lower(i) == "st" || s.lower(i) == "saint"
	if saint {
		return end
	}
	if k, _ := s.known(i); k != nil {
		return 0
	}
	switch kind {
	case schedule.Venue:
		if p, ok := s.longest(i); ok && p.end == j && prominent(p.entries[0]) || end-k > 1 && !s.common(k) {
			return 0
		}
		return end
	case schedule.Organisation:
		if s.word(j) != "'s" && s.word(j) != "’s" || s.common(j-1) || s.f.lex.OfficeEnd(s.lower(j-1)) {
			return end
		}
	}
	return 0
}

// cutsAt ends a run before an office: "Bank of Ghana Governor Ernest Addison", "UK Prime Minister".
func (s *search) cutsAt(i, j int) bool {
	n := s.officeAt(j)
	if n == 0 || j+n >= s.last || !s.capital(j+n) || s.headWord(j+n) != 0 {
		return false
	}
	if n == 1 && ambiguousOffice.Has(s.lower(j)) && !s.f.lex.FirstName(s.word(j+n)) && s.head(run{i, j}) == 0 {
		return false
	}
	return !s.common(j + n)
}

// measure keeps days, scores and counts out of a name: "Arsenal 20 October", "Lakeside 2-1", "Rovers 3, City 1".
func (s *search) measure(j int) bool {
	switch w := s.lower(j + 1); {
	case w == "":
		return s.kind != schedule.Prose
	case calendarWord.Has(w), monthWord(w), w == "th", w == "st", w == "nd", w == "rd", w == ":", w == "-", w == "–", w == "%", w == "/", w == "to", w == "and":
		return true
	case s.toks[j+1].Kind == text.Word && !s.toks[j+1].Capital && len(w) > 3 && w[len(w)-1] == 's' && !s.toks[j-1].Upper && s.common(j-1):
		return true
	}
	return monthWord(s.lower(j-1)) || s.lower(j-2) == "v" || s.fixture || s.kind == schedule.Item
}

// abbreviated reports a word whose full stop does not end it: an initial, "St", "Dr".
func (s *search) abbreviated(i int) bool {
	t := &s.toks[i]
	if t.End-t.Start == 1 {
		return true
	}
	switch s.lower(i) {
	case "st", "dr", "mt", "ft", "jr", "gen", "sen", "rep", "gov", "prof", "rev":
		return true
	}
	return false
}

// givenName: the second half of "Jong-un", "Jae-in", "Ing-wen", not of "Moscow-based".
func (s *search) givenName(i int) bool {
	t := &s.toks[i]
	return t.Kind == text.Word && !t.Capital && t.End-t.Start <= 5 && (!s.common(i) || s.lower(i) == "in" || s.lower(i) == "on") && t.Start > 0
}

// headWord tells by one word whether a name that ends with it is a body or a venue.
func (s *search) headWord(i int) schedule.NameKind {
	w := s.word(i)
	switch {
	case s.f.lex.VenueHead(w):
		return schedule.Venue
	case s.f.lex.BodyHead(w):
		return schedule.Organisation
	case s.f.lex.TeamHead(w):
		return schedule.Team
	}
	return 0
}

// head tells by its head what a run names; 0 when it has none.
func (s *search) head(r run) schedule.NameKind {
	last := r.last - 1
	if last-1 > r.first && s.toks[last-1].Kind == text.Number && !s.toks[last].Space && s.toks[last].End-s.toks[last].Start == 1 {
		last-- // "Pad 39A"
	}
	if s.toks[last].Kind == text.Number {
		last--
	}
	if last == r.first && last < r.last-1 {
		return s.numbered(last)
	}
	if last <= r.first {
		return 0
	}
	if k := s.headBeforeOf(r); k != 0 {
		return k
	}
	return s.headWord(last)
}

// headBeforeOf finds the head of "Ministry of Defence", "Bank of Lithuania", "Tower of London".
func (s *search) headBeforeOf(r run) schedule.NameKind {
	for k := r.first; k+1 < r.last; k++ {
		if s.toks[k+1].Capital || s.lower(k+1) != "of" {
			continue
		}
		if s.word(k) == "House" {
			return schedule.Organisation
		}
		if h := s.headWord(k); h == schedule.Organisation || h == schedule.Venue {
			return h
		}
	}
	return 0
}

// numbered tells what a word with only a figure behind it names: "Pad 39A", "Terminal 5", not "Falcon 9".
func (s *search) numbered(i int) schedule.NameKind {
	if k := s.headWord(i); k == schedule.Venue {
		return k
	}
	return 0
}
