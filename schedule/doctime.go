package schedule

// Basis says how the time of publication is known.
type Basis string

const (
	Stated   Basis = "stated"
	Inferred Basis = "inferred"
	Unknown  Basis = "unknown"
)

// DocTime is the document creation time (DCT) of TimeML, as an interval with reasons: the days on which the article can
// have been published. One day when it is known; a few runs of days ("Thursday, December 30" allows some years) when the
// article's own constraints leave it open; none when nothing is known.
type DocTime struct {
	Runs  []Days   `json:"runs,omitempty"` // sorted, disjoint; empty = unknown
	Time  string   `json:"time,omitempty"` // RFC 3339 when an instant is stated
	Zone  string   `json:"zone,omitempty"` // IANA zone in which Runs are days, when known
	Basis Basis    `json:"basis"`          // how it is known
	Why   *Because `json:"why,omitempty"`  // the reasons
}

// OnDay returns the document time of an article published on a known day.
func OnDay(d Day, basis Basis) DocTime { return DocTime{Runs: []Days{{d, d}}, Basis: basis} }

// Day returns the day of publication when only one is possible.
func (t DocTime) Day() (Day, bool) {
	if len(t.Runs) == 1 && t.Runs[0].From == t.Runs[0].To {
		return t.Runs[0].From, true
	}
	return 0, false
}

// Known reports whether anything bounds the day of publication.
func (t DocTime) Known() bool { return len(t.Runs) > 0 }

// Count is the number of possible days.
func (t DocTime) Count() int {
	n := 0
	for _, r := range t.Runs {
		n += int(r.To-r.From) + 1
	}
	return n
}

// Narrow keeps only the days that lie in one of the given runs too; it never widens. An unknown time takes the runs.
func (t DocTime) Narrow(runs []Days) DocTime {
	if len(t.Runs) == 0 {
		t.Runs = append([]Days(nil), runs...)
		return t
	}
	var out []Days
	for _, a := range t.Runs {
		for _, b := range runs {
			if from, to := max(a.From, b.From), min(a.To, b.To); from <= to {
				out = append(out, Days{from, to})
			}
		}
	}
	t.Runs = out
	return t
}
