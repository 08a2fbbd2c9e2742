package serve

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// Timeouts against clients that are slow on purpose. A feed of some MB still gets through a bad line.
const (
	readHeaderTimeout = 5 * time.Second
	readTimeout       = 10 * time.Second
	writeTimeout      = 2 * time.Minute
	idleTimeout       = 2 * time.Minute
	stopTimeout       = 10 * time.Second
	maxHeader         = 16 << 10
)

// Serve answers on the listener, encrypted where the configuration says so, and on the address for metrics where there is
// one, until the context ends; then it lets running answers finish, for a while.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	if a, ok := l.Addr().(*net.TCPAddr); ok && a.IP.IsLoopback() && s.conf.BaseURL == "" && s.tls == nil {
		s.alone.Store(true)
	}
	if s.tls != nil {
		l = tls.NewListener(l, s.tls)
	}
	if s.conf.Metrics == "" {
		return s.answer(ctx, l, s)
	}
	m, err := Listen(ctx, s.conf.Metrics)
	if err != nil {
		return errors.Join(fmt.Errorf("metrics: %w", err), l.Close())
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	ended := make(chan error, 1)
	go func() {
		defer stop() // neither goes on without the other
		ended <- s.answer(ctx, m, s.Metrics())
	}()
	err = s.answer(ctx, l, s)
	stop()
	return errors.Join(err, <-ended)
}

func (s *Server) answer(ctx context.Context, l net.Listener, h http.Handler) error {
	server := &http.Server{
		Handler: h, ReadHeaderTimeout: readHeaderTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout, IdleTimeout: idleTimeout,
		MaxHeaderBytes: maxHeader, ConnContext: withGathering, ErrorLog: slog.NewLogLogger(s.conf.Log.Handler(), slog.LevelWarn),
	}
	stopped := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
		defer cancel()
		err := server.Shutdown(grace)
		if errors.Is(err, context.DeadlineExceeded) {
			err = server.Close() // who is as slow as this is cut off
		}
		stopped <- err
	})
	err := server.Serve(gatherer{l})
	if stop() { // the context is alive: Serve came back by itself
		return fmt.Errorf("serve: %w", err)
	}
	if !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	if err := <-stopped; err != nil {
		return fmt.Errorf("stop serving: %w", err)
	}
	return nil
}
