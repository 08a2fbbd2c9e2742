package merge

import (
	"fmt"
	"testing"
	"time"

	"dateline/schedule"
	"dateline/tz"
)

// The builders below write reports as extraction would, from few words.

func person(n string) schedule.Name {
	return schedule.Name{Kind: schedule.Person, Name: n, Key: lower(n)}
}

func body(n string) schedule.Name {
	return schedule.Name{Kind: schedule.Organisation, Name: n, Key: lower(n)}
}

func team(n string) schedule.Name {
	return schedule.Name{Kind: schedule.Team, Name: n, Key: lower(n)}
}

func country(n, code string) schedule.Name {
	return schedule.Name{Kind: schedule.Location, Name: n, Key: "/" + lower(code), Place: &schedule.Place{Name: n, Country: code}}
}

func lower(s string) string {
	b := []byte(s)
	for i := range b {
		if 'A' <= b[i] && b[i] <= 'Z' {
			b[i] += 'a' - 'A'
		}
	}
	return string(b)
}

func on(day string) schedule.When {
	d := mustDay(day)
	return schedule.When{Grain: schedule.GrainDay, Day: d, Last: d}
}

func days(from, to string) schedule.When {
	return schedule.When{Grain: schedule.GrainDay, Day: mustDay(from), Last: mustDay(to)}
}

func week(monday string) schedule.When {
	d := mustDay(monday)
	return schedule.When{Grain: schedule.GrainWeek, Day: d, Last: d + 6}
}

func at(instant, zone string) schedule.When {
	t, err := time.Parse(time.RFC3339, instant)
	if err != nil {
		panic(err)
	}
	w := schedule.When{Grain: schedule.GrainInstant, Start: t.UTC(), Zone: zone}
	loc := time.UTC
	if zone == "" {
		zero := 0
		w.Offset = &zero
	} else if loc, err = tz.Load(zone); err != nil {
		panic(err)
	}
	w.Day = schedule.DayOf(t.In(loc))
	w.Last = w.Day
	w.Clock = &schedule.Clock{Hour: t.In(loc).Hour(), Minute: t.In(loc).Minute()}
	return w
}

func open(o schedule.Open) schedule.When { return schedule.When{Open: &o} }

func withClock(w schedule.When, hour, minute int, zone string) schedule.When {
	w.Clock, w.Zone = &schedule.Clock{Hour: hour, Minute: minute}, zone
	return w
}

func mustDay(s string) schedule.Day {
	d, err := schedule.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

func place(name, code, zone string) *schedule.Place {
	return &schedule.Place{Name: name, Country: code, Zone: zone}
}

// say makes a report; the article's date is "" when unknown. Options change it.
func say(article, published string, kind schedule.Kind, w schedule.When, who []schedule.Name, opts ...func(*schedule.Report)) schedule.Report {
	r := schedule.Report{
		Article: article, Hash: "hash-" + article, Outlet: article + ".example", Kind: kind, When: w, Participants: who,
		Status: schedule.Scheduled, Certainty: schedule.Likely, DocTime: schedule.DocTime{Basis: schedule.Unknown},
	}
	if published != "" {
		r.DocTime = schedule.OnDay(mustDay(published), schedule.Stated)
	}
	for _, o := range opts {
		o(&r)
	}
	if r.ID == "" {
		r.ID = fmt.Sprintf("%s/%s/%s", article, kind, w.String())
		if o := w.Open; o != nil {
			r.ID += fmt.Sprintf("%d-%d-%d-%d", o.Month, o.MonthDay, o.Weekday, o.Offset)
		}
	}
	return r
}

func status(s schedule.Status) func(*schedule.Report) {
	return func(r *schedule.Report) { r.Status = s }
}

func where(name, code, zone string) func(*schedule.Report) {
	return func(r *schedule.Report) { r.Place = place(name, code, zone) }
}

func titled(t string) func(*schedule.Report) { return func(r *schedule.Report) { r.Title = t } }

func outlet(o string) func(*schedule.Report) { return func(r *schedule.Report) { r.Outlet = o } }

func id(s string) func(*schedule.Report) { return func(r *schedule.Report) { r.ID = s } }

func movedFrom(s string) func(*schedule.Report) { return func(r *schedule.Report) { r.MovedFrom = s } }

func lasting(d time.Duration) func(*schedule.Report) {
	return func(r *schedule.Report) { r.When.Length = d }
}

func quote(field, q string) func(*schedule.Report) {
	return func(r *schedule.Report) {
		n := 10 * len(r.Evidence)
		r.Evidence = append(r.Evidence, schedule.Evidence{Article: r.Article, In: "text", Quote: q, Start: n, End: n + len(q), Field: field})
	}
}

// show gives the events in a form that tests can list: "start end status place".
func show(events []schedule.Event) []string {
	out := []string{}
	for _, e := range events {
		s := string(e.Kind) + " " + orUnknown(e.When.String())
		if end := e.When.EndString(); end != "" {
			s += " to " + end
		}
		s += " " + string(e.Status)
		if e.Place != nil {
			s += " " + e.Place.Name
		}
		out = append(out, fmt.Sprintf("%s (%d)", s, len(e.Sources)))
	}
	return out
}

func one(t *testing.T, reports ...schedule.Report) schedule.Event {
	t.Helper()
	events := Events(reports, nil)
	if len(events) != 1 {
		t.Fatalf("got %d events %q, want one", len(events), show(events))
	}
	return events[0]
}

// stated adds the clock of the words q in a zone.
func stated(q string, hour, minute int, zone string) func(*schedule.Report) {
	return func(r *schedule.Report) {
		r.Stated = append(r.Stated, schedule.Statement{Quote: q, Clock: schedule.Clock{Hour: hour, Minute: minute}, Zone: zone})
	}
}
