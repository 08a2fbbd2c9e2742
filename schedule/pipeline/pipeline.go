// Package pipeline is the main path: begin reading here. Articles go in; each new text is kept and read once under the
// current rules (extract); the reports of all articles are merged into events (merge); the ledger compares these with
// what was published before and gives them their identity; the store keeps it all in one transaction.
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
	Steps    []ledger.Step // what happened to published events, in the order of the events
	Problems []error       // items that could not be read; the rest went on
}

// Run reads articles and brings the published events up to date, all in one transaction: after an error nothing has
// changed. The clock is an argument.
func (p *Pipeline) Run(ctx context.Context, articles iter.Seq2[schedule.Article, error], now time.Time) (Result, error) {
	var res Result
	err := p.store.Update(ctx, func(tx store.Tx) error {
		res = Result{}
		added, err := p.keep(ctx, tx, articles, &res)
		if err != nil {
			return err
		}
		fresh, err := p.read(ctx, tx, now)
		if err != nil {
			return err
		}
		if len(added) == 0 && fresh == 0 {
			return nil // nothing new: not even a line in the log, so that building twice changes no byte
		}
		if res.Steps, err = p.settle(tx, now); err != nil {
			return err
		}
		return p.log(tx, added, now)
	})
	return res, err
}

// keep stores the texts that are new.
func (p *Pipeline) keep(ctx context.Context, tx store.Tx, articles iter.Seq2[schedule.Article, error], res *Result) ([]ledger.Ref, error) {
	var added []ledger.Ref
	for a, err := range articles {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err != nil {
			res.Problems = append(res.Problems, err)
			continue
		}
		res.Read++
		isNew, err := tx.PutArticle(a)
		if err != nil {
			return nil, fmt.Errorf("keeping article %s: %w", a.ID, err)
		}
		if isNew {
			res.Added++
			added = append(added, ledger.Ref{ID: a.ID, Hash: a.Hash})
		}
	}
	return added, nil
}

// read extracts every article that has no reports under the current rules: new texts, and all texts after the rules rose.
func (p *Pipeline) read(ctx context.Context, tx store.Tx, now time.Time) (int, error) {
	pending, err := tx.Pending(p.rules)
	if err != nil {
		return 0, fmt.Errorf("listing articles to read: %w", err)
	}
	for _, ref := range pending {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		a, ok, err := tx.Version(ref.ID, ref.Hash)
		if err != nil || !ok {
			return 0, fmt.Errorf("loading article %s: %w", ref.ID, err)
		}
		r := p.extract.Article(&a, schedule.DayOf(now))
		blocks := make([][]string, len(r.Reports))
		for i := range r.Reports {
			blocks[i] = merge.BlockKeys(r.Reports[i])
		}
		if err := tx.PutReports(a.Hash, p.rules, r.Reports, blocks, r.DocTime); err != nil {
			return 0, fmt.Errorf("keeping reports of %s: %w", a.ID, err)
		}
	}
	return len(pending), nil
}

// settle merges all reports and gives the events their identity.
func (p *Pipeline) settle(tx store.Tx, now time.Time) ([]ledger.Step, error) {
	var reports []schedule.Report
	for r, err := range tx.AllReports(p.rules) {
		if err != nil {
			return nil, fmt.Errorf("loading reports: %w", err)
		}
		reports = append(reports, r)
	}
	decisions, err := tx.Decisions()
	if err != nil {
		return nil, fmt.Errorf("loading decisions: %w", err)
	}
	published, err := tx.Events()
	if err != nil {
		return nil, fmt.Errorf("loading events: %w", err)
	}
	merged := merge.Events(reports, constraints(decisions))
	known := reportsOf(published)
	merged = slices.DeleteFunc(merged, func(e schedule.Event) bool { return !publishable(&e, known) })
	next, steps := ledger.Settle(published, merged, ledger.Input{At: now, Rules: p.rules, Decisions: decisions})
	if err := tx.PutEvents(ledger.Unsaved(published, next)); err != nil {
		return nil, fmt.Errorf("keeping events: %w", err)
	}
	return steps, nil
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

func (p *Pipeline) log(tx store.Tx, added []ledger.Ref, now time.Time) error {
	decisions, err := tx.Decisions()
	if err != nil {
		return fmt.Errorf("counting decisions: %w", err)
	}
	run := ledger.Run{At: now.UTC().Truncate(time.Second), Rules: p.rules, Articles: added, Decisions: len(decisions)}
	if err := tx.AppendRun(run); err != nil {
		return fmt.Errorf("writing the run log: %w", err)
	}
	return tx.PutMeta("rules", p.rules)
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
