package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/lang"
	"dateline/schedule/lang/en"
	"dateline/schedule/text"
	"dateline/schedule/timex"
)

// propose makes a candidate of a trigger and a time, or rejects the time with the reason.
func (r *reader) propose(d *document, i int, t trigger, day, clock *anchor.Resolved, inherited bool, score int) {
	r.proposeMeant(d, i, t, nil, day, clock, inherited, score)
}

// proposeMeant is propose for a trigger that takes up an earlier mention.
func (r *reader) proposeMeant(d *document, i int, t trigger, m2 *meant, day, clock *anchor.Resolved, inherited bool, score int) {
	f := &d.frame[i]
	x := day
	if x == nil || inherited && clock != nil {
		x = clock
	}
	if len(r.found) >= manyCand {
		return // a table, no article
	}
	if k := topicOf(d, f, &t, x); k >= 0 {
		t = f.triggers[k]
	}
	if why := noSlot(d, f, &t, x); why != "" {
		r.reject(d, x, why)
		return
	}
	if opensEntrance(d, f, &t) {
		r.reject(d, x, "an entrance opens or closes; what for, other words say")
		return
	}
	m := r.judge(d, f, &t, x)
	if m.denied && !m.hard {
		r.reject(d, x, "the text denies it")
		return
	}
	c := &candidate{doc: d, frame: i, trig: t, day: day, clock: clock, heading: inherited, status: m.status, sure: m.sure,
		state: m.span, old: m.role == oldSlot, neu: m.role == newSlot, bonus: score, quote: schedule.Span{In: d.In, Start: f.Start, End: f.End}, at: int(d.Tokens[t.first].Start)}
	if t.kind.Name != "call" { // a call has no place; a spokesman's palace is none
		c.place = r.where(d, f, &t, x)
	}
	c.length = lengthNear(d, f, &t)
	c.who = participants(d, f, &t, x, c.place)
	if t.verb && strings.HasPrefix(t.base, "speak") && t.kind.Name == "announcement" && (persons(c.who) >= 2 || coordinatedSubject(d, f, &t)) {
		t.kind = r.x.kinds.Row("talks") // two who speak, speak with each other
		c.trig = t
	}
	if t.verb && isOneOf(t.base, "meet", "visit", "travel to") && teams(c.who) >= 2 {
		t.kind = r.x.kinds.Row("match") // two teams that meet, play
		c.trig = t
	}
	c.title, c.subject = title(d, f, &t, c.who)
	if t.result() {
		c.title = fixtureTitle(d, &t)
	}
	if m2 == nil && !t.generic && len(strings.Fields(c.title)) <= 1 {
		m2 = r.antecedent(d, i, &t, x.Direction == schedule.Past)
	}
	r.takeUp(c, m2)
	if c.trig.definite || c.trig.verb || clock != nil && day == nil || pronounParty(d, f, &t) {
		r.namesOfKind(c)
	}
	r.namesBefore(c)
	c.who = present(d, f, &t, c.who)
	if !t.generic && len(c.who) > 0 && len(strings.Fields(c.title)) == 1 {
		c.title = finish(short(c.who) + " " + strings.ToLower(c.title[:1]) + c.title[1:])
	}
	if !t.generic && (len(strings.Fields(c.title)) == 1 || len(c.who) == 0 && saysNotWhose(c.title)) {
		if name := r.ledeName(t.kind.Name); name != "" && !strings.EqualFold(name, c.title) {
			c.title = finish(name + " " + strings.ToLower(c.title[:1]) + c.title[1:])
		}
	}
	if len(strings.Fields(c.title)) < 2 && t.weak && !t.verb && len(c.who) == 0 && !t.definite && !(c.place != nil && planned.Has(wordBefore(d, f, x.First-1))) {
		r.reject(d, x, "a common word, and nothing says whose")
		return
	}
	if (t.generic || t.kind.Name == "opening") && untilBefore(d, f, x) && !untilOf(d, f, x) {
		r.reject(d, x, "an end, no happening")
		return
	}
	if low := strings.ToLower(c.title); t.generic && (strings.HasPrefix(low, "times ") || strings.HasPrefix(low, "all times")) {
		r.reject(d, x, "the header of a list")
		return
	}
	if t.generic && (len(strings.Fields(c.title)) < 2 || t.verb && pronounSubject(c.title)) {
		r.reject(d, x, "too little is said of what happens")
		return
	}
	if inherited && day != nil && !r.carriesOn(c) {
		c.day, day = nil, nil // another happening's day: the clock waits for a mention that dates its own
		inherited = false
	}
	if t.generic && clock != nil && (inherited || day == nil) && clock.Form.RangeTo >= 0 {
		r.reject(d, x, "hours of service")
		return
	}
	if t.generic && !t.verb && onlyPlace(d, f, &t) {
		r.reject(d, x, "a time beside a place, no happening")
		return
	}
	if t.kind.Name == "match" && t.verb && !sides(c.who) {
		r.reject(d, x, "nobody plays here: "+t.base+" has another sense")
		return
	}
	if why := r.slot(c); why != "" {
		r.reject(d, x, why)
		return
	}
	r.found = append(r.found, c)
}

// saysNotWhose: a title of a few common words ("Press conference", "Second reading") names nobody: a planner must be told
// whose it is.
func saysNotWhose(title string) bool {
	words := strings.Fields(title)
	if len(words) > 3 {
		return false
	}
	for _, w := range words[1:] {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			return false
		}
	}
	return en.NameWords().Common(strings.ToLower(words[0]))
}

func teams(who []schedule.Mention[schedule.Name]) int {
	n := 0
	for _, w := range who {
		if w.Value.Kind == schedule.Team {
			n++
		}
	}
	return n
}

// datesCallingOff: "was postponed on Tuesday because of rain"; "on Thursday police banned the march of Saturday".
func datesCallingOff(d *document, f *frame, x *anchor.Resolved) bool {
	if x.First < f.First || x.First >= f.Last || x.Form.Clock != nil {
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

// pronounSubject: "They're to discuss" tells a planner nothing.
func pronounSubject(title string) bool {
	first, _, _ := strings.Cut(strings.ToLower(title), " ")
	first, _, _ = strings.Cut(strings.ReplaceAll(first, "’", "'"), "'")
	return en.Pronoun(first) || first == "to" || first == "that" || first == "this"
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

// carriesOn reports that a clock without a day belongs to the happening whose day it would inherit, or to the same
// programme: a kin happening of other parties has a day of its own.
func (r *reader) carriesOn(c *candidate) bool {
	for i := len(r.found) - 1; i >= 0; i-- {
		o := r.found[i]
		if o.day != c.day || o.doc != c.doc {
			continue
		}
		if kinOf(o.trig.kind.Name) == kinOf(c.trig.kind.Name) && len(o.who) > 0 && len(c.who) > 0 && !compatibleNames(o.who, c.who) {
			return false
		}
	}
	return true
}

// coordinatedSubject: "Ndovu and Falk to Speak on Friday", "Ndovu, Falk to speak".
func coordinatedSubject(d *document, f *frame, t *trigger) bool {
	for i := t.first - 1; i > f.First && i >= t.first-5; i-- {
		if w := d.Lower(i); (w == "and" || w == ",") && d.Tokens[i-1].Capital && i+1 < f.Last && d.Tokens[i+1].Capital {
			return true
		}
	}
	return false
}

// pronounParty: "they held a video call", "the two met".
func pronounParty(d *document, f *frame, t *trigger) bool {
	for i := t.np[0] - 1; i >= f.First && i >= t.np[0]-4; i-- {
		if w := d.Lower(i); w == "they" || w == "two" && d.Lower(i-1) == "the" || w == "both" {
			return true
		}
	}
	return false
}

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

// onlyPlace: a line of a timetable ("Leeds – 3.05pm").
func onlyPlace(d *document, f *frame, t *trigger) bool {
	for i := t.np[0]; i < t.np[1]; i++ {
		if n := nameAt(d, f, i); n < 0 && d.Tokens[i].Kind == text.Word && !en.Function(d.Lower(i)) {
			return false
		}
	}
	return true
}

// sides: a match is between teams, towns or countries; persons who meet or face each other do something else.
func sides(who []schedule.Mention[schedule.Name]) bool {
	n := 0
	for _, w := range who {
		if w.Value.Kind != schedule.Person {
			n++
		}
	}
	return n >= 2
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
	if c.trig.adjunct && aheadWord(c.doc, &c.doc.frame[c.frame], &c.trig) && form.Weekday != 0 && form.Day == 0 && form.Said == schedule.Either && pub-c.when.Day <= 7 {
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

// lengthNear finds a stated length beside the trigger: "the 50-minute exchange", "talks … lasted two hours".
func lengthNear(d *document, f *frame, t *trigger) *anchor.Resolved {
	for _, ti := range f.times {
		x := &d.times[ti]
		if x.Type != timex.Duration || x.Form.Length == 0 || x.Form.Length > 24*3600e9 {
			continue
		}
		if t.np[0] <= x.First && x.Last <= t.np[1] {
			return x
		}
		if x.First > t.last && x.First-t.last < 14 {
			if w := d.Lower(x.First - 1); w == "last" || w == "lasted" || w == "lasts" || w == "for" || w == "lasting" {
				if s, _ := f.wallBetween(t.last-1, x.First); s <= 1 {
					return x
				}
			}
		}
	}
	return nil
}
