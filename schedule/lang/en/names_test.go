package en

import (
	"slices"
	"strings"
	"testing"
)

// Tables are read by people: sorted where a line holds one word or row, and nothing stands twice.
func TestNameTables(t *testing.T) {
	fields := strings.Fields
	commas := func(s string) []string {
		var out []string
		for _, x := range strings.Split(strings.ReplaceAll(s, "\n", " "), ",") {
			if x = strings.TrimSpace(x); x != "" {
				out = append(out, x)
			}
		}
		return out
	}
	first := func(s string) []string {
		var out []string
		for _, l := range strings.Split(s, "\n") {
			name, _, _ := strings.Cut(l, "|")
			if name = strings.TrimSpace(name); name != "" {
				out = append(out, name)
			}
		}
		return out
	}
	for _, tt := range []struct {
		name, text string
		cut        func(string) []string
		least      int
	}{
		{"commonwords.txt", commonText, fields, 4000},
		{"firstnames.txt", firstNamesText, fields, 700},
		{"bodyheads.txt", bodyHeadsText, fields, 100},
		{"venueheads.txt", venueHeadsText, fields, 100},
		{"teamheads.txt", teamHeadsText, fields, 30},
		{"things.txt", thingsText, fields, 80},
		{"offices.txt", officesText, commas, 200},
		{"bodies.txt", bodiesText, first, 100},
		{"agencies.txt", agenciesText, first, 30},
		{"teams.txt", teamsText, first, 30},
	} {
		words := tt.cut(strings.Join(lines(tt.text), "\n"))
		if len(words) < tt.least {
			t.Errorf("%s: %d entries, want at least %d", tt.name, len(words), tt.least)
		}
		for i := 1; i < len(words); i++ {
			switch {
			case words[i] == words[i-1]:
				t.Errorf("%s: %q stands twice", tt.name, words[i])
			case words[i] < words[i-1]:
				t.Errorf("%s: %q stands behind %q", tt.name, words[i], words[i-1])
			}
		}
	}
}

// A name leads to one body only.
func TestNameWords_known(t *testing.T) {
	seen := map[string]string{}
	for _, list := range NameWords().known.All() {
		for _, k := range list {
			words := strings.Join(k.Words, " ")
			if other, ok := seen[words]; ok && other != k.Name {
				t.Errorf("%q is of %q and of %q", words, k.Name, other)
			}
			seen[words] = k.Name
		}
	}
}

func TestNames_KnownAt(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"People 's Bank of China", "People's Bank of China"},
		{"UN Security Council", "UN Security Council"},
		{"G 20 leaders", "G20"},
		{"Organisation for Security and Co operation in Europe", "OSCE"},
		{"Nobody", ""},
	} {
		words := strings.Fields(tt.text)
		got := ""
		if k := NameWords().KnownAt(func(i int) string {
			if i < len(words) {
				return words[i]
			}
			return ""
		}); k != nil {
			got = k.Name
		}
		if got != tt.want {
			t.Errorf("KnownAt(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestNames_Common(t *testing.T) {
	n := NameWords()
	for _, w := range strings.Fields("winter strikes hosts stopped running agencies hoping flags the launched quickly") {
		if !n.Common(w) {
			t.Errorf("Common(%q) = false", w)
		}
	}
	for _, w := range strings.Fields("putin tallinn zuckerberg nato lindqvist ing s er ers") {
		if n.Common(w) {
			t.Errorf("Common(%q) = true", w)
		}
	}
}

// Words of the calendar are told apart elsewhere; here they would hide names like April and June.
func TestCommon_noMonths(t *testing.T) {
	for _, w := range strings.Fields("january february april june july august september october november december monday sunday") {
		if slices.Contains(strings.Fields(commonText), w) {
			t.Errorf("commonwords.txt holds %q", w)
		}
	}
}

func BenchmarkNameWords(b *testing.B) {
	for b.Loop() {
		parseNames()
	}
}
