package schedule

import "time"

// Grain is how precisely a When is known. Nothing is ever made finer than the text made it.
type Grain uint8

const (
	GrainNone    Grain = iota // not known yet
	GrainYear                 // 2022
	GrainMonth                // 2022-01
	GrainWeek                 // 2022-W02
	GrainDay                  // 2022-01-10
	GrainInstant              // 2021-12-30T20:30:00Z
)

// Clock is a civil time of day. Precise clocks have a minute; Hour may be 24 only for the end of a day.
type Clock struct {
	Hour   int  `json:"hour"`
	Minute int  `json:"minute"`
	Second int  `json:"second,omitempty"`
	Half   bool `json:"half,omitempty"`   // 12-hour reading without a.m. or p.m.: Hour may mean Hour+12
	Approx bool `json:"approx,omitempty"` // "around", "shortly after", "late in the evening"
}

// Missing is a set of the parts of a When that the text did not state and a rule supplied.
type Missing uint8

const (
	ImpliedYear Missing = 1 << iota
	ImpliedMonth
	ImpliedDay
	ImpliedZone
	ImpliedEnd
	ImpliedClock // a.m. or p.m. was supplied
	ImpliedPlace // of an event: where it is, which no article says of it
)

// Has reports whether a part is among the missing.
func (m Missing) Has(p Missing) bool { return m&p != 0 }

// Names lists the parts in the contract's words.
func (m Missing) Names() []string {
	out := []string{}
	for i, n := range []string{"year", "month", "day", "zone", "end", "clock", "place"} {
		if m&(1<<i) != 0 {
			out = append(out, n)
		}
	}
	return out
}

// When is the time of a happening as far as it is known. Day and Last are civil days in Zone (or of no zone); Start and
// End are set only at GrainInstant. What the words left open stays in Open, so that a later stage with more knowledge
// (merge, when other articles narrow the document time) can resolve it again from the start.
type When struct {
	Grain   Grain         `json:"grain"`
	Day     Day           `json:"day"`              // first day: of the month, the Monday of the week, the civil day of Start
	Last    Day           `json:"last"`             // last day, inclusive; equal to Day for a single day
	Start   time.Time     `json:"start,omitzero"`   // UTC
	End     time.Time     `json:"end,omitzero"`     // UTC; zero when nobody stated one
	Clock   *Clock        `json:"clock,omitempty"`  // the civil clock in Zone, also when the day or the zone is not known
	Zone    string        `json:"zone,omitempty"`   // IANA zone that the text or the place gives
	Offset  *int          `json:"offset,omitempty"` // seconds east of UTC, where the text gave an offset or "GMT" instead of a zone
	Length  time.Duration `json:"length,omitempty"` // stated duration ("50-minute"), 0 when none
	Implied Missing       `json:"implied,omitempty"`
	Open    *Open         `json:"open,omitempty"` // not nil while the day depends on the document time or on another happening
	Why     *Because      `json:"why,omitempty"`
}

// Open is what a When still waits for: the words' own constraints on the day, to be met with a document time. Zero
// fields constrain nothing.
type Open struct {
	Year      int        `json:"year,omitempty"`
	Month     time.Month `json:"month,omitempty"`
	MonthDay  int        `json:"monthDay,omitempty"`
	Weekday   int        `json:"weekday,omitempty"` // 1 Monday … 7 Sunday
	Weeks     int        `json:"weeks,omitempty"`   // week relative to the document's, with HasWeek ("next Tuesday" +1)
	HasWeek   bool       `json:"hasWeek,omitempty"`
	Offset    int        `json:"offset,omitempty"` // days from the document day, with HasOffset ("tomorrow" +1)
	HasOffset bool       `json:"hasOffset,omitempty"`
	Span      int        `json:"span,omitempty"`      // days a range covers beyond its first day
	Direction Direction  `json:"direction,omitempty"` // where the tense points
}

// Direction is where a tense or a word points, seen from the document time.
type Direction int8

const (
	Past   Direction = -1
	Either Direction = 0
	Future Direction = 1
)

func (d Direction) String() string {
	switch d {
	case Past:
		return "past"
	case Future:
		return "future"
	}
	return "either"
}

// String gives the contract's form of the start: an instant in UTC, a day, an ISO week, a month, or "".
func (w When) String() string {
	switch w.Grain {
	case GrainInstant:
		return w.Start.UTC().Format(time.RFC3339)
	case GrainDay:
		return w.Day.String()
	case GrainWeek:
		return isoWeek(w.Day)
	case GrainMonth:
		return w.Day.UTC().Format("2006-01")
	case GrainYear:
		return w.Day.UTC().Format("2006")
	}
	return ""
}

// EndString gives the contract's form of the end, or "": the last day inclusive for days, an instant for instants.
func (w When) EndString() string {
	switch {
	case w.Grain == GrainInstant && !w.End.IsZero():
		return w.End.UTC().Format(time.RFC3339)
	case w.Grain == GrainInstant && w.Last > w.Day:
		return w.Last.String()
	case w.Grain == GrainDay && w.Last > w.Day:
		return w.Last.String()
	case w.Grain == GrainWeek && w.Last > w.Day+6:
		return isoWeek(w.Last)
	case w.Grain == GrainMonth && w.Last > w.Day.AddMonths(1):
		return w.Last.UTC().Format("2006-01")
	}
	return ""
}

func isoWeek(d Day) string {
	y, n := d.UTC().ISOWeek()
	b := []byte{byte('0' + y/1000%10), byte('0' + y/100%10), byte('0' + y/10%10), byte('0' + y%10), '-', 'W', byte('0' + n/10), byte('0' + n%10)}
	return string(b)
}
