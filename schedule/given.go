package schedule

// Given is a happening that a page states for machines (schema.org/Event, hCalendar). Its words stand in a line of its own at
// the end of the article's text, which is marked as debris, so that prose and evidence stay apart and every value has its
// bytes. A machine wrote them: they are checked against the prose, since pages mislabel zones.
type Given struct {
	Line    Span   `json:"line"`
	Name    Span   `json:"name"`
	Start   Span   `json:"start"` // an ISO 8601 day, or day and time
	End     Span   `json:"end"`   // empty when none is stated
	Place   Span   `json:"place"` // empty when none is stated
	State   Span   `json:"state"` // EventCancelled …; empty when none is stated
	Type    string `json:"type,omitempty"`
	Country string `json:"country,omitempty"` // ISO 3166 alpha-2, when stated
}
