// Package atom writes what became of the events of an edition as an Atom feed (RFC 4287): what is new, moved, cancelled,
// withdrawn, the latest first.
package atom

import (
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"

	"dateline/feeds"
)

// ContentType of the feed.
const ContentType = "application/atom+xml; charset=utf-8"

// limit is how many steps a feed reader gets.
const limit = 200

// Format is the row for a table of formats.
func Format() feeds.Format {
	return feeds.Format{Name: "atom", Ext: ".atom", ContentType: ContentType, Write: Write}
}

type feed struct {
	XMLName   xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	ID        string   `xml:"id"`
	Title     string   `xml:"title"`
	Updated   string   `xml:"updated"`
	Links     []link   `xml:"link"`
	Author    string   `xml:"author>name"`
	Generator string   `xml:"generator"`
	Entries   []entry  `xml:"entry"`
}

type link struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

type entry struct {
	ID        string `xml:"id"`
	Title     string `xml:"title"`
	Updated   string `xml:"updated"`
	Published string `xml:"published"`
	Links     []link `xml:"link"`
	Content   string `xml:"content"`
}

// Write writes the edition. Its time is that of the latest step, so that no news changes no byte.
func Write(w io.Writer, ed feeds.Edition) error {
	filter := ""
	if ed.Feed.Slug == "" && ed.Feed.Query != nil {
		filter = "?q=" + url.QueryEscape(ed.Feed.Query.String())
	}
	f := feed{ID: urn("feed", ed.Base, ed.Feed.Slug+filter), Title: clean(ed.Feed.Name()) + ": changes", Author: "dateline", Generator: "dateline"}
	self, ok := feeds.Link(ed.Base + "/changes.atom" + filter)
	if ok {
		f.Links = []link{{"self", self}}
	}
	updated := time.Unix(0, 0)
	for _, n := range feeds.NewsOf(ed.Events, limit) {
		if n.At.After(updated) {
			updated = n.At
		}
		at := n.At.UTC().Format(time.RFC3339)
		t := feeds.InWords(n.Event.When)
		about := []string{strings.TrimSpace(strings.Join([]string{t.Day, t.Local()}, " "))}
		if p := n.Event.Place; p != nil && p.Name != "" {
			about = append(about, p.Name)
		}
		e := entry{
			ID: urn("step", n.Event.UID, at), Title: clean(n.Word() + ": " + feeds.Title(n.Event)), Updated: at, Published: at,
			Content: clean(strings.Join(append(n.Words(), about...), "\n")),
		}
		if href, ok := feeds.Link(ed.Base + feeds.EventPath(n.Event.UID)); ok {
			e.Links = append(e.Links, link{"alternate", href})
		}
		for _, s := range feeds.SourcesOf(n.Event) {
			if href, ok := feeds.Link(s.URL); ok {
				e.Links = append(e.Links, link{"via", href})
			}
		}
		f.Entries = append(f.Entries, e)
	}
	f.Updated = updated.UTC().Format(time.RFC3339)
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return fmt.Errorf("write feed %s as Atom: %w", ed.Feed.Slug, err)
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", " ")
	if err := enc.Encode(f); err != nil {
		return fmt.Errorf("write feed %s as Atom: %w", ed.Feed.Slug, err)
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// urn makes a lasting name out of what identifies a thing: a UUID of version 8 (RFC 9562).
func urn(parts ...string) string {
	h := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	h[6], h[8] = h[6]&0x0F|0x80, h[8]&0x3F|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", h[0:4], h[4:6], h[6:8], h[8:10], h[10:16])
}

func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
