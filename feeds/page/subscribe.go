package page

import (
	"html/template"
	"net/url"
	"strings"

	"dateline/feeds"
	"dateline/schedule"
)

type feedLink struct{ Name, Link, About string }

// app is a way into one calendar app.
type app struct {
	Name string
	Link template.URL
}

// subscription is how to subscribe to what the page shows.
type subscription struct {
	FeedLink string
	Apps     []app // none when the server does not know its own address; then the script adds what it can
	QR       template.HTML
	Feeds    []feedLink
}

func subscribe(v View) subscription {
	feed := feeds.Feed{Slug: feeds.AllSlug}
	if v.Query != "" {
		feed = feeds.Feed{Query: typed(v.Query)}
	}
	s := subscription{FeedLink: v.Prefix + feeds.FeedPath(feed)}
	if link, ok := feeds.Link(v.Base + feeds.FeedPath(feed)); ok {
		s.FeedLink = link
		_, rest, _ := strings.Cut(link, "://")
		webcal := "webcal://" + rest
		s.QR = qrCode(webcal)
		name := v.Title
		if v.Query != "" {
			name += ": " + v.Query
		}
		microsoft := "/calendar/0/addfromweb?url=" + url.QueryEscape(link) + "&name=" + url.QueryEscape(name)
		s.Apps = []app{ // html/template knows only http, https and mailto; all of these begin with our own words or passed Link
			{"Apple Calendar", template.URL(webcal)},
			{"Google Calendar", template.URL("https://calendar.google.com/calendar/r?cid=" + url.QueryEscape(webcal))},
			{"Outlook.com", template.URL("https://outlook.live.com" + microsoft)},
			{"Microsoft 365", template.URL("https://outlook.office.com" + microsoft)},
			{"Other app (webcal)", template.URL(webcal)},
		}
	}
	for _, f := range v.Feeds {
		if f.Slug != feeds.AllSlug {
			s.Feeds = append(s.Feeds, feedLink{f.Name(), v.Prefix + feeds.FeedPath(f), feeds.OneLine(f.Description)})
		}
	}
	return s
}

// typed is a filter as the reader typed it, for an address.
type typed string

func (typed) Match(*schedule.Event) bool { return false }
func (q typed) String() string           { return string(q) }
