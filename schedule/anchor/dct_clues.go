package anchor

import (
	"fmt"
	"time"

	"dateline/schedule"
	"dateline/schedule/text"
	"dateline/schedule/timex"
)

// What the words of an article say of the day it was published on: dates spoken of as past lie behind it, dates spoken of as
// to come lie ahead, a weekday with its date leaves only some years, "said at a December 30 briefing" is written that day
// or the next. A date without a year is within eleven months of the writing; farther ones get their year.

const (
	dctReach     = 330 // days a date without a year may lie from the day of writing
	dctReachFull = 730 // days an announced date with its year may lie ahead
	dctMaxClues  = 64  // an agenda has hundreds of dates; the first ones bound it as well
)

// textClues reads the clues of the prose.
func textClues(body *text.Doc, xs []timex.Expression, dateline *schedule.Dateline, bounds schedule.Days) []dctClue {
	if body == nil {
		return nil
	}
	c := &dctClues{body: body, xs: xs, bounds: bounds, years: map[int]bool{}, said: -1}
	for i := range xs {
		if f := &xs[i].Form; f.Year != 0 {
			c.years[body.SentenceOf(xs[i].First)] = true
		}
	}
	for i := range xs {
		if len(c.out) >= dctMaxClues {
			break
		}
		if dateline == nil || !dateline.Span.Overlaps(xs[i].Span) {
			c.read(i)
		}
	}
	c.bound()
	c.saidWeekday()
	c.namedYear()
	c.copyright()
	return reconcileTenses(c.out)
}

type dctClues struct {
	body   *text.Doc
	xs     []timex.Expression
	bounds schedule.Days
	years  map[int]bool // sentences that name a year: their other dates belong to it
	out    []dctClue
	past   schedule.Day // newest date with a year that lies behind, and its clue
	ahead  schedule.Day // nearest date with a year that lies ahead
	pastBy *schedule.Because
	nextBy *schedule.Because
	said   int      // index in out of the dated saying that counts
	sayDay yearless // its date
	seen   map[spoken]bool
	told   map[int]int // weekdays on which something was said, and the first expression of each
	named  []int       // expressions of years that belong to a thing: "the 2025 season"
	dated  []yearless  // dates with their weekdays
}

// spoken is a date and how it is spoken of; said again, it bounds nothing more.
type spoken struct {
	y      yearless
	dir    schedule.Direction
	saying bool
}

func (c *dctClues) because(i int, rule, got string) *schedule.Because {
	x := &c.xs[i]
	return &schedule.Because{Rule: "dct/" + rule, Got: got, Span: x.Span, Quote: x.Text}
}

// read takes the clue of one expression.
func (c *dctClues) read(i int) {
	x := &c.xs[i]
	f := &x.Form
	s := c.body.SentenceOf(x.First)
	if s < 0 || (x.Type != timex.Date && x.Type != timex.Time) || f.BC || f.AltDay != 0 {
		return
	}
	switch c.body.Blocks[c.body.Sentences[s].Block].Kind {
	case schedule.Debris, schedule.Caption, schedule.Repeated:
		return
	}
	switch {
	case f.FromPrevious || f.Anchored:
	case c.today(i):
	case f.Year != 0 && f.Month == 0 && f.Day == 0 && c.namesThing(i):
		c.named = append(c.named, i)
	case f.Year != 0:
		c.full(i)
	case f.Month != 0 && f.Day != 0 && !f.Vague:
		c.yearless(i, s)
	case f.Month != 0 && f.Day == 0 && f.Said != schedule.Either && !f.Vague:
		c.saidMonth(i)
	case f.Weekday != 0 && f.This && f.Month == 0 && f.Day == 0:
		c.thisWeekday(i)
	case f.Weekday != 0 && f.Month == 0 && f.Day == 0 && f.Days == 0 && !f.FromDCT && !f.Vague:
		if _, saying, _ := dctClause(c.body, x, dctLead(c.body, c.xs, i)); saying {
			if _, ok := c.told[f.Weekday]; !ok {
				if c.told == nil {
					c.told = map[int]int{}
				}
				c.told[f.Weekday] = i
			}
		}
	}
}

// today: a word that counts from the day of writing beside a date: "today (September 18)", "tomorrow, December 30".
func (c *dctClues) today(i int) bool {
	f := &c.xs[i].Form
	if !f.FromDCT || f.Unit != timex.UnitDay || f.Month != 0 || f.Weekday != 0 || f.Shift < -1 || f.Shift > 1 || c.xs[i].Type == timex.Time && f.Shift != 0 {
		return false
	}
	j := i + 1
	if j >= len(c.xs) || !c.beside(i, j) || c.xs[j].Form.Month == 0 || c.xs[j].Form.Day == 0 {
		return false
	}
	g := &c.xs[j].Form
	y := yearless{g.Month, g.Day, g.Weekday}
	shift := schedule.Day(-f.Shift)
	runs := y.windows(shift, shift, c.bounds)
	if g.Year != 0 {
		d, ok := schedule.ValidDate(g.Year, g.Month, g.Day)
		if !ok {
			return false
		}
		runs = meetRuns([]schedule.Days{{From: d + shift, To: d + shift}}, []schedule.Days{c.bounds})
	}
	n := c.because(i, "today", fmt.Sprintf("%q is %s", c.xs[i].Text, c.xs[j].Text))
	n.Span = schedule.Span{In: n.Span.In, Start: n.Span.Start, End: c.xs[j].Span.End}
	n.Quote = c.body.Src[n.Span.Start:n.Span.End]
	c.out = append(c.out, dctClue{rank: rankToday, runs: runs, why: n})
	return true
}

// beside: only a comma, a bracket or a dash stands between.
func (c *dctClues) beside(i, j int) bool {
	a, b := c.xs[i].Span.End, c.xs[j].Span.Start
	if b < a || b-a > 3 {
		return false
	}
	for _, ch := range c.body.Src[a:b] {
		switch ch {
		case ' ', ',', '(', '[', '-', '–', '/':
		default:
			return false
		}
	}
	return true
}

// full: a date with its year. Only the newest past and the nearest future one are kept, the others bound less.
func (c *dctClues) full(i int) {
	f := &c.xs[i].Form
	from, to := schedule.Day(0), schedule.Day(0)
	switch {
	case f.Month != 0 && f.Day != 0:
		d, ok := schedule.ValidDate(f.Year, f.Month, f.Day)
		if !ok {
			return
		}
		from, to = d, d
	case f.Month != 0:
		from = schedule.NewDay(f.Year, f.Month, 1)
		to = from.AddMonths(1) - 1
	default:
		from, to = schedule.NewDay(f.Year, time.January, 1), schedule.NewDay(f.Year, time.December, 31)
	}
	switch dir, _, weak := dctClause(c.body, &c.xs[i], dctLead(c.body, c.xs, i)); {
	case weak:
	case dir == schedule.Past && from > c.past:
		c.past, c.pastBy = from, c.because(i, "past-date", "published on or after "+from.String())
	case dir == schedule.Future && (c.ahead == 0 || to < c.ahead) && f.Month != 0:
		c.ahead, c.nextBy = to, c.because(i, "future-date", "published before "+to.String())
	}
}

func (c *dctClues) bound() {
	if c.pastBy != nil {
		c.out = append(c.out, dctClue{rank: rankFull, runs: []schedule.Days{{From: c.past, To: max(c.bounds.To, c.past)}}, why: c.pastBy})
	}
	if c.nextBy != nil && (c.past == 0 || c.past <= c.ahead) {
		c.out = append(c.out, dctClue{rank: rankFull, runs: []schedule.Days{{From: c.ahead - dctReachFull, To: c.ahead}}, why: c.nextBy})
	}
}

// yearless: a month and day, with or without a weekday.
func (c *dctClues) yearless(i, sentence int) {
	f := &c.xs[i].Form
	y := yearless{f.Month, f.Day, c.weekday(i)}
	if c.years[sentence] {
		return
	}
	dir, saying, _ := dctClause(c.body, &c.xs[i], dctLead(c.body, c.xs, i))
	key := spoken{y, dir, saying}
	if c.seen[key] {
		return
	}
	if c.seen == nil {
		c.seen = map[spoken]bool{}
	}
	c.seen[key] = true
	if y.weekday != 0 {
		k := dctClue{rank: rankNamed, runs: y.windows(-dctReach, dctReach, c.bounds)}
		k.why = c.because(i, "weekday-and-date", fmt.Sprintf("%s %d is a %s only in some years", y.month, y.day, time.Weekday(y.weekday%7)))
		c.out = append(c.out, k)
		c.dated = append(c.dated, y)
	}
	k := dctClue{rank: rankYearless, near: y, dir: dir, saying: saying}
	switch dir {
	case schedule.Past:
		k.runs = y.windows(0, dctReach, c.bounds)
		k.why = c.because(i, "date-past", "published on or after it, within eleven months")
	case schedule.Future:
		k.runs = y.windows(-dctReach, 0, c.bounds)
		k.why = c.because(i, "date-future", "published on or before it, within eleven months")
	default:
		return
	}
	c.out = append(c.out, k)
	if saying {
		c.saying(i, y)
	}
}

// weekday is the weekday said with the date, in one expression or beside it: "Saturday (August 31)".
func (c *dctClues) weekday(i int) int {
	if w := c.xs[i].Form.Weekday; w != 0 {
		return w
	}
	bare := func(k int) int {
		f := &c.xs[k].Form
		if f.Month == 0 && f.Day == 0 && f.Clock == nil && !f.This {
			return f.Weekday
		}
		return 0
	}
	if i > 0 && c.beside(i-1, i) {
		if w := bare(i - 1); w != 0 {
			return w
		}
	}
	if i+1 < len(c.xs) && c.beside(i, i+1) {
		return bare(i + 1)
	}
	return 0
}

// saying: of several dated sayings the latest tells when the article was written, the others are looked back on.
func (c *dctClues) saying(i int, y yearless) {
	k := dctClue{rank: rankSaying, saying: true, runs: y.windows(0, 1, c.bounds), soft: y.windows(0, 0, c.bounds)}
	k.why = c.because(i, "said-on", fmt.Sprintf("what was said on %s %d is news on that day or the next", y.month, y.day))
	if c.said < 0 {
		c.said, c.sayDay = len(c.out), y
		c.out = append(c.out, k)
		return
	}
	// Later within half a year, whichever year it is.
	a, _ := schedule.ValidDate(2000, c.sayDay.month, c.sayDay.day)
	b, _ := schedule.ValidDate(2000, y.month, y.day)
	if d := (int(b-a) + 366) % 366; d > 0 && d < 183 {
		c.out[c.said], c.sayDay = k, y
	}
}

// saidMonth: "next January", "last December".
func (c *dctClues) saidMonth(i int) {
	f := &c.xs[i].Form
	first := yearless{month: f.Month, day: 1}
	k := dctClue{rank: rankYearless}
	if f.Said == schedule.Future {
		k.near, k.dir = first, schedule.Future
		k.runs = first.windows(-dctReach, -1, c.bounds)
		k.why = c.because(i, "month-ahead", fmt.Sprintf("published before %s", f.Month))
	} else {
		k.near, k.dir = yearless{month: f.Month, day: 28}, schedule.Past
		k.runs = first.windows(28, dctReach+28, c.bounds)
		k.why = c.because(i, "month-behind", fmt.Sprintf("published after %s", f.Month))
	}
	c.out = append(c.out, k)
}

// thisWeekday: "this Friday was" is written on that Friday or at the week's end, "this Friday will" in the days before.
func (c *dctClues) thisWeekday(i int) {
	f := &c.xs[i].Form
	dir, _, _ := dctClause(c.body, &c.xs[i], dctLead(c.body, c.xs, i))
	var from, to schedule.Day
	switch dir {
	case schedule.Past:
		from, to = 0, 2
	case schedule.Future:
		from, to = -6, 0
	default:
		return
	}
	day := c.bounds.From.Monday() + schedule.Day(f.Weekday-1)
	var runs, soft []schedule.Days
	for ; day <= c.bounds.To+7; day += 7 {
		runs = append(runs, schedule.Days{From: day + from, To: day + to})
		soft = append(soft, schedule.Days{From: day, To: day})
	}
	k := dctClue{rank: rankWeekly, runs: mergeRuns(runs)}
	if dir == schedule.Past {
		k.soft = soft
	}
	k.why = c.because(i, "this-weekday", fmt.Sprintf("%s lies %s, in the same week", time.Weekday(f.Weekday%7), map[bool]string{true: "just behind", false: "ahead"}[dir == schedule.Past]))
	c.out = append(c.out, k)
}
