package page

import (
	"fmt"
	"html/template"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"dateline/feeds"
	"dateline/schedule"
)

// Limits of a page: more than a person reads, less than a phone chokes on. A file that stands alone holds more, since
// there is no other page to look at.
const (
	maxAhead, maxAheadAlone = 200, 2000
	maxPast, maxPastAlone   = 60, 2000
)

type dayGroup struct {
	ID, Name string
	day      schedule.Day
	Entries  []entry
}

type feedLink struct{ Name, Link, About string }

type agenda struct {
	frame
	Lead, LastError, Query, QueryErr, Empty string
	FeedLink                                string
	Webcal                                  template.URL
	QR                                      template.HTML
	Google, Outlook                         string
	Feeds                                   []feedLink
	Month                                   *month
	Days                                    []dayGroup
	Notices                                 []string
	Vague, Past, Gone                       []entry
}

// Render writes the agenda, or a month where the view names one.
func Render(w io.Writer, v View) error {
	tab := "agenda"
	if v.Month.Known() {
		tab = "month"
	}
	data := agenda{frame: newFrame(v.Title, tab, v.Prefix, v.Query, v.Alone, v.AsOf), LastError: feeds.OneLine(v.LastError), Query: v.Query, QueryErr: v.QueryErr}
	if v.Alone {
		data.AsOf = lastChanged(v.Events)
	}
	if v.Query != "" {
		data.PageTitle = v.Query + " – " + v.Title
		data.Empty = "No event ahead matches this filter."
	} else {
		data.Empty = "No event ahead is known."
	}
	data.subscribe(v)
	if v.Month.Known() {
		data.Month = newMonth(v)
		v.Events = inMonth(v.Events, v.Month)
	}
	data.fill(v)
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

func (a *agenda) subscribe(v View) {
	feed := feeds.Feed{Slug: feeds.AllSlug}
	if v.Query != "" {
		feed = feeds.Feed{Query: typed(v.Query)}
	}
	a.FeedLink = v.Prefix + feeds.FeedPath(feed)
	if link, ok := feeds.Link(v.Base + feeds.FeedPath(feed)); ok {
		a.FeedLink = link
		_, rest, _ := strings.Cut(link, "://")
		a.Webcal = template.URL("webcal://" + rest) // checked by Link; html/template knows only http, https and mailto
		a.QR = qrCode("webcal://" + rest)
		a.Google = "https://calendar.google.com/calendar/r?cid=" + url.QueryEscape("webcal://"+rest)
		a.Outlook = "https://outlook.live.com/calendar/0/addfromweb?url=" + url.QueryEscape(link) + "&name=" + url.QueryEscape(v.Title)
	}
	for _, f := range v.Feeds {
		if f.Slug != feeds.AllSlug {
			a.Feeds = append(a.Feeds, feedLink{f.Name(), v.Prefix + feeds.FeedPath(f), feeds.OneLine(f.Description)})
		}
	}
}

// typed is a filter as the reader typed it, for an address.
type typed string

func (typed) Match(*schedule.Event) bool { return false }
func (q typed) String() string           { return string(q) }

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
	if n := len(coming) - ahead; n > 0 {
		coming = coming[:ahead]
		a.Notices = append(a.Notices, fmt.Sprintf("%s later than these: narrow the filter, or look at a month.", count(n, "event")))
	}
	a.Days = byDay(m, coming)
	a.Vague = m.entries(vague, ahead)
	slices.Reverse(over)
	a.Past = m.entries(over, past)
	slices.Reverse(gone)
	a.Gone = m.entries(gone, past)
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

// byDay groups events under the day they begin on where they happen.
func byDay(m maker, list []*schedule.Event) []dayGroup {
	var out []dayGroup
	at := map[schedule.Day]int{}
	for _, e := range list {
		d := civilDay(e)
		i, ok := at[d]
		if !ok {
			i = len(out)
			at[d] = i
			out = append(out, dayGroup{ID: "d" + d.String(), Name: d.UTC().Format("Monday, 2 January 2006"), day: d})
		}
		out[i].Entries = append(out[i].Entries, m.entry(e))
	}
	// Instants are sorted, their civil days nearly so: a Monday in Auckland comes before a Sunday in Honolulu.
	slices.SortFunc(out, func(a, b dayGroup) int { return int(a.day - b.day) })
	return out
}

func civilDay(e *schedule.Event) schedule.Day {
	if s, ok := feeds.SlotOf(e.When); ok && !s.AllDay {
		return schedule.DayOf(s.Start.In(feeds.Location(e.When)))
	}
	return e.When.Day
}
