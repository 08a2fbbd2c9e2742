package schedule

import "time"

// SourceState is what is remembered of a source on the web between runs: how to ask it only for what is new, when to ask
// again, and what went wrong. A source that fails keeps what it gave before: it is stale, never empty.
type SourceState struct {
	Address   string               `json:"address"`            // as it was named: the key
	Name      string               `json:"name,omitempty"`     // what the configuration calls it
	Kind      string               `json:"kind,omitempty"`     // page, feed or opml: what it has turned out to be
	Trust     string               `json:"trust,omitempty"`    // as configured: low, normal, high
	Moved     string               `json:"moved,omitempty"`    // where it has moved for good
	ETag      string               `json:"etag,omitempty"`     // validators of the copy read last
	Modified  string               `json:"modified,omitempty"` //
	Tried     time.Time            `json:"tried"`              // last time it was asked
	Succeeded time.Time            `json:"succeeded"`          // last time it answered, an unchanged copy included
	Failed    time.Time            `json:"failed"`             // last time it did not
	Error     string               `json:"error,omitempty"`    // why; "" after a success
	Failures  int                  `json:"failures,omitempty"` // in a row
	Wait      time.Time            `json:"wait"`               // the publisher asked not to be asked before
	Next      time.Time            `json:"next"`               // next poll
	Articles  int                  `json:"articles,omitempty"` // in the copy read last
	Entries   map[string]EntrySeen `json:"entries,omitempty"`  // pages that the entries of a feed lead to, by address
}

// EntrySeen is what is remembered of a page that an entry of a feed leads to.
type EntrySeen struct {
	Seen     string    `json:"seen"` // fingerprint of the entry that led there
	ETag     string    `json:"etag,omitempty"`
	Modified string    `json:"modified,omitempty"`
	At       time.Time `json:"at"`               // last visit
	Title    string    `json:"title,omitempty"`  // what the entry said of its page
	Stamps   []Stamp   `json:"stamps,omitempty"` //
	Site     string    `json:"site,omitempty"`   // what its feed is called
}

// Stale reports whether the last attempt failed: what is known of the source is older than it should be.
func (s *SourceState) Stale() bool { return s.Error != "" }
