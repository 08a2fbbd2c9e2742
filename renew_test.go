package main

import (
	"context"
	"errors"
	"flag"
	"io"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/urfave/cli/v2"

	"dateline/feeds/serve"
	"dateline/schedule/pipeline"
	"dateline/schedule/source"
	"dateline/schedule/store"
	"dateline/schedule/store/sqlite"
)

// newRenewer is what serve runs, without its listener; standard input is read from in, and a clock that goes on by an hour
// each time that it is read.
func newRenewer(t *testing.T, in io.Reader) *renewer {
	t.Helper()
	s, err := sqlite.Open(t.Context(), sqlite.Memory, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	hours := make(chan time.Time, 100)
	for i := range cap(hours) {
		hours <- time.Date(2024, 3, 5, i, 0, 0, 0, time.UTC)
	}
	now := func() time.Time { return <-hours }
	server, err := serve.New(serve.Config{Now: func() time.Time { return time.Time{} }})
	if err != nil {
		t.Fatal(err)
	}
	c := cli.NewContext(&cli.App{Reader: in, Writer: io.Discard, ErrWriter: io.Discard}, flag.NewFlagSet("", flag.ContinueOnError), nil)
	c.Context = t.Context()
	return &renewer{c: c, now: now, store: s, server: server, follow: newFollower(), readings: newReadings(nil), in: &intake{c: c, store: s, pipeline: pipeline.New(s)}}
}

func (r *renewer) health() string {
	w := httptest.NewRecorder()
	r.server.ServeHTTP(w, httptest.NewRequest("GET", "http://127.0.0.1/healthz", nil))
	return w.Body.String()
}

// TestRenewer_recovers: after a failure the next good run takes the mark off the pages though it brings nothing new, and
// publishes what an earlier one stored and could not.
func TestRenewer_recovers(t *testing.T) {
	r := newRenewer(t, nil)
	list := []source.Source{{Spec: writeFile(t, filepath.Join(t.TempDir(), "plan.jsonl"), planned)}}
	if _, err := r.take(t.Context(), list, true); err != nil {
		t.Fatal(err)
	}
	r.failed(t.Context(), "polling", errors.New("the disk is full"))
	if got := r.health(); !strings.Contains(got, "the last renewal failed") {
		t.Fatalf("a failure is not shown: %q", got)
	}
	if _, err := r.take(t.Context(), list, false); err != nil || strings.Contains(r.health(), "failed") {
		t.Errorf("after a good run: %q, %v", r.health(), err)
	}
	second := []source.Source{{Spec: writeFile(t, filepath.Join(t.TempDir(), "budget.jsonl"), budget)}}
	if _, err := r.in.take(t.Context(), second, r.now, true, func(res *taken, at time.Time, err error) error {
		return r.publish(res, at, false, errors.Join(err, errors.New("what the run stored cannot be published")))
	}); err == nil {
		t.Fatal("no error of publishing")
	}
	if _, err := r.take(t.Context(), list, false); err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	r.server.ServeHTTP(w, httptest.NewRequest("GET", "http://127.0.0.1/all.ics", nil))
	if n := strings.Count(w.Body.String(), "BEGIN:VEVENT"); n != 2 {
		t.Errorf("%d entries, want also that of the run whose publishing failed", n)
	}
}

// TestRenewer_clock: a slow reading that began before another and ends after it has the later clock.
func TestRenewer_clock(t *testing.T) {
	in, out := io.Pipe()
	r := newRenewer(t, in)
	slow := make(chan error)
	go func() {
		_, err := r.take(t.Context(), []source.Source{{Spec: "-"}}, false)
		slow <- err
	}()
	io.WriteString(out, planned+"\n") // taken: the reading has begun
	file := []source.Source{{Spec: writeFile(t, filepath.Join(t.TempDir(), "budget.jsonl"), budget)}}
	if _, err := r.take(t.Context(), file, true); err != nil {
		t.Fatal(err)
	}
	before := r.health()
	out.Close()
	if err := <-slow; err != nil {
		t.Fatal(err)
	}
	if after := r.health(); after <= before {
		t.Errorf("the calendar's clock went from %q to %q", before, after)
	}
}

// TestRenewer_stopped: what was read when serve is stopped is stored.
func TestRenewer_stopped(t *testing.T) {
	in, out := io.Pipe()
	r := newRenewer(t, in)
	given := make(chan struct{}, 1)
	r.in.each = func(string) { given <- struct{}{} }
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error)
	file := writeFile(t, filepath.Join(t.TempDir(), "plan.jsonl"), planned)
	go func() {
		_, err := r.take(ctx, []source.Source{{Spec: file}, {Spec: "-"}}, true)
		done <- err
	}()
	<-given
	stop() // while it waits for standard input
	defer out.Close()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("a stopped run = %v", err)
	}
	if err := r.store.View(t.Context(), func(tx store.Tx) error {
		events, err := tx.Events()
		if len(events) != 1 {
			t.Errorf("%d events are stored, want that of the article that was read", len(events))
		}
		return err
	}); err != nil {
		t.Error(err)
	}
	if got := r.health(); !strings.Contains(got, "starting") {
		t.Errorf("published while stopping: %q", got)
	}
}
