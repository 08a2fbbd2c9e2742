package serve

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"dateline/feeds"
	"dateline/feeds/page"
	"dateline/feeds/query"
	"dateline/schedule"
)

// routes lists every address there is.
func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	page := func(pattern, route string, h func(*state, http.ResponseWriter, *http.Request)) {
		mux.HandleFunc(pattern, routed(route, func(w http.ResponseWriter, r *http.Request) {
			st := s.state.Load()
			if st == nil {
				w.Header().Set("Retry-After", "5")
				refuse(w, http.StatusServiceUnavailable, "the calendar is not ready yet")
				return
			}
			h(st, w, r)
		}))
	}
	page("/{$}", "page", s.agenda)
	page("/feed.ics", "filter", s.filtered)
	page("/event/{uid}", "event", s.event)
	page("/changes", "page", s.changes)
	page("/{file}", "feed", s.file)
	mux.HandleFunc("/static/{name}", routed("static", static()))
	mux.HandleFunc("/healthz", routed("health", s.health))
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		refuse(w, http.StatusNotFound, "there is no such page or calendar")
	})
	var h http.Handler = mux
	if s.prefix != "" {
		h = stripPrefix(s.prefix, mux)
	}
	return s.observed(guarded(limited(newLimiter(s.conf.Limit, s.conf.Tick), h)))
}

// stripPrefix takes the path of the base address off where the proxy in front leaves it on.
func stripPrefix(prefix string, h http.Handler) http.Handler {
	strip := http.StripPrefix(prefix, h)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, prefix+"/") {
			strip.ServeHTTP(w, r)
			return
		}
		h.ServeHTTP(w, r)
	})
}

func refuse(w http.ResponseWriter, status int, why string) {
	secure(w.Header())
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	io.WriteString(w, why+"\n")
}

// file serves a calendar or list. The path is only ever a key of a map: no name reaches a file system.
func (s *Server) file(st *state, w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("file")
	if f := st.files[name]; f != nil {
		f.serve(w, r)
		return
	}
	format, ok := lists()[name]
	if !ok {
		refuse(w, http.StatusNotFound, "there is no such page or calendar")
		return
	}
	f, err := st.lists.get(name, func() (*file, error) {
		var b bytes.Buffer
		err := format.Write(&b, format.Edit(s.all(), st.all, st.AsOf, s.conf.BaseURL))
		return newFile(b.Bytes(), format.ContentType, keepFeed, time.Time{}, nil), err
	})
	if err != nil {
		s.broken(w, r, err)
		return
	}
	f.serve(w, r)
}

// parse reads the parameters of an address strictly: what is not expected is a mistake or an attack.
func parse(r *http.Request, names ...string) (url.Values, error) {
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, errors.New("the address cannot be read")
	}
	for name, list := range values {
		if len(list) > 1 {
			return nil, errors.New("a parameter stands twice")
		}
		known := false
		for _, n := range names {
			known = known || n == name
		}
		if !known {
			return nil, errors.New("unknown parameter; there is " + strings.Join(names, ", "))
		}
	}
	return values, nil
}

// maxFilter bounds a filter in an address: more would only be made by a machine.
const maxFilter = 1000

func parseFilter(text string) (query.Query, error) {
	if len(text) > maxFilter {
		return query.Query{}, errors.New("the filter is too long")
	}
	return query.Parse(text)
}

// filtered is a calendar of any filter. Its bytes are kept as long as the snapshot is.
func (s *Server) filtered(st *state, w http.ResponseWriter, r *http.Request) {
	values, err := parse(r, "q")
	if err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return
	}
	q, err := parseFilter(values.Get("q"))
	if err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return
	}
	f, err := st.filter.get(q.String(), func() (*file, error) {
		feed := s.all()
		feed.Slug = ""
		feed.Query = q
		if text := q.String(); text != "" {
			feed.Title += ": " + text
		}
		return s.single(st, feed, st.all, st.change)
	})
	if err != nil {
		s.broken(w, r, err)
		return
	}
	f.serve(w, r)
}

// single writes a calendar that is not part of the snapshot.
func (s *Server) single(st *state, feed feeds.Feed, events []*schedule.Event, modified time.Time) (*file, error) {
	format := s.filters.Format()
	ed := format.Edit(feed, events, st.AsOf, s.conf.BaseURL)
	var b bytes.Buffer
	var partial *feeds.Partial
	if err := format.Write(&b, ed); err != nil && !errors.As(err, &partial) {
		return nil, err
	}
	return newFile(b.Bytes(), format.ContentType, keepFeed, modified, nil), nil
}

// event is the page of one event, or its calendar where the address ends in .ics.
func (s *Server) event(st *state, w http.ResponseWriter, r *http.Request) {
	uid := r.PathValue("uid")
	if e := st.byUID[uid]; e != nil {
		var into *schedule.Event
		if e.MergedInto != "" {
			into = st.byUID[e.MergedInto]
		}
		s.html(st, w, r, r.URL.Path, func(b *bytes.Buffer) error {
			return page.RenderEvent(b, page.EventView{Event: e, Into: into, AsOf: st.AsOf, Articles: st.Articles, Title: s.conf.Title, Base: s.conf.BaseURL, Prefix: s.prefix})
		})
		return
	}
	if name, ok := strings.CutSuffix(uid, ".ics"); ok && st.byUID[name] != nil {
		e := st.byUID[name]
		feed := s.all()
		feed.Slug, feed.Title = "", feeds.Title(e)
		if feed.Cancelled == feeds.Hide {
			feed.Cancelled = feeds.Mark // who asks for this one wants to know
		}
		only := []*schedule.Event{e}
		f, err := s.single(st, feed, only, feeds.Changed(feed, only, st.AsOf))
		if err != nil {
			s.broken(w, r, err)
			return
		}
		f.serve(w, r)
		return
	}
	refuse(w, http.StatusNotFound, "there is no such event")
}

func (s *Server) agenda(st *state, w http.ResponseWriter, r *http.Request) {
	values, err := parse(r, "q", "month")
	if err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return
	}
	v := page.View{Title: s.conf.Title, Events: st.all, AsOf: st.AsOf, Query: values.Get("q"), Feeds: st.Feeds, Articles: st.Articles, LastError: st.LastError, Base: s.conf.BaseURL, Prefix: s.prefix}
	if m := values.Get("month"); m != "" {
		first, err := time.Parse("2006-01", m)
		if err != nil || first.Year() < 1000 {
			refuse(w, http.StatusBadRequest, "month: want a month such as 2024-03")
			return
		}
		v.Month = schedule.DayOf(first)
	}
	if v.Query != "" {
		q, err := parseFilter(v.Query)
		if err != nil {
			v.QueryErr, v.Events = err.Error(), nil
			s.mistaken(w, r, v)
			return
		}
		v.Events = feeds.Everything(feeds.Feed{Query: q}, st.all, st.AsOf)
	}
	s.html(st, w, r, r.URL.EscapedPath()+"?"+r.URL.RawQuery, func(b *bytes.Buffer) error { return page.Render(b, v) })
}

// mistaken shows a filter that cannot be read back to its writer, with the fault.
func (s *Server) mistaken(w http.ResponseWriter, r *http.Request, v page.View) {
	v.Query = feeds.Shorten(v.Query, maxFilter)
	var b bytes.Buffer
	if err := page.Render(&b, v); err != nil {
		s.broken(w, r, err)
		return
	}
	secure(w.Header())
	w.Header().Set("Content-Type", pageType)
	w.Header().Set("Cache-Control", keepPage)
	w.Header().Set("Content-Security-Policy", page.Policy())
	w.WriteHeader(http.StatusBadRequest)
	if r.Method != http.MethodHead {
		w.Write(b.Bytes())
	}
}

// maxNews is how many steps the page of changes shows.
const maxNews = 200

func (s *Server) changes(st *state, w http.ResponseWriter, r *http.Request) {
	s.html(st, w, r, r.URL.Path, func(b *bytes.Buffer) error {
		return page.RenderChanges(b, page.ChangesView{Title: s.conf.Title, News: feeds.NewsOf(st.all, maxNews), AsOf: st.AsOf, Base: s.conf.BaseURL, Prefix: s.prefix})
	})
}

const pageType = "text/html; charset=utf-8"

// html answers with a page, made once for each snapshot and key: what of the address decides the page, so that strangers
// cannot have one made anew with parameters that nobody reads. Browsers ask each time whether theirs is still good.
func (s *Server) html(st *state, w http.ResponseWriter, r *http.Request, key string, render func(*bytes.Buffer) error) {
	f, err := st.pages.get(key, func() (*file, error) {
		var b bytes.Buffer
		if err := render(&b); err != nil {
			return nil, err
		}
		return newFile(b.Bytes(), pageType, keepPage, time.Time{}, http.Header{"Content-Security-Policy": {page.Policy()}}), nil
	})
	if err != nil {
		s.broken(w, r, err)
		return
	}
	f.serve(w, r)
}

// broken answers when we are at fault: the reader learns that, the log learns why.
func (s *Server) broken(w http.ResponseWriter, r *http.Request, err error) {
	if !errors.Is(err, context.Canceled) {
		s.conf.Log.Error("cannot answer", "path", r.URL.Path, "err", err)
	}
	refuse(w, http.StatusInternalServerError, "this page cannot be made; the fault is ours")
}

// health tells a supervisor whether there is something to serve, and how old it is.
func (s *Server) health(w http.ResponseWriter, r *http.Request) {
	st := s.state.Load()
	if st == nil {
		refuse(w, http.StatusServiceUnavailable, "starting")
		return
	}
	text := "ok, as of " + st.AsOf.UTC().Format(time.RFC3339) + ", " + s.conf.Now().Sub(st.AsOf).Truncate(time.Second).String() + " ago"
	if st.LastError != "" {
		text += "\nlast renewal failed: " + feeds.OneLine(st.LastError)
	}
	refuse(w, http.StatusOK, text)
}

// static serves the assets of the pages; their names change with their content.
func static() http.HandlerFunc {
	files := map[string]*file{}
	for _, a := range page.Assets() {
		files[strings.TrimPrefix(a.Path, "/static/")] = newFile([]byte(a.Body), a.ContentType, keepAsset, time.Time{}, nil)
	}
	return func(w http.ResponseWriter, r *http.Request) {
		if f := files[r.PathValue("name")]; f != nil {
			f.serve(w, r)
			return
		}
		refuse(w, http.StatusNotFound, "there is no such file")
	}
}
