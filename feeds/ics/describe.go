package ics

import (
	"fmt"
	"strings"

	"dateline/feeds"
	"dateline/schedule"
)

// Limits of a DESCRIPTION: it is read on a phone, and feeds have to stay small.
const (
	maxSources = 12
	maxQuote   = 400
	maxHistory = 20
)

// describe tells the event in plain text, most wanted first. Nothing in it depends on the clock, so that an unchanged
// event changes no byte: "as of" is its last change.
func describe(e *schedule.Event) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	if why := feeds.Why(e); why != "" {
		line("%s\n", why)
	}
	t := feeds.InWords(e.When)
	line("%s", t.Day)
	if t.Clock != "" {
		line("%s", strings.TrimSpace(t.Clock+" "+t.Zone))
	}
	if t.UTC != "" {
		line("%s", t.UTC)
	}
	for _, n := range t.Notes {
		line("%s", n)
	}
	b.WriteByte('\n')
	if e.Place != nil && e.Place.Name != "" {
		line("Where: %s", feeds.OneLine(e.Place.Name))
	}
	if names := who(e); names != "" {
		line("Who: %s", names)
	}
	if prefix := feeds.Headline(e) != feeds.Title(e); !prefix {
		line("How sure: %s", feeds.CertaintyWords(e))
	}
	agreements(&b, e)
	conflicts(&b, e)
	sources(&b, e)
	history(&b, e)
	line("\nAs of %s", feeds.Stamp(e.LastChanged))
	return strings.TrimSpace(b.String())
}

func who(e *schedule.Event) string {
	var names []string
	for _, n := range e.Participants {
		if name := feeds.OneLine(n.Name); name != "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

func agreements(b *strings.Builder, e *schedule.Event) {
	for _, a := range e.Agreements {
		if len(a.Values) > 1 {
			fmt.Fprintf(b, "Sources agree on the %s: %s\n", feeds.FieldWords(a.Field), feeds.OneLine(strings.Join(a.Values, " = ")))
		}
	}
}

func conflicts(b *strings.Builder, e *schedule.Event) {
	for _, c := range e.Conflicts {
		fmt.Fprintf(b, "⚠ Sources differ on the %s: “%s”%s\n", feeds.FieldWords(c.Field), feeds.OneLine(feeds.Moment(c.Value, e.When)), says(e, c.Articles))
	}
}

// says names the outlets of articles: " says the Northern Wire".
func says(e *schedule.Event, articles []string) string {
	if names := feeds.Names(e, articles); names != "" {
		return " (" + names + ")"
	}
	return ""
}

func sources(b *strings.Builder, e *schedule.Event) {
	list := feeds.SourcesOf(e)
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(b, "\nSources (%d)\n", len(list))
	for i, s := range list {
		if i == maxSources {
			fmt.Fprintf(b, "• and %d more\n", len(list)-i)
			return
		}
		b.WriteString("• " + s.Name())
		if s.Published != "" {
			b.WriteString(", " + feeds.OneLine(feeds.Moment(s.Published, schedule.When{})))
		}
		for n, q := range s.Words(2) {
			b.WriteString([]string{": ", " … "}[n] + "“" + feeds.Shorten(q, maxQuote) + "”")
		}
		b.WriteByte('\n')
		if link, ok := feeds.Link(s.URL); ok {
			b.WriteString(link + "\n")
		}
	}
}

func history(b *strings.Builder, e *schedule.Event) {
	steps := e.History
	if len(steps) < 2 { // having been added is no news
		return
	}
	b.WriteString("\nHistory\n")
	if n := len(steps) - maxHistory; n > 0 {
		fmt.Fprintf(b, "• %d earlier steps\n", n)
		steps = steps[n:]
	}
	for _, c := range steps {
		by := ""
		if c.Article != "" {
			by = says(e, []string{c.Article})
		}
		fmt.Fprintf(b, "• %s: %s%s\n", feeds.Stamp(c.At), feeds.ChangeWords(c, e.When), by)
	}
}
