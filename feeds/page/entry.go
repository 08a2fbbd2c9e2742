package page

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline/feeds"
	"dateline/schedule"
)

// entry is an event made ready for the templates, which decide nothing.
type entry struct {
	ID, UID    string
	Link, ICS  string // "" on a page that stands alone
	Title      string
	Off        bool // will not take place, or not then
	Status     string
	StatusTone string
	Times      feeds.Times
	Heading    string // the clock, "All day", "No day yet"
	Clocks     string // whose clock the heading is: "Lisbon time (UTC+1)", "UTC"
	Until      string // "until Friday, 5 July", where it does not end on the day it begins
	Start, End string // RFC 3339 for the script; "" where there is no instant
	Zone       string
	Place, Who string
	Certainty  string
	Sure       int // steps of five, for the bar beside the words; 0 for none
	Sources    []source
	Conflicts  []string
	Agreements []string
	Differ     string // the fields in conflict, "time, place"
	Agree      string
	History    []step
	Why        string
	Kind       string
	Because    *reason
	AsOf       string
}

// step is a line of an event's history.
type step struct{ At, Words string }

// source is an article with the passages that speak of the event.
type source struct {
	Name, Headline, Published, Link string
	Passages                        [][]piece
}

// reason is a node of the tree of reasons.
type reason struct {
	Rule, Got, Quote, Article string
	Rejected                  bool
	From                      []*reason
}

type maker struct {
	prefix   string
	alone    bool
	articles func(id string) (schedule.Article, bool)
}

const untilLayout = "Monday, 2 January"

// anchor names an event inside a page.
func anchor(uid string) string {
	h := sha256.Sum256([]byte(uid))
	return "e" + hex.EncodeToString(h[:6])
}

func (m maker) entry(e *schedule.Event) entry {
	t := feeds.InWords(e.When)
	out := entry{
		ID: anchor(e.UID), UID: e.UID, Title: feeds.Title(e), Times: t, Who: feeds.Who(e), Certainty: feeds.CertaintyWords(e),
		Why: feeds.Why(e), Kind: feeds.OneLine(string(e.Kind)), AsOf: feeds.Stamp(e.LastChanged), Zone: e.When.Zone,
	}
	if !m.alone {
		out.Link = m.prefix + feeds.EventPath(e.UID)
		out.ICS = out.Link + ".ics"
	}
	if e.Place != nil {
		out.Place = feeds.OneLine(e.Place.Name)
	}
	out.Status, out.StatusTone = statusWords(e)
	out.Off = out.StatusTone == "bad"
	if out.Status == "" || e.Status == schedule.Proposed {
		out.Sure = int(min(max(e.Certainty, 0), schedule.Certain))
	}
	slot, placed := feeds.SlotOf(e.When)
	switch {
	case !placed:
		out.Heading = "No day yet"
		if e.When.Day.Known() {
			out.Heading = "No fixed day"
		}
	case slot.AllDay && slot.Last > slot.First:
		out.Heading = fmt.Sprintf("%d days", slot.Last-slot.First+1)
	case slot.AllDay:
		out.Heading = "All day"
	default:
		loc := feeds.Location(e.When)
		start, end := slot.Start.In(loc), slot.End.In(loc)
		out.Heading, out.Clocks = start.Format("15:04"), t.Zone
		if t.Zone == "" {
			out.Clocks = "UTC"
		}
		out.Start = slot.Start.Format(time.RFC3339)
		if !slot.Nominal {
			out.End = slot.End.Format(time.RFC3339)
			out.Heading += "–" + end.Format("15:04")
			if a, b := schedule.DayOf(start), schedule.DayOf(end); b > a {
				out.Until = "until " + b.UTC().Format(untilLayout)
			}
		}
		if e.When.Clock != nil && e.When.Clock.Approx {
			out.Heading = "about " + out.Heading
		}
	}
	if last := max(slot.Last, slot.Through); slot.AllDay && last > slot.First || slot.Through != 0 {
		out.Until = "until " + last.UTC().Format(untilLayout)
	}
	out.Conflicts, out.Agreements = feeds.ConflictWords(e), feeds.AgreementWords(e)
	differ, agree := feeds.DisputedFields(e)
	agree = slices.DeleteFunc(agree, func(f string) bool { return slices.Contains(differ, f) }) // most agree and one does not: the mark is the one
	out.Differ, out.Agree = strings.Join(differ, ", "), strings.Join(agree, ", ")
	for _, n := range feeds.NewsOf([]*schedule.Event{e}, len(e.History)) {
		for _, line := range n.Words() {
			out.History = append(out.History, step{feeds.Stamp(n.At), line})
		}
	}
	for _, s := range feeds.SourcesOf(e) {
		out.Sources = append(out.Sources, m.source(s))
	}
	return out
}

func statusWords(e *schedule.Event) (word, tone string) {
	switch e.Status {
	case schedule.Cancelled, schedule.Postponed, schedule.Withdrawn, schedule.Denied:
		return strings.ToUpper(string(e.Status[:1])) + string(e.Status[1:]), "bad"
	case schedule.Held:
		return "Took place", "ok"
	case schedule.Proposed:
		return "Proposed", "warn"
	}
	return "", ""
}

// maxHeadline cuts what stands for a headline where an article has none: its first sentence.
const maxHeadline = 110

func (m maker) source(s feeds.Source) source {
	out := source{Name: s.Name(), Headline: feeds.Shorten(feeds.OneLine(s.Headline), maxHeadline)}
	out.Link, _ = feeds.Link(s.URL)
	if s.Published != "" {
		out.Published = feeds.OneLine(feeds.Moment(s.Published, schedule.When{}))
	}
	if m.articles != nil {
		if a, ok := m.articles(s.Article); ok {
			out.Passages = passages(&a, s.Quotes)
		}
	}
	if out.Passages == nil {
		out.Passages = bare(s.Quotes)
	}
	return out
}

// maxDepth bounds the tree of reasons on a page.
const maxDepth = 40

func reasons(b *schedule.Because, depth int) *reason {
	if b == nil || depth > maxDepth {
		return nil
	}
	r := &reason{Rule: feeds.OneLine(b.Rule), Got: feeds.OneLine(b.Got), Quote: feeds.OneLine(b.Quote), Article: feeds.OneLine(b.Article), Rejected: b.Rejected}
	for _, f := range b.From {
		if c := reasons(f, depth+1); c != nil {
			r.From = append(r.From, c)
		}
	}
	return r
}
