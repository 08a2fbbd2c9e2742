package schedule

import "time"

// Kind is the sort of happening: a row of the kinds table of a language ("call", "talks", "hearing", "launch" …).
type Kind string

// Status is what the sources say of a happening.
type Status string

const (
	Scheduled Status = "scheduled"
	Proposed  Status = "proposed"
	Postponed Status = "postponed"
	Cancelled Status = "cancelled"
	Held      Status = "held"
	Denied    Status = "denied"
	Withdrawn Status = "withdrawn"
)

// Certainty is the IPTC event occurrence scale, eos0 … eos6.
type Certainty uint8

func (c Certainty) String() string { return "eos" + string(rune('0'+c)) }

const (
	Planned   Certainty = 1 // planned, date uncertain
	Uncertain Certainty = 2
	May       Certainty = 3
	Likely    Certainty = 4
	Certain   Certainty = 5
	Called    Certainty = 6 // called off
)

// Evidence is one quote that supports one field. Quote is always the verbatim bytes of the article.
type Evidence struct {
	Article string `json:"article"`
	URL     string `json:"url,omitempty"`
	In      string `json:"in"` // "text" or "title"
	Quote   string `json:"quote"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Field   string `json:"field"` // when what where who status
}

// Statement is one wording of a time of day: a clock and the zone it counts in. "3:30 PM [20:30 GMT]" gives a report two.
type Statement struct {
	Quote  string   `json:"quote"`
	Clock  Clock    `json:"clock"`
	Zone   string   `json:"zone,omitempty"`
	Offset *int     `json:"offset,omitempty"` // seconds east of UTC; before Zone
	Among  []string `json:"among,omitempty"`  // when the words name no zone: those of the places of the article, sorted
}

// Report is what one article says of one happening and slot. Its ID is a function of article content and the words it
// rests on, stable across versions of the rules, so that an editor's links and separations keep their aim.
type Report struct {
	ID           string      `json:"id"`
	Article      string      `json:"article"`         // id
	Hash         string      `json:"hash"`            // content hash of the article
	Outlet       string      `json:"outlet"`          // source family; wire copies of one text share it
	Site         string      `json:"site,omitempty"`  // what the outlet calls itself, for people; never weighed
	Print        []byte      `json:"print,omitempty"` // of the article, see Alike
	URL          string      `json:"url,omitempty"`
	Headline     string      `json:"headline,omitempty"` // the article's title, for the list of sources
	Title        string      `json:"title"`
	Kind         Kind        `json:"kind"`
	When         When        `json:"when"`
	DocTime      DocTime     `json:"docTime"` // of the article, without Why
	Status       Status      `json:"status"`
	Certainty    Certainty   `json:"certainty"`
	Place        *Place      `json:"place,omitempty"`
	PlaceImplied bool        `json:"placeImplied,omitempty"` // from dateline or neighbours, not said of the happening
	Participants []Name      `json:"participants,omitempty"`
	Subject      string      `json:"subject,omitempty"`   // words that tell it from others of its kind: "sentencing", "rate", "semi-final"
	MovedFrom    string      `json:"movedFrom,omitempty"` // ID of the report of the old slot, when this is the new one
	Stated       []Statement `json:"stated,omitempty"`    // the clocks of its words, each in its zone
	Evidence     []Evidence  `json:"evidence"`
	Why          *Because    `json:"why,omitempty"`
}

// SourceRef names an article an event rests on.
type SourceRef struct {
	Article   string `json:"article"`
	URL       string `json:"url,omitempty"`
	Headline  string `json:"headline,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Published string `json:"published,omitempty"` // day
}

// Conflict is a value some source gave for a field and that was not chosen.
type Conflict struct {
	Field    string   `json:"field"` // when where who what status
	Value    string   `json:"value"`
	Articles []string `json:"articles"`
}

// Agreement is independent statements of one field that agree.
type Agreement struct {
	Field    string   `json:"field"`
	Values   []string `json:"values"`
	Articles []string `json:"articles"`
}

// Change is one step in the life of a published event.
type Change struct {
	At      time.Time `json:"at"`
	Field   string    `json:"field"` // added start end place status title … merged withdrawn
	From    string    `json:"from"`
	To      string    `json:"to"`
	Article string    `json:"article,omitempty"` // who says so
}

// Event is one entry of the calendar. merge fills everything but the identity; the ledger adds UID, Sequence, times
// and History.
type Event struct {
	UID          string
	Sequence     int
	Title        string
	Kind         Kind
	When         When
	Status       Status
	MergedInto   string // uid, only when withdrawn for that
	Reason       string // why it is withdrawn
	Certainty    Certainty
	Place        *Place
	Participants []Name
	Conflicts    []Conflict
	Agreements   []Agreement
	Evidence     []Evidence
	Sources      []SourceRef
	Reports      []string // IDs of the reports it rests on, sorted
	FirstSeen    time.Time
	LastChanged  time.Time
	History      []Change
	Why          *Because
}

// Upcoming reports whether the event still lies ahead of, or runs at, the given time.
func (e *Event) Upcoming(now time.Time) bool {
	switch e.When.Grain {
	case GrainInstant:
		end := e.When.End
		if end.IsZero() {
			end = e.When.Start
		}
		if e.When.Last > e.When.Day && e.When.End.IsZero() {
			return DayOf(now) <= e.When.Last
		}
		return !end.Before(now)
	case GrainNone:
		return e.Status != Held && e.Status != Withdrawn && e.Status != Denied
	}
	last := max(e.When.Last, e.When.Day)
	switch e.When.Grain {
	case GrainWeek:
		last = max(last, e.When.Day+6)
	case GrainMonth:
		last = max(last, e.When.Day.AddMonths(1)-1)
	case GrainYear:
		last = max(last, e.When.Day.AddMonths(12)-1)
	}
	return DayOf(now) <= last
}
