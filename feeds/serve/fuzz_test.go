package serve_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"dateline/feeds/serve"
)

// FuzzServer asks whatever can stand in a request line: no answer is a fault of ours, none breaks a line of the log, none
// has a header that the address wrote, and none writes a secret down.
func FuzzServer(f *testing.F) {
	secret, hash := serve.NewSecret()
	for _, target := range []string{
		"/", "/all.ics", "/feed.ics?q=kind:vote", "/?q=(&month=2024-03&from=2024-03-01&skip=3", "/changes?since=2024-03-01", "/event/talks@dateline.ics", "/sources", "/healthz",
		"/private/x/all.ics", "/private/x/?q=%22", "/static/style.css", "//x", "/%2e%2e/", "/a%0d%0ab", "/?q=" + strings.Repeat("(", 70), "/robots.txt", "http://x/y", "*",
	} {
		f.Add(target, "gzip;q=0.5, *", `W/"x", "y"`)
	}
	log := &safeLog{}
	s := server(f, serve.Config{BaseURL: "https://example.org/cal", Limit: serve.Limit{PerSecond: -1}, Log: slog.New(slog.NewTextHandler(log, nil))})
	if err := s.Admit([]serve.Token{{Name: "x", Hash: hash}}); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, target, coding, tags string) {
		for _, address := range []string{target, "/private/" + secret + target, strings.Replace(target, "/private/x", "/private/"+secret, 1)} {
			u, err := url.ParseRequestURI(address)
			if err != nil {
				continue // net/http refuses it
			}
			r := httptest.NewRequest("GET", "/", nil)
			r.RequestURI, r.URL = address, u
			r.Header = http.Header{"Accept-Encoding": {coding}, "If-None-Match": {tags}}
			w := httptest.NewRecorder()
			s.ServeHTTP(w, r)
			if w.Code >= 500 {
				t.Errorf("%q: %d %s", address, w.Code, w.Body)
			}
			if w.Code == http.StatusOK && !strings.Contains(w.Header().Get("Content-Security-Policy"), "default-src 'none'") {
				t.Errorf("%q: no policy", address)
			}
			for name, values := range w.Header() {
				if strings.ContainsAny(strings.Join(values, ""), "\r\n") {
					t.Errorf("%q: header %s %q", address, name, values)
				}
			}
		}
		log.Lock()
		defer log.Unlock()
		text := log.String()
		log.Reset()
		if strings.Contains(text, secret[4:]) {
			t.Errorf("the log has the secret: %s", text)
		}
		for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
			if line != "" && !strings.HasPrefix(line, "time=") {
				t.Errorf("a broken line: %q", line)
			}
		}
	})
}
