package schedule

import "time"

// EventJSON is the contract's EVENT: field names and order are relied on by other programs. Change it only by adding.
type EventJSON struct {
	UID          string      `json:"uid,omitempty"`
	Sequence     *int        `json:"sequence,omitempty"`
	Title        string      `json:"title"`
	Kind         Kind        `json:"kind"`
	Start        *string     `json:"start"`
	End          *string     `json:"end"`
	Zone         *string     `json:"zone"`
	Status       Status      `json:"status"`
	MergedInto   string      `json:"merged_into,omitempty"`
	Reason       string      `json:"reason,omitempty"`
	Certainty    string      `json:"certainty"`
	Upcoming     bool        `json:"upcoming"`
	Place        *placeJSON  `json:"place"`
	Participants []string    `json:"participants"`
	Implied      []string    `json:"implied"`
	Conflicts    []Conflict  `json:"conflicts"`
	Agreements   []Agreement `json:"agreements"`
	Evidence     []Evidence  `json:"evidence"`
	FirstSeen    string      `json:"first_seen,omitempty"`
	LastChanged  string      `json:"last_changed,omitempty"`
	History      []Change    `json:"history,omitempty"`
	Sources      []SourceRef `json:"sources,omitempty"`
}

type placeJSON struct {
	Name    string  `json:"name"`
	Country *string `json:"country"`
	Zone    *string `json:"zone"`
}

// JSON gives the contract's form of the event as seen at a time (for "upcoming"). Lists are never null.
func (e *Event) JSON(upcoming bool) EventJSON {
	j := EventJSON{
		UID: e.UID, Title: e.Title, Kind: e.Kind, Status: e.Status, MergedInto: e.MergedInto, Reason: e.Reason,
		Start: opt(e.When.String()), End: opt(e.When.EndString()), Zone: opt(e.When.Zone),
		Certainty: e.Certainty.String(), Upcoming: upcoming,
		Participants: []string{}, Implied: e.When.Implied.Names(),
		Conflicts: orEmpty(e.Conflicts), Agreements: orEmpty(e.Agreements), Evidence: orEmpty(e.Evidence),
		History: e.History, Sources: e.Sources,
	}
	for _, n := range e.Participants {
		j.Participants = append(j.Participants, n.Name)
	}
	if e.Place != nil {
		j.Place = &placeJSON{e.Place.Name, opt(e.Place.Country), opt(e.Place.Zone)}
	}
	if e.UID != "" {
		j.Sequence = &e.Sequence
		j.FirstSeen, j.LastChanged = e.FirstSeen.UTC().Format(time.RFC3339), e.LastChanged.UTC().Format(time.RFC3339)
		j.History = orEmpty(e.History)
	}
	return j
}

func opt(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func orEmpty[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
