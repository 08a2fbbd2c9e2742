package feeds_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/feeds"
	"dateline/feeds/feedstest"
	"dateline/feeds/query"
	"dateline/schedule"
)

func uids(events []*schedule.Event) string {
	var out []string
	for _, e := range events {
		out = append(out, strings.TrimSuffix(e.UID, "@dateline"))
	}
	return strings.Join(out, " ")
}

func TestSelect(t *testing.T) {
	talks, err := query.Parse("kind:talks")
	if err != nil {
		t.Fatal(err)
	}
	const day = 24 * time.Hour
	for _, c := range []struct {
		name string
		feed feeds.Feed
		at   time.Time
		want string
	}{
		{"all", feeds.All(), feedstest.AsOf(), "match merged talks vote hearing strike summit fair launch"},
		{"hide what is off", feeds.Feed{Cancelled: feeds.Hide}, feedstest.AsOf(), "match talks vote summit fair launch"},
		{"filter", feeds.Feed{Query: talks}, feedstest.AsOf(), "merged talks"},
		{"tombstone on its 30th day", feeds.Feed{Query: talks}, feedstest.AsOf().Add(28 * day), "merged talks"},
		{"tombstone after 30 days", feeds.Feed{Query: talks}, feedstest.AsOf().Add(29 * day), "talks"},
		{"past window", feeds.Feed{Past: day}, feedstest.AsOf().Add(7 * day), "hearing strike summit fair launch"},
		{"future window", feeds.Feed{Future: 7 * day}, feedstest.AsOf(), "match merged talks vote"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := uids(feeds.Select(c.feed, feedstest.Events(), c.at)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestEverything(t *testing.T) {
	got := uids(feeds.Everything(feeds.All(), feedstest.Events(), feedstest.AsOf()))
	want := "gone match merged talks vote denied hearing strike summit week fair month launch undated"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestCheckSlug(t *testing.T) {
	for slug, ok := range map[string]bool{
		"talks": true, "eu-2024_b": true, "7": true, strings.Repeat("a", 63): true,
		"": false, "-a": false, "_a": false, "A": false, "a.b": false, "a/b": false, "..": false, "a b": false, "é": false, "a\n": false,
		"all": false, "feed": false, "index": false, "healthz": false, strings.Repeat("a", 64): false,
	} {
		if err := feeds.CheckSlug(slug); (err == nil) != ok {
			t.Errorf("CheckSlug(%q) = %v", slug, err)
		}
	}
}

func TestLink(t *testing.T) {
	for raw, want := range map[string]string{
		"https://example.org/a?b=c&d=%20#e": "https://example.org/a?b=c&d=%20#e",
		"HTTP://Example.org":                "http://Example.org",
		"https://example.org/\"><x":         "https://example.org/%22%3E%3Cx",
		"javascript:alert(1)":               "", "JaVaScRiPt://example.org/%0aalert(1)": "", "data:text/html,x": "", "//example.org": "", "/a": "",
		"https://user@example.org/": "", "https://": "", "https://a\r\nSet-Cookie: x": "", "https://a/ b": "", "\x01https://a": "", "ftp://a/": "",
		"https:example.org": "", "https://example.org\\@evil": "",
	} {
		if got, _ := feeds.Link(raw); got != want {
			t.Errorf("Link(%q) = %q, want %q", raw, got, want)
		}
	}
}

func TestInWords(t *testing.T) {
	day := func(s string) schedule.Day { d, _ := schedule.ParseDay(s); return d }
	at := func(s string) time.Time { x, _ := time.Parse(time.RFC3339, s); return x }
	east := 5*3600 + 30*60
	for _, c := range []struct {
		name string
		when schedule.When
		want feeds.Times
	}{
		{"a day", schedule.When{Grain: schedule.GrainDay, Day: day("2024-02-29"), Last: day("2024-02-29")}, feeds.Times{Day: "Thursday, 29 February 2024"}},
		{"days", schedule.When{Grain: schedule.GrainDay, Day: day("2024-12-30"), Last: day("2025-01-02")},
			feeds.Times{Day: "Monday, 30 December 2024 to Thursday, 2 January 2025"}},
		{"an hour of no zone", schedule.When{Grain: schedule.GrainDay, Day: day("2024-02-29"), Last: day("2024-02-29"), Clock: &schedule.Clock{Hour: 10}},
			feeds.Times{Day: "Thursday, 29 February 2024", Notes: []string{"The text says 10:00, but not in which zone: shown as the day."}}},
		{"an hour where nobody says it is", schedule.When{Grain: schedule.GrainDay, Day: day("2024-02-29"), Last: day("2024-02-29"), Clock: &schedule.Clock{Hour: 18, Minute: 5}, Zone: "Europe/Lisbon", Implied: schedule.ImpliedPlace},
			feeds.Times{Day: "Thursday, 29 February 2024", Notes: []string{"The text says 18:05, but not in which zone: shown as the day.", "The place is not stated but inferred."}}},
		{"an hour of either half of the day", schedule.When{Grain: schedule.GrainDay, Day: day("2024-02-29"), Last: day("2024-02-29"), Clock: &schedule.Clock{Hour: 9, Half: true}, Zone: "Europe/Lisbon"},
			feeds.Times{Day: "Thursday, 29 February 2024", Notes: []string{"The text says 09:00, but not whether in the morning or the afternoon: shown as the day."}}},
		{"days that begin at an hour", schedule.When{Grain: schedule.GrainDay, Day: day("2024-02-28"), Last: day("2024-02-29"), Clock: &schedule.Clock{Hour: 10}, Zone: "Europe/Lisbon"},
			feeds.Times{Day: "Wednesday, 28 February 2024 to Thursday, 29 February 2024", Notes: []string{"The text says 10:00: shown as whole days."}}},
		{"over midnight, another day in UTC", schedule.When{Grain: schedule.GrainInstant, Day: day("2024-07-04"), Zone: "America/Los_Angeles", Start: at("2024-07-05T05:00:00Z"), End: at("2024-07-05T08:00:00Z")},
			feeds.Times{Day: "Thursday, 4 July 2024", Clock: "22:00 to 01:00 on 5 July", Zone: "Los Angeles time (UTC−7)", UTC: "05:00–08:00 UTC on 5 July"}},
		{"no zone", schedule.When{Grain: schedule.GrainInstant, Start: at("2024-07-05T05:00:00Z"), End: at("2024-07-05T08:00:00Z")},
			feeds.Times{Day: "Friday, 5 July 2024", Clock: "05:00–08:00 UTC"}},
		{"an offset", schedule.When{Grain: schedule.GrainInstant, Offset: &east, Start: at("2024-07-05T05:00:00Z"), Length: 30 * time.Minute},
			feeds.Times{Day: "Friday, 5 July 2024", Clock: "10:30–11:00", Zone: "UTC+5:30", UTC: "05:00–05:30 UTC"}},
		{"nominal end, implied year and zone", schedule.When{Grain: schedule.GrainInstant, Zone: "Europe/Lisbon", Start: at("2024-07-05T05:00:00Z"), Implied: schedule.ImpliedYear | schedule.ImpliedZone},
			feeds.Times{Day: "Friday, 5 July 2024", Clock: "06:00", Zone: "Lisbon time (UTC+1)", UTC: "05:00 UTC",
				Notes: []string{"The end is not stated; the calendar shows one hour.", "The year and zone are not stated but inferred."}}},
		{"a week", schedule.When{Grain: schedule.GrainWeek, Day: day("2024-12-30")}, feeds.Times{Day: "in the week of 30 December 2024"}},
		{"nothing", schedule.When{}, feeds.Times{Day: "date not known yet"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := cmp.Diff(c.want, feeds.InWords(c.when)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestSlotOf(t *testing.T) {
	at := func(s string) time.Time { x, _ := time.Parse(time.RFC3339, s); return x }
	first, _ := schedule.ParseDay("2024-03-29")
	last, _ := schedule.ParseDay("2024-03-31") // clocks go forward in Lisbon on this day
	w := schedule.When{Grain: schedule.GrainInstant, Day: first, Last: last, Zone: "Europe/Lisbon", Start: at("2024-03-29T09:00:00Z")}
	got, ok := feeds.SlotOf(w)
	want := feeds.Slot{Start: w.Start, End: at("2024-03-31T23:00:00Z"), Nominal: true, Through: last}
	if d := cmp.Diff(want, got); d != "" || !ok {
		t.Errorf("%v %s", ok, d)
	}
	for _, vague := range []schedule.Grain{schedule.GrainNone, schedule.GrainYear, schedule.GrainMonth, schedule.GrainWeek} {
		if _, ok := feeds.SlotOf(schedule.When{Grain: vague, Day: first, Last: last}); ok {
			t.Errorf("grain %d has a slot", vague)
		}
	}
}

func TestChangeWords(t *testing.T) {
	w := schedule.When{Zone: "Europe/Lisbon"}
	for _, c := range []struct {
		change schedule.Change
		want   string
	}{
		{schedule.Change{Field: "added"}, "Added"},
		{schedule.Change{Field: "start", From: "2024-07-05", To: "2024-07-06T09:00:00Z"}, "Moved from Fri 5 July 2024 to Sat 6 July 2024, 10:00 Lisbon time (UTC+1)"},
		{schedule.Change{Field: "start", To: "2024-W28"}, "Dated: the week of 8 July 2024"},
		{schedule.Change{Field: "status", From: "scheduled", To: "cancelled"}, "Status: cancelled (was scheduled)"},
		{schedule.Change{Field: "place", From: "Oslo"}, "Place no longer stated; it was Oslo"},
		{schedule.Change{Field: "withdrawn", To: "no source\nsupports it"}, "Withdrawn: no source supports it"},
	} {
		if got := feeds.ChangeWords(c.change, w); got != c.want {
			t.Errorf("%+v = %q, want %q", c.change, got, c.want)
		}
	}
}

// A poller that only knows dates must be told of every edition that reads otherwise, whoever made it so.
func TestChanged(t *testing.T) {
	const day = 24 * time.Hour
	for name, f := range map[string]feeds.Feed{"all": feeds.All(), "windows": {Past: 3 * day, Future: 9 * day}, "hide": {Cancelled: feeds.Hide, Future: day}} {
		events := feedstest.Events()
		before, changed := "", time.Time{}
		for at := feedstest.AsOf().Add(-60 * day); at.Before(feedstest.AsOf().Add(400 * day)); at = at.Add(7 * time.Hour) {
			now, when := uids(feeds.Select(f, events, at)), feeds.Changed(f, events, at)
			if when.After(at) || before != "" && now != before && !when.After(changed) {
				t.Errorf("%s: at %s the feed reads %s, before it %s, and yet says it changed at %s", name, at, now, before, when)
			}
			before, changed = now, when
		}
	}
}

func TestNewsOf(t *testing.T) {
	at := feedstest.AsOf()
	step := func(field, from, to string) schedule.Change {
		return schedule.Change{At: at, Field: field, From: from, To: to}
	}
	for _, c := range []struct {
		word    string
		changes []schedule.Change
	}{
		{"New", []schedule.Change{step("added", "", "2024-05-01")}},
		{"Moved", []schedule.Change{step("start", "2024-05-01", "2024-05-02"), step("place", "Oslo", "Bergen")}},
		{"Dated", []schedule.Change{step("start", "", "2024-05-02")}},
		{"Cancelled", []schedule.Change{step("start", "2024-05-01", "2024-05-02"), step("status", "scheduled", "cancelled")}},
		{"Withdrawn", []schedule.Change{step("merged", "a", "b")}},
		{"Merged", []schedule.Change{step("merged", "b", "a")}},
		{"Back", []schedule.Change{step("revived", "withdrawn", "scheduled")}},
		{"Changed", []schedule.Change{step("title", "x", "y")}},
	} {
		news := feeds.NewsOf([]*schedule.Event{{UID: "a", History: c.changes}}, 10)
		if len(news) != 1 || news[0].Word() != c.word || len(news[0].Words()) != len(c.changes) {
			t.Errorf("%+v, want one step %s", news, c.word)
		}
	}
	events := feedstest.Events()
	news := feeds.NewsOf(events, 3)
	if len(news) != 3 || news[0].Event.UID != "talks@dateline" || news[0].At.Before(news[1].At) {
		t.Errorf("%+v", news)
	}
}

func TestFeed_About(t *testing.T) {
	const day = 24 * time.Hour
	for _, c := range []struct {
		feed feeds.Feed
		want string
	}{
		{feeds.Feed{}, ""},
		{feeds.Feed{Description: "Ports"}, "Ports"},
		{feeds.Feed{Past: day}, "What ended more than 1 day ago is left out."},
		{feeds.Feed{Description: "Ports", Past: 36 * time.Hour, Future: 90 * day},
			"Ports\nWhat ended more than 36 hours ago is left out.\nWhat begins more than 90 days ahead is left out."},
	} {
		if got := c.feed.About(); got != c.want {
			t.Errorf("%+v says %q, want %q", c.feed, got, c.want)
		}
	}
}
