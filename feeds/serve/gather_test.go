package serve_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"dateline/feeds"
	"dateline/feeds/feedstest"
	"dateline/feeds/serve"
)

// Calendars of every size arrive whole over one connection, asked for in a row without waiting: with their heads in one
// go where they are small, in parts where they are larger than the buffers of the system.
func TestServer_Serve_whole(t *testing.T) {
	s, err := serve.New(serve.Config{Now: feedstest.AsOf})
	if err != nil {
		t.Fatal(err)
	}
	snap := serve.Snapshot{AsOf: feedstest.AsOf()}
	for _, n := range []int{0, 2 << 10, 3 << 10, 4 << 10, 5 << 10, 9 << 10, 100 << 10, 3 << 20} {
		snap.Feeds = append(snap.Feeds, feeds.Feed{Slug: fmt.Sprint("f", n), Description: strings.Repeat("Regattas and fairs. ", n/20)})
	}
	if err := s.Publish(snap); err != nil {
		t.Fatal(err)
	}
	var asked []*http.Request
	var want []*httptest.ResponseRecorder
	for _, f := range snap.Feeds {
		for _, method := range []string{"GET", "HEAD", "GET"} {
			asked = append(asked, httptest.NewRequest(method, "http://127.0.0.1/"+f.Slug+".ics", nil))
			want = append(want, ask(s, method, "/"+f.Slug+".ics"))
		}
	}
	l, err := serve.Listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, l) }()
	c, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		for _, r := range asked {
			r.Write(c)
		}
	}()
	in := bufio.NewReader(c)
	for i, r := range asked {
		got, err := http.ReadResponse(in, r)
		if err != nil {
			t.Fatalf("%s %s: %v", r.Method, r.URL.Path, err)
		}
		body, err := io.ReadAll(got.Body)
		want := want[i]
		if err != nil || got.StatusCode != 200 || !bytes.Equal(body, want.Body.Bytes()) || got.Header.Get("Etag") != want.Header().Get("Etag") {
			t.Errorf("%s %s: %d with %d bytes, %v; want %d bytes", r.Method, r.URL.Path, got.StatusCode, len(body), err, want.Body.Len())
		}
	}
	c.Close()
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
