package text

import (
	"unicode"
	"unicode/utf8"
)

// The scanner decides by the class of the byte; only bytes beyond ASCII are decoded and asked of package unicode.
type class uint8

const (
	other class = iota // symbols and control characters
	space
	lower
	upper
	digit
	punct
	multi // first byte of a rune beyond ASCII, or an invalid one
)

// classes is a table, not a variable: nothing writes it.
var classes = func() (t [256]class) {
	for c := range t {
		switch {
		case c >= 0x80:
			t[c] = multi
		case c == ' ' || c >= '\t' && c <= '\r' || c == 0x1c || c == 0x1d || c == 0x1e || c == 0x1f:
			t[c] = space
		case 'a' <= c && c <= 'z':
			t[c] = lower
		case 'A' <= c && c <= 'Z':
			t[c] = upper
		case '0' <= c && c <= '9':
			t[c] = digit
		}
	}
	for _, c := range "!\"'(),-./:;?[\\]_`{}*&" {
		t[c] = punct
	}
	return t
}()

// scan appends the tokens of src[at:end].
func (d *Doc) scan(at, end int) {
	src := d.Src[:end]
	gap := true
	for at < end {
		c := src[at]
		switch classes[c] {
		case space:
			gap = true
			at++
			continue
		case lower, upper:
			at = d.word(src, at, gap)
		case digit:
			at = d.number(src, at, gap)
		case punct:
			if c == '\'' {
				if n := clitic(src, at); n > 0 && !gap {
					d.add(at, at+n, Word, gap)
					at += n
					break
				}
			}
			d.add(at, at+1, Punct, gap)
			at++
		case other:
			d.add(at, at+1, Symbol, gap)
			at++
		case multi:
			r, n := utf8.DecodeRuneInString(src[at:])
			switch {
			case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060':
				gap = true
				at += n
				continue
			case r == utf8.RuneError && n == 1:
				d.add(at, at+1, Symbol, gap)
				at++
			case unicode.IsLetter(r):
				at = d.word(src, at, gap)
			case r == '’' && !gap && clitic(src, at) > 0:
				k := clitic(src, at)
				d.add(at, at+k, Word, gap)
				at += k
			case unicode.IsPunct(r):
				d.add(at, at+n, Punct, gap)
				at += n
			default:
				d.add(at, at+n, Symbol, gap)
				at += n
			}
		}
		gap = false
	}
}

func (d *Doc) add(start, end int, k Kind, gap bool) {
	d.Tokens = append(d.Tokens, Token{Start: int32(start), End: int32(end), Kind: k, Space: gap})
}

// word appends the word at at and returns its end.
func (d *Doc) word(src string, at int, gap bool) int {
	start, i := at, at
	letters, uppers := 0, 0
	capital := false
loop:
	for i < len(src) {
		switch classes[src[i]] {
		case lower:
			letters++
			i++
		case upper:
			if letters == 0 {
				capital = true
			}
			letters++
			uppers++
			i++
		case multi:
			r, n := utf8.DecodeRuneInString(src[i:])
			switch {
			case unicode.IsLetter(r):
				if unicode.IsUpper(r) {
					capital = capital || letters == 0
					uppers++
				}
				letters++
				i += n
			case letters > 0 && unicode.Is(unicode.M, r):
				i += n
			case r == '’' && letters > 0 && letterAt(src, i+n) && clitic(src, i) == 0:
				i += n
			default:
				break loop
			}
		case punct:
			if src[i] == '\'' && letters > 0 && letterAt(src, i+1) && clitic(src, i) == 0 {
				i++
				continue
			}
			break loop
		default:
			break loop
		}
	}
	if n := dotted(src, start); n > 0 {
		i = start + n
		uppers = 0
		for j := start; j < i; j += 2 {
			if classes[src[j]] == upper {
				uppers++
			}
		}
		letters = (n + 1) / 2 // single letters, each with its stop
	}
	d.Tokens = append(d.Tokens, Token{
		Start: int32(start), End: int32(i), Kind: Word, Capital: capital, Upper: letters >= 2 && uppers == letters, Space: gap,
	})
	return i
}

// dotted returns the length of an abbreviation made of single letters with stops ("U.S.", "p.m.", "B.C"), 0 when there
// is none at start. The last stop belongs to it when it stands there.
func dotted(src string, start int) int {
	i := start
	if i+2 >= len(src) || src[i+1] != '.' {
		return 0
	}
	n := 0
	for i < len(src) && (classes[src[i]] == lower || classes[src[i]] == upper) {
		if i+1 < len(src) && src[i+1] == '.' {
			n++
			i += 2
			continue
		}
		if letterAt(src, i+1) || i+1 < len(src) && classes[src[i+1]] == digit {
			break // a longer word begins here: "U.S.The"
		}
		n++
		i++
		break
	}
	if n < 2 {
		return 0
	}
	return i - start
}

// clitic returns the length of a possessive or contracted "'s" at at, 0 when there is none.
func clitic(src string, at int) int {
	n := 1
	if src[at] != '\'' {
		n = len("’")
	}
	if at+n < len(src) && (src[at+n] == 's' || src[at+n] == 'S') && !letterAt(src, at+n+1) {
		return n + 1
	}
	return 0
}

func letterAt(src string, i int) bool {
	if i >= len(src) {
		return false
	}
	switch classes[src[i]] {
	case lower, upper:
		return true
	case multi:
		r, _ := utf8.DecodeRuneInString(src[i:])
		return unicode.IsLetter(r)
	}
	return false
}

// number appends the number at at and returns its end. A comma is inside only before exactly three digits, so that
// "January 10,11" stays two days; a full stop wherever digits go on ("8.30", "30.12.2021").
func (d *Doc) number(src string, at int, gap bool) int {
	i := at
	for i < len(src) {
		c := src[i]
		if classes[c] == digit {
			i++
			continue
		}
		if c == '.' && i+1 < len(src) && classes[src[i+1]] == digit {
			i++
			continue
		}
		if c == ',' && thousand(src, i+1) && i-at <= 3+4*8 {
			i++
			continue
		}
		break
	}
	d.Tokens = append(d.Tokens, Token{Start: int32(at), End: int32(i), Kind: Number, Space: gap})
	return i
}

func thousand(src string, i int) bool {
	if i+3 > len(src) {
		return false
	}
	for j := i; j < i+3; j++ {
		if classes[src[j]] != digit {
			return false
		}
	}
	return i+3 == len(src) || classes[src[i+3]] != digit
}
