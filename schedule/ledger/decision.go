package ledger

import (
	"errors"
	"fmt"
	"slices"
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

// Check says what is wrong with a decision, before it is kept.
func (d Decision) Check() error {
	switch d.Verb {
	case Link, Separate, Release:
		if len(d.Reports) < 2 {
			return fmt.Errorf("decision to %s: want two reports or more", d.Verb)
		}
		return nil
	case Pin, Unpin:
	default:
		return fmt.Errorf("decision %q: want link, separate, release, pin or unpin", d.Verb)
	}
	if d.UID == "" {
		return fmt.Errorf("decision to %s: names no event", d.Verb)
	}
	if d.Verb == Unpin {
		return nil
	}
	switch d.Field {
	case "title", "kind":
		if d.Value == "" {
			return fmt.Errorf("pin of %s: empty value", d.Field)
		}
	case "start", "end":
		if _, err := ParseWhen(d.Value); err != nil {
			return fmt.Errorf("pin of %s: %w", d.Field, err)
		}
	case "place":
		if d.Value != "" {
			return errors.New("pin of place: the value belongs into place")
		}
	case "status":
		known := []schedule.Status{schedule.Scheduled, schedule.Proposed, schedule.Postponed, schedule.Cancelled, schedule.Held,
			schedule.Denied, schedule.Withdrawn}
		if !slices.Contains(known, schedule.Status(d.Value)) {
			return fmt.Errorf("pin of status: no status %q", d.Value)
		}
	default:
		return fmt.Errorf("pin of %q: want title, kind, start, end, place or status", d.Field)
	}
	return nil
}

func pinValue(d Decision) string {
	if d.Field == "place" {
		return placeName(d.Place)
	}
	return d.Value
}

// Constraints gives the links and separations that stand, as pairs of reports for merge: each pair sorted, the pairs
// sorted, the latest decision on a pair alone.
func Constraints(decisions []Decision) (must, cannot [][2]string) {
	verbs := map[[2]string]Verb{}
	for _, d := range decisions {
		if d.Verb == Pin || d.Verb == Unpin {
			continue
		}
		for i, a := range d.Reports {
			for _, b := range d.Reports[i+1:] {
				if a != b {
					verbs[[2]string{min(a, b), max(a, b)}] = d.Verb
				}
			}
		}
	}
	for pair, verb := range verbs {
		switch verb {
		case Link:
			must = append(must, pair)
		case Separate:
			cannot = append(cannot, pair)
		}
	}
	order := func(a, b [2]string) int { return slices.Compare(a[:], b[:]) }
	slices.SortFunc(must, order)
	slices.SortFunc(cannot, order)
	return must, cannot
}
