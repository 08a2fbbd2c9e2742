package extract

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/schedule"
	"dateline/schedule/lang"
	"dateline/schedule/lang/en"
	"dateline/schedule/text"
)

// emptyModifier words say when or how surely, not what.
var emptyModifier = lang.Words(`upcoming planned scheduled next last new forthcoming proposed expected regular latest previous coming long-awaited postponed rescheduled
	cancelled canceled delayed recent future late early same two three four several further another other more hour day minute nearly`)

// title writes the headline a planner would: the noun with what tells it from others, then who; never a cut sentence.
// subject is the part that tells it from others of its kind.
func title(d *document, f *frame, t *trigger, who []schedule.Mention[schedule.Name]) (headline, subject string) {
	switch {
	case t.generic:
		return clauseTitle(d, f, t), ""
	case t.verb:
		return verbTitle(d, f, t, who)
	}
	if t.named && t.np[1] > t.last {
		return finish(d.Src[d.Tokens[t.np[0]].Start:d.Tokens[t.np[1]-1].End]), "" // "Summit of Amazon Basin States"
	}
	phrase := modifiers(d, f, t)
	subject = phrase
	head := d.Src[d.Tokens[t.first].Start:d.Tokens[t.last-1].End]
	words := strings.TrimSpace(phrase + " " + head)
	if t.kind.Name == "match" {
		if v := versus(who); v != "" {
			return v, phrase
		}
	}
	of := complement(d, f, t)
	named := phrase != "" && namesAny(phrase, who)
	switch {
	case of == "" || named || phrase != "" && len(strings.Fields(words)) > 3:
	case strings.HasPrefix(of, "between ") && len(who) > 0 || strings.HasPrefix(of, "with ") || strings.HasPrefix(of, "of ") && countNames(d, t, who) >= 2:
	case soleName(d, f, t, of) != "":
		words, named = soleName(d, f, t, of)+" "+words, true // "meeting of the council" -> "council meeting"
	default:
		words += " " + of
		named = namesAny(of, who)
		if subject == "" {
			subject = of
		}
	}
	if namesAny(phrase, who) {
		subject = "" // the participants say it
	}
	if pair := short(who); pair != "" && !named {
		words = pair + " " + words
	}
	return finish(words), subject
}

// soleName returns the name when "of …" holds one name and nothing else.
func soleName(d *document, f *frame, t *trigger, of string) string {
	if !strings.HasPrefix(of, "of ") {
		return ""
	}
	for _, ni := range f.names {
		if m := &d.names[ni]; m.First > t.last && m.First <= t.last+2 && strings.HasSuffix(of, m.Text) && m.Value.Kind != schedule.Person {
			return m.Text
		}
	}
	return ""
}

// modifiers gives the words before the noun that say which one, without dates, lengths, articles and empty adjectives.
func modifiers(d *document, f *frame, t *trigger) string {
	var parts []string
	end := -1
	for i := t.np[0]; i < t.first; i++ {
		w := d.Lower(i)
		if inTime(d, f, i) || emptyModifier.Has(w) || en.Determiner(w) {
			end = -1
			continue
		}
		if (w == "'s" || w == "’s") && end < 0 {
			continue
		}
		if end == int(d.Tokens[i].Start) && len(parts) > 0 {
			parts[len(parts)-1] += d.Text(i)
		} else if w != "-" && w != "/" && w != "–" || len(parts) > 0 {
			parts = append(parts, d.Text(i))
		}
		end = int(d.Tokens[i].End)
	}
	return strings.Trim(strings.Join(parts, " "), " -–/,")
}

// complement is "of the council", "on arms control", "between A and B" right behind the noun, up to a time or a cut.
func complement(d *document, f *frame, t *trigger) string {
	i := t.last
	if i >= f.Last || !isOneOf(d.Lower(i), "of", "on", "for", "into", "against", "over", "at", "between", "by", "about") || inTime(d, f, i+1) {
		return ""
	}
	j := i + 1
	for j < f.Last && j-i <= 7 {
		w := d.Lower(j)
		if inTime(d, f, j) || d.Tokens[j].Kind == text.Punct && w != "-" && w != "'" && w != "." || modal.Has(w) || beForms.Has(w) && w != "'s" || en.Light(w) && !d.Tokens[j].Capital || en.Conjunction(w) && w != "and" || w == "to" ||
			j > i+1 && isOneOf(w, "in", "at", "on", "by", "with", "from", "between", "as", "during", "will", "after", "before", "has", "had") {
			break
		}
		j++
	}
	for j > i+1 && (en.Function(d.Lower(j-1)) || en.Adverb(d.Lower(j-1))) {
		j--
	}
	if j <= i+1 {
		return ""
	}
	return d.Src[d.Tokens[i].Start:d.Tokens[j-1].End]
}

// verbTitle makes a noun phrase of a clause: "Zuckerberg will testify" -> "Zuckerberg hearing", "drivers strike" ->
// "Drivers strike", "Arsenal play PSV" -> "Arsenal v PSV".
func verbTitle(d *document, f *frame, t *trigger, who []schedule.Mention[schedule.Name]) (string, string) {
	if t.kind.Name == "match" {
		if v := versus(who); v != "" {
			return v, ""
		}
	}
	subj := subjectOf(d, f, t)
	obj := objectOf(d, f, t)
	noun := cmp.Or(t.noun, t.kind.Noun)
	passive := isBe(t.base) || t.first > f.First && beForms.Has(d.Lower(t.first-1)) && t.form&en.Participle != 0
	switch t.kind.Name {
	case "release", "results", "announcement", "decision", "opening", "exhibition", "auction", "debate", "closure":
		if !passive && obj != "" && t.kind.Name != "results" {
			if subj != "" {
				return finish(subj + " " + noun + ": " + obj), obj
			}
			return finish(obj + " " + noun), obj
		}
	case "meeting", "talks", "call", "visit":
		if len(who) >= 2 {
			return finish(short(who) + " " + noun), ""
		}
	}
	if subj == "" && len(who) > 0 {
		subj = short(who)
	}
	if subj == "" {
		subj = obj
	}
	if subj == "" {
		return finish(noun), ""
	}
	about := subj
	if k := kinOf(t.kind.Name); namesAny(subj, who) || k == "talk" || k == "visit" || k == "match" {
		about = ""
	}
	if strings.HasSuffix(strings.ToLower(subj), strings.ToLower(noun)) {
		return finish(subj), about
	}
	return finish(subj + " " + noun), about
}

// clauseTitle is for happenings no word of the table names: subject and verb phrase, or the line of an agenda.
func clauseTitle(d *document, f *frame, t *trigger) string {
	if !t.verb {
		return finish(strings.Join(strings.Fields(d.Src[d.Tokens[t.np[0]].Start:d.Tokens[t.np[1]-1].End]), " "))
	}
	end := t.last
	for end < f.Last && end-t.last < 7 && !inTime(d, f, end) && f.wall[end-f.First] == 0 && !(d.Tokens[end].Kind == text.Punct && d.Text(end) != "-") {
		end++
	}
	for end > t.last && (en.Function(d.Lower(end-1)) || en.Adverb(d.Lower(end-1))) {
		end--
	}
	verb := d.Src[d.Tokens[t.first].Start:d.Tokens[end-1].End]
	if b := en.Actions().Get(d.Lower(t.first)); b != "" {
		verb = b + d.Src[d.Tokens[t.first].End:d.Tokens[end-1].End]
	}
	subj := subjectOf(d, f, t)
	if d.Lower(t.first-1) == "be" {
		verb = "to be " + verb
	} else if subj != "" {
		verb = "to " + verb
	}
	return finish(subj + " " + verb)
}

// subjectOf is the noun phrase before the auxiliaries of a verb.
func subjectOf(d *document, f *frame, t *trigger) string {
	i := t.first - 1
	for i >= f.First && (modal.Has(d.Lower(i)) || beForms.Has(d.Lower(i)) || en.Adverb(d.Lower(i)) || en.Auxiliary(d.Lower(i)) || futureTo.Has(d.Lower(i)) || d.Lower(i) == "to" || isOneOf(d.Lower(i), "now", "also", "not", "confirmed", "ready", "back", "about")) {
		i--
	}
	if q := quotedBefore(d, f, i); q != "" {
		return q
	}
	end, short := i+1, ""
	if j := bracketBefore(d, f, i); j > 0 { // "the Rail, Maritime and Transport (RMT) union"
		short = d.Src[d.Tokens[j].Start:d.Tokens[i].End]
		short = strings.Replace(short, ") ", " ", 1)
		return strings.TrimSpace(short)
	}
	for i >= f.First && !inTime(d, f, i) && f.wall[i+1-f.First] == 0 {
		w := d.Lower(i)
		if d.Tokens[i].Kind == text.Punct && w != "-" && w != "'" && w != "." || en.Conjunction(w) && w != "and" || en.Pronoun(w) || modal.Has(w) || says(d, i) {
			break
		}
		i--
	}
	first := i + 1
	for first < end && (en.Determiner(d.Lower(first)) || en.Preposition(d.Lower(first)) || emptyModifier.Has(d.Lower(first)) || d.Lower(first) == "and" || en.Adverb(d.Lower(first))) {
		first++
	}
	if end-first > 8 {
		first = end - 8
		for first < end && (en.Function(d.Lower(first)) || d.Text(first) == "-") {
			first++
		}
	}
	if first >= end {
		return ""
	}
	return strings.Join(strings.Fields(d.Src[d.Tokens[first].Start:d.Tokens[end-1].End]), " ")
}

// quotedBefore is the title in quotes that ends at token i: "'Salt Road' premieres".
func quotedBefore(d *document, f *frame, i int) string {
	quote := func(s string) bool { return s == "'" || s == "’" || s == "”" || s == "\"" }
	if i <= f.First || !quote(d.Text(i)) {
		return ""
	}
	for j := i - 1; j >= f.First && j >= i-9; j-- {
		if s := d.Text(j); quote(s) || s == "‘" || s == "“" {
			if j+1 < i && d.Tokens[j+1].Capital {
				return d.Src[d.Tokens[j+1].Start:d.Tokens[i-1].End]
			}
			return ""
		}
	}
	return ""
}

// bracketBefore is the token of an acronym in brackets that stands at, or one word before, token i; 0 for none.
func bracketBefore(d *document, f *frame, i int) int {
	for k := i; k >= i-1 && k-2 > f.First; k-- {
		if d.Text(k) == ")" && d.Text(k-2) == "(" && d.Tokens[k-1].Upper {
			return k - 1
		}
	}
	return 0
}

// objectOf is the noun phrase behind a verb, up to a preposition of place, a time or a cut.
func objectOf(d *document, f *frame, t *trigger) string {
	i := t.last
	first := i
	for i < f.Last && i-first < 7 && !inTime(d, f, i) && f.wall[i-f.First] == 0 {
		w := d.Lower(i)
		if d.Tokens[i].Kind == text.Punct && w != "-" && w != "'" || isOneOf(w, "in", "at", "on", "for", "from", "to", "after", "before", "during", "with", "by", "as", "until") || en.Pronoun(w) || modal.Has(w) {
			break
		}
		i++
	}
	for first < i && (en.Determiner(d.Lower(first)) || emptyModifier.Has(d.Lower(first))) {
		first++
	}
	for i > first && (en.Function(d.Lower(i-1)) || en.Adverb(d.Lower(i-1))) {
		i--
	}
	if first >= i {
		return ""
	}
	return d.Src[d.Tokens[first].Start:d.Tokens[i-1].End]
}

// short names one or two participants: surnames of persons, names of the rest.
func short(who []schedule.Mention[schedule.Name]) string {
	var out []string
	for _, w := range who {
		n := w.Value.Name
		if w.Value.Kind == schedule.Person {
			if f := strings.Fields(n); len(f) > 1 {
				n = f[len(f)-1]
			}
		}
		out = append(out, n)
		if len(out) == 2 {
			break
		}
	}
	return strings.Join(out, "–")
}

func versus(who []schedule.Mention[schedule.Name]) string {
	if len(who) < 2 {
		return ""
	}
	return who[0].Value.Name + " v " + who[1].Value.Name
}

func namesAny(phrase string, who []schedule.Mention[schedule.Name]) bool {
	for _, w := range who {
		if contains(phrase, w.Text) || contains(phrase, w.Value.Name) {
			return true
		}
	}
	return false
}

// countNames counts the participants that begin within a few words behind the noun.
func countNames(d *document, t *trigger, who []schedule.Mention[schedule.Name]) int {
	n := 0
	for _, w := range who {
		if k := d.TokenAt(w.Span.Start); w.Span.In == d.In && k >= t.last && k < t.last+9 {
			n++
		}
	}
	return n
}

func contains(s, part string) bool {
	return strings.Contains(strings.ToLower(s), strings.ToLower(part))
}

// finish tidies a headline: single blanks, at most 12 words, a capital first.
func finish(s string) string {
	w := strings.Fields(s)
	if len(w) > 12 {
		w = w[:12]
		for len(w) > 1 && en.Function(strings.ToLower(w[len(w)-1])) {
			w = w[:len(w)-1]
		}
	}
	for len(w) > 0 && (w[0] == "'s" || w[0] == "’s") {
		w = w[1:]
	}
	s = strings.Trim(strings.Join(w, " "), " ,;:-–—.\"“”")
	s = strings.TrimPrefix(strings.TrimPrefix(s, "'s "), "’s ")
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
