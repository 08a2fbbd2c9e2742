package extract

import (
	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/lang/en"
)

// participants lists who takes part: names in the noun phrase, names joined to it by "between", "with", "of", "against",
// the subject of its clause, the object of its verb. Speakers and places do not take part.
func participants(d *document, f *frame, t *trigger, x *anchor.Resolved, at *where) []schedule.Mention[schedule.Name] {
	lo, hi := clause(f, t, nil)
	if lo2, hi2 := clause(f, t, x); t.generic {
		lo, hi = lo2, hi2
	}
	var out []schedule.Mention[schedule.Name]
	seen := map[string]bool{}
	for _, ni := range f.names {
		m := &d.names[ni]
		if m.First < lo || m.Last > hi || seen[m.Value.Key] {
			continue
		}
		if at != nil && m.Span.Start >= at.span.Start && m.Span.End <= at.span.End && m.Span.In == at.span.In {
			continue
		}
		if speaks(d, f, m.First, m.Last) {
			continue
		}
		inside := m.First >= t.np[0] && m.Last <= t.np[1]
		if t.named && inside {
			continue
		}
		prep := joining(d, f, m.First)
		place := m.Value.Kind == schedule.Location || m.Value.Kind == schedule.Venue
		switch {
		case m.Demonym && !inside && !delegation(d, m.Last):
			continue
		case inside:
		case place && (locatives[prep] || prep == "," || m.Value.Kind == schedule.Venue):
			continue
		case m.Last <= t.np[0]:
			if prep != "" && prep != "between" && prep != "and" && prep != "," && prep != "by" && prep != "of" && prep != "with" {
				continue
			}
		case m.First >= t.np[1]:
			if x != nil && x.First >= t.np[1] && x.First < m.First && x.First < f.Last && prep != "between" && prep != "with" && prep != "and" && prep != "against" {
				continue // behind the time: another matter
			}
			if isOneOf(prep, "on", "in", "at", "from", "about", "over", "since", "under") {
				continue
			}
		}
		seen[m.Value.Key] = true
		n := m.Mention
		if n.Value.Place != nil && n.Value.Kind == schedule.Location {
			n.Value.Name = n.Value.Place.Name
		}
		out = append(out, n)
		if len(out) == 8 {
			break
		}
	}
	if ni := relativeHead(d, f, lo); ni >= 0 && t.verb && !t.generic && !seen[d.names[ni].Value.Key] {
		out = append([]schedule.Mention[schedule.Name]{d.names[ni].Mention}, out...)
	}
	if len(out) == 0 && t.verb && !t.generic {
		// The subject stands beyond a relative clause: "X, who was arrested on Friday, will appear".
		for _, ni := range f.names {
			m := &d.names[ni]
			if m.Last <= t.first && !m.Demonym && (m.Value.Kind == schedule.Person || m.Value.Kind == schedule.Organisation || m.Value.Kind == schedule.Team) && !speaks(d, f, m.First, m.Last) {
				return append(out, m.Mention)
			}
		}
	}
	return out
}

// relativeHead is the name that a relative clause speaks of: "AngoSat, which was launched …"; -1 for none.
func relativeHead(d *document, f *frame, lo int) int {
	if w := d.Lower(lo); w != "which" && w != "who" && w != "that" {
		return -1
	}
	for k := len(f.names) - 1; k >= 0; k-- {
		if m := &d.names[f.names[k]]; m.Last <= lo && lo-m.Last <= 1 && !m.Demonym {
			return f.names[k]
		}
	}
	return -1
}

// delegation: "the Russian delegation", "US officials" stand for their countries.
func delegation(d *document, i int) bool {
	return isOneOf(d.Lower(i), "delegation", "officials", "negotiators", "diplomats", "delegations", "side", "representatives", "team", "counterpart", "counterparts", "leader", "leaders", "president", "foreign", "troops", "government", "parliament")
}

// joining is the preposition or conjunction a name hangs on, "" for none.
func joining(d *document, f *frame, i int) string {
	for j := i - 1; j >= f.First && j >= i-5; j-- {
		w := d.Lower(j)
		switch {
		case en.Preposition(w) || w == "and" || w == ",":
			return w
		case en.Determiner(w), d.Tokens[j].Capital, w == "-", w == "’s", w == "'s":
			continue
		case en.Function(w), en.Saying(w):
			return ""
		}
		if j < i-3 {
			return ""
		}
	}
	return ""
}

// speaks reports the subject or agent of a verb of saying near a name.
func speaks(d *document, f *frame, first, last int) bool {
	for j := last; j < f.Last && j < last+4; j++ {
		w := d.Lower(j)
		if en.Saying(w) {
			return true
		}
		if w != "," && !en.Adverb(w) && w != "has" && w != "had" && w != "have" && w != "also" {
			break
		}
	}
	for j := first - 1; j >= f.First && j >= first-6; j-- {
		w := d.Lower(j)
		if w == "to" && j > f.First && d.Lower(j-1) == "according" || w == "told" {
			return true
		}
		if en.Saying(w) && j >= first-5 {
			return !en.Preposition(d.Lower(j + 1))
		}
		if isOneOf(w, "spokesman", "spokeswoman", "spokesperson") {
			return true
		}
		if !d.Tokens[j].Capital && !en.Determiner(w) && w != "," && !isOneOf(w, "official", "secretary", "minister", "foreign", "press", "chief", "executive", "president") {
			break
		}
	}
	return false
}
