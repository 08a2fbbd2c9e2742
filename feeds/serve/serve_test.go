package serve_test

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"

	"dateline/feeds"
	"dateline/feeds/feedstest"
	"dateline/feeds/query"
	"dateline/feeds/serve"
)

func snapshot(t testing.TB) serve.Snapshot {
	t.Helper()
	talks, err := query.Parse("kind:talks")
	if err != nil {
		t.Fatal(err)
	}
	return serve.Snapshot{Events: feedstest.Events(), Feeds: []feeds.Feed{{Slug: "talks", Title: "Talks", Query: talks}}, Articles: feedstest.Article, AsOf: feedstest.AsOf()}
}

func server(t testing.TB, conf serve.Config) *serve.Server {
	t.Helper()
	conf.Now = feedstest.AsOf
	s, err := serve.New(conf)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Publish(snapshot(t)); err != nil {
		t.Fatal(err)
	}
	return s
}

// ask sends a request as the server of net/http would hand it on; what that refuses itself is answered with 400.
func ask(s http.Handler, method, target string, header ...string) *httptest.ResponseRecorder {
	u, err := url.ParseRequestURI(target)
	if err != nil {
		w := httptest.NewRecorder()
		w.WriteHeader(http.StatusBadRequest)
		return w
	}
	r := httptest.NewRequest(method, "http://calendar.example.org/", nil)
	r.RequestURI, r.URL = target, u
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func TestServer_addresses(t *testing.T) {
	s := server(t, serve.Config{BaseURL: "https://calendar.example.org"})
	for _, c := range []struct {
		path, contentType, has string
	}{
		{"/", "text/html; charset=utf-8", "Portugal–Morocco fisheries talks"},
		{"/?q=kind:vote", "text/html; charset=utf-8", "Town hall, Porto"},
		{"/?month=2024-03", "text/html; charset=utf-8", "March 2024</caption>"},
		{"/all.ics", "text/calendar; charset=utf-8", "UID:launch@dateline"},
		{"/talks.ics", "text/calendar; charset=utf-8", "UID:talks@dateline"},
		{"/feed.ics?q=place%3Aporto", "text/calendar; charset=utf-8", "UID:vote@dateline"},
		{"/feed.ics", "text/calendar; charset=utf-8", "UID:launch@dateline"},
		{"/event/talks@dateline", "text/html; charset=utf-8", "Why it stands so"},
		{"/event/talks%40dateline", "text/html; charset=utf-8", "Why it stands so"},
		{"/event/merged@dateline", "text/html; charset=utf-8", "Now part of"},
		{"/event/talks@dateline.ics", "text/calendar; charset=utf-8", "UID:talks@dateline"},
		{"/changes", "text/html; charset=utf-8", "Moved"},
		{"/changes.atom", "application/atom+xml; charset=utf-8", "<feed"},
		{"/events.json", "application/json; charset=utf-8", `"uid": "denied@dateline"`},
		{"/events.csv", "text/csv; charset=utf-8; header=present", "uid,sequence"},
		{"/all.jscalendar.json", "application/jscalendar+json;type=group", `"@type": "Group"`},
		{"/healthz", "text/plain; charset=utf-8", "ok, as of 2024-03-10T08:00:00Z, 0s ago"},
	} {
		t.Run(c.path, func(t *testing.T) {
			w := ask(s, "GET", c.path)
			if w.Code != 200 || w.Header().Get("Content-Type") != c.contentType || !strings.Contains(w.Body.String(), c.has) {
				t.Fatalf("%d %s, wanting %q in\n%.2000s", w.Code, w.Header().Get("Content-Type"), c.has, w.Body)
			}
			head := ask(s, "HEAD", c.path)
			if c.path != "/healthz" && (head.Code != 200 || head.Body.Len() != 0 || head.Header().Get("Etag") != w.Header().Get("Etag")) {
				t.Errorf("HEAD: %d, %d bytes, %v", head.Code, head.Body.Len(), head.Header())
			}
			if w.Header().Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(w.Header().Get("Content-Security-Policy"), "default-src 'none'") {
				t.Errorf("headers %v", w.Header())
			}
		})
	}
	if w := ask(s, "GET", "/event/talks@dateline.ics"); strings.Contains(w.Body.String(), "SOURCE") {
		t.Error("one event claims to come from an address that has others")
	}
	if w := ask(s, "GET", "/feed.ics?q=place%3Aporto"); strings.Contains(w.Body.String(), "UID:launch") {
		t.Error("the filter lets everything through")
	}
	html := ask(s, "GET", "/").Body.String()
	for _, name := range []string{"/static/style.", "/static/script."} {
		i := strings.Index(html, name)
		path, _, _ := strings.Cut(html[i:], `"`)
		if w := ask(s, "GET", path); w.Code != 200 || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d %v", path, w.Code, w.Header())
		}
	}
}

func TestServer_conditional(t *testing.T) {
	s := server(t, serve.Config{})
	first := ask(s, "GET", "/all.ics")
	tag, modified := first.Header().Get("Etag"), first.Header().Get("Last-Modified")
	if !strings.HasPrefix(tag, `"`) || modified != "Fri, 08 Mar 2024 09:30:00 GMT" {
		t.Fatalf("ETag %s, Last-Modified %s", tag, modified)
	}
	zipped := ask(s, "GET", "/all.ics", "Accept-Encoding", "gzip, br").Header().Get("Etag")
	for _, c := range []struct {
		name   string
		header []string
		want   int
	}{
		{"same tag", []string{"If-None-Match", tag}, 304},
		{"weak", []string{"If-None-Match", "W/" + tag}, 304},
		{"one of several", []string{"If-None-Match", `"x", ` + tag}, 304},
		{"star", []string{"If-None-Match", "*"}, 304},
		{"tag of the compressed", []string{"If-None-Match", zipped, "Accept-Encoding", "gzip"}, 304},
		{"other tag", []string{"If-None-Match", `"x"`}, 200},
		{"other tag outranks the date", []string{"If-None-Match", `"x"`, "If-Modified-Since", modified}, 200},
		{"not modified since", []string{"If-Modified-Since", modified}, 304},
		{"modified since", []string{"If-Modified-Since", "Fri, 08 Mar 2024 09:29:59 GMT"}, 200},
		{"no date", []string{"If-Modified-Since", "yesterday"}, 200},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := ask(s, "GET", "/all.ics", c.header...)
			if w.Code != c.want || (c.want == 304) != (w.Body.Len() == 0) || w.Header().Get("Etag") == "" {
				t.Errorf("%d, %d bytes, %v", w.Code, w.Body.Len(), w.Header())
			}
		})
	}
}

func TestServer_compressed(t *testing.T) {
	s := server(t, serve.Config{})
	plain := ask(s, "GET", "/all.ics")
	for accept, want := range map[string]string{
		"gzip": "gzip", "br, GZIP;q=0.5": "gzip", "*": "gzip", "*;q=0.1, zstd;q=0": "gzip", "gzip;q=0, *": "", "": "", "br": "", "gzip;q=0": "", "gzip; q=0.000": "", "gzip;q=NaN": "",
		"zstd": "zstd", "gzip, deflate, br, zstd": "zstd", "zstd;q=0.5, gzip": "gzip", "zstd;q=0, gzip;q=0.1": "gzip", "identity": "",
	} {
		w := ask(s, "GET", "/all.ics", "Accept-Encoding", accept)
		got := w.Header().Get("Content-Encoding")
		if got != want || w.Header().Get("Vary") != "Accept-Encoding" {
			t.Errorf("Accept-Encoding %q: %v, want %q", accept, w.Header(), want)
		}
		if (w.Header().Get("Etag") == plain.Header().Get("Etag")) != (got == "") {
			t.Errorf("Accept-Encoding %q: tag %s; other bytes need another one", accept, w.Header().Get("Etag"))
		}
		var unpacked io.Reader = w.Body
		var err error
		switch got {
		case "gzip":
			unpacked, err = gzip.NewReader(w.Body)
		case "zstd":
			unpacked, err = zstd.NewReader(w.Body)
		}
		if err != nil {
			t.Fatal(err)
		}
		if b, err := io.ReadAll(unpacked); err != nil || string(b) != plain.Body.String() {
			t.Errorf("Accept-Encoding %q: other bytes, %v", accept, err)
		}
		if again := ask(s, "GET", "/all.ics", "If-None-Match", w.Header().Get("Etag")); again.Code != 304 {
			t.Errorf("Accept-Encoding %q: its tag is not known again", accept)
		}
	}
	if w := ask(s, "GET", "/all.ics", "Accept-Encoding", "gzip", "User-Agent", "Microsoft Office/16.0 (Microsoft Outlook 16.0; Pro)"); w.Header().Get("Content-Encoding") != "" {
		t.Error("Outlook gets gzip, on which it fails")
	}
}

// What does not change keeps its tag and time; what changes is seen by the next poll; a failure leaves the last good state.
func TestServer_Publish(t *testing.T) {
	s := server(t, serve.Config{})
	before := ask(s, "GET", "/talks.ics").Header().Get("Etag")
	snap := snapshot(t)
	for _, e := range snap.Events {
		if e.UID == "vote@dateline" {
			e.Title, e.LastChanged = "Second vote", e.LastChanged.Add(time.Hour)
		}
	}
	snap.AsOf = snap.AsOf.Add(time.Hour)
	if err := s.Publish(snap); err != nil {
		t.Fatal(err)
	}
	if w := ask(s, "GET", "/talks.ics", "If-None-Match", before); w.Code != 304 {
		t.Errorf("an untouched feed answers %d", w.Code)
	}
	if w := ask(s, "GET", "/all.ics"); !strings.Contains(w.Body.String(), "Second vote") || w.Header().Get("Last-Modified") != "Fri, 08 Mar 2024 10:30:00 GMT" {
		t.Errorf("the changed feed is old: %v", w.Header())
	}
	if w := ask(s, "GET", "/feed.ics?q=kind:vote"); !strings.Contains(w.Body.String(), "Second vote") {
		t.Error("the filter is old")
	}

	snap.Feeds = append(snap.Feeds, feeds.Feed{Slug: "../x"})
	if err := s.Publish(snap); err == nil {
		t.Fatal("a feed with a bad name was published")
	}
	if w := ask(s, "GET", "/all.ics"); w.Code != 200 || !strings.Contains(w.Body.String(), "Second vote") {
		t.Error("after a failure the last good state is gone")
	}
	if w := ask(s, "GET", "/"); !strings.Contains(w.Body.String(), "could not be renewed") {
		t.Error("the page does not say that it is old")
	}
	if w := ask(s, "GET", "/healthz"); !strings.Contains(w.Body.String(), "failed") {
		t.Error("health is silent about the failure")
	}

	snap = snapshot(t)
	snap.Events[0].UID = "bad\r\nuid"
	var partial *feeds.Partial
	if err := s.Publish(snap); !errors.As(err, &partial) {
		t.Fatalf("err = %v", err)
	}
	if w := ask(s, "GET", "/all.ics"); strings.Contains(w.Body.String(), "Second vote") || !strings.Contains(w.Body.String(), "UID:launch") {
		t.Error("one broken event keeps the others back")
	}
}

func TestServer_notReady(t *testing.T) {
	s, err := serve.New(serve.Config{Now: feedstest.AsOf})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/", "/all.ics", "/healthz"} {
		if w := ask(s, "GET", path); w.Code != http.StatusServiceUnavailable { // an empty calendar would wipe the subscribers'
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}

func TestServer_behindPrefix(t *testing.T) {
	s := server(t, serve.Config{BaseURL: "https://example.org/news/cal/"})
	for _, path := range []string{"/news/cal/", "/"} {
		w := ask(s, "GET", path)
		if w.Code != 200 || !strings.Contains(w.Body.String(), `href="/news/cal/event/talks@dateline"`) || strings.Contains(w.Body.String(), `href="/event`) {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	if w := ask(s, "GET", "/news/cal/all.ics"); !strings.Contains(w.Body.String(), "SOURCE;VALUE=URI:https://example.org/news/cal/all.ics") {
		t.Errorf("%.600s", w.Body)
	}
}

// Whatever is asked, the answer is a refusal: nothing is run, read or told.
func TestServer_hostile(t *testing.T) {
	var log strings.Builder
	s := server(t, serve.Config{Log: slog.New(slog.NewTextHandler(&log, nil))})
	for _, target := range []string{
		"/../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd", "/%252e%252e/etc/passwd", "/..%5c..%5cwin.ini", "/....//etc/passwd",
		"/%c0%ae%c0%ae/etc/passwd", "/all.ics/../../x", "//evil.example/", "/\\evil.example", "/static/../all.ics", "/static/..%2f..%2fgo.mod", "/static/", "/event/", "/event/..%2f..%2fx",
		"/event/%0d%0aSet-Cookie:x=1", "/event/<script>alert(1)</script>", "/all.ics%00.html", "/all.ics%0d%0aX-A:b", "/ALL.ICS", "/nothing.ics", "/.git/config", "/index.php",
		"/feed.ics?q=%28", "/feed.ics?q=%ff", "/feed.ics?q=a&q=b", "/feed.ics?x=1", "/feed.ics?q=town:x", "/feed.ics?q=" + strings.Repeat("a+", 600), "/feed.ics?q=%zz", "/feed.ics?q=a;b",
		"/?month=0000-00", "/?month=9999-99", "/?month=../..", "/?q=%28<script>alert(1)</script>", "/?q=" + strings.Repeat("%28", 300), "/?callback=x",
		"/" + strings.Repeat("a", 5000), "/feed.ics?q=" + strings.Repeat("x", 5000),
	} {
		w := ask(s, "GET", target)
		if w.Code < 400 || w.Code >= 500 {
			t.Errorf("%.60s: %d", target, w.Code)
		}
		body := w.Body.String()
		if strings.Contains(body, "<script>alert") || strings.Contains(body, "root:") || strings.Contains(body, "/home") {
			t.Errorf("%.60s: %.300s", target, body)
		}
		if h := w.Header(); h.Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(h.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("%.60s: headers %v", target, h)
		}
		for name, values := range w.Header() {
			if name == "Set-Cookie" || name == "Location" || name == "X-A" || strings.ContainsAny(strings.Join(values, ""), "\r\n") {
				t.Errorf("%.60s: header %s: %q", target, name, values)
			}
		}
	}
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "REPORT", "X"} {
		if w := ask(s, method, "/all.ics"); w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %d %v", method, w.Code, w.Header())
		}
	}
	for i, line := range strings.Split(strings.TrimSpace(log.String()), "\n") {
		if !strings.HasPrefix(line, "time=") {
			t.Errorf("a request broke line %d of the log: %q", i, line)
		}
	}
	a, b := ask(s, "GET", "/"), ask(s, "GET", "/", "Host", "evil.example", "X-Forwarded-Host", "evil.example", "X-Original-URL", "/x")
	if a.Body.String() != b.Body.String() {
		t.Error("a header of the client shows on the page")
	}
}

// The log tells paths, not what people look for.
func TestServer_log(t *testing.T) {
	var log strings.Builder
	s := server(t, serve.Config{Log: slog.New(slog.NewTextHandler(&log, nil))})
	ask(s, "GET", "/feed.ics?q=secret", "User-Agent", "app/1")
	if got := log.String(); !strings.Contains(got, "path=/feed.ics status=200") || !strings.Contains(got, "agent=app/1") || strings.Contains(got, "secret") {
		t.Error(got)
	}
}

// Readers never see half of one snapshot and half of another.
func TestServer_concurrent(t *testing.T) {
	s := server(t, serve.Config{})
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 50 {
				w := ask(s, "GET", "/feed.ics?q=kind:vote+OR+fair")
				b := w.Body.String()
				if strings.Contains(b, "round one") && strings.Contains(b, "round two") || w.Code != 200 {
					t.Errorf("%d\n%s", w.Code, b)
					return
				}
			}
		})
	}
	for i := range 10 {
		snap := snapshot(t)
		for _, e := range snap.Events {
			if e.Kind == "vote" || e.Kind == "fair" {
				e.Title = []string{"round one", "round two"}[i%2]
			}
		}
		if err := s.Publish(snap); err != nil {
			t.Error(err)
		}
	}
	wg.Wait()
}

func TestServer_Serve(t *testing.T) {
	s := server(t, serve.Config{})
	ctx, stop := context.WithCancel(t.Context())
	l, err := serve.Listen(ctx, "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, l) }()
	res, err := http.Get("http://" + l.Addr().String() + "/all.ics")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if b, err := io.ReadAll(res.Body); err != nil || res.StatusCode != 200 || !strings.HasSuffix(string(b), "END:VCALENDAR\r\n") {
		t.Errorf("%d %v", res.StatusCode, err)
	}
	stop()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(5 * time.Second):
		t.Error("does not stop")
	}
	if c, err := net.Dial("tcp", l.Addr().String()); err == nil {
		c.Close()
		t.Error("still listens")
	}
	if _, err := serve.Listen(t.Context(), "nowhere:port"); err == nil {
		t.Error("listens nowhere")
	}
}

func TestNew_config(t *testing.T) {
	for _, base := range []string{"ftp://x", "example.org", "https://x/?a", "javascript:1"} {
		if _, err := serve.New(serve.Config{Now: feedstest.AsOf, BaseURL: base}); err == nil {
			t.Errorf("base address %q is taken", base)
		}
	}
	if _, err := serve.New(serve.Config{}); err == nil {
		t.Error("no clock is taken")
	}
}
