package article

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/schedule"
)

func FuzzRead(f *testing.F) {
	page := httpResponse(fairHTML)
	for _, s := range []string{
		fairHTML, "<rss><channel><item><title>x</title><description>Text here</description></item></channel></rss>",
		"<feed xmlns='http://www.w3.org/2005/Atom'><entry><content>Text</content></entry></feed>",
		"From: a@x.example\nSubject: =?utf-8?q?x?=\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\ntext\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+eA==\n--b--\n",
		warcRecord("response", "application/http", "https://x.example/", page) + warcRecord("conversion", "text/plain", "https://x.example/2", "Text."),
		`<html><script type="application/ld+json">{"@type":"Event","name":"a | b","startDate":"2031-05-10T19:30","location":[{"address":{"addressLocality":"x"}}],"subEvent":{"@type":"SportsEvent","name":"é\n","startDate":"2031-05-10"}}</script><p>Text.`,
		`<html><p>Text.<div itemscope itemtype="https://schema.org/Event"><b itemprop=name>n</b><time itemprop=startDate datetime=2031-05-10></time><div class=vevent><abbr class=dtstart title=2031-05-11>x</abbr><i class=summary>s</i></div></div>`,
		zipped(f, warcRecord("resource", "text/html", "https://x.example/", "<p>x")), zipped(f, "Text.", " More."),
	} {
		f.Add([]byte(s))
	}
	for _, s := range []string{
		"https://x.example/20240305/a\nTitle\n2024-03-05T09:31+0000\nLIMA, May 3 (AFP) - Text here on 4 May at 10:00.\nSubscribe\n",
		" date 2024-03-05 https://x.example/a\r\n\r\nText.\r\n- item\n10:00 item\nPhoto: x\n",
		"{\"id\":\"a\",\"text\":\"One.\\nTwo \\u00e9.\",\"published\":\"2024-03-05\"}\n{\"id\":\"b\"}\n{",
		"[{\"id\":\"a\",\"text\":\"One.\"}]", "{\n\"text\":\"x\"}", "\xff\xfea\x00", "\xfe\xff\x00a", "caf\xe9", "\x00", "",
		"Monday, 5 May 2025\n3/4/2024\n(Updated 12:59 pm)\n+44 20 7946 0000\na@b.c\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		for a, err := range Read(From{Name: "f", ID: "f"}, bytes.NewReader(in)) {
			if err != nil {
				if _, ok := err.(*Problem); !ok || err.Error() == "" {
					t.Fatalf("%T %v", err, err)
				}
				continue
			}
			check(t, &a)
		}
	})
}

// check holds what every article promises.
func check(t *testing.T, a *schedule.Article) {
	t.Helper()
	if a.ID == "" || a.Text == "" || len(a.Hash) != 64 || !utf8.ValidString(a.Text) {
		t.Fatalf("incomplete: %+v", a)
	}
	end := 0
	for _, b := range a.Blocks {
		if b.Span.Start < end || b.Span.End <= b.Span.Start || b.Span.End > len(a.Text) {
			t.Fatalf("block %v after %d in %q", b, end, a.Text)
		}
		end = b.Span.End
		if !utf8.ValidString(a.Quote(b.Span)) {
			t.Fatalf("block %q cuts a character", a.Quote(b.Span))
		}
	}
	for _, s := range a.Stamps {
		if s.Span.Len() > 0 && a.Quote(s.Span) != s.Text {
			t.Fatalf("stamp %q at %q", s.Text, a.Quote(s.Span))
		}
	}
	for _, g := range a.Given {
		for _, v := range []schedule.Span{g.Name, g.Start, g.End, g.Place, g.State} {
			if v.Len() > 0 && (!g.Line.Covers(v) || !utf8.ValidString(a.Quote(v)) || strings.ContainsAny(a.Quote(v), "\n|")) {
				t.Fatalf("value %q at %v of the line %q", a.Quote(v), v, a.Quote(g.Line))
			}
		}
		if a.Quote(g.Name) == "" || a.Quote(g.Start) == "" || strings.Contains(a.Quote(g.Line), "\n") {
			t.Fatalf("given %+v in %q", g, a.Quote(g.Line))
		}
	}
	if d := a.Dateline; d != nil && a.Quote(d.Span) == "" {
		t.Fatalf("dateline %+v", d)
	}
}
