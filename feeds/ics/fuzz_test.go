package ics_test

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ical "github.com/emersion/go-ical"

	"dateline/feeds"
	"dateline/feeds/feedstest"
	"dateline/feeds/ics"
	"dateline/schedule"
)

// Whatever the sources say, the file stays lawful: short lines, one event, and the words come back as they went in.
func FuzzWriter(f *testing.F) {
	for i, s := range texts() {
		f.Add(s, s, "https://example.org/"+s, "Europe/Lisbon", int64(1700000000+i*1e6), int64(3600))
	}
	f.Add("a", "b", "c", "\x00", int64(-1<<40), int64(-1))
	f.Add("", "\u2028", "https://a\r\nb", "America/St_Johns", int64(1730000000), int64(86400))
	f.Fuzz(func(t *testing.T, title, words, url, zone string, start, seconds int64) {
		at := time.Unix(start, 0)
		e := &schedule.Event{
			UID: "one@dateline", Title: title, Kind: schedule.Kind(words), Status: schedule.Scheduled, Certainty: schedule.Certain,
			When:         schedule.When{Grain: schedule.GrainInstant, Start: at, End: at.Add(time.Duration(seconds%1e6) * time.Second), Zone: zone},
			Place:        &schedule.Place{Name: words},
			Participants: []schedule.Name{{Name: title}},
			Sources:      []schedule.SourceRef{{Article: "a", URL: url, Outlet: title, Published: words}},
			Evidence:     []schedule.Evidence{{Article: "a", Quote: words, Field: "when"}},
			History:      []schedule.Change{{Field: words, From: title, To: zone}, {Field: "start", From: words}},
			FirstSeen:    feedstest.AsOf(), LastChanged: feedstest.AsOf(),
		}
		var b bytes.Buffer
		w := ics.NewWriter()
		err := w.Write(&b, feeds.Edition{Feed: feeds.Feed{Slug: "x", Title: title, Description: words, Color: words}, Events: []*schedule.Event{e}, Base: url})
		for line := range strings.SplitSeq(strings.TrimSuffix(b.String(), "\r\n"), "\r\n") {
			if len(line) > 75 || strings.ContainsAny(line, "\r\n\x00") || !utf8.ValidString(line) {
				t.Fatalf("line %q", line)
			}
		}
		cal, decodeErr := ical.NewDecoder(&b).Decode()
		if decodeErr != nil {
			t.Fatal(decodeErr)
		}
		events := cal.Events()
		if err != nil {
			if len(events) != 0 {
				t.Fatalf("%v, and yet an event", err)
			}
			return
		}
		if len(events) != 1 || len(cal.Children) > 2 {
			t.Fatalf("%d events, %d components", len(events), len(cal.Children))
		}
		for name, want := range map[string]string{"UID": e.UID, "SUMMARY": feeds.Title(e), "LOCATION": feeds.OneLine(words)} {
			p := events[0].Props.Get(name)
			got := ""
			if p != nil {
				got, _ = p.Text()
			}
			if utf8.ValidString(title+words) && !strings.ContainsAny(title+words, "\ufffe\uffff") && got != want {
				t.Errorf("%s = %q, want %q", name, got, want)
			}
		}
		for _, p := range events[0].Props.Values("DTSTART") {
			if got, err := p.DateTime(time.UTC); p.Params.Get("TZID") == "" && (err != nil || !got.Equal(at)) {
				t.Errorf("starts at %v %v, want %v", got, err, at)
			}
		}
	})
}
