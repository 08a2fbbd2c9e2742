// Package jscalendar writes an edition as a JSCalendar group (RFC 8984): the calendar in JSON, for programs that would
// rather not read iCalendar. Zones are named only where the local time says which instant is meant; else it is UTC.
package jscalendar

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"dateline/feeds"
	"dateline/schedule"
)

// Format is the row for a table of formats.
func Format() feeds.Format {
	return feeds.Format{Name: "jscalendar", Ext: ".jscalendar.json", ContentType: "application/jscalendar+json;type=group", Timed: true, Write: Write}
}

type group struct {
	Type    string  `json:"@type"`
	UID     string  `json:"uid"`
	ProdID  string  `json:"prodId"`
	Title   string  `json:"title"`
	About   string  `json:"description,omitempty"`
	Updated string  `json:"updated"`
	Entries []event `json:"entries"`
}

type event struct {
	Type            string              `json:"@type"`
	UID             string              `json:"uid"`
	Created         string              `json:"created"`
	Updated         string              `json:"updated"`
	Sequence        int                 `json:"sequence"`
	Title           string              `json:"title"`
	Description     string              `json:"description"`
	Start           string              `json:"start"`
	TimeZone        *string             `json:"timeZone"`
	Duration        string              `json:"duration"`
	ShowWithoutTime bool                `json:"showWithoutTime,omitempty"`
	Status          string              `json:"status"`
	FreeBusy        string              `json:"freeBusyStatus"`
	Locations       map[string]location `json:"locations,omitempty"`
	Keywords        map[string]bool     `json:"keywords,omitempty"`
	Links           map[string]link     `json:"links,omitempty"`
}

type location struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

type link struct {
	Type string `json:"@type"`
	Href string `json:"href"`
	Rel  string `json:"rel"`
}

// Write writes the edition.
func Write(w io.Writer, ed feeds.Edition) error {
	g := group{Type: "Group", UID: "feed-" + ed.Feed.Slug + "@dateline", ProdID: "-//dateline//News calendar//EN", Title: feeds.OneLine(ed.Feed.Name()),
		About: ed.Feed.About(), Updated: utc(time.Unix(0, 0)), Entries: []event{}}
	for _, e := range ed.Events {
		s, ok := feeds.SlotOf(e.When)
		if !ok {
			continue
		}
		x := newEvent(e, s, ed.Feed.Cancelled)
		g.Updated = max(g.Updated, x.Updated) // both in the same form, which sorts as time does
		g.Entries = append(g.Entries, x)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(g); err != nil {
		return fmt.Errorf("write feed %s as JSCalendar: %w", ed.Feed.Slug, err)
	}
	return nil
}

func newEvent(e *schedule.Event, s feeds.Slot, mode feeds.Cancelled) event {
	x := event{
		Type: "Event", UID: e.UID, Created: utc(e.FirstSeen), Updated: utc(e.LastChanged), Sequence: e.Sequence,
		Title: feeds.Headline(e), Description: feeds.Describe(e), Status: status(e, mode), FreeBusy: "free",
	}
	if s.AllDay {
		x.Start, x.ShowWithoutTime = s.First.UTC().Format("2006-01-02T15:04:05"), true
		x.Duration = fmt.Sprintf("P%dD", s.Last-s.First+1)
	} else {
		zone, loc := clocks(e, s)
		x.TimeZone = &zone
		x.Start, x.Duration = s.Start.In(loc).Format("2006-01-02T15:04:05"), duration(s.End.Sub(s.Start))
	}
	if e.Place != nil && e.Place.Name != "" {
		x.Locations = map[string]location{"1": {"Location", feeds.OneLine(e.Place.Name)}}
	}
	if k := feeds.OneLine(string(e.Kind)); k != "" {
		x.Keywords = map[string]bool{k: true}
	}
	for _, src := range feeds.SourcesOf(e) {
		if href, ok := feeds.Link(src.URL); ok {
			if x.Links == nil {
				x.Links = map[string]link{}
			}
			x.Links[fmt.Sprint(len(x.Links)+1)] = link{"Link", href, "via"}
		}
	}
	return x
}

// clocks names the zone of an event if its local start, read in that zone, is the instant meant.
func clocks(e *schedule.Event, s feeds.Slot) (string, *time.Location) {
	loc := feeds.Location(e.When)
	if e.When.Zone == "" || loc.String() != e.When.Zone {
		return "Etc/UTC", time.UTC
	}
	local := s.Start.In(loc)
	_, before := s.Start.Add(-6 * time.Hour).In(loc).Zone()
	_, after := s.Start.Add(6 * time.Hour).In(loc).Zone()
	if before != after || !time.Date(local.Year(), local.Month(), local.Day(), local.Hour(), local.Minute(), local.Second(), 0, loc).Equal(s.Start) {
		return "Etc/UTC", time.UTC // near a clock change a local time may come twice
	}
	return e.When.Zone, loc
}

func status(e *schedule.Event, mode feeds.Cancelled) string {
	switch e.Status {
	case schedule.Cancelled, schedule.Postponed, schedule.Withdrawn:
		if mode == feeds.Status {
			return "cancelled"
		}
		return "confirmed" // as in the .ics: the title says it, so that no app hides it
	}
	if feeds.Confirmed(e) {
		return "confirmed"
	}
	return "tentative"
}

// duration writes an ISO 8601 duration of hours, minutes and seconds, which is exact across clock changes.
func duration(d time.Duration) string {
	var b strings.Builder
	b.WriteString("PT")
	for _, unit := range []struct {
		size time.Duration
		name string
	}{{time.Hour, "H"}, {time.Minute, "M"}, {time.Second, "S"}} {
		if n := d / unit.size; n > 0 {
			fmt.Fprintf(&b, "%d%s", n, unit.name)
			d -= n * unit.size
		}
	}
	if b.Len() == 2 {
		b.WriteString("0S")
	}
	return b.String()
}

func utc(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05Z") }
