package query

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// words is a folded sequence of words to look for; the last may be the beginning of a word only.
type words struct {
	list   [][]rune
	prefix bool
}

func newWords(s string) (words, error) {
	var w words
	t := strings.TrimSpace(s)
	w.prefix = strings.HasSuffix(t, "*")
	var cur []rune
	flush := func() {
		if len(cur) > 0 {
			w.list, cur = append(w.list, cur), nil
		}
	}
	for _, r := range t {
		f, keep := fold(r)
		switch {
		case !keep:
		case wordRune(r):
			cur = append(cur, f)
		default:
			flush()
		}
	}
	flush()
	if len(w.list) == 0 {
		return w, fmt.Errorf("no letter or digit in %q", s)
	}
	return w, nil
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

// in reports whether the words stand in s next to each other. It allocates nothing and looks at ASCII byte by byte: a
// filter feed asks it of every event.
func (w words) in(s string) bool {
	if len(w.list) == 0 {
		return false
	}
	first, inside := w.list[0][0], false
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		var letter bool
		if r < utf8.RuneSelf {
			letter = '0' <= r && r <= '9' || 'a' <= r|0x20 && r|0x20 <= 'z'
		} else {
			r, size = utf8.DecodeRuneInString(s[i:])
			letter = wordRune(r)
		}
		if letter && !inside {
			if f, keep := fold(r); (f == first || !keep) && w.at(s[i:]) {
				return true
			}
		}
		inside = letter
		i += size
	}
	return false
}

func (w words) at(s string) bool {
	for n, word := range w.list {
		if n > 0 {
			if s = strings.TrimLeftFunc(s, func(r rune) bool { return !wordRune(r) }); s == "" {
				return false
			}
		}
		last := n == len(w.list)-1
		rest, ok := take(s, word, last && w.prefix)
		if !ok {
			return false
		}
		s = rest
	}
	return true
}

// take matches one word at the beginning of s and returns what follows it.
func take(s string, word []rune, prefix bool) (string, bool) {
	i := 0
	for s != "" {
		r, size := utf8.DecodeRuneInString(s)
		if !wordRune(r) {
			break
		}
		f, keep := fold(r)
		if keep {
			if i == len(word) {
				return s, prefix
			}
			if f != word[i] {
				return s, false
			}
			i++
		}
		s = s[size:]
	}
	return s, i == len(word)
}

// fold takes case and accents away from Latin letters, so that "Zürich" answers to "zurich"; keep is false for combining
// marks, which vanish. Letters that would unfold to two (ß, æ) are left alone: a table of spellings is not meant here.
func fold(r rune) (folded rune, keep bool) {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r, true
	}
	if 0x300 <= r && r <= 0x36F {
		return 0, false
	}
	r = unicode.ToLower(r)
	if r < 0xE0 || r > 0x17F && (r < 0x218 || r > 0x21B) && (r < 0x1E00 || r > 0x1EFF) {
		return r, true
	}
	if b, ok := base(r); ok {
		return b, true
	}
	return r, true
}

// base is the letter under the accent, for Latin-1, Latin Extended-A and the letters of Vietnamese.
func base(r rune) (rune, bool) {
	for _, row := range [...]struct {
		letters string
		base    rune
	}{
		{"àáâãäåāăąạảấầẩẫậắằẳẵặ", 'a'}, {"çćĉċč", 'c'}, {"ďđ", 'd'}, {"èéêëēĕėęěẹẻẽếềểễệ", 'e'}, {"ĝğġģ", 'g'}, {"ĥħ", 'h'},
		{"ìíîïĩīĭįıỉị", 'i'}, {"ĵ", 'j'}, {"ķ", 'k'}, {"ĺļľŀł", 'l'}, {"ñńņňŉ", 'n'}, {"òóôõöøōŏőọỏốồổỗộớờởỡợ", 'o'}, {"ŕŗř", 'r'},
		{"śŝşšș", 's'}, {"ţťŧț", 't'}, {"ùúûüũūŭůűųụủứừửữự", 'u'}, {"ŵ", 'w'}, {"ýÿŷỳỵỷỹ", 'y'}, {"źżž", 'z'},
	} {
		if strings.ContainsRune(row.letters, r) {
			return row.base, true
		}
	}
	return 0, false
}
