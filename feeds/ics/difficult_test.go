package ics_test

import (
	"fmt"
	"strings"
	"time"

	"dateline/feeds/feedstest"
	"dateline/schedule"
	"dateline/tz"
)

// texts are hard to carry: every script, what has a meaning in iCalendar, what breaks lines, what is not text at all.
func texts() []string {
	return []string{
		"Plain words", "Ünïcödé façade, smørrebrød; „Anführung“ “curly” ‘single’", "Встреча министров: «Волга»", "Συνάντηση κορυφής", "עברית ופגישה, ירושלים",
		"اجتماع القمة؛ الرياض", "शिखर सम्मेलन", "বৈঠক", "தமிழ் கூட்டம்", "ประชุมสุดยอด", "首脑会谈，北京", "サミット「東京」", "정상 회담", "Հանդիպում", "შეხვედრა", "ጉባኤ", "ຊຸມນຸມ", "ការប្រជុំ", "མཇལ་འཕྲད", "ᏣᎳᎩ",
		"👩🏽\u200d🚀🚀 launch 🇨🇭🏴󠁧󠁢󠁳󠁣󠁴󠁿 ❤️\u200d🔥", "é decomposed, क्\u200dष joiner, a\u200db, \u202eRTL override\u202c", "back\\slash \\n not a newline \\, \\; \\\\", "semi;colon, comma: colon = equals \"quote\" 'single' ^n ^' ^^",
		"two\nlines", "\r\nBEGIN:VEVENT\r\nUID:evil\r\nEND:VEVENT\r\n", "a\rb\vc\fd\u0085e\u2028f\u2029g", "nul\x00bell\x07esc\x1b[31mdel\x7f", "not \xff\xfe utf \xc3\x28", "trailing blanks   ", "   leading",
		"tab\there", "http://example.org/?a=1&b=2;c,d", "<b>bold</b> <script>alert(1)</script> &amp;", strings.Repeat("x", 75), strings.Repeat("ü", 200), strings.Repeat("𝔘", 100), strings.Repeat("long words and ", 40), "\ufeffmark", "%s %d %%",
	}
}

// whens are hard to place: clock changes on both sides, midnight, New Year, zones without rules, far and near years.
func whens() []schedule.When {
	var out []schedule.When
	span := func(zone string, start time.Time, length time.Duration) {
		w := schedule.When{Grain: schedule.GrainInstant, Zone: zone, Start: start.UTC(), End: start.Add(length).UTC()}
		if length == 0 {
			w.End = time.Time{}
		}
		if loc, err := tz.Load(zone); err == nil {
			w.Day, w.Last = schedule.DayOf(start.In(loc)), schedule.DayOf(start.In(loc))
		}
		out = append(out, w)
	}
	zones := []string{"Europe/Lisbon", "Europe/Dublin", "Europe/Moscow", "America/New_York", "America/St_Johns", "America/Santiago", "America/Nuuk", "America/Sao_Paulo",
		"Asia/Tehran", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Jerusalem", "Asia/Gaza", "Africa/Cairo", "Africa/Casablanca", "Australia/Lord_Howe", "Australia/Sydney",
		"Pacific/Auckland", "Pacific/Chatham", "Pacific/Apia", "Antarctica/Troll", "Etc/GMT-14", "UTC", "", "No/Such_Zone", "Evil\r\nX:y"}
	for _, zone := range zones {
		loc, err := tz.Load(zone)
		if err != nil || zone == "" {
			loc = time.UTC
		}
		for year := 2023; year <= 2028; year++ {
			span(zone, time.Date(year, 12, 31, 22, 30, 0, 0, loc), 4*time.Hour)
			span(zone, time.Date(year, 6, 15, 23, 59, 59, 0, loc), 2*time.Second)
			for _, change := range changes(loc, year) {
				for _, d := range []time.Duration{-3 * time.Hour, -time.Second, 0, 3 * time.Hour} {
					span(zone, change.Add(d), 90*time.Minute)
				}
				span(zone, change.Add(-time.Hour), 0)
			}
		}
	}
	for _, d := range []string{"2024-02-29", "2024-12-31", "2025-01-01", "2026-03-29", "1999-12-31", "2099-02-28"} {
		first, _ := schedule.ParseDay(d)
		for _, more := range []schedule.Day{0, 1, 6, 40} {
			out = append(out, schedule.When{Grain: schedule.GrainDay, Day: first, Last: first + more})
		}
	}
	return out
}

// changes finds the instants of a year at which the clocks of a zone jump.
func changes(loc *time.Location, year int) []time.Time {
	var out []time.Time
	offset := func(t time.Time) int { _, o := t.In(loc).Zone(); return o }
	for t := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC); t.Year() == year; t = t.Add(time.Hour) {
		if next := t.Add(time.Hour); offset(t) != offset(next) {
			for ; offset(t) != offset(next); t = t.Add(time.Minute) {
			}
			out = append(out, t)
		}
	}
	return out
}

// difficult combines them, each text with several times and each time with several texts.
func difficult() []*schedule.Event {
	ts, ws := texts(), whens()
	seen := feedstest.AsOf()
	var out []*schedule.Event
	for i, w := range ws {
		pick := func(n int) string { return ts[(i*n+n)%len(ts)] }
		e := &schedule.Event{
			UID: fmt.Sprintf("difficult-%04d@dateline", i), Sequence: i % 3, Title: pick(1), Kind: schedule.Kind(pick(13)), When: w,
			Status: []schedule.Status{schedule.Scheduled, schedule.Held, schedule.Cancelled, schedule.Postponed, schedule.Proposed}[i%5], Certainty: schedule.Certainty(i % 7),
			Place:        &schedule.Place{Name: pick(3)},
			Participants: []schedule.Name{{Name: pick(5)}, {Name: pick(7)}},
			Conflicts:    []schedule.Conflict{{Field: "where", Value: pick(11), Articles: []string{"0"}}},
			FirstSeen:    seen, LastChanged: seen,
		}
		sources := 1
		if i%20 == 0 {
			sources = 30
		}
		for s := range sources {
			e.Sources = append(e.Sources, schedule.SourceRef{Article: fmt.Sprint(s), URL: "https://example.org/" + pick(s+1), Outlet: pick(s + 2)})
			e.Evidence = append(e.Evidence, schedule.Evidence{Article: fmt.Sprint(s), Quote: strings.Repeat(pick(s+4)+" ", 8), Field: "when"},
				schedule.Evidence{Article: fmt.Sprint(s), Quote: strings.Repeat(pick(s+9)+" ", 8), Field: "what"})
		}
		out = append(out, e)
	}
	return out
}
