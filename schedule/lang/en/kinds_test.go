package en

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// row is a line of the kinds table as it stands.
type row struct {
	line              int
	name, flags, noun string
	nouns, verbs      []string
}

func rows(t *testing.T) []row {
	t.Helper()
	var out []row
	for i, l := range strings.Split(kindsText, "\n") {
		if l = strings.TrimSpace(l); l == "" || l[0] == '#' {
			continue
		}
		f := strings.Split(l, "|")
		if len(f) != 5 {
			t.Fatalf("line %d has %d fields, want 5", i+1, len(f))
		}
		r := row{line: i + 1, name: strings.TrimSpace(f[0]), flags: strings.TrimSpace(f[1]), noun: strings.TrimSpace(f[4]), nouns: splitList(f[2]), verbs: bases(splitList(f[3]))}
		out = append(out, r)
	}
	return out
}

// bases drops the nouns that verbs name.
func bases(verbs []string) []string {
	for i := range verbs {
		verbs[i], _, _ = strings.Cut(verbs[i], "=")
	}
	return verbs
}

func TestKinds_table(t *testing.T) {
	l, err := parseKinds(kindsText)
	if err != nil {
		t.Fatal(err)
	}
	table := rows(t)
	if len(l.Kinds) != len(table) || len(table) < 30 {
		t.Errorf("%d kinds of %d lines", len(l.Kinds), len(table))
	}
	seen := map[string]int{}
	for _, r := range table {
		if r.name == "" || strings.ToLower(r.name) != r.name || strings.ContainsAny(r.name, " \t") {
			t.Errorf("line %d: the kind %q is not one lower-case word", r.line, r.name)
		}
		if r.noun == "" && r.name != string(LookAlike) {
			t.Errorf("line %d: %s has no noun for titles", r.line, r.name)
		}
		if strings.Trim(r.flags, "pwd") != "" {
			t.Errorf("line %d: unknown flags %q", r.line, r.flags)
		}
		if len(r.nouns) == 0 {
			t.Errorf("line %d: %s has no nouns", r.line, r.name)
		}
		if other := seen[r.name]; other != 0 {
			t.Errorf("line %d: %s stands already in line %d", r.line, r.name, other)
		}
		seen[r.name] = r.line
		if k := l.Row(l.Kinds[0].Name); k == nil {
			t.Errorf("Row finds nothing for %s", l.Kinds[0].Name)
		}
	}
	if l.Row("no such kind") != nil {
		t.Error("Row finds a kind that no line names")
	}
}

// TestKinds_duplicates: a word stands once in its line; a plural or another mark of the same word is the same word.
func TestKinds_duplicates(t *testing.T) {
	todo := map[string]string{
		"opening: ribbon cutting": "with and without a hyphen, which is the same to the lexer",
		"funeral: lying in state": "with and without hyphens, which is the same to the lexer",
	}
	for _, r := range rows(t) {
		for what, list := range map[string][]string{"noun": r.nouns, "verb": r.verbs} {
			seen := map[string]bool{}
			for _, w := range list {
				bare := strings.Join(words(strings.TrimLeft(w, "~^")), " ")
				key := r.name + ": " + bare
				switch {
				case seen[bare] && todo[key] != "":
					t.Logf("todo: line %d: %s", r.line, todo[key])
					delete(todo, key)
				case seen[bare]:
					t.Errorf("line %d: %s stands twice among the %ss of %s", r.line, bare, what, r.name)
				}
				seen[bare] = true
			}
		}
	}
	for key := range todo {
		t.Errorf("%s stands only once now, take the todo away", key)
	}
}

// TestKinds_reachable: every word of the table is found by its first word and gives its own row, unless an earlier row has
// it, too.
func TestKinds_reachable(t *testing.T) {
	l := Kinds()
	todo := map[string]string{
		"games":          "the plural of the game of a match hides the games of a tournament",
		"commemorations": "the plural of the commemoration of a ceremony hides its own entry",
	}
	first := map[string]string{} // noun or verb -> kind of the earliest row
	for _, r := range rows(t) {
		for _, n := range r.nouns {
			n = strings.TrimLeft(n, "~^")
			if first["noun "+n] == "" {
				first["noun "+n] = r.name
			}
			switch got := lookup(l, n, false); {
			case got == first["noun "+n]:
			case todo[n] != "":
				t.Logf("todo: line %d: %q: %s", r.line, n, todo[n])
				delete(todo, n)
			default:
				t.Errorf("line %d: the noun %q gives %q, want %q", r.line, n, got, first["noun "+n])
			}
		}
		for _, v := range r.verbs {
			if first["verb "+v] == "" {
				first["verb "+v] = r.name
			}
			if got := lookup(l, v, true); got != first["verb "+v] && words(v)[0] != "be" {
				t.Errorf("line %d: the verb %q gives %q, want %q", r.line, v, got, first["verb "+v])
			}
		}
	}
	for n := range todo {
		t.Errorf("%q is reached now, take the todo away", n)
	}
}

func lookup(l *Lexicon, phrase string, verb bool) string {
	w := words(phrase)
	for _, t := range l.Starting(w[0]) {
		if t.Verb == verb && slices.Equal(t.Words, w) {
			return string(t.Kind.Name)
		}
	}
	return ""
}

func TestLexicon_Starting(t *testing.T) {
	l := Kinds()
	for w, list := range l.triggers.All() {
		for i, tr := range list {
			if tr.Words[0] != w || tr.Kind == nil || tr.Base == "" || tr.Verb != (tr.Forms != 0) {
				t.Errorf("Starting(%q)[%d] = %+v", w, i, tr)
			}
			if i > 0 && len(tr.Words) > len(list[i-1].Words) {
				t.Errorf("Starting(%q): %v stands behind the shorter %v", w, tr.Words, list[i-1].Words)
			}
		}
		if w != strings.ToLower(w) {
			t.Errorf("%q is not lower case: no token ever equals it", w)
		}
	}
	for _, c := range []struct{ phrase, want string }{
		{"phone call", "call"}, {"phone calls", "call"}, {"semi final", "match"}, {"press conferences", "press-conference"},
		{"votes of confidence", ""}, {"by elections", "election"}, {"summit", "summit"}, {"milk", ""},
	} {
		if got := lookup(l, c.phrase, false); got != c.want {
			t.Errorf("the noun %q gives %q, want %q", c.phrase, got, c.want)
		}
	}
}

func TestParseKinds_refuses(t *testing.T) {
	for _, bad := range []string{"call | p | phone call", "call | p | a | b | c | d", "call"} {
		if _, err := parseKinds("# a comment\n" + bad); err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("parseKinds(%q) says %v, want an error that names line 2", bad, err)
		}
	}
	if l, err := parseKinds("\n# nothing\n"); err != nil || len(l.Kinds) != 0 {
		t.Errorf("parseKinds of a table without rows = %v, %v", l, err)
	}
}

func TestInflect(t *testing.T) {
	irr := irregularForms()
	for _, c := range []struct{ base, third, past, participle, ing string }{
		{"meet", "meets", "met", "met", "meeting"},
		{"hold", "holds", "held", "held", "holding"},
		{"visit", "visits", "visited", "visited", "visiting"},
		{"vote", "votes", "voted", "voted", "voting"},
		{"convene", "convenes", "convened", "convened", "convening"},
		{"travel", "travels", "traveled", "traveled", "traveling"},
		{"fly", "flies", "flew", "flown", "flying"},
		{"play", "plays", "played", "played", "playing"},
		{"testify", "testifies", "testified", "testified", "testifying"},
		{"march", "marches", "marched", "marched", "marching"},
		{"publish", "publishes", "published", "published", "publishing"},
		{"address", "addresses", "addressed", "addressed", "addressing"},
		{"go", "goes", "went", "gone", "going"},
		{"have", "has", "had", "had", "having"},
		{"strike", "strikes", "struck", "struck", "striking"},
		{"sit", "sits", "sat", "sat", "sitting"},
		{"run", "runs", "ran", "run", "running"},
		{"ban", "bans", "banned", "banned", "banning"},
		{"open", "opens", "opened", "opened", "opening"},
		{"air", "airs", "aired", "aired", "airing"},
		{"set", "sets", "set", "set", "setting"},
		{"lie", "lies", "lay", "lain", "lying"},
		{"appear", "appears", "appeared", "appeared", "appearing"},
		{"swear", "swears", "swore", "sworn", "swearing"},
		{"reconvene", "reconvenes", "reconvened", "reconvened", "reconvening"},
		{"marry", "marries", "married", "married", "marrying"},
		{"wed", "weds", "wed", "wed", "wedding"},
	} {
		want := map[string]Form{}
		want[c.base] |= Base
		want[c.third] |= Third
		want[c.past] |= Past
		want[c.participle] |= Participle
		want[c.ing] |= Ing
		if d := cmp.Diff(want, Inflect(c.base, irr)); d != "" {
			t.Errorf("Inflect(%q) (-want +got)\n%s", c.base, d)
		}
	}
}

func TestInflect_be(t *testing.T) {
	got := Inflect("be", irregularForms())
	for w, f := range map[string]Form{"be": Base, "is": Third, "are": Third, "was": Past, "were": Past, "been": Participle} {
		if got[w]&f == 0 {
			t.Errorf("Inflect(be)[%q] = %b, want %b in it", w, got[w], f)
		}
	}
}

// TestInflect_todo keeps what is not right yet; it fails once it is.
func TestInflect_todo(t *testing.T) {
	irr := irregularForms()
	for _, c := range []struct{ base, form, why string }{
		{"kick", "kicked", ""},
		{"begin", "beginning", "a stressed last syllable doubles its consonant"},
		{"quiz", "quizzes", "a final z doubles"},
		{"refer", "referred", "a stressed last syllable doubles its consonant"},
		{"travel", "travelled", "British spelling doubles the l"},
		{"cancel", "cancelled", "British spelling doubles the l"},
	} {
		_, ok := Inflect(c.base, irr)[c.form]
		switch {
		case c.why == "" && !ok:
			t.Errorf("Inflect(%q) lacks %q", c.base, c.form)
		case c.why != "" && ok:
			t.Errorf("Inflect(%q) has %q now, take the todo away: %s", c.base, c.form, c.why)
		case c.why != "":
			t.Logf("todo: Inflect(%q) lacks %q: %s", c.base, c.form, c.why)
		}
	}
}

func TestPlural(t *testing.T) {
	for _, c := range []struct{ one, many string }{
		{"meeting", "meetings"}, {"ceremony", "ceremonies"}, {"holiday", "holidays"}, {"march", "marches"}, {"launch", "launches"}, {"mass", "masses"},
		{"press conference", "press conferences"}, {"talks", "talks"}, {"talk", "talks"}, {"tour of", "tour of"}, {"finish", "finishes"}, {"tax", "taxes"},
		{"world cup", "world cups"}, {"by-election", "by-elections"}, {"rally", "rallies"}, {"display", "displays"}, {"race", "races"}, {"plebiscite", "plebiscites"},
	} {
		if got := plural(c.one); got != c.many {
			t.Errorf("plural(%q) = %q, want %q", c.one, got, c.many)
		}
	}
}

// TestWords: no word of one list contradicts another, and each list answers for lower case alone.
func TestWords(t *testing.T) {
	type ask struct {
		name string
		in   func(string) bool
	}
	for _, c := range []struct {
		ask
		yes, no string
	}{
		{ask{"Determiner", Determiner}, "the a his every no", "talks will on"},
		{ask{"Preposition", Preposition}, "in on until between ahead", "the will meeting"},
		{ask{"Conjunction", Conjunction}, "and while which unless", "the in"},
		{ask{"Pronoun", Pronoun}, "it they who", "the talks"},
		{ask{"Auxiliary", Auxiliary}, "will was have won't", "hold the"},
		{ask{"Adverb", Adverb}, "not soon officially tentatively", "family rally early july assembly monthly italy"},
		{ask{"Function", Function}, "the in and it will", "meeting hold friday"},
		{ask{"Saying", Saying}, "said announced according", "meet held"},
		{ask{"Postpones", Postpones}, "postponed delayed rescheduled adjourned", "moved cancelled will"},
		{ask{"Moves", Moves}, "moved shifted brought", "postponed held"},
		{ask{"Cancels", Cancels}, "cancelled canceled scrapped suspended", "postponed held cancels-not"},
		{ask{"Hedges", Hedges}, "expected likely may proposed", "will scheduled"},
		{ask{"WeakHedge", WeakHedge}, "may might proposed tentatively", "expected will likely"},
		{ask{"Firm", Firm}, "will scheduled confirmed due", "may expected"},
		{ask{"Negates", Negates}, "not never won't nor", "will the"},
		{ask{"WasForm", WasForm}, "was were had", "is will"},
		{ask{"Light", Light}, "take begin scheduled held opens", "meeting friday said"},
		{ask{"Adjunct", Adjunct}, "before after until amid", "on in will"},
		{ask{"PastForm", PastForm}, "met held was visited flew", "meet need speed hundred exceed set"},
	} {
		for _, w := range strings.Fields(c.yes) {
			if !c.in(w) {
				t.Errorf("%s(%q) = false, want true", c.name, w)
			}
		}
		for _, w := range strings.Fields(c.no) {
			if c.in(w) {
				t.Errorf("%s(%q) = true, want false", c.name, w)
			}
		}
	}
	for w := range weakHedge.All() {
		if !hedge.Has(w) {
			t.Errorf("%q is a weak hedge and no hedge", w)
		}
	}
	for w := range firm.All() {
		if hedge.Has(w) {
			t.Errorf("%q is firm and a hedge", w)
		}
	}
	for w, base := range Actions().All() {
		if w != base && w != third(base) {
			t.Errorf("Actions()[%q] = %q", w, base)
		}
	}
}
