package article

import (
	"strings"
	"testing"
)

// TestRead_stampSentence: a stamp is read where a few words stand behind it in its line, and a sentence that only begins like
// one stays prose.
func TestRead_stampSentence(t *testing.T) {
	const prose = "The harbour board of Orsell meets on Thursday in the old customs house, the port authority said."
	for line, want := range map[string]string{
		"Published January 10, 2026. All times Eastern.":                                                      "2026-01-10",
		"Posted: Jan. 10, 2026. All times are local.":                                                         "2026-01-10",
		"Published January 10, 2026":                                                                          "2026-01-10",
		"Published January 10, 2026. The board met on January 3, 2026.":                                       "",
		"Released January 10, 2026, the report names no one. Nobody was surprised.":                           "",
		"January 10, 2026. All times Eastern.":                                                                "",
		"Published January 10, 2026. It was the first of many reports on the harbour that the paper brought.": "",
	} {
		for a, err := range Read(From{Name: "a.txt", ID: "a"}, strings.NewReader("Harbour board to meet\n\n"+line+"\n\n"+prose+"\n")) {
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, s := range a.Stamps {
				if s.Rule == RuleLine {
					got = s.Day.String()
				}
			}
			if got != want {
				t.Errorf("%s: stamp %q, want %q (%+v)", line, got, want, a.Stamps)
			}
		}
	}
}
