package serve

import (
	"log/slog"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics counts what a person who runs the server wants to see: who is served how fast, and how old the calendar is.
// Each server has a registry of its own, so that two in one process do not mix.
type metrics struct {
	registry  *prometheus.Registry
	requests  *prometheus.CounterVec
	took      *prometheus.HistogramVec
	bytes     prometheus.Counter
	renewals  *prometheus.CounterVec
	mu        sync.RWMutex
	counters  map[counterKey]prometheus.Counter // of requests, found once: a look-up by labels costs more than an answer
	durations map[string]prometheus.Observer
}

type counterKey struct {
	route  string
	status int
}

func newMetrics(s *Server) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "dateline_requests_total", Help: "Answers by kind of address and status."}, []string{"route", "status"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "dateline_request_seconds", Help: "Time an answer took.",
			Buckets: []float64{.0001, .0005, .001, .005, .01, .05, .1, .5, 1, 5}}, []string{"route"}),
		bytes:    prometheus.NewCounter(prometheus.CounterOpts{Name: "dateline_response_bytes_total", Help: "Bytes of bodies sent."}),
		renewals: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "dateline_renewals_total", Help: "Renewals of the calendar by how they ended."}, []string{"result"}),
		counters: map[counterKey]prometheus.Counter{}, durations: map[string]prometheus.Observer{},
	}
	m.renewals.WithLabelValues("done")
	m.renewals.WithLabelValues("failed")
	gauge := func(name, help string, get func(*state) float64) prometheus.Collector {
		return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, func() float64 {
			if st := s.state.Load(); st != nil {
				return get(st)
			}
			return 0
		})
	}
	m.registry.MustRegister(m.requests, m.took, m.bytes, m.renewals,
		gauge("dateline_events", "Events in the calendar.", func(st *state) float64 { return float64(len(st.all)) }),
		gauge("dateline_feeds", "Named feeds that are served.", func(st *state) float64 { return float64(len(st.files)) }),
		gauge("dateline_as_of_seconds", "Unix time of the calendar that is served.", func(st *state) float64 { return float64(st.AsOf.Unix()) }),
		gauge("dateline_feed_bytes", "Size of all.ics.", func(st *state) float64 {
			if f := st.files["all.ics"]; f != nil {
				return float64(len(f.body))
			}
			return 0
		}),
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// answered counts one answer.
func (m *metrics) answered(route string, status int, bytes int64, took time.Duration) {
	key := counterKey{route, status}
	m.mu.RLock()
	c, d := m.counters[key], m.durations[route]
	m.mu.RUnlock()
	if c == nil || d == nil {
		c, d = m.requests.WithLabelValues(route, strconv.Itoa(status)), m.took.WithLabelValues(route)
		m.mu.Lock()
		m.counters[key], m.durations[route] = c, d
		m.mu.Unlock()
	}
	c.Inc()
	d.Observe(took.Seconds())
	m.bytes.Add(float64(bytes))
}

// Metrics answers /metrics in the text format of Prometheus. It belongs on an address of its own, which only the people
// who run the server reach.
func (s *Server) Metrics() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(s.metrics.registry, promhttp.HandlerOpts{Registry: s.metrics.registry}))
	return mux
}

// observed counts each request and writes a line of it into the log. Filters are not secrets, but they tell what somebody
// is looking for: the log has the path alone, and of a private one no
// secret.
func (s *Server) observed(h http.Handler) http.Handler {
	pool := sync.Pool{New: func() any { return new(recorder) }}
	log := s.conf.Requests
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec := pool.Get().(*recorder)
		*rec = recorder{ResponseWriter: w, route: "refused", status: http.StatusOK}
		start := s.conf.Tick()
		h.ServeHTTP(rec, r)
		took := s.conf.Tick().Sub(start)
		s.metrics.answered(rec.route, rec.status, rec.bytes, took)
		if log.Enabled(r.Context(), slog.LevelInfo) {
			log.LogAttrs(r.Context(), slog.LevelInfo, "request",
				slog.String("method", r.Method), slog.String("path", discreet(r.URL.Path)), slog.Int("status", rec.status), slog.Int64("bytes", rec.bytes),
				slog.Duration("took", took.Round(time.Microsecond)), slog.String("agent", agent(r)))
		}
		rec.ResponseWriter = nil
		pool.Put(rec)
	})
}

// routed names the kind of address for the metrics: there are few of them, whatever clients make up.
func routed(route string, h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		name(w, route)
		h(w, r)
	}
}

func name(w http.ResponseWriter, route string) {
	if rec, ok := w.(*recorder); ok {
		rec.route = route
	}
}

func agent(r *http.Request) string {
	ua := r.UserAgent()
	return ua[:min(len(ua), 100)]
}

type recorder struct {
	http.ResponseWriter
	route  string
	status int
	bytes  int64
}

func (r *recorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(b []byte) (int, error) {
	n, err := r.ResponseWriter.Write(b)
	r.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController reach what lies below.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }
