package storetest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schedule"
	"dateline/schedule/ledger"
	"dateline/schedule/store"
)

func article(id, hash string, day schedule.Day, text string) schedule.Article {
	a := schedule.Article{ID: id, Hash: hash, Text: text}
	if day.Known() {
		a.Stamps = []schedule.Stamp{{Kind: schedule.StampStated, Day: day, Text: day.String(), Rule: "stamp line"}}
	}
	return a
}

func articleBytes(t *testing.T, s store.Store) {
	long := strings.Repeat("The harbour board meets on 3 May 2031 in Trieste. ", 4000)
	for i, want := range []schedule.Article{
		{Text: "Café — “quotes”, 東京, 🚢\r\n\ttabs\x00nul"},
		{Title: "bad \xff title", Text: "not UTF-8: \xff\xfe\x80 end"},
		{Text: ""},
		{Text: long},
		{
			URL: "https://example.org/a?b=c&d=<e>", Title: "Board meets", Text: "TRIESTE, May 1 - The board meets.",
			Stamps: []schedule.Stamp{{Kind: schedule.StampDateline, Text: "TRIESTE, May 1", Day: schedule.NewDay(2031, 5, 1),
				Time: "2031-05-01T08:00:00+02:00", Span: schedule.Span{Start: 0, End: 14}, Rule: "dateline"}},
			Language: "en", Outlet: "example.org", Home: schedule.Place{Name: "Trieste", Country: "IT", Zone: "Europe/Rome"},
			Blocks: []schedule.Block{{Span: schedule.Span{Start: 0, End: 33}, Kind: schedule.Prose}}, File: "a/b.txt:3",
		},
	} {
		want.ID, want.Hash = fmt.Sprintf("desk/%d ü", i), fmt.Sprintf("hash%d", i)
		update(t, s, func(tx store.Tx) error {
			added, err := tx.PutArticle(want)
			if !added {
				t.Errorf("PutArticle(%q) = not added, want added", want.ID)
			}
			return err
		})
		view(t, s, func(tx store.Tx) error {
			got, ok, err := tx.Article(want.ID)
			if diff := cmp.Diff(want, got); diff != "" || !ok {
				t.Errorf("Article(%q) differs (-want +got):\n%s", want.ID, diff)
			}
			return err
		})
	}
}

func articleVersions(t *testing.T, s store.Store) {
	day := schedule.NewDay(2031, 5, 1)
	timed := article("", "t", day, "timed")
	timed.Stamps[0].Time = "2031-05-01T10:00:00Z"
	weak := article("", "w", 0, "seen by a crawler, years later")
	weak.Stamps = []schedule.Stamp{{Kind: schedule.StampWeak, Day: day + 4000}}
	ordered := []schedule.Article{ // oldest first
		article("", "z", 0, "no stamp"),
		weak,
		article("", "b", day-1, "the day before"),
		article("", "a", day, "same day, lower hash"),
		article("", "c", day, "same day, higher hash"),
		timed,
		article("", "0", day+1, "the day after"),
	}
	for i := range ordered {
		for j := range ordered[:i] {
			// Two versions in both orders of arrival, then all of them from each starting point.
			for _, order := range [][]int{{i, j}, {j, i}} {
				id := fmt.Sprintf("pair %d %d", order[0], order[1])
				update(t, s, func(tx store.Tx) error {
					for _, k := range order {
						a := ordered[k]
						a.ID = id
						if _, err := tx.PutArticle(a); err != nil {
							return err
						}
					}
					got, _, err := tx.Article(id)
					if got.Text != ordered[i].Text {
						t.Errorf("of %q and %q the current version is %q", ordered[order[0]].Text, ordered[order[1]].Text, got.Text)
					}
					return err
				})
			}
		}
	}
	view(t, s, func(tx store.Tx) error {
		hash, ok, err := tx.Current("pair 6 2")
		if hash != "0" || !ok {
			t.Errorf("Current = %q, %v; want the hash of the day after", hash, ok)
		}
		_, ok, err2 := tx.Current("none")
		if ok {
			t.Error("Current(none) was found")
		}
		holders, err3 := tx.Holders("w")
		if want := []string{"pair 0 1", "pair 1 0"}; !slices.Equal(holders, want) {
			t.Errorf("Holders = %q, want %q: elsewhere the content is superseded", holders, want)
		}
		return errors.Join(err, err2, err3)
	})
	update(t, s, func(tx store.Tx) error {
		a := ordered[2]
		a.ID = "pair 6 2"
		if added, err := tx.PutArticle(a); added || err != nil {
			t.Errorf("PutArticle of a known version = %v, %v; want not added", added, err)
		}
		got, ok, err := tx.Version(a.ID, a.Hash)
		if !ok || got.Text != a.Text {
			t.Errorf("Version(superseded) = %q, %v; want %q", got.Text, ok, a.Text)
		}
		_, ok, err2 := tx.Version(a.ID, "none")
		if ok {
			t.Error("Version(none) was found")
		}
		return errors.Join(err, err2)
	})
	update(t, s, func(tx store.Tx) error {
		if _, err := tx.PutArticle(schedule.Article{ID: "no hash"}); err == nil {
			t.Error("PutArticle without a hash: want an error")
		}
		return nil
	})
}

func articleStream(t *testing.T, s store.Store) {
	const n = 345
	update(t, s, func(tx store.Tx) error {
		for i := range n {
			k := i * 7 % n // not in order
			for _, hash := range []string{"1", "2"} {
				if _, err := tx.PutArticle(article(fmt.Sprintf("a%03d", k), hash, 0, "version "+hash)); err != nil {
					return err
				}
			}
		}
		return nil
	})
	var ids []string
	update(t, s, func(tx store.Tx) error {
		for a, err := range tx.Articles() {
			if err != nil {
				return err
			}
			if a.Text != "version 2" {
				t.Errorf("%s streamed in %s", a.ID, a.Text)
			}
			// The transaction may be used, and written through, inside the loop.
			if err := tx.PutReports(a.Hash, a.ID, nil, nil, schedule.DocTime{}); err != nil {
				return err
			}
			ids = append(ids, a.ID)
		}
		for range tx.Articles() {
			break
		}
		return nil
	})
	if len(ids) != n || !slices.IsSorted(ids) {
		t.Errorf("%d articles streamed, sorted %v; want %d", len(ids), slices.IsSorted(ids), n)
	}
	d, err := s.Describe(t.Context())
	if err != nil || d.Articles != n || d.Versions != 2*n {
		t.Errorf("Describe = %+v, %v; want %d articles, %d versions", d, err, n, 2*n)
	}
}

func pending(t *testing.T, s store.Store) {
	update(t, s, func(tx store.Tx) error {
		for _, a := range []schedule.Article{article("b", "hb", 0, "b"), article("a", "ha", 0, "a")} {
			if _, err := tx.PutArticle(a); err != nil {
				return err
			}
		}
		return tx.PutReports("hb", "1", nil, nil, schedule.DocTime{})
	})
	view(t, s, func(tx store.Tx) error {
		for _, c := range []struct {
			rules string
			want  []ledger.Ref
		}{
			{"1", []ledger.Ref{{ID: "a", Hash: "ha"}}},
			{"2", []ledger.Ref{{ID: "a", Hash: "ha"}, {ID: "b", Hash: "hb"}}},
		} {
			got, err := tx.Pending(c.rules)
			if diff := cmp.Diff(c.want, got); diff != "" || err != nil {
				t.Errorf("Pending(%q), %v (-want +got):\n%s", c.rules, err, diff)
			}
		}
		return nil
	})
}
