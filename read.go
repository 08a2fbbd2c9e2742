package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/article"
	"dateline/schedule/extract"
	"dateline/schedule/merge"
	"dateline/schedule/source"
	"dateline/schedule/source/config"
	"dateline/schedule/text"
	"dateline/schedule/timex"
)

// printable keeps control characters in names and texts off the terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 {
			return '?'
		}
		return r
	}, s)
}

// partial is the status of a run in which some sources could not be read.
func partial(read, problems int) error {
	switch {
	case problems == 0:
		return nil
	case read == 0:
		return &statusError{exitFailed, errors.New("nothing could be read")}
	}
	return &statusError{exitPartial, fmt.Errorf("%d of the sources could not be read", problems)}
}

// extracted is one line of the output of extract.
type extracted struct {
	Article struct {
		ID        string         `json:"id"`
		URL       *string        `json:"url"`
		Title     *string        `json:"title"`
		Published *string        `json:"published"`
		Basis     schedule.Basis `json:"published_basis"`
		Language  string         `json:"language"`
	} `json:"article"`
	Events []schedule.EventJSON `json:"events"`
}

func extractCommand(c *cli.Context) error {
	list, err := sources(c, &config.Config{}, 1)
	if err != nil {
		return err
	}
	at, err := clock(c)
	if err != nil {
		return err
	}
	client := newClient(c, &config.Config{}, func() time.Time { return at })
	defer client.Close()
	x := extract.New()
	out := bufio.NewWriter(c.App.Writer)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	read, t := 0, &teller{w: c.App.ErrWriter}
	for a := range articles(c.Context, list, source.Options{Stdin: &stoppable{ctx: c.Context, from: c.App.Reader}, Client: client, Worth: extract.Worth}, t) {
		read++
		if c.Bool("text") {
			fmt.Fprintln(out, a.Text)
			continue
		}
		r := x.Article(&a, schedule.DayOf(at))
		if c.Bool("explain") {
			explainResult(out, &a, &r)
			continue
		}
		var line extracted
		line.Article.ID, line.Article.URL, line.Article.Title = a.ID, opt(a.URL), opt(a.Title)
		line.Article.Published, line.Article.Basis, line.Article.Language = publishedString(r.DocTime), r.DocTime.Basis, a.Language
		line.Events = []schedule.EventJSON{}
		for i := range r.Reports {
			if r.Reports[i].Status == schedule.Denied {
				continue // says of an event what other articles announce; none by itself
			}
			e := extract.Event(&r.Reports[i])
			extract.Alone(&e, r.DocTime, schedule.DayOf(at))
			merge.SelfCheck(&e, &r.Reports[i])
			line.Events = append(line.Events, e.JSON(extract.Upcoming(&e, r.DocTime)))
		}
		if err := enc.Encode(line); err != nil {
			return fmt.Errorf("writing: %w", err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	return partial(read, t.problems)
}

func explainResult(w io.Writer, a *schedule.Article, r *extract.Result) {
	fmt.Fprintf(w, "%s\n", printable(a.ID))
	if r.DocTime.Why != nil {
		fmt.Fprint(w, indent(r.DocTime.Why.Tree()))
	}
	for i := range r.Reports {
		p := &r.Reports[i]
		fmt.Fprintf(w, "  + %s %s (%s, %s)\n%s", p.When, p.Title, p.Status, p.Certainty, indent(indent(p.Why.Tree())))
	}
	for _, b := range r.Rejected {
		fmt.Fprint(w, indent(b.Tree()))
	}
}

func indent(s string) string {
	return "  " + strings.ReplaceAll(strings.TrimSuffix(s, "\n"), "\n", "\n  ") + "\n"
}

func publishedString(t schedule.DocTime) *string {
	if t.Time != "" {
		return &t.Time
	}
	if d, ok := t.Day(); ok {
		return opt(d.String())
	}
	return nil
}

func opt(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// timexDocument is a line of timex --jsonl in, and of every timex out.
type timexDocument struct {
	ID          string            `json:"id"`
	Reference   string            `json:"reference,omitempty"`
	Text        *string           `json:"text,omitempty"`
	Expressions []timexExpression `json:"expressions"`
}

type timexExpression struct {
	Start int        `json:"start"`
	End   int        `json:"end"`
	Text  string     `json:"text"`
	Type  timex.Type `json:"type"`
	Value string     `json:"value"`
}

func timexCommand(c *cli.Context) error {
	name := c.Args().First()
	if c.NArg() > 1 {
		return usage("timex: one file at a time")
	}
	in := c.App.Reader
	if name != "" && name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	out := bufio.NewWriter(c.App.Writer)
	defer out.Flush()
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	if !c.Bool("jsonl") {
		b, err := io.ReadAll(io.LimitReader(in, article.MaxArticle+1))
		if err != nil {
			return err
		}
		if len(b) > article.MaxArticle {
			return fmt.Errorf("timex: the text is larger than %d bytes", article.MaxArticle)
		}
		ref, err := reference(c.String("reference"))
		if err != nil {
			return usage("--reference: %w", err)
		}
		for _, e := range expressions(string(b), ref) {
			if err := enc.Encode(e); err != nil {
				return err
			}
		}
		return nil
	}
	if name == "" {
		name = "-"
	}
	problems, read := 0, 0
	r := bufio.NewReaderSize(in, 64<<10)
	for n := 1; ; n++ {
		line, err := r.ReadString('\n')
		if strings.TrimSpace(line) != "" {
			var d timexDocument
			bad := json.Unmarshal([]byte(line), &d)
			ref, badRef := reference(d.Reference)
			if bad == nil {
				bad = badRef
			}
			if bad == nil && d.Text == nil {
				bad = errors.New(`no "text"`)
			}
			if bad != nil {
				problems++
				fmt.Fprintf(c.App.ErrWriter, "%s:%d: %v\n", name, n, bad)
			} else {
				read++
				if err := enc.Encode(timexDocument{ID: d.ID, Expressions: expressions(*d.Text, ref)}); err != nil {
					return err
				}
			}
		}
		if err == io.EOF {
			return partial(read, problems)
		}
		if err != nil {
			return err
		}
	}
}

func expressions(src string, ref schedule.DocTime) []timexExpression {
	d := text.Parse(src, schedule.InText, nil)
	out := []timexExpression{}
	for _, x := range anchor.Resolve(d, timex.Find(d), ref) {
		out = append(out, timexExpression{x.Span.Start, x.Span.End, x.Text, x.Type, x.Resolved})
	}
	return out
}

// reference reads a document time: an instant, a local time, a day, or nothing.
func reference(s string) (schedule.DocTime, error) {
	if s == "" {
		return schedule.DocTime{Basis: schedule.Unknown}, nil
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02", "20060102"} {
		if t, err := time.Parse(layout, s); err == nil {
			dt := schedule.OnDay(schedule.DayOf(t), schedule.Stated)
			if len(layout) > 10 {
				dt.Time = t.Format(time.RFC3339)
			}
			return dt, nil
		}
	}
	return schedule.DocTime{}, fmt.Errorf("%q is no time such as 2022-01-02T12:00:00Z and no day such as 2022-01-02", s)
}
