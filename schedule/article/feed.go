package article

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"net/url"
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
// feed, see Feed.
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
	entries, err := Feed(from, b)
	if err != nil {
		yield(schedule.Article{}, err)
		return
	}
	if len(entries) == 0 {
		yield(schedule.Article{}, &Problem{File: from.Name, What: "a feed without entries", Warning: true})
		return
	}
	for _, e := range entries {
		if !yield(e.Article, e.Err) {
			return
		}
	}
}

// Entry is one entry of a feed: an article of the words that the feed itself carries, and where the whole text stands.
type Entry struct {
	Article schedule.Article // complete; its ID is the link
	Err     error            // a *Problem when the words of the entry make no article
	Link    string           // address of the page, "" when the entry leads nowhere on the web
	Whole   bool             // the entry carries the text and not only a teaser
	Seen    string           // fingerprint of the entry, to tell later whether it was changed
}

// Feed reads RSS, Atom or JSON Feed. Links are resolved against the address of the feed.
func Feed(from From, b []byte) ([]Entry, error) {
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(b))
	if err != nil {
		return nil, &Problem{File: from.Name, What: "feed", Err: err}
	}
	base, err := url.Parse(from.URL)
	if err != nil || base.Host == "" {
		if base, err = url.Parse(feed.Link); err != nil || base.Host == "" {
			base = nil
		}
	}
	var out []Entry
	for i, item := range feed.Items {
		e := entry(item, base, siteName(feed.Title), fmt.Sprintf("%s: entry %d", from.Name, i+1))
		if e.Err == nil {
			from.told(&e.Article)
		}
		out = append(out, e)
	}
	return out, nil
}

func entry(item *gofeed.Item, base *url.URL, site, name string) Entry {
	e := Entry{Link: item.Link, Seen: hashStrings(item.Title, item.Link, item.Published, item.Updated, item.Description, item.Content)}
	if base != nil && item.Link != "" {
		if u, err := base.Parse(item.Link); err == nil {
			e.Link = u.String()
		}
	}
	if l := strings.ToLower(e.Link); !strings.HasPrefix(l, "http://") && !strings.HasPrefix(l, "https://") {
		e.Link = ""
	}
	a := schedule.Article{ID: cmp.Or(e.Link, item.Link, item.GUID, name), URL: e.Link, Title: strings.TrimSpace(fragmentText(item.Title)), Site: site, File: name}
	a.Text = fragmentText(item.Content)
	if len(a.Text) < len(item.Description) {
		if d := fragmentText(item.Description); len(d) > len(a.Text) {
			a.Text = d
		}
	}
	a.Text = strings.ToValidUTF8(a.Text, "\ufffd")
	e.Whole = whole(a.Text)
	a.Stamps = append(a.Stamps, feedStamp(item.PublishedParsed, item.Published, RulePublished)...)
	a.Stamps = append(a.Stamps, feedStamp(item.UpdatedParsed, item.Updated, RuleUpdated)...)
	if p := unfit(a.Text); p != nil {
		e.Article = a // for its title and stamps
		e.Err = &Problem{File: name, What: "text: " + p.What}
		return e
	}
	Complete(&a)
	e.Article = a
	return e
}

// teaserLen is the length in bytes under which the words of an entry are taken for a teaser.
const teaserLen = 600

// whole tells the text of an article from a teaser for it.
func whole(s string) bool {
	s = strings.ToLower(strings.TrimRight(s, " \n\t»>→])"))
	for _, end := range []string{"…", "...", "read more", "continue reading", "full story", "read on", "more", "full article"} {
		if strings.HasSuffix(s, end) {
			return false
		}
	}
	return len(s) >= teaserLen
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
