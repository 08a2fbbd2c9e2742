package csv_test

import (
	"bytes"
	encoding "encoding/csv"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/feeds"
	"dateline/feeds/csv"
	"dateline/feeds/feedstest"
	"dateline/schedule"
)

var update = flag.Bool("update", false, "write the golden file")

func TestWrite_golden(t *testing.T) {
	f := csv.Format()
	var b bytes.Buffer
	if err := f.Write(&b, f.Edit(feeds.All(), feedstest.Events(), feedstest.AsOf(), "https://calendar.example.org")); err != nil {
		t.Fatal(err)
	}
	file := "../../testdata/feeds/all" + f.Ext
	if *update {
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), b.String()); d != "" {
		t.Error(d)
	}
}

// Words of strangers open in a spreadsheet as words.
func TestWrite_noFormula(t *testing.T) {
	e := feedstest.Events()[0]
	e.Title = "=cmd|' /C calc'!A0"
	e.Place.Name = "@SUM(A1)\r\n=2+2"
	var b bytes.Buffer
	if err := csv.Write(&b, feeds.Edition{Events: []*schedule.Event{e}}); err != nil {
		t.Fatal(err)
	}
	rows, err := encoding.NewReader(&b).ReadAll()
	if err != nil || len(rows) != 2 {
		t.Fatal(rows, err)
	}
	for i, cell := range rows[1] {
		if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
			t.Errorf("%s: %q", rows[0][i], cell)
		}
	}
}
