package merge

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schedule"
)

// The way of a happening from slot to slot is told, step by step, with the article that says so, whatever order they are read in.
func TestEvents_movesTold(t *testing.T) {
	old := say("a", "2028-01-05", "match", on("2028-01-12"), teams, status(schedule.Postponed), id("old"))
	moved := say("a", "2028-01-05", "match", on("2028-01-15"), teams, movedFrom("old"), id("new"))
	left := say("b", "2028-01-10", "match", on("2028-01-15"), teams, status(schedule.Postponed), id("left"))
	last := say("b", "2028-01-10", "match", at("2028-01-19T19:00:00Z", "Europe/London"), teams, movedFrom("left"), id("last"))
	announced := say("c", "2028-01-02", "match", at("2028-01-12T19:30:00Z", "Europe/London"), teams)
	for _, c := range []struct {
		name    string
		reports []schedule.Report
		want    []schedule.Change
	}{
		{"one article", []schedule.Report{old, moved}, []schedule.Change{{Field: "start", From: "2028-01-12", To: "2028-01-15", Article: "a"}}},
		{"the old hour is known", []schedule.Report{moved, old, announced}, []schedule.Change{{Field: "start", From: "2028-01-12T19:30:00Z", To: "2028-01-15", Article: "a"}}},
		{"twice", []schedule.Report{last, left, moved, old}, []schedule.Change{
			{Field: "start", From: "2028-01-12", To: "2028-01-15", Article: "a"},
			{Field: "start", From: "2028-01-15", To: "2028-01-19T19:00:00Z", Article: "b"},
		}},
		{"never", []schedule.Report{announced}, nil},
		{"no new day", []schedule.Report{announced, old}, nil},
	} {
		if d := cmp.Diff(c.want, one(t, c.reports...).History); d != "" {
			t.Errorf("%s (-want +got)\n%s", c.name, d)
		}
	}
}
