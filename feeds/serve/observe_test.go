package serve_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"dateline/feeds/feedstest"
	"dateline/feeds/serve"
)

// Who runs the server sees how it is used, by kinds of address and never by what somebody looks for.
func TestServer_Metrics(t *testing.T) {
	s := server(t, serve.Config{})
	tag := ask(s, "GET", "/all.ics").Header().Get("Etag")
	ask(s, "GET", "/all.ics", "If-None-Match", tag)
	ask(s, "GET", "/talks.ics")
	ask(s, "GET", "/feed.ics?q=secret")
	ask(s, "GET", "/wp-login.php")
	ask(s, "POST", "/all.ics")
	s.Fail(errors.New("disk full"))
	bad := snapshot(t)
	bad.Feeds = append(bad.Feeds, bad.Feeds[0])
	s.Fail(fmt.Errorf("renew: %w", s.Publish(bad))) // as main does with whatever stopped it: one failure, counted once
	w := ask(s.Metrics(), "GET", "/metrics")
	if w.Code != 200 || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/plain; version=0.0.4") {
		t.Fatalf("%d %v", w.Code, w.Header())
	}
	for _, want := range []string{
		`dateline_requests_total{route="feed",status="200"} 2`, `dateline_requests_total{route="feed",status="304"} 1`, `dateline_requests_total{route="feed",status="404"} 1`,
		`dateline_requests_total{route="filter",status="200"} 1`, `dateline_requests_total{route="refused",status="405"} 1`,
		`dateline_request_seconds_count{route="feed"} 4`, `dateline_renewals_total{result="done"} 1`, `dateline_renewals_total{result="failed"} 2`,
		`dateline_as_of_seconds 1.7100576e+09`, "dateline_feeds 2", "go_goroutines ",
	} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("no %s in\n%s", want, w.Body)
		}
	}
	if strings.Contains(w.Body.String(), "secret") || strings.Contains(w.Body.String(), "wp-login") {
		t.Error("metrics tell what somebody asked for")
	}
	if w := ask(s, "GET", "/metrics"); w.Code != 404 {
		t.Errorf("readers get metrics: %d", w.Code)
	}
}

func TestServer_Serve_metrics(t *testing.T) {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := free.Addr().String()
	free.Close()
	s := server(t, serve.Config{Metrics: address})
	ctx, stop := context.WithCancel(t.Context())
	l, err := serve.Listen(ctx, "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, l) }()
	for url, want := range map[string]string{"http://" + l.Addr().String() + "/all.ics": "END:VCALENDAR", "http://" + address + "/metrics": "dateline_events"} {
		var body []byte
		for range 50 { // until it listens
			if res, err := http.Get(url); err == nil {
				body, _ = io.ReadAll(res.Body)
				res.Body.Close()
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
		if !strings.Contains(string(body), want) {
			t.Errorf("%s: %.300s", url, body)
		}
	}
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	l, err = serve.Listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := server(t, serve.Config{Metrics: taken.Addr().String()}).Serve(t.Context(), l); err == nil || !strings.Contains(err.Error(), "metrics") {
		t.Errorf("err = %v, want one that names the metrics", err)
	}
}

func TestServer_limit(t *testing.T) {
	now := feedstest.AsOf()
	s, err := serve.New(serve.Config{Now: feedstest.AsOf, Tick: func() time.Time { return now }, Limit: serve.Limit{PerSecond: 1, Burst: 3, Exempt: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}}})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Publish(snapshot(t)); err != nil {
		t.Fatal(err)
	}
	from := func(remote string) int {
		r := httptest.NewRequest("GET", "/all.ics", nil)
		r.RemoteAddr = remote
		r.Header.Set("X-Forwarded-For", "127.0.0.1") // says the client
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code == http.StatusTooManyRequests && w.Header().Get("Retry-After") == "" {
			t.Error("429 without Retry-After")
		}
		return w.Code
	}
	refused := func(remote string, n int) (out int) {
		for range n {
			if from(remote) == http.StatusTooManyRequests {
				out++
			}
		}
		return out
	}
	for _, c := range []struct {
		name, remote string
		want         int // refused of 10
	}{
		{"a client", "203.0.113.5:1111", 7},
		{"the same on another port", "203.0.113.5:2222", 10},
		{"another client", "203.0.113.6:1111", 7},
		{"the first as a mapped address", "[::ffff:203.0.113.5]:1111", 10},
		{"a client of IPv6", "[2001:db8:1:2::1]:1", 7},
		{"a neighbour in its network", "[2001:db8:1:2:ffff::9]:1", 10},
		{"another network", "[2001:db8:1:3::1]:1", 7},
		{"loopback", "127.0.0.1:1", 0},
		{"loopback of IPv6", "[::1]:1", 0},
		{"the proxy", "10.1.2.3:1", 0},
		{"a Unix socket", "@", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := refused(c.remote, 10); got != c.want {
				t.Errorf("%d of 10 refused, want %d", got, c.want)
			}
		})
	}
	now = now.Add(2 * time.Second)
	if got := refused("203.0.113.5:1", 10); got != 8 {
		t.Errorf("after two seconds %d of 10 refused, want 8", got)
	}
	for i := range 25_000 { // a flood of addresses makes nobody's bucket full again for free, nor the table grow
		from(netip.AddrPortFrom(netip.AddrFrom4([4]byte{11, byte(i >> 16), byte(i >> 8), byte(i)}), 1).String())
		if i%2000 == 0 && refused("203.0.113.5:1", 1) == 0 {
			t.Fatal("a client who asks too often is let through after many others came")
		}
	}
	open := server(t, serve.Config{Limit: serve.Limit{PerSecond: -1}})
	for range 1000 {
		if w := ask(open, "GET", "/all.ics"); w.Code != 200 {
			t.Fatal(w.Code)
		}
	}
}
