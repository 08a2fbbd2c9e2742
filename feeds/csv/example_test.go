package csv_test

import (
	"fmt"
	"strings"
	"time"

	"dateline/feeds"
	"dateline/feeds/csv"
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
	f := csv.Format()
	if err := f.Write(&b, f.Edit(feeds.All(), events, seen, "")); err != nil {
		fmt.Println(err)
	}
	fmt.Print(strings.ReplaceAll(b.String(), "\r\n", "\n"))
	// Output:
	// uid,sequence,title,kind,start,end,zone,status,certainty,upcoming,place,country,participants,implied,conflicts,sources,links,merged_into,first_seen,last_changed
	// regatta@dateline,0,Regatta,race,2024-05-20,,,scheduled,eos5,true,,,,,,0,,,2024-05-02T09:00:00Z,2024-05-02T09:00:00Z
}
