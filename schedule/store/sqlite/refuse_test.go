package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/schedule"
	"dateline/schedule/ledger"
	"dateline/schedule/store"
)

// some puts a state of some size into a store.
func some(tx store.Tx) error {
	for i := range 50 {
		id := fmt.Sprintf("desk/%02d", i)
		if _, err := tx.PutArticle(schedule.Article{ID: id, Hash: "h" + id, Text: strings.Repeat(id+" the board meets. ", 40)}); err != nil {
			return err
		}
		if err := tx.PutEvents([]schedule.Event{{UID: "u" + id, Title: "Board", Reports: []string{"r" + id}}}); err != nil {
			return err
		}
	}
	return tx.AppendRun(ledger.Run{Rules: "1"})
}

func fileWithSome(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "dateline.db")
	s := open(t, path, Options{})
	if err := s.Update(context.Background(), some); err != nil {
		t.Fatalf("Update: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatalf("Close: %v", err)
	}
	return path
}

// What cannot be opened is refused with its name and a reason, and not a byte of it changes.
func TestOpen_refuses(t *testing.T) {
	execute := func(path string, statements ...string) error {
		db, err := sql.Open("sqlite", path)
		if err != nil {
			return err
		}
		defer db.Close()
		for _, s := range statements {
			if _, err := db.Exec(s); err != nil {
				return err
			}
		}
		return nil
	}
	for _, c := range []struct {
		name string
		make func(path string) error
		want string
	}{
		{"text", func(p string) error { return os.WriteFile(p, []byte("LONDON, March 3 - Talks begin.\n"), 0o600) }, "not an SQLite database"},
		{"long text", func(p string) error { return os.WriteFile(p, []byte(strings.Repeat("Talks begin. ", 999)), 0o600) }, "not an SQLite database"},
		{"one byte", func(p string) error { return os.WriteFile(p, []byte("S"), 0o600) }, "not an SQLite database"},
		{"folder", func(p string) error { return os.Mkdir(p, 0o700) }, "is a directory"},
		{"another program's", func(p string) error { return execute(p, "CREATE TABLE notes (a)", "INSERT INTO notes VALUES (1)") }, "another program"},
		{"another program's, empty but marked", func(p string) error {
			return execute(p, "PRAGMA application_id = 7", "CREATE TABLE a (b)", "DROP TABLE a")
		}, "another program"},
		{"newer", func(p string) error { return rewrite(t, p, func(b []byte) []byte { b[63] = 99; return b }) }, "newer dateline"},
		{"cut off", func(p string) error { return rewrite(t, p, func(b []byte) []byte { return b[:len(b)*2/3] }) }, "cut off"},
		{"cut to the header", func(p string) error { return rewrite(t, p, func(b []byte) []byte { return b[:100] }) }, "cut off"},
		{"overwritten inside", func(p string) error {
			return rewrite(t, p, func(b []byte) []byte {
				copy(b[len(b)/4:len(b)*3/4], strings.Repeat("garbage ", len(b)))
				return b
			})
		}, "damaged"},
		{"overwritten schema", func(p string) error {
			return rewrite(t, p, func(b []byte) []byte { copy(b[100:3000], strings.Repeat("garbage ", 999)); return b })
		}, "damaged"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "dateline.db")
			if err := c.make(path); err != nil {
				t.Fatalf("preparing: %v", err)
			}
			before, _ := os.ReadFile(path)
			s, err := Open(context.Background(), path, Options{})
			if err == nil {
				s.Close()
				t.Fatal("Open succeeded")
			}
			if !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("Open: %v; want the path and %q", err, c.want)
			}
			if after, _ := os.ReadFile(path); string(after) != string(before) {
				t.Error("the file was changed")
			}
		})
	}
}

// rewrite makes a sound store at path and changes its bytes.
func rewrite(t *testing.T, path string, change func([]byte) []byte) error {
	b, err := os.ReadFile(fileWithSome(t))
	if err != nil {
		return err
	}
	return os.WriteFile(path, change(b), 0o600)
}

func TestOpen_unwritable(t *testing.T) {
	paths := []string{filepath.Join(t.TempDir(), "no such folder", "dateline.db")}
	if _, err := os.Stat("/proc/self"); err == nil {
		paths = append(paths, "/proc/dateline.db") // a folder not even root can write to
	}
	if os.Geteuid() != 0 {
		dir := t.TempDir()
		if err := os.Chmod(dir, 0o500); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, filepath.Join(dir, "dateline.db"))
	}
	for _, path := range paths {
		if s, err := Open(context.Background(), path, Options{}); err == nil {
			s.Close()
			t.Errorf("Open(%q) succeeded", path)
		} else if strings.Count(err.Error(), path) != 1 {
			t.Errorf("Open(%q) = %v; want the path once", path, err)
		}
	}
}

func TestOpen_readOnlyFolder(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root writes everywhere")
	}
	path := fileWithSome(t)
	if err := os.Chmod(filepath.Dir(path), 0o500); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(filepath.Dir(path), 0o700)
	s, err := Open(context.Background(), path, Options{})
	if err == nil {
		s.Close()
		t.Fatal("Open in a read-only folder succeeded")
	}
	if !strings.Contains(err.Error(), path) {
		t.Errorf("Open = %v; want the path", err)
	}
}

func TestOpen_files(t *testing.T) {
	for _, name := range []string{"dateline.db", "a b?c=d#e%20f&g.db", "ü ñ 東.db", "file:x.db"} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, nil, 0o600); name == "dateline.db" && err != nil { // an empty file is a new store
			t.Fatal(err)
		} else if name != "dateline.db" {
			os.Remove(path)
		}
		s := open(t, path, Options{})
		if err := s.Update(context.Background(), some); err != nil {
			t.Errorf("Update of %q: %v", name, err)
		}
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%q: %v, %v; want a file of mode 0600", name, info, err)
		}
		s.Close()
		entries, err := os.ReadDir(filepath.Dir(path))
		if err != nil || len(entries) != 1 {
			t.Errorf("%q: after closing the folder holds %v, %v; want the one file", name, entries, err)
		}
		s = open(t, path, Options{})
		if d, err := s.Describe(context.Background()); err != nil || d.Name != path || d.Articles != 50 || d.Events != 50 || d.Runs != 1 {
			t.Errorf("%q opened again: %+v, %v", name, d, err)
		}
		s.Close()
	}
}

func TestOpen_relativePath(t *testing.T) {
	t.Chdir(t.TempDir())
	s := open(t, "dateline.db", Options{})
	s.Close()
	if _, err := os.Stat("dateline.db"); err != nil {
		t.Errorf("a relative path was not taken from the working folder: %v", err)
	}
}

// An older schema is brought up to date: here a store whose schema knows one step less.
func TestStore_migrate(t *testing.T) {
	path := fileWithSome(t)
	s := open(t, path, Options{})
	defer s.Close()
	ctx := context.Background()
	c, err := s.write.Conn(ctx)
	if err != nil {
		t.Fatal(err)
	}
	steps := append(migrations(), "CREATE TABLE later (n INTEGER); INSERT INTO later VALUES (7)")
	for range 2 { // the second time there is nothing to do
		if err := s.migrate(ctx, c, steps); err != nil {
			t.Fatalf("migrate: %v", err)
		}
	}
	broken := append(steps, "CREATE TABLE half (n INTEGER)", "NOT SQL")
	if err := s.migrate(ctx, c, broken); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("from version %d to %d", len(steps), len(steps)+2)) {
		t.Errorf("a broken migration = %v, want an error that names the versions", err)
	}
	var version, rows, half int
	for query, to := range map[string]*int{
		"PRAGMA user_version": &version, "SELECT count(*) FROM later": &rows,
		"SELECT count(*) FROM sqlite_master WHERE name = 'half'": &half,
	} {
		if err := c.QueryRowContext(ctx, query).Scan(to); err != nil {
			t.Errorf("%s: %v", query, err)
		}
	}
	if version != len(steps) || rows != 1 || half != 0 {
		t.Errorf("version %d, %d rows, half a migration: %d; want %d, 1, 0", version, rows, half, len(steps))
	}
	c.Close()
	if err := s.View(ctx, func(tx store.Tx) error { _, err := tx.Events(); return err }); err != nil {
		t.Errorf("View after a migration: %v", err)
	}
}

// A store from before a step was added gains what the step brings, and keeps what it held.
func TestOpen_firstSchema(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.db")
	db, err := connect(path, nil, 1)
	if err != nil {
		t.Fatal(err)
	}
	old := migrations()[0] + fmt.Sprintf("INSERT INTO meta VALUES ('k', 'kept'); PRAGMA application_id = %d; PRAGMA user_version = 1", applicationID)
	if _, err := db.Exec(old); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	s := open(t, path, Options{})
	defer s.Close()
	err = s.Update(t.Context(), func(tx store.Tx) error {
		if v, err := tx.Meta("k"); v != "kept" || err != nil {
			t.Errorf("Meta = %q, %v", v, err)
		}
		if err := tx.PutSource(schedule.SourceState{Address: "https://a.example/"}); err != nil {
			return err
		}
		return tx.PutToken(store.Token{Name: "desk", Hash: strings.Repeat("0", 64)})
	})
	if err != nil {
		t.Error(err)
	}
}

func TestUpdate_diskFull(t *testing.T) {
	path := fileWithSome(t)
	s := open(t, path, Options{MaxPages: 60})
	defer s.Close()
	ctx := context.Background()
	big := func(n int) func(store.Tx) error {
		return func(tx store.Tx) error {
			for i := range n {
				noise := fmt.Sprintf("%x", sumOf(i))
				if _, err := tx.PutArticle(schedule.Article{ID: "big", Hash: fmt.Sprint(i), Text: strings.Repeat(noise, 20)}); err != nil {
					return err
				}
				if err := tx.PutMeta(fmt.Sprint(i), strings.Repeat(noise, 20)); err != nil {
					return err
				}
			}
			return nil
		}
	}
	err := s.Update(ctx, big(2000))
	if err == nil || !strings.Contains(err.Error(), "disk is full") || !strings.Contains(err.Error(), path) {
		t.Fatalf("Update on a full disk = %v; want an error that says so and names the file", err)
	}
	if d, err := s.Describe(ctx); err != nil || d.Articles != 50 || d.Events != 50 {
		t.Errorf("after a full disk the store holds %+v, %v; want what it held before", d, err)
	}
	if err := s.Update(ctx, big(1)); err != nil {
		t.Errorf("a small Update after a full disk: %v", err)
	}
}

func sumOf(i int) []byte {
	out := make([]byte, 32)
	x := uint64(i)*2654435761 + 1
	for k := range out {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		out[k] = byte(x)
	}
	return out
}

// Two handles on one file stand for two processes.
func TestUpdate_twoWriters(t *testing.T) {
	path := filepath.Join(t.TempDir(), "dateline.db")
	a, b := open(t, path, Options{}), open(t, path, Options{Wait: 100 * time.Millisecond})
	defer a.Close()
	defer b.Close()
	ctx := context.Background()
	err := a.Update(ctx, func(tx store.Tx) error {
		if err := tx.PutMeta("k", "a"); err != nil {
			return err
		}
		err := b.Update(ctx, func(tx store.Tx) error { t.Error("two writers at once"); return nil })
		if !errors.Is(err, store.ErrBusy) || !strings.Contains(err.Error(), path) {
			t.Errorf("Update beside a writer = %v; want ErrBusy and the path", err)
		}
		if err := b.View(ctx, func(tx store.Tx) error {
			v, err := tx.Meta("k")
			if v != "" {
				t.Errorf("a view sees %q of an unfinished transaction", v)
			}
			return err
		}); err != nil {
			t.Errorf("View beside a writer: %v", err)
		}
		short, cancel := context.WithTimeout(ctx, 10*time.Millisecond)
		defer cancel()
		if err := b.Update(short, func(tx store.Tx) error { return nil }); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("Update whose context ends while it waits = %v; want the context's error", err)
		}
		return nil
	})
	if err != nil {
		t.Fatalf("Update: %v", err)
	}
	if err := b.Update(ctx, func(tx store.Tx) error {
		v, err := tx.Meta("k")
		if v != "a" {
			t.Errorf("the second writer sees %q, want what the first wrote", v)
		}
		return err
	}); err != nil {
		t.Errorf("Update after the other: %v", err)
	}
}

// Damage that a large file hides from Open is reported when it is met, and nothing is lost that was sound.
func TestView_damaged(t *testing.T) {
	path := fileWithSome(t)
	s := open(t, path, Options{})
	defer s.Close()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	info, _ := f.Stat()
	for at := int64(4096); at < info.Size(); at += 4096 {
		if _, err := f.WriteAt([]byte(strings.Repeat("garbage ", 400)), at); err != nil {
			t.Fatal(err)
		}
	}
	f.Close()
	err = s.View(context.Background(), func(tx store.Tx) error { _, err := tx.Events(); return err })
	if err == nil || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("View of a damaged file = %v; want an error that says so and names the file", err)
	}
}
