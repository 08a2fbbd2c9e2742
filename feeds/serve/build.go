package serve

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"time"

	"dateline/feeds"
	"dateline/feeds/csv"
	"dateline/feeds/jscalendar"
	"dateline/feeds/json"
)

// lists are the formats of the whole calendar, made when they are first asked for: a new article must not wait for them.
func lists() map[string]feeds.Format {
	return map[string]feeds.Format{"events.json": json.Format(), "events.csv": csv.Format(), "all.jscalendar.json": jscalendar.Format()}
}

// build makes the calendars of a snapshot. Those whose bytes have not changed keep their time and their compressed form.
func (s *Server) build(snap Snapshot) (*state, error) {
	old := s.state.Load()
	st := &state{Snapshot: snap, all: feeds.Everything(feeds.Feed{}, snap.Events, snap.AsOf), files: map[string]*file{}}
	st.index()
	st.change = feeds.Changed(feeds.Feed{}, st.all, snap.AsOf)
	format := s.ics.Format()
	var left []error
	for _, feed := range s.feeds(snap) {
		if err := feed.Check(); err != nil {
			return nil, err
		}
		name := feed.Slug + format.Ext
		if st.files[name] != nil {
			return nil, fmt.Errorf("two feeds of the name %q", feed.Slug)
		}
		var b bytes.Buffer
		err := format.Write(&b, format.Edit(feed, st.all, snap.AsOf, s.conf.BaseURL))
		var partial *feeds.Partial
		if errors.As(err, &partial) {
			left = append(left, partial.Left...)
		} else if err != nil {
			return nil, err
		}
		st.files[name] = old.keep(name, b.Bytes(), format.ContentType, feeds.Changed(feed, st.all, snap.AsOf))
	}
	if left != nil {
		return st, &feeds.Partial{Left: left}
	}
	return st, nil
}

func (s *Server) all() feeds.Feed {
	f := feeds.All()
	f.Title, f.Cancelled = s.conf.Title, s.conf.Cancelled
	return f
}

func (s *Server) feeds(snap Snapshot) []feeds.Feed {
	if slices.ContainsFunc(snap.Feeds, func(f feeds.Feed) bool { return f.Slug == feeds.AllSlug }) {
		return snap.Feeds
	}
	return append([]feeds.Feed{s.all()}, snap.Feeds...)
}

// keep returns the former file when the bytes are the same, so that its time stays and nothing is compressed again.
func (st *state) keep(name string, body []byte, contentType string, modified time.Time) *file {
	modified = modified.Truncate(time.Second) // as it goes out: two changes in a second must not share it
	if st != nil {
		if f := st.files[name]; f != nil && bytes.Equal(f.body, body) {
			return f
		} else if f != nil && !modified.After(f.modified) {
			modified = f.modified.Add(time.Second) // other events, or an event changed without saying so
		}
	}
	return newFile(body, contentType, keepFeed, modified, nil)
}
