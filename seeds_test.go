package main

import (
	"os"
	"path/filepath"
	"testing"
)

// The five articles that dateline was first built for. They are not part of the repository: DATELINE_SHARED names the
// folder that holds them as articles/seeds/*.txt.
const (
	oreanda  = "000_25c4d49d6b5d6a35" // undated; the clock of the call, a day of talks too many
	scrape   = "001_d578b8080f248a1a" // two stated times that agree
	night    = "002_27a9120208961b58" // undated; only the clock of the call
	thursday = "003_d54e8266ad8dbaec" // only "Thursday"; the wrong city
	outcome  = "004_da26f757783b1153" // undated; says that it took place and how long
)

// seeds reads the articles, or skips the test where there are none.
func seeds(t testing.TB) map[string]string {
	t.Helper()
	shared := os.Getenv("DATELINE_SHARED")
	if shared == "" {
		t.Skip("DATELINE_SHARED does not name the folder with articles/seeds")
	}
	list, err := filepath.Glob(filepath.Join(shared, "articles", "seeds", "*.txt"))
	if err != nil || len(list) != 5 {
		t.Fatalf("%d articles in %s, want 5 (%v)", len(list), shared, err)
	}
	out := map[string]string{}
	for _, p := range list {
		out[filepath.Base(p)] = readFile(t, p)
	}
	return out
}

// cast are the names in what must hold of the seeds; disguises give others.
type cast struct {
	caller, called, ours, theirs        string // of the phone call, and of the talks
	city, councilCity, orgCity          string
	country, councilCountry, orgCountry string
	capital, clock                      string // whose clock is stated; what it shows at the other end
	videoCall, release, call            string // days
	talks, noTalks, council, org        string
	dates                               map[string][]string
	now, callStart, callEnd             string
	council1, council2                  string // words of which a title or the participants must hold one
}

func seedCast() cast {
	return cast{
		caller: "Putin", called: "Biden", ours: "Ryabkov", theirs: "Sherman",
		city: "Geneva", councilCity: "Brussels", orgCity: "Vienna", country: "CH", councilCountry: "BE", orgCountry: "AT",
		capital: "Moscow", clock: "3:30 PM", videoCall: "2021-12-07", release: "2021-12-17", call: "2021-12-30",
		talks: "2022-01-10", noTalks: "2022-01-11", council: "2022-01-12", org: "2022-01-13",
		dates: map[string][]string{oreanda: {"2021-12-30"}, scrape: {"2021-12-30"}, night: {"2021-12-30", "2021-12-29"},
			thursday: {"2021-12-29"}, outcome: {"2021-12-31"}},
		now: "2022-01-02T12:00:00Z", callStart: "2021-12-30T20:30:00Z", callEnd: "2021-12-30T21:20:00Z",
		council1: "NATO|North Atlantic", council2: "OSCE|for Security and Cooperation in Europe",
	}
}

// expect writes down what must hold of the seeds, in the names of a cast.
func (c cast) expect() expected {
	call := []claim{
		{Field: "start", Value: c.callStart}, {Field: "end", Value: c.callEnd, Needs: []string{outcome}}, {Field: "end", Value: "", Without: outcome},
		{Field: "status", Value: "held", Needs: []string{outcome}}, {Field: "status", Value: "scheduled", Without: outcome},
		{Field: "who", Value: c.caller}, {Field: "who", Value: c.called}, {Field: "no_conflict", Value: "when"},
		{Field: "agree", Value: "20:30 GMT", From: []string{scrape}}, {Field: "agree", Value: c.clock, From: []string{scrape}},
		{Field: "agree", Value: "23:30 " + c.capital + " time", From: []string{oreanda}}, {Field: "agree", Value: "23.30 " + c.capital + " time", From: []string{night}},
	}
	day := func(d string) []claim {
		return []claim{{Field: "start", Value: d}, {Field: "end", Value: ""}, {Field: "status", Value: "scheduled"}}
	}
	sure := claim{Field: "no_conflict", Value: "when"} // not of the talks: one article names three days for all the meetings together
	talks := append(day(c.talks), claim{Field: "place", Value: c.city}, claim{Field: "country", Value: c.country},
		claim{Field: "who", Value: c.ours, Needs: []string{night}}, claim{Field: "who", Value: c.theirs, Needs: []string{night}},
		claim{Field: "not_who", Value: c.caller}, claim{Field: "not_who", Value: c.called})
	council := append(day(c.council), sure, claim{Field: "place", Value: c.councilCity, Needs: []string{outcome}},
		claim{Field: "country", Value: c.councilCountry, Needs: []string{outcome}}, claim{Field: "place", Value: c.city, Without: outcome},
		claim{Field: "conflict", Value: "where=" + c.city, From: []string{thursday}, Needs: []string{outcome}},
		claim{Field: "no_conflict", Value: "where", Without: thursday}, claim{Field: "who", Value: c.council1})
	org := append(day(c.org), sure, claim{Field: "place", Value: c.orgCity, Needs: []string{outcome}}, claim{Field: "no_conflict", Value: "where"},
		claim{Field: "country", Value: c.orgCountry, Needs: []string{outcome}}, claim{Field: "place", Value: "", Without: outcome}, claim{Field: "who", Value: c.council2})
	rests := func(on *[]claim, articles ...string) {
		for _, a := range articles {
			*on = append(*on, claim{Field: "source", Value: a})
		}
	}
	rests(&call, oreanda, scrape, night, thursday, outcome)
	rests(&talks, oreanda, scrape, night, thursday, outcome)
	rests(&council, oreanda, scrape, thursday, outcome)
	rests(&org, oreanda, scrape, outcome)
	return expected{
		Now: c.now, Published: c.dates, Undated: []string{oreanda, night, outcome},
		Events: []expectedEvent{{Name: "phone call", Day: c.call, Claims: call}, {Name: "talks", Day: c.talks, Claims: talks}, {Name: "council", Day: c.council, Claims: council}, {Name: "organisation", Day: c.org, Claims: org}},
		Allowed: []expectedEvent{{Name: "video call", Day: c.videoCall, Claims: []claim{{Field: "status", Value: "held"}, {Field: "start", Value: c.videoCall}}},
			{Name: "release of the drafts", Day: c.release, Claims: []claim{{Field: "status", Value: "held"}, {Field: "start", Value: c.release}}}},
		Never: []string{"Security Council", "briefing", "week of"}, FreeDays: []string{c.noTalks},
	}
}

func TestSeeds(t *testing.T) {
	s := story{texts: seeds(t), want: seedCast().expect()}
	s.test(t, 6)
	t.Run("as a folder", func(t *testing.T) {
		dir := filepath.Join(os.Getenv("DATELINE_SHARED"), "articles", "seeds")
		cal := buildIn(t, ":memory:", t.TempDir(), s.want.Now, dir)
		if whole := buildIn(t, ":memory:", t.TempDir(), s.want.Now, s.write(t)...); cal.json != whole.json {
			t.Error("events.json differs from that of the articles named one by one")
		}
		s.check(t, cal, "")
	})
}
