package extract

import (
	"strings"

	"dateline/schedule"
	"dateline/schedule/names"
	"dateline/tz/gazetteer"
)

// scene is where an article plays: the town of its dateline, of its headline or of its first sentences, and the country
// it speaks of most. Computed once, for the first happening that needs it.
type scene struct {
	dateline *where
	town     *where // of the headline or the lede, where one stands out
	head     bool   // the headline names it
	nation   *where
	abroad   bool // several countries in the lede: what they agree on may happen anywhere
	home     bool // the text names it, and the outlet writes for no other
}

func (s *scene) country() string {
	switch {
	case s.town != nil && s.town.country != "":
		return s.town.country
	case s.dateline != nil && s.dateline.country != "":
		return s.dateline.country
	case s.nation != nil:
		return s.nation.country
	}
	return ""
}

func (r *reader) theScene() *scene {
	if r.scene == nil {
		r.scene = r.findScene()
	}
	return r.scene
}

// local is the town where the article plays: that of the headline, of the dateline, of the lede.
func (s *scene) local() *where {
	if s.head && s.town != nil || s.dateline == nil {
		return s.town
	}
	return s.dateline
}

// ofScene: a happening of which nothing else is said takes place where the article plays, unless its parties come from
// several countries or it is another country's.
func (r *reader) ofScene(c *candidate) *where {
	s := r.theScene()
	foreign := r.parties(c)
	kind := c.trig.kind.Name
	if placeless[kind] || kind == "match" && (r.knownSide(c) || r.otherGround(c)) {
		return nil
	}
	if r.nationwide(c, s) {
		return implied(s.nation, "extract/country-of-article")
	}
	w, rule := s.local(), "extract/place-of-lede"
	if w != nil && w == s.dateline {
		rule = "extract/place-of-dateline"
	}
	if w == nil {
		if s.nation == nil || len(foreign) > 0 && foreign[0] != s.nation.country || kinOf(kind) == "talk" || kinOf(kind) == "match" || !s.home {
			return nil
		}
		return implied(s.nation, "extract/country-of-article")
	}
	international := len(foreign) > 1 || len(foreign) == 1 && (kind == "talks" || kind == "summit" || kind == "visit")
	if international || s.abroad && (kind == "talks" || kind == "summit" || kind == "visit") || r.unseated(c) || len(foreign) == 1 && w.country != "" && foreign[0] != w.country {
		return nil
	}
	return implied(w, rule)
}

// unseated: what a body of many countries convenes is not where the reporter sits.
func (r *reader) unseated(c *candidate) bool {
	if kinOf(c.trig.kind.Name) != "talk" {
		return false
	}
	for i := range c.who {
		m := r.mentionOf(&c.who[i])
		if m == nil || m.Value.Kind != schedule.Organisation {
			continue
		}
		first, _, _ := strings.Cut(m.Value.Name, " ")
		if m.Why.Rule == "names/body" && (m.Seat == nil || ofStates[m.Value.Key]) || strings.ContainsAny(first, "-–") {
			return true // "the OPEC+ meeting", "the Japan-ASEAN Council"
		}
	}
	return false
}

// knownSide: where a club plays that is known, the dateline does not tell.
func (r *reader) knownSide(c *candidate) bool {
	for i := range c.who {
		if m := r.mentionOf(&c.who[i]); m != nil && m.Seat != nil {
			return true
		}
	}
	return false
}

// otherGround: the article tells of other matches, which are played elsewhere.
func (r *reader) otherGround(c *candidate) bool {
	for _, o := range r.found {
		if o != c && !o.gone && o.place != nil && kinOf(o.trig.kind.Name) == "match" && !compatibleNames(o.who, c.who) {
			return true
		}
	}
	return false
}

// placeless kinds are wherever one reads of them.
var placeless = map[schedule.Kind]bool{"results": true, "release": true, "deadline": true, "eclipse": true}

// nationwide: an election or a strike is its country's, unless its phrase or the headline names a town.
func (r *reader) nationwide(c *candidate, s *scene) bool {
	if s.nation == nil || !nationwide[c.trig.kind.Name] {
		return false
	}
	switch c.trig.kind.Name {
	case "election":
		return isOneOf(c.trig.base, "general election", "presidential election", "parliamentary election", "snap election", "referendum") || s.local() == nil
	case "strike":
		return !(s.head && s.town != nil)
	}
	return true
}

func implied(w *where, rule string) *where {
	x := *w
	x.rule = rule
	return &x
}

// parties lists the countries of those who take part and of the phrase that names the happening.
func (r *reader) parties(c *candidate) []string {
	var out []string
	add := func(code string) {
		for _, x := range out {
			if x == code {
				return
			}
		}
		if code != "" {
			out = append(out, code)
		}
	}
	for i := range c.who {
		v := &c.who[i].Value
		if strings.HasPrefix(v.Key, "/") && v.Place != nil {
			add(v.Place.Country)
		}
	}
	f := &c.doc.frame[c.frame]
	for _, ni := range f.names {
		m := &c.doc.names[ni]
		if isCountry(m) && m.Value.Place != nil && m.First >= c.trig.np[0] && m.Last <= c.trig.np[1] {
			add(m.Value.Place.Country)
		}
	}
	return out
}

// A town stands out when its weight is at least enough and half as much again as that of the next.
const enough = 4

type weighed struct {
	m      *names.Mention
	weight int
	head   bool
}

func (r *reader) findScene() *scene {
	s := &scene{}
	if dl := r.a.Dateline; dl != nil && dl.Place != "" {
		s.dateline = r.datelinePlace()
	}
	var towns, regions, nations []weighed
	add := func(list *[]weighed, m *names.Mention, n int, head bool) {
		for i := range *list {
			if x := &(*list)[i]; x.m.Value.Place.Name == m.Value.Place.Name && x.m.Value.Place.Country == m.Value.Place.Country {
				x.weight += n
				x.head = x.head || head
				return
			}
		}
		*list = append(*list, weighed{m, n, head})
	}
	for _, d := range []*document{r.head, r.body} {
		if d == nil {
			continue
		}
		told := 0
		for i := range d.frame {
			f := &d.frame[i]
			if f.kind == schedule.Debris || f.kind == schedule.Caption || f.kind == schedule.Repeated {
				continue
			}
			past := d == r.body && background(d, f, r.dct)
			for _, ni := range f.names {
				m := &d.names[ni]
				p := m.Value.Place
				if p == nil || m.Agency || m.Span.In == d.line.In && m.Span.Start < d.line.End && m.Span.End > d.line.Start {
					continue
				}
				if isCountry(m) {
					n := 1
					if d == r.head || told < 2 {
						n = 2
					}
					add(&nations, m, n, d == r.head)
					continue
				}
				m = r.town(m)
				if past || m == nil || isSourcePlace(d, f, m.First) || d.Text(m.Last) == "-" {
					continue
				}
				n := 1
				if ofPerson(d, f, m.First) {
					continue
				}
				prep := prepositionBefore(d, f, m.First)
				if prep == "from" || prep == "to" && d != r.head {
					continue
				}
				if prep == "in" || prep == "at" || isOneOf(d.Lower(m.Last), "city", "town", "village") {
					n += 2
				}
				switch {
				case d == r.head:
					n += 4
				case told < 2:
					n += 3
				}
				list := &towns
				if e, ok := gazetteer.Region(m.Value.Name); ok && e.Name == m.Value.Name && e.Country == m.Value.Place.Country {
					list = &regions
				}
				add(list, m, n, d == r.head)
			}
			told++
		}
	}
	if r.head != nil {
		for i := range r.head.names { // in a headline a town stands without the "in" that proves it one
			for k := range towns {
				if m := &r.head.names[i]; m.Value.Kind == schedule.Organisation && m.Text == towns[k].m.Text {
					towns[k].weight, towns[k].head = towns[k].weight+enough, true
				}
			}
		}
	}
	if len(towns) == 1 && towns[0].weight > 1 {
		towns[0].weight += enough // no other to choose from
	}
	if x := foremost(towns, enough); x != nil {
		s.town, s.head = placed(x.m, ""), x.head
	}
	if x := foremost(regions, enough); x != nil && len(towns) == 0 {
		s.town, s.head = placed(x.m, ""), x.head
	}
	if x := foremost(nations, 1); x != nil {
		s.nation = placed(x.m, "")
	} else if code := r.a.Home.Country; code != "" {
		s.nation = &where{name: gazetteer.CountryName(code), country: code}
	}
	n := 0
	for i := range nations {
		if nations[i].weight > 1 {
			n++
		}
	}
	s.abroad = n > 1
	s.home = s.nation != nil && s.nation.span.Len() > 0 && (r.a.Home.Country == "" || r.a.Home.Country == s.nation.country)
	return s
}

// town is the town a mention names, that of a known venue included; nil for none.
func (r *reader) town(m *names.Mention) *names.Mention {
	if m.Value.Kind == schedule.Venue && m.Why.Rule == "names/venue" {
		x := *m
		p := *m.Value.Place
		if i := strings.LastIndex(p.Name, ", "); i >= 0 {
			p.Name = p.Name[i+2:]
		}
		x.Value.Place, x.Value.Name = &p, p.Name
		return &x
	}
	if isTown(m) {
		return m
	}
	return nil
}

// background: a sentence whose days all lie some days behind the article tells how things came to be, often elsewhere.
func background(d *document, f *frame, dct schedule.DocTime) bool {
	pub, ok := dct.Day()
	if !ok {
		return false
	}
	past := false
	for _, ti := range f.times {
		if t := &d.times[ti]; isDay(t) && t.When.Day.Known() {
			if t.When.Last >= pub-3 {
				return false
			}
			past = true
		}
	}
	return past
}

// ofPerson: what stands behind "who" tells of a person, who may come from anywhere.
func ofPerson(d *document, f *frame, i int) bool {
	for j := i - 1; j > f.First && j > i-12; j-- {
		if w := d.Lower(j); w == "who" || w == "whose" {
			return true
		}
	}
	return false
}

// foremost is the one that stands out, nil when none does.
func foremost(list []weighed, enough int) *weighed {
	best, second := -1, 0
	for i := range list {
		switch {
		case best < 0 || list[i].weight > list[best].weight:
			if best >= 0 {
				second = list[best].weight
			}
			best = i
		default:
			second = max(second, list[i].weight)
		}
	}
	if best < 0 || list[best].weight < enough || 2*list[best].weight < 3*second || list[best].weight == second {
		return nil
	}
	return &list[best]
}

// datelinePlace is the place of the dateline, which the text names whether or not the gazetteer knows it.
func (r *reader) datelinePlace() *where {
	dl := r.a.Dateline
	if strings.Contains(dl.Place, "/") {
		return nil // two towns
	}
	w := &where{span: dl.Span, text: dl.Place}
	if dl.Span.In == schedule.InText {
		for i := range r.body.names {
			m := &r.body.names[i]
			if m.Span.Start >= dl.Span.End {
				break
			}
			if m.Span.Start < dl.Span.Start || m.Value.Place == nil || m.Demonym || m.Value.Kind != schedule.Location && m.Value.Kind != schedule.Venue {
				continue
			}
			if m.Span.Start == dl.Span.Start {
				return placed(m, "")
			}
			w.country = m.Value.Place.Country // "MAPLEHURST, Iowa"
		}
	}
	if e, ok := r.dateline(); ok && (w.country == "" || w.country == e.Country) {
		w.name, w.country, w.zone = e.Name, e.Country, e.Zone
		return w
	}
	w.name, _, _ = strings.Cut(dl.Place, ",")
	if dl.Agency == "" && dl.MonthDay == 0 && w.country == "" && !strings.Contains(r.body.Src[dl.Span.End:], capitalised(w.name)) {
		return nil // "DIARY - …", "WATCH - …": only words in capitals
	}
	if strings.ToUpper(w.name) == w.name {
		w.name = capitalised(w.name)
	}
	return w
}

// capitalised writes "PORT ESSO" as "Port Esso".
func capitalised(s string) string {
	b := []byte(strings.ToLower(s))
	up := true
	for i, c := range b {
		if up && c >= 'a' && c <= 'z' {
			b[i] = c - 'a' + 'A'
		}
		up = c == ' ' || c == '-' || c == '/'
	}
	return string(b)
}
