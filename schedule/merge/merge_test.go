package merge

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/schedule"
)

var (
	vost, hale = person("Ilmar Vost"), person("Dana Hale")
	leaders    = []schedule.Name{vost, hale}
	turkey     = country("Turkey", "TR")
	canada     = country("Canada", "CA")
	league     = body("Nordic League")
	pact       = body("BALTIC")
	forum      = body("ESCO")
)

// summitSeason is a story as five outlets tell it: a call between two leaders, then three rounds of talks. Three of
// the articles bear no date.
func summitSeason() []schedule.Report {
	jan := func(d int) schedule.When {
		return open(schedule.Open{Month: 1, MonthDay: d, Direction: schedule.Future})
	}
	// What the words of article a allow: a Thursday that is 30 December, the day of a briefing it quotes.
	thirtieth := func(r *schedule.Report) {
		for _, d := range []string{"2010-12-30", "2021-12-30", "2027-12-30", "2032-12-30"} {
			r.DocTime.Runs = append(r.DocTime.Runs, schedule.Days{From: mustDay(d), To: mustDay(d)})
		}
		r.DocTime.Basis = schedule.Inferred
	}
	return []schedule.Report{
		// a: no date; gives the call with weekday, day and clock, two of the rounds
		say("a", "", "call", withClock(open(schedule.Open{Month: 12, MonthDay: 30, Weekday: 4, Direction: schedule.Future}), 23, 30, "Europe/Istanbul"), leaders,
			titled("Vost–Hale phone call"), quote("when", "On Thursday, December 30, at 23:30 Ankara time"), stated("On Thursday, December 30, at 23:30 Ankara time", 23, 30, "Europe/Istanbul"), thirtieth),
		say("a", "", "talks", jan(10), []schedule.Name{turkey, canada}, titled("Turkey–Canada talks"), thirtieth),
		say("a", "", "meeting", jan(12), []schedule.Name{turkey, pact}, titled("Turkey–BALTIC Council"), thirtieth),
		say("a", "", "meeting", jan(13), []schedule.Name{forum}, titled("ESCO meeting"), thirtieth),
		// b: dated; the call with twin clocks
		say("b", "2027-12-30", "call", at("2027-12-30T20:30:00Z", "America/Toronto"), []schedule.Name{person("Hale"), vost},
			titled("Vost–Hale phone call"), quote("when", "3:30 PM [20:30 GMT]"), stated("3:30 PM [20:30 GMT]", 20, 30, "UTC"), outlet("bugle")),
		say("b", "2027-12-30", "talks", on("2028-01-10"), []schedule.Name{turkey, canada}, titled("Security talks"), outlet("bugle")),
		say("b", "2027-12-30", "meeting", on("2028-01-12"), []schedule.Name{turkey, pact}, titled("Turkey–BALTIC Council"), outlet("bugle")),
		say("b", "2027-12-30", "summit", on("2028-01-13"), []schedule.Name{turkey, forum}, titled("Turkey–ESCO summit"), outlet("bugle")),
		// c: no date; the call by its clock alone, the talks with place and delegates
		say("c", "", "call", withClock(open(schedule.Open{}), 23, 30, "Europe/Istanbul"), leaders, titled("Vost–Hale phone call"), quote("when", "23.30 Ankara time"), stated("23.30 Ankara time", 23, 30, "Europe/Istanbul")),
		say("c", "", "talks", jan(10), []schedule.Name{turkey, canada, person("Sinan Aker"), person("Wendy Marsh")}, where("Geneva", "CH", "Europe/Zurich"), titled("Turkey–Canada talks")),
		// d: dated; only the weekday; another place for the council
		say("d", "2027-12-29", "call", on("2027-12-30"), leaders, titled("Hale, Vost phone call"), quote("when", "on Thursday"), outlet("bugle")),
		say("d", "2027-12-29", "talks", on("2028-01-10"), []schedule.Name{canada, turkey}, titled("Talks on arms control"), outlet("bugle")),
		say("d", "2027-12-29", "talks", on("2028-01-12"), []schedule.Name{turkey, pact}, where("Geneva", "CH", "Europe/Zurich"), titled("BALTIC negotiations"), outlet("bugle")),
		// e: no date; after the call
		say("e", "", "call", open(schedule.Open{HasOffset: true, Offset: -1, Direction: schedule.Past}), leaders, status(schedule.Held), lasting(50*time.Minute),
			titled("Vost–Hale phone call"), quote("when", "last night")),
		say("e", "", "talks", jan(10), []schedule.Name{turkey, canada}, where("Geneva", "CH", "Europe/Zurich"), titled("Turkey–Canada talks")),
		say("e", "", "meeting", jan(12), []schedule.Name{turkey, pact}, where("Brussels", "BE", "Europe/Brussels"), titled("Turkey–BALTIC Council")),
		say("e", "", "talks", jan(13), []schedule.Name{turkey, forum}, where("Vienna", "AT", "Europe/Vienna"), titled("Turkey–ESCO talks")),
	}
}

func TestEvents_story(t *testing.T) {
	reports := summitSeason()
	events := Events(reports, nil)
	want := []string{
		"call 2027-12-30T20:30:00Z to 2027-12-30T21:20:00Z held (5)",
		"talks 2028-01-10 scheduled Geneva (5)",
		"meeting 2028-01-12 scheduled Brussels (4)",
		"summit 2028-01-13 scheduled Vienna (3)",
	}
	if diff := cmp.Diff(want, show(events)); diff != "" {
		t.Fatalf("events (-want +got):\n%s", diff)
	}
	call, talks, council := events[0], events[1], events[2]
	if diff := cmp.Diff([]schedule.Agreement{{Field: "when", Values: []string{"23.30 Ankara time", "3:30 PM [20:30 GMT]", "On Thursday, December 30, at 23:30 Ankara time"}, Articles: []string{"a", "b", "c"}}}, call.Agreements); diff != "" {
		t.Errorf("agreements (-want +got):\n%s", diff)
	}
	if got := call.When.Implied.Names(); !cmp.Equal(got, []string{"end"}) {
		t.Errorf("implied of the call = %v, want the end alone", got)
	}
	if len(call.Conflicts) != 0 {
		t.Errorf("conflicts of the call = %v, want none", call.Conflicts)
	}
	if diff := cmp.Diff([]string{"Ilmar Vost", "Dana Hale"}, []string{call.Participants[1].Name, call.Participants[0].Name}); diff != "" {
		t.Errorf("participants (-want +got):\n%s", diff)
	}
	if n := len(talks.Participants); n != 4 {
		t.Errorf("talks have participants %v, want two countries and two delegates", talks.Participants)
	}
	if diff := cmp.Diff([]schedule.Conflict{{Field: "where", Value: "Geneva", Articles: []string{"d"}}}, council.Conflicts); diff != "" {
		t.Errorf("conflicts of the council (-want +got):\n%s", diff)
	}
	if len(talks.Conflicts) != 0 {
		t.Errorf("conflicts of the talks = %v, want none", talks.Conflicts)
	}
}

func TestDocTimes_story(t *testing.T) {
	got := DocTimes(summitSeason(), nil)
	for article, want := range map[string]string{"a": "2027-12-30", "c": "2027-12-30", "e": "2027-12-31"} {
		d := got[article]
		if runsText(d.Runs) != want || d.Basis != schedule.Inferred {
			t.Errorf("article %s was published %s (%s), want %s", article, runsText(d.Runs), d.Basis, want)
		}
		if d.Why == nil || !names(d.Why, "b") {
			t.Errorf("article %s: the reasons do not name the article that dates it", article)
		}
	}
	if d := got["b"]; d.Basis != schedule.Stated || d.Why != nil {
		t.Errorf("article b = %v, want its stated date untouched", d)
	}
}

func names(b *schedule.Because, article string) bool {
	return b != nil && (b.Article == article || slices.ContainsFunc(b.From, func(f *schedule.Because) bool { return names(f, article) }))
}

func TestEvents_storyMissingOne(t *testing.T) {
	all := summitSeason()
	for _, gone := range []string{"a", "c", "d", "e"} {
		var rest []schedule.Report
		for _, r := range all {
			if r.Article != gone {
				rest = append(rest, r)
			}
		}
		if events := Events(rest, nil); len(events) != 4 {
			t.Errorf("without article %s: %q, want four events", gone, show(events))
		}
	}
}

func TestEvents_storyAlwaysTheSame(t *testing.T) {
	reports := summitSeason()
	want := fmt.Sprint(show(Events(reports, nil)))
	for i := range len(reports) {
		rotated := append(slices.Clone(reports[i:]), reports[:i]...)
		rotated = append(rotated, reports[i/2])
		if got := fmt.Sprint(show(Events(rotated, nil))); got != want {
			t.Fatalf("rotation %d: %s, want %s", i, got, want)
		}
	}
}
