package ledger

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"dateline/schedule"
)

// unsupported is, or ends, the reason of an event that lost all its reports: withdrawn for that, or standing on the
// editor's word alone.
const unsupported = "no report supports it any more"

const kept = "kept by the editor; " + unsupported

// lost reports whether an event had lost its reports before this run.
func lost(p *schedule.Event) bool { return strings.Contains(p.Reason, unsupported) }

// carry publishes under the identity of p what merge now says of it. i is the index of p.
func (s *settlement) carry(p, m *schedule.Event, i int, reason string) (schedule.Event, *Step) {
	e := *m
	e.UID, e.Sequence, e.FirstSeen, e.LastChanged, e.History = p.UID, p.Sequence, p.FirstSeen, p.LastChanged, p.History
	e.MergedInto, e.Reason = "", reason
	s.pin(&e)
	differs := s.differences(p, &e)
	changes := slices.DeleteFunc(s.told(m, p.History), func(c schedule.Change) bool { return !news(c, &e, p.History, differs) })
	for _, c := range differs {
		if !slices.ContainsFunc(changes, func(d schedule.Change) bool { return sameStep(c, d) }) {
			changes = append(changes, c)
		}
	}
	for _, k := range s.yields[i] {
		changes = append(changes, schedule.Change{At: s.in.At, Field: "merged", From: s.published[k].UID, To: p.UID})
	}
	if len(changes) == 0 && sameContent(p, &e) {
		return e, nil
	}
	if rises(p, &e) {
		e.Sequence++
	}
	e.LastChanged = later(p.LastChanged, s.in.At)
	e.History = slices.Concat(p.History, changes)
	what := Changed
	switch {
	case p.Status == schedule.Withdrawn && e.Status != schedule.Withdrawn:
		what = Revived
	case p.Status != schedule.Withdrawn && e.Status == schedule.Withdrawn:
		what = Ended
	}
	return e, &Step{What: what, Event: e, Changes: changes}
}

// giveWay withdraws an event whose reports went to another one, with a pointer to that. What was last published of it
// stays to be read.
func (s *settlement) giveWay(p *schedule.Event, into string) (schedule.Event, *Step) {
	e := *p
	e.MergedInto, e.Reason = into, "the same happening as another entry"
	return s.withdraw(p, e, Merged, schedule.Change{At: s.in.At, Field: "merged", From: p.UID, To: into})
}

// retire withdraws an event that no report supports any more, unless the editor vouches for it.
func (s *settlement) retire(p *schedule.Event, i int) (schedule.Event, *Step) {
	if pin, ok := s.pins[p.UID]["status"]; ok && pin.Value != string(schedule.Withdrawn) {
		return s.carry(p, p, i, kept)
	}
	e := *p
	e.Reason = unsupported
	if s.in.Rules != "" {
		e.Reason += " (rules " + s.in.Rules + ")"
	}
	return s.withdraw(p, e, Ended, schedule.Change{At: s.in.At, Field: "withdrawn", From: string(p.Status), To: e.Reason})
}

func (s *settlement) withdraw(p *schedule.Event, e schedule.Event, what What, c schedule.Change) (schedule.Event, *Step) {
	e.Status = schedule.Withdrawn
	if rises(p, &e) {
		e.Sequence++
	}
	e.LastChanged = later(p.LastChanged, s.in.At)
	e.History = slices.Concat(p.History, []schedule.Change{c})
	return e, &Step{What: what, Event: e, Changes: []schedule.Change{c}}
}

// bereave notes that an event which the editor withdrew has lost its reports, too.
func (s *settlement) bereave(p *schedule.Event) (schedule.Event, *Step) {
	e := *p
	e.Reason += "; " + unsupported
	e.LastChanged = later(p.LastChanged, s.in.At)
	return e, &Step{What: Changed, Event: e}
}

// later keeps LAST-MODIFIED from running backwards when a run has an earlier clock than the one before.
func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// rises reports whether SEQUENCE has to rise: start, end, place or status changed (RFC 5545, 3.8.7.4, as the contract
// narrows it).
func rises(p, e *schedule.Event) bool {
	return p.When.String() != e.When.String() || p.When.EndString() != e.When.EndString() ||
		!samePlace(p.Place, e.Place) || p.Status != e.Status
}

func samePlace(a, b *schedule.Place) bool {
	return placeName(a) == placeName(b) && (a == nil || a.Country == b.Country)
}

func placeName(p *schedule.Place) string {
	if p == nil {
		return ""
	}
	return p.Name
}

// differences lists what history tells of the step from p to e.
func (s *settlement) differences(p, e *schedule.Event) []schedule.Change {
	var out []schedule.Change
	add := func(field, evidence, from, to string) {
		out = append(out, schedule.Change{At: s.in.At, Field: field, From: from, To: to, Article: speaker(p, e, evidence)})
	}
	if from, to := p.When.String(), e.When.String(); from != to {
		add("start", "when", from, to)
	}
	if from, to := p.When.EndString(), e.When.EndString(); from != to {
		add("end", "when", from, to)
	}
	if !samePlace(p.Place, e.Place) {
		add("place", "where", placeName(p.Place), placeName(e.Place))
	}
	switch {
	case p.Status == e.Status:
	case p.Status == schedule.Withdrawn:
		add("revived", "status", string(p.Status), string(e.Status))
	case e.Status == schedule.Withdrawn:
		add("withdrawn", "status", string(p.Status), e.Reason)
	default:
		add("status", "status", string(p.Status), string(e.Status))
	}
	if p.Title != e.Title {
		add("title", "what", p.Title, e.Title)
	}
	return out
}

// told gives the steps that the articles themselves tell ("moved from 3 May to 5 May") and that merge found: it hands
// them over in the History of the merged event, without a time. Those the history holds already are not repeated.
func (s *settlement) told(m *schedule.Event, known []schedule.Change) []schedule.Change {
	var out []schedule.Change
	for _, c := range m.History {
		same := func(d schedule.Change) bool { return sameStep(c, d) }
		if !slices.ContainsFunc(known, same) && !slices.ContainsFunc(out, same) {
			c.At = s.in.At
			out = append(out, c)
		}
	}
	return out
}

// news reports whether a step that the articles tell of a published event is worth telling subscribers. A move is when it
// leads to where the event is now and nothing told them of that: the history does not, in whatever precision, and this run
// moves the event from nowhere else.
func news(c schedule.Change, e *schedule.Event, known, differs []schedule.Change) bool {
	if c.Field != "start" {
		return true
	}
	if i := slices.IndexFunc(differs, func(d schedule.Change) bool { return d.Field == "start" }); i >= 0 {
		return sameStep(c, differs[i])
	}
	return c.To == e.When.String() && !slices.ContainsFunc(known, func(d schedule.Change) bool {
		return d.Field == "start" && near(d.To, c.To)
	})
}

// near reports whether two times in the contract's form may be one, told in different precision: an instant in UTC may lie
// on the day beside the civil one.
func near(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) == len(b) || min(len(a), len(b)) < len("2006-01-02") {
		return false
	}
	x, errX := schedule.ParseDay(a[:len("2006-01-02")])
	y, errY := schedule.ParseDay(b[:len("2006-01-02")])
	return errX == nil && errY == nil && x-y <= 1 && y-x <= 1
}

func sameStep(a, b schedule.Change) bool {
	return a.Field == b.Field && a.From == b.From && a.To == b.To
}

// speaker gives the article that brought the new value of a field: the one with evidence for it that was not known
// before; of several the latest published, then the first by id. None when no new words are about the field.
func speaker(p, e *schedule.Event, field string) string {
	best, bestDay := "", ""
	for _, v := range e.Evidence {
		if v.Field != field || slices.ContainsFunc(p.Evidence, func(o schedule.Evidence) bool {
			return o.Field == field && o.Article == v.Article && o.Quote == v.Quote
		}) {
			continue
		}
		day := published(e, v.Article)
		if best == "" || cmp.Or(cmp.Compare(bestDay, day), cmp.Compare(v.Article, best)) < 0 {
			best, bestDay = v.Article, day
		}
	}
	return best
}

func published(e *schedule.Event, article string) string {
	for _, r := range e.Sources {
		if r.Article == article {
			return r.Published
		}
	}
	return ""
}

// earliest gives the article an event is first known from: the earliest published, undated ones last, then by id.
func earliest(e *schedule.Event) string {
	best, bestDay := "", ""
	for _, v := range e.Evidence {
		day := cmp.Or(published(e, v.Article), "~")
		if best == "" || cmp.Or(cmp.Compare(day, bestDay), cmp.Compare(v.Article, best)) < 0 {
			best, bestDay = v.Article, day
		}
	}
	return best
}
