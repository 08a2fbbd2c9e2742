package serve

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"time"

	"dateline/feeds"
	"dateline/feeds/atom"
	"dateline/feeds/csv"
	"dateline/feeds/ics"
	"dateline/feeds/json"
	"dateline/schedule"
)

// formats lists what is made for each snapshot beside the calendars.
func formats(w *ics.Writer) []feeds.Format {
	return []feeds.Format{w.Format(), json.Format(), csv.Format(), atom.Format()}
}

// build makes all files of a snapshot. Files whose bytes have not changed keep their time and their compressed form.
func (s *Server) build(snap Snapshot) (*state, error) {
	old := s.state.Load()
	st := &state{Snapshot: snap, all: feeds.Everything(feeds.Feed{}, snap.Events, snap.AsOf), byUID: make(map[string]*schedule.Event, len(snap.Events)), files: map[string]*file{}}
	for _, e := range st.all {
		st.byUID[e.UID] = e
	}
	latest := lastChange(st.all)
	var left []error
	add := func(path string, f feeds.Format, feed feeds.Feed) error {
		var b bytes.Buffer
		err := f.Write(&b, f.Edit(feed, st.all, snap.AsOf, s.conf.BaseURL))
		var partial *feeds.Partial
		if errors.As(err, &partial) {
			left = append(left, partial.Left...)
		} else if err != nil {
			return err
		}
		st.files[path] = old.keep(path, b.Bytes(), f.ContentType, latest)
		return nil
	}
	for _, feed := range s.feeds(snap) {
		if err := feed.Check(); err != nil {
			return nil, err
		}
		path := "/" + feed.Slug + ".ics"
		if st.files[path] != nil {
			return nil, fmt.Errorf("two feeds of the name %q", feed.Slug)
		}
		if err := add(path, s.formats[0], feed); err != nil {
			return nil, err
		}
	}
	all := s.all()
	for i, path := range []string{"/events.json", "/events.csv", "/changes.atom"} {
		if err := add(path, s.formats[i+1], all); err != nil {
			return nil, err
		}
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

// keep returns the former file when the bytes are the same, so that its time stays and a poller is told 304.
func (st *state) keep(path string, body []byte, contentType string, modified time.Time) *file {
	if st != nil {
		if f := st.files[path]; f != nil && bytes.Equal(f.body, body) {
			return f
		}
		if f := st.files[path]; f != nil && !modified.After(f.modified) {
			modified = f.modified.Add(time.Second) // the bytes changed without a change of an event: a window moved on
		}
	}
	return newFile(body, contentType, modified)
}

func lastChange(events []*schedule.Event) time.Time {
	var t time.Time
	for _, e := range events {
		if e.LastChanged.After(t) {
			t = e.LastChanged
		}
	}
	return t
}
