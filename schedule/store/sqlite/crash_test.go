package sqlite

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"dateline/schedule"
	"dateline/schedule/ledger"
	"dateline/schedule/store"
)

// crashPath tells a child of the test which store to write to until it is killed.
const crashPath = "DATELINE_CRASH_STORE"

// crashRun writes run n: an event whose SEQUENCE and history tell the number of the run, a new event, an article, a line
// of the log. Any half of it would show.
func crashRun(tx store.Tx, n int) error {
	e, _, err := tx.Event("steady")
	if err != nil {
		return err
	}
	e.UID, e.Sequence = "steady", n
	e.History = append(e.History, schedule.Change{Field: "start", To: strconv.Itoa(n)})
	id := fmt.Sprintf("%04d", n)
	if err := tx.PutEvents([]schedule.Event{e, {UID: "u" + id, Reports: []string{"r" + id}}}); err != nil {
		return err
	}
	if _, err := tx.PutArticle(schedule.Article{ID: id, Hash: id, Text: strings.Repeat(id+" ", 5000)}); err != nil {
		return err
	}
	if err := tx.PutReports(id, "1", []schedule.Report{{ID: "r" + id}}, [][]string{{"all"}}, schedule.DocTime{}); err != nil {
		return err
	}
	return tx.AppendRun(ledger.Run{Rules: id})
}

func TestMain(m *testing.M) {
	if path := os.Getenv(crashPath); path != "" {
		fmt.Fprintln(os.Stderr, crashLoop(path))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

func crashLoop(path string) error {
	ctx := context.Background()
	s, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	for {
		d, err := s.Describe(ctx)
		if err != nil {
			return err
		}
		if err := s.Update(ctx, func(tx store.Tx) error { return crashRun(tx, d.Runs+1) }); err != nil {
			return err
		}
		fmt.Println(d.Runs + 1) // only what is told is promised
	}
}

// TestStore_killed kills a writing process at odd moments. Each time the store must open, hold every run whose commit
// was told, and no half of one.
func TestStore_killed(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "dateline.db")
	random := rand.New(rand.NewPCG(1, 2))
	last := 0
	for kill := range 20 {
		child := exec.Command(exe)
		child.Env = append(os.Environ(), crashPath+"="+path)
		child.Stderr = os.Stderr
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		told := make(chan int, 1)
		go func() {
			n := 0
			for lines := bufio.NewScanner(out); lines.Scan(); {
				n, _ = strconv.Atoi(lines.Text())
			}
			told <- n
		}()
		time.Sleep(time.Duration(random.IntN(90)) * time.Millisecond)
		child.Process.Kill()
		n := max(<-told, last)
		child.Wait()
		last = checkCrashed(t, path, n)
		if t.Failed() {
			t.Fatalf("after kill %d", kill+1)
		}
	}
	if last < 20 {
		t.Logf("only %d runs were written between 20 kills", last)
	}
}

// checkCrashed holds the store to the runs it was told of and gives the number of runs it holds.
func checkCrashed(t *testing.T, path string, told int) int {
	t.Helper()
	s := open(t, path, Options{})
	defer s.Close()
	n := 0
	err := s.View(context.Background(), func(tx store.Tx) error {
		runs, err := tx.Runs()
		if err != nil {
			return err
		}
		n = len(runs)
		if n < told || n > told+1 {
			t.Errorf("%d runs, but %d were told of", n, told)
		}
		events, err := tx.Events()
		if err != nil {
			return err
		}
		articles, reports := 0, 0
		for _, err := range tx.Articles() {
			if err != nil {
				return err
			}
			articles++
		}
		for _, err := range tx.ReportsInBlocks("1", []string{"all"}) {
			if err != nil {
				return err
			}
			reports++
		}
		if steady, ok, err := tx.Event("steady"); err != nil || ok != (n > 0) || steady.Sequence != n || len(steady.History) != n {
			t.Errorf("after %d runs: sequence %d, %d entries of history, %v", n, steady.Sequence, len(steady.History), err)
		}
		if articles != n || reports != n || len(events) != n+min(n, 1) {
			t.Errorf("after %d runs: %d articles, %d reports, %d events", n, articles, reports, len(events))
		}
		return nil
	})
	if err != nil {
		t.Errorf("View: %v", err)
	}
	return n
}
