package extract

import (
	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/lang/en"
	"dateline/schedule/text"
	"dateline/schedule/timex"
)

// candidate is a happening with its slot, before the mentions of one article are brought together.
type candidate struct {
	doc      *document
	frame    int
	trig     trigger
	day      *anchor.Resolved // expression that gives the day; nil when only a clock is known
	clock    *anchor.Resolved // expression that gives the clock; may equal day
	heading  bool             // the day comes from a heading or an earlier sentence
	when     schedule.When
	status   schedule.Status
	state    schedule.Span // words of status
	sure     schedule.Certainty
	old      bool // the slot a move left
	neu      bool // the slot a move went to
	place    *where
	who      []schedule.Mention[schedule.Name]
	title    string
	subject  string
	length   *anchor.Resolved // "50-minute"
	quote    schedule.Span
	at       int // byte of the word that names it
	ante     *meant
	doubtful bool              // the civil time falls into a gap or a fold
	note     *schedule.Because // which
	bonus    int               // how well time and word fit; higher is surer
	merged   []*candidate
	gone     bool
}

// document reads one field sentence by sentence. The day of a heading or of the sentence before is carried to clocks
// that bear none.
func (r *reader) document(d *document) {
	carry := carried{}
	carry.pub, _ = r.dct.Day()
	for i := range d.frame {
		f := &d.frame[i]
		if f.kind == schedule.Repeated {
			// Said before, but the day it names holds for the clocks that follow.
			for _, ti := range f.times {
				if t := &d.times[ti]; isDay(t) && !t.Reporting {
					carry.remember(t, i)
				}
			}
		}
		if f.kind == schedule.Debris || f.kind == schedule.Repeated || f.kind == schedule.Caption {
			continue
		}
		if f.kind == schedule.Heading {
			if day := soleDay(d, f); day != nil && onlyTime(d, f, day) {
				carry = carried{day: day, heading: true, block: f.Block, pub: carry.pub}
				continue
			}
		}
		if len(f.times) == 0 {
			if carry.heading && (f.kind == schedule.Item || f.kind == schedule.Prose) && !carry.used {
				r.x.prepare(d, f)
				r.headed(d, i, &carry)
			}
			continue
		}
		r.x.prepare(d, f)
		r.sentence(d, i, &carry)
	}
}

// joinTwins makes one of a day and its restatement in brackets: "Tuesday (April 10)". It returns the ones used up.
func joinTwins(d *document) map[int]bool {
	used := map[int]bool{}
	for i := range d.times {
		k := d.times[i].Form.Twin
		if k < 0 || k >= i || !isDay(&d.times[i]) || !isDay(&d.times[k]) {
			continue
		}
		a, b := &d.times[k], &d.times[i]
		used[i] = true
		switch {
		case a.When.Open != nil && b.When.Open != nil:
			o := *a.When.Open
			p := b.When.Open
			o.Year, o.Month, o.MonthDay, o.Weekday = max(o.Year, p.Year), max(o.Month, p.Month), max(o.MonthDay, p.MonthDay), max(o.Weekday, p.Weekday)
			a.When.Open = &o
		case a.When.Open != nil || a.When.Grain < schedule.GrainDay:
			clock := a.When.Clock
			a.When = b.When
			a.When.Clock = clock
		case b.Form.Day != 0 && b.When.Grain == schedule.GrainDay && a.Form.Day == 0:
			clock := a.When.Clock
			a.When = b.When
			a.When.Clock = clock
		}
	}
	return used
}

// chainOpen carries a day without a year on to what counts from it: "on January 12, … a day later".
func chainOpen(d *document) {
	var last *anchor.Resolved
	for i := range d.times {
		t := &d.times[i]
		f := &t.Form
		if f.FromPrevious && f.Unit == timex.UnitDay && t.When.Grain == schedule.GrainNone && t.When.Open == nil && last != nil {
			o := *last.When.Open
			// A common year will do: nothing but 28 February tells it from a leap year.
			_, m, day := (schedule.NewDay(2021, o.Month, o.MonthDay) + schedule.Day(f.Shift)).Date()
			o.Month, o.MonthDay, o.Weekday, o.Span, o.Direction = m, day, 0, 0, t.Direction
			t.When.Open = &o
		}
		if o := t.When.Open; o != nil && o.Month != 0 && o.MonthDay != 0 && !t.Reporting {
			last = t
		} else if t.When.Grain >= schedule.GrainDay && !t.Reporting {
			last = nil
		}
	}
}

// liveReport: three lines or more that begin with an hour and go on with whole sentences, not with items of a programme.
func liveReport(d *document) bool {
	lines, sentences, last := 0, 0, -1
	for i := range d.frame {
		f := &d.frame[i]
		if f.Block == last || len(f.times) == 0 {
			continue
		}
		last = f.Block
		t := &d.times[f.times[0]]
		if t.First > f.First+1 || !isClock(t) || isDay(t) || t.Form.RangeTo >= 0 {
			continue
		}
		lines++
		if hasVerb(d, f) && blockTokens(d, i) >= 12 {
			sentences++
		}
	}
	return lines >= 3 && sentences*3 >= lines*2
}

// blockTokens counts the words of the block that a frame begins.
func blockTokens(d *document, i int) int {
	n := 0
	for k := i; k < len(d.frame) && d.frame[k].Block == d.frame[i].Block; k++ {
		n += d.frame[k].Last - d.frame[k].First
	}
	return n
}

// carryReach is how many tokens beyond its sentence a day of running text still holds for bare clocks.
const carryReach = 70

// carried is the day that later clocks inherit.
type carried struct {
	day     *anchor.Resolved
	heading bool // from a line that is only a date: holds until the next one
	used    bool
	block   int
	frame   int
	pub     schedule.Day // day of publication, when known
}

// soleDay returns the only day of a frame.
func soleDay(d *document, f *frame) *anchor.Resolved {
	var day *anchor.Resolved
	for _, t := range f.times {
		if isDay(&d.times[t]) {
			if day != nil {
				return nil
			}
			day = &d.times[t]
		}
	}
	return day
}

// onlyTime reports a line that says little more than a date.
func onlyTime(d *document, f *frame, t *anchor.Resolved) bool {
	rest := 0
	for i := f.First; i < f.Last; i++ {
		if (i < t.First || i >= t.Last) && d.Tokens[i].Kind == text.Word && !en.Function(d.Lower(i)) {
			rest++
		}
	}
	return rest <= 1
}

// isDay reports an expression whose own words give the day; a bare clock gets one from the words around it.
func isDay(t *anchor.Resolved) bool {
	f := &t.Form
	said := f.Grain == schedule.GrainDay || f.Day != 0 || f.Weekday != 0 || f.Holiday != "" || (f.FromDCT || f.FromPrevious) && (f.Unit == timex.UnitDay || f.DayPart != "")
	if !said || f.Grain != schedule.GrainDay && f.Grain != schedule.GrainNone && f.Grain != schedule.GrainInstant || f.Weekend {
		return false
	}
	return t.When.Grain >= schedule.GrainDay || t.When.Grain == schedule.GrainNone && t.When.Open != nil && openDay(t.When.Open)
}

func openDay(o *schedule.Open) bool {
	return o.MonthDay != 0 || o.Weekday != 0 || o.HasOffset
}

func isClock(t *anchor.Resolved) bool { return t.Form.Clock != nil }

// sentence attaches every time of a frame.
func (r *reader) sentence(d *document, i int, carry *carried) {
	f := &d.frame[i]
	var last *anchor.Resolved
	done := map[int]bool{} // ends of ranges: the beginning speaks for both
	for _, ti := range f.times {
		if to := d.times[ti].Form.RangeTo; to > ti {
			if movesRange(d, f, ti) {
				// "moves the meeting from Tuesday to Thursday": two slots, no range.
				t := &d.times[ti]
				t.Form.RangeTo, t.When.Last = -1, t.When.Day
				continue
			}
			done[to] = true
		}
	}
	for _, ti := range f.times {
		t := &d.times[ti]
		if done[ti] || d.twin[ti] {
			continue
		}
		switch {
		case t.Type == timex.Duration || t.Type == timex.Set:
			continue
		case r.framed(t):
			continue // the date of the dateline or of a stamp
		case r.blog && t.First <= f.First+1 && isClock(t) && !isDay(t):
			r.reject(d, t, "the hour of an entry of a live report")
			continue
		case t.Reporting && !(isClock(t) && !isDay(t)), t.First > f.First && says(d, t.First-1):
			r.reject(d, t, "dates the saying, not what is said")
			continue
		case endsIt(d, f, ti):
			r.reject(d, t, "says when it ended, not when it was")
			continue
		case habitual(d, f, t):
			r.reject(d, t, "tells of a habit")
			continue
		case isClock(t) && !isDay(t):
			if t.Form.Twin >= 0 && t.Form.Twin < ti {
				continue // restates a clock already read
			}
			day := r.dayFor(d, f, ti, carry)
			inherited := day != nil && (day.First < f.First || day.First >= f.Last)
			r.attach(d, i, day, t, inherited)
			if inherited && !carry.heading {
				carry.frame = i // the programme goes on
			}
			continue
		case isDay(t):
			if end := r.consecutive(d, f, ti, done); end > ti {
				t.When.Last = d.times[end].When.Day
				if t.When.Open != nil {
					o := *t.When.Open
					o.Span = d.times[end].When.Open.MonthDay - o.MonthDay
					t.When.Open, t.When.Last = &o, t.When.Day
				}
			}
			if c := clockFor(d, f, ti); c >= 0 && !isClock(t) {
				// The clock reads the day itself when its turn comes; a day with a clock of its own is one happening.
				carry.remember(t, i)
				continue
			}
			r.attach(d, i, t, clockOf(t), false)
			last = t
		default:
			r.reject(d, t, "names no day")
		}
		if last != nil {
			carry.remember(last, i)
		}
	}
}

// framed reports a time that belongs to the dateline or a stamp, not to what is told.
func (r *reader) framed(t *anchor.Resolved) bool {
	if r.a.Dateline != nil && r.a.Dateline.Span.Overlaps(t.Span) {
		return true
	}
	for i := range r.a.Stamps {
		if s := r.a.Stamps[i].Span; s.Len() > 0 && s.Overlaps(t.Span) {
			return true
		}
	}
	return false
}

// dayAfter reports that b is the day after a, also while both wait for a year.
func dayAfter(a, b *anchor.Resolved) bool {
	if a.When.Grain == schedule.GrainDay && b.When.Grain == schedule.GrainDay {
		return b.When.Day == a.When.Day+1
	}
	x, y := a.When.Open, b.When.Open
	return x != nil && y != nil && x.Month == y.Month && x.MonthDay != 0 && y.MonthDay == x.MonthDay+1
}

// consecutive joins listed days that follow each other ("January 10, 11 and 12") into one run where the happening is of
// the kind that goes on for days; strikes, matches and concerts on such days are separate. It marks the days it used.
func (r *reader) consecutive(d *document, f *frame, ti int, done map[int]bool) int {
	last := ti
	for _, k := range f.times {
		x := &d.times[k]
		if k > last && x.Form.Listed >= 0 && x.Form.Clock == nil && dayAfter(&d.times[last], x) {
			last = k
		}
	}
	if last == ti {
		return ti
	}
	listed := 1
	for _, k := range f.times {
		if k > ti && d.times[k].Form.Listed >= 0 {
			listed++
		}
	}
	if used := d.times[last].When.Day - d.times[ti].When.Day; listed < 3 || d.times[ti].When.Grain == schedule.GrainDay && int(used) != listed-1 {
		return ti
	}
	best, score := -1, -100
	for k := range f.triggers {
		if s := fit(d, f, &f.triggers[k], &d.times[ti]); s > score {
			best, score = k, s
		}
	}
	if best < 0 || f.triggers[best].verb || kinOf(f.triggers[best].kind.Name) != "talk" && kinOf(f.triggers[best].kind.Name) != "show" && f.triggers[best].kind.Name != "visit" || f.triggers[best].kind.Name == "concert" {
		return ti
	}
	for _, k := range f.times {
		if k > ti && k <= last {
			done[k] = true
		}
	}
	return last
}

// endsIt: "took place last night and concluded this morning": the second time ends what the first one dates.
func endsIt(d *document, f *frame, ti int) bool {
	t := &d.times[ti]
	if t.First == f.First || !isOneOf(d.Lower(t.First-1), "concluded", "ended", "finished", "concludes", "ends", "finishes") {
		return false
	}
	for _, k := range f.times {
		if k < ti && (isDay(&d.times[k]) || isClock(&d.times[k])) {
			return true
		}
	}
	return false
}

// habitual sees opening hours and habits: "every Saturday", "Monday to Friday", "daily", "as usual", "between April and October".
func habitual(d *document, f *frame, t *anchor.Resolved) bool {
	if t.Form.RangeTo >= 0 && t.Form.RangeTo < len(d.times) {
		to := &d.times[t.Form.RangeTo]
		if t.Form.Weekday != 0 && to.Form.Weekday != 0 && t.Form.Day == 0 && to.Form.Day == 0 && t.Form.Weekday == 1 && to.Form.Weekday >= 5 {
			return true
		}
	}
	for _, ti := range f.times {
		if x := &d.times[ti]; x.Type == timex.Set {
			a, b := min(x.First, t.First), max(x.First, t.First)
			if _, sum := f.wallBetween(a, b); sum <= 3 {
				return true
			}
		}
	}
	for i := max(f.First, t.First-8); i < min(f.Last, t.Last+6); i++ {
		switch d.Lower(i) {
		case "every", "usually", "normally", "daily", "weekdays", "typically", "always", "nightly", "usual", "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays", "mornings", "staffed":
			if _, sum := f.wallBetween(min(i, t.First), max(i, t.First)); sum <= 1 {
				return true
			}
		}
	}
	return false
}

// movesRange sees a verb of moving before "from A to B".
func movesRange(d *document, f *frame, ti int) bool {
	t := &d.times[ti]
	if wordBefore(d, f, t.First) != "from" {
		return false
	}
	for i := t.First - 2; i >= f.First && i >= t.First-12; i-- {
		w := d.Lower(i)
		if en.Moves(w) && w != "set" && w != "put" || en.Postpones(w) || w == "brought" {
			return true
		}
		if f.wall[i-f.First] >= 3 {
			return false
		}
	}
	return d.Lower(t.First-2) == "goes" || d.Lower(t.First-2) == "go"
}

func clockOf(t *anchor.Resolved) *anchor.Resolved {
	if isClock(t) {
		return t
	}
	return nil
}

// remember keeps the day of running text for the next sentence; a heading's day outlives it.
func (c *carried) remember(t *anchor.Resolved, frame int) {
	if !c.heading && (t.Direction != schedule.Past || c.pub.Known() && t.When.Day >= c.pub) {
		c.day, c.frame = t, frame
	}
}

// clockFor finds a bare clock in the frame that belongs to day ti: the nearest without another day between.
func clockFor(d *document, f *frame, ti int) int {
	for _, c := range f.times {
		t := &d.times[c]
		if c == ti || !isClock(t) || isDay(t) {
			continue
		}
		if owner := dayOwning(d, f, c); owner == ti {
			return c
		}
	}
	return -1
}

// dayOwning is the day of the sentence that a bare clock belongs to: the nearest that no stronger cut and no other day
// separates; -1 for none.
func dayOwning(d *document, f *frame, c int) int {
	best, cost := -1, 1000
	for _, ti := range f.times {
		t := &d.times[ti]
		if !isDay(t) || t.Reporting || t.Type == timex.Duration || t.Type == timex.Set {
			continue
		}
		a, b := t.Last, d.times[c].First
		if t.First > d.times[c].First {
			a, b = d.times[c].Last, t.First
		}
		_, cut := f.wallBetween(a-1, b)
		k := (b-a)/2 + cut*4
		if t.First > d.times[c].First {
			k++ // "at 10 a.m. on Monday": behind the clock, but "Monday at 10" is as near
		}
		if isClock(t) {
			k += 12
		}
		if k < cost {
			best, cost = ti, k
		}
	}
	return best
}

// dayFor finds the day of a bare clock: in its sentence, from the heading above, or from the sentence before.
func (r *reader) dayFor(d *document, f *frame, c int, carry *carried) *anchor.Resolved {
	if ti := dayOwning(d, f, c); ti >= 0 {
		return &d.times[ti]
	}
	if carry.day != nil && (carry.heading || f.Sentence.First-d.frame[carry.frame].Last <= carryReach) {
		return carry.day
	}
	return nil
}

// headed reports a line under a heading that is a date: "Tuesday, September 13 / Princess Anne accompanies …".
func (r *reader) headed(d *document, i int, carry *carried) {
	f := &d.frame[i]
	if f.Last-f.First < 3 {
		return
	}
	carry.used = f.kind == schedule.Prose
	if len(f.triggers) == 0 {
		if g, ok := genericTrigger(d, f, nil); ok {
			f.triggers = append(f.triggers, g)
		}
	}
	if len(f.triggers) == 0 {
		return
	}
	r.propose(d, i, f.triggers[0], carry.day, nil, true, 2)
}

// attach finds the word that a time dates and proposes the happening.
func (r *reader) attach(d *document, i int, day, clock *anchor.Resolved, inherited bool) {
	f := &d.frame[i]
	t := day
	if clock != nil && (day == nil || inherited || clock != day) {
		t = clock
	}
	best, score := -1, -100
	for k := range f.triggers {
		if o := &f.triggers[k]; o.verb && o.kind.Name == "match" && !sides(participants(d, f, o, nil, nil)) {
			continue // nobody plays: "students will host the first debate"
		}
		if s := fit(d, f, &f.triggers[k], t); s > score {
			best, score = k, s
		}
	}
	if day != nil && clock != nil && day != clock && !inherited {
		for k := range f.triggers {
			if s := fit(d, f, &f.triggers[k], day); s > score {
				best, score = k, s
			}
		}
	}
	if best < 0 || score < 3 {
		if t, m := r.pronounTrigger(d, i, t); m != nil {
			r.proposeMeant(d, i, t, m, day, clock, inherited, 4)
			return
		}
	}
	if best < 0 || score < -5 {
		if k := heldBefore(d, f, t); k >= 0 {
			r.propose(d, i, f.triggers[k], day, clock, inherited, 3)
			return
		}
	}
	if best >= 0 && score < 2 && !f.triggers[best].verb {
		// The clause's own verb is nearer than a noun beyond a cut: "discuss it tomorrow, given that talks go on".
		if g, ok := genericTrigger(d, f, t); ok {
			if strongest, _ := f.wallBetween(g.first, t.First); strongest < 1 || strongest < wallTo(f, &f.triggers[best], t) {
				r.propose(d, i, g, day, clock, inherited, -2)
				return
			}
		}
	}
	if best >= 0 && score >= -5 {
		r.propose(d, i, f.triggers[best], day, clock, inherited, score)
		return
	}
	if k := heldBefore(d, f, t); k >= 0 {
		r.propose(d, i, f.triggers[k], day, clock, inherited, 3)
		return
	}
	if g, ok := genericTrigger(d, f, t); ok {
		r.propose(d, i, g, day, clock, inherited, -2)
		return
	}
	if m := r.listing(d, i); m != nil {
		g := trigger{first: t.First, last: t.First + 1, np: [2]int{t.First, t.First + 1}, kind: genericKind, base: "event"}
		r.proposeMeant(d, i, g, m, day, clock, inherited, 1)
		return
	}
	r.reject(d, t, "no word for a happening stands near it")
}

// listing reads the line of a programme that gives only where and when ("City Halls, Mon 29 Mar, 7.30pm, £10"): what it is
// stands in the line before.
func (r *reader) listing(d *document, i int) *meant {
	f := &d.frame[i]
	if i == 0 || hasVerb(d, f) || f.Last-f.First > 30 {
		return nil
	}
	placed := false
	for _, ni := range f.names {
		k := d.names[ni].Value.Kind
		placed = placed || (k == schedule.Venue || k == schedule.Location) && !d.names[ni].Demonym
	}
	p := &d.frame[i-1]
	if !placed || len(p.times) > 0 || p.kind == schedule.Debris || p.Last-p.First < 2 {
		return nil
	}
	end := p.First
	for end < p.Last && end-p.First < 8 && !(d.Tokens[end].Kind == text.Punct && d.Text(end) != "-" && d.Text(end) != "'" && d.Text(end) != "’") {
		end++
	}
	if end-p.First < 2 {
		return nil
	}
	return &meant{trig: trigger{kind: genericKind}, title: finish(d.Src[d.Tokens[p.First].Start:d.Tokens[end-1].End]), quote: schedule.Span{In: d.In, Start: p.Start, End: p.End}}
}

// heldBefore finds the noun that a verb of holding or moving beside the time has for its subject, however far before it: "The talks
// in Lisbon, first planned for 14 March, will now take place on 11 April".
func heldBefore(d *document, f *frame, x *anchor.Resolved) int {
	verb := -1
	for i := x.First - 1; i >= f.First && i >= x.First-8; i-- {
		if f.wall[i+1-f.First] >= 2 {
			break
		}
		if w := d.Lower(i); en.Light(w) && w != "expected" && w != "due" && w != "set" || en.Postpones(w) || en.Moves(w) && moveLike(d, f, i) {
			verb = i
			break
		}
	}
	if verb < 0 {
		return -1
	}
	for k := range f.triggers { // the first noun of the sentence is its subject
		if t := &f.triggers[k]; !t.verb && !t.adjunct && t.last <= verb {
			return k
		}
	}
	return -1
}

func wallTo(f *frame, t *trigger, x *anchor.Resolved) int {
	strongest, _ := f.wallBetween(t.first, x.First)
	return strongest
}

// fit scores how well a trigger goes with a time of its sentence; higher is better, below -8 is no fit.
func fit(d *document, f *frame, t *trigger, x *anchor.Resolved) int {
	if t.np[0] <= x.First && x.Last <= t.np[1] {
		return 12 // "the April 4 meeting"
	}
	before := x.First < t.first
	a, b := t.last, x.First
	if before {
		a, b = x.Last, t.np[0]
	}
	dist := max(0, b-a)
	strongest, sum := f.wallBetween(min(a, b), max(a, b))
	score := 10 - dist/2 - 3*sum
	if strongest >= 3 {
		score -= 6
	}
	// Another day or another happening between them claims the time first.
	lo, hi := min(a, b), max(a, b)
	for _, ti := range f.times {
		if y := &d.times[ti]; y.First >= lo && y.Last <= hi && isDay(y) && isDay(x) && !y.Reporting {
			score -= 4
		}
	}
	for k := range f.triggers {
		if o := &f.triggers[k]; o.first >= lo && o.last <= hi && o.first != t.first && !o.adjunct {
			score -= 3
		}
	}
	if before {
		score -= 2
		if x.First-f.First <= 2 || afterCut(d, f, x.First) {
			score += 3 // fronted: "On Monday the court …"
			if t.verb {
				score++
			}
		}
	} else {
		if dist <= 1 {
			score += 2
		}
		if lightBetween(d, f, t.last, x.First) {
			score += 4
		}
		if t.verb {
			score += 2
		}
	}
	if t.adjunct && !(dist <= 2 && !before) {
		score -= 8
	}
	if t.weak && dist > 1 && !(t.definite && (before || t.np[0] <= f.First+2)) && !lightBetween(d, f, min(t.last, x.Last), max(t.first, x.First)) {
		score -= 6
	}
	return score
}

// afterCut reports that a clause begins at or just before token i ("…, and on January 13, talks …").
func afterCut(d *document, f *frame, i int) bool {
	for k := i; k > f.First && k >= i-3; k-- {
		if f.wall[k-f.First] >= 1 && k < i+1 {
			return true
		}
		if w := d.Lower(k - 1); !en.Preposition(w) && w != "and" && w != "the" && w != "," {
			return false
		}
	}
	return false
}

// lightBetween sees the verb that holds the happening between its noun and the time: "talks … are scheduled for".
func lightBetween(d *document, f *frame, from, to int) bool {
	for i := from; i < to; i++ {
		if w := d.Lower(i); en.Light(w) || beForms[w] && d.Lower(i+1) != "held" {
			if _, sum := f.wallBetween(from-1, i); sum <= 2 {
				return true
			}
		}
	}
	return false
}

// genericTrigger takes the clause's own verb where no word of the table stands: a clause about the future with a day
// says that something will be done then. Past clauses give nothing.
func genericTrigger(d *document, f *frame, x *anchor.Resolved) (trigger, bool) {
	if x != nil && x.Direction == schedule.Past && f.kind == schedule.Prose {
		return trigger{}, false
	}
	at := f.First
	if x != nil {
		at = x.First
	}
	best, bestCost := -1, 100
	for i := f.First; i < f.Last; i++ {
		w := d.Lower(i)
		if !(modal[w] && (w == "will" || w == "'ll" || w == "’ll" || w == "shall")) &&
			!(w == "to" && i > f.First && futureTo[d.Lower(i-1)]) {
			continue
		}
		v := i + 1
		for v < f.Last && (en.Adverb(d.Lower(v)) || d.Lower(v) == "be" || d.Lower(v) == "have") {
			v++
		}
		if v >= f.Last || d.Tokens[v].Kind != text.Word || inTime(d, f, v) || stative[d.Lower(v)] || d.Lower(v) == "take" && d.Lower(v+1) == "place" || d.Lower(v) == "held" {
			continue
		}
		strongest, sum := f.wallBetween(v, at)
		if strongest >= 3 {
			continue
		}
		cost := abs(at-v) + 4*sum
		if cost < bestCost {
			best, bestCost = v, cost
		}
	}
	if best < 0 || bestCost > 16 {
		if v := presentVerb(d, f, at); v >= 0 {
			return trigger{first: v, last: v + 1, np: [2]int{v, v + 1}, kind: genericKind, base: d.Lower(v), verb: true, form: en.Third, generic: true}, true
		}
	}
	if best < 0 && (f.kind == schedule.Item || itemLike(d, f)) {
		// A line of an agenda is a happening whatever its words.
		for i := f.First; i < f.Last; i++ {
			if d.Tokens[i].Kind == text.Word && !inTime(d, f, i) && !en.Function(d.Lower(i)) {
				return trigger{first: i, last: i + 1, np: [2]int{i, lineEnd(d, f, i)}, kind: genericKind, base: "event", generic: true}, true
			}
		}
	}
	if best < 0 || bestCost > 28 {
		return trigger{}, false
	}
	return trigger{first: best, last: best + 1, np: [2]int{best, best + 1}, kind: genericKind, base: d.Lower(best), verb: true, form: en.Base, generic: true}, true
}

// presentVerb finds a verb of doing in the present tense with a subject before it, nearest to token at.
func presentVerb(d *document, f *frame, at int) int {
	best, cost := -1, 24
	for i := f.First + 1; i < f.Last; i++ {
		if en.Actions()[d.Lower(i)] == "" || inTime(d, f, i) || nameAt(d, f, i) >= 0 {
			continue
		}
		prev, next := d.Lower(i-1), d.Lower(i+1)
		if d.Tokens[i-1].Kind != text.Word || en.Function(prev) && prev != "which" && prev != "who" && !en.Pronoun(prev) || prev == "'s" || prev == "’s" || en.Adverb(prev) && en.Function(d.Lower(i-2)) {
			continue
		}
		if next == "of" || en.Auxiliary(next) {
			continue
		}
		if _, sum := f.wallBetween(i, at); abs(at-i)+4*sum < cost {
			best, cost = i, abs(at-i)+4*sum
		}
	}
	return best
}

// itemLike: a line that begins with its day or clock and a dash is a line of an agenda, whatever its block is called.
func itemLike(d *document, f *frame) bool {
	i := f.First
	for i < f.Last && (inTime(d, f, i) || d.Tokens[i].Kind != text.Word && !dash(d.Text(i))) {
		i++
	}
	return i > f.First && i < f.Last && dash(d.Text(i)) && inTime(d, f, f.First)
}

func dash(s string) bool { return s == "–" || s == "—" || s == "-" }

func lineEnd(d *document, f *frame, i int) int {
	for j := i; j < f.Last; j++ {
		if inTime(d, f, j) || j-i >= 10 {
			return j
		}
	}
	return f.Last
}

var genericKind = &en.Kind{Name: "event", Noun: "", Weak: true}

var futureTo = map[string]bool{"set": true, "due": true, "scheduled": true, "expected": true, "slated": true, "planned": true, "plans": true, "is": true, "are": true, "likely": true, "planning": true, "going": true}

// stative verbs and verbs of saying make no happening with a date.
var stative = map[string]bool{"be": true, "have": true, "know": true, "need": true, "see": true, "remain": true, "cost": true, "include": true, "want": true,
	"mean": true, "say": true, "tell": true, "expect": true, "like": true, "seem": true, "feel": true, "think": true, "depend": true, "contain": true, "involve": true, "require": true,
	"make": true, "help": true, "try": true, "continue": true, "become": true, "reach": true, "rise": true, "fall": true, "allow": true, "get": true, "grow": true, "increase": true, "turn": true, "lead": true, "keep": true, "bring": true, "show": true, "give": true, "look": true, "stay": true, "never": true, "affect": true, "cause": true, "last": true, "benefit": true}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
