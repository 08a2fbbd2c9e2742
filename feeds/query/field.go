package query

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"dateline/schedule"
	"dateline/tz/gazetteer"
)

type test = func(*schedule.Event) bool

// field is one row of the language: its name and what makes a test of a value.
type field struct {
	name string
	make func(value string) (test, error)
}

// table lists the fields in the order in which messages name them.
func table() []field {
	return []field{
		{"place", placeTest}, {"country", countryTest}, {"org", orgTest}, {"person", personTest}, {"kind", kindTest},
		{"status", statusTest}, {"certainty", certaintyTest}, {"before", beforeTest}, {"after", afterTest},
		{"source", sourceTest},
	}
}

func fields() []string {
	var out []string
	for _, f := range table() {
		out = append(out, f.name+":")
	}
	return out
}

func known(name string) bool {
	return slices.ContainsFunc(table(), func(f field) bool { return f.name == name })
}

func tester(name, value string) (test, error) {
	for _, f := range table() {
		if f.name == name {
			return f.make(value)
		}
	}
	return freeTest(value)
}

func freeTest(value string) (test, error) {
	w, err := newWords(value)
	if err != nil {
		return nil, err
	}
	return func(e *schedule.Event) bool {
		if w.in(e.Title) || w.in(string(e.Kind)) || e.Place != nil && w.in(e.Place.Name) {
			return true
		}
		return slices.ContainsFunc(e.Participants, func(n schedule.Name) bool { return w.in(n.Name) })
	}, nil
}

func placeTest(value string) (test, error) {
	w, err := newWords(value)
	return func(e *schedule.Event) bool { return e.Place != nil && w.in(e.Place.Name) }, err
}

// country: takes the code of ISO 3166 or a name ("country:CH", "country:switzerland").
func countryTest(value string) (test, error) {
	code := strings.ToUpper(value)
	if len(code) != 2 || gazetteer.CountryName(code) == "" {
		found, ok := gazetteer.Country(value)
		if !ok {
			found, ok = gazetteer.Country(capitals(value))
		}
		if !ok {
			return nil, fmt.Errorf("country: knows codes such as CH and names such as Switzerland, not %q", value)
		}
		code = found
	}
	return func(e *schedule.Event) bool { return e.Place != nil && strings.EqualFold(e.Place.Country, code) }, nil
}

// capitals writes a name as maps do, since people type "costa rica".
func capitals(name string) string {
	words := strings.Fields(strings.ToLower(name))
	for i, w := range words {
		if first, size := utf8.DecodeRuneInString(w); w != "and" && w != "of" && w != "the" {
			words[i] = string(unicode.ToUpper(first)) + w[size:]
		}
	}
	return strings.Join(words, " ")
}

func nameTest(value string, kinds ...schedule.NameKind) (test, error) {
	w, err := newWords(value)
	return func(e *schedule.Event) bool {
		return slices.ContainsFunc(e.Participants, func(n schedule.Name) bool {
			return slices.Contains(kinds, n.Kind) && w.in(n.Name)
		})
	}, err
}

// Countries take part in talks as bodies, teams in matches: both answer to org:.
func orgTest(value string) (test, error) {
	return nameTest(value, schedule.Organisation, schedule.Team, schedule.Location)
}

func personTest(value string) (test, error) {
	return nameTest(value, schedule.Person, schedule.Office)
}

func statusTest(value string) (test, error) {
	all := []schedule.Status{schedule.Scheduled, schedule.Proposed, schedule.Postponed, schedule.Cancelled, schedule.Held, schedule.Denied, schedule.Withdrawn}
	want := schedule.Status(strings.ToLower(value))
	if !slices.Contains(all, want) {
		return nil, fmt.Errorf("status: knows %s, not %q", join(all), value)
	}
	return func(e *schedule.Event) bool { return e.Status == want }, nil
}

func join[T ~string](list []T) string {
	var b strings.Builder
	for i, s := range list {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(string(s))
	}
	return b.String()
}

// certainty: takes one step of the scale or a range, "eos4" or "eos3..eos5".
func certaintyTest(value string) (test, error) {
	from, to, ranged := strings.Cut(strings.ToLower(value), "..")
	lo, ok := certainty(from)
	hi := lo
	if ok && ranged {
		hi, ok = certainty(to)
	}
	if !ok || hi < lo {
		return nil, fmt.Errorf("certainty: wants eos0 to eos6 or a range such as eos4..eos5, not %q", value)
	}
	return func(e *schedule.Event) bool { return lo <= e.Certainty && e.Certainty <= hi }, nil
}

func certainty(s string) (schedule.Certainty, bool) {
	s = strings.TrimPrefix(s, "eos")
	if len(s) != 1 || s[0] < '0' || s[0] > '6' {
		return 0, false
	}
	return schedule.Certainty(s[0] - '0'), true
}

func sourceTest(value string) (test, error) {
	w, err := newWords(value)
	return func(e *schedule.Event) bool {
		return slices.ContainsFunc(e.Sources, func(s schedule.SourceRef) bool {
			return w.in(s.Outlet) || w.in(s.Article) || w.in(host(s.URL))
		})
	}, err
}

func host(raw string) string {
	if raw == "" {
		return ""
	}
	u, err := url.Parse(raw)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// A moment of before: and after: is a run of days or an instant. Days are compared with the event's own civil day, since
// "before 10 January" means the 10th where it happens.
type moment struct {
	days    schedule.Days
	instant time.Time
}

func parseMoment(value string) (moment, error) {
	if t, err := time.Parse(time.RFC3339, strings.ToUpper(value)); err == nil {
		return moment{instant: t}, nil
	}
	for _, f := range []struct {
		layout              string
		years, months, days int
	}{{"2006-01-02", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(f.layout, value); err == nil && t.Year() > 0 {
			return moment{days: schedule.Days{From: schedule.DayOf(t), To: schedule.DayOf(t.AddDate(f.years, f.months, f.days)) - 1}}, nil
		}
	}
	return moment{}, errors.New("wants a day, month, year or time (2022-01-10, 2022-01, 2022, 2022-01-10T09:00:00Z), not " + fmt.Sprintf("%q", value))
}

func beforeTest(value string) (test, error) {
	m, err := parseMoment(value)
	if err != nil {
		return nil, fmt.Errorf("before: %w", err)
	}
	return func(e *schedule.Event) bool {
		switch {
		case !e.When.Day.Known() && e.When.Start.IsZero():
			return false
		case !m.instant.IsZero():
			return startOf(e).Before(m.instant)
		}
		return dayOf(e) < m.days.From
	}, nil
}

func afterTest(value string) (test, error) {
	m, err := parseMoment(value)
	if err != nil {
		return nil, fmt.Errorf("after: %w", err)
	}
	return func(e *schedule.Event) bool {
		switch {
		case !e.When.Day.Known() && e.When.Start.IsZero():
			return false
		case !m.instant.IsZero():
			return startOf(e).After(m.instant)
		}
		return dayOf(e) > m.days.To
	}, nil
}

func startOf(e *schedule.Event) time.Time {
	if e.When.Grain == schedule.GrainInstant {
		return e.When.Start
	}
	return e.When.Day.UTC()
}

func dayOf(e *schedule.Event) schedule.Day {
	if !e.When.Day.Known() {
		return schedule.DayOf(e.When.Start.UTC())
	}
	return e.When.Day
}
