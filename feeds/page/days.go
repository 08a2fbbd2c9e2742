package page

import (
	"cmp"
	"net/url"
	"slices"

	"dateline/feeds"
	"dateline/schedule"
)

// later leads to the next sheet of the agenda.
type later struct {
	From, Left string
	Link       string // "" on a page that stands alone
}

// sheet takes from the events that lie ahead those of one page: from a day on, less those of it that were skipped, up to
// the end of the day in which limit is reached, but not more than twice as many. The rest begins at next, behind skipped
// events of that day.
func sheet(list []*schedule.Event, from schedule.Day, skip, limit int) (shown []*schedule.Event, next schedule.Day, skipped, left int) {
	type placed struct {
		day   schedule.Day
		event *schedule.Event
	}
	days := make([]placed, 0, len(list))
	for _, e := range list {
		if d := civilDay(e); d >= from {
			days = append(days, placed{d, e})
		}
	}
	// Instants are sorted, their civil days nearly so: a Monday in Auckland comes before a Sunday in Honolulu.
	slices.SortStableFunc(days, func(a, b placed) int { return cmp.Compare(a.day, b.day) })
	begin := min(skip, len(days))
	cut := min(begin+limit, len(days))
	for cut > begin && cut < len(days) && days[cut].day == days[cut-1].day && cut < begin+2*limit {
		cut++
	}
	for _, p := range days[begin:cut] {
		shown = append(shown, p.event)
	}
	if cut == len(days) {
		return shown, 0, 0, 0
	}
	next = days[cut].day
	for skipped < cut && days[cut-1-skipped].day == next {
		skipped++
	}
	return shown, next, skipped, len(days) - cut
}

// address is that of the view with its filter and month and one more parameter.
func address(v View, more string) string {
	link, sep := v.Prefix+"/", "?"
	add := func(p string) {
		link += sep + p
		sep = "&"
	}
	if v.Query != "" {
		add("q=" + url.QueryEscape(v.Query))
	}
	if v.Month.Known() {
		add("month=" + v.Month.UTC().Format("2006-01"))
	}
	if more != "" {
		add(more)
	}
	return link
}

// byDay groups events under the day they begin on where they happen; they come sorted by it.
func byDay(m maker, list []*schedule.Event) []dayGroup {
	var out []dayGroup
	for _, e := range list {
		d := civilDay(e)
		if n := len(out); n == 0 || out[n-1].day != d {
			out = append(out, dayGroup{ID: "d" + d.String(), Date: d.String(), Name: d.UTC().Format("Monday, 2 January 2006"), day: d})
		}
		g := &out[len(out)-1]
		g.Entries = append(g.Entries, m.entry(e))
	}
	return out
}

func civilDay(e *schedule.Event) schedule.Day {
	if s, ok := feeds.SlotOf(e.When); ok && !s.AllDay {
		return schedule.DayOf(s.Start.In(feeds.Location(e.When)))
	}
	return e.When.Day
}
