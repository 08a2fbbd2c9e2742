package article

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzip"

	"dateline/schedule"
)

// WARC (ISO 28500): records one after another, each with a header and a block of stated length. Records are read as they
// come; only one page is ever in memory.

func sniffWARC(head []byte) bool { return bytes.HasPrefix(head, []byte("WARC/1.")) }

func sniffGzip(head []byte) bool { return bytes.HasPrefix(head, []byte("\x1f\x8b\x08")) }

// readGzip reads what is in compressed input. The members of a file of many are one stream.
func readGzip(from From, r *bufio.Reader, yield func(schedule.Article, error) bool) {
	z, err := gzip.NewReader(r)
	if err != nil {
		yield(schedule.Article{}, &Problem{File: from.Name, What: "gzip", Err: err})
		return
	}
	defer z.Close()
	br := bufio.NewReaderSize(z, sniffLen)
	head, err := br.Peek(sniffLen)
	switch {
	case err != nil && err != io.EOF && len(head) == 0:
		yield(schedule.Article{}, &Problem{File: from.Name, What: "gzip", Err: err})
		return
	case sniffGzip(head):
		yield(schedule.Article{}, &Problem{File: from.Name, What: "gzip within gzip, not read"})
		return
	}
	readSniffed(from, br, head, err, yield)
}

type countingReader struct {
	r *bufio.Reader
	n int64
}

func (c *countingReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

func (c *countingReader) line() (string, error) {
	b, err := readLine(c.r, 1<<16)
	c.n += int64(len(b)) + 1
	return string(b), err
}

func readWARC(from From, r *bufio.Reader, yield func(schedule.Article, error) bool) {
	in := &countingReader{r: r}
	for number := 1; ; number++ {
		at := in.n
		first, err := in.line()
		for err == nil && strings.TrimSpace(first) == "" {
			at = in.n
			first, err = in.line()
		}
		if err == io.EOF && strings.TrimSpace(first) == "" {
			return
		}
		problem := func(what string, err error) bool {
			return yield(schedule.Article{}, &Problem{File: from.Name, What: fmt.Sprintf("record %d near byte %d: %s", number, at, what), Err: err})
		}
		if err != nil && err != io.EOF && !errors.Is(err, errLong) {
			problem("reading", err)
			return
		}
		if !strings.HasPrefix(first, "WARC/") {
			// The length of the record before was wrong: go on at the next that begins.
			if !problem("is damaged, skipped to the next", nil) || !in.skipTo("WARC/1.") {
				return
			}
		}
		head, err := in.header()
		if err != nil {
			problem("cut off in its header", err)
			return
		}
		length, err := strconv.ParseInt(strings.TrimSpace(head.Get("Content-Length")), 10, 64)
		if err != nil || length < 0 {
			if !problem(fmt.Sprintf("length %q", head.Get("Content-Length")), nil) || !in.skipToUnread("WARC/1.") {
				return
			}
			continue
		}
		block := &io.LimitedReader{R: in, N: length}
		a, used, err := archived(head, block, from.Worth)
		if err != nil && !problem(head.Get("Warc-Target-Uri"), err) {
			return
		}
		if _, err := io.Copy(io.Discard, block); err != nil || block.N > 0 {
			if err == nil {
				err = io.ErrUnexpectedEOF
			}
			problem("cut off", err)
			return
		}
		if used && err == nil {
			a.File = fmt.Sprintf("%s: record %d", from.Name, number)
			Complete(&a)
			a.ID = cmp.Or(a.ID, a.File) // a record may name no address
			if !yield(a, nil) {
				return
			}
		}
	}
}

func (c *countingReader) header() (textproto.MIMEHeader, error) {
	h := textproto.MIMEHeader{}
	for range 200 {
		l, err := c.line()
		if err != nil {
			return h, err
		}
		if l == "" {
			return h, nil
		}
		if k, v, ok := strings.Cut(l, ":"); ok {
			h.Add(strings.TrimSpace(k), strings.TrimSpace(v))
		}
	}
	return h, errors.New("more than 200 lines")
}

// skipTo reads up to and including the next line that begins with the mark.
func (c *countingReader) skipTo(mark string) bool {
	for {
		l, err := c.line()
		if strings.HasPrefix(l, mark) {
			return true
		}
		if err != nil && !errors.Is(err, errLong) {
			return false
		}
	}
}

// skipToUnread stands before the next line that begins with the mark.
func (c *countingReader) skipToUnread(mark string) bool {
	for {
		if b, _ := c.r.Peek(len(mark)); string(b) == mark {
			return true
		}
		if _, err := c.line(); err != nil && !errors.Is(err, errLong) {
			return false
		}
	}
}

// archived makes an article of a record that holds a page or a text; used is false for all others.
func archived(head textproto.MIMEHeader, block io.Reader, worth func(string) bool) (a schedule.Article, used bool, err error) {
	address := strings.Trim(head.Get("Warc-Target-Uri"), "<> ")
	contentType := head.Get("Content-Type")
	switch strings.ToLower(head.Get("Warc-Type")) {
	case "response":
		if !strings.HasPrefix(strings.ToLower(contentType), "application/http") {
			return a, false, nil
		}
		resp, err := http.ReadResponse(bufio.NewReader(block), nil)
		if err != nil {
			return a, false, err
		}
		defer resp.Body.Close()
		contentType = resp.Header.Get("Content-Type")
		if resp.StatusCode != http.StatusOK {
			return a, false, nil
		}
		block = resp.Body
		if strings.EqualFold(resp.Header.Get("Content-Encoding"), "gzip") {
			br := bufio.NewReader(block)
			block = br
			if m, _ := br.Peek(3); sniffGzip(m) { // crawlers store it unpacked under the old header
				z, err := gzip.NewReader(br)
				if err != nil {
					return a, false, err
				}
				block = z
			}
		}
	case "resource", "conversion":
	default:
		return a, false, nil
	}
	kind := strings.ToLower(contentType)
	isPage, isText := strings.HasPrefix(kind, "text/html") || strings.HasPrefix(kind, "application/xhtml"), strings.HasPrefix(kind, "text/plain")
	if !isPage && !isText {
		return a, false, nil
	}
	b, err := io.ReadAll(io.LimitReader(block, MaxArticle+1))
	if err != nil {
		return a, false, err
	}
	if len(b) > MaxArticle {
		return a, false, fmt.Errorf("longer than %d MB", MaxArticle>>20)
	}
	if isPage {
		a, err = page(b, contentType, address, worth)
		if err != nil {
			return a, false, err
		}
	} else {
		a.Text, _ = decode(b)
		a.URL = address
	}
	if p := unfit(a.Text); p != nil {
		return a, false, p
	}
	if s, ok := publishedStamp(head.Get("Warc-Date")); ok {
		s.Kind, s.Rule = schedule.StampWeak, RuleCrawl
		a.Stamps = append(a.Stamps, s)
	}
	return a, true, nil
}
