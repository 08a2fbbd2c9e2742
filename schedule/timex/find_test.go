package timex_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline/schedule"
	"dateline/schedule/text"
	"dateline/schedule/timex"
)

func ExampleFind() {
	d := text.Parse("The talks open at 3:30 p.m. ET on Thursday, May 5, and run for two days.", schedule.InText, nil)
	for _, x := range timex.Find(d) {
		fmt.Println(x.Text, x.Type, x.Value)
	}
	// Output:
	// 3:30 p.m. ET on Thursday, May 5 TIME XXXX-05-05T15:30
	// two days DURATION P2D
}

func find(s string) []timex.Expression { return timex.Find(text.Parse(s, schedule.InText, nil)) }

func TestFind_lists(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"They meet on January 10, 11 and 12.", "January 10=XXXX-01-10 11=XXXX-01-11 12=XXXX-01-12"},
		{"They meet on 10, 11 and 12 January 2022.", "10=2022-01-10 11=2022-01-11 12 January 2022=2022-01-12"},
		{"from May 4-5, 2021 in Oslo", "May 4=2021-05-04 5, 2021=2021-05-05"},
		{"between March and June 1998", "March=1998-03 June 1998=1998-06"},
		{"the 1995-96 season", "1995=1995 96=1996"},
		{"open 9 to 11 a.m. ET", "9=T09:00 11 a.m. ET=T11:00"},
		{"from 22:00 until 02:00", "22:00=T22:00 02:00=T02:00"},
		{"On January 10 and 12 people came", "January 10=XXXX-01-10"},
		{"Tue 12-Sat 23 Nov", "Tue 12=XXXX-11-12 Sat 23 Nov=XXXX-11-23"},
		{"Mon 11-Sat 16 Nov, 1pm", "Mon 11=XXXX-11-11 Sat 16 Nov=XXXX-11-16 1pm=T13:00"},
		{"Thu 7 - Sun 10 Nov", "Thu 7=XXXX-11-07 Sun 10 Nov=XXXX-11-10"},
		{"Fri 8, Sat 16 Nov", "Fri 8=XXXX-11-08 Sat 16 Nov=XXXX-11-16"},
		{"Sat 12 - Sun sets at 9", "Sat=XXXX-WXX-6"},
		{"from 10 to 12 May", "10=XXXX-05-10 12 May=XXXX-05-12"},
	} {
		var got []string
		for _, x := range find(c.in) {
			got = append(got, x.Text+"="+x.Value)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("Find(%q) = %q, want %q", c.in, s, c.want)
		}
	}
}

func TestFind_links(t *testing.T) {
	xs := find("The call is at 3:30 PM [20:30 GMT] on Friday. Doors open 9 to 11 a.m. ET. They meet on May 4-5 and 7.")
	byText := map[string]int{}
	for i, x := range xs {
		byText[x.Text] = i
	}
	if x := xs[byText["20:30 GMT"]]; x.Form.Twin != byText["3:30 PM"] || x.Form.ZoneText != "GMT" {
		t.Errorf("twin of 20:30 GMT = %d, zone %q", x.Form.Twin, x.Form.ZoneText)
	}
	if x := xs[byText["9"]]; x.Form.RangeTo != byText["11 a.m. ET"] || x.Form.ZoneText != "ET" {
		t.Errorf("9 runs to %d, zone %q", x.Form.RangeTo, x.Form.ZoneText)
	}
	if x := xs[byText["May 4"]]; x.Form.RangeTo != byText["5"] {
		t.Errorf("May 4 runs to %d", x.Form.RangeTo)
	}
	if x := xs[byText["7"]]; x.Form.Listed != byText["May 4"] {
		t.Errorf("7 is listed with %d", x.Form.Listed)
	}
	if x := xs[byText["May 4"]]; x.Form.Listed != -1 || x.Form.Twin != -1 {
		t.Errorf("May 4 is linked: %+v", x.Form)
	}
}

func TestFind_none(t *testing.T) {
	for _, s := range []string{
		"They won 3-2 and 2:1.", "It may rain; they march on and sat in the sun.", "Give me a second chance.", "Section 7.15, article 12.3 and clause 4.", "A $1998 prize.",
		"Call 555-1998 or 0171 200 1998.", "Version 1.10.22.4 is out.", "A rise of 12.30 percent.", "John 3:16.", "odds of 10 to 1", "Flight 1998", "a ratio of 16:9",
	} {
		for _, x := range find(s) {
			t.Errorf("Find(%q) found %q (%s)", s, x.Text, x.Rule)
		}
	}
}

// hostile texts must cost no more for each byte than others.
func hostile() []string {
	var out []string
	for _, u := range []string{"1", " ", "the ", "1-", "1,", "10 and ", "May ", "Monday ", "last ", "twenty ", "1:", "'9", "a year ", "from 1 to ", "early ", "two hundred and ", "12 ", "GMT+"} {
		out = append(out, strings.Repeat(u, 1<<20/len(u)))
	}
	return out
}

func TestFind_hostile(t *testing.T) {
	if testing.Short() {
		t.Skip("long texts")
	}
	for _, s := range hostile() {
		start := time.Now() // anything quadratic takes minutes; the benchmark holds the speed
		find(s)
		if d := time.Since(start); d > 20*time.Second {
			t.Errorf("1 MB of %q takes %v", s[:8], d)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"3:30 PM [20:30 GMT]", "January 10, 11 and 12", "the 10th of January", "2021-12-30T09:31+0000", "half past six", "9 to 11 a.m.", "'98", "two and a half years", "1995-96",
		"May", "the first", "the", "GMT", "quarter", "mid-", "late", "Christmas", "New Year's", "10/1/2022", "the 1988 quarter", "a", "every", "last", "twenty-", "1 1/", "fiscal", "\xff 5 p.m.",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := text.Parse(s, schedule.InText, nil)
		xs := timex.Find(d)
		end := 0
		for i, x := range xs {
			if x.Span.Start < end || x.Span.End <= x.Span.Start || x.Span.End > len(s) {
				t.Fatalf("span %d [%d,%d) after %d", i, x.Span.Start, x.Span.End, end)
			}
			if s[x.Span.Start:x.Span.End] != x.Text || x.Type == "" || x.Value == "" || x.Rule == "" {
				t.Fatalf("expression %d is %+v", i, x)
			}
			for _, l := range []int{x.Form.RangeTo, x.Form.Twin, x.Form.Listed} {
				if l < -1 || l >= len(xs) || l == i {
					t.Fatalf("expression %d links to %d of %d", i, l, len(xs))
				}
			}
			end = x.Span.End
		}
	})
}

// running is invented news: a few time expressions to the paragraph, as in print.
func running(n int) string {
	const para = "The harbour board said on Tuesday that the new ferry, which cost the town more than anybody had foreseen, will sail at 8.30 p.m. on Friday, May 6. " +
		"“Nobody knows what comes of it,” its chair told reporters; the crew's talks with the owners go on, and a third round is due next week.\n" +
		"Critics of the plan point to the pier, whose repair has eaten the reserves, and to a fleet that nobody wants to buy. They have asked the court to look at the " +
		"contract, but the judge found that the town was free to spend what it had. A spokesman for the line would not comment on the ruling or on the price of the tickets.\n\n"
	return strings.Repeat(para, n/len(para)+1)
}

func BenchmarkFind(b *testing.B) {
	src := running(1 << 18)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		n = len(find(src))
	}
	b.ReportMetric(float64(n), "expressions/op")
}

func BenchmarkFind_hostile(b *testing.B) {
	for _, s := range hostile() {
		b.Run(s[:4], func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				find(s)
			}
		})
	}
}
