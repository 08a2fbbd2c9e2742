package anchor_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/text"
	"dateline/schedule/timex"
)

var update = flag.Bool("update", false, "rewrite the expectations in timex/testdata; read the difference before committing it")

// TestCorpus reads the paragraphs of timex/testdata: what is to be found in each, with extent, type and value.
func TestCorpus(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "timex", "testdata", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatal("no corpus: ", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := annotateCorpus(t, string(raw))
			if *update {
				if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := cmp.Diff(strings.Split(string(raw), "\n"), strings.Split(got, "\n")); d != "" {
				t.Errorf("%s (-want +got):\n%s", name, d)
			}
		})
	}
}

// annotateCorpus writes the corpus anew with what is found in its paragraphs, and checks its "no" lines.
func annotateCorpus(t *testing.T, src string) string {
	var b strings.Builder
	var dct schedule.DocTime
	var rs []anchor.Resolved
	para := ""
	for _, line := range strings.SplitAfter(src, "\n") {
		body := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(body, "at "):
			day, err := schedule.ParseDay(body[3:])
			if err != nil {
				t.Fatal(err)
			}
			dct = schedule.OnDay(day, schedule.Stated)
			b.WriteString(line)
		case strings.HasPrefix(body, "> "):
			para = body[2:]
			d := text.Parse(para, schedule.InText, nil)
			rs = anchor.Resolve(d, timex.Find(d), dct)
			b.WriteString(line)
			for _, r := range rs {
				b.WriteString("\"" + r.Text + "\" " + string(r.Type) + " " + r.Resolved + "\n")
			}
		case strings.HasPrefix(body, "no "):
			words := strings.Trim(body[3:], "\"")
			at := strings.Index(para, words)
			if at < 0 {
				t.Errorf("%q is not in %q", words, para)
			}
			for _, r := range rs {
				if r.Span.Start < at+len(words) && at < r.Span.End {
					t.Errorf("%q: found %q", para, r.Text)
				}
			}
			b.WriteString(line)
		case strings.HasPrefix(body, "\""): // an expectation: written again from what was found
		default:
			b.WriteString(line)
		}
	}
	return b.String()
}
