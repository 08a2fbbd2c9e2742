package merge

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"dateline/schedule"
)

// Who says it, and when: independent sources are counted by family, because ten outlets that print one wire story say
// it once; and the newest word on a move or a cancellation wins.

// families numbers the sources of some reports: one number for one outlet, one content, one address, one text or a near copy
// of it.
func families(items []*item) map[string]int {
	u := newSets(len(items))
	first := map[string]int{}
	link := func(i int, kind, value string) {
		if value == "" {
			return
		}
		k := kind + value
		if o, ok := first[k]; ok {
			u.join(o, i)
		} else {
			first[k] = i
		}
	}
	for i, it := range items {
		link(i, "a", it.r.Article)
		link(i, "o", strings.ToLower(it.r.Outlet))
		link(i, "h", it.r.Hash)
		link(i, "u", it.r.URL)
		link(i, "t", it.text)
		for j := range i {
			if items[j].r.Article != it.r.Article && u.find(i) != u.find(j) && schedule.Alike(items[j].r.Print, it.r.Print) {
				u.join(j, i)
			}
		}
	}
	out := map[string]int{}
	for i, it := range items {
		out[it.r.Article] = u.find(i)
	}
	return out
}

// support counts the independent sources of some reports.
func (c *component) support(items []*item) int { return distinct(families(items), items) }

func distinct(fam map[string]int, items []*item) int {
	seen := map[int]bool{}
	for _, it := range items {
		seen[fam[it.r.Article]] = true
	}
	return len(seen)
}

// wrote orders reports by when they were written: the last possible day, then the stated time.
func (c *component) wrote(it *item) (schedule.Day, time.Time) {
	t := c.docs[it.r.Article].now
	if len(t.Runs) == 0 {
		return 0, time.Time{}
	}
	at, err := time.Parse(time.RFC3339, t.Time)
	if err != nil {
		at = time.Time{}
	}
	return t.Runs[len(t.Runs)-1].To, at
}

// later compares two reports by age; of two of one time, the weightier status is taken for the newer, since it is the
// news. It is a total order.
func (c *component) later(a, b *item) int {
	d, t := c.wrote(a)
	e, u := c.wrote(b)
	if !t.IsZero() && !u.IsZero() {
		if n := t.Compare(u); n != 0 {
			return n
		}
	}
	return cmp.Or(cmp.Compare(d, e), cmp.Compare(gravity[a.r.Status], gravity[b.r.Status]), strings.Compare(a.r.Hash, b.r.Hash), cmp.Compare(a.id, b.id))
}

var gravity = map[schedule.Status]int{schedule.Proposed: 1, schedule.Scheduled: 2, schedule.Denied: 3, schedule.Postponed: 4, schedule.Cancelled: 5, schedule.Held: 6}

// articlesOf lists the articles of some reports, sorted.
func articlesOf(items []*item) []string {
	var out []string
	for _, it := range items {
		out = append(out, it.r.Article)
	}
	return sortedSet(out)
}

// sources lists the articles an event rests on, by id.
func (c *component) sources(items []*item) []schedule.SourceRef {
	var out []schedule.SourceRef
	for _, it := range items {
		s := schedule.SourceRef{Article: it.r.Article, URL: it.r.URL, Headline: it.r.Headline, Outlet: cmp.Or(it.r.Site, it.r.Outlet)}
		if d, ok := c.docs[it.r.Article].now.Day(); ok {
			s.Published = d.String()
		}
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b schedule.SourceRef) int {
		return cmp.Or(strings.Compare(a.Article, b.Article), strings.Compare(a.URL, b.URL), strings.Compare(a.Headline, b.Headline), strings.Compare(a.Outlet, b.Outlet))
	})
	return slices.CompactFunc(out, func(a, b schedule.SourceRef) bool { return a.Article == b.Article })
}

// evidence is all quotes, each once, in order of article and place.
func evidence(items []*item) []schedule.Evidence {
	var out []schedule.Evidence
	for _, it := range items {
		out = append(out, it.r.Evidence...)
	}
	slices.SortFunc(out, func(a, b schedule.Evidence) int {
		return cmp.Or(strings.Compare(a.Article, b.Article), strings.Compare(a.In, b.In), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End),
			strings.Compare(a.Field, b.Field), strings.Compare(a.Quote, b.Quote), strings.Compare(a.URL, b.URL))
	})
	return slices.Compact(out)
}
