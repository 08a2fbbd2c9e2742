package merge

import (
	"time"

	"dateline/schedule"
)

// Days and instants are compared as stretches of time, not as strings: one instant is Monday in Washington and Tuesday
// in Beijing, and a call that begins at 23:30 is also of the day after.

type slotKind uint8

const (
	waiting slotKind = iota // no day yet
	vague                   // a week, a month, a year
	day
	instant
)

type slot struct {
	kind     slotKind
	grain    schedule.Grain
	from, to schedule.Day  // civil days; of an instant in its own zone and in UTC
	start    time.Time     // of an instant
	length   time.Duration // stated or from the stated end
	approx   bool
}

const (
	exact     = 5 * time.Minute  // two statements of one instant
	rounded   = 30 * time.Minute // "around 3 p.m."
	farOff    = 2 * time.Hour    // a confused zone or doors-open for the start
	halfDay   = 12 * time.Hour
	lateNight = 2 * time.Hour // what begins so short before midnight is reported as of the day after, too
	longRange = 14            // days: beyond, only the first and the last day of a range speak for it
)

func newSlot(w schedule.When, loc *time.Location) slot {
	s := slot{grain: w.Grain, from: w.Day, to: max(w.Day, w.Last), length: w.Length}
	if w.Open != nil {
		return slot{kind: waiting, length: w.Length}
	}
	switch w.Grain {
	case schedule.GrainInstant:
		s.kind, s.start = instant, w.Start
		s.approx = w.Clock != nil && w.Clock.Approx
		if w.End.After(w.Start) {
			s.length = w.End.Sub(w.Start)
		}
		s.from, s.to = spanDays(w.Start, 0, loc, nil)
		if w.Last > w.Day && w.Day.Known() {
			s.to = max(s.to, w.Last)
		}
	case schedule.GrainDay:
		s.kind = day
	case schedule.GrainWeek:
		s.kind, s.to = vague, max(w.Day+6, w.Last)
	case schedule.GrainMonth:
		s.kind, s.to = vague, max(w.Day.AddMonths(1)-1, w.Last)
	case schedule.GrainYear:
		s.kind, s.to = vague, max(w.Day.AddMonths(12)-1, w.Last)
	}
	if s.kind != instant && s.kind != waiting && !w.Day.Known() {
		return slot{kind: waiting, length: w.Length}
	}
	return s
}

// spanDays gives the civil days that an instant and what follows it for a length touch in UTC and the given zones.
func spanDays(start time.Time, length time.Duration, zones ...*time.Location) (from, to schedule.Day) {
	from, to = schedule.DayOf(start.UTC()), schedule.DayOf(start.Add(length).UTC())
	for _, z := range zones {
		if z != nil {
			from, to = min(from, schedule.DayOf(start.In(z))), max(to, schedule.DayOf(start.Add(length).In(z)))
		}
	}
	return from, to
}

// sameTime says how well two dated reports agree on when: 0 not at all, 30 on the instant.
func sameTime(a, b *item) int {
	if a.slot.kind < b.slot.kind {
		a, b = b, a
	}
	switch {
	case b.slot.kind == waiting:
		return 0
	case a.slot.kind == vague:
		if a.slot.grain == b.slot.grain && a.slot.from == b.slot.from {
			return 20
		}
		return 0
	case b.slot.kind == vague:
		return 0 // settled later, when the days are known
	case b.slot.kind == instant:
		return sameInstant(a, b)
	case a.slot.kind == instant:
		return instantOnDay(a, b)
	}
	return sameDay(a, b)
}

func sameInstant(a, b *item) int {
	d := a.slot.start.Sub(b.slot.start).Abs()
	switch {
	case d <= exact || d <= time.Hour && (a.slot.approx || b.slot.approx):
		return 30
	case d <= rounded:
		return 20
	case d <= farOff:
		return 14
	case d <= halfDay && !a.kin.Series && !b.kin.Series && a.slot.from <= b.slot.to && b.slot.from <= a.slot.to && sameCivilDay(a, b):
		return 6
	}
	return 0
}

func sameCivilDay(a, b *item) bool {
	for _, z := range []*time.Location{time.UTC, a.loc, b.loc} {
		if z != nil && schedule.DayOf(a.slot.start.In(z)) == schedule.DayOf(b.slot.start.In(z)) {
			return true
		}
	}
	return false
}

// instantOnDay accepts the day in the zone of the instant, of the day's report, or UTC, also when a stated length
// carries the happening past midnight.
func instantOnDay(at, on *item) int {
	length := max(at.slot.length, on.slot.length)
	if length > halfDay {
		length = 0
	}
	if from, to := spanDays(at.slot.start, length, at.loc, on.loc); to < on.slot.from || on.slot.to < from {
		if on.r.Status == schedule.Held && at.loc != nil && on.slot.from == on.slot.to && schedule.DayOf(at.slot.start.Add(lateNight).In(at.loc)) == on.slot.from {
			return 8
		}
		return 0
	}
	own := at.loc
	if own == nil {
		own = on.loc
	}
	if own == nil {
		own = time.UTC
	}
	d := schedule.DayOf(at.slot.start.In(own))
	switch {
	case d == on.slot.from && on.slot.from == on.slot.to:
		return 20
	case d == on.slot.from:
		return 15
	case on.slot.from == on.slot.to:
		return 12
	case on.slot.to-on.slot.from <= longRange && d <= on.slot.to:
		return 8
	}
	return 0
}

func sameDay(a, b *item) int {
	s, t := a.slot, b.slot
	switch {
	case s.from == t.from && s.to == t.to:
		return 20
	case s.from == t.from:
		return 15
	case s.from <= t.to && t.from <= s.to:
		if s.to-s.from > longRange || t.to-t.from > longRange {
			if s.to == t.to {
				return 8
			}
			return 0
		}
		return 8
	}
	// The same day of two zones far apart: at least six hours in common.
	if a.loc != nil && b.loc != nil && s.from == s.to && t.from == t.to {
		x, y := midnight(s.from, a.loc), midnight(t.from, b.loc)
		if d := x.Sub(y).Abs(); a.r.When.Zone != b.r.When.Zone && d <= 18*time.Hour {
			return 10
		}
	}
	return 0
}

func midnight(d schedule.Day, loc *time.Location) time.Time {
	y, m, n := d.Date()
	return time.Date(y, m, n, 0, 0, 0, 0, loc)
}

// holds reports how well a week, month or year holds a dated report: 0 when it does not.
func (s slot) holds(t slot) int {
	if s.kind != vague || t.kind < day || t.to < s.from || s.to < t.from {
		return 0
	}
	switch s.grain {
	case schedule.GrainWeek:
		return 10
	case schedule.GrainMonth:
		return 6
	}
	return 3
}

// apart is the number of days between two dated slots, 0 when they touch.
func apart(s, t slot) int {
	return max(0, int(t.from-s.to), int(s.from-t.to))
}
