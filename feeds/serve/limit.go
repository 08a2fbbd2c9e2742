package serve

import (
	"net/http"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Limit bounds how often one client may ask. A calendar app asks a few times an hour and a browser a few times a page;
// the limits are for what runs wild, and wide enough for an office behind one address.
type Limit struct {
	PerSecond float64        // 0: defaultPerSecond; negative: no limit
	Burst     int            // 0: defaultBurst
	Exempt    []netip.Prefix // proxies in front, which ask for many; loopback always is
}

const (
	defaultPerSecond = 20
	defaultBurst     = 200
	maxClients       = 10_000 // remembered in each of two generations
)

// limiter holds a token bucket for each client. Two generations keep it small without a list of who came when: when the
// younger is full it becomes the older, and who is in neither begins with a full bucket.
type limiter struct {
	limit rate.Limit
	burst int
	skip  []netip.Prefix
	now   func() time.Time

	mu         sync.Mutex
	young, old map[netip.Prefix]*rate.Limiter
}

// newLimiter returns nil when there is no limit.
func newLimiter(l Limit, now func() time.Time) *limiter {
	if l.PerSecond < 0 {
		return nil
	}
	if l.PerSecond == 0 {
		l.PerSecond = defaultPerSecond
	}
	if l.Burst <= 0 {
		l.Burst = defaultBurst
	}
	return &limiter{limit: rate.Limit(l.PerSecond), burst: l.Burst, skip: l.Exempt, now: now, young: map[netip.Prefix]*rate.Limiter{}}
}

// allow takes a token from the client's bucket. What has no address of the internet (a Unix socket, a test) is exempt.
func (l *limiter) allow(remote string) bool {
	port, err := netip.ParseAddrPort(remote)
	if err != nil {
		return true
	}
	addr := port.Addr().Unmap().WithZone("")
	if addr.IsLoopback() {
		return true
	}
	for _, p := range l.skip {
		if p.Contains(addr) {
			return true
		}
	}
	bits := 32
	if addr.Is6() {
		bits = 64 // one household has as many addresses as it likes below that
	}
	client, err := addr.Prefix(bits)
	if err != nil {
		return true
	}
	return l.bucket(client).AllowN(l.now(), 1)
}

func (l *limiter) bucket(client netip.Prefix) *rate.Limiter {
	l.mu.Lock()
	defer l.mu.Unlock()
	b := l.young[client]
	if b != nil {
		return b
	}
	if b = l.old[client]; b == nil {
		b = rate.NewLimiter(l.limit, l.burst)
	}
	if len(l.young) >= maxClients {
		l.old, l.young = l.young, map[netip.Prefix]*rate.Limiter{}
	}
	l.young[client] = b
	return b
}

// limited answers 429 to who asks too often.
func limited(l *limiter, h http.Handler) http.Handler {
	if l == nil {
		return h
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !l.allow(r.RemoteAddr) {
			w.Header().Set("Retry-After", "10")
			refuse(w, http.StatusTooManyRequests, "too many requests; a calendar need not be asked more than once in five minutes")
			return
		}
		h.ServeHTTP(w, r)
	})
}
