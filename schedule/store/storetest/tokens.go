package storetest

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/schedule/store"
)

func token(name string) store.Token {
	return store.Token{Name: name, Hash: strings.Repeat("0a", 32), Made: time.Date(2031, 4, 30, 9, 30, 15, 0, time.UTC)}
}

func tokens(t *testing.T, s store.Store) {
	want := []store.Token{token("desk"), token("archive")}
	want[0].Query = "kind:vote OR place:koper"
	for _, k := range want {
		update(t, s, func(tx store.Tx) error { return tx.PutToken(k) })
	}
	want[0].Revoked = want[0].Made.Add(time.Hour) // revoking keeps its place in the list
	update(t, s, func(tx store.Tx) error { return tx.PutToken(want[0]) })
	view(t, s, func(tx store.Tx) error {
		got, err := tx.Tokens()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("Tokens differ (-want +got):\n%s", diff)
		}
		return err
	})
	for _, bad := range []store.Token{{Hash: token("x").Hash}, {Name: "x"}, {Name: "x", Hash: "the secret itself"}} {
		if err := s.Update(t.Context(), func(tx store.Tx) error { return tx.PutToken(bad) }); err == nil {
			t.Errorf("PutToken(%+v): want an error", bad)
		}
	}
}
