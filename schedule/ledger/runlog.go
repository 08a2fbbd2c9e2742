package ledger

import "time"

// Run is one line of the run log: everything, beside the texts themselves, that the published events are a function of.
// Replaying the runs in order over the stored articles gives the same events to the byte.
type Run struct {
	At        time.Time `json:"at"`                  // the clock of the run
	Rules     string    `json:"rules"`               // version of the rules the reports were derived with
	Articles  []Ref     `json:"articles,omitempty"`  // versions of articles the run added, sorted
	Decisions int       `json:"decisions,omitempty"` // how many of the editor's decisions stood: the first so many
}

// Ref names one version of one article.
type Ref struct {
	ID   string `json:"id"`
	Hash string `json:"hash"`
}
