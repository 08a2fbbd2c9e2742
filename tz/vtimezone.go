package tz

import (
	"fmt"
	"slices"
	"time"
)

// VTimezone is the compact form of a zone for a VTIMEZONE component (RFC 5545, 3.6.5): one STANDARD and at most one
// DAYLIGHT, each with a yearly rule that began in 1970. That is all that every calendar app understands: Outlook ignores
// RDATE and wants exactly one STANDARD.
type VTimezone struct {
	ID       string      // TZID
	Standard Observance  // always; the smaller offset, also where the law calls the other one standard (Dublin)
	Daylight *Observance // nil where the clocks are not changed
	From, To time.Time   // between which it was checked against tzdata
}

// Observance is a STANDARD or DAYLIGHT part.
type Observance struct {
	Name       string // TZNAME
	Start      string // DTSTART, local: "19701025T030000"
	OffsetFrom int    // TZOFFSETFROM, seconds east of UTC, whole minutes
	OffsetTo   int    // TZOFFSETTO
	Rule       string // RRULE value, "" where the clocks are not changed

	yearly yearly
}

// change is one change of a zone's offset.
type change struct {
	at       time.Time // first instant with the new offset
	from, to int
	name     string // abbreviation from then on
}

// wall is what the clocks showed, or would have shown, at the change.
func (c change) wall() time.Time { return c.at.Add(time.Duration(c.from) * time.Second).UTC() }

// The years for which changes are listed. What lies beyond is not put into a VTIMEZONE.
const firstYear, lastYear = 1966, 2099

// Rules gives the compact rules that hold in all the years from one time to another. ok is false when there are none:
// zones whose changes follow the moon (Casablanca) or moved within the range. Times in such a zone are written in UTC.
// Narrower ranges may succeed where wider ones fail.
func Rules(name string, from, to time.Time) (vt VTimezone, ok bool) {
	z := zoneDB().find(name)
	if z == nil || to.Before(from) {
		return VTimezone{}, false
	}
	y0, y1 := from.UTC().Year(), to.UTC().Year()
	if y0 < firstYear+4 || y1 > lastYear-10 {
		return VTimezone{}, false
	}
	// Rules that hold some years to either side are better: they do not flip when the next event is added.
	for _, margin := range [][2]int{{1, 5}, {0, 0}} {
		if vt, ok := rules(z, y0-margin[0], y1+margin[1]); ok {
			return vt, true
		}
	}
	return VTimezone{}, false
}

func rules(z *zone, y0, y1 int) (VTimezone, bool) {
	loc, err := z.load()
	if err != nil {
		return VTimezone{}, false
	}
	vt := VTimezone{ID: z.name, From: time.Date(y0, 1, 1, 0, 0, 0, 0, time.UTC), To: time.Date(y1+1, 1, 1, 0, 0, 0, 0, time.UTC)}
	all := z.changes()
	var ups, downs []change // in range
	for _, c := range all {
		if c.at.Before(vt.From) || !c.at.Before(vt.To) {
			continue
		}
		if c.to > c.from {
			ups = append(ups, c)
		} else {
			downs = append(downs, c)
		}
	}
	name, offset := vt.To.Add(-time.Second).In(loc).Zone()
	if len(ups)+len(downs) == 0 {
		vt.Standard = Observance{Name: name, Start: "19700101T000000", OffsetFrom: offset, OffsetTo: offset}
		return vt, offset%60 == 0
	}
	if len(ups) == 0 || len(downs) == 0 {
		return VTimezone{}, false
	}
	up, okUp := fit(ups, all)
	down, okDown := fit(downs, all)
	if !okUp || !okDown || up.OffsetFrom != down.OffsetTo || up.OffsetTo != down.OffsetFrom {
		return VTimezone{}, false
	}
	vt.Standard, vt.Daylight = down, &up
	return vt, vt.agrees(loc, append(ups, downs...))
}

// agrees compares with tzdata just before and after each change, ours and its.
func (v VTimezone) agrees(loc *time.Location, changes []change) bool {
	for _, c := range changes {
		if v.offsetAt(c.at) != c.to || v.offsetAt(c.at.Add(-time.Second)) != c.from {
			return false
		}
	}
	for y := v.From.Year(); y < v.To.Year(); y++ {
		for _, o := range []Observance{v.Standard, *v.Daylight} {
			on := o.onset(y)
			for _, t := range []time.Time{on, on.Add(-time.Second)} {
				if !t.Before(v.From) && t.Before(v.To) && v.offsetAt(t) != offsetAt(t, loc) {
					return false
				}
			}
		}
	}
	return v.offsetAt(v.From) == offsetAt(v.From, loc)
}

// fit finds the yearly rule of changes in one direction. Several rules fit a few years ("the last Sunday", "the fourth");
// the one that fits most of the zone's other years wins.
func fit(changes, all []change) (Observance, bool) {
	first, last := changes[0], changes[len(changes)-1]
	if first.from%60 != 0 || first.to%60 != 0 { // readers refuse seconds
		return Observance{}, false
	}
	var best yearly
	most := -1
	for _, r := range yearlyRules(first.wall()) {
		if !slices.ContainsFunc(changes, func(c change) bool { return !sameKind(c, first) || !r.on(c.wall().Year()).Equal(c.wall()) }) {
			n := 0
			for _, c := range all {
				if sameKind(c, first) && r.on(c.wall().Year()).Equal(c.wall()) {
					n++
				}
			}
			if n > most {
				best, most = r, n
			}
		}
	}
	if most < 0 {
		return Observance{}, false
	}
	return Observance{
		Name: last.name, Start: best.on(1970).Format("20060102T150405"), OffsetFrom: first.from, OffsetTo: first.to,
		Rule: best.String(), yearly: best,
	}, true
}

func sameKind(a, b change) bool { return a.from == b.from && a.to == b.to }

// Reproduces reports whether every reader of v puts t's local time at the instant t: v's offset agrees with tzdata's,
// and the local time comes once, in the zone as well as in v, for readers differ in what they make of the others.
func (v VTimezone) Reproduces(t time.Time) bool {
	loc, err := Load(v.ID)
	if err != nil || v.Standard.Start == "" || t.Year() < firstYear+5 || t.Year() > lastYear {
		return false
	}
	offset := offsetAt(t, loc)
	if v.offsetAt(t) != offset {
		return false
	}
	if v.Daylight != nil {
		other := v.Standard.OffsetTo
		if other == offset {
			other = v.Daylight.OffsetTo
		}
		if v.offsetAt(t.Add(time.Duration(offset-other)*time.Second)) == other {
			return false
		}
	}
	l := t.In(loc)
	return Instant(l.Year(), l.Month(), l.Day(), l.Hour(), l.Minute(), l.Second(), loc).Kind == Normal
}

// offsetAt evaluates v as a reader does: the observance that began last is in force.
func (v VTimezone) offsetAt(t time.Time) int {
	if v.Daylight == nil {
		return v.Standard.OffsetTo
	}
	var begun time.Time
	offset := v.Standard.OffsetTo
	for y := t.UTC().Year() - 1; y <= t.UTC().Year()+1; y++ {
		for _, o := range [...]*Observance{&v.Standard, v.Daylight} {
			if on := o.onset(y); !on.After(t) && (begun.IsZero() || on.After(begun)) {
				begun, offset = on, o.OffsetTo
			}
		}
	}
	return offset
}

// onset is the instant at which the observance begins in a year.
func (o *Observance) onset(year int) time.Time {
	return o.yearly.on(year).Add(-time.Duration(o.OffsetFrom) * time.Second)
}

// Offset formats seconds east of UTC as iCalendar does: "+0530".
func Offset(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	s := fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
	if seconds%60 != 0 {
		s += fmt.Sprintf("%02d", seconds%60)
	}
	return s
}
