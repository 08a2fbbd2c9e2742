package article

import (
	"strings"
	"testing"

	"dateline/schedule"
)

// TestRead_site: a page says what its outlet is called, else the feed that led to it does; the family of sources stays the host.
func TestRead_site(t *testing.T) {
	text := "<p>" + strings.Repeat("The harbour board of Orsell meets on 14 March 2031 in the old customs house. ", 10) + "</p>"
	page := func(meta string) string {
		return "<html><head><title>Board</title>" + meta + "</head><body><article><h1>Board</h1>" + text + "</article></body></html>"
	}
	rss := `<rss version="2.0"><channel><title> Orsell
 Tribune </title><link>https://tribune.example/</link><item><title>Board</title><link>https://tribune.example/1</link><description><![CDATA[` + text + `]]></description></item></channel></rss>`
	for _, c := range []struct {
		name, in     string
		from         From
		site, outlet string
	}{
		{"a page", page(`<meta property="og:site_name" content="Harbour  Courier">`), From{Name: "a.html", ID: "a"}, "Harbour Courier", "Harbour Courier"},
		{"a page with an address", page(`<meta property="og:site_name" content="Harbour Courier">`), From{Name: "a", URL: "http://127.0.0.1:8099/a"}, "Harbour Courier", "127.0.0.1"},
		{"a page of a feed", page(""), From{Name: "a", URL: "http://127.0.0.1:8099/a", Site: "Orsell Tribune"}, "Orsell Tribune", "127.0.0.1"},
		{"its own name first", page(`<meta property="og:site_name" content="Harbour Courier">`), From{Name: "a", Site: "All news"}, "Harbour Courier", "Harbour Courier"},
		{"a slogan", page(`<meta property="og:site_name" content="` + strings.Repeat("news ", 30) + `">`), From{Name: "a"}, "", ""},
		{"a feed", rss, From{Name: "feed.xml"}, "Orsell Tribune", "tribune.example"},
	} {
		var got []schedule.Article
		for a, err := range Read(c.from, strings.NewReader(c.in)) {
			if err != nil {
				t.Fatalf("%s: %v", c.name, err)
			}
			got = append(got, a)
		}
		if len(got) != 1 || got[0].Site != c.site || got[0].Outlet != c.outlet {
			t.Errorf("%s: %d articles, site %q of %q; want %q of %q", c.name, len(got), got[0].Site, got[0].Outlet, c.site, c.outlet)
		}
	}
}
