package ics_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/feeds"
	"dateline/feeds/feedstest"
	"dateline/feeds/ics"
	"dateline/schedule"
	"dateline/tz"
)

// hardZones change their clocks at odd hours, by odd amounts, by the moon, the other way round, or did so lately.
func hardZones() []string {
	return []string{"Africa/Cairo", "Africa/Casablanca", "America/Asuncion", "America/Havana", "America/Nuuk", "America/Santiago", "America/Scoresbysund", "America/St_Johns",
		"America/New_York", "Antarctica/Troll", "Asia/Almaty", "Asia/Beirut", "Asia/Gaza", "Asia/Jerusalem", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Tehran", "Asia/Vladivostok",
		"Atlantic/Azores", "Australia/Lord_Howe", "Australia/Sydney", "Europe/Chisinau", "Europe/Dublin", "Europe/London", "Europe/Moscow", "Pacific/Apia", "Pacific/Auckland", "Pacific/Chatham",
		"Pacific/Kiritimati", "Pacific/Norfolk"}
}

// sampledZones are 60 of all zones, or all of them in a long run.
func sampledZones() []string {
	all := tz.Names()
	if os.Getenv("DATELINE_LONG") != "" {
		return all
	}
	out := hardZones()
	for i := 0; len(out) < 60; i += len(all) / 40 {
		if name := all[i%len(all)]; !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// roundChanges are events at the moments when a wrong VTIMEZONE shows: at every change of the clocks, just before it, well
// before and after, and in the depth of each season.
func roundChanges(t *testing.T, zone string, first, last int) []*schedule.Event {
	loc, err := tz.Load(zone)
	if err != nil {
		t.Fatal(err)
	}
	var out []*schedule.Event
	add := func(start time.Time) {
		seen := feedstest.AsOf()
		start = start.UTC()
		out = append(out, &schedule.Event{
			UID: fmt.Sprintf("%s-%d@dateline", strings.ReplaceAll(zone, "/", "."), start.Unix()), Title: "Opening", Status: schedule.Scheduled, FirstSeen: seen, LastChanged: seen,
			When: schedule.When{Grain: schedule.GrainInstant, Zone: zone, Start: start, End: start.Add(90 * time.Minute), Day: schedule.DayOf(start.In(loc)), Last: schedule.DayOf(start.In(loc))},
		})
	}
	for year := first; year <= last; year++ {
		add(time.Date(year, 1, 15, 12, 0, 0, 0, loc))
		add(time.Date(year, 7, 15, 12, 0, 0, 0, loc))
		for _, change := range changes(loc, year) {
			for _, d := range []time.Duration{-3 * time.Hour, -time.Second, 0, 3 * time.Hour} {
				add(change.Add(d))
			}
		}
	}
	return out
}

// What our VTIMEZONEs say is read back by three readers that know nothing of our tables: no instant may be wrong. They read
// the zones under names nobody knows, since python-icalendar looks at no VTIMEZONE whose name is in its own tables.
func TestInterop_zones(t *testing.T) {
	const firstYear, lastYear, batch = 2025, 2031, 60
	zones := sampledZones()
	total, local, unlike, named := 0, 0, 0, map[string]bool{}
	for from := 0; from < len(zones); from += batch {
		var events []*schedule.Event
		for _, zone := range zones[from:min(from+batch, len(zones))] {
			events = append(events, roundChanges(t, zone, firstYear, lastYear)...)
		}
		var b bytes.Buffer
		w := ics.NewWriter()
		if err := w.Write(&b, w.Format().Edit(feeds.All(), events, feedstest.AsOf(), "")); err != nil {
			t.Fatal(err)
		}
		total += len(events)
		local += strings.Count(b.String(), "DTSTART;TZID=")
		for line := range strings.Lines(b.String()) {
			if id, ok := strings.CutPrefix(line, "TZID:"); ok {
				named[strings.TrimSpace(id)] = true
			}
		}
		renamed := strings.NewReplacer("\r\nTZID:", "\r\nTZID:of-this-feed/", ";TZID=", ";TZID=of-this-feed/").Replace(b.String())
		want, known := map[string]string{}, map[string]string{}
		for _, e := range events {
			want[e.UID] = meant(e)
			if machineAgrees(e.When) {
				known[e.UID] = want[e.UID]
			}
		}
		unlike += len(want) - len(known)
		for _, r := range readers() {
			if r.name == "go-ical" { // reads no VTIMEZONE
				continue
			}
			t.Run(fmt.Sprintf("%s from %s", r.name, zones[from]), func(t *testing.T) { instants(t, r.read(t, feedFile(t, renamed)), want, want) })
		}
		t.Run("python by name from "+zones[from], func(t *testing.T) { instants(t, readPython(t, feedFile(t, b.String())), want, known) })
	}
	t.Logf("%d events in %d zones, %d of them in the local time of %d zones; on %d the tables of this machine differ from ours", total, len(zones), local, len(named), unlike)
	if local < total/2 {
		t.Errorf("only %d of %d events are written in local time: the rest says nothing of VTIMEZONE", local, total)
	}
}

func feedFile(t *testing.T, content string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "zones.ics")
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// machineAgrees reports whether the machine's own tables, which may be older than ours, give an event the same clocks.
func machineAgrees(w schedule.When) bool {
	theirs, err := time.LoadLocation(w.Zone)
	if err != nil {
		return true
	}
	ours, err := tz.Load(w.Zone)
	if err != nil {
		return false
	}
	same := func(t time.Time) bool {
		for d := -3 * time.Hour; d <= 3*time.Hour; d += time.Hour { // an hour that comes twice in theirs alone is read otherwise, too
			_, a := t.Add(d).In(ours).Zone()
			_, b := t.Add(d).In(theirs).Zone()
			if a != b {
				return false
			}
		}
		return true
	}
	return same(w.Start) && same(w.End)
}

// instants compares the start and end that a reader finds with those meant; all events must be read, those in sure be right.
func instants(t *testing.T, lines string, all, sure map[string]string) {
	t.Helper()
	read, wrong := 0, 0
	for line := range strings.Lines(lines) {
		f := strings.SplitN(strings.TrimSuffix(line, "\n"), "\t", 4)
		if len(f) < 4 {
			t.Fatalf("cannot read %q", line)
		}
		read++
		if want, ok := sure[f[0]]; ok && f[1]+" "+f[2] != want {
			if wrong++; wrong <= 10 {
				t.Errorf("%s at %s %s, want %s", f[0], f[1], f[2], want)
			}
		}
	}
	if wrong > 0 || read != len(all) {
		t.Errorf("%d instants wrong; %d events read of %d", wrong, read, len(all))
	}
}
