package config

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const whole = `# A comment.
store: news.db
cancelled: status
sources:
  - name: Harbour Courier
    url: https://courier.example/rss
    kind: feed
    country: FI
    zone: Europe/Helsinki
    trust: high
    every: 15m
  - path: articles
feeds:
  - name: ports
    title: In the ports
    query: place:rotterdam OR place:turku
    past-days: 30
    future-days: 400
    max-size: 500 KB
    cancelled: hide
    color: teal
serve:
  listen: 127.0.0.1:8080
  base-url: https://calendar.example
  tls-cert: cert.pem
  tls-key: key.pem
  metrics: 127.0.0.1:9090
  proxies: [10.0.0.0/8]
  private: true
  every: 1h
fetch:
  allow-private-network: true
  contact: desk@calendar.example
  pause: 2s
  timeout: 1d
  max-size: 2 MiB
`

func TestParse(t *testing.T) {
	got, err := Parse("c.yaml", []byte(whole))
	if err != nil {
		t.Fatal(err)
	}
	want := &Config{Path: "c.yaml", Store: "news.db", Cancelled: "status",
		Sources: []Source{{Line: 5, Name: "Harbour Courier", URL: "https://courier.example/rss", Kind: "feed", Country: "FI", Zone: "Europe/Helsinki", Trust: "high", Every: 15 * time.Minute},
			{Line: 12, Path: "articles"}},
		Feeds: []Feed{{Line: 14, Name: "ports", Title: "In the ports", Query: "place:rotterdam OR place:turku", Past: 30 * 24 * time.Hour, Future: 400 * 24 * time.Hour,
			MaxBytes: 500_000, Cancelled: "hide", Color: "teal"}},
		Serve: Serve{Line: 23, Listen: "127.0.0.1:8080", BaseURL: "https://calendar.example", TLSCert: "cert.pem", TLSKey: "key.pem", Metrics: "127.0.0.1:9090", Proxies: []string{"10.0.0.0/8"}, Private: true, Every: time.Hour},
		Fetch: Fetch{Line: 32, AllowPrivateNetwork: true, Contact: "desk@calendar.example", Pause: 2 * time.Second, Timeout: 24 * time.Hour, MaxBytes: 2 << 20},
	}
	if got.Sources[0].Lines.Of("zone", 0) != 9 || got.Feeds[0].Lines.Of("query", 0) != 16 || got.Serve.Lines.Of("proxies", 0) != 28 || got.Lines.Of("cancelled", 0) != 3 {
		t.Errorf("lines of values: %v, %v, %v, %v", got.Sources[0].Lines, got.Feeds[0].Lines, got.Serve.Lines, got.Lines)
	}
	if d := cmp.Diff(want, got, cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".Lines" }, cmp.Ignore())); d != "" {
		t.Errorf("Parse: (-want +got)\n%s", d)
	}
}

// TestParse_example: the example that people begin with is right.
func TestParse_example(t *testing.T) {
	b, err := os.ReadFile("../../../deploy/dateline.yaml")
	if err != nil {
		t.Fatal(err)
	}
	c, err := Parse("dateline.yaml", b)
	if err != nil || len(c.Sources) != 3 || len(c.Feeds) != 2 {
		t.Errorf("%v, %+v", err, c)
	}
}

// TestParse_wrong: every mistake is named with its line, all of them at once.
func TestParse_wrong(t *testing.T) {
	for in, want := range map[string]string{
		"":                              "",
		"# nothing\n":                   "",
		"sources:\n":                    "",
		"sorces: []":                    `c.yaml:1: configuration: no key "sorces"; there are cancelled, feeds, fetch, serve, sources, store`,
		"a: [":                          "c.yaml:1: ",
		"store: x\n\tfeeds: y":          "c.yaml:2: ",
		"- a":                           "c.yaml:1: configuration: want keys with values",
		"store: a\nstore: b":            "c.yaml:2: configuration: store is given twice, first in line 1",
		"sources: courier.example":      "c.yaml:1: sources: want a list",
		"sources:\n  - name: x":         "c.yaml:2: source x: want either url or path",
		"sources:\n  - url: ftp://x.e/": `c.yaml:2: source in line 2: url "ftp://x.e/": want an address`,
		"sources:\n  - path: a\n    every: soon\n    kind: rss\n    trust: 7": "c.yaml:3: \"soon\": want a time such as 30s, 15m, 2h or 1d\nc.yaml:4: \"rss\": want one of page, feed, opml\nc.yaml:5: \"7\": want one of low, normal, high",
		"sources:\n  - path: a\n    country: Finland":                         `c.yaml:3: source in line 2: country "Finland": want two capital letters`,
		"store: a\nsources:\n  - every: 1h":                                   "c.yaml:3: source in line 3: want either url or path",
		"store: [a\nsources:\n  - path: a\n":                                  "c.yaml:1: did not find expected ',' or ']'",
		"store: a\nfeeds: [{name: a}\nserve:\n  listen: a\n":                  "c.yaml:2: did not find expected ',' or ']'",
		"store: a\nsources:\n  - path: a\n    name: {x\n":                     "c.yaml:4: did not find expected ',' or '}'",
		"sources:\n  - path: a\n  - path: a":                                  "c.yaml:3: source a is given twice",
		"feeds:\n  - title: x":                                                "c.yaml:2: feed: want a name",
		"feeds:\n  - name: a\n  - name: a":                                    "c.yaml:3: feed a is given twice",
		"feeds:\n  - name: a\n    past-days: -3":                              `c.yaml:3: "-3": want a number of days`,
		"feeds:\n  - name: a\n    max-size: big":                              `c.yaml:3: "big": want a size`,
		"serve:\n  tls-cert: a":                                               "c.yaml:2: serve: tls-cert and tls-key go together",
		"serve:\n  tls-cert: a\n  tls-key: b\n  tls-hosts: [c.example]":       "c.yaml:2: serve: either tls-cert or tls-hosts",
		"serve:\n  listen: [1, 2]":                                            "c.yaml:2: want a word",
		"fetch:\n  allow-private-network: maybe":                              `c.yaml:2: "maybe": want true or false`,
		"store: a\n---\nstore: b":                                             "a second document",
		"a: &x [*x]":                                                          "c.yaml:1",
		"sources:\n  - path: a\n    name: " + strings.Repeat("[", 20000):      "c.yaml",
		strings.Repeat("#", 5<<20):                                            "longer than 4 MB",
	} {
		_, err := Parse("c.yaml", []byte(in))
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%.60q) = %v, want %q", in, err, want)
		}
	}
}

// TestParse_truth: whoever writes that a calendar is private in any way YAML knows gets a private one, or is told.
func TestParse_truth(t *testing.T) {
	for in, want := range map[string]bool{"true": true, "True": true, "TRUE": true, "!!bool true": true, "false": false, "False": false, "FALSE": false} {
		c, err := Parse("c.yaml", []byte("serve:\n  private: "+in+"\n"))
		if err != nil || c.Serve.Private != want {
			t.Errorf("private: %s = %v, %v; want %v", in, c.Serve.Private, err, want)
		}
	}
	for _, in := range []string{"yes", "Yes", "on", "y", "tRUE", "1", `"true"`, "!!bool 7", "", "[true]"} {
		if _, err := Parse("c.yaml", []byte("serve:\n  private: "+in+"\n")); err == nil || !strings.Contains(err.Error(), "c.yaml:2: ") {
			t.Errorf("private: %s is accepted, or refused without its line: %v", in, err)
		}
	}
}

func ExampleParse() {
	c, err := Parse("dateline.yaml", []byte("sources:\n  - name: Courier\n    url: https://courier.example/rss\n"))
	fmt.Println(c.Sources[0].Name, c.Sources[0].URL, err)
	_, err = Parse("dateline.yaml", []byte("sources:\n  - nme: Courier\n    path: articles\n"))
	fmt.Println(err)
	// Output:
	// Courier https://courier.example/rss <nil>
	// dateline.yaml:2: source: no key "nme"; there are country, every, kind, name, path, trust, url, zone
}

func FuzzParse(f *testing.F) {
	f.Add(whole)
	f.Add("feeds:\n  - {name: a, query: 'b'}\n")
	f.Fuzz(func(t *testing.T, in string) {
		c, err := Parse("f", []byte(in))
		if err == nil && c == nil {
			t.Error("neither a configuration nor an error")
		}
		if err != nil && !strings.HasPrefix(err.Error(), "f:") {
			t.Errorf("the error does not name the file: %v", err)
		}
	})
}
