package extract

import (
	"slices"

	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/lang/en"
	"dateline/schedule/timex"
)

// Happenings of several days, and those of which only the week or the month is known.

// lasting gives a happening the end that its length in days states: "the three-day congress opens on Friday", "the four-day show
// runs until Friday".
func (c *candidate) lasting() {
	d, t, x := c.doc, &c.trig, c.day
	f := &d.frame[c.frame]
	if x == nil || c.when.Grain != schedule.GrainDay || c.when.Last != c.when.Day || c.clock != nil || c.heading || t.adjunct || x.Form.RangeTo >= 0 || x.First < f.First || x.First >= f.Last {
		return
	}
	n := daysLong(d, f, t)
	if n < 2 || inList(d, f, x) {
		return
	}
	switch w := wordBefore(d, f, x.First); {
	case w == "until" || w == "till" || w == "through" || w == "ends" || w == "ended" || w == "to", endsOn(d, f, x):
		c.when.Day -= schedule.Day(n - 1)
	case partDay(d, f, x):
	default:
		c.when.Last += schedule.Day(n - 1)
	}
}

// daysLong is how many days the words of the happening itself say that it lasts, 0 when they do not.
func daysLong(d *document, f *frame, t *trigger) int {
	const longest = 31
	if t.kind.Deadline {
		return 0 // "the 30-day ultimatum runs out on Friday"
	}
	for _, ti := range f.times {
		x := &d.times[ti]
		if x.Type != timex.Duration || x.Form.Unit != timex.UnitDay || x.Form.Count < 2 || x.Form.Count > longest || x.Form.Count != float64(int(x.Form.Count)) {
			continue
		}
		if t.np[0] <= x.First && x.Last <= t.np[1] && !t.verb {
			return int(x.Form.Count)
		}
		if w := d.Lower(x.First - 1); x.First > t.last && x.First-t.last < 10 && isOneOf(w, "last", "lasting", "lasts") {
			return int(x.Form.Count)
		}
	}
	return 0
}

// inList: one of several days that are named side by side.
func inList(d *document, f *frame, x *anchor.Resolved) bool {
	for _, ti := range f.times {
		y := &d.times[ti]
		if y == x && y.Form.Listed >= 0 || y.Form.Listed >= 0 && &d.times[y.Form.Listed] == x {
			return true
		}
	}
	return false
}

// endsOn: "the two-day summit ends on Friday", "concluded on Sunday".
func endsOn(d *document, f *frame, x *anchor.Resolved) bool {
	for i := x.First - 1; i >= f.First && i >= x.First-5; i-- {
		if isOneOf(d.Lower(i), "ends", "end", "ended", "concludes", "conclude", "concluded", "closes", "closed", "finishes", "finished", "wraps", "wrapped") {
			return true
		}
	}
	return false
}

// partDay: "the second day of the three-day fair", "on its final day, Friday".
func partDay(d *document, f *frame, x *anchor.Resolved) bool {
	for i := f.First; i+1 < f.Last; i++ {
		if d.Lower(i+1) == "day" && isOneOf(d.Lower(i), "second", "third", "final", "last", "closing", "middle") {
			return true
		}
	}
	return false
}

// attachVague proposes a happening of which only the week-end, the week or the month is known: "the talks resume next week", "a summit is
// planned for September". Its word must stand close: a month is more often the month of something else.
func (r *reader) attachVague(d *document, i int, x *anchor.Resolved) bool {
	f := &d.frame[i]
	w := &x.When
	if !w.Day.Known() || w.Grain < schedule.GrainMonth || w.Grain > schedule.GrainDay || x.Reporting || x.Form.RangeTo >= 0 || x.Type == timex.Set {
		return false
	}
	pub, known := r.dct.Day()
	if !known || w.Last < pub || x.Direction != schedule.Future || int(w.Day-pub) > 366 || x.Form.Quarter > 0 || x.Form.Season != "" || x.Form.Half > 0 {
		return false
	}
	best, score := -1, 0
	for k := range f.triggers {
		t := &f.triggers[k]
		if t.weak || t.adjunct || t.verb && x.Form.Weekend || t.generic || !t.kind.Public || t.kind.Weak {
			continue
		}
		if s := fit(d, f, t, x); s > score {
			best, score = k, s
		}
	}
	const close = 8
	if best < 0 || score < close || noSlot(d, f, &f.triggers[best], x) != "" || bounded(d, f, x) {
		return false
	}
	r.propose(d, i, f.triggers[best], x, nil, false, score)
	return true
}

// bounded: "by next week", "until September", "before the end of June": no slot, a limit.
func bounded(d *document, f *frame, x *anchor.Resolved) bool {
	if x.Form.Mod == "END" || x.Form.Mod == "START" {
		return x.Form.Mod == "END" && isOneOf(wordBefore(d, f, x.First), "by", "before", "until", "till", "through", "to")
	}
	return isOneOf(wordBefore(d, f, x.First), "by", "before", "until", "till", "through", "to", "after", "within", "from", "of", "during")
}

// finer drops a happening of a week-end, a week or a month that the article also gives a day in it.
func (r *reader) finer() {
	for _, a := range r.found {
		weekend := a.day != nil && a.day.Form.Weekend
		if a.gone || a.when.Grain >= schedule.GrainDay && !weekend || !a.when.Day.Known() {
			continue
		}
		a.gone = slices.ContainsFunc(r.found, func(b *candidate) bool {
			within := b != a && !b.gone && b.when.Day.Known() && b.when.Day >= a.when.Day && b.when.Day <= a.when.Last
			if weekend && within && b.when.Grain >= schedule.GrainDay && !b.trig.generic {
				return true // what a week-end brings is told day by day
			}
			return within && b.when.Grain > a.when.Grain && kinOf(a.trig.kind.Name) == kinOf(b.trig.kind.Name) && compatibleNames(a.who, b.who)
		})
	}
}

// beyondApposition finds the happening of a fronted day behind the words that say what day it is: "On Saturday, the 50th anniversary
// of the flood, a memorial service will be held"; -1 for none.
func beyondApposition(d *document, f *frame, x *anchor.Resolved) int {
	const long = 25
	i := x.Last
	if x.First > f.First+2 || i+1 >= f.Last || d.Text(i) != "," || !en.Determiner(d.Lower(i+1)) {
		return -1
	}
	marks := false
	for i++; i < f.Last && i < x.Last+long; i++ {
		if isOneOf(d.Lower(i), "anniversary", "birthday", "eve", "day", "feast", "holiday", "deadline", "centenary", "bicentenary", "jubilee") {
			marks = true
		} else if modal.Has(d.Lower(i)) && !inTime(d, f, i) {
			return -1
		}
		if d.Text(i) == "," && !inTime(d, f, i) {
			break
		}
	}
	if !marks || i >= f.Last || d.Text(i) != "," {
		return -1
	}
	for i++; i < f.Last && inTime(d, f, i); i += 2 { // "… of the flood of May 13, 1973, a service": a year of its own
	}
	for k := range f.triggers {
		if t := &f.triggers[k]; t.np[0] >= i && !t.adjunct {
			if strongest, _ := f.wallBetween(i, t.first); strongest < 2 {
				return k
			}
			return -1
		}
	}
	return -1
}
