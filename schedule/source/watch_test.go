package source_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/schedule/source"
)

// story is a line of JSON with an article.
func story(id, text string) string { return fmt.Sprintf("{\"id\":%q,\"text\":%q}\n", id, text) }

// put writes a file beside its place and moves it there, as those do who deliver articles.
func put(t *testing.T, path, body string) {
	t.Helper()
	tmp := filepath.Join(t.TempDir(), "new")
	if err := os.WriteFile(tmp, []byte(body), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(tmp, path); err != nil {
		t.Fatal(err)
	}
}

// next reads what the watch hands out next: the places and ids of its articles, and problems, in order.
func next(t *testing.T, w *source.Watch, seen *source.Seen) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	list, ok := w.Next(ctx)
	if !ok {
		t.Fatal("nothing is told")
	}
	return readAll(list, seen)
}

func readAll(list []source.Source, seen *source.Seen) string {
	var out []string
	for a, err := range source.Articles(context.Background(), list, source.Options{Seen: seen}) {
		if err != nil {
			out = append(out, "error: "+filepath.Base(err.Error()))
			continue
		}
		out = append(out, filepath.Base(source.FileOf(a.File))+"="+a.ID)
	}
	return strings.Join(out, " ")
}

func TestWatch(t *testing.T) {
	dir := t.TempDir()
	articles, alone := filepath.Join(dir, "articles"), filepath.Join(dir, "alone.jsonl")
	put(t, filepath.Join(articles, "a.jsonl"), story("a1", "Regatta.")+story("a2", "Regatta, again."))
	put(t, filepath.Join(articles, "deep", "b.txt"), "Harbour day.")
	put(t, alone, story("solo", "Fair."))
	sources := []source.Source{{Spec: articles}, {Spec: alone}, {Spec: "-"}, {Spec: "https://wire.example/feed"}}
	seen := &source.Seen{}
	w := source.NewWatch(sources, time.Now)
	defer w.Close()
	readAll(sources[:2], seen)
	for _, step := range []struct {
		name string
		do   func()
		want string
	}{
		{"a new file", func() { put(t, filepath.Join(articles, "c.jsonl"), story("c", "Market.")) }, "c.jsonl=c"},
		{"one in a folder, with the id that it has as one of all files", func() { put(t, filepath.Join(articles, "deep", "d.txt"), "Parade.") }, "d.txt=deep/d"},
		{"a new folder with what is in it", func() {
			fresh := filepath.Join(t.TempDir(), "fresh")
			put(t, filepath.Join(fresh, "sub", "e.txt"), "Jubilee.")
			if err := os.Rename(fresh, filepath.Join(articles, "fresh")); err != nil {
				t.Fatal(err)
			}
		}, "e.txt=fresh/sub/e"},
		{"a changed file, alone", func() { put(t, filepath.Join(articles, "a.jsonl"), story("a1", "Regatta, moved.")) }, "a.jsonl=a1"},
		{"one that is written in place", func() {
			f, err := os.OpenFile(alone, os.O_APPEND|os.O_WRONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			f.WriteString(story("solo2", "Fair, once more."))
			f.Close()
		}, "alone.jsonl=solo alone.jsonl=solo2"},
		{"what a folder hides is not told of", func() {
			put(t, filepath.Join(articles, ".tmp.jsonl"), story("x", "Half an arti"))
			put(t, filepath.Join(dir, "other.jsonl"), story("y", "None of ours."))
			put(t, filepath.Join(articles, "f.jsonl"), story("f", "Concert."))
		}, "f.jsonl=f"},
		{"another text under an id that stands elsewhere", func() { put(t, filepath.Join(articles, "g.jsonl"), story("c", "Circus.")) },
			"error: c.jsonl:1"},
		{"the same once the other file is gone", func() {
			if err := os.Remove(filepath.Join(articles, "c.jsonl")); err != nil {
				t.Fatal(err)
			}
			put(t, filepath.Join(articles, "g.jsonl"), story("c", "Circus."))
		}, "g.jsonl=c"},
	} {
		step.do()
		if got := next(t, w, seen); got != step.want {
			t.Errorf("%s: %q, want %q", step.name, got, step.want)
		}
	}
}

func TestWatch_Again(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "a.jsonl"), story("a", "Regatta."))
	w := source.NewWatch([]source.Source{{Spec: dir}}, time.Now)
	defer w.Close()
	put(t, filepath.Join(dir, "b.jsonl"), story("b", "Fair."))
	list, ok := w.Next(t.Context())
	if !ok || len(list) != 1 || len(list[0].Files) != 1 {
		t.Fatalf("told of %v, want one file", list)
	}
	w.Again(list)
	if got := next(t, w, nil); got != "b.jsonl=b" {
		t.Errorf("after a run that failed: %q, want the file again", got)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if list, ok := w.Next(ctx); ok {
		t.Errorf("told of %v after the end", list)
	}
}

// A file behind a link and one reached twice go by the name under which a reading of everything finds them.
func TestWatch_links(t *testing.T) {
	dir := t.TempDir()
	real, linked := filepath.Join(dir, "real"), filepath.Join(dir, "linked")
	put(t, filepath.Join(real, "a.txt"), "Regatta.")
	put(t, filepath.Join(dir, "far.txt"), "Fair.")
	for from, to := range map[string]string{linked: real, filepath.Join(real, "z.txt"): filepath.Join(dir, "far.txt")} {
		if err := os.Symlink(to, from); err != nil {
			t.Fatal(err)
		}
	}
	file := source.Source{Spec: filepath.Join(real, "a.txt")}
	w := source.NewWatch([]source.Source{file, {Spec: linked}}, time.Now)
	defer w.Close()
	put(t, filepath.Join(real, "a.txt"), "Regatta, moved.")
	if got := next(t, w, nil); got != "a.txt=a" {
		t.Errorf("told of %q", got)
	}
	put(t, filepath.Join(linked, "b.txt"), "Parade.")
	list, _ := w.Next(t.Context())
	if len(list) != 1 || list[0].Spec != linked || len(list[0].Files) != 1 || list[0].Files[0] != filepath.Join(linked, "b.txt") {
		t.Errorf("told of %+v, want the name below the source", list)
	}
}

func TestFileOf(t *testing.T) {
	for place, want := range map[string]string{
		"a/b.jsonl:12": "a/b.jsonl", "c.warc.gz: record 7": "c.warc.gz", "d.txt": "d.txt", "2024:draft.txt": "2024:draft.txt", "-": "-", "x:": "x:",
	} {
		if got := source.FileOf(place); got != want {
			t.Errorf("FileOf(%q) = %q, want %q", place, got, want)
		}
	}
}
