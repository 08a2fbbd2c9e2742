package anchor

import (
	"dateline/schedule"
	"dateline/schedule/lang"
	"dateline/schedule/text"
	"dateline/schedule/timex"
)

// Arranging is done in the past, and what is arranged lies ahead: "called a meeting for Friday", "was pushed back from
// Thursday to Sunday". The date belongs to the thing, not to the verb.

// arranging verbs set the day of a happening behind "for".
var arranging = lang.Words(`called scheduled rescheduled convened summoned convoked set fixed arranged organised organized planned booked proposed demanded
	requested sought invited ordered appointed earmarked advertised advised moved agreed won`)

// moving verbs take a happening from one slot to another.
var moving = lang.Words(`moved shifted pushed put brought rescheduled postponed delayed deferred transferred switched changed advanced slipped slid`)

// arrangedFor reports that the past verb before a date sets it: "called a meeting for Friday". "Was jailed for Monday's attack"
// and "set aside for Sunday service" set nothing: there the date belongs to a noun behind it.
func arrangedFor(d *text.Doc, s *text.Sentence, verb, first, last int) bool {
	if first-1 <= verb || d.Lower(first-1) != "for" || !arranging.Has(d.Lower(verb)) {
		return false
	}
	if last >= s.Last || d.Tokens[last].Kind == text.Punct && d.Text(last) != "-" {
		return true
	}
	switch d.Lower(last) {
	case "at", "in", "to", "and", "or", "on", "with", "between", "after", "before", "from", "but", "as", "when", "over", "about", "if", "that", "because", "ahead", "by":
		return true
	}
	return false
}

// movedFrom finds the verb of moving whose old slot begins at first, -1 for none: "has been pushed back from Thursday to".
func movedFrom(d *text.Doc, s *text.Sentence, first int) int {
	const reach = 12
	i := first - 1
	if d.Lower(i) == "the" {
		i--
	}
	if i <= s.First || d.Lower(i) != "from" {
		return -1
	}
	for j := i - 1; j >= s.First && j >= i-reach; j-- {
		if w := d.Lower(j); moving.Has(w) {
			return j
		}
		if d.Tokens[j].Kind == text.Punct && d.Text(j) != "-" || verbAt(d, s, j) != none {
			return -1
		}
	}
	return -1
}

// leaves places the slot that a move left by the one it took: the last such weekday before a later one, the first behind an
// earlier one ("brought forward from Friday to Wednesday").
func (r *resolver) leaves(f *timex.Form) (schedule.Day, bool) {
	x := &r.xs[r.at]
	to := x.Form.RangeTo
	if to <= r.at || to >= len(r.xs) || !r.dct.Known() {
		return 0, false
	}
	a := r.resolve(&r.xs[to], &r.clauses[to])
	if !a.s.known() || a.s.unit != timex.UnitDay {
		return 0, false
	}
	dir, from := schedule.Past, a.s.first-1
	if r.forward(x) {
		dir, from = schedule.Future, a.s.first+1
	}
	return solve(schedule.Open{Weekday: f.Weekday, Direction: dir}, from)
}

// forward reports a move to an earlier day.
func (r *resolver) forward(x *timex.Expression) bool {
	const reach = 8
	for i := x.First - 1; i >= 0 && i >= x.First-reach; i-- {
		switch r.d.Lower(i) {
		case "forward", "forwards", "ahead", "earlier", "advanced":
			return true
		}
	}
	return false
}

// givenUpFor reports a plan that another one ahead takes the place of: "was to have opened its sitting on Monday, will instead open on
// Wednesday" speaks of a Monday to come.
func givenUpFor(d *text.Doc, s *text.Sentence, verb, last int) bool {
	if d.Lower(verb-1) != "have" || d.Lower(verb-2) != "to" || d.Lower(verb-3) != "was" && d.Lower(verb-3) != "were" {
		return false
	}
	for i := last; i+1 < s.Last; i++ {
		if w := d.Lower(i); w == "will" && (d.Lower(i+1) == "instead" || d.Lower(i+1) == "now") || w == "instead" && d.Lower(i+1) == "will" {
			return true
		}
	}
	return false
}
