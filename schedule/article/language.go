package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// stopWords are the commonest words of some languages of news, those that few of the others share.
var stopWords = []struct{ tag, words string }{
	{"en", "the of and to in is that for on was with by at as will from said be it are has have not this after which were an its"},
	{"de", "der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es werden aus hat dass nach wird bei einer"},
	{"es", "de la que el en y los se del las un por con una su para es al lo como más pero sus le fue este ha sobre entre"},
	{"fr", "de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont avec aux ses mais été"},
	{"it", "di che il la e un per in è una del con non le si da della dei sono gli al alla nel come anche dal più ha"},
	{"pt", "de a que e o do da em um para com não uma os no se na por mais as dos como foi ao das à pelo pela são"},
	{"nl", "de het een van en in is dat op te zijn met voor niet aan er om ook als bij door naar heeft wordt uit maar"},
}

var stopTable = func() map[string]uint8 {
	m := map[string]uint8{}
	for i, l := range stopWords {
		for _, w := range strings.Fields(l.words) {
			m[w] |= 1 << i
		}
	}
	return m
}()

// Language tells the language of a text by its commonest words: a BCP 47 tag, or "" when they do not decide.
func Language(text string) string {
	var hits [8]int
	words, foreign := 0, 0
	sample := text[:runeCut(text, 4<<10)]
	for i := 0; i < len(sample); {
		r, n := utf8.DecodeRuneInString(sample[i:])
		if !unicode.IsLetter(r) {
			i += n
			continue
		}
		start := i
		for i < len(sample) {
			r, n = utf8.DecodeRuneInString(sample[i:])
			if !unicode.IsLetter(r) {
				break
			}
			i += n
		}
		words++
		if !unicode.Is(unicode.Latin, r0(sample[start:])) {
			foreign++
			continue
		}
		if i-start > 8 {
			continue
		}
		set := stopTable[strings.ToLower(sample[start:i])]
		for k := range stopWords {
			if set&(1<<k) != 0 {
				hits[k]++
			}
		}
	}
	if words == 0 || foreign*2 > words {
		return ""
	}
	best, second := -1, 0
	for k := range stopWords {
		switch {
		case best < 0 || hits[k] > hits[best]:
			if best >= 0 {
				second = max(second, hits[best])
			}
			best = k
		default:
			second = max(second, hits[k])
		}
	}
	// One word in twelve, twice as many as of any other language; agendas and lists have fewer, so short texts need only the lead.
	if hits[best]*12 < words && !(words < 120 && hits[best] >= 2 && hits[best]*30 >= words) || hits[best] < second+second/2+1 {
		return ""
	}
	return stopWords[best].tag
}

func r0(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
