package feeds

import (
	"time"

	"dateline/schedule"
	"dateline/tz"
)

// NominalLength is what an event is drawn as when nobody stated an end.
const NominalLength = time.Hour

// Slot is the place of an event on a calendar: whole days, or from an instant to an instant.
type Slot struct {
	AllDay      bool
	First, Last schedule.Day // of an all-day slot; Last is inclusive
	Start, End  time.Time    // of the others
	Nominal     bool         // nobody stated the end: End is drawn, not known
	Through     schedule.Day // the last day, where that but no clock was stated: End is the midnight after it
}

// SlotOf places a When; ok is false for what is too vague to have a place.
func SlotOf(w schedule.When) (s Slot, ok bool) {
	switch w.Grain {
	case schedule.GrainDay:
		return Slot{AllDay: true, First: w.Day, Last: max(w.Day, w.Last)}, w.Day.Known()
	case schedule.GrainInstant:
		if w.Start.IsZero() {
			return Slot{}, false
		}
		s = Slot{Start: w.Start.UTC(), End: w.End.UTC()}
		switch {
		case !w.End.IsZero() && !w.End.Equal(w.Start):
			s.Nominal = w.Implied&schedule.ImpliedEnd != 0
		case w.Length > 0:
			s.End = s.Start.Add(w.Length)
		case w.Last > w.Day && w.Day.Known():
			s.Through = w.Last
			y, m, d := w.Last.Date()
			s.End = time.Date(y, m, d+1, 0, 0, 0, 0, Location(w)).UTC()
			s.Nominal = true
		default:
			s.End, s.Nominal = s.Start.Add(NominalLength), true
		}
		return s, true
	}
	return Slot{}, false
}

// bounds are the first and last moment for comparing with a window; days are taken as UTC's.
func (s Slot) bounds() (start, end time.Time) {
	if s.AllDay {
		return s.First.UTC(), (s.Last + 1).UTC()
	}
	return s.Start, s.End
}

// Location is where the clocks of a When stand: its zone, else its stated offset, else UTC.
func Location(w schedule.When) *time.Location {
	if w.Zone != "" {
		if loc, err := tz.Load(w.Zone); err == nil {
			return loc
		}
	}
	if w.Offset != nil && *w.Offset != 0 {
		return time.FixedZone("UTC"+offset(*w.Offset), *w.Offset)
	}
	return time.UTC
}
