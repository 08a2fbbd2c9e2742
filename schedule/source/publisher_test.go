package source

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"dateline/schedule"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const story = "The ferry museum of Turku will open its new hall on Saturday, 11 May at 10:00, the city said in a statement on Tuesday, after two years of work on the old slip. " +
	"Visitors will be led through the engine room of a steamer that crossed to Stockholm for half a century, and through a hold with the luggage nobody ever fetched. " +
	"The hall cost four million euros, of which the shipyard gave one, and it was to open last autumn already, but the roof had to be made a second time because of the snow. " +
	"Entry is free for all who once worked on the ships, the director of the museum said, and for anybody who brings a photograph that the collection does not have so far."

func pageOf(title, text string) string {
	return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>` + title + `</title><meta property="og:title" content="` + title +
		`"></head><body><nav><a href="/">Home</a></nav><article><h1>` + title + `</h1><p>` + strings.ReplaceAll(text, ". ", ".</p><p>") + `</p></article><footer>Imprint</footer></body></html>`
}

func rssItem(link, title, published, text string) string {
	return fmt.Sprintf("<item><title>%s</title><link>%s</link><pubDate>%s</pubDate><description>%s</description></item>", title, link, published, text)
}

func rssOf(items ...string) string {
	return `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>` + strings.Join(items, "") + `</channel></rss>`
}

// publisher plays the servers one meets. What it answers can be changed between requests; it keeps a log of them.
type publisher struct {
	*httptest.Server
	mu    sync.Mutex
	pages map[string]http.HandlerFunc
	asked []string // paths, in order, with validators
}

func newPublisher(t testing.TB) *publisher {
	p := &publisher{pages: map[string]http.HandlerFunc{}}
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.mu.Lock()
		h := p.pages[r.URL.Path]
		if r.URL.Path != "/robots.txt" {
			p.asked = append(p.asked, strings.TrimSpace(r.URL.Path+" "+r.Header.Get("If-None-Match")+r.Header.Get("If-Modified-Since")))
		}
		p.mu.Unlock()
		if h == nil {
			http.NotFound(w, r)
			return
		}
		h(w, r)
	}))
	t.Cleanup(p.Close)
	return p
}

func (p *publisher) at(path string, h http.HandlerFunc) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pages[path] = h
}

func (p *publisher) says(path, body string) {
	p.at(path, func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, body) })
}

// log gives the requests since it was asked last.
func (p *publisher) log() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := strings.Join(p.asked, "\n")
	p.asked = nil
	return s
}

// reader is a client that does not wait, and says how long it would have.
type reader struct {
	*Client
	now   time.Time
	mu    sync.Mutex
	slept []time.Duration
}

func newReader(t testing.TB, change func(*ClientOptions)) *reader {
	r := &reader{now: time.Date(2024, 5, 7, 12, 0, 0, 0, time.UTC)}
	opts := ClientOptions{AllowPrivate: true, UserAgent: "dateline/test", Pause: -1, Timeout: 30 * time.Second, Now: func() time.Time { return r.now },
		Sleep: func(ctx context.Context, d time.Duration) error {
			r.mu.Lock()
			r.slept = append(r.slept, d)
			r.mu.Unlock()
			return ctx.Err()
		}}
	if change != nil {
		change(&opts)
	}
	r.Client = NewClient(opts)
	t.Cleanup(r.Close)
	return r
}

// poll asks once and gives the problems as one string.
func (r *reader) look(t testing.TB, src Source, st schedule.SourceState) (Result, string) {
	t.Helper()
	res := r.Poll(context.Background(), src, st)
	var said []string
	for _, err := range res.Problems {
		said = append(said, err.Error())
	}
	return res, strings.Join(said, "\n")
}

// TestPoll_faults: every fault is named, takes the time of nobody, and the source stands as failed with its old copy.
func TestPoll_faults(t *testing.T) {
	fault := map[string]struct {
		h    http.HandlerFunc
		want string
	}{
		"gone": {func(w http.ResponseWriter, r *http.Request) { http.Error(w, "gone", http.StatusGone) }, "the server answers 410 Gone"},
		"503":  {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(503) }, "the server answers 503"},
		"loop": {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) }, "more than 10 redirects"},
		"ftp": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Location", "ftp://x.example/")
			w.WriteHeader(302)
		}, "redirected to a ftp address"},
		"nowhere": {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(302) }, "no valid address"},
		"long":    {func(w http.ResponseWriter, r *http.Request) { fill(w, 100<<20) }, "longer than 33554432 bytes"},
		"gzip-bomb": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			fill(z, 40<<20)
			z.Close()
		}, "longer than 33554432 bytes"},
		"brotli": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "br")
			io.WriteString(w, "xx")
		}, `encoded as "br"`},
		"cut": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "100")
			io.WriteString(w, "half")
		}, "unexpected EOF"},
		"cut-gzip": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			io.WriteString(z, story)
			z.Flush()
		}, "unexpected EOF"},
		"hangup": {func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) }, "EOF"},
		"empty":  {func(w http.ResponseWriter, r *http.Request) {}, "an empty answer"},
		"binary": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			io.WriteString(w, "\x89PNG\r\n\x1a\n\x00\x00\x00")
		}, "a PNG image"},
		"deep-xml": {func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, `<rss version="2.0"><channel>`+strings.Repeat("<item>", 200_000))
		}, "feed"},
		"deep-html": {func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, "<html><body>"+strings.Repeat("<div>", 100_000))
		}, "HTML"},
	}
	p := newPublisher(t)
	old := time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC)
	for name, f := range fault {
		t.Run(name, func(t *testing.T) {
			r := newReader(t, nil)
			p.at("/"+name, f.h)
			was := schedule.SourceState{ETag: `"old"`, Succeeded: old}
			res, said := r.look(t, Source{Spec: p.URL + "/" + name}, was)
			if !strings.Contains(said, f.want) || !strings.Contains(said, p.URL+"/"+name) || !strings.Contains(said, "stale, last read 2024-05-01") {
				t.Errorf("problems %q, want one that names the source, says %q and that it is stale", said, f.want)
			}
			if len(res.Articles) != 0 {
				t.Errorf("%d articles of a fault: %q", len(res.Articles), res.Articles[0].Text)
			}
			if st := res.State; !st.Stale() || st.Failures != 1 || !st.Failed.Equal(r.now) || !st.Succeeded.Equal(old) || st.ETag != `"old"` || !st.Next.Equal(r.now.Add(2*DefaultEvery)) {
				t.Errorf("state %+v: want stale, one failure, asked again after twice the interval, the old copy's time and tag", st)
			}
		})
	}
}

// TestPoll_entityBomb: entities that a feed declares are not unfolded.
func TestPoll_entityBomb(t *testing.T) {
	p := newPublisher(t)
	bomb := `<!ENTITY e0 "` + strings.Repeat("a", 1000) + `">`
	for i := range 20 {
		bomb += fmt.Sprintf(`<!ENTITY e%d "%s">`, i+1, strings.Repeat(fmt.Sprintf("&e%d;", i), 20))
	}
	p.says("/feed", `<?xml version="1.0"?><!DOCTYPE b [`+bomb+`]><rss version="2.0"><channel>`+rssItem("/a", "T &e20;", noon, story)+`</channel></rss>`)
	res, said := newReader(t, nil).look(t, Source{Spec: p.URL + "/feed"}, schedule.SourceState{})
	if len(res.Articles) == 1 && len(res.Articles[0].Title) > 100 || len(res.Articles) == 0 && said == "" {
		t.Errorf("%d articles, problems %q", len(res.Articles), said)
	}
}

func fill(w io.Writer, n int) {
	b := []byte(strings.Repeat("word ", 8<<10))
	for ; n > 0; n -= len(b) {
		if _, err := w.Write(b); err != nil {
			return
		}
	}
}

// TestPoll_slow: an answer that drips never ends the run late.
func TestPoll_slow(t *testing.T) {
	p := newPublisher(t)
	p.at("/slow", func(w http.ResponseWriter, r *http.Request) {
		for {
			fmt.Fprint(w, "a")
			w.(http.Flusher).Flush()
			select {
			case <-r.Context().Done():
				return
			case <-time.After(10 * time.Millisecond):
			}
		}
	})
	r := newReader(t, func(o *ClientOptions) { o.Timeout = 100 * time.Millisecond })
	if _, said := r.look(t, Source{Spec: p.URL + "/slow"}, schedule.SourceState{}); !strings.Contains(said, "not read within 100ms") {
		t.Errorf("problems %q, want the time limit named", said)
	}
}

// TestPoll_busy: a publisher that is busy is asked again after as long as it wants, and left alone when that is long.
func TestPoll_busy(t *testing.T) {
	p := newPublisher(t)
	times := map[string]int{}
	busy := func(code int, after string, until int) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			if times[r.URL.Path]++; times[r.URL.Path] <= until {
				if after != "" {
					w.Header().Set("Retry-After", after)
				}
				w.WriteHeader(code)
				return
			}
			io.WriteString(w, story)
		}
	}
	p.at("/429", busy(429, "7", 1))
	p.at("/503", busy(503, "", 2))
	p.at("/long", busy(429, "3600", 99))
	p.says("/other", story)
	r := newReader(t, nil)
	if res, said := r.look(t, Source{Spec: p.URL + "/429"}, schedule.SourceState{}); len(res.Articles) != 1 || said != "" || fmt.Sprint(r.slept) != "[7s]" {
		t.Errorf("429 once: %d articles, problems %q, waited %v; want the article after 7 s", len(res.Articles), said, r.slept)
	}
	r.slept = nil
	if res, said := r.look(t, Source{Spec: p.URL + "/503"}, schedule.SourceState{}); len(res.Articles) != 1 || said != "" || fmt.Sprint(r.slept) != "[1s 4s]" {
		t.Errorf("503 twice: %d articles, problems %q, waited %v; want the article after 1 s and 4 s", len(res.Articles), said, r.slept)
	}
	r.slept = nil
	res, said := r.look(t, Source{Spec: p.URL + "/long"}, schedule.SourceState{})
	if hour := r.now.Add(time.Hour); len(r.slept) != 0 || !strings.Contains(said, "429") || !res.State.Wait.Equal(hour) || !res.State.Next.Equal(hour) {
		t.Errorf("429 for an hour: waited %v, problems %q, state %+v; want to be told to come back at %v", r.slept, said, res.State, hour)
	}
	p.log()
	if _, said := r.look(t, Source{Spec: p.URL + "/other"}, schedule.SourceState{}); !strings.Contains(said, "asks to wait until 2024-05-07T13:00:00Z") {
		t.Errorf("the same host within the hour: %q, want that it asks to wait", said)
	}
	fresh := newReader(t, nil) // the next run
	if _, said := fresh.look(t, Source{Spec: p.URL + "/long"}, res.State); !strings.Contains(said, "asks to wait until") {
		t.Errorf("the next run within the hour: %q", said)
	}
	if asked := p.log(); asked != "" {
		t.Errorf("within the hour the host was asked for %q", asked)
	}
	fresh.now = fresh.now.Add(2 * time.Hour)
	times["/long"] = 100
	if got, said := fresh.look(t, Source{Spec: p.URL + "/long"}, res.State); len(got.Articles) != 1 || said != "" || got.State.Stale() || got.State.Failures != 0 {
		t.Errorf("after the hour: %d articles, problems %q, state %+v", len(got.Articles), said, got.State)
	}
}

// TestPoll_conditional: a copy that has not changed is asked for by its validators and not read again.
func TestPoll_conditional(t *testing.T) {
	p := newPublisher(t)
	p.at("/a", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"v1"`)
		if r.Header.Get("If-None-Match") == `"v1"` {
			w.WriteHeader(304)
			return
		}
		io.WriteString(w, story)
	})
	r := newReader(t, nil)
	res, _ := r.look(t, Source{Spec: p.URL + "/a"}, schedule.SourceState{})
	r.now = r.now.Add(time.Hour)
	again, said := r.look(t, Source{Spec: p.URL + "/a"}, res.State)
	if len(res.Articles) != 1 || len(again.Articles) != 0 || said != "" || !again.State.Succeeded.Equal(r.now) || again.State.Stale() {
		t.Errorf("%d articles, then %d, problems %q, state %+v; want 1, then none and no problem", len(res.Articles), len(again.Articles), said, again.State)
	}
	if got, want := p.log(), "/a\n/a \"v1\""; got != want {
		t.Errorf("asked %q, want %q", got, want)
	}
}

// TestPoll_moved: a permanent redirect moves the address that is asked, a temporary one does not, and back when it fails.
func TestPoll_moved(t *testing.T) {
	p := newPublisher(t)
	p.at("/old", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/mid", http.StatusMovedPermanently) })
	p.at("/mid", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/new", http.StatusPermanentRedirect)
	})
	p.at("/tmp", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/new", http.StatusFound) })
	p.says("/new", story)
	r := newReader(t, nil)
	res, said := r.look(t, Source{Spec: p.URL + "/old"}, schedule.SourceState{})
	if res.State.Moved != p.URL+"/new" || len(res.Articles) != 1 || said != "" {
		t.Fatalf("moved to %q, %d articles, problems %q", res.State.Moved, len(res.Articles), said)
	}
	if a := res.Articles[0]; a.ID != p.URL+"/old" || a.URL != p.URL+"/new" {
		t.Errorf("article %s at %s: want the id of the address given and the address it was found at", a.ID, a.URL)
	}
	p.log()
	r.look(t, Source{Spec: p.URL + "/old"}, res.State)
	if got := p.log(); got != "/new" {
		t.Errorf("asked %q after the move, want /new alone", got)
	}
	p.at("/new", nil)
	p.says("/old", story)
	if back, said := r.look(t, Source{Spec: p.URL + "/old"}, res.State); len(back.Articles) != 1 || back.State.Moved != "" || said != "" {
		t.Errorf("when it is gone from there: %d articles, moved to %q, problems %q", len(back.Articles), back.State.Moved, said)
	}
	p.says("/new", story)
	if tmp, _ := r.look(t, Source{Spec: p.URL + "/tmp"}, schedule.SourceState{}); tmp.State.Moved != "" || len(tmp.Articles) != 1 {
		t.Errorf("a temporary redirect moved the source to %q", tmp.State.Moved)
	}
}

// TestPoll_private: neither an address nor a name nor a redirect leads into the local network.
func TestPoll_private(t *testing.T) {
	p := newPublisher(t)
	p.says("/ok", story)
	r := newReader(t, func(o *ClientOptions) { o.AllowPrivate = false })
	for _, address := range []string{p.URL + "/ok", strings.Replace(p.URL, "127.0.0.1", "localhost", 1) + "/ok", "http://user:secret@127.0.0.1:1/", "http://[::ffff:127.0.0.1]:80/", "http://0x7f000001/"} {
		res, said := r.look(t, Source{Spec: address}, schedule.SourceState{})
		if len(res.Articles) != 0 || !strings.Contains(said, ErrPrivate.Error()) && !strings.Contains(said, "no such host") && !strings.Contains(said, "lookup") || strings.Contains(said, "secret") {
			t.Errorf("%s: %d articles, %q; want it refused, without the password", address, len(res.Articles), said)
		}
	}
	if asked := p.log(); asked != "" {
		t.Errorf("the local server was asked for %q", asked)
	}
	// A public host that redirects into the network: the check stands where the connection is made, so a dialer that
	// leads one public name to the test server stands for the public host.
	open := newReader(t, nil)
	open.transport.DialContext = onlyFirst(p.Listener.Addr().String())
	p.at("/jump", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://169.254.169.254/latest/meta-data", http.StatusFound)
	})
	if res, said := open.look(t, Source{Spec: "http://news.example/jump"}, schedule.SourceState{}); len(res.Articles) != 0 || !strings.Contains(said, ErrPrivate.Error()) {
		t.Errorf("a redirect into the network: %d articles, %q", len(res.Articles), said)
	}
}

// TestPoll_robots: what robots.txt forbids is not asked for; a host that cannot say is left alone for now.
func TestPoll_robots(t *testing.T) {
	p := newPublisher(t)
	p.says("/robots.txt", "User-agent: *\nDisallow: /\n\nUser-agent: dateline\nDisallow: /closed\nCrawl-delay: 1\n")
	p.says("/open", story)
	p.says("/closed/a", story)
	r := newReader(t, nil)
	if res, said := r.look(t, Source{Spec: p.URL + "/open"}, schedule.SourceState{}); len(res.Articles) != 1 || said != "" {
		t.Errorf("/open: %d articles, %q", len(res.Articles), said)
	}
	if g := r.gate(strings.TrimPrefix(p.URL, "http://")); g.pause != time.Second {
		t.Errorf("pause %v, want the second that robots.txt asks for", g.pause)
	}
	p.log()
	if res, said := r.look(t, Source{Spec: p.URL + "/closed/a"}, schedule.SourceState{}); len(res.Articles) != 0 || !strings.Contains(said, "robots.txt of the publisher forbids it") || p.log() != "" {
		t.Errorf("/closed: %d articles, %q", len(res.Articles), said)
	}
	p.at("/robots.txt", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(500) })
	if _, said := newReader(t, nil).look(t, Source{Spec: p.URL + "/open"}, schedule.SourceState{}); !strings.Contains(said, "robots.txt cannot be read: the server answers 500") {
		t.Errorf("robots.txt fails: %q", said)
	}
}

// TestPoll_charset: bytes are read for what they are, whatever is said of them.
func TestPoll_charset(t *testing.T) {
	utf := strings.ReplaceAll(pageOf("Café", story), "Turku", "Åbo, Zürich")
	latin := strings.NewReplacer("Café", "Caf\xe9", "Turku", "\xc5bo, Z\xfcrich", "utf-8", "iso-8859-1").Replace(pageOf("Café", story))
	p := newPublisher(t)
	for path, c := range map[string]struct{ kind, body string }{
		"/right":       {"text/html; charset=utf-8", utf},
		"/wrong-utf":   {"text/html; charset=iso-8859-1", utf},
		"/wrong-latin": {"text/html; charset=utf-8", latin},
		"/meta":        {"text/html", latin},
		"/plain":       {"text/plain; charset=utf-8", strings.ReplaceAll(story, "Turku", "\xc5bo, Z\xfcrich")},
	} {
		p.at(path, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", c.kind)
			io.WriteString(w, c.body)
		})
		res, said := newReader(t, nil).look(t, Source{Spec: p.URL + path}, schedule.SourceState{})
		if len(res.Articles) != 1 || !strings.Contains(res.Articles[0].Text, "Åbo, Zürich") {
			t.Errorf("%s: %d articles, problems %q: the letters are lost", path, len(res.Articles), said)
		}
	}
}
