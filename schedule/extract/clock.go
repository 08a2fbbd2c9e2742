package extract

import (
	"slices"
	"strings"
	"time"

	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/tz"
	"dateline/tz/gazetteer"
)

// statedZone is a zone that holds for clocks beyond its own words.
type statedZone struct {
	zone tz.Zone
	span schedule.Span
	text string
	list bool // "all times Central": beats the venue
}

// listZone finds the header of a schedule that gives the zone of all its clocks: "all times local", "All times Eastern",
// "(times in GMT)".
func listZone(d *document, a *schedule.Article) *statedZone {
	for i := 0; i+2 < len(d.Tokens); i++ {
		w := d.Lower(i)
		if w != "times" && w != "hours" {
			continue
		}
		j := i + 1
		for j < len(d.Tokens) && j < i+5 && (isOneOf(d.Lower(j), "are", "in", "given", "shown", "listed", ":", "is", "all", "quoted") || d.Text(j) == "(") {
			j++
		}
		if prev := d.Lower(i - 1); prev != "all" && prev != "kick" && prev != "off" && prev != "start" && j == i+1 && prev != "(" {
			continue
		}
		for n := 4; n >= 1; n-- {
			if j+n > len(d.Tokens) {
				continue
			}
			words := d.Src[d.Tokens[j].Start:d.Tokens[j+n-1].End]
			if z, ok := gazetteer.Time(words, countryHint(a)); ok {
				return &statedZone{zone: z, span: d.Span(j, j+n), text: words, list: true}
			}
			if z, ok := gazetteer.Time(words+" time", countryHint(a)); ok && d.Tokens[j].Capital {
				return &statedZone{zone: z, span: d.Span(j, j+n), text: words, list: true}
			}
		}
	}
	return nil
}

// setClock makes an instant of day, clock and zone, or leaves the day with the clock beside it when no zone is known.
func (r *reader) setClock(c *candidate) {
	d := c.doc
	clocks := twins(d, c.clock)
	c.when.Clock = hour(clocks[0].Form.Clock, &c.when)
	country := r.country(c)
	for _, x := range clocks {
		z, ok := r.zoneOf(c, x, country)
		if !ok {
			continue
		}
		c.clock = x
		c.when.Clock = hour(x.Form.Clock, &c.when)
		r.instant(c, z)
		return
	}
	if z, ok := r.impliedZone(c); ok {
		c.when.Implied |= schedule.ImpliedZone
		r.instant(c, z)
	}
}

// twins lists a clock and its restatements, the first one first.
func twins(d *document, x *anchor.Resolved) []*anchor.Resolved {
	first := -1
	for i := range d.times {
		if &d.times[i] == x {
			first = i
		}
	}
	if first < 0 {
		return []*anchor.Resolved{x}
	}
	if t := x.Form.Twin; t >= 0 && t < first {
		first = t
	}
	out := []*anchor.Resolved{&d.times[first]}
	for i := range d.times {
		if d.times[i].Form.Twin == first && i != first && d.times[i].Form.Clock != nil {
			out = append(out, &d.times[i])
		}
	}
	return out
}

// hour settles a 12-hour clock without a.m. or p.m.: news means working hours and evenings.
func hour(c *schedule.Clock, w *schedule.When) *schedule.Clock {
	k := *c
	if k.Half {
		if k.Hour >= 1 && k.Hour <= 7 {
			k.Hour += 12
		}
		k.Half = false
		w.Implied |= schedule.ImpliedClock
	}
	return &k
}

// zoneOf resolves the zone words of a clock.
func (r *reader) zoneOf(c *candidate, x *anchor.Resolved, country string) (tz.Zone, bool) {
	words := x.Form.ZoneText
	if words == "" {
		return tz.Zone{}, false
	}
	if strings.Contains(strings.ToLower(words), "local") {
		return r.placeZone(c)
	}
	if z, ok := gazetteer.Time(words, country); ok && z.Known() {
		return z, true
	}
	return tz.Zone{}, false
}

// impliedZone follows the order of the design for a bare clock: the header of the list, the place of the happening.
func (r *reader) impliedZone(c *candidate) (tz.Zone, bool) {
	if r.zone != nil && r.zone.list && c.doc == r.body {
		if strings.Contains(strings.ToLower(r.zone.text), "local") {
			return r.placeZone(c)
		}
		return r.zone.zone, r.zone.zone.Known()
	}
	if z, ok := r.placeZone(c); ok {
		return z, true
	}
	if c.place != nil { // of which the zone is not known: that of the town the article plays in rather than that of some other place
		if w := r.theScene().local(); w != nil && w.zone != "" {
			return tz.Zone{Name: w.zone, IANA: w.zone, Why: "zone of " + w.name}, true
		}
	}
	return r.commonZone(c)
}

// commonZone is the zone that all places of the article share: where everything is, the happening is.
func (r *reader) commonZone(c *candidate) (tz.Zone, bool) {
	if !r.common.known {
		r.common.known = true
		r.common.zone = sharedZone(r.body)
		if r.common.zone == "" {
			// Places in several zones: the dateline says where the reporter, and most often the story, is.
			if e, ok := r.dateline(); ok {
				r.common.zone = e.Zone
			}
		}
	}
	if r.common.zone == "" {
		return tz.Zone{}, false
	}
	return tz.Zone{Name: r.common.zone, IANA: r.common.zone, Why: "all places of the article"}, true
}

// sharedZone is the zone of all cities and venues of a text, "" when they differ or there are none.
func sharedZone(d *document) string {
	if zones := zonesNamed(d); len(zones) == 1 {
		return zones[0]
	}
	return ""
}

func (r *reader) placeZone(c *candidate) (tz.Zone, bool) {
	if c.place != nil && c.place.zone != "" {
		return tz.Zone{Name: c.place.zone, IANA: c.place.zone, Why: "zone of " + c.place.name}, true
	}
	return tz.Zone{}, false
}

func (r *reader) country(c *candidate) string {
	if c.place != nil && c.place.country != "" {
		return c.place.country
	}
	return countryHint(r.a)
}

// instant computes start and end. The day must be known; else clock and zone wait for it.
func (r *reader) instant(c *candidate, z tz.Zone) {
	if c.place != nil && c.place.zone != "" {
		z = z.At(c.place.zone) // "MST" in Phoenix is Phoenix time
	}
	c.when.Zone = z.IANA
	c.when.Offset = offsetOf(z)
	// A zone that only counts from Greenwich tells no place; the place of the happening gives the zone to show.
	if (z.Fixed || z.IANA == "UTC" || z.IANA == "Etc/UTC") && c.place != nil && c.place.zone != "" {
		c.when.Zone = c.place.zone
	}
	if c.when.Grain != schedule.GrainDay || c.when.Clock == nil {
		return
	}
	loc, err := z.Location()
	if err != nil || loc == nil {
		return
	}
	start := civil(c.when.Day, *c.when.Clock, loc)
	c.note = gapOrFold(c.when.Day, *c.when.Clock, loc)
	c.doubtful = c.note != nil
	if e := endClock(c.doc, c.clock); e != nil {
		last := c.when.Day
		if c.when.Last > last {
			last = c.when.Last
		}
		if to := &c.doc.times[c.clock.Form.RangeTo]; isDay(to) && to.When.Grain >= schedule.GrainDay && to.When.Day > last {
			last = to.When.Day // "from 6 a.m. on Dec. 3 to midnight on Dec. 5"
		}
		end := civil(last, *hour(e, &c.when), loc)
		if !end.After(start) {
			end = civil(last+1, *e, loc)
		}
		c.when.End = end
		c.when.Last = c.when.Day
	}
	c.when.Grain, c.when.Start = schedule.GrainInstant, start
}

// offsetOf is the distance from UTC of a zone that names no place, nil for the others.
func offsetOf(z tz.Zone) *int {
	switch {
	case z.Fixed:
		off := z.Offset
		return &off
	case z.IANA == "UTC" || z.IANA == "Etc/UTC":
		return new(int)
	}
	return nil
}

// stated lists the clocks of a candidate's words, each in the zone it names: what is said twice checks itself. A clock
// without a zone beside one that has it is that of the place ("3:30 PM [20:30 GMT]" in Washington).
func (r *reader) stated(c *candidate) []schedule.Statement {
	if c.clock == nil || c.when.Clock == nil {
		return nil
	}
	var out []schedule.Statement
	for _, x := range twins(c.doc, c.clock) {
		s := schedule.Statement{Quote: r.a.Quote(x.Span), Clock: *x.Form.Clock}
		z, ok := r.zoneOf(c, x, r.country(c))
		switch {
		case ok:
			if c.place != nil && c.place.zone != "" {
				z = z.At(c.place.zone)
			}
			s.Zone, s.Offset = z.IANA, offsetOf(z)
		case x == c.clock:
			s.Zone, s.Offset = c.when.Zone, c.when.Offset
		case c.place != nil && !c.place.implied && c.place.zone != "":
			s.Zone = c.place.zone
		default:
			s.Among = zonesNamed(r.body)
		}
		if s.Quote != "" && (s.Zone != "" || s.Offset != nil || len(s.Among) > 0) {
			out = append(out, s)
		}
	}
	return out
}

// zonesNamed are the zones of the cities and venues of a text, sorted.
func zonesNamed(d *document) []string {
	var out []string
	for i := range d.names {
		m := &d.names[i]
		if m.Demonym || m.Value.Place == nil || m.Value.Place.Zone == "" || m.Value.Kind != schedule.Location && m.Value.Kind != schedule.Venue {
			continue
		}
		if z := m.Value.Place.Zone; !slices.Contains(out, z) {
			out = append(out, z)
		}
	}
	slices.Sort(out)
	return out
}

// gapOrFold says what is doubtful of a civil time on the night the clocks change: "02:30" on 29 March 2026 in Berlin
// never is, on 25 October it comes twice and the earlier is taken.
func gapOrFold(day schedule.Day, k schedule.Clock, loc *time.Location) *schedule.Because {
	y, m, dd := day.Date()
	at := tz.Instant(y, m, dd, k.Hour, k.Minute, k.Second, loc)
	rule := ""
	switch at.Kind {
	case tz.Gap:
		rule = "extract/gap"
	case tz.Fold:
		rule = "extract/fold"
	default:
		return nil
	}
	return &schedule.Because{Rule: rule, Got: at.Time.UTC().Format(time.RFC3339), From: []*schedule.Because{
		{Rule: rule, Got: at.Other.UTC().Format(time.RFC3339), Rejected: true}}}
}

func civil(day schedule.Day, k schedule.Clock, loc *time.Location) time.Time {
	y, m, dd := day.Date()
	return tz.Instant(y, m, dd, k.Hour, k.Minute, k.Second, loc).Time.UTC()
}

// endClock is the clock that a range of clocks ends with.
func endClock(d *document, x *anchor.Resolved) *schedule.Clock {
	if x == nil || x.Form.RangeTo < 0 || x.Form.RangeTo >= len(d.times) {
		return nil
	}
	return d.times[x.Form.RangeTo].Form.Clock
}

// because is the tree behind the time of a candidate.
func (r *reader) because(c *candidate) *schedule.Because {
	b := &schedule.Because{Rule: "extract/when", Got: c.when.String(), Article: r.a.ID}
	if c.day != nil {
		b.From = append(b.From, c.day.When.Why)
	}
	if c.clock != nil && c.clock != c.day {
		b.From = append(b.From, c.clock.When.Why)
	}
	if c.when.Zone != "" || c.when.Offset != nil {
		z := &schedule.Because{Rule: "extract/zone", Got: c.when.Zone}
		switch {
		case c.clock != nil && c.clock.Form.ZoneText != "":
			z.Span, z.Quote = c.clock.Form.ZoneSpan, c.clock.Form.ZoneText
		case r.zone != nil && c.when.Implied.Has(schedule.ImpliedZone) && r.zone.list:
			z.Rule, z.Span, z.Quote = "extract/zone-of-list", r.zone.span, r.zone.text
		case c.place != nil:
			z.Rule, z.Span, z.Quote = "extract/zone-of-place", c.place.span, c.place.text
		}
		if c.note != nil {
			z.From = append(z.From, c.note)
		}
		b.From = append(b.From, z)
	}
	b.From = append(b.From, &schedule.Because{Rule: "extract/trigger", Got: string(c.trig.kind.Name), Span: c.doc.Span(c.trig.first, c.trig.last), Quote: c.doc.Src[c.doc.Tokens[c.trig.first].Start:c.doc.Tokens[c.trig.last-1].End]})
	if r.dct.Why != nil {
		b.From = append(b.From, r.dct.Why)
	}
	return b
}
