package ics

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"time"

	ical "github.com/arran4/golang-ical"

	"dateline/feeds"
	"dateline/schedule"
)

const (
	utcLayout   = "20060102T150405Z"
	localLayout = "20060102T150405"
	dateLayout  = "20060102"
)

// check finds what golang-ical would write without a word and readers would choke on.
func check(e *schedule.Event, s feeds.Slot) error {
	if err := checkUID(e.UID); err != nil {
		return err
	}
	switch {
	case e.LastChanged.IsZero() || e.FirstSeen.IsZero():
		return errors.New("no time of first sight or of last change")
	case e.Sequence < 0:
		return fmt.Errorf("sequence %d", e.Sequence)
	case !s.AllDay && !s.End.After(s.Start):
		return fmt.Errorf("ends at %s, before it starts at %s", s.End.Format(time.RFC3339), s.Start.Format(time.RFC3339))
	}
	times := []time.Time{e.LastChanged, e.FirstSeen, s.Start, s.End}
	if s.AllDay {
		times = []time.Time{e.LastChanged, e.FirstSeen, s.First.UTC(), (s.Last + 1).UTC()}
	}
	for _, t := range times {
		if y := t.UTC().Year(); y < 1 || y > 9998 {
			return fmt.Errorf("year %d cannot be written", y)
		}
	}
	return nil
}

// render writes one VEVENT; zone is the TZID to use or "" for UTC.
func render(e *schedule.Event, s feeds.Slot, mode feeds.Cancelled, base, zone string) ([]byte, error) {
	v := ical.NewEvent(e.UID)
	set := func(name ical.ComponentProperty, value string, params ...ical.PropertyParameter) {
		v.AddProperty(name, value, params...)
	}
	changed := e.LastChanged.UTC().Format(utcLayout)
	set(ical.ComponentPropertyDtstamp, changed)
	set(ical.ComponentPropertyLastModified, changed)
	set(ical.ComponentPropertyCreated, e.FirstSeen.UTC().Format(utcLayout))
	set(ical.ComponentPropertySequence, strconv.Itoa(e.Sequence))
	switch {
	case s.AllDay:
		set(ical.ComponentPropertyDtStart, s.First.UTC().Format(dateLayout), ical.WithValue("DATE"))
		set(ical.ComponentPropertyDtEnd, (s.Last + 1).UTC().Format(dateLayout), ical.WithValue("DATE"))
	case zone != "":
		loc := feeds.Location(e.When)
		set(ical.ComponentPropertyDtStart, s.Start.In(loc).Format(localLayout), ical.WithTZID(zone))
		set(ical.ComponentPropertyDtEnd, s.End.In(loc).Format(localLayout), ical.WithTZID(zone))
	default:
		set(ical.ComponentPropertyDtStart, s.Start.Format(utcLayout))
		set(ical.ComponentPropertyDtEnd, s.End.Format(utcLayout))
	}
	summary, status := headline(e, mode)
	set(ical.ComponentPropertySummary, text(summary))
	if e.Place != nil {
		if place := text(feeds.OneLine(e.Place.Name)); place != "" {
			set(ical.ComponentPropertyLocation, place)
		}
	}
	set(ical.ComponentPropertyDescription, text(feeds.Describe(e)))
	if link := address(e, base); link != "" {
		set(ical.ComponentPropertyUrl, link, ical.WithValue("URI"))
	}
	if kind := text(feeds.OneLine(string(e.Kind))); kind != "" {
		set(ical.ComponentPropertyCategories, kind)
	}
	set(ical.ComponentPropertyStatus, string(status))
	set(ical.ComponentPropertyTransp, "TRANSPARENT")
	var b bytes.Buffer
	if err := v.SerializeTo(&b, serialization()); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func serialization() *ical.SerializationConfiguration {
	return &ical.SerializationConfiguration{MaxLength: 75, PropertyMaxLength: 75, NewLine: "\r\n"}
}

// headline is the SUMMARY and the STATUS that goes with it. Some apps hide STATUS:CANCELLED, so that the reader would not
// learn of it: by default the word stands in the title and the entry stays.
func headline(e *schedule.Event, mode feeds.Cancelled) (string, ical.ObjectStatus) {
	switch e.Status {
	case schedule.Cancelled, schedule.Postponed, schedule.Withdrawn, schedule.Denied:
		if mode != feeds.Status {
			return feeds.Headline(e), ical.ObjectStatusConfirmed
		}
		if e.Status == schedule.Cancelled {
			return feeds.Title(e), ical.ObjectStatusCancelled
		}
		return feeds.Headline(e), ical.ObjectStatusCancelled // the status alone would say the wrong thing
	}
	if feeds.Confirmed(e) {
		return feeds.Title(e), ical.ObjectStatusConfirmed
	}
	return feeds.Title(e), ical.ObjectStatusTentative
}

// address is the page of the event where a server shows one, else its first source.
func address(e *schedule.Event, base string) string {
	if base != "" {
		if link, ok := feeds.Link(base + feeds.EventPath(e.UID)); ok {
			return link
		}
	}
	for _, s := range feeds.SourcesOf(e) {
		if link, ok := feeds.Link(s.URL); ok {
			return link
		}
	}
	return ""
}
