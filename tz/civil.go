package tz

import "time"

// CivilKind says how many instants a civil time names.
type CivilKind uint8

const (
	Normal CivilKind = iota // exactly one
	Gap                     // none: the clock jumped over it
	Fold                    // two: the clock was set back and it came twice
)

// Civil is a civil time turned into an instant.
type Civil struct {
	Time  time.Time // the instant; in a fold the earlier; in a gap as read with the offset before the jump
	Kind  CivilKind
	Other time.Time // in a fold the later instant; in a gap as read with the offset after the jump; else zero
}

// Instant gives the instant at which the clocks of loc showed the given time. Hour 24 (with min and sec 0) is the end of the day.
func Instant(y int, m time.Month, d, hour, min, sec int, loc *time.Location) Civil {
	return Civil{Time: time.Date(y, m, d, hour, min, sec, 0, loc)}
}
