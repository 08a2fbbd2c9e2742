package sqlite

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"dateline/schedule"
	"dateline/schedule/store"
)

// oldDays is by how much days were counted differently before the fifth step.
const oldDays = 719162

// older turns a store with two events into one of an earlier schema whose rows count their days as it did.
func older(t *testing.T, version int, shifted ...bool) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "old.db")
	db, err := connect(path, nil, 1)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	steps := slices.Concat(migrations()[:version], []string{fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, version)})
	for _, step := range steps {
		if _, err := db.Exec(step); err != nil {
			t.Fatal(err)
		}
	}
	var p packer
	for i, done := range shifted {
		e := meeting(i)
		data, err := p.encode(&e)
		if err != nil {
			t.Fatal(err)
		}
		first := sql.NullInt64{Int64: int64(e.When.Day), Valid: e.When.Day.Known()}
		if !done {
			first.Int64 -= oldDays
		}
		if _, err := db.Exec("INSERT INTO events (uid, first, last, status, data) VALUES (?, ?, ?, ?, ?)", e.UID, first, first, string(e.Status), data); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// meeting is an event: before 1970, after it, and of no known day.
func meeting(i int) schedule.Event {
	e := schedule.Event{UID: fmt.Sprint("u", i), Title: "Harbour board", Status: schedule.Withdrawn}
	if day := []schedule.Day{schedule.NewDay(1961, time.March, 9), schedule.NewDay(2031, time.June, 2), 0}[i%3]; day.Known() {
		e.When = schedule.When{Grain: schedule.GrainDay, Day: day}
	}
	return e
}

// A store of any earlier schema is opened, and what lies on a day is found on it, however that store counted its days.
func TestOpen_earlierSchemas(t *testing.T) {
	for _, c := range []struct {
		name    string
		version int
		shifted []bool
	}{
		{"first", 1, []bool{false, false, false}},
		{"tokens", 2, []bool{false, false, false}},
		{"sources", 3, []bool{false, false, false}},
		{"fourth, days as they were", 4, []bool{false, false, false}},
		{"fourth, days counted anew", 4, []bool{true, true, false}},
		{"fourth, rows of both kinds", 4, []bool{false, true, false}},
		{"fourth, rows of both kinds turned about", 4, []bool{true, false, false}},
		{"today's", len(migrations()), []bool{true, true, false}},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := older(t, c.version, c.shifted...)
			for range 2 { // the second time there is nothing to do
				s := open(t, path, Options{})
				err := s.View(t.Context(), func(tx store.Tx) error {
					for i := range 2 {
						day := meeting(i).When.Day
						got, err := tx.EventsOn(schedule.Days{From: day, To: day})
						if err != nil {
							return err
						}
						if len(got) != 1 || got[0].UID != meeting(i).UID {
							t.Errorf("on %v there are %v, want %s", day, got, meeting(i).UID)
						}
					}
					all, err := tx.Events()
					if len(all) != 3 {
						t.Errorf("%d events, want 3", len(all))
					}
					return err
				})
				if err != nil {
					t.Error(err)
				}
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			}
		})
	}
}
