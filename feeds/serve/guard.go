package serve

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// maxURL is more than any address of ours takes, a filter of maxFilter bytes in percent signs included.
const maxURL = 4096

// secure sets the headers that every body goes out with; pages allow themselves more by their own policy.
func secure(h http.Header) {
	h["X-Content-Type-Options"] = nosniff
	h["Content-Security-Policy"] = nothing
	h["Cross-Origin-Resource-Policy"] = sameOrigin
	h["Referrer-Policy"] = noReferrer
}

// Values of headers that all answers share and nobody writes to.
var (
	nosniff    = []string{"nosniff"}
	nothing    = []string{"default-src 'none'; frame-ancestors 'none'"}
	sameOrigin = []string{"same-origin"}
	noReferrer = []string{"no-referrer"}
	noRanges   = []string{"none"} // who asks for a part gets the whole: parts of two snapshots make no calendar
)

// guarded refuses what no client of ours asks.
func (s *Server) guarded(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			w.Header().Set("Allow", "GET, HEAD")
			refuse(w, http.StatusMethodNotAllowed, "this server only answers GET and HEAD")
		case len(r.RequestURI) > maxURL:
			refuse(w, http.StatusRequestURITooLong, "the address is too long")
		case odd(r):
			refuse(w, http.StatusBadRequest, "there is no such address")
		case s.alone.Load() && !local(r.Host):
			refuse(w, http.StatusMisdirectedRequest, "this server does not answer under that name")
		default:
			h.ServeHTTP(w, r)
		}
	})
}

// local tells whether a Host header names this machine by itself. On a loopback address nobody else comes honestly: a page
// of a stranger that has its own name resolve to 127.0.0.1 reads what the browser of this machine may read (DNS rebinding).
func local(host string) bool {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
	_, err := netip.ParseAddr(host)
	return err == nil || host == "" || host == "localhost" || strings.HasSuffix(host, ".localhost")
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
