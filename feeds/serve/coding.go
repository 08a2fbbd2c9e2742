package serve

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strconv"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// coding is a way to compress an answer.
type coding struct {
	name, tag string // of Content-Encoding; of the entity tag
	compress  func(*bytes.Buffer, []byte) error
}

// codings are all we offer, the best first: where a client likes two alike it gets the first.
var codings = [...]coding{{"zstd", "zst", zstandard}, {"gzip", "gz", gzipped}}

func gzipped(b *bytes.Buffer, body []byte) error {
	z := gzip.NewWriter(b)
	if _, err := z.Write(body); err != nil {
		return err
	}
	return z.Close()
}

func zstandard(b *bytes.Buffer, body []byte) error {
	z, err := zstd.NewWriter(b, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(1<<20)) // browsers take 8 MB at most
	if err != nil {
		return err
	}
	if _, err := z.Write(body); err != nil {
		return err
	}
	return z.Close()
}

// compress returns nil when there is nothing to win.
func compress(body []byte, with func(*bytes.Buffer, []byte) error) []byte {
	if len(body) <= 1024 {
		return nil
	}
	var b bytes.Buffer
	if err := with(&b, body); err != nil || b.Len() >= len(body) {
		return nil
	}
	return b.Bytes()
}

// accepted reads Accept-Encoding (RFC 9110, 12.5.3) and gives the index of the coding to use, -1 for none. A star stands for
// gzip, which whoever writes a star has. Outlook asks for gzip and then fails on it in subscriptions.
func accepted(h http.Header) int {
	asked := h.Get("Accept-Encoding")
	if asked == "" {
		return -1
	}
	if ua := h.Get("User-Agent"); strings.Contains(ua, "Microsoft Office") || strings.Contains(ua, "Microsoft.Exchange") || strings.Contains(ua, "Outlook") {
		return -1
	}
	var named [len(codings)]bool
	var likes [len(codings)]float64
	star := 0.0
	for part := range strings.SplitSeq(asked, ",") {
		name, params, _ := strings.Cut(strings.TrimSpace(part), ";")
		name = strings.TrimSpace(name)
		if name == "*" {
			star = quality(params)
			continue
		}
		for i, c := range codings {
			if strings.EqualFold(name, c.name) {
				named[i], likes[i] = true, quality(params)
			}
		}
	}
	if last := len(codings) - 1; !named[last] {
		likes[last] = star
	}
	best, like := -1, 0.0
	for i := range likes {
		if likes[i] > like {
			best, like = i, likes[i]
		}
	}
	return best
}

// quality reads the weight of a coding, 1 where none is given, 0 where it cannot be read.
func quality(params string) float64 {
	if params == "" {
		return 1
	}
	q, ok := strings.CutPrefix(strings.ToLower(strings.ReplaceAll(params, " ", "")), "q=")
	if !ok {
		return 1
	}
	v, err := strconv.ParseFloat(q, 64)
	if err != nil || v < 0 || v > 1 { // NaN, too, is not above 0 below
		return 0
	}
	return v
}
