package extract

import (
	"slices"
	"strings"
	"time"

	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/lang/en"
	"dateline/schedule/timex"
)

// kinOf names the group of kinds by which one article calls one and the same happening.
func kinOf(k schedule.Kind) string { return en.Kin().Row(k).Article }

// corefer brings the mentions of one happening in one article together: same slot and kin kinds with nothing that tells
// them apart; a bare "the meeting" takes who and where from the mention before it.
func (r *reader) corefer() {
	r.delegations()
	r.inherit()
	r.dayForClocks()
	r.beginnings()
	for i, a := range r.found {
		if a.gone {
			continue
		}
		for _, b := range r.found[i+1:] {
			if !b.gone && r.same(a, b) {
				if r.acrossMidnight(b, a) { // the night is when it began, whichever is told first
					length := max(a.when.Length, b.when.Length)
					a.when, b.when, a.day, b.day = b.when, a.when, b.day, a.day
					a.when.Length = length
				}
				absorb(a, b)
			}
		}
	}
}

// dayForClocks gives a clock that stands without a day the day that another mention of the same happening states,
// wherever it stands in the article.
func (r *reader) dayForClocks() {
	for _, c := range r.found {
		if c.gone || c.day != nil || c.clock == nil || c.trig.generic {
			continue
		}
		var best *candidate
		for _, o := range r.found {
			if o == c || o.gone || o.day == nil || o.clock != nil || o.status != c.status || kinOf(o.trig.kind.Name) != kinOf(c.trig.kind.Name) || sharedNames(o.who, c.who) == 0 {
				continue
			}
			if best == nil || sharedNames(o.who, c.who) > sharedNames(best.who, c.who) {
				best = o
			}
		}
		if best == nil {
			continue
		}
		clock := c.when.Clock
		c.day, c.when = best.day, best.when
		c.when.Clock = clock
		if c.when.Grain == schedule.GrainDay {
			r.setClock(c)
		}
		c.when.Why = r.because(c)
	}
}

// beginnings gives a happening of which a sentence told only the day the hour that a later sentence tells of its beginning:
// "The bill has its second reading on Tuesday. Debate starts at 2.30pm". Where several hours follow they are a programme,
// and each is a happening of its own.
func (r *reader) beginnings() {
	hours := map[*anchor.Resolved]int{}
	for _, c := range r.found {
		if !c.gone && c.heading && c.clock != nil && c.day != nil {
			hours[c.day]++
		}
	}
	for i, c := range r.found {
		if c.gone || !c.heading || c.clock == nil || c.day == nil || hours[c.day] != 1 || !begins(c) {
			continue
		}
		for k := i - 1; k >= 0; k-- {
			o := r.found[k]
			if o.gone || o.day != c.day || o.clock != nil || o.doc != c.doc || o.status != c.status || c.frame-o.frame > 4 {
				continue
			}
			if c.lent || compatibleNames(o.who, c.who) {
				if c.lent {
					c.who = nil
				}
				absorb(o, c)
			}
			break
		}
	}
}

// begins: a verb of beginning or holding stands between the happening and its hour, or the happening is a bare "all
// sessions", "proceedings".
func begins(c *candidate) bool {
	if isOneOf(c.trig.base, "kick-off", "kickoff", "tip-off", "kick off") {
		return true
	}
	d, f := c.doc, &c.doc.frame[c.frame]
	lo, hi := clause(f, &c.trig, c.clock)
	for i := lo; i < hi; i++ {
		switch d.Lower(i) {
		case "begin", "begins", "start", "starts", "starting", "open", "opens", "commence", "commences", "underway", "way", "heard", "held", "place", "meets", "sits", "convenes", "kick", "kicks", "set", "scheduled", "due":
			return true
		}
	}
	return false
}

// lengths gives a happening the length that a later sentence states: "the 50-minute exchange", "the talks lasted two hours".
func (r *reader) lengths() {
	d := r.body
	for i := range d.frame {
		f := &d.frame[i]
		if f.kind == schedule.Debris || f.kind == schedule.Caption {
			continue
		}
		for _, ti := range f.times {
			x := &d.times[ti]
			if x.Type != timex.Duration || x.Form.Length < 5*time.Minute || x.Form.Length > 24*time.Hour {
				continue
			}
			r.x.prepare(d, f)
			kind, ok := measured(d, f, x)
			if !ok {
				continue
			}
			var best *candidate
			for _, c := range r.found {
				if c.gone || c.when.Length != 0 || kind != "" && kinOf(c.trig.kind.Name) != kind || c.doc != d && c.doc != r.head {
					continue
				}
				if best == nil || c.status == schedule.Held && best.status != schedule.Held || c.status == best.status && abs(c.frame-i) < abs(best.frame-i) {
					best = c
				}
			}
			if best != nil {
				best.when.Length, best.length = x.Form.Length, x
			}
		}
	}
}

// measured tells what kind of happening a length measures: the noun behind it, or the noun before "lasted".
func measured(d *document, f *frame, x *anchor.Resolved) (kin string, ok bool) {
	for k := range f.triggers {
		t := &f.triggers[k]
		if t.first >= x.Last && t.first <= x.Last+2 || t.np[0] <= x.First && x.Last <= t.np[1] {
			return kinOf(t.kind.Name), true
		}
		if t.last <= x.First && x.First-t.last <= 14 && isOneOf(d.Lower(x.First-1), "lasted", "lasting", "lasts", "last") {
			return kinOf(t.kind.Name), true
		}
	}
	if w := d.Lower(x.Last); w == "exchange" || w == "encounter" || w == "chat" {
		return "talk", true
	}
	return "", false
}

// inherit completes mentions without participants or place from the nearest fuller one of a kin kind, one of the same day
// before all others: talks of another day are other talks.
func (r *reader) inherit() {
	for i, c := range r.found {
		if c.trig.generic || c.absent || len(c.who) > 1 && c.place != nil {
			continue
		}
		var o *candidate
		for j := i - 1; j >= 0; j-- {
			if x := r.found[j]; c.takesUp(x) && (o == nil || !sameDay(c, o) && sameDay(c, x)) {
				o = x
			}
		}
		if o == nil {
			continue
		}
		if len(c.who) == 0 && (c.trig.definite || c.trig.verb) {
			c.who = o.who
		}
		if c.place == nil && o.place != nil && sameDay(c, o) {
			p := *o.place
			p.implied = true
			c.place = &p
			if c.when.Clock != nil && c.when.Grain == schedule.GrainDay && c.clock != nil {
				r.setClock(c)
			}
		}
	}
}

// takesUp reports that o can be what c speaks of again.
func (c *candidate) takesUp(o *candidate) bool {
	if kinOf(o.trig.kind.Name) != kinOf(c.trig.kind.Name) || o.trig.generic || !c.trig.definite && c.trig.kind != o.trig.kind {
		return false
	}
	return compatibleNames(c.who, o.who) && (c.subject == "" || o.subject == "" || c.subject == o.subject)
}

func sameDay(a, b *candidate) bool {
	return a.when.Day.Known() && a.when.Day == b.when.Day
}

// same decides whether two candidates of one article are one happening and slot.
func (r *reader) same(a, b *candidate) bool {
	if a.old != b.old && a.status != b.status && (a.status == schedule.Postponed || b.status == schedule.Postponed) {
		return false
	}
	if a.day != nil && a.day == b.day && a.clock == b.clock && a.trig.first == b.trig.first && a.doc == b.doc {
		return true
	}
	if r.acrossMidnight(a, b) || r.acrossMidnight(b, a) {
		return true
	}
	if !sameSlot(a, b) && !r.sameOpen(a, b) {
		return false
	}
	if a.doc != b.doc && r.headlineOf(a, b) {
		return true
	}
	if a.trig.generic != b.trig.generic && sharedNames(a.who, b.who) >= 2 {
		return true // "the two are expected to discuss … on Thursday" beside "the call on Thursday"
	}
	// Two clocks of one programme are two happenings even when the words are alike.
	if a.trig.generic != b.trig.generic {
		return a.when.Grain == schedule.GrainInstant && b.when.Grain == schedule.GrainInstant && a.clock == b.clock && a.clock != nil
	}
	if a.trig.generic {
		return a.title == b.title
	}
	if kinOf(a.trig.kind.Name) != kinOf(b.trig.kind.Name) {
		return a.trig.kind.Weak || b.trig.kind.Weak
	}
	if (len(a.who) == 0) != (len(b.who) == 0) && !a.trig.definite && !b.trig.definite && a.frame != b.frame && a.doc == b.doc && !sharedWord(a.title, b.title, string(a.trig.kind.Noun)) {
		return false // "drivers walk out" and "the RMT strike" are two strikes of one day
	}
	return compatibleNames(a.who, b.who)
}

// headlineOf: a headline tells of what its article tells: what it dates is the kin happening that the text has in that slot,
// whatever names either chose ("State burial for X on March 1", "Ghana will give a state burial …"), unless another one in
// the text fits its names better.
func (r *reader) headlineOf(a, b *candidate) bool {
	head, body := a, b
	if head.doc != r.head {
		head, body = b, a
	}
	if kinOf(a.trig.kind.Name) != kinOf(b.trig.kind.Name) && !head.trig.generic {
		return false
	}
	if compatibleNames(a.who, b.who) && !head.trig.generic {
		return true
	}
	for _, o := range r.found {
		if o != head && o != body && !o.gone && o.doc == body.doc && sameSlot(o, head) && (head.trig.generic || kinOf(o.trig.kind.Name) == kinOf(head.trig.kind.Name)) {
			return false
		}
	}
	return true
}

// acrossMidnight: what was held "last night" is also "this Friday's": one happening told by the night it began and by the
// day it ended, between the same parties.
func (r *reader) acrossMidnight(night, day *candidate) bool {
	if night.status != schedule.Held || day.status != schedule.Held || night.day == nil || day.day == nil || day.clock != nil && night.clock != nil {
		return false
	}
	if p := night.day.Form.DayPart; p != "NI" && p != "EV" || kinOf(night.trig.kind.Name) != kinOf(day.trig.kind.Name) || sharedNames(night.who, day.who) < 2 {
		return false
	}
	a, b := night.when, day.when
	if len(r.dct.Runs) > 0 {
		one := schedule.DocTime{Runs: []schedule.Days{{From: r.dct.Runs[0].From, To: r.dct.Runs[0].From}}}
		a, b = anchor.Reopen(a, one), anchor.Reopen(b, one)
	}
	return a.Day.Known() && b.Day == a.Day+1
}

// sameOpen: "on Friday" and "December 28" in an article without a date are one day when every day on which it can have
// been written makes them so.
func (r *reader) sameOpen(a, b *candidate) bool {
	if a.when.Grain != schedule.GrainNone || b.when.Grain != schedule.GrainNone || a.when.Open == nil || b.when.Open == nil || len(r.dct.Runs) == 0 || a.when.Clock != nil && b.when.Clock != nil {
		return false
	}
	agreed := false
	for i, run := range r.dct.Runs {
		if i == 4 || run.To-run.From > 3 {
			break
		}
		one := schedule.DocTime{Runs: []schedule.Days{{From: run.From, To: run.From}}}
		x, y := anchor.Reopen(a.when, one), anchor.Reopen(b.when, one)
		if x.Day.Known() && x.Day == y.Day {
			agreed = true
		}
	}
	return agreed
}

// sharedWord reports a content word in both titles beside the word of the kind.
func sharedWord(a, b, kind string) bool {
	words := strings.Fields(strings.ToLower(a))
	if len(words) <= 1 || len(strings.Fields(b)) <= 1 {
		return true // a bare noun tells nothing apart
	}
	for _, w := range strings.Fields(strings.ToLower(b)) {
		if !en.Function(w) && w != kind && len(w) > 2 && slices.Contains(words, w) {
			return true
		}
	}
	return false
}

// sameSlot: equal instants, or a day and an instant or day within it.
func sameSlot(a, b *candidate) bool {
	if a.when.Grain == schedule.GrainInstant && b.when.Grain == schedule.GrainInstant {
		return a.when.Start.Equal(b.when.Start)
	}
	if !a.when.Day.Known() || !b.when.Day.Known() {
		return a.when.Grain == schedule.GrainNone && b.when.Grain == schedule.GrainNone && openEqual(a.when.Open, b.when.Open)
	}
	if a.when.Grain < schedule.GrainDay || b.when.Grain < schedule.GrainDay {
		if a.when.Grain == b.when.Grain {
			return a.when.Day == b.when.Day
		}
		// "the June race", "on June 7": the month holds the day.
		return a.when.Day <= b.when.Day && b.when.Last <= a.when.Last || b.when.Day <= a.when.Day && a.when.Last <= b.when.Last
	}
	if a.when.Clock != nil && b.when.Clock != nil && *a.when.Clock != *b.when.Clock && a.when.Grain == schedule.GrainDay && b.when.Grain == schedule.GrainDay {
		return false // two hours of one day, in whatever zone
	}
	if a.when.Last > a.when.Day && b.when.Last > b.when.Day {
		return a.when.Day == b.when.Day && a.when.Last == b.when.Last
	}
	return a.when.Day == b.when.Day
}

func openEqual(a, b *schedule.Open) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Year == b.Year && a.Month == b.Month && a.MonthDay == b.MonthDay && a.HasOffset == b.HasOffset && a.Offset == b.Offset && a.HasWeek == b.HasWeek && a.Weeks == b.Weeks &&
		(a.MonthDay != 0 || a.Weekday == b.Weekday)
}

// compatibleNames: one list is empty, or they share a name; bodies named on one side only tell nothing.
func compatibleNames(a, b []schedule.Mention[schedule.Name]) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	for _, x := range a {
		for _, y := range b {
			if x.Value.Key == y.Value.Key || related(x.Value.Key, y.Value.Key) {
				return true
			}
		}
	}
	return false
}

func sharedNames(a, b []schedule.Mention[schedule.Name]) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			if x.Value.Key == y.Value.Key || related(x.Value.Key, y.Value.Key) {
				n++
				break
			}
		}
	}
	return n
}

// related: a surname and the full name, a short and a long form of one body.
func related(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) >= 3 && (strings.HasSuffix(b, " "+a) || strings.HasPrefix(b, a+" "))
}

// absorb merges b into a: the finer slot, the surer status, all names.
func absorb(a, b *candidate) {
	b.gone = true
	a.merged = append(a.merged, b)
	better := b.when.Grain > a.when.Grain || b.when.Grain == a.when.Grain && b.when.Grain == schedule.GrainDay && b.when.Last > b.when.Day && a.when.Last == a.when.Day
	if better {
		last := a.when.Last
		length := a.when.Length
		a.when, a.clock = b.when, b.clock
		if a.when.Grain == schedule.GrainDay {
			a.when.Last = max(a.when.Last, last)
		}
		if a.when.Length == 0 {
			a.when.Length = length
		}
	}
	if a.when.Grain == schedule.GrainNone && b.when.Grain == schedule.GrainNone && a.when.Clock == nil && b.when.Clock != nil {
		length := a.when.Length
		a.when, a.day, a.clock = b.when, b.day, b.clock
		a.when.Length = max(a.when.Length, length)
	}
	if a.when.Length == 0 {
		a.when.Length = b.when.Length
	}
	rank := func(c *candidate) int {
		switch c.status {
		case schedule.Cancelled:
			return 5
		case schedule.Postponed:
			return 4
		case schedule.Held:
			return 3
		case schedule.Scheduled:
			return 2
		}
		return 1
	}
	if rank(b) > rank(a) {
		a.status, a.state = b.status, b.state
		if rank(b) > 2 {
			a.sure = b.sure
		}
	}
	if a.status == schedule.Scheduled {
		a.sure = max(a.sure, b.sure)
	}
	a.neu = a.neu || b.neu
	if betterTitle(b, a) {
		a.title, a.subject = b.title, b.subject
		if a.trig.generic || a.trig.kind.Weak || a.trig.kind.Name == "announcement" {
			t := b.trig // what it is comes from b; where its own words stand does not
			t.first, t.last, t.np = a.trig.first, a.trig.last, a.trig.np
			a.trig = t
		}
	}
	if a.place == nil || a.place.implied && b.place != nil && !b.place.implied {
		a.place = b.place
	}
	for _, w := range b.who {
		if !slices.ContainsFunc(a.who, func(x schedule.Mention[schedule.Name]) bool { return x.Value.Key == w.Value.Key }) {
			a.who = append(a.who, w)
		}
	}
	a.bonus = max(a.bonus, b.bonus)
}

// betterTitle prefers a noun with modifiers over a bare noun over a verb over a clause, and the shorter of equals.
func betterTitle(b, a *candidate) bool { return titleRank(b) > titleRank(a) }

func titleRank(c *candidate) int {
	n := len(strings.Fields(c.title))
	rank := 0
	switch {
	case c.trig.generic:
		rank = 0
	case c.trig.verb:
		rank = 10
	case c.trig.named:
		rank = 30
	default:
		rank = 20
	}
	if n >= 2 && n <= 7 {
		rank += n
	}
	return rank
}
