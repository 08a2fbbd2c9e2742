package extract

import (
	"strings"

	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/lang"
	"dateline/schedule/text"
)

// One happening that goes on for days: its days listed one after the other, or its end told apart from its beginning.

// consecutive joins listed days that follow each other ("January 10, 11 and 12", "on Wednesday and Thursday") into one run
// where one happening goes on for days: "the summit", "the fair". Several happenings ("concerts on June 5 and 6"), those
// that last for hours and days with hours of their own stay apart. It returns the last of
// them and how many follow the first, and marks those it used.
func (r *reader) consecutive(d *document, f *frame, ti int, done map[int]bool) (last, more int) {
	if isClock(&d.times[ti]) || done[ti] {
		return ti, 0
	}
	last = ti
	for _, k := range f.times {
		x := &d.times[k]
		if k <= last || !isDay(x) || d.twin[k] {
			continue
		}
		if !listedBetween(d, d.times[last].Last, x.First) || x.Form.FromPrevious {
			break // "on January 9, and a day later the ministers gather"
		}
		if strongest, _ := f.wallBetween(d.times[last].Last, x.First); strongest >= 3 {
			break // "opens on Monday, and on Tuesday the board meets"
		}
		if isClock(x) || x.Form.RangeTo >= 0 || !dayAfter(&d.times[last], x) {
			return ti, 0 // "October 1 and 5": a list of days, each for itself
		}
		last = k
		more++
	}
	if last == ti || clockFor(d, f, ti) >= 0 || clockFor(d, f, last) >= 0 {
		return ti, 0
	}
	best, score := -1, -100
	for k := range f.triggers {
		if s := fit(d, f, &f.triggers[k], &d.times[ti]); s > score {
			best, score = k, s
		}
	}
	if best < 0 || !lastsDays(d, f, &f.triggers[best]) {
		return ti, 0
	}
	for _, k := range f.times {
		if k > ti && k <= last {
			done[k] = true
		}
	}
	return last, more
}

// listedBetween: nothing but "and", commas and "on" stands between two days.
func listedBetween(d *document, from, to int) bool {
	if to <= from || to-from > 4 {
		return false
	}
	for i := from; i < to; i++ {
		if !isOneOf(d.Lower(i), "and", ",", "&", "on", "the") {
			return false
		}
	}
	return true
}

// hourLong kinds are over within a day: two days are two of them.
var hourLong = lang.Words("strike call press-conference match concert funeral eclipse launch decision announcement results vote")

// lastsDays reports a single happening that can last for days.
func lastsDays(d *document, f *frame, t *trigger) bool {
	if hourLong.Has(string(t.kind.Name)) {
		return false
	}
	for i := f.First; i < f.Last; i++ {
		if isOneOf(d.Lower(i), "each", "both", "respectively", "separate", "either", "every") {
			return false
		}
	}
	if t.verb {
		return t.kind.Name == "closure" || t.kind.Name == "strike"
	}
	head := d.Lower(t.last - 1)
	return !strings.HasSuffix(head, "s") || isOneOf(head, "talks", "negotiations", "consultations", "celebrations", "games", "championships", "exercises", "olympics", "headquarters")
}

// dayAfter reports that b is the day after a, also while both wait for a year, or are weekdays that follow each other
// though each alone would be the next one ("on Monday, Tuesday and Wednesday", written on a Tuesday).
func dayAfter(a, b *anchor.Resolved) bool {
	if p, q := &a.Form, &b.Form; p.Weekday != 0 && q.Weekday != 0 && p.Day == 0 && q.Day == 0 && p.Said == q.Said {
		return q.Weekday == p.Weekday%7+1
	}
	if a.When.Grain == schedule.GrainDay && b.When.Grain == schedule.GrainDay {
		return b.When.Day == a.When.Day+1
	}
	x, y := a.When.Open, b.When.Open
	return x != nil && y != nil && x.Month == y.Month && x.MonthDay != 0 && y.MonthDay == x.MonthDay+1
}

// ending are the verbs behind which a day ends what an earlier day began.
var ending = lang.Words("end ends ended ending conclude concludes concluded concluding finish finishes finished finishing close closes closing")

// lasting are the verbs behind which "until", "to" or "through" a time ends what an earlier time began.
var lasting = lang.Words("run runs running ran last lasts lasting continue continues continuing extend extends extending go goes on")

// endsIt: "took place last night and concluded this morning", "opens on May 2 and should end Friday, May 5": the second time
// ends what the first one dates. It returns the first, -1 when the time ends nothing.
func endsIt(d *document, f *frame, ti int) int {
	t := &d.times[ti]
	verb := t.First - 1
	until := false
	for verb > f.First && isOneOf(d.Lower(verb), "on", "by", "at", "late", "the", "to", "through", "until", "till") {
		until = until || isOneOf(d.Lower(verb), "to", "through", "until", "till")
		verb--
	}
	if verb <= f.First || !(ending.Has(d.Lower(verb)) || until && lasting.Has(d.Lower(verb))) {
		return -1
	}
	for n := len(f.times) - 1; n >= 0; n-- {
		k := f.times[n]
		if k >= ti || !isDay(&d.times[k]) && !isClock(&d.times[k]) {
			continue
		}
		if noun := nounBetween(d, f, d.times[k].Last, verb); noun {
			return -1 // "opens on Monday and the campaign ends on Friday": another happening ends
		}
		return k
	}
	return -1
}

// nounBetween reports a subject of its own before a verb: a word between it and the conjunction before it that is no auxiliary.
func nounBetween(d *document, f *frame, from, verb int) bool {
	for i := verb - 1; i >= from; i-- {
		w := d.Lower(i)
		if isOneOf(w, "and", "but", ",", "then") {
			return false
		}
		if d.Tokens[i].Kind == text.Word && !modal.Has(w) && !beForms.Has(w) && !isOneOf(w, "to", "likely", "now", "expected", "due", "set", "scheduled", "it", "they", "which", "probably", "also") {
			return true
		}
	}
	return false
}

// runTo: "European Parliament plenary session opens (to May 12)", below the day on which it opens.
func runTo(d *document, f *frame, end *anchor.Resolved, carry *carried) *anchor.Resolved {
	if !carry.heading || carry.day == nil || isClock(end) || end.First == f.First || d.Lower(end.First-1) != "to" || end.First-2 < f.First || d.Tokens[end.First-2].Kind != text.Punct {
		return nil
	}
	run := *carry.day
	if lasts(&run, end); run.When.Last == carry.day.When.Last && run.When.Open == carry.day.When.Open {
		return nil
	}
	return &run
}

// lasts stretches a day to the day that ends it.
func lasts(from, to *anchor.Resolved) {
	const longest = 60
	switch {
	case from.When.Grain == schedule.GrainDay && to.When.Grain >= schedule.GrainDay:
		if n := to.When.Day - from.When.Day; n > 0 && n <= longest && from.When.Last == from.When.Day {
			from.When.Last = to.When.Day
		}
	case from.When.Open != nil && to.When.Open != nil && from.When.Open.Month == to.When.Open.Month && from.When.Open.MonthDay != 0 && to.When.Open.MonthDay > from.When.Open.MonthDay:
		o := *from.When.Open
		o.Span = to.When.Open.MonthDay - o.MonthDay
		from.When.Open = &o
	}
}
