package extract_test

import (
	"strings"
	"testing"
	"time"

	"dateline/schedule"
	"dateline/schedule/article"
	"dateline/schedule/extract"
)

// FuzzArticle hands over any text: whatever it says, reading ends, quotes are bytes of the article, and no slot ends before
// it starts.
func FuzzArticle(f *testing.F) {
	for i := range running {
		f.Add(running[i].title, running[i].text, true)
	}
	for _, a := range corpus(f) {
		f.Add(a.Title, a.Text, true)
	}
	f.Add("Monday", "Monday, meeting at 24:00 on February 29, from 3 to 1 May until 10 p.m. (EST) 31 June", false)
	f.Add("\xff", "On \xe2\x80 Friday\x00 talks\u2028 at 7 p.m. \u200b", true)
	x := extract.New()
	f.Fuzz(func(t *testing.T, title, text string, dated bool) {
		a := schedule.Article{ID: "any", Title: title, Text: text}
		if dated {
			a.Stamps = []schedule.Stamp{{Kind: schedule.StampStated, Day: schedule.NewDay(2023, 5, 9), Text: published, Rule: "jsonl published"}}
		}
		article.Complete(&a)
		res := x.Article(&a, latest)
		verbatim(t, &a, &res)
		for i := range res.Reports {
			sane(t, &res.Reports[i])
		}
	})
}

// sane holds of every report of any text.
func sane(t *testing.T, r *schedule.Report) {
	w := r.When
	switch {
	case w.Grain == schedule.GrainInstant && (w.Start.IsZero() || !w.End.IsZero() && w.End.Before(w.Start)):
		t.Errorf("%q runs from %v to %v", r.Title, w.Start, w.End)
	case w.Grain > schedule.GrainNone && w.Grain < schedule.GrainInstant && w.Last < w.Day:
		t.Errorf("%q runs from %v to %v", r.Title, w.Day, w.Last)
	case r.Status == "" || r.Kind == "" || r.Certainty > 6:
		t.Errorf("%q has status %q, kind %q, certainty %d", r.Title, r.Status, r.Kind, r.Certainty)
	case len(r.Evidence) == 0:
		t.Errorf("%q has no evidence", r.Title)
	}
}

// TestArticle_hostile: what nobody writes but a machine may send must not hold up the rest: a text four times as long takes
// about four times as long.
func TestArticle_hostile(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const short, long = 50_000, 200_000
	x := extract.New()
	for _, c := range []struct {
		name, unit string
	}{
		{name: "meetings on Mondays", unit: "Monday meeting "},
		{name: "commas", unit: ","},
		{name: "capitals", unit: "A"},
		{name: "capitalised words", unit: "Council "},
		{name: "clocks", unit: "10:30 "},
		{name: "dates", unit: "May 17, "},
		{name: "the talks", unit: "the talks on May 17 will "},
		{name: "sentences", unit: "The talks will be held on May 17. "},
		{name: "pronouns", unit: "It will be held on Friday. "},
		{name: "lines", unit: "Monday, May 15\n- meeting\n\n"},
		{name: "brackets", unit: "(("},
		{name: "blanks", unit: " "},
		{name: "line ends", unit: "\n"},
		{name: "two names", unit: "Ilona Marek and Luis Pardo "},
		{name: "moves", unit: "postponed from May 15 to May 17 "},
	} {
		t.Run(c.name, func(t *testing.T) {
			const enough = 4 * time.Second // what grows with the square takes longer; below it the clock of a busy machine proves nothing
			a, b := time.Hour, time.Hour
			for range 8 { // whatever else the machine does makes a reading longer, never shorter
				a, b = min(a, took(x, c.unit, short)), min(b, took(x, c.unit, long))
				if b <= enough || b <= 8*a {
					return
				}
			}
			t.Errorf("%d bytes of %q take %v, %d take %v: not linear", short, c.unit, a, long, b)
		})
	}
}

// took is the time of one reading.
func took(x *extract.Extractor, unit string, size int) time.Duration {
	a := schedule.Article{ID: "hostile", Text: strings.Repeat(unit, size/len(unit))}
	a.Stamps = []schedule.Stamp{{Kind: schedule.StampStated, Day: schedule.NewDay(2023, 5, 9), Text: published, Rule: "jsonl published"}}
	article.Complete(&a)
	start := time.Now()
	x.Article(&a, latest)
	return time.Since(start)
}
