package query

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode"

	"dateline/schedule"
)

func sample() map[string]*schedule.Event {
	day := func(s string) schedule.Day { d, _ := schedule.ParseDay(s); return d }
	return map[string]*schedule.Event{
		"vote": {
			Title: "Budget vote", Kind: "vote", Status: schedule.Scheduled, Certainty: schedule.Certain,
			When:         schedule.When{Grain: schedule.GrainDay, Day: day("2024-05-14"), Last: day("2024-05-14")},
			Place:        &schedule.Place{Name: "Reichstag, Zürich", Country: "CH"},
			Participants: []schedule.Name{{Kind: schedule.Organisation, Name: "European Central Bank"}, {Kind: schedule.Person, Name: "Ana Silva"}},
			Conflicts:    []schedule.Conflict{{Field: "where", Value: "Basel"}},
			Sources:      []schedule.SourceRef{{Article: "wire/17", URL: "https://news.example.org/a", Outlet: "Northern Wire"}},
		},
		"match": {
			Title: "Łódź–Porto match", Kind: "match", Status: schedule.Cancelled, Certainty: schedule.Called,
			When:         schedule.When{Grain: schedule.GrainInstant, Day: day("2024-06-02"), Last: day("2024-06-02"), Start: time.Date(2024, 6, 1, 23, 30, 0, 0, time.UTC), Zone: "Europe/Warsaw"},
			Participants: []schedule.Name{{Kind: schedule.Team, Name: "Porto"}},
		},
		"talks": {Title: "Rate talks OR walk-out", Kind: "talks", Status: schedule.Proposed, Certainty: schedule.May, When: schedule.When{}},
	}
}

func TestQuery_Match(t *testing.T) {
	for _, c := range []struct{ query, want string }{
		{"", "match talks vote"},
		{"  \t", "match talks vote"},
		{"budget", "vote"},
		{"BUDGET vote", "vote"},
		{"budg", ""},
		{"budg*", "vote"},
		{"zurich", "vote"},
		{"place:zürich", "vote"},
		{"place:zur*", "vote"},
		{"place:basel", ""}, // the outvoted place does not count
		{"basel", ""},
		{"lodz", "match"},
		{`"budget vote"`, "vote"},
		{`"vote budget"`, ""},
		{"country:ch", "vote"},
		{"country:Switzerland", "vote"},
		{"country:norway", ""},
		{"org:porto", "match"},
		{"org:\"central bank\"", "vote"},
		{"person:silva", "vote"},
		{"org:silva", ""},
		{"kind:vote OR kind:talks", "talks vote"},
		{"kind:Vote", "vote"},
		{"kind:vote OR kind:talks budget", "vote"},
		{"(kind:vote OR kind:talks) -budget", "talks"},
		{"NOT status:cancelled", "talks vote"},
		{"-status:cancelled -kind:talks", "vote"},
		{"-(status:cancelled OR kind:talks)", "vote"},
		{"certainty:eos5", "vote"},
		{"certainty:eos3..eos5", "talks vote"},
		{"certainty:6", "match"},
		{"after:2024-05-14", "match"},
		{"before:2024-05-14", ""},
		{"before:2024-06", "vote"},
		{"after:2024-04 before:2024-06-02", "vote"}, // the match is on 2 June in Warsaw, though 1 June in UTC
		{"before:2025", "match vote"},
		{"before:2024-06-01T23:31:00Z", "match vote"},
		{"after:2024-06-01T23:31:00Z", ""},
		{"source:northern", "vote"},
		{"source:news.example.org", "vote"},
		{"source:17", "vote"},
		{"walk-out", "talks"},
		{`"OR"`, "talks"},
		{"rate AND talks", "talks"},
		{"- budget", "match talks"},
		{"NOT NOT budget", "vote"},
	} {
		t.Run(c.query, func(t *testing.T) {
			q, err := Parse(c.query)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, name := range []string{"match", "talks", "vote"} {
				if q.Match(sample()[name]) {
					got = append(got, name)
				}
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("%q matches %q, want %q", c.query, s, c.want)
			}
		})
	}
}

func TestParse_errors(t *testing.T) {
	for _, c := range []struct {
		query  string
		column int
		says   string
	}{
		{"colour:red", 1, "place:"},
		{"ä colour:red", 3, "unknown field"},
		{"place:", 7, "needs a value"},
		{"(a OR b", 1, "never closed"},
		{"a b)", 4, "never opened"},
		{`a "b`, 3, "never closed"},
		{"OR a", 1, "left"},
		{"a OR", 5, "missing at the end"},
		{"a OR OR b", 6, "left"},
		{"NOT", 4, "missing"},
		{"()", 2, "missing"},
		{"before:soon", 8, "2022-01-10"},
		{"x after:2024-02-30", 9, "day, month"},
		{"status:maybe", 8, "scheduled"},
		{"certainty:eos9", 11, "eos0"},
		{"certainty:eos5..eos3", 11, "range"},
		{"kind:nonsense", 6, "nearest are "},
		{"budget kind:metting", 13, "the nearest are meeting"},
		{"kind:fair", 6, "the nearest are festival"},
		{"kind:press", 6, "the nearest are press-conference"},
		{"kind:\"" + strings.Repeat("é", 900) + "\"", 6, "kind: knows no"},
		{"country:Atlantis", 9, "codes such as"},
		{"place:***", 7, "no letter"},
		{":x", 1, "cannot begin"},
		{`""`, 1, "nothing between"},
		{strings.Repeat("(", 100) + "a", 66, "nested"},
		{strings.Repeat("NOT ", 100) + "a", 261, "nested"},
		{strings.Repeat("a", 5000), 1, "longer"},
		{"a\xffb", 1, "UTF-8"},
	} {
		t.Run(c.query, func(t *testing.T) {
			_, err := Parse(c.query)
			var e *Error
			if !errors.As(err, &e) {
				t.Fatalf("Parse(%q) = %v, want an *Error", c.query, err)
			}
			if e.Column != c.column || !strings.Contains(e.Msg, c.says) {
				t.Errorf("Parse(%q): column %d %q, want column %d and %q", c.query, e.Column, e.Msg, c.column, c.says)
			}
		})
	}
}

func TestQuery_String(t *testing.T) {
	for query, want := range map[string]string{
		"":                          "",
		"a   AND b":                 "a b",
		"(a b) OR c":                "a b OR c",
		"(a OR b) NOT c":            "(a OR b) -c",
		`KIND:vote "x \"y\" \\ OR"`: `kind:vote "x \"y\" \\ OR"`,
		"NOT -(a b)":                "NOT -(a b)",
	} {
		q, err := Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		if got := q.String(); got != want {
			t.Errorf("Parse(%q).String() = %q, want %q", query, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"a OR b", `person:"Ana Silva" -(x y)`, "after:2024-01 NOT NOT z*", "source:a.b:c", `"\"`, "-(-a)", "20:30", "ſ İ"} {
		f.Add(s)
	}
	events := sample()
	f.Fuzz(func(t *testing.T, s string) {
		q, err := Parse(s)
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || e.Column < 1 {
				t.Fatalf("Parse(%q): %#v", s, err)
			}
			return
		}
		again, err := Parse(q.String())
		if err != nil {
			t.Fatalf("Parse(%q) prints as %q, which does not parse: %v", s, q, err)
		}
		if again.String() != q.String() {
			t.Fatalf("%q prints as %q, then as %q", s, q, again)
		}
		for name, e := range events {
			if q.Match(e) != again.Match(e) {
				t.Fatalf("%q and %q differ on %s", s, again, name)
			}
		}
	})
}

// A filter feed over 10,000 events has to be there in 5 ms, so one event may take half a microsecond.
func BenchmarkQuery_Match(b *testing.B) {
	q, err := Parse("porto -status:held after:2023")
	if err != nil {
		b.Fatal(err)
	}
	e := sample()["vote"]
	b.ReportAllocs()
	for b.Loop() {
		q.Match(e)
	}
}

// What is offered for an unknown kind are kinds, also where the phrases that name no happening are spelt most alike.
func TestParse_nearestAreKinds(t *testing.T) {
	for _, word := range []string{"foo", "x", "--", "it", `"-"`, "~"} {
		_, err := Parse("kind:" + word)
		if err == nil {
			t.Errorf("kind:%s is taken", word)
			continue
		}
		_, offered, _ := strings.Cut(err.Error(), "the nearest are ")
		for _, k := range strings.FieldsFunc(offered, func(r rune) bool { return strings.ContainsRune(" ,", r) }) {
			if !unicode.IsLetter(rune(k[0])) {
				t.Errorf("kind:%s offers %q", word, k)
			}
		}
	}
}
