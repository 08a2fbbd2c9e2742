package storetest

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/schedule"
	"dateline/schedule/store"
)

func sources(t *testing.T, s store.Store) {
	at := time.Date(2024, 5, 7, 12, 0, 0, 0, time.UTC)
	feed := schedule.SourceState{Address: "https://b.example/feed?a=1&b=ü", Name: "B", Kind: "feed", Trust: "high", Moved: "https://b.example/new", ETag: `W/"x"`, Modified: "Tue, 07 May 2024 12:00:00 GMT",
		Tried: at, Succeeded: at.Add(-time.Hour), Failed: at, Error: "the server answers 503", Failures: 3, Wait: at.Add(time.Hour), Next: at.Add(2 * time.Hour), Articles: 12,
		Entries: map[string]schedule.EntrySeen{"https://b.example/1": {Seen: "f", ETag: `"e"`, Modified: "m", At: at, Title: "T", Stamps: []schedule.Stamp{{Day: 7, Text: "x", Rule: "published"}}}}}
	page := schedule.SourceState{Address: "https://a.example/", Tried: at}
	update(t, s, func(tx store.Tx) error {
		if err := tx.PutSource(schedule.SourceState{Address: feed.Address, ETag: "older"}); err != nil {
			return err
		}
		if err := tx.PutSource(page); err != nil {
			return err
		}
		return tx.PutSource(feed)
	})
	view(t, s, func(tx store.Tx) error {
		got, err := tx.Sources()
		if d := cmp.Diff([]schedule.SourceState{page, feed}, got); d != "" {
			t.Errorf("Sources: (-want +got)\n%s", d)
		}
		return err
	})
}
