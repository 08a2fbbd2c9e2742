package feeds

import "net/url"

// EventPath is where a server shows one event.
func EventPath(uid string) string { return "/event/" + url.PathEscape(uid) }

// FeedPath is where a server has a feed; one without a slug is a filter.
func FeedPath(f Feed) string {
	if f.Slug != "" {
		return "/" + f.Slug + ".ics"
	}
	q := ""
	if f.Query != nil {
		q = f.Query.String()
	}
	return "/feed.ics?q=" + url.QueryEscape(q)
}
