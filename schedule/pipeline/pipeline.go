// Package pipeline is the main path: begin reading here. Articles go in; each new text is kept and read once under the
// current rules (extract); its reports are merged with those of all articles that they can bear on (merge); the ledger
// compares the events with what was published before and gives them their identity; the store keeps it all in one
// transaction. What an article cannot bear on stays unread in the store: see touched.go.
//
//	source -> article -> [ text -> timex, names -> anchor -> extract ] -> merge -> ledger -> store -> feeds
//
// What a run publishes is a function of the runs before it, their articles, their clocks and the version of the rules.
package pipeline

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"time"

	"dateline/schedule"
	"dateline/schedule/extract"
	"dateline/schedule/ledger"
	"dateline/schedule/merge"
	"dateline/schedule/store"
)

// Pipeline joins the stages. It is safe for use by one goroutine at a time.
type Pipeline struct {
	store   store.Store
	extract *extract.Extractor
	rules   string
	whole   bool // settle everything each time; the result is the same
	held    held
	batch   int // of reports that a first run takes up together; 0: batchSize
}

// New returns a pipeline over a store with the current rules.
func New(s store.Store) *Pipeline { return NewWithRules(s, extract.Version) }

// NewWithRules names the version of the rules that stored reports are keyed by.
func NewWithRules(s store.Store, rules string) *Pipeline {
	return &Pipeline{store: s, extract: extract.New(), rules: rules}
}

// Result is what one run did.
type Result struct {
	Read     int           // articles that came in
	Added    int           // of them, texts not known before
	Steps    []ledger.Step // what happened to published events, in the order of the events; their reasons are in the store
	Problems []error       // items that could not be read; the rest went on
	Undated  []Undated     // of the articles added, those that wait for their date
}

// Run reads articles and brings the published events up to date, all in one transaction: after an error nothing has
// changed. The clock is an argument. Only the happenings that new articles bear on are read and settled anew.
func (p *Pipeline) Run(ctx context.Context, articles iter.Seq2[schedule.Article, error], now time.Time) (Result, error) {
	return p.RunThen(ctx, articles, now, nil)
}

// RunThen is Run with a last step before the transaction is committed: then sees all events as they will be published,
// and when it fails nothing has changed.
func (p *Pipeline) RunThen(ctx context.Context, articles iter.Seq2[schedule.Article, error], now time.Time, then func(Result, []schedule.Event) error) (Result, error) {
	var res Result
	var done settled
	err := p.store.Update(ctx, func(tx store.Tx) error {
		res, done = Result{}, settled{}
		if err := p.run(ctx, tx, articles, now, &res, &done); err != nil || then == nil {
			return err
		}
		events, err := tx.Events()
		if err != nil {
			return fmt.Errorf("loading events: %w", err)
		}
		return then(res, events)
	})
	if err == nil {
		p.held.take(done)
	}
	return res, err
}

func (p *Pipeline) run(ctx context.Context, tx store.Tx, articles iter.Seq2[schedule.Article, error], now time.Time, res *Result, done *settled) error {
	decisions, err := tx.Decisions()
	if err != nil {
		return fmt.Errorf("loading decisions: %w", err)
	}
	t := &touched{}
	if err := p.since(tx, t, decisions); err != nil {
		return err
	}
	k, err := keep(ctx, tx, articles, res)
	if err != nil {
		return err
	}
	if err := p.read(ctx, tx, k, t, now); err != nil {
		return err
	}
	if len(k.added) == 0 && t.nothing() {
		return nil // nothing new: not even a line in the log, so that building twice changes no byte
	}
	out, err := p.settle(tx, t, decisions, now, k.was)
	if err != nil {
		return err
	}
	if err := turn(tx, done); err != nil {
		return err
	}
	for i := range out.steps {
		out.steps[i].Event.Why, out.steps[i].Event.When.Why = nil, nil
	}
	res.Steps, res.Undated, done.written = out.steps, out.undated, out.written
	return p.log(tx, t, k.added, len(decisions), now)
}

// since finds out what the store knows that the last settlement did not: other rules, new decisions.
func (p *Pipeline) since(tx store.Tx, t *touched, decisions []ledger.Decision) error {
	rules, err := tx.Meta(metaRules)
	if err != nil {
		return err
	}
	text, err := tx.Meta(metaDecisions)
	if err != nil {
		return err
	}
	seen, bad := strconv.Atoi(text)
	if rules != p.rules || bad != nil || seen > len(decisions) {
		t.all, t.empty = true, rules == "" // also a store of a dateline that kept no count of decisions
		return nil
	}
	t.decided(decisions[seen:])
	return nil
}

// outcome is what a settlement did.
type outcome struct {
	steps   []ledger.Step
	written []schedule.Event // in the order of ledger.Compare
	undated []Undated        // of the articles that the run added
}

// settle merges the reports and gives the events their identity. was has the articles that the run added.
func (p *Pipeline) settle(tx store.Tx, t *touched, decisions []ledger.Decision, now time.Time, was map[string]string) (outcome, error) {
	in := ledger.Input{At: now, Rules: p.rules, Decisions: decisions}
	switch {
	case p.whole:
	case t.empty && len(decisions) == 0:
		return p.settleFirst(tx, in, was)
	case !t.all:
		out, _, err := p.settleTouched(tx, t, decisions, in, was)
		return out, err
	}
	var reports []schedule.Report
	for r, err := range tx.AllReports(p.rules) {
		if err != nil {
			return outcome{}, fmt.Errorf("loading reports: %w", err)
		}
		reports = append(reports, r)
	}
	published, err := tx.Events()
	if err != nil {
		return outcome{}, fmt.Errorf("loading events: %w", err)
	}
	merged := merge.Merge(reports, constraints(decisions))
	next, steps := ledger.Settle(published, toPublish(merged.Events, published), in)
	write := ledger.Unsaved(published, next)
	if err := tx.PutEvents(write); err != nil {
		return outcome{}, fmt.Errorf("keeping events: %w", err)
	}
	return outcome{steps, write, undated(merged, was)}, nil
}

// toPublish leaves out what is not publishable.
func toPublish(merged, published []schedule.Event) []schedule.Event {
	known := reportsOf(published)
	return slices.DeleteFunc(slices.Clone(merged), func(e schedule.Event) bool { return !publishable(&e, known) })
}

// publishable keeps back what no calendar can show: a happening nobody has dated, also when fewer articles once seemed to
// date it, so that batches end where one run ends; and one that is denied, unless it was published before.
func publishable(e *schedule.Event, known map[string]bool) bool {
	return e.When.Grain != schedule.GrainNone && (e.Status != schedule.Denied || slices.ContainsFunc(e.Reports, func(id string) bool { return known[id] }))
}

func reportsOf(events []schedule.Event) map[string]bool {
	out := map[string]bool{}
	for i := range events {
		for _, id := range events[i].Reports {
			out[id] = true
		}
	}
	return out
}

func constraints(decisions []ledger.Decision) []merge.Constraint {
	var out []merge.Constraint
	must, cannot := ledger.Constraints(decisions)
	for _, p := range must {
		out = append(out, merge.Constraint{A: p[0], B: p[1], Must: true})
	}
	for _, p := range cannot {
		out = append(out, merge.Constraint{A: p[0], B: p[1]})
	}
	return out
}

// What the store remembers of the last settlement.
const (
	metaRules     = "rules"
	metaDecisions = "decisions"
)

func (p *Pipeline) log(tx store.Tx, t *touched, added []ledger.Ref, decisions int, now time.Time) error {
	run := ledger.Run{At: now.UTC().Truncate(time.Second), Rules: p.rules, Articles: added, Decisions: decisions}
	if err := tx.AppendRun(run); err != nil {
		return fmt.Errorf("writing the run log: %w", err)
	}
	if err := tx.PutMeta(metaDecisions, strconv.Itoa(decisions)); err != nil {
		return err
	}
	if err := tx.PutMeta(metaRules, p.rules); err != nil || !t.all {
		return err
	}
	return tx.DropReports(p.rules) // nobody keeps those of other rules up to date
}

// Events gives all published events.
func (p *Pipeline) Events(ctx context.Context) ([]schedule.Event, error) {
	var out []schedule.Event
	err := p.store.View(ctx, func(tx store.Tx) (err error) {
		out, err = tx.Events()
		return err
	})
	return out, err
}
