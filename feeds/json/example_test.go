package json_test

import (
	"fmt"
	"strings"
	"time"

	"dateline/feeds"
	"dateline/feeds/json"
	"dateline/schedule"
)

func Example() {
	seen := time.Date(2024, 5, 2, 9, 0, 0, 0, time.UTC)
	day, _ := schedule.ParseDay("2024-05-20")
	events := []*schedule.Event{{
		UID: "regatta@dateline", Title: "Regatta", Kind: "race", Status: schedule.Scheduled, Certainty: schedule.Certain,
		When: schedule.When{Grain: schedule.GrainDay, Day: day, Last: day}, FirstSeen: seen, LastChanged: seen,
		History: []schedule.Change{{At: seen, Field: "added"}},
	}}
	var b strings.Builder
	f := json.Format()
	if err := f.Write(&b, f.Edit(feeds.All(), events, seen, "")); err != nil {
		fmt.Println(err)
	}
	fmt.Println(strings.Contains(b.String(), `"start": "2024-05-20"`), strings.Contains(b.String(), `"end": null`))
	// Output:
	// true true
}
