package anchor

import (
	"fmt"
	"strings"
	"time"

	"dateline/schedule"
	"dateline/schedule/text"
	"dateline/schedule/timex"
	"dateline/tz"
	"dateline/tz/gazetteer"
)

// earliest bounds what is inferred from below: news in the form read here is hardly older.
var dctEarliest = schedule.NewDay(1995, time.January, 1)

// Infer finds the document time of an article: the days on which it can have been published, with the reasons. What the
// publisher states wins; else the article's own words bound it; else it is unknown, and never guessed. No day lies
// after latest (a day's grace for zones that are ahead). body and xs are the article's text and its time expressions.
func Infer(a *schedule.Article, body *text.Doc, xs []timex.Expression, latest schedule.Day) schedule.DocTime {
	in := &inference{a: a, latest: latest, why: &schedule.Because{Rule: "dct", Article: a.ID}}
	if latest == 0 {
		in.latest = schedule.NewDay(2199, time.December, 31)
	}
	t, ok := in.stated()
	if !ok {
		clues := append(in.stampClues(), textClues(body, xs, in.a.Dateline, in.bounds())...)
		t = in.combine(clues)
	}
	if t.Zone == "" {
		t.Zone = in.zone()
	}
	in.why.Got = describeDocTime(t)
	t.Why = in.why
	return t
}

// inference gathers the reasons for one article.
type inference struct {
	a      *schedule.Article
	latest schedule.Day
	why    *schedule.Because
}

func (in *inference) bounds() schedule.Days { return schedule.Days{From: dctEarliest, To: in.latest} }

func (in *inference) note(n *schedule.Because) { in.why.From = append(in.why.From, n) }

func stampBecause(s schedule.Stamp) *schedule.Because {
	got := s.Day.String()
	if s.Time != "" {
		got = s.Time
	}
	if got == "" {
		got = s.Text
	}
	return &schedule.Because{Rule: "dct/" + strings.ReplaceAll(s.Rule, " ", "-"), Got: got, Span: s.Span, Quote: s.Text}
}

// stated reads the time from the publisher's own statements: metadata, then the earliest stamp line, then the address,
// then a dateline with its year. A month alone is a statement, too; which of its days is left to the text.
func (in *inference) stated() (schedule.DocTime, bool) {
	var t schedule.DocTime
	var by *schedule.Stamp
	for i := range in.a.Stamps {
		s := &in.a.Stamps[i]
		if s.Day == 0 || s.Kind == schedule.StampWeak && by == nil {
			continue
		}
		n := stampBecause(*s)
		switch {
		case s.Kind == schedule.StampWeak:
			n.Rejected = s.Day != by.Day
		case s.Day > in.latest+1:
			n.Rejected, n.Got = true, n.Got+" lies after the time of reading"
		case by == nil:
			by = s
			t = schedule.OnDay(s.Day, schedule.Stated)
			t.Time = s.Time
		case s.Day != by.Day:
			n.Rejected = true
			if s.Kind == by.Kind && s.Day > by.Day {
				n.Got += ": later"
			}
		case t.Time == "" && s.Time != "" && s.Kind == schedule.StampStated && !strings.HasPrefix(s.Rule, "updated"):
			t.Time = s.Time
		}
		in.note(n)
	}
	if by == nil {
		return t, false
	}
	if d := in.a.Dateline; d != nil && d.Month != 0 && d.Year == 0 {
		_, m, day := by.Day.Date()
		n := &schedule.Because{Rule: "dct/dateline", Got: fmt.Sprintf("%s %d", d.Month, d.MonthDay), Span: d.Span, Quote: in.a.Quote(d.Span)}
		n.Rejected = m != d.Month || day != d.MonthDay
		in.note(n)
	}
	in.localDay(&t)
	return t, true
}

// localDay moves the day of a stated instant to the calendar of the place the story was filed from: 21:30 UTC is the
// next day in Moscow, and "on Thursday" is said there.
func (in *inference) localDay(t *schedule.DocTime) {
	at, err := time.Parse(time.RFC3339, t.Time)
	if err != nil {
		return
	}
	zone := in.zone()
	loc, err := tz.Load(zone)
	if zone == "" || err != nil {
		if _, off := at.Zone(); off == 0 {
			t.Zone = "UTC"
		}
		return
	}
	t.Zone = zone
	if d := schedule.DayOf(at.In(loc)); d != t.Runs[0].From {
		t.Runs = []schedule.Days{{From: d, To: d}}
		in.note(&schedule.Because{Rule: "dct/local-day", Got: d.String() + " in " + zone})
	}
}

// zone is that of the dateline, else that of the outlet's home.
func (in *inference) zone() string {
	if d := in.a.Dateline; d != nil && d.Place != "" {
		place, _, _ := strings.Cut(d.Place, "/")
		if z, ok := gazetteer.ZoneOf(place); ok {
			return z
		}
		if i := strings.IndexByte(place, ','); i > 0 {
			if z, ok := gazetteer.ZoneOf(place[:i]); ok {
				return z
			}
		}
	}
	return in.a.Home.Zone
}

// stampClues makes clues of the stamps that do not state a day: months, datelines without a year, weak stamps.
func (in *inference) stampClues() []dctClue {
	var out []dctClue
	for _, s := range in.a.Stamps {
		n := stampBecause(s)
		c := dctClue{why: n}
		switch {
		case s.Day > in.latest+1:
			if s.Kind == schedule.StampWeak { // the others are noted already
				n.Rejected, n.Got = true, n.Got+" lies after the time of reading"
				in.note(n)
			}
			continue
		case s.Kind == schedule.StampWeak && s.Day != 0:
			c.rank, c.runs = rankWeak, []schedule.Days{{From: dctEarliest, To: s.Day}}
			if s.Rule != "page clock" {
				c.day = s.Day
			}
			n.Got = "not after " + n.Got
		case s.Kind == schedule.StampDateline && in.a.Dateline != nil && s.Day == 0:
			d := yearless{month: in.a.Dateline.Month, day: in.a.Dateline.MonthDay}
			c.rank, c.runs, c.soft = rankDateline, d.windows(0, 1, in.bounds()), d.windows(0, 0, in.bounds())
			n.Got = fmt.Sprintf("%s %d or the day after, in any year", d.month, d.day)
		case s.Day == 0 && len(s.Text) == 7:
			first, err := time.Parse("2006-01", s.Text)
			if err != nil {
				continue
			}
			d := schedule.DayOf(first)
			c.rank, c.runs, c.stated = rankMonth, []schedule.Days{{From: d, To: d.AddMonths(1) - 1}}, true
		default:
			continue
		}
		out = append(out, c)
	}
	return out
}

// describe gives a document time in words for the tree of reasons.
func describeDocTime(t schedule.DocTime) string {
	if !t.Known() {
		return "unknown"
	}
	var parts []string
	for _, r := range t.Runs {
		s := r.From.String()
		if r.To != r.From {
			s += " to " + r.To.String()
		}
		parts = append(parts, s)
	}
	if len(parts) > 6 {
		parts = append(append(parts[:2:2], "…"), parts[len(parts)-2:]...)
		return fmt.Sprintf("%d possible days: %s", t.Count(), strings.Join(parts, ", "))
	}
	return string(t.Basis) + ": " + strings.Join(parts, ", ")
}
