package sqlite

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"
)

const applicationID = 0x444C4E45

// migrations bring a store from schema version i to i+1. A step, once released, never changes.
func migrations() []string {
	return []string{`
CREATE TABLE articles (
	n       INTEGER PRIMARY KEY,
	id      TEXT NOT NULL,
	hash    TEXT NOT NULL,
	stated  INTEGER NOT NULL,
	weak    INTEGER NOT NULL,
	current INTEGER NOT NULL,
	data    BLOB NOT NULL,
	title   BLOB NOT NULL,
	text    BLOB NOT NULL
);
CREATE UNIQUE INDEX articles_version ON articles (id, hash);
CREATE UNIQUE INDEX articles_current ON articles (id, hash) WHERE current = 1;
CREATE INDEX articles_hash ON articles (hash, current);

CREATE TABLE derived (
	n       INTEGER PRIMARY KEY,
	hash    TEXT NOT NULL,
	rules   TEXT NOT NULL,
	count   INTEGER NOT NULL,
	doctime BLOB NOT NULL
);
CREATE UNIQUE INDEX derived_key ON derived (hash, rules);

CREATE TABLE reports (
	n       INTEGER PRIMARY KEY,
	id      TEXT NOT NULL,
	derived INTEGER NOT NULL REFERENCES derived (n) ON DELETE CASCADE,
	pos     INTEGER NOT NULL,
	data    BLOB NOT NULL
);
CREATE UNIQUE INDEX reports_derived ON reports (derived, pos, id);
CREATE INDEX reports_id ON reports (id);

CREATE TABLE blocks (
	key    TEXT NOT NULL,
	report INTEGER NOT NULL REFERENCES reports (n) ON DELETE CASCADE,
	PRIMARY KEY (key, report)
) WITHOUT ROWID;
CREATE INDEX blocks_report ON blocks (report);

CREATE TABLE events (
	n      INTEGER PRIMARY KEY,
	uid    TEXT NOT NULL,
	first  INTEGER,
	last   INTEGER,
	status TEXT NOT NULL,
	data   BLOB NOT NULL
);
CREATE UNIQUE INDEX events_uid ON events (uid);
CREATE INDEX events_days ON events (first, last);
CREATE INDEX events_status ON events (status);

CREATE TABLE rests_on (
	report TEXT NOT NULL,
	event  INTEGER NOT NULL REFERENCES events (n),
	PRIMARY KEY (report, event)
) WITHOUT ROWID;
CREATE INDEX rests_on_event ON rests_on (event);

CREATE TABLE runs      (n INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE decisions (n INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE meta      (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`, tokensSchema, `
CREATE TABLE sources (address TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
`, `
DROP INDEX events_status;
CREATE INDEX events_status ON events (status, first, last);
`, `
-- Days were counted from 1970, so that the last day of 1969 was none. The fourth step has done this for some stores and not
-- for others, and some hold rows of both kinds: each row is judged by itself.
UPDATE events SET first = first + 719162, last = last + 719162 WHERE first < 400000;
`}
}

// checkHeader reads what a database says of itself in its first bytes (sqlite.org/fileformat.html, 1.3) before SQLite
// gets to see it. An empty file is a store that was created and never written.
func checkHeader(f *os.File, size int64, wal string) error {
	if size == 0 {
		return nil
	}
	var h [100]byte
	if _, err := io.ReadFull(f, h[:]); err != nil || string(h[:16]) != "SQLite format 3\x00" {
		return errors.New("the file is not an SQLite database; it was left as it is")
	}
	page := int64(binary.BigEndian.Uint16(h[16:]))
	if page == 1 {
		page = 65536
	}
	pages := int64(binary.BigEndian.Uint32(h[28:]))
	// The missing pages may be in the write-ahead log: after a crash in the middle of a checkpoint they are.
	if info, err := os.Stat(wal); err == nil && info.Size() > 0 {
		return nil
	}
	if size < page*pages {
		return fmt.Errorf("the file is cut off: %d bytes of %d; restore it from a backup", size, page*pages)
	}
	return nil
}

// checkedSize is the size up to which Open looks through the whole database for damage; it takes some 10 ms. Damage in
// a larger one is found when the damaged page is read.
const checkedSize = 8 << 20

// prepare recognises the database and brings its schema up to date. Nothing is written before it is recognised.
func (s *Store) prepare(ctx context.Context) error {
	c, err := s.write.Conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	if err := s.recognise(ctx, c, migrations()); err != nil {
		return err
	}
	if err := s.retry(ctx, func() error {
		_, err := c.ExecContext(ctx, "PRAGMA journal_mode = WAL")
		return err
	}); err != nil {
		return fmt.Errorf("turning on the write-ahead log: %w", err)
	}
	return s.migrate(ctx, c, migrations())
}

func (s *Store) recognise(ctx context.Context, c *sql.Conn, steps []string) error {
	var app, version, tables, pages, pageSize int64
	for _, q := range []struct {
		query string
		to    *int64
	}{
		{"PRAGMA application_id", &app},
		{"PRAGMA user_version", &version},
		{"SELECT count(*) FROM sqlite_master", &tables},
		{"PRAGMA page_count", &pages},
		{"PRAGMA page_size", &pageSize},
	} {
		if err := s.retry(ctx, func() error { return c.QueryRowContext(ctx, q.query).Scan(q.to) }); err != nil {
			return err
		}
	}
	switch {
	case tables == 0 && app == 0 && version == 0:
		return nil
	case app != applicationID:
		return errors.New("the SQLite database of another program; it was left as it is")
	case version > int64(len(steps)):
		return fmt.Errorf("written by a newer dateline (schema %d, this one knows %d); it was left as it is", version, len(steps))
	}
	if pages*pageSize > checkedSize {
		return nil
	}
	var verdict string
	if err := s.retry(ctx, func() error { return c.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict) }); err != nil {
		return err
	}
	if verdict != "ok" {
		return fmt.Errorf("the file is damaged; restore it from a backup: %s", verdict)
	}
	return nil
}

// migrate runs the steps that the database lacks, in one transaction. The version is read again inside it: another
// process may have been first.
func (s *Store) migrate(ctx context.Context, c *sql.Conn, steps []string) error {
	var version int
	if err := c.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if version == len(steps) {
		return nil
	}
	if err := s.retry(ctx, func() error { _, err := c.ExecContext(ctx, "BEGIN IMMEDIATE"); return err }); err != nil {
		return err
	}
	err := c.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	if err == nil && version < len(steps) {
		run := slices.Concat(steps[version:], []string{
			fmt.Sprintf("PRAGMA application_id = %d", applicationID),
			fmt.Sprintf("PRAGMA user_version = %d", len(steps)),
		})
		for _, step := range run {
			if _, err = c.ExecContext(ctx, step); err != nil {
				err = fmt.Errorf("bringing the schema from version %d to %d: %w", version, len(steps), err)
				break
			}
		}
	}
	if err == nil {
		_, err = c.ExecContext(ctx, "COMMIT")
	}
	if err != nil {
		c.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
	}
	return err
}

// retry repeats what fails because another process holds the lock, until the store's patience or the context ends.
// SQLite's own waiting cannot be cancelled, so it is kept short.
func (s *Store) retry(ctx context.Context, try func() error) error {
	ctx, cancel := context.WithTimeoutCause(ctx, s.wait, fmt.Errorf("waited %v", s.wait))
	defer cancel()
	for {
		err := try()
		if !busy(err) {
			return err
		}
		pause := time.NewTimer(5 * time.Millisecond)
		select {
		case <-ctx.Done():
			pause.Stop()
			return fmt.Errorf("%w: %w", context.Cause(ctx), err)
		case <-pause.C:
		}
	}
}
