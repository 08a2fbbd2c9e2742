package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/schedule"
)

// Floors for what extract finds in the articles of testdata, judged one by one: a little under what it reaches, so that
// a change that costs something is seen. Raise them as it gets better, never lower them.
const (
	floorPrecision = 0.79
	floorRecall    = 0.74
	floorExact     = 0.86 // start right to the minute or the day, of the events found
)

// Floors for the calendar that build makes of all of them.
const (
	floorCalendarPrecision = 0.63
	floorCalendarRecall    = 0.83
	floorCalendarExact     = 0.77
	floorCalendarSources   = 0.58 // resting on exactly the right articles
)

// gold is an article's annotation by hand, a line of testdata/gold/articles.jsonl.
type gold struct {
	ID     string      `json:"id"`
	Events []goldEvent `json:"events"`
}

type goldEvent struct {
	Title        string   `json:"title"`
	Participants []string `json:"participants"`
	Place        string   `json:"place"`
	Start        string   `json:"start"`
	End          string   `json:"end"`
	Zone         string   `json:"zone"`
	Status       string   `json:"status"`
	Optional     bool     `json:"optional"`   // may be found, need not
	AbstainOK    bool     `json:"abstain_ok"` // right when found, no fault when not
	AlsoAccept   []string `json:"also_accept"`
	Articles     []string `json:"articles"` // calendar only: which say so
	Conflicts    []struct {
		Field, Value string
		Articles     []string
	} `json:"conflicts"`
	Approx bool `json:"approx"` // within the hour is right
}

// tally counts over all articles.
type tally struct {
	found, missed, wrong, exact, status, place, placed, ends, ended int
	sources, conflicts, disputed                                    int
}

func (n tally) precision() float64 { return share(n.found, n.found+n.wrong) }
func (n tally) recall() float64    { return share(n.found, n.found+n.missed) }

func share(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func TestGolden(t *testing.T) {
	o := must(t, "extract", "--now", "2030-01-01T00:00:00Z", filepath.Join("testdata", "articles"))
	found := map[string][]schedule.EventJSON{}
	for line := range strings.Lines(o.out) {
		var x struct {
			Article struct{ ID string }
			Events  []schedule.EventJSON
		}
		if err := json.Unmarshal([]byte(line), &x); err != nil {
			t.Fatal(err)
		}
		found[x.Article.ID] = x.Events
	}
	f, err := os.Open(filepath.Join("testdata", "gold", "articles.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var n tally
	articles := 0
	for lines := bufio.NewScanner(f); lines.Scan(); articles++ {
		var g gold
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		events, ok := found[g.ID]
		if !ok {
			t.Errorf("article %s is annotated, but extract does not print it", g.ID)
		}
		n.add(t, g, events)
	}
	if articles < 20 || articles != len(found) {
		t.Errorf("%d articles are annotated, %d extracted; want the same and at least 20", articles, len(found))
	}
	n.report(t, []floor{{"precision", n.precision(), floorPrecision}, {"recall", n.recall(), floorRecall}, {"exact start", share(n.exact, n.found), floorExact}})
}

// TestGolden_calendar builds one calendar of all articles: events are there once, on the right day, with the right sources.
func TestGolden_calendar(t *testing.T) {
	cal := buildIn(t, ":memory:", t.TempDir(), "2030-01-01T00:00:00Z", filepath.Join("testdata", "articles"))
	g := gold{ID: "calendar"}
	if err := json.Unmarshal([]byte(readFile(t, filepath.Join("testdata", "gold", "calendar.json"))), &g.Events); err != nil {
		t.Fatal(err)
	}
	var n tally
	n.add(t, g, cal.live())
	t.Logf("conflicts shown %d/%d, sources right %d/%d", n.conflicts, n.disputed, n.sources, n.found)
	n.report(t, []floor{{"precision", n.precision(), floorCalendarPrecision}, {"recall", n.recall(), floorCalendarRecall},
		{"exact start", share(n.exact, n.found), floorCalendarExact}, {"right sources", share(n.sources, n.found), floorCalendarSources}})
}

type floor struct {
	name       string
	got, floor float64
}

func (n tally) report(t *testing.T, floors []floor) {
	t.Helper()
	t.Logf("precision %.3f (%d false), recall %.3f (%d found, %d missed), exact start %d/%d, place %d/%d, end %d/%d, status %d/%d",
		n.precision(), n.wrong, n.recall(), n.found, n.missed, n.exact, n.found, n.place, n.placed, n.ends, n.ended, n.status, n.found)
	for _, f := range floors {
		if f.got < f.floor {
			t.Errorf("%s = %.3f, want at least %.3f", f.name, f.got, f.floor)
		}
	}
}

// add matches the events of one article with its annotation: best pairs first, each once.
func (n *tally) add(t *testing.T, g gold, events []schedule.EventJSON) {
	type pair struct {
		score float64
		i, j  int
	}
	var pairs []pair
	dated := func(s string) bool { _, _, ok := daysOf(s, "", ""); return ok }
	for i, w := range g.Events {
		for j := range events {
			e := &events[j]
			if w.Optional || !dated(w.Start) || !dated(value(e.Start)) || !w.near(e, true) {
				continue
			}
			both, rightStart := w.overlap(e), w.sameStart(e)
			if both >= 0.25 || rightStart && w.shares(e) {
				if rightStart {
					both++
				}
				pairs = append(pairs, pair{both, i, j})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.score, a.score) })
	match, taken := map[int]int{}, map[int]bool{}
	for _, p := range pairs {
		if _, ok := match[p.i]; !ok && !taken[p.j] {
			match[p.i], taken[p.j] = p.j, true
		}
	}
	for i, w := range g.Events {
		j, ok := match[i]
		if !ok {
			if !w.Optional && !w.AbstainOK && dated(w.Start) {
				n.missed++
				t.Logf("missed  %s: %s %s", g.ID, w.Start, w.Title)
			}
			continue
		}
		e := &events[j]
		n.found++
		if w.sameStart(e) {
			n.exact++
		} else {
			t.Logf("inexact %s: %s, want %s: %s", g.ID, value(e.Start), w.Start, w.Title)
		}
		if w.Status == string(e.Status) {
			n.status++
		} else {
			t.Logf("status  %s: %s, want %s: %s", g.ID, e.Status, w.Status, w.Title)
		}
		if w.Place != "" {
			n.placed++
			if e.Place != nil && common(wordsOf(w.Place), wordsOf(e.Place.Name)) > 0 {
				n.place++
			}
		}
		n.compareSources(t, w, e)
		if w.End != "" && w.End != w.Start {
			n.ended++
			if w.End == value(e.End) {
				n.ends++
			}
		}
	}
	for j := range events {
		neutral := func(w goldEvent) bool {
			return (w.Optional || !dated(w.Start)) && w.near(&events[j], false) && w.overlap(&events[j]) >= 0.25
		}
		if !taken[j] && dated(value(events[j].Start)) && !slices.ContainsFunc(g.Events, neutral) {
			n.wrong++
			t.Logf("false   %s: %s %s", g.ID, value(events[j].Start), events[j].Title)
		}
	}
}

// compareSources looks at what only a calendar of several articles has.
func (n *tally) compareSources(t *testing.T, w goldEvent, e *schedule.EventJSON) {
	if w.Articles == nil {
		return
	}
	var from []string
	for _, s := range e.Sources {
		from = append(from, s.Article)
	}
	slices.Sort(from)
	want := slices.Sorted(slices.Values(w.Articles))
	if slices.Equal(from, want) {
		n.sources++
	} else {
		t.Logf("sources %s %s: %q, want %q", w.Start, w.Title, from, want)
	}
	for _, c := range w.Conflicts {
		n.disputed++
		if slices.ContainsFunc(e.Conflicts, func(k schedule.Conflict) bool {
			return k.Field == c.Field && strings.Contains(k.Value, c.Value) && slices.Equal(k.Articles, c.Articles)
		}) {
			n.conflicts++
		} else {
			t.Logf("conflict %s %s: %v, want %v", w.Start, w.Title, e.Conflicts, c)
		}
	}
}

// near: they share a day, and when strict the event found spreads a day at most beyond the other.
func (w goldEvent) near(e *schedule.EventJSON, strict bool) bool {
	from, to, ok := daysOf(value(e.Start), value(e.End), value(e.Zone))
	if !ok {
		return false
	}
	if len(w.Start) == len("2006-01") {
		return strings.HasPrefix(value(e.Start), w.Start)
	}
	for _, s := range append([]string{w.Start}, w.AlsoAccept...) {
		a, b, ok := daysOf(s, w.End, cmp.Or(w.Zone, value(e.Zone)))
		if ok && from <= b && a <= to && (!strict || from >= a-1 && to <= b+1) {
			return true
		}
	}
	return false
}

func (w goldEvent) sameStart(e *schedule.EventJSON) bool {
	slack := 5 * time.Minute
	if w.Approx {
		slack = time.Hour
	}
	for _, s := range append([]string{w.Start}, w.AlsoAccept...) {
		a, err1 := time.Parse(time.RFC3339, s)
		b, err2 := time.Parse(time.RFC3339, value(e.Start))
		if err1 == nil && err2 == nil && a.Sub(b).Abs() <= slack || s == value(e.Start) {
			return true
		}
	}
	return false
}

// daysOf gives the first and last day that a start and an end in the contract's form touch, in UTC and in the zone.
func daysOf(start, end, zone string) (schedule.Day, schedule.Day, bool) {
	if d, err := schedule.ParseDay(start); err == nil {
		if last, err := schedule.ParseDay(end); err == nil && last > d && last-d <= 60 {
			return d, last, true
		}
		return d, d, true
	}
	at, err := time.Parse(time.RFC3339, start)
	if err != nil {
		return 0, 0, false
	}
	utc := schedule.DayOf(at.UTC())
	local := schedule.DayOf(at)
	if loc, err := time.LoadLocation(zone); err == nil && zone != "" {
		local = schedule.DayOf(at.In(loc))
	}
	return min(utc, local), max(utc, local), true
}

var (
	word     = regexp.MustCompile(`[\p{L}\p{N}]+`)
	stop     = strings.Fields("a an the of in on at to for and or with by from as its his her their is are be will between over after before u s new first second")
	suffixes = []string{"ations", "ation", "ings", "ing", "ers", "er", "ies", "es", "ed", "s", "y"}
)

// wordsOf gives the stems of the words that tell something.
func wordsOf(texts ...string) map[string]bool {
	out := map[string]bool{}
	for _, w := range word.FindAllString(strings.ToLower(strings.Join(texts, " ")), -1) {
		if slices.Contains(stop, w) {
			continue
		}
		for _, s := range suffixes {
			if stem, ok := strings.CutSuffix(w, s); ok && len(stem) >= 4 {
				w = stem
				break
			}
		}
		out[w] = true
	}
	return out
}

func (w goldEvent) words() map[string]bool {
	return wordsOf(append([]string{w.Title, w.Place}, w.Participants...)...)
}

// told are the words of the event found; long titles and lists of participants count only with their beginning.
func told(e *schedule.EventJSON) map[string]bool {
	title := strings.Fields(e.Title)
	parts := []string{strings.Join(title[:min(12, len(title))], " ")}
	parts = append(parts, e.Participants[:min(12, len(e.Participants))]...)
	if e.Place != nil {
		parts = append(parts, e.Place.Name)
	}
	return wordsOf(parts...)
}

func common(a, b map[string]bool) int {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

// overlap is the share of common words in the shorter side; one word alone is chance.
func (w goldEvent) overlap(e *schedule.EventJSON) float64 {
	a, b := w.words(), told(e)
	n, shorter := common(a, b), min(len(a), len(b))
	if n >= 2 || n == 1 && shorter == 1 {
		return float64(n) / float64(shorter)
	}
	return 0
}

func (w goldEvent) shares(e *schedule.EventJSON) bool { return common(w.words(), told(e)) > 0 }
