package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"

	"dateline/schedule/store"
)

// Update implements store.Store. Calling it inside a transaction of the same store waits for ever.
func (s *Store) Update(ctx context.Context, fn func(store.Tx) error) error {
	return s.transact(ctx, s.write, "BEGIN IMMEDIATE", "writing", fn)
}

// View implements store.Store.
func (s *Store) View(ctx context.Context, fn func(store.Tx) error) error {
	return s.transact(ctx, s.read, "BEGIN", "reading", fn)
}

func (s *Store) transact(ctx context.Context, db *sql.DB, begin, doing string, fn func(store.Tx) error) error {
	c, err := db.Conn(ctx)
	if err != nil {
		return s.wrap(doing, err)
	}
	defer c.Close()
	// Statements run without the context: cancelling one in the middle would close the connection, and with it a store
	// in memory. The context is looked at before each.
	all := context.WithoutCancel(ctx)
	if err := s.retry(ctx, func() error { _, err := c.ExecContext(all, begin); return err }); err != nil {
		return s.wrap(doing, err)
	}
	t := &tx{ctx: ctx, conn: c, store: s, writable: begin != "BEGIN", stmts: map[string]*sql.Stmt{}}
	committed := false
	defer func() { // also when fn panics
		t.close()
		if !committed {
			// SQLite may have rolled back already (disk full); then this fails, rightly.
			c.ExecContext(all, "ROLLBACK")
		}
	}()
	if err := fn(t); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return s.wrap(doing, err)
	}
	t.close()
	if err := s.retry(ctx, func() error { _, err := c.ExecContext(all, "COMMIT"); return err }); err != nil {
		return s.wrap(doing, err)
	}
	committed = true
	return nil
}

// tx is one transaction on one connection. Statements are prepared once.
type tx struct {
	ctx      context.Context // of the call that opened the transaction, whose life the tx shares
	conn     *sql.Conn
	store    *Store
	writable bool
	stmts    map[string]*sql.Stmt
	packer   packer
	done     bool
}

var _ store.Tx = (*tx)(nil)

func (t *tx) close() {
	t.done = true
	for _, st := range t.stmts {
		st.Close()
	}
	t.stmts = nil
}

func (t *tx) stmt(query string) (*sql.Stmt, error) {
	if t.done {
		return nil, errors.New("transaction used after its end")
	}
	if err := t.ctx.Err(); err != nil {
		return nil, err
	}
	if st := t.stmts[query]; st != nil {
		return st, nil
	}
	st, err := t.conn.PrepareContext(context.WithoutCancel(t.ctx), query)
	if err != nil {
		return nil, err
	}
	t.stmts[query] = st
	return st, nil
}

// exec runs a statement that writes.
func (t *tx) exec(query string, args ...any) (sql.Result, error) {
	if !t.writable {
		return nil, store.ErrReadOnly
	}
	st, err := t.stmt(query)
	if err != nil {
		return nil, err
	}
	return st.Exec(args...)
}

// row reads the first row, if there is one.
func (t *tx) row(query string, args []any, dest ...any) (bool, error) {
	st, err := t.stmt(query)
	if err != nil {
		return false, err
	}
	switch err := st.QueryRow(args...).Scan(dest...); {
	case errors.Is(err, sql.ErrNoRows):
		return false, nil
	case err != nil:
		return false, err
	}
	return true, nil
}

// rows reads all rows before it returns, so that nothing is left open while the caller goes on to other statements.
func rows[T any](t *tx, query string, args []any, scan func(scan func(...any) error) (T, error)) ([]T, error) {
	st, err := t.stmt(query)
	if err != nil {
		return nil, err
	}
	r, err := st.Query(args...)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var out []T
	for r.Next() {
		v, err := scan(r.Scan)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, r.Err()
}

// one scans rows of a single column.
func one[T any](scan func(...any) error) (v T, err error) {
	err = scan(&v)
	return v, err
}

// fail names the store and what was being done.
func (t *tx) fail(doing string, err error) error {
	if err == nil {
		return nil
	}
	return t.store.wrap(doing, err)
}

// pages turns "the next page after this one" into a sequence: streams hold one page in memory and no open cursor.
func pages[T any](next func() ([]T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for {
			page, err := next()
			if err != nil {
				var zero T
				yield(zero, err)
				return
			}
			if len(page) == 0 {
				return
			}
			for _, v := range page {
				if !yield(v, nil) {
					return
				}
			}
		}
	}
}

// list is a JSON array as an argument for json_each: a statement for lists of any length.
func list[T string | int64](keys []T) (string, error) {
	b, err := json.Marshal(keys)
	if err != nil {
		return "", fmt.Errorf("listing keys: %w", err)
	}
	return string(b), nil
}
