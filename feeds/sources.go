package feeds

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"dateline/schedule"
)

// Source is an article an event rests on, with the quotes that support it.
type Source struct {
	schedule.SourceRef
	Quotes []schedule.Evidence // in the order of the article, each once
}

// SourcesOf lists the articles behind an event with their quotes, in the event's own order; articles that only the
// evidence names come last.
func SourcesOf(e *schedule.Event) []Source {
	var out []Source
	at := map[string]int{}
	for _, s := range e.Sources {
		if _, twice := at[s.Article]; !twice {
			at[s.Article] = len(out)
			out = append(out, Source{SourceRef: s})
		}
	}
	for _, q := range e.Evidence {
		i, ok := at[q.Article]
		if !ok {
			i = len(out)
			at[q.Article] = i
			out = append(out, Source{SourceRef: schedule.SourceRef{Article: q.Article, URL: q.URL}})
		}
		if out[i].URL == "" {
			out[i].URL = q.URL
		}
		out[i].Quotes = append(out[i].Quotes, q)
	}
	for i := range out {
		slices.SortStableFunc(out[i].Quotes, func(a, b schedule.Evidence) int {
			if a.In != b.In {
				return strings.Compare(b.In, a.In) // "title" before "text"
			}
			return a.Start - b.Start
		})
	}
	return out
}

// Name is what people call the source: outlet, else host, else article id.
func (s Source) Name() string {
	if o := OneLine(s.Outlet); o != "" {
		return o
	}
	if l, ok := Link(s.URL); ok {
		if u, err := url.Parse(l); err == nil {
			return strings.TrimPrefix(u.Hostname(), "www.")
		}
	}
	if s.Article != "" {
		return OneLine(s.Article)
	}
	return "source"
}

// Words are the quotes worth showing: those that say when first, each text once. A sentence stands for the words in it
// that are quoted too.
func (s Source) Words(limit int) []string {
	var picked []string
	for _, field := range []string{"when", "status", "where", "what", "who"} {
		for _, q := range s.Quotes {
			text := OneLine(q.Quote)
			if q.Field != field || text == "" || slices.ContainsFunc(picked, func(p string) bool { return strings.Contains(p, text) }) {
				continue
			}
			within := func(p string) bool { return strings.Contains(text, p) }
			if i := slices.IndexFunc(picked, within); i >= 0 {
				picked[i] = text
				picked = append(picked[:i+1], slices.DeleteFunc(picked[i+1:], within)...)
				continue
			}
			picked = append(picked, text)
		}
	}
	return picked[:min(len(picked), limit)]
}

// Link lets only addresses of the web through: absolute, http or https, without user names, blanks or control
// characters. What comes back is safe in an attribute and on a line of its own.
func Link(raw string) (string, bool) {
	if raw == "" || len(raw) > 2000 || strings.ContainsFunc(raw, func(r rune) bool {
		return r <= ' ' || r == 0x7F || unicode.IsControl(r) || unicode.IsSpace(r) || r == '\\' || r == unicode.ReplacementChar
	}) {
		return "", false
	}
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" || u.Hostname() == "" || u.User != nil || u.Opaque != "" {
		return "", false
	}
	if s := strings.ToLower(u.Scheme); s != "http" && s != "https" {
		return "", false
	}
	return u.String(), true
}

// Shorten cuts a text to a number of characters at a word's end.
func Shorten(s string, limit int) string {
	n := 0
	for i := range s {
		if n == limit {
			cut := s[:i]
			if j := strings.LastIndexByte(cut, ' '); j > len(cut)/2 {
				cut = cut[:j]
			}
			return cut + "…"
		}
		n++
	}
	return s
}

// Names lists the sources that stand behind article ids, each once: "Northern Wire, example.org".
func Names(e *schedule.Event, articles []string) string {
	var names []string
	for _, s := range SourcesOf(e) {
		if n := s.Name(); slices.Contains(articles, s.Article) && !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	return strings.Join(names, ", ")
}
