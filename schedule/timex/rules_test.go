package timex

import (
	"strings"
	"testing"

	"dateline/schedule"
	"dateline/schedule/text"
)

// TestRules runs every row's examples: what stands in brackets must be found by that row, with that extent and value;
// in the counter-examples the row must find nothing.
func TestRules(t *testing.T) {
	for _, r := range allRows() {
		t.Run(r.name, func(t *testing.T) {
			if len(r.yes) == 0 {
				t.Fatal("no example, no rule")
			}
			for _, ex := range r.yes {
				src, want, value := example(ex)
				found := false
				for _, x := range Find(text.Parse(src, schedule.InText, nil)) {
					if x.Text != want || x.Rule != r.name {
						continue
					}
					found = true
					if value != "" && x.Value != value {
						t.Errorf("%q: value %q, want %q", src, x.Value, value)
					}
				}
				if !found {
					t.Errorf("%q: want %q, found %v", src, want, describe(src))
				}
			}
			for _, src := range r.no {
				for _, x := range Find(text.Parse(src, schedule.InText, nil)) {
					if x.Rule == r.name {
						t.Errorf("%q: found %q, want nothing", src, x.Text)
					}
				}
			}
		})
	}
}

func example(s string) (src, want, value string) {
	s, value, _ = strings.Cut(s, " = ")
	a, b := strings.IndexByte(s, '['), strings.IndexByte(s, ']')
	return s[:a] + s[a+1:b] + s[b+1:], s[a+1 : b], value
}

func describe(src string) []string {
	var out []string
	for _, x := range Find(text.Parse(src, schedule.InText, nil)) {
		out = append(out, x.Rule+":"+x.Text+"="+x.Value)
	}
	return out
}
