package extract

import (
	"dateline/schedule"
	"dateline/tz"
	"dateline/tz/gazetteer"
)

// sceneClocks gives clocks that are still without a zone the zone of the scene. A local paper writes "at 7 p.m. on Friday"
// and never says whose time: the town the article plays in tells, or its country where one zone holds for all of it, or the
// outlet's own country when the article speaks of no other. Such a zone is implied. What is held by video, or called by
// telephone, is nowhere.
func (r *reader) sceneClocks() {
	for _, c := range r.found {
		if c.gone || c.clock == nil || c.when.Clock == nil || c.when.Grain != schedule.GrainDay || c.clock.Form.ZoneText != "" || c.trig.kind.Name == "call" || remote(c) {
			continue
		}
		name, why := r.sceneZone(c)
		if name == "" {
			continue
		}
		c.when.Implied |= schedule.ImpliedZone
		r.instant(c, tz.Zone{Name: name, IANA: name, Why: why})
		c.when.Why = r.because(c)
	}
}

func (r *reader) sceneZone(c *candidate) (zone, why string) {
	if c.place != nil { // it is somewhere else, of which the zone is not known
		if zone, single := gazetteer.CountryZone(c.place.country); single {
			return zone, "zone of " + c.place.country
		}
		if c.place.country != "" {
			return "", ""
		}
	}
	if w := c.implied; w != nil {
		if w.zone != "" {
			return w.zone, "zone of " + w.name
		}
		if zone, single := gazetteer.CountryZone(w.country); single {
			return zone, "zone of " + w.name
		}
	}
	if len(r.parties(c)) > 0 && (kinOf(c.trig.kind.Name) == "talk" || c.trig.kind.Name == "visit") {
		return "", ""
	}
	s := r.theScene()
	if w := s.local(); w != nil && w.zone != "" {
		return w.zone, "zone of " + w.name
	}
	country := s.country()
	if zone, single := gazetteer.CountryZone(country); single {
		return zone, "zone of " + country
	}
	if h := r.a.Home; h.Zone != "" && (country == "" || country == h.Country) {
		return h.Zone, "zone of the outlet"
	}
	return "", ""
}
