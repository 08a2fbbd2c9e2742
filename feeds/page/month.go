package page

import (
	"time"

	"dateline/feeds"
	"dateline/schedule"
)

// maxCell is how many events a day of the month view names.
const maxCell = 5

type month struct {
	Name, Before, After string
	BeforeName          string // "February 2024", for who hears the link
	AfterName           string
	Key                 string // 2024-03, as in the address
	Plain               string // the address without a filter
	Weeks               [][]cell
}

type cell struct {
	Number       int
	Date         string // 2024-03-14
	Name         string // "14 March", for who hears the table
	Link         string // to the first of its events, for narrow screens, which show their number only
	Other, Today bool
	Events       []cellEvent
	All, More    int
	Rest         string // address of the entries from this day on
	Count        string // "2 events"
}

type cellEvent struct {
	Clock, Title, Link string
	Off, Goes          bool // Goes: it began on a day before
}

// newMonth lays a month out in weeks that begin on Monday. Each event stands on every day it lasts; the links lead to the
// entries below the table, or to the pages of those that are not here.
func newMonth(v View, here map[string]bool) *month {
	first := v.Month - schedule.Day(v.Month.UTC().Day()-1)
	next := first.AddMonths(1)
	before := first.AddMonths(-1)
	out := &month{Name: first.UTC().Format("January 2006"), Before: monthLink(v, before), After: monthLink(v, next),
		BeforeName: before.UTC().Format("January 2006"), AfterName: next.UTC().Format("January 2006"),
		Key: first.UTC().Format("2006-01"), Plain: v.Prefix + "/?month=" + first.UTC().Format("2006-01")}
	on := map[schedule.Day][]cellEvent{}
	from, to := first.Monday(), (next-1).Monday()+6
	for _, e := range v.Events {
		if e.Status == schedule.Denied || e.Status == schedule.Withdrawn {
			continue
		}
		a, b, ok := days(e)
		if !ok {
			continue
		}
		c := cellEvent{Title: feeds.Title(e), Link: v.Prefix + feeds.EventPath(e.UID)}
		if id := anchor(e.UID); here[id] {
			c.Link = "#" + id
		}
		_, tone := statusWords(e)
		c.Off = tone == "bad"
		if s, _ := feeds.SlotOf(e.When); !s.AllDay {
			c.Clock = s.Start.In(feeds.Location(e.When)).Format("15:04")
		}
		for d := max(a, from); d <= min(b, to); d++ {
			c.Goes = d > a
			if c.Goes {
				c.Clock = ""
			}
			on[d] = append(on[d], c)
		}
	}
	today := schedule.DayOf(v.AsOf.UTC())
	for d := from; d <= to; d++ {
		if d.Weekday() == time.Monday {
			out.Weeks = append(out.Weeks, nil)
		}
		list := on[d]
		c := cell{Number: d.UTC().Day(), Date: d.String(), Name: d.UTC().Format("2 January"), Other: d < first || d >= next, Today: d == today, Events: list[:min(len(list), maxCell)]}
		c.More = len(list) - len(c.Events)
		if c.More > 0 {
			c.Rest = address(v, "from="+c.Date)
		}
		if len(list) > 0 {
			c.Link, c.All, c.Count = list[0].Link, len(list), count(len(list), "event")
		}
		w := &out.Weeks[len(out.Weeks)-1]
		*w = append(*w, c)
	}
	return out
}

func monthLink(v View, d schedule.Day) string {
	v.Month = d
	return address(v, "")
}

// days gives the civil days an event lasts.
func days(e *schedule.Event) (first, last schedule.Day, ok bool) {
	s, ok := feeds.SlotOf(e.When)
	switch {
	case !ok:
		return 0, 0, false
	case s.AllDay:
		return s.First, s.Last, true
	}
	loc := feeds.Location(e.When)
	first = schedule.DayOf(s.Start.In(loc))
	return first, max(first, schedule.DayOf(s.End.Add(-time.Second).In(loc))), true
}

func touches(a, b, first, last schedule.Day) bool { return a <= last && b >= first }

// inMonth keeps what belongs to a month: what lasts into it, and what is only known to lie in it.
func inMonth(events []*schedule.Event, m schedule.Day) []*schedule.Event {
	first := m - schedule.Day(m.UTC().Day()-1)
	last := first.AddMonths(1) - 1
	var out []*schedule.Event
	for _, e := range events {
		a, b, ok := days(e)
		if !ok {
			a, b, ok = e.When.Day, max(e.When.Day, e.When.Last), e.When.Day.Known()
		}
		if ok && touches(a, b, first, last) {
			out = append(out, e)
		}
	}
	return out
}
