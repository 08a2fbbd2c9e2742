package extract

import (
	"strings"

	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/lang"
	"dateline/schedule/lang/en"
)

// When a candidate is, whether it lies ahead or behind, and whether what lies behind is told as held.

// appointed: "negotiations appointed to January 8": the participle before a date says when, its past tense nothing.
func appointed(d *document, f *frame, x *anchor.Resolved) bool {
	if x == nil || x.First < f.First || x.First >= f.Last {
		return false
	}
	for i := x.First - 1; i >= f.First && i >= x.First-3; i-- {
		w := d.Lower(i)
		if isOneOf(w, "appointed", "scheduled", "set", "due", "fixed", "slated", "planned", "arranged", "booked", "billed") {
			return !pastBe(d, f, i)
		}
		if !en.Preposition(w) && !en.Determiner(w) {
			return false
		}
	}
	return false
}

// slot sets when the candidate is and decides whether a calendar wants it; it returns the reason if not.
func (r *reader) slot(c *candidate) string {
	if c.day != nil {
		c.when = c.day.When
		c.when.Clock = nil
	}
	if c.clock != nil {
		r.setClock(c)
	}
	if c.length != nil {
		c.when.Length = c.length.Form.Length
	}
	r.yearFromNeighbour(c)
	c.lasting()
	c.when.Why = r.because(c)
	if c.when.Grain < schedule.GrainDay {
		if c.when.Day.Known() && c.when.Open == nil && c.direction() == schedule.Future && c.status != schedule.Denied {
			return "" // a week or a month, of which attachVague has seen to the words
		}
		if c.when.Open == nil && c.when.Clock == nil {
			return "no day is known"
		}
		if c.trig.generic || c.trig.kind.Weak {
			return "no day is known, and only a verb says that something happens"
		}
		if c.direction() == schedule.Past && c.status == schedule.Scheduled && !appointed(c.doc, &c.doc.frame[c.frame], c.day) {
			if !c.trig.kind.Public || !c.toldAsHeld() {
				return "tells of the past"
			}
			c.status = schedule.Held
		}
		return ""
	}
	pub, known := r.dct.Day()
	dir := c.direction()
	if dir == schedule.Past && appointed(c.doc, &c.doc.frame[c.frame], c.day) {
		dir = schedule.Future
	}
	if known && c.stillAhead(pub) {
		dir = schedule.Future
		if c.clock != nil {
			c.when.Grain = schedule.GrainDay
			r.setClock(c)
		}
	}
	if known && justPassed(&c.when, pub) {
		dir = schedule.Past
	}
	if !known {
		switch {
		case r.dct.Known() && c.when.Day < r.dct.Runs[0].From-heldWindow:
			return "lies long before the article"
		case !r.dct.Known() && (dir != schedule.Future || c.fronted() && !c.saysAhead() || c.when.Day < oldest()):
			return "not told as ahead, in an article without a date"
		case dir == schedule.Past && c.status == schedule.Scheduled && (!r.dct.Known() || c.when.Day <= r.dct.Runs[len(r.dct.Runs)-1].To):
			if !c.trig.kind.Public || c.trig.generic || !c.toldAsHeld() {
				return "tells of the past"
			}
			c.status = schedule.Held
		}
		return ""
	}
	ahead := int(c.when.Last - pub)
	switch {
	case int(c.when.Day-pub) < -heldWindow && ahead < 0:
		return "lies long before the article"
	case int(c.when.Day-pub) > 3*366:
		return "lies years ahead"
	case c.status == schedule.Denied:
		return ""
	case ahead < 0 || ahead == 0 && c.when.Last == c.when.Day && dir == schedule.Past:
		return r.behind(c, dir)
	case int(c.when.Day) < int(pub)-heldWindow:
		return "began long before the article"
	}
	return ""
}

// justPassed puts a date without a year that would lie nearly a year ahead back to where it has just been: nobody
// announces the day after tomorrow's anniversary of last week without saying the year.
func justPassed(w *schedule.When, pub schedule.Day) bool {
	if w.Grain != schedule.GrainDay || !w.Implied.Has(schedule.ImpliedYear) || w.Day-pub < 300 {
		return false
	}
	back := w.Day.AddMonths(-12)
	if pub-back > heldWindow {
		return false
	}
	w.Last -= w.Day - back
	w.Day = back
	return true
}

// stillAhead puts right a weekday behind "until" or "ahead of" that the past tense of its clause put into the past ("said
// nothing until after the funeral on Monday"), and a date without a year in a line without a verb.
func (c *candidate) stillAhead(pub schedule.Day) bool {
	if c.day == nil || c.when.Grain < schedule.GrainDay || c.when.Day >= pub {
		return false
	}
	form := &c.day.Form
	if c.trig.adjunct && c.day.First >= c.trig.np[0] && aheadWord(c.doc, &c.doc.frame[c.frame], &c.trig) && form.Weekday != 0 && form.Day == 0 && form.Said == schedule.Either && pub-c.when.Day <= 7 {
		c.when.Day, c.when.Last = c.when.Day+7, c.when.Last+7
		return true
	}
	if form.Weekday != 0 && form.Day == 0 && form.Said == schedule.Either && pub-c.when.Day <= 7 && !c.toldInPast() && (c.status == schedule.Scheduled || c.status == schedule.Proposed) {
		c.when.Day, c.when.Last = c.when.Day+7, c.when.Last+7 // "The choir sing at the church on Tuesday"
		if c.when.Grain == schedule.GrainInstant {
			c.when.Grain = schedule.GrainDay
		}
		return true
	}
	if c.status == schedule.Proposed && c.state.Len() > 0 && form.Weekday != 0 && form.Day == 0 && form.Said == schedule.Either && !form.FromPrevious && pub-c.when.Day > 3 && pub-c.when.Day <= 7 && !c.fronted() {
		c.when.Day, c.when.Last = c.when.Day+7, c.when.Last+7 // "demanded a vote on Thursday", days after that Thursday: the next one
		return true
	}
	if c.status == schedule.Proposed && c.when.Implied.Has(schedule.ImpliedYear) && pub-c.when.Day > heldWindow {
		span := c.when.Last - c.when.Day
		c.when.Day = c.when.Day.AddMonths(12) // "has proposed a vote on May 26" proposes nothing for last year
		c.when.Last = c.when.Day + span
		return true
	}
	if f := &c.doc.frame[c.frame]; c.when.Implied.Has(schedule.ImpliedYear) && pub-c.when.Day > heldWindow && !hasVerb(c.doc, f) && c.status == schedule.Scheduled {
		span := c.when.Last - c.when.Day
		c.when.Day = c.when.Day.AddMonths(12)
		c.when.Last = c.when.Day + span
		return true
	}
	return false
}

// toldInPast: a past form stands in the clause.
func (c *candidate) toldInPast() bool {
	if c.trig.form&^en.Participle == en.Past {
		return true // "Basel beat Malmo 2-1", "the bank cut its key rate"
	}
	f := &c.doc.frame[c.frame]
	lo, hi := clause(f, &c.trig, c.day)
	for i := lo; i < hi; i++ {
		if en.PastForm(c.doc.Lower(i)) && nameAt(c.doc, f, i) < 0 && !statusAdjective(c.doc, i) && !(beForms.Has(c.doc.Lower(i-1)) && !en.WasForm(c.doc.Lower(i-1))) {
			return true
		}
	}
	return false
}

// aheadWord: the adjunct says that the happening is still to come.
func aheadWord(d *document, f *frame, t *trigger) bool {
	for i := t.np[0] - 1; i >= f.First && i >= t.np[0]-4; i-- {
		if isOneOf(d.Lower(i), "until", "till", "before", "ahead", "pending", "prior") {
			return true
		}
	}
	return false
}

// hasVerb reports a finite verb in a line.
func hasVerb(d *document, f *frame) bool {
	for i := f.First; i < f.Last; i++ {
		if w := d.Lower(i); modal.Has(w) || beForms.Has(w) && w != "'s" && w != "’s" || says(d, i) || w == "had" || w == "has" || w == "have" || strings.HasSuffix(w, "ed") && !d.Tokens[i].Capital || en.PastForm(w) && !inTime(d, f, i) && nameAt(d, f, i) < 0 {
			return true
		}
	}
	return false
}

// behind decides on a day before publication: what was planned and public and is told as done has been held; a slot that
// was called off stays what it is; all else is background.
func (r *reader) behind(c *candidate, dir schedule.Direction) string {
	switch {
	case c.status == schedule.Postponed || c.status == schedule.Cancelled:
		return ""
	case c.trig.generic || !c.trig.kind.Public || !c.toldAsHeld():
		return "tells of the past"
	case dir == schedule.Future:
		return "told as ahead, but lies before the article"
	}
	c.status, c.sure = schedule.Held, schedule.Certain
	return ""
}

// oldest is the first day that an article without a date is believed to announce: before there was news on the web.
func oldest() schedule.Day { return schedule.NewDay(1995, 1, 1) }

// fronted: the date begins its sentence, as in a chronicle.
func (c *candidate) fronted() bool {
	f := &c.doc.frame[c.frame]
	return c.day != nil && c.day.First <= f.First+1
}

// yearFromNeighbour dates "September 17" by "September 16-17, 2025" in the same article when nothing else gives a year.
func (r *reader) yearFromNeighbour(c *candidate) {
	if _, dated := r.dct.Day(); c.day == nil || c.when.Grain != schedule.GrainNone || dated || c.when.Open == nil || c.when.Open.Year != 0 || c.when.Open.MonthDay == 0 || c.when.Open.Month == 0 {
		return
	}
	o := c.when.Open
	best, gap := schedule.Day(0), schedule.Day(183)
	for i := range c.doc.times {
		t := &c.doc.times[i]
		if t.Form.Year == 0 || t.Form.Day == 0 || t.When.Grain < schedule.GrainDay || t.Reporting {
			continue
		}
		y, _, _ := t.When.Day.Date()
		for _, year := range []int{y - 1, y, y + 1} {
			d, ok := schedule.ValidDate(year, o.Month, o.MonthDay)
			if !ok || o.Weekday != 0 && int(d.Weekday()+6)%7+1 != o.Weekday {
				continue
			}
			if r.dct.Known() && !r.possible(d, o.Direction) {
				continue
			}
			g := d - t.When.Day
			if g < 0 {
				g = -g
			}
			if g < gap {
				best, gap = d, g
			}
		}
	}
	if best == 0 {
		return
	}
	c.when.Grain, c.when.Day, c.when.Last = schedule.GrainDay, best, best+schedule.Day(o.Span)
	c.when.Implied |= schedule.ImpliedYear
	c.when.Open = nil
	if c.clock != nil {
		r.setClock(c)
	}
}

// possible: a day that some possible day of publication lets the words speak of.
func (r *reader) possible(d schedule.Day, dir schedule.Direction) bool {
	for _, run := range r.dct.Runs {
		if dir == schedule.Future && d >= run.From && d <= run.To+330 || dir != schedule.Future && d >= run.From-330 && d <= run.To+330 {
			return true
		}
	}
	return false
}

// saysAhead reports a word of the future in the clause: without a document date the present tense of a chronicle ("1956:
// the council meets") proves nothing.
func (c *candidate) saysAhead() bool {
	f := &c.doc.frame[c.frame]
	lo, hi := clause(f, &c.trig, c.day)
	for i := lo; i < hi; i++ {
		if w := c.doc.Lower(i); en.Firm(w) || en.Hedges(w) || w == "'ll" || w == "to" && i > f.First && beForms.Has(c.doc.Lower(i-1)) {
			return true
		}
	}
	return c.frame > 0 && c.doc.frame[c.frame].kind == schedule.Item
}

// toldAsHeld reports that the text says the happening was held: its own verb in the past ("met on Monday"), a verb of
// holding with it ("the talks took place", "held a vote"), or the day within its phrase ("Tuesday's launch").
func (c *candidate) toldAsHeld() bool {
	d, t := c.doc, &c.trig
	f := &d.frame[c.frame]
	if c.bonus < 3 {
		return false
	}
	if t.verb {
		if t.form&(en.Past|en.Participle) == 0 || t.form&en.Base != 0 {
			return false
		}
		prev := d.Lower(t.first - 1)
		return !isOneOf(prev, "has", "have", "had", "be", "been", "being") && !(t.form&en.Past == 0)
	}
	if c.day != nil && t.np[0] <= c.day.First && c.day.Last <= t.np[1] {
		return !t.weak
	}
	if c.day != nil && c.day.Last < t.np[0] && c.day.Last >= t.np[0]-3 && d.Lower(c.day.Last) == "was" {
		return true // "This Friday was the second conversation"
	}
	if t.result() {
		return true
	}
	lo, hi := clause(f, t, c.day)
	for i := lo; i < hi; i++ {
		if w := d.Lower(i); (heldWords.Has(w) || w == "went" && d.Lower(i+1) == "on" || w == "gone" && d.Lower(i+1) == "on") && (i < t.np[0] && t.np[0]-i <= 4 || i >= t.np[1] && i-t.np[1] <= 12) {
			return true
		}
	}
	return false
}

var heldWords = lang.Words(`held took began opened ended concluded hosted attended started kicked lasted closed ran staged finished chaired convened drew won lost
	gathered`)

func (c *candidate) direction() schedule.Direction {
	if c.day != nil {
		return c.day.Direction
	}
	if c.clock != nil {
		return c.clock.Direction
	}
	return schedule.Either
}
