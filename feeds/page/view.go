package page

import (
	"time"

	"dateline/feeds"
	"dateline/schedule"
)

// View is what an agenda or a month shows.
type View struct {
	Title     string
	Events    []*schedule.Event // sorted by feeds.Order, see feeds.Everything
	AsOf      time.Time
	Query     string // the filter in force, as typed
	QueryErr  string // what was wrong with it
	Month     schedule.Day
	Feeds     []feeds.Feed
	Articles  func(id string) (schedule.Article, bool) // nil: quotes are shown without the words round them
	LastError string                                   // why the calendar could not be renewed
	Base      string                                   // address of the server, "" when unknown
	Prefix    string                                   // path under which the server is reached, "" for /
	Alone     bool                                     // a file by itself: no server, no other pages, style within
}

// EventView is what the page of one event shows.
type EventView struct {
	Event        *schedule.Event
	Into         *schedule.Event // what it was merged into, when known
	AsOf         time.Time
	Articles     func(id string) (schedule.Article, bool)
	Title        string // of the calendar
	Base, Prefix string
}

// ChangesView is what the page of changes shows.
type ChangesView struct {
	Title        string
	News         []feeds.News
	AsOf         time.Time
	Base, Prefix string
}
