package jscalendar_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/feeds"
	"dateline/feeds/feedstest"
	"dateline/feeds/jscalendar"
	"dateline/schedule"
	"dateline/tz"
)

var update = flag.Bool("update", false, "write the golden file")

func TestWrite_golden(t *testing.T) {
	f := jscalendar.Format()
	var b bytes.Buffer
	if err := f.Write(&b, f.Edit(feeds.All(), feedstest.Events(), feedstest.AsOf(), "https://calendar.example.org")); err != nil {
		t.Fatal(err)
	}
	file := "../../testdata/feeds/all" + f.Ext
	if *update {
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), b.String()); d != "" {
		t.Error(d)
	}
}

// A reader who adds the duration to the local start finds the instants of the calendar, also near clock changes.
func TestWrite_instants(t *testing.T) {
	loc, err := tz.Load("Europe/Lisbon")
	if err != nil {
		t.Fatal(err)
	}
	change := time.Date(2024, 10, 27, 1, 0, 0, 0, time.UTC) // the clocks go back
	var events []*schedule.Event
	for h := -30; h <= 30; h++ {
		start := change.Add(time.Duration(h) * 30 * time.Minute)
		events = append(events, &schedule.Event{UID: start.String(), FirstSeen: change, LastChanged: change,
			When: schedule.When{Grain: schedule.GrainInstant, Start: start, End: start.Add(95*time.Minute + time.Second), Zone: "Europe/Lisbon"}})
	}
	var b bytes.Buffer
	if err := jscalendar.Write(&b, feeds.Edition{Events: events}); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Entries []struct{ UID, Start, TimeZone, Duration string }
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	local := 0
	for i, e := range got.Entries {
		in := time.UTC
		if e.TimeZone == "Europe/Lisbon" {
			in = loc
			local++
		}
		start, err := time.ParseInLocation("2006-01-02T15:04:05", e.Start, in)
		if err != nil || !start.Equal(events[i].When.Start) || e.Duration != "PT1H35M1S" {
			t.Errorf("%s: %s %s %s %v", e.UID, e.Start, e.TimeZone, e.Duration, err)
		}
	}
	if local < 20 || len(got.Entries) != len(events) {
		t.Errorf("%d of %d entries in local time", local, len(got.Entries))
	}
}
