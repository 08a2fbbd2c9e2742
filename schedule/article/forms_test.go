package article

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"

	"dateline/schedule"
)

// One story, in every form it may come in.
const (
	fairTitle = "Harbour fair to open in May"
	fairOne   = "The harbour fair will open on Saturday, 4 May at 10:00, the council said in a statement on Tuesday, after a whole year of repairs to the old quay."
	fairTwo   = "Traders from twelve towns will come to the quay, among them the weavers of the upper valley, who stayed away for the last three years, it added."
)

const fairHTML = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Harbour fair to open in May | Example News</title>
<meta property="og:title" content="Harbour fair to open in May"><meta property="article:published_time" content="2024-03-05T09:31:00+01:00">
<link rel="canonical" href="https://news.example/fair"><script>var d = "Monday, 6 May 2024";</script></head>
<body><nav><a href="/">Home</a> <a href="/n">Monday, 25 November 2024</a></nav>
<article><h1>Harbour fair to open in May</h1><p>` + fairOne + `</p><p>` + fairTwo + `</p></article>
<aside><h3>Related</h3><a href="/x">Concert on 9 June at 19:00</a></aside>
<footer>We use cookies. Meeting on 3 April 2024.</footer></body></html>`

func zipped(t testing.TB, s ...string) string {
	var b bytes.Buffer
	for _, part := range s {
		z := gzip.NewWriter(&b)
		if _, err := z.Write([]byte(part)); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func warcRecord(kind, contentType, address, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-11-25T00:00:01Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, address, contentType, len(block), block)
}

func httpResponse(page string) string {
	return fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s", len(page), page)
}

func TestRead_forms(t *testing.T) {
	const url = "https://news.example/fair"
	rss := `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title><item><title>` + fairTitle +
		`</title><link>` + url + `</link><pubDate>Tue, 05 Mar 2024 09:31:00 +0100</pubDate><description>short</description><content:encoded><![CDATA[<p>` + fairOne + `</p><p>` + fairTwo +
		`</p>]]></content:encoded></item></channel></rss>`
	atom := `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>` + fairTitle + `</title><link href="` + url +
		`"/><published>2024-03-05T09:31:00+01:00</published><content type="html">&lt;p&gt;` + fairOne + `&lt;/p&gt;&lt;p&gt;` + fairTwo + `&lt;/p&gt;</content></entry></feed>`
	jsonFeed := `{"version":"https://jsonfeed.org/version/1.1","title":"News","items":[{"id":"1","url":"` + url + `","title":"` + fairTitle +
		`","date_published":"2024-03-05T09:31:00+01:00","content_html":"<p>` + fairOne + `</p><p>` + fairTwo + `</p>"}]}`
	mail := "Received: by x\r\nFrom: News <news@news.example>\r\nSubject: =?utf-8?q?Harbour_fair_to_open_in_May?=\r\nDate: Tue, 05 Mar 2024 09:31:00 +0100\r\n" +
		"Archived-At: <" + url + ">\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nView in browser\r\n" +
		"--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>" + fairOne + "</p><p>" + fairTwo + "</p>\r\n--b--\r\n"
	warc := warcRecord("warcinfo", "application/warc-fields", "", "software: x\r\n") + warcRecord("response", "application/http; msgtype=response", url, httpResponse(fairHTML))
	tests := []struct{ name, in, format string }{
		{"HTML", fairHTML, "HTML"},
		{"XHTML", `<?xml version="1.0"?>` + fairHTML, "HTML"},
		{"RSS", rss, "feed"},
		{"Atom", atom, "feed"},
		{"JSON Feed", jsonFeed, "feed"},
		{"e-mail", mail, "e-mail"},
		{"WARC", warc, "WARC"},
		{"WARC.gz", zipped(t, warc), "gzip"},
		{"gzip of HTML", zipped(t, fairHTML), "gzip"},
		{"JSON Lines with html", fmt.Sprintf(`{"html":%q}`, strings.ReplaceAll(fairHTML, "\n", " ")), "JSON Lines"},
		{"JSON Lines", fmt.Sprintf(`{"url":%q,"title":%q,"published":"2024-03-05T09:31:00+01:00","text":"%s\n\n%s"}`, url, fairTitle, fairOne, fairTwo), "JSON Lines"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Format([]byte(tt.in)); got != tt.format {
				t.Errorf("Format = %q, want %q", got, tt.format)
			}
			got, problems := all(t, From{Name: "f"}, tt.in)
			if len(got) != 1 || problems != nil {
				t.Fatalf("%d articles, %q", len(got), problems)
			}
			a := got[0]
			check(t, &a)
			want := []string{fairTitle, url, "2024-03-05T09:31:00+01:00"}
			if d := cmp.Diff(want, []string{a.Title, a.URL, a.Stamps[0].Time}); d != "" {
				t.Errorf("title, address, time: (-want +got)\n%s", d)
			}
			for _, s := range []string{fairOne, fairTwo} {
				if strings.Count(a.Text, s) != 1 {
					t.Errorf("text lacks %q:\n%s", s, a.Text)
				}
			}
			for _, s := range []string{"Concert", "cookies", "November", "6 May", "View in browser", "<p>"} {
				if strings.Contains(a.Text, s) {
					t.Errorf("text holds %q:\n%s", s, a.Text)
				}
			}
		})
	}
}

func TestRead_warcDamaged(t *testing.T) {
	good := func(n int) string {
		return warcRecord("conversion", "text/plain", fmt.Sprintf("https://x.example/%d", n), "A text of some words, number one.")
	}
	broken := strings.Replace(good(2), "Content-Length: 33", "Content-Length: 12", 1)
	got, problems := all(t, From{Name: "f"}, good(1)+broken+good(3)+strings.Replace(good(4), "Content-Length: 33", "Content-Length: xx", 1)+good(5)+good(6)[:180])
	var urls []string
	for _, a := range got {
		urls = append(urls, strings.TrimPrefix(a.URL, "https://x.example/"))
	}
	if d := cmp.Diff([]string{"1", "2", "3", "5"}, urls); d != "" {
		t.Errorf("articles: (-want +got)\n%s%q", d, problems)
	}
	if len(problems) != 3 {
		t.Errorf("problems: %q, want three", problems)
	}
}

func TestNodeText(t *testing.T) {
	for in, want := range map[string]string{
		"<p>One  two\n three</p><p>Four</p>":                   "One two three\n\nFour",
		"<ul><li>One<li><b>T</b>wo</ul>":                       "• One\n• Two",
		"a<br>b<br><br>c":                                      "a\nb\nc",
		"<table><tr><td>10:00<td>Opening<tr><td>12:00</table>": "10:00\tOpening\n12:00",
		"<script>x</script><style>y</style>z":                  "z",
		"A&nbsp;&amp;&nbsp;B":                                  "A & B",
		"<div>a<div>b</div>c</div>":                            "a\nb\nc",
		"It<b>al</b>ic":                                        "Italic",
	} {
		if got := fragmentText(in); got != want {
			t.Errorf("fragmentText(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestReadMeta(t *testing.T) {
	for in, want := range map[string]string{
		`<meta itemprop="datePublished" content="2024-03-05">`:                                                                "2024-03-05",
		`<time itemprop="datePublished" datetime="2024-03-05T10:00:00Z">x</time>`:                                             "2024-03-05 2024-03-05T10:00:00Z",
		`<time pubdate datetime="2024-03-05">x</time>`:                                                                        "2024-03-05",
		`<time datetime="2024-03-05">the day of the fair</time>`:                                                              "",
		`<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-03-05"}</script>`:                    "2024-03-05",
		`<script type="application/ld+json">{"@graph":[{"@type":["Article"],"datePublished":"2024-03-05"}]}</script>`:         "2024-03-05",
		`<script type="application/ld+json">{"@type":"Event","startDate":"2024-03-05","datePublished":"2023-01-01"}</script>`: "",
		`<script type="application/ld+json">{broken</script><meta name="date" content="5 March 2024">`:                        "2024-03-05",
		`<meta name="date" content="soon">`:                                                                                   "",
	} {
		got := ""
		a, err := page([]byte("<html><head></head><body>"+in+"<p>Text.</p></body></html>"), "text/html; charset=utf-8", "", nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range a.Stamps {
			if s.Kind == schedule.StampStated {
				got = strings.TrimSpace(s.Day.String() + " " + s.Time)
			}
		}
		if got != want {
			t.Errorf("published in %q = %q, want %q", in, got, want)
		}
	}
}

func TestRead_charset(t *testing.T) {
	for name, in := range map[string]string{
		"meta":    "<html><head><meta charset=iso-8859-2></head><body><p>Starost\xeb v\xecsky</p></body></html>",
		"unknown": "<html><body><p>Starost\xeb v\xecsky</p></body></html>",
	} {
		got, problems := all(t, From{Name: "f", ID: "f"}, in)
		if len(got) != 1 || problems != nil || strings.ContainsRune(got[0].Text, '\ufffd') {
			t.Errorf("%s: %v %q", name, got, problems)
		}
	}
}

func BenchmarkRead_html(b *testing.B) {
	in := strings.Replace(fairHTML, "</article>", strings.Repeat("<p>"+fairTwo+"</p>", 30)+"</article>", 1)
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		for _, err := range Read(From{Name: "f", ID: "f"}, strings.NewReader(in)) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

// TestRead_halfPairs: a text with half a surrogate pair is read, and the reader is warned; a whole pair is an ordinary letter.
func TestRead_halfPairs(t *testing.T) {
	for escape, warns := range map[string]bool{`\ud83d`: true, `\udc00`: true, `\ud83d\u0041`: true, `\ud83d\ud83d\ude00`: true, `\ud83d\ude00`: false, `\\ud83d`: false, `\u00e9\n`: false, `\\\ud83d`: true} {
		var text string
		warned := false
		for a, err := range Read(From{Name: "x.jsonl"}, strings.NewReader(`{"id":"a","text":"The fair opens `+escape+` on Saturday."}`)) {
			if p, ok := err.(*Problem); ok {
				warned = warned || p.Warning && p.Line == 1 && strings.Contains(p.What, "surrogate")
			}
			text += a.Text
		}
		if !strings.HasPrefix(text, "The fair opens ") || warned != warns {
			t.Errorf("%s: text %q, warned %v, want %v", escape, text, warned, warns)
		}
	}
}

// TestRead_emptyText: an exporter that writes "text":"" beside the page means the page.
func TestRead_emptyText(t *testing.T) {
	for a, err := range Read(From{Name: "x.jsonl"}, strings.NewReader(fmt.Sprintf(`{"id":"a","text":" ","html":%q}`, strings.ReplaceAll(fairHTML, "\n", " ")))) {
		if err != nil || !strings.Contains(a.Text, "harbour fair will open") {
			t.Errorf("%v, text %q", err, a.Text)
		}
	}
}
