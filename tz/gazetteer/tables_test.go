package gazetteer_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/tz"
	"dateline/tz/gazetteer"
)

func rows(t *testing.T, file string) [][]string {
	t.Helper()
	data, err := os.ReadFile("data/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 6 || f[5] == "" {
			t.Errorf("%s: %q: want six columns, the last a source", file, line)
			continue
		}
		out = append(out, f)
	}
	return out
}

func fields(s string) []string { return strings.Fields(s) }

func demonymWords(t *testing.T) []string {
	var words []string
	for _, f := range rows(t, "countries.txt") {
		for _, w := range strings.Split(f[4], ";") {
			if w = strings.TrimSpace(w); w != "" {
				words = append(words, w)
			}
		}
	}
	return words
}

// TestTables reads the text tables as a careful editor would: sorted, no row and no name twice, every zone there.
func TestTables(t *testing.T) {
	keyColumns := map[string][]int{"cities.txt": {0, 3}, "countries.txt": {0}, "regions.txt": {0, 1}, "venues.txt": {0}}
	for file, columns := range keyColumns {
		last := ""
		names := map[string]bool{}
		for _, f := range rows(t, file) {
			key := ""
			for _, c := range columns {
				key += f[c] + "\t"
			}
			if key <= last {
				t.Errorf("%s: %q after %q: not sorted, or twice", file, key, last)
			}
			last = key
			if file == "venues.txt" {
				if _, err := tz.Load(f[4]); err != nil || tz.Canonical(f[4]) != f[4] {
					t.Errorf("%s: %s: zone %q: %v", file, f[0], f[4], err)
				}
				for _, n := range append(strings.Split(f[1], ";"), f[0]) {
					if n = strings.TrimSpace(n); n != "" && names[n] {
						t.Errorf("%s: %q twice", file, n)
					}
					names[n] = true
				}
			}
		}
	}
	words := demonymWords(t)
	slices.Sort(words)
	for i, w := range words[1:] {
		if w == words[i] {
			t.Errorf("countries.txt: demonym %q twice", w)
		}
	}
}

// TestBlob reads every entry of the embedded table.
func TestBlob(t *testing.T) {
	table := gazetteer.Default()
	if table.Len() < 50_000 {
		t.Fatalf("%d entries", table.Len())
	}
	keys := make(map[string]bool, table.Len())
	zones := map[string]bool{}
	for i := range table.Len() {
		e := table.At(i)
		if e.Name == "" || e.Country == "" || keys[e.Key] {
			t.Errorf("entry %d has no name or country, or a key used before: %+v", i, e)
		}
		keys[e.Key] = true
		zones[gazetteer.MainZone(e)] = true
		if e.Class == gazetteer.ClassCity && e.Zone == "" {
			t.Errorf("%s: no zone", e.Key)
		}
		if i%50 != 0 && e.Class == gazetteer.ClassCity {
			continue
		}
		if !slices.ContainsFunc(table.Lookup(e.Name), func(x gazetteer.Entry) bool { return x.Key == e.Key }) && len(table.Lookup(e.Name)) < 60 && len(gazetteer.Fold(e.Name)) > 2 {
			t.Errorf("Lookup(%q) does not find %s", e.Name, e.Key)
		}
	}
	for zone := range zones {
		if _, err := tz.Load(zone); err != nil || tz.Canonical(zone) != zone {
			t.Errorf("zone %q: %v, canonical %q", zone, err, tz.Canonical(zone))
		}
	}
	start := time.Now()
	if _, ok := table.Best("Moscow", gazetteer.Hint{}); !ok || time.Since(start) > 10*time.Second {
		t.Error("a look-up took a second")
	}
}

func TestFold(t *testing.T) {
	for name, want := range map[string]string{
		"São Paulo": "sao paulo", "Xi’an": "xian", "St. Petersburg": "st petersburg", "Aix-en-Provence": "aix en provence", "Trinidad & Tobago": "trinidad and tobago", "Łódź": "lodz", "Nuku‘alofa": "nukualofa",
		"Washington,  D.C.": "washington dc", "Ḩamāh": "hamah", "Sa\u0303o": "sao", "Straße": "strasse", "Москва": "москва", " x ": "x", "\xff": "", "": "",
	} {
		if got := gazetteer.Fold(name); got != want {
			t.Errorf("Fold(%q) = %q, want %q", name, got, want)
		}
	}
}

func FuzzLongest(f *testing.F) {
	for _, s := range []string{"New York City officials", "St. Petersburg", "10 Downing Street", "NATO said", "Aix-en-Provence", "\xff \xfe", "É É", "Trinidad & Tobago"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		words := strings.Fields(text)
		n, entries := gazetteer.Default().Longest(words)
		if n > len(words) || (n > 0) != (len(entries) > 0) {
			t.Errorf("Longest(%q) = %d, %d entries", words, n, len(entries))
		}
		if n > 0 && len(gazetteer.Default().Lookup(strings.Join(words[:n], " "))) == 0 {
			t.Errorf("Longest(%q) = %d, but Lookup finds nothing", words, n)
		}
		if once := gazetteer.Fold(text); gazetteer.Fold(once) != once {
			t.Errorf("Fold(%q) = %q, folded again %q", text, once, gazetteer.Fold(once))
		}
		gazetteer.Time(text, "US")
		gazetteer.Region(text)
	})
}

func BenchmarkLookup(b *testing.B) {
	table := gazetteer.Default()
	for _, name := range []string{"Geneva", "Kyiv", "Springfield", "Ryabkov"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				table.Lookup(name)
			}
		})
	}
}

func BenchmarkBest(b *testing.B) {
	for b.Loop() {
		gazetteer.Default().Best("Springfield", gazetteer.Hint{Region: "Ill."})
	}
}

func BenchmarkLongest(b *testing.B) {
	for _, words := range [][]string{{"New", "York", "City", "officials"}, {"Putin", "said"}, {"the", "president"}} {
		b.Run(words[0], func(b *testing.B) {
			for b.Loop() {
				gazetteer.Default().Longest(words)
			}
		})
	}
}
