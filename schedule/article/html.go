package article

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"dateline/schedule"
)

// sniffHTML recognises a page by its first tags; XML that is a feed is none.
func sniffHTML(head []byte) bool {
	low := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte(bom)), " \t\r\n"))
	if len(low) == 0 || low[0] != '<' {
		return false
	}
	if bytes.HasPrefix(low, []byte("<?xml")) {
		return bytes.Contains(low, []byte("<html"))
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<title", "<meta ", "<article", "<main", "<script", "<div", "<p>", "<p ", "<h1", "<section", "<table", "<!--"} {
		if bytes.HasPrefix(low, []byte(tag)) {
			return tag != "<!--" || bytes.Contains(low, []byte("<html")) || bytes.Contains(low, []byte("<body"))
		}
	}
	return false
}

func readHTML(from From, r *bufio.Reader, yield func(schedule.Article, error) bool) {
	b, err := io.ReadAll(io.LimitReader(r, MaxArticle+1))
	switch {
	case err != nil:
		yield(schedule.Article{}, &Problem{File: from.Name, What: "reading", Err: err})
		return
	case len(b) > MaxArticle:
		yield(schedule.Article{}, &Problem{File: from.Name, What: fmt.Sprintf("a page longer than %d MB", MaxArticle>>20)})
		return
	}
	a, err := page(b, from.Type, from.URL, from.Worth)
	if err != nil {
		yield(schedule.Article{}, &Problem{File: from.Name, What: "HTML", Err: err})
		return
	}
	a.ID, a.File = from.ID, from.Name
	if a.Title == "" {
		a.Title = from.Title
	}
	for _, s := range from.Stamps { // also beside those of the page, or a version without them would seem older than its teaser
		if !slices.ContainsFunc(a.Stamps, func(o schedule.Stamp) bool { return o.Rule == s.Rule && o.Day == s.Day && o.Time == s.Time }) {
			a.Stamps = append(a.Stamps, s)
		}
	}
	if p := unfit(a.Text); p != nil {
		yield(schedule.Article{}, &Problem{File: from.Name, What: "HTML: " + p.What})
		return
	}
	Complete(&a)
	yield(a, nil)
}

// page makes an article of a page, without completing it. contentType is what a server said of the bytes, "" for unknown.
// worth may be nil, see From.
func page(b []byte, contentType, address string, worth func(string) bool) (schedule.Article, error) {
	doc, err := html.Parse(characters(b, contentType))
	if err != nil {
		return schedule.Article{}, err
	}
	meta := readMeta(doc)
	base := address
	if base == "" {
		base = meta.url
	}
	u, err := url.Parse(base)
	if err != nil || u.Host == "" {
		u = nil
	}
	a := schedule.Article{URL: address, Title: meta.title, Site: siteName(meta.site)}
	if a.URL == "" {
		a.URL = meta.url
	}
	for _, p := range []struct{ value, rule string }{{meta.published, RulePublished}, {meta.modified, RuleUpdated}} {
		if s, ok := publishedStamp(p.value); ok && p.value != "" {
			s.Rule = p.rule
			a.Stamps = append(a.Stamps, s)
		}
	}
	// What the page says of itself is read before, since finding the article takes the tree apart.
	if all := skim(doc); worth != nil && len(meta.events) == 0 && all != "" && !worth(all) {
		a.Text = all
	} else {
		a.Text = articleText(doc, u)
	}
	if strings.TrimSpace(a.Text) == "" {
		return a, fmt.Errorf("no text in the page")
	}
	give(&a, meta.events)
	return a, nil
}

// articleText finds the article in a page: half of the time that a page takes, see BenchmarkPage.
func articleText(doc *html.Node, u *url.URL) string {
	parser := readability.NewParser()
	parser.DisableJSONLD = true
	parser.MaxElemsToParse = maxElements
	content, err := parser.ParseAndMutate(doc, u)
	if err == nil && content.Node != nil {
		return nodeText(content.Node)
	}
	return nodeText(doc)
}

// skim is all text of a page that could be its article; whole pages stand in forms.
func skim(doc *html.Node) string {
	w := &textWriter{forms: true}
	w.node(doc, 0)
	return strings.TrimSpace(w.b.String())
}

// characters decodes a page. Servers and pages name character sets that are not theirs: bytes that are UTF-8 are taken for it
// whatever is said, and bytes that are not are never.
func characters(b []byte, contentType string) io.Reader {
	_, name, _ := charset.DetermineEncoding(b, contentType)
	_, wide := utf16Order(b)
	switch {
	case wide || strings.HasPrefix(name, "utf-16") || strings.HasPrefix(name, "iso-2022"):
	case utf8.Valid(b):
		return bytes.NewReader(bytes.TrimPrefix(b, []byte(bom)))
	case name == "utf-8":
		text, _ := decode(b)
		return strings.NewReader(text)
	}
	if r, err := charset.NewReader(bytes.NewReader(b), contentType); err == nil {
		return r
	}
	return bytes.NewReader(b)
}

// fragmentText is the text of a piece of HTML, as feeds and mails carry it.
func fragmentText(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return s
	}
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return ""
	}
	return nodeText(doc)
}

// nodeText writes a tree as text: a line for each paragraph, heading, item and row, an empty line between paragraphs, runs
// of white space as one blank.
func nodeText(n *html.Node) string {
	w := &textWriter{}
	w.node(n, 0)
	return strings.TrimSpace(w.b.String())
}

type textWriter struct {
	b     strings.Builder
	space bool // a blank is due before the next word
	line  int  // line ends due
	forms bool // what stands in forms counts
}

const (
	maxDepth    = 600    // the parser itself stops at 512 open elements
	maxElements = 15_000 // finding the article takes longer than linear time; beyond, all text of the page is taken
)

func (w *textWriter) node(n *html.Node, depth int) {
	if depth > maxDepth {
		return
	}
	switch n.Type {
	case html.TextNode:
		w.text(n.Data)
		return
	case html.CommentNode, html.DoctypeNode:
		return
	}
	ends := 0
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Svg, atom.Head, atom.Nav, atom.Footer, atom.Button,
		atom.Select, atom.Textarea, atom.Aside:
		return
	case atom.Form:
		if !w.forms {
			return
		}
	case atom.Br:
		w.line = max(w.line, 1)
		return
	case atom.P, atom.Blockquote, atom.Article, atom.Section, atom.Main, atom.Figure, atom.Ul, atom.Ol, atom.Table, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Pre:
		ends = 2
	case atom.Div, atom.Li, atom.Tr, atom.Dt, atom.Dd, atom.Figcaption, atom.Caption, atom.Address, atom.Option, atom.Details, atom.Summary:
		ends = 1
	case atom.Td, atom.Th:
		if hasBefore(n) {
			w.b.WriteString("\t")
			w.space, w.line = false, 0
		}
	}
	w.line = max(w.line, ends)
	if n.DataAtom == atom.Li {
		w.text("• ")
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c, depth+1)
	}
	w.line = max(w.line, ends)
}

// hasBefore reports whether a cell stands before this one in its row.
func hasBefore(n *html.Node) bool {
	for s := n.PrevSibling; s != nil; s = s.PrevSibling {
		if s.Type == html.ElementNode {
			return true
		}
	}
	return false
}

func (w *textWriter) text(s string) {
	for len(s) > 0 {
		i := strings.IndexFunc(s, notSpace)
		if i != 0 {
			w.space = true
		}
		if i < 0 {
			return
		}
		s = s[i:]
		j := strings.IndexFunc(s, htmlSpace)
		if j < 0 {
			j = len(s)
		}
		if w.b.Len() > 0 {
			switch {
			case w.line > 0:
				w.b.WriteString("\n\n"[:w.line])
			case w.space:
				w.b.WriteByte(' ')
			}
		}
		w.line, w.space = 0, false
		w.b.WriteString(s[:j])
		s = s[j:]
	}
}

func htmlSpace(r rune) bool {
	return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' || r == '\u00a0'
}
func notSpace(r rune) bool { return !htmlSpace(r) }
