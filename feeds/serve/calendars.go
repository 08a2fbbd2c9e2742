package serve

import (
	"bytes"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"dateline/feeds"
	"dateline/feeds/atom"
	"dateline/feeds/query"
	"dateline/schedule"
)

// file serves a calendar or list. The path is only ever a key of a map: no name reaches a file system.
func (s *Server) file(rm room, w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("file")
	if f := rm.files[name]; f != nil {
		f.serve(w, r)
		return
	}
	if slug, ok := strings.CutSuffix(name, ".ics"); ok && rm.private {
		s.privateFile(rm, slug, w, r)
		return
	}
	format, ok := lists()[name]
	if !ok {
		refuse(w, http.StatusNotFound, missing)
		return
	}
	s.cached(w, r, &rm.lists, name, func() (*file, error) {
		var b bytes.Buffer
		err := format.Write(&b, format.Edit(s.all(), rm.all, rm.AsOf, rm.calendarBase()))
		return newFile(b.Bytes(), format.ContentType, rm.keep(keepFeed), time.Time{}, nil), err
	})
}

// privateFile serves a named calendar of a private room, made for the first who asks.
func (s *Server) privateFile(rm room, slug string, w http.ResponseWriter, r *http.Request) {
	list := s.feeds(rm.Snapshot)
	i := slices.IndexFunc(list, func(f feeds.Feed) bool { return f.Slug == slug })
	if i < 0 {
		refuse(w, http.StatusNotFound, missing)
		return
	}
	s.cached(w, r, &rm.lists, slug+".ics", func() (*file, error) {
		return s.single(rm, list[i], rm.all, feeds.Changed(list[i], rm.all, rm.AsOf))
	})
}

// cached serves a file of a cache, made where it is not there yet.
func (s *Server) cached(w http.ResponseWriter, r *http.Request, c *cache, key string, make func() (*file, error)) {
	f, err := c.get(key, make)
	if err != nil {
		s.broken(w, r, err)
		return
	}
	f.serve(w, r)
}

// keep tells caches between us and the client to keep nothing of a private room.
func (rm room) keep(how string) string {
	switch {
	case rm.private && how == keepFeed:
		return keepPrivateFeed
	case rm.private && how == keepPage:
		return keepPrivatePage
	}
	return how
}

// calendarBase is the address that calendars name as their own.
func (rm room) calendarBase() string {
	if rm.private {
		return ""
	}
	return rm.base
}

// maxFilter bounds a filter in an address: more would only be made by a machine.
const maxFilter = 1000

func parseFilter(text string) (query.Query, error) {
	if len(text) > maxFilter {
		return query.Query{}, errors.New("the filter is too long")
	}
	return query.Parse(text)
}

// filter reads the parameter q of an address that has no other; it refuses what it cannot read.
func filter(w http.ResponseWriter, r *http.Request) (query.Query, bool) {
	values, err := parse(r, "q")
	if err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return query.Query{}, false
	}
	q, err := parseFilter(values.Get("q"))
	if err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return query.Query{}, false
	}
	return q, true
}

// by is the calendar of a filter.
func (s *Server) by(q query.Query) feeds.Feed {
	feed := s.all()
	feed.Slug, feed.Query = "", q
	if text := q.String(); text != "" {
		feed.Title += ": " + text
	}
	return feed
}

// filtered is a calendar of any filter. Its bytes are kept as long as the snapshot is.
func (s *Server) filtered(rm room, w http.ResponseWriter, r *http.Request) {
	q, ok := filter(w, r)
	if !ok {
		return
	}
	s.cached(w, r, &rm.filter, q.String(), func() (*file, error) { return s.single(rm, s.by(q), rm.all, rm.change) })
}

// changesFeed is what changed, for feed readers, by any filter.
func (s *Server) changesFeed(rm room, w http.ResponseWriter, r *http.Request) {
	q, ok := filter(w, r)
	if !ok {
		return
	}
	s.cached(w, r, &rm.lists, "changes.atom?"+q.String(), func() (*file, error) {
		format, feed := atom.Format(), s.by(q)
		if q.String() == "" {
			feed = s.all()
		}
		var b bytes.Buffer
		err := format.Write(&b, format.Edit(feed, rm.all, rm.AsOf, rm.calendarBase()))
		return newFile(b.Bytes(), format.ContentType, rm.keep(keepFeed), time.Time{}, nil), err
	})
}

// single writes a calendar that is not part of the snapshot.
func (s *Server) single(rm room, feed feeds.Feed, events []*schedule.Event, modified time.Time) (*file, error) {
	format := s.filters.Format()
	ed := format.Edit(feed, events, rm.AsOf, rm.calendarBase())
	var b bytes.Buffer
	var partial *feeds.Partial
	if err := format.Write(&b, ed); err != nil && !errors.As(err, &partial) {
		return nil, err
	}
	return newFile(b.Bytes(), format.ContentType, rm.keep(keepFeed), modified, nil), nil
}

// one is the calendar of a single event.
func (s *Server) one(rm room, e *schedule.Event) (*file, error) {
	feed := s.all()
	feed.Slug, feed.Title = "", feeds.Title(e)
	if feed.Cancelled == feeds.Hide {
		feed.Cancelled = feeds.Mark // who asks for this one wants to know
	}
	only := []*schedule.Event{e}
	return s.single(rm, feed, only, feeds.Changed(feed, only, rm.AsOf))
}
