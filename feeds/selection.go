package feeds

import (
	"cmp"
	"slices"
	"time"

	"dateline/schedule"
)

// tombstone is how long a withdrawn event stays in calendars, so that every subscriber's app has seen why it goes.
const tombstone = 30 * 24 * time.Hour

// Select picks the events of a feed that have a place on a calendar, sorted by time. Months, weeks and undated events
// have none; a denied event never had one.
func Select(f Feed, events []*schedule.Event, asOf time.Time) []*schedule.Event {
	var out []*schedule.Event
	for _, e := range events {
		if s, ok := SlotOf(e.When); ok && f.wants(e, asOf) && f.within(s, asOf) {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, Order)
	return out
}

// Everything picks all events that match the query, whatever is known of their time and status.
func Everything(f Feed, events []*schedule.Event, _ time.Time) []*schedule.Event {
	var out []*schedule.Event
	for _, e := range events {
		if f.Query == nil || f.Query.Match(e) {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, Order)
	return out
}

func (f Feed) wants(e *schedule.Event, asOf time.Time) bool {
	switch e.Status {
	case schedule.Denied, schedule.Withdrawn:
		if e.Status == schedule.Denied && e.Sequence == 0 {
			return false // denied from the start: no subscriber ever saw it
		}
		if f.Cancelled == Hide || asOf.Sub(e.LastChanged) > tombstone {
			return false
		}
	case schedule.Cancelled, schedule.Postponed:
		if f.Cancelled == Hide {
			return false
		}
	}
	return f.Query == nil || f.Query.Match(e)
}

func (f Feed) within(s Slot, asOf time.Time) bool {
	start, end := s.bounds()
	return (f.Past == 0 || !end.Before(asOf.Add(-f.Past))) && (f.Future == 0 || !start.After(asOf.Add(f.Future)))
}

// Order sorts events for people: by time; a whole day before the hours in it; what has no time last; then by title and
// UID, so that the order is the same everywhere.
func Order(a, b *schedule.Event) int {
	if d := cmp.Compare(undated(a), undated(b)); d != 0 {
		return d
	}
	if d := sortTime(a) - sortTime(b); d != 0 {
		return cmp.Compare(d, 0)
	}
	return cmp.Or(cmp.Compare(a.When.Grain, b.When.Grain), cmp.Compare(a.Title, b.Title), cmp.Compare(a.UID, b.UID))
}

func undated(e *schedule.Event) int {
	if e.When.Grain == schedule.GrainNone {
		return 1
	}
	return 0
}

func sortTime(e *schedule.Event) int64 {
	if e.When.Grain == schedule.GrainInstant {
		return e.When.Start.Unix()
	}
	return e.When.Day.UTC().Unix()
}

// Changed is the last moment up to asOf at which the timed edition of a feed can have come to read otherwise: an event
// changed, a withdrawn one was old enough to go, or a window moved past one.
func Changed(f Feed, events []*schedule.Event, asOf time.Time) time.Time {
	var last time.Time
	note := func(t time.Time) {
		if t.After(last) && !t.After(asOf) {
			last = t
		}
	}
	for _, e := range events {
		note(e.LastChanged)
		if e.Status == schedule.Withdrawn || e.Status == schedule.Denied {
			note(e.LastChanged.Add(tombstone + time.Nanosecond))
		}
		s, ok := SlotOf(e.When)
		if !ok || f.Past == 0 && f.Future == 0 {
			continue
		}
		start, end := s.bounds()
		if f.Past > 0 {
			note(end.Add(f.Past + time.Nanosecond))
		}
		if f.Future > 0 {
			note(start.Add(-f.Future))
		}
	}
	return last
}
