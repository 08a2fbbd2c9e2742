package tz

import "time"

// VTimezone is the compact form of a zone for a VTIMEZONE component (RFC 5545, 3.6.5): one STANDARD and at most one
// DAYLIGHT, which is all that every calendar app understands.
type VTimezone struct {
	ID       string      // TZID
	Standard Observance  // always
	Daylight *Observance // nil where the clocks are not changed
	From, To time.Time   // for which it was checked
}

// Observance is a STANDARD or DAYLIGHT part.
type Observance struct {
	Name       string // TZNAME
	Start      string // DTSTART, local: "19701025T030000"
	OffsetFrom int    // TZOFFSETFROM, seconds east of UTC; whole minutes
	OffsetTo   int    // TZOFFSETTO
	Rule       string // RRULE value, "" for none
}

// Rules gives the compact rules of a zone that hold between two times; ok is false when there are none (use UTC then).
func Rules(name string, from, to time.Time) (vt VTimezone, ok bool) { return VTimezone{}, false }

// Reproduces reports whether a reader of v puts t's local time at the instant t: the offset agrees with tzdata's and
// the local time is not one that comes twice or not at all.
func (v VTimezone) Reproduces(t time.Time) bool { return false }

// Offset formats seconds east of UTC as iCalendar does: "+0530".
func Offset(seconds int) string { return "" }
