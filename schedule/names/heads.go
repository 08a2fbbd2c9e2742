package names

import (
	"strings"

	"dateline/schedule"
	"dateline/schedule/lang/en"
	"dateline/schedule/text"
	"dateline/tz/gazetteer"
)

// housed heads name both a body and the house it sits in: behind "at", "in" or "outside" the house is meant.
var housed = map[string]bool{"Court": true, "College": true, "School": true, "Hospital": true, "University": true, "Academy": true, "Institute": true,
	"Club": true, "Headquarters": true, "Library": true, "Polytechnic": true, "Observatory": true, "Studios": true, "Legion": true}

// headed reports a run whose head can be trusted: not a headline's verb phrase, not a sentence that happens to begin so.
func (s *search) headed(r run) bool {
	if s.title || s.caps {
		for j := r.first; j < r.last; j++ {
			if s.toks[j].Kind == text.Word && !s.common(j) && !s.f.lex.Function(s.lower(j)) {
				return !s.caps || s.f.gazVenue(s, r)
			}
		}
		if b := s.lower(r.first - 1); r.first > s.first && (b == "(" || b == "at" || b == "," || b == "in") && !s.caps {
			return s.headWord(r.last-1) == schedule.Venue
		}
		return r.last-r.first >= 3 && s.headWord(r.last-1) == schedule.Organisation
	}
	if s.begins(r.first) && r.last-r.first == 2 && s.common(r.first) {
		return numberWord[s.lower(r.first)] == false && s.kind == schedule.Prose
	}
	return !numberWord[s.lower(r.first)]
}

var numberWord = map[string]bool{"one": true, "two": true, "three": true, "four": true, "five": true, "six": true, "seven": true, "eight": true, "nine": true, "ten": true, "twelve": true, "dozens": true, "hundreds": true, "thousands": true, "new": true, "local": true, "former": true, "host": true, "hosts": true}

func (f *Finder) gazVenue(s *search, r run) bool {
	p, ok := s.longest(r.first)
	return ok && p.end >= r.last && p.entries[0].Class == gazetteer.ClassVenue
}

// named makes a mention of a run whose kind its head tells.
func (s *search) named(r run, kind schedule.NameKind) (Mention, int) {
	// "Governor of the Bank of Ghana", "Speaker of Parliament": the body behind the office is named.
	if n := s.officeAt(r.first); n > 0 && r.first+n < r.last && s.lower(r.first+n) == "of" {
		k := r.first + n + 1
		if s.lower(k) == "the" {
			k++
		}
		return Mention{}, k
	}
	// "US Senate Judiciary Committee" is headed, "Russian Foreign Ministry" is Russia's.
	first := r.first
	if _, ok := gazetteer.Demonym(s.word(first)); ok && kind == schedule.Organisation && r.last-first > 2 && first+1 < r.last && s.common(first+1) && s.headBeforeOf(r) == 0 {
		code, _ := gazetteer.Demonym(s.word(first))
		m := s.mention(first, r.last, schedule.Name{Kind: kind, Name: s.text(first, r.last), Place: countryPlace(code)}, "names/head")
		m.Seat = s.seat(r)
		m.Value.Key = key(m.Value.Name)
		s.nations.add(code, 1)
		return m, r.last
	}
	if p, ok := s.longest(r.first); ok && p.end >= r.last && p.entries[0].Class == gazetteer.ClassVenue {
		return s.venue(r.first, p)
	} else if ok && p.end == r.last && p.entries[0].Class != gazetteer.ClassVenue {
		// "Mexico City", "Green Bay", "South Bend"
		if m, next := s.city(r.first, p, r); next > r.first {
			return m, next
		}
		return s.generic(r), r.last
	}
	if kind == schedule.Organisation && housed[s.word(r.last-1)] && s.housedAt(r.first) {
		kind = schedule.Venue
	}
	if kind == schedule.Venue && s.looksPersonal(r) {
		kind = schedule.Person
	}
	n := schedule.Name{Kind: kind, Name: s.text(r.first, r.last)}
	n.Key = key(n.Name)
	if kind == schedule.Venue {
		n.Place = &schedule.Place{Name: n.Name}
		// "Pietermaritzburg High Court", "Hobart Town Hall": the city in the name tells where.
		if p, ok := s.longest(r.first); ok && p.end < r.last && p.entries[0].Class == gazetteer.ClassCity && !s.common(r.first) && prominentTown(p.entries[0]) {
			s.open = append(s.open, openPlace{index: len(s.out), entries: p, first: r.first, venue: true})
		}
	}
	m := s.mention(r.first, r.last, n, "names/head")
	if kind == schedule.Organisation {
		if m.Seat = s.seat(r); m.Seat != nil {
			m.Value.Place = countryPlace(m.Seat.Country)
		}
	}
	return m, r.last
}

// national heads name bodies that sit in the capital of the country in their name: "Bank of Ghana", "Kenya Supreme Court".
var national = map[string]bool{"Bank": true, "Parliament": true, "Assembly": true, "Senate": true, "Congress": true, "Court": true, "Ministry": true, "Treasury": true, "Cabinet": true, "Government": true}

// seat is where a national body sits: the capital of the only country in its name.
func (s *search) seat(r run) *schedule.Place {
	head := false
	code := ""
	for j := r.first; j < r.last; j++ {
		if !s.toks[j].Capital {
			continue
		}
		if national[s.word(j)] {
			head = true
			continue
		}
		if s.common(j) {
			continue
		}
		if p, ok := s.longest(j); ok && p.end <= r.last && p.entries[0].Class == gazetteer.ClassCountry {
			code = p.entries[0].Country
		} else if c, ok := gazetteer.Demonym(s.word(j)); ok {
			code = c
		}
	}
	if !head || code == "" {
		return nil
	}
	e, ok := gazetteer.Capital(code)
	if !ok {
		return nil
	}
	return placeOf(e)
}

// looksPersonal: "Daniel Hall", "Alex Park", with no place word before it.
func (s *search) looksPersonal(r run) bool {
	return r.last-r.first == 2 && s.f.lex.FirstName(s.word(r.first)) && surnameHead[s.word(r.last-1)] && !s.locative(r.first) && !(r.first > s.first && s.word(r.first-1) == "," && r.first-1 > s.first)
}

var surnameHead = map[string]bool{"Hall": true, "Park": true, "Church": true, "Temple": true, "Field": true, "Castle": true, "Lane": true, "Bridge": true, "House": true,
	"Gates": true, "Gate": true, "Mill": true, "Row": true, "Lodge": true, "Bay": true, "Marina": true, "Cave": true, "Barracks": true, "Abbey": true, "Garden": true, "Bowl": true, "Dock": true, "Farm": true, "Gardens": true, "Pond": true, "Street": true, "Kirk": true}

func (s *search) housedAt(i int) bool {
	j := i - 1
	if s.lower(j) == "the" {
		j--
	}
	if s.fixture && s.word(j) == "(" {
		return true
	}
	switch s.lower(j) {
	case "at", "in", "outside", "inside", "near":
		return j >= s.first
	}
	return false
}

// body makes a mention of a known body, agency or club.
func (s *search) body(i, n int, k *en.Known, r run) (Mention, bool) {
	end := i + n
	if n == 1 && end < r.last && !s.hyphen(end) && !s.title && !s.caps && s.officeAt(end) == 0 {
		next := s.word(end)
		if _, demonym := gazetteer.Demonym(next); !demonym && !s.f.lex.FirstName(next) && !(s.common(end) && s.common(r.last-1)) {
			// "Apple Music Awards", "Rangers Lodge": a longer name that only begins like the known one.
			return Mention{}, false
		}
	}
	if n == 1 && !s.upper(i) && s.begins(i) && s.common(i) && (end >= s.last || !s.possessive(end) && !en.Saying(s.lower(end)) && !en.Auxiliary(s.lower(end))) {
		return Mention{}, false // "Labour pains", "Rangers found the cub"
	}
	if i > s.first && s.toks[i-1].Capital && s.f.lex.FirstName(s.word(i-1)) && n == 1 {
		return Mention{}, false
	}
	// "at the White House", "in the House of Commons" is where.
	if p, ok := s.longest(i); ok && p.end >= end && p.entries[0].Class == gazetteer.ClassVenue && s.housedAt(i) && !k.Team {
		m, _ := s.venue(i, p)
		return m, true
	}
	kind := schedule.Organisation
	rule := "names/body"
	if k.Team {
		kind, rule = schedule.Team, "names/team"
	}
	if p, ok := s.longest(i); ok && k.Team && p.end == end && s.locative(i) {
		return Mention{}, false
	}
	m := s.mention(i, end, schedule.Name{Kind: kind, Name: k.Name, Key: k.Key}, rule)
	if k.Seat != "" {
		m.Seat = s.f.seats[k.Seat]
	}
	if k.Agency {
		m.rule = ruleAgency
	}
	return m, true
}

// other decides on a run that no table knows.
func (s *search) other(i int, r run) (Mention, int) {
	none := Mention{}
	if s.fixture && (versus[s.lower(r.last)] || r.first > s.first && versus[s.lower(r.first-1)]) && !s.caps {
		n := schedule.Name{Kind: schedule.Team, Name: s.text(r.first, r.last)}
		n.Key = key(n.Name)
		return s.mention(r.first, r.last, n, "names/fixture"), r.last
	}
	if s.caps || monthWord(s.lower(i)) {
		return none, i
	}
	if s.common(i) && (s.begins(i) || s.title || s.kind != schedule.Prose) {
		// The capital may come from the place in the line; what follows is looked at on its own.
		if !(s.kind == schedule.Prose && !s.title && s.kept(r)) {
			return none, i
		}
	}
	n := r.last - r.first
	if s.title {
		// In a headline only words that are no everyday English are names.
		end := r.first
		for end < r.last && (!s.common(end) || s.toks[end].Kind != text.Word) && s.lower(end) != "of" {
			end++
		}
		if end == r.first {
			return none, i
		}
		if s.toks[end-1].Kind != text.Word && end-r.first > 1 && s.toks[end-1].Kind != text.Number {
			end--
		}
		r.last, n = end, end-r.first
	}
	if n == 1 {
		switch h := s.headWord(i); {
		case h != 0 && s.lower(i-1) == "the" || h == schedule.Team:
			m := s.generic(r)
			m.weak = true // "the Commission", "the Abbey", "City": an earlier name must explain it
			m.Value.Kind = h
			return m, r.last
		case s.common(i):
			return none, i
		case s.toks[i].End-s.toks[i].Start == 1:
			return none, i
		case s.begins(i) && !s.upper(i) && !s.lone(i):
			return none, i
		}
	}
	if n > 1 && (feature[s.word(r.last-1)] || s.word(i) == "Lake" || s.word(i) == "Mount" || s.word(i) == "River") {
		m := s.generic(r)
		m.Value.Kind = schedule.Location
		m.Value.Place = &schedule.Place{Name: m.Value.Name}
		m.rule = "names/feature"
		return m, r.last
	}
	if n == 1 && s.hyphen(r.last) && s.toks[r.last+1].Kind == text.Word && !s.toks[r.last+1].Capital {
		return none, i // "Covid-free", "Keynes-style"
	}
	for j := r.last - 1; j > r.first; j-- {
		if s.f.lex.Thing(s.word(j)) && s.common(j) {
			return none, j + 1 // "World Cup Qatar": what stands behind is looked at on its own
		}
	}
	if k := s.officeAt(i); k > 0 && (k >= n || s.lower(i+k) == "of" || !(k == 1 && ambiguousOffice[s.lower(i)]) && s.capital(i+k)) {
		return none, i + k
	}
	if n > 1 && s.lower(i+1) == "of" && s.common(i) && s.headWord(i) == 0 {
		return none, i + 1 // "Members of Parliament", "Abuse of Data"
	}
	if n == 1 && adjective[s.lower(i)] {
		return none, i
	}
	// "Biden-Putin talks": two names before a common noun, when each also stands alone in the text.
	if n == 3 && s.hyphen(i+1) && s.toks[i+2].Capital && s.apart(i, i+2) {
		r.last = i + 1
	}
	m := s.generic(r)
	if s.personal(r) {
		m.Value.Kind = schedule.Person
		m.rule = "names/person"
	}
	return m, r.last
}

// feature words end the names of waters, heights and stretches of land: places, but with no zone of their own.
var feature = map[string]bool{"Ocean": true, "Sea": true, "Gulf": true, "River": true, "Lake": true, "Lakes": true, "Mountain": true, "Mountains": true, "Peninsula": true, "Desert": true,
	"Strait": true, "Island": true, "Islands": true, "Hills": true, "Valley": true, "Falls": true, "Glacier": true, "Reef": true, "Basin": true, "Coast": true, "Delta": true, "Plateau": true}

// adjective words have their capital from the name they come from.
var adjective = map[string]bool{"european": true, "african": true, "asian": true, "arab": true, "arabic": true, "islamic": true, "muslim": true, "christian": true,
	"jewish": true, "catholic": true, "orthodox": true, "nordic": true, "baltic": true, "balkan": true, "caribbean": true, "latin": true, "conservative": true, "republican": true,
	"democratic": true, "democrat": true, "communist": true, "soviet": true, "internet": true, "tv": true, "mp": true, "mps": true, "ceo": true, "id": true, "pm": true, "god": true, "black": true, "faq": true, "faqs": true, "usd": true, "eur": true}

func (s *search) generic(r run) Mention {
	n := schedule.Name{Kind: schedule.Organisation, Name: s.text(r.first, r.last)}
	if r.last-r.first == 1 {
		n.Key = s.lower(r.first)
	} else {
		n.Key = key(n.Name)
	}
	return s.mention(r.first, r.last, n, "names/capital")
}

// kept: a run that begins a sentence with a common word is one name when more than that word proves it ("Human Rights
// Watch said", "First Minister's …" does not).
func (s *search) kept(r run) bool {
	return s.f.lex.BodyHead(s.word(r.last-1)) && r.last-r.first >= 3
}

// lone decides on one capitalised word that begins a sentence: a name unless the text also writes it small or it is English.
func (s *search) lone(i int) bool {
	w := s.lower(i)
	if len(w) < 3 || en.Adverb(w) || en.Saying(w) {
		return false
	}
	if i+1 < s.last && s.hyphen(i+1) {
		return false
	}
	src := s.near()
	at := 0
	for n := 0; n < 50; n++ {
		k := strings.Index(src[at:], w)
		if k < 0 {
			break
		}
		k += at
		if (k == 0 || !letter(src[k-1])) && (k+len(w) >= len(src) || !letter(src[k+len(w)])) {
			return false
		}
		at = k + len(w)
	}
	next := s.lower(i + 1)
	for _, e := range [...]string{"ing", "tion", "tions", "ity", "ness", "ment", "ments", "ance", "ism", "able", "ous"} {
		if strings.HasSuffix(w, e) && len(w) > len(e)+3 {
			return false
		}
	}
	if s.possessive(i+1) || en.Auxiliary(next) || en.Saying(next) || next == "," || next == "and" {
		return true
	}
	// Before any other verb it must be spoken of elsewhere, or open a headline.
	return s.common(i+1) && s.toks[min(i+1, s.last-1)].Kind == text.Word && (s.d.In == schedule.InTitle || strings.Count(src, s.word(i)) > 1)
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 }

// apart reports that both halves of a hyphenated pair stand alone in the text more often than together.
func (s *search) apart(a, b int) bool {
	if a > s.first && s.f.lex.FirstName(s.word(a-1)) {
		return false
	}
	src := s.near()
	pair := strings.Count(src, s.text(a, b+1))
	return strings.Count(src, s.word(a)) > pair && strings.Count(src, s.word(b)) > pair
}

// near is the part of the text that is searched for other uses of a word: all of an article, some pages of a book.
func (s *search) near() string {
	const window = 16 << 10
	at := int(s.toks[s.first].Start)
	from := max(0, min(at-window/2, len(s.d.Src)-window))
	return s.d.Src[from:min(len(s.d.Src), from+window)]
}

func (s *search) text(first, last int) string {
	return s.d.Src[s.toks[first].Start:s.toks[last-1].End]
}
