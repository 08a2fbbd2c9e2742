package merge

import (
	"slices"
	"strings"
	"time"

	"dateline/schedule"
	"dateline/schedule/lang/en"
	"dateline/tz"
	"dateline/tz/gazetteer"
)

// item is a report made ready for comparing.
type item struct {
	r       *schedule.Report
	id      int // place in the canonical order of reports
	kin     *en.KinRow
	names   []name
	subject []string // words of Subject
	topic   []string // words of subject and title that are neither names nor the kind
	titled  []string // the same with the names
	heard   []string // every word of title and subject
	clause  []string // where no name is known: every word of the sentence it rests on
	place   *spot
	loc     *time.Location // of When.Zone or When.Offset; nil when unknown
	slot    slot
	said    schedule.When // the time as the report gave it
	text    string        // key of the evidence when it is long enough to tell a copy, else ""
}

// bare reports that nothing but the kind says what it is: "the talks". Only its own article can tell which are meant.
func (it *item) bare() bool { return len(it.names) == 0 && len(it.topic) == 0 }

// spot is a place made ready for comparing.
type spot struct {
	parts   []string // "westminster abbey", "london"
	country string
	state   bool // no more than the country is known
	implied bool
}

func newItem(r *schedule.Report, id int) *item {
	it := &item{r: r, id: id, kin: en.Kin().Row(r.Kind), said: r.When}
	for _, n := range r.Participants {
		if v := newName(n); !slices.ContainsFunc(it.names, func(o name) bool { return o.key == v.key }) {
			it.names = append(it.names, v)
		}
	}
	it.names = foldSurnames(it.names)
	if r.Place != nil && r.Place.Name != "" {
		it.place = newSpot(*r.Place, r.PlaceImplied)
	}
	it.loc = location(r.When)
	it.slot = newSlot(r.When, it.loc)
	it.readTopic()
	it.text = evidenceText(r)
	if len(it.names) == 0 {
		for _, e := range r.Evidence {
			if e.Field == "what" {
				it.clause = append(it.clause, stems(words(e.Quote))...)
			}
		}
		it.clause = sortedSet(it.clause)
	}
	return it
}

// foldSurnames drops a surname beside the full name of its bearer: they are one party, not two.
func foldSurnames(names []name) []name {
	return slices.DeleteFunc(slices.Clone(names), func(n name) bool {
		return len(n.tokens) == 1 && n.last != "" && slices.ContainsFunc(names, func(o name) bool {
			return o.class == persons && len(o.tokens) > 1 && o.last == n.last && compare(&n, &o) == same
		})
	})
}

// with gives the item another time; the rest is shared.
func (it *item) with(w schedule.When) *item {
	r := *it.r
	r.When = w
	out := *it
	out.r, out.loc = &r, location(w)
	out.slot = newSlot(w, out.loc)
	return &out
}

func newSpot(p schedule.Place, implied bool) *spot {
	s := &spot{country: p.Country, implied: implied}
	for part := range strings.SplitSeq(strings.ToLower(p.Name), ",") {
		if part = strings.TrimSpace(part); part != "" {
			s.parts = append(s.parts, townName(part, p.Country))
		}
	}
	s.state = p.Country != "" && strings.EqualFold(gazetteer.CountryName(p.Country), p.Name)
	return s
}

// townName is the gazetteer's word for a town, so that "Kiev" and "Kyiv" are one place.
func townName(part, country string) string {
	if e, ok := gazetteer.Default().Best(part, gazetteer.Hint{Country: country}); ok && e.Class == gazetteer.ClassCity {
		return strings.ToLower(e.Name)
	}
	return part
}

// readTopic takes the words that tell this happening from others of its kind.
func (it *item) readTopic() {
	own := map[string]bool{}
	for _, n := range it.names {
		for _, t := range n.tokens {
			own[t] = true
		}
	}
	if it.place != nil {
		for _, p := range it.place.parts {
			for _, t := range words(p) {
				own[t] = true
			}
		}
	}
	// A word of the subject that names a party again ("Russian", "US", "NATO") is none of the topic.
	mine := func(w string) bool {
		if own[w] || own[stem(w)] {
			return true
		}
		code, ok := gazetteer.Demonym(strings.ToUpper(w[:1]) + w[1:])
		if !ok {
			code, ok = gazetteer.Country(strings.ToUpper(w))
		}
		return ok && slices.ContainsFunc(it.names, func(n name) bool { return n.country == strings.ToLower(code) })
	}
	read := func(text string) (all, topic []string) {
		for _, w := range words(text) {
			it.heard = append(it.heard, stem(w))
			if isKindWord(w) || isKindWord(stem(w)) {
				continue
			}
			all = append(all, stem(w))
			if !mine(w) {
				topic = append(topic, stem(w))
			}
		}
		return all, topic
	}
	titled, topic := read(it.r.Title)
	subject, about := read(it.r.Subject)
	it.subject, it.heard = sortedSet(about), sortedSet(it.heard)
	it.topic = sortedSet(append(topic, about...))
	it.titled = sortedSet(append(titled, subject...))
}

func isKindWord(w string) bool { return en.Kin().Word(w) }

// stem folds the plural: enough for words of titles.
func stem(w string) string {
	if len(w) > 4 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
		return w[:len(w)-1]
	}
	return w
}

func sortedSet(s []string) []string {
	slices.Sort(s)
	return slices.Compact(s)
}

// common counts the words in both of two sorted sets.
func common(a, b []string) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := strings.Compare(a[i], b[j]); {
		case c == 0:
			n, i, j = n+1, i+1, j+1
		case c < 0:
			i++
		default:
			j++
		}
	}
	return n
}

// evidenceText is the words a report rests on. Two outlets that print the same forty bytes print one text.
func evidenceText(r *schedule.Report) string {
	var b strings.Builder
	var quotes []string
	for _, e := range r.Evidence {
		quotes = append(quotes, e.Quote)
	}
	slices.Sort(quotes)
	for _, q := range slices.Compact(quotes) {
		b.WriteString(q)
		b.WriteByte('\n')
	}
	if b.Len() < 40 {
		return ""
	}
	return b.String()
}

// location is where the clock of w counts: "20:30 GMT" in Washington is of Greenwich, whatever zone is shown.
func location(w schedule.When) *time.Location {
	if w.Offset != nil {
		return fixedZone(*w.Offset)
	}
	if w.Zone != "" {
		if loc, err := tz.Load(w.Zone); err == nil {
			return loc
		}
	}
	return nil
}

func fixedZone(offset int) *time.Location {
	if offset == 0 {
		return time.UTC
	}
	return time.FixedZone("", offset)
}
