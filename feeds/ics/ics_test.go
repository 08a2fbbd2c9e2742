package ics_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/feeds"
	"dateline/feeds/feedstest"
	"dateline/feeds/ics"
	"dateline/schedule"
)

var update = flag.Bool("update", false, "write the golden files")

func write(t testing.TB, w *ics.Writer, f feeds.Feed, events []*schedule.Event, base string) string {
	t.Helper()
	var b bytes.Buffer
	if err := w.Write(&b, w.Format().Edit(f, events, feedstest.AsOf(), base)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWriter_golden(t *testing.T) {
	for name, c := range map[string]struct {
		feed feeds.Feed
		base string
	}{
		"all":    {feeds.All(), ""},
		"served": {feeds.Feed{Slug: "served", Title: "Served, \"quoted\"; named", Description: "Two\nlines", Color: "teal", Past: 24 * time.Hour}, "https://calendar.example.org/base"},
		"status": {feeds.Feed{Slug: "status", Cancelled: feeds.Status}, ""},
		"hide":   {feeds.Feed{Slug: "hide", Cancelled: feeds.Hide}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := write(t, ics.NewWriter(), c.feed, feedstest.Events(), c.base)
			file := filepath.Join("..", "..", "testdata", "feeds", name+".ics")
			if *update {
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), got); d != "" {
				t.Error(d)
			}
		})
	}
}

// Neither the order of the events, nor what was written before, nor the time of day shows in the bytes.
func TestWriter_sameBytes(t *testing.T) {
	w := ics.NewWriter()
	first := write(t, w, feeds.All(), feedstest.Events(), "")
	events := feedstest.Events()
	for i, j := 0, len(events)-1; i < j; i, j = i+1, j-1 {
		events[i], events[j] = events[j], events[i]
	}
	write(t, w, feeds.Feed{Slug: "x", Cancelled: feeds.Status}, events, "https://example.org")
	w.Forget()
	if again := write(t, w, feeds.All(), events, ""); again != first {
		t.Error(cmp.Diff(first, again))
	}
	var later bytes.Buffer
	if err := w.Write(&later, w.Format().Edit(feeds.All(), events, feedstest.AsOf().Add(time.Hour), "")); err != nil {
		t.Fatal(err)
	}
	if later.String() != first {
		t.Error("an hour later the feed reads otherwise:", cmp.Diff(first, later.String()))
	}
}

// A subscriber whose feed lost one broken event still has the others; two entries of one identity never go out.
func TestWriter_leavesOutWhatIsBroken(t *testing.T) {
	good := func() *schedule.Event { return feedstest.Events()[0] }
	for name, spoil := range map[string]func(e *schedule.Event){
		"no uid":             func(e *schedule.Event) { e.UID = "" },
		"line break in uid":  func(e *schedule.Event) { e.UID = "a\r\nSUMMARY:b" },
		"twice":              func(e *schedule.Event) { e.UID = good().UID },
		"never changed":      func(e *schedule.Event) { e.LastChanged = time.Time{} },
		"ends before start":  func(e *schedule.Event) { e.When.End = e.When.Start.Add(-time.Hour) },
		"year 12024":         func(e *schedule.Event) { e.When.Start = time.Date(12024, 1, 1, 0, 0, 0, 0, time.UTC) },
		"before year one":    func(e *schedule.Event) { e.When.Start = time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC) },
		"no place in time":   func(e *schedule.Event) { e.When = schedule.When{} },
		"sequence below 0":   func(e *schedule.Event) { e.Sequence = -1 },
		"uid is not unicode": func(e *schedule.Event) { e.UID = "a\xff" },
	} {
		t.Run(name, func(t *testing.T) {
			bad := feedstest.Events()[len(feedstest.Events())-1]
			spoil(bad)
			w := ics.NewWriter()
			var b bytes.Buffer
			err := w.Write(&b, feeds.Edition{Feed: feeds.All(), Events: []*schedule.Event{good(), bad}})
			var partial *feeds.Partial
			var event *ics.EventError
			if !errors.As(err, &partial) || !errors.As(err, &event) || len(partial.Left) != 1 {
				t.Errorf("err = %v, want one *EventError in a *Partial", err)
			}
			if n := strings.Count(b.String(), "BEGIN:VEVENT"); n != 1 || !strings.HasSuffix(b.String(), "END:VCALENDAR\r\n") {
				t.Errorf("%d events written:\n%s", n, b.String())
			}
		})
	}
}

type broken struct{ after int }

func (w *broken) Write(p []byte) (int, error) {
	if w.after -= len(p); w.after < 0 {
		return 0, errors.New("disk full")
	}
	return len(p), nil
}

func TestWriter_reportsFailedWrite(t *testing.T) {
	w := ics.NewWriter()
	for _, after := range []int{0, 100, 5000} {
		err := w.Write(&broken{after}, w.Format().Edit(feeds.All(), feedstest.Events(), feedstest.AsOf(), ""))
		var partial *feeds.Partial
		if err == nil || errors.As(err, &partial) {
			t.Errorf("after %d bytes: err = %v", after, err)
		}
	}
}

func TestWriter_capDropsTheOldest(t *testing.T) {
	w := ics.NewWriter()
	whole := write(t, w, feeds.All(), feedstest.Events(), "")
	f := feeds.All()
	f.MaxBytes = len(whole) / 2
	half := write(t, w, f, feedstest.Events(), "")
	if len(half) > f.MaxBytes {
		t.Errorf("%d bytes, cap %d", len(half), f.MaxBytes)
	}
	if !strings.Contains(half, "UID:launch@dateline") || strings.Contains(half, "UID:match@dateline") {
		t.Error("the latest event must stay, the oldest must go")
	}
	if plain := strings.ReplaceAll(half, "\r\n ", ""); !strings.Contains(plain, "oldest entries are left out") {
		t.Error("the feed does not say that entries are left out")
	}
	f.MaxBytes = len(whole) + 4096
	if got := write(t, w, f, feedstest.Events(), ""); got != whole {
		t.Error("a cap above the size changes the feed")
	}
}
