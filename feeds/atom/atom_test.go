package atom_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/feeds"
	"dateline/feeds/atom"
	"dateline/feeds/feedstest"
)

var update = flag.Bool("update", false, "write the golden file")

func TestWrite_golden(t *testing.T) {
	f := atom.Format()
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
