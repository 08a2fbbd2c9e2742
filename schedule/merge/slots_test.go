package merge

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/schedule"
)

var teams = []schedule.Name{team("Rovers"), team("United")}

// What is one event and what is two.
func TestEvents_oneOrTwo(t *testing.T) {
	cases := []struct {
		name    string
		reports []schedule.Report
		want    []string
	}{
		{"two bodies on one day", []schedule.Report{
			say("a", "2028-01-05", "meeting", on("2028-01-12"), []schedule.Name{turkey, pact}),
			say("b", "2028-01-05", "meeting", on("2028-01-12"), []schedule.Name{turkey, forum}),
		}, []string{"meeting 2028-01-12 scheduled (1)", "meeting 2028-01-12 scheduled (1)"}},
		{"a body and the council it shares with a country", []schedule.Report{
			say("a", "2028-01-05", "meeting", on("2028-01-12"), []schedule.Name{body("Turkey-BALTIC Council")}),
			say("b", "2028-01-05", "talks", on("2028-01-12"), []schedule.Name{turkey, pact}),
		}, []string{"meeting 2028-01-12 scheduled (2)"}},
		{"two fixtures of one team", []schedule.Report{
			say("a", "2028-01-05", "match", on("2028-01-12"), teams),
			say("b", "2028-01-05", "match", on("2028-01-12"), []schedule.Name{team("Rovers"), team("City")}),
		}, []string{"match 2028-01-12 scheduled (1)", "match 2028-01-12 scheduled (1)"}},
		{"kinds that are not kin", []schedule.Report{
			say("a", "2028-01-05", "press-conference", at("2028-01-12T14:30:00Z", ""), []schedule.Name{body("Central Bank")}),
			say("b", "2028-01-05", "decision", at("2028-01-12T14:15:00Z", ""), []schedule.Name{body("Central Bank")}),
		}, []string{"decision 2028-01-12T14:15:00Z scheduled (1)", "press-conference 2028-01-12T14:30:00Z scheduled (1)"}},
		{"a surname and its full name", []schedule.Report{
			say("a", "2028-01-05", "hearing", on("2028-01-12"), []schedule.Name{person("Hale")}),
			say("b", "2028-01-05", "hearing", on("2028-01-12"), []schedule.Name{hale}),
		}, []string{"hearing 2028-01-12 scheduled (2)"}},
		{"two people of one surname", []schedule.Report{
			say("a", "2028-01-05", "hearing", on("2028-01-12"), []schedule.Name{person("Max Hale")}),
			say("b", "2028-01-05", "hearing", on("2028-01-12"), []schedule.Name{hale}),
		}, []string{"hearing 2028-01-12 scheduled (1)", "hearing 2028-01-12 scheduled (1)"}},
		{"one person's call and another's talks", []schedule.Report{
			say("a", "2028-01-05", "call", on("2028-01-12"), []schedule.Name{hale, vost}),
			say("b", "2028-01-05", "talks", on("2028-01-12"), []schedule.Name{hale}),
		}, []string{"call 2028-01-12 scheduled (1)", "talks 2028-01-12 scheduled (1)"}},
		{"nobody named, one title", []schedule.Report{
			say("a", "2028-01-05", "festival", on("2028-01-12"), nil, titled("Harbour Jazz Festival")),
			say("b", "2028-01-05", "festival", on("2028-01-12"), nil, titled("Jazz festival in the harbour")),
		}, []string{"festival 2028-01-12 scheduled (2)"}},
		{"a body named in the title alone", []schedule.Report{
			say("a", "2028-01-05", "meeting", on("2028-01-12"), nil, titled("Multilateral meeting at the ESCO site")),
			say("b", "2028-01-05", "summit", on("2028-01-12"), []schedule.Name{turkey, forum}, titled("Turkey–ESCO summit")),
			say("c", "2028-01-05", "meeting", on("2028-01-12"), []schedule.Name{turkey, pact}, titled("Turkey–BALTIC meeting")),
		}, []string{"meeting 2028-01-12 scheduled (1)", "summit 2028-01-12 scheduled (2)"}},
		{"nobody named, two titles", []schedule.Report{
			say("a", "2028-01-05", "festival", on("2028-01-12"), nil, titled("Jazz festival"), where("Riverton", "GB", "Europe/London")),
			say("b", "2028-01-05", "festival", on("2028-01-12"), nil, titled("Film festival"), where("Riverton", "GB", "Europe/London")),
		}, []string{"festival 2028-01-12 scheduled Riverton (1)", "festival 2028-01-12 scheduled Riverton (1)"}},
		{"nothing but a kind and a day", []schedule.Report{
			say("a", "2028-01-05", "hearing", on("2028-01-12"), nil),
			say("b", "2028-01-05", "hearing", on("2028-01-12"), nil),
		}, []string{"hearing 2028-01-12 scheduled (1)", "hearing 2028-01-12 scheduled (1)"}},
		{"Monday in one zone, Tuesday in another", []schedule.Report{
			say("a", "2028-01-05", "call", on("2028-01-11"), []schedule.Name{hale, vost}, func(r *schedule.Report) { r.When.Zone = "Asia/Shanghai" }),
			say("b", "2028-01-05", "call", at("2028-01-11T01:00:00Z", "America/New_York"), []schedule.Name{hale, vost}),
			say("c", "2028-01-05", "call", on("2028-01-10"), []schedule.Name{hale, vost}),
		}, []string{"call 2028-01-11T01:00:00Z scheduled (3)"}},
		{"a call over midnight, reported as of either day", []schedule.Report{
			say("a", "2028-01-09", "call", at("2028-01-10T20:30:00Z", "Europe/Istanbul"), []schedule.Name{hale, vost}),
			say("b", "2028-01-11", "call", on("2028-01-10"), []schedule.Name{hale, vost}, status(schedule.Held), lasting(50*time.Minute)),
			say("b", "2028-01-11", "call", on("2028-01-11"), []schedule.Name{hale, vost}, status(schedule.Held)),
		}, []string{"call 2028-01-10T20:30:00Z to 2028-01-10T21:20:00Z held (2)"}},
		{"two shows on two nights", []schedule.Report{
			say("a", "2028-01-05", "concert", on("2028-01-11"), []schedule.Name{hale}, where("Dome, Riverton", "GB", "Europe/London")),
			say("b", "2028-01-05", "concert", on("2028-01-12"), []schedule.Name{hale}, where("Dome, Riverton", "GB", "Europe/London")),
			say("c", "2028-01-05", "concert", on("2028-01-12"), []schedule.Name{hale}, where("Dome, Riverton", "GB", "Europe/London")),
		}, []string{"concert 2028-01-11 scheduled Dome, Riverton (1)", "concert 2028-01-12 scheduled Dome, Riverton (2)"}},
		{"one article, two sessions", []schedule.Report{
			say("a", "2028-01-05", "hearing", at("2028-01-11T09:00:00Z", ""), []schedule.Name{hale}),
			say("a", "2028-01-05", "hearing", at("2028-01-11T09:30:00Z", ""), []schedule.Name{hale}),
		}, []string{"hearing 2028-01-11T09:00:00Z scheduled (1)", "hearing 2028-01-11T09:30:00Z scheduled (1)"}},
		{"the week of", []schedule.Report{
			say("a", "2028-01-05", "talks", week("2028-01-10"), []schedule.Name{turkey, canada}),
			say("b", "2028-01-05", "talks", on("2028-01-11"), []schedule.Name{turkey, canada}),
			say("c", "2028-01-05", "talks", week("2028-01-10"), []schedule.Name{turkey, pact}),
		}, []string{"talks 2028-W02 scheduled (1)", "talks 2028-01-11 scheduled (2)"}},
		{"a summary of rounds that the article names one by one", []schedule.Report{
			say("a", "2028-01-05", "talks", days("2028-01-10", "2028-01-12"), nil, titled("Negotiations")),
			say("a", "2028-01-05", "talks", on("2028-01-10"), []schedule.Name{turkey, canada}),
			say("a", "2028-01-05", "meeting", on("2028-01-12"), []schedule.Name{turkey, pact}),
			say("b", "2028-01-05", "talks", on("2028-01-10"), []schedule.Name{turkey, canada}),
		}, []string{"talks 2028-01-10 scheduled (2)", "meeting 2028-01-12 scheduled (1)"}},
		{"the talks, said again", []schedule.Report{
			say("a", "2028-01-11", "talks", on("2028-01-10"), []schedule.Name{turkey, canada}),
			say("a", "2028-01-11", "meeting", on("2028-01-10"), nil, status(schedule.Held)),
			say("b", "2028-01-11", "meeting", on("2028-01-10"), nil, status(schedule.Held)),
		}, []string{"meeting 2028-01-10 held (1)", "talks 2028-01-10 held (1)"}},
		{"a range and its first day", []schedule.Report{
			say("a", "2028-01-05", "festival", days("2028-01-10", "2028-01-16"), nil, titled("Harbour Jazz")),
			say("b", "2028-01-05", "festival", on("2028-01-10"), nil, titled("Harbour Jazz")),
			say("c", "2028-01-05", "festival", on("2028-01-10"), nil, titled("Harbour Jazz")),
		}, []string{"festival 2028-01-10 to 2028-01-16 scheduled (3)"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, show(Events(c.reports, nil))); diff != "" {
				t.Errorf("events (-want +got):\n%s", diff)
			}
		})
	}
}

func TestEvents_moves(t *testing.T) {
	old := say("b", "2028-01-08", "match", on("2028-01-12"), teams, status(schedule.Postponed), id("b-old"))
	cases := []struct {
		name    string
		reports []schedule.Report
		want    []string
	}{
		{"old and new slot in one article", []schedule.Report{
			say("a", "2028-01-05", "match", on("2028-01-12"), teams),
			old,
			say("b", "2028-01-08", "match", on("2028-02-02"), teams, movedFrom("b-old")),
			say("c", "2028-01-20", "match", at("2028-02-02T19:00:00Z", "Europe/London"), teams),
		}, []string{"match 2028-02-02T19:00:00Z scheduled (3)"}},
		{"postponed, no new date", []schedule.Report{
			say("a", "2028-01-05", "match", on("2028-01-12"), teams), old,
		}, []string{"match 2028-01-12 postponed (2)"}},
		{"postponed, and a later date announced after", []schedule.Report{
			say("a", "2028-01-05", "match", on("2028-01-12"), teams), old,
			say("c", "2028-01-20", "match", on("2028-02-02"), teams),
		}, []string{"match 2028-02-02 scheduled (3)"}},
		{"postponed, and a later date announced before: the return leg", []schedule.Report{
			say("a", "2028-01-05", "match", on("2028-01-12"), teams), old,
			say("c", "2028-01-01", "match", on("2028-02-02"), teams),
		}, []string{"match 2028-01-12 postponed (2)", "match 2028-02-02 scheduled (1)"}},
		{"one strike called off, two in its place", []schedule.Report{
			say("a", "2028-01-02", "strike", on("2028-01-05"), []schedule.Name{league}, status(schedule.Postponed), id("a1")),
			say("a", "2028-01-02", "strike", on("2028-01-12"), []schedule.Name{league}, movedFrom("a1"), id("a2")),
			say("a", "2028-01-02", "strike", on("2028-01-14"), []schedule.Name{league}, movedFrom("a1"), id("a3")),
			say("b", "2028-01-01", "strike", on("2028-01-05"), []schedule.Name{league}),
		}, []string{"strike 2028-01-12 scheduled (2)", "strike 2028-01-14 scheduled (1)"}},
		{"no move from one fixture to another", []schedule.Report{
			say("a", "2028-01-02", "match", on("2028-01-05"), []schedule.Name{team("Rovers"), team("United")}, status(schedule.Postponed), id("a1")),
			say("a", "2028-01-02", "match", on("2028-01-06"), []schedule.Name{team("Rovers"), team("Orient")}, movedFrom("a1"), id("a2")),
		}, []string{"match 2028-01-05 postponed (1)", "match 2028-01-06 scheduled (1)"}},
		{"a chain of moves", []schedule.Report{
			say("a", "2028-01-05", "launch", on("2028-01-12"), []schedule.Name{body("Orbital One")}),
			say("b", "2028-01-11", "launch", on("2028-01-12"), []schedule.Name{body("Orbital One")}, status(schedule.Postponed), id("b-old")),
			say("b", "2028-01-11", "launch", on("2028-01-14"), []schedule.Name{body("Orbital One")}, movedFrom("b-old")),
			say("c", "2028-01-13", "launch", on("2028-01-14"), []schedule.Name{body("Orbital One")}, status(schedule.Postponed), id("c-old")),
			say("c", "2028-01-13", "launch", on("2028-01-19"), []schedule.Name{body("Orbital One")}, movedFrom("c-old")),
		}, []string{"launch 2028-01-19 scheduled (3)"}},
		{"brought forward", []schedule.Report{
			say("a", "2028-01-05", "match", on("2028-01-12"), teams),
			say("b", "2028-01-06", "match", on("2028-01-12"), teams, status(schedule.Postponed), id("b-old")),
			say("b", "2028-01-06", "match", on("2028-01-11"), teams, movedFrom("b-old")),
		}, []string{"match 2028-01-11 scheduled (2)"}},
		{"there and back", []schedule.Report{
			say("b", "2028-01-06", "match", on("2028-01-12"), teams, status(schedule.Postponed), id("b-old")),
			say("b", "2028-01-06", "match", on("2028-01-15"), teams, movedFrom("b-old")),
			say("c", "2028-01-08", "match", on("2028-01-15"), teams, status(schedule.Postponed), id("c-old")),
			say("c", "2028-01-08", "match", on("2028-01-12"), teams, movedFrom("c-old")),
		}, []string{"match 2028-01-12 scheduled (2)"}},
		{"postponed without naming the day", []schedule.Report{
			say("a", "2028-01-05", "match", on("2028-01-12"), teams),
			say("b", "2028-01-10", "match", schedule.When{}, teams, status(schedule.Postponed)),
		}, []string{"match 2028-01-12 postponed (2)"}},
		{"cancelled", []schedule.Report{
			say("a", "2028-01-05", "match", on("2028-01-12"), teams),
			say("b", "2028-01-10", "match", on("2028-01-12"), teams, status(schedule.Cancelled)),
		}, []string{"match 2028-01-12 cancelled (2)"}},
		{"on again", []schedule.Report{
			say("b", "2028-01-08", "match", on("2028-01-12"), teams, status(schedule.Cancelled)),
			say("c", "2028-01-10", "match", on("2028-01-12"), teams),
		}, []string{"match 2028-01-12 scheduled (2)"}},
		{"held after it was in doubt", []schedule.Report{
			say("b", "2028-01-08", "talks", on("2028-01-12"), []schedule.Name{turkey, canada}, status(schedule.Proposed)),
			say("c", "2028-01-13", "talks", on("2028-01-12"), []schedule.Name{turkey, canada}, status(schedule.Held)),
		}, []string{"talks 2028-01-12 held (2)"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			events := Events(c.reports, nil)
			if diff := cmp.Diff(c.want, show(events)); diff != "" {
				t.Errorf("events (-want +got):\n%s", diff)
			}
			for _, e := range events {
				for _, f := range e.Conflicts {
					if f.Field == "when" {
						t.Errorf("a slot moved away from is shown as a conflict: %v", f)
					}
				}
			}
		})
	}
}

func TestEvents_values(t *testing.T) {
	parties := []schedule.Name{turkey, canada}

	t.Run("a lone date is outvoted and shown", func(t *testing.T) {
		e := one(t,
			say("a", "2028-01-05", "summit", on("2028-01-12"), parties),
			say("b", "2028-01-05", "summit", on("2028-01-12"), parties),
			say("c", "2028-01-05", "summit", on("2028-01-13"), parties))
		if e.When.String() != "2028-01-12" {
			t.Errorf("start = %s, want the day of two sources", e.When)
		}
		if diff := cmp.Diff([]schedule.Conflict{{Field: "when", Value: "2028-01-13", Articles: []string{"c"}}}, e.Conflicts); diff != "" {
			t.Errorf("conflicts (-want +got):\n%s", diff)
		}
	})
	t.Run("wire copies count once", func(t *testing.T) {
		copied := quote("what", "The two countries meet on Wednesday, the foreign ministry said in a statement")
		e := one(t,
			say("a", "2028-01-05", "summit", at("2028-01-12T10:00:00Z", ""), parties, copied),
			say("b", "2028-01-05", "summit", at("2028-01-12T10:00:00Z", ""), parties, copied),
			say("c", "2028-01-05", "summit", at("2028-01-12T09:00:00Z", ""), parties, outlet("x")),
			say("d", "2028-01-05", "summit", at("2028-01-12T09:00:00Z", ""), parties, outlet("y")))
		if e.When.String() != "2028-01-12T09:00:00Z" || len(e.Sources) != 4 {
			t.Errorf("start = %s from %d articles, want that of two independent outlets, from four", e.When, len(e.Sources))
		}
		if diff := cmp.Diff([]schedule.Conflict{{Field: "when", Value: "2028-01-12T10:00:00Z", Articles: []string{"a", "b"}}}, e.Conflicts); diff != "" {
			t.Errorf("conflicts (-want +got):\n%s", diff)
		}
	})
	t.Run("the majority has the place, the other is a conflict", func(t *testing.T) {
		e := one(t,
			say("a", "2028-01-05", "summit", on("2028-01-12"), parties, where("Geneva", "CH", "Europe/Zurich")),
			say("b", "2028-01-05", "summit", on("2028-01-12"), parties, where("Brussels", "BE", "Europe/Brussels")),
			say("c", "2028-01-05", "summit", on("2028-01-12"), parties, where("Palace, Brussels", "BE", "Europe/Brussels")))
		if e.Place.Name != "Palace, Brussels" {
			t.Errorf("place = %s, want the exact one of the majority", e.Place.Name)
		}
		if diff := cmp.Diff([]schedule.Conflict{{Field: "where", Value: "Geneva", Articles: []string{"a"}}}, e.Conflicts); diff != "" {
			t.Errorf("conflicts (-want +got):\n%s", diff)
		}
	})
	t.Run("a stated place before an implied one", func(t *testing.T) {
		guess := func(r *schedule.Report) {
			r.Place, r.PlaceImplied = place("Ankara", "TR", "Europe/Istanbul"), true
		}
		e := one(t,
			say("a", "2028-01-05", "summit", on("2028-01-12"), parties, guess),
			say("b", "2028-01-05", "summit", on("2028-01-12"), parties, guess),
			say("c", "2028-01-05", "summit", on("2028-01-12"), parties, where("Geneva", "CH", "Europe/Zurich")))
		if e.Place.Name != "Geneva" || len(e.Conflicts) != 0 {
			t.Errorf("place = %s, conflicts %v, want Geneva and none: nobody said Ankara", e.Place.Name, e.Conflicts)
		}
	})
	t.Run("the clock of one article is read at the place of another", func(t *testing.T) {
		e := one(t,
			say("a", "2028-01-05", "summit", withClock(on("2028-01-12"), 10, 0, ""), parties),
			say("b", "2028-01-05", "summit", on("2028-01-12"), parties, where("Geneva", "CH", "Europe/Zurich")))
		if e.When.String() != "2028-01-12T09:00:00Z" || !e.When.Implied.Has(schedule.ImpliedZone) {
			t.Errorf("start = %s, implied %v, want 10:00 in Geneva with an implied zone", e.When, e.When.Implied.Names())
		}
	})
	t.Run("the day of one and the clock of another", func(t *testing.T) {
		e := one(t,
			say("a", "", "summit", withClock(open(schedule.Open{Month: 1, MonthDay: 12, Direction: schedule.Future}), 10, 0, "Europe/Zurich"), parties),
			say("b", "2028-01-05", "summit", on("2028-01-12"), parties))
		if e.When.String() != "2028-01-12T09:00:00Z" {
			t.Errorf("start = %s, want 10:00 in Zurich", e.When)
		}
	})
	t.Run("a stated end before a length", func(t *testing.T) {
		ends := func(r *schedule.Report) { r.When.End = r.When.Start.Add(2 * time.Hour) }
		e := one(t,
			say("a", "2028-01-05", "summit", at("2028-01-12T10:00:00Z", ""), parties, lasting(time.Hour)),
			say("b", "2028-01-05", "summit", at("2028-01-12T10:00:00Z", ""), parties, ends))
		if e.When.EndString() != "2028-01-12T12:00:00Z" || e.When.Implied.Has(schedule.ImpliedEnd) {
			t.Errorf("end = %s, implied %v, want the stated one", e.When.EndString(), e.When.Implied.Names())
		}
	})
	t.Run("a year that one source states is stated", func(t *testing.T) {
		implied := func(r *schedule.Report) { r.When.Implied = schedule.ImpliedYear }
		e := one(t,
			say("a", "2028-01-05", "summit", on("2028-01-12"), parties, implied),
			say("b", "2028-01-05", "summit", on("2028-01-12"), parties))
		if len(e.When.Implied.Names()) != 0 {
			t.Errorf("implied = %v, want nothing", e.When.Implied.Names())
		}
	})
	t.Run("certainty", func(t *testing.T) {
		a := say("a", "2028-01-05", "summit", on("2028-01-12"), parties)
		b := say("b", "2028-01-05", "summit", on("2028-01-12"), parties)
		if e := one(t, a); e.Certainty != schedule.Likely {
			t.Errorf("one source: %s, want %s", e.Certainty, schedule.Likely)
		}
		if e := one(t, a, b); e.Certainty != schedule.Certain {
			t.Errorf("two sources: %s, want %s", e.Certainty, schedule.Certain)
		}
		unsure := a
		unsure.Certainty = schedule.Uncertain
		if why := one(t, unsure).Why.Tree(); !strings.Contains(why, "eos2: no source is firm") {
			t.Errorf("one unsure source: %s", why)
		}
		day1, day2 := a, b
		day1.Certainty, day2.Certainty = schedule.May, schedule.May
		if e := one(t, day1, day2); e.Certainty != schedule.Likely {
			t.Errorf("two sources that give the day alone: %s, want %s", e.Certainty, schedule.Likely)
		}
		b.Outlet = a.Outlet
		if e := one(t, a, b); e.Certainty != schedule.Likely {
			t.Errorf("one outlet twice: %s, want %s", e.Certainty, schedule.Likely)
		}
		b.Status = schedule.Cancelled
		if e := one(t, a, b); e.Certainty != schedule.Called {
			t.Errorf("cancelled: %s, want %s", e.Certainty, schedule.Called)
		}
	})
	t.Run("participants under their full names, most mentioned first", func(t *testing.T) {
		e := one(t,
			say("a", "2028-01-05", "call", on("2028-01-12"), []schedule.Name{person("Vost"), hale}),
			say("b", "2028-01-05", "call", on("2028-01-12"), []schedule.Name{hale, vost}),
			say("c", "2028-01-05", "call", on("2028-01-12"), []schedule.Name{hale}))
		var got []string
		for _, n := range e.Participants {
			got = append(got, n.Name)
		}
		if diff := cmp.Diff([]string{"Dana Hale", "Ilmar Vost"}, got); diff != "" {
			t.Errorf("participants (-want +got):\n%s", diff)
		}
	})
}

func TestEvents_constraints(t *testing.T) {
	a := say("a", "2028-01-05", "summit", on("2028-01-12"), []schedule.Name{turkey, canada})
	b := say("b", "2028-01-05", "summit", on("2028-01-12"), []schedule.Name{turkey, canada})
	c := say("c", "2028-01-05", "visit", on("2028-03-01"), []schedule.Name{pact})
	if got := len(Events([]schedule.Report{a, b, c}, []Constraint{{A: a.ID, B: b.ID}})); got != 3 {
		t.Errorf("parted by the editor: %d events, want 3", got)
	}
	if got := len(Events([]schedule.Report{a, b, c}, []Constraint{{A: c.ID, B: b.ID, Must: true}})); got != 1 {
		t.Errorf("linked by the editor: %d events, want 1", got)
	}
}

// Two articles without a date that say the same are one event without a date: neither can date the other.
func TestEvents_undatedAlone(t *testing.T) {
	w := open(schedule.Open{Month: 1, MonthDay: 12, Direction: schedule.Future})
	e := one(t, say("a", "", "summit", w, []schedule.Name{turkey, canada}), say("b", "", "summit", w, []schedule.Name{turkey, canada}))
	if e.When.String() != "" || e.Certainty != schedule.Planned {
		t.Errorf("start = %q, %s, want none, %s", e.When, e.Certainty, schedule.Planned)
	}
}

// A report that fits two slots takes neither.
func TestDocTimes_ambiguous(t *testing.T) {
	parties := []schedule.Name{turkey, canada}
	reports := []schedule.Report{
		say("a", "2028-01-05", "talks", on("2028-01-12"), parties),
		say("b", "2029-01-05", "talks", on("2029-01-12"), parties),
		say("c", "", "talks", open(schedule.Open{Month: 1, MonthDay: 12}), parties),
	}
	if d := DocTimes(reports, nil)["c"]; d.Known() {
		t.Errorf("article c was published %s, want unknown: two years fit", runsText(d.Runs))
	}
	if n := len(Events(reports, nil)); n != 3 {
		t.Errorf("%d events, want three", n)
	}
}
