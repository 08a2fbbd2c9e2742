package source

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"time"

	"dateline/schedule"
	"dateline/schedule/article"
)

// Following a feed: the entries that carry only a teaser lead to pages. A page is read when its entry is new or was changed,
// and looked at again now and then as long as the feed lists it, since publishers correct stories without telling.

const (
	revisitAfter = 6 * time.Hour
	maxEntries   = 1000 // of one feed, newest first as feeds have it
)

func (p *poller) feed(r *reply) error {
	entries, err := article.Feed(p.from(r, p.name), r.body)
	if err != nil {
		return err
	}
	if len(entries) == 0 {
		p.problem(&article.Problem{File: p.name, What: "a feed without entries", Warning: true})
	}
	if len(entries) > maxEntries {
		p.problem(&article.Problem{File: p.name, What: fmt.Sprintf("a feed of %d entries, the first %d are read", len(entries), maxEntries), Warning: true})
		entries = entries[:maxEntries]
	}
	before := p.res.State.Entries
	p.res.State.Entries, p.res.State.Articles = map[string]schedule.EntrySeen{}, len(entries)
	for i := range entries {
		e := &entries[i]
		if err := p.ctx.Err(); err != nil {
			return err
		}
		if e.Link = tidy(e.Link); e.Link != "" && e.Err == nil {
			e.Article.ID = e.Link
		}
		if e.Link == "" || e.Whole {
			p.words(e)
			continue
		}
		p.entry(e, before[e.Link], r.address)
	}
	return nil
}

// words takes an entry for what it says itself.
func (p *poller) words(e *article.Entry) {
	if e.Err != nil {
		p.problem(e.Err)
		return
	}
	p.res.Articles = append(p.res.Articles, e.Article)
}

// entry reads the page that an entry leads to, unless that was done.
func (p *poller) entry(e *article.Entry, was schedule.EntrySeen, feed string) {
	kept := p.res.State.Entries
	if was.Seen == e.Seen && p.now.Sub(was.At) < revisitAfter {
		kept[e.Link] = was
		return
	}
	if !p.seen.first(e.Link) {
		kept[e.Link] = schedule.EntrySeen{Seen: e.Seen, At: p.now}
		return
	}
	var v validators
	if was.Seen == e.Seen {
		v = validators{was.ETag, was.Modified}
	}
	r, err := p.c.get(p.ctx, e.Link, v)
	if err != nil {
		p.without(e, was, err)
		return
	}
	now := schedule.EntrySeen{Seen: e.Seen, ETag: r.valid.etag, Modified: r.valid.modified, At: p.now, Title: e.Article.Title, Stamps: metadata(e.Article.Stamps), Site: e.Article.Site}
	if r.unchanged {
		now.ETag, now.Modified = was.ETag, was.Modified
	}
	if kept[e.Link] = now; r.unchanged {
		return
	}
	from := p.from(r, e.Link)
	if front(r.address) && !front(e.Link) {
		p.without(e, was, errors.New("the page is gone: it leads to the front page"))
		return
	}
	from.Title, from.Stamps, from.Site = now.Title, now.Stamps, now.Site
	read := false
	for a, err := range article.Read(from, bytes.NewReader(r.body)) {
		if err != nil {
			if !read {
				p.without(e, was, err)
			}
			return
		}
		read = true
		p.res.Articles = append(p.res.Articles, a)
		return // a page is one article
	}
}

// without uses the words of an entry whose page cannot be read, and says so. What may succeed later is tried again at the next
// poll; what the publisher refuses for good is not.
func (p *poller) without(e *article.Entry, was schedule.EntrySeen, err error) {
	if p.ctx.Err() != nil {
		return
	}
	var status *statusError
	lasting := errors.Is(err, errRobots) || errors.Is(err, ErrPrivate) || errors.Is(err, errLong) || errors.Is(err, errNoText) ||
		errors.As(err, &status) && status.code/100 == 4 && status.code != http.StatusTooManyRequests
	var told *article.Problem
	lasting = lasting || errors.As(err, &told)
	switch {
	case lasting:
		p.res.State.Entries[e.Link] = schedule.EntrySeen{Seen: e.Seen, At: p.now}
	case was.Seen != "":
		p.lack = true
		p.res.State.Entries[e.Link] = was
		return // its page was read before and stands
	default:
		p.lack = true
	}
	if e.Err != nil {
		p.problem(fmt.Errorf("source %s: %s: %w", p.name, e.Link, err))
		return
	}
	p.problem(&article.Problem{File: p.name, What: e.Link + ": only the words of the feed are read", Err: err, Warning: true})
	p.res.Articles = append(p.res.Articles, e.Article)
}

// revisit looks again at the pages of a feed that has not changed.
func (p *poller) revisit() error {
	links := make([]string, 0, len(p.res.State.Entries))
	for link, was := range p.res.State.Entries {
		if was.ETag+was.Modified != "" && p.now.Sub(was.At) >= revisitAfter {
			links = append(links, link)
		}
	}
	slices.Sort(links)
	for _, link := range links {
		was := p.res.State.Entries[link]
		r, err := p.c.get(p.ctx, link, validators{was.ETag, was.Modified})
		if p.ctx.Err() != nil {
			return p.ctx.Err()
		}
		was.At = p.now
		if err == nil && !r.unchanged {
			was.ETag, was.Modified = r.valid.etag, r.valid.modified
			from := p.from(r, link)
			from.Title, from.Stamps, from.Site = was.Title, was.Stamps, was.Site
			for a, err := range article.Read(from, bytes.NewReader(r.body)) {
				if err == nil {
					p.res.Articles = append(p.res.Articles, a)
				}
				break
			}
		}
		p.res.State.Entries[link] = was
	}
	return nil
}

// metadata are the stamps that the feed gave, without those found in its words.
func metadata(in []schedule.Stamp) []schedule.Stamp {
	return slices.DeleteFunc(slices.Clone(in), func(s schedule.Stamp) bool {
		return s.Rule != article.RulePublished && s.Rule != article.RuleUpdated || s.Span != (schedule.Span{})
	})
}

// front reports whether an address is that of a whole site.
func front(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Path == "" || u.Path == "/") && u.RawQuery == ""
}
