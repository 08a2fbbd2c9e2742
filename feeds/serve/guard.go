package serve

import (
	"net/http"
	"strings"
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
