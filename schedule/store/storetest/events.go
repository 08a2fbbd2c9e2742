package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/schedule"
	"dateline/schedule/ledger"
	"dateline/schedule/store"
)

func event(uid string, day schedule.Day, reports ...string) schedule.Event {
	at := time.Date(2031, 4, 30, 9, 30, 15, 0, time.UTC)
	return schedule.Event{
		UID: uid, Title: "Harbour board meeting", Kind: "meeting", Status: schedule.Scheduled,
		When: schedule.When{Grain: schedule.GrainDay, Day: day, Last: day}, Reports: reports, FirstSeen: at, LastChanged: at,
		History: []schedule.Change{{At: at, Field: "added", To: day.String(), Article: "desk/a"}},
	}
}

func whole(uid string, day schedule.Day) schedule.Event {
	r := report("r-"+uid, "h", day)
	e := event(uid, day, r.ID)
	e.Sequence, e.MergedInto, e.Reason, e.Certainty = 7, "other", "why", schedule.Certain
	e.When, e.Place, e.Participants, e.Evidence, e.Why = r.When, r.Place, r.Participants, r.Evidence, r.Why
	e.When.End = e.When.Start.Add(50 * time.Minute)
	e.Conflicts = []schedule.Conflict{{Field: "where", Value: "Koper", Articles: []string{"desk/b"}}}
	e.Agreements = []schedule.Agreement{{Field: "when", Values: []string{"5 PM", "17:00 GMT"}, Articles: []string{"desk/a", "desk/b"}}}
	e.Sources = []schedule.SourceRef{{Article: "desk/a", URL: "https://example.org/a", Headline: "Board", Outlet: "example.org", Published: "2031-04-30"}}
	return e
}

func uids(events []schedule.Event) string {
	var out []string
	for _, e := range events {
		out = append(out, e.UID)
	}
	return strings.Join(out, " ")
}

func eventsWhole(t *testing.T, s store.Store) {
	day := schedule.NewDay(2031, 5, 3)
	undated := event("e-undated", 0, "r9")
	undated.When = schedule.When{}
	want := []schedule.Event{event("e-early", day-1, "r1"), whole("e-b", day), whole("e-c", day), undated}
	update(t, s, func(tx store.Tx) error {
		shuffled := []schedule.Event{want[3], want[1], want[0], want[2]}
		return tx.PutEvents(shuffled)
	})
	view(t, s, func(tx store.Tx) error {
		got, err := tx.Events()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("Events differ (-want +got):\n%s", diff)
		}
		return err
	})
	gone := want[0]
	gone.Status, gone.When.Day, gone.When.Last = schedule.Withdrawn, day+5, day+5
	update(t, s, func(tx store.Tx) error { return tx.PutEvents([]schedule.Event{gone}) })
	view(t, s, func(tx store.Tx) error {
		got, _, err := tx.Event("e-early")
		if diff := cmp.Diff(gone, got); diff != "" {
			t.Errorf("a replaced event differs (-want +got):\n%s", diff)
		}
		return err
	})
	d, err := s.Describe(t.Context())
	if err != nil || d.Events != 4 || d.Withdrawn != 1 {
		t.Errorf("Describe = %+v, %v; want 4 events, 1 withdrawn", d, err)
	}
	if err := s.Update(t.Context(), func(tx store.Tx) error { return tx.PutEvents([]schedule.Event{{Title: "no uid"}}) }); err == nil {
		t.Error("PutEvents without a UID: want an error")
	}
}

func eventsFound(t *testing.T, s store.Store) {
	day := schedule.NewDay(2031, 5, 5) // a Monday
	var many []string
	for i := range 40 {
		many = append(many, fmt.Sprintf("m%02d", 39-i))
	}
	days := event("e-days", day, "r1", "r2")
	days.When.Last = day + 2
	week := event("e-week", day, "r3")
	week.When.Grain = schedule.GrainWeek
	late := event("e-late", day+3, many...)
	late.When = schedule.When{Grain: schedule.GrainInstant, Day: day + 3, Last: day + 3, Start: (day + 4).UTC().Add(2 * time.Hour)}
	undated := event("e-undated", 0)
	undated.When = schedule.When{}
	update(t, s, func(tx store.Tx) error { return tx.PutEvents([]schedule.Event{days, week, late, undated}) })
	view(t, s, func(tx store.Tx) error {
		for _, c := range []struct{ reports, want string }{
			{"r1", "e-days"}, {"r2 r1", "e-days"}, {"r3 r1 m00 m39", "e-week e-days e-late"}, {"none", ""}, {"", ""},
		} {
			got, err := tx.EventsOf(strings.Fields(c.reports))
			if uids(got) != c.want || err != nil {
				t.Errorf("EventsOf(%q) = %q, %v; want %q", c.reports, uids(got), err, c.want)
			}
		}
		for _, c := range []struct {
			from, to schedule.Day
			want     string
		}{
			{day - 9, day - 1, ""}, {day, day, "e-week e-days"}, {day + 2, day + 2, "e-week e-days"}, {day + 3, day + 3, "e-week e-late"},
			{day + 4, day + 4, "e-week e-late"}, {day + 6, day + 9, "e-week"}, {day + 7, day + 9, ""}, {day - 99, day + 99, "e-week e-days e-late"},
		} {
			got, err := tx.EventsOn(schedule.Days{From: c.from, To: c.to})
			if uids(got) != c.want || err != nil {
				t.Errorf("EventsOn(%v to %v) = %q, %v; want %q", c.from, c.to, uids(got), err, c.want)
			}
		}
		return nil
	})
	week.Status = schedule.Withdrawn
	update(t, s, func(tx store.Tx) error { return tx.PutEvents([]schedule.Event{week}) })
	view(t, s, func(tx store.Tx) error {
		for d, want := range map[schedule.Day]string{day - 1: "", day: "e-week", day + 3: "e-week", day + 7: ""} {
			got, err := tx.WithdrawnOn(schedule.Days{From: d, To: d})
			if uids(got) != want || err != nil {
				t.Errorf("WithdrawnOn(%v) = %q, %v; want %q", d, uids(got), err, want)
			}
		}
		return nil
	})
	days.Reports = []string{"r2", "r4"}
	late.Reports = slices.Concat(many[1:], []string{"r1"})
	update(t, s, func(tx store.Tx) error { return tx.PutEvents([]schedule.Event{days, late}) })
	view(t, s, func(tx store.Tx) error {
		for reports, want := range map[string]string{"r1": "e-late", "r4": "e-days", "r2": "e-days", "m39": "", "m00": "e-late"} {
			got, err := tx.EventsOf([]string{reports})
			if uids(got) != want || err != nil {
				t.Errorf("after a change EventsOf(%q) = %q, %v; want %q", reports, uids(got), err, want)
			}
		}
		return nil
	})
}

func logs(t *testing.T, s store.Store) {
	at := time.Date(2031, 4, 30, 9, 30, 15, 0, time.UTC)
	runs := []ledger.Run{
		{At: at, Rules: "1", Articles: []ledger.Ref{{ID: "a", Hash: "h"}}},
		{At: at.Add(-time.Hour), Rules: "2", Decisions: 1}, // the log is in order of arrival, whatever the clock said
		{At: at, Rules: "2"},
	}
	decisions := []ledger.Decision{
		{At: at, By: "desk", Verb: ledger.Link, Reports: []string{"r2", "r1"}, Note: "same"},
		{At: at, Verb: ledger.Pin, UID: "u", Field: "place", Place: &schedule.Place{Name: "Koper", Country: "SI"}},
	}
	for i := range runs {
		update(t, s, func(tx store.Tx) error {
			if i < len(decisions) {
				if err := tx.PutDecision(decisions[i]); err != nil {
					return err
				}
			}
			if err := tx.PutMeta("rules", runs[i].Rules); err != nil {
				return err
			}
			return tx.AppendRun(runs[i])
		})
	}
	view(t, s, func(tx store.Tx) error {
		gotRuns, err := tx.Runs()
		if err != nil {
			return err
		}
		gotDecisions, err := tx.Decisions()
		if diff := cmp.Diff(runs, gotRuns) + cmp.Diff(decisions, gotDecisions); diff != "" {
			t.Errorf("logs differ (-want +got):\n%s", diff)
		}
		if v, err := tx.Meta("rules"); v != "2" || err != nil {
			t.Errorf("Meta = %q, %v; want the last value put", v, err)
		}
		return err
	})
}
