// Package json writes an edition as events.json: an array of the contract's EVENT, every event that was ever published,
// withdrawn and undated ones included, in the order of feeds.Order.
package json

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"dateline/feeds"
)

// Format is the row for a table of formats.
func Format() feeds.Format {
	return feeds.Format{Name: "json", Ext: ".json", ContentType: "application/json; charset=utf-8", Write: Write}
}

// Write writes the edition. Each event begins on a line of its own, so that differences between two editions read well.
func Write(w io.Writer, ed feeds.Edition) error {
	out := bufio.NewWriter(w)
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // quotes are to be read; the file is never HTML
	enc.SetIndent(" ", " ")
	sep := "["
	for _, e := range ed.Events {
		b.Reset()
		if err := enc.Encode(e.JSON(e.Upcoming(ed.AsOf))); err != nil {
			return fmt.Errorf("write event %q as JSON: %w", e.UID, err)
		}
		fmt.Fprintf(out, "%s\n %s", sep, bytes.TrimSuffix(b.Bytes(), []byte("\n")))
		sep = ","
	}
	if len(ed.Events) == 0 {
		out.WriteString("[")
	}
	out.WriteString("\n]\n")
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write feed %s as JSON: %w", ed.Feed.Slug, err)
	}
	return nil
}
