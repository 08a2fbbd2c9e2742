package extract

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/schedule"
	"dateline/schedule/anchor"
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
	c.who = present(d, f, participants(d, f, &t, x, c.place), m.absent)
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
		if x.Direction != schedule.Past && x.Form.Weekday != 0 && x.Form.Day == 0 && d == r.head {
			r.reject(d, x, "the day of a result in a headline, which the text tells")
			return
		}
	}
	if m2 == nil && !t.generic && m.absent == 0 && len(strings.Fields(c.title)) <= 1 {
		m2 = r.antecedent(d, i, &t, x.Direction == schedule.Past)
	}
	if c.absent = m.absent > 0; !c.absent { // who stays away tells nothing of who comes
		r.takeUp(c, m2)
		if c.trig.definite || c.trig.verb || clock != nil && day == nil || pronounParty(d, f, &t) {
			r.namesOfKind(c)
		}
		r.namesBefore(c)
	}
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
	if inherited && day != nil && !underHeading(d, i, day) && !r.carriesOn(c) {
		c.day, day = nil, nil // another happening's day: the clock waits for a mention that dates its own
		inherited = false
	}
	if t.generic && clock != nil && (inherited || day == nil) && clock.Form.RangeTo >= 0 {
		r.reject(d, x, "hours of service")
		return
	}
	if t.generic && !t.verb && onlyPlace(d, f, &t) {
		if x.Rule != listDayRule && !(d.tour && itemLike(d, f)) {
			r.reject(d, x, "a time beside a place, no happening")
			return
		}
		if who := cmp.Or(r.ledeName("concert"), r.headlineSubject()); who != "" { // the dates of a tour: whose, the article says
			c.title = finish(who + ", " + c.title)
		}
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

// pronounSubject: "They're to discuss" tells a planner nothing.
func pronounSubject(title string) bool {
	first, _, _ := strings.Cut(strings.ToLower(title), " ")
	first, _, _ = strings.Cut(strings.ReplaceAll(first, "’", "'"), "'")
	return en.Pronoun(first) || first == "to" || first == "that" || first == "this"
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
