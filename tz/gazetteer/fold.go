package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold brings a name to the form under which the table lists it: small letters without marks, one blank where blanks,
// hyphens and slashes were, no other punctuation. "Xi'an" is "xian", "St. Petersburg" "st petersburg", "São Paulo" "sao
// paulo", "Aix-en-Provence" "aix en provence", "Trinidad & Tobago" "trinidad and tobago". Letters of other scripts stay.
func Fold(name string) string { return string(appendFold(make([]byte, 0, len(name)+8), name)) }

// appendFold appends the folded name to dst. A blank goes before it when dst holds a word already.
func appendFold(dst []byte, s string) []byte {
	blank := len(dst) > 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case 'A' <= c && c <= 'Z':
				c += 'a' - 'A'
			case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			case c == ' ' || c == '-' || c == '/' || c == '\t' || c == '\n':
				blank = len(dst) > 0
				continue
			case c == '&':
				if len(dst) > 0 {
					dst = append(dst, ' ')
				}
				dst = append(dst, "and"...)
				blank = true
				continue
			default:
				continue
			}
			if blank {
				dst, blank = append(dst, ' '), false
			}
			dst = append(dst, c)
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		letter := ""
		switch {
		case r >= 0xC0 && r < 0x250:
			letter = foldLow[r-0xC0]
		case r >= 0x1E00 && r < 0x1F00:
			letter = foldHigh[r-0x1E00]
		case r == '\u00a0' || r == '‐' || r == '‑' || r == '–' || r == '—':
			blank = len(dst) > 0
			continue
		}
		if letter == "" && (r == utf8.RuneError || !unicode.IsLetter(r) || unicode.Is(unicode.Lm, r)) {
			continue
		}
		if blank {
			dst, blank = append(dst, ' '), false
		}
		if letter != "" {
			dst = append(dst, letter...)
		} else {
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
	}
	return dst
}

// Read-only tables, one string a letter.
var (
	foldLow  = strings.Split(latinLow, ",")
	foldHigh = strings.Split(latinHigh, ",")
)
