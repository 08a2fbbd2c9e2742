package extract_test

import "testing"

// TestLookAlike: words of the table that name no happening where they stand, beside those that do.
func TestLookAlike(t *testing.T) {
	check(t, kindView, []story{
		{name: "the date of a proposal", text: "Halkola's May 6 proposal followed a visit by its chairwoman to the harbour.", want: nil},
		{name: "the date of the meeting itself", text: "Members approved the plan ahead of the May 16 meeting of the council.", want: []string{"2023-05-16 meeting"}},
		{name: "a service of trains", text: "High-speed services will run normally on Friday.", want: nil},
		{name: "a service of remembrance", text: "A remembrance service will be held in Turku on Friday.", want: []string{"2023-05-12 ceremony"}},
		{name: "a compound", text: "Friday is a results-oriented day, the coach said.", want: nil},
		{name: "results", text: "Halkola will publish its quarterly results on Friday.", want: []string{"2023-05-12 results"}},
		{name: "first test of a thing", text: "The first test of the new rules will come on Friday.", want: nil, todo: "any verb of the future makes a happening"},
		{name: "appeared", text: "The story originally appeared on a page of the institute on May 5.", want: nil},
		{name: "in court", text: "Tomas Brandl is due to appear at Ghent Magistrates' Court on Friday.", want: []string{"2023-05-12 hearing"}},
		{name: "we", text: "\"We shake hands at ten on Friday,\" he said.", want: nil},
		{name: "a competition", text: "The shearing competition will be held in Norsewood on Saturday.", want: []string{"2023-05-13 tournament"}},
		{name: "a rally in the street", text: "Supporters will hold a rally in Hobart on Saturday.", want: []string{"2023-05-13 protest"}},
	})
}
