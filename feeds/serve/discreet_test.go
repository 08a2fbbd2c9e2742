package serve

import (
	"strings"
	"testing"

	"dateline/feeds"
	"dateline/feeds/query"
)

// Neither the log nor the page of sources has a secret, however it is written.
func TestDiscreet_case(t *testing.T) {
	for _, path := range []string{"/PRIVATE/dlt_abc/x", "/Private/abc", "/x/DLT_abc", "/private/ABC/dlt_abc", "/İ/Dlt_abc"} {
		if got := discreet(path); strings.Contains(strings.ToLower(got), "abc") {
			t.Errorf("discreet(%q) = %q", path, got)
		}
	}
}

func TestPublic_unreadable(t *testing.T) {
	for in, want := range map[string]string{
		"https://u:hun%ter2@x.example/f?k=ter2": "https://x.example",
		"https://…@x.example/f":                 "https://x.example",
		"https://u:ter%2/ter2@x.example":        "https://x.example",
	} {
		if got := public(in); strings.Contains(got, "ter2") || got != want {
			t.Errorf("public(%q) = %q, want %q", in, got, want)
		}
	}
}

// A token for a part of the calendar opens neither the names of its feeds nor the list of its sources.
func TestPart_narrow(t *testing.T) {
	st := &state{Snapshot: Snapshot{Feeds: []feeds.Feed{{Slug: "ports"}}}}
	if q := st.part(mustQuery(t, "place:oslo")); !q.narrow {
		t.Error("a part is not narrow")
	}
	if q := st.part(mustQuery(t, "")); q.narrow {
		t.Error("the whole is narrow")
	}
}

func mustQuery(t *testing.T, text string) query.Query {
	q, err := query.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return q
}
