package serve_test

import (
	"strings"
	"testing"
	"time"

	"dateline/feeds/feedstest"
	"dateline/feeds/serve"
)

// failing is what a server might be told of its sources: paths and keys that are nobody's business among it.
func failing() []serve.Source {
	at := feedstest.AsOf()
	return []serve.Source{
		{Name: "/srv/desk/articles/", Articles: 128, Tried: at, Read: at},
		{Name: "https://reader:pass@port.example.com/agenda.xml?key=s3cret", Tried: at, Read: at.Add(-time.Hour), Next: at.Add(time.Hour), Articles: 14,
			LastError: "fetch https://reader:pass@port.example.com/agenda.xml?key=s3cret: redirected to https://port.example.com/login?key=s3cret: 404 Not Found"},
		{Name: "/srv/desk/archive.warc.gz", Tried: at, LastError: "open /srv/desk/archive.warc.gz: permission denied (see /etc/passwd)"},
		{Name: "-"},
	}
}

// The page of sources says which are read, when, and what is wrong, and gives away neither paths nor keys.
func TestServer_sources(t *testing.T) {
	w := ask(server(t, serve.Config{Sources: failing}), "GET", "/sources")
	html := w.Body.String()
	for _, want := range []string{
		"2 of 4 sources cannot be read.", ">articles<", "In order", ">128<", "https://port.example.com/agenda.xml", "404 Not Found", "10 March 2024, 07:00 UTC", "10 March 2024, 09:00 UTC",
		"archive.warc.gz", "permission denied", "standard input", "Waiting", "Northern Wire", "port.example.com", "Fri 8 March 2024",
	} {
		if !strings.Contains(html, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	for _, leak := range []string{"/srv", "desk", "reader", "pass@", "s3cret", "/etc"} {
		if strings.Contains(html, leak) {
			t.Errorf("the page tells %q", leak)
		}
	}
	if w := ask(server(t, serve.Config{}), "GET", "/sources"); w.Code != 200 || !strings.Contains(w.Body.String(), "Nothing is read at the moment") {
		t.Errorf("without sources: %d", w.Code)
	}
	list := failing()
	s := server(t, serve.Config{Sources: func() []serve.Source { return list }})
	tag := ask(s, "GET", "/sources").Header().Get("Etag")
	list[1].LastError = ""
	if w := ask(s, "GET", "/sources", "If-None-Match", tag); w.Code != 200 || !strings.Contains(w.Body.String(), "1 of 4 sources cannot") {
		t.Errorf("a source that can be read again: %d, want the new state though the calendar is the same", w.Code)
	}
	if w := ask(server(t, serve.Config{}), "GET", "/sources?x=1"); w.Code != 400 {
		t.Errorf("with a parameter: %d", w.Code)
	}
}

// Changes can be asked for since a day, by a filter, and both; the Atom feed takes the filter.
func TestServer_changes(t *testing.T) {
	s := server(t, serve.Config{BaseURL: "https://calendar.example.org"})
	for _, c := range []struct{ query, has, lacks string }{
		{"", "Moved from Wed 13 March", "no such"},
		{"?since=2024-03-08", "Moved from Wed 13 March", "5 March 2024</h2>"},
		{"?since=2024-03-08T09:30:01Z", "Nothing of this kind has changed", "Moved from"},
		{"?since=2024-03-08T09:30:00%2B00:00", "Moved from", "5 March 2024</h2>"},
		{"?q=kind:vote", "Vote on", "fisheries"},
		{"?q=kind:vote&since=2024-03-08", "Nothing of this kind has changed", "fisheries"},
	} {
		w := ask(s, "GET", "/changes"+c.query)
		if html := w.Body.String(); w.Code != 200 || !strings.Contains(html, c.has) || strings.Contains(html, c.lacks) {
			t.Errorf("/changes%s: %d, want %q and not %q in\n%s", c.query, w.Code, c.has, c.lacks, html[strings.Index(html, "<main"):])
		}
	}
	for _, bad := range []string{"?since=yesterday", "?since=2024-13-01", "?q=kind:nonsense", "?until=2024-03-01", "?since=a&since=b"} {
		if w := ask(s, "GET", "/changes"+bad); w.Code != 400 {
			t.Errorf("/changes%s: %d", bad, w.Code)
		}
	}
	atom := ask(s, "GET", "/changes.atom?q=kind:vote").Body.String()
	if !strings.Contains(atom, "Vote on") || strings.Contains(atom, "fisheries") || !strings.Contains(atom, `rel="self" href="https://calendar.example.org/changes.atom?q=kind%3Avote"`) {
		t.Error(atom)
	}
	if all := ask(s, "GET", "/changes.atom").Body.String(); !strings.Contains(all, `rel="self" href="https://calendar.example.org/changes.atom"`) || id(all) == id(atom) {
		t.Errorf("two feeds of one name: %s, %s", id(all), id(atom))
	}
}

func id(atom string) string {
	_, rest, _ := strings.Cut(atom, "<id>")
	out, _, _ := strings.Cut(rest, "</id>")
	return out
}
