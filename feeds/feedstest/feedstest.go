// Package feedstest has a small calendar that shows every state an event can be in; the tests of all formats write it,
// so that their golden files can be read side by side.
package feedstest

import (
	"time"

	"dateline/schedule"
)

// AsOf is the time at which the calendar is looked at.
func AsOf() time.Time { return at("2024-03-10T08:00:00Z") }

func at(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t
}

func day(s string) schedule.Day {
	d, err := schedule.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

func days(grain schedule.Grain, from, to string) schedule.When {
	return schedule.When{Grain: grain, Day: day(from), Last: day(to)}
}

func instant(start, end, zone, civil string) schedule.When {
	w := schedule.When{Grain: schedule.GrainInstant, Start: at(start), Zone: zone, Day: day(civil), Last: day(civil)}
	if end != "" {
		w.End = at(end)
	}
	return w
}

// Article returns the texts the calendar rests on.
func Article(id string) (schedule.Article, bool) {
	for _, a := range articles() {
		if a.ID == id {
			return a, true
		}
	}
	return schedule.Article{}, false
}

func articles() []schedule.Article {
	return []schedule.Article{
		{ID: "wire/fish-1", URL: "https://wire.example.org/2024/03/fish-1", Outlet: "Northern Wire", Title: "Lisbon to host fisheries talks",
			Text: "LISBON, March 5 (Northern Wire) - Portugal and Morocco will hold fisheries talks in Lisbon on March 14 at 4 p.m. local time, the sea ministry said.\n\nMinister Ana Silva and her colleague Omar Idrissi are to lead the delegations."},
		{ID: "port/agenda", URL: "https://www.port.example.com/agenda?week=11&view=list", Title: "Agenda of the week",
			Text: "Thursday 14 March\n15:00 GMT Fisheries talks, sea ministry\n\nRabat said the talks would be held at its embassy."},
		{ID: "vote/1", Outlet: "Daily <Ledger>", URL: "javascript:alert(1)", Title: "Council votes on \"harbour, phase; two\"",
			Text: "The council votes on the harbour on Friday, 15 March. <script>alert('x')</script>"},
	}
}

func quote(article, field, words string) schedule.Evidence {
	a, _ := Article(article)
	for i := 0; i+len(words) <= len(a.Text); i++ {
		if a.Text[i:i+len(words)] == words {
			return schedule.Evidence{Article: article, URL: a.URL, In: "text", Quote: words, Start: i, End: i + len(words), Field: field}
		}
	}
	panic("no such words: " + words)
}

func source(article, published string) schedule.SourceRef {
	a, _ := Article(article)
	return schedule.SourceRef{Article: a.ID, URL: a.URL, Headline: a.Title, Outlet: a.Outlet, Published: published}
}

// Events returns the calendar, in no particular order.
func Events() []*schedule.Event {
	seen, changed := at("2024-03-05T10:00:00Z"), at("2024-03-08T09:30:00Z")
	event := func(uid, title string, kind schedule.Kind, w schedule.When, s schedule.Status, c schedule.Certainty) *schedule.Event {
		return &schedule.Event{UID: uid, Title: title, Kind: kind, When: w, Status: s, Certainty: c, FirstSeen: seen, LastChanged: changed,
			Sources: []schedule.SourceRef{source("wire/fish-1", "2024-03-05")},
			History: []schedule.Change{{At: seen, Field: "added", Article: "wire/fish-1"}}}
	}
	talks := event("talks@dateline", "Portugal–Morocco fisheries talks", "talks", instant("2024-03-14T16:00:00Z", "", "Europe/Lisbon", "2024-03-14"), schedule.Scheduled, schedule.Certain)
	talks.Sequence = 1
	talks.When.Implied = schedule.ImpliedYear
	talks.Place = &schedule.Place{Name: "Lisbon", Country: "PT", Zone: "Europe/Lisbon"}
	talks.Participants = []schedule.Name{{Kind: schedule.Person, Name: "Ana Silva", Key: "ana silva"}, {Kind: schedule.Person, Name: "Omar Idrissi", Key: "omar idrissi"}}
	talks.Sources = []schedule.SourceRef{source("wire/fish-1", "2024-03-05"), source("port/agenda", "2024-03-08")}
	talks.Evidence = []schedule.Evidence{
		quote("wire/fish-1", "when", "on March 14 at 4 p.m. local time"), quote("wire/fish-1", "what", "fisheries talks"),
		quote("wire/fish-1", "where", "in Lisbon"), quote("wire/fish-1", "who", "Ana Silva"), quote("wire/fish-1", "who", "Omar Idrissi"),
		quote("port/agenda", "when", "15:00 GMT"), quote("port/agenda", "where", "at its embassy"),
	}
	talks.Conflicts = []schedule.Conflict{
		{Field: "when", Value: "2024-03-14T15:00:00Z", Articles: []string{"port/agenda"}},
		{Field: "where", Value: "Moroccan embassy", Articles: []string{"port/agenda"}},
	}
	talks.Agreements = []schedule.Agreement{{Field: "when", Values: []string{"Thursday 14 March", "March 14"}, Articles: []string{"port/agenda", "wire/fish-1"}}}
	talks.History = append(talks.History, schedule.Change{At: changed, Field: "start", From: "2024-03-13", To: "2024-03-14T16:00:00Z", Article: "wire/fish-1"})
	talks.Why = &schedule.Because{Rule: "merge/agree", Got: "2024-03-14T16:00:00Z", From: []*schedule.Because{
		{Rule: "anchor/place-zone", Got: "Europe/Lisbon", Article: "wire/fish-1", Quote: "in Lisbon", Span: schedule.Span{Start: 90, End: 99}},
		{Rule: "anchor/direction", Got: "2023-03-14", Rejected: true, Article: "wire/fish-1", Quote: "on March 14"},
	}}

	vote := event("vote@dateline", "Vote on \"harbour, phase; two\" <script>alert(1)</script>", "vote", days(schedule.GrainDay, "2024-03-15", "2024-03-15"), schedule.Scheduled, schedule.Likely)
	vote.Sources = []schedule.SourceRef{source("vote/1", "2024-03-07")}
	vote.Evidence = []schedule.Evidence{quote("vote/1", "when", "on Friday, 15 March"), quote("vote/1", "what", "The council votes on the harbour")}
	vote.Place = &schedule.Place{Name: "Town hall, Porto", Country: "PT"}

	match := event("match@dateline", "Recife–Łódź match", "match", instant("2024-03-09T23:30:00Z", "2024-03-10T01:15:00Z", "America/Recife", "2024-03-09"), schedule.Held, schedule.Certain)
	launch := event("launch@dateline", "Launch of the weather satellite", "launch", instant("2024-12-31T22:30:00Z", "2025-01-01T00:30:00Z", "", "2024-12-31"), schedule.Scheduled, schedule.May)
	summit := event("summit@dateline", "Harbour cities summit", "summit", instant("2024-03-20T08:00:00Z", "", "Europe/Athens", "2024-03-20"), schedule.Proposed, schedule.Uncertain)
	summit.When.Last = day("2024-03-22")
	fair := event("fair@dateline", "Book fair", "festival", days(schedule.GrainDay, "2024-03-28", "2024-04-02"), schedule.Scheduled, schedule.Certain)
	hearing := event("hearing@dateline", "Hearing on the ferry accident", "hearing", days(schedule.GrainDay, "2024-03-18", "2024-03-18"), schedule.Cancelled, schedule.Called)
	strike := event("strike@dateline", "Dockers' strike", "strike", days(schedule.GrainDay, "2024-03-19", "2024-03-19"), schedule.Postponed, schedule.Called)
	merged := event("merged@dateline", "Fish talks", "talks", days(schedule.GrainDay, "2024-03-14", "2024-03-14"), schedule.Withdrawn, schedule.Certain)
	merged.MergedInto = "talks@dateline"
	gone := event("gone@dateline", "Old tombstone", "talks", days(schedule.GrainDay, "2024-02-01", "2024-02-01"), schedule.Withdrawn, schedule.Certain)
	gone.LastChanged, gone.FirstSeen = at("2024-02-01T00:00:00Z"), at("2024-01-01T00:00:00Z")
	denied := event("denied@dateline", "Coalition meeting", "meeting", days(schedule.GrainDay, "2024-03-16", "2024-03-16"), schedule.Denied, schedule.Certain)
	week := event("week@dateline", "Budget debate", "debate", days(schedule.GrainWeek, "2024-03-25", "2024-03-31"), schedule.Scheduled, schedule.Planned)
	month := event("month@dateline", "Opening of the bridge", "opening", days(schedule.GrainMonth, "2024-05-01", "2024-05-31"), schedule.Scheduled, schedule.Planned)
	undated := event("undated@dateline", "Return visit to Rabat", "visit", schedule.When{}, schedule.Proposed, schedule.Planned)
	return []*schedule.Event{vote, talks, undated, month, week, denied, gone, merged, strike, hearing, fair, summit, launch, match}
}
