package ics

import (
	"maps"
	"slices"
	"time"

	ical "github.com/arran4/golang-ical"

	"dateline/feeds"
	"dateline/schedule"
	"dateline/tz"
)

// settled is for how many years the rules of a zone must have stood before it is named. Some apps look a TZID up in
// tables of their own, whatever VTIMEZONE says, and those are years old: when a country changes its clocks, UTC is right.
const settled = 5

// zones decides for an edition which event may name its zone. A zone is described once, by the rules of the latest year
// in which it is used; an event that these rules would put at another instant is written in UTC, which is never wrong.
type zones struct {
	rules map[string]*zone
}

type zone struct {
	vt tz.VTimezone
	ok bool
}

// newZones finds the rules for the zones of the timed events; known keeps them between editions.
func newZones(events []slotted, known map[zoneYear]*zone) *zones {
	last := map[string]int{}
	for _, e := range events {
		if name := e.event.When.Zone; !e.slot.AllDay && token(name) {
			last[name] = max(last[name], e.slot.End.Year())
		}
	}
	z := &zones{map[string]*zone{}}
	for name, year := range last {
		key := zoneYear{name, year}
		if known[key] == nil {
			vt, ok := tz.Rules(name, time.Date(year-settled, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(year+1, 1, 1, 0, 0, 0, 0, time.UTC))
			known[key] = &zone{vt, ok && token(vt.ID)}
		}
		z.rules[name] = known[key]
	}
	return z
}

type zoneYear struct {
	name string
	year int
}

// of returns the rules an event would be written with, nil for UTC.
func (z *zones) of(e *schedule.Event) *zone {
	if r := z.rules[e.When.Zone]; r != nil && r.ok {
		return r
	}
	return nil
}

// fits reports whether readers of the rules find the event at its instants.
func (z *zone) fits(s feeds.Slot) bool {
	whole := s.Start.Nanosecond() == 0 && s.End.Nanosecond() == 0
	return whole && z.vt.Reproduces(s.Start) && z.vt.Reproduces(s.End)
}

// components gives the VTIMEZONEs of the zones in use, by name. golang-ical can only make an empty one, so the parts are
// put together here.
func components(used map[string]*zone) []ical.Component {
	var out []ical.Component
	for _, id := range slices.Sorted(maps.Keys(used)) {
		vt := used[id].vt
		c := ical.NewTimezone(vt.ID)
		c.Components = append(c.Components, &ical.Standard{ComponentBase: observance(vt.Standard)})
		if vt.Daylight != nil {
			c.Components = append(c.Components, &ical.Daylight{ComponentBase: observance(*vt.Daylight)})
		}
		out = append(out, c)
	}
	return out
}

func observance(o tz.Observance) ical.ComponentBase {
	var c ical.ComponentBase
	c.AddProperty(ical.ComponentPropertyDtStart, o.Start)
	c.AddProperty("TZOFFSETFROM", tz.Offset(o.OffsetFrom))
	c.AddProperty("TZOFFSETTO", tz.Offset(o.OffsetTo))
	if o.Name != "" {
		c.AddProperty("TZNAME", text(o.Name))
	}
	if o.Rule != "" {
		c.AddProperty(ical.ComponentPropertyRrule, o.Rule)
	}
	return c
}
