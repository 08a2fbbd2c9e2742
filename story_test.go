package main

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"dateline/schedule"
	"dateline/schedule/article"
)

// story is several articles on the same happenings and what a calendar must say of them.
type story struct {
	texts map[string]string // by file name; the article's id is the name without its suffix
	want  expected
}

// expected is the form of the files that stand beside stories in testdata.
type expected struct {
	About     string              `json:"about"`
	Todo      string              `json:"todo"` // what of it is not reached yet; the story is then skipped, see TestStories
	Now       string              `json:"now"`
	Events    []expectedEvent     `json:"events"`    // all that there may be …
	Allowed   []expectedEvent     `json:"allowed"`   // … save these, each once at most
	Published map[string][]string `json:"published"` // days an article may be dated, by id
	Undated   []string            `json:"undated"`   // ids of the articles that do not say when they were published
	Never     []string            `json:"never"`     // words that no title, place or list of participants may hold
	FreeDays  []string            `json:"free_days"` // days on which nothing happens
}

type expectedEvent struct {
	Name   string  `json:"name"`
	Day    string  `json:"day"`  // of the start, in UTC where it is an instant
	Todo   string  `json:"todo"` // as of a story, for this event alone
	Claims []claim `json:"claims"`
}

// claim is one thing that must hold of an event, as long as the articles it rests on are there.
type claim struct {
	Field   string   `json:"field"`   // start end status place country who not_who source agree conflict no_conflict
	Value   string   `json:"value"`   // conflict: field=value; who: names that will do, with | between them
	From    []string `json:"from"`    // any one of these articles is enough to know it; empty: any at all
	Needs   []string `json:"needs"`   // all of these are needed
	Without string   `json:"without"` // holds only when this article is missing
}

func (c claim) applies(missing string) bool {
	if c.Without != "" && c.Without != missing || slices.Contains(c.Needs, missing) {
		return false
	}
	return len(c.From) == 0 || slices.ContainsFunc(c.From, func(id string) bool { return id != missing })
}

// check says what is wrong with the claim, "" when it holds.
func (c claim) check(e *schedule.EventJSON) string {
	failed := func(got any) string { return fmt.Sprintf("%s = %v, want %q", c.Field, got, c.Value) }
	equal := func(got string) string {
		if got != c.Value {
			return failed(fmt.Sprintf("%q", got))
		}
		return ""
	}
	switch c.Field {
	case "start":
		return equal(value(e.Start))
	case "end":
		return equal(value(e.End))
	case "status":
		return equal(string(e.Status))
	case "place", "country":
		name, country := "", ""
		if e.Place != nil {
			name, country = e.Place.Name, value(e.Place.Country)
		}
		if c.Field == "country" {
			return equal(country)
		}
		if c.Value == "" && name != "" || !strings.Contains(name, c.Value) {
			return failed(name)
		}
	case "who", "not_who":
		has := slices.ContainsFunc(e.Participants, func(p string) bool {
			return slices.ContainsFunc(strings.Split(c.Value, "|"), func(name string) bool { return strings.Contains(p, name) })
		})
		if has != (c.Field == "who") {
			return failed(fmt.Sprintf("%q", e.Participants))
		}
	case "source":
		source := slices.ContainsFunc(e.Sources, func(s schedule.SourceRef) bool { return s.Article == c.Value })
		quoted := slices.ContainsFunc(e.Evidence, func(v schedule.Evidence) bool { return v.Article == c.Value })
		if !source || !quoted {
			return fmt.Sprintf("article %s: among the sources %v, quoted %v; want both", c.Value, source, quoted)
		}
	case "agree":
		for _, a := range e.Agreements {
			if a.Field == "when" && strings.Contains(strings.Join(a.Values, "\n"), c.Value) && subset(c.From, a.Articles) {
				return ""
			}
		}
		return failed(e.Agreements)
	case "conflict":
		field, val, _ := strings.Cut(c.Value, "=")
		for _, k := range e.Conflicts {
			if k.Field == field && strings.Contains(k.Value, val) && (len(c.From) == 0 || slices.Equal(k.Articles, c.From)) {
				return ""
			}
		}
		return failed(e.Conflicts)
	case "no_conflict":
		for _, k := range e.Conflicts {
			if k.Field == c.Value {
				return failed(e.Conflicts)
			}
		}
	default:
		return "a claim on an unknown field: " + c.Field
	}
	return ""
}

func subset(a, b []string) bool {
	return !slices.ContainsFunc(a, func(s string) bool { return !slices.Contains(b, s) })
}

func (s story) names() []string { return slices.Sorted(maps.Keys(s.texts)) }

// write puts the articles into a folder and returns their paths in order of name.
func (s story) write(t testing.TB) []string {
	t.Helper()
	dir := t.TempDir()
	var out []string
	for _, n := range s.names() {
		out = append(out, writeFile(t, filepath.Join(dir, n), s.texts[n]))
	}
	return out
}

func articleID(path string) string {
	base := filepath.Base(path)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// test runs everything that must hold of a story. orders is how many orders of the articles are tried.
func (s story) test(t *testing.T, orders int) {
	paths := s.write(t)
	store, out := filepath.Join(t.TempDir(), "s.db"), t.TempDir()
	cal := buildIn(t, store, out, s.want.Now, paths...)
	t.Run("events", func(t *testing.T) { s.check(t, cal, "") })
	t.Run("quotes", func(t *testing.T) { checkQuotes(t, cal.events, paths) })
	t.Run("published", func(t *testing.T) { s.checkPublished(t, cal, store) })
	t.Run("explain", func(t *testing.T) { checkExplain(t, cal, store) })
	t.Run("twice", func(t *testing.T) {
		before := files(t, out)
		buildIn(t, store, out, s.want.Now, paths...)
		buildIn(t, store, out, s.want.Now, shuffles(paths, 1)[0]...)
		if d := gocmp.Diff(before, files(t, out)); d != "" {
			t.Errorf("building again changes files (-before +after)\n%.2000s", d)
		}
	})
	t.Run("any order", func(t *testing.T) {
		for _, order := range shuffles(paths, orders) {
			got := buildIn(t, ":memory:", t.TempDir(), s.want.Now, order...)
			if d := gocmp.Diff(cal.json, got.json); d != "" {
				t.Fatalf("events.json differs when the articles come as %s (-first +then)\n%.2000s", ids(order), d)
			}
			if d := gocmp.Diff(cal.ics, got.ics); d != "" {
				t.Fatalf("all.ics differs when the articles come as %s (-first +then)\n%.2000s", ids(order), d)
			}
		}
	})
	t.Run("one by one", func(t *testing.T) {
		for _, order := range shuffles(paths, orders) {
			t.Run(ids(order), func(t *testing.T) { s.checkOneByOne(t, cal, order) })
		}
	})
	t.Run("missing", func(t *testing.T) {
		for i, p := range paths {
			t.Run(articleID(p), func(t *testing.T) {
				rest := slices.Delete(slices.Clone(paths), i, i+1)
				s.check(t, buildIn(t, ":memory:", t.TempDir(), s.want.Now, rest...), articleID(p))
			})
		}
	})
}

func ids(paths []string) string {
	var out []string
	for _, p := range paths {
		id, _, _ := strings.Cut(articleID(p), "_")
		out = append(out, id)
	}
	return strings.Join(out, ",")
}

// shuffles gives n different orders, the reverse first, then strides; always the same ones.
func shuffles(list []string, n int) [][]string {
	out := [][]string{}
	r := slices.Clone(list)
	slices.Reverse(r)
	add := func(l []string) {
		if len(out) < n && !slices.ContainsFunc(out, func(o []string) bool { return slices.Equal(o, l) }) {
			out = append(out, l)
		}
	}
	add(r)
	for seed := uint32(1); len(out) < n && seed < 200; seed++ {
		l, x := slices.Clone(list), seed*2654435761
		for i := len(l) - 1; i > 0; i-- {
			x = x*1664525 + 1013904223
			j := int(x>>16) % (i + 1)
			l[i], l[j] = l[j], l[i]
		}
		add(l)
	}
	return out
}

// check compares the live events of a calendar with the expectations, given which article is missing ("": none).
func (s story) check(t *testing.T, cal calendar, missing string) {
	live := cal.live()
	used := map[string]bool{}
	for _, want := range s.want.Events {
		t.Run(want.Name, func(t *testing.T) {
			var found []schedule.EventJSON
			for _, e := range live {
				if strings.HasPrefix(value(e.Start), want.Day) {
					found = append(found, e)
					used[e.UID] = true
				}
			}
			switch len(found) {
			case 0:
				t.Fatalf("no event on %s", want.Day)
			case 1:
			default:
				t.Errorf("%d events on %s, want one: %s", len(found), want.Day, brief(found))
			}
			// Of several the one with the most sources is looked at, to say more than that there are too many.
			e := &found[0]
			for i := range found {
				if len(found[i].Sources) > len(e.Sources) {
					e = &found[i]
				}
			}
			if want.Todo != "" && os.Getenv("DATELINE_TODO") == "" {
				t.Skip("not reached yet: " + want.Todo + " (DATELINE_TODO=1 runs it)")
			}
			for _, c := range want.Claims {
				if !c.applies(missing) || c.Field == "source" && c.Value == missing {
					continue
				}
				t.Run(c.Field+" "+c.Value, func(t *testing.T) {
					if wrong := c.check(e); wrong != "" {
						t.Error(wrong)
					}
				})
			}
		})
	}
	t.Run("nothing else", func(t *testing.T) {
		allowed := map[string]int{}
		for _, a := range s.want.Allowed {
			allowed[a.Day]++
		}
		for _, e := range live {
			if used[e.UID] {
				continue
			}
			day := value(e.Start)[:min(10, len(value(e.Start)))]
			if allowed[day]--; allowed[day] < 0 {
				t.Errorf("unexpected event: %s", brief([]schedule.EventJSON{e}))
				continue
			}
			for _, a := range s.want.Allowed {
				for _, c := range a.Claims {
					if wrong := c.check(&e); a.Day == day && wrong != "" {
						t.Errorf("event on %s: %s", day, wrong)
					}
				}
			}
		}
	})
	for _, w := range s.want.Never {
		t.Run("no "+w, func(t *testing.T) {
			for _, e := range live {
				said := []string{e.Title, strings.Join(e.Participants, "\n")}
				if e.Place != nil {
					said = append(said, e.Place.Name)
				}
				if strings.Contains(strings.ToLower(strings.Join(said, "\n")), strings.ToLower(w)) {
					t.Errorf("event on %q: %s", w, brief([]schedule.EventJSON{e}))
				}
			}
		})
	}
	for _, day := range s.want.FreeDays {
		t.Run("nothing on "+day, func(t *testing.T) {
			for _, e := range live {
				first, last := value(e.Start), max(value(e.Start), value(e.End))
				if len(first) < 10 || first[:10] <= day && day <= last[:10] {
					t.Errorf("event on %s: %s", day, brief([]schedule.EventJSON{e}))
				}
			}
		})
	}
}

func brief(events []schedule.EventJSON) string {
	var out []string
	for _, e := range events {
		place := "-"
		if e.Place != nil {
			place = e.Place.Name
		}
		var from []string
		for _, s := range e.Sources {
			from = append(from, s.Article)
		}
		out = append(out, fmt.Sprintf("[%s..%s %s %q at %s with %q from %v]", value(e.Start), value(e.End), e.Status, e.Title, place, e.Participants, from))
	}
	return strings.Join(out, " ")
}

// checkQuotes asks that every quote is verbatim what stands at its bytes.
func checkQuotes(t *testing.T, events []schedule.EventJSON, paths []string) {
	texts := map[string]schedule.Article{}
	for _, p := range paths {
		f, err := os.Open(p)
		if err != nil {
			t.Fatal(err)
		}
		for a, err := range article.Read(article.From{Name: p, ID: articleID(p)}, f) {
			if err == nil {
				texts[a.ID] = a
			}
		}
		f.Close()
		if id := articleID(p); must(t, "extract", "--text", p).out != texts[id].Text+"\n" {
			t.Errorf("extract --text %s does not print the text that spans count in", id)
		}
	}
	n := 0
	for _, e := range events {
		if len(e.Evidence) == 0 {
			t.Errorf("%s has no evidence", brief([]schedule.EventJSON{e}))
		}
		for _, v := range e.Evidence {
			a, ok := texts[v.Article]
			src := a.Text
			if v.In == "title" {
				src = a.Title
			}
			if !ok || v.Start < 0 || v.End > len(src) || v.Start >= v.End || src[v.Start:v.End] != v.Quote {
				t.Errorf("evidence %+v does not stand there", v)
			}
			n++
		}
	}
	if n == 0 {
		t.Error("no evidence at all")
	}
}

// checkPublished asks that every article is dated as it should be, and that explain gives the reasons for the inferred ones.
func (s story) checkPublished(t *testing.T, cal calendar, store string) {
	days := map[string]string{}
	for _, e := range cal.live() {
		for _, src := range e.Sources {
			if old, ok := days[src.Article]; ok && old != src.Published {
				t.Errorf("article %s is dated %q and %q", src.Article, old, src.Published)
			}
			days[src.Article] = src.Published
		}
	}
	for id, want := range s.want.Published {
		t.Run(id, func(t *testing.T) {
			if !slices.Contains(want, days[id]) {
				t.Errorf("article %s is dated %q, want one of %q", id, days[id], want)
			}
			if !slices.Contains(s.want.Undated, id) {
				return
			}
			for _, e := range cal.live() {
				if slices.ContainsFunc(e.Sources, func(r schedule.SourceRef) bool { return r.Article == id }) && datedBecause(must(t, "explain", "--store", store, e.UID).out, id, days[id]) {
					return
				}
			}
			t.Errorf("explain gives no reasons for dating %s on %s", id, days[id])
		})
	}
}

// datedBecause looks for a node on the date of publication of an article that has reasons of its own below it.
func datedBecause(tree, id, day string) bool {
	lines := strings.Split(tree, "\n")
	depth := func(l string) int { return len(l) - len(strings.TrimLeft(l, " ")) }
	speaker := map[int]string{}
	for i, l := range lines {
		d := depth(l)
		for k := range speaker {
			if k >= d {
				delete(speaker, k)
			}
		}
		if open := strings.LastIndex(l, " ["); open >= 0 {
			if who, _, ok := strings.Cut(l[open+2:], "]"); ok {
				speaker[d] = who
			}
		}
		whose := ""
		for k := 0; k <= d; k++ {
			if w := speaker[k]; w != "" {
				whose = w
			}
		}
		rule := strings.Fields(l + " x")[0]
		if whose == id && (strings.Contains(rule, "published") || strings.HasPrefix(rule, "dct")) && strings.Contains(l, day) &&
			i+1 < len(lines) && depth(lines[i+1]) > d {
			return true
		}
	}
	return false
}

// checkExplain asks that explain prints a tree whose leaves are words of the articles.
func checkExplain(t *testing.T, cal calendar, store string) {
	for _, e := range cal.live() {
		tree := must(t, "explain", "--store", store, e.UID).out
		for _, want := range []string{e.Title, value(e.Start), e.UID} {
			if !strings.Contains(tree, want) {
				t.Errorf("explain %s does not print %q", e.UID, want)
			}
		}
		for _, src := range e.Sources {
			if !strings.Contains(tree, src.Article) {
				t.Errorf("explain %s (%s) does not speak of article %s", e.UID, e.Title, src.Article)
			}
		}
		if strings.Count(tree, "“") < len(e.Sources) || !strings.Contains(tree, "@text:") {
			t.Errorf("explain %s (%s) does not go down to the words:\n%s", e.UID, e.Title, tree)
		}
	}
}

// checkOneByOne builds article after article on one store and compares where that ends with a single build.
func (s story) checkOneByOne(t *testing.T, whole calendar, order []string) {
	store, out := filepath.Join(t.TempDir(), "s.db"), t.TempDir()
	seen := map[string]string{}
	var cal calendar
	for i, p := range order {
		cal = buildIn(t, store, out, s.want.Now, p)
		now := map[string]schedule.EventJSON{}
		for _, e := range cal.events {
			now[e.UID] = e
		}
		for uid, what := range seen {
			e, ok := now[uid]
			switch {
			case !ok:
				t.Errorf("after %s: %s (%s) has vanished", ids(order[:i+1]), uid, what)
			case e.Status == schedule.Withdrawn && e.MergedInto == "":
				t.Errorf("after %s: %s (%s) is withdrawn without saying what it was merged into: %q", ids(order[:i+1]), uid, what, e.Reason)
			case e.MergedInto != "":
				if _, ok := now[e.MergedInto]; !ok {
					t.Errorf("after %s: %s is merged into %s, which is not there", ids(order[:i+1]), uid, e.MergedInto)
				}
			}
		}
		for uid, e := range now {
			seen[uid] = brief([]schedule.EventJSON{e})
		}
		for _, e := range entries(cal.ics) {
			if _, ok := now[property(e, "UID")]; !ok {
				t.Errorf("after %s: the feed holds %s, events.json does not", ids(order[:i+1]), property(e, "UID"))
			}
		}
	}
	if d := differ(whole, cal); d != "" {
		t.Errorf("ends in other events than building at once (-at once +one by one)\n%s", d)
	}
}

// essence is what live events say, without their identity and history, which depend on the runs.
func essence(c calendar) []schedule.EventJSON {
	out := c.live()
	for i := range out {
		e := &out[i]
		e.UID, e.Sequence, e.FirstSeen, e.LastChanged, e.History = "", nil, "", "", nil
	}
	slices.SortStableFunc(out, func(a, b schedule.EventJSON) int {
		return cmp.Or(strings.Compare(value(a.Start), value(b.Start)), strings.Compare(a.Title, b.Title), strings.Compare(brief([]schedule.EventJSON{a}), brief([]schedule.EventJSON{b})))
	})
	return out
}

// differ compares the events of two calendars by what they say.
func differ(want, got calendar) string { return gocmp.Diff(essence(want), essence(got)) }
