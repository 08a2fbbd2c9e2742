package main

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/schedule/article"
	"dateline/schedule/source"
)

// TestReadings_problem: what cannot be read counts for its source until it is read again, and names no more of the path
// than lies within the source.
func TestReadings_problem(t *testing.T) {
	folder, at := t.TempDir(), time.Date(2031, 5, 4, 9, 0, 0, 0, time.UTC)
	list := []source.Source{{Spec: folder + string(filepath.Separator)}, {Spec: "wire.jsonl"}, {Spec: "-"}}
	one, two := writeFile(t, filepath.Join(folder, "b.jsonl"), "{"), writeFile(t, filepath.Join(folder, "c.txt"), "c")
	r := newReadings(list)
	r.begin(list[1:], at)
	bad := func(file string, line int) { r.problem(&article.Problem{File: file, Line: line, What: "bad JSON"}) }
	for line := 2; line < 7; line++ {
		bad(one, line)
	}
	r.problem(errors.New("source " + two + ": permission denied"))
	bad("wire.jsonl", 3)
	bad("-", 1)
	bad("elsewhere.jsonl", 1)
	type state struct {
		Problems int
		First    []string
	}
	states := func() (out []state) {
		for _, s := range r.sources() {
			out = append(out, state{s.Problems, s.First})
		}
		return out
	}
	want := []state{
		{6, []string{"b.jsonl:2: bad JSON", "b.jsonl:3: bad JSON", "b.jsonl:4: bad JSON"}},
		{1, []string{"wire.jsonl:3: bad JSON"}},
		{1, []string{"standard input:1: bad JSON"}},
	}
	if d := cmp.Diff(want, states()); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	r.begin([]source.Source{{Spec: list[0].Spec, Files: []string{one}}}, at)
	want[0] = state{1, []string{"c.txt: permission denied"}}
	if d := cmp.Diff(want, states()); d != "" {
		t.Errorf("one file read again: (-want +got)\n%s", d)
	}
	r.begin(list[:1], at)
	want[0] = state{}
	if d := cmp.Diff(want, states()); d != "" {
		t.Errorf("read again: (-want +got)\n%s", d)
	}
}
