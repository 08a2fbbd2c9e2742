package serve

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"dateline/feeds/page"
)

// missing is said of everything that is not there, and of what a client must not know to be there.
const missing = "there is no such page or calendar"

// routes lists every address there is.
func (s *Server) routes() http.Handler {
	rooms := s.rooms()
	mux := http.NewServeMux()
	mux.Handle("/private/{secret}", s.private(rooms))
	mux.Handle("/private/{secret}/{rest...}", s.private(rooms))
	mux.HandleFunc("/static/{name}", routed("static", static()))
	mux.HandleFunc("/healthz", routed("health", s.health))
	mux.HandleFunc("/robots.txt", routed("static", s.robots))
	if s.conf.Private {
		mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { refuse(w, http.StatusNotFound, missing) })
	} else {
		mux.Handle("/", rooms)
	}
	var h http.Handler = mux
	if s.prefix != "" {
		h = stripPrefix(s.prefix, mux)
	}
	h = s.direct(h)
	if s.tls != nil {
		h = strict(h)
	}
	return s.observed(s.guarded(limited(newLimiter(s.conf.Limit, s.conf.Tick), h)))
}

// direct serves the finished calendars, which pollers ask for all day, before any address is taken apart.
func (s *Server) direct(h http.Handler) http.Handler {
	if s.conf.Private {
		return h
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if st := s.state.Load(); st != nil {
			if f := st.files[strings.TrimPrefix(r.URL.Path, "/")]; f != nil {
				name(w, "feed")
				f.serve(w, r)
				return
			}
		}
		h.ServeHTTP(w, r)
	})
}

// rooms lists the addresses of a calendar: those of everybody's, and of each private one.
func (s *Server) rooms() http.Handler {
	mux := http.NewServeMux()
	for _, a := range []struct {
		pattern, route string
		answer         func(room, http.ResponseWriter, *http.Request)
	}{
		{"/{$}", "page", s.agenda},
		{"/feed.ics", "filter", s.filtered},
		{"/event/{uid}", "event", s.event},
		{"/changes", "page", s.changes},
		{"/changes.atom", "feed", s.changesFeed},
		{"/sources", "page", s.sources},
		{"/{file}", "feed", s.file},
	} {
		mux.HandleFunc(a.pattern, routed(a.route, func(w http.ResponseWriter, r *http.Request) {
			rm, ok := s.enter(r)
			if !ok {
				unready(w)
				return
			}
			a.answer(rm, w, r)
		}))
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { refuse(w, http.StatusNotFound, missing) })
	return mux
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

// unready keeps pollers waiting: an empty calendar would wipe the subscribers'.
func unready(w http.ResponseWriter) {
	w.Header().Set("Retry-After", "5")
	refuse(w, http.StatusServiceUnavailable, "the calendar is not ready yet")
}

// broken answers when we are at fault: the reader learns that, the log learns why.
func (s *Server) broken(w http.ResponseWriter, r *http.Request, err error) {
	if !errors.Is(err, context.Canceled) {
		s.conf.Log.Error("cannot answer", "path", discreet(r.URL.Path), "err", err)
	}
	refuse(w, http.StatusInternalServerError, "this page cannot be made; the fault is ours")
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
		if !slices.Contains(names, name) {
			return nil, errors.New("unknown parameter; there is " + strings.Join(names, ", "))
		}
	}
	return values, nil
}

// health tells a supervisor whether there is something to serve, and how old it is. Why a renewal failed is for the log.
func (s *Server) health(w http.ResponseWriter, _ *http.Request) {
	st := s.state.Load()
	if st == nil {
		refuse(w, http.StatusServiceUnavailable, "starting")
		return
	}
	text := "ok, as of " + st.AsOf.UTC().Format(time.RFC3339) + ", " + s.conf.Now().Sub(st.AsOf).Truncate(time.Second).String() + " ago"
	if st.LastError != "" {
		text += "\nthe last renewal failed"
	}
	refuse(w, http.StatusOK, text)
}

// robots keeps crawlers off what has no end (filters) and what is nobody's business.
func (s *Server) robots(w http.ResponseWriter, _ *http.Request) {
	if s.conf.Private {
		refuse(w, http.StatusOK, "User-agent: *\nDisallow: /")
		return
	}
	refuse(w, http.StatusOK, "User-agent: *\nDisallow: "+s.prefix+"/private/\nDisallow: "+s.prefix+"/feed.ics\nDisallow: "+s.prefix+"/*?")
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
