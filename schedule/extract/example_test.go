package extract_test

import (
	"fmt"

	"dateline/schedule"
	"dateline/schedule/article"
	"dateline/schedule/extract"
)

// An article goes in; what it announces comes out, each field with its words, and so do the times that date nothing.
func ExampleExtractor_Article() {
	a := schedule.Article{
		ID:   "desk/7",
		Text: "RIGA, May 9 (Wire) - The foreign ministers of Estonia and Latvia will hold talks in Riga on Thursday at 3 p.m., a spokesman said on Monday.",
	}
	a.Stamps = []schedule.Stamp{{Kind: schedule.StampStated, Day: schedule.NewDay(2023, 5, 9), Text: "2023-05-09", Rule: "jsonl published"}}
	article.Complete(&a)

	res := extract.New().Article(&a, schedule.NewDay(2023, 5, 10))
	for _, r := range res.Reports {
		fmt.Println(r.When, r.Kind, r.Status, "in", r.Place.Name)
		for _, e := range r.Evidence {
			if e.Field == "when" {
				fmt.Printf("%s: %q\n", e.Field, e.Quote)
			}
		}
	}
	for _, b := range res.Rejected {
		fmt.Printf("%q: %s\n", b.Quote, b.Got)
	}
	// Output:
	// 2023-05-11T12:00:00Z talks scheduled in Riga
	// when: "Thursday at 3 p.m."
	// "Monday": dates the saying, not what is said
}
