package serve

import (
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"dateline/feeds"
	"dateline/feeds/ics"
	"dateline/schedule"
)

// Config is what a server is told once.
type Config struct {
	Title     string           // of the calendar
	BaseURL   string           // under which clients reach it, "https://host/path"; "" when unknown
	Cancelled feeds.Cancelled  // for all.ics, filters and single events
	Now       func() time.Time // the time of the calendar, for the age of the snapshot; it may stand still
	Tick      func() time.Time // the machine's running clock, for durations and rate limits; nil: Now
	Log       *slog.Logger     // of what goes wrong; nil: no log
	Requests  *slog.Logger     // a line for each request; nil: Log
	Limit     Limit            // of requests of one client
	Metrics   string           // address for /metrics, "" for none
	TLS       TLS
	Private   bool            // nothing but what tokens open
	Sources   func() []Source // the state of the places that articles are read from; nil: nothing is said of them
}

// Snapshot is the state of the calendar that is served.
type Snapshot struct {
	Events    []*schedule.Event // must not be changed any more
	Feeds     []feeds.Feed      // the named ones; all.ics is always there
	Articles  func(id string) (schedule.Article, bool)
	AsOf      time.Time
	LastError string // why the calendar could not be renewed since, "" when it could
}

// Server is the http.Handler. It answers 503 until the first Publish.
type Server struct {
	conf    Config
	prefix  string // path of BaseURL
	handler http.Handler
	tls     *tls.Config // nil: plain HTTP
	alone   atomic.Bool // on loopback, without a proxy in front: answers only under names of this machine
	state   atomic.Pointer[state]
	publish sync.Mutex
	keys    atomic.Pointer[[]key] // of the private calendars
	ics     *ics.Writer
	metrics *metrics
	filters *ics.Writer // of feeds by filter: apart, so that what readers ask for does not hold up Publish
}

// state is a snapshot with what has been made of it.
type state struct {
	Snapshot
	narrow bool              // not the whole calendar, but what a token opens
	all    []*schedule.Event // sorted by feeds.Order
	byUID  map[string]*schedule.Event
	files  map[string]*file
	change time.Time // of any event: what the calendars of filters are dated by
	lists  cache     // the formats of lists(), by name
	filter cache     // calendars of filters, by filter
	pages  cache     // by address
	parts  struct {  // of the calendar, that tokens open, by query
		sync.Mutex
		of map[string]*state
	}
}

func (st *state) index() {
	st.byUID = make(map[string]*schedule.Event, len(st.all))
	for _, e := range st.all {
		st.byUID[e.UID] = e
	}
}

// New returns a server that has nothing to serve yet.
func New(conf Config) (*Server, error) {
	if conf.Now == nil {
		return nil, errors.New("serve: no clock")
	}
	if conf.Tick == nil {
		conf.Tick = conf.Now
	}
	if conf.Log == nil {
		conf.Log = slog.New(slog.DiscardHandler)
	}
	if conf.Requests == nil {
		conf.Requests = conf.Log
	}
	if conf.Title == "" {
		conf.Title = feeds.All().Title
	}
	conf.BaseURL = strings.TrimRight(conf.BaseURL, "/")
	s := &Server{conf: conf, ics: ics.NewWriter(), filters: ics.NewWriter()}
	if conf.BaseURL != "" {
		link, ok := feeds.Link(conf.BaseURL)
		if !ok || strings.ContainsAny(link, "?#") {
			return nil, fmt.Errorf("serve: base address %q: want http(s)://host/path", conf.BaseURL)
		}
		s.prefix = pathOf(link)
	}
	var err error
	if s.tls, err = conf.TLS.config(conf.Tick); err != nil {
		return nil, fmt.Errorf("serve: %w", err)
	}
	s.metrics = newMetrics(s)
	s.handler = s.routes()
	return s, nil
}

func pathOf(link string) string {
	_, rest, _ := strings.Cut(link, "://")
	if i := strings.IndexByte(rest, '/'); i >= 0 {
		return rest[i:]
	}
	return ""
}

// Publish makes the bytes of a snapshot and swaps it in. When some feed cannot be made the old snapshot stays, marked
// with the error. Events that a format leaves out are named in the error, too, but do not hold the others up.
func (s *Server) Publish(snap Snapshot) error {
	s.publish.Lock()
	defer s.publish.Unlock()
	if old := s.state.Load(); old != nil && snap.AsOf.Before(old.AsOf) {
		snap.AsOf = old.AsOf // the clock was set back; a calendar's never goes so
	}
	next, err := s.build(snap)
	var partial *feeds.Partial
	if err != nil && !errors.As(err, &partial) {
		s.Fail(err)
		return &noted{fmt.Errorf("publish: %w", err)}
	}
	s.state.Store(next)
	s.metrics.renewals.WithLabelValues("done").Inc()
	s.ics.Forget()
	s.filters.Forget()
	if err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	return nil
}

// noted is a failure that Publish has counted and put on the pages already.
type noted struct{ error }

func (n *noted) Unwrap() error { return n.error }

// Fail notes on all pages that the calendar could not be renewed; what was served before stays. An error that Publish gave
// is noted already: a caller may hand on whatever stopped it.
func (s *Server) Fail(err error) {
	var n *noted
	if errors.As(err, &n) {
		return
	}
	s.metrics.renewals.WithLabelValues("failed").Inc()
	for {
		old := s.state.Load()
		if old == nil {
			return
		}
		marked := &state{Snapshot: old.Snapshot, all: old.all, byUID: old.byUID, files: old.files, change: old.change}
		marked.LastError = err.Error()
		if s.state.CompareAndSwap(old, marked) {
			return
		}
	}
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }
