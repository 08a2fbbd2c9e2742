package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"dateline/feeds"
	"dateline/feeds/csv"
	feedsjson "dateline/feeds/json"
	"dateline/feeds/query"
	"dateline/schedule"
	"dateline/schedule/ledger"
	"dateline/schedule/pipeline"
	"dateline/schedule/store"
	"dateline/schedule/store/sqlite"
)

// openStore opens the store and says on standard error which it is and what it holds.
func openStore(c *cli.Context) (store.Store, error) {
	s, err := sqlite.Open(c.Context, c.String("store"), sqlite.Options{})
	if err != nil {
		return nil, err
	}
	d, err := s.Describe(c.Context)
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	fmt.Fprintf(c.App.ErrWriter, "store %s: %d articles, %d events, %d runs\n", d.Name, d.Articles, d.Events, d.Runs)
	return s, nil
}

// openExisting opens a store that a reading command asks; it must be there already.
func openExisting(c *cli.Context) (store.Store, error) {
	if path := c.String("store"); path != ":memory:" {
		if _, err := os.Stat(path); err != nil {
			return nil, fmt.Errorf("store %s: %w (dateline build makes one)", path, errors.Unwrap(err))
		}
	}
	return openStore(c)
}

func build(c *cli.Context) (err error) {
	cfg, err := configured(c)
	if err != nil {
		return err
	}
	from, err := sources(c, cfg, 1)
	if err != nil {
		return err
	}
	list, err := feedList(c, cfg)
	if err != nil {
		return err
	}
	at, err := clock(c)
	if err != nil {
		return err
	}
	dir := c.String("out")
	if err := writable(dir); err != nil {
		return err
	}
	s, err := openStore(c)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	client := newClient(c, cfg, func() time.Time { return at })
	defer client.Close()
	out := &delivery{dir: dir}
	defer out.discard()
	var published []schedule.Event
	in := &intake{c: c, store: s, client: client, pipeline: pipeline.New(s), then: func(_ pipeline.Result, events []schedule.Event) error {
		published = versions(events)
		return stage(out, list, events, at)
	}}
	res, err := in.take(c.Context, from, at, true)
	if err != nil && !res.stored {
		return err
	}
	unplaced := placeLatest(s, out, published, func(events []schedule.Event) error { return stage(out, list, events, at) })
	tellSteps(c, res.Steps) // what is stored is told, whether or not the files are there
	fmt.Fprintf(c.App.Writer, "%d articles read, %d new; %s\n", res.Read, res.Added, countSteps(res.Steps, len(published)))
	tellUndated(c, res.Undated)
	if unplaced = errors.Join(err, unplaced); unplaced != nil {
		return &statusError{exitUnplaced, fmt.Errorf("stored, but the output is not in its place; build again: %w", unplaced)}
	}
	if res.stopped {
		return &statusError{exitPartial, errors.New("stopped before all was read; build again to go on")}
	}
	return partial(res.Read+res.healthy(), res.problems)
}

// tellUndated says which articles were kept though nothing of them shows yet.
func tellUndated(c *cli.Context, list []pipeline.Undated) {
	for _, u := range list {
		what := "1 happening waits for its date"
		if u.Happenings != 1 {
			what = fmt.Sprintf("%d happenings wait for their dates", u.Happenings)
		}
		fmt.Fprintf(c.App.ErrWriter, "%s: %s: %s\n", printable(u.Article), what, u.Why)
	}
	if len(list) > 0 {
		fmt.Fprintf(c.App.ErrWriter, "%d articles wait for a date; an article that dates them brings them in\n", len(list))
	}
}

func pointers(events []schedule.Event) []*schedule.Event {
	out := make([]*schedule.Event, len(events))
	for i := range events {
		out[i] = &events[i]
	}
	return out
}

// tellSteps prints a line for each event added, changed or withdrawn.
func tellSteps(c *cli.Context, steps []ledger.Step) {
	for _, s := range steps {
		e := &s.Event
		line := fmt.Sprintf("%-9s  %-22s  %s", s.What, slotText(e), e.Title)
		if e.Place != nil {
			line += ", " + e.Place.Name
		}
		if e.Status != schedule.Scheduled {
			line += " (" + string(e.Status) + ")"
		}
		fmt.Fprintln(c.App.Writer, printable(line))
		for _, h := range s.Changes {
			if s.What != ledger.Added && h.From != h.To {
				fmt.Fprintf(c.App.Writer, "           %s: %s -> %s\n", h.Field, printable(orDash(h.From)), printable(orDash(h.To)))
			}
		}
	}
}

func slotText(e *schedule.Event) string {
	s := e.When.String()
	if s == "" {
		s = "no date yet"
	}
	return s
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func countSteps(steps []ledger.Step, events int) string {
	n := map[ledger.What]int{}
	for _, s := range steps {
		n[s.What]++
	}
	return fmt.Sprintf("%d events: %d added, %d changed, %d withdrawn", events, n[ledger.Added], n[ledger.Changed]+n[ledger.Revived], n[ledger.Ended]+n[ledger.Merged])
}

// published loads all events that match the query given as arguments.
func published(c *cli.Context) ([]schedule.Event, error) {
	q, err := query.Parse(strings.Join(c.Args().Slice(), " "))
	if err != nil {
		return nil, usage("%w", err)
	}
	s, err := openExisting(c)
	if err != nil {
		return nil, err
	}
	events, err := pipeline.New(s).Events(c.Context)
	if err := errors.Join(err, s.Close()); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(events, func(e schedule.Event) bool { return !q.Match(&e) }), nil
}

func eventsCommand(c *cli.Context) error {
	at, err := clock(c)
	if err != nil {
		return err
	}
	events, err := published(c)
	if err != nil {
		return err
	}
	switch {
	case c.Bool("json"):
		f := feedsjson.Format()
		return f.Write(c.App.Writer, f.Edit(feeds.All(), pointers(events), at, ""))
	case c.Bool("csv"):
		f := csv.Format()
		return f.Write(c.App.Writer, f.Edit(feeds.All(), pointers(events), at, ""))
	}
	for i := range events {
		e := &events[i]
		line := fmt.Sprintf("%-22s %-10s %s  %s", slotText(e), e.Status, e.Certainty, e.Title)
		if e.Place != nil {
			line += ", " + e.Place.Name
		}
		fmt.Fprintf(c.App.Writer, "%s  (%d sources)  %s\n", printable(line), len(e.Sources), e.UID)
	}
	return nil
}

// explainCommand prints the evidence trees of the events that WHAT names: a UID, the beginning of one, or a query.
func explainCommand(c *cli.Context) error {
	if !c.Args().Present() {
		return usage("explain: name an event: a UID, the beginning of one, or words of its title")
	}
	what := strings.Join(c.Args().Slice(), " ")
	s, err := openExisting(c)
	if err != nil {
		return err
	}
	events, err := pipeline.New(s).Events(c.Context)
	if err := errors.Join(err, s.Close()); err != nil {
		return err
	}
	match := func(e *schedule.Event) bool { return strings.HasPrefix(e.UID, what) }
	if !slices.ContainsFunc(events, func(e schedule.Event) bool { return match(&e) }) {
		q, err := query.Parse(what)
		if err != nil {
			return usage("explain: %w", err)
		}
		match = q.Match
	}
	found := 0
	for i := range events {
		if e := &events[i]; match(e) {
			found++
			explain(c, e)
		}
	}
	if found == 0 {
		return &statusError{exitFailed, fmt.Errorf("no published event matches %q", what)}
	}
	return nil
}

func explain(c *cli.Context, e *schedule.Event) {
	w := c.App.Writer
	fmt.Fprintf(w, "%s\n  %s", printable(e.Title), slotText(e))
	if end := e.When.EndString(); end != "" {
		fmt.Fprintf(w, " to %s", end)
	}
	if e.When.Zone != "" {
		fmt.Fprintf(w, " (%s)", e.When.Zone)
	}
	fmt.Fprintf(w, ", %s, %s", e.Status, e.Certainty)
	if e.Place != nil {
		fmt.Fprintf(w, ", %s", printable(e.Place.Name))
	}
	fmt.Fprintf(w, "\n  uid %s\n", e.UID)
	if note := feeds.ClockNote(e.When); note != "" {
		fmt.Fprintf(w, "  %s\n", note)
	}
	for _, a := range e.Agreements {
		fmt.Fprintf(w, "  agree on %s: %s [%s]\n", a.Field, printable(strings.Join(a.Values, " = ")), strings.Join(a.Articles, ", "))
	}
	for _, k := range e.Conflicts {
		fmt.Fprintf(w, "  conflict of %s: %s [%s]\n", k.Field, printable(k.Value), strings.Join(k.Articles, ", "))
	}
	for _, h := range e.History {
		fmt.Fprintf(w, "  %s %s: %s -> %s [%s]\n", h.At.Format(time.RFC3339), h.Field, printable(orDash(h.From)), printable(orDash(h.To)), h.Article)
	}
	fmt.Fprint(w, indent(printable(e.Why.Tree())))
}

func changesCommand(c *cli.Context) error {
	var since time.Time
	if s := c.String("since"); s != "" {
		t, err := reference(s)
		if err != nil {
			return usage("--since: %w", err)
		}
		if since, err = time.Parse(time.RFC3339, t.Time); err != nil {
			d, _ := t.Day()
			since = d.UTC()
		}
	}
	s, err := openExisting(c)
	if err != nil {
		return err
	}
	events, err := pipeline.New(s).Events(c.Context)
	if err := errors.Join(err, s.Close()); err != nil {
		return err
	}
	type line struct {
		UID   string `json:"uid"`
		Title string `json:"title"`
		schedule.Change
	}
	var lines []line
	for _, e := range events {
		for _, h := range e.History {
			if !h.At.Before(since) {
				lines = append(lines, line{e.UID, e.Title, h})
			}
		}
	}
	slices.SortStableFunc(lines, func(a, b line) int { return a.At.Compare(b.At) })
	enc := json.NewEncoder(c.App.Writer)
	enc.SetEscapeHTML(false)
	for _, l := range lines {
		if c.Bool("json") {
			if err := enc.Encode(l); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(c.App.Writer, "%s  %-8s %s -> %s  %s\n", l.At.Format(time.RFC3339), l.Field, printable(orDash(l.From)), printable(orDash(l.To)), printable(l.Title))
	}
	return nil
}

// sortedKeys gives the keys of a map in order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
