package article

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// pageMeta is what a page says of itself for machines.
type pageMeta struct {
	title, published, modified, url, site string
	events                                []givenEvent
}

// metaNames are the names under which pages state a fact, best first: meta name or property, or itemprop.
var metaNames = map[string][]string{
	"published": {"article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued",
		"dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "pubdate", "publishdate", "publish-date", "date", "article.published", "cxenseparse:recs:publishtime"},
	"modified": {"article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod"},
	"title":    {"og:title", "twitter:title", "headline", "dc.title", "parsely-title"},
	"url":      {"og:url", "parsely-link"},
	"site":     {"og:site_name"},
}

// readMeta reads JSON-LD first, which states whose date a date is, then meta elements and microdata, then <time> and
// the title element.
func readMeta(doc *html.Node) pageMeta {
	var m pageMeta
	found := map[string]string{} // by meta name
	var title, canonical, h1, timeTag string
	var walk func(n *html.Node, depth int)
	walk = func(n *html.Node, depth int) {
		if depth > maxDepth {
			return
		}
		if n.Type == html.ElementNode {
			note := func(name, value string) {
				name, value = strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value)
				if _, dup := found[name]; !dup && name != "" && value != "" && len(value) < 2000 {
					found[name] = value
				}
			}
			if g, ok := markedEvent(n); ok && len(m.events) < maxGiven {
				m.events = append(m.events, g)
			}
			switch n.DataAtom {
			case atom.Meta:
				for _, k := range []string{"property", "name", "itemprop"} {
					note(attr(n, k), attr(n, "content"))
				}
			case atom.Link:
				if strings.EqualFold(attr(n, "rel"), "canonical") && canonical == "" {
					canonical = attr(n, "href")
				}
			case atom.Title:
				if title == "" {
					title = nodeText(n)
				}
			case atom.H1:
				if h1 == "" {
					h1 = nodeText(n)
				}
			case atom.Time:
				value := attr(n, "datetime")
				if p := attr(n, "itemprop"); p != "" {
					note(p, value)
				}
				if hasAttr(n, "pubdate") && timeTag == "" {
					timeTag = value
				}
			case atom.Script:
				if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") && n.FirstChild != nil {
					m.linkedData(n.FirstChild.Data)
				}
			default:
				if p := attr(n, "itemprop"); p != "" && attr(n, "content") != "" {
					note(p, attr(n, "content"))
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, depth+1)
		}
	}
	walk(doc, 0)
	fill := func(field *string, kind string, more ...string) {
		for _, name := range metaNames[kind] {
			more = append(more[:len(more):len(more)], found[name])
		}
		for _, v := range more {
			if *field == "" {
				*field = v
			}
		}
	}
	fill(&m.published, "published")
	fill(&m.published, "", timeTag)
	fill(&m.modified, "modified")
	fill(&m.title, "title")
	fill(&m.title, "", h1, title)
	fill(&m.url, "", canonical)
	fill(&m.url, "url")
	fill(&m.site, "site")
	return m
}

// newsTypes are the schema.org types whose dates are those of the article, not of a happening or of the site.
var newsTypes = map[string]bool{
	"article": true, "newsarticle": true, "reportagenewsarticle": true, "analysisnewsarticle": true, "blogposting": true, "liveblogposting": true,
	"backgroundnewsarticle": true, "opinionnewsarticle": true, "reviewnewsarticle": true, "socialmediaposting": true, "webpage": true,
}

// linkedData reads one JSON-LD script; what is broken in it is passed over, as browsers do.
func (m *pageMeta) linkedData(src string) {
	var v any
	if len(src) > 1<<20 || json.Unmarshal([]byte(src), &v) != nil {
		return
	}
	m.linked(v, 0)
}

func (m *pageMeta) linked(v any, depth int) {
	if depth > 20 {
		return
	}
	switch x := v.(type) {
	case []any:
		for _, e := range x {
			m.linked(e, depth+1)
		}
	case map[string]any:
		if g, ok := x["@graph"]; ok {
			m.linked(g, depth+1)
		}
		if kind, ok := isEvent(x["@type"]); ok && len(m.events) < maxGiven {
			m.events = append(m.events, linkedEvent(kind, x))
			m.linked(x["subEvent"], depth+1)
		}
		if !isNews(x["@type"]) {
			m.linked(x["itemListElement"], depth+1)
			m.linked(x["item"], depth+1)
			m.linked(x["mainEntity"], depth+1)
			return
		}
		take := func(field *string, value any) {
			if s, ok := value.(string); ok && *field == "" && len(s) < 2000 {
				*field = strings.TrimSpace(html.UnescapeString(s))
			}
		}
		take(&m.published, x["datePublished"])
		take(&m.published, x["dateCreated"])
		take(&m.modified, x["dateModified"])
		take(&m.title, x["headline"])
		take(&m.url, x["url"])
	}
}

func isNews(t any) bool {
	switch x := t.(type) {
	case string:
		return newsTypes[strings.ToLower(x)]
	case []any:
		for _, e := range x {
			if isNews(e) {
				return true
			}
		}
	}
	return false
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}
