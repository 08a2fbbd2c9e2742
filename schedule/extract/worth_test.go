package extract_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"dateline/schedule/article"
	"dateline/schedule/extract"
)

func TestWorth(t *testing.T) {
	for src, want := range map[string]bool{
		"":                      false,
		"The bridge is closed.": false,
		"Prices have recently gone up.\nThey may fall in future.": false,
		"The talks took three hours.":                             false,
		"It plays every weekend.":                                 false,
		"The bridge is closed.\nIt will open on Friday.":          true,
		"Doors open at 7 p.m.":                                    true,
		"The council meets next week.":                            true,
		"A vote will be held in 2031.":                            true,
		"It was moved to Easter Monday.":                          true,
		"The trial begins a day later.":                           true,
		"Talks at noon":                                           true,
	} {
		if got := extract.Worth(src); got != want {
			t.Errorf("Worth(%q) = %v, want %v", src, got, want)
		}
	}
}

// TestWorth_losesNothing: no article of the tests that gives a report is found worthless.
func TestWorth_losesNothing(t *testing.T) {
	dirs := []string{"../../testdata"}
	if shared := os.Getenv("DATELINE_SHARED"); shared != "" {
		dirs = append(dirs, shared)
	}
	x, read, with, dull := extract.New(), 0, 0, 0
	for _, dir := range dirs {
		filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			switch filepath.Ext(path) {
			case ".txt", ".jsonl", ".html":
			default:
				return nil
			}
			f, err := os.Open(path)
			if err != nil {
				return nil
			}
			defer f.Close()
			for a, err := range article.Read(article.From{Name: path}, f) {
				if read++; err != nil || read > 3000 {
					continue
				}
				worth := extract.Worth(a.Text)
				if !worth {
					dull++
				}
				body := a
				body.Title = "" // a date in the title alone is in the head of the page, which is read in any case
				if r := x.Article(&body, 60000); len(r.Reports) > 0 {
					if with++; !worth {
						t.Errorf("%s: %s gives %d reports and is found worthless", path, a.ID, len(r.Reports))
					}
				}
			}
			return nil
		})
	}
	if with == 0 {
		t.Error("no article gave a report")
	}
	t.Logf("%d texts, %d with reports, %d without an expression of time", read, with, dull)
}
