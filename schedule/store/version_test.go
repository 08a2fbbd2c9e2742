package store

import (
	"testing"

	"dateline/schedule"
)

func TestNewer(t *testing.T) {
	day := schedule.NewDay(2031, 5, 1)
	at := func(hash string, stamps ...schedule.Stamp) *schedule.Article {
		return &schedule.Article{ID: "a", Hash: hash, Stamps: stamps}
	}
	stated := func(d schedule.Day, clock string) schedule.Stamp { return schedule.Stamp{Day: d, Time: clock} }
	weak := schedule.Stamp{Kind: schedule.StampWeak, Day: day + 9000}
	dateline := schedule.Stamp{Kind: schedule.StampDateline, Text: "LONDON, March 3"} // no year: no day
	for _, c := range []struct {
		name       string
		newer, old *schedule.Article
	}{
		{"day", at("a", stated(day+1, "")), at("b", stated(day, ""))},
		{"instant after midnight of the day", at("a", stated(day, "2031-05-01T00:00:01Z")), at("b", stated(day, ""))},
		{"instants in two zones", at("a", stated(day, "2031-05-01T10:00:00-05:00")), at("b", stated(day+1, "2031-05-02T00:00:00+14:00"))},
		{"the latest of several stamps", at("a", stated(day, ""), stated(day+5, "")), at("b", stated(day+3, ""))},
		{"a weak stamp does not outweigh", at("a", stated(day, "")), at("b", weak)},
		{"a weak stamp beside an equal one does", at("a", stated(day, ""), weak), at("b", stated(day, ""))},
		{"a dateline without a year says nothing", at("b", dateline), at("a")},
		{"hash", at("b", stated(day, "")), at("a", stated(day, ""))},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !Newer(c.newer, c.old) || Newer(c.old, c.newer) {
				t.Errorf("Newer = %v one way, %v the other; want true, false", Newer(c.newer, c.old), Newer(c.old, c.newer))
			}
		})
	}
	if a := at("a"); Newer(a, a) {
		t.Error("a version is newer than itself")
	}
}
