package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"dateline/schedule"
)

// TestMain lets the test binary be the program as well: under the name dateline it is what the scripts and the tests that
// need a process of their own call.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dateline": main})
}

// output is what one call of the program left behind.
type output struct {
	status   int
	out, err string
}

// dateline calls the program inside this process.
func dateline(t testing.TB, args ...string) output {
	t.Helper()
	var out, errs bytes.Buffer
	status := run(context.Background(), append([]string{"dateline"}, args...), strings.NewReader(""), &out, &errs)
	return output{status, out.String(), errs.String()}
}

// must calls the program and fails the test when it does not end with status 0.
func must(t testing.TB, args ...string) output {
	t.Helper()
	o := dateline(t, args...)
	if o.status != 0 {
		t.Fatalf("dateline %s: status %d, want 0\n%s%s", strings.Join(args, " "), o.status, o.out, o.err)
	}
	return o
}

// process prepares a call of the program in a process of its own.
func process(t testing.TB, args ...string) *exec.Cmd {
	t.Helper()
	path, err := exec.LookPath("dateline")
	if err != nil {
		t.Fatal(err)
	}
	return exec.Command(path, args...)
}

// calendar is what build wrote.
type calendar struct {
	events []schedule.EventJSON // every event ever published
	ics    string
	json   string
}

// buildIn runs build on a store and a folder that may exist already, and reads what it wrote.
func buildIn(t testing.TB, store, out, now string, sources ...string) calendar {
	t.Helper()
	must(t, append([]string{"build", "--store", store, "--out", out, "--now", now}, sources...)...)
	return readCalendar(t, out)
}

func readCalendar(t testing.TB, out string) calendar {
	t.Helper()
	c := calendar{ics: readFile(t, filepath.Join(out, "all.ics")), json: readFile(t, filepath.Join(out, "events.json"))}
	if err := json.Unmarshal([]byte(c.json), &c.events); err != nil {
		t.Fatalf("events.json: %v", err)
	}
	return c
}

// live are the events that a subscriber still sees as such.
func (c calendar) live() []schedule.EventJSON {
	return slices.DeleteFunc(slices.Clone(c.events), func(e schedule.EventJSON) bool { return e.Status == schedule.Withdrawn })
}

// entries are the VEVENTs of a feed, unfolded, in order.
func entries(ics string) []string {
	flat := strings.NewReplacer("\r\n ", "", "\r\n\t", "").Replace(ics)
	var out []string
	for _, part := range strings.Split(flat, "BEGIN:VEVENT\r\n")[1:] {
		body, _, _ := strings.Cut(part, "END:VEVENT")
		out = append(out, strings.ReplaceAll(body, "\r\n", "\n"))
	}
	return out
}

// property is the value of a property of an unfolded entry, with its parameters cut off.
func property(entry, name string) string {
	for line := range strings.SplitSeq(entry, "\n") {
		if rest, ok := strings.CutPrefix(line, name); ok && (strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, ";")) {
			_, value, _ := strings.Cut(rest, ":")
			return value
		}
	}
	return ""
}

func readFile(t testing.TB, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func writeFile(t testing.TB, path, content string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// files maps the names of a folder's files to what is in them and when they were last written.
func files(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range list {
		info, err := f.Info()
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name()] = info.ModTime().String() + "\n" + readFile(t, filepath.Join(dir, f.Name()))
	}
	return out
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
