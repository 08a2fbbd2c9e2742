package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline/schedule"
	"dateline/schedule/lang/en"
	"dateline/schedule/text"
	"dateline/tz"
	"dateline/tz/gazetteer"
)

// What a page states for machines becomes a report, or supports the report of the prose on the same happening. Prose wins:
// templates write a local clock with "Z", or with the offset of the server, and nobody sees it. So a clock counts only when
// its offset is that of the place, or when the prose says the same; else the day alone is believed.

// givenKinds are the kinds that a type of schema.org means, where the name of the event has no word of the table.
var givenKinds = map[string]schedule.Kind{
	"MusicEvent": "concert", "TheaterEvent": "concert", "DanceEvent": "concert", "ComedyEvent": "concert", "SportsEvent": "match", "Festival": "festival",
	"ExhibitionEvent": "exhibition", "VisualArtsEvent": "exhibition", "ScreeningEvent": "release", "BusinessEvent": "conference", "FoodEvent": "festival",
}

// given adds what the page states for machines to the reports of its prose.
func (r *reader) given(reports []schedule.Report) []schedule.Report {
	prose := len(reports)
	for i := range r.a.Given {
		g := &r.a.Given[i]
		rep, ok := r.givenReport(g)
		if !ok {
			continue
		}
		if j := r.sameAs(&rep, reports[:prose]); j >= 0 {
			r.support(&reports[j], &rep, g)
			continue
		}
		if j := holdsDay(reports[:prose], &rep); j >= 0 {
			reports[j] = rep // "in June": the page knows the day
			continue
		}
		reports = append(reports, rep)
	}
	return reports
}

// holdsDay finds the report of the prose that knows only the week or month of a stated happening.
func holdsDay(prose []schedule.Report, g *schedule.Report) int {
	return slices.IndexFunc(prose, func(p schedule.Report) bool {
		w := &p.When
		return (w.Grain == schedule.GrainMonth || w.Grain == schedule.GrainWeek) && w.Day <= g.When.Day && g.When.Day <= w.Last && kinOf(p.Kind) == kinOf(g.Kind)
	})
}

func (r *reader) givenReport(g *schedule.Given) (schedule.Report, bool) {
	w, sure, ok := r.givenWhen(g)
	if !ok {
		return schedule.Report{}, false
	}
	name := r.a.Quote(g.Name)
	rep := schedule.Report{Article: r.a.ID, Hash: r.a.Hash, Print: r.a.Print, Outlet: r.a.Outlet, Site: r.a.Site, URL: r.a.URL, Headline: r.headline(),
		Title: name, Kind: "event", When: w, DocTime: r.dct, Status: schedule.Scheduled, Certainty: sure, Why: w.Why}
	rep.DocTime.Why = nil
	switch r.a.Quote(g.State) {
	case "EventCancelled":
		rep.Status, rep.Certainty = schedule.Cancelled, schedule.Called
	case "EventPostponed":
		rep.Status, rep.Certainty = schedule.Postponed, schedule.May
	}
	if k := givenKinds[g.Type]; k != "" {
		rep.Kind = k
	}
	d := text.Parse(name, schedule.InTitle, nil)
	doc := r.x.document(r.a, d, nil, r.dct)
	if k := r.x.namedKind(doc.Doc); k != "" {
		rep.Kind = k
	}
	for i := range doc.names {
		if v := doc.names[i].Value; v.Kind != schedule.Location && v.Kind != schedule.Venue {
			rep.Participants = append(rep.Participants, v)
		}
	}
	if p := r.a.Quote(g.Place); p != "" {
		place := schedule.Place{Name: p}
		if e, ok := r.givenPlace(g); ok {
			place.Country, place.Zone = e.Country, gazetteer.MainZone(e)
		}
		rep.Place = &place
	}
	for _, e := range []struct {
		field string
		span  schedule.Span
	}{{"what", g.Name}, {"when", g.Start}, {"when", g.End}, {"where", g.Place}, {"status", g.State}} {
		if e.span.Len() > 0 {
			rep.Evidence = append(rep.Evidence, r.quoted(e.field, e.span))
		}
	}
	h := sha256.Sum256(fmt.Appendf(nil, "%s/given/%d", r.a.Hash, g.Line.Start))
	rep.ID = hex.EncodeToString(h[:10])
	return rep, true
}

// namedKind is the kind that the name of a happening says: of several, the last, which is the head in English.
func (x *Extractor) namedKind(d *text.Doc) (kind schedule.Kind) {
	for i := 0; i < len(d.Tokens); i++ {
		for _, t := range x.kinds.Starting(d.Lower(i)) {
			n := len(t.Words)
			if t.Verb || i+n > len(d.Tokens) || slices.ContainsFunc(t.Words, func(string) bool { n--; return t.Words[n] != d.Lower(i+n) }) {
				continue
			}
			if t.Kind != nil && t.Kind.Name != en.LookAlike {
				kind = t.Kind.Name
			}
			i += len(t.Words) - 1 // the longest stands first
			break
		}
	}
	return kind
}

func (r *reader) quoted(field string, s schedule.Span) schedule.Evidence {
	return schedule.Evidence{Article: r.a.ID, URL: r.a.URL, In: s.In.String(), Quote: r.a.Quote(s), Start: s.Start, End: s.End, Field: field}
}

// givenPlace finds the town of a stated place: its last part that the table of places knows.
func (r *reader) givenPlace(g *schedule.Given) (gazetteer.Entry, bool) {
	near := g.Country
	if c, ok := gazetteer.Country(near); ok {
		near = c
	}
	if near == "" {
		near = countryHint(r.a)
	}
	parts := strings.Split(r.a.Quote(g.Place), ",")
	for i := len(parts) - 1; i >= 0; i-- {
		if e, ok := gazetteer.Default().Best(strings.TrimSpace(parts[i]), gazetteer.Hint{Near: near}); ok {
			return e, true
		}
	}
	return gazetteer.Entry{}, false
}

var givenLayouts = []string{"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05.000Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z0700",
	"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04"}

// givenWhen reads start and end, and says how far they can be believed.
func (r *reader) givenWhen(g *schedule.Given) (schedule.When, schedule.Certainty, bool) {
	words := r.a.Quote(g.Start)
	day, err := schedule.ParseDay(first10(words))
	if err != nil {
		return schedule.When{}, 0, false
	}
	w := schedule.When{Grain: schedule.GrainDay, Day: day, Last: day}
	why := &schedule.Because{Rule: "extract/structured-data", Article: r.a.ID, Span: g.Line, Quote: r.a.Quote(g.Line)}
	w.Why = why
	zone := r.a.Home.Zone
	if e, ok := r.givenPlace(g); ok {
		zone = gazetteer.MainZone(e)
	}
	at, offset, isTime := givenTime(words)
	if !isTime {
		if end, err := schedule.ParseDay(first10(r.a.Quote(g.End))); err == nil && end > day && end-day <= 366 {
			w.Last = end
		}
		why.Got = w.Day.String()
		return w, schedule.Likely, true
	}
	w.Clock = &schedule.Clock{Hour: at.Hour(), Minute: at.Minute()}
	loc, err := tz.Load(zone)
	sure := schedule.Likely
	switch known := zone != "" && err == nil; {
	case !offset && !known:
		why.Got = w.Day.String() + ", a clock without a zone"
		return w, schedule.May, true
	case !offset:
		w.Start, w.Zone = civil(day, *w.Clock, loc), zone
		w.Implied |= schedule.ImpliedZone
	case !known:
		w.Start, sure = at.UTC(), schedule.May
		_, o := at.Zone()
		w.Offset = &o
	case !sameOffset(at, loc):
		why.Got = fmt.Sprintf("%s; its offset is not that of %s, so the clock is not believed", w.Day, zone)
		w.Clock = nil
		return w, schedule.May, true
	default:
		w.Start, w.Zone = at.UTC(), zone
	}
	w.Grain = schedule.GrainInstant
	if end, o, ok := givenTime(r.a.Quote(g.End)); ok && o == offset {
		if !o {
			end = civil(schedule.DayOf(end), schedule.Clock{Hour: end.Hour(), Minute: end.Minute()}, loc)
		}
		if end.After(w.Start) && end.Sub(w.Start) <= 14*24*time.Hour {
			w.End, w.Last = end.UTC(), max(day, schedule.DayOf(end))
		}
	}
	why.Got = w.String()
	return w, sure, true
}

func first10(s string) string { return s[:min(len(s), 10)] }

func givenTime(s string) (t time.Time, offset, ok bool) {
	for i, layout := range givenLayouts {
		if t, err := time.Parse(layout, s); err == nil {
			return t, i < 5, true
		}
	}
	return t, false, false
}

func sameOffset(at time.Time, loc *time.Location) bool {
	_, a := at.Zone()
	_, b := at.In(loc).Zone()
	return a == b
}

// sameAs finds the report of the prose on a stated happening: of the same civil day, and of its kind or with a word of its name.
func (r *reader) sameAs(g *schedule.Report, prose []schedule.Report) int {
	for i := range prose {
		p := &prose[i]
		if p.When.Grain < schedule.GrainDay || p.When.Day != g.When.Day {
			continue
		}
		if kinOf(p.Kind) == kinOf(g.Kind) || shareWord(p, g.Title) {
			return i
		}
	}
	return -1
}

// shareWord: a word of five letters or more of the name stands in the quotes of the report.
func shareWord(p *schedule.Report, name string) bool {
	for _, w := range strings.Fields(strings.ToLower(name)) {
		if w = strings.Trim(w, ".,:;!?()\"'"); len(w) < 5 {
			continue
		}
		for i := range p.Evidence {
			if p.Evidence[i].Field == "what" && strings.Contains(strings.ToLower(p.Evidence[i].Quote), w) {
				return true
			}
		}
	}
	return false
}

// support lets the stated happening confirm the prose, or make its day an instant; where they differ the prose stands.
func (r *reader) support(p, g *schedule.Report, given *schedule.Given) {
	switch {
	case g.When.Grain != schedule.GrainInstant:
		return // says nothing that the prose does not
	case p.When.Grain == schedule.GrainInstant && !p.When.Start.Equal(g.When.Start):
		r.rejected = append(r.rejected, &schedule.Because{Rule: "extract/structured-data", Got: "the text says " + p.When.String() + ", which counts", Article: r.a.ID,
			Span: given.Start, Quote: r.a.Quote(given.Start), Rejected: true, From: []*schedule.Because{g.Why}})
		return
	case p.When.Grain == schedule.GrainDay && p.When.Clock == nil && g.When.Implied == 0 && p.When.Last == p.When.Day && g.Certainty >= schedule.Likely:
		why := &schedule.Because{Rule: "extract/structured-data", Got: g.When.String() + ": the text gives the day, the page the clock", Article: r.a.ID, From: []*schedule.Because{p.When.Why, g.When.Why}}
		implied := p.When.Implied
		p.When = g.When
		p.When.Implied, p.When.Why, p.Why = implied, why, why
	case p.When.Grain != schedule.GrainInstant:
		return
	}
	p.Evidence = append(p.Evidence, r.quoted("when", given.Start))
	if p.When.End.IsZero() && !g.When.End.IsZero() {
		p.When.End = g.When.End
		p.Evidence = append(p.Evidence, r.quoted("when", given.End))
	}
}
