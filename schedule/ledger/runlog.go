package ledger

import (
	"fmt"
	"time"

	"dateline/schedule"
)

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

// Replay settles the runs of a log one after another from nothing and gives the events that stand at its end. merged
// gives what merge makes of all articles up to and with a run, under its rules and the decisions that stood then.
func Replay(runs []Run, decisions []Decision, merged func(i int, r Run, stood []Decision) ([]schedule.Event, error)) ([]schedule.Event, error) {
	var published []schedule.Event
	for i, r := range runs {
		if r.Decisions < 0 || r.Decisions > len(decisions) {
			return nil, fmt.Errorf("replaying run %d: it rests on %d decisions, %d are kept", i+1, r.Decisions, len(decisions))
		}
		stood := decisions[:r.Decisions]
		m, err := merged(i, r, stood)
		if err != nil {
			return nil, fmt.Errorf("replaying run %d: %w", i+1, err)
		}
		published, _ = Settle(published, m, Input{At: r.At, Rules: r.Rules, Decisions: stood})
	}
	return published, nil
}
