package page

import (
	"io"
	"net/url"
	"strings"
	"time"

	"dateline/feeds"
)

type newsGroup struct {
	ID, Name string
	News     []newsLine
}

type newsLine struct {
	Word, Tone, Clock, Link, Title, When string
	Words                                []string
}

// span is a choice of how far back the page looks.
type span struct {
	Name, Link string
	Current    bool
}

// RenderChanges writes the page of changes, by day.
func RenderChanges(w io.Writer, v ChangesView) error {
	var groups []newsGroup
	for _, n := range v.News {
		day := n.At.UTC().Format("Monday, 2 January 2006")
		if len(groups) == 0 || groups[len(groups)-1].Name != day {
			groups = append(groups, newsGroup{ID: n.At.UTC().Format("d20060102"), Name: day})
		}
		t := feeds.InWords(n.Event.When)
		g := &groups[len(groups)-1]
		g.News = append(g.News, newsLine{n.Word(), tone(n.Word()), n.At.UTC().Format("15:04 UTC"), v.Prefix + feeds.EventPath(n.Event.UID), feeds.Title(n.Event),
			strings.TrimSpace(t.Day + " " + t.Local()), n.Words()})
	}
	data := struct {
		frame
		Groups []newsGroup
		Spans  []span
		Since  string
		More   bool
	}{newFrame(v.Site, "changes", v.Query, v.AsOf), groups, spans(v), feeds.OneLine(v.Since), v.More}
	data.PageTitle, data.QueryErr = "What changed – "+v.Title, v.QueryErr
	return render(w, "changes", data)
}

// tone colours the word of a change.
func tone(word string) string {
	switch word {
	case "New", "Back":
		return "ok"
	case "Cancelled", "Postponed", "Withdrawn", "Denied":
		return "bad"
	case "Moved", "Dated", "New place":
		return "warn"
	}
	return ""
}

// spans offers to look back a day, a week or a month from the time of the calendar.
func spans(v ChangesView) []span {
	link := func(since string) string {
		q := url.Values{}
		if since != "" {
			q.Set("since", since)
		}
		if v.Query != "" {
			q.Set("q", v.Query)
		}
		if len(q) == 0 {
			return v.Prefix + "/changes"
		}
		return v.Prefix + "/changes?" + q.Encode()
	}
	out := []span{{"All", link(""), v.Since == ""}}
	for _, s := range []struct {
		name string
		days int
	}{{"Last day", 1}, {"Last week", 7}, {"Last month", 30}} {
		since := v.AsOf.UTC().AddDate(0, 0, -s.days).Format(time.DateOnly)
		out = append(out, span{s.name, link(since), v.Since == since})
	}
	return out
}
