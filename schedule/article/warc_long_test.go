package article

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"
)

// archive writes WARC records of made-up pages, as crawlers keep them: menus, scripts and footers around some paragraphs. A
// third of them are pages of no news, without a word of time.
type archive struct {
	rnd   *rand.Rand
	pages int
}

const letters = "the harbour council museum ferry bridge mayor minister trade school library hospital river valley garden winter market road station budget plan work people town money water light night music party paper company report office house door window street child team game player season goal fan stadium coach club city country border language history letter story voice hand day"

func (a *archive) words(n int) string {
	list := strings.Fields(letters)
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(list[a.rnd.IntN(len(list))])
		if i%17 == 16 {
			b.WriteByte('.')
		}
	}
	return b.String()
}

func (a *archive) page(news bool) string {
	var b strings.Builder
	stamp := ""
	if news {
		stamp = `<meta property="article:published_time" content="2031-03-05T09:31:00+01:00"><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2031-03-05T09:31:00+01:00"}</script>`
	}
	fmt.Fprintf(&b, `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>%s</title>%s<style>%s</style><script>%s</script></head><body><header><nav><ul>`, a.words(6), stamp,
		strings.Repeat(".menu a:hover{color:#fff;padding:2px 4px}", 80), strings.Repeat("function track(e){window.layer=window.layer||[];window.layer.push(e)};", 120))
	for range 90 {
		fmt.Fprintf(&b, `<li class="menu"><a href="/%s" data-track="nav">%s</a></li>`, strings.ReplaceAll(a.words(2), " ", "-"), a.words(2))
	}
	fmt.Fprintf(&b, `</ul></nav></header><main><article><h1>%s</h1>`, a.words(7))
	for i := range 14 {
		fmt.Fprintf(&b, `<p>%s`, a.words(45))
		if news && i == 1 {
			fmt.Fprintf(&b, ` The council will hold a meeting on the %s in the town hall on %d May 2031 at 10:00.`, a.words(1), 1+a.rnd.IntN(28))
		}
		b.WriteString(".</p>")
		if i%5 == 4 {
			fmt.Fprintf(&b, `<div class="ad"><div><span>%s</span></div></div>`, a.words(4))
		}
	}
	b.WriteString(`</article><aside><h3>Related</h3>`)
	for range 40 {
		fmt.Fprintf(&b, `<div class="card"><a href="/x"><img src="x.jpg" alt="%s"><span>%s</span></a></div>`, a.words(3), a.words(8))
	}
	fmt.Fprintf(&b, `</aside></main><footer><p>%s</p></footer><script>%s</script></body></html>`, a.words(60), strings.Repeat("var x={a:1,b:2};", 200))
	return b.String()
}

// write makes records until n bytes are written.
func (a *archive) write(w io.Writer, n int64) error {
	for n > 0 {
		a.pages++
		rec := warcRecord("response", "application/http; msgtype=response", fmt.Sprintf("https://archive.example/%d", a.pages), httpResponse(a.page(a.pages%3 != 0)))
		if _, err := io.WriteString(w, rec); err != nil {
			return err
		}
		n -= int64(len(rec))
	}
	return nil
}

// TestRead_largeWARC reads an archive of 1 GB, as it is made, in memory that does not grow with it.
func TestRead_largeWARC(t *testing.T) {
	if os.Getenv("DATELINE_LONG") == "" {
		t.Skip("reads 1 GB: .ci/run --long")
	}
	const size, most = 1 << 30, 300 << 20
	pr, pw := io.Pipe()
	a := &archive{rnd: rand.New(rand.NewPCG(1, 2))}
	go func() {
		buffered := bufio.NewWriterSize(pw, 1<<20)
		z, _ := gzip.NewWriterLevel(buffered, gzip.BestSpeed)
		err := a.write(z, size)
		if err == nil {
			err = z.Close()
		}
		if err == nil {
			err = buffered.Flush()
		}
		pw.CloseWithError(err)
	}()
	begun, n, peak := time.Now(), 0, uint64(0)
	var m runtime.MemStats
	for art, err := range Read(From{Name: "large.warc.gz"}, pr) {
		if err != nil {
			t.Fatal(err)
		}
		if len(art.Text) < 500 {
			t.Fatalf("article %d has the text %q", n, art.Text)
		}
		if n++; n%200 == 0 {
			runtime.ReadMemStats(&m)
			peak = max(peak, m.Sys-m.HeapReleased)
		}
	}
	spent := time.Since(begun)
	t.Logf("%d articles of %d pages in %v: %.0f articles/s, %.1f MB/s, at most %d MB of memory", n, a.pages, spent.Round(time.Second), float64(n)/spent.Seconds(), size/1e6/spent.Seconds(), peak>>20)
	if want := a.pages - a.pages/3; n < want || peak > most {
		t.Errorf("%d articles, want at least %d; %d MB of memory, want at most %d", n, want, peak>>20, most>>20)
	}
}

// BenchmarkPage shows what a page takes, and what it takes when it is found to hold no expression of time.
func BenchmarkPage(b *testing.B) {
	a := &archive{rnd: rand.New(rand.NewPCG(1, 2))}
	page := a.page(false)
	for name, worth := range map[string]func(string) bool{"article looked for": nil, "not looked for": func(string) bool { return false }} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(page)))
			for b.Loop() {
				for art, err := range Read(From{Name: "x", Worth: worth}, strings.NewReader(page)) {
					_, _ = art, err
				}
			}
		})
	}
}
