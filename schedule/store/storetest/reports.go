package storetest

import (
	"errors"
	"fmt"
	"iter"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/schedule"
	"dateline/schedule/store"
)

func report(id, hash string, day schedule.Day) schedule.Report {
	offset := -18000
	return schedule.Report{
		ID: id, Article: "desk/" + hash, Hash: hash, Outlet: "example.org", Title: "Harbour board meeting", Kind: "meeting",
		When: schedule.When{Grain: schedule.GrainInstant, Day: day, Last: day, Start: day.UTC().Add(17 * time.Hour),
			Clock: &schedule.Clock{Hour: 12}, Offset: &offset, Length: 50 * time.Minute, Implied: schedule.ImpliedYear,
			Open: &schedule.Open{Weekday: 4, Direction: schedule.Past}},
		DocTime: schedule.OnDay(day-1, schedule.Stated), Status: schedule.Scheduled, Certainty: schedule.Likely,
		Place:        &schedule.Place{Name: "Trieste", Country: "IT", Zone: "Europe/Rome"},
		Participants: []schedule.Name{{Kind: schedule.Organisation, Name: "Harbour board", Key: "harbour board"}},
		Evidence:     []schedule.Evidence{{Article: "desk/" + hash, In: "text", Quote: "“on 3 May” <&>", Start: 4, End: 12, Field: "when"}},
		Why:          &schedule.Because{Rule: "extract/meeting", From: []*schedule.Because{{Rule: "timex/month-day", Quote: "3 May"}}},
	}
}

func collect(t *testing.T, seq iter.Seq2[schedule.Report, error]) string {
	t.Helper()
	var ids []string
	for r, err := range seq {
		if err != nil {
			t.Fatalf("streaming reports: %v", err)
		}
		ids = append(ids, r.ID)
	}
	return strings.Join(ids, " ")
}

func reportsByRules(t *testing.T, s store.Store) {
	day := schedule.NewDay(2031, 5, 3)
	want := []schedule.Report{report("r2", "h", day), report("r1", "h", day+1)}
	dct := schedule.DocTime{Runs: []schedule.Days{{From: day - 9, To: day - 2}}, Basis: schedule.Inferred, Zone: "Europe/Rome",
		Why: &schedule.Because{Rule: "doctime/weekday-date"}}
	put := func(rules string, reports []schedule.Report, dct schedule.DocTime) {
		t.Helper()
		update(t, s, func(tx store.Tx) error {
			return tx.PutReports("h", rules, reports, make([][]string, len(reports)), dct)
		})
	}
	check := func(rules string, want []schedule.Report, wantTime schedule.DocTime, wantOK bool) {
		t.Helper()
		view(t, s, func(tx store.Tx) error {
			got, gotTime, ok, err := tx.Reports("h", rules)
			if ok != wantOK {
				t.Errorf("Reports under rules %s found: %v, want %v", rules, ok, wantOK)
			}
			if diff := cmp.Diff(want, got) + cmp.Diff(wantTime, gotTime); diff != "" {
				t.Errorf("Reports under rules %s differ (-want +got):\n%s", rules, diff)
			}
			return err
		})
	}
	put("1", want, dct)
	check("1", want, dct, true)
	check("2", nil, schedule.DocTime{}, false)
	put("2", nil, dct) // nothing found is a finding, too
	check("2", nil, dct, true)
	check("1", want, dct, true)
	put("1", want[1:], dct)
	check("1", want[1:], dct, true)
	update(t, s, func(tx store.Tx) error { return tx.DropReports("2") })
	check("1", nil, schedule.DocTime{}, false)
	check("2", nil, dct, true)
	if err := s.Update(t.Context(), func(tx store.Tx) error {
		return tx.PutReports("h", "1", want, [][]string{{"a"}}, dct)
	}); err == nil {
		t.Error("PutReports with two reports and one list of blocks: want an error")
	}
}

func blocks(t *testing.T, s store.Store) {
	day := schedule.NewDay(2031, 5, 3)
	update(t, s, func(tx store.Tx) error {
		for i := range 30 {
			hash := fmt.Sprintf("h%02d", i)
			if _, err := tx.PutArticle(article("desk/"+hash, hash, 0, "text")); err != nil {
				return err
			}
			var keys []string
			for k := range 20 {
				keys = append(keys, fmt.Sprintf("who:%d+%d", i, k))
			}
			keys = append(keys, fmt.Sprintf("day:%d", i%3), "kind:meeting", "kind:meeting")
			reports := []schedule.Report{report(fmt.Sprintf("r%02d", 29-i), hash, day)}
			if err := tx.PutReports(hash, "1", reports, [][]string{keys}, schedule.DocTime{}); err != nil {
				return err
			}
		}
		return nil
	})
	view(t, s, func(tx store.Tx) error {
		for _, c := range []struct {
			rules string
			keys  string
			want  string
		}{
			{"1", "day:0", "r02 r05 r08 r11 r14 r17 r20 r23 r26 r29"},
			{"1", "who:4+0 who:4+19 who:3+7 none", "r25 r26"},
			{"1", "none", ""},
			{"1", "", ""},
			{"2", "day:0", ""},
		} {
			if got := collect(t, tx.ReportsInBlocks(c.rules, strings.Fields(c.keys))); got != c.want {
				t.Errorf("ReportsInBlocks(%q, %q) = %q, want %q", c.rules, c.keys, got, c.want)
			}
		}
		if got, want := collect(t, tx.ReportsInBlocks("1", []string{"kind:meeting"})), collect(t, tx.AllReports("1")); got != want {
			t.Errorf("a block of all = %q, AllReports = %q", got, want)
		}
		keys, err := tx.BlocksOf("1", []string{"r28", "r25", "none"})
		if len(keys) != 20+20+2 || keys[0] != "day:1" || keys[1] != "kind:meeting" {
			t.Errorf("BlocksOf = %q", keys)
		}
		other, err2 := tx.BlocksOf("2", []string{"r28"})
		if len(other) != 0 {
			t.Errorf("BlocksOf under other rules = %q, want none", other)
		}
		for range tx.AllReports("1") {
			break
		}
		return errors.Join(err, err2)
	})
	update(t, s, func(tx store.Tx) error {
		if err := tx.PutReports("h01", "1", []schedule.Report{report("new", "h01", day)}, [][]string{{"day:9"}}, schedule.DocTime{}); err != nil {
			return err
		}
		if got := collect(t, tx.ReportsInBlocks("1", []string{"day:9", "who:1+0"})); got != "new" {
			t.Errorf("after replacing the reports of a content its blocks hold %q, want %q", got, "new")
		}
		return nil
	})
}

func superseded(t *testing.T, s store.Store) {
	day := schedule.NewDay(2031, 5, 3)
	put := func(hash string, stamp schedule.Day) {
		t.Helper()
		update(t, s, func(tx store.Tx) error {
			if _, err := tx.PutArticle(article("desk/a", hash, stamp, "text "+hash)); err != nil {
				return err
			}
			return tx.PutReports(hash, "1", []schedule.Report{report("r-"+hash, hash, day)}, [][]string{{"day"}}, schedule.DocTime{})
		})
	}
	check := func(want string) {
		t.Helper()
		view(t, s, func(tx store.Tx) error {
			if got := collect(t, tx.ReportsInBlocks("1", []string{"day"})); got != want {
				t.Errorf("in the block: %q, want %q", got, want)
			}
			if got := collect(t, tx.AllReports("1")); got != want {
				t.Errorf("all reports: %q, want %q", got, want)
			}
			return nil
		})
	}
	put("v2", day)
	check("r-v2")
	put("v1", day-1) // an old version that arrives late
	check("r-v2")
	put("v3", day+1)
	check("r-v3")
	view(t, s, func(tx store.Tx) error {
		old, _, ok, err := tx.Reports("v2", "1")
		if !ok || len(old) != 1 {
			t.Errorf("the reports of a superseded version can no longer be read")
		}
		return err
	})
}
