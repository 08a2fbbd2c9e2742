package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/schedule"
	"dateline/schedule/article"
	"dateline/schedule/source"
)

const webStory = "RIGA, March 5 (Wire) - The Latvian government will publish its forecast in Riga on 27 March at 10:00 local time, the ministry of finance said on Tuesday. " +
	"The forecast covers the growth of the economy and the prices of food and fuel, and it was to come out last week already. Officials gave no reason for the delay."

func webPage(text string) string {
	return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Forecast</title></head><body><nav>Monday, 1 April 2024 Home</nav><article><h1>Latvia to publish forecast</h1><p>` +
		strings.ReplaceAll(text, ". ", ".</p><p>") + `</p></article><footer>Cookies until 3 June 2024 at 11:00</footer></body></html>`
}

func webFeed(entries ...string) string {
	return `<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>` + strings.Join(entries, "") + `</channel></rss>`
}

func webEntry(link, text string) string {
	return `<item><title>Latvia to publish forecast</title><link>` + link + `</link><pubDate>Tue, 05 Mar 2024 08:00:00 GMT</pubDate><description>` + text + `</description></item>`
}

// site is a publisher whose pages can be changed.
type site struct {
	*httptest.Server
	mu    sync.Mutex
	pages map[string]string // "" answers 503
	asked int
	edits int // how often pages were changed: each an hour after the one before
}

func newSite(t *testing.T, pages map[string]string) *site {
	s := &site{pages: pages}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		body, ok := s.pages[r.URL.Path]
		s.asked++
		changed := time.Date(2024, 3, 5, 9+s.edits, 0, 0, 0, time.UTC)
		s.mu.Unlock()
		switch {
		case !ok:
			http.NotFound(w, r)
		case body == "":
			w.Header().Set("Retry-After", "7200")
			w.WriteHeader(503)
		default:
			tag := fmt.Sprintf(`"%x"`, len(body))
			w.Header().Set("ETag", tag)
			w.Header().Set("Last-Modified", changed.UTC().Format(http.TimeFormat))
			if r.Header.Get("If-None-Match") == tag {
				w.WriteHeader(304)
				return
			}
			io.WriteString(w, body)
		}
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *site) set(path, body string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pages[path] = body
	s.edits++
}

func (s *site) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked
}

// quickly is a configuration that does not wait between requests.
func quickly(t *testing.T, more string) string {
	return writeFile(t, filepath.Join(t.TempDir(), "dateline.yaml"), "fetch:\n  allow-private-network: true\n  pause: 1ms\n"+more)
}

// TestBuild_feed follows a feed over four runs: read, unchanged, failing, back again with a correction.
func TestBuild_feed(t *testing.T) {
	s := newSite(t, map[string]string{"/feed": webFeed(webEntry("/forecast", "The government will publish …")), "/forecast": webPage(webStory)})
	dir := t.TempDir()
	store, out := filepath.Join(dir, "s.db"), filepath.Join(dir, "out")
	cfg := quickly(t, "sources:\n  - name: Baltic Wire\n    url: "+s.URL+"/feed\n    country: LV\n    zone: Europe/Riga\n    trust: high\n    every: 10m\n")
	args := func(now string) []string {
		return []string{"build", "--config", cfg, "--store", store, "--out", out, "--now", now}
	}
	first := must(t, args("2024-03-05T12:00:00Z")...)
	cal := readCalendar(t, out)
	if len(cal.events) != 1 || value(cal.events[0].Start) != "2024-03-27T08:00:00Z" || !strings.HasPrefix(first.out, "added") {
		t.Fatalf("events %+v\n%s%s", cal.events, first.out, first.err)
	}
	if e := cal.events[0].Evidence; len(e) == 0 || e[0].Article != s.URL+"/forecast" {
		t.Errorf("evidence %+v, want it from the page", e)
	}
	before := files(t, out)
	if o := must(t, args("2024-03-05T13:00:00Z")...); !strings.Contains(o.out, "0 articles read") {
		t.Errorf("an unchanged feed: %s%s", o.out, o.err)
	}
	s.set("/feed", "")
	if o := dateline(t, args("2024-03-05T14:00:00Z")...); o.status != exitFailed || !strings.Contains(o.err, "/feed: the server answers 503 Service Unavailable (stale, last read 2024-03-05T13:00:00Z)") {
		t.Errorf("a failing feed: status %d\n%s%s", o.status, o.out, o.err)
	}
	asked := s.count()
	dateline(t, args("2024-03-05T15:00:00Z")...)
	if s.count() != asked {
		t.Error("asked again within the two hours that the publisher wants to be left alone")
	}
	o := must(t, "sources", "--config", cfg, "--store", store)
	for _, want := range []string{"stale    Baltic Wire  " + s.URL + "/feed", "last success 2024-03-05T13:00:00Z, 1 articles; next poll 2024-03-05T16:00:00Z", "asks to wait until 2024-03-05T16:00:00Z"} {
		if !strings.Contains(o.out, want) {
			t.Errorf("dateline sources lacks %q:\n%s", want, o.out)
		}
	}
	if d := cmp.Diff(before, files(t, out)); d != "" {
		t.Errorf("failing and unchanged feeds changed the output\n%s", d)
	}
	s.set("/feed", webFeed(webEntry("/forecast", "Corrected: the government will publish later …")))
	s.set("/forecast", webPage(strings.ReplaceAll(webStory, "27 March", "28 March")+" This story has been corrected."))
	must(t, args("2024-03-05T17:00:00Z")...)
	after := readCalendar(t, out)
	if len(after.events) != 1 || after.events[0].UID != cal.events[0].UID || value(after.events[0].Start) != "2024-03-28T08:00:00Z" {
		t.Errorf("after the correction %+v", after.events)
	}
	var line sourceLine
	if err := json.Unmarshal([]byte(must(t, "sources", "--store", store, "--json").out), &line); err != nil || line.State != "fresh" || line.LastError != nil || line.Trust != "high" || line.Kind != "feed" {
		t.Errorf("sources --json: %+v, %v", line, err)
	}
}

// TestSources_password: what is shown of a source has no password in it.
func TestSources_password(t *testing.T) {
	s := newSite(t, nil)
	store := filepath.Join(t.TempDir(), "s.db")
	address := strings.Replace(s.URL, "http://", "http://desk:geheim@", 1) + "/feed"
	o := dateline(t, "build", "--store", store, "--out", t.TempDir(), "--allow-private-network", address)
	list := must(t, "sources", "--store", store)
	read := newReadings([]source.Source{{Spec: address}})
	read.end(nil, time.Time{}, []schedule.SourceState{{Address: address, Articles: 3}}, nil)
	page := fmt.Sprint(read.sources())
	if all := o.out + o.err + list.out + list.err + page; strings.Contains(all, "geheim") || !strings.Contains(list.out, "desk:xxxxx@") || len(read.sources()) != 1 {
		t.Errorf("the password is shown, or nothing:\n%s", all)
	}
}

// TestBuild_webFails: a source that fails beside one that answers is named and the rest is done.
func TestBuild_webFails(t *testing.T) {
	s := newSite(t, map[string]string{"/forecast": webPage(webStory)})
	dir := t.TempDir()
	o := dateline(t, "build", "--store", ":memory:", "--out", dir, "--now", "2024-03-05", "--allow-private-network", s.URL+"/none", s.URL+"/forecast")
	if o.status != exitPartial || !strings.Contains(o.err, s.URL+"/none: the server answers 404 Not Found") || !strings.Contains(o.out, "1 articles read") {
		t.Errorf("status %d\n%s%s", o.status, o.out, o.err)
	}
	if o := dateline(t, "extract", "--now", "2024-03-05", s.URL+"/forecast"); o.status != exitFailed || !strings.Contains(o.err, "private network address refused") {
		t.Errorf("extract of a private address: status %d\n%s%s", o.status, o.out, o.err)
	}
	if o := must(t, "extract", "--now", "2024-03-05", "--allow-private-network", s.URL+"/forecast"); !strings.Contains(o.out, `"start":"2024-03-27T08:00:00Z"`) || strings.Contains(o.out, "2024-06-03") || strings.Contains(o.out, "2024-04-01") {
		t.Errorf("extract of an address: %s%s", o.out, o.err)
	}
}

// TestBuild_stopped: told to stop, build stores what was read, says so, and the next run reads the rest.
func TestBuild_stopped(t *testing.T) {
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	in, feed := io.Pipe()
	go func() {
		io.WriteString(feed, planned+"\n")
		io.WriteString(feed, "\n")
		cancel() // while the next line is awaited, which never comes
	}()
	var out, errs bytes.Buffer
	args := []string{"dateline", "build", "--store", filepath.Join(dir, "s.db"), "--out", filepath.Join(dir, "out"), "--now", "2024-03-05", "-", filepath.Join(dir, "never.jsonl")}
	if status := run(ctx, args, in, &out, &errs); status != exitPartial || !strings.Contains(errs.String(), "build again to go on") || !strings.Contains(errs.String(), "never.jsonl: not read") {
		t.Errorf("status %d\n%s%s", status, out.String(), errs.String())
	}
	if cal := readCalendar(t, filepath.Join(dir, "out")); len(cal.events) == 0 {
		t.Error("nothing was stored of what was read")
	}
	more := writeFile(t, filepath.Join(dir, "all.jsonl"), planned+"\n"+budget+"\n")
	if cal := buildIn(t, filepath.Join(dir, "s.db"), filepath.Join(dir, "out"), "2024-03-05", more); len(cal.events) != 2 {
		t.Errorf("%d events after the next run, want 2", len(cal.events))
	}
}

// TestServe_polls: the server asks a feed again by itself, and a list of feeds leads to more.
func TestServe_polls(t *testing.T) {
	s := newSite(t, map[string]string{"/feed": webFeed(webEntry("/forecast", "Soon …")), "/forecast": webPage(webStory)})
	s.set("/list", `<opml><body><outline text="x" xmlUrl="`+s.URL+`/feed"/></body></opml>`)
	cfg := quickly(t, "sources:\n  - url: "+s.URL+"/list\nserve:\n  listen: 127.0.0.1:0\n  every: 100ms\n")
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var out, errs lockedBuffer
	done := make(chan int, 1)
	go func() {
		done <- run(ctx, []string{"dateline", "serve", "--config", cfg, "--store", ":memory:", "--now", "2024-03-05T12:00:00Z"}, strings.NewReader(""), &out, &errs)
	}()
	until := func(what string, ok func() bool) {
		t.Helper()
		for deadline := time.Now().Add(20 * time.Second); !ok(); time.Sleep(20 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("%s\n%s%s", what, out.String(), errs.String())
			}
		}
	}
	until("the feed of the list was not read", func() bool {
		return strings.Contains(out.String(), "2024-03-27 08:00") || strings.Contains(out.String(), "added ")
	})
	s.set("/feed", webFeed(webEntry("/forecast", "Soon …"), webEntry("/second", "TALLINN, March 4 (Wire) - The Estonian parliament will vote on the budget in Tallinn on 20 March, its speaker said on Monday.")))
	until("the new entry was not read", func() bool { return strings.Count(out.String(), "added ") == 2 })
	cancel()
	if status := <-done; status != 0 {
		t.Errorf("status %d after a stop\n%s", status, errs.String())
	}
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// TestConfig: a file gives sources, feeds and settings; what is wrong in it is named with its line; flags win.
func TestConfig(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "news", "plan.jsonl"), planned)
	cfg := writeFile(t, filepath.Join(dir, "dateline.yaml"), "store: news.db\nsources:\n  - path: news\nfeeds:\n  - name: lisbon\n    title: In Lisbon\n    query: place:lisbon\n")
	out := filepath.Join(dir, "out")
	must(t, "build", "--config", cfg, "--out", out, "--now", "2024-03-05")
	if ics := readFile(t, filepath.Join(out, "lisbon.ics")); len(entries(ics)) != 1 || !strings.Contains(ics, "NAME:In Lisbon") {
		t.Errorf("lisbon.ics:\n%s", ics)
	}
	if _, err := os.Stat(filepath.Join(dir, "news.db")); err != nil {
		t.Errorf("the store does not lie beside the configuration: %v", err)
	}
	must(t, "build", "--config", cfg, "--store", filepath.Join(dir, "flag.db"), "--out", out, "--now", "2024-03-05")
	if _, err := os.Stat(filepath.Join(dir, "flag.db")); err != nil {
		t.Errorf("the flag does not win: %v", err)
	}
	for body, want := range map[string]string{
		"feeds:\n  - name: a\n    query: 'place:'\n":         "bad.yaml:3: feed a: ",
		"feeds:\n  - name: events\n":                         "bad.yaml:2: feed name \"events\" is taken",
		"sources:\n  - path: x\n    zone: Europe/Atlantis\n": "bad.yaml:3: zone \"Europe/Atlantis\" is no time zone",
		"sources:\n  - path: x\nspeed: fast\n":               "bad.yaml:3: configuration: no key \"speed\"",
		"feeds:\n  - name: a\n    cancelled: perhaps\n":      "bad.yaml:3: \"perhaps\": want one of mark, status, hide",
		"sources:\n  - path: x\n    country: XX\n":           "bad.yaml:3: country \"XX\" is no code of a country",
		"feeds:\n  - name: a\n    color: blurple\n":          "bad.yaml:3: feed a: colour \"blurple\": want a CSS name",
		"sources:\n  - url: gopher://x.example/\n":           "bad.yaml:2: ",
	} {
		bad := writeFile(t, filepath.Join(dir, "bad.yaml"), body)
		if o := dateline(t, "build", "--config", bad, "--store", ":memory:", "--out", out, filepath.Join(dir, "news")); o.status != exitUsage || !strings.Contains(o.err, want) {
			t.Errorf("%q: status %d, %q, want %q", body, o.status, o.err, want)
		}
	}
	if o := dateline(t, "build", "--config", filepath.Join(dir, "none.yaml")); o.status != exitUsage || !strings.Contains(o.err, "none.yaml: no such file") {
		t.Errorf("a missing configuration: status %d, %q", o.status, o.err)
	}
}

// TestExtract_pipe: what a shell puts in the place of a file is read, and standard input too.
func TestExtract_pipe(t *testing.T) {
	fifo := filepath.Join(t.TempDir(), "fifo")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Skip("no named pipes here:", err)
	}
	go os.WriteFile(fifo, []byte(planned+"\n"), 0o600)
	if o := must(t, "extract", "--now", "2024-03-05", fifo); !strings.Contains(o.out, `"start":"2024-03-14"`) {
		t.Errorf("a named pipe gives %s%s", o.out, o.err)
	}
	var out, errs bytes.Buffer
	if status := run(context.Background(), []string{"dateline", "extract", "-"}, strings.NewReader(planned), &out, &errs); status != 0 || !strings.Contains(out.String(), `"start":"2024-03-14"`) {
		t.Errorf("standard input: status %d, %s%s", status, out.String(), errs.String())
	}
}

// TestSpool: articles come back as they went, from memory and from the file.
func TestSpool(t *testing.T) {
	var want []schedule.Article
	for i := range 40 {
		text := fmt.Sprintf("%s\n\n%d %s", webStory, i, strings.Repeat("word ", 200))
		line, err := json.Marshal(map[string]string{"id": fmt.Sprint(i), "published": "2024-03-05T08:00:00Z", "title": "T\u2028\x7f", "text": text})
		if err != nil {
			t.Fatal(err)
		}
		for a, err := range article.Read(article.From{Name: "x"}, bytes.NewReader(line)) {
			if err != nil {
				t.Fatal(err)
			}
			a.Title += "\xff\x00"
			want = append(want, a)
		}
	}
	s := spool{limit: 20_000}
	for _, a := range want {
		if err := s.add(a); err != nil {
			t.Fatal(err)
		}
	}
	if s.file == nil {
		t.Fatal("all was held in memory")
	}
	name := s.file.Name()
	for range 2 {
		i := 0
		for a, err := range s.all() {
			if d := cmp.Diff(want[i], a); d != "" || err != nil {
				t.Fatalf("article %d, %v: (-want +got)\n%.2000s", i, err, d)
			}
			i++
		}
		if i != len(want) {
			t.Fatalf("%d articles came back of %d", i, len(want))
		}
	}
	if err := s.close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(name); err == nil {
		t.Error("the temporary file is left")
	}
}

// TestBuild_sweeps: what a killed build left in the folder is gone after a later one, what a running one writes is not.
func TestBuild_sweeps(t *testing.T) {
	dir := t.TempDir()
	old, young := writeFile(t, filepath.Join(dir, ".dateline-123"), "half"), writeFile(t, filepath.Join(dir, ".dateline-456"), "half")
	if err := os.Chtimes(old, time.Time{}, time.Now().Add(-2*time.Hour)); err != nil {
		t.Fatal(err)
	}
	buildIn(t, ":memory:", dir, "2024-03-05", writeFile(t, filepath.Join(t.TempDir(), "a.jsonl"), planned))
	if _, err := os.Stat(old); err == nil {
		t.Error("the old temporary file is still there")
	}
	if _, err := os.Stat(young); err != nil {
		t.Errorf("the young one is gone: %v", err)
	}
}

// TestForeign: what is not in English is kept, gives no entries, and is counted.
func TestForeign(t *testing.T) {
	german := "Die Regierung wird am Montag, 18. März um 10 Uhr in Riga ihre Prognose vorstellen, und der Minister wird mit den Vertretern der Banken sprechen. Das Parlament hat sich auf eine Sitzung am 20. März geeinigt, die nach dem Bericht des Ausschusses beginnt. Es ist die letzte vor der Wahl, und sie wird von der Opposition mit Spannung erwartet."
	line, err := json.Marshal(map[string]string{"id": "de", "published": "2024-03-05", "text": german})
	if err != nil {
		t.Fatal(err)
	}
	o := must(t, "build", "--store", ":memory:", "--out", t.TempDir(), "--now", "2024-03-06", writeFile(t, filepath.Join(t.TempDir(), "a.jsonl"), string(line)+"\n"+planned+"\n"))
	if !strings.Contains(o.err, "warning: not in English and passed over: de 1\n") || !strings.Contains(o.out, "2 articles read, 2 new; 1 events") {
		t.Errorf("%s%s", o.out, o.err)
	}
}

// TestConfig_serve: the settings of the server reach it.
func TestConfig_serve(t *testing.T) {
	cfg := writeFile(t, filepath.Join(t.TempDir(), "dateline.yaml"), "serve:\n  private: true\n  listen: 127.0.0.1:0\n")
	if o := dateline(t, "serve", "--config", cfg, "--store", ":memory:"); o.status != exitUsage || !strings.Contains(o.err, "a store in memory has no tokens") {
		t.Errorf("private: status %d, %q", o.status, o.err)
	}
	cfg = writeFile(t, filepath.Join(t.TempDir(), "dateline.yaml"), "serve:\n  listen: 127.0.0.1:0\n  tls-cert: none.pem\n  tls-key: none.key\n")
	if o := dateline(t, "serve", "--config", cfg, "--store", ":memory:"); o.status == 0 || !strings.Contains(o.err, filepath.Join(filepath.Dir(cfg), "none.")) {
		t.Errorf("tls: status %d, %q", o.status, o.err)
	}
	cfg = writeFile(t, filepath.Join(t.TempDir(), "dateline.yaml"), "serve:\n  listen: 127.0.0.1:0\n  proxies: [everybody]\n")
	if o := dateline(t, "serve", "--config", cfg, "--store", ":memory:"); o.status != exitUsage || !strings.Contains(o.err, "everybody") {
		t.Errorf("proxies: status %d, %q", o.status, o.err)
	}
}

// TestFollower: of many that are due, those are asked that wait longest; feeds that a list drops are no longer asked.
func TestFollower(t *testing.T) {
	f := newFollower()
	at := time.Date(2024, 3, 5, 0, 0, 0, 0, time.UTC)
	for i := range 20 {
		f.add(source.Source{Spec: fmt.Sprintf("https://x.example/%02d", i)}, at.Add(-time.Duration(i)*time.Minute))
	}
	list, _, _ := f.due(at)
	if len(list) != atOnce || list[0].Spec != "https://x.example/19" || list[7].Spec != "https://x.example/12" {
		t.Errorf("due: %v", list)
	}
	for i := range 20 {
		f.later(fmt.Sprintf("https://x.example/%02d", i), at.Add(time.Duration(i+1)*time.Hour))
	}
	if list, next, ok := f.due(at); len(list) != 0 || !ok || !next.Equal(at.Add(time.Hour)) {
		t.Errorf("due %v, next %v, %v", list, next, ok)
	}
	list = []source.Source{{Spec: "https://y.example/1"}, {Spec: "https://y.example/2"}}
	f.found(source.Source{Spec: "https://y.example/opml"}, list, at)
	f.found(source.Source{Spec: "https://y.example/opml"}, list[1:], at)
	if got, _, _ := f.due(at); len(got) != 1 || got[0].Spec != "https://y.example/2" {
		t.Errorf("after the list has dropped a feed, due: %v", got)
	}
}
