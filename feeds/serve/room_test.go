package serve_test

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"log/slog"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"dateline/feeds"
	"dateline/feeds/serve"
)

// opened is a server with a token for everything and one for votes.
func opened(t *testing.T, conf serve.Config) (s *serve.Server, whole, votes string) {
	t.Helper()
	s = server(t, conf)
	whole, h1 := serve.NewSecret()
	votes, h2 := serve.NewSecret()
	if err := s.Admit([]serve.Token{{Name: "whole", Hash: h1}, {Name: "votes", Hash: h2, Query: "kind:vote"}}); err != nil {
		t.Fatal(err)
	}
	return s, whole, votes
}

func TestNewSecret(t *testing.T) {
	a, hash := serve.NewSecret()
	b, _ := serve.NewSecret()
	h := sha256.Sum256([]byte(a))
	if !regexp.MustCompile(`^dlt_[a-z2-7]{26}$`).MatchString(a) || a == b || hash != hex.EncodeToString(h[:]) {
		t.Errorf("%s, %s: %s", a, b, hash)
	}
}

// A token opens its part of the calendar under every address there is, and what it opens stays with whoever has it.
func TestServer_private(t *testing.T) {
	s, whole, votes := opened(t, serve.Config{BaseURL: "https://example.org/cal"})
	for _, c := range []struct{ path, contentType, has, lacks string }{
		{"/all.ics", "text/calendar", "UID:vote@dateline", "UID:talks@dateline"},
		{"/talks.ics", "text/calendar", "BEGIN:VCALENDAR", "BEGIN:VEVENT"},
		{"/feed.ics?q=place:porto", "text/calendar", "UID:vote@dateline", "UID:talks@dateline"},
		{"/feed.ics?q=kind:talks", "text/calendar", "BEGIN:VCALENDAR", "BEGIN:VEVENT"},
		{"/event/vote@dateline", "text/html", "Town hall, Porto", "fisheries"},
		{"/event/vote@dateline.ics", "text/calendar", "UID:vote@dateline", "UID:talks"},
		{"/", "text/html", "Vote on", "fisheries"},
		{"", "text/html", "Vote on", "fisheries"},
		{"/?month=2024-03", "text/html", "Vote on", "fisheries"},
		{"/changes", "text/html", "Vote on", "fisheries"},
		{"/changes.atom", "application/atom+xml", "Vote on", "fisheries"},
		{"/events.json", "application/json", "vote@dateline", "talks@dateline"},
		{"/events.csv", "text/csv", "vote@dateline", "talks@dateline"},
	} {
		w := ask(s, "GET", "/private/"+votes+c.path)
		h := w.Header()
		if w.Code != 200 || !strings.HasPrefix(h.Get("Content-Type"), c.contentType) || !strings.Contains(w.Body.String(), c.has) || strings.Contains(w.Body.String(), c.lacks) {
			t.Errorf("%s: %d %s, want %q and not %q in\n%.1500s", c.path, w.Code, h.Get("Content-Type"), c.has, c.lacks, w.Body)
		}
		if !strings.HasPrefix(h.Get("Cache-Control"), "private") || !strings.HasPrefix(h.Get("X-Robots-Tag"), "noindex") || h.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s: %v", c.path, h)
		}
		if again := ask(s, "GET", "/private/"+votes+c.path, "If-None-Match", h.Get("Etag")); again.Code != 304 || !strings.HasPrefix(again.Header().Get("Cache-Control"), "private") {
			t.Errorf("%s: asked again %d %v", c.path, again.Code, again.Header())
		}
		if c.contentType != "text/html" && strings.Contains(w.Body.String(), votes) {
			t.Errorf("%s: the file carries the key to whoever it is passed on", c.path)
		}
	}
	if w := ask(s, "GET", "/cal/private/"+whole+"/all.ics"); !strings.Contains(w.Body.String(), "UID:talks@dateline") {
		t.Error("the token for everything does not open everything, below the prefix")
	}
	if w := ask(s, "GET", "/private/"+votes+"/"); strings.Contains(w.Body.String(), "talks.ics") || strings.Contains(w.Body.String(), "/sources") {
		t.Error("a part of the calendar names the feeds of the whole, or leads to its sources")
	}
	if w := ask(s, "GET", "/private/"+whole+"/"); !strings.Contains(w.Body.String(), "talks.ics") || !strings.Contains(w.Body.String(), "/sources") {
		t.Error("the whole calendar does not name its feeds and sources")
	}
	for _, path := range []string{"/sources", "/event/talks@dateline", "/event/talks@dateline.ics", "/none.ics", "/private/" + whole + "/all.ics"} {
		if w := ask(s, "GET", "/private/"+votes+path); w.Code != 404 {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	html := ask(s, "GET", "/private/"+votes+"/").Body.String()
	links := regexp.MustCompile(`(?:href|src|action)="(/[^"]*)"`).FindAllStringSubmatch(html, -1)
	for _, m := range links {
		if !strings.HasPrefix(m[1], "/cal/private/"+votes+"/") && !strings.HasPrefix(m[1], "/cal/static/") {
			t.Errorf("the page leads out of its room: %s", m[1])
		}
	}
	if webcal := "webcal://example.org/cal/private/" + votes + "/all.ics"; len(links) < 5 || !strings.Contains(html, webcal) {
		t.Errorf("no %s on the page", webcal)
	}
	if w := ask(s, "GET", "/"); strings.Contains(w.Body.String(), "/private/") || strings.HasPrefix(w.Header().Get("Cache-Control"), "private") {
		t.Error("the page for everybody knows of a private one")
	}
}

// What opens nothing looks like what is not there: wrong, revoked, cut, of other case, or not yet admitted.
func TestServer_privateRefused(t *testing.T) {
	s, whole, votes := opened(t, serve.Config{})
	other, _ := serve.NewSecret()
	want := ask(s, "GET", "/nothing").Body.String()
	refused := func(secret string) {
		t.Helper()
		for _, path := range []string{"", "/", "/all.ics", "/healthz", "/static/x"} {
			if w := ask(s, "GET", "/private/"+secret+path); w.Code != 404 || w.Body.String() != want && path != "/static/x" {
				t.Errorf("%s%s: %d %s", secret, path, w.Code, w.Body)
			}
		}
	}
	for _, secret := range []string{other, whole[:len(whole)-1], whole + "a", strings.ToUpper(whole), strings.TrimPrefix(whole, "dlt_"), "*", "%00"} {
		if secret != "%00" {
			refused(secret)
		}
	}
	if err := s.Admit([]serve.Token{{Name: "bad", Hash: "00", Query: ""}, {Name: "worse", Hash: strings.Repeat("0", 64), Query: "town:x"}, {Name: "votes", Hash: sum(votes), Query: "kind:vote"}}); err == nil ||
		!strings.Contains(err.Error(), "token bad") || !strings.Contains(err.Error(), "token worse: query, column 1") {
		t.Errorf("err = %v, want both tokens named", err)
	}
	refused(whole) // revoked
	if w := ask(s, "GET", "/private/"+votes+"/all.ics"); w.Code != 200 {
		t.Errorf("a token beside two bad ones: %d", w.Code)
	}
}

func sum(secret string) string {
	h := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(h[:])
}

// A private server shows nobody anything but what a token opens.
func TestServer_privateOnly(t *testing.T) {
	s, whole, _ := opened(t, serve.Config{Private: true})
	for _, path := range []string{"/", "/all.ics", "/talks.ics", "/feed.ics", "/feed.ics?q=a", "/event/talks@dateline", "/changes", "/changes.atom", "/sources", "/events.json", "/events.csv"} {
		if w := ask(s, "GET", path); w.Code != 404 || strings.Contains(w.Body.String(), "fisheries") {
			t.Errorf("%s: %d", path, w.Code)
		}
		if w := ask(s, "GET", "/private/"+whole+path); w.Code != 200 {
			t.Errorf("with a token %s: %d", path, w.Code)
		}
	}
	if w := ask(s, "GET", "/healthz"); w.Code != 200 {
		t.Errorf("/healthz: %d", w.Code)
	}
	if w := ask(s, "GET", "/robots.txt"); !strings.Contains(w.Body.String(), "Disallow: /\n") {
		t.Errorf("/robots.txt: %s", w.Body)
	}
}

// No secret reaches the log, in whatever shape it is asked, nor do the metrics know it.
func TestServer_privateLog(t *testing.T) {
	var log strings.Builder
	s, whole, _ := opened(t, serve.Config{BaseURL: "https://example.org/cal", Log: slog.New(slog.NewTextHandler(&log, nil))})
	for _, path := range []string{
		"/private/" + whole, "/private/" + whole + "/all.ics", "/cal/private/" + whole + "/all.ics", "//private/" + whole + "/", "/%70rivate/" + whole + "/x", "/x/private/" + whole + "/x",
		"/private/" + url.PathEscape("%64lt_") + whole[4:] + "/all.ics", "/private/" + whole + "/../x", "/" + whole + ".ics", "/event/" + whole, "/private/" + whole + whole, "/all.ics?token=" + whole,
	} {
		ask(s, "GET", path)
		ask(s, "POST", path, "Referer", "https://example.org/private/"+whole+"/")
	}
	s.Fail(errors.New("disk full"))
	text := log.String() + ask(s.Metrics(), "GET", "/metrics").Body.String()
	if secret := strings.TrimPrefix(whole, "dlt_"); strings.Contains(text, secret) || strings.Contains(text, secret[:8]) {
		t.Errorf("the secret was written down:\n%s", text)
	}
	if !strings.Contains(text, "path=/private/…/all.ics status=200") {
		t.Errorf("the log does not tell that a private calendar was served:\n%s", text)
	}
}

// A new snapshot is seen in private rooms, too.
func TestServer_privatePublish(t *testing.T) {
	s, _, votes := opened(t, serve.Config{})
	ask(s, "GET", "/private/"+votes+"/all.ics")
	snap := snapshot(t)
	for _, e := range snap.Events {
		if e.Kind == "vote" {
			e.Title = "Second vote"
		}
	}
	snap.Feeds = append(snap.Feeds, feeds.Feed{Slug: "everything"})
	if err := s.Publish(snap); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/all.ics", "/everything.ics", "/"} {
		if w := ask(s, "GET", "/private/"+votes+path); !strings.Contains(w.Body.String(), "Second vote") {
			t.Errorf("%s: %d, old", path, w.Code)
		}
	}
}
