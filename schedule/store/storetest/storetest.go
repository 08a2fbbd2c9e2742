// Package storetest holds the suite that every implementation of store.Store must pass. An implementation calls it in
// three lines:
//
//	func TestStore(t *testing.T) {
//		storetest.Test(t, func(t *testing.T) store.Store { … a new, empty store … })
//	}
package storetest

import (
	"context"
	"errors"
	"testing"

	"dateline/schedule/store"
)

// Test runs the suite. Each call of open gives a new and empty store, which the suite closes.
func Test(t *testing.T, open func(t *testing.T) store.Store) {
	for _, test := range []struct {
		name string
		run  func(t *testing.T, s store.Store)
	}{
		{"an empty store answers", empty},
		{"articles are kept to the byte", articleBytes},
		{"the current version does not depend on arrival", articleVersions},
		{"articles stream in order of id", articleStream},
		{"what is not extracted is pending", pending},
		{"reports are kept by content and rules", reportsByRules},
		{"blocks lead to reports", blocks},
		{"superseded versions are not merged", superseded},
		{"events come back whole and in order", eventsWhole},
		{"events are found by report and by day", eventsFound},
		{"run log and decisions keep their order", logs},
		{"tokens are kept, listed and revoked", tokens},
		{"the state of sources is kept by address", sources},
		{"an error undoes the whole transaction", rollback},
		{"a panic undoes the whole transaction", panicking},
		{"a view cannot write", readOnly},
		{"a view is one consistent state", consistent},
		{"a cancelled context stops the work", cancelled},
		{"writers take turns", writers},
		{"a transaction is over when it is over", after},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := open(t)
			t.Cleanup(func() {
				if err := s.Close(); err != nil {
					t.Errorf("Close: %v", err)
				}
			})
			test.run(t, s)
		})
	}
}

func update(t *testing.T, s store.Store, fn func(store.Tx) error) {
	t.Helper()
	if err := s.Update(context.Background(), fn); err != nil {
		t.Fatalf("Update: %v", err)
	}
}

func view(t *testing.T, s store.Store, fn func(store.Tx) error) {
	t.Helper()
	if err := s.View(context.Background(), fn); err != nil {
		t.Fatalf("View: %v", err)
	}
}

func empty(t *testing.T, s store.Store) {
	view(t, s, func(tx store.Tx) error {
		if _, ok, err := tx.Article("a"); ok || err != nil {
			t.Errorf("Article = %v, %v; want none", ok, err)
		}
		if _, _, ok, err := tx.Reports("h", "1"); ok || err != nil {
			t.Errorf("Reports = %v, %v; want none", ok, err)
		}
		if _, ok, err := tx.Event("u"); ok || err != nil {
			t.Errorf("Event = %v, %v; want none", ok, err)
		}
		if v, err := tx.Meta("rules"); v != "" || err != nil {
			t.Errorf("Meta = %q, %v; want nothing", v, err)
		}
		events, err1 := tx.Events()
		runs, err2 := tx.Runs()
		decisions, err3 := tx.Decisions()
		refs, err4 := tx.Pending("1")
		keys, err5 := tx.Tokens()
		states, err6 := tx.Sources()
		if len(events)+len(runs)+len(decisions)+len(refs)+len(keys)+len(states) != 0 {
			t.Errorf("an empty store holds %v %v %v %v %v %v", events, runs, decisions, refs, keys, states)
		}
		return errors.Join(err1, err2, err3, err4, err5, err6)
	})
	d, err := s.Describe(context.Background())
	if err != nil || d.Name == "" || d.Articles+d.Versions+d.Events+d.Withdrawn+d.Runs+d.Decisions != 0 {
		t.Errorf("Describe = %+v, %v; want a name and zeros", d, err)
	}
}
