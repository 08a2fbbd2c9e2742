package main

import (
	"bufio"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestServe_token runs a private server: a token made beside it opens the calendar without a restart, a revoked one closes
// it again, and neither the server nor its log tells the secret.
func TestServe_token(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	store := filepath.Join(dir, "s.db")
	source := writeFile(t, filepath.Join(dir, "plan.jsonl"), planned)
	cmd := process(t, "serve", "--store", store, "--private", "--listen", "127.0.0.1:0", "--now", "2024-03-05T00:00:00Z", source)
	var said struct {
		sync.Mutex
		strings.Builder
	}
	out, in := io.Pipe()
	cmd.Stdout, cmd.Stderr = in, in
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Wait()
	defer cmd.Process.Kill()
	base, found := make(chan string, 1), regexp.MustCompile(`http://[0-9.:]+`)
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			said.Lock()
			said.WriteString(lines.Text() + "\n")
			said.Unlock()
			if a := found.FindString(lines.Text()); a != "" {
				select {
				case base <- a:
				default:
				}
			}
		}
	}()
	var address string
	select {
	case address = <-base:
	case <-time.After(20 * time.Second):
		t.Fatal("serve does not say where it listens")
	}
	token := func(args ...string) string {
		t.Helper()
		b, err := process(t, append([]string{"token"}, args...)...).Output()
		if err != nil {
			t.Fatal(err)
		}
		return strings.TrimSpace(string(b))
	}
	status := func(path string) int {
		t.Helper()
		res, err := http.Get(address + path)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		io.Copy(io.Discard, res.Body)
		return res.StatusCode
	}
	until := func(path string, want int) {
		t.Helper()
		got := 0
		for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
			if got = status(path); got == want {
				return
			}
		}
		t.Fatalf("status %d, want %d", got, want)
	}
	if got := status("/all.ics"); got != 404 {
		t.Errorf("without a token: %d", got)
	}
	path := token("add", "--store", store, "desk")
	until(path, 200)
	token("revoke", "--store", store, "desk")
	until(path, 404)
	secret := strings.Split(path, "/")[2]
	said.Lock()
	defer said.Unlock()
	if log := said.String(); strings.Contains(log, secret) || !strings.Contains(log, "path=/private/…/all.ics status=200") {
		t.Errorf("the log has the secret, or nothing of the calendar that was served:\n%s", log)
	}
}
