package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/schedule/source"
)

// TestForms: one story, in every form news comes in, is the same event at the same instant with the same quote; dates around
// the story are none.
func TestForms(t *testing.T) {
	const lead = "The Latvian government will publish its forecast in Riga on 27 March at 10:00 local time, the ministry of finance said on Tuesday."
	const rest = "The forecast covers the growth of the economy and the prices of food and fuel, and it was to come out last week already. Officials gave no reason for the delay, and the opposition asked for one."
	const stamp, address = "2024-03-05T08:00:00Z", "https://wire.example/forecast"
	page := `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Forecast | Wire</title><meta property="og:title" content="Forecast"><meta property="article:published_time" content="` + stamp +
		`"><link rel="canonical" href="` + address + `"></head><body><nav><a href="/">Home</a> Summit in Oslo on 2 April at 9:00</nav><div class="cookie-banner"><p>We changed our cookies on 1 April 2024 at noon.</p></div>` +
		`<article><h1>Forecast</h1><p>` + lead + `</p><p>` + rest + `</p></article><aside><h2>Related</h2><ul><li><a href="/x">Concert in Tallinn on 9 April at 19:00</a></li></ul></aside>` +
		`<section id="comments"><h2>Comments</h2><p>anna, 6 March 2024 at 12:01</p></section><footer><p>Office meeting on 3 April. © 2024</p></footer></body></html>`
	rss := func(link, body string) string {
		return `<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title><item><title>Forecast</title><link>` + link + `</link><pubDate>Tue, 05 Mar 2024 08:00:00 GMT</pubDate><description>` + body + `</description></item></channel></rss>`
	}
	atom := `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><title>Forecast</title><link href="` + address + `"/><published>` + stamp +
		`</published><content type="html">&lt;p&gt;` + lead + `&lt;/p&gt;&lt;p&gt;` + rest + `&lt;/p&gt;</content></entry></feed>`
	line := func(m map[string]string) string {
		b, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	response := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s", len(page), page)
	var warc bytes.Buffer
	z := gzip.NewWriter(&warc)
	fmt.Fprintf(z, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-03-06T00:00:01Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", address, len(response), response)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	s := newSite(t, map[string]string{"/forecast": page})
	s.set("/rss", rss("/forecast", "The government will publish its forecast."))
	dir := t.TempDir()
	in := func(name, body string) string { return writeFile(t, filepath.Join(dir, name), body) }
	for name, src := range map[string]string{
		"text":          in("a.txt", "Published: 5 March 2024 08:00 GMT\n\n"+lead+"\n\n"+rest+"\n"),
		"HTML":          in("b.html", page),
		"address":       s.URL + "/forecast",
		"RSS, linked":   s.URL + "/rss",
		"RSS, whole":    in("c.xml", rss(address, lead+" "+rest)),
		"Atom":          in("d.xml", atom),
		"JSON Lines":    in("e.jsonl", line(map[string]string{"url": address, "published": stamp, "title": "Forecast", "text": lead + "\n\n" + rest})),
		"JSON and HTML": in("f.jsonl", line(map[string]string{"html": page})),
		"e-mail":        in("g.eml", "From: Wire <wire@wire.example>\r\nTo: desk@wire.example\r\nSubject: Forecast\r\nDate: Tue, 05 Mar 2024 08:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"+lead+"\r\n\r\n"+rest+"\r\n"),
		"WARC.gz":       in("h.warc.gz", warc.String()),
	} {
		o := must(t, "extract", "--allow-private-network", "--now", "2024-03-06T12:00:00Z", src)
		var got struct {
			Events []struct {
				Start    string
				Evidence []struct{ Quote, Field string }
			}
		}
		if err := json.Unmarshal([]byte(o.out), &got); err != nil {
			t.Errorf("%s: %v\n%s%s", name, err, o.out, o.err)
			continue
		}
		if len(got.Events) != 1 || got.Events[0].Start != "2024-03-27T08:00:00Z" {
			t.Errorf("%s: events %+v, want one at 2024-03-27T08:00:00Z\n%s", name, got.Events, o.out)
			continue
		}
		quotes := map[string]string{}
		for _, e := range got.Events[0].Evidence {
			quotes[e.Field] += e.Quote
		}
		if quotes["what"] != lead || quotes["when"] != "27 March at 10:00 local time" {
			t.Errorf("%s: quotes %q", name, quotes)
		}
	}
}

// TestProgress: a long reading tells how far it is; on a terminal in one line.
func TestProgress(t *testing.T) {
	var out bytes.Buffer
	path := writeFile(t, filepath.Join(t.TempDir(), "a.txt"), strings.Repeat("x", 1000))
	p := newProgress(&out, []source.Source{{Spec: path}})
	p.bytes(100)
	if p.article(); out.Len() != 0 {
		t.Errorf("a short reading tells %q", out.String())
	}
	p.begun, p.last = p.begun.Add(-20*time.Second), p.last.Add(-20*time.Second)
	p.bytes(150)
	p.article()
	if got := out.String(); !strings.HasPrefix(got, "1 articles read, 0 a second, 25%, 1m0s left\n") || strings.Count(got, "\n") != 1 {
		t.Errorf("after 20 seconds %q", got)
	}
	out.Reset()
	p.terminal, p.last = true, p.begun
	p.article()
	p.end()
	if got := out.String(); !strings.HasPrefix(got, "\r\x1b[K3 articles read") || !strings.HasSuffix(got, "\r\x1b[K") {
		t.Errorf("on a terminal %q", got)
	}
	if n := sizeOf([]source.Source{{Spec: path}, {Spec: "https://x.example/"}}); n != 0 {
		t.Errorf("a size of %d with an address among the sources, want none", n)
	}
}
