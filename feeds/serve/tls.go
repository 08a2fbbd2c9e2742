package serve

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"sync"
	"time"

	"golang.org/x/crypto/acme/autocert"
)

// TLS says how connections are encrypted: by a certificate in files, or by one that is asked for as it is needed (ACME,
// Let's Encrypt). The zero value is plain HTTP, for loopback and behind a proxy.
type TLS struct {
	Cert, Key string   // files in PEM; read again when they change, since others renew them
	Hosts     []string // names to ask certificates for; the server must be reached under them on port 443
	Cache     string   // folder in which these are kept
}

// on reports whether connections are encrypted.
func (t TLS) on() bool { return t.Cert != "" || t.Key != "" || len(t.Hosts) > 0 }

// config returns nil for plain HTTP.
func (t TLS) config(tick func() time.Time) (*tls.Config, error) {
	switch {
	case !t.on():
		return nil, nil
	case len(t.Hosts) > 0:
		if t.Cert != "" || t.Key != "" {
			return nil, errors.New("TLS: either files or names to ask certificates for, not both")
		}
		if t.Cache == "" {
			return nil, errors.New("TLS: a folder is needed to keep certificates in: asking anew at each start is soon refused")
		}
		m := autocert.Manager{Prompt: autocert.AcceptTOS, HostPolicy: autocert.HostWhitelist(t.Hosts...), Cache: autocert.DirCache(t.Cache)}
		c := m.TLSConfig()
		c.MinVersion = tls.VersionTLS12
		return c, nil
	case t.Cert == "" || t.Key == "":
		return nil, errors.New("TLS: certificate and key belong together")
	}
	p := &pair{files: t, tick: tick}
	if err := p.load(); err != nil {
		return nil, err
	}
	return &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: p.get, NextProtos: []string{"h2", "http/1.1"}}, nil
}

// recheck is how often the files of a certificate are looked at.
const recheck = 10 * time.Second

// pair is a certificate in files.
type pair struct {
	files TLS
	tick  func() time.Time

	mu      sync.Mutex
	cert    *tls.Certificate
	stamps  [2]time.Time
	checked time.Time
}

func (p *pair) load() error {
	now, err := p.stamp()
	if err != nil {
		return err
	}
	c, err := tls.LoadX509KeyPair(p.files.Cert, p.files.Key)
	if err != nil {
		return fmt.Errorf("TLS: %w", err)
	}
	p.cert, p.stamps, p.checked = &c, now, p.tick()
	return nil
}

func (p *pair) stamp() (out [2]time.Time, err error) {
	for i, name := range []string{p.files.Cert, p.files.Key} {
		info, err := os.Stat(name)
		if err != nil {
			return out, fmt.Errorf("TLS: %w", err)
		}
		out[i] = info.ModTime()
	}
	return out, nil
}

// get gives the certificate. One that cannot be read again, such as half of a renewed pair, leaves the last good one.
func (p *pair) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if now := p.tick(); now.Sub(p.checked) >= recheck {
		p.checked = now
		if s, err := p.stamp(); err == nil && s != p.stamps {
			p.load() // what fails is tried again at the next check
		}
	}
	return p.cert, nil
}

// Listen opens an address such as "127.0.0.1:8080".
func Listen(ctx context.Context, addr string) (net.Listener, error) {
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w", addr, err)
	}
	return l, nil
}

// strict tells browsers to come back encrypted only.
func strict(h http.Handler) http.Handler {
	always := []string{"max-age=31536000"}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header()["Strict-Transport-Security"] = always
		h.ServeHTTP(w, r)
	})
}
