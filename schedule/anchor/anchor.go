// Package anchor turns underspecified time expressions into days and instants, given the document time, the tense of
// the clause, the expressions around them and a zone. It is pure: every answer is a function of its arguments.
package anchor

import (
	"fmt"
	"strings"

	"dateline/schedule"
	"dateline/schedule/text"
	"dateline/schedule/timex"
)

// Resolved is a time expression with its place in the calendar.
type Resolved struct {
	timex.Expression
	Resolved  string             // TIMEX3 value with the document time: "2022-01-10", "2021-12-30T20:30"
	When      schedule.When      // day, week or month it means; Clock filled where said; Open while the day depends on more
	Direction schedule.Direction // where the tense of its clause points
	Reporting bool               // it dates the saying ("said on Wednesday", "in a statement on late Wednesday"), not what is said
}

// Resolve places expressions in the calendar, each as far as the document time allows: what differs among the possible
// days of publication stays open.
func Resolve(d *text.Doc, xs []timex.Expression, dct schedule.DocTime) []Resolved {
	xs = joinBrackets(settleNumeric(xs))
	out := make([]Resolved, len(xs))
	clauses := make([]clause, len(xs))
	for i := range xs {
		clauses[i] = clauseOf(d, &xs[i])
		out[i] = Resolved{Expression: xs[i], Direction: clauses[i].dir, Reporting: clauses[i].reporting}
	}
	inheritTense(xs, clauses)
	days := possible(dct)
	var first, more []answer
	for i, day := range days {
		r := resolver{d: d, xs: xs, clauses: clauses, dct: day}
		as := r.run()
		if i == 0 {
			first = as
			continue
		}
		more = as
		for k := range first {
			if first[k].s != more[k].s || first[k].value != more[k].value {
				first[k].differs = true
			}
		}
	}
	for i := range out {
		out[i].finish(d, &clauses[i], &first[i], dct)
	}
	countOn(out)
	firstDays(d, out)
	for i := range out { // a range lasts to where its end begins
		if to := xs[i].Form.RangeTo; to > i && to < len(out) && xs[i].Type == timex.Date && !clauses[i].moved {
			a, b := &out[i].When, &out[to].When
			switch {
			case a.Day.Known() && b.Day >= a.Day:
				a.Last = max(b.Last, b.Day)
			case a.Open != nil && b.Open != nil:
				a.Open.Span = daysBetween(a.Open, b.Open)
			}
		}
	}
	return out
}

// possible lists days that stand for all days of publication: the ends of every run, since answers only move forward
// with the day of publication. An unknown time is the zero day.
func possible(dct schedule.DocTime) []schedule.Day {
	const enough = 16
	var out []schedule.Day
	for i, r := range dct.Runs {
		if i >= enough {
			r = dct.Runs[len(dct.Runs)-1]
		}
		out = append(out, r.From)
		if r.To != r.From {
			out = append(out, r.To)
		}
		if i >= enough {
			break
		}
	}
	if out == nil {
		out = []schedule.Day{0}
	}
	return out
}

func clauseOf(d *text.Doc, x *timex.Expression) clause {
	n := d.SentenceOf(x.First)
	if n < 0 {
		return clause{tok: -1}
	}
	s := &d.Sentences[n]
	c := tenseOf(d, s, x)
	if x.Form.Grain != schedule.GrainDay && x.Form.Clock == nil && x.Form.DayPart == "" {
		c.reporting = false // "reported third-quarter profit": only days date a statement
	}
	heading := d.In == schedule.InTitle || s.Block < len(d.Blocks) && d.Blocks[s.Block].Kind == schedule.Heading
	if heading && !c.sure && c.dir == schedule.Either {
		c.dir = schedule.Future // headlines in the present tense look ahead
	}
	if c.tok < 0 && x.Form.Year == 0 && x.Form.Month > 0 && x.Form.Day > 0 && x.First-s.First <= 1 && (heading || listLine(d, s, x)) {
		c.dir, c.list = schedule.Future, true
	}
	return c
}

// listLine reports whether the sentence is a line of a programme, led by its date: "July 23 to 26: second meeting".
func listLine(d *text.Doc, s *text.Sentence, x *timex.Expression) bool {
	const long = 30
	if s.Last-s.First > long || s.Last == x.Last {
		return false
	}
	if s.Block < len(d.Blocks) && d.Blocks[s.Block].Kind == schedule.Item {
		return true
	}
	for i := x.Last; i < s.Last && i < x.Last+4; i++ {
		switch d.Text(i) {
		case ":", "–", "—", "-":
			return i+1 < s.Last && d.Tokens[i+1].Space
		}
	}
	return false
}

// inheritTense lets members of a list or range look where its first member looks.
func inheritTense(xs []timex.Expression, cs []clause) {
	for i := range xs {
		if i > 0 && cs[i].tok < 0 && (cs[i].dir == schedule.Either || cs[i].list) && !cs[i-1].reporting && cs[i-1].sure && xs[i].Form.Month > 0 && xs[i].Form.Day > 0 {
			cs[i].dir, cs[i].sure = cs[i-1].dir, cs[i-1].sure // a line of a list without a verb goes on as the text did
		}
		if l := xs[i].Form.Listed; l >= 0 && l < i {
			cs[i].dir, cs[i].sure, cs[i].list, cs[i].nearest = cs[l].dir, cs[l].sure, cs[l].list, cs[l].nearest
		}
		if to := xs[i].Form.RangeTo; to > i && to < len(cs) {
			if cs[i].moved {
				cs[to].dir, cs[to].nearest = schedule.Future, false // the slot taken lies ahead
				continue
			}
			cs[to].dir, cs[to].sure, cs[to].list, cs[to].nearest = cs[i].dir, cs[i].sure, cs[i].list, cs[i].nearest
		}
	}
}

// finish writes what the words, the tense and the document time together say.
func (r *Resolved) finish(d *text.Doc, c *clause, a *answer, dct schedule.DocTime) {
	f := &r.Form
	w := &r.When
	w.Clock = f.Clock
	w.Length = f.Length
	if a.differs || !a.s.known() {
		r.Resolved = r.Value
		if a.value != "" && !a.differs {
			r.Resolved = a.value
		}
		w.Open = openOf(f, c.dir)
	} else {
		r.Resolved = a.value
		s := a.s
		if s.first.Known() {
			w.Day, w.Last = s.first, s.last()
			switch s.unit {
			case timex.UnitDay, timex.UnitNone:
				w.Grain = schedule.GrainDay
			case timex.UnitWeek, timex.UnitWeekend:
				w.Grain = schedule.GrainWeek
			case timex.UnitMonth:
				w.Grain = schedule.GrainMonth
			case timex.UnitYear:
				w.Grain = schedule.GrainYear
			case timex.UnitQuarter:
				w.Grain = schedule.GrainMonth
			default:
				w.Grain = schedule.GrainYear
			}
			if s.half > 0 {
				w.Grain = schedule.GrainMonth
			}
			if w.Grain == schedule.GrainWeek && f.Weekend {
				w.Grain = schedule.GrainDay
			}
		}
		w.Implied = impliedBy(f, w.Grain)
	}
	if r.Type == timex.Duration {
		r.ahead(d, c, dct)
	}
	r.When.Why = because(r, d, c, a)
}

// ahead gives "in two weeks" after a future verb the time it points to, as coarse as its unit; its value stays a length.
func (r *Resolved) ahead(d *text.Doc, c *clause, dct schedule.DocTime) {
	f := &r.Form
	day, ok := dct.Day()
	n := int(f.Count)
	if !ok || c.dir != schedule.Future || d.Lower(r.First-1) != "in" || n < 1 || float64(n) != f.Count || f.Fiscal || strings.HasPrefix(strings.ToLower(r.Text), "the ") {
		return
	}
	w := &r.When
	switch f.Unit {
	case timex.UnitDay:
		w.Grain, w.Day = schedule.GrainDay, day+schedule.Day(n)
		w.Last = w.Day
	case timex.UnitWeek:
		w.Grain, w.Day = schedule.GrainWeek, day.Monday()+schedule.Day(7*n)
		w.Last = w.Day + 6
	case timex.UnitMonth:
		s := around(day, timex.UnitMonth).shift(n)
		w.Grain, w.Day, w.Last = schedule.GrainMonth, s.first, s.last()
	default:
		return
	}
	w.Length = 0
	w.Implied = schedule.ImpliedYear | schedule.ImpliedMonth | schedule.ImpliedDay
}

// impliedBy lists the parts that the words left out and anchoring supplied.
func impliedBy(f *timex.Form, g schedule.Grain) schedule.Missing {
	var m schedule.Missing
	if f.Year == 0 {
		m |= schedule.ImpliedYear
		if f.Month == 0 && g >= schedule.GrainMonth {
			m |= schedule.ImpliedMonth
			if f.Day == 0 && g >= schedule.GrainDay {
				m |= schedule.ImpliedDay
			}
		}
	}
	return m
}

// openOf writes down what the words themselves demand of the day, nil when they demand nothing a document time could meet.
func openOf(f *timex.Form, dir schedule.Direction) *schedule.Open {
	o := schedule.Open{Year: f.Year, Month: f.Month, MonthDay: f.Day, Weekday: f.Weekday, Direction: dir}
	if f.Said != schedule.Either {
		o.Direction = f.Said
	}
	switch {
	case f.Ref != "" || f.FromPrevious || f.BC || f.Days != 0 || f.Ordinal != 0:
		return nil
	case f.FromDCT && f.Unit == timex.UnitDay && f.Month == 0 && f.Weekday == 0:
		o.HasOffset, o.Offset = true, f.Shift
	case f.FromDCT && (f.Unit == timex.UnitWeek || f.Unit == timex.UnitWeekend):
		o.HasWeek, o.Weeks = true, f.Shift
		if f.Weekend && o.Weekday == 0 {
			o.Weekday, o.Span = 6, 1
		}
	case f.FromDCT && f.This && f.Weekday > 0:
		o.HasWeek = true
	}
	if o.Year == 0 && o.Month == 0 && o.MonthDay == 0 && o.Weekday == 0 && !o.HasOffset && !o.HasWeek {
		return nil
	}
	return &o
}

// because tells why: the words, the tense that pointed, the day of publication.
func because(r *Resolved, d *text.Doc, c *clause, a *answer) *schedule.Because {
	var tree struct { // the nodes that nearly every expression has, in one piece of memory
		top, leaf, tense schedule.Because
		from             [2]*schedule.Because
	}
	tree.leaf = schedule.Because{Rule: "timex/" + r.Rule, Got: r.Value, Span: r.Span, Quote: r.Text}
	tree.from[0] = &tree.leaf
	top := &tree.top
	*top = schedule.Because{Rule: a.rule, Got: r.Resolved, Span: r.Span, Quote: r.Text, From: tree.from[:1]}
	if top.Rule == "" {
		top.Rule = "anchor/words"
	}
	if r.When.Open != nil {
		top.Rule = "anchor/open"
	}
	if r.Form.Clock != nil && r.Form.Clock.Hour == 24 {
		top.From = append(top.From, midnight(r))
	}
	if c.tok >= 0 && c.dir != schedule.Either {
		t := &d.Tokens[c.tok]
		tree.tense = schedule.Because{
			Rule: "anchor/tense", Got: c.dir.String(), Span: schedule.Span{In: d.In, Start: int(t.Start), End: int(t.End)}, Quote: d.Src[t.Start:t.End],
		}
		top.From = append(top.From, &tree.tense)
	}
	return top
}

// midnight is the other reading of "midnight on Sunday": the words are read as the end of that day, and may mean its beginning.
func midnight(r *Resolved) *schedule.Because {
	got := "may be the beginning of the day, 24 hours earlier"
	if d := r.When.Day; d.Known() {
		got = fmt.Sprintf("may be %sT00:00, not %sT00:00", d, d+1)
	}
	return &schedule.Because{Rule: "anchor/midnight", Got: got, Span: r.Span, Quote: r.Text, Rejected: true}
}
