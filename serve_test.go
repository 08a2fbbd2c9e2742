package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

const (
	planned = `{"id":"plan","url":"https://wire.example/plan","published":"2024-03-04T09:00:00Z","title":"Portugal and Morocco to hold fisheries talks","text":"LISBON, March 4 (Wire) - Portuguese Foreign Minister Ana Silva and her Moroccan counterpart Omar Idrissi will hold talks on fisheries in Lisbon on 14 March, the ministry said on Monday."}`
	budget  = `{"id":"budget","url":"https://wire.example/budget","published":"2024-03-04T10:00:00Z","title":"Estonian parliament to vote on budget","text":"TALLINN, March 4 (Wire) - The Estonian parliament will vote on the budget in Tallinn on 20 March, its speaker said on Monday."}`
)

// TestServe runs the program as the README begins: it serves a folder, a calendar app asks twice, an article arrives.
func TestServe(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "plan.jsonl"), planned)
	cmd := process(t, "serve", "--store", ":memory:", "--listen", "127.0.0.1:0", "--now", "2024-03-05T00:00:00Z", "--feed", "lisbon=place:lisbon", dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	base, found := make(chan string, 1), regexp.MustCompile(`http://[0-9.:]+`)
	said := make(chan string, 1)
	go func() {
		var all strings.Builder
		for lines := bufio.NewScanner(out); lines.Scan(); {
			all.WriteString(lines.Text() + "\n")
			if a := found.FindString(lines.Text()); a != "" {
				select {
				case base <- a:
				default:
				}
			}
		}
		said <- all.String()
	}()
	var addr string
	select {
	case addr = <-base:
	case <-time.After(10 * time.Second):
		t.Fatal("serve does not say where it listens")
	}
	ask := func(method, path string, header ...string) (*http.Response, string) {
		t.Helper()
		req, err := http.NewRequestWithContext(context.Background(), method, addr+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(header); i += 2 {
			req.Header.Set(header[i], header[i+1])
		}
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		b, err := io.ReadAll(resp.Body)
		if err != nil {
			t.Fatal(err)
		}
		return resp, string(b)
	}
	first, body := ask("GET", "/all.ics")
	if first.StatusCode != 200 || first.Header.Get("Content-Type") != "text/calendar; charset=utf-8" || len(entries(body)) != 1 {
		t.Fatalf("GET /all.ics: %d %q with %d entries", first.StatusCode, first.Header.Get("Content-Type"), len(entries(body)))
	}
	tag, modified := first.Header.Get("ETag"), first.Header.Get("Last-Modified")
	if tag == "" || modified == "" {
		t.Errorf("ETag %q, Last-Modified %q: want both", tag, modified)
	}
	if r, b := ask("GET", "/all.ics", "If-None-Match", tag); r.StatusCode != 304 || b != "" {
		t.Errorf("GET with If-None-Match: %d with %d bytes, want 304 with none", r.StatusCode, len(b))
	}
	if r, _ := ask("GET", "/all.ics", "If-Modified-Since", modified); r.StatusCode != 304 {
		t.Errorf("GET with If-Modified-Since: %d, want 304", r.StatusCode)
	}
	if r, b := ask("HEAD", "/all.ics"); r.StatusCode != 200 || b != "" || r.Header.Get("ETag") == "" {
		t.Errorf("HEAD: %d with %d bytes and ETag %q", r.StatusCode, len(b), r.Header.Get("ETag"))
	}
	if r, b := ask("GET", "/lisbon.ics"); r.StatusCode != 200 || len(entries(b)) != 1 {
		t.Errorf("GET /lisbon.ics: %d with %d entries", r.StatusCode, len(entries(b)))
	}
	if r, b := ask("GET", "/"); r.StatusCode != 200 || !strings.Contains(b, "Omar Idrissi") || !strings.Contains(r.Header.Get("Content-Type"), "text/html") {
		t.Errorf("GET /: %d %q, speaks of Omar Idrissi: %v", r.StatusCode, r.Header.Get("Content-Type"), strings.Contains(b, "Omar Idrissi"))
	}
	for _, path := range []string{"/none.ics", "/../all.ics/x", "/%2e%2e/plan.jsonl"} {
		if r, _ := ask("GET", path); r.StatusCode != 404 && r.StatusCode != 400 {
			t.Errorf("GET %s: %d, want 404 or 400", path, r.StatusCode)
		}
	}

	// An article arrives: the next request gets it, under a new tag, and the entry known before as it was.
	tmp := writeFile(t, filepath.Join(t.TempDir(), "budget.jsonl"), budget)
	if err := os.Rename(tmp, filepath.Join(dir, "budget.jsonl")); err != nil {
		t.Fatal(err)
	}
	var second *http.Response
	var grown string
	for deadline := time.Now().Add(8 * time.Second); time.Now().Before(deadline); time.Sleep(100 * time.Millisecond) {
		if second, grown = ask("GET", "/all.ics", "If-None-Match", tag); second.StatusCode == 200 {
			break
		}
	}
	if second.StatusCode != 200 || len(entries(grown)) != 2 || second.Header.Get("ETag") == tag {
		t.Fatalf("after a new article: %d with %d entries, ETag changed %v", second.StatusCode, len(entries(grown)), second.Header.Get("ETag") != tag)
	}
	if !strings.Contains(grown, strings.TrimSpace(strings.Split(strings.SplitN(body, "BEGIN:VEVENT", 2)[1], "END:VEVENT")[0])) {
		t.Error("the entry known before is no longer the same bytes")
	}

	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	select {
	case log := <-said:
		if err := cmd.Wait(); err != nil {
			t.Errorf("after SIGTERM: %v, want exit status 0\n%s", err, log)
		}
	case <-time.After(10 * time.Second):
		t.Error("serve does not end on SIGTERM")
	}
}
