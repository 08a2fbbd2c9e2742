package serve

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// file is a finished answer: bytes, the same compressed, and what tells a poller that it has them already.
type file struct {
	packed
	modified time.Time // zero: unknown, only the tag tells
	tags     []string  // of the bytes and of their compressed forms
	zipped   [len(codings)]func() *packed
}

// packed is a body with the headers it goes out with, and those that tell a client to keep the one it has (RFC 9110,
// 15.4.5). They are shared between answers and never written to.
type packed struct {
	body         []byte
	header, same http.Header
}

// Answers say how long they may be kept: a feed for five minutes, and longer where we cannot be reached; a page must be
// asked for again each time; an asset never changes.
const (
	keepFeed  = "public, max-age=300, stale-if-error=86400"
	keepPage  = "no-cache"
	keepAsset = "public, max-age=31536000, immutable"

	keepPrivateFeed = "private, max-age=300, stale-if-error=86400"
	keepPrivatePage = "private, no-cache"
)

// newFile finishes an answer. The headers given are set on it besides those that follow from the bytes.
func newFile(body []byte, contentType, keep string, modified time.Time, more http.Header) *file {
	h := sha256.Sum256(body)
	tag := hex.EncodeToString(h[:12])
	f := &file{tags: []string{`"` + tag + `"`}, modified: modified.UTC().Truncate(time.Second)}
	pack := func(body []byte, tag string) packed {
		same := http.Header{"Etag": {tag}, "Cache-Control": {keep}, "Vary": {"Accept-Encoding"}}
		if !modified.IsZero() {
			same["Last-Modified"] = []string{f.modified.Format(http.TimeFormat)}
		}
		head := http.Header{"Content-Type": {contentType}, "Content-Length": {strconv.Itoa(len(body))}, "Accept-Ranges": noRanges}
		secure(head)
		maps.Copy(head, same)
		maps.Copy(head, more)
		return packed{body, head, same}
	}
	f.packed = pack(body, f.tags[0])
	for i, c := range codings {
		own := `"` + tag + "-" + c.tag + `"`
		f.tags = append(f.tags, own)
		f.zipped[i] = sync.OnceValue(func() *packed { // made for the first client that takes it
			z := compress(body, c.compress)
			if z == nil {
				return nil
			}
			p := pack(z, own)
			p.header["Content-Encoding"] = []string{c.name}
			return &p
		})
	}
	return f
}

// serve answers with the file or with 304.
func (f *file) serve(w http.ResponseWriter, r *http.Request) {
	h, p := w.Header(), &f.packed
	if c := accepted(r.Header); c >= 0 {
		if z := f.zipped[c](); z != nil {
			p = z
		}
	}
	if f.known(r.Header) {
		maps.Copy(h, p.same)
		w.WriteHeader(http.StatusNotModified)
		return
	}
	maps.Copy(h, p.header)
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		inOne(r, len(p.body))
		w.Write(p.body)
	}
}

// known reports whether the client has these bytes (RFC 9110, 13.1): If-None-Match outranks If-Modified-Since. Any of the
// tags will do, since proxies compress and unpack on the way.
func (f *file) known(h http.Header) bool {
	if tags := h["If-None-Match"]; len(tags) > 0 {
		for tag := range strings.SplitSeq(strings.Join(tags, ","), ",") {
			if tag = strings.TrimPrefix(strings.TrimSpace(tag), "W/"); tag == "*" || slices.Contains(f.tags, tag) {
				return true
			}
		}
		return false
	}
	asked := h["If-Modified-Since"]
	if len(asked) == 0 || f.modified.IsZero() {
		return false
	}
	since, err := http.ParseTime(asked[0])
	return err == nil && !f.modified.After(since)
}
