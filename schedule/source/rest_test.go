package source

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"dateline/schedule"
)

// counting answers with a handler and counts the requests.
func counting(t *testing.T, h http.HandlerFunc) (*publisher, *atomic.Int32) {
	p, n := newPublisher(t), &atomic.Int32{}
	p.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n.Add(1)
		h(w, r)
	})
	return p, n
}

// TestPoll_deadHost: a feed of a hundred entries that lead to a dead host asks it a few times, reads the pages of others at
// once, and has the rest when the host is back.
func TestPoll_deadHost(t *testing.T) {
	var back atomic.Bool
	alive := func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		io.WriteString(w, pageOf("Page "+r.URL.Path, story))
	}
	for name, fail := range map[string]http.HandlerFunc{
		"robots.txt": func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(502) },
		"every page": func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				http.NotFound(w, r)
				return
			}
			w.WriteHeader(503)
		},
		"silence": func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
	} {
		t.Run(name, func(t *testing.T) {
			back.Store(false)
			dead, asked := counting(t, func(w http.ResponseWriter, r *http.Request) {
				if back.Load() {
					alive(w, r)
					return
				}
				fail(w, r)
			})
			well, _ := counting(t, alive)
			var items []string
			for i := range 100 {
				items = append(items, rssItem(fmt.Sprintf("%s/n%d", dead.URL, i), fmt.Sprint("Item ", i), noon, "A teaser …"))
			}
			items = append(items, rssItem(well.URL+"/last", "The last", noon, "A teaser …"))
			p := newPublisher(t)
			p.says("/feed", rssOf(items...))
			r := newReader(t, func(o *ClientOptions) { o.Timeout = 200 * time.Millisecond })
			src := Source{Spec: p.URL + "/feed"}
			res, said := r.look(t, src, schedule.SourceState{})
			if n := asked.Load(); n > 10 {
				t.Errorf("the dead host was asked %d times", n)
			}
			if !strings.Contains(said, "entries are left to the next poll") || strings.Count(said, "\n") > 5 {
				t.Errorf("problems %q, want the entries left told in one line", said)
			}
			if res.State.Stale() || !hasText(res, well.URL+"/last", "engine room") {
				t.Errorf("state %+v: the page of a host that is well was not read", res.State)
			}
			asked.Store(0)
			if r.look(t, src, res.State); asked.Load() != 0 {
				t.Errorf("a minute later the dead host was asked %d times", asked.Load())
			}
			back.Store(true)
			r.now = r.now.Add(restFor)
			res, said = r.look(t, src, res.State)
			if said != "" || !hasText(res, dead.URL+"/n99", "engine room") || !hasText(res, dead.URL+"/n50", "engine room") {
				t.Errorf("when the host is back its pages are not read; problems %q", said)
			}
		})
	}
}

func hasText(res Result, id, words string) bool {
	for i := range res.Articles {
		if a := &res.Articles[i]; a.ID == id && strings.Contains(a.Text, words) {
			return true
		}
	}
	return false
}

// TestPoll_span: a long feed of a slow publisher is read in several polls, and nothing of it is lost.
func TestPoll_span(t *testing.T) {
	var minutes atomic.Int64
	p := newPublisher(t)
	p.at("/page", func(w http.ResponseWriter, r *http.Request) {
		minutes.Add(1)
		io.WriteString(w, pageOf("P "+r.URL.RawQuery, r.URL.RawQuery+" "+story))
	})
	var items []string
	for i := range 10 {
		items = append(items, rssItem(fmt.Sprintf("/page?%d", i), fmt.Sprint("Item ", i), noon, "A teaser …"))
	}
	p.says("/feed", rssOf(items...))
	r := newReader(t, func(o *ClientOptions) {
		o.Tick = func() time.Time { return time.Unix(60*minutes.Load(), 0) }
	})
	src, st := Source{Spec: p.URL + "/feed"}, schedule.SourceState{}
	var said string
	for poll := range 4 {
		var res Result
		before := minutes.Load()
		res, said = r.look(t, src, st)
		if took := minutes.Load() - before; took > 4 {
			t.Errorf("poll %d took %d minutes", poll, took)
		}
		if len(res.State.Entries) < 10 != strings.Contains(said, "are left to the next poll: one poll reads for 3m0s") {
			t.Errorf("poll %d knows %d pages and says %q", poll, len(res.State.Entries), said)
		}
		st = res.State
	}
	if len(st.Entries) != 10 || said != "" || minutes.Load() != 10 {
		t.Errorf("after four polls %d pages of 10 are read with %d requests; problems %q", len(st.Entries), minutes.Load(), said)
	}
}

// TestPoll_waits: what is not asked because its host asked to be left alone, or failed for another source, has not failed
// once more: it is asked when that time has passed, and no later.
func TestPoll_waits(t *testing.T) {
	p := newPublisher(t)
	p.says("/feed", story)
	p.at("/busy", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "3600")
		w.WriteHeader(429)
	})
	r := newReader(t, nil)
	r.look(t, Source{Spec: p.URL + "/busy"}, schedule.SourceState{})
	st := schedule.SourceState{}
	for range 3 {
		res, _ := r.look(t, Source{Spec: p.URL + "/feed"}, st)
		st = res.State
	}
	if !st.Stale() || st.Failures != 0 || !st.Next.Equal(r.now.Add(time.Hour)) {
		t.Errorf("three refusals that merely wait: %d failures, next %v; want none and the hour that was asked for", st.Failures, st.Next)
	}
	q := newPublisher(t)
	q.at("/robots.txt", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(500) })
	r.look(t, Source{Spec: q.URL + "/a"}, schedule.SourceState{})
	res, said := r.look(t, Source{Spec: q.URL + "/b", Every: time.Minute}, schedule.SourceState{})
	if res.State.Failures != 0 || !res.State.Next.Equal(r.now.Add(restFor)) || !strings.Contains(said, "robots.txt cannot be read: the server answers 500") {
		t.Errorf("another source of a host that failed: %d failures, next %v, %q", res.State.Failures, res.State.Next, said)
	}
}

// TestPoll_unasked304: a publisher that answers "not changed" to somebody who has no copy has not given one.
func TestPoll_unasked304(t *testing.T) {
	p := newPublisher(t)
	p.at("/a", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNotModified) })
	p.says("/feed", rssOf(rssItem("/a", "Item", noon, "A teaser …")))
	r := newReader(t, nil)
	res, said := r.look(t, Source{Spec: p.URL + "/a"}, schedule.SourceState{})
	if !res.State.Stale() || res.State.Failures != 1 || !res.State.Succeeded.IsZero() || !strings.Contains(said, "304") {
		t.Errorf("state %+v, problems %q; want a failure", res.State, said)
	}
	res, said = r.look(t, Source{Spec: p.URL + "/feed"}, schedule.SourceState{})
	if len(res.State.Entries) != 0 || !strings.Contains(said, "304") || res.State.ETag != "" {
		t.Errorf("entries %v, problems %q; want the page asked for again", res.State.Entries, said)
	}
}
