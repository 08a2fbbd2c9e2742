package feeds

import (
	"fmt"
	"slices"
	"strings"

	"dateline/schedule"
)

// Limits of a description: it is read on a phone, and feeds have to stay small.
const (
	maxSources = 12
	maxQuote   = 400
	maxHistory = 20
)

// Describe tells the event in plain text, most wanted first. Nothing in it depends on the clock, so that an unchanged
// event changes no byte: "as of" is its last change.
func Describe(e *schedule.Event) string {
	t := InWords(e.When)
	parts := []string{
		Why(e),
		lines(append([]string{t.Day, t.Local(), t.UTC}, t.Notes...)...),
		lines(append(facts(e), conflicts(e)...)...),
		lines(sources(e)...),
		lines(history(e)...),
		"As of " + Stamp(e.LastChanged),
	}
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), "\n\n")
}

// lines joins what is not empty.
func lines(list ...string) string {
	return strings.Join(slices.DeleteFunc(list, func(l string) bool { return l == "" }), "\n")
}

func facts(e *schedule.Event) []string {
	var out []string
	if e.Place != nil && e.Place.Name != "" {
		out = append(out, "Where: "+OneLine(e.Place.Name))
	}
	if names := Who(e); names != "" {
		out = append(out, "Who: "+names)
	}
	if Headline(e) == Title(e) { // else its first line has said so
		out = append(out, "How sure: "+CertaintyWords(e))
	}
	return out
}

func conflicts(e *schedule.Event) []string {
	out := AgreementWords(e)
	for _, line := range ConflictWords(e) {
		out = append(out, "⚠ "+line)
	}
	return out
}

// says names the outlets of articles in brackets.
func says(e *schedule.Event, articles []string) string {
	if names := Names(e, articles); names != "" {
		return " (" + names + ")"
	}
	return ""
}

func sources(e *schedule.Event) []string {
	list := SourcesOf(e)
	if len(list) == 0 {
		return nil
	}
	out := []string{fmt.Sprintf("Sources (%d)", len(list))}
	for i, s := range list {
		if i == maxSources {
			return append(out, fmt.Sprintf("• and %d more", len(list)-i))
		}
		line := "• " + s.Name()
		if s.Published != "" {
			line += ", " + OneLine(Moment(s.Published, schedule.When{}))
		}
		for n, q := range s.Words(2) {
			line += []string{": ", " … "}[n] + "“" + Shorten(q, maxQuote) + "”"
		}
		out = append(out, line)
		if link, ok := Link(s.URL); ok {
			out = append(out, link)
		}
	}
	return out
}

func history(e *schedule.Event) []string {
	steps := e.History
	if len(steps) < 2 { // having been added is no news
		return nil
	}
	out := []string{"History"}
	if n := len(steps) - maxHistory; n > 0 {
		out = append(out, fmt.Sprintf("• %d earlier steps", n))
		steps = steps[n:]
	}
	for _, c := range steps {
		by := ""
		if c.Article != "" {
			by = says(e, []string{c.Article})
		}
		out = append(out, fmt.Sprintf("• %s: %s%s", Stamp(c.At), ChangeWords(c, e.When), by))
	}
	return out
}
