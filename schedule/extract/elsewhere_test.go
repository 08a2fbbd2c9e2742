package extract_test

import "testing"

// TestElsewhere: where a happening is when its own clause does not say so, and what does not tell.
func TestElsewhere(t *testing.T) {
	check(t, whereView, []story{
		// The phrase that names it.
		{name: "town in the phrase", text: "The Malmo performance on Thursday has been cancelled.", want: []string{"2023-05-11 @ Malmo, SE (implied)"}},
		{name: "two capitals that talk are no place", text: "The Minsk-Warsaw talks will resume on Thursday.", want: []string{"2023-05-11 @ -"}},
		{name: "constituency", text: "The Port Elvin by-election will be held on June 8.", want: []string{"2023-06-08 @ Port Elvin,  (implied)"}},

		// Another sentence on the same happening.
		{name: "stated earlier", text: "The trial of Ruth Tamm will be held in Tartu. The trial of Tamm begins on May 22.", want: []string{"2023-05-22 @ Tartu, EE (implied)"}},
		{name: "a tour has no one place", text: "The band will give a concert in Lyon on May 16 and a concert in Turin on May 18. A concert on May 24 has been cancelled.",
			want: []string{"2023-05-16 @ Lyon, FR", "2023-05-18 @ Turin, IT", "2023-05-24 @ -"}},

		// The seat of the body that acts.
		{name: "central bank", text: "The Bank of Ghana will announce its rate decision on Thursday.", want: []string{"2023-05-11 @ Accra, GH (implied)"}},
		{name: "body of the lede", title: "Bank of Ghana publishes its calendar", text: "The Bank of Ghana has published its calendar for the year. A news conference follows each meeting.\n\nThe first news conference is on Monday, May 29.",
			want: []string{"2023-05-29 @ Accra, GH (implied)"}},
		{name: "parliament", text: "Kenya's president has lost his majority. The National Assembly will vote on the bill on Thursday.", want: []string{"2023-05-11 @ Nairobi, KE (implied)"}},
		{name: "the parliament of a state", title: "Brisbane ferry vote nears", text: "Parliament will vote on the ferry bill on Thursday.", want: []string{"2023-05-11 @ Brisbane, AU (implied)"}},
		{name: "talks of two seats", text: "The Bank of Ghana and the Bank of Japan will hold talks on Thursday.", want: []string{"2023-05-11 @ -"}},
		{name: "state funeral", text: "Portugal has declared three days of mourning. The state funeral will be held on Saturday.", want: []string{"2023-05-13 @ Lisbon, PT (implied)"}},

		// Where the article plays.
		{name: "dateline", text: "BERGEN, May 9 (Wire) - The fish market will hold an auction on Thursday.", want: []string{"2023-05-11 @ Bergen, NO (implied)"}},
		{name: "dateline no gazetteer has", text: "ELVERSBY, Iowa, May 9 (Wire) - The school board will hold a public hearing on Thursday.", want: []string{"2023-05-11 @ Elversby, US (implied)"}},
		{name: "headline", title: "Bergen harbour festival returns", text: "The parade begins at the old quay on Saturday, its organisers say.", want: []string{"2023-05-13 @ Bergen, NO (implied)"}},
		{name: "village of the lede", text: "Volunteers are sweeping the square in Trevarrow. The harvest fair opens on Saturday.", want: []string{"2023-05-13 @ Trevarrow,  (implied)"}},
		{name: "shares in a company are no village", text: "Investors bought shares in Xanthor. The annual meeting is on Thursday.", want: []string{"2023-05-11 @ -"}},
		{name: "talks between countries are not where the reporter is", text: "HELSINKI, May 9 (Wire) - Chile and Peru will resume talks on Thursday.", want: []string{"2023-05-11 @ -"}},
		{name: "where somebody died is not where the article plays", text: "The poet Ana Reis died in Coimbra on April 2. A memorial concert will be held on Saturday.", want: []string{"2023-05-13 @ -"}},
		{name: "a strike is its country's", text: "Norwegian dockers will strike on Thursday.", want: []string{"2023-05-11 @ Norway, NO (implied)"}},
		{name: "a call has no place", text: "BERGEN, May 9 (Wire) - The two ministers will speak by phone on Thursday.", want: []string{"2023-05-11 @ -"}},
		{name: "nor has what is held online", text: "BERGEN, May 9 (Wire) - The annual meeting will be held online on Thursday.", want: []string{"2023-05-11 @ -"}},
	})
}

// TestElsewhere_clock: a place that is only implied gives a clock no zone.
func TestElsewhere_clock(t *testing.T) {
	check(t, zoneView, []story{
		{name: "headline among other towns", title: "Bergen harbour festival returns", text: "Boats come from Oslo, Lisbon and Porto. The parade begins at 10 a.m. on Saturday.", want: []string{"2023-05-13 "}},
	})
}
