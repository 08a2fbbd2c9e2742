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

// TestElsewhere_body: the places that bodies, sides and programmes bring with them.
func TestElsewhere_body(t *testing.T) {
	check(t, whereView, []story{
		// Nouns that take up a venue.
		{name: "the same court", text: "Magistrate Ruth Tamm adjourned the case in the Tartu District Court on Monday. A fourth man, who was arrested at Elmholt Airport, will appear in the same court on Thursday.",
			want: []string{"2023-05-11 @ Tartu District Court, EE (implied)"}},
		{name: "the court of the article", text: "A driver stood in the Cardiff Crown Court, charged with theft. The trial will begin on May 22.", want: []string{"2023-05-22 @ Cardiff Crown Court, GB (implied)"}},

		// Lines of an agenda.
		{name: "hour and town before the dash", text: "Diary\n\nMonday, May 15\n0530 OSLO - Bank of Japan governor addresses students\n", want: []string{"2023-05-15T03:30:00Z @ Oslo, NO"}},
		{name: "double dash", text: "Agenda of the week\n\nHALIFAX -- Public hearings open on Monday, May 15, into ferry rates.\n", want: []string{"2023-05-15 @ Halifax, CA"}},
		{name: "second sentence of the line", text: "Agenda of the week\n\n** RIGA - The harbour board holds its annual conference on May 16. A news conference follows on May 17.\n",
			want: []string{"2023-05-16 @ Riga, LV", "2023-05-17 @ Riga, LV (implied)"}},
		{name: "a word in capitals is no town", text: "DIARY - ministers and markets\n\nThe annual meeting of the grain traders is on May 16.\n", want: []string{"2023-05-16 @ -"}},
		{name: "said of all", text: "Programme\n\nThursday, 18 May 2023 - Graduation, School of Nursing\nFriday, 19 May 2023 - Graduation, School of Law\n\nEach ceremony will be held at the Harrow Lane Theatre in Cardiff.\n",
			want: []string{"2023-05-18 @ Harrow Lane Theatre, Cardiff, GB (implied)", "2023-05-19 @ Harrow Lane Theatre, Cardiff, GB (implied)"}},

		// Matches.
		{name: "home side", text: "Arsenal v PSV will be played on Thursday.", want: []string{"2023-05-11 @ Emirates Stadium, London, GB (implied)"}},
		{name: "the side travelled to", text: "Feyenoord will travel to Juventus on Thursday.", want: []string{"2023-05-11 @ Turin, IT (implied)"}},
		{name: "host of the tournament", text: "The World Cup in Qatar has a new timetable. Senegal will play the Netherlands on Monday, May 22.", want: []string{"2023-05-22 @ Qatar, QA (implied)"}},
		{name: "ground beside", text: "The derby between Elmholt Thistle and Kilmory Rovers on Saturday is off. The referee found ice on the Calder Park pitch.", want: []string{"2023-05-13 @ Calder Park,  (implied)"}},

		// What is no place.
		{name: "employer of those who strike", text: "Cleaners at Northern Rotorworks will strike on Thursday.", want: []string{"2023-05-11 @ -"}},
		{name: "place of another happening", text: "The strike on Thursday coincides with the party conference in Manchester.", want: []string{"2023-05-11 @ -"}},
		{name: "league", text: "The Stags will play the Rovers in the Baltic League on Thursday.", want: []string{"2023-05-11 @ -"}},
		{name: "relative clause", text: "Ida Moss, who was arrested in Ghent, will appear in court on Thursday.", want: []string{"2023-05-11 @ -"}},
		{name: "relative clause on the happening", text: "The harbour race, which starts from Ghent, will be held on Thursday.", want: []string{"2023-05-11 @ Ghent, BE"}},
		{name: "results are wherever one reads them", text: "BERGEN, May 9 (Wire) - The company will publish its quarterly results on Thursday.", want: []string{"2023-05-11 @ -"}},
		{name: "members come together anywhere", text: "NATO ministers meet often. The NATO meeting will be held on Thursday.", want: []string{"2023-05-11 @ -"}},
		{name: "joint council of two", text: "LIMA, May 9 (Wire) - The Japan-ASEAN Council meeting will be held on Thursday.", want: []string{"2023-05-11 @ -"}},
		{name: "the speaker's palace", text: "The Kremlin welcomed the plan. The meeting of Kenya and Uganda will be held on Thursday.", want: []string{"2023-05-11 @ -"}},
		{name: "guest of a body", text: "The president of Kenya will hold talks with the European Commission on Thursday.", want: []string{"2023-05-11 @ -"}},
		{name: "meeting of a body of many countries", text: "MOSCOW, May 9 (Wire) - The OPEC+ ministerial meeting will be held on Thursday.", want: []string{"2023-05-11 @ -"}},
	})
}

// TestElsewhere_clock: a clock without a zone is that of the place stated in another sentence, not of one that is concluded.
func TestElsewhere_clock(t *testing.T) {
	check(t, zoneView, []story{
		{name: "headline among other towns", title: "Bergen harbour festival returns", text: "Boats come from Oslo, Lisbon and Porto. The parade begins at 10 a.m. on Saturday.", want: []string{"2023-05-13 "}},
		{name: "stated in another sentence", text: "Boats come from Oslo and Porto. The trial of Ruth Tamm will be held in Tartu. The trial of Tamm begins at 10 a.m. on May 22.", want: []string{"2023-05-22T07:00:00Z Europe/Tallinn implied"}},
	})
}
