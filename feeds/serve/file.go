package serve

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// file is a finished answer: bytes, the same compressed, and what tells a poller that it has them already.
type file struct {
	body, zipped []byte // zipped is nil when compression does not pay
	plain, gz    http.Header
	etag, gzTag  string
	modified     time.Time
}

// feedCache lets apps keep a feed for five minutes and then ask again; an app that cannot reach us may show the old one.
const feedCache = "public, max-age=300, stale-if-error=86400"

func newFile(body []byte, contentType string, modified time.Time) *file {
	h := sha256.Sum256(body)
	tag := hex.EncodeToString(h[:12])
	f := &file{body: body, etag: `"` + tag + `"`, gzTag: `"` + tag + `-gz"`, modified: modified.UTC().Truncate(time.Second)}
	if len(body) > 1024 {
		var b bytes.Buffer
		z, _ := gzip.NewWriterLevel(&b, 6) // the level is a constant that exists
		z.Write(body)                      // to memory: cannot fail
		z.Close()
		if b.Len() < len(body) {
			f.zipped = b.Bytes()
		}
	}
	head := func(tag string, length int, encoding string) http.Header {
		h := http.Header{
			"Content-Type": {contentType}, "Content-Length": {strconv.Itoa(length)}, "Etag": {tag}, "Cache-Control": {feedCache},
			"Vary": {"Accept-Encoding"}, "Content-Disposition": {"inline"},
		}
		if !modified.IsZero() {
			h["Last-Modified"] = []string{f.modified.Format(http.TimeFormat)}
		}
		if encoding != "" {
			h["Content-Encoding"] = []string{encoding}
		}
		return h
	}
	f.plain, f.gz = head(f.etag, len(body), ""), head(f.gzTag, len(f.zipped), "gzip")
	return f
}

// serve answers with the file or with 304. The headers are shared between answers and never written to.
func (f *file) serve(w http.ResponseWriter, r *http.Request) {
	h, body, fixed := w.Header(), f.body, f.plain
	if f.zipped != nil && acceptsGzip(r.Header) {
		body, fixed = f.zipped, f.gz
	}
	for k, v := range fixed {
		h[k] = v
	}
	if f.known(r.Header) {
		delete(h, "Content-Type")
		delete(h, "Content-Length")
		delete(h, "Content-Encoding")
		delete(h, "Content-Disposition")
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		w.Write(body)
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
