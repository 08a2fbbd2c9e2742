package pipeline_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dateline/schedule"
	"dateline/schedule/ledger"
	"dateline/schedule/pipeline"
	"dateline/schedule/store"
	"dateline/schedule/store/sqlite"
)

// An article touches only its component, and nobody can tell: what is published is, run for run and byte for byte, what a
// recomputation of everything gives; and in whatever batches the articles come, the live events end up the same.

// line is an article as JSON Lines.
func line(id, published, url, text string) string {
	m := map[string]string{"id": id, "text": text}
	if published != "" {
		m["published"] = published
	}
	if url != "" {
		m["url"] = url
	}
	b, _ := json.Marshal(m)
	return string(b)
}

// seed are the articles of testdata.
func seed(t testing.TB) []string {
	var out []string
	files, err := filepath.Glob("../../testdata/articles/*.txt")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d articles, %v", len(files), err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, line(filepath.Base(f), "", "", string(b)))
	}
	return out
}

// story draws articles on a few happenings, so that much meets: dated and undated ones, moves, cancellations, denials,
// copies of the wire, and newer versions.
func story(t *rapid.T) []string {
	pairs := [][3]string{{"Norway", "Peru", "Oslo"}, {"Norway", "Chile", "Lima"}, {"Kenya", "Peru", "Nairobi"}}
	kinds := []string{"hold talks", "meet", "hold a summit"}
	noun := []string{"talks", "meeting", "summit"}
	var out []string
	var texts []string
	for i := range rapid.IntRange(2, 8).Draw(t, "articles") {
		p := rapid.SampledFrom(pairs).Draw(t, "parties")
		k := rapid.IntRange(0, 2).Draw(t, "kind")
		day := rapid.IntRange(11, 15).Draw(t, "day")
		other := rapid.IntRange(16, 20).Draw(t, "other")
		written := rapid.IntRange(3, 10).Draw(t, "written")
		at := fmt.Sprintf("2023-05-%02d", written)
		if rapid.IntRange(0, 3).Draw(t, "stamp") == 0 {
			at = ""
		}
		what := fmt.Sprintf("between %s and %s in %s", p[0], p[1], p[2])
		text := ""
		switch rapid.IntRange(0, 8).Draw(t, "says") {
		case 0:
			text = fmt.Sprintf("The %s %s, planned for May %d, have been moved to May %d, the foreign ministry said.", noun[k], what, day, other)
		case 1:
			text = fmt.Sprintf("The %s %s on May %d has been cancelled, officials said.", noun[k], what, day)
		case 2:
			text = fmt.Sprintf("The %s %s, due on May %d, has been postponed indefinitely.", noun[k], what, day)
		case 3:
			text = fmt.Sprintf("%s denied that it would %s with %s on May %d.", p[0], kinds[k], p[1], day)
		case 4:
			text = fmt.Sprintf("The foreign ministers of %s and %s met in %s on May %d and agreed on fishing.", p[0], p[1], p[2], day)
		case 5:
			text = fmt.Sprintf("%s and %s will %s in %s tomorrow at 3 p.m. local time.", p[0], p[1], kinds[k], p[2])
		case 6:
			if len(texts) > 0 {
				text = rapid.SampledFrom(texts).Draw(t, "copy")
				break
			}
			fallthrough
		default:
			text = fmt.Sprintf("The foreign ministers of %s and %s will %s in %s on May %d at %d p.m.", p[0], p[1], kinds[k], p[2], day, 1+day%5)
		}
		texts = append(texts, text)
		id := fmt.Sprintf("a%02d", i)
		if i > 0 && rapid.IntRange(0, 5).Draw(t, "revised") == 0 {
			id = fmt.Sprintf("a%02d", rapid.IntRange(0, i-1).Draw(t, "of"))
		}
		url := ""
		if rapid.Bool().Draw(t, "url") {
			url = "https://" + rapid.SampledFrom([]string{"courier", "herald", "wire"}).Draw(t, "outlet") + ".example/" + id
		}
		out = append(out, line(id, at, url, text))
	}
	return out
}

// batches cuts a shuffled list.
func batches(t *rapid.T, lines []string) [][]string {
	lines = rapid.Permutation(lines).Draw(t, "order")
	var out [][]string
	for len(lines) > 0 {
		n := rapid.IntRange(1, len(lines)).Draw(t, "batch")
		out, lines = append(out, lines[:n]), lines[n:]
	}
	return out
}

// decision draws a word of the editor on what is published.
func decision(t *rapid.T, events []schedule.Event) (ledger.Decision, bool) {
	if len(events) == 0 || rapid.IntRange(0, 3).Draw(t, "decide") > 0 {
		return ledger.Decision{}, false
	}
	a, b := rapid.SampledFrom(events).Draw(t, "event"), rapid.SampledFrom(events).Draw(t, "another")
	reports := []string{a.Reports[0], b.Reports[len(b.Reports)-1]}
	return rapid.SampledFrom([]ledger.Decision{
		{Verb: ledger.Link, Reports: reports}, {Verb: ledger.Separate, Reports: reports}, {Verb: ledger.Release, Reports: reports},
		{Verb: ledger.Pin, UID: a.UID, Field: "title", Value: "As the editor has it"},
		{Verb: ledger.Pin, UID: a.UID, Field: "status", Value: "withdrawn"},
		{Verb: ledger.Pin, UID: a.UID, Field: "status", Value: "scheduled"},
		{Verb: ledger.Unpin, UID: a.UID, Field: "status"},
	}).Draw(t, "decision"), true
}

// checked is what tests and property tests have in common.
type checked interface {
	rapid.TB
	Cleanup(func())
}

// twins are two stores that see the same runs: one settles what is touched, the other everything.
type twins struct {
	t      checked
	stores [2]*sqlite.Store
	pipes  [2]*pipeline.Pipeline
}

func newTwins(t checked) *twins {
	w := &twins{t: t}
	for i := range w.stores {
		s, err := sqlite.Open(ctx, sqlite.Memory, sqlite.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		w.stores[i], w.pipes[i] = s, pipeline.New(s)
	}
	pipeline.InBatches(w.pipes[0], 2)
	pipeline.Whole(w.pipes[1])
	return w
}

// run does one run in both and compares all there is to see.
func (w *twins) run(at time.Time, lines ...string) []schedule.Event {
	var said, told [2]string
	var events []schedule.Event
	for i, p := range w.pipes {
		res, err := p.Run(ctx, read(lines...), at)
		if err != nil {
			w.t.Fatal(err)
		}
		if events, err = p.Events(ctx); err != nil {
			w.t.Fatal(err)
		}
		said[i], told[i] = indented(w.t, events), indented(w.t, res.Steps)
		held, err := p.Published(ctx)
		if err != nil {
			w.t.Fatal(err)
		}
		if d := cmp.Diff(said[i], indented(w.t, held)); d != "" && len(events)+len(held) > 0 {
			w.t.Fatalf("events (-stored +held)\n%s\nafter %s", d, strings.Join(lines, "\n"))
		}
	}
	if d := cmp.Diff(said[1], said[0]); d != "" {
		w.t.Fatalf("events (-whole +touched)\n%s\nafter %s", d, strings.Join(lines, "\n"))
	}
	if d := cmp.Diff(told[1], told[0]); d != "" {
		w.t.Fatalf("steps (-whole +touched)\n%s\nafter %s", d, strings.Join(lines, "\n"))
	}
	return events
}

func (w *twins) decide(d ledger.Decision) {
	for _, s := range w.stores {
		if err := s.Update(ctx, func(tx store.Tx) error { return tx.PutDecision(d) }); err != nil {
			w.t.Fatal(err)
		}
	}
}

func indented(t rapid.TB, v any) string {
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// live is what the articles say, without what the order of runs gives: identity and history.
func live(t rapid.TB, events []schedule.Event) string {
	var out []string
	for _, e := range events {
		if e.Status == schedule.Withdrawn || e.Status == schedule.Denied {
			continue
		}
		e.UID, e.Sequence, e.History, e.FirstSeen, e.LastChanged = "", 0, nil, time.Time{}, time.Time{}
		out = append(out, indented(t, e))
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

func TestRun_touched(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := story(t)
		w := newTwins(t)
		var events []schedule.Event
		for i, b := range batches(t, lines) {
			events = w.run(first.Add(time.Duration(i)*time.Hour), b...)
		}
		once := newTwins(t)
		if d := cmp.Diff(live(t, once.run(first, lines...)), live(t, events)); d != "" {
			t.Fatalf("live events (-in one run +in batches)\n%s", d)
		}
	})
}

func TestRun_touchedDecided(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newTwins(t)
		var events []schedule.Event
		for i, b := range batches(t, story(t)) {
			at := first.Add(time.Duration(2*i) * time.Hour)
			events = w.run(at, b...)
			if d, ok := decision(t, events); ok {
				w.decide(d)
				if rapid.Bool().Draw(t, "at once") {
					events = w.run(at.Add(time.Hour))
				}
			}
		}
		if w.run(first.Add(99 * time.Hour)); indented(t, events) == "" {
			t.Fatal("no events")
		}
	})
}

// The articles of testdata are long: a few orders of them, always the same.
func TestRun_touchedSeed(t *testing.T) {
	lines := seed(t)
	want := live(t, events(t, pipelineOf(t, lines)))
	for n := range uint64(2) {
		rnd := rand.New(rand.NewPCG(n, 7))
		rnd.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		w := newTwins(t)
		var got []schedule.Event
		for rest := lines; len(rest) > 0; {
			size := min(len(rest), 1+rnd.IntN(5))
			got = w.run(first.Add(time.Duration(len(lines)-len(rest))*time.Minute), rest[:size]...)
			rest = rest[size:]
		}
		if d := cmp.Diff(want, live(t, got)); d != "" {
			t.Errorf("order %d: live events (-in one run +in batches)\n%s", n, d)
		}
	}
}

// TestRun_touchedBack: what lost its article to a newer version comes back under its UID when another one tells it.
func TestRun_touchedBack(t *testing.T) {
	w := newTwins(t)
	was := w.run(first, line("a", "2023-05-08", "", "The foreign ministers of Norway and Peru will hold talks in Oslo on May 14."))
	gone := w.run(first.Add(time.Hour), line("a", "2023-05-09", "", "The price of milk has doubled within a year."))
	back := w.run(first.Add(2*time.Hour), line("b", "2023-05-09", "", "The foreign ministers of Norway and Peru are to hold talks in Oslo on May 14."))
	if len(was) != 1 || len(gone) != 1 || len(back) != 1 || gone[0].Status != schedule.Withdrawn || back[0].Status != schedule.Scheduled || back[0].UID != was[0].UID {
		t.Errorf("published %s, then %s, then %s; want one entry, withdrawn, back under its UID", indented(t, was), indented(t, gone), indented(t, back))
	}
}
