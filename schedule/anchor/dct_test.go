package anchor

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/schedule"
	"dateline/schedule/article"
	"dateline/schedule/text"
	"dateline/schedule/timex"
)

// infer reads a text as an article would be read and gives its document time in words.
func infer(src, url, latest string) schedule.DocTime {
	a := schedule.Article{ID: "a", URL: url, Text: src}
	article.Complete(&a)
	d := text.Parse(a.Text, schedule.InText, a.Blocks)
	last, _ := schedule.ParseDay(latest)
	return Infer(&a, d, timex.Find(d), last)
}

func ExampleInfer() {
	t := infer("The envoy said at a June 9 briefing that talks will open on Friday, June 10. The two sides met on May 2.", "", "2022-06-30")
	for _, r := range t.Runs {
		fmt.Println(r.From, r.To)
	}
	for _, why := range t.Why.From {
		fmt.Printf("%s: %q\n", why.Rule, why.Quote)
	}
	// Output:
	// 2005-06-09 2005-06-10
	// 2011-06-09 2011-06-10
	// 2016-06-09 2016-06-10
	// 2022-06-09 2022-06-10
	// dct/weekday-and-date: "Friday, June 10"
	// dct/date-past: "June 9"
	// dct/date-future: "Friday, June 10"
	// dct/date-past: "May 2"
	// dct/said-on: "June 9"
}

func TestInfer_stated(t *testing.T) {
	const body = "\nThe harbour fair will open on Saturday, the council said on Tuesday, after a long year of repairs.\n"
	tests := []struct {
		name, url, text string
		want            string // basis, runs, time, zone
	}{
		{"stamp line", "", "2024-03-05T09:31+0000" + body, "stated 2024-03-05 2024-03-05T09:31:00Z UTC"},
		{"earliest of two", "", "Published 5 March 2024\nUpdated 7 March 2024" + body, "stated 2024-03-05"},
		{"only an update", "", "Updated 7 March 2024" + body, "stated 2024-03-07"},
		{"address", "https://x.example/2024/03/05/fair", body, "stated 2024-03-05"},
		{"stamp before address", "https://x.example/2024/03/06/fair", "Published 5 March 2024" + body, "stated 2024-03-05"},
		{"dateline with year", "", "LIMA (Example News / AFP - 5th March, 2024) The fair opened." + body, "stated 2024-03-05"},
		{"address after the clock of the reader", "https://x.example/2031/03/05/fair", body, "unknown"},
		{"page clock of a later visit", "https://x.example/2024/03/05/fair", "Monday, November 25, 2024\nFair" + body, "stated 2024-03-05"},
		{"crawl stamp months later", "https://x.example/2023/12/05/fair", "date 2024-03-05 The fair opens." + body, "stated 2023-12-05"},
		{"month in the address, day from the text", "https://x.example/2024/03/fair", "The fair opened on March 5. It will close on March 9.", "stated 2024-03-05…2024-03-09"},
		{"month in the address alone", "https://x.example/2024/03/fair", "The fair is nice.", "stated 2024-03-01…2024-03-31"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := infer(tt.text, tt.url, "2025-06-01")
			s := strings.TrimSpace(string(got.Basis) + " " + runs(got.Runs) + " " + got.Time)
			if strings.HasSuffix(tt.want, " UTC") {
				s += " " + got.Zone
			}
			if s != tt.want {
				t.Errorf("Infer = %q, want %q\n%s", s, tt.want, tree(got.Why, ""))
			}
		})
	}
}

func TestInfer_inferred(t *testing.T) {
	tests := []struct {
		name, text, want string
	}{
		{"nothing", "The fair opens on Saturday at ten.", ""},
		{"weekday and date, ahead, and said the day before",
			"The spokesman said at a December 29 briefing that they talk. On Thursday, December 30, at 23:30, a call will take place.",
			"1999-12-29…1999-12-30 2004-12-29…2004-12-30 2010-12-29…2010-12-30 2021-12-29…2021-12-30"},
		{"the same in summer, other people", "On Friday, July 30, at 23:30, a call will take place, the king's office said at a July 30 briefing.",
			"1999-07-30 2004-07-30 2010-07-30 2021-07-30"},
		{"two signs for one day", "The call was useful, according to a December 31 statement by the palace. This Friday was the second call of the month. They will meet on January 10.",
			"1999-12-31 2004-12-31 2010-12-31 2021-12-31"},
		{"today with its date", "He speaks today (September 18, 2019) at 18:30 GMT.", "2019-09-18"},
		{"tomorrow with its date", "The court sits tomorrow, September 18, 2019, in Lima.", "2019-09-17"},
		{"date with year behind and one ahead", "He resigned on 3 May 2019. The trial will begin on 7 June 2019.", "2019-05-03…2019-06-07"},
		{"weekday in brackets", "He met them on Monday (May 2). They will meet again on Friday (May 6).",
			"2005-05-02…2005-05-06 2011-05-02…2011-05-06 2016-05-02…2016-05-06"},
		{"past date in a sentence of another year", "In 1996 they met on May 2 and on June 5.", "1996-01-01…2021-12-31"},
		{"date of a march says nothing of the day of its ban", "Police on Tuesday banned the march of August 31, 2030.", ""},
		{"a date spoken of both ways says nothing", "The race was on May 2. It will be run on May 2.", ""},
		{"next month by name", "They will meet next January. They met on December 7.", yearly("12-07", "12-31")},
		{"a line of rights", "On Friday, July 30, at 23:30, a call will take place, the king's office said at a July 30 briefing.\n\n© 2021 Example News",
			"2021-07-30"},
		{"a line of rights with the years since", "On Friday, July 30, at 23:30, a call will take place, the king's office said at a July 30 briefing.\n\n(c) Example News 1998-2010",
			"2010-07-30"},
		{"a line of rights that cannot be", "On Friday, July 30, at 23:30, a call will take place, the king's office said at a July 30 briefing.\n\n© 2020 Example News",
			"1999-07-30 2004-07-30 2010-07-30 2021-07-30"},
		{"a line of rights alone", "The fair opens on Saturday at ten.\n\n© 2020 Example News", ""},
		{"dateline and said on a weekday", "LIMA, December 27 (Example) - The fair will open on Saturday, the council said on Thursday.",
			"2001-12-27 2007-12-27 2012-12-27 2018-12-27"},
		{"dateline and said on two days", "LIMA, December 27 (Example) - The fair will open on Saturday, the council said on Thursday. Others said on Wednesday that it will not.",
			"2001-12-27 2007-12-27 2012-12-27 2018-12-27"},
		{"the year of a thing is no evidence", "The chamber passed the 2024 budget. It will vote again on Friday, July 30.",
			"1998-09-03…1999-07-30 2003-09-04…2004-07-30 2009-09-03…2010-07-30 2020-09-03…2021-07-30"},
		{"the year of a thing with a weekday that fits", "The choir opens its 2010 season soon. The concert will take place on Friday, July 30.",
			"2009-09-03…2010-07-30"},
		{"numbers of unknown order", "It will be on 3/4/2020.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := infer(tt.text, "", "2021-12-31")
			if d := cmp.Diff(tt.want, runs(got.Runs)); d != "" {
				t.Errorf("Infer: (-want +got)\n%s%s", d, tree(got.Why, ""))
			}
			if want := map[bool]schedule.Basis{true: schedule.Inferred, false: schedule.Unknown}[tt.want != ""]; got.Basis != want {
				t.Errorf("basis %s, want %s", got.Basis, want)
			}
		})
	}
}

// yearly gives the runs of days between two days of each year from 1995 to 2021.
func yearly(from, to string) string {
	var out []string
	for y := 1995; y <= 2021; y++ {
		out = append(out, fmt.Sprintf("%d-%s…%d-%s", y, from, y, to))
	}
	return strings.Join(out, " ")
}

// The right day is always among those left, whatever the year: the same story told in every year.
func TestInfer_everyYear(t *testing.T) {
	for year := 1996; year <= 2040; year++ {
		for _, at := range []time.Month{2, 6, 12} {
			day := schedule.NewDay(year, at, 28)
			ahead := day + 13
			src := fmt.Sprintf("The council said at a %s briefing that the fair will open on %s. It closed on %s last time. The quay was shut in 1994.",
				day.UTC().Format("January 2"), ahead.UTC().Format("Monday, January 2"), (day - 40).UTC().Format("January 2"))
			got := infer(src, "", "2041-01-01")
			found := false
			for _, r := range got.Runs {
				found = found || r.Has(day)
			}
			if !found || got.Count() > 60 {
				t.Errorf("%s: %d days, the right one among them: %v\n%s%s", day, got.Count(), found, src, tree(got.Why, ""))
			}
		}
	}
}

func TestInfer_localDay(t *testing.T) {
	a := schedule.Article{ID: "a", Home: schedule.Place{Country: "GB", Zone: "Europe/London"},
		Stamps: []schedule.Stamp{{Kind: schedule.StampStated, Day: schedule.NewDay(2024, 6, 5), Time: "2024-06-05T23:30:00Z", Rule: "published"}}}
	got := Infer(&a, nil, nil, 0)
	if runs(got.Runs) != "2024-06-06" || got.Zone != "Europe/London" || got.Time != "2024-06-05T23:30:00Z" {
		t.Errorf("Infer = %+v", got)
	}
}

func runs(days []schedule.Days) string {
	var out []string
	for _, r := range days {
		s := r.From.String()
		if r.To != r.From {
			s += "…" + r.To.String()
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func tree(b *schedule.Because, indent string) string {
	s := fmt.Sprintf("%s%s: %s %q rejected=%v\n", indent, b.Rule, b.Got, b.Quote, b.Rejected)
	for _, f := range b.From {
		s += tree(f, indent+"  ")
	}
	return s
}

func TestClause_dct(t *testing.T) {
	tests := []struct{ text, want string }{
		{"They met on [May 2] in Lima.", "past"},
		{"They will meet on [May 2].", "future"},
		{"The talks are scheduled for [May 2].", "future"},
		{"The talks were scheduled for [May 2].", "either"},
		{"Talks expected on [May 2] may fail.", "future"},
		{"He said that on [May 2] the court will sit.", "future"},
		{"The minister said on [May 2] that they agree.", "past saying"},
		{"It was signed, according to a [May 2] statement by the palace.", "past saying"},
		{"She told reporters at a [May 2] briefing that all is well.", "past saying"},
		{"He had said on [May 2] that they agree.", "past"},
		{"Police banned the march on [May 2].", "either"},
		{"The march was banned on [May 2].", "either"},
		{"The strikes of [May 2] hurt trade.", "either"},
		{"The match on [May 2] was postponed.", "either"},
		{"It has been shut since [May 2].", "past"},
		{"They should have met on [May 2].", "either"},
		{"Drivers to strike on [May 2].", "future"},
		{"Members walk out on [May 2], the union confirmed.", "either"},
		{"On [May 2], the department released the text.", "past"},
		{"The fair begins on [May 2].", "future"},
		{"The [May 2] march was peaceful.", "either"},
	}
	for _, tt := range tests {
		i, j := strings.IndexByte(tt.text, '['), strings.IndexByte(tt.text, ']')
		src := tt.text[:i] + tt.text[i+1:j] + tt.text[j+1:]
		d := text.Parse(src, schedule.InText, nil)
		xs := timex.Find(d)
		got := "not found"
		for k := range xs {
			if xs[k].Span.Start <= i && xs[k].Span.End >= j-1 {
				dir, saying, _ := dctClause(d, &xs[k], dctLead(d, xs, k))
				got = dir.String()
				if saying {
					got += " saying"
				}
			}
		}
		if got != tt.want {
			t.Errorf("clause of %q = %s, want %s", tt.text, got, tt.want)
		}
	}
}

func FuzzInfer(f *testing.F) {
	f.Add("On Thursday, December 30, a call will take place, he said on December 29.", "https://x.example/2021/12/30/a")
	f.Add("date 2021-12-30 Today (May 2) and May 31 and since June 3, 1999.", "")
	f.Add("LIMA, May 2 (AFP) - This Friday was last. Next January and on 29 February.", "")
	f.Fuzz(func(t *testing.T, src, url string) {
		got := infer(src, url, "2030-01-01")
		last := schedule.Day(0)
		for _, r := range got.Runs {
			if r.From > r.To || r.From <= last {
				t.Fatalf("runs %v", got.Runs)
			}
			last = r.To
		}
		if (got.Basis == schedule.Unknown) != (len(got.Runs) == 0) || got.Why == nil {
			t.Fatalf("basis %s of %v", got.Basis, got.Runs)
		}
		for _, n := range got.Why.From {
			if n.Span.Len() > 0 && (n.Span.End > len(src) || src[n.Span.Start:n.Span.End] != n.Quote) {
				t.Fatalf("%+v does not quote the text", n)
			}
		}
	})
}

func BenchmarkInfer(b *testing.B) {
	src := strings.Repeat("The council said at a June 9 briefing that talks will open on Friday, June 10. They met on May 2, and on Tuesday all was well in the old town.\n\n", 60)
	a := schedule.Article{ID: "a", Text: src}
	article.Complete(&a)
	d := text.Parse(a.Text, schedule.InText, nil)
	xs := timex.Find(d)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		Infer(&a, d, xs, schedule.NewDay(2022, 6, 30))
	}
}
