package pipeline_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"dateline/schedule/pipeline"
	"dateline/schedule/store/sqlite"
)

var names = [][]string{
	{"Ana", "Bo", "Carla", "Dmitri", "Edda", "Farid", "Gita", "Hugo", "Ines", "Jonas", "Katya", "Lars", "Mona", "Nils", "Olga", "Pavel", "Rosa", "Sven", "Tara", "Uwe"},
	{"Silva", "Larsen", "Novotny", "Odhiambo", "Quispe", "Santoso", "Tremblay", "Kask", "Moreau", "Weiss", "Ferrari", "Okafor", "Haddad", "Ivanov", "Jensen", "Kowalski", "Lindqvist", "Marino", "Nakamura", "Oliveira"},
	{"Lisbon", "Oslo", "Prague", "Nairobi", "Lima", "Jakarta", "Ottawa", "Tallinn", "Vienna", "Cairo", "Accra", "Quito", "Riga", "Seoul", "Tunis", "Dakar"},
}

// meeting is an article on happening k: a hundred happenings a day over years, each between two of 400 people. The text
// of version 0 announces it; a later version says the same in other words.
func meeting(k, version int) string {
	day := time.Date(2023, 6, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, k/100)
	pick := func(list, n int) string { return names[list][n%len(names[list])] }
	a, b := k%400, (k*7+k/400*13+1)%400
	if a == b {
		b = (b + 1) % 400
	}
	lead := "will hold talks"
	if version > 0 {
		lead = fmt.Sprintf("is to hold talks (%d)", version)
	}
	text := fmt.Sprintf("%s, May 9 (Wire) - Foreign Minister %s %s %s with %s %s in %s on %s at %d p.m. local time, the ministry said. "+
		"Both sides have prepared the round for months, and officials of both expect no more than a list of open points.",
		pick(2, k), pick(0, a), pick(1, a/20), lead, pick(0, b), pick(1, b/20), pick(2, k), day.Format("January 2, 2006"), 1+k%8)
	return line(fmt.Sprintf("desk/%06d-%d", k, version), "2023-05-09T08:00:00Z", "", text)
}

// BenchmarkRun_oneArticle is the promise of 50 ms of work for one new article in a store of 100,000 events: from its text
// to the events in the file, committed.
func BenchmarkRun_oneArticle(b *testing.B) {
	for _, size := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(size, " events"), func(b *testing.B) {
			if size > 1_000 && testing.Short() {
				b.Skip("takes minutes to prepare")
			}
			s, err := sqlite.Open(ctx, filepath.Join(b.TempDir(), "dateline.db"), sqlite.Options{})
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			p := pipeline.New(s)
			start := time.Now()
			var lines []string
			for k := range size {
				lines = append(lines, meeting(k, 0))
			}
			run(b, p, first, lines...)
			b.Logf("%d articles in %v", size, time.Since(start).Round(time.Second))
			if n := describe(b, s).Events; n < size*9/10 || n > size {
				b.Fatalf("%d articles give %d events", size, n)
			}
			n := 0
			for b.Loop() {
				n++
				if res := run(b, p, later.Add(time.Duration(n)*time.Second), meeting(n*7919%size, n)); len(res.Steps) != 1 {
					b.Fatalf("one article changed %d events, want 1", len(res.Steps))
				}
			}
		})
	}
}
