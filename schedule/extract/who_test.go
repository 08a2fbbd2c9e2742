package extract_test

import "testing"

// TestWho: who takes part, by their names as a reader expects them.
func TestWho(t *testing.T) {
	check(t, whoView, []story{
		{name: "subjects of a verb", text: "President Ilona Marek and President Luis Pardo will meet in Quito on Thursday.", want: []string{"2023-05-11 Ilona Marek; Luis Pardo"}},
		{name: "subject and object", text: "President Ilona Marek will meet President Luis Pardo in Quito on Thursday.", want: []string{"2023-05-11 Ilona Marek; Luis Pardo"}},
		{name: "with", text: "Ilona Marek will hold talks with Luis Pardo on Thursday.", want: []string{"2023-05-11 Ilona Marek; Luis Pardo"}},
		{name: "between", text: "A phone call between Ilona Marek and Luis Pardo is scheduled for Thursday.", want: []string{"2023-05-11 Ilona Marek; Luis Pardo"}},
		{name: "hyphenated", text: "The Chile-Peru talks will be held on Thursday.", want: []string{"2023-05-11 Chile; Peru"}},
		{name: "capitals that talk", text: "Talks between Santiago and Lima will be held on Thursday.", want: []string{"2023-05-11 Chile; Peru"}},
		{name: "three", text: "Norway, Sweden and Finland will hold talks on Thursday.", want: []string{"2023-05-11 Norway; Sweden; Finland"}, todo: "A, B and C: only the last country takes part"},
		{name: "match", text: "Basel will play Malmo on Saturday.", want: []string{"2023-05-13 Basel; Malmo"}},
		{name: "match with v", text: "Saturday, May 13: Basel v Malmo, St. Jakob Park.", want: []string{"2023-05-13 Basel; Malmo"}},
		{name: "body", text: "NATO will hold a summit on June 20.", want: []string{"2023-06-20 NATO"}},
		{name: "of a body", text: "A meeting of the Arctic Council will be held on Thursday.", want: []string{"2023-05-11 Arctic Council"}, todo: "a body of two capitalised words that the tables lack is no participant"},
		{name: "delegation", text: "A Turkish delegation will hold talks with Greek officials on Thursday.", want: []string{"2023-05-11 Turkey; Greece"}},
		{name: "hearing of a person", text: "Tomas Brandl will appear in court on Thursday.", want: []string{"2023-05-11 Tomas Brandl"}},
		{name: "relative clause of the subject", text: "Tomas Brandl, who was arrested on Friday, will appear in court on Thursday.", want: []string{"2023-05-11 Tomas Brandl"}},
		{name: "surname later", text: "Ilona Marek praised the harbour. Marek will address the parliament on Thursday.", want: []string{"2023-05-11 Ilona Marek"}, todo: "a surname is not completed from the full name before it"},
		{name: "those who stay away", text: "Ilona Marek and Luis Pardo spoke about trade talks on Monday. Marek and Pardo will not participate in the first round of negotiations on Thursday.", want: []string{"2023-05-11 "}},
		{name: "visit", text: "President Ilona Marek will visit Ankara on Thursday.", want: []string{"2023-05-11 Ilona Marek"}},
		{name: "host and guest", text: "Chancellor Jonas Feld will host Prime Minister Ana Reis in Berlin on Thursday for talks.", want: []string{"2023-05-11 Jonas Feld; Ana Reis"}, todo: "the verb to host names no happening of its own: subject and object are lost"},
	})
}

// TestWho_not: who is named and takes no part.
func TestWho_not(t *testing.T) {
	check(t, whoView, []story{
		{name: "speaker", text: "Chile and Peru will hold talks on Thursday, spokeswoman Carla Vidal said.", want: []string{"2023-05-11 Chile; Peru"}},
		{name: "speaker in front", text: "Carla Vidal said Chile and Peru will hold talks on Thursday.", want: []string{"2023-05-11 Chile; Peru"}, todo: "the name behind said is taken for the speaker"},
		{name: "according to", text: "According to Carla Vidal, Chile and Peru will hold talks on Thursday.", want: []string{"2023-05-11 Chile; Peru"}, todo: "the name behind the agent of according to is taken for a speaker"},
		{name: "told a paper", text: "Chile and Peru will hold talks on Thursday, Carla Vidal told Reuters.", want: []string{"2023-05-11 Chile; Peru"}},
		{name: "topic", text: "Chile and Peru will hold talks on Bolivia on Thursday.", want: []string{"2023-05-11 Chile; Peru"}},
		{name: "place", text: "Chile and Peru will hold talks in Bolivia on Thursday.", want: []string{"2023-05-11 Chile; Peru"}},
		{name: "demonym as an adjective", text: "The council will vote on the German budget on Thursday.", want: []string{"2023-05-11 "}},
		{name: "another's happening", text: "Chile and Peru will hold talks on Thursday, a week after the visit of Ilona Marek.", want: []string{"2023-05-11 Chile; Peru"}},
		{name: "dateline", text: "LISBON, May 9 (Reuters) - Chile and Peru will hold talks on Thursday.", want: []string{"2023-05-11 Chile; Peru"}, todo: "the first country behind the dateline is lost"},
		{name: "who takes no part", text: "Chile and Peru will hold talks on Thursday without Bolivia.", want: []string{"2023-05-11 Chile; Peru"}},
		{name: "a street", text: "The farmers will march down Wellington Street on Saturday.", want: []string{"2023-05-13 "}},
	})
}
