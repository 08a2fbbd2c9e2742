package feeds

import "net/url"

// EventPath is where a server shows one event.
func EventPath(uid string) string { return "/event/" + url.PathEscape(uid) }

// FeedPath is where a server has a feed; one without a slug is a filter, and without either it has no address.
func FeedPath(f Feed) string {
	switch {
	case f.Slug != "":
		return "/" + f.Slug + ".ics"
	case f.Query != nil:
		return "/feed.ics?q=" + url.QueryEscape(f.Query.String())
	}
	return ""
}
