package sqlite_test

import (
	"context"
	"fmt"

	"dateline/schedule"
	"dateline/schedule/store"
	"dateline/schedule/store/sqlite"
)

// One run is one transaction: what fn writes is kept whole, or not at all.
func ExampleOpen() {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, sqlite.Memory, sqlite.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer s.Close()

	err = s.Update(ctx, func(tx store.Tx) error {
		added, err := tx.PutArticle(schedule.Article{ID: "desk/42", Hash: "9f3c", Text: "The harbour board meets on 3 May."})
		fmt.Println("added:", added)
		return err
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	err = s.View(ctx, func(tx store.Tx) error {
		pending, err := tx.Pending("rules 1")
		fmt.Println("yet to be extracted:", pending)
		return err
	})
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// added: true
	// yet to be extracted: [{desk/42 9f3c}]
}
