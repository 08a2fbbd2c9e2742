package feeds_test

import (
	"fmt"
	"time"

	"dateline/feeds"
	"dateline/schedule"
)

func ExampleInWords() {
	start := time.Date(2024, 7, 5, 5, 0, 0, 0, time.UTC)
	t := feeds.InWords(schedule.When{Grain: schedule.GrainInstant, Zone: "America/Los_Angeles", Start: start, End: start.Add(3 * time.Hour)})
	fmt.Println(t.Day)
	fmt.Println(t.Local())
	fmt.Println(t.UTC)
	// Output:
	// Thursday, 4 July 2024
	// 22:00 to 01:00 on 5 July, Los Angeles time (UTC−7)
	// 05:00–08:00 UTC on 5 July
}

func ExampleSelect() {
	day, _ := schedule.ParseDay("2024-05-20")
	on := func(title string, grain schedule.Grain, s schedule.Status) *schedule.Event {
		return &schedule.Event{Title: title, Status: s, When: schedule.When{Grain: grain, Day: day, Last: day}}
	}
	events := []*schedule.Event{
		on("Regatta", schedule.GrainDay, schedule.Scheduled),
		on("Opening, some time in May", schedule.GrainMonth, schedule.Scheduled),
		on("Concert", schedule.GrainDay, schedule.Cancelled),
	}
	for _, e := range feeds.Select(feeds.All(), events, day.UTC()) {
		fmt.Println(feeds.Headline(e))
	}
	// Output:
	// Cancelled: Concert
	// Regatta
}
