// Package store says what dateline needs from a place to keep things: the texts of articles, for ever; the reports derived
// from them, by content and version of the rules; the published events with their identity; the log of runs, the
// editor's decisions, and how it went with each source on the web. One run is one transaction: after a crash anywhere a store holds the state before the run or
// after it. The folders below implement Store; storetest holds the suite that all of them must pass.
package store

import (
	"context"
	"errors"
	"iter"

	"dateline/schedule"
	"dateline/schedule/ledger"
)

// Store keeps what dateline knows between runs. It is safe for use by several goroutines.
type Store interface {
	// Update runs fn in one transaction that may write, and commits when fn returns nil. Writers exclude each other,
	// also across processes: one waits for the other, or fails with ErrBusy having changed nothing.
	Update(ctx context.Context, fn func(Tx) error) error
	// View runs fn on one consistent state; writing fails with ErrReadOnly.
	View(ctx context.Context, fn func(Tx) error) error
	// Describe says what the store holds, for start-up messages.
	Describe(ctx context.Context) (Description, error)
	Close() error
}

// ErrBusy is wrapped by Update when another writer did not finish in time.
var ErrBusy = errors.New("another run is writing to the store")

// ErrReadOnly is wrapped by writes inside View.
var ErrReadOnly = errors.New("read-only transaction")

// Description is what a store holds.
type Description struct {
	Name      string // path, or ":memory:"
	Articles  int    // by ID
	Versions  int    // of all articles; equal to Articles when none was revised
	Events    int    // published, withdrawn ones included
	Withdrawn int
	Runs      int
	Decisions int
}

// Tx is one transaction. A Tx, and the sequences it gives, must not be used after the function it was handed to has
// returned, nor by two goroutines. Sequences may be left early, and the transaction may be used inside their loops.
type Tx interface {
	// PutArticle keeps a version of an article; added is false when this version was kept before. Nothing is replaced.
	PutArticle(a schedule.Article) (added bool, err error)
	// Article gives the current version: the newest by its stamps, then its hash, never by arrival (see Newer).
	Article(id string) (schedule.Article, bool, error)
	// Version gives one version of an article, current or superseded.
	Version(id, hash string) (schedule.Article, bool, error)
	// Current gives the content hash of the current version.
	Current(id string) (hash string, ok bool, err error)
	// Holders lists the articles whose current version has a content, by ID. Its reports are named after the first.
	Holders(hash string) (ids []string, err error)
	// Articles streams the current versions in order of ID.
	Articles() iter.Seq2[schedule.Article, error]
	// Pending lists the current versions that have no reports under these rules, in order of ID: what is yet to be
	// extracted, after new articles as after new rules.
	Pending(rules string) ([]ledger.Ref, error)

	// PutReports keeps what extraction found in one content under one version of the rules, in place of what was kept
	// for the pair. blocks holds, for each report, the keys of the merge blocks it falls into ("day:2022-01-10").
	// Articles of equal content under several IDs share their reports.
	PutReports(hash, rules string, reports []schedule.Report, blocks [][]string, dct schedule.DocTime) error
	// Reports gives what PutReports kept, in its order; ok is false when the pair was never kept.
	Reports(hash, rules string) (reports []schedule.Report, dct schedule.DocTime, ok bool, err error)
	// ReportsInBlocks streams the reports of current versions that fall into any of the blocks, each once, by ID.
	ReportsInBlocks(rules string, keys []string) iter.Seq2[schedule.Report, error]
	// AllReports streams the reports of all current versions, each once, by ID.
	AllReports(rules string) iter.Seq2[schedule.Report, error]
	// BlocksOf gives the keys of the blocks that the reports fall into, sorted, each once.
	BlocksOf(rules string, reports []string) ([]string, error)
	// DropReports forgets reports kept under any other version of the rules; they can be derived again from the texts.
	DropReports(keep string) error

	// Events gives all published events, by start, then UID.
	Events() ([]schedule.Event, error)
	// Event gives one published event.
	Event(uid string) (schedule.Event, bool, error)
	// EventsOf gives the published events that rest on any of the reports, withdrawn ones included; by start, then UID.
	EventsOf(reports []string) ([]schedule.Event, error)
	// EventsOn gives the published events that touch the days; by start, then UID.
	EventsOn(days schedule.Days) ([]schedule.Event, error)
	// WithdrawnOn gives those of EventsOn that are withdrawn.
	WithdrawnOn(days schedule.Days) ([]schedule.Event, error)
	// PutEvents adds events, or replaces those of the same UID. There is no way to remove one.
	PutEvents(events []schedule.Event) error

	// AppendRun adds a line to the run log; Runs gives the log, oldest first.
	AppendRun(r ledger.Run) error
	Runs() ([]ledger.Run, error)
	// PutDecision adds an editor's decision; Decisions gives them all, oldest first.
	PutDecision(d ledger.Decision) error
	Decisions() ([]ledger.Decision, error)

	// PutToken adds a token, or replaces the one of the same name; Tokens gives them all, revoked ones included, oldest
	// first.
	PutToken(k Token) error
	Tokens() ([]Token, error)
	// PutSource keeps the state of a source on the web, in place of what was kept for its address; Sources gives them all,
	// in order of address.
	PutSource(s schedule.SourceState) error
	Sources() ([]schedule.SourceState, error)

	// PutMeta keeps a small value; Meta gives "" for one never kept.
	PutMeta(key, value string) error
	Meta(key string) (string, error)
}
