package feeds

import (
	"fmt"
	"strings"
	"time"

	"dateline/schedule"
)

// Layouts of days and times as people read them in running text.
const (
	longDay  = "Monday, 2 January 2006"
	shortDay = "Mon 2 January 2006"
	clock    = "15:04"
	stamp    = "2 January 2006, 15:04 UTC"
)

// Times is a When in words.
type Times struct {
	Day   string   // "Monday, 3 June 2024", "the week of …", "June 2024", "not known yet"
	Clock string   // "23:30 to 00:20 on 4 June"; "" where no clock is known
	Zone  string   // "Lisbon time (UTC+1)", beside Clock; "" when the clock is UTC
	UTC   string   // "22:30–23:20 UTC", with the day where it is another; "" when Clock says the same
	Notes []string // what was not stated: "The end is not stated; an hour is drawn."
}

// Local is the clock with its zone, "" where no clock is known.
func (t Times) Local() string {
	switch {
	case t.Zone == "":
		return t.Clock
	case strings.Contains(t.Clock, " on "):
		return t.Clock + ", " + t.Zone
	}
	return t.Clock + " " + t.Zone
}

// InWords says when, to people.
func InWords(w schedule.When) Times {
	s, ok := SlotOf(w)
	switch {
	case !ok:
		return Times{Day: vague(w), Notes: impliedNotes(w)}
	case s.AllDay:
		t := Times{Day: s.First.UTC().Format(longDay), Notes: impliedNotes(w)}
		if note := ClockNote(w); note != "" {
			t.Notes = append([]string{note}, t.Notes...)
		}
		if s.Last > s.First {
			t.Day += " to " + s.Last.UTC().Format(longDay)
		}
		return t
	}
	loc := Location(w)
	t := Times{Day: s.Start.In(loc).Format(longDay), Clock: clocks(s, loc, "", s.Start.In(loc))}
	if loc == time.UTC || w.Zone == "" && loc.String() == "UTC" {
		t.Clock = clocks(s, loc, " UTC", s.Start)
	} else {
		t.Zone = ZoneWords(w, s.Start)
		t.UTC = clocks(s, time.UTC, " UTC", s.Start.In(loc))
	}
	if w.Clock != nil && w.Clock.Approx {
		t.Clock = "about " + t.Clock
	}
	switch {
	case s.Through != 0:
		t.Notes = append(t.Notes, "It runs to "+s.Through.UTC().Format(longDay)+"; the hour of its end is not stated.")
	case s.Nominal:
		t.Notes = append(t.Notes, "The end is not stated; the calendar shows one hour.")
		if w.Implied&schedule.ImpliedEnd != 0 && s.End.Sub(s.Start) != NominalLength {
			t.Notes[len(t.Notes)-1] = "The end is not stated but estimated."
		}
	}
	t.Notes = append(t.Notes, impliedNotes(w)...)
	return t
}

// ClockNote tells the hour that the text says of a day and that makes no instant of it, with what is missing; "" for
// other times. A zone that only the place gives, and the place only by inference, is none.
func ClockNote(w schedule.When) string {
	if w.Grain != schedule.GrainDay || w.Clock == nil {
		return ""
	}
	var open []string
	if w.Clock.Half {
		open = append(open, "whether in the morning or the afternoon")
	}
	if w.Offset == nil && (w.Zone == "" || w.Implied.Has(schedule.ImpliedPlace)) {
		open = append(open, "in which zone")
	}
	note := fmt.Sprintf("The text says %02d:%02d", w.Clock.Hour, w.Clock.Minute)
	if len(open) > 0 {
		note += ", but not " + strings.Join(open, ", nor ")
	}
	if w.Last > w.Day {
		return note + ": shown as whole days."
	}
	return note + ": shown as the day."
}

// clocks writes a run of times, naming the day wherever it differs from the one the reader has just read.
func clocks(s Slot, loc *time.Location, suffix string, shown time.Time) string {
	start, end := s.Start.In(loc), s.End.In(loc)
	layout := clock
	if start.Second() != 0 {
		layout = "15:04:05"
	}
	from, on := start.Format(layout), ""
	if !sameDay(start, shown) {
		on = " on " + dayIn(start, shown)
	}
	switch {
	case s.Nominal:
		return from + suffix + on
	case sameDay(start, end):
		return from + "–" + end.Format(clock) + suffix + on
	case on != "":
		from += suffix + on
	}
	return from + " to " + end.Format(clock) + suffix + " on " + dayIn(end, shown)
}

func sameDay(a, b time.Time) bool { return schedule.DayOf(a) == schedule.DayOf(b) }

func dayIn(t, shown time.Time) string {
	if t.Year() == shown.Year() {
		return t.Format("2 January")
	}
	return t.Format("2 January 2006")
}

func vague(w schedule.When) string {
	day := w.Day.UTC()
	switch w.Grain {
	case schedule.GrainYear:
		return "some time in " + day.Format("2006")
	case schedule.GrainMonth:
		if w.Last > w.Day.AddMonths(1) {
			return "some time from " + day.Format("January 2006") + " to " + w.Last.UTC().Format("January 2006")
		}
		return "some time in " + day.Format("January 2006")
	case schedule.GrainWeek:
		return "in the week of " + day.Format("2 January 2006")
	}
	if w.Clock != nil {
		return fmt.Sprintf("day not known yet, at %02d:%02d", w.Clock.Hour, w.Clock.Minute)
	}
	return "date not known yet"
}

// ZoneWords names the clocks people read: "Lisbon time (UTC+1)".
func ZoneWords(w schedule.When, at time.Time) string {
	_, seconds := at.In(Location(w)).Zone()
	off := "UTC" + offset(seconds)
	if w.Zone == "" || strings.HasPrefix(w.Zone, "Etc/") || !strings.Contains(w.Zone, "/") {
		return off
	}
	city := w.Zone[strings.LastIndexByte(w.Zone, '/')+1:]
	return strings.ReplaceAll(city, "_", " ") + " time (" + off + ")"
}

func offset(seconds int) string {
	sign := "+"
	if seconds < 0 {
		sign, seconds = "−", -seconds
	}
	if m := seconds / 60 % 60; m != 0 {
		return fmt.Sprintf("%s%d:%02d", sign, seconds/3600, m)
	}
	return fmt.Sprintf("%s%d", sign, seconds/3600)
}

func impliedNotes(w schedule.When) []string {
	words := map[string]string{"clock": "morning or afternoon"}
	var parts []string
	for _, n := range w.Implied.Names() {
		if n == "end" {
			continue // said beside the time
		}
		if p, ok := words[n]; ok {
			n = p
		}
		parts = append(parts, n)
	}
	if len(parts) == 0 {
		return nil
	}
	verb := "is"
	if len(parts) > 1 {
		verb = "are"
	}
	return []string{"The " + list(parts) + " " + verb + " not stated but inferred."}
}

func list(parts []string) string {
	if n := len(parts); n > 1 {
		return strings.Join(parts[:n-1], ", ") + " and " + parts[n-1]
	}
	return strings.Join(parts, "")
}

// Stamp writes an instant of bookkeeping.
func Stamp(t time.Time) string { return t.UTC().Format(stamp) }

// Moment writes the contract's form of a time (instant, day, week, month, year) for people, in the given clocks.
func Moment(s string, w schedule.When) string {
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		loc := Location(w)
		if loc == time.UTC {
			return t.UTC().Format(shortDay + ", 15:04 UTC")
		}
		return t.In(loc).Format(shortDay+", 15:04") + " " + ZoneWords(w, t)
	}
	if d, err := schedule.ParseDay(s); err == nil {
		return d.UTC().Format(shortDay)
	}
	if t, err := time.Parse("2006-01", s); err == nil {
		return t.Format("January 2006")
	}
	var year, week int
	if n, err := fmt.Sscanf(s, "%4d-W%2d", &year, &week); err == nil && n == 2 && len(s) == 8 {
		monday := schedule.NewDay(year, time.January, 4).Monday() + schedule.Day(7*(week-1))
		return "the week of " + monday.UTC().Format("2 January 2006")
	}
	return s
}
