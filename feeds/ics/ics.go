package ics

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	ical "github.com/arran4/golang-ical"

	"dateline/feeds"
	"dateline/schedule"
)

// ContentType is what calendar apps insist on.
const ContentType = "text/calendar; charset=utf-8"

const (
	productID = "-//dateline//News calendar//EN"
	refresh   = "PT1H"
	colour    = "steelblue"
)

// Writer writes editions and keeps the bytes of each event, so that the next edition costs only what has changed. It may
// be used by several goroutines; its output depends on the edition alone.
type Writer struct {
	mu    sync.Mutex
	keeps keeps
	zones map[zoneYear]*zone
}

// NewWriter returns a Writer that has kept nothing yet.
func NewWriter() *Writer { return &Writer{keeps: newKeeps(), zones: map[zoneYear]*zone{}} }

// Format is the row for a table of formats.
func (w *Writer) Format() feeds.Format {
	return feeds.Format{Name: "ics", Ext: ".ics", ContentType: ContentType, Timed: true, Write: w.Write}
}

// Forget drops the bytes of events that no edition has asked for since the last call.
func (w *Writer) Forget() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.keeps.sweep()
}

type slotted struct {
	event *schedule.Event
	slot  feeds.Slot
	bytes []byte
	zone  *zone // nil: UTC
}

// Write writes an edition. Events that cannot be written are left out, and the error is then a *feeds.Partial; with any
// other error the output is not to be used.
func (w *Writer) Write(out io.Writer, ed feeds.Edition) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	events, left := sound(ed.Events)
	zs := newZones(events, w.zones)
	for i := range events {
		if err := w.fill(&events[i], ed, zs); err != nil {
			left = append(left, &EventError{events[i].event.UID, err})
		}
	}
	kept, dropped := capped(events, ed.Feed.MaxBytes)
	used := map[string]*zone{}
	for _, e := range kept {
		if e.zone != nil {
			used[e.zone.vt.ID] = e.zone
		}
	}
	cal := header(ed, dropped)
	cal.Components = components(used)
	for _, e := range kept {
		cal.Components = append(cal.Components, written(e.bytes))
	}
	buffered := bufio.NewWriterSize(out, 1<<16)
	if err := cal.SerializeTo(buffered, serialization()); err != nil {
		return fmt.Errorf("write feed %s: %w", ed.Feed.Slug, err)
	}
	if err := buffered.Flush(); err != nil { // golang-ical drops the errors of some writes; the buffer does not
		return fmt.Errorf("write feed %s: %w", ed.Feed.Slug, err)
	}
	if left != nil {
		return &feeds.Partial{Left: left}
	}
	return nil
}

// sound leaves out what cannot be written and what would be a second event of one UID.
func sound(events []*schedule.Event) (out []slotted, left []error) {
	seen := make(map[string]bool, len(events))
	out = make([]slotted, 0, len(events))
	for _, e := range events {
		s, ok := feeds.SlotOf(e.When)
		err := check(e, s)
		switch {
		case !ok:
			err = errors.New("has no place on a calendar: neither day nor instant is known")
		case err == nil && seen[e.UID]:
			err = errors.New("a second event of this uid")
		}
		if err != nil {
			left = append(left, &EventError{e.UID, err})
			continue
		}
		seen[e.UID] = true
		out = append(out, slotted{event: e, slot: s})
	}
	return out, left
}

// fill finds the bytes of an event, kept or made.
func (w *Writer) fill(e *slotted, ed feeds.Edition, zs *zones) error {
	mode := ed.Feed.Cancelled
	if mode == "" {
		mode = feeds.Mark
	}
	z := zs.of(e.event)
	key := keepKey{e.event.UID, mode, ed.Base}
	print := w.keeps.print(e.event)
	if k := w.keeps.get(key); k != nil && k.print == print && k.asked == z {
		e.bytes, e.zone = k.bytes, k.zone
		return nil
	}
	id := ""
	if z != nil && z.fits(e.slot) {
		id, e.zone = z.vt.ID, z
	}
	b, err := render(e.event, e.slot, mode, ed.Base, id)
	if err != nil {
		return err
	}
	e.bytes = b
	w.keeps.put(key, &keep{print: print, asked: z, zone: e.zone, bytes: b})
	return nil
}

// capped drops the oldest events until the rest fits. What the zones and the header take is allowed for roughly.
func capped(events []slotted, limit int) (kept []slotted, dropped int) {
	if limit <= 0 {
		return events, 0
	}
	room := limit - 1024
	seen := map[*zone]bool{}
	for i := len(events) - 1; i >= 0; i-- {
		room -= len(events[i].bytes)
		if z := events[i].zone; z != nil && !seen[z] {
			seen[z] = true
			room -= 400
		}
		if room < 0 {
			return events[i+1:], i + 1
		}
	}
	return events, 0
}

func header(ed feeds.Edition, dropped int) *ical.Calendar {
	cal := ical.NewCalendarFor("dateline")
	cal.SetProductId(productID)
	cal.SetCalscale("GREGORIAN")
	name := text(feeds.OneLine(ed.Feed.Name()))
	// Names that golang-ical does not know count as TEXT and are escaped unless their type is said.
	prop := func(token, kind, value string) {
		params := map[string][]string{}
		if kind != "" {
			params["VALUE"] = []string{kind}
		}
		cal.CalendarProperties = append(cal.CalendarProperties, ical.CalendarProperty{BaseProperty: ical.BaseProperty{
			IANAToken: token, Value: value, ICalParameters: params,
		}})
	}
	prop("NAME", "", name)
	prop("X-WR-CALNAME", "", name)
	about := ed.Feed.About()
	if dropped > 0 {
		about = strings.TrimSpace(about + fmt.Sprintf("\nThe %d oldest entries are left out to keep this calendar below %d kB.", dropped, (ed.Feed.MaxBytes+999)/1000))
	}
	if about = strings.TrimSpace(text(about)); about != "" {
		prop("DESCRIPTION", "", about)
		prop("X-WR-CALDESC", "", about)
	}
	prop("REFRESH-INTERVAL", "DURATION", refresh)
	prop("X-PUBLISHED-TTL", "", refresh)
	if link, ok := feeds.Link(ed.Base + feeds.FeedPath(ed.Feed)); ok && link != ed.Base {
		prop("SOURCE", "URI", link)
	}
	c := ed.Feed.Color
	if c == "" {
		c = colour
	}
	prop("COLOR", "", text(c))
	return cal
}

// written is a component whose bytes are there already.
type written []byte

func (written) UnknownPropertiesIANAProperties() []ical.IANAProperty { return nil }
func (written) SubComponents() []ical.Component                      { return nil }

// SerializeTo implements ical.Component.
func (b written) SerializeTo(w io.Writer, _ *ical.SerializationConfiguration) error {
	_, err := w.Write(b)
	return err
}
