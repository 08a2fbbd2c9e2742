package pipeline_test

import (
	"context"
	"encoding/json"
	"errors"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/schedule"
	"dateline/schedule/article"
	"dateline/schedule/pipeline"
	"dateline/schedule/store"
	"dateline/schedule/store/sqlite"
)

var (
	ctx   = context.Background()
	first = time.Date(2023, 5, 10, 6, 0, 0, 0, time.UTC)
	later = first.Add(26 * time.Hour)
)

// news is a line of JSON for each article.
var news = []string{
	`{"id":"talks","published":"2023-05-09T08:00:00Z","text":"RIGA, May 9 (Wire) - The foreign ministers of Estonia and Latvia will hold talks in Riga on Thursday."}`,
	`{"id":"talks-too","published":"2023-05-09T11:00:00Z","text":"Talks between Estonia and Latvia will be held in Riga on May 11, officials said."}`,
	`{"id":"vote","published":"2023-05-09T09:30:00Z","text":"The parliament in Lisbon will hold a vote of confidence on May 18."}`,
	`{"id":"derby","published":"2023-05-08","text":"Basel will play Malmo on Saturday, May 20, in Bern."}`,
	`{"id":"prices","published":"2023-05-09","text":"The price of milk has doubled within a year, dairies say, and it will not fall soon."}`,
}

func read(lines ...string) iter.Seq2[schedule.Article, error] {
	return func(yield func(schedule.Article, error) bool) {
		for _, l := range lines {
			for a, err := range article.Read(article.From{Name: "news.jsonl"}, strings.NewReader(l+"\n")) {
				if !yield(a, err) {
					return
				}
			}
		}
	}
}

func open(t testing.TB) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(ctx, sqlite.Memory, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func run(t testing.TB, p *pipeline.Pipeline, at time.Time, lines ...string) pipeline.Result {
	t.Helper()
	res, err := p.Run(ctx, read(lines...), at)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func events(t testing.TB, p *pipeline.Pipeline) []schedule.Event {
	t.Helper()
	out, err := p.Events(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// published is what is published, as bytes.
func published(t testing.TB, p *pipeline.Pipeline) string {
	t.Helper()
	b, err := json.MarshalIndent(events(t, p), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func starts(events []schedule.Event) []string {
	var out []string
	for i := range events {
		if e := &events[i]; e.Status != schedule.Withdrawn {
			out = append(out, e.When.String()+" "+string(e.Kind))
		}
	}
	slices.Sort(out)
	return out
}

func TestRun(t *testing.T) {
	p := pipeline.New(open(t))
	res := run(t, p, first, news...)
	if res.Read != len(news) || res.Added != len(news) || len(res.Problems) != 0 {
		t.Errorf("read %d, added %d, problems %v; want %d, %d, none", res.Read, res.Added, res.Problems, len(news), len(news))
	}
	if d := cmp.Diff([]string{"2023-05-11 talks", "2023-05-18 vote", "2023-05-20 match"}, starts(events(t, p))); d != "" {
		t.Errorf("published events (-want +got)\n%s", d)
	}
	if len(res.Steps) != 3 {
		t.Errorf("%d steps, want one for each of the three events", len(res.Steps))
	}
	for _, e := range events(t, p) {
		if e.UID == "" || !e.FirstSeen.Equal(first) || !e.LastChanged.Equal(first) || len(e.Evidence) == 0 {
			t.Errorf("%s: uid %q, first seen %v, last changed %v, %d quotes", e.Title, e.UID, e.FirstSeen, e.LastChanged, len(e.Evidence))
		}
		if e.Kind == "talks" && len(e.Sources) != 2 {
			t.Errorf("the talks rest on %d articles, want 2", len(e.Sources))
		}
	}
}

// TestRun_again: a second run over the same articles changes nothing, the log included, whenever it is.
func TestRun_again(t *testing.T) {
	s := open(t)
	p := pipeline.New(s)
	run(t, p, first, news...)
	before, had := published(t, p), describe(t, s)
	res := run(t, p, later, news...)
	if res.Added != 0 || len(res.Steps) != 0 || res.Read != len(news) {
		t.Errorf("the second run read %d, added %d, took %d steps", res.Read, res.Added, len(res.Steps))
	}
	if d := cmp.Diff(before, published(t, p)); d != "" {
		t.Errorf("the second run changed events (-first +second)\n%s", d)
	}
	if d := cmp.Diff(had, describe(t, s)); d != "" {
		t.Errorf("the second run changed the store (-first +second)\n%s", d)
	}
	run(t, p, later)
	if d := cmp.Diff(before, published(t, p)); d != "" {
		t.Errorf("a run without articles changed events\n%s", d)
	}
}

func describe(t testing.TB, s store.Store) store.Description {
	t.Helper()
	d, err := s.Describe(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestRun_order: the articles of one run give the same bytes in any order, and the same live events in any batches.
func TestRun_order(t *testing.T) {
	p := pipeline.New(open(t))
	run(t, p, first, news...)
	want := published(t, p)
	for shift := range news {
		turned := append(slices.Clone(news[shift:]), news[:shift]...)
		slices.Reverse(turned)
		p := pipeline.New(open(t))
		run(t, p, first, turned...)
		if d := cmp.Diff(want, published(t, p)); d != "" {
			t.Errorf("in another order (%d) the events are others\n%s", shift, d)
		}
		p = pipeline.New(open(t))
		for _, l := range turned {
			run(t, p, first, l)
		}
		if d := cmp.Diff(starts(events(t, pipelineOf(t, news))), starts(events(t, p))); d != "" {
			t.Errorf("one by one (%d) the events are others\n%s", shift, d)
		}
	}
}

func pipelineOf(t testing.TB, lines []string) *pipeline.Pipeline {
	t.Helper()
	p := pipeline.New(open(t))
	run(t, p, first, lines...)
	return p
}

// TestRun_problems: what cannot be read is reported and the rest goes on.
func TestRun_problems(t *testing.T) {
	bad := errors.New("news.jsonl:2: not JSON")
	mixed := func(yield func(schedule.Article, error) bool) {
		n := 0
		for a, err := range read(news...) {
			if n++; n == 2 && !yield(schedule.Article{}, bad) {
				return
			}
			if !yield(a, err) {
				return
			}
		}
	}
	p := pipeline.New(open(t))
	res, err := p.Run(ctx, mixed, first)
	if err != nil {
		t.Fatalf("a bad item stopped the run: %v", err)
	}
	if len(res.Problems) != 1 || !errors.Is(res.Problems[0], bad) || res.Read != len(news) {
		t.Errorf("read %d with problems %v; want %d and %v", res.Read, res.Problems, len(news), bad)
	}
	if d := cmp.Diff(published(t, pipelineOf(t, news)), published(t, p)); d != "" {
		t.Errorf("the bad item changed the events\n%s", d)
	}
}

// failing is a store in which one kind of write fails.
type failing struct {
	store.Store
	at string
}

type failingTx struct {
	store.Tx
	at string
}

var errFull = errors.New("disk full")

func (s failing) Update(ctx context.Context, fn func(store.Tx) error) error {
	return s.Store.Update(ctx, func(tx store.Tx) error { return fn(failingTx{tx, s.at}) })
}

func (t failingTx) PutReports(hash, rules string, reports []schedule.Report, blocks [][]string, dct schedule.DocTime) error {
	if t.at == "reports" {
		return errFull
	}
	return t.Tx.PutReports(hash, rules, reports, blocks, dct)
}

func (t failingTx) PutEvents(events []schedule.Event) error {
	if t.at == "events" {
		return errFull
	}
	return t.Tx.PutEvents(events)
}

func (t failingTx) PutMeta(key, value string) error {
	if t.at == "meta" {
		return errFull
	}
	return t.Tx.PutMeta(key, value)
}

// TestRun_storeFails: after an error nothing has changed, and the next run makes good for it.
func TestRun_storeFails(t *testing.T) {
	for _, at := range []string{"reports", "events", "meta"} {
		t.Run(at, func(t *testing.T) {
			s := open(t)
			run(t, pipeline.New(s), first, news[:2]...)
			before, had := published(t, pipeline.New(s)), describe(t, s)
			_, err := pipeline.New(failing{s, at}).Run(ctx, read(news...), later)
			if !errors.Is(err, errFull) {
				t.Fatalf("the run says %v, want %v", err, errFull)
			}
			if d := cmp.Diff(before, published(t, pipeline.New(s))); d != "" {
				t.Errorf("the failed run changed events\n%s", d)
			}
			if d := cmp.Diff(had, describe(t, s)); d != "" {
				t.Errorf("the failed run changed the store\n%s", d)
			}
			p := pipeline.New(s)
			if res := run(t, p, later, news...); res.Added != len(news)-2 {
				t.Errorf("the next run added %d articles, want %d", res.Added, len(news)-2)
			}
			if d := cmp.Diff(starts(events(t, pipelineOf(t, news))), starts(events(t, p))); d != "" {
				t.Errorf("the next run does not make good\n%s", d)
			}
		})
	}
}

// TestRun_stopped: a run that is told to stop changes nothing.
func TestRun_stopped(t *testing.T) {
	s := open(t)
	stopped, cancel := context.WithCancel(ctx)
	n := 0
	half := func(yield func(schedule.Article, error) bool) {
		for a, err := range read(news...) {
			if n++; n == 3 {
				cancel()
			}
			if !yield(a, err) {
				return
			}
		}
	}
	if _, err := pipeline.New(s).Run(stopped, half, first); !errors.Is(err, context.Canceled) {
		t.Fatalf("the run says %v, want %v", err, context.Canceled)
	}
	if d := describe(t, s); d.Articles != 0 || d.Events != 0 || d.Runs != 0 {
		t.Errorf("the stopped run left %+v", d)
	}
}

// TestRun_revised: a newer version of an article takes the place of the older, whichever comes first; the event keeps its
// UID and tells what it was.
func TestRun_revised(t *testing.T) {
	old := `{"id":"vote","published":"2023-05-09T09:30:00Z","text":"The parliament in Lisbon will hold a vote of confidence in Prime Minister Ana Reis on May 18."}`
	revised := `{"id":"vote","published":"2023-05-10T09:30:00Z","text":"The parliament in Lisbon will hold a vote of confidence in Prime Minister Ana Reis on May 19."}`

	p := pipeline.New(open(t))
	run(t, p, first, old)
	was := events(t, p)
	run(t, p, later, revised)
	now := events(t, p)
	if len(was) != 1 || len(now) != 1 {
		t.Fatalf("%d events, then %d; want one: %v, %v", len(was), len(now), starts(was), starts(now))
	}
	if e := now[0]; e.UID != was[0].UID || e.When.String() != "2023-05-19" || e.Sequence != was[0].Sequence+1 {
		t.Errorf("uid %s, start %s, sequence %d; want %s, 2023-05-19, %d", e.UID, e.When, e.Sequence, was[0].UID, was[0].Sequence+1)
	}
	if e := now[0]; !slices.ContainsFunc(e.History, func(c schedule.Change) bool { return c.From == "2023-05-18" && c.To == "2023-05-19" }) {
		t.Errorf("the history does not tell the move: %+v", e.History)
	}

	late := pipeline.New(open(t))
	run(t, late, first, revised)
	run(t, late, later, old)
	if d := cmp.Diff([]string{"2023-05-19 vote"}, starts(events(t, late))); d != "" {
		t.Errorf("the older version arriving late is believed (-want +got)\n%s", d)
	}
}

// TestRun_missing: an article that falls out of the input withdraws nothing.
func TestRun_missing(t *testing.T) {
	p := pipeline.New(open(t))
	run(t, p, first, news...)
	want := starts(events(t, p))
	run(t, p, later, `{"id":"new","published":"2023-05-10","text":"A summit of port cities will be held in Marseille on June 14."}`)
	if d := cmp.Diff(append(want, "2023-06-14 summit"), starts(events(t, p))); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// TestRun_rules: new rules derive all reports anew and keep the UIDs.
func TestRun_rules(t *testing.T) {
	s := open(t)
	p := pipeline.NewWithRules(s, "older")
	run(t, p, first, news...)
	was := events(t, p)
	p = pipeline.NewWithRules(s, "newer")
	run(t, p, later)
	now := events(t, p)
	if d := cmp.Diff(uids(was), uids(now)); d != "" {
		t.Errorf("new rules change UIDs (-older +newer)\n%s", d)
	}
	for i := range now {
		if !now[i].LastChanged.Equal(first) {
			t.Errorf("%s changed at %v though the rules read it alike", now[i].Title, now[i].LastChanged)
		}
	}
}

func uids(events []schedule.Event) []string {
	var out []string
	for i := range events {
		out = append(out, events[i].UID+" "+events[i].When.String())
	}
	return out
}
