package names

import (
	"strings"

	"dateline/schedule/lang/en"
	"dateline/schedule/text"
)

// calendarWord holds words with a capital that are no names.
var calendarWord = map[string]bool{
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"mon": true, "tue": true, "tues": true, "wed": true, "thu": true, "thurs": true, "fri": true, "sat": true, "sun": true,
	"jan": true, "feb": true, "apr": true, "jun": true, "jul": true, "aug": true, "sep": true, "sept": true, "oct": true, "nov": true, "dec": true,
	"gmt": true, "utc": true, "est": true, "edt": true, "bst": true, "cet": true, "cest": true, "pst": true, "pdt": true, "et": true, "pt": true,
	"ct": true, "mt": true, "cst": true, "cdt": true, "ist": true, "msk": true, "jst": true, "kst": true, "sast": true, "pkt": true, "aest": true,
	"aedt": true, "eat": true, "wat": true, "sgt": true, "hkt": true, "wib": true, "gst": true, "eest": true, "eet": true, "nzdt": true, "nzst": true,
	"am": true, "pm": true, "a.m.": true, "p.m.": true, "i": true, "i'm": true, "i'll": true, "today": true, "tomorrow": true, "yesterday": true, "tonight": true,
	"christmas": true, "easter": true, "ramadan": true, "eid": true, "diwali": true, "hanukkah": true, "lent": true, "passover": true,
	"photo": true, "editor": true, "q1": true, "q2": true, "q3": true, "q4": true, "covid": true, "ok": true,
	"january": true, "february": true, "july": true, "september": true, "october": true, "november": true, "december": true,
	"mondays": true, "tuesdays": true, "wednesdays": true, "thursdays": true, "fridays": true, "saturdays": true, "sundays": true,
	"i'd": true, "i've": true, "i’m": true, "i’ll": true, "i’d": true, "i’ve": true,
}

// monthWord holds the months that are also names of persons and places.
func monthWord(w string) bool {
	return w == "march" || w == "april" || w == "may" || w == "june" || w == "august" || w == "mar"
}

// isDate tells a month from a name: it stands alone or beside a figure, not after a first name or a title.
func (s *search) isDate(i int) bool {
	if i+1 < s.last && s.toks[i+1].Kind == text.Word && s.toks[i+1].Capital && !calendarWord[s.lower(i+1)] && !s.f.lex.Function(s.lower(i+1)) {
		return s.title || i == s.first || s.toks[i-1].Kind == text.Number // "June Carter", but "the September Monetary Policy Committee"
	}
	return true
}

var particle = map[string]bool{"de": true, "da": true, "do": true, "dos": true, "del": true, "der": true, "den": true, "van": true, "von": true, "bin": true,
	"ibn": true, "al": true, "el": true, "la": true, "le": true, "di": true, "du": true, "y": true, "ter": true, "ten": true, "zu": true, "e": true, "des": true}

func (s *search) word(i int) string {
	if i < 0 || i >= s.last {
		return ""
	}
	t := &s.toks[i]
	return s.d.Src[t.Start:t.End]
}

func (s *search) lower(i int) string {
	if i < 0 || i >= s.last {
		return ""
	}
	return s.d.Lower(i)
}

func (s *search) upper(i int) bool { return s.toks[i].Upper }

// capital reports a capitalised word that can be part of a name.
func (s *search) capital(i int) bool {
	if i >= s.last {
		return false
	}
	t := &s.toks[i]
	return t.Kind == text.Word && t.Capital && !calendarWord[s.lower(i)]
}

func (s *search) possessive(i int) bool {
	w := s.word(i)
	return w == "'s" || w == "’s"
}

func (s *search) hyphen(i int) bool {
	if i >= s.last || s.toks[i].Space || i+1 >= s.last || s.toks[i+1].Space {
		return false
	}
	w := s.word(i)
	return w == "-" || w == "–" || w == "‑"
}

// stop reports a token after which a capital is due anyway.
func (s *search) stop(i int) bool {
	switch s.word(i) {
	case "\"", "“", "‘", ":", "–", "—", "|", "•", "*", ".", "!", "?", "#", "…", ">", ")":
		return true
	case "-", "'":
		return s.toks[i].Space
	}
	return false
}

// begins reports a token that has its capital only from where it stands.
func (s *search) begins(i int) bool { return i == s.first || s.stop(i-1) }

func (s *search) common(i int) bool { return s.f.lex.Common(s.lower(i)) }

// officeAt is the number of tokens of the office that begins at i.
func (s *search) officeAt(i int) int {
	return s.f.lex.OfficeAt(func(k int) string { return s.lower(i + k) })
}

// known finds a known body, agency or club at i and the tokens it covers. Hyphens are passed over.
func (s *search) known(i int) (*en.Known, int) {
	at := func(k int) string {
		j := i
		for ; j < s.last; j++ {
			if s.toks[j].Kind == text.Punct && s.word(j) == "-" {
				continue
			}
			if k == 0 {
				break
			}
			k--
		}
		w := s.word(j)
		if w == "’s" {
			return "'s"
		}
		if w == "’" {
			return "'"
		}
		return w
	}
	k := s.f.lex.KnownAt(at)
	if k == nil {
		return nil, 0
	}
	j := i
	for n := len(k.Words); j < s.last && n > 0; j++ {
		if s.word(j) != "-" {
			n--
		}
	}
	return k, j - i
}

// locative reports that the words before a name make it a place: "in", "near", "the city of", "in downtown".
func (s *search) locative(i int) bool {
	for j := i - 1; j >= s.first && j >= i-3; j-- {
		switch w := s.lower(j); w {
		case "in", "at", "near", "outside", "from", "to", "around", "across", "inside", "towards", "into", "throughout", "via", "leaves", "nearby":
			return true
		case "city", "town", "village", "port", "capital", "downtown", "central", "southern", "northern", "eastern", "western", "north", "south", "east", "west":
			if j == i-1 && w != "north" && w != "south" && w != "east" && w != "west" && w != "central" && !s.toks[j].Capital {
				return true
			}
		case "of":
			if w := s.lower(j - 1); w != "city" && w != "town" && w != "village" && w != "port" && w != "capital" && w != "outskirts" && w != "streets" && w != "suburb" && w != "north" && w != "south" && w != "east" && w != "west" {
				return false
			}
			return true
		case "the", "old", "historic":
		default:
			return false
		}
	}
	return false
}

// key folds a name for comparing: lower case, no article, no possessive.
func key(name string) string {
	k := strings.ToLower(name)
	if strings.ContainsAny(k, "\n\t") || strings.Contains(k, "  ") {
		k = strings.Join(strings.Fields(k), " ")
	}
	if strings.Contains(k, "’") {
		k = strings.ReplaceAll(k, "’", "'")
	}
	k = strings.TrimPrefix(k, "the ")
	if first, rest, ok := strings.Cut(k, " "); ok && strings.ContainsAny(first, "-–") {
		if a, b, ok := strings.Cut(strings.ReplaceAll(first, "–", "-"), "-"); ok && b < a {
			k = b + "-" + a + " " + rest // "NATO-Russia Council" is the "Russia-NATO Council"
		}
	}
	return k
}
