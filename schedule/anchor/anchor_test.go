package anchor_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/text"
	"dateline/schedule/timex"
)

func ExampleResolve() {
	d := text.Parse("The two will meet on January 10, she said on Wednesday. A session on budgets follows a day later.", schedule.InText, nil)
	dct := schedule.OnDay(schedule.NewDay(2021, time.December, 30), schedule.Stated)
	for _, r := range anchor.Resolve(d, timex.Find(d), dct) {
		fmt.Println(r.Text, "=", r.Resolved, r.Direction, r.Reporting)
	}
	// Output:
	// January 10 = 2022-01-10 future false
	// Wednesday = 2021-12-29 past true
	// a day later = 2022-01-11 either false
}

func resolve(t *testing.T, src string, dct schedule.DocTime) []anchor.Resolved {
	t.Helper()
	d := text.Parse(src, schedule.InText, nil)
	return anchor.Resolve(d, timex.Find(d), dct)
}

func values(rs []anchor.Resolved) string {
	var out []string
	for _, r := range rs {
		v := r.Resolved
		if r.When.Last > r.When.Day && r.When.Grain == schedule.GrainDay {
			v += ".." + r.When.Last.String()
		}
		out = append(out, v)
	}
	return strings.Join(out, " ")
}

// The invented articles are of Thursday, 30 December 2021, unless a case says otherwise.
func TestResolve(t *testing.T) {
	for _, c := range []struct{ name, in, day, want string }{
		{"weekday after will", "The council will vote on Monday.", "", "2022-01-03"},
		{"weekday after a past verb", "The council voted on Monday.", "", "2021-12-27"},
		{"day of publication ahead", "They will talk on Thursday.", "", "2021-12-30"},
		{"day of publication behind", "They talked on Thursday.", "", "2021-12-30"},
		{"saying", "The vote will be held on Friday, he said on Tuesday.", "", "2021-12-31 2021-12-28"},
		{"plan in the present tense", "Parliament meets on Tuesday.", "", "2022-01-04"},
		{"yearless over New Year", "The talks are set for January 10.", "", "2022-01-10"},
		{"yearless behind", "It was signed on November 3.", "", "2021-11-03"},
		{"weekday restricts the year", "It will be signed on Thursday, December 30.", "2021-12-20", "2021-12-30"},
		{"list", "They will meet on January 10, 11 and 12.", "", "2022-01-10 2022-01-11 2022-01-12"},
		{"range", "The fair runs from January 10-12.", "", "2022-01-10..2022-01-12 2022-01-12"},
		{"the following day", "The board will meet on January 12 and the summit opens the following day.", "", "2022-01-12 2022-01-13"},
		{"a day later skips the saying", "The board will meet on January 12, he said on Wednesday. The summit opens a day later.", "", "2022-01-12 2021-12-29 2022-01-13"},
		{"two days earlier", "It closed on December 20. Two days earlier, the owner had fled.", "", "2021-12-20 2021-12-18"},
		{"tomorrow", "It opens tomorrow.", "", "2021-12-31"},
		{"last night", "They spoke last night.", "", "2021-12-29TNI"},
		{"this Friday", "It will open this Friday.", "", "2021-12-31"},
		{"next week", "It resumes next week.", "", "2022-W01"},
		{"week of", "All will happen the week of January 10th.", "", "2022-W02"},
		{"month ahead", "The trial is due to start in March.", "", "2022-03"},
		{"month behind", "He was arrested in March.", "", "2021-03"},
		{"clock and day", "They will speak on Thursday, December 30, at 23:30 Moscow time.", "", "2021-12-30T23:30"},
		{"clock takes the day of its sentence", "On Friday the gates will open at 7 p.m. sharp.", "", "2021-12-31 2021-12-31T19:00"},
		{"quarter", "Profit fell in the third quarter.", "", "2021-Q3"},
		{"a year ago", "It was closed two years ago.", "", "2019"},
		{"feast", "It will open on Easter Monday.", "", "2022-04-18"},
		{"nth weekday", "It opens on the first Monday of May 2022.", "", "2022-05-02"},
		{"term", "It extended the offer until Jan. 20.", "", "2022-01-20"},
		{"numeric order from a neighbour", "It opens on 10/1/2022 and closes on 25/1/2022.", "", "2022-01-10 2022-01-25"},
		{"numeric order from the weekday", "It opens on Monday, 10/1/2022.", "", "2022-01-10"},
		{"a week from a day", "It will open a week from Friday.", "", "2022-01-07"},
		{"nth weekday of next month", "It will open on the second Tuesday of next month.", "", "2022-01-11"},
		{"put off", "The court adjourned until Monday.", "", "2022-01-03"},
		{"since a date", "It was the best day since Jan. 3.", "", "2021-01-03"},
		{"this and next", "The board will not meet this Friday but next Friday.", "2021-12-28", "2021-12-31 2022-01-07"},
		{"next weekday is not tomorrow", "The board will meet next Friday.", "", "2022-01-07"},
		{"next weekday before the weekend", "The board will meet next Saturday.", "2021-12-30", "2022-01-08"},
		{"next weekday over the weekend", "The board will meet next Monday.", "2021-12-31", "2022-01-03"},
		{"next weekday from Sunday", "The board will meet next Monday.", "2022-01-02", "2022-01-03"},
		{"coming weekday may be tomorrow", "The board will meet this coming Friday.", "", "2021-12-31"},
		{"a week on a weekday counts from tomorrow", "The board will meet a week on Friday.", "", "2022-01-07"},
		{"arranged for", "The chair called a meeting for Monday.", "", "2022-01-03"},
		{"arranged for a clock", "The chair called a meeting for Monday at the town hall.", "", "2022-01-03"},
		{"jailed for", "He was jailed for Monday's robbery.", "", "2021-12-27"},
		{"called on", "The chair called a meeting on Monday.", "", "2021-12-27"},
		{"pushed back", "The launch was pushed back from Saturday to Monday.", "", "2022-01-01 2022-01-03"},
		{"brought forward", "The launch was brought forward from Tuesday to Sunday.", "", "2022-01-04 2022-01-02"},
		{"moved from a day just gone", "The launch was moved from Tuesday to Sunday.", "", "2021-12-28 2022-01-02"},
		{"moved with dates", "The launch was moved from January 14 to January 28.", "", "2022-01-14 2022-01-28"},
		{"a run in the past is no move", "The fair ran from Monday to Wednesday.", "", "2021-12-27..2021-12-29 2021-12-29"},
		{"before a court", "The captain appeared before the court on Wednesday and was sent away.", "", "2021-12-29"},
		{"before a vote", "The captain declined to comment before the vote on Monday.", "", "2022-01-03"},
		{"a second predicate", "They held talks on Tuesday and will meet again on Monday.", "", "2021-12-28 2022-01-03"},
		{"an aside of a participle", "The concert on January 14, listed in the newsletter, has fallen through.", "", "2022-01-14"},
		{"what came about", "The Colts came from behind to beat the Mares on Sunday.", "", "2021-12-26"},
		{"what began", "The rivers began to fall across the plains on Monday.", "", "2021-12-27"},
		{"what is agreed", "The two sides agreed to meet on Sunday.", "", "2022-01-02"},
		{"commas in a run", "It runs from Monday, January 3, to Wednesday, January 5.", "", "2022-01-03..2022-01-05 2022-01-05"},
		{"commas in a run with between", "It runs between Monday, January 3, and Wednesday, January 5.", "", "2022-01-03..2022-01-05 2022-01-05"},
		{"commas without a run", "On Monday, January 3, to general surprise, it opens. It closes on Wednesday, January 5.", "", "2022-01-03 2022-01-05"},
		{"a list goes on as the text did", "The board will meet on these days: January 11.\nJuly 20 to 22.", "", "2022-01-11 2022-07-20..2022-07-22 2022-07-22"},
		{"since", "He has waited since Monday.", "", "2021-12-27"},
		{"bare participle", "The fast, begun on Wednesday, lasts until Monday.", "", "2021-12-29 2022-01-03"},
		{"participle beside a plan", "A bill signed on Tuesday will take effect on Saturday.", "", "2021-12-28 2022-01-01"},
		{"until after", "He declined to comment until after the funeral on Monday.", "", "2022-01-03"},
		{"ahead of", "She spoke ahead of talks on Monday.", "", "2022-01-03"},
		{"before a happening", "They declined to comment before the funeral Monday.", "", "2022-01-03"},
		{"hours before it", "They met hours before the vote on Monday.", "", "2021-12-27"},
		{"at it", "They spoke at talks on Monday.", "", "2021-12-27"},
		{"followed by", "They will meet on 12 January, followed by a dinner in Brussels the following day.", "", "2022-01-12 2022-01-13"},
		{"plan given up, ahead", "The final, originally planned for 15 January, was cancelled.", "", "2022-01-15"},
		{"plan given up, behind", "The final, originally planned for 15 December, was cancelled.", "", "2021-12-15"},
		{"plan given up, weekday", "It had been scheduled for Friday.", "", "2021-12-31"},
		{"line of a programme", "July 23 to 26: second meeting", "", "2022-07-23..2022-07-26 2022-07-26"},
		{"line of a programme, just behind", "1 December – opening night", "2021-12-20", "2021-12-01"},
		{"line with a verb", "July 23: the court ruled", "", "2021-07-23"},
		{"this one was", "This Thursday's was the second call.", "2021-12-31", "2021-12-30"},
		{"a weekday in brackets", "The fair opens on January 8 (Saturday).", "", "2022-01-08 2022-01-08"},
		{"a date in brackets", "The fair opens on Saturday (January 8).", "", "2022-01-08 2022-01-08"},
		{"a weekday that cannot be", "The fair opens on Monday, January 8.", "", "2022-01-08"},
		{"first days", "It rained on the first two days of October.", "", "P2D..2021-10-02 2021-10"},
		{"weekday with a shared month", "It runs from Friday 7 to Sunday 9 January.", "", "2022-01-07..2022-01-09 2022-01-09"},
		{"Sunday week", "They meet again on Sunday week.", "", "2022-01-09"},
		{"a week on", "They meet a week on Tuesday.", "", "2022-01-11"},
		{"range of weekdays", "It runs from next Monday to Friday.", "2021-12-28", "2022-01-03..2022-01-07 2022-01-07"},
		{"range over New Year", "They were away from December 20 to January 3.", "2021-12-30", "2021-12-20..2022-01-03 2022-01-03"},
		{"range of months", "It runs from May to March.", "", "2022-05 2023-03"},
		{"the weekend behind", "Over the weekend, he kept asking.", "2021-12-27", "2021-W51-WE..2021-12-26"},
		{"the weekend ahead", "It will rain over the weekend.", "2021-12-27", "2021-W52-WE..2022-01-02"},
		{"a term ahead", "They will double the flights by August.", "2022-02-13", "2022-08"},
		{"hours of a day behind them", "The hall is open from 9 to 5 on Monday.", "", "2022-01-03T09:00 2022-01-03T17:00 2022-01-03"},
		{"bare hour behind", "The hall will be open on Monday, 1 p.m. to 4.", "", "2022-01-03T13:00 2022-01-03T16:00"},
		{"last quarter", "Sales fell last quarter.", "2019-07-04", "2019-Q2"},
		{"the last quarter of a year", "Sales fell in the last quarter of 2019.", "2021-07-04", "2019-Q4"},
		{"the winter that runs", "It will snow this winter.", "2022-02-04", "2021-WI"},
		{"the previous one, of nothing before", "They met the previous Tuesday.", "", "2021-12-28"},
		{"from an hour to one tomorrow", "He will be away from 2 p.m. till tomorrow 4:30 p.m.", "", "2021-12-30T14:00 2021-12-31T16:30"},
		{"minutes of a half", "They will talk on Tuesday at 2:00-2:30 p.m.", "", "2022-01-04T14:00 2022-01-04T14:30"},
		{"the next fortnight", "It closes in the next fortnight.", "", "P2W"},
		{"it will last", "The course will last three weekends.", "", "P3WE"},
		{"a weekday said of a date", "Lift-off is set for December 9, a Monday.", "2024-11-28", "2024-12-09 2024-12-09"},
		{"a weekday after a date far ahead", "They will go there on the eve, Thursday 18 January. The water will be blessed on Friday.", "2007-01-08", "2007-01-18 2007-01-19"},
		{"a weekday after a date near", "They will meet on Thursday, January 11. The court will rule on Friday.", "2007-01-08", "2007-01-11 2007-01-12"},
		{"last November, a year ago", "It was sold out last November.", "2014-12-03", "2013-11"},
		{"last October", "It was sold out last October.", "2014-12-03", "2014-10"},
		{"clocks under their day", "MONDAY, MAY 12\n0500 OSLO - Rates told\n0930 - Talks begin until May 20\n1100 LUND - Close", "2008-05-09", "2008-05-12 2008-05-12T05:00 2008-05-12T09:30 2008-05-20 2008-05-12T11:00"},
		{"clocks in brackets under their day", "Saturday, May 10\nLund v Ystad (2pm)\nSunday, May 11\nMora v Falun (Old Park, Mora, 4pm)\n", "2008-05-09", "2008-05-10 2008-05-10T14:00 2008-05-11 2008-05-11T16:00"},
		{"overnight ahead", "On Thursday 18 January they will keep vigil overnight and the water is blessed at dawn on Friday.", "2007-01-08", "2007-01-18 2007-01-18TNI 2007-01-19TMO"},
		{"overnight behind", "It snowed overnight.", "2007-01-08", "2007-01-07TNI"},
		{"a clock goes on from the day of its paragraph", "The funeral will be on Friday, January 7. The service begins at 2 p.m. and the bells at dawn.", "", "2022-01-07 2022-01-07T14:00 2022-01-07TMO"},
		{"a clock of another paragraph", "The funeral will be on Friday, January 7.\nDoors open at 2 p.m.", "", "2022-01-07 2021-12-30T14:00"},
		{"the weekday after a day named", "The talks will begin on Tuesday, January 11. The ministers will join them on the Thursday.", "", "2022-01-11 2022-01-13"},
		{"the weekday before a weekend", "The bout will be on Saturday, January 15, the weigh-in on the Friday.", "", "2022-01-15 2022-01-14"},
		{"the weekday after a weekend", "The fair will open on Saturday, January 15. On the Monday the schools will come.", "", "2022-01-15 2022-01-17"},
		{"the weekday before, said plainly", "The fair opened on Friday, December 24. Guests came on the Thursday.", "", "2021-12-24 2021-12-23"},
		{"the weekday of a run", "The fair will last from January 10 to January 14. On the Tuesday it will close early.", "", "2022-01-10..2022-01-14 2022-01-14 2022-01-11"},
		{"the weekday before that", "Lund beat Mora on Thursday, December 23, and Falun on the Tuesday before that.", "", "2021-12-23 2021-12-21"},
		{"a weekday that names a thing", "The fair opened on Friday, December 24. Guests came on the Tuesday ferry.", "", "2021-12-24 2021-12-28"},
		{"the weekday long after", "The fair will open on Tuesday, January 11. It is big. It is loud. It is free. He spoke on the Wednesday.", "", "2022-01-11 2021-12-29"},
		{"a day of the month spoken of", "The fair will open on February 3 and will close on the 12th.", "", "2022-02-03 2022-02-12"},
		{"a day of the month behind", "He came on November 3 and left on the 12th.", "", "2021-11-03 2021-11-12"},
		{"a day of the month ahead", "The council will meet on the 15th.", "", "2022-01-15"},
		{"a day of the month just gone", "The council met on the 15th.", "", "2021-12-15"},
		{"a day of a month spoken of that is over", "The hall was closed on December 20 and will open on the 8th.", "", "2021-12-20 2022-01-08"},
		{"the first and the last day of a run", "It will run from January 10 to January 13. The first day is for schools. On the last day a band will play.", "", "2022-01-10..2022-01-13 2022-01-13 2022-01-10 2022-01-13"},
		{"a clock on the first of a run", "It will run from January 10 through 13; she will speak at 9.30 on the first.", "", "2022-01-10..2022-01-13 2022-01-13 2022-01-10T09:30 2022-01-10"},
		{"a second day of no run", "The court will sit on January 10. The second day is for the defence.", "", "2022-01-10 2022-01-10"},
		{"of next April", "It will open on the fifteenth of next April.", "", "2022-04-15"},
		{"of the current month", "It will open on the thirty-first of the current month.", "", "2021-12-31"},
		{"just past midnight", "It will begin at one minute past midnight on Friday.", "", "2021-12-31T00:01"},
		{"just gone", "She came this Tuesday just gone.", "", "2021-12-28"},
		{"Tuesday week before its subject", "On Tuesday week both crews will row.", "", "2022-01-11"},
		{"Monday next", "They will row on Monday next.", "", "2022-01-03"},
		{"a listed run", "Tue 11-Sat 22 Jan", "", "2022-01-11..2022-01-22 2022-01-22"},
		{"weekdays over a list of a week", "Cases for the week commencing Monday 10 January 2022\nMonday\nCourt 1 - Ada Holt\nFriday\nCourt 2 - Jan Moss", "2022-01-07", "2022-W02 2022-01-10 2022-01-14"},
		{"weekdays over a list of no week", "Cases\nFriday\nCourt 2 - Jan Moss", "2022-01-07", "2022-01-07"},
		{"colon behind the day", "It left on Dec. 4: the sixth ship.", "", "2021-12-04"},
	} {
		t.Run(c.name, func(t *testing.T) {
			day := schedule.NewDay(2021, time.December, 30)
			if c.day != "" {
				var err error
				if day, err = schedule.ParseDay(c.day); err != nil {
					t.Fatal(err)
				}
			}
			if got := values(resolve(t, c.in, schedule.OnDay(day, schedule.Stated))); got != c.want {
				t.Errorf("Resolve(%q) = %s, want %s", c.in, got, c.want)
			}
		})
	}
}

func TestResolve_open(t *testing.T) {
	unknown := schedule.DocTime{Basis: schedule.Unknown}
	rs := resolve(t, "They will talk on Thursday, December 30, and meet on Monday.", unknown)
	o := rs[0].When.Open
	if o == nil || o.Weekday != 4 || o.Month != time.December || o.MonthDay != 30 || o.Direction != schedule.Future || rs[0].When.Day.Known() {
		t.Fatalf("open = %+v of %+v", o, rs[0].When)
	}
	day := schedule.NewDay(2021, time.December, 29)
	w := anchor.Reopen(rs[0].When, schedule.OnDay(day, schedule.Inferred))
	if w.Open != nil || w.Day != day+1 || w.Grain != schedule.GrainDay || w.Implied&schedule.ImpliedYear == 0 {
		t.Errorf("Reopen = %+v", w)
	}
	// Two possible weeks of publication leave a weekday open, two days of one week do not.
	two := schedule.DocTime{Runs: []schedule.Days{{From: day, To: day}, {From: day + 7, To: day + 7}}, Basis: schedule.Inferred}
	if w := anchor.Reopen(rs[1].When, two); w.Open == nil {
		t.Errorf("Monday is settled as %v though the weeks differ", w.Day)
	}
	near := schedule.DocTime{Runs: []schedule.Days{{From: day, To: day + 1}}, Basis: schedule.Inferred}
	if w := anchor.Reopen(rs[1].When, near); w.Open != nil || w.Day != schedule.NewDay(2022, time.January, 3) {
		t.Errorf("Monday seen from 29 or 30 December = %+v", w)
	}
	if got := values(resolve(t, "They will meet on Monday.", near)); got != "2022-01-03" {
		t.Errorf("Monday seen from 29 or 30 December = %s", got)
	}
	if rs := resolve(t, "They will meet on Monday.", two); rs[0].When.Open == nil || rs[0].Resolved != "XXXX-WXX-1" {
		t.Errorf("Monday seen from two weeks = %+v", rs[0])
	}
}

// Only the date of the saying is reporting, not that of what is said or announced.
func TestResolve_reporting(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Policy statement on September 17 at 2:00 PM", ""},
		{"The policy statement is due on September 17.", ""},
		{"The board will publish its statement on Thursday.", ""},
		{"A briefing is scheduled for Friday.", ""},
		{"The strike announced for the 15 and 17 September is off.", ""},
		{"The union announced a strike for Friday.", ""},
		{"The union announced the strike on Friday.", "Friday"},
		{"In a statement on Wednesday, the ministry confirmed the talks.", "Wednesday"},
		{"The firm, in a statement Monday, denied it.", "Monday"},
		{"According to a December 31 statement, the firm will leave.", "December 31"},
		{"The two sides will meet in the old town hall of Lund on Friday, he told reporters.", ""},
		{"The two sides will meet on Friday, he told reporters on Tuesday.", "Tuesday"},
		{"On Wednesday, the minister said no.", "Wednesday"},
		{"The minister is to brief reporters on Friday.", ""},
		{"The offer will be the last one, according to a statement Monday.", "Monday"},
		{"The board will meet again, it said, in a statement on Monday.", "Monday"},
		{"The board will tell more in a statement on Monday.", ""},
	} {
		got := ""
		for _, r := range resolve(t, c.in, schedule.OnDay(schedule.NewDay(2021, time.September, 14), schedule.Stated)) {
			if r.Reporting {
				got += r.Text
			}
		}
		if got != c.want {
			t.Errorf("Resolve(%q): reporting %q, want %q", c.in, got, c.want)
		}
	}
}

func TestResolve_openSpans(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"The fair runs from July 23 to 26.", "07-23+3 07-26"},
		{"The fair runs from 28 December to 3 January.", "12-28+6 01-03"},
		{"The fair runs from Tuesday to Friday.", "w2+3 w5"},
		{"On January 31 the court will sit; a day later it rises.", "01-31 02-01"},
		{"On February 28 the court will sit; a day later it rises.", "02-28 -"},
		{"On January 12 the court will sit, he said on January 5; a day later it rises.", "01-12 01-05 01-13"},
		{"It will open on Tuesday (April 10).", "04-10w2 04-10w2"},
		{"It was held on August 13 (Saturday).", "08-13w6 08-13w6"},
	} {
		var got []string
		for _, r := range resolve(t, c.in, schedule.DocTime{}) {
			o, s := r.When.Open, ""
			if o == nil {
				got = append(got, "-")
				continue
			}
			if o.Month > 0 {
				s = fmt.Sprintf("%02d-%02d", o.Month, o.MonthDay)
			}
			if o.Weekday > 0 {
				s += fmt.Sprintf("w%d", o.Weekday)
			}
			if o.Span > 0 {
				s += fmt.Sprintf("+%d", o.Span)
			}
			got = append(got, s)
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("Resolve(%q) open = %s, want %s", c.in, g, c.want)
		}
	}
}

func TestResolve_midnight(t *testing.T) {
	r := resolve(t, "The office closes at midnight on Sunday.", schedule.OnDay(schedule.NewDay(2021, time.December, 30), schedule.Stated))[0]
	found := false
	for _, b := range r.When.Why.From {
		found = found || b.Rule == "anchor/midnight" && b.Rejected && strings.Contains(b.Got, "2022-01-02T00:00")
	}
	if r.When.Day != schedule.NewDay(2022, time.January, 2) || !found {
		t.Errorf("midnight on Sunday = %s, its other reading told: %v", r.When.Day, found)
	}
}

func TestResolve_why(t *testing.T) {
	src := "They will meet on Monday."
	r := resolve(t, src, schedule.OnDay(schedule.NewDay(2021, time.December, 30), schedule.Stated))[0]
	var leaves []string
	var walk func(*schedule.Because)
	walk = func(b *schedule.Because) {
		if b.Quote != src[b.Span.Start:b.Span.End] {
			t.Errorf("%s quotes %q at %v", b.Rule, b.Quote, b.Span)
		}
		if len(b.From) == 0 {
			leaves = append(leaves, b.Rule+" "+b.Quote)
		}
		for _, f := range b.From {
			walk(f)
		}
	}
	walk(r.When.Why)
	if got := strings.Join(leaves, "; "); got != "timex/weekday Monday; anchor/tense meet" && got != "timex/weekday Monday; anchor/tense will" {
		t.Errorf("leaves = %s", got)
	}
}

// One sentence of a megabyte must cost no more for each byte than many short ones.
func TestResolve_hostile(t *testing.T) {
	if testing.Short() {
		t.Skip("long texts")
	}
	for _, unit := range []string{"third quarter a year earlier ", "Monday ", "at 3:30 p.m. [20:30 GMT] ", "May 3, 4 and 5, ", "10/1/2022 ", "In 1920 on May 3 the following day "} {
		src := strings.Repeat(unit, 1<<20/len(unit))
		start := time.Now()
		resolve(t, src, schedule.OnDay(schedule.NewDay(2021, time.December, 30), schedule.Stated))
		if d := time.Since(start); d > time.Minute {
			t.Errorf("1 MB of %q takes %v", unit, d)
		}
	}
}

// The machine's zone must never show.
func FuzzResolve(f *testing.F) {
	for _, s := range []string{"They will meet on Monday at 9 p.m. ET.", "the following day", "a year earlier", "In 1920, on May 3", "next quarter", "the first Monday of May", "Easter 2300", "264 BC", "Feb. 29"} {
		f.Add(s, int32(18992))
	}
	f.Fuzz(func(t *testing.T, s string, day int32) {
		if day < -700000 || day > 2000000 {
			t.Skip()
		}
		d := text.Parse(s, schedule.InText, nil)
		xs := timex.Find(d)
		for _, dct := range []schedule.DocTime{
			{}, schedule.OnDay(schedule.Day(day), schedule.Stated),
			{Runs: []schedule.Days{{From: schedule.Day(day), To: schedule.Day(day) + 3}}},
		} {
			a := anchor.Resolve(d, xs, dct)
			local := time.Local
			time.Local = time.FixedZone("elsewhere", 14*3600)
			b := anchor.Resolve(d, xs, dct)
			time.Local = local
			for i := range a {
				if a[i].Resolved != b[i].Resolved || a[i].When.Day != b[i].When.Day {
					t.Fatalf("%q depends on the machine's zone: %s, %s", a[i].Text, a[i].Resolved, b[i].Resolved)
				}
				if a[i].Resolved == "" {
					t.Fatalf("%q has no value", a[i].Text)
				}
			}
		}
	})
}

func BenchmarkResolve(b *testing.B) {
	src := strings.Repeat("The harbour board said on Tuesday that the new ferry, which cost the town more than anybody had foreseen, will sail at 8.30 p.m. on Friday, May 6. "+
		"Nobody knows what comes of it, its chair told reporters; the crew's talks with the owners go on, and a third round is due next week.\n", 500)
	d := text.Parse(src, schedule.InText, nil)
	xs := timex.Find(d)
	dct := schedule.OnDay(schedule.NewDay(2022, time.April, 28), schedule.Stated)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		anchor.Resolve(d, xs, dct)
	}
}
