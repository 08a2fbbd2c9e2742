package page

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"net/url"
	"strings"
	"sync"
	"time"

	"dateline/feeds"
)

//go:embed templates/*.html
var files embed.FS

// parsed holds the templates; they are part of the program, so that a fault in them is one of the build.
var parsed = sync.OnceValue(func() *template.Template {
	return template.Must(template.ParseFS(files, "templates/*.html"))
})

// frame is what every page has.
type frame struct {
	PageTitle, Title, AsOf string // AsOf with its words: "as of …", "last changed …"
	Prefix, Tab            string
	Alone                  bool
	Policy                 string
	Style                  template.CSS
	Script                 template.JS
	StylePath, ScriptPath  string
	IconPath               string
	QuerySuffix, MonthLink string
}

func newFrame(title, tab, prefix, query string, alone bool, asOf time.Time) frame {
	assets := Assets()
	f := frame{PageTitle: title, Title: title, AsOf: "as of " + feeds.Stamp(asOf), Prefix: prefix, Tab: tab, Alone: alone,
		StylePath: prefix + assets[0].Path, ScriptPath: prefix + assets[1].Path, IconPath: prefix + assets[2].Path, MonthLink: prefix + "/?month=" + asOf.UTC().Format("2006-01")}
	if query != "" {
		f.QuerySuffix = "?q=" + url.QueryEscape(query)
		f.MonthLink += "&q=" + url.QueryEscape(query)
	}
	if alone {
		f.Policy, f.Style, f.Script = policyAlone(), template.CSS(style), template.JS(script) // our own texts, hashed in the policy
	}
	return f
}

func render(w io.Writer, name string, data any) error {
	if err := parsed().ExecuteTemplate(w, name, data); err != nil {
		return fmt.Errorf("render page %s: %w", name, err)
	}
	return nil
}

// RenderEvent writes the page of one event, with the tree of reasons.
func RenderEvent(w io.Writer, v EventView) error {
	m := maker{prefix: v.Prefix, articles: v.Articles}
	e := m.entry(v.Event)
	e.Because = reasons(v.Event.Why, 0)
	_, dated := feeds.SlotOf(v.Event.When)
	data := struct {
		frame
		Entry entry
		Into  *entry
		Dated bool
	}{newFrame(v.Title, "", v.Prefix, "", false, v.AsOf), e, nil, dated}
	data.PageTitle = feeds.Headline(v.Event) + " – " + v.Title
	if v.Into != nil {
		into := m.entry(v.Into)
		data.Into = &into
	}
	return render(w, "event", data)
}

type newsGroup struct {
	ID, Name string
	News     []newsLine
}

type newsLine struct {
	Word, Clock, Link, Title, When string
	Words                          []string
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
		g.News = append(g.News, newsLine{n.Word(), n.At.UTC().Format("15:04 UTC"), v.Prefix + feeds.EventPath(n.Event.UID), feeds.Title(n.Event),
			strings.TrimSpace(t.Day + " " + t.Local()), n.Words()})
	}
	data := struct {
		frame
		Groups []newsGroup
	}{newFrame(v.Title, "changes", v.Prefix, "", false, v.AsOf), groups}
	data.PageTitle = "What changed – " + v.Title
	return render(w, "changes", data)
}
