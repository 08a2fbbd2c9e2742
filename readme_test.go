package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestReadme: the lines that README shows as output are what the program prints, in their order.
func TestReadme(t *testing.T) {
	printed := strings.Split(must(t, "build", "--store", ":memory:", "--out", filepath.Join(t.TempDir(), "out"), filepath.Join("testdata", "articles")).out, "\n")
	shown, at := 0, 0
	for line := range strings.Lines(readFile(t, "README.md")) {
		want, sample := strings.CutPrefix(strings.TrimRight(line, "\n"), "    added ")
		if !sample {
			continue
		}
		shown++
		i := slices.Index(printed[at:], "added "+want)
		if i < 0 {
			t.Errorf("README shows a line that build does not print there: %q", "added "+want)
			continue
		}
		at += i + 1
	}
	if shown == 0 {
		t.Error("README shows no output")
	}
}
