package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sort"

	"dateline/schedule"
)

// settle drops candidates that a better reading of the same words made superfluous.
func (r *reader) settle() {
	for _, a := range r.found {
		if a.gone {
			continue
		}
		for _, b := range r.found {
			if a == b || b.gone || a.gone {
				continue
			}
			// "visible between 10.08am and 11.51am, the most of it at 11am": an hour within the run is no second happening.
			if a.doc == b.doc && a.frame == b.frame && a.trig.first == b.trig.first && a.when.Grain == schedule.GrainInstant && b.when.Grain == schedule.GrainInstant &&
				!b.when.End.IsZero() && a.when.End.IsZero() && a.when.Start.After(b.when.Start) && a.when.Start.Before(b.when.End) {
				a.gone = true
			}
			// A day that an instant of the same day and kind makes precise.
			if a.when.Grain == schedule.GrainDay && b.when.Grain == schedule.GrainInstant && a.trig.generic && a.frame == b.frame && a.doc == b.doc && a.when.Day == b.when.Day {
				a.gone = true
			}
			if a.trig.generic && !b.trig.generic && a.doc == b.doc && a.frame == b.frame && a.day == b.day && a.clock == b.clock {
				a.gone = true
			}
		}
	}
}

// reports turns what is left into reports, in the order of the article.
func (r *reader) reports() []schedule.Report {
	var out []schedule.Report
	ids := map[*candidate]string{}
	for _, c := range r.found {
		if c.gone {
			continue
		}
		rep := r.report(c)
		ids[c] = rep.ID
		out = append(out, rep)
	}
	r.linkMoves(out)
	return r.given(out)
}

// linkMoves joins the slot a happening left to the slot it took: kin kinds and compatible names in one article.
func (r *reader) linkMoves(reports []schedule.Report) {
	for i := range reports {
		n := &reports[i]
		if n.Status != schedule.Scheduled && n.Status != schedule.Proposed {
			continue
		}
		best := -1
		for j := range reports {
			o := &reports[j]
			if i == j || o.Status != schedule.Postponed || kinOf(o.Kind) != kinOf(n.Kind) || o.When.String() == n.When.String() {
				continue
			}
			if !shareName(o.Participants, n.Participants) {
				continue
			}
			if best < 0 || abs(j-i) < abs(best-i) {
				best = j
			}
		}
		if best >= 0 {
			n.MovedFrom = reports[best].ID
		}
	}
}

func shareName(a, b []schedule.Name) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	for _, x := range a {
		for _, y := range b {
			if x.Key == y.Key || related(x.Key, y.Key) {
				return true
			}
		}
	}
	return false
}

func (r *reader) report(c *candidate) schedule.Report {
	rep := schedule.Report{
		Article: r.a.ID, Hash: r.a.Hash, Print: r.a.Print, Outlet: r.a.Outlet, Site: r.a.Site, URL: r.a.URL, Headline: r.headline(),
		Title: c.title, Kind: c.trig.kind.Name, When: c.when, DocTime: r.dct, Status: c.status, Certainty: r.certainty(c), Subject: c.subject,
	}
	rep.DocTime.Why = nil
	if c.when.Length > 0 && c.when.Grain == schedule.GrainInstant && c.when.End.IsZero() {
		rep.When.End = c.when.Start.Add(c.when.Length)
	}
	if c.place != nil {
		rep.Place = &schedule.Place{Name: c.place.name, Country: c.place.country, Zone: c.place.zone}
		rep.PlaceImplied = c.place.implied
		if rep.When.Zone == "" {
			rep.When.Zone = c.place.zone
		}
	} else if w := c.implied; w != nil {
		rep.Place = &schedule.Place{Name: w.name, Country: w.country, Zone: w.zone}
		rep.PlaceImplied = true
		if rep.When.Zone == "" && rep.When.Grain == schedule.GrainInstant {
			rep.When.Zone = w.zone
		}
	}
	for _, w := range c.who {
		rep.Participants = append(rep.Participants, w.Value)
	}
	rep.Stated = r.stated(c)
	rep.Evidence = r.evidence(c)
	rep.ID = reportID(r.a, c)
	rep.Why = c.when.Why
	w := c.implied
	if w == nil {
		w = c.place
	}
	if w != nil && w.rule != "" {
		rep.Why.From = append(rep.Why.From, &schedule.Because{Rule: w.rule, Got: w.name + " (implied)", Article: r.a.ID, Span: w.span, Quote: r.a.Quote(w.span)})
	}
	return rep
}

func (r *reader) headline() string {
	if r.a.Title != "" {
		return r.a.Title
	}
	for i := range r.body.frame {
		if f := &r.body.frame[i]; f.kind != schedule.Debris && f.Last-f.First >= 3 {
			s := r.body.Src[f.Start:f.End]
			if len(s) > 160 {
				cut := 157
				for cut > 0 && s[cut]&0xC0 == 0x80 {
					cut--
				}
				s = s[:cut] + "…"
			}
			return s
		}
	}
	return ""
}

// reportID is stable across versions of the rules: the article's content and the first byte of the words it rests on.
func reportID(a *schedule.Article, c *candidate) string {
	at := c.quote.Start
	when := 0
	if c.day != nil {
		when = c.day.Span.Start
	}
	if c.clock != nil {
		when = c.clock.Span.Start
	}
	h := sha256.Sum256(fmt.Appendf(nil, "%s/%d/%d/%d/%d", a.Hash, c.doc.In, at, when, c.at))
	return hex.EncodeToString(h[:10])
}

// certainty follows the IPTC scale from the words of status, as far as the slot bears it. However firm the words, one
// article in four that gives a day alone gives the hour elsewhere, or dates something else by it: such an entry may be, and
// only other articles make it likely.
func (r *reader) certainty(c *candidate) schedule.Certainty {
	switch c.status {
	case schedule.Cancelled:
		return schedule.Called
	case schedule.Proposed:
		return schedule.Uncertain
	case schedule.Postponed:
		return schedule.May
	}
	if c.when.Grain < schedule.GrainDay {
		return schedule.Planned
	}
	s := c.sure
	if !c.slotComplete() || !c.dayWritten() && len(c.merged) == 0 || r.crowded(c) {
		s = min(s, schedule.May)
	}
	if c.day != nil && c.day.Form.AltMonth != 0 {
		s = min(s, schedule.Uncertain) // "10/1": the other order of day and month is as good
	}
	if c.doubtful {
		s = min(s, schedule.May) // the clocks change in that hour
	}
	if c.when.Implied.Has(schedule.ImpliedClock) || r.dct.Basis != schedule.Stated && c.when.Implied.Has(schedule.ImpliedYear) {
		s = min(s, schedule.May)
	}
	return s
}

// slotComplete: the hour is known, or a run of days.
func (c *candidate) slotComplete() bool {
	return c.when.Grain == schedule.GrainInstant || c.when.Last > c.when.Day
}

// dayWritten: the day is written out with its month. "Thursday" and "tomorrow" rest on when the article was written, and
// on which Thursday is meant.
func (c *candidate) dayWritten() bool {
	return c.day != nil && c.day.Form.Month != 0 && c.day.Form.Day != 0
}

// crowded: the article puts something else on that day, and not each at an hour of its own; one of them may have the
// other's slot.
func (r *reader) crowded(c *candidate) bool {
	for _, o := range r.found {
		if o == c || o.gone || o.when.Day != c.when.Day {
			continue
		}
		if o.when.Grain != schedule.GrainInstant || c.when.Grain != schedule.GrainInstant || o.when.Start.Equal(c.when.Start) {
			return true
		}
	}
	return false
}

// evidence quotes the words for every field.
func (r *reader) evidence(c *candidate) []schedule.Evidence {
	var out []schedule.Evidence
	add := func(field string, s schedule.Span) {
		if s.Len() <= 0 {
			return
		}
		q := r.a.Quote(s)
		if q == "" {
			return
		}
		out = append(out, schedule.Evidence{Article: r.a.ID, URL: r.a.URL, In: s.In.String(), Quote: q, Start: s.Start, End: s.End, Field: field})
	}
	for _, k := range append([]*candidate{c}, c.merged...) {
		add("what", trimQuote(k.doc, k.quote, k))
		if k.ante != nil && k.ante.quote != k.quote && k.ante.quote.Len() <= 400 {
			add("what", k.ante.quote)
		}
		if k.day != nil {
			add("when", k.day.Span)
		}
		if k.clock != nil && k.clock != k.day {
			add("when", k.clock.Span)
			for _, t := range twins(k.doc, k.clock) {
				if t != k.clock && t != k.day {
					add("when", t.Span)
				}
			}
		}
		if k.length != nil {
			add("when", k.length.Span)
		}
		if k.place != nil && !k.place.implied {
			add("where", k.place.span)
		}
		for _, w := range k.who {
			add("who", w.Span)
		}
		add("status", k.state)
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := &out[i], &out[j]
		if rank(a.Field) != rank(b.Field) {
			return rank(a.Field) < rank(b.Field)
		}
		if a.In != b.In {
			return a.In > b.In
		}
		if a.Start != b.Start {
			return a.Start < b.Start
		}
		return a.End < b.End
	})
	n := 0
	for i := range out {
		if i == 0 || out[i] != out[n-1] {
			out[n] = out[i]
			n++
		}
	}
	return out[:n]
}

func rank(field string) int {
	switch field {
	case "what":
		return 0
	case "when":
		return 1
	case "where":
		return 2
	case "who":
		return 3
	}
	return 4
}

// trimQuote keeps a quote short enough to read: the whole sentence, or of a very long one the part around the words.
func trimQuote(d *document, s schedule.Span, c *candidate) schedule.Span {
	const limit = 400
	if s.Len() <= limit {
		return s
	}
	from, to := c.at, c.at
	if c.day != nil && c.day.Span.Start >= s.Start && c.day.Span.End <= s.End {
		from, to = min(from, c.day.Span.Start), max(to, c.day.Span.End)
	}
	a, b := d.TokenAt(max(s.Start, from-150)), d.TokenAt(min(s.End-1, to+150))
	if b >= len(d.Tokens) || a > b {
		return s
	}
	return schedule.Span{In: s.In, Start: max(s.Start, int(d.Tokens[a].Start)), End: min(s.End, int(d.Tokens[b].End))}
}
