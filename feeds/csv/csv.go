// Package csv writes an edition as a table for spreadsheets: one event a line, times in the contract's forms.
package csv

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"dateline/feeds"
	"dateline/schedule"
)

// Format is the row for a table of formats.
func Format() feeds.Format {
	return feeds.Format{Name: "csv", Ext: ".csv", ContentType: "text/csv; charset=utf-8; header=present", Write: Write}
}

type column struct {
	name string
	cell func(e *schedule.Event, asOf time.Time) string
}

func columns() []column {
	plain := func(get func(e *schedule.Event) string) func(*schedule.Event, time.Time) string {
		return func(e *schedule.Event, _ time.Time) string { return get(e) }
	}
	place := func(get func(p *schedule.Place) string) func(*schedule.Event, time.Time) string {
		return func(e *schedule.Event, _ time.Time) string {
			if e.Place == nil {
				return ""
			}
			return get(e.Place)
		}
	}
	return []column{
		{"uid", plain(func(e *schedule.Event) string { return e.UID })},
		{"sequence", plain(func(e *schedule.Event) string { return strconv.Itoa(e.Sequence) })},
		{"title", plain(func(e *schedule.Event) string { return e.Title })},
		{"kind", plain(func(e *schedule.Event) string { return string(e.Kind) })},
		{"start", plain(func(e *schedule.Event) string { return e.When.String() })},
		{"end", plain(func(e *schedule.Event) string { return e.When.EndString() })},
		{"zone", plain(func(e *schedule.Event) string { return e.When.Zone })},
		{"status", plain(func(e *schedule.Event) string { return string(e.Status) })},
		{"certainty", plain(func(e *schedule.Event) string { return e.Certainty.String() })},
		{"upcoming", func(e *schedule.Event, asOf time.Time) string { return strconv.FormatBool(e.Upcoming(asOf)) }},
		{"place", place(func(p *schedule.Place) string { return p.Name })},
		{"country", place(func(p *schedule.Place) string { return p.Country })},
		{"participants", plain(func(e *schedule.Event) string {
			var names []string
			for _, n := range e.Participants {
				names = append(names, n.Name)
			}
			return strings.Join(names, "; ")
		})},
		{"implied", plain(func(e *schedule.Event) string { return strings.Join(e.When.Implied.Names(), " ") })},
		{"conflicts", plain(func(e *schedule.Event) string {
			var list []string
			for _, c := range e.Conflicts {
				list = append(list, c.Field+": "+c.Value)
			}
			return strings.Join(list, "; ")
		})},
		{"sources", plain(func(e *schedule.Event) string { return strconv.Itoa(len(feeds.SourcesOf(e))) })},
		{"links", plain(links)},
		{"merged_into", plain(func(e *schedule.Event) string { return e.MergedInto })},
		{"first_seen", plain(func(e *schedule.Event) string { return stamp(e.FirstSeen) })},
		{"last_changed", plain(func(e *schedule.Event) string { return stamp(e.LastChanged) })},
	}
}

func links(e *schedule.Event) string {
	var list []string
	for _, s := range feeds.SourcesOf(e) {
		if link, ok := feeds.Link(s.URL); ok {
			list = append(list, link)
		}
	}
	return strings.Join(list, " ")
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// Write writes the edition with a line of names first.
func Write(w io.Writer, ed feeds.Edition) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true // RFC 4180
	cols := columns()
	row := make([]string, len(cols))
	for i, c := range cols {
		row[i] = c.name
	}
	out.Write(row)
	for _, e := range ed.Events {
		for i, c := range cols {
			row[i] = harmless(c.cell(e, ed.AsOf))
		}
		out.Write(row)
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write feed %s as CSV: %w", ed.Feed.Slug, err)
	}
	return nil
}

// harmless keeps spreadsheets from taking a stranger's words for a formula, and a cell on one line.
func harmless(s string) string {
	s = feeds.OneLine(strings.ToValidUTF8(s, "\uFFFD"))
	if s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		return "'" + s
	}
	return s
}
