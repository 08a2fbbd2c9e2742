package names

import (
	"strings"

	"dateline/schedule"
	"dateline/schedule/lang"
	"dateline/schedule/lang/en"
	"dateline/schedule/text"
)

// other decides on a run that no table knows.
func (s *search) other(i int, r run) (Mention, int) {
	none := Mention{}
	if s.fixture && (versus.Has(s.lower(r.last)) || r.first > s.first && versus.Has(s.lower(r.first-1))) && !s.caps {
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
		case s.upper(i) && s.toks[i].End-s.toks[i].Start == 2 && i+1 < s.last && s.toks[i+1].Kind == text.Number && !s.toks[i+1].Space:
			return none, i // "SW7"
		case s.begins(i) && !s.upper(i) && !s.lone(i):
			return none, i
		}
	}
	if n <= 3 && s.toks[r.last-1].Kind == text.Word && s.locative(i) {
		// "in Libby, Mont.": too small for the gazetteer, but the text says where.
		if hint, end := s.qualifier(r.last); end > r.last && s.closed(end) {
			m := s.mention(r.first, end, unlisted(s.text(r.first, r.last), hint), "names/qualified")
			return m, end
		}
	}
	if n > 1 && (feature.Has(s.word(r.last-1)) || s.word(i) == "Lake" || s.word(i) == "Mount" || s.word(i) == "River") {
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
	if k := s.officeAt(i); k > 0 && (k >= n || s.lower(i+k) == "of" || !(k == 1 && ambiguousOffice.Has(s.lower(i))) && s.capital(i+k)) {
		return none, i + k
	}
	if n > 1 && s.lower(i+1) == "of" && s.common(i) && s.headWord(i) == 0 {
		return none, i + 1 // "Members of Parliament", "Abuse of Data"
	}
	if n == 1 && s.title && s.lower(i-1) == "to" {
		return none, i // "To Testify Before Senate"
	}
	if n == 1 && adjective.Has(s.lower(i)) {
		return none, i
	}
	// "Biden-Putin talks": two names before a common noun, when each also stands alone in the text.
	if n == 3 && s.hyphen(i+1) && s.toks[i+2].Capital && s.apart(i, i+2) {
		r.last = i + 1
	}
	m := s.generic(r)
	switch {
	case s.personal(r):
		m.Value.Kind = schedule.Person
		m.rule = "names/person"
	case s.unlistedTown(r):
		m.Value.Kind = schedule.Location
		m.Value.Place = &schedule.Place{Name: m.Value.Name}
		m.rule = ruleTown
	}
	return m, r.last
}

// ruleTown marks a name that only its "in" makes a place: a village or an estate that no gazetteer of towns has.
const ruleTown = "names/town"

// unlistedTown: "a fair in Ormsby Vale", "the church in Trevarrow": a name without an everyday word right behind "in" is where
// something is, unless the word before wants an "in" of its own ("shares in Xanthor", "confidence in Merrow").
func (s *search) unlistedTown(r run) bool {
	i := r.first
	if r.last-i > 3 || i-1 <= s.first || s.lower(i-1) != "in" || s.toks[i-1].Capital || inward[s.lower(i-2)] || s.possessive(r.last) || s.f.lex.FirstName(s.word(i)) {
		return false
	}
	for j := i; j < r.last; j++ {
		if s.toks[j].Kind != text.Word || !s.toks[j].Capital || s.upper(j) && !s.caps || s.common(j) || s.toks[j].End-s.toks[j].Start < 3 {
			return false
		}
	}
	w := s.word(r.last - 1)
	return s.headWord(r.last-1) == 0 && !s.f.lex.Thing(w) && !s.f.lex.BodyHead(w) && (r.last >= s.last || s.toks[r.last].Kind != text.Number)
}

// inward words are followed by "in" and something that is no place.
var inward = map[string]bool{"shares": true, "share": true, "stake": true, "stakes": true, "confidence": true, "faith": true, "trust": true, "interest": true, "interests": true, "interested": true,
	"invest": true, "invested": true, "investing": true, "investment": true, "investments": true, "believe": true, "belief": true, "participate": true, "engaged": true, "involved": true,
	"role": true, "written": true, "stars": true, "starring": true, "specialises": true, "specializes": true, "degree": true, "expert": true, "dressed": true, "fluent": true, "succeed": true, "holding": true}

// feature words end the names of waters, heights and stretches of land: places, but with no zone of their own.
var feature = lang.Words(`Ocean Sea Gulf River Lake Lakes Mountain Mountains Peninsula Desert Strait Island Islands Hills Valley Falls Glacier Reef Basin Coast
	Delta Plateau`)

// adjective words have their capital from the name they come from.
var adjective = lang.Words(`european african asian arab arabic islamic muslim christian jewish catholic orthodox nordic baltic balkan caribbean latin conservative
	republican democratic democrat communist soviet internet tv mp mps ceo id pm god black faq faqs usd eur`)

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
	if w := s.lower(a - 1); (w == "a" || w == "the" || w == "an") && b+1 < s.last && !s.toks[b+1].Capital && encounter.Has(s.lower(b+1)) && !s.common(a) && !s.common(b) {
		return true // "a Biden-Putin call"
	}
	pair := strings.Count(src, s.text(a, b+1))
	return strings.Count(src, s.word(a)) > pair && strings.Count(src, s.word(b)) > pair
}

// encounter words follow the names of two who meet.
var encounter = lang.Words(`call talks meeting summit dialogue debate conversation phone video fight bout match clash duel final encounter deal negotiations
	consultations`)

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
