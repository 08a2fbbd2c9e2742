package page

import (
	"time"

	"dateline/feeds"
	"dateline/schedule"
)

// Site is what all pages of one calendar have in common.
type Site struct {
	Title   string
	Base    string // address under which this reader reaches the calendar, "" when unknown
	Prefix  string // path of the same, "" for /
	Assets  string // path below which /static/ lies
	Private bool   // a token opened it: pages say so
	Narrow  bool   // a part of the calendar: where the whole comes from is not told
}

// View is what an agenda or a month shows.
type View struct {
	Site
	Events   []*schedule.Event // sorted by feeds.Order, see feeds.Everything
	AsOf     time.Time
	Query    string       // the filter in force, as typed
	QueryErr string       // what was wrong with it
	Month    schedule.Day // a month instead of the agenda
	From     schedule.Day // a later sheet of either; 0 for the first
	Skip     int          // events of that day that stood on the sheet before
	Feeds    []feeds.Feed
	Articles func(id string) (schedule.Article, bool) // nil: quotes are shown without the words round them
	Stale    bool                                     // the calendar could not be renewed since AsOf
	Alone    bool                                     // a file by itself: no server, no other pages, style within
}

// EventView is what the page of one event shows.
type EventView struct {
	Site
	Event    *schedule.Event
	Into     *schedule.Event // what it was merged into, when known
	AsOf     time.Time
	Articles func(id string) (schedule.Article, bool)
}

// ChangesView is what the page of changes shows.
type ChangesView struct {
	Site
	News     []feeds.News
	AsOf     time.Time
	Since    string // where it begins, as asked for; "" for as far back as the page reaches
	More     bool   // there are older ones that it leaves out
	Query    string // the filter in force, as typed
	QueryErr string
}

// Source is the state of one place that articles are read from.
type Source struct {
	Name      string    // what people call it: the name of a file or folder, an address
	Articles  int       // in what was read last
	Tried     time.Time // last attempt; zero: not yet
	Read      time.Time // last one that went well
	Next      time.Time // when it will be read again; zero: when it changes
	LastError string    // of the last attempt; "" when it went well
	Problems  int       // in what was read last: what could not be read beside the articles
	First     []string  // the first few of them, in words
}

// SourcesView is what the page of sources shows.
type SourcesView struct {
	Site
	Sources []Source
	Events  []*schedule.Event // for the outlets that they rest on
	AsOf    time.Time
}
