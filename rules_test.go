package main

import (
	"context"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"dateline/schedule"
	"dateline/schedule/article"
	"dateline/schedule/pipeline"
	"dateline/schedule/store/sqlite"
)

// TestRules_older opens a store that an older version of the rules wrote: everything is derived anew from the texts it
// keeps, and every UID stays.
func TestRules_older(t *testing.T) {
	dir := t.TempDir()
	paths := []string{writeFile(t, filepath.Join(dir, "plan.jsonl"), planned), writeFile(t, filepath.Join(dir, "budget.jsonl"), budget)}
	path := filepath.Join(dir, "s.db")
	at := time.Date(2024, 3, 5, 0, 0, 0, 0, time.UTC)
	s, err := sqlite.Open(context.Background(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p := pipeline.NewWithRules(s, "0")
	if _, err := p.Run(context.Background(), read(t, paths), at); err != nil {
		t.Fatal(err)
	}
	older, err := p.Events(context.Background())
	if err != nil || len(older) < 2 {
		t.Fatalf("%d events under the older rules, %v", len(older), err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	// The articles themselves are gone; one that was never there before comes in.
	more := writeFile(t, filepath.Join(dir, "more.jsonl"), `{"id":"more","published":"2024-03-05T09:00:00Z","text":"RIGA, March 5 (Wire) - The Latvian government will publish its forecast in Riga on 27 March."}`)
	cal := buildIn(t, path, filepath.Join(dir, "out"), "2024-03-06T00:00:00Z", more)
	for _, e := range older {
		i := slices.IndexFunc(cal.events, func(n schedule.EventJSON) bool { return n.UID == e.UID })
		if i < 0 {
			t.Errorf("%s (%s) has lost its UID", e.UID, e.Title)
			continue
		}
		if n := cal.events[i]; n.FirstSeen != "2024-03-05T00:00:00Z" || n.LastChanged != "2024-03-05T00:00:00Z" || *n.Sequence != 0 {
			t.Errorf("%s: first seen %s, last changed %s, sequence %d: the same rules under another name changed it", e.UID, n.FirstSeen, n.LastChanged, *n.Sequence)
		}
	}
	fresh := buildIn(t, ":memory:", t.TempDir(), "2024-03-06T00:00:00Z", append(paths, more)...)
	if d := differ(fresh, cal); d != "" {
		t.Errorf("derived anew the events are others than from scratch (-scratch +anew)\n%s", d)
	}
}

func read(t *testing.T, paths []string) iter.Seq2[schedule.Article, error] {
	return func(yield func(schedule.Article, error) bool) {
		for _, p := range paths {
			f, err := os.Open(p)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			for a, err := range article.Read(article.From{Name: p, ID: articleID(p)}, f) {
				if !yield(a, err) {
					return
				}
			}
		}
	}
}
