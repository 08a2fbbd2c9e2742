package article

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline/schedule"
)

// record is one article as the contract's JSON gives it.
type record struct {
	ID        *string         `json:"id"`
	URL       *string         `json:"url"`
	Published json.RawMessage `json:"published"`
	Title     *string         `json:"title"`
	Text      *string         `json:"text"`
	HTML      *string         `json:"html"`
}

// sniffJSONLines recognises a first line that begins an object with a key or ends it at once.
func sniffJSONLines(head []byte) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte(bom)), " \t\r\n")
	if len(head) == 0 || head[0] != '{' {
		return false
	}
	rest := bytes.TrimLeft(head[1:], " \t")
	return len(rest) > 0 && (rest[0] == '"' || rest[0] == '}')
}

// readJSONLines reads an article a line. A bad line is named and the next one read.
func readJSONLines(from From, r *bufio.Reader, yield func(schedule.Article, error) bool) {
	several := false
	for line := 1; ; line++ {
		b, err := readLine(r, maxRecord)
		at := Problem{File: from.Name, Line: line}
		switch {
		case errors.Is(err, errLong):
			at.What = fmt.Sprintf("a line longer than %d MB, skipped", maxRecord>>20)
			if !yield(schedule.Article{}, &at) {
				return
			}
			several = true
			continue
		case err != nil && err != io.EOF:
			at.What, at.Err = "reading", err
			yield(schedule.Article{}, &at)
			return
		}
		if line == 1 {
			b = bytes.TrimPrefix(b, []byte(bom))
		}
		if len(bytes.TrimSpace(b)) > 0 {
			// A lone line may take its id from the file; the second of several may not.
			one := from
			if several || !lastLine(r) {
				one.ID = ""
			}
			several = true
			if !yieldRecord(one, b, at, yield) {
				return
			}
		}
		if err == io.EOF {
			return
		}
	}
}

func lastLine(r *bufio.Reader) bool {
	b, err := r.Peek(sniffLen)
	return err != nil && len(bytes.TrimSpace(b)) == 0
}

var errLong = errors.New("line too long")

// readLine returns the next line without its end. A line beyond the limit is skipped to its end and reported as
// errLong; it is never held in memory whole.
func readLine(r *bufio.Reader, limit int) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if len(line)+len(part) > limit {
			long, line = true, nil
		}
		if !long {
			line = append(line, part...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if long {
			return nil, errLong
		}
		return bytes.TrimRight(line, "\r\n"), err
	}
}

// sniffJSON recognises an object spread over lines and an array of objects.
func sniffJSON(head []byte) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte(bom)), " \t\r\n")
	if len(head) < 2 || head[0] != '{' && head[0] != '[' {
		return false
	}
	rest := bytes.TrimLeft(head[1:], " \t\r\n")
	return len(rest) > 0 && (head[0] == '{' && (rest[0] == '"' || rest[0] == '}') || head[0] == '[' && (rest[0] == '{' || rest[0] == ']'))
}

// readJSON reads a document that is one object or an array of objects of the same form as a line of JSON Lines.
func readJSON(from From, r *bufio.Reader, yield func(schedule.Article, error) bool) {
	at := Problem{File: from.Name}
	b, err := io.ReadAll(io.LimitReader(r, maxRecord+1))
	if err != nil {
		at.What, at.Err = "reading", err
		yield(schedule.Article{}, &at)
		return
	}
	if len(b) > maxRecord {
		at.What = fmt.Sprintf("a JSON document longer than %d MB: write it as JSON Lines", maxRecord>>20)
		yield(schedule.Article{}, &at)
		return
	}
	b = bytes.TrimPrefix(b, []byte(bom))
	if !bytes.HasPrefix(bytes.TrimSpace(b), []byte("[")) {
		yieldRecord(from, b, at, yield)
		return
	}
	from.ID = "" // several articles cannot share the file's
	dec := json.NewDecoder(bytes.NewReader(b))
	_, err = dec.Token()
	line, counted := 1, 0
	for err == nil && dec.More() {
		var item json.RawMessage
		if err = dec.Decode(&item); err != nil {
			break
		}
		start := int(dec.InputOffset()) - len(item)
		line += bytes.Count(b[counted:start], []byte("\n"))
		counted, at.Line = start, line
		if !yieldRecord(from, item, at, yield) {
			return
		}
	}
	if err == nil {
		_, err = dec.Token()
	}
	if err != nil {
		at.What, at.Line, at.Err = "bad JSON", lineOf(b, err), err
		yield(schedule.Article{}, &at)
	}
}

func lineOf(b []byte, err error) int {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return 1 + bytes.Count(b[:min(int(syntax.Offset), len(b))], []byte("\n"))
	}
	return 0
}

// yieldRecord turns one JSON object into an article; it returns false when the consumer has had enough.
func yieldRecord(from From, b []byte, at Problem, yield func(schedule.Article, error) bool) bool {
	fail := func(what string, err error) bool {
		p := at
		p.What, p.Err = what, err
		return yield(schedule.Article{}, &p)
	}
	warn := func(what string) bool {
		p := at
		p.What, p.Warning = what, true
		return yield(schedule.Article{}, &p)
	}
	var rec record
	if err := json.Unmarshal(b, &rec); err != nil {
		return fail("bad JSON", err)
	}
	var fromPage schedule.Article
	if rec.HTML != nil && (rec.Text == nil || strings.TrimSpace(*rec.Text) == "") {
		var err error
		if fromPage, err = page([]byte(*rec.HTML), "text/html; charset=utf-8", deref(rec.URL), from.Worth); err != nil {
			return fail("html", err)
		}
		rec.Text = &fromPage.Text
		if rec.Title == nil {
			rec.Title = &fromPage.Title
		}
		if rec.URL == nil {
			rec.URL = &fromPage.URL
		}
	}
	if rec.Text == nil {
		return fail(`no "text" and no "html"`, nil)
	}
	if len(*rec.Text) > MaxArticle {
		return fail(fmt.Sprintf("an article longer than %d MB", MaxArticle>>20), nil)
	}
	if p := unfit(*rec.Text); p != nil {
		return fail("text: "+p.What, nil)
	}
	if loneSurrogate(b) && !warn("half a surrogate pair, shown as \ufffd") {
		return false
	}
	if !utf8.Valid(b) && !warn("invalid UTF-8, the bad bytes are shown as \ufffd") {
		return false
	}
	a := schedule.Article{Text: *rec.Text, Title: deref(rec.Title), URL: deref(rec.URL), ID: deref(rec.ID), File: at.File}
	if at.Line > 0 {
		a.File = fmt.Sprintf("%s:%d", at.File, at.Line)
	}
	if a.ID == "" {
		a.ID = from.ID
	}
	if a.URL == "" && a.ID == from.ID {
		a.URL = from.URL
	}
	if a.ID == "" && a.URL == "" {
		a.ID = a.File
	}
	published, ok := jsonString(rec.Published)
	if published != "" {
		if s, known := publishedStamp(published); known {
			a.Stamps = append(a.Stamps, s)
		} else {
			ok = false
		}
	}
	a.Stamps = append(a.Stamps, fromPage.Stamps...)
	if !ok && !warn(fmt.Sprintf("published %s is no date, taken as not given", quoteShort(rec.Published))) {
		return false
	}
	Complete(&a)
	return yield(a, nil)
}

// loneSurrogate finds an escape that is half of a pair (RFC 8259, 8.2): the decoder puts U+FFFD in its place in silence.
func loneSurrogate(b []byte) bool {
	for i := 0; i+1 < len(b); i++ {
		if b[i] != '\\' {
			continue
		}
		r, ok := escaped(b[i:])
		switch {
		case !ok:
			i++ // another escape; of "\\u" both bytes
		case r >= 0xdc00 && r < 0xe000:
			return true
		case r >= 0xd800 && r < 0xdc00:
			low, ok := escaped(b[i+6:])
			if !ok || low < 0xdc00 || low >= 0xe000 {
				return true
			}
			i += 11
		default:
			i += 5
		}
	}
	return false
}

// escaped reads \uXXXX.
func escaped(b []byte) (rune, bool) {
	if len(b) < 6 || b[0] != '\\' || b[1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(b[2:6]), 16, 16)
	return rune(n), err == nil
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// jsonString reads a string or null; ok is false for anything else.
func jsonString(raw json.RawMessage) (s string, ok bool) {
	if len(raw) == 0 || string(raw) == "null" {
		return "", true
	}
	if json.Unmarshal(raw, &s) != nil {
		return "", false
	}
	return strings.TrimSpace(s), true
}

func quoteShort(raw json.RawMessage) string {
	if len(raw) > 60 {
		return strings.ToValidUTF8(string(raw[:60]), "") + "…"
	}
	return string(raw)
}
