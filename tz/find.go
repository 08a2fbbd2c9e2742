package tz

import "time"

// Zone is what a designator means.
type Zone struct {
	Name       string      // as written
	IANA       string      // the zone, "" when Fixed or when several are meant and nothing chose
	Offset     int         // seconds east of UTC, when Fixed
	Fixed      bool        // the words give an offset ("GMT+3", "UTC") rather than a zone
	Stated     int         // seconds east of UTC that the words literally say ("EST" is -18000 in July, too), when Literal
	Literal    bool        // Stated holds
	Candidates []Candidate // all readings when the designator is ambiguous, most used first
	Why        string      // the rule and row that spoke
}

// Candidate is one reading of an ambiguous designator.
type Candidate struct {
	IANA    string
	Country string // ISO 3166 alpha-2
	Offset  int    // seconds east of UTC that the designator literally says in this reading
	Name    string // long name: "India Standard Time"
}

// Known reports whether exactly one zone or offset is meant.
func (z Zone) Known() bool { return z.Fixed || z.IANA != "" }

// Location gives the zone for use with package time: the embedded tzdata's, or a fixed offset.
func (z Zone) Location() (*time.Location, error) { return nil, nil }

// Find reads a designator as people write it: "UTC", "GMT+3", "+05:30", "EST", "Eastern Standard Time", "Pacific time",
// "America/New_York". An ambiguous one ("IST") is found with its Candidates and without IANA.
func Find(words string) (Zone, bool) { return Zone{}, false }

// Resolve is Find with a country (ISO 3166 alpha-2) as a hint that chooses among candidates. The hint never overrides
// a designator that has one meaning.
func Resolve(words, country string) (Zone, bool) { return Zone{}, false }
