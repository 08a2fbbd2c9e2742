package tz

import "time"

// CivilKind says how many instants a civil time names.
type CivilKind uint8

const (
	Normal CivilKind = iota // exactly one
	Gap                     // none: the clock jumped over it
	Fold                    // two: the clock was set back and it came twice
)

func (k CivilKind) String() string { return [...]string{"normal", "gap", "fold"}[k] }

// Civil is a civil time turned into an instant.
type Civil struct {
	Time  time.Time // the instant; in a fold the earlier; in a gap as read with the offset before the jump
	Kind  CivilKind
	Other time.Time // in a fold the later instant; in a gap as read with the offset after the jump; else zero
}

// Instant gives the instant at which the clocks of loc showed the given time. Hour 24 is midnight at the end of the day.
// A time that the clocks skipped or showed twice is reported with both readings and never shifted in silence:
// time.Date picks one without a word.
func Instant(y int, m time.Month, d, hour, min, sec int, loc *time.Location) Civil {
	// The wall clock as if it were UTC; any instant that shows it is at wall minus one of the offsets used nearby. Two
	// days cover every zone: the largest jump, over the date line, is 24 hours.
	wall := time.Date(y, m, d, hour, min, sec, 0, time.UTC)
	before, after := offsetAt(wall.Add(-48*time.Hour), loc), offsetAt(wall.Add(48*time.Hour), loc)
	guess := time.Date(y, m, d, hour, min, sec, 0, loc)
	offsets := [...]int{before, offsetAt(guess.Add(-24*time.Hour), loc), offsetAt(guess, loc), offsetAt(guess.Add(24*time.Hour), loc), after}

	var hits []time.Time
	for _, o := range offsets {
		t := wall.Add(-time.Duration(o) * time.Second).In(loc)
		if offsetAt(t, loc) == o && !contains(hits, t) {
			hits = append(hits, t)
		}
	}
	switch len(hits) {
	case 1:
		return Civil{Time: hits[0]}
	case 0:
		jump := firstChange(wall.Add(-48*time.Hour), wall.Add(48*time.Hour), wall, loc)
		was, is := offsetAt(jump.Add(-time.Second), loc), offsetAt(jump, loc)
		return Civil{Kind: Gap, Time: wall.Add(-time.Duration(was) * time.Second).In(loc), Other: wall.Add(-time.Duration(is) * time.Second).In(loc)}
	}
	if hits[1].Before(hits[0]) {
		hits[0], hits[1] = hits[1], hits[0]
	}
	return Civil{Kind: Fold, Time: hits[0], Other: hits[1]}
}

// firstChange finds the change of offset between two instants that skips the wall clock time.
func firstChange(from, to, wall time.Time, loc *time.Location) time.Time {
	for t := from; t.Before(to); {
		next := nextChange(t, to, 6*time.Hour, loc)
		was, is := offsetAt(next.Add(-time.Second), loc), offsetAt(next, loc)
		if !wall.Add(-time.Duration(was)*time.Second).Before(next) && wall.Add(-time.Duration(is)*time.Second).Before(next) {
			return next
		}
		t = next
	}
	return to
}

// nextChange gives the first instant after t, and not after limit, at which the offset of loc changes; limit when it
// does not. Time.ZoneBounds is not asked, because on 31 December of a leap year Go 1.26 may answer with an end that
// lies before t (golang/go#81583). Offsets kept for less than a step are missed.
func nextChange(t, limit time.Time, step time.Duration, loc *time.Location) time.Time {
	was := offsetAt(t, loc)
	for t.Before(limit) {
		next := t.Add(step)
		if next.After(limit) {
			next = limit
		}
		if offsetAt(next, loc) != was {
			lo, hi := t.Unix(), next.Unix()
			for hi-lo > 1 {
				if mid := lo + (hi-lo)/2; offsetAt(time.Unix(mid, 0), loc) == was {
					lo = mid
				} else {
					hi = mid
				}
			}
			return time.Unix(hi, 0).UTC()
		}
		t = next
	}
	return limit
}

func offsetAt(t time.Time, loc *time.Location) int {
	_, offset := t.In(loc).Zone()
	return offset
}

func contains(list []time.Time, t time.Time) bool {
	for _, x := range list {
		if x.Equal(t) {
			return true
		}
	}
	return false
}
