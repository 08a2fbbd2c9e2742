package ics_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	ical "github.com/emersion/go-ical"
	"github.com/google/go-cmp/cmp"

	"dateline/feeds"
	"dateline/feeds/feedstest"
	"dateline/feeds/ics"
	"dateline/schedule"
	"dateline/tz"
)

// reader is an independent implementation that reads a feed into lines of tab-separated fields.
type reader struct {
	name string
	read func(t *testing.T, file string) string
	// python-icalendar before 5 undoes escapes one kind after the other, so that a backslash before n , or ; is lost.
	losesBackslash bool
}

func readers() []reader {
	return []reader{
		{"go-ical", readGoICal, false}, {"libical", readLibical, false}, {"ical.js", readICALjs, false},
		{"python-icalendar and vobject", readPython, true},
	}
}

// All readers find every difficult event, at exactly the instants or days meant, with the same words, and complain of
// nothing.
func TestInterop_difficult(t *testing.T) {
	events := difficult()
	if len(events) < 1000 {
		t.Fatalf("%d events, want 1000 at least", len(events))
	}
	var b bytes.Buffer
	w := ics.NewWriter()
	if err := w.Write(&b, w.Format().Edit(feeds.All(), events, feedstest.AsOf(), "https://calendar.example.org")); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "difficult.ics")
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for _, e := range events {
		want[e.UID] = meant(e)
	}
	words := map[string]string{} // uid -> fields of words, as the first reader has them; the others must agree
	for _, r := range readers() {
		t.Run(r.name, func(t *testing.T) {
			seen := map[string]bool{}
			for line := range strings.Lines(r.read(t, file)) {
				f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
				if len(f) != 8 {
					t.Fatalf("%d fields: %q", len(f), line)
				}
				uid := f[0]
				if seen[uid] {
					t.Errorf("%s twice", uid)
				}
				seen[uid] = true
				if got := f[1] + " " + f[2]; got != want[uid] {
					t.Errorf("%s at %s, want %s", uid, got, want[uid])
				}
				text := strings.Join(f[3:], "\n")
				if first, ok := words[uid]; !ok {
					words[uid] = text
				} else if r.losesBackslash && strings.Contains(first, `\\`) {
					continue
				} else if d := cmp.Diff(first, text); d != "" {
					t.Errorf("%s reads otherwise: %s", uid, d)
				}
			}
			if len(seen) != len(want) {
				t.Errorf("%d events read of %d", len(seen), len(want))
			}
		})
	}
}

func meant(e *schedule.Event) string {
	if e.When.Grain == schedule.GrainDay {
		return e.When.Day.UTC().Format("20060102") + " " + (e.When.Last + 1).UTC().Format("20060102")
	}
	end := e.When.End
	if end.IsZero() {
		end = e.When.Start.Add(time.Hour)
	}
	const utc = "20060102T150405Z"
	return e.When.Start.UTC().Format(utc) + " " + end.UTC().Format(utc)
}

func escape(s string) string {
	return strings.NewReplacer("\\", "\\\\", "\n", "\\n", "\t", "\\t").Replace(s)
}

// go-ical looks zones up on the machine by name and does not read VTIMEZONE: it checks syntax, cardinality and words, and
// the local times are read with the project's own zones.
func readGoICal(t *testing.T, file string) string {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	cal, err := ical.NewDecoder(bytes.NewReader(data)).Decode()
	if err != nil {
		t.Fatal(err)
	}
	if err := ical.NewEncoder(&bytes.Buffer{}).Encode(cal); err != nil {
		t.Error("go-ical would not write this:", err)
	}
	var out strings.Builder
	for _, e := range cal.Events() {
		get := func(name string) string {
			p := e.Props.Get(name)
			if p == nil {
				return ""
			}
			if name == "URL" {
				return p.Value
			}
			s, err := p.Text()
			if err != nil {
				t.Error(name, err)
			}
			return s
		}
		fields := []string{get("UID")}
		for _, name := range []string{"DTSTART", "DTEND"} {
			p := e.Props.Get(name)
			fields = append(fields, instant(t, p))
		}
		for _, name := range []string{"STATUS", "SUMMARY", "LOCATION", "URL", "DESCRIPTION"} {
			fields = append(fields, escape(get(name)))
		}
		fmt.Fprintln(&out, strings.Join(fields, "\t"))
	}
	return out.String()
}

func instant(t *testing.T, p *ical.Prop) string {
	const utc, local = "20060102T150405Z", "20060102T150405"
	id := p.Params.Get("TZID")
	if id == "" {
		return p.Value
	}
	loc, err := tz.Load(id)
	if err != nil {
		t.Fatal(err)
	}
	at, err := time.ParseInLocation(local, p.Value, loc)
	if err != nil {
		t.Fatal(err)
	}
	return at.UTC().Format(utc)
}

func readLibical(t *testing.T, file string) string {
	cc, err := exec.LookPath("cc")
	if err != nil {
		t.Skip("no C compiler")
	}
	program := filepath.Join(t.TempDir(), "read_libical")
	if out, err := exec.Command(cc, "-O1", "-o", program, "testdata/interop/read_libical.c", "-lical").CombinedOutput(); err != nil {
		if bytes.Contains(out, []byte("ical.h")) {
			t.Skip("libical and its headers are not installed (libical-dev)")
		}
		t.Fatalf("%v\n%s", err, out)
	}
	return run(t, "", program, file)
}

// readICALjs looks for the module in $ICALJS, a directory with node_modules, else here and above.
func readICALjs(t *testing.T, file string) string {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("no node")
	}
	script, err := filepath.Abs("testdata/interop/read_icaljs.mjs")
	if err != nil {
		t.Fatal(err)
	}
	probe := exec.Command(node, "-e", "require.resolve('ical.js')")
	probe.Dir = os.Getenv("ICALJS")
	if probe.Run() != nil {
		t.Skip("ical.js is not installed (npm install ical.js, and ICALJS=directory)")
	}
	return run(t, probe.Dir, node, script, file)
}

func readPython(t *testing.T, file string) string {
	for _, python := range []string{"/usr/bin/python3", "python3"} {
		if exec.Command(python, "-c", "import icalendar, vobject").Run() == nil {
			return run(t, "", python, "testdata/interop/read_python.py", file)
		}
	}
	t.Skip("no Python with icalendar and vobject (python3-icalendar, python3-vobject)")
	return ""
}

func run(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	var out, complaints bytes.Buffer
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &out, &complaints
	if err := cmd.Run(); err != nil || complaints.Len() > 0 {
		t.Errorf("%s: %v\n%.4000s", filepath.Base(name), err, complaints.String())
	}
	return out.String()
}
