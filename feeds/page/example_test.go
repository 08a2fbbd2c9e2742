package page_test

import (
	"fmt"
	"strings"

	"dateline/feeds/page"
	"dateline/schedule"
)

func ExampleRender() {
	day, _ := schedule.ParseDay("2024-05-20")
	var b strings.Builder
	err := page.Render(&b, page.View{Site: page.Site{Title: "Harbour calendar"}, AsOf: day.UTC(), Alone: true, Events: []*schedule.Event{{
		UID: "regatta@dateline", Title: "Regatta", Status: schedule.Scheduled, When: schedule.When{Grain: schedule.GrainDay, Day: day, Last: day},
	}}})
	fmt.Println(err, strings.Contains(b.String(), "<h3>Regatta</h3>"))
	// Output: <nil> true
}
