package ledger

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/schedule"
)

func TestSettle_pins(t *testing.T) {
	w := start(t).settle(made("Board", monday, "r1"))
	uid := w.events[0].UID
	w.decide(Decision{Verb: Pin, UID: uid, Field: "start", Value: "2031-05-06"}).
		decide(Decision{Verb: Pin, UID: uid, Field: "title", Value: "Harbour board meets"}).
		decide(Decision{Verb: Pin, UID: uid, Field: "place", Place: &schedule.Place{Name: "Koper", Country: "SI"}}).
		settle(made("Board", monday, "r1"))
	w.want("changed Harbour board meets #1; start 2031-05-05>2031-05-06; place Trieste>Koper; title Board>Harbour board meets")
	want := []schedule.Conflict{{Field: "when", Value: "2031-05-05", Articles: []string{"by-r1"}}, {Field: "where", Value: "Trieste"}}
	if diff := cmp.Diff(want, w.events[0].Conflicts); diff != "" {
		t.Errorf("conflicts (-want +got):\n%s", diff)
	}
	// A later report contradicts: raised, not applied.
	w.settle(made("Board", monday+9, "r1", "r2"))
	w.want("changed Harbour board meets #1")
	if e := w.events[0]; e.When.Day != monday+1 || e.Conflicts[0].Value != "2031-05-14" {
		t.Errorf("a contradicting report: start %v, conflicts %+v", e.When, e.Conflicts)
	}
	// A report that agrees with the editor leaves no conflict.
	w.settle(made("Board", monday+1, "r1", "r2", "r3"))
	if c := w.events[0].Conflicts; len(c) != 1 || c[0].Field != "where" {
		t.Errorf("a report that agrees: conflicts %+v", c)
	}
	w.decide(Decision{Verb: Unpin, UID: uid, Field: "place"}).settle(made("Board", monday+1, "r1", "r2", "r3"))
	w.want("changed Harbour board meets #2; place Koper>Trieste")
}

func TestSettle_pinOutlivesMerger(t *testing.T) {
	w := start(t).settle(made("Board", monday, "r1")).settle(made("Board", monday, "r1"), made("Council", monday, "r2"))
	board, council := w.at("r1").UID, w.at("r2").UID
	w.decide(Decision{Verb: Pin, UID: council, Field: "title", Value: "Harbour council"}).
		settle(made("Board", monday, "r1", "r2"))
	if got := w.uid(board).Title; got != "Harbour council" {
		t.Errorf("the survivor is titled %q, want the pin of the merged event", got)
	}
	w.settle(made("Board", monday, "r1"), made("Council", monday, "r2"))
	if a, b := w.uid(board).Title, w.uid(council).Title; a != "Board" || b != "Harbour council" {
		t.Errorf("after the merger was undone: %q and %q", a, b)
	}
}

func TestSettle_pinnedStatus(t *testing.T) {
	w := start(t).settle(made("Board", monday, "r1"))
	uid := w.events[0].UID
	w.decide(Decision{Verb: Pin, UID: uid, Field: "status", Value: "cancelled"}).settle()
	w.want("changed Board #1; status scheduled>cancelled")
	w.decide(Decision{Verb: Pin, UID: uid, Field: "status", Value: "withdrawn", Note: "a hoax"}).settle(made("Board", monday, "r1"))
	w.want("withdrawn Board #2; withdrawn cancelled>withdrawn by the editor: a hoax")
	w.settle(made("Board", monday, "r1", "r2"))
	if e := w.uid(uid); e.Status != schedule.Withdrawn || len(w.events) != 1 {
		t.Errorf("a further report brought back what the editor withdrew: %s, %d events", e.Status, len(w.events))
	}
	w.decide(Decision{Verb: Unpin, UID: uid, Field: "status"}).settle(made("Board", monday, "r1", "r2"))
	w.want("revived Board #3; revived withdrawn>scheduled")
}

func TestSettle_pinnedTimes(t *testing.T) {
	offset := 2 * 3600
	talks := made("Talks", monday, "r1")
	talks.When = schedule.When{Grain: schedule.GrainInstant, Day: monday, Last: monday, Start: monday.UTC().Add(8 * time.Hour),
		End: monday.UTC().Add(9 * time.Hour), Length: time.Hour, Zone: "Europe/Rome", Offset: &offset, Implied: schedule.ImpliedYear}
	days := made("Fair", monday, "r1")
	days.When.Last = monday + 2
	for _, c := range []struct {
		name       string
		event      schedule.Event
		start, end string // "-" is no pin
		want       string
	}{
		{"an instant keeps the stated length", talks, "2031-05-06T22:30:00Z", "-", "2031-05-06T22:30:00Z/2031-05-06T23:30:00Z"},
		{"an end after the start", talks, "-", "2031-05-05T12:00:00Z", "2031-05-05T08:00:00Z/2031-05-05T12:00:00Z"},
		{"an end before the start is not taken", talks, "-", "2031-05-05T07:00:00Z", "2031-05-05T08:00:00Z/2031-05-05T09:00:00Z"},
		{"no end", talks, "-", "", "2031-05-05T08:00:00Z"},
		{"a day in place of an instant", talks, "2031-05-07", "-", "2031-05-07"},
		{"days keep their number", days, "2031-06-01", "-", "2031-06-01/2031-06-03"},
		{"both", days, "2031-06-01", "2031-06-05", "2031-06-01/2031-06-05"},
		{"an instant end of a day is not taken", days, "-", "2031-05-05T12:00:00Z", "2031-05-05/2031-05-07"},
		{"a month", talks, "2031-06", "-", "2031-06"},
		{"not known yet", talks, "", "-", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := start(t).settle(c.event)
			for field, value := range map[string]string{"start": c.start, "end": c.end} {
				if value != "-" {
					w.decide(Decision{Verb: Pin, UID: w.events[0].UID, Field: field, Value: value})
				}
			}
			w.settle(c.event)
			if got := span(w.events[0].When); got != c.want {
				t.Errorf("pinned = %q, want %q", got, c.want)
			}
		})
	}
	w := start(t).settle(talks)
	w.decide(Decision{Verb: Pin, UID: w.events[0].UID, Field: "start", Value: "2031-05-06T22:30:00Z"}).settle(talks)
	if got := w.events[0].When.Day; got != monday+2 {
		t.Errorf("the civil day of a pinned instant is %v, want that of the event's offset, %v", got, monday+2)
	}
}

func TestParseWhen(t *testing.T) {
	for _, s := range []string{"", "2031-05-05", "2031-05-05T08:00:00Z", "2031-W19", "2020-W53", "2031-05", "2031"} {
		w, err := ParseWhen(s)
		if err != nil || w.String() != s || w.EndString() != "" {
			t.Errorf("ParseWhen(%q) = %q to %q, %v", s, w.String(), w.EndString(), err)
		}
	}
	for _, s := range []string{"2031-02-30", "2031-W54", "2021-W53", "31", "tomorrow", "2031-05-05T08:00", "2031-W19x", "2031-13"} {
		if w, err := ParseWhen(s); err == nil {
			t.Errorf("ParseWhen(%q) = %v, want an error", s, w)
		}
	}
}

func FuzzParseWhen(f *testing.F) {
	for _, s := range []string{"", "2031-05-05", "2031-05-05T08:00:00+02:00", "2031-W19", "2031-05", "2031", "9999-W53", "0000-W01"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		w, err := ParseWhen(s)
		if err != nil {
			return
		}
		again, err := ParseWhen(w.String())
		if err != nil || again.String() != w.String() {
			t.Errorf("ParseWhen(%q) = %q, which reads as %q, %v", s, w.String(), again.String(), err)
		}
	})
}

func TestConstraints(t *testing.T) {
	must, cannot := Constraints([]Decision{
		{Verb: Link, Reports: []string{"c", "a", "b"}},
		{Verb: Separate, Reports: []string{"d", "a"}},
		{Verb: Separate, Reports: []string{"a", "b"}},
		{Verb: Release, Reports: []string{"c", "b"}},
		{Verb: Pin, UID: "u", Field: "title", Value: "x"},
	})
	if diff := cmp.Diff([][2]string{{"a", "c"}}, must) + cmp.Diff([][2]string{{"a", "b"}, {"a", "d"}}, cannot); diff != "" {
		t.Errorf("Constraints (-want +got):\n%s", diff)
	}
}

func TestDecision_Check(t *testing.T) {
	for _, d := range []Decision{
		{}, {Verb: "keep"}, {Verb: Link, Reports: []string{"a"}}, {Verb: Pin, Field: "title", Value: "x"}, {Verb: Pin, UID: "u"},
		{Verb: Pin, UID: "u", Field: "start", Value: "soon"}, {Verb: Pin, UID: "u", Field: "status", Value: "off"},
		{Verb: Pin, UID: "u", Field: "title"}, {Verb: Pin, UID: "u", Field: "place", Value: "Koper"}, {Verb: Pin, UID: "u", Field: "who", Value: "x"},
	} {
		if d.Check() == nil {
			t.Errorf("Check(%+v) = nil, want an error", d)
		}
	}
}
