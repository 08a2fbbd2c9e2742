package extract_test

import (
	"testing"

	"dateline/schedule"
)

func fullView(r *schedule.Report) string { return kindView(r) + " " + string(r.Status) }

// TestArticle_whole reads whole articles: all that a planner would enter of them, and nothing else.
func TestArticle_whole(t *testing.T) {
	want := map[string]struct {
		events []string
		todo   string
	}{
		"harbour":  {events: []string{"2023-06-14 vote scheduled", "2023-05-18T18:00:00Z hearing scheduled"}},
		"court":    {events: []string{"2023-05-22 trial scheduled", "2023-05-11T08:00:00Z hearing scheduled", "2023-09 verdict scheduled"}, todo: "the opening takes the place of the trial that opens; a month is rejected"},
		"talks":    {events: []string{"2023-05-11 talks scheduled", "2023-05-08 call held", "2023-06 talks scheduled", "2023-05-26 summit postponed"}, todo: "a month is rejected"},
		"football": {events: []string{"2023-05-17T18:45:00Z match scheduled"}, todo: "to travel to a match is read as a visit; the kick-off two paragraphs on finds no day"},
		"prices":   {},
		"diary": {events: []string{"2023-05-10T09:00:00Z meeting scheduled", "2023-05-10T13:00:00Z press-conference scheduled", "2023-05-11 talks scheduled", "2023-05-11 strike scheduled",
			"2023-05-11T18:00:00Z concert scheduled", "2023-05-12 funeral scheduled", "2023-05-12/2023-05-14 summit scheduled"}},
		"village": {},
	}
	var stories []story
	for _, s := range running {
		w, ok := want[s.name]
		if !ok {
			t.Errorf("nobody says what %s holds", s.name)
		}
		s.want, s.todo = w.events, w.todo
		stories = append(stories, s)
	}
	check(t, fullView, stories)
}
