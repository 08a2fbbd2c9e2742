package page

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"net/url"
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
	Site
	PageTitle, AsOf       string // AsOf with its words: "as of …", "last changed …"
	Tab                   string
	Alone                 bool
	Policy                string
	Style                 template.CSS
	Script                template.JS
	StylePath, ScriptPath string
	IconPath              string
	Query, QueryErr       string
	QuerySuffix           string // for links that keep the filter
	MonthLink             string
}

func newFrame(site Site, tab, query string, asOf time.Time) frame {
	assets := Assets()
	f := frame{Site: site, PageTitle: site.Title, AsOf: "as of " + feeds.Stamp(asOf), Tab: tab, Query: query,
		StylePath: site.Assets + assets[0].Path, ScriptPath: site.Assets + assets[1].Path, IconPath: site.Assets + assets[2].Path,
		MonthLink: site.Prefix + "/?month=" + asOf.UTC().Format("2006-01")}
	if query != "" {
		f.QuerySuffix = "?q=" + url.QueryEscape(query)
		f.MonthLink += "&q=" + url.QueryEscape(query)
	}
	return f
}

// standAlone makes a page carry its style and script in itself.
func (f *frame) standAlone() {
	f.Alone, f.Policy, f.Style, f.Script = true, policyAlone(), template.CSS(style), template.JS(script) // our own texts, hashed in the policy
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
	}{newFrame(v.Site, "", "", v.AsOf), e, nil, dated}
	data.PageTitle = feeds.Headline(v.Event) + " – " + v.Title
	if v.Into != nil {
		into := m.entry(v.Into)
		data.Into = &into
	}
	return render(w, "event", data)
}
