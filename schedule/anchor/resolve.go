package anchor

import (
	"strings"
	"time"

	"dateline/schedule"
	"dateline/schedule/text"
	"dateline/schedule/timex"
)

// answer is one expression's place, seen from one day of publication.
type answer struct {
	s       span
	value   string
	rule    string
	differs bool // another possible day of publication gives another answer
}

// resolver walks the expressions of one document in order, seen from one day of publication (0 when unknown). It keeps
// what was spoken of before, for "the following day" and "that year".
type resolver struct {
	d          *text.Doc
	xs         []timex.Expression
	clauses    []clause
	dct        schedule.Day
	narrative  bool
	prev       span         // the latest stretch spoken of, of any size
	prevDay    span         // the latest day
	prevDayAt  int          // and the expression that named it
	headDay    span         // the latest day that stands alone on its line, over the items of a programme
	headAt     int          // and the expression that named it
	byOtherDay bool         // the clock at hand has its day from a day that was said
	prevQ      span         // the latest quarter
	quarterAt  int          // and the expression that named it
	story      span         // where a narrative stands
	spoken     stretch      // the latest run of days
	begun      schedule.Day // the day before the one at hand, which may begin a run
	week       schedule.Day // the first day of the week that a list is of
	month      schedule.Day // a day of the month spoken of
	monthAt    int          // and the expression that named it
	this       *[8]bool     // weekdays spoken of as "this Thursday"; nil before they are asked for
	at         int
}

func (r *resolver) run() []answer {
	r.narrative = r.isNarrative()
	out := make([]answer, len(r.xs))
	for i := range r.xs {
		r.at, r.byOtherDay = i, false
		x := &r.xs[i]
		a := r.resolve(x, &r.clauses[i])
		if i > 0 && r.xs[i-1].Form.RangeTo == i && !r.clauses[i-1].moved {
			a = a.behind(&out[i-1], &x.Form)
		}
		if a.s.known() && x.Type != timex.Duration {
			if a.value == "" {
				a.value = a.s.value()
			}
			r.remember(a.s, &r.clauses[i])
			r.speakOf(a.s)
		}
		if a.value == "" {
			a.value = x.Value
		}
		out[i] = a
	}
	return out
}

// behind moves the end of a range behind its beginning: "from next Monday to Friday", "from December 20 to January 3".
func (a answer) behind(start *answer, f *timex.Form) answer {
	if !a.s.known() || !start.s.first.Known() || a.s.first >= start.s.first || f.Year > 0 || f.BC || f.Unit != timex.UnitNone || a.s.bc > 0 {
		return a
	}
	switch {
	case f.Weekday > 0 && f.Month == 0 && f.Day == 0:
		a.s.first += (start.s.first - a.s.first + 6) / 7 * 7
	case f.Month > 0 && a.s.first.AddMonths(12) >= start.s.first && f.Weekday == 0:
		a.s.first = a.s.first.AddMonths(12)
	default:
		return a
	}
	a.value, a.rule = a.s.value(), "anchor/range"
	return a
}

// remember keeps a stretch for what counts from it. The date of a statement is nothing that later words count from, and
// a date farther off never hides a nearer one: years do not hide days.
func (r *resolver) remember(s span, c *clause) {
	if c.reporting && !r.narrative {
		return
	}
	f := &r.xs[r.at].Form
	// "last year", "a year earlier" are set beside what is told; the next "a year earlier" counts from that again.
	if r.narrative || f.Unit != timex.UnitYear || f.Shift >= 0 || f.Month > 0 {
		r.prev = s
	}
	if s.unit == timex.UnitDay && !overnight(&r.xs[r.at]) && (f.Clock == nil || f.Grain != schedule.GrainNone || r.byOtherDay) {
		r.prevDay = s
		r.prevDay.part, r.prevDay.clock = "", nil
		r.prevDayAt = r.at
		if r.aloneOnLine() {
			r.headDay, r.headAt = r.prevDay, r.at
		}
	}
	if s.unit == timex.UnitQuarter && s.season == "" && r.xs[r.at].Form.Shift == 0 {
		r.prevQ, r.quarterAt = s, r.at
	}
	// In a narrative a year by itself seldom moves the story on ("a film of 2004"); at the head of a sentence it does.
	if s.unit == timex.UnitDay || s.unit == timex.UnitMonth || s.season != "" || f.Mod != "" || r.opensSentence() {
		if s.first.Known() {
			r.story = s
		}
	}
}

// aloneOnLine reports whether the expression is all that its line says.
func (r *resolver) aloneOnLine() bool {
	x := &r.xs[r.at]
	n := r.d.SentenceOf(x.First)
	if n < 0 {
		return false
	}
	s := &r.d.Sentences[n]
	return x.First == s.First && s.Last-x.Last <= 1 && x.Form.Clock == nil
}

// ownLine reports whether the sentence at hand is a line of its own and no part of a paragraph.
func (r *resolver) ownLine() bool {
	n := r.d.SentenceOf(r.xs[r.at].First)
	if n < 0 {
		return false
	}
	ss := r.d.Sentences
	return (n == 0 || ss[n-1].Block != ss[n].Block) && (n+1 >= len(ss) || ss[n+1].Block != ss[n].Block)
}

// overnight is the night between the days spoken of; no later word counts from it.
func overnight(x *timex.Expression) bool {
	return x.Rule == "tonight" && strings.EqualFold(x.Text, "overnight")
}

func (r *resolver) opensSentence() bool {
	x := &r.xs[r.at]
	n := r.d.SentenceOf(x.First)
	return n >= 0 && x.First-r.d.Sentences[n].First <= 1
}

// isNarrative reports that the text tells of another time than that of its publication: most of the years it states lie
// well away from it. Its dates then count from one another.
func (r *resolver) isNarrative() bool {
	if !r.dct.Known() {
		return false
	}
	y, _, _ := r.dct.Date()
	years, far, dates, other, yearless, fresh := 0, 0, 0, 0, 0, 0
	for i := range r.xs {
		f := &r.xs[i].Form
		if f.Year == 0 && f.Month > 0 && f.Day > 0 {
			yearless++
		}
		if f.FromDCT && f.Unit != timex.UnitYear && f.Unit != timex.UnitNone || f.Weekday > 0 && f.Month == 0 {
			fresh++ // "next month", "on Saturday": words of one who writes today
		}
		if f.Year > 0 {
			years++
			if f.BC || f.Year < y-1 || f.Year > y+1 {
				far++
			}
			if f.Month > 0 {
				dates++
				if f.Year != y {
					other++
				}
			}
		}
	}
	// A feature tells of years long gone and announces what opens on 14 June: full dates are few in it, words of today some.
	feature := fresh >= 2 && other*2 < yearless
	return years >= 8 && far*10 >= years*8 && !feature || dates >= 6 && other*10 >= dates*8
}

// base is the day that relative words count from.
func (r *resolver) base(f *timex.Form) (schedule.Day, bool) {
	if f.FromPrevious {
		if f.Unit == timex.UnitDay && r.prevDay.known() {
			return r.prevDay.first, true
		}
		if f.Unit == timex.UnitDay {
			// "the second day", "by mid-afternoon" go on from the day at hand
			return r.dct, r.dct.Known() && (f.Ordinal > 0 || f.Shift == 0 && (f.DayPart != "" || f.Mod != ""))
		}
		if r.narrative && r.story.first.Known() {
			return r.story.first, true
		}
		if r.prev.first.Known() {
			return r.prev.first, true
		}
	}
	if r.narrative && r.story.first.Known() && !f.FromDCT {
		return r.story.first, true
	}
	return r.dct, r.dct.Known()
}

func (r *resolver) resolve(x *timex.Expression, c *clause) answer {
	f := &x.Form
	switch {
	case f.Ref != "":
		return answer{value: f.Ref, rule: "anchor/reference"}
	case x.Type == timex.Duration || x.Type == timex.Set:
		return answer{value: x.Value, rule: "anchor/words"}
	case f.Century > 0 || f.Decade > 0:
		return r.era(f)
	case f.BC:
		return answer{s: span{unit: timex.UnitYear, bc: f.Year}, rule: "anchor/stated"}
	}
	if r.narrative && f.Year > 0 && f.Year < 1000 {
		return answer{value: x.Value}
	}
	a := r.date(x, f, c)
	if !a.s.known() {
		return a
	}
	r.byOtherDay = a.rule != "anchor/publication"
	if f.Days != 0 && a.s.unit == timex.UnitDay {
		a.s.first += schedule.Day(f.Days)
	}
	if a.s.unit == timex.UnitDay {
		a.s.clock, a.s.part = f.Clock, f.DayPart
	}
	a.value = a.s.value()
	return a
}

func (r *resolver) era(f *timex.Form) answer {
	v := f.Calendar()
	s := span{}
	switch {
	case f.BC:
	case f.Decade > 0:
		s = span{unit: timex.UnitDecade, first: schedule.NewDay(f.Decade*10, 1, 1)}
	case f.Century > 1:
		s = span{unit: timex.UnitCentury, first: schedule.NewDay((f.Century-1)*100, 1, 1)}
	}
	return answer{s: s, value: v, rule: "anchor/stated"}
}

func (r *resolver) date(x *timex.Expression, f *timex.Form, c *clause) answer {
	dir := c.dir
	if f.Said != schedule.Either {
		dir = f.Said
	}
	if f.Holiday != "" {
		return r.feast(f, dir)
	}
	relative := f.FromDCT || f.FromPrevious
	switch {
	case relative && f.Unit != timex.UnitNone:
		return r.relative(x, f, dir)
	case f.Weekday > 0 && f.Month == 0 && f.Day == 0:
		return r.weekday(f, dir, c)
	case f.Month > 0 || f.Day > 0:
		return r.monthDay(f, dir, c)
	case f.Season != "":
		return r.season(f, dir)
	case f.Quarter > 0:
		return r.quarter(f, dir)
	case f.Half > 0:
		if f.Year > 0 {
			return answer{s: span{unit: timex.UnitYear, first: schedule.NewDay(f.Year, time.Month(f.Half*6-5), 1), half: f.Half}, rule: "anchor/stated"}
		}
	case f.Year > 0:
		return answer{s: span{unit: timex.UnitYear, first: schedule.NewDay(f.Year, 1, 1)}, rule: "anchor/stated"}
	case f.Clock != nil || f.DayPart != "":
		return r.bareClock(f)
	}
	return answer{}
}

// bareClock gives a clock without a day the day spoken of before in the same sentence, else the day of publication.
func (r *resolver) bareClock(f *timex.Form) answer {
	// "3:30 PM [20:30 GMT] on Wednesday": the day stands behind the clock or its twin
	for j, last := r.at+1, r.xs[r.at].Last; j < len(r.xs) && j <= r.at+2; j++ {
		n := &r.xs[j]
		if n.First-last > 6 || r.d.SentenceOf(n.First) != r.d.SentenceOf(last-1) {
			break
		}
		if n.Type == timex.Date && n.Form.Grain == schedule.GrainDay && (!n.Form.FromPrevious || n.Rule == "nth-of-run") && r.dayPhrase(last, n.First) {
			if a := r.resolve(n, &r.clauses[j]); a.s.known() {
				return answer{s: daySpan(a.s.first), rule: "anchor/same-sentence"}
			}
			break
		}
		if n.Form.Clock != nil && n.Form.Grain == schedule.GrainDay {
			if a := r.resolve(n, &r.clauses[j]); n.Form.Twin == r.at && a.s.known() {
				return answer{s: daySpan(a.s.first), rule: "anchor/twin"}
			}
			break
		}
		if n.Form.Clock == nil || n.Form.Twin != r.at && r.xs[r.at].Form.RangeTo != j {
			break
		}
		last = n.Last
	}
	// "9 to 11 a.m. on Friday"; in "from 2 p.m. till tomorrow, 4 p.m." the day is that of the end alone
	if to := r.xs[r.at].Form.RangeTo; to > r.at && r.xs[to].Form.Grain == schedule.GrainDay && r.xs[to].Rule != "day-clock" {
		if a := r.resolve(&r.xs[to], &r.clauses[to]); a.s.known() {
			return answer{s: daySpan(a.s.first), rule: "anchor/range"}
		}
	}
	if r.prevDay.known() && r.at > 0 {
		p := &r.xs[r.at-1]
		if r.narrative || r.d.SentenceOf(p.First) == r.d.SentenceOf(r.xs[r.at].First) {
			return answer{s: r.prevDay, rule: "anchor/same-sentence"}
		}
	}
	if r.dayOfParagraph() {
		return answer{s: r.prevDay, rule: "anchor/paragraph"}
	}
	if r.headDay.known() && (r.opensSentence() || r.headAt == r.prevDayAt && r.ownLine()) {
		return answer{s: r.headDay, rule: "anchor/heading"}
	}
	if r.dct.Known() {
		return answer{s: daySpan(r.dct), rule: "anchor/publication"}
	}
	return answer{}
}

// dayOfParagraph reports whether a clock goes on from a day said in one of the two sentences before it in the paragraph:
// "The funeral will be on Friday. The service begins at 2 p.m."
func (r *resolver) dayOfParagraph() bool {
	if !r.prevDay.known() || r.at == 0 {
		return false
	}
	n, m := r.d.SentenceOf(r.xs[r.at].First), r.d.SentenceOf(r.xs[r.prevDayAt].First)
	return n >= 0 && m >= 0 && n-m <= 2 && r.d.Sentences[n].Block == r.d.Sentences[m].Block && !r.clauses[r.at].reporting
}

// dayPhrase reports whether only marks and "on" stand between a clock and a day.
func (r *resolver) dayPhrase(from, to int) bool {
	for i := from; i < to; i++ {
		switch r.d.Lower(i) {
		case "on", ",", ")", "]", "(", "[", "in", "the":
		default:
			if !r.d.Tokens[i].Capital {
				return false
			}
		}
	}
	return true
}

// relative moves from a base by whole units, then narrows by what else is said.
func (r *resolver) relative(x *timex.Expression, f *timex.Form, dir schedule.Direction) answer {
	base, ok := r.base(f)
	if f.FromPrevious && f.Shift == 0 && f.Mod == "END" && dir == schedule.Future && !r.narrative && r.dct.Known() && f.Unit >= timex.UnitWeek {
		base, ok = r.dct, true // "will report by the end of the year": this one
	}
	if f.FromDCT && r.narrative && f.Unit != timex.UnitDay && r.prev.first.Known() {
		base = r.prev.first
	}
	if !r.narrative && r.dct.Known() && (x.Rule == "year-ago" || x.Rule == "period-last-year" || x.Rule == "the-quarter-ago") {
		base, ok = r.dct, true // beside the period reported on, which is this year's
	}
	if !ok {
		return answer{}
	}
	rule := "anchor/publication"
	if f.FromPrevious {
		rule = "anchor/previous"
	}
	// "a year earlier", "the year-ago quarter" keep the size of what was spoken of before
	if f.Unit == timex.UnitYear && f.Shift != 0 && f.Month == 0 && f.Season == "" && f.Quarter == 0 {
		if q, ok := r.yearAway(x, f); ok {
			return answer{s: q, rule: rule}
		}
	}
	if f.Unit == timex.UnitHour || f.Unit == timex.UnitMinute || f.Unit == timex.UnitSecond {
		return answer{}
	}
	if d, ok := r.dayOfRun(x, f); ok {
		return answer{s: daySpan(d), rule: "anchor/run"}
	}
	s := around(base, f.Unit)
	if f.Unit == timex.UnitQuarter && f.FromPrevious && f.Shift == 0 {
		if f.Year > 0 {
			q := around(r.dct, timex.UnitQuarter)
			if r.prevQ.known() {
				q = r.prevQ
			}
			_, m, _ := q.first.Date()
			return answer{s: around(schedule.NewDay(f.Year, m, 1), timex.UnitQuarter), rule: rule}
		}
		if r.prevQ.known() {
			return answer{s: r.prevQ, rule: rule}
		}
		if dir == schedule.Past {
			s = s.shift(-1)
		}
	}
	if overnight(x) && dir == schedule.Future {
		if r.prevDay.known() && r.prevDay.first >= base {
			return answer{s: daySpan(r.prevDay.first), rule: "anchor/previous"} // the night that follows
		}
		return answer{s: s, rule: rule}
	}
	s = s.shift(f.Shift)
	if x.Rule == "weekend" && f.FromDCT && f.Shift == 0 && !f.This && dir == schedule.Past && s.first > base {
		s = s.shift(-1) // "over the weekend, he kept asking": the one behind
	}
	if x.Rule == "year-end" && dir == schedule.Past && !r.narrative {
		s = s.shift(-1) // "since year-end": the one behind
	}
	y, m, _ := s.first.Date()
	switch {
	case f.Month > 0 && f.Day > 0:
		d, ok := schedule.ValidDate(y, f.Month, f.Day)
		if !ok {
			return answer{}
		}
		return answer{s: daySpan(d), rule: rule}
	case f.Month > 0:
		return answer{s: around(schedule.NewDay(y, f.Month, 1), timex.UnitMonth), rule: rule}
	case f.Day > 0:
		d, ok := schedule.ValidDate(y, m, f.Day)
		if !ok {
			return answer{}
		}
		return answer{s: daySpan(d), rule: rule}
	case f.Season != "":
		return answer{s: seasonSpan(y, f.Season), rule: rule}
	case f.Quarter > 0:
		return answer{s: around(schedule.NewDay(y, time.Month(f.Quarter*3-2), 1), timex.UnitQuarter), rule: rule}
	case f.Weekday > 0 && f.Ordinal != 0 && f.Unit == timex.UnitMonth:
		return answer{s: daySpan(nth(y, m, f.Weekday, f.Ordinal)), rule: "anchor/rule"}
	case f.Weekday > 0:
		return answer{s: daySpan(s.first.Monday() + schedule.Day(f.Weekday-1)), rule: rule}
	case f.Mod == "END" && f.Unit == timex.UnitYear && x.Rule == "year-end" && strings.Contains(x.Text, "-"):
		return answer{s: daySpan(schedule.NewDay(y, 12, 31)), rule: rule}
	}
	return answer{s: s, rule: rule}
}

// yearAway resolves "a year earlier" at the size of the stretch before: a quarter, month or day a year off.
func (r *resolver) yearAway(x *timex.Expression, f *timex.Form) (span, bool) {
	if x.Rule != "ago" && x.Rule != "year-ago" && x.Rule != "period-last-year" && x.Rule != "the-quarter-ago" && x.Rule != "years-quarter" {
		return span{}, false
	}
	if x.Rule == "ago" && f.FromDCT && (f.Shift != -1 || !r.prevQ.known()) {
		return span{}, false
	}
	shift := f.Shift
	if x.Rule != "ago" || f.Shift == -1 {
		if r.prevQ.known() && !r.narrative && r.quarterNear() {
			q := r.prevQ
			y, _, _ := q.first.Date()
			if dy, _, _ := r.dct.Date(); y < dy-1 || x.Rule != "ago" && y < dy {
				return q, true // the quarter a year ago is already spoken of
			}
			return around(q.first.AddMonths(12*shift), timex.UnitQuarter), true
		}
	}
	return span{}, false
}

// quarterNear reports whether the quarter is what was last measured: named shortly before, with no longer stretch ("the
// nine months") since.
func (r *resolver) quarterNear() bool {
	const few = 12
	if r.at-r.quarterAt > few {
		return false
	}
	for i := r.at - 1; i > r.quarterAt; i-- {
		if x := &r.xs[i]; x.Type == timex.Duration && (x.Form.Unit == timex.UnitMonth || x.Form.Unit == timex.UnitYear) {
			return false
		}
	}
	return r.d.SentenceOf(r.xs[r.at].First)-r.d.SentenceOf(r.xs[r.quarterAt].First) <= 3
}
