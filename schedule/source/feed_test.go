package source

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/schedule"
)

// onlyFirst leads connections to the name news.example to one address and checks all others as the client does.
func onlyFirst(to string) func(context.Context, string, string) (net.Conn, error) {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		if strings.HasPrefix(address, "news.example:") {
			return (&net.Dialer{}).DialContext(ctx, network, to)
		}
		return (&net.Dialer{Control: control}).DialContext(ctx, network, address)
	}
}

const noon = "Tue, 07 May 2024 09:30:00 +0300"

func texts(res Result) (out []string) {
	for _, a := range res.Articles {
		first, _, _ := strings.Cut(a.Text, ",")
		out = append(out, a.ID[strings.LastIndexByte(a.ID, '/'):]+": "+first)
	}
	return out
}

// TestPoll_feed: teasers lead to pages, whole entries do not; a page is read when its entry is new or changed.
func TestPoll_feed(t *testing.T) {
	p := newPublisher(t)
	p.says("/one", pageOf("Hall to open", story))
	p.says("/feed", rssOf(rssItem("/one?utm_source=rss#top", "Hall to open", noon, "The museum will open …"), rssItem(p.URL+"/two", "Whole", noon, strings.ReplaceAll(story, "ferry", "tram"))))
	r := newReader(t, nil)
	src := Source{Spec: p.URL + "/feed"}
	res, said := r.look(t, src, schedule.SourceState{})
	if d := cmp.Diff([]string{"/one: The ferry museum of Turku will open its new hall on Saturday", "/two: The tram museum of Turku will open its new hall on Saturday"}, texts(res)); d != "" || said != "" {
		t.Fatalf("problems %q, articles (-want +got)\n%s", said, d)
	}
	if a := res.Articles[0]; len(a.Stamps) == 0 || a.Stamps[0].Time != "2024-05-07T09:30:00+03:00" || a.Title != "Hall to open" {
		t.Errorf("the page lost what the feed says of it: %q, %+v", a.Title, a.Stamps)
	}
	if st := res.State; st.Kind != "feed" || st.Articles != 2 {
		t.Errorf("state %+v", st)
	}
	if got, want := p.log(), "/feed\n/one"; got != want {
		t.Errorf("asked %q, want %q", got, want)
	}
	again, _ := r.look(t, src, res.State)
	if got, want := p.log(), "/feed"; got != want || len(again.Articles) != 1 {
		t.Errorf("the second time asked %q with %d articles, want %q and only the whole entry", got, len(again.Articles), want)
	}
	p.says("/one", pageOf("Hall to open", strings.ReplaceAll(story, "11 May", "18 May")))
	p.says("/feed", rssOf(rssItem(p.URL+"/one", "Hall to open", noon, "The museum will open a week later")))
	third, _ := r.look(t, src, again.State)
	if len(third.Articles) != 1 || !strings.Contains(third.Articles[0].Text, "18 May") || third.Articles[0].ID != res.Articles[0].ID || third.Articles[0].Hash == res.Articles[0].Hash {
		t.Errorf("a changed entry gives %v, want a new version of the page", texts(third))
	}
	if len(third.State.Entries) != 1 {
		t.Errorf("entries %v: what the feed no longer lists is forgotten", third.State.Entries)
	}
}

// TestPoll_entryFails: a page that cannot be read now is tried at the next poll though the feed has not changed; one that
// is refused for good is taken from the feed, once.
func TestPoll_entryFails(t *testing.T) {
	p := newPublisher(t)
	p.at("/feed", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"f"`)
		if r.Header.Get("If-None-Match") == `"f"` {
			w.WriteHeader(304)
			return
		}
		io.WriteString(w, rssOf(rssItem("/late", "Late", noon, "The late page says little."), rssItem("/none", "None", noon, "The lost page said little.")))
	})
	p.at("/late", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(503) })
	r := newReader(t, nil)
	src := Source{Spec: p.URL + "/feed"}
	res, said := r.look(t, src, schedule.SourceState{})
	if d := cmp.Diff([]string{"/late: The late page says little.", "/none: The lost page said little."}, texts(res)); d != "" || !strings.Contains(said, "/late: only the words of the feed are read: the server answers 503") {
		t.Fatalf("problems %q, articles (-want +got)\n%s", said, d)
	}
	if res.State.Stale() {
		t.Error("a feed that was read is stale")
	}
	p.says("/late", pageOf("Late", story))
	p.log()
	res, said = r.look(t, src, res.State)
	if got := p.log(); got != "/feed\n/late" || len(res.Articles) != 1 || !strings.Contains(res.Articles[0].Text, "ferry museum") || said != "" {
		t.Errorf("the next poll asked %q and gave %v, problems %q; want the page that was missed", got, texts(res), said)
	}
	if res, _ = r.look(t, src, res.State); len(res.Articles) != 0 {
		t.Errorf("then nothing is new, got %v", texts(res))
	}
}

// TestPoll_revisit: a page that is corrected without a word in the feed is noticed some hours later.
func TestPoll_revisit(t *testing.T) {
	p := newPublisher(t)
	version, text := `"1"`, story
	tagged := func(tag, body *string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", *tag)
			if r.Header.Get("If-None-Match") == *tag {
				w.WriteHeader(304)
				return
			}
			io.WriteString(w, *body)
		}
	}
	list, page, same := rssOf(rssItem("/one", "Hall", noon, "Short.")), pageOf("Hall", text), `"f"`
	p.at("/feed", tagged(&same, &list))
	p.at("/one", tagged(&version, &page))
	r := newReader(t, nil)
	src := Source{Spec: p.URL + "/feed"}
	res, _ := r.look(t, src, schedule.SourceState{})
	r.now = r.now.Add(7 * time.Hour)
	quiet, _ := r.look(t, src, res.State)
	version, page = `"2"`, pageOf("Hall", strings.ReplaceAll(text, "11 May", "12 May"))
	r.now = r.now.Add(7 * time.Hour)
	res, _ = r.look(t, src, quiet.State)
	if len(res.Articles) == 1 && (len(res.Articles[0].Stamps) == 0 || res.Articles[0].Stamps[0].Time != "2024-05-07T09:30:00+03:00") {
		t.Errorf("the corrected page lost the stamp of its entry, and would pass for the older version: %+v", res.Articles[0].Stamps)
	}
	if len(quiet.Articles) != 0 || len(res.Articles) != 1 || !strings.Contains(res.Articles[0].Text, "12 May") {
		t.Errorf("unchanged %v, corrected %v; want nothing, then the correction", texts(quiet), texts(res))
	}
}

// TestPoll_sound: an entry that leads to a recording is taken for its words, and the recording is not fetched, also not later.
func TestPoll_sound(t *testing.T) {
	p := newPublisher(t)
	sent := make(chan error, 1)
	p.at("/talk.mp3", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "audio/mpeg")
		var err error
		for n := 0; err == nil && n < 64<<20; n += 64 << 10 {
			_, err = w.Write(make([]byte, 64<<10))
		}
		sent <- err
	})
	p.says("/feed", rssOf(rssItem("/talk.mp3", "Talk", noon, "A talk on the harbour.")))
	r := newReader(t, nil)
	res, said := r.look(t, Source{Spec: p.URL + "/feed"}, schedule.SourceState{})
	if err := <-sent; err == nil || len(res.Articles) != 1 || !strings.Contains(said, "audio/mpeg: not a text") {
		t.Errorf("%d articles, problems %q; the whole recording was fetched: %v", len(res.Articles), said, err == nil)
	}
	p.log()
	if r.look(t, Source{Spec: p.URL + "/feed"}, res.State); p.log() != "/feed" {
		t.Error("the recording is asked for again")
	}
}

// TestPoll_notAFeed: a login page in place of a feed is a failure, not an article.
func TestPoll_notAFeed(t *testing.T) {
	p := newPublisher(t)
	p.says("/feed", rssOf(rssItem("/two", "Whole", noon, story)))
	r := newReader(t, nil)
	res, _ := r.look(t, Source{Spec: p.URL + "/feed"}, schedule.SourceState{})
	p.says("/login", pageOf("Log in", story))
	p.at("/feed", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/login", http.StatusMovedPermanently)
	})
	for _, c := range []struct {
		src Source
		was schedule.SourceState
	}{{Source{Spec: p.URL + "/feed"}, res.State}, {Source{Spec: p.URL + "/feed", Kind: Feed}, schedule.SourceState{}}} {
		if got, said := r.look(t, c.src, c.was); len(got.Articles) != 0 || got.State.Moved != "" || !strings.Contains(said, "not a feed, but HTML") {
			t.Errorf("%d articles, problems %q", len(got.Articles), said)
		}
	}
}

// TestArticles: local and far sources in one loop, in order; a broken one among them stops nothing; a list of feeds leads to
// them; two feeds with one story read it once.
func TestArticles(t *testing.T) {
	p := newPublisher(t)
	var outlines, want []string
	for i := range 20 {
		path := fmt.Sprintf("/feed%d", i)
		outlines = append(outlines, fmt.Sprintf(`<outline text="f%d" type="rss" xmlUrl="%s%s"/>`, i, p.URL, path))
		if i == 3 {
			continue // not there
		}
		p.says(path, rssOf(rssItem(fmt.Sprintf("/whole%d", i), "T", noon, story), rssItem("/shared", "S", noon, "Short.")))
		want = append(want, fmt.Sprintf("/whole%d", i))
	}
	p.says("/shared", pageOf("Shared", story))
	list := `<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body><outline text="folder"><outline text="deeper">` + strings.Join(outlines, "\n") + `</outline></outline></body></opml>`
	dir := write(t, map[string]string{"a.txt": story, "feeds.opml": list})
	p.says("/list.opml", list)
	p.says("/page", story)
	for _, where := range []string{dir + "/feeds.opml", p.URL + "/list.opml"} {
		r := newReader(t, nil)
		states := map[string]schedule.SourceState{}
		var got, bad []string
		for a, err := range Articles(context.Background(), []Source{{Spec: where}, {Spec: p.URL + "/page"}, {Spec: dir + "/a.txt"}, {Spec: p.URL + "/page"}},
			Options{Client: r.Client, Keep: func(s schedule.SourceState) { states[s.Address] = s }}) {
			switch {
			case err != nil:
				bad = append(bad, err.Error())
			case strings.HasSuffix(a.ID, "/shared"):
				if a.ID != p.URL+"/shared" {
					t.Errorf("id %q", a.ID)
				}
				got = append(got, "shared")
			default:
				got = append(got, strings.TrimPrefix(a.ID, p.URL))
			}
		}
		shared := 0
		got = deleteAll(got, "shared", &shared)
		if d := cmp.Diff(append([]string{"/page", "a"}, want...), got); d != "" || shared != 1 {
			t.Errorf("%s: the shared story %d times, others (-want +got)\n%s", where, shared, d)
		}
		if len(bad) != 1 || !strings.Contains(bad[0], "/feed3: the server answers 404") {
			t.Errorf("problems %q, want the one feed that is not there", bad)
		}
		if s := states[p.URL+"/feed3"]; !s.Stale() {
			t.Errorf("state of the failed feed %+v", s)
		}
		if s := states[p.URL+"/feed7"]; s.Name != "f7" || s.Articles != 2 || s.Stale() {
			t.Errorf("state of a feed %+v", s)
		}
	}
}

func deleteAll(in []string, what string, n *int) (out []string) {
	for _, s := range in {
		if s == what {
			*n++
			continue
		}
		out = append(out, s)
	}
	return out
}

// TestArticles_versions: an archive that holds one address twice gives two versions of it and no complaint; two texts under one
// id of their own are a mistake.
func TestArticles_versions(t *testing.T) {
	line := func(id, url, text string) string {
		return fmt.Sprintf(`{"id":%q,"url":%q,"text":%q}`, id, url, text) + "\n"
	}
	dir := write(t, map[string]string{
		"a.jsonl": line("", "https://x.example/1", "The fair opens on Saturday.") + line("", "https://x.example/1", "The fair opens on Sunday."),
		"b.jsonl": line("b", "", "The fair opens on Saturday.") + line("b", "", "The fair opens on Sunday."),
	})
	for file, want := range map[string][2]int{"a.jsonl": {2, 0}, "b.jsonl": {1, 1}} {
		var got [2]int
		for _, err := range Articles(context.Background(), []Source{{Spec: dir + "/" + file}}, Options{}) {
			if err != nil {
				got[1]++
			} else {
				got[0]++
			}
		}
		if got != want {
			t.Errorf("%s: %d articles and %d complaints, want %d and %d", file, got[0], got[1], want[0], want[1])
		}
	}
}

// TestArticles_stops: when the consumer has had enough or the context ends, nothing goes on, and no state is kept of what was
// not read to its end.
func TestArticles_stops(t *testing.T) {
	p := newPublisher(t)
	p.at("/hang", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	p.says("/page", story)
	local := strings.Replace(p.URL, "127.0.0.1", "localhost", 1) // another host, with a turn of its own
	src := []Source{{Spec: p.URL + "/page"}, {Spec: local + "/hang"}, {Spec: local + "/hang?2"}}
	r := newReader(t, nil)
	for range Articles(context.Background(), src, Options{Client: r.Client}) {
		break
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var kept []string
	var last error
	for _, err := range Articles(ctx, src, Options{Client: r.Client, Keep: func(s schedule.SourceState) { kept = append(kept, s.Address) }}) {
		if err == nil {
			time.AfterFunc(20*time.Millisecond, cancel)
		}
		last = err
	}
	if d := cmp.Diff([]string{p.URL + "/page"}, kept); d != "" || last == nil || !strings.Contains(last.Error(), "context canceled") {
		t.Errorf("the last word %v, states kept (-want +got)\n%s", last, d)
	}
}

func FuzzReadOPML(f *testing.F) {
	f.Add(`<opml><body><outline xmlUrl="https://x.example/feed" text="x"/></body></opml>`)
	f.Add(`<opml><body><outline><outline xmlUrl='http://y.example/'>`)
	f.Fuzz(func(t *testing.T, in string) {
		list, err := readOPML(strings.NewReader(in), Source{})
		if err == nil && len(list) == 0 {
			t.Error("neither feeds nor an error")
		}
		for _, s := range list {
			if !IsURL(s.Spec) {
				t.Errorf("a feed at %q", s.Spec)
			}
		}
	})
}
