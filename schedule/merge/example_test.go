package merge_test

import (
	"fmt"
	"time"

	"dateline/schedule"
	"dateline/schedule/merge"
)

// Two articles announce one call. The first knows the time; the second bears no date and says only that the call, of
// 50 minutes, was last night. Together they give the hour, the end, and the day on which the second was written.
func Example() {
	leaders := []schedule.Name{
		{Kind: schedule.Person, Name: "Ilmar Vost", Key: "ilmar vost"},
		{Kind: schedule.Person, Name: "Dana Hale", Key: "dana hale"},
	}
	day := schedule.NewDay(2027, time.December, 30)
	reports := []schedule.Report{
		{
			ID: "r1", Article: "announced", Outlet: "bugle", Title: "Vost–Hale phone call", Kind: "call", Status: schedule.Scheduled,
			Participants: leaders, DocTime: schedule.OnDay(day, schedule.Stated),
			When: schedule.When{Grain: schedule.GrainInstant, Day: day, Last: day, Start: time.Date(2027, 12, 30, 20, 30, 0, 0, time.UTC), Zone: "Europe/Istanbul"},
		},
		{
			ID: "r2", Article: "after", Outlet: "herald", Title: "Vost–Hale call", Kind: "call", Status: schedule.Held,
			Participants: leaders, DocTime: schedule.DocTime{Basis: schedule.Unknown},
			When: schedule.When{Length: 50 * time.Minute, Open: &schedule.Open{HasOffset: true, Offset: -1, Direction: schedule.Past}},
		},
	}
	res := merge.Merge(reports, nil)
	for _, e := range res.Events {
		fmt.Println(e.Title, e.When, "to", e.When.EndString(), e.Status)
	}
	if d, ok := res.DocTimes["after"].Day(); ok {
		fmt.Println("written on", d)
	}
	// Output:
	// Vost–Hale phone call 2027-12-30T20:30:00Z to 2027-12-30T21:20:00Z held
	// written on 2027-12-31
}
