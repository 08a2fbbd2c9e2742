package serve

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// file is a finished answer: bytes, the same compressed, and what tells a poller that it has them already.
type file struct {
	packed
	modified time.Time // zero: unknown, only the tag tells
	etag     string
	gzTag    string
	zipped   func() *packed // made for the first client that takes it; nil when compression does not pay
}

// packed is a body with the headers it goes out with, which are shared between answers and never written to.
type packed struct {
	body   []byte
	header http.Header
}

// Answers say how long they may be kept: a feed for five minutes, and longer where we cannot be reached; a page must be
// asked for again each time; an asset never changes.
const (
	keepFeed  = "public, max-age=300, stale-if-error=86400"
	keepPage  = "no-cache"
	keepAsset = "public, max-age=31536000, immutable"
)

// newFile finishes an answer. The headers given are set on it besides those that follow from the bytes.
func newFile(body []byte, contentType, keep string, modified time.Time, more http.Header) *file {
	h := sha256.Sum256(body)
	tag := hex.EncodeToString(h[:12])
	f := &file{etag: `"` + tag + `"`, gzTag: `"` + tag + `-gz"`, modified: modified.UTC().Truncate(time.Second)}
	pack := func(body []byte, tag string) packed {
		head := http.Header{
			"Content-Type": {contentType}, "Content-Length": {strconv.Itoa(len(body))}, "Etag": {tag}, "Cache-Control": {keep},
			"Vary": {"Accept-Encoding"},
		}
		if !modified.IsZero() {
			head["Last-Modified"] = []string{f.modified.Format(http.TimeFormat)}
		}
		maps.Copy(head, more)
		return packed{body, head}
	}
	f.packed = pack(body, f.etag)
	f.zipped = sync.OnceValue(func() *packed {
		z := compress(body)
		if z == nil {
			return nil
		}
		p := pack(z, f.gzTag)
		p.header["Content-Encoding"] = []string{"gzip"}
		return &p
	})
	return f
}

// compress returns nil when there is nothing to win.
func compress(body []byte) []byte {
	if len(body) <= 1024 {
		return nil
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(body) // to memory: cannot fail
	z.Close()
	if b.Len() >= len(body) {
		return nil
	}
	return b.Bytes()
}

// serve answers with the file or with 304.
func (f *file) serve(w http.ResponseWriter, r *http.Request) {
	h, p := w.Header(), &f.packed
	if acceptsGzip(r.Header) {
		if z := f.zipped(); z != nil {
			p = z
		}
	}
	for k, v := range p.header {
		h[k] = v
	}
	if f.known(r.Header) {
		delete(h, "Content-Type")
		delete(h, "Content-Length")
		delete(h, "Content-Encoding")
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		w.Write(p.body)
	}
}

// known reports whether the client has these bytes (RFC 9110, 13.1): If-None-Match outranks If-Modified-Since. Either
// tag will do, since proxies compress and unpack on the way.
func (f *file) known(h http.Header) bool {
	if tags := h.Values("If-None-Match"); len(tags) > 0 {
		for tag := range strings.SplitSeq(strings.Join(tags, ","), ",") {
			switch tag = strings.TrimPrefix(strings.TrimSpace(tag), "W/"); tag {
			case "*", f.etag, f.gzTag:
				return true
			}
		}
		return false
	}
	since, err := http.ParseTime(h.Get("If-Modified-Since"))
	return err == nil && !f.modified.IsZero() && !f.modified.After(since)
}

// acceptsGzip reads Accept-Encoding. Outlook asks for gzip and then fails on it in subscriptions.
func acceptsGzip(h http.Header) bool {
	if ua := h.Get("User-Agent"); strings.Contains(ua, "Microsoft Office") || strings.Contains(ua, "Microsoft.Exchange") || strings.Contains(ua, "Outlook") {
		return false
	}
	for part := range strings.SplitSeq(h.Get("Accept-Encoding"), ",") {
		name, params, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name = strings.TrimSpace(name); strings.EqualFold(name, "gzip") || name == "*" {
			q, ok := strings.CutPrefix(strings.ReplaceAll(params, " ", ""), "q=")
			if !ok {
				return true
			}
			v, err := strconv.ParseFloat(q, 64)
			return err == nil && v > 0
		}
	}
	return false
}
