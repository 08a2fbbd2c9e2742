package serve_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/feeds/feedstest"
	"dateline/feeds/serve"
	"dateline/schedule"
)

func BenchmarkServer(b *testing.B) {
	s := server(b, serve.Config{Limit: serve.Limit{PerSecond: -1}})
	tag := ask(s, "GET", "/all.ics").Header().Get("Etag")
	for name, header := range map[string][]string{"full": nil, "gzip": {"Accept-Encoding", "gzip"}, "304": {"If-None-Match", tag}} {
		r := httptest.NewRequest("GET", "/all.ics", nil)
		for i := 0; i < len(header); i += 2 {
			r.Header.Set(header[i], header[i+1])
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				s.ServeHTTP(discard{http.Header{}}, r)
			}
		})
	}
}

// large is a server with 10,000 events.
func large(b *testing.B) (*serve.Server, serve.Snapshot) {
	sample := feedstest.Events()
	snap := snapshot(b)
	snap.Events = make([]*schedule.Event, 10_000)
	for i := range snap.Events {
		e := *sample[i%len(sample)]
		e.UID = strings.Repeat("x", 8) + time.Duration(i).String()
		snap.Events[i] = &e
	}
	s, err := serve.New(serve.Config{Now: feedstest.AsOf, Limit: serve.Limit{PerSecond: -1}})
	if err != nil {
		b.Fatal(err)
	}
	if err := s.Publish(snap); err != nil {
		b.Fatal(err)
	}
	return s, snap
}

// A filter over 10,000 events, asked for the first time: to be there in 5 ms.
func BenchmarkServer_coldFilter(b *testing.B) {
	s, _ := large(b)
	n := 0
	for b.Loop() {
		n++
		if w := ask(s, "GET", "/feed.ics?q=title"+time.Duration(n).String()+"+OR+lodz+before:2020"); w.Code != 200 {
			b.Fatal(w.Body)
		}
	}
}

// Pages of 10,000 events, asked for the first time.
func BenchmarkServer_coldPage(b *testing.B) {
	s, _ := large(b)
	n := 0
	for name, path := range map[string]string{"agenda": "/?q=", "month": "/?month=2024-03&q=", "changes": "/changes?q="} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				n++
				if w := ask(s, "GET", path+"-title"+time.Duration(n).String()); w.Code != 200 {
					b.Fatal(w.Body)
				}
			}
		})
	}
}

// A new snapshot of 10,000 events in which one has changed: what a new article costs the server.
func BenchmarkServer_Publish(b *testing.B) {
	s, snap := large(b)
	n := 0
	for b.Loop() {
		n++
		e := *snap.Events[7]
		e.Title, e.LastChanged = time.Duration(n).String(), e.LastChanged.Add(time.Duration(n)*time.Second)
		events := slices.Clone(snap.Events)
		events[7] = &e
		if err := s.Publish(serve.Snapshot{Events: events, Feeds: snap.Feeds, Articles: snap.Articles, AsOf: snap.AsOf}); err != nil {
			b.Fatal(err)
		}
	}
}

type discard struct{ h http.Header }

func (d discard) Header() http.Header         { return d.h }
func (d discard) Write(b []byte) (int, error) { return len(b), nil }
func (d discard) WriteHeader(int)             {}
