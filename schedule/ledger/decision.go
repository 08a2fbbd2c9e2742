package ledger

import (
	"time"

	"dateline/schedule"
)

// Verb is what an editor decides.
type Verb string

const (
	Link     Verb = "link"     // the reports speak of one happening
	Separate Verb = "separate" // the reports speak of different happenings
	Release  Verb = "release"  // takes back links and separations among the reports
	Pin      Verb = "pin"      // the field of the event has this value, whatever reports say
	Unpin    Verb = "unpin"    // takes back a pin
)

// Decision is an editor's word. Decisions are only ever appended: the latest on a pair of reports, or on a field of an
// event, holds. Links and separations become constraints of merge; pins are applied here.
type Decision struct {
	At      time.Time       `json:"at"`
	By      string          `json:"by,omitempty"`
	Verb    Verb            `json:"verb"`
	Reports []string        `json:"reports,omitempty"` // link, separate, release: IDs of reports
	UID     string          `json:"uid,omitempty"`     // pin, unpin: the event
	Field   string          `json:"field,omitempty"`   // pin, unpin: title kind start end place status
	Value   string          `json:"value,omitempty"`   // pin: start and end in the contract's forms; "" where nothing is meant
	Place   *schedule.Place `json:"place,omitempty"`   // pin of a place
	Note    string          `json:"note,omitempty"`
}
