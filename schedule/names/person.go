package names

import (
	"strings"

	"dateline/schedule"
	"dateline/schedule/lang"
	"dateline/schedule/text"
	"dateline/tz/gazetteer"
)

// ambiguousOffice words are offices only before a name that is no common word: "General Motors", "Major League".
var ambiguousOffice = lang.Words(`general major chief lord lady father sister brother miss justice captain deputy coach king queen prince princess premier leader manager
	director driver trainer forward chair forecaster artist governor secretary minister speaker mayor pc mp td boss defender duke earl`)

// royal titles are part of the name that news uses.
var royal = lang.Words(`king queen pope prince princess emperor empress`)

// title1 finds a person behind an office or title: "President Joe Biden", "judge Maria Lindqvist", "Queen Elizabeth II",
// "Presidents Biden and Putin".
func (s *search) title1(i int) (Mention, bool) {
	// The office stands before this token.
	if i > s.first && s.f.lex.OfficeEnd(s.prior(i)) && s.officeAt(i) == 0 && s.behindOffice(i) {
		if m, ok := s.holder(i, i, false); ok {
			return m, true
		}
	}
	n := s.officeAt(i)
	plural := false
	if n == 0 {
		if w := s.lower(i); len(w) > 4 && w[len(w)-1] == 's' && s.f.lex.OfficeAt(func(k int) string {
			if k == 0 {
				return w[:len(w)-1]
			}
			return ""
		}) == 1 {
			n, plural = 1, true
		}
	}
	j := i + n
	if n == 0 || j >= s.last || !s.capital(j) {
		return Mention{}, false
	}
	if s.officeAt(j) > 0 && !s.f.lex.FirstName(s.word(j)) {
		return Mention{}, false // "Astronomer Dr Hoa Tran": the nearer title decides
	}
	first := j
	if n == 1 && royal.Has(s.lower(i)) && !plural {
		first = i
	}
	m, ok := s.holder(j, first, !plural)
	return m, ok
}

// prior is the word before a token, over the full stop of "Gen." and "Dr.".
func (s *search) prior(i int) string {
	if s.word(i-1) == "." && i-1 > s.first && s.abbreviated(i-2) {
		return s.lower(i - 2)
	}
	if i-1 < s.first {
		return ""
	}
	return s.lower(i - 1)
}

// behindOffice reports that the words before i are an office in lower case, or a plural one with "and" behind the first name.
func (s *search) behindOffice(i int) bool {
	end := i
	if s.word(i-1) == "." {
		end--
	}
	for k := max(s.first, end-4); k < end; k++ {
		if s.officeAt(k) == end-k || s.word(end) == "." && s.officeAt(k) == i-k {
			return !s.toks[k].Capital || end != i
		}
	}
	return false
}

// holder makes the person that begins at j; first is where the mention begins.
func (s *search) holder(j, first int, capitalOffice bool) (Mention, bool) {
	w := s.lower(j)
	if s.f.lex.Function(w) || calendarWord.Has(w) || monthWord(w) && s.isDate(j) {
		return Mention{}, false
	}
	known := s.f.lex.FirstName(s.word(j))
	r := s.personRun(j)
	if !known && s.common(j) && (!capitalOffice || s.title || r.last-r.first < 2 || s.common(r.last-1) && !s.hyphen(r.last-2)) {
		return Mention{}, false
	}
	if r.last == r.first {
		return Mention{}, false
	}
	if h := s.head(s.grow(j)); h != 0 && !known {
		return Mention{}, false // "Prince Edward Island Council", "coach Bandari Rovers"
	}
	if !known && r.last-r.first == 1 {
		if p, ok := s.longest(j); ok && p.end >= r.last {
			if c := p.entries[0].Class; c == gazetteer.ClassCountry || c == gazetteer.ClassVenue || !capitalOffice && prominent(p.entries[0]) {
				return Mention{}, false
			}
		}
		if k, _ := s.known(j); k != nil && !capitalOffice {
			return Mention{}, false
		}
	}
	if _, ok := gazetteer.Demonym(s.word(j)); ok && !known {
		return Mention{}, false
	}
	n := schedule.Name{Kind: schedule.Person, Name: s.text(first, r.last)}
	n.Key = key(s.text(r.first, r.last))
	return s.mention(first, r.last, n, "names/title"), true
}

// person finds a person by a first name or by what follows.
func (s *search) person(i int, r run) (Mention, bool) {
	if s.caps {
		return Mention{}, false
	}
	p := run{i, i}
	switch {
	case s.f.lex.FirstName(s.word(i)):
		p = s.personRun(i)
		if p.last-p.first < 2 || monthWord(s.lower(i)) && s.common(i+1) || s.title && s.common(p.first+1) && !s.f.lex.FirstName(s.word(p.first+1)) {
			return Mention{}, false
		}
		if s.begins(i) && s.common(i) && s.common(i+1) {
			return Mention{}, false
		}
	case s.word(i+1) == "." && s.toks[i].End-s.toks[i].Start == 1 && s.capital(i+2) && !s.toks[i+1].Space:
		p = s.personRun(i) // "J. K. Rowling"
		if p.last-p.first < 3 {
			return Mention{}, false
		}
	default:
		return Mention{}, false
	}
	n := schedule.Name{Kind: schedule.Person, Name: s.text(p.first, p.last)}
	n.Key = key(n.Name)
	return s.mention(p.first, p.last, n, "names/first-name"), true
}

// personRun is the run of a personal name: words, initials, particles, hyphens, "Jr"; no "of", no figures.
func (s *search) personRun(i int) run {
	r := run{i, i}
	words := 0
	for j := i; j < s.last && words < 5; j++ {
		w := s.lower(j)
		t := &s.toks[j]
		switch {
		case s.capital(j) && t.Kind == text.Word && !(s.f.lex.Function(w) && !t.Upper) && !(j > i && s.endsName(i, j)):
			words++
			r.last = j + 1
			continue
		case s.hyphen(j) && j > i && s.toks[j+1].Kind == text.Word && (s.toks[j+1].Capital || s.givenName(j+1) && j-i >= 2):
			j++
			r.last = j + 1
			continue
		case s.word(j) == "." && j > i && !t.Space && s.toks[j-1].End-s.toks[j-1].Start == 1 && s.capital(j+1):
			continue
		case particle.Has(w) && j > i && j+1 < s.last && (s.capital(j+1) || particle.Has(s.lower(j+1)) || s.hyphen(j+1)):
			continue
		case s.hyphen(j) && j > i && particle.Has(s.lower(j-1)) && s.capital(j+1):
			continue
		}
		break
	}
	return r
}

// endsName: words with a capital that end a personal name: another office, a verb in a headline, a body.
func (s *search) endsName(i, j int) bool {
	if versus.Has(s.lower(j)) {
		return true
	}
	if (s.title || s.caps) && s.common(j) && !s.f.lex.FirstName(s.word(j)) {
		return true
	}
	if n := s.officeAt(j); n > 0 && j-i >= 2 && s.common(j) {
		return true
	}
	return false
}

// personal reports evidence that a run without a known first name is a person: an age, a pronoun or a verb of saying behind.
func (s *search) personal(r run) bool {
	n := 0
	switch s.lower(r.first) {
	case "san", "santa", "saint", "st", "el", "los", "las", "la", "port", "fort", "new", "mount", "lake":
		return false
	}
	for j := r.first; j < r.last; j++ {
		t := &s.toks[j]
		if t.Kind == text.Number || t.Upper && t.End-t.Start > 2 || s.lower(j) == "of" || t.Capital && s.common(j) {
			return false
		}
		if t.Capital {
			n++
		}
	}
	if n < 2 || n > 4 {
		return false
	}
	i := r.last
	switch w := s.lower(i); {
	case (w == "," || w == "(") && i+2 < s.last && s.toks[i+1].Kind == text.Number && s.toks[i+1].End-s.toks[i+1].Start == 2 && (s.word(i+2) == "," || s.word(i+2) == ")"):
		return true
	case w == "," && (s.lower(i+1) == "who" || s.lower(i+1) == "whose" || s.lower(i+1) == "a"):
		return true
	case w == "who", w == "says", w == "said", w == "told":
		return true
	}
	return s.followedUp(r)
}

// followedUp reports that the text goes on with the surname alone, as news does with persons.
func (s *search) followedUp(r run) bool {
	if w := s.lower(r.first - 1); r.first > s.first && len(w) > 5 && !s.f.lex.Function(w) {
		// "criminologist Jerzy Lindqvist", "musician …", "lawyer …": a word for what somebody does.
		for _, e := range [...]string{"ist", "ian", "man", "woman", "yer", "tor", "her", "ger", "ner", "ess"} {
			if strings.HasSuffix(w, e) && !s.toks[r.first-1].Capital {
				return true
			}
		}
	}
	if w := s.word(r.first - 1); r.first > s.first && (w == "," && (s.word(r.last) == "," || s.word(r.last) == ".") && !s.listing(r) || s.common(r.first-1) && s.f.lex.OfficeEnd(s.lower(r.first-1))) {
		return r.last-r.first == 2 || r.last-r.first == 3
	}
	return false
}

// listing: a run between commas is one of a list when another name stands right before or behind.
func (s *search) listing(r run) bool {
	return s.capital(r.first-2) || s.capital(r.last+1) || s.lower(r.last+1) == "and"
}
