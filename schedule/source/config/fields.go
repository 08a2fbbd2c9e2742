package config

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"
)

// The keys of the file. A new setting is one row here and one field in config.go.

func (r *reader) file(n *yaml.Node) {
	c := r.c
	c.Lines = r.mapping(n, "configuration", fields{
		"store":     r.text(&c.Store),
		"cancelled": r.oneOf(&c.Cancelled, "mark", "status", "hide"),
		"sources":   r.list("sources", r.source),
		"feeds":     r.list("feeds", r.feed),
		"serve":     r.serve,
		"fetch":     r.fetch,
	})
	names := map[string]bool{}
	for _, f := range c.Feeds {
		if names[f.Name] && f.Name != "" {
			r.errs = append(r.errs, c.At(f.Line, fmt.Errorf("feed %s is given twice", f.Name)))
		}
		names[f.Name] = true
	}
	where := map[string]bool{}
	for _, s := range c.Sources {
		if w := s.URL + s.Path; w != "" {
			if where[w] {
				r.errs = append(r.errs, c.At(s.Line, fmt.Errorf("source %s is given twice", w)))
			}
			where[w] = true
		}
	}
}

func (r *reader) source(n *yaml.Node) {
	s := Source{Line: n.Line}
	s.Lines = r.mapping(n, "source", fields{
		"name": r.text(&s.Name), "url": r.text(&s.URL), "path": r.text(&s.Path), "kind": r.oneOf(&s.Kind, "page", "feed", "opml"),
		"country": r.text(&s.Country), "zone": r.text(&s.Zone), "trust": r.oneOf(&s.Trust, "low", "normal", "high"), "every": r.duration(&s.Every),
	})
	l, who := strings.ToLower(s.URL), "source "+s.Name
	if s.Name == "" {
		who = fmt.Sprintf("source in line %d", n.Line)
	}
	switch {
	case n.Kind != yaml.MappingNode:
		return
	case (s.URL == "") == (s.Path == ""):
		r.wrong(n, "%s: want either url or path", who)
	case s.URL != "" && !strings.HasPrefix(l, "http://") && !strings.HasPrefix(l, "https://"):
		r.wrongAt(s.Lines.Of("url", n.Line), "%s: url %q: want an address that begins with http:// or https://", who, s.URL)
	}
	if len(s.Country) != 0 && (len(s.Country) != 2 || strings.ToUpper(s.Country) != s.Country) {
		r.wrongAt(s.Lines.Of("country", n.Line), "%s: country %q: want two capital letters such as FI", who, s.Country)
	}
	r.c.Sources = append(r.c.Sources, s)
}

func (r *reader) feed(n *yaml.Node) {
	f := Feed{Line: n.Line}
	f.Lines = r.mapping(n, "feed", fields{
		"name": r.text(&f.Name), "title": r.text(&f.Title), "description": r.text(&f.Description), "query": r.text(&f.Query),
		"past-days": r.days(&f.Past), "future-days": r.days(&f.Future), "max-size": r.size(&f.MaxBytes),
		"cancelled": r.oneOf(&f.Cancelled, "mark", "status", "hide"), "color": r.text(&f.Color),
	})
	if n.Kind != yaml.MappingNode {
		return
	}
	if f.Name == "" {
		r.wrong(n, "feed: want a name, which is its address")
	}
	r.c.Feeds = append(r.c.Feeds, f)
}

func (r *reader) serve(n *yaml.Node) {
	s := &r.c.Serve
	s.Line = n.Line
	s.Lines = r.mapping(n, "serve", fields{
		"listen": r.text(&s.Listen), "base-url": r.text(&s.BaseURL), "tls-cert": r.text(&s.TLSCert), "tls-key": r.text(&s.TLSKey),
		"metrics": r.text(&s.Metrics), "every": r.duration(&s.Every), "proxies": r.texts("proxies", &s.Proxies),
		"tls-hosts": r.texts("tls-hosts", &s.TLSHosts), "tls-cache": r.text(&s.TLSCache), "private": r.truth(&s.Private),
	})
	if (s.TLSCert == "") != (s.TLSKey == "") {
		r.wrong(n, "serve: tls-cert and tls-key go together")
	}
	if s.TLSCert != "" && len(s.TLSHosts) > 0 {
		r.wrong(n, "serve: either tls-cert or tls-hosts")
	}
}

func (r *reader) fetch(n *yaml.Node) {
	f := &r.c.Fetch
	f.Line = n.Line
	r.mapping(n, "fetch", fields{
		"allow-private-network": r.truth(&f.AllowPrivateNetwork), "contact": r.text(&f.Contact),
		"pause": r.duration(&f.Pause), "timeout": r.duration(&f.Timeout), "max-size": r.size(&f.MaxBytes),
	})
}
