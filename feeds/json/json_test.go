package json_test

import (
	"bytes"
	encoding "encoding/json"
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/feeds"
	"dateline/feeds/feedstest"
	"dateline/feeds/json"
	"dateline/schedule"
)

var update = flag.Bool("update", false, "write the golden file")

func TestWrite_golden(t *testing.T) {
	f := json.Format()
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

// A program that reads events.json finds every event once, with lists that are never null.
func TestWrite_reads(t *testing.T) {
	f := json.Format()
	for n, events := range map[int][]*schedule.Event{0: nil, len(feedstest.Events()): feedstest.Events()} {
		var b bytes.Buffer
		if err := f.Write(&b, f.Edit(feeds.All(), events, feedstest.AsOf(), "")); err != nil {
			t.Fatal(err)
		}
		var list []map[string]any
		if err := encoding.Unmarshal(b.Bytes(), &list); err != nil {
			t.Fatalf("%v\n%s", err, b.String())
		}
		if list == nil || len(list) != n {
			t.Errorf("%d events, want %d", len(list), n)
		}
		for _, e := range list {
			for _, name := range []string{"participants", "implied", "conflicts", "agreements", "evidence"} {
				if _, ok := e[name].([]any); !ok {
					t.Errorf("%s: %s is %v", e["uid"], name, e[name])
				}
			}
		}
	}
}
