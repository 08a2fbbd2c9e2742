package serve_test

import (
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"
	"time"

	"dateline/feeds/feedstest"
	"dateline/feeds/serve"
	"dateline/schedule"
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
	text := w.Body.String()
	for _, want := range []string{
		"2 of 4 sources cannot be read.", ">articles<", "In order", ">128<", "https://port.example.com/agenda.xml", "404 Not Found", "10 March 2024, 07:00 UTC", "10 March 2024, 09:00 UTC",
		"archive.warc.gz", "permission denied", "standard input", "Waiting", "Northern Wire", "port.example.com", "Fri 8 March 2024",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	for _, leak := range []string{"/srv", "desk", "reader", "pass@", "s3cret", "/etc"} {
		if strings.Contains(text, leak) {
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

// A source that was read with problems is not in order: they are counted, the first told, without where files lie.
func TestServer_sourcesProblems(t *testing.T) {
	at := feedstest.AsOf()
	list := []serve.Source{{Name: "/srv/desk/articles", Articles: 12, Tried: at, Read: at, Problems: 5,
		First: []string{"b.jsonl:2: bad JSON", "sub/c.jsonl:7: no text", "/srv/desk/articles/d.txt: permission denied"}}, {Name: "/srv/desk/other", Read: at}}
	s := server(t, serve.Config{Sources: func() []serve.Source { return list }})
	text := ask(s, "GET", "/sources").Body.String()
	for _, want := range []string{"2 sources, 1 with problems", ">5 problems<", "b.jsonl:2: bad JSON", "sub/c.jsonl:7: no text", "permission denied", "and 2 more"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	for _, no := range []string{"/srv", "desk", "all in order"} {
		if strings.Contains(text, no) {
			t.Errorf("the page tells %q", no)
		}
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
		if text := w.Body.String(); w.Code != 200 || !strings.Contains(text, c.has) || strings.Contains(text, c.lacks) {
			t.Errorf("/changes%s: %d, want %q and not %q in\n%s", c.query, w.Code, c.has, c.lacks, text[strings.Index(text, "<main"):])
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

// However many events there are, each is on exactly one sheet of the agenda, in the order of their days.
func TestServer_agendaSheets(t *testing.T) {
	snap := snapshot(t)
	snap.Events = nil
	for i := range 700 {
		day := schedule.NewDay(2024, time.April, 1) + schedule.Day(i%3)
		if i < 500 {
			day = schedule.NewDay(2024, time.April, 4) // more than fits one sheet
		}
		e := &schedule.Event{UID: fmt.Sprintf("e%03d@dateline", i), Title: fmt.Sprintf("Meeting %03d", i), Kind: "meeting", Status: schedule.Scheduled, FirstSeen: snap.AsOf, LastChanged: snap.AsOf,
			When: schedule.When{Grain: schedule.GrainDay, Day: day, Last: day}}
		if i%7 == 0 { // Monday in Auckland comes before Sunday in Honolulu
			e.When.Grain, e.When.Zone, e.When.Start = schedule.GrainInstant, []string{"Pacific/Auckland", "Pacific/Honolulu"}[i%2], day.UTC().Add([]time.Duration{-4 * time.Hour, 20 * time.Hour}[i%2])
		}
		snap.Events = append(snap.Events, e)
	}
	s := server(t, serve.Config{BaseURL: "https://example.org/cal"})
	if err := s.Publish(snap); err != nil {
		t.Fatal(err)
	}
	title, next := regexp.MustCompile(`<h3><a [^>]*>(Meeting \d+)</a></h3>`), regexp.MustCompile(`href="(/cal/[^"]*from=[^"]*)" rel="next"`)
	for _, first := range []string{"/cal/?q=meeting", "/cal/?q=meeting&month=2024-04"} {
		seen, sheets, last := map[string]bool{}, 0, ""
		for path := first; path != ""; sheets++ {
			w := ask(s, "GET", path)
			if w.Code != 200 || sheets > 20 {
				t.Fatalf("%s: %d", path, w.Code)
			}
			body := w.Body.String()
			titles := title.FindAllStringSubmatch(body, -1)
			if len(titles) == 0 || len(titles) > 200 {
				t.Errorf("%s: %d events", path, len(titles))
			}
			for _, m := range regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(body, -1) {
				if !strings.Contains(body, ` id="`+m[1]+`"`) {
					t.Fatalf("%s: a link to #%s, which is not here", path, m[1])
				}
			}
			for _, m := range titles {
				if seen[m[1]] {
					t.Errorf("%s is on two sheets", m[1])
				}
				seen[m[1]] = true
			}
			for _, m := range regexp.MustCompile(`id="d(2024-\d\d-\d\d)"`).FindAllStringSubmatch(body, -1) {
				if m[1] < last {
					t.Errorf("%s comes after %s", m[1], last)
				}
				last = m[1]
			}
			path = ""
			if m := next.FindStringSubmatch(body); m != nil {
				path = html.UnescapeString(m[1])
			}
		}
		if body := ask(s, "GET", first).Body.String(); strings.Contains(first, "month") && !strings.Contains(body, `href="/cal/?q=meeting&amp;month=2024-04&amp;from=2024-04-04">and 4`) {
			t.Error("the month does not lead to what a day has no room for")
		}
		if len(seen) != 700 {
			t.Errorf("from %s on %d of 700 events in %d sheets", first, len(seen), sheets)
		}
	}
	for _, bad := range []string{"/?from=soon", "/?from=2024-02-30", "/?skip=1", "/?from=2024-04-01&skip=-1", "/?from=2024-04-01&skip=99999999999999"} {
		if w := ask(s, "GET", bad); w.Code != 400 {
			t.Errorf("%s: %d", bad, w.Code)
		}
	}
	if w := ask(s, "GET", "/?from=2999-01-01&skip=2000000000"); w.Code != 200 || !strings.Contains(w.Body.String(), "From the beginning") {
		t.Errorf("behind the last: %d", w.Code)
	}
}
