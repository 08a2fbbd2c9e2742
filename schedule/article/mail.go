package article

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"time"

	"golang.org/x/net/html/charset"

	"dateline/schedule"
)

// sniffMail recognises the header of an e-mail: its first line is a field, and it has a sender and a second sign of mail.
func sniffMail(head []byte) bool {
	end := bytes.Index(head, []byte("\n\n"))
	if i := bytes.Index(head, []byte("\r\n\r\n")); i > 0 && (end < 0 || i < end) {
		end = i
	}
	if end < 0 { // a long header: its last line is cut off
		end = max(bytes.LastIndexByte(head, '\n'), 0)
	}
	head = head[:end]
	first, sender, signs := true, false, 0
	for _, l := range bytes.Split(head, []byte("\n")) {
		if len(l) > 0 && (l[0] == ' ' || l[0] == '\t') {
			if first {
				return false
			}
			continue
		}
		name, _, ok := bytes.Cut(l, []byte(":"))
		if !ok || len(name) == 0 || bytes.ContainsAny(name, " \t") {
			return false
		}
		first = false
		switch strings.ToLower(string(name)) {
		case "from", "received", "return-path", "delivered-to":
			sender = true
		case "message-id", "mime-version", "subject", "date", "to":
			signs++
		}
	}
	return sender && signs > 0
}

func readMail(from From, r *bufio.Reader, yield func(schedule.Article, error) bool) {
	fail := func(what string, err error) {
		yield(schedule.Article{}, &Problem{File: from.Name, What: what, Err: err})
	}
	msg, err := mail.ReadMessage(io.LimitReader(r, maxRecord))
	if err != nil {
		fail("e-mail", err)
		return
	}
	words := &mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	subject, err := words.DecodeHeader(msg.Header.Get("Subject"))
	if err != nil {
		subject = msg.Header.Get("Subject")
	}
	text, err := mailText(msg.Header.Get("Content-Type"), msg.Header.Get("Content-Transfer-Encoding"), msg.Body, 0)
	if err != nil {
		fail("e-mail", err)
		return
	}
	text = strings.ToValidUTF8(text, "\ufffd")
	if p := unfit(text); p != nil {
		fail("e-mail: "+p.What, nil)
		return
	}
	a := schedule.Article{ID: from.ID, URL: from.URL, Title: strings.ToValidUTF8(strings.TrimSpace(subject), "\ufffd"), Text: text, File: from.Name}
	if u := strings.Trim(msg.Header.Get("Archived-At"), " <>"); a.URL == "" && strings.HasPrefix(u, "http") {
		a.URL = u
	}
	if at, err := msg.Header.Date(); err == nil {
		if s, ok := publishedStamp(at.Format(time.RFC3339)); ok {
			a.Stamps = append(a.Stamps, s)
		}
	}
	if a.ID == "" {
		a.ID = strings.Trim(msg.Header.Get("Message-Id"), " <>")
	}
	Complete(&a)
	yield(a, nil)
}

// mailText is the text of a body: of alternatives the plain one, unless it is only a stub; else the HTML.
func mailText(contentType, encoding string, body io.Reader, depth int) (string, error) {
	if depth > 8 {
		return "", errors.New("parts within parts within parts")
	}
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		kind, params = "text/plain", nil
	}
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	if strings.HasPrefix(kind, "multipart/") {
		return multipartText(kind, params["boundary"], body, depth)
	}
	if kind != "text/plain" && kind != "text/html" {
		return "", nil
	}
	b, err := io.ReadAll(io.LimitReader(body, MaxArticle+1))
	if len(b) > MaxArticle {
		return "", fmt.Errorf("a part longer than %d MB", MaxArticle>>20)
	}
	if err != nil && len(b) == 0 {
		return "", err
	}
	if label := params["charset"]; label != "" {
		if cr, err := charset.NewReaderLabel(label, bytes.NewReader(b)); err == nil {
			if c, err := io.ReadAll(cr); err == nil {
				b = c
			}
		}
	}
	if kind == "text/html" {
		return fragmentText(string(b)), nil
	}
	text, _ := decode(b)
	return text, nil
}

func multipartText(kind, boundary string, body io.Reader, depth int) (string, error) {
	if boundary == "" {
		return "", errors.New("a multipart without its boundary")
	}
	mr := multipart.NewReader(body, boundary)
	var texts []string
	for parts := 0; parts < 100; parts++ {
		p, err := mr.NextRawPart()
		if err == io.EOF {
			break
		}
		if err != nil {
			if len(texts) > 0 {
				break // cut off: what came is used
			}
			return "", err
		}
		if d, _, _ := mime.ParseMediaType(p.Header.Get("Content-Disposition")); d == "attachment" {
			continue
		}
		t, err := mailText(p.Header.Get("Content-Type"), p.Header.Get("Content-Transfer-Encoding"), p, depth+1)
		if err != nil {
			return "", err
		}
		if strings.TrimSpace(t) != "" {
			texts = append(texts, t)
		}
	}
	if kind == "multipart/alternative" && len(texts) > 1 {
		// Newsletters put "view in browser" where the plain text should be.
		if len(texts[0])*4 < len(texts[len(texts)-1]) {
			return texts[len(texts)-1], nil
		}
		return texts[0], nil
	}
	return strings.Join(texts, "\n\n"), nil
}
