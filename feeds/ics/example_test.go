package ics_test

import (
	"fmt"
	"os"
	"strings"
	"time"

	"dateline/feeds"
	"dateline/feeds/ics"
	"dateline/schedule"
)

func ExampleWriter() {
	seen := time.Date(2024, 5, 2, 9, 0, 0, 0, time.UTC)
	day, _ := schedule.ParseDay("2024-05-20")
	events := []*schedule.Event{{
		UID: "opening@dateline", Title: "Opening of the tram line", Kind: "opening", Status: schedule.Scheduled, Certainty: schedule.Certain,
		When:  schedule.When{Grain: schedule.GrainDay, Day: day, Last: day},
		Place: &schedule.Place{Name: "Graz"}, FirstSeen: seen, LastChanged: seen,
	}}
	var b strings.Builder
	f := ics.NewWriter().Format()
	if err := f.Write(&b, f.Edit(feeds.All(), events, seen, "")); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	fmt.Println(strings.ReplaceAll(b.String(), "\r\n", "\n"))
	// Output:
	// BEGIN:VCALENDAR
	// VERSION:2.0
	// PRODID:-//dateline//News calendar//EN
	// CALSCALE:GREGORIAN
	// NAME:News calendar
	// X-WR-CALNAME:News calendar
	// REFRESH-INTERVAL;VALUE=DURATION:PT1H
	// X-PUBLISHED-TTL:PT1H
	// COLOR:steelblue
	// BEGIN:VEVENT
	// UID:opening@dateline
	// DTSTAMP:20240502T090000Z
	// LAST-MODIFIED:20240502T090000Z
	// CREATED:20240502T090000Z
	// SEQUENCE:0
	// DTSTART;VALUE=DATE:20240520
	// DTEND;VALUE=DATE:20240521
	// SUMMARY:Opening of the tram line
	// LOCATION:Graz
	// DESCRIPTION:Monday\, 20 May 2024\n\nWhere: Graz\nHow sure: certain\n\nAs of
	//   2 May 2024\, 09:00 UTC
	// CATEGORIES:opening
	// STATUS:CONFIRMED
	// TRANSP:TRANSPARENT
	// END:VEVENT
	// END:VCALENDAR
}
