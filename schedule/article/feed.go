package article

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"dateline/schedule"
)

// sniffFeed recognises RSS, RDF and Atom by their root element, JSON Feed by its version.
func sniffFeed(head []byte) bool {
	low := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte(bom)), " \t\r\n"))
	if bytes.HasPrefix(low, []byte("{")) {
		return bytes.Contains(low, []byte("jsonfeed.org/version"))
	}
	if !bytes.HasPrefix(low, []byte("<")) {
		return false
	}
	for _, root := range []string{"<rss", "<feed", "<rdf:rdf"} {
		if i := bytes.Index(low, []byte(root)); i >= 0 && !bytes.Contains(low[:i], []byte("<html")) {
			return true
		}
	}
	return false
}

// readFeed yields an article for each entry that carries text. What an entry only links to is fetched by whoever follows the
// feed.
func readFeed(from From, r *bufio.Reader, yield func(schedule.Article, error) bool) {
	b, err := io.ReadAll(io.LimitReader(r, MaxArticle+1))
	switch {
	case err != nil:
		yield(schedule.Article{}, &Problem{File: from.Name, What: "reading", Err: err})
		return
	case len(b) > MaxArticle:
		yield(schedule.Article{}, &Problem{File: from.Name, What: fmt.Sprintf("a feed longer than %d MB", MaxArticle>>20)})
		return
	}
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(b))
	if err != nil {
		yield(schedule.Article{}, &Problem{File: from.Name, What: "feed", Err: err})
		return
	}
	if len(feed.Items) == 0 {
		yield(schedule.Article{}, &Problem{File: from.Name, What: "a feed without entries", Warning: true})
		return
	}
	for i, item := range feed.Items {
		name := fmt.Sprintf("%s: entry %d", from.Name, i+1)
		a := schedule.Article{ID: item.Link, URL: item.Link, Title: strings.TrimSpace(fragmentText(item.Title)), File: name}
		if a.ID == "" {
			a.ID = item.GUID
		}
		if a.ID == "" {
			a.ID = name
		}
		a.Text = fragmentText(item.Content)
		if len(a.Text) < len(item.Description) {
			if d := fragmentText(item.Description); len(d) > len(a.Text) {
				a.Text = d
			}
		}
		a.Text = strings.ToValidUTF8(a.Text, "\ufffd")
		if p := unfit(a.Text); p != nil {
			p.File = name
			p.What = "text: " + p.What
			p.Line = 0
			if !yield(schedule.Article{}, p) {
				return
			}
			continue
		}
		a.Stamps = append(a.Stamps, feedStamp(item.PublishedParsed, item.Published, RulePublished)...)
		a.Stamps = append(a.Stamps, feedStamp(item.UpdatedParsed, item.Updated, RuleUpdated)...)
		Complete(&a)
		if !yield(a, nil) {
			return
		}
	}
}

func feedStamp(at *time.Time, words, rule string) []schedule.Stamp {
	// The words keep the publisher's zone; the parsed time is for forms that only the feed parser knows.
	s, ok := publishedStamp(words)
	if !ok && at != nil {
		s, ok = publishedStamp(at.Format(time.RFC3339))
	}
	if !ok {
		return nil
	}
	s.Rule = rule
	return []schedule.Stamp{s}
}
