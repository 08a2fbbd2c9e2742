package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Pages print their lead twice, and scrapers glue a story into one paragraph before giving it again in full. The same
// words said twice are one statement. A block repeats when nearly all of its runs of six words stood in earlier blocks,
// wherever these were cut; a short one when an earlier block has just its words. What is new in it may hold no number,
// weekday, month or turn of status: "the fair on Friday 10 June" does not repeat "the fair on Friday 3 June".

const shingle = 6

type repeats struct {
	runs  map[uint64]rank // hashes of six words in a row
	whole map[uint64]rank // hashes of blocks
	words []word
}

// rank of what was said: a sentence of the text is no repetition of a headline that has the same words, or the words
// would stand nowhere in the prose.
type rank uint8

const (
	inHeading rank = 1
	inProse   rank = 2
)

type word struct {
	hash  uint64
	tells bool // may not differ in a repetition
	seen  bool
}

func newRepeats(size int) *repeats {
	return &repeats{runs: make(map[uint64]rank, min(size/6, 1<<14)), whole: map[uint64]rank{}}
}

// repeated reports whether s was said before in a place of at least the same rank, and remembers it.
func (r *repeats) repeated(s string, as rank) bool {
	r.split(s)
	w := r.words
	all := mix(0, uint64(len(w)))
	for _, x := range w {
		all = mix(all, x.hash)
	}
	if len(w) == 0 {
		return false
	}
	known := r.whole[all] >= as
	r.whole[all] = max(r.whole[all], as)
	if len(w) < shingle+2 {
		for i := 0; i+shingle <= len(w); i++ {
			r.say(run(w[i:]), as)
		}
		return known
	}
	for i := 0; i+shingle <= len(w); i++ {
		h := run(w[i:])
		if r.runs[h] >= as {
			for j := i; j < i+shingle; j++ {
				w[j].seen = true
			}
		}
	}
	fresh := 0
	for _, x := range w {
		if !x.seen {
			fresh++
			if x.tells {
				fresh = len(w)
			}
		}
	}
	for i := 0; i+shingle <= len(w); i++ {
		r.say(run(w[i:]), as)
	}
	return known || fresh*5 <= len(w)
}

func (r *repeats) say(h uint64, as rank) { r.runs[h] = max(r.runs[h], as) }

func run(w []word) uint64 {
	h := uint64(shingle)
	for _, x := range w[:shingle] {
		h = mix(h, x.hash)
	}
	return h
}

// mix is one step of a 64-bit hash; runs are compared within one article only, so nothing depends on its strength.
func mix(h, x uint64) uint64 {
	h = (h ^ x) * 0x9E3779B97F4A7C15
	return h ^ h>>29
}

func (r *repeats) split(s string) {
	r.words = r.words[:0]
	for i := 0; i < len(s); {
		h, number, start := uint64(fnvBasis), false, i
		for i < len(s) {
			c, n := rune(s[i]), 1
			if c >= utf8.RuneSelf {
				c, n = utf8.DecodeRuneInString(s[i:])
			}
			switch {
			case 'a' <= c && c <= 'z':
			case 'A' <= c && c <= 'Z':
				c |= 0x20
			case '0' <= c && c <= '9':
				number = true
			case c < utf8.RuneSelf || !unicode.IsLetter(c):
				n = 0
			default:
				c = unicode.ToLower(c)
			}
			if n == 0 {
				break
			}
			h = fnv(h, c)
			i += n
		}
		if i > start {
			r.words = append(r.words, word{hash: h, tells: number || tells[h]})
			continue
		}
		_, n := utf8.DecodeRuneInString(s[i:])
		i += n
	}
}

const fnvBasis = 14695981039346656037

func fnv(h uint64, c rune) uint64 { return (h ^ uint64(c)) * 1099511628211 }

// tells holds the hashes of the words that make another statement of the same sentence.
var tells = func() map[uint64]bool {
	m := map[uint64]bool{}
	add := func(w string) {
		h := uint64(fnvBasis)
		for _, c := range w {
			h = fnv(h, c)
		}
		m[h] = true
	}
	for w := range monthNames {
		add(w)
	}
	for w := range weekdayNames {
		add(w)
	}
	for _, w := range strings.Fields("not no never cancelled canceled postponed delayed moved rescheduled off tomorrow today noon midnight held denied until") {
		add(w)
	}
	return m
}()
