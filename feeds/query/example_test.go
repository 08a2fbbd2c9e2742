package query_test

import (
	"fmt"

	"dateline/feeds/query"
	"dateline/schedule"
)

func Example() {
	q, err := query.Parse(`kind:vote (budget OR "interest rates") -place:oslo`)
	if err != nil {
		fmt.Println(err)
		return
	}
	e := &schedule.Event{Title: "Budget vote", Kind: "vote", Place: &schedule.Place{Name: "Lima", Country: "PE"}}
	fmt.Println(q.Match(e))

	_, err = query.Parse("kind:vote town:lima")
	fmt.Println(err)
	// Output:
	// true
	// query, column 11: unknown field "town"; the fields are place:, country:, org:, person:, kind:, status:, certainty:, before:, after:, source:
}
