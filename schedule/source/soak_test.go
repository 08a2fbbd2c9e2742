package source

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"dateline/schedule"
)

// TestArticles_soak follows 200 feeds that change at every look for ten minutes: memory stays where it was.
func TestArticles_soak(t *testing.T) {
	span := 10 * time.Minute
	if os.Getenv("DATELINE_LONG") == "" {
		t.Skip("takes 10 minutes: .ci/run --long")
	}
	if s, err := time.ParseDuration(os.Getenv("DATELINE_SOAK")); err == nil {
		span = s
	}
	const feeds = 200
	p := newPublisher(t)
	round := 0
	var sources []Source
	for i := range feeds {
		path := fmt.Sprintf("/feed%d", i)
		sources = append(sources, Source{Spec: p.URL + path})
		p.at(path, func(w http.ResponseWriter, r *http.Request) {
			var items []string
			for k := range 10 { // the list moves on by three entries a look
				n := 3*round + k
				text := "A teaser …"
				if k%2 == 0 {
					text = fmt.Sprint(n, " ", story)
				}
				items = append(items, rssItem(fmt.Sprintf("/page?%d-%d", i, n), fmt.Sprint("Item ", n), noon, text))
			}
			io.WriteString(w, rssOf(items...))
		})
	}
	p.at("/page", func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.RawQuery, "7") {
			w.WriteHeader(500)
			return
		}
		io.WriteString(w, pageOf("P "+r.URL.RawQuery, r.URL.RawQuery+" "+story))
	})
	r := newReader(t, nil)
	states := map[string]schedule.SourceState{}
	articles, settled, last := 0, uint64(0), uint64(0)
	begun := time.Now()
	for ; time.Since(begun) < span || round < 6; round++ {
		for _, err := range Articles(context.Background(), sources, Options{Client: r.Client, State: func(a string) schedule.SourceState { return states[a] },
			Keep: func(s schedule.SourceState) { states[s.Address] = s }}) {
			if err == nil {
				articles++
			}
		}
		p.log()
		r.slept = nil
		r.now = r.now.Add(time.Hour)
		runtime.GC()
		var m runtime.MemStats
		if runtime.ReadMemStats(&m); round == 4 {
			settled = m.HeapAlloc
		}
		last = m.HeapAlloc
	}
	t.Logf("%d rounds over %d feeds, %d articles in %v; %.1f MB of memory after 5 rounds, %.1f MB at the end", round, feeds, articles, time.Since(begun).Round(time.Second), float64(settled)/1e6, float64(last)/1e6)
	if last > settled+settled/2+(4<<20) {
		t.Errorf("memory grew from %d to %d bytes", settled, last)
	}
}
