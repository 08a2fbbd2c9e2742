package page_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/feeds"
	"dateline/feeds/feedstest"
	"dateline/feeds/page"
	"dateline/schedule"
)

var update = flag.Bool("update", false, "write the golden files")

func view() page.View {
	return page.View{
		Site: page.Site{Title: "News calendar", Base: "https://calendar.example.org"}, Events: feeds.Everything(feeds.All(), feedstest.Events(), feedstest.AsOf()), AsOf: feedstest.AsOf(),
		Feeds: []feeds.Feed{feeds.All(), {Slug: "talks", Title: "Talks only", Description: "Without the rest"}}, Articles: feedstest.Article,
	}
}

func sources() []page.Source {
	at := feedstest.AsOf()
	return []page.Source{
		{Name: "articles", Articles: 128, Tried: at, Read: at},
		{Name: "https://port.example.com/agenda.xml", Articles: 14, Tried: at, Read: at.Add(-time.Hour), Next: at.Add(time.Hour), LastError: "404 Not Found"},
		{Name: "archive.warc.gz"},
	}
}

func alone() page.View {
	v := view()
	v.Alone, v.Base = true, ""
	return v
}

func event(t *testing.T, uid string) *schedule.Event {
	t.Helper()
	for _, e := range feedstest.Events() {
		if e.UID == uid {
			return e
		}
	}
	t.Fatal("no event " + uid)
	return nil
}

func rendered(t *testing.T, v page.View) string {
	t.Helper()
	var b bytes.Buffer
	if err := page.Render(&b, v); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestRender_golden(t *testing.T) {
	month := view()
	month.Month, _ = schedule.ParseDay("2024-03-01")
	search := view()
	search.Query, search.QueryErr, search.Stale = `kind:"a&b" <x>`, "query, column 13: …", true
	pages := map[string]func(b *bytes.Buffer) error{
		"index.html":  func(b *bytes.Buffer) error { return page.Render(b, alone()) },
		"agenda.html": func(b *bytes.Buffer) error { return page.Render(b, view()) },
		"month.html":  func(b *bytes.Buffer) error { return page.Render(b, month) },
		"filter.html": func(b *bytes.Buffer) error { return page.Render(b, search) },
		"event.html": func(b *bytes.Buffer) error {
			return page.RenderEvent(b, page.EventView{Event: event(t, "talks@dateline"), AsOf: feedstest.AsOf(), Articles: feedstest.Article, Site: page.Site{Title: "News calendar"}})
		},
		"changes.html": func(b *bytes.Buffer) error {
			return page.RenderChanges(b, page.ChangesView{Site: page.Site{Title: "News calendar", Prefix: "/base", Assets: "/base"}, News: feeds.NewsOf(feedstest.Events(), 50), AsOf: feedstest.AsOf(), Since: "2024-03-09", More: true})
		},
		"sources.html": func(b *bytes.Buffer) error {
			return page.RenderSources(b, page.SourcesView{Site: page.Site{Title: "News calendar"}, Events: feedstest.Events(), AsOf: feedstest.AsOf(), Sources: sources()})
		},
	}
	for name, write := range pages {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join("..", "..", "testdata", "feeds", name)
			if *update {
				if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), b.String()); d != "" {
				t.Error(d)
			}
		})
	}
}

// A page that stands alone asks the network for nothing, and its policy lets exactly its own style and script act.
func TestRender_standsAlone(t *testing.T) {
	html := rendered(t, alone())
	for _, tag := range []string{"style", "script"} {
		m := regexp.MustCompile("(?s)<" + tag + ">(.*?)</" + tag + ">").FindStringSubmatch(html)
		if m == nil {
			t.Fatalf("no <%s>", tag)
		}
		h := sha256.Sum256([]byte(m[1]))
		policy := strings.ReplaceAll(html, "&#43;", "+")
		if want := tag + "-src &#39;sha256-" + base64.StdEncoding.EncodeToString(h[:]); !strings.Contains(policy, want) {
			t.Errorf("the policy does not name the hash of the %s: %s", tag, want)
		}
		if strings.Contains(m[1], "ZgotmplZ") {
			t.Errorf("html/template refused the %s", tag)
		}
	}
	for _, outside := range []string{"<link rel=\"stylesheet\"", "src=", "@import", "url("} {
		if strings.Contains(html, outside) {
			t.Errorf("the page has %q", outside)
		}
	}
	if strings.Contains(html, `href="/`) {
		t.Error("a link to a server that is not there")
	}
}

// Served pages need neither inline style nor inline script, nor anything from elsewhere.
func TestRender_needsNothingInline(t *testing.T) {
	html := rendered(t, view())
	for _, inline := range []string{"<style", "<script>", " style=", " onclick", "javascript:"} {
		if strings.Contains(html, inline) {
			t.Errorf("the page has %q", inline)
		}
	}
	for _, m := range regexp.MustCompile(`(?:src|stylesheet" href)="([^"]*)"`).FindAllStringSubmatch(html, -1) {
		if !strings.HasPrefix(m[1], "/static/") {
			t.Errorf("loads %q", m[1])
		}
	}
}

// Strangers' words stay words wherever they stand.
func TestRender_hostileWords(t *testing.T) {
	const evil = `"><script>alert(1)</script><img src=x onerror=alert(2)>{{.}}` + "\r\n\x00\u202e"
	e := event(t, "talks@dateline")
	e.Title, e.Kind, e.Place.Name, e.Place.Zone, e.When.Zone = evil, evil, evil, evil, evil
	e.Participants[0].Name, e.Conflicts[0].Value, e.Agreements[0].Values = evil, evil, []string{evil, evil}
	e.Sources[0].URL, e.Sources[0].Headline, e.Sources[0].Outlet, e.Sources[0].Published = "javascript:alert(3)//"+evil, evil, evil, evil
	e.Evidence[0].Quote, e.Evidence[0].Field, e.History[0].To, e.Why.Got, e.Why.Quote = evil, evil, evil, evil, evil
	e.UID = evil
	v := view()
	v.Events, v.Title, v.Query, v.QueryErr = []*schedule.Event{e}, evil, evil, evil
	var b bytes.Buffer
	if err := page.RenderEvent(&b, page.EventView{Event: e, Into: e, Articles: feedstest.Article, Site: page.Site{Title: evil}}); err != nil {
		t.Fatal(err)
	}
	if err := page.RenderChanges(&b, page.ChangesView{Site: page.Site{Title: evil}, News: feeds.NewsOf(v.Events, 9), Since: evil, Query: evil, QueryErr: evil}); err != nil {
		t.Fatal(err)
	}
	if err := page.RenderSources(&b, page.SourcesView{Site: page.Site{Title: evil}, Events: v.Events, Sources: []page.Source{{Name: evil, LastError: evil}}}); err != nil {
		t.Fatal(err)
	}
	out := rendered(t, v) + b.String()
	for _, bad := range []string{"<script>alert", "<img", `href="javascript`, "onerror=alert(2)>"} {
		if strings.Contains(out, bad) {
			t.Errorf("the page has %q", bad)
		}
	}
}

// The words of when and where are marked inside the sentence that says so.
func TestRender_marksEvidence(t *testing.T) {
	html := rendered(t, view())
	for _, want := range []string{
		`will hold <mark class="what" title="what">fisheries talks</mark> <mark class="where" title="where">in Lisbon</mark> <mark class="when" title="when">on March 14 at 4 p.m. local time</mark>, the sea ministry said.</blockquote>`,
		`Minister <mark class="who" title="who">Ana Silva</mark> and her colleague <mark class="who" title="who">Omar Idrissi</mark> are to lead the delegations.</blockquote>`,
		`href="https://www.port.example.com/agenda?week=11&amp;view=list"`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

// Without the article a quoted sentence still shows its day, place and people.
func TestRender_marksInsideQuotes(t *testing.T) {
	const sentence = "The mayor will open the new market hall on 3 May, said Rui Costa, who has planned it since the fire of the old one."
	e := event(t, "vote@dateline")
	e.Evidence = []schedule.Evidence{
		{Article: "vote/1", In: "text", Quote: sentence, Start: 100, End: 100 + len(sentence), Field: "what"},
		{Article: "vote/1", In: "text", Quote: "on 3 May", Start: 140, End: 148, Field: "when"},
		{Article: "vote/1", In: "text", Quote: "Rui Costa", Start: 155, End: 164, Field: "who"},
	}
	v := alone()
	v.Articles, v.Events = nil, []*schedule.Event{e}
	want := `<blockquote dir="auto">The mayor will open the new market hall <mark class="when" title="when">on 3 May</mark>, said <mark class="who" title="who">Rui Costa</mark>, who has planned it since the fire of the old one.</blockquote>`
	if html := rendered(t, v); !strings.Contains(html, want) || strings.Count(html, "<blockquote") != 1 {
		t.Errorf("want %s in\n%s", want, html[strings.Index(html, "<main"):])
	}
}

// Written again an hour later the same calendar is the same file.
func TestRender_aloneKeepsItsBytes(t *testing.T) {
	first := rendered(t, alone())
	v := alone()
	v.AsOf = v.AsOf.Add(time.Hour)
	if d := cmp.Diff(first, rendered(t, v)); d != "" {
		t.Error(d)
	}
}
