package storetest

import (
	"context"
	"errors"
	"strconv"
	"sync"
	"testing"

	"dateline/schedule"
	"dateline/schedule/ledger"
	"dateline/schedule/store"
)

// writeAll uses every way of writing once.
func writeAll(tx store.Tx) error {
	_, err := tx.PutArticle(article("a", "h", 0, "text"))
	return errors.Join(err,
		tx.PutReports("h", "1", []schedule.Report{report("r", "h", 9)}, [][]string{{"k"}}, schedule.DocTime{}),
		tx.PutEvents([]schedule.Event{event("u", 9, "r")}),
		tx.AppendRun(ledger.Run{Rules: "1"}),
		tx.PutDecision(ledger.Decision{Verb: ledger.Pin}),
		tx.PutToken(token("desk")),
		tx.PutMeta("k", "v"))
}

func wantEmpty(t *testing.T, s store.Store) {
	t.Helper()
	empty(t, s)
	view(t, s, func(tx store.Tx) error {
		if v, err := tx.Meta("k"); v != "" || err != nil {
			t.Errorf("Meta = %q, %v; want nothing", v, err)
		}
		if got := collect(t, tx.AllReports("1")); got != "" {
			t.Errorf("reports %q left", got)
		}
		return nil
	})
}

func rollback(t *testing.T, s store.Store) {
	mine := errors.New("the caller's own error")
	err := s.Update(t.Context(), func(tx store.Tx) error {
		if err := writeAll(tx); err != nil {
			t.Errorf("writing: %v", err)
		}
		return mine
	})
	if !errors.Is(err, mine) {
		t.Errorf("Update = %v, want the error of its function", err)
	}
	wantEmpty(t, s)
	update(t, s, writeAll)
}

func panicking(t *testing.T, s store.Store) {
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		s.Update(t.Context(), func(tx store.Tx) error {
			if err := writeAll(tx); err != nil {
				t.Errorf("writing: %v", err)
			}
			panic("a fault in the caller")
		})
	}()
	wantEmpty(t, s)
	update(t, s, writeAll)
}

func readOnly(t *testing.T, s store.Store) {
	view(t, s, func(tx store.Tx) error {
		_, err := tx.PutArticle(article("a", "h", 0, "text"))
		for name, err := range map[string]error{
			"PutArticle":  err,
			"PutReports":  tx.PutReports("h", "1", nil, nil, schedule.DocTime{}),
			"DropReports": tx.DropReports("1"),
			"PutEvents":   tx.PutEvents([]schedule.Event{event("u", 9, "r")}),
			"AppendRun":   tx.AppendRun(ledger.Run{}),
			"PutDecision": tx.PutDecision(ledger.Decision{}),
			"PutMeta":     tx.PutMeta("k", "v"),
		} {
			if !errors.Is(err, store.ErrReadOnly) {
				t.Errorf("%s in a view = %v, want ErrReadOnly", name, err)
			}
		}
		return nil
	})
	wantEmpty(t, s)
}

// consistent runs a writer while a view is open. A store may let the view see the state before, or make the writer
// wait until the view is over; the view must not change under the reader.
func consistent(t *testing.T, s store.Store) {
	update(t, s, func(tx store.Tx) error { return tx.PutMeta("k", "before") })
	started, done := make(chan struct{}), make(chan error, 1)
	view(t, s, func(tx store.Tx) error {
		for i := range 3 {
			if v, err := tx.Meta("k"); v != "before" || err != nil {
				t.Errorf("a view saw %q, %v; want %q", v, err, "before")
			}
			if i == 0 {
				go func() {
					close(started)
					done <- s.Update(context.Background(), func(tx store.Tx) error { return tx.PutMeta("k", "after") })
				}()
				<-started
			}
		}
		return nil
	})
	if err := <-done; err != nil {
		t.Fatalf("Update: %v", err)
	}
	view(t, s, func(tx store.Tx) error {
		v, err := tx.Meta("k")
		if v != "after" {
			t.Errorf("after the update a view sees %q", v)
		}
		return err
	})
}

func cancelled(t *testing.T, s store.Store) {
	ctx, cancel := context.WithCancel(t.Context())
	err := s.Update(ctx, func(tx store.Tx) error {
		if err := writeAll(tx); err != nil {
			t.Errorf("writing: %v", err)
		}
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Update = %v, want context.Canceled", err)
	}
	if err := s.View(ctx, func(store.Tx) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("View = %v, want context.Canceled", err)
	}
	wantEmpty(t, s)
}

func writers(t *testing.T, s store.Store) {
	const goroutines, times = 4, 10
	var wg sync.WaitGroup
	for range goroutines {
		wg.Go(func() {
			for range times {
				if err := s.Update(context.Background(), func(tx store.Tx) error {
					v, err := tx.Meta("count")
					if err != nil {
						return err
					}
					n, _ := strconv.Atoi(v)
					return tx.PutMeta("count", strconv.Itoa(n+1))
				}); err != nil {
					t.Errorf("Update: %v", err)
				}
			}
		})
	}
	wg.Wait()
	view(t, s, func(tx store.Tx) error {
		v, err := tx.Meta("count")
		if want := strconv.Itoa(goroutines * times); v != want {
			t.Errorf("after %s increments the count is %q", want, v)
		}
		return err
	})
}

func after(t *testing.T, s store.Store) {
	var kept store.Tx
	update(t, s, func(tx store.Tx) error { kept = tx; return nil })
	if _, err := kept.Meta("k"); err == nil {
		t.Error("a transaction answers after its end")
	}
	if err := kept.PutMeta("k", "v"); err == nil {
		t.Error("a transaction writes after its end")
	}
}
