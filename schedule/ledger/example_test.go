package ledger_test

import (
	"fmt"
	"time"

	"dateline/schedule"
	"dateline/schedule/ledger"
)

// A first article announces a meeting; a second one, a day later, moves it.
func ExampleSettle() {
	day := schedule.NewDay(2031, time.May, 5)
	announced := schedule.Event{
		Title: "Harbour board meeting", Kind: "meeting", Status: schedule.Scheduled, Reports: []string{"r1"},
		When: schedule.When{Grain: schedule.GrainDay, Day: day, Last: day},
	}
	moved := announced
	moved.Reports = []string{"r1", "r2"}
	moved.When.Day, moved.When.Last = day+2, day+2
	moved.Evidence = []schedule.Evidence{{Article: "desk/42", Quote: "put off until 7 May", Field: "when"}}

	at := time.Date(2031, time.May, 1, 12, 0, 0, 0, time.UTC)
	published, _ := ledger.Settle(nil, []schedule.Event{announced}, ledger.Input{At: at})
	published, steps := ledger.Settle(published, []schedule.Event{moved}, ledger.Input{At: at.Add(24 * time.Hour)})

	for _, s := range steps {
		fmt.Println(s.What, s.Event.Title, "sequence", s.Event.Sequence)
		for _, c := range s.Changes {
			fmt.Printf("  %s from %s to %s, says %s\n", c.Field, c.From, c.To, c.Article)
		}
	}
	fmt.Println(len(published), "event")
	// Output:
	// changed Harbour board meeting sequence 1
	//   start from 2031-05-05 to 2031-05-07, says desk/42
	// 1 event
}
