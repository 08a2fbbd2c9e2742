package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"dateline/schedule/store"
)

// Memory is the path of a store that lives as long as it is open.
const Memory = ":memory:"

// Options of a store; the zero value is right for most.
type Options struct {
	Wait     time.Duration // how long to wait for another process that writes; 0 means 30 seconds
	MaxPages int           // largest size in pages of 4 KiB, as a quota; 0 means no limit
}

// Store is a store.Store in an SQLite database.
type Store struct {
	name  string
	wait  time.Duration
	write *sql.DB // one connection: writers of this process queue here
	read  *sql.DB // the same as write for a store in memory
}

var _ store.Store = (*Store)(nil)

// Open opens the store in a file, which is created when missing; its folder is not. The error names the file.
func Open(ctx context.Context, path string, opt Options) (*Store, error) {
	s := &Store{name: path, wait: opt.Wait}
	if s.wait == 0 {
		s.wait = 30 * time.Second
	}
	if path != Memory {
		if err := claim(path); err != nil {
			return nil, fmt.Errorf("store %s: %w", path, err)
		}
	}
	pragmas := url.Values{"_pragma": {"busy_timeout(20)", "synchronous(FULL)", "foreign_keys(ON)"}}
	if opt.MaxPages > 0 {
		pragmas.Add("_pragma", fmt.Sprintf("max_page_count(%d)", opt.MaxPages))
	}
	var err error
	if s.write, err = connect(path, pragmas, 1); err != nil {
		return nil, s.wrap("opening", err)
	}
	s.read = s.write
	if err := s.prepare(ctx); err != nil {
		s.write.Close()
		return nil, s.wrap("opening", err)
	}
	if path != Memory {
		pragmas.Add("_pragma", "query_only(ON)")
		if s.read, err = connect(path, pragmas, 4); err != nil {
			s.write.Close()
			return nil, s.wrap("opening", err)
		}
	}
	return s, nil
}

func connect(path string, query url.Values, conns int) (*sql.DB, error) {
	dsn := Memory + "?" + query.Encode()
	if path != Memory {
		// The file: form, escaped, so that a path may hold '?', '#' and '%'.
		dsn = "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + query.Encode()
	}
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(conns)
	db.SetMaxIdleConns(conns) // a memory store lives in its connection: it must not be closed as idle
	return db, nil
}

// Close closes the store and folds the write-ahead log into the file.
func (s *Store) Close() error {
	var errs []error
	if s.read != s.write {
		errs = append(errs, s.read.Close())
	}
	errs = append(errs, s.write.Close())
	if err := errors.Join(errs...); err != nil {
		return s.wrap("closing", err)
	}
	return nil
}

// Describe implements store.Store.
func (s *Store) Describe(ctx context.Context) (store.Description, error) {
	d := store.Description{Name: s.name}
	err := s.View(ctx, func(t store.Tx) error {
		q := t.(*tx)
		for _, c := range []struct {
			n     *int
			query string
		}{
			{&d.Articles, `SELECT count(*) FROM articles WHERE current = 1`},
			{&d.Versions, `SELECT count(*) FROM articles`},
			{&d.Events, `SELECT count(*) FROM events`},
			{&d.Withdrawn, `SELECT count(*) FROM events WHERE status = 'withdrawn'`},
			{&d.Runs, `SELECT count(*) FROM runs`},
			{&d.Decisions, `SELECT count(*) FROM decisions`},
		} {
			if _, err := q.row(c.query, nil, c.n); err != nil {
				return err
			}
		}
		return nil
	})
	return d, err
}

// wrap names the store and, for the faults a user can do something about, says what they mean.
func (s *Store) wrap(doing string, err error) error {
	var e *sqlite.Error
	if errors.As(err, &e) {
		switch e.Code() & 0xff {
		case sqlite3.SQLITE_FULL:
			return fmt.Errorf("store %s: %s: the disk is full; nothing was changed: %w", s.name, doing, err)
		case sqlite3.SQLITE_CORRUPT:
			return fmt.Errorf("store %s: %s: the file is damaged; restore it from a backup: %w", s.name, doing, err)
		case sqlite3.SQLITE_NOTADB:
			return fmt.Errorf("store %s: %s: the file is not an SQLite database: %w", s.name, doing, err)
		case sqlite3.SQLITE_READONLY:
			return fmt.Errorf("store %s: %s: file or folder is not writable: %w", s.name, doing, err)
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
			return fmt.Errorf("store %s: %s: %w (%w)", s.name, doing, store.ErrBusy, err)
		}
	}
	return fmt.Errorf("store %s: %s: %w", s.name, doing, err)
}

func busy(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && (e.Code()&0xff == sqlite3.SQLITE_BUSY || e.Code()&0xff == sqlite3.SQLITE_LOCKED)
}

// claim makes sure that path is a file this package may open: it creates a missing one for its owner's eyes alone, and
// refuses what SQLite would misread or what a later write would harm.
func claim(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		var pe *fs.PathError
		if errors.As(err, &pe) {
			err = pe.Err // the path is named by the caller
		}
		return fmt.Errorf("cannot be opened for writing: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return errors.New("not a regular file")
	}
	return checkHeader(f, info.Size(), path+"-wal")
}
