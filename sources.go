package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/urfave/cli/v2"

	"dateline/schedule"
	"dateline/schedule/source"
	"dateline/schedule/store"
)

// sourceLine is one line of dateline sources --json.
type sourceLine struct {
	Address     string  `json:"address"`
	Name        string  `json:"name,omitempty"`
	Kind        string  `json:"kind,omitempty"`
	Trust       string  `json:"trust,omitempty"`
	Moved       string  `json:"moved,omitempty"`
	State       string  `json:"state"` // fresh, stale, failing (never read), new (never asked)
	Articles    int     `json:"articles"`
	LastSuccess *string `json:"last_success"`
	LastError   *string `json:"last_error"`
	ErrorAt     *string `json:"error_at"`
	NextPoll    *string `json:"next_poll"`
}

// sourcesCommand shows what is remembered of each source on the web. With --config it is those of the file, also the ones
// never asked.
func sourcesCommand(c *cli.Context) error {
	cfg, err := configured(c)
	if err != nil {
		return err
	}
	wanted, err := sources(c, cfg, 0)
	if err != nil {
		return err
	}
	s, err := openExisting(c)
	if err != nil {
		return err
	}
	var states []schedule.SourceState
	err = s.View(c.Context, func(tx store.Tx) (err error) {
		states, err = tx.Sources()
		return err
	})
	if err := errors.Join(err, s.Close()); err != nil {
		return err
	}
	enc := json.NewEncoder(c.App.Writer)
	enc.SetEscapeHTML(false)
	for _, st := range withNew(states, wanted) {
		l := lineOf(st)
		if c.Bool("json") {
			if err := enc.Encode(l); err != nil {
				return err
			}
			continue
		}
		tellSource(c, l)
	}
	return nil
}

// withNew adds the sources that were never asked.
func withNew(states []schedule.SourceState, wanted []source.Source) []schedule.SourceState {
	known := map[string]bool{}
	for _, st := range states {
		known[st.Address] = true
	}
	for _, w := range wanted {
		if source.IsURL(w.Spec) && !known[w.Spec] {
			states = append(states, schedule.SourceState{Address: w.Spec, Name: w.Name, Kind: string(w.Kind), Trust: w.Trust})
		}
	}
	return states
}

func lineOf(st schedule.SourceState) sourceLine {
	l := sourceLine{Address: redacted(st.Address), Name: st.Name, Kind: st.Kind, Trust: st.Trust, Moved: st.Moved, Articles: st.Articles,
		LastSuccess: moment(st.Succeeded), ErrorAt: moment(st.Failed), NextPoll: moment(st.Next), LastError: opt(st.Error), State: "fresh"}
	switch {
	case st.Tried.IsZero():
		l.State = "new"
	case st.Stale() && st.Succeeded.IsZero():
		l.State = "failing"
	case st.Stale():
		l.State = "stale"
	}
	return l
}

func moment(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	return opt(t.UTC().Format(time.RFC3339))
}

func tellSource(c *cli.Context, l sourceLine) {
	w := c.App.Writer
	title := l.Address
	if l.Name != "" {
		title = l.Name + "  " + title
	}
	fmt.Fprintf(w, "%-7s  %s\n", l.State, printable(title))
	if l.Moved != "" {
		fmt.Fprintf(w, "         moved to %s\n", printable(l.Moved))
	}
	fmt.Fprintf(w, "         last success %s, %d articles; next poll %s\n", dash(l.LastSuccess), l.Articles, dash(l.NextPoll))
	if l.LastError != nil {
		fmt.Fprintf(w, "         last error %s: %s\n", dash(l.ErrorAt), printable(*l.LastError))
	}
}

func dash(s *string) string {
	if s == nil {
		return "-"
	}
	return *s
}
