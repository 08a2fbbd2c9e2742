package article

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schedule"
)

// TestBlocks gives each text with its expected kinds, one line a block: kind, then how the block begins.
func TestBlocks(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"scrape with frame", `https://news.example/20240305/fair-1.html
Harbour fair to open in May
Harbour fair to open in May
2024-03-05T09:31+0000
The harbour fair will open on 4 May, the council said on Tuesday. It lasts three days.
harbour
ann example
en_GB
1920 1080 true
/html/head/meta[@name='og:title']/@content
Example News desk@news.example +442079460000 Example Media 12 60
harbour, fair, council
Subscribe
Recent Posts
Mayor resigns after row over bins
Photo: Ann Example
`, `debris https://
heading Harbour fair
repeated Harbour fair
debris 2024
prose The harbour
debris harbour
debris ann
debris en_GB
debris 1920
debris /html
debris Example News
debris harbour,
debris Subscribe
debris Recent
debris Mayor
caption Photo`},
		{"glued, then again in full", `The fair opens on 4 May at ten in the morning, the council said.Traders from twelve towns will come to the quay, it added.
The fair opens on 4 May at ten in the morning, the council said.
Traders from twelve towns will come to the quay, it added.`, `prose The fair
repeated The fair
repeated Traders`},
		{"the same sentence with another date is news", `The orchestra plays in the great hall of the old town on Friday 3 June at 19:30.
The orchestra plays in the great hall of the old town on Friday 10 June at 19:30.
The orchestra plays in the great hall of the old town on Friday 3 June at 19:30.`, `prose The orchestra
prose The orchestra
repeated The orchestra`},
		{"agenda", `Council calendar

Tuesday, 4 June 2024
10:00 Planning committee
14:30 – Budget hearing
Thursday, 6 June 2024
Opening of the swimming pool
- Market day
1. Elections
Leeds – 3.05pm`, `heading Council
heading Tuesday
item 10:00
item 14:30
heading Thursday
item Opening
item - Market
item 1.
item Leeds`},
		{"prose stays prose", `Subscribe to no one, she told the crowd, and read more than you write, for nobody else will do it for you.
The cafe's photo of the year shows a boat. By Friday it was gone.
At 10:30 the bell rang; 2,000 people stood in the square.
1.5 million people are expected.
10 June was hot.`, `prose Subscribe
prose The cafe
prose At 10:30
prose 1.5
prose 10 June`},
		{"a crawler's head", ` date 2024-03-05 https://news.example/fair
date back to the year 1900, say records of the fair.`, `debris date 2024-03-05 https
prose date back`},
		{"a crawler's head before text", `date 2024-03-05 The fair opens today, says the council.`, `debris date 2024-03-05
prose The fair`},
		{"wrapped by hand", `The harbour fair will open on Saturday in the old port of the town, the
council said in a statement on Tuesday, after the quay had been closed
for a whole year and the traders had moved to the market hall behind the
station.

A second paragraph follows here, and it has been wrapped at the same
width as the first one was.
`, `prose The harbour
prose A second`},
		{"captions", `A boat in the harbour on 3 May 2023. REUTERS/Ann Example
The mayor at the quay. (Photo: AB)
Enlarge this image toggle caption Ann Example/Getty Images
FILE - In this May 3, 2023 file photo, the mayor waves.`, `caption A boat
caption The mayor
caption Enlarge
caption FILE`},
		{"cookies and copyright", `We use cookies to improve this site. Accept all
Copyright 2024 Example News. All rights reserved.
© 2024 Example News
By Ann Example
jg/lam`, `debris We use
debris Copyright
debris ©
debris By Ann
debris jg`},
		{"a sentence cut off", `The fair will open in May, the council said on Tuesday morning.
It will be followed by a concert which the whole town`, `prose The fair
prose It will`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			want := strings.Split(tt.want, "\n")
			var got []string
			for i, b := range Blocks(tt.text) {
				s := b.Kind.String() + " " + tt.text[b.Span.Start:b.Span.End]
				if i < len(want) && strings.HasPrefix(s, want[i]) {
					s = want[i]
				}
				got = append(got, s)
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("Blocks: (-want +got)\n%s", d)
			}
		})
	}
}

func TestDebrisTable(t *testing.T) {
	prev := ""
	for i, row := range strings.Split(strings.TrimSuffix(debrisTable, "\n"), "\n") {
		if strings.HasPrefix(row, "#") {
			continue
		}
		if row <= prev {
			t.Errorf("debris.txt:%d: %q twice or not in order", i+1, row)
		}
		if row != strings.ToLower(row) || strings.Count(row, "\t") != 1 {
			t.Errorf("debris.txt:%d: %q: want lower case, two columns", i+1, row)
		}
		prev = row
	}
}

func TestStamps(t *testing.T) {
	const body = "\nThe harbour fair will open on Saturday, the council said on Tuesday, after a year of repairs.\n"
	tests := []struct {
		name, url, text string
		want            []string // kind day time rule
	}{
		{"iso", "", "2024-03-05T09:31+0000" + body, []string{"0 2024-03-05 2024-03-05T09:31:00Z stamp line"}},
		{"iso with colon", "", "2024-03-05T09:31:20+05:30" + body, []string{"0 2024-03-05 2024-03-05T09:31:20+05:30 stamp line"}},
		{"midnight is no time", "", "2024-03-05T00:00:00Z" + body, []string{"0 2024-03-05  stamp line"}},
		{"clock first", "", body + "09:31 GMT 05.03.2024\n", []string{"0 2024-03-05 2024-03-05T09:31:00Z stamp line"}},
		{"labelled", "", "Published: 5 March 2024, 14:05" + body, []string{"0 2024-03-05  stamp line"}},
		{"labelled below", "", body + "Story first published: Tuesday, March 5, 2024, 16:23 [IST]\n", []string{"0 2024-03-05  stamp line"}},
		{"updated only", "", "Last updated on March 6, 2024 at 8:15 pm UTC" + body, []string{"0 2024-03-06 2024-03-06T20:15:00Z updated line"}},
		{"published and updated", "", "Updated 7 March 2024\nPublished 5 March 2024" + body, []string{"0 2024-03-05  stamp line", "0 2024-03-07  updated line"}},
		{"byline", "", "Harbour fair\nBy Ann Example-Sample • 5 March 2024 • 11:18" + body, []string{"0 2024-03-05  stamp line"}},
		{"with bar", "", "05 Mar 2024 | 04:41 AM UTC" + body, []string{"0 2024-03-05 2024-03-05T04:41:00Z stamp line"}},
		{"four digits and zone as last line", "", body + "22 Nov 2023 1219 GMT\n", []string{"0 2023-11-22 2023-11-22T12:19:00Z stamp line"}},
		{"section before bars", "", "Lagoon Business | 20 November 2023 | 08:44\nHarbour fair" + body, []string{"0 2023-11-20  stamp line"}},
		{"a section and a date are no stamp", "", "Opening hours | 20 November 2023" + body, nil},
		{"four digits without a zone", "", body + "22 Nov 2023 1219\n", nil},
		{"page clock", "", "Monday, November 25, 2024\nHarbour fair" + body, []string{"3 2024-11-25  page clock"}},
		{"bare date below the headline", "", "Harbour fair\nMarch 5, 2024" + body, []string{"3 2024-03-05  page date"}},
		{"weekday does not fit", "", "Harbour fair\nMonday, March 5, 2024, 10:00" + body, nil},
		{"agenda", "", "Fair\nTuesday, 5 March 2024\nOpening\nThursday, 7 March 2024\nClosing" + body, nil},
		{"a date over part of the text", "", strings.Repeat(body, 1) + "Another thing that the council said is that the old quay stays closed.\nTuesday, 5 March 2024\n", nil},
		{"ambiguous order", "", "03/04/2024 10:00" + body, nil},
		{"clear order", "", "03/25/2024 10:00" + body, []string{"0 2024-03-25  stamp line"}},
		{"crawl alone", "", " date 2024-03-05 https://x.example/fair" + body, []string{"3 2024-03-05  crawl prefix"}},
		{"crawl agrees", "https://x.example/2024/03/04/fair", "date 2024-03-05 The fair." + body, []string{"0 2024-03-05  crawl prefix", "1 2024-03-04  url path"}},
		{"crawl months later", "https://x.example/2023/12/04/fair", "date 2024-03-05 The fair." + body, []string{"1 2023-12-04  url path", "3 2024-03-05  crawl prefix"}},
		{"dateline", "", "MOSCOW, March 5. /TASS/. The fair opens." + body, []string{"2   dateline"}},
		{"dateline with year", "", "LIMA (Example News / AFP - 5th March, 2024) The fair opens." + body, []string{"2 2024-03-05  dateline"}},
		{"no such day", "", "Published: 31 February 2024" + body, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := schedule.Article{URL: tt.url, Text: tt.text}
			Complete(&a)
			var got []string
			for _, s := range a.Stamps {
				got = append(got, strings.Join([]string{string('0' + rune(s.Kind)), s.Day.String(), s.Time, s.Rule}, " "))
				if s.Span.Len() > 0 && a.Quote(s.Span) != s.Text {
					t.Errorf("stamp %q stands at %q", s.Text, a.Quote(s.Span))
				}
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Errorf("stamps: (-want +got)\n%s", d)
			}
		})
	}
}

func TestURLStamp(t *testing.T) {
	for url, want := range map[string]string{
		"https://x.example/2024/03/05/fair":                 "2024-03-05",
		"https://x.example/world/2024/mar/05/fair":          "2024-03-05",
		"https://x.example/20240305/fair-1091910582.html":   "2024-03-05",
		"https://x.example/fair-2024-03-05":                 "2024-03-05",
		"https://x.example/news/fair-202403051742":          "2024-03-05",
		"https://x.example/2024/3/5":                        "2024-03-05",
		"https://x.example/2024/03/fair":                    "month 2024-03",
		"https://x.example/2024/13/05/fair":                 "",
		"https://x.example/fair-1091910582.html":            "",
		"https://x.example/2024":                            "",
		"https://x.example/fair?d=2024-03-05":               "",
		"https://x.example/price-2024/100":                  "",
		"http://x.example/vote-2024-03-055":                 "",
		"https://x.example/wc-2022/1930605":                 "",
		"https://x.example/articles/2024-02-30/nonexistent": "",
	} {
		got := ""
		if s, ok := urlStamp(url); ok {
			got = s.Day.String()
			if s.Rule == RuleURLMonth {
				got = "month " + s.Text
			}
		}
		if got != want {
			t.Errorf("urlStamp(%q) = %q, want %q", url, got, want)
		}
	}
}

func TestPublished(t *testing.T) {
	for in, want := range map[string]string{
		"2024-03-05":                      "2024-03-05 ",
		"2024-03-05T09:31:00Z":            "2024-03-05 2024-03-05T09:31:00Z",
		"2024-03-05T23:31:00-08:00":       "2024-03-05 2024-03-05T23:31:00-08:00",
		"2024-03-05T21:31:21":             "2024-03-05 ",
		"2024-03-05 21:31":                "2024-03-05 ",
		"2024-03-05T09:31:00.123Z":        "2024-03-05 2024-03-05T09:31:00Z",
		"Tue, 05 Mar 2024 09:31:00 GMT":   "2024-03-05 2024-03-05T09:31:00Z",
		"Tue, 05 Mar 2024 09:31:00 +0100": "2024-03-05 2024-03-05T09:31:00+01:00",
		"March 5, 2024":                   "2024-03-05 ",
		"2024-03":                         " ",
		"2024-13":                         "none",
		"yesterday":                       "none",
		"2024-02-30":                      "none",
	} {
		got := "none"
		if s, ok := publishedStamp(in); ok {
			got = s.Day.String() + " " + s.Time
		}
		if got != want {
			t.Errorf("publishedStamp(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDateline(t *testing.T) {
	for in, want := range map[string]string{
		"WASHINGTON (Sputnik) - The president":                      "WASHINGTON|Sputnik|0-0|WASHINGTON (Sputnik) -",
		"MOSCOW, December 1. /TASS/. A letter":                      "MOSCOW|TASS|12-1|MOSCOW, December 1. /TASS/.",
		"Havana, Mar 17 (Prensa Latina) The president":              "Havana|Prensa Latina|3-17|Havana, Mar 17 (Prensa Latina)",
		"LONDON, Dec 29 (Thomson Reuters Foundation) - The":         "LONDON|Thomson Reuters Foundation|12-29|LONDON, Dec 29 (Thomson Reuters Foundation) -",
		"ERIE, Pa. (AP) — Snow":                                     "ERIE, Pa.|AP|0-0|ERIE, Pa. (AP) —",
		"NEW YORK — Authorities say":                                "NEW YORK||0-0|NEW YORK —",
		"SEOUL, South Korea — North Korea fired":                    "SEOUL, South Korea||0-0|SEOUL, South Korea —",
		"TOKYO/SEOUL (Reuters) - It":                                "TOKYO/SEOUL|Reuters|0-0|TOKYO/SEOUL (Reuters) -",
		"New Delhi, Nov 08: The panel":                              "New Delhi||11-8|New Delhi, Nov 08:",
		"BEIJING, Jan. 5 (Xinhua) -- China":                         "BEIJING|Xinhua|1-5|BEIJING, Jan. 5 (Xinhua) --",
		"KYIV. Aug 20 (Interfax-Ukraine) - The":                     "KYIV|Interfax-Ukraine|8-20|KYIV. Aug 20 (Interfax-Ukraine) -",
		"GENEVA (3 March 2024) – Experts":                           "GENEVA||3-3|GENEVA (3 March 2024) –",
		"March 3 (Reuters) - The bank":                              "|Reuters|3-3|March 3 (Reuters) -",
		"(Bloomberg) -- Drivers":                                    "|Bloomberg|0-0|(Bloomberg) --",
		"RIO DE JANEIRO, May 2 (EFE).- The":                         "RIO DE JANEIRO|EFE|5-2|RIO DE JANEIRO, May 2 (EFE).-",
		"DJI - 33,596.34, minus 350 points":                         "",
		"UPDATE 1 - The bank":                                       "",
		"WATCH — The mayor dances":                                  "",
		"The Civil League (CL) - a body of nine - said":             "",
		"Paris (the city) is far.":                                  "",
		"In Geneva, March 3 was warm.":                              "",
		"NATO Secretary General said on March 3 that":               "",
		"The summit (May 3) is off.":                                "",
		"Ann Example, 33, said: nothing":                            "",
		"SCHEDULE — Opening at ten":                                 "",
		"UNITED NATIONS, June 3 (Xinhua) -- The Security Council h": "UNITED NATIONS|Xinhua|6-3|UNITED NATIONS, June 3 (Xinhua) --",
	} {
		got := ""
		if d := readDateline(in); d != nil {
			got = strings.Join([]string{d.Place, d.Agency, fmt.Sprintf("%d-%d", d.Month, d.MonthDay), in[d.Span.Start:d.Span.End]}, "|")
		}
		if got != want {
			t.Errorf("readDateline(%q) = %q, want %q", in, got, want)
		}
	}
}
