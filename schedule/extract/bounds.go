package extract

import (
	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/lang"
	"dateline/schedule/lang/en"
)

// Days that bound something or date the arranging of it, and so date no happening themselves.

// noSlot tells why a time is no slot of the trigger, "" if it may be one.
func noSlot(d *document, f *frame, t *trigger, x *anchor.Resolved) string {
	if x == nil || x.First < f.First || x.First >= f.Last {
		return ""
	}
	switch {
	case datesCallingOff(d, f, x):
		return "dates the calling off or putting off, not the happening"
	case datesArranging(d, f, t, x):
		return "dates the arranging, not what is arranged"
	case besideFeast(d, f, x):
		return "a feast that something comes before or after"
	case wordBefore(d, f, x.First) == "since":
		return "begins a stretch that lasts"
	case limits(d, f, t, x):
		return "a limit, not the day"
	case lastsUntil(d, f, t, x):
		return "an end, no happening"
	case contrasted(d, f, x):
		return "not this day but another"
	case d.Lower(x.Last-1) == "day" && (d.Lower(x.Last) == "of" || x.Form.Ordinal != 0 && isOneOf(wordAt(d, f, x.First-1), "its", "their", "his", "her")):
		return "a part of something whose beginning it does not tell"
	}
	return ""
}

func wordAt(d *document, f *frame, i int) string {
	if i < f.First {
		return ""
	}
	return d.Lower(i)
}

// limits: "by Friday", "no later than January 28", "by Friday at the latest": the day may be any before it. "No earlier than" is how a
// launch is set for a day.
func limits(d *document, f *frame, t *trigger, x *anchor.Resolved) bool {
	if wordAt(d, f, x.First-1) == "by" && !t.kind.Deadline && !t.generic {
		return true
	}
	if i := x.First - 1; i-2 >= f.First && d.Lower(i) == "than" && d.Lower(i-1) == "later" && isOneOf(d.Lower(i-2), "no", "not") {
		return true
	}
	return d.Lower(x.Last) == "at" && d.Lower(x.Last+1) == "the" && d.Lower(x.Last+2) == "latest"
}

// lastsUntil: "the trial is expected to last until June 2", "the fair runs through Friday" tell the end alone.
func lastsUntil(d *document, f *frame, t *trigger, x *anchor.Resolved) bool {
	i := x.First - 1
	if !isOneOf(wordAt(d, f, i), "until", "till", "through") || x.Form.RangeTo >= 0 || t.kind.Deadline || daysLong(d, f, t) > 0 {
		return false
	}
	for j := i - 1; j >= f.First && j >= i-4 && f.wall[j+1-f.First] < 2; j-- {
		if goesOnTo.Has(d.Lower(j)) {
			return !untilOf(d, f, x)
		}
	}
	return false
}

var goesOnTo = lang.Words(`last lasts lasted lasting run runs running continue continues continued continuing stay stays remain remains extended goes go`)

// contrasted: "not on Thursday but on Friday".
func contrasted(d *document, f *frame, x *anchor.Resolved) bool {
	i := x.First - 1
	if i > f.First && (en.Preposition(d.Lower(i)) || d.Lower(i) == "this") {
		i--
	}
	if i < f.First || d.Lower(i) != "not" {
		return false
	}
	for j := x.Last; j < f.Last && j <= x.Last+3; j++ {
		if d.Lower(j) == "but" {
			for k := j + 1; k < f.Last && k <= j+3; k++ {
				if inTime(d, f, k) {
					return true
				}
			}
		}
	}
	return false
}

// arranges are past verbs that set or change the day of a happening: a day between the subject and one of them is its own.
var arranges = lang.Words(`announced confirmed set put moved scheduled rescheduled postponed called cancelled canceled agreed decided fixed proposed offered invited
	ordered asked urged demanded banned extended delayed adjourned suspended shifted pushed brought appointed named unveiled denied promised pledged`)

// datesArranging: "the minister on Tuesday put the next meeting on October 15", "on Tuesday the two sides set the talks for May 30".
func datesArranging(d *document, f *frame, t *trigger, x *anchor.Resolved) bool {
	if x.Direction == schedule.Future && x.Form.Weekday == 0 || x.Form.Clock != nil || x.Form.RangeTo >= 0 || t.np[0] < x.Last || t.np[0] <= x.First && x.Last <= t.np[1] {
		return false
	}
	v := x.Last
	for v < f.Last && en.Adverb(d.Lower(v)) {
		v++
	}
	if v < f.Last && arranges.Has(d.Lower(v)) && v < t.first && x.First > f.First+1 && !planOf(d, v) {
		return true
	}
	if x.First > f.First+1 {
		return false
	}
	// Fronted: the verb comes behind its subject, and the happening has a day of its own behind it.
	for i := x.Last; i < t.np[0]; i++ {
		if f.wall[i-f.First] >= 2 {
			return false
		}
		if w := d.Lower(i); arranges.Has(w) && !beForms.Has(d.Lower(i-1)) && !en.Determiner(d.Lower(i-1)) && nameAt(d, f, i) < 0 {
			return dayBehind(d, f, t.last)
		} else if modal.Has(w) || beForms.Has(w) && w != "'s" && w != "’s" {
			return false
		}
	}
	return false
}

// planOf: "on Tuesday, postponed from March", "Tuesday set for" tell what is planned for the day.
func planOf(d *document, v int) bool {
	return isOneOf(d.Lower(v+1), "from", "for", "by", "as", "to") && d.Lower(v+1) != "to"
}

// dayBehind: a day stands behind token i with the preposition of a slot.
func dayBehind(d *document, f *frame, i int) bool {
	for _, ti := range f.times {
		if y := &d.times[ti]; y.First >= i && isDay(y) && !y.Reporting && isOneOf(wordBefore(d, f, y.First), "on", "for", "to", "until", "till", "from") {
			return true
		}
	}
	return false
}

// datesCallingOff: "was postponed on Tuesday because of rain"; "on Thursday police banned the march of Saturday".
func datesCallingOff(d *document, f *frame, x *anchor.Resolved) bool {
	if x.First < f.First || x.First >= f.Last {
		return false
	}
	if calledOffThen(d, f, x) {
		return true
	}
	if x.Form.Clock != nil {
		return false
	}
	off := func(i int) bool {
		w := d.Lower(i)
		return en.Postpones(w) && w != "delay" && w != "delays" || en.Cancels(w) && w != "called" || w == "off" && hasCallBefore(d, f, i)
	}
	if w := d.Lower(x.First - 1); (w == "on" || off(x.First-1) || w == "last") && x.Direction == schedule.Past {
		for i := x.First - 1; i >= f.First && i >= x.First-2; i-- {
			if off(i) && i > f.First && (beForms.Has(d.Lower(i-1)) || d.Lower(i-1) == "been" || isOneOf(d.Lower(i-1), "called", "and")) {
				return true
			}
		}
	}
	if agentBefore(d, f, x) {
		return true
	}
	// Fronted, with another day behind the verb.
	if x.First-f.First > 3 || d.Lower(x.First-1) == "of" {
		return false
	}
	for i := x.Last; i < f.Last && i < x.Last+8; i++ {
		if f.wall[i-f.First] >= 2 {
			return false
		}
		if off(i) && !passive(d, f, i) && !(d.Lower(i) == "off" && passive(d, f, i-1)) {
			for _, ti := range f.times {
				if y := &d.times[ti]; y.First > i && isDay(y) {
					return true
				}
			}
		}
	}
	return false
}

// untilBefore: "stays open until December 20" names the end of a state.
func untilBefore(d *document, f *frame, x *anchor.Resolved) bool {
	if x.First <= f.First || x.First >= f.Last {
		return false
	}
	w := d.Lower(x.First - 1)
	return isOneOf(w, "until", "till", "through", "by") && x.Form.RangeTo < 0
}

// besideFeast: "immediately after the New Year holidays" dates nothing.
func besideFeast(d *document, f *frame, x *anchor.Resolved) bool {
	if x.Form.Holiday == "" && x.Rule != "holiday" || x.First < f.First || x.First >= f.Last {
		return false
	}
	for i := x.First - 1; i >= f.First && i >= x.First-3; i-- {
		if w := d.Lower(i); isOneOf(w, "after", "before", "until", "following", "since", "ahead", "from", "by") {
			return true
		}
	}
	return false
}
