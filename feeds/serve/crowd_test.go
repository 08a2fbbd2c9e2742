package serve_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"dateline/feeds/feedstest"
	"dateline/feeds/serve"
)

// 5,000 calendar apps ask at once, 500 connections drip a byte a second beside them, and ten articles a second arrive: all
// apps are served whole calendars, the dripping ones are cut off, and memory stays small.
func TestServer_crowd(t *testing.T) {
	if os.Getenv("DATELINE_LONG") == "" {
		t.Skip("takes long; DATELINE_LONG=1 runs it")
	}
	const apps, drips, memory = 5000, 500, 300 << 20
	var files syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &files); err != nil || files.Cur < 2*(apps+drips)+100 {
		t.Skipf("no more than %d open files allowed", files.Cur)
	}
	round := 0
	next := func() serve.Snapshot { // every event of a snapshot bears the number of its round
		snap := snapshot(t)
		snap.Events = nil
		round++
		for i := range 15 {
			for _, e := range feedstest.Events() {
				e.UID = fmt.Sprintf("%d-%s", i, e.UID)
				e.Title = fmt.Sprintf("Round %d", round)
				snap.Events = append(snap.Events, e)
			}
		}
		return snap
	}
	s, err := serve.New(serve.Config{Now: time.Now, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Publish(next()); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	l, err := serve.Listen(ctx, "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	served := make(chan error, 1)
	go func() { served <- s.Serve(ctx, l) }()
	address := l.Addr().String()

	var work, dripping sync.WaitGroup
	var cut, whole, torn, failed atomic.Int64
	for range drips {
		dripping.Go(func() {
			c, err := net.Dial("tcp", address)
			if err != nil {
				return
			}
			defer c.Close()
			for _, b := range []byte("GET /all.ics HTTP/1.1\r\nHost: localhost\r\n") {
				if _, err := c.Write([]byte{b}); err != nil {
					cut.Add(1)
					return
				}
				time.Sleep(time.Second)
			}
		})
	}
	publishing := make(chan struct{})
	work.Go(func() {
		tick := time.NewTicker(100 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-publishing:
				return
			case <-tick.C:
				if err := s.Publish(next()); err != nil {
					t.Error(err)
				}
			}
		}
	})
	begin, most := time.Now(), uint64(0)
	var polls sync.WaitGroup
	gate := make(chan struct{})
	for range apps {
		polls.Go(func() {
			c, err := net.DialTimeout("tcp", address, 30*time.Second)
			if err != nil {
				failed.Add(1)
				return
			}
			defer c.Close()
			<-gate
			c.SetDeadline(time.Now().Add(time.Minute))
			io.WriteString(c, "GET /all.ics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
			switch err := check(c); {
			case err == nil:
				whole.Add(1)
			default:
				torn.Add(1)
				t.Log(err)
			}
		})
	}
	time.Sleep(2 * time.Second) // all connected
	close(gate)
	done := make(chan struct{})
	go func() { polls.Wait(); close(done) }()
	for running := true; running; {
		select {
		case <-done:
			running = false
		case <-time.After(100 * time.Millisecond):
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapInuse+m.StackInuse)
		}
	}
	took := time.Since(begin)
	close(publishing)
	work.Wait()
	dripping.Wait()
	stop()
	if err := <-served; err != nil {
		t.Error(err)
	}
	t.Logf("%d whole answers in %v, %d renewals, %d drips cut, memory of server and clients %d MB", whole.Load(), took.Round(time.Millisecond), round, cut.Load(), most>>20)
	if whole.Load() != apps || torn.Load()+failed.Load() > 0 {
		t.Errorf("%d of %d served, %d torn, %d without a connection", whole.Load(), apps, torn.Load(), failed.Load())
	}
	if cut.Load() != drips {
		t.Errorf("%d of %d dripping connections were cut", cut.Load(), drips)
	}
	if most > memory {
		t.Errorf("memory %d MB, want %d at most", most>>20, memory>>20)
	}
}

// check reads an answer and finds whether it is one whole calendar of one round.
func check(c net.Conn) error {
	res, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	lines := bufio.NewScanner(res.Body)
	title, last := "", ""
	for lines.Scan() {
		last = lines.Text()
		if s, ok := strings.CutPrefix(last, "SUMMARY:"); ok {
			s = s[strings.Index(s, "Round"):] // "Cancelled: Round 3"
			if title == "" {
				title = s
			}
			if s != title {
				return fmt.Errorf("%q and %q in one calendar", title, s)
			}
		}
	}
	if err := lines.Err(); err != nil {
		return err
	}
	if res.StatusCode != http.StatusOK || last != "END:VCALENDAR" || title == "" {
		return fmt.Errorf("status %d, ends with %q", res.StatusCode, last)
	}
	return nil
}
