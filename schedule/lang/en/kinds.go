package en

import (
	_ "embed"
	"fmt"
	"sort"
	"strings"
	"sync"

	"dateline/schedule"
	"dateline/schedule/lang"
)

//go:embed kinds.txt
var kindsText string

// Kind is a row of the kinds table.
type Kind struct {
	Name     schedule.Kind
	Public   bool // planned and public: also worth an entry when it is reported as held
	Weak     bool // its nouns name a happening only near words of scheduling
	Deadline bool
	Noun     string // for titles: "phone call"
}

// Trigger is a word or phrase that names a happening.
type Trigger struct {
	Words []string // lower case, one for each token
	Kind  *Kind
	Verb  bool
	Forms Form   // of the first word, for verbs
	Base  string // the row's own spelling: "phone call", "speak by phone"
	Weak  bool   // a common word: names a happening only near a date or a word of scheduling
	Noun  string // what to call what the verb does, where the kind has a wider word: "reopening"
	Upper bool   // names one only when written with a capital
}

// LookAlike is the kind of the phrases that hold a word for a happening and name none: "press release", "rule out".
const LookAlike schedule.Kind = "-"

// Lexicon finds triggers by their first word.
type Lexicon struct {
	Kinds    []*Kind
	triggers *lang.Table[[]Trigger] // by first word, longest first
}

// Kinds returns the embedded table, parsed once.
var Kinds = sync.OnceValue(func() *Lexicon {
	l, err := parseKinds(kindsText)
	if err != nil {
		panic("embedded kinds table: " + err.Error()) // a broken build, found by any test
	}
	return l
})

// Row returns the row of a kind, nil when there is none.
func (l *Lexicon) Row(k schedule.Kind) *Kind {
	for _, r := range l.Kinds {
		if r.Name == k {
			return r
		}
	}
	return nil
}

// Starting lists the triggers that begin with a lower-case word, longest first.
func (l *Lexicon) Starting(word string) []Trigger { return l.triggers.Get(word) }

func parseKinds(text string) (*Lexicon, error) {
	l, triggers := &Lexicon{}, map[string][]Trigger{}
	irr := irregularForms()
	for i, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "|")
		if len(f) != 5 {
			return nil, fmt.Errorf("line %d: want 5 fields, have %d", i+1, len(f))
		}
		flags := strings.TrimSpace(f[1])
		k := &Kind{
			Name: schedule.Kind(strings.TrimSpace(f[0])), Noun: strings.TrimSpace(f[4]),
			Public: strings.Contains(flags, "p"), Weak: strings.Contains(flags, "w"), Deadline: strings.Contains(flags, "d"),
		}
		l.Kinds = append(l.Kinds, k)
		for _, n := range splitList(f[2]) {
			n, weak := strings.CutPrefix(n, "~")
			n, upper := strings.CutPrefix(n, "^")
			for _, w := range []string{n, plural(n)} {
				add(triggers, Trigger{Words: words(w), Kind: k, Base: n, Weak: weak || k.Weak, Upper: upper})
			}
		}
		for _, v := range splitList(f[3]) {
			v, noun, _ := strings.Cut(v, "=")
			w := words(v)
			for form, what := range Inflect(w[0], irr) {
				add(triggers, Trigger{Words: append([]string{form}, w[1:]...), Kind: k, Verb: true, Forms: what, Base: v, Noun: noun})
			}
		}
	}
	for _, ts := range triggers {
		sort.SliceStable(ts, func(i, j int) bool {
			if len(ts[i].Words) != len(ts[j].Words) {
				return len(ts[i].Words) > len(ts[j].Words)
			}
			return !ts[i].Verb && ts[j].Verb
		})
	}
	l.triggers = lang.NewTable(triggers)
	return l, nil
}

func add(triggers map[string][]Trigger, t Trigger) {
	for _, o := range triggers[t.Words[0]] {
		if o.Verb == t.Verb && strings.Join(o.Words, " ") == strings.Join(t.Words, " ") {
			return // the first row that names it wins: order in the table is meaning
		}
	}
	triggers[t.Words[0]] = append(triggers[t.Words[0]], t)
}

func splitList(s string) []string {
	var out []string
	for _, p := range strings.Split(s, ",") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, strings.ToLower(p))
		}
	}
	return out
}

// words cuts a table phrase as package text cuts prose: at blanks and hyphens, apostrophes stay inside.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '-' })
}

func plural(n string) string {
	switch {
	case strings.HasSuffix(n, " of") || strings.HasSuffix(n, " the") || strings.HasSuffix(n, "s") && !strings.HasSuffix(n, "ss"):
		return n
	case strings.HasSuffix(n, "y") && !vowel(n[len(n)-2]):
		return n[:len(n)-1] + "ies"
	case strings.HasSuffix(n, "ch"), strings.HasSuffix(n, "sh"), strings.HasSuffix(n, "s"), strings.HasSuffix(n, "x"):
		return n + "es"
	}
	return n + "s"
}
