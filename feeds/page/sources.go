package page

import (
	"cmp"
	"fmt"
	"io"
	"net/url"
	"slices"

	"dateline/feeds"
	"dateline/schedule"
)

type sourceLine struct {
	Name, State, Tone, Tried, Read, Next, Error, Articles string
	Problems                                              []string // of the last reading
}

// outlet is who stands behind the entries: one row for all articles of a name.
type outlet struct {
	Name, Link       string // Link shows what rests on it
	Articles, Events int
	Latest           string
	latest           string
	seen             map[string]bool
}

// maxOutlets is how many outlets the page lists.
const maxOutlets = 200

// RenderSources writes the page that says where articles come from, when each place was last read and what went wrong, and
// which outlets the calendar rests on.
func RenderSources(w io.Writer, v SourcesView) error {
	var lines []sourceLine
	failing, faulty := 0, 0
	for _, s := range v.Sources {
		l := sourceLine{Name: feeds.OneLine(s.Name), State: "Waiting", Articles: fmt.Sprint(s.Articles), Read: "not yet", Next: "when it changes"}
		if !s.Read.IsZero() {
			l.Read, l.State, l.Tone = feeds.Stamp(s.Read), "In order", "ok"
		}
		if !s.Next.IsZero() {
			l.Next = feeds.Stamp(s.Next)
		}
		if s.LastError != "" {
			l.State, l.Tone, l.Error = "Failing", "bad", feeds.Shorten(feeds.OneLine(s.LastError), 300)
			if !s.Tried.IsZero() {
				l.Error = feeds.Stamp(s.Tried) + ": " + l.Error
			}
			failing++
		} else if s.Problems > 0 {
			l.State, l.Tone, l.Problems = count(s.Problems, "problem"), "warn", problemLines(s)
			faulty++
		}
		lines = append(lines, l)
	}
	list, more := outlets(v)
	data := struct {
		frame
		Lead    string
		Sources []sourceLine
		Outlets []outlet
		More    int
	}{newFrame(v.Site, "sources", "", v.AsOf), "", lines, list, more}
	data.PageTitle = "Sources – " + v.Title
	data.Lead = fmt.Sprintf("%s, all in order.", count(len(lines), "source"))
	switch {
	case len(lines) == 0:
		data.Lead = "Nothing is read at the moment; the calendar shows what is stored."
	case failing > 0:
		data.Lead = fmt.Sprintf("%d of %s cannot be read.", failing, count(len(lines), "source"))
	case faulty > 0:
		data.Lead = fmt.Sprintf("%s, %d with problems in what was read last.", count(len(lines), "source"), faulty)
	}
	if failing > 0 && faulty > 0 {
		data.Lead += fmt.Sprintf(" Of the others, %d had problems.", faulty)
	}
	return render(w, "sources", data)
}

// problemLines tells the first problems of a reading, and how many more there are.
func problemLines(s Source) []string {
	var out []string
	for _, p := range s.First {
		out = append(out, feeds.Shorten(feeds.OneLine(p), 300))
	}
	if more := s.Problems - len(s.First); more > 0 {
		out = append(out, fmt.Sprintf("and %d more", more))
	}
	return out
}

// outlets counts the articles that events rest on by who published them, the most first.
func outlets(v SourcesView) (list []outlet, more int) {
	at := map[string]int{}
	for _, e := range v.Events {
		counted := map[string]bool{} // two articles of one outlet on one event
		for _, s := range feeds.SourcesOf(e) {
			name := s.Name()
			i, ok := at[name]
			if !ok {
				i = len(list)
				at[name] = i
				list = append(list, outlet{Name: name, Link: v.Prefix + "/?q=" + url.QueryEscape(`source:`+quoted(name)), seen: map[string]bool{}})
			}
			o := &list[i]
			if !o.seen[s.Article] {
				o.seen[s.Article] = true
				o.Articles++
				o.latest = max(o.latest, s.Published)
			}
			if !counted[name] {
				counted[name] = true
				o.Events++
			}
		}
	}
	slices.SortFunc(list, func(a, b outlet) int { return cmp.Or(b.Events-a.Events, cmp.Compare(a.Name, b.Name)) })
	more = max(0, len(list)-maxOutlets)
	list = list[:len(list)-more]
	for i := range list {
		list[i].Latest = feeds.OneLine(feeds.Moment(list[i].latest, schedule.When{}))
	}
	return list, more
}
