package main

import (
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What a text says of a time twice checks itself: the two clocks agree and both are shown, or the contradiction is.
func TestExtract_twice(t *testing.T) {
	for _, c := range []struct {
		name, text, start string
		agree             []string
		against           string
	}{
		{"brackets", "The talks will be held in Oslo on May 6 at 13:30 GMT (15:30 local time).", "2027-05-06T13:30:00Z", []string{"15:30 local time", "May 6 at 13:30 GMT"}, ""},
		{"brackets contradict", "President Aro will meet Chancellor Weiss in Boston on May 6 at 3:30 p.m. EDT (2130 GMT).", "2027-05-06T19:30:00Z", nil, "2027-05-06T21:30:00Z"},
		{"place and zone", "The ministers will hold talks in Lisbon on May 6 at 20:30, 22:30 Istanbul time.", "2027-05-06T19:30:00Z", []string{"22:30 Istanbul time", "May 6 at 20:30"}, ""},
		{"or elsewhere", "A call between the leaders is set for May 6 at 9 a.m. EDT, or 4 p.m. in Nairobi.", "2027-05-06T13:00:00Z", []string{"4 p.m.", "May 6 at 9 a.m. EDT"}, ""},
		{"the next day", "The agency will launch the probe from Kourou on May 6 at 9:40 p.m. EDT (0140 GMT Friday).", "2027-05-07T01:40:00Z", []string{"0140 GMT Friday", "May 6 at 9:40 p.m. EDT"}, ""},
		{"said once", "The talks will be held in Oslo on May 6 at 13:30 GMT.", "2027-05-06T13:30:00Z", nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := writeFile(t, filepath.Join(t.TempDir(), "a.txt"), "OSLO, May 3, 2027 (Wire) - "+c.text+"\n")
			out := must(t, "extract", "--now", "2027-05-04T00:00:00Z", path).out
			var got struct {
				Events []struct {
					Start      string
					Agreements []struct{ Values []string }
					Conflicts  []struct{ Value string }
				}
			}
			if err := json.Unmarshal([]byte(out), &got); err != nil {
				t.Fatal(err)
			}
			if len(got.Events) != 1 || got.Events[0].Start != c.start {
				t.Fatalf("events = %+v, want one at %s", got.Events, c.start)
			}
			e := got.Events[0]
			var agree []string
			for _, a := range e.Agreements {
				agree = append(agree, a.Values...)
			}
			if diff := cmp.Diff(c.agree, agree); diff != "" {
				t.Errorf("agreements (-want +got):\n%s", diff)
			}
			if len(e.Conflicts) > 1 || len(e.Conflicts) == 0 != (c.against == "") || c.against != "" && e.Conflicts[0].Value != c.against {
				t.Errorf("conflicts = %v, want %q", e.Conflicts, c.against)
			}
		})
	}
}
