package feeds

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"dateline/schedule"
)

// Query is a filter over events; package feeds/query has the one that people write.
type Query interface {
	Match(*schedule.Event) bool
	String() string
}

// Cancelled says how a feed shows what will not take place.
type Cancelled string

const (
	Mark   Cancelled = "mark"   // "Cancelled: …" in the title; the default, since some apps hide STATUS:CANCELLED
	Status Cancelled = "status" // STATUS:CANCELLED, as the standard has it
	Hide   Cancelled = "hide"   // not at all
)

// ParseCancelled reads the word of a flag or configuration; nothing means Mark.
func ParseCancelled(s string) (Cancelled, error) {
	switch c := Cancelled(s); c {
	case "":
		return Mark, nil
	case Mark, Status, Hide:
		return c, nil
	}
	return "", fmt.Errorf("cancelled %q: want mark, status or hide", s)
}

// Feed is one calendar to subscribe to.
type Feed struct {
	Slug        string // its address: SLUG.ics
	Title       string
	Description string
	Query       Query     // nil: everything
	Cancelled   Cancelled // "": Mark
	Past        time.Duration
	Future      time.Duration // how far the windows reach from the time of the edition; 0: no window
	MaxBytes    int           // 0: no cap; else the oldest entries go first
	Color       string        // a CSS3 colour name; "": a default
}

// AllSlug is the feed of everything, without window or cap.
const AllSlug = "all"

// All is the feed of everything.
func All() Feed { return Feed{Slug: AllSlug, Title: "News calendar", Cancelled: Mark} }

// reserved are addresses that mean something else to the server or the build.
func reserved() []string {
	return []string{AllSlug, "feed", "event", "events", "changes", "sources", "index", "healthz", "metrics", "static"}
}

// CheckSlug allows only names that are safe in a file name and an address: lower-case ASCII letters, digits, - and _,
// beginning with a letter or digit, 63 bytes at most, none of the names that mean something else.
func CheckSlug(s string) error {
	if s == "" || len(s) > 63 {
		return fmt.Errorf("feed name %.80q: want 1 to 63 characters", s)
	}
	for i, r := range s {
		letter := 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
		if !letter && (i == 0 || r != '-' && r != '_') {
			return fmt.Errorf("feed name %q: only a-z, 0-9, - and _, and a letter or digit first", s)
		}
	}
	if slices.Contains(reserved(), s) {
		return fmt.Errorf("feed name %q is taken", s)
	}
	return nil
}

// Check reports what is wrong with a feed somebody configured.
func (f Feed) Check() error {
	if _, err := ParseCancelled(string(f.Cancelled)); err != nil {
		return err
	}
	if f.Past < 0 || f.Future < 0 || f.MaxBytes < 0 {
		return fmt.Errorf("feed %s: a window or size below zero", f.Slug)
	}
	if err := CheckColor(f.Color); err != nil {
		return fmt.Errorf("feed %s: %w", f.Slug, err)
	}
	if f.Slug == AllSlug {
		return nil
	}
	return CheckSlug(f.Slug)
}

// Name is the title people see, made from the slug where none was given.
func (f Feed) Name() string {
	if t := strings.TrimSpace(f.Title); t != "" {
		return t
	}
	return strings.ReplaceAll(f.Slug, "-", " ")
}

// About is the description people see: the feed's own, and what its windows leave out.
func (f Feed) About() string {
	about := f.Description
	if f.Past > 0 {
		about += "\nWhat ended more than " + span(f.Past) + " ago is left out."
	}
	if f.Future > 0 {
		about += "\nWhat begins more than " + span(f.Future) + " ahead is left out."
	}
	return strings.TrimSpace(about)
}

// span says a length in the largest unit that gives a whole number: days, hours, minutes.
func span(d time.Duration) string {
	n, unit := int(d/time.Minute), "minute"
	switch {
	case d%(24*time.Hour) == 0:
		n, unit = int(d/(24*time.Hour)), "day"
	case d%time.Hour == 0:
		n, unit = int(d/time.Hour), "hour"
	}
	if n == 1 {
		return "1 " + unit
	}
	return fmt.Sprintf("%d %ss", n, unit)
}

// Format is one way to write an edition.
type Format struct {
	Name        string // "ics"
	Ext         string // ".ics"
	ContentType string
	Timed       bool // only events that have a place on a calendar; else all, undated and withdrawn ones included
	Write       func(w io.Writer, ed Edition) error
}

// Edition is a feed as of a time: the events chosen, in order.
type Edition struct {
	Feed   Feed
	Events []*schedule.Event
	AsOf   time.Time
	Base   string // address under which the server is reached, without a slash at the end; "" when unknown
}

// Edit chooses and sorts the events of a feed for a format.
func (f Format) Edit(feed Feed, events []*schedule.Event, asOf time.Time, base string) Edition {
	pick := Everything
	if f.Timed {
		pick = Select
	}
	return Edition{Feed: feed, Events: pick(feed, events, asOf), AsOf: asOf, Base: strings.TrimRight(base, "/")}
}

// Partial is the error of a Write that left some events out because they cannot be written; the rest was written whole.
type Partial struct{ Left []error }

func (p *Partial) Error() string {
	return fmt.Sprintf("%d events left out: %v", len(p.Left), errors.Join(p.Left...))
}

// Unwrap gives the reasons.
func (p *Partial) Unwrap() []error { return p.Left }
