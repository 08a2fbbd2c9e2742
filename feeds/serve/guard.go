package serve

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"time"
)

// maxURL is more than any address of ours takes, a filter of maxFilter bytes in percent signs included.
const maxURL = 4096

// guarded refuses what no client of ours asks, and sets the headers every answer has.
func guarded(h http.Handler) http.Handler {
	fixed := http.Header{ // shared by all answers, never written to
		"X-Content-Type-Options":       {"nosniff"},
		"Referrer-Policy":              {"no-referrer"},
		"X-Frame-Options":              {"DENY"},
		"Content-Security-Policy":      {"default-src 'none'; frame-ancestors 'none'"}, // pages set their own
		"Cross-Origin-Resource-Policy": {"same-origin"},
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		for k, v := range fixed {
			head[k] = v
		}
		switch {
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			head["Allow"] = []string{"GET, HEAD"}
			refuse(w, http.StatusMethodNotAllowed, "this server only answers GET and HEAD")
		case len(r.RequestURI) > maxURL:
			refuse(w, http.StatusRequestURITooLong, "the address is too long")
		case odd(r):
			refuse(w, http.StatusBadRequest, "there is no such address")
		default:
			h.ServeHTTP(w, r)
		}
	})
}

// odd tells addresses that only probes have: control characters, backslashes, parent directories, in any encoding.
func odd(r *http.Request) bool {
	for _, p := range []string{r.URL.Path, r.URL.EscapedPath()} {
		if strings.Contains(p, "\\") || strings.Contains(p, "//") || strings.ContainsFunc(p, func(c rune) bool { return c < ' ' || c == 0x7F }) {
			return true
		}
		for part := range strings.SplitSeq(p, "/") {
			if part == "." || part == ".." {
				return true
			}
		}
	}
	return !strings.HasPrefix(r.URL.Path, "/") || r.URL.IsAbs() && r.URL.Host == ""
}

// logged writes a line for each request. Filters are not secrets, but they tell what somebody is looking for: the log has
// the path alone.
func (s *Server) logged(h http.Handler) http.Handler {
	log := s.conf.Log
	if !log.Enabled(context.Background(), slog.LevelInfo) {
		return h
	}
	pool := sync.Pool{New: func() any { return new(recorder) }}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec := pool.Get().(*recorder)
		*rec = recorder{ResponseWriter: w, status: http.StatusOK}
		start := s.conf.Now()
		h.ServeHTTP(rec, r)
		log.LogAttrs(r.Context(), slog.LevelInfo, "request",
			slog.String("method", r.Method), slog.String("path", r.URL.Path), slog.Int("status", rec.status), slog.Int64("bytes", rec.bytes),
			slog.Duration("took", s.conf.Now().Sub(start).Round(time.Microsecond)), slog.String("agent", agent(r)))
		rec.ResponseWriter = nil
		pool.Put(rec)
	})
}

func agent(r *http.Request) string {
	ua := r.UserAgent()
	return ua[:min(len(ua), 100)]
}

type recorder struct {
	http.ResponseWriter
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
