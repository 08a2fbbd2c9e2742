package page

import (
	"fmt"
	"io"
	"slices"
	"time"

	"dateline/feeds"
	"dateline/schedule"
)

// Limits of a page: more than a person reads, less than a phone chokes on. A file that stands alone holds more, since
// there is no other page to look at.
const (
	maxAhead, maxAheadAlone = 100, 2000
	maxPast, maxPastAlone   = 40, 2000
)

type dayGroup struct {
	ID, Name string
	Date     string // 2024-03-14, for the script, which knows what day the reader has
	day      schedule.Day
	Entries  []entry
}

type agenda struct {
	frame
	Lead, Empty       string
	Stale             string // how old what is shown is, when it could not be renewed
	Subscribe         subscription
	Facets            []facet
	Month             *month
	Days              []dayGroup
	Later             *later
	Earlier           string // address of the first sheet
	Vague, Past, Gone []entry
	PastAll, GoneAll  int // of which the page shows the latest
}

// Render writes the agenda, or a month where the view names one.
func Render(w io.Writer, v View) error {
	tab := "agenda"
	if v.Month.Known() {
		tab = "month"
	}
	data := agenda{frame: newFrame(v.Site, tab, v.Query, v.AsOf)}
	data.QueryErr = v.QueryErr
	if v.Alone {
		data.standAlone()
		data.AsOf = lastChanged(v.Events)
	}
	if v.Stale {
		data.Stale = feeds.Stamp(v.AsOf)
	}
	data.Empty = "No event ahead is known."
	if v.Query != "" {
		data.PageTitle = v.Query + " – " + v.Title
		data.Empty = "No event ahead matches this filter."
	}
	data.Subscribe = subscribe(v)
	all := v.Events
	if v.Month.Known() {
		data.PageTitle = v.Month.UTC().Format("January 2006") + " – " + data.PageTitle
		v.Events = inMonth(v.Events, v.Month)
	}
	data.fill(v)
	if v.Month.Known() {
		v.Events = all
		data.Month = newMonth(v, data.here())
	}
	if v.QueryErr != "" {
		data.Lead, data.Empty = "This filter cannot be read.", ""
	}
	return render(w, "agenda", data)
}

// lastChanged dates a file by its content, so that it stays untouched as long as that does.
func lastChanged(events []*schedule.Event) string {
	var last time.Time
	for _, e := range events {
		if e.LastChanged.After(last) {
			last = e.LastChanged
		}
	}
	if last.IsZero() {
		return "nothing found yet"
	}
	return "last changed " + feeds.Stamp(last)
}

// fill sorts the events into the shelves of the page.
func (a *agenda) fill(v View) {
	ahead, past := maxAhead, maxPast
	if v.Alone {
		ahead, past = maxAheadAlone, maxPastAlone
	}
	m := maker{prefix: v.Prefix, alone: v.Alone, articles: v.Articles}
	var coming, gone, vague, over []*schedule.Event
	for _, e := range v.Events {
		_, placed := feeds.SlotOf(e.When)
		switch {
		case e.Status == schedule.Denied || e.Status == schedule.Withdrawn:
			gone = append(gone, e)
		case !v.Month.Known() && (e.Status == schedule.Held || !e.Upcoming(v.AsOf)):
			over = append(over, e)
		case !placed:
			vague = append(vague, e)
		default:
			coming = append(coming, e)
		}
	}
	a.Lead = fmt.Sprintf("%s ahead, %s", count(len(coming)+len(vague), "event"), a.AsOf)
	if v.Month.Known() {
		a.Lead = fmt.Sprintf("%s in this month, %s", count(len(coming)+len(vague), "event"), a.AsOf)
	}
	if !v.Alone {
		a.Facets = facets(v, slices.Concat(coming, vague))
	}
	shown, next, skipped, left := sheet(coming, v.From, v.Skip, ahead)
	a.Days = byDay(m, shown)
	if left > 0 {
		a.Later = &later{From: next.UTC().Format("2 January 2006"), Left: count(left, "event")}
		if more := "from=" + next.String(); !v.Alone && skipped > 0 {
			a.Later.Link = address(v, fmt.Sprintf("%s&skip=%d", more, skipped))
		} else if !v.Alone {
			a.Later.Link = address(v, more)
		}
	}
	if v.From.Known() {
		a.Earlier = address(v, "")
		a.Lead = fmt.Sprintf("%s from %s on, %s", count(len(shown)+left, "event"), v.From.UTC().Format("2 January 2006"), a.AsOf)
		return
	}
	a.Vague = m.entries(vague, ahead)
	slices.Reverse(over)
	a.Past, a.PastAll = m.entries(over, past), len(over)
	slices.Reverse(gone)
	a.Gone, a.GoneAll = m.entries(gone, past), len(gone)
}

// here names the anchors of the entries that stand on this page under a day.
func (a *agenda) here() map[string]bool {
	out := map[string]bool{}
	for _, d := range a.Days {
		for _, e := range d.Entries {
			out[e.ID] = true
		}
	}
	return out
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// entries makes the first of a list ready; on shelves without headings of days each says its day beside its clock.
func (m maker) entries(list []*schedule.Event, limit int) []entry {
	var out []entry
	for _, e := range list[:min(len(list), limit)] {
		x := m.entry(e)
		x.Until = x.Times.Day
		out = append(out, x)
	}
	return out
}
