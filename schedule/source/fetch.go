package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"syscall"
	"time"
)

// Fetching from strangers. The address is checked when the connection is made, after names are resolved and on every
// redirect, so that no name can lead into the local network. Proxies of the environment are not used: they would connect
// in our place, unchecked.

const (
	defaultTimeout  = time.Minute
	defaultMaxBytes = 32 << 20
	maxRedirects    = 10
)

// ErrPrivate is the error of a connection refused because it leads into a private network.
var ErrPrivate = errors.New("private network address refused (allow it with --allow-private-network)")

type fetcher struct {
	client    *http.Client
	transport *http.Transport
}

func newFetcher(opts Options) *fetcher {
	f := &fetcher{}
	rt := opts.Transport
	if rt == nil {
		d := &net.Dialer{Timeout: 15 * time.Second}
		if !opts.AllowPrivate {
			d.Control = control
		}
		f.transport = &http.Transport{
			DialContext:            d.DialContext,
			TLSHandshakeTimeout:    15 * time.Second,
			ResponseHeaderTimeout:  30 * time.Second,
			MaxResponseHeaderBytes: 256 << 10,
			MaxIdleConnsPerHost:    2,
			ForceAttemptHTTP2:      true,
		}
		rt = f.transport
	}
	f.client = &http.Client{Transport: rt, CheckRedirect: redirect}
	return f
}

func (f *fetcher) close() {
	if f.transport != nil {
		f.transport.CloseIdleConnections()
	}
}

func redirect(req *http.Request, via []*http.Request) error {
	if len(via) >= maxRedirects {
		return fmt.Errorf("more than %d redirects", maxRedirects)
	}
	if s := req.URL.Scheme; s != "http" && s != "https" {
		return fmt.Errorf("redirected to a %s address", s)
	}
	return nil
}

// control is called with the resolved address of each connection before it is made.
func control(_, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("address %q: %w", address, err)
	}
	if !public(ap.Addr()) {
		return fmt.Errorf("%s: %w", ap.Addr(), ErrPrivate)
	}
	return nil
}

// reserved are the blocks of the special-purpose address registries (RFC 6890 and its successors) that netip's own
// predicates do not cover.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),
	netip.MustParsePrefix("100.64.0.0/10"),   // carrier-grade NAT
	netip.MustParsePrefix("192.0.0.0/24"),    // protocol assignments
	netip.MustParsePrefix("192.0.2.0/24"),    // documentation
	netip.MustParsePrefix("198.18.0.0/15"),   // benchmarks
	netip.MustParsePrefix("198.51.100.0/24"), // documentation
	netip.MustParsePrefix("203.0.113.0/24"),  // documentation
	netip.MustParsePrefix("240.0.0.0/4"),     // reserved and broadcast
	netip.MustParsePrefix("::/96"),           // IPv4-compatible
	netip.MustParsePrefix("64:ff9b::/96"),    // NAT64: hides an IPv4 address
	netip.MustParsePrefix("64:ff9b:1::/48"),
	netip.MustParsePrefix("100::/64"),
	netip.MustParsePrefix("2001::/23"), // Teredo and other protocol assignments
	netip.MustParsePrefix("2001:db8::/32"),
	netip.MustParsePrefix("2002::/16"), // 6to4: hides an IPv4 address
	netip.MustParsePrefix("fec0::/10"), // site-local
}

func public(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if !a.IsValid() || !a.IsGlobalUnicast() || a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() {
		return false
	}
	for _, p := range reserved {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

// fetch yields the body of one address.
func (o *opener) fetch(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return o.yield(Item{}, fmt.Errorf("source %s: not a valid address", address))
	}
	name := u.Redacted()
	fail := func(err error) bool {
		var ue *url.Error
		if errors.As(err, &ue) {
			err = ue.Err // it would repeat the address, with whatever stands in it
		}
		return o.yield(Item{}, fmt.Errorf("source %s: %w", name, err))
	}
	timeout := o.opts.Timeout
	if timeout == 0 {
		timeout = defaultTimeout
	}
	ctx, cancel := context.WithTimeout(o.ctx, timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return fail(err)
	}
	agent := o.opts.UserAgent
	if agent == "" {
		agent = "dateline"
	}
	req.Header.Set("User-Agent", agent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/json;q=0.9,text/plain;q=0.9,*/*;q=0.5")
	if o.fetcher == nil {
		o.fetcher = newFetcher(o.opts)
	}
	resp, err := o.fetcher.client.Do(req)
	if err != nil {
		return fail(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fail(fmt.Errorf("the server answers %d %s", resp.StatusCode, http.StatusText(resp.StatusCode)))
	}
	if enc := resp.Header.Get("Content-Encoding"); enc != "" && enc != "identity" {
		return fail(fmt.Errorf("encoded as %q, which was not asked for", enc))
	}
	limit := o.opts.MaxBytes
	if limit == 0 {
		limit = defaultMaxBytes
	}
	plain := *u
	plain.User, plain.Fragment = nil, ""
	return o.yield(Item{Name: name, URL: plain.String(), Body: &limited{r: resp.Body, left: limit, limit: limit}}, nil)
}

// limited reports a body that is too long, where io.LimitReader would cut it in silence. It stands after the
// decompression, so that it also meets what a small answer unfolds to.
type limited struct {
	r           io.Reader
	left, limit int64
}

func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 {
		var one [1]byte
		n, err := l.r.Read(one[:])
		if n > 0 {
			return 0, fmt.Errorf("longer than %d bytes", l.limit)
		}
		return 0, err
	}
	if int64(len(p)) > l.left {
		p = p[:l.left]
	}
	n, err := l.r.Read(p)
	l.left -= int64(n)
	return n, err
}
