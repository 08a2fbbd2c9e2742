package names

import (
	"dateline/schedule"
	"dateline/schedule/lang/en"
	"dateline/schedule/text"
)

// calendarWord holds words with a capital that are no names.
var calendarWord = map[string]bool{
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true, "august": true,
	"september": true, "october": true, "november": true, "december": true, "mon": true, "tue": true, "tues": true, "wed": true,
	"thu": true, "thurs": true, "fri": true, "sat": true, "sun": true, "jan": true, "feb": true, "mar": true, "apr": true, "jun": true,
	"jul": true, "aug": true, "sep": true, "sept": true, "oct": true, "nov": true, "dec": true, "gmt": true, "utc": true, "est": true,
	"edt": true, "bst": true, "cet": true, "cest": true, "pst": true, "pdt": true, "et": true, "pt": true, "ct": true, "mt": true, "cst": true,
	"cdt": true, "ist": true, "msk": true, "am": true, "pm": true, "a.m.": true, "p.m.": true, "i": true, "jan.": true, "feb.": true, "mar.": true,
	"apr.": true, "aug.": true, "sept.": true, "oct.": true, "nov.": true, "dec.": true, "jst": true, "aest": true, "aedt": true, "today": true,
	"tomorrow": true, "yesterday": true, "christmas": true, "easter": true, "photo": true, "editor": true, "reuters": true, "q1": true, "q2": true, "q3": true, "q4": true,
}

// particle joins the capitalised parts of one name: "Ministry of Defence", "Ursula von der Leyen".
var particle = map[string]bool{"of": true, "de": true, "da": true, "do": true, "dos": true, "del": true, "der": true, "den": true,
	"van": true, "von": true, "bin": true, "ibn": true, "al": true, "el": true, "la": true, "le": true, "di": true, "du": true, "y": true}

func isCapital(d *text.Doc, i int) bool {
	t := d.Tokens[i]
	return t.Kind == text.Word && t.Capital && !calendarWord[d.Lower(i)]
}

// grow takes the capitalised run that begins at i: capitalised words, hyphenated parts, particles and "the" after "of"
// between them, "&", a trailing number ("Falcon 9", "Pad 39A"), initials.
func grow(d *text.Doc, s text.Sentence, i int) run {
	r := run{i, i + 1}
	for j := i + 1; j < s.Last; {
		t := d.Tokens[j]
		switch {
		case isCapital(d, j) && (!en.Function(d.Lower(j)) && !en.Adverb(d.Lower(j)) && !en.Saying(d.Lower(j)) && !en.Hedges(d.Lower(j)) || d.Tokens[j].Upper):
			j++
			r.last = j
			continue
		case t.Kind == text.Number && t.Space && j == r.last && t.End-t.Start <= 2 && !dateFollows(d, s, j):
			j++
			r.last = j
			return r
		case hyphen(d, j) && j+1 < s.Last && d.Tokens[j+1].Capital && !d.Tokens[j+1].Space && !calendarWord[d.Lower(j+1)]:
			j++
			continue
		case t.Kind == text.Word && particle[d.Lower(j)] && j+1 < s.Last:
			k := j + 1
			for k < s.Last && (particle[d.Lower(k)] || d.Lower(k) == "the") {
				k++
			}
			if k < s.Last && isCapital(d, k) && k-j <= 2 && !en.Function(d.Lower(k)) {
				j = k
				continue
			}
		case (t.Kind == text.Symbol || t.Kind == text.Punct) && d.Text(j) == "&" && j+1 < s.Last && d.Tokens[j+1].Capital:
			j++
			continue
		}
		break
	}
	return r
}

// hyphen joins the parts of one name: "Russia-NATO Council", "Paris–Brussels".
func hyphen(d *text.Doc, j int) bool {
	t := d.Tokens[j]
	return !t.Space && (d.Text(j) == "-" || d.Text(j) == "–")
}

// dateFollows keeps the day out of a name: "Arsenal 20 October".
func dateFollows(d *text.Doc, s text.Sentence, j int) bool {
	if j+1 >= s.Last {
		return false
	}
	w := d.Lower(j + 1)
	return calendarWord[w] || w == "th" || w == "st" || w == "nd" || w == "rd" || w == ":" || w == "."
}

// personRun is the run of a personal name: no "of", no numbers.
func personRun(d *text.Doc, s text.Sentence, i int) run {
	r := run{i, i}
	for j := i; j < s.Last; j++ {
		switch w := d.Lower(j); {
		case isCapital(d, j) && !en.Function(w):
			r.last = j + 1
			continue
		case d.Text(j) == "-" && j > i && !d.Tokens[j].Space && j+1 < s.Last && d.Tokens[j+1].Kind == text.Word && !d.Tokens[j+1].Space:
			j++
			r.last = j + 1
			continue
		case w != "of" && particle[w] && j > i && j+1 < s.Last && (isCapital(d, j+1) || particle[d.Lower(j+1)]):
			continue
		}
		break
	}
	if r.last-r.first > 5 {
		r.last = r.first + 2
	}
	return r
}

// titleCase reports a headline whose every content word has a capital, so that capitals prove nothing.
func titleCase(d *text.Doc, s text.Sentence) bool {
	upper, lower := 0, 0
	for i := s.First; i < s.Last; i++ {
		if d.Tokens[i].Kind != text.Word || en.Function(d.Lower(i)) || d.Tokens[i].End-d.Tokens[i].Start < 4 {
			continue
		}
		if d.Tokens[i].Capital {
			upper++
		} else {
			lower++
		}
	}
	return upper >= 4 && lower*6 <= upper
}

// commonAtStart reports a token that has its capital only from standing first: the word also stands in lower case in
// the document, or is a function word.
func commonAtStart(d *text.Doc, s text.Sentence, i int) bool {
	first := i == s.First || i > s.First && (d.Text(i-1) == "\"" || d.Text(i-1) == "“" || d.Text(i-1) == "‘" || d.Text(i-1) == ":" || d.Text(i-1) == "–")
	w := d.Lower(i)
	return first && (en.Function(w) || en.Adverb(w) || calendarWord[w]) || en.Function(w) && !d.Tokens[i].Upper
}

// nameEvidence: a lone capitalised word at the start of a sentence is a name before a verb of saying or a possessive.
func nameEvidence(d *text.Doc, s text.Sentence, r run) bool {
	if r.last >= s.Last {
		return false
	}
	w := d.Lower(r.last)
	if en.Function(d.Lower(r.first)) || en.Adverb(d.Lower(r.first)) {
		return false
	}
	return en.Saying(w) || w == "'s" || w == "’s" || en.Auxiliary(w)
}

// ageFollows sees ", 65," after a name.
func ageFollows(d *text.Doc, s text.Sentence, i int) bool {
	return i+2 < s.Last && d.Text(i) == "," && d.Tokens[i+1].Kind == text.Number && d.Tokens[i+1].End-d.Tokens[i+1].Start == 2 && d.Text(i+2) == ","
}

// skipHyphen reads words as the tables cut them, passing over hyphens and inner commas: "NATO", "Rail, Maritime and …".
func skipHyphen(d *text.Doc, s text.Sentence, i int) func(int) string {
	return func(k int) string {
		j := i
		for ; j < s.Last; j++ {
			if d.Text(j) == "-" {
				continue
			}
			if k == 0 {
				break
			}
			k--
		}
		if j >= s.Last {
			return ""
		}
		return d.Text(j)
	}
}

// tokensFor counts the tokens that n table words cover from i.
func tokensFor(d *text.Doc, s text.Sentence, i, n int) int {
	j := i
	for ; j < s.Last && n > 0; j++ {
		if d.Text(j) != "-" {
			n--
		}
	}
	return j - i
}

// link gives later short mentions the key of the full name before them: "Joe Biden … Biden".
func (f *Finder) link(d *text.Doc, ms []Mention) []Mention {
	full := map[string]schedule.Name{} // surname -> person
	for _, m := range ms {
		if m.Value.Kind == schedule.Person {
			if w := lastWord(m.Value.Key); w != m.Value.Key {
				if _, ok := full[w]; !ok {
					full[w] = m.Value
				}
			}
		}
	}
	for i := range ms {
		v := &ms[i].Value
		if v.Kind == schedule.Organisation || v.Kind == schedule.Person || v.Kind == schedule.Location && ms[i].Last-ms[i].First == 1 && !ms[i].Demonym && len(v.Key) > 3 {
			k := key(ms[i].Text)
			if p, ok := full[k]; ok && k != p.Key {
				*v = p
				ms[i].Why = &schedule.Because{Rule: "names/surname", Got: "person " + p.Name, Span: ms[i].Span, Quote: ms[i].Text}
			}
		}
	}
	return ms
}

func lastWord(k string) string {
	for i := len(k) - 1; i >= 0; i-- {
		if k[i] == ' ' {
			return k[i+1:]
		}
	}
	return k
}
