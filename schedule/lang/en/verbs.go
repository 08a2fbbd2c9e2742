package en

import (
	"strings"
	"sync"

	"dateline/schedule/lang"
)

// irregular lists base, past and participle of verbs whose forms are not made by rule.
const irregular = `be was been
begin began begun
bring brought brought
broadcast broadcast broadcast
build built built
cast cast cast
come came come
cut cut cut
deal dealt dealt
draw drew drawn
drive drove driven
fall fell fallen
fight fought fought
find found found
fly flew flown
get got got
give gave given
go went gone
have had had
hear heard heard
hit hit hit
hold held held
keep kept kept
lead led led
leave left left
let let let
lie lay lain
lay laid laid
lose lost lost
make made made
meet met met
pay paid paid
put put put
read read read
ride rode ridden
rise rose risen
run ran run
say said said
see saw seen
seek sought sought
sell sold sold
send sent sent
set set set
shut shut shut
sing sang sung
sit sat sat
speak spoke spoken
spend spent spent
stand stood stood
strike struck struck
swear swore sworn
take took taken
tell told told
think thought thought
throw threw thrown
wed wed wed
win won won
withdraw withdrew withdrawn
write wrote written`

// actions are verbs that, in the present tense with a day ahead, say that something is done then ("the doors close at 6").
const actions = `go leave arrive carry hear join close open shut start begin end halt move come return reopen appear decide finish depart
	take bring welcome receive mark cross reach enter exit travel fly sail march walk stop resume pass lead give hold host perform sing play face
	visit address speak testify celebrate honour honor bury gather compete race tee unveil launch release publish report post issue announce
	vote elect choose swear sign dedicate present award crown conclude expire kick meet talk switch change pay deliver sit stand run lay light
	lower raise land dock undock lift blast orbit pick select draw name review consider discuss debate hand rule sentence strike demonstrate protest
	rally picket ban suspend lock unlock accompany escort lie follow screen air broadcast premiere debut show exhibit auction sell`

// Form is the grammatical form of a verb token.
type Form uint8

const (
	Base       Form = 1 << iota // "meet": also infinitive and plural present
	Third                       // "meets"
	Past                        // "met"
	Participle                  // "met", "held", "sworn"
	Ing                         // "meeting"
)

// Actions maps the present-tense forms of verbs of doing to their base.
var Actions = sync.OnceValue(func() *lang.Table[string] {
	m := map[string]string{}
	for _, b := range strings.Fields(actions) {
		m[b], m[third(b)] = b, b
	}
	return lang.NewTable(m)
})

type forms struct{ past, participle string }

func irregularForms() map[string]forms {
	m := map[string]forms{}
	for _, l := range strings.Split(irregular, "\n") {
		f := strings.Fields(l)
		m[f[0]] = forms{f[1], f[2]}
	}
	return m
}

// PastForm reports an irregular past or participle, or a word that ends like a regular one.
func PastForm(w string) bool {
	if pastForms().Has(w) {
		return true
	}
	return len(w) > 4 && strings.HasSuffix(w, "ed") && w != "need" && w != "speed" && w != "hundred" && w != "indeed" && w != "exceed" && w != "proceed"
}

var pastForms = sync.OnceValue(func() lang.Set {
	list := []string{"was", "were", "had", "did"}
	for base, f := range irregularForms() {
		for _, w := range []string{f.past, f.participle} {
			if w != base {
				list = append(list, w)
			}
		}
	}
	return lang.Words(strings.Join(list, " "))
})

// Inflect lists the forms of a base verb: word -> which forms it can be.
func Inflect(base string, irr map[string]forms) map[string]Form {
	out := map[string]Form{base: Base}
	if base == "be" {
		for _, w := range []string{"is", "are", "'s", "being"} {
			out[w] |= Third
		}
		out["was"], out["were"], out["been"] = Past, Past, Participle
		return out
	}
	out[third(base)] |= Third
	out[ing(base)] |= Ing
	if f, ok := irr[base]; ok {
		out[f.past] |= Past
		out[f.participle] |= Participle
	} else {
		out[pastForm(base)] |= Past | Participle
	}
	return out
}

func vowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }

func third(b string) string {
	n := len(b)
	switch {
	case b == "have":
		return "has"
	case strings.HasSuffix(b, "s"), strings.HasSuffix(b, "x"), strings.HasSuffix(b, "z"), strings.HasSuffix(b, "ch"), strings.HasSuffix(b, "sh"), strings.HasSuffix(b, "o"):
		return b + "es"
	case n > 1 && b[n-1] == 'y' && !vowel(b[n-2]):
		return b[:n-1] + "ies"
	}
	return b + "s"
}

func pastForm(b string) string {
	n := len(b)
	switch {
	case b[n-1] == 'e':
		return b + "d"
	case n > 1 && b[n-1] == 'y' && !vowel(b[n-2]):
		return b[:n-1] + "ied"
	case doubles(b):
		return b + b[n-1:] + "ed"
	}
	return b + "ed"
}

func ing(b string) string {
	n := len(b)
	switch {
	case strings.HasSuffix(b, "ie"):
		return b[:n-2] + "ying"
	case n > 2 && b[n-1] == 'e' && b[n-2] != 'e' && b[n-2] != 'o':
		return b[:n-1] + "ing"
	case doubles(b):
		return b + b[n-1:] + "ing"
	}
	return b + "ing"
}

// doubles: one-syllable verbs in consonant-vowel-consonant ("ban", "run", "sit") double their last letter.
func doubles(b string) bool {
	n := len(b)
	if n < 3 || vowel(b[n-1]) || strings.IndexByte("wxyhr", b[n-1]) >= 0 || !vowel(b[n-2]) || vowel(b[n-3]) {
		return false
	}
	syllables := 0
	for i := 0; i < n; i++ {
		if vowel(b[i]) && (i == 0 || !vowel(b[i-1])) {
			syllables++
		}
	}
	return syllables == 1
}
