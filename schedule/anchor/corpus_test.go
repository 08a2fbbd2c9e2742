package anchor_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/text"
	"dateline/schedule/timex"
)

type goldDoc struct {
	ID          string     `json:"id"`
	Reference   string     `json:"reference"`
	Text        string     `json:"text"`
	Expressions []goldExpr `json:"expressions"`
}

type goldExpr struct {
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Text   string `json:"text"`
	Type   string `json:"type"`
	Value  string `json:"value"`
	Nested bool   `json:"nested,omitempty"`
}

// TestCorpora measures against the corpora in the folder that DATELINE_SHARED names. With DATELINE_PRED the predictions
// are written there, one file a corpus, for a scorer from outside.
func TestCorpora(t *testing.T) {
	shared := os.Getenv("DATELINE_SHARED")
	if shared == "" {
		t.Skip("DATELINE_SHARED names no folder of corpora")
	}
	for _, c := range []struct {
		name                   string
		strict, relaxed, value float64
	}{
		{"timebank", 92.5, 95.2, 86},
		{"wikiwars-timex2", 90, 94.1, 87.6},
		{"gum-news", 71.5, 78, 62.8}, // annotates dates only, so every duration counts as wrong,
	} {
		t.Run(c.name, func(t *testing.T) {
			docs := readDocs(t, filepath.Join(shared, "corpora", "timex", c.name+".jsonl"))
			pred := map[string][]goldExpr{}
			for _, d := range docs {
				pred[d.ID] = annotate(t, d)
			}
			if dir := os.Getenv("DATELINE_PRED"); dir != "" {
				writeDocs(t, filepath.Join(dir, c.name+".jsonl"), docs, pred)
			}
			strict, relaxed, value := f1(docs, pred)
			t.Logf("strict %.2f relaxed %.2f value %.2f", strict, relaxed, value)
			if strict < c.strict || relaxed < c.relaxed || value < c.value {
				t.Errorf("F1 strict %.2f relaxed %.2f value %.2f, want %v %v %v", strict, relaxed, value, c.strict, c.relaxed, c.value)
			}
		})
	}
}

func annotate(t *testing.T, g goldDoc) []goldExpr {
	d := text.Parse(g.Text, schedule.InText, nil)
	dct := schedule.DocTime{Basis: schedule.Unknown}
	if len(g.Reference) >= 10 {
		day, err := schedule.ParseDay(g.Reference[:10])
		if err != nil {
			t.Fatal(err)
		}
		dct = schedule.OnDay(day, schedule.Stated)
	}
	out := []goldExpr{}
	for _, r := range anchor.Resolve(d, timex.Find(d), dct) {
		out = append(out, goldExpr{Start: r.Span.Start, End: r.Span.End, Text: r.Text, Type: string(r.Type), Value: r.Resolved})
	}
	return out
}

func readDocs(t *testing.T, name string) []goldDoc {
	f, err := os.Open(name)
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	var out []goldDoc
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<26)
	for sc.Scan() {
		var d goldDoc
		if err := json.Unmarshal(sc.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}

func writeDocs(t *testing.T, name string, docs []goldDoc, pred map[string][]goldExpr) {
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	enc := json.NewEncoder(f)
	for _, d := range docs {
		if err := enc.Encode(map[string]any{"id": d.ID, "expressions": pred[d.ID]}); err != nil {
			t.Fatal(err)
		}
	}
}

// f1 scores as TempEval-3 does: strict extents, any overlap, and the value of what overlaps.
func f1(docs []goldDoc, pred map[string][]goldExpr) (strict, relaxed, value float64) {
	var gold, sys, s, r, v float64
	for _, d := range docs {
		ps := pred[d.ID]
		used := make([]bool, len(ps))
		sys += float64(len(ps))
		var left []goldExpr
		for _, g := range d.Expressions {
			if g.Nested || g.End <= g.Start {
				continue
			}
			gold++
			exact := false
			for i, p := range ps {
				if !used[i] && p.Start == g.Start && p.End == g.End {
					used[i], exact = true, true
					s++
					r++
					if p.Value == g.Value {
						v++
					}
					break
				}
			}
			if !exact {
				left = append(left, g)
			}
		}
		for _, g := range left {
			for i, p := range ps {
				if !used[i] && p.Start < g.End && g.Start < p.End {
					used[i] = true
					r++
					if p.Value == g.Value {
						v++
					}
					break
				}
			}
		}
	}
	f := func(n float64) float64 {
		if gold+sys == 0 {
			return 0
		}
		return 200 * n / (gold + sys)
	}
	return f(s), f(r), f(v)
}
