package names

import (
	"strings"

	"dateline/schedule/lang"
	"dateline/schedule/lang/en"
	"dateline/schedule/text"
)

// calendarWord holds words with a capital that are no names.
var calendarWord = lang.Words(`monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun jan feb apr jun jul aug sep sept oct nov
	dec gmt utc est edt bst cet cest pst pdt et pt ct mt cst cdt ist msk jst kst sast pkt aest aedt eat wat sgt hkt wib gst eest eet nzdt nzst
	am pm a.m. p.m. i i'm i'll today tomorrow yesterday tonight christmas easter ramadan eid diwali hanukkah lent passover photo editor q1 q2
	q3 q4 covid ok january february july september october november december mondays tuesdays wednesdays thursdays fridays saturdays sundays
	i'd i've i’m i’ll i’d i’ve`)

// monthWord holds the months that are also names of persons and places.
func monthWord(w string) bool {
	return w == "march" || w == "april" || w == "may" || w == "june" || w == "august" || w == "mar"
}

// isDate tells a month from a name: it stands alone or beside a figure, not after a first name or a title.
func (s *search) isDate(i int) bool {
	if i+1 < s.last && s.toks[i+1].Kind == text.Word && s.toks[i+1].Capital && !calendarWord.Has(s.lower(i+1)) && !s.f.lex.Function(s.lower(i+1)) {
		return s.title || i == s.first || s.toks[i-1].Kind == text.Number // "June Carter", but "the September Monetary Policy Committee"
	}
	return true
}

var particle = lang.Words(`de da do dos del der den van von bin ibn al el la le di du y ter ten zu e des`)

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
	return t.Kind == text.Word && t.Capital && !calendarWord.Has(s.lower(i))
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
