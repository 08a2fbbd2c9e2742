package names

import (
	"strings"
	"unicode"

	"dateline/schedule"
	"dateline/schedule/lang/en"
)

const ruleAgency = "names/agency"

// sides marks the sides of a fixture in the mentions of one sentence: "Arsenal v PSV", "Qatar against Ecuador".
func (s *search) sides(from int) {
	for k := from; k+1 < len(s.out); k++ {
		a, b := &s.out[k], &s.out[k+1]
		if b.First-a.Last < 1 || b.First-a.Last > 3 || a.Value.Kind == schedule.Person || b.Value.Kind == schedule.Person || a.Demonym || b.Demonym {
			continue
		}
		team := a.Value.Kind == schedule.Team || b.Value.Kind == schedule.Team
		joins := false
		switch w := s.lower(a.Last); {
		case versus.Has(w):
			joins = true
		case w == "beat" || w == "beats" || w == "thrash" || w == "thrashed":
			joins = true
		case w == "drew" && s.lower(a.Last+1) == "with", w == "lost" && s.lower(a.Last+1) == "to":
			joins = true
		case w == "against" || w == "host" || w == "hosts" || w == "face" || w == "faces" || w == "play" || w == "plays" || w == "meet" || w == "beating" || w == "and":
			joins = team
		}
		if joins && s.lower(a.Last) != "and" {
			a.Value.Kind, b.Value.Kind = schedule.Team, schedule.Team
			a.weak, b.weak = false, false
		} else if joins && a.Value.Kind == schedule.Location && b.Value.Kind == schedule.Team && versus.Has(s.lower(b.Last)) {
			b.Value.Kind = schedule.Team
		}
	}
}

// agencies marks agencies and outlets that stand as the source, in the mentions of one sentence.
func (s *search) agencies(from int) {
	for k := from; k < len(s.out); k++ {
		m := &s.out[k]
		switch {
		case m.rule == ruleAgency && s.source(m.First, m.Last):
			m.Agency = true
		case m.Value.Kind == schedule.Organisation && m.First-s.first < 10 && (s.word(m.First-1) == "(" && s.word(m.Last) == ")" && s.dash(m.Last+1) || s.word(m.First-1) == "/" && s.word(m.Last) == "/"):
			m.Agency = true // "LIMA, July 7 (Andina) - ": whoever stands there is the source
		}
	}
}

func (s *search) dash(i int) bool {
	switch s.word(i) {
	case "-", "–", "—":
		return true
	}
	return false
}

// source: in brackets, slashes or a credit, at the end of a dateline, beside a verb of saying.
func (s *search) source(first, last int) bool {
	before, after := s.lower(first-1), s.lower(last)
	if first-1 < s.first {
		before = ""
	}
	if before == "the" {
		before = s.lower(first - 2)
	}
	switch before {
	case "(", "/", "by", "told", "via", "|", "©", "source", "@", "with", ":":
		return true
	case "to":
		return s.lower(first-2) == "according" || s.lower(first-2) == "speaking"
	}
	switch after {
	case "/", ")", "reporter", "correspondent", "reporters", "journalist", "poll", "photo":
		return true
	case "-", "–", "—":
		return !s.hyphen(last)
	case "'s", "’s":
		return s.capital(last + 1)
	case "has", "had", "also":
		return en.Saying(s.lower(last+1)) || s.lower(last+1) == "learned" || s.lower(last+1) == "heard"
	case "heard", "understands", "quotes", "quoted", "cites", "published", "":
		return true
	}
	return en.Saying(after) || en.Saying(before)
}

// link explains short mentions by the fuller ones before them: surnames, acronyms in brackets, "the Commission".
func (s *search) link() {
	if len(s.out) == 0 {
		return
	}
	full := map[string]schedule.Name{}   // surname or alias -> name
	heads := map[string]schedule.Name{}  // "commission" -> the body named last
	placed := map[string]schedule.Name{} // places with evidence somewhere in the text
	for i := range s.open {
		if o := &s.open[i]; o.evidence && !o.venue {
			if m := &s.out[o.index]; m.Value.Kind == schedule.Location && m.Value.Place != nil {
				placed[m.Text], placed[s.name(o)] = m.Value, m.Value
			}
		}
	}
	for i := range s.out {
		if m := &s.out[i]; m.rule == ruleTown {
			placed[m.Text] = m.Value
		}
	}
	people := map[string]schedule.Name{} // full names known for persons somewhere in the text
	for i := range s.out {
		if m := &s.out[i]; m.Value.Kind == schedule.Person && m.Last-m.First > 1 {
			people[m.Text] = m.Value
		}
	}
	for i := range s.out {
		m := &s.out[i]
		v := &m.Value
		if p, ok := people[m.Text]; ok && v.Kind == schedule.Organisation {
			m.Value, m.rule = p, "names/person-again"
		}
		if p, ok := placed[m.Text]; ok && v.Kind == schedule.Organisation && (m.rule == "names/capital" || m.weak) {
			m.Value, m.weak, m.rule = p, false, "names/place-again"
			continue
		}
		if m.Demonym {
			continue
		}
		if i > 0 && s.abbreviates(&s.out[i-1], m) {
			full[m.Text] = s.out[i-1].Value
			full[s.out[i-1].Text] = s.out[i-1].Value
		}
		one := m.Last-m.First == 1
		switch {
		case m.weak:
			if p, ok := heads[strings.ToLower(m.Text)]; ok {
				m.Value, m.weak, m.rule = p, false, "names/short"
			}
			continue
		case one || v.Kind == schedule.Organisation:
			if p, ok := full[m.Text]; ok && p.Key != v.Key && !(v.Kind == schedule.Location && s.evident(i)) {
				m.Value, m.rule = p, "names/alias"
				continue
			}
		case v.Kind == schedule.Person:
			if p, ok := full[lastField(m.Text)]; ok && p.Kind == schedule.Person && (strings.HasSuffix(p.Key, v.Key) || royalName(m.Text) != "" && strings.HasPrefix(p.Key, v.Key)) {
				m.Value = p
			}
		}
		switch v.Kind {
		case schedule.Person:
			if w := surname(m.Text); w != "" && !strings.EqualFold(w, m.Text) || royalName(m.Text) != "" {
				if r := royalName(m.Text); r != "" {
					w = r
				}
				if old, ok := full[w]; !ok || old.Key != v.Key {
					full[w] = *v
				}
			}
		case schedule.Organisation, schedule.Venue, schedule.Team:
			if w := lastField(m.Text); w != m.Text {
				heads[strings.ToLower(w)] = *v
			}
			if k := strings.Index(m.Text, " of "); k > 0 && v.Kind != schedule.Team {
				heads[strings.ToLower(lastField(m.Text[:k]))] = *v
			}
		}
	}
}

// evident reports a place that has evidence of its own and is no surname.
func (s *search) evident(i int) bool {
	for k := range s.open {
		if s.open[k].index == i {
			return s.open[k].evidence
		}
	}
	return true
}

// abbreviates reports that b is the acronym in brackets behind a ("Civil Human Rights Front (CHRF)"), or a its long form.
func (s *search) abbreviates(a, b *Mention) bool {
	if b.First < 1 || b.First-a.Last > 3 || a.Value.Kind == schedule.Person || a.Value.Kind == schedule.Location || b.Last >= len(s.toks) || b.Value.Kind != schedule.Organisation {
		return false
	}
	t := s.toks
	src := s.d.Src
	if src[t[b.First-1].Start:t[b.First-1].End] != "(" || src[t[b.Last].Start:t[b.Last].End] != ")" {
		return false
	}
	return acronym(b.Text, a.Text)
}

// acronym reports that the capitals of short begin, in order, words of long.
func acronym(short, long string) bool {
	words := strings.FieldsFunc(long, func(r rune) bool { return r == ' ' || r == '-' || r == '\n' })
	if len(words) < 2 || len(short) > 10 {
		return false
	}
	k := 0
	for _, c := range short {
		if !unicode.IsUpper(c) {
			continue
		}
		for k < len(words) && !strings.EqualFold(firstLetter(words[k]), string(c)) {
			k++
		}
		if k == len(words) {
			return false
		}
		k++
	}
	return true
}

func firstLetter(w string) string {
	for _, r := range w {
		return string(r)
	}
	return ""
}

// royalName is "Elizabeth" of "Queen Elizabeth II", "" for others.
func royalName(name string) string {
	w, rest, ok := strings.Cut(name, " ")
	if !ok || !royal.Has(strings.ToLower(w)) {
		return ""
	}
	w, _, _ = strings.Cut(rest, " ")
	return w
}

// surname is the last word of a personal name, without "Jr".
func surname(name string) string {
	w := lastField(name)
	if w == "Jr" || w == "Sr" || w == "II" || w == "III" {
		w = lastField(strings.TrimSpace(strings.TrimSuffix(name, w)))
	}
	return w
}

func lastField(k string) string { return k[strings.LastIndexByte(k, ' ')+1:] }
