// Package names finds people, bodies, clubs, venues and places in English news and gives each a key, so that "Joe Biden",
// "President Biden" and "Biden" compare equal. Precision before recall: a wrong place moves an event to another zone.
// Known bodies and names with a telling word ("Ministry of …", "… Stadium") are matched first; a city needs locative
// evidence or must be prominent; a capital that only the position explains (first in a line, in a headline) proves nothing.
package names

import (
	"strings"

	"dateline/schedule"
	"dateline/schedule/lang"
	"dateline/schedule/lang/en"
	"dateline/schedule/text"
	"dateline/tz/gazetteer"
)

// Finder holds the tables a search needs. It is read-only and safe for concurrent use.
type Finder struct {
	gaz   *gazetteer.Table
	lex   *en.Names
	seats map[string]*schedule.Place // of known bodies
	homes map[string]*schedule.Place // of known clubs
}

// New returns a finder over a gazetteer.
func New(g *gazetteer.Table) *Finder {
	f := &Finder{gaz: g, lex: en.NameWords(), seats: map[string]*schedule.Place{}, homes: map[string]*schedule.Place{}}
	for _, city := range f.lex.Seats() {
		if e, ok := g.Best(city, gazetteer.Hint{}); ok {
			f.seats[city] = placeOf(e)
		}
	}
	for _, ground := range f.lex.Grounds() {
		if e, ok := g.Best(ground, gazetteer.Hint{}); ok {
			p := placeOf(e)
			if e.City != "" && !strings.Contains(p.Name, e.City) {
				p.Name += ", " + e.City
			}
			f.homes[ground] = p
		}
	}
	return f
}

// Mention is a name with its tokens.
type Mention struct {
	schedule.Mention[schedule.Name]
	First, Last int  // tokens [First, Last)
	Demonym     bool // "Russian", "Swiss": says whose, is no name itself
	Agency      bool // a news agency or outlet as the source: in a dateline, a credit, beside a verb of saying

	// Seat is the city a body sits in, where there is one for sure: "Bank of Ghana" in Accra. Value.Place of a body is its country.
	// A club's is the ground it plays on at home.
	Seat *schedule.Place

	rule string
	weak bool // to be dropped unless an earlier name explains it: "the Abbey", "City"
}

// Find lists the names of a document in order, without overlap. country is where places of a name that several have are
// looked for first: the dateline's or the outlet's.
func (f *Finder) Find(d *text.Doc, country string) []Mention {
	s := search{f: f, d: d, toks: d.Tokens, country: country}
	for _, sentence := range d.Sentences {
		if sentence.Block < len(d.Blocks) && d.Blocks[sentence.Block].Kind == schedule.Debris {
			continue
		}
		s.sentence(sentence)
	}
	s.places()
	s.link()
	return s.finish()
}

// search is the work on one document.
type search struct {
	f       *Finder
	d       *text.Doc
	toks    []text.Token
	country string
	out     []Mention
	open    []openPlace // places whose country is settled at the end
	nations tally       // countries spoken of
	locales tally       // countries of the cities and venues spoken of

	// of the sentence at hand
	first, last int
	kind        schedule.BlockKind
	title       bool // every content word has a capital
	caps        bool // written in capitals
	fixture     bool // holds "v" or "vs"
}

func (s *search) sentence(x text.Sentence) {
	s.first, s.last = x.First, x.Last
	s.kind = schedule.Prose
	if x.Block < len(s.d.Blocks) {
		s.kind = s.d.Blocks[x.Block].Kind
	}
	s.survey()
	from := len(s.out)
	for i := s.first; i < s.last; {
		if !s.toks[i].Capital {
			i++
			continue
		}
		m, next := s.at(i)
		if next > i {
			if m.Last > m.First {
				s.out = append(s.out, m)
			}
			i = next
			continue
		}
		i++
	}
	s.sides(from)
	s.agencies(from)
}

// survey tells what the capitals of a sentence are worth.
func (s *search) survey() {
	upper, lower, all := 0, 0, 0
	s.fixture = false
	for i := s.first; i < s.last; i++ {
		t := &s.toks[i]
		if t.Kind != text.Word {
			continue
		}
		n := t.End - t.Start
		if n <= 2 && !t.Capital {
			s.fixture = s.fixture || versus.Has(s.word(i))
		}
		if !t.Capital && (en.Auxiliary(s.word(i)) || en.Pronoun(s.word(i))) {
			lower++ // headlines leave them out or write them large
			continue
		}
		if n < 4 {
			continue
		}
		switch {
		case t.Upper:
			all++
			upper++
		case t.Capital:
			upper++
		case !s.f.lex.Function(s.word(i)):
			lower++
		}
	}
	s.title = upper >= 3 && lower*6 <= upper
	s.caps = all >= 3 && all*3 >= (upper+lower)*2
}

var versus = lang.Words(`v vs v. vs. versus`)

// at finds the name that begins at a capitalised token, the surest readings first. It returns where to go on; a next that
// is not beyond i means: nothing here.
func (s *search) at(i int) (m Mention, next int) {
	w := s.lower(i)
	if calendarWord.Has(w) || monthWord(w) && s.isDate(i) || s.toks[i].Kind != text.Word {
		return m, i
	}
	if s.f.lex.Function(w) && !s.upper(i) {
		if w == "the" {
			return s.article(i)
		}
		return m, i
	}
	if continent.Has(w) {
		return m, i // too wide for a place and nobody who acts
	}
	r := s.grow(i)
	if end := s.work(i); end > 0 {
		return m, end
	}
	known, kn := s.known(i)
	head := s.head(r)
	if head != 0 && r.last-r.first > max(1, kn) && s.headed(r) {
		return s.named(r, head)
	}
	if m, ok := s.title1(i); ok {
		return m, m.Last
	}
	if known != nil {
		if m, ok := s.body(i, kn, known, r); ok {
			return m, m.Last
		}
	}
	if m, ok := s.place(i, r); ok {
		return m, m.Last
	}
	if code, ok := gazetteer.Demonym(s.word(i)); ok && !s.longer(i, i+1, r) {
		s.nations.add(code, 1)
		m = s.mention(i, i+1, country(code), "names/demonym")
		m.Demonym = true
		return m, i + 1
	}
	if m, ok := s.person(i, r); ok {
		return m, m.Last
	}
	return s.other(i, r)
}

var continent = lang.Words(`africa europe asia oceania america americas antarctica arctic mideast`)

// article reads names that hold their article: "The Hague", "The Gambia".
func (s *search) article(i int) (Mention, int) {
	if i+1 < s.last && s.toks[i+1].Capital {
		if p, ok := s.longest(i); ok && p.end > i+1 && p.entries[0].Class == gazetteer.ClassCity {
			return s.city(i, p, run{i, p.end})
		}
	}
	return Mention{}, i
}

// maxTitle is how many words of a title are looked at.
const maxTitle = 12

// work passes over the title of a work or a ship: four and more capitalised words in running text with a function word
// among them that has a capital, too ("Of Course I Still Love You"). It names nobody who takes part.
func (s *search) work(i int) int {
	if s.title || s.caps {
		return 0
	}
	j, inner := i, 0
	for ; j < s.last && j < i+maxTitle && s.toks[j].Kind == text.Word && s.toks[j].Capital; j++ {
		if w := s.lower(j); s.f.lex.Function(w) && !s.upper(j) && w != "i" && w != "the" && j > i {
			inner++
		}
	}
	if j-i >= 3 && inner > 0 && i > s.first && !s.stop(i-1) {
		return j
	}
	return 0
}

// finish drops what nothing explained and builds the reasons, all in one piece of memory.
func (s *search) finish() []Mention {
	kept := s.out[:0]
	for i := range s.out {
		if m := &s.out[i]; !m.weak {
			kept = append(kept, *m)
		}
	}
	why := make([]schedule.Because, len(kept))
	for i := range kept {
		m := &kept[i]
		why[i] = schedule.Because{Rule: m.rule, Got: m.Value.Name, Span: m.Span, Quote: m.Text}
		m.Why = &why[i]
	}
	return kept
}

func (s *search) mention(first, last int, n schedule.Name, rule string) Mention {
	sp := schedule.Span{In: s.d.In, Start: int(s.toks[first].Start), End: int(s.toks[last-1].End)}
	return Mention{First: first, Last: last, rule: rule, Mention: schedule.Mention[schedule.Name]{Span: sp, Text: s.d.Src[sp.Start:sp.End], Value: n}}
}
