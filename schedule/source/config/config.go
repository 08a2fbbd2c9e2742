// Package config reads the configuration file of dateline, and is its only reader: package main calls it and passes on plain
// values. Every error names the file and the line. What a value means (a query, a zone) is judged by main, which names the
// line through At.
package config

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// Config is what a file says. Zero values were not said.
type Config struct {
	Path      string // of the file, for messages
	Lines     Lines
	Store     string
	Cancelled string // mark, status, hide: for feeds that do not say
	Sources   []Source
	Feeds     []Feed
	Serve     Serve
	Fetch     Fetch
}

// Lines are the lines of the values of a part of the file, by key.
type Lines map[string]int

// Of gives the line of a value, or another when the file does not have it.
func (l Lines) Of(key string, or int) int {
	if n, ok := l[key]; ok {
		return n
	}
	return or
}

// Source is one place to read. One of URL and Path is set.
type Source struct {
	Line          int
	Lines         Lines
	Name          string
	URL, Path     string
	Kind          string // page, feed, opml; "": by content
	Country, Zone string // for which the publisher writes
	Trust         string // low, normal, high
	Every         time.Duration
}

// Feed is one calendar to publish.
type Feed struct {
	Line                     int
	Lines                    Lines
	Name, Title, Description string
	Query                    string
	Past, Future             time.Duration // 0: no window
	MaxBytes                 int           // 0: no cap
	Cancelled                string        // mark, status, hide
	Color                    string
}

// Serve are the settings of the server.
type Serve struct {
	Line            int
	Lines           Lines
	Listen, BaseURL string
	TLSCert, TLSKey string   // files
	TLSHosts        []string // to ask certificates for
	TLSCache        string   // folder to keep these in
	Private         bool     // show nothing but what tokens open
	Metrics         string   // address
	Proxies         []string
	Every           time.Duration // between polls of sources that do not say
}

// Fetch are the settings of reading from the web.
type Fetch struct {
	Line                int
	AllowPrivateNetwork bool
	Contact             string // told to publishers beside the name of the program
	Pause, Timeout      time.Duration
	MaxBytes            int
}

// At names a line of the file in an error.
func (c *Config) At(line int, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s:%d: %w", c.Path, line, err)
}

// maxFile bounds a file; longer ones are no configuration.
const maxFile = 4 << 20

// Parse reads the content of a file. All mistakes are reported together.
func Parse(path string, content []byte) (*Config, error) {
	c := &Config{Path: path}
	if len(content) > maxFile {
		return nil, fmt.Errorf("%s: longer than %d MB", path, maxFile>>20)
	}
	var doc yaml.Node
	d := yaml.NewDecoder(bytes.NewReader(content))
	if err := d.Decode(&doc); err != nil {
		if strings.TrimSpace(string(content)) == "" || err.Error() == "EOF" {
			return c, nil
		}
		return nil, syntax(path, content, err)
	}
	r := &reader{c: c}
	if len(doc.Content) == 1 {
		r.file(doc.Content[0])
	}
	var more yaml.Node
	if d.Decode(&more) == nil {
		r.wrong(&more, "a second document; a configuration is one")
	}
	return c, errors.Join(r.errs...)
}

var yamlLine = regexp.MustCompile(`^yaml: line (\d+): (.*)$`)

// syntax gives an error of the YAML parser the form of all others.
func syntax(path string, content []byte, err error) error {
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		line, _ := strconv.Atoi(m[1])
		return fmt.Errorf("%s:%d: %s", path, syntaxLine(strings.Split(string(content), "\n"), line, m[2]), m[2])
	}
	return fmt.Errorf("%s: %s", path, strings.TrimPrefix(err.Error(), "yaml: "))
}

// syntaxLine mends the line of an error of the parser proper, which counts from 0 and gives of a bracket that is never closed
// now where it opens, now where the file goes on without it.
func syntaxLine(lines []string, said int, what string) int {
	if !strings.HasPrefix(what, "did not find expected ") {
		return said // of the scanner, which counts as people do
	}
	opens := func(line int) bool {
		return line >= 1 && line <= len(lines) &&
			strings.Count(lines[line-1], "[")+strings.Count(lines[line-1], "{") > strings.Count(lines[line-1], "]")+strings.Count(lines[line-1], "}")
	}
	switch bracket := strings.HasSuffix(what, "]'") || strings.HasSuffix(what, "}'") || strings.HasSuffix(what, "node content"); {
	case bracket && opens(said+1):
		return said + 1
	case bracket && opens(1):
		return 1
	}
	return min(said+1, len(lines))
}
