package serve_test

import (
	"bufio"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/feeds/feedstest"
	"dateline/feeds/serve"
	"dateline/schedule"
)

// safeLog is a log that several goroutines write.
type safeLog struct {
	sync.Mutex
	strings.Builder
}

func (l *safeLog) Write(b []byte) (int, error) {
	l.Lock()
	defer l.Unlock()
	return l.Builder.Write(b)
}

// raw sends bytes as they are and reads what comes back, until the server hangs up or has answered.
func raw(t *testing.T, address, request string) *http.Response {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(20 * time.Second))
	go io.WriteString(c, request) // the server may hang up in the middle
	res, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		return nil // refused without a word
	}
	b, err := io.ReadAll(io.LimitReader(res.Body, 1<<20))
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	res.Body.Close()
	res.Body = io.NopCloser(strings.NewReader(string(b)))
	return res
}

// Requests no client writes, as bytes on the wire: each is refused, or answered as if the odd part were not there, and
// nothing of it comes back.
func TestServer_hostileBytes(t *testing.T) {
	log := &safeLog{}
	s := server(t, serve.Config{BaseURL: "https://calendar.example.org", Log: slog.New(slog.NewTextHandler(log, nil))})
	address := start(t, s)
	t.Run("requests", func(t *testing.T) { hostileRequests(t, address) })
	log.Lock()
	defer log.Unlock()
	for line := range strings.SplitSeq(strings.TrimSpace(log.String()), "\n") {
		if !strings.HasPrefix(line, "time=") || strings.Contains(line, "panic") {
			t.Errorf("in the log: %.300q", line)
		}
	}
}

func hostileRequests(t *testing.T, address string) {
	const end = "\r\nHost: calendar.example.org\r\nConnection: close\r\n\r\n"
	for _, c := range []struct {
		name, request string
		answered      bool // 200 is right, too
	}{
		{"traversal", "GET /../../etc/passwd HTTP/1.1" + end, false},
		{"traversal in percent signs", "GET /%2e%2e%2f%2e%2e%2fetc%2fpasswd HTTP/1.1" + end, false},
		{"traversal twice encoded", "GET /%252e%252e%252fetc%252fpasswd HTTP/1.1" + end, false},
		{"traversal in overlong UTF-8", "GET /%c0%ae%c0%ae/%c0%afetc/passwd HTTP/1.1" + end, false},
		{"traversal in UTF-16", "GET /%u002e%u002e/etc/passwd HTTP/1.1" + end, false},
		{"traversal with backslashes", "GET /..\\..\\etc\\passwd HTTP/1.1" + end, false},
		{"traversal below an event", "GET /event/..%2f..%2f..%2fetc%2fpasswd HTTP/1.1" + end, false},
		{"traversal below the private", "GET /private/x/..%2f..%2fall.ics HTTP/1.1" + end, false},
		{"traversal with a null", "GET /all.ics%00/../../etc/passwd HTTP/1.1" + end, false},
		{"dots in full width", "GET /%ef%bc%8e%ef%bc%8e/etc/passwd HTTP/1.1" + end, false},
		{"a header's end in the path", "GET /event/x%0d%0aSet-Cookie:%20a=1 HTTP/1.1" + end, false},
		{"a header's end in the filter", "GET /feed.ics?q=a%0d%0aSet-Cookie:%20a=1%22 HTTP/1.1" + end, false},
		{"a header's end in the month", "GET /?month=2024-03%0d%0aSet-Cookie:a=1 HTTP/1.1" + end, false},
		{"a bare line feed in the request", "GET /all.ics\nX-A: 1 HTTP/1.1" + end, false},
		{"a header folded over lines", "GET /all.ics HTTP/1.1\r\nX-A: 1\r\n Set-Cookie: a=1" + end, true},
		{"a name with a blank", "GET /all.ics HTTP/1.1\r\nX A: 1" + end, false},
		{"two hosts", "GET /all.ics HTTP/1.1\r\nHost: a.example" + end, false},
		{"no host", "GET /all.ics HTTP/1.1\r\nConnection: close\r\n\r\n", false},
		{"a host with a path", "GET /all.ics HTTP/1.1\r\nHost: evil.example/x?<script>\r\nConnection: close\r\n\r\n", false},
		{"another host", "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", true},
		{"another host in the address", "GET http://evil.example/ HTTP/1.1" + end, true},
		{"another host in other headers", "GET / HTTP/1.1\r\nX-Forwarded-Host: evil.example\r\nX-Original-URL: /x\r\nX-Rewrite-URL: /x\r\nForwarded: host=evil.example" + end, true},
		{"another scheme", "GET ftp://evil.example/all.ics HTTP/1.1" + end, true},
		{"a tunnel", "CONNECT evil.example:443 HTTP/1.1" + end, false},
		{"a body of two lengths", "GET /all.ics HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6" + end + "GET /x", false},
		{"a body of length and chunks", "GET /all.ics HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked" + end + "0\r\n\r\nGET /x HTTP/1.1\r\n\r\n", true},
		{"chunks of an odd coding", "GET /all.ics HTTP/1.1\r\nTransfer-Encoding: xchunked" + end, false},
		{"a body that is posted", "POST /all.ics HTTP/1.1\r\nContent-Length: 1000000" + end + strings.Repeat("x", 1000), false},
		{"another method by header", "GET /nothing HTTP/1.1\r\nX-HTTP-Method-Override: DELETE" + end, false},
		{"a small method", "get /all.ics HTTP/1.1" + end, false},
		{"TRACE", "TRACE / HTTP/1.1\r\nCookie: secret=1" + end, false},
		{"another protocol", "GET /all.ics HTTP/9.9" + end, false},
		{"no protocol", "GET /all.ics\r\n\r\n", false},
		{"the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", false},
		{"TLS on the plain port", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", false},
		{"a star", "GET * HTTP/1.1" + end, false},
		{"a long address", "GET /" + strings.Repeat("a", 8000) + " HTTP/1.1" + end, false},
		{"a very long address", "GET /" + strings.Repeat("a", 100_000) + " HTTP/1.1" + end, false},
		{"a flood of headers", "GET /all.ics HTTP/1.1\r\n" + strings.Repeat("X-A: 1\r\n", 10_000) + "Host: x\r\n\r\n", false},
		{"one long header", "GET /all.ics HTTP/1.1\r\nX-A: " + strings.Repeat("a", 100_000) + end, false},
		{"a flood of parameters", "GET /feed.ics?" + strings.Repeat("a&", 1900) + " HTTP/1.1" + end, false},
		{"a flood of one parameter", "GET /?" + strings.Repeat("q=a&", 900) + " HTTP/1.1" + end, false},
		{"a flood of brackets", "GET /feed.ics?q=" + strings.Repeat("(", 900) + " HTTP/1.1" + end, false},
		{"a flood of minuses", "GET /feed.ics?q=" + strings.Repeat("-", 900) + "a HTTP/1.1" + end, false},
		{"a script in the filter", "GET /feed.ics?q=%3Cscript%3Ealert(1)%3C/script%3E%22 HTTP/1.1" + end, false},
		{"a script as a field", "GET /?q=%3Cscript%3E:alert(1) HTTP/1.1" + end, false},
		{"a script in quotes", "GET /?q=%22%3Cscript%3Ealert(1)%3C/script%3E%22 HTTP/1.1" + end, true},
		{"a script in the time", "GET /changes?since=%3Cscript%3Ealert(1)%3C/script%3E HTTP/1.1" + end, false},
		{"a script as an event", "GET /event/%3Cscript%3Ealert(1)%3C%2Fscript%3E HTTP/1.1" + end, false},
		{"a template", "GET /?q={{.}}${7*7}%25{7*7} HTTP/1.1" + end, true},
		{"a part of the bytes", "GET /all.ics HTTP/1.1\r\nRange: bytes=0-10,5-20,-1" + end, true},
		{"floods of tags", "GET /all.ics HTTP/1.1\r\nIf-None-Match: " + strings.Repeat(`"x",`, 3000) + `"y"` + end, true},
		{"odd codings", "GET /all.ics HTTP/1.1\r\nAccept-Encoding: " + strings.Repeat("gzip;q=9999999999999,", 500) + "br" + end, true},
		{"an odd date", "GET /all.ics HTTP/1.1\r\nIf-Modified-Since: Mon, 99 Foo 99999 99:99:99 GMT" + end, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel() // some wait until the server has had enough
			res := raw(t, address, c.request)
			if res == nil {
				if c.answered {
					t.Error("no answer")
				}
				return
			}
			body, _ := io.ReadAll(res.Body)
			text := string(body)
			if ok := res.StatusCode == 200 && c.answered; !ok && (res.StatusCode < 400 || res.StatusCode > 505) || res.StatusCode == 500 {
				t.Errorf("status %d", res.StatusCode)
			}
			if strings.HasPrefix(res.Header.Get("Content-Type"), "text/calendar") {
				text = strings.ReplaceAll(text, "<script>alert", "") // a title of the calendar, in plain text
			}
			for _, bad := range []string{"<script>alert", "evil.example", "root:", "secret=1", "goroutine ", ".go:", "\nSet-Cookie"} {
				if strings.Contains(text, bad) {
					t.Errorf("the answer has %q:\n%.1000s", bad, text)
				}
			}
			for name, values := range res.Header {
				if name == "Set-Cookie" || name == "Location" || name == "X-A" || strings.Contains(strings.Join(values, ""), "evil") {
					t.Errorf("header %s: %q", name, values)
				}
			}
			if res.StatusCode == 200 && strings.Contains(c.request, "Range:") && (res.Header.Get("Accept-Ranges") != "none" || !strings.HasSuffix(text, "END:VCALENDAR\r\n")) {
				t.Errorf("a range is answered with %d bytes, %v", len(text), res.Header)
			}
		})
	}
}

// On a loopback address, with no proxy in front, a name that is not of this machine is a trick of a web page.
func TestServer_rebinding(t *testing.T) {
	s := server(t, serve.Config{})
	address := start(t, s)
	_, port, _ := net.SplitHostPort(address)
	for host, want := range map[string]int{
		"127.0.0.1:" + port: 200, "localhost:" + port: 200, "LOCALHOST": 200, "[::1]:" + port: 200, "calendar.localhost": 200, "192.168.7.7": 200,
		"evil.example:" + port: 421, "localhost.evil.example": 421, "127.0.0.1.evil.example": 421, "evillocalhost": 421,
	} {
		res := raw(t, address, "GET /all.ics HTTP/1.1\r\nHost: "+host+"\r\nConnection: close\r\n\r\n")
		if res == nil || res.StatusCode != want {
			t.Errorf("Host %s: %v, want %d", host, res, want)
		}
	}
	published := server(t, serve.Config{BaseURL: "https://calendar.example.org"})
	if res := raw(t, start(t, published), "GET /all.ics HTTP/1.1\r\nHost: backend\r\nConnection: close\r\n\r\n"); res == nil || res.StatusCode != 200 {
		t.Errorf("behind a proxy that names it otherwise: %v", res)
	}
}

// What strangers wrote into articles runs nowhere: not on a page, not in a feed reader, not in a spreadsheet.
func TestServer_hostileArticles(t *testing.T) {
	const evil = "\"><script>alert(1)</script><img src=x onerror=alert(2)>\r\nEND:VEVENT\r\nX-EVIL:1\u2028=cmd|' /C calc'!A0"
	snap := snapshot(t)
	for _, e := range snap.Events {
		if e.UID != "talks@dateline" {
			continue
		}
		e.Title, e.Kind, e.Place = evil, evil, &schedule.Place{Name: "=" + evil, Zone: evil}
		e.Participants = []schedule.Name{{Kind: schedule.Person, Name: "@" + evil}}
		for j, link := range []string{"javascript:alert(3)", "data:text/html,<script>alert(4)</script>", "JaVaScRiPt:alert(5)", "https://user:pass@evil.example/", "//evil.example/", "https://ok.example/\r\nX-EVIL: 1", "vbscript:x"} {
			id := fmt.Sprint("evil", j)
			e.Sources = append(e.Sources, schedule.SourceRef{Article: id, URL: link, Headline: evil, Outlet: evil, Published: evil})
			e.Evidence = append(e.Evidence, schedule.Evidence{Article: id, URL: link, In: "text", Quote: evil, Start: 0, End: len(evil), Field: evil})
		}
		e.Conflicts[0].Value, e.History[0].To, e.Why.Got = evil, evil, evil
	}
	s, err := serve.New(serve.Config{Now: feedstest.AsOf, BaseURL: "https://calendar.example.org", Sources: func() []serve.Source {
		return []serve.Source{{Name: evil, LastError: evil, Problems: 1, First: []string{evil}}, {Name: evil, Problems: 1, First: []string{evil}}}
	}})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Publish(snap); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/", "/?month=2024-03", "/event/talks@dateline", "/changes", "/sources", "/changes.atom", "/all.ics", "/event/talks@dateline.ics", "/events.json", "/all.jscalendar.json", "/events.csv"} {
		w := ask(s, "GET", path)
		body := w.Body.String()
		kind, _, _ := strings.Cut(w.Header().Get("Content-Type"), ";")
		if w.Code != 200 || w.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %d %v", path, w.Code, w.Header())
		}
		var bad []string
		switch kind {
		case "text/html":
			bad = []string{"<script>alert", "<img", `="javascript:`, `="JaVaScRiPt:`, `="data:`, `="vbscript:`, `href="//evil`, "user:pass@"}
			if !strings.Contains(w.Header().Get("Content-Security-Policy"), "script-src 'self'") {
				t.Errorf("%s: policy %s", path, w.Header().Get("Content-Security-Policy"))
			}
		case "text/calendar":
			bad = []string{"\r\nX-EVIL", "URL:javascript", "URL;VALUE=URI:javascript", "URL:data:"}
			if strings.Count(body, "BEGIN:VEVENT") != strings.Count(body, "\r\nEND:VEVENT\r\n") {
				t.Errorf("%s: an event was ended by a title", path)
			}
		case "application/atom+xml":
			bad = []string{"<script", `href="javascript:`, `href="data:`}
			if err := xml.Unmarshal(w.Body.Bytes(), new(struct{})); err != nil {
				t.Errorf("%s: %v", path, err)
			}
		case "text/csv":
			bad = []string{"\n=", ",=", ",\"=", ",@", ",\"@", "\r\nX-EVIL"}
		default:
			if !json.Valid(w.Body.Bytes()) {
				t.Errorf("%s: no JSON", path)
			}
		}
		for _, b := range bad {
			if i := strings.Index(body, b); i >= 0 {
				t.Errorf("%s: has %q in %.200q", path, b, body[max(0, i-80):])
			}
		}
	}
}
