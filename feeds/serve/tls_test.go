package serve_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"dateline/feeds/feedstest"
	"dateline/feeds/serve"
)

// certificate writes a pair for localhost with a serial number.
func certificate(t *testing.T, dir string, serial int64) serve.TLS {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	template := x509.Certificate{SerialNumber: big.NewInt(serial), NotBefore: now.Add(-time.Hour), NotAfter: now.Add(time.Hour), DNSNames: []string{"localhost"}}
	cert, err := x509.CreateCertificate(rand.Reader, &template, &template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	files := serve.TLS{Cert: filepath.Join(dir, "cert.pem"), Key: filepath.Join(dir, "key.pem")}
	for name, block := range map[string]*pem.Block{files.Cert: {Type: "CERTIFICATE", Bytes: cert}, files.Key: {Type: "PRIVATE KEY", Bytes: private}} {
		if err := os.WriteFile(name, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
		stamp := now.Add(time.Duration(serial) * time.Minute) // renewed at another time, whatever the file system resolves
		if err := os.Chtimes(name, stamp, stamp); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// start serves until the test ends and gives the address.
func start(t *testing.T, s *serve.Server) string {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	l, err := serve.Listen(ctx, "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, l) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Errorf("Serve: %v", err)
		}
	})
	return l.Addr().String()
}

// Calendars are served encrypted, over HTTP/2 where asked; a renewed certificate is taken up without a restart, and half of
// one leaves the old.
func TestServer_TLS(t *testing.T) {
	dir := t.TempDir()
	var shift atomic.Int64
	files := certificate(t, dir, 1)
	s, err := serve.New(serve.Config{Now: feedstest.AsOf, Tick: func() time.Time { return time.Now().Add(time.Duration(shift.Load())) }, TLS: files})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Publish(snapshot(t)); err != nil {
		t.Fatal(err)
	}
	address := start(t, s)
	get := func() (serial int64, proto string, h http.Header) {
		t.Helper()
		client := http.Client{Transport: &http.Transport{ForceAttemptHTTP2: true, DisableKeepAlives: true, TLSClientConfig: &tls.Config{InsecureSkipVerify: true, ServerName: "localhost"}}}
		res, err := client.Get("https://" + address + "/all.ics")
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		if b, err := io.ReadAll(res.Body); err != nil || !strings.HasSuffix(string(b), "END:VCALENDAR\r\n") {
			t.Fatalf("%d %v", res.StatusCode, err)
		}
		return res.TLS.PeerCertificates[0].SerialNumber.Int64(), res.Proto, res.Header
	}
	serial, proto, h := get()
	if serial != 1 || proto != "HTTP/2.0" || !strings.HasPrefix(h.Get("Strict-Transport-Security"), "max-age=") {
		t.Errorf("certificate %d over %s, %v", serial, proto, h)
	}
	if err := os.WriteFile(files.Key, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	shift.Store(int64(time.Minute))
	if serial, _, _ := get(); serial != 1 {
		t.Errorf("with half a pair: certificate %d, want the old", serial)
	}
	certificate(t, dir, 2)
	shift.Store(int64(2 * time.Minute))
	if serial, _, _ := get(); serial != 2 {
		t.Errorf("after the renewal: certificate %d, want 2", serial)
	}
	old := &tls.Config{InsecureSkipVerify: true, MaxVersion: tls.VersionTLS11}
	if c, err := tls.Dial("tcp", address, old); err == nil {
		c.Close()
		t.Error("TLS 1.1 is taken")
	}
	if res, err := http.Get("http://" + address + "/all.ics"); err == nil {
		if b, _ := io.ReadAll(res.Body); res.StatusCode < 400 || strings.Contains(string(b), "VCALENDAR") {
			t.Errorf("unencrypted: %d", res.StatusCode)
		}
		res.Body.Close()
	}
}

// Certificates are asked for only under the names that were given, and kept in a folder of their own.
func TestServer_TLSNames(t *testing.T) {
	s, err := serve.New(serve.Config{Now: feedstest.AsOf, Tick: time.Now, TLS: serve.TLS{Hosts: []string{"calendar.example.org"}, Cache: t.TempDir()}})
	if err != nil {
		t.Fatal(err)
	}
	address := start(t, s)
	for _, name := range []string{"evil.example", "127.0.0.1", ""} {
		c, err := tls.Dial("tcp", address, &tls.Config{InsecureSkipVerify: true, ServerName: name})
		if err == nil {
			c.Close()
			t.Errorf("a handshake for %q succeeds", name)
		}
	}
}

func TestNew_TLS(t *testing.T) {
	good := certificate(t, t.TempDir(), 1)
	for name, conf := range map[string]serve.TLS{
		"certificate without key": {Cert: good.Cert}, "key without certificate": {Key: good.Key}, "no such files": {Cert: "none.pem", Key: "none.pem"},
		"key in place of certificate": {Cert: good.Key, Key: good.Key}, "names without a folder": {Hosts: []string{"example.org"}},
		"names and files": {Cert: good.Cert, Key: good.Key, Hosts: []string{"example.org"}, Cache: "x"},
	} {
		if _, err := serve.New(serve.Config{Now: feedstest.AsOf, TLS: conf}); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
}

// Who asks as slowly as it can does not keep the server from stopping.
func TestServer_Serve_slow(t *testing.T) {
	if testing.Short() {
		t.Skip("waits as long as a slow client is given")
	}
	s := server(t, serve.Config{})
	ctx, stop := context.WithCancel(t.Context())
	l, err := serve.Listen(ctx, "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, l) }()
	c, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	io.WriteString(c, "GET /all.ics HTTP/1.1\r\nHost: localhost\r\n")
	go func() {
		for range 100 {
			if _, err := io.WriteString(c, "X-Drip: 1\r\n"); err != nil {
				return
			}
			time.Sleep(100 * time.Millisecond)
		}
	}()
	stop()
	select {
	case err := <-done:
		if err != nil {
			t.Errorf("Serve: %v, want nothing", err)
		}
	case <-time.After(20 * time.Second):
		t.Error("does not stop")
	}
}
