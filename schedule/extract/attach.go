package extract

import (
	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/lang"
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
	absent   bool // its sentence says who stays away
	old      bool // the slot a move left
	neu      bool // the slot a move went to
	place    *where
	implied  *where // found outside the clause, when place is nil
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
	lent     bool // who takes part was taken from another sentence
}

// document reads one field sentence by sentence. The day of a heading or of the sentence before is carried to clocks
// that bear none.
func (r *reader) document(d *document) {
	carry := carried{}
	carry.pub, _ = r.dct.Day()
	for i := 0; i < len(d.frame); i++ {
		f := &d.frame[i]
		if n := r.courtList(d, i, &carry); n > 0 {
			i += n - 1
			continue
		}
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
			if carry.heading && (f.kind == schedule.Item || f.kind == schedule.Prose || f.listed) && !carry.used {
				r.x.prepare(d, f)
				r.headed(d, i, &carry)
			}
			continue
		}
		r.x.prepare(d, f)
		r.sentence(d, i, &carry)
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
	ends := map[int]bool{}
	for _, ti := range f.times {
		if k := endsIt(d, f, ti); k >= 0 {
			ends[ti] = true
			if isDay(&d.times[ti]) && isDay(&d.times[k]) {
				lasts(&d.times[k], &d.times[ti])
			}
		}
	}
	for _, ti := range f.times {
		t := &d.times[ti]
		if done[ti] || d.twin[ti] {
			continue
		}
		switch {
		case t.Type == timex.Duration || t.Type == timex.Set:
			r.attachVague(d, i, t) // "in two weeks"
			continue
		case r.framed(t):
			continue // the date of the dateline or of a stamp
		case r.blog && t.First <= f.First+1 && isClock(t) && !isDay(t):
			r.reject(d, t, "the hour of an entry of a live report")
			continue
		case t.Reporting && !(isClock(t) && !isDay(t)), t.First > f.First && says(d, t.First-1):
			r.reject(d, t, "dates the saying, not what is said")
			continue
		case ends[ti]:
			r.reject(d, t, "says when it ends, not when it begins")
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
			if end, more := r.consecutive(d, f, ti, done); end > ti {
				t.When.Last = t.When.Day + schedule.Day(more)
				if t.When.Open != nil {
					o := *t.When.Open
					o.Span = more
					t.When.Open, t.When.Last = &o, t.When.Day
				}
			}
			if run := runTo(d, f, t, carry); run != nil {
				r.below(d, i, run)
				continue
			}
			if c := clockFor(d, f, ti); c >= 0 && !isClock(t) {
				// The clock reads the day itself when its turn comes; a day with a clock of its own is one happening.
				carry.remember(t, i)
				continue
			}
			r.attach(d, i, t, clockOf(t), false)
			last = t
		case r.attachVague(d, i, t):
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

// remember keeps the day of running text for the next sentence; a heading's day outlives it.
func (c *carried) remember(t *anchor.Resolved, frame int) {
	if !c.heading && (t.Direction != schedule.Past || c.pub.Known() && t.When.Day >= c.pub) {
		c.day, c.frame = t, frame
	}
}

// headed reports a line under a heading that is a date: "Tuesday, September 13 / Princess Anne accompanies …".
func (r *reader) headed(d *document, i int, carry *carried) {
	f := &d.frame[i]
	if f.Last-f.First < 3 {
		return
	}
	carry.used = f.kind == schedule.Prose && !f.listed
	r.below(d, i, carry.day)
}

// below proposes what a line tells for the day of the heading above it.
func (r *reader) below(d *document, i int, day *anchor.Resolved) {
	f := &d.frame[i]
	if len(f.triggers) == 0 {
		if g, ok := genericTrigger(d, f, nil); ok {
			f.triggers = append(f.triggers, g)
		}
	}
	if len(f.triggers) == 0 {
		return
	}
	r.propose(d, i, f.triggers[0], day, nil, true, 2)
}

// attach finds the word that a time dates and proposes the happening.
func (r *reader) attach(d *document, i int, day, clock *anchor.Resolved, inherited bool) {
	f := &d.frame[i]
	t := day
	if clock != nil && (day == nil || inherited || clock != day) {
		t = clock
	}
	if r.enter(d, i, t) || r.leftSlot(d, i, t) {
		return
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
	if k := beyondApposition(d, f, t); k >= 0 && score < 6 {
		r.propose(d, i, f.triggers[k], day, clock, inherited, 4)
		return
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

var genericKind = &en.Kind{Name: "event", Noun: "", Weak: true}

var futureTo = lang.Words(`set due scheduled expected slated planned plans is are likely planning going`)

// stative verbs and verbs of saying make no happening with a date.
var stative = lang.Words(`be have know need see remain cost include want mean say tell expect like seem feel think depend contain involve require make help try
	continue become reach rise fall allow get grow increase turn lead keep bring show give look stay never affect cause last benefit`)

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
