// Package names finds people, bodies, offices, venues and places in English news and gives each a key, so that "Joe
// Biden", "President Biden" and "Biden" compare equal. Precision before recall: a wrong place moves an event to another
// zone. Known bodies and venues are matched first, a place needs locative evidence or must be a country.
package names

import (
	"strings"

	"dateline/schedule"
	"dateline/schedule/lang/en"
	"dateline/schedule/text"
	"dateline/tz/gazetteer"
)

// Finder holds the tables a search needs. It is read-only and safe for concurrent use.
type Finder struct {
	gaz *gazetteer.Table
	lex *en.Names
}

// New returns a finder over a gazetteer.
func New(g *gazetteer.Table) *Finder { return &Finder{gaz: g, lex: en.NameWords()} }

// Mention is a name with its tokens.
type Mention struct {
	schedule.Mention[schedule.Name]
	First, Last int  // tokens [First, Last)
	Demonym     bool // "Russian", "Swiss": says whose, is no name itself
}

// run is a maximal sequence of capitalised tokens with their inner particles.
type run struct{ first, last int }

// Find lists the names of a document in order, without overlap. country is a hint for places of the same name.
func (f *Finder) Find(d *text.Doc, country string) []Mention {
	var out []Mention
	for _, s := range d.Sentences {
		if s.Block < len(d.Blocks) && d.Blocks[s.Block].Kind == schedule.Debris {
			continue
		}
		title := titleCase(d, s)
		for i := s.First; i < s.Last; {
			if m, ok := f.at(d, s, i, title, country); ok {
				out = append(out, m)
				i = m.Last
				continue
			}
			i++
		}
	}
	return f.link(d, out)
}

// at finds the name that begins at token i, trying the surest readings first.
func (f *Finder) at(d *text.Doc, s text.Sentence, i int, title bool, country string) (Mention, bool) {
	t := d.Tokens[i]
	if t.Kind != text.Word && t.Kind != text.Number {
		return Mention{}, false
	}
	word := func(k int) string {
		if i+k >= s.Last {
			return ""
		}
		return d.Text(i + k)
	}
	if !t.Capital {
		return f.office(d, s, i)
	}
	bodyLen, body := f.lex.BodyAt(skipHyphen(d, s, i))
	r := grow(d, s, i)
	if bodyLen > 0 {
		bodyLen = tokensFor(d, s, i, bodyLen)
	}
	// A longer capitalised name that ends in a head word is that body or venue, not the known one inside it:
	// "NATO Defence College", "White House Correspondents' Association".
	if head := f.headOf(d, r); head != 0 && r.last-r.first > max(1, bodyLen) && !title {
		return f.named(d, r, head, country)
	}
	if bodyLen > 0 && (bodyLen > 1 || !commonAtStart(d, s, i)) {
		return mention(d, i, i+bodyLen, schedule.Name{Kind: schedule.Organisation, Name: body, Key: strings.ToLower(body)}, "names/body"), true
	}
	if m, ok := f.office(d, s, i); ok {
		return m, true
	}
	if m, ok := f.place(d, s, i, r, country); ok {
		return m, true
	}
	if code, ok := gazetteer.Demonym(word(0)); ok {
		m := mention(d, i, i+1, schedule.Name{Kind: schedule.Location, Name: gazetteer.CountryName(code), Key: "/" + strings.ToLower(code), Place: countryPlace(code)}, "names/demonym")
		m.Demonym = true
		return m, true
	}
	if title {
		return Mention{}, false
	}
	// "Biden-Putin talks", "US-Russian dialogue": two names before a common noun; a head word would have made it one.
	if j := i + 1; j+1 < r.last && hyphen(d, j) && r.last < s.Last && d.Tokens[r.last].Kind == text.Word && !d.Tokens[r.last].Capital && r.last-r.first == 3 {
		r.last = j
	}
	return f.other(d, s, r)
}

// headOf tells by its last word whether a run names a body or a venue; 0 for neither.
func (f *Finder) headOf(d *text.Doc, r run) schedule.NameKind {
	if r.last-r.first < 2 {
		return 0
	}
	last := d.Text(r.last - 1)
	switch {
	case f.lex.VenueHead(last) && !f.lex.BodyHead(last):
		return schedule.Venue
	case f.lex.BodyHead(last):
		return schedule.Organisation
	}
	// "Ministry of Defence", "Bank of Lithuania", "Court of Appeal": the head stands before "of".
	for k := r.first; k+1 < r.last; k++ {
		if d.Lower(k+1) == "of" {
			switch w := d.Text(k); {
			case f.lex.BodyHead(w):
				return schedule.Organisation
			case f.lex.VenueHead(w):
				return schedule.Venue
			}
		}
	}
	return 0
}

// named makes a mention of a run whose kind its head word tells.
func (f *Finder) named(d *text.Doc, r run, kind schedule.NameKind, country string) (Mention, bool) {
	name := d.Src[d.Tokens[r.first].Start:d.Tokens[r.last-1].End]
	n := schedule.Name{Kind: kind, Name: name, Key: key(name)}
	if kind == schedule.Venue {
		n.Place = f.venuePlace(name, country)
	}
	return mention(d, r.first, r.last, n, "names/head"), true
}

func (f *Finder) venuePlace(name, country string) *schedule.Place {
	for _, e := range f.gaz.Lookup(name) {
		if e.Class == gazetteer.ClassVenue && (country == "" || e.Country == country) {
			return placeOf(e)
		}
	}
	return &schedule.Place{Name: name}
}

// office finds "the Russian foreign minister", "President": an office with no name behind it stands for its holder.
func (f *Finder) office(d *text.Doc, s text.Sentence, i int) (Mention, bool) {
	n := f.lex.OfficeAt(func(k int) string {
		if i+k >= s.Last {
			return ""
		}
		return d.Lower(i + k)
	})
	if n == 0 && i+1 < s.Last && f.lex.OfficeAt(func(k int) string {
		if k == 0 {
			return strings.TrimSuffix(d.Lower(i), "s")
		}
		return ""
	}) == 1 {
		n = 1 // "Presidents X and Y"
	}
	if n == 0 {
		return Mention{}, false
	}
	// A name follows: the office is its title, the person the name.
	if j := i + n; j < s.Last && d.Tokens[j].Capital && d.Tokens[j].Kind == text.Word && !en.Function(d.Lower(j)) {
		r := personRun(d, s, j)
		if r.last > r.first && f.headOf(d, r) == 0 {
			name := d.Src[d.Tokens[r.first].Start:d.Tokens[r.last-1].End]
			m := mention(d, r.first, r.last, schedule.Name{Kind: schedule.Person, Name: name, Key: key(name)}, "names/title")
			return m, true
		}
	}
	return Mention{}, false
}

// other decides on a run that no table knows.
func (f *Finder) other(d *text.Doc, s text.Sentence, r run) (Mention, bool) {
	if r.first == s.First && r.last-r.first == 1 && !d.Tokens[r.first].Upper && !nameEvidence(d, s, r) {
		return Mention{}, false // one capitalised word that begins a sentence
	}
	if commonAtStart(d, s, r.first) {
		if r.last-r.first == 1 {
			return Mention{}, false
		}
		r.first++
	}
	n := r.last - r.first
	name := d.Src[d.Tokens[r.first].Start:d.Tokens[r.last-1].End]
	first := d.Text(r.first)
	switch {
	case n <= 4 && n >= 2 && f.lex.FirstName(first):
		return mention(d, r.first, r.last, schedule.Name{Kind: schedule.Person, Name: name, Key: key(name)}, "names/first-name"), true
	case n >= 2 && n <= 3 && ageFollows(d, s, r.last):
		return mention(d, r.first, r.last, schedule.Name{Kind: schedule.Person, Name: name, Key: key(name)}, "names/age"), true
	}
	if kind := f.headOf(d, r); kind != 0 {
		m, ok := f.named(d, r, kind, "")
		return m, ok
	}
	if calendarWord[d.Lower(r.first)] {
		return Mention{}, false
	}
	return mention(d, r.first, r.last, schedule.Name{Kind: schedule.Organisation, Name: name, Key: key(name)}, "names/capital"), true
}

func mention(d *text.Doc, first, last int, n schedule.Name, rule string) Mention {
	sp := schedule.Span{In: d.In, Start: int(d.Tokens[first].Start), End: int(d.Tokens[last-1].End)}
	words := d.Src[sp.Start:sp.End]
	return Mention{First: first, Last: last, Mention: schedule.Mention[schedule.Name]{
		Span: sp, Text: words, Value: n,
		Why: &schedule.Because{Rule: rule, Got: n.Kind.String() + " " + n.Name, Span: sp, Quote: words},
	}}
}

// key folds a name for comparing: lower case, no articles, no possessive.
func key(name string) string {
	k := strings.ToLower(strings.Join(strings.Fields(name), " "))
	k = strings.NewReplacer("’s", "", "'s", "", "’", "'").Replace(k)
	k = strings.TrimPrefix(k, "the ")
	if first, rest, ok := strings.Cut(k, " "); ok {
		if a, b, ok := strings.Cut(strings.ReplaceAll(first, "–", "-"), "-"); ok && b < a {
			k = b + "-" + a + " " + rest // "NATO-Russia Council" is the "Russia-NATO Council"
		}
	}
	return k
}
