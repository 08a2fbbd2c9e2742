package extract_test

import "testing"

// TestAttach_oneDay asks which of the times of a sentence is the happening's.
func TestAttach_oneDay(t *testing.T) {
	check(t, kindView, []story{
		{name: "behind the noun", text: "Foreign ministers of the Baltic states will hold talks in Riga on Thursday.", want: []string{"2023-05-11 talks"}},
		{name: "behind the verb", text: "The finance ministers of Spain and Portugal will meet in Toledo on Friday.", want: []string{"2023-05-12 meeting"}},
		{name: "the saying has its own day", text: "The ministry said on Monday that the trade talks will resume in Lisbon on Friday.", want: []string{"2023-05-12 talks"}},
		{name: "the saying behind", text: "The trade talks will resume in Lisbon on Friday, the ministry said on Monday.", want: []string{"2023-05-12 talks"}},
		{name: "only the saying", text: "The company denied the allegations, its lawyer said on Monday.", want: nil},
		{name: "fronted", text: "On Friday the appeals court will hold a hearing in the case of former mayor Tomas Brandl.", want: []string{"2023-05-12 hearing"}},
		{name: "fronted in the second clause", text: "The committee published its findings, and on Thursday parliament will hold a vote of confidence.", want: []string{"2023-05-11 vote"}},
		{name: "premodifier", text: "Ministers are preparing for the May 23 summit in Ljubljana.", want: []string{"2023-05-23 summit"}},
		{name: "possessive", text: "Thursday's hearing will be open to the public.", want: []string{"2023-05-11 hearing"}},
		{name: "premodifier beside another day", text: "Campaigners will march in Cardiff on Saturday against the June 8 referendum.", want: []string{"2023-05-13 protest", "2023-06-08 election"}},
		{name: "relative clause of the past", text: "The summit, which was announced in March, will take place on June 14.", want: []string{"2023-06-14 summit"}},
		{name: "relative clause of the subject", text: "The minister, who returned from Cairo on Sunday, will meet union leaders on Thursday.", want: []string{"2023-05-11 meeting"}},
		{name: "relative clause holds it", text: "Organisers are looking forward to the congress, which will be held on June 21.", want: []string{"2023-06-21 conference"}},
		{name: "ahead of another", text: "The prime minister will visit Tallinn on Friday ahead of the June 20 summit in Sofia.", want: []string{"2023-05-12 visit", "2023-06-20 summit"}},
		{name: "ahead of one without a day", text: "Party leaders will hold consultations on Wednesday ahead of the election.", want: []string{"2023-05-10 talks"}},
		{name: "tomorrow", text: "The parliament will vote tomorrow on the budget.", want: []string{"2023-05-10 vote"}},
		{name: "a month", text: "A summit of the island states is planned for September in Dakar.", want: []string{"2023-09 summit"}},
		{name: "a week", text: "The peace talks will resume next week in Muscat.", want: []string{"2023-W20 talks"}},
		{name: "deadline", text: "The deadline for applications is May 31.", want: []string{"2023-05-31 deadline"}},
		{name: "headline", title: "Cabinet meeting set for May 16", text: "The cabinet will discuss the harvest and the price of milk.", want: []string{"2023-05-16 meeting"}},
		{name: "headline and text are one", title: "Cabinet meeting set for May 16", text: "The cabinet meeting on the harvest will take place on May 16.", want: []string{"2023-05-16 meeting"}},
		{name: "next year", pub: "2023-12-20", text: "The trial of the brothers will begin on January 9.", want: []string{"2024-01-09 trial"}},
	})
}

// TestAttach_several asks for as many happenings as a sentence tells, each with its own day.
func TestAttach_several(t *testing.T) {
	check(t, kindView, []story{
		{name: "two nouns, two days", text: "The council will hold a public hearing on May 16 and a vote on May 30.", want: []string{"2023-05-16 hearing", "2023-05-30 vote"}},
		{name: "two verbs, two days", text: "President Ilona Marek will visit Prague on Monday and address the parliament in Vienna on Wednesday.", want: []string{"2023-05-15 visit", "2023-05-17 announcement"}, todo: "a coordinated verb takes no subject from the verb before it"},
		{name: "two clauses", text: "The opening round of talks will be held in Bern on Monday, and the final round of negotiations will be held in Oslo on May 22.", want: []string{"2023-05-15 talks", "2023-05-22 talks"}},
		{name: "two days of one noun", text: "Talks will be held in Vienna on May 17 and May 19.", want: []string{"2023-05-17 talks", "2023-05-19 talks"}},
		{name: "listed strikes are several", text: "Rail drivers will strike on May 24, 26 and 30.", want: []string{"2023-05-24 strike", "2023-05-26 strike", "2023-05-30 strike"}},
		{name: "listed matches are several", text: "Iceland will play Norway on June 3 and Finland on June 6.", want: []string{"2023-06-03 match", "2023-06-06 match"}},
		{name: "consecutive days of talks are one", text: "Consultations will be held on May 15, 16 and 17 in Vienna.", want: []string{"2023-05-15/2023-05-17 talks"}},
		{name: "one day for two nouns", text: "A hearing and a vote are scheduled for May 16.", want: []string{"2023-05-16 hearing", "2023-05-16 vote"}, todo: "a day that two coordinated nouns share dates only one of them"},
		{name: "semicolons", text: "The fixtures: Norway v Iceland on June 3; Denmark v Finland on June 4.", want: []string{"2023-06-03 match", "2023-06-04 match"}},
		{name: "sale and concert", text: "Tickets go on sale on Friday for the concert on September 9 in Leeds.", want: []string{"2023-05-12 release", "2023-09-09 concert"}},
		{name: "while", text: "The lower house will vote on Thursday, while the upper house will hold its debate on May 18.", want: []string{"2023-05-11 vote", "2023-05-18 debate"}},
		{name: "held and to come", text: "The two delegations held talks in Doha on Sunday and will hold another round of talks on Friday.", want: []string{"2023-05-07 talks", "2023-05-12 talks"}},
	})
}

// TestAttach_ranges keeps the two ends of a run of days or hours together, and a move's apart.
func TestAttach_ranges(t *testing.T) {
	check(t, kindView, []story{
		{name: "from to", text: "The film festival runs from 2 to 6 August in Galway.", want: []string{"2023-08-02/2023-08-06 festival"}},
		{name: "dash", text: "The summit will be held in Rabat on May 29-31.", want: []string{"2023-05-29/2023-05-31 summit"}},
		{name: "between", text: "The naval exercise will take place between June 5 and June 9 off Bodo.", want: []string{"2023-06-05/2023-06-09 drill"}},
		{name: "with weekdays", text: "The congress will be held from Monday, May 15, to Wednesday, May 17.", want: []string{"2023-05-15/2023-05-17 conference"}},
		{name: "across months", text: "The trade fair will take place in Leipzig from May 30 to June 2.", want: []string{"2023-05-30/2023-06-02 festival"}},
		{name: "hours", text: "The public hearing will run from 2 p.m. to 4 p.m. on Friday in Madrid.", want: []string{"2023-05-12T12:00:00Z/2023-05-12T14:00:00Z hearing"}},
		{name: "moved", text: "The derby between Porto and Braga has been moved from Saturday, May 20, to Monday, May 22.", want: []string{"2023-05-20 match", "2023-05-22 match"}},
		{name: "opening hours are no happening", text: "The town library is open from 9 a.m. to 5 p.m. Monday to Friday.", want: nil},
		{name: "a run of the past is background", text: "From 2015 to 2019 the institute published its findings in Basel.", want: nil},
	})
}

// TestAttach_clock brings clock and day together, also across a sentence.
func TestAttach_clock(t *testing.T) {
	check(t, kindView, []story{
		{name: "clock before day", text: "The court hearing will begin at 10 a.m. on Thursday in Dublin.", want: []string{"2023-05-11T09:00:00Z hearing"}},
		{name: "day before clock", text: "The court hearing will begin on Thursday at 10 a.m. in Dublin.", want: []string{"2023-05-11T09:00:00Z hearing"}},
		{name: "a sentence apart, pronoun", text: "The public hearing will be held in Dublin on Thursday. It begins at 10 a.m.", want: []string{"2023-05-11T09:00:00Z hearing"}},
		{name: "a sentence apart, noun", text: "The public hearing will be held in Dublin on Thursday. The hearing begins at 10 a.m.", want: []string{"2023-05-11T09:00:00Z hearing"}},
		{name: "designator", text: "The council meeting will be held on Wednesday 17 May at 7pm BST.", want: []string{"2023-05-17T18:00:00Z meeting"}},
		{name: "restated in brackets", text: "The ceremony will begin at 15:00 local time (1300 GMT) on Friday in Paris.", want: []string{"2023-05-12T13:00:00Z ceremony"}},
		{name: "two clocks of one day", text: "The talks will begin at 9 a.m. and the press conference is set for 1 p.m. on Thursday in Lisbon.", want: []string{"2023-05-11T08:00:00Z talks", "2023-05-11T12:00:00Z press-conference"}},
		{name: "place time", text: "The presidents will hold a phone call at 23:30 Moscow time on Thursday.", want: []string{"2023-05-11T20:30:00Z call"}},
		{name: "noon", text: "The funeral will take place at noon on Saturday in Rome.", want: []string{"2023-05-13T10:00:00Z funeral"}},
		{name: "clock of the saying", text: "The ferry operator said at 9 a.m. on Tuesday that the hearing will be held on May 18.", want: []string{"2023-05-18 hearing"}},
		{name: "twelve hours without a half", text: "The annual general meeting will start at 7 on Thursday evening in Cardiff.", want: []string{"2023-05-11T18:00:00Z meeting"}},
		{name: "the day before in the zone of Greenwich", text: "The test match will start at 9:30 a.m. on Friday in Sydney between Australia and India.", want: []string{"2023-05-11T23:30:00Z match"}},
		{name: "winter time", pub: "2023-11-21", text: "The rate decision will be announced in Frankfurt on Thursday at 2:15 p.m.", want: []string{"2023-11-23T13:15:00Z decision"}, todo: "the verb of publishing takes the place of the noun that it publishes"},
	})
}

// TestAttach_counted reads days that count from the happening before.
func TestAttach_counted(t *testing.T) {
	check(t, kindView, []story{
		{name: "the following day", text: "The two presidents will meet in Astana on Thursday. The following day they will hold talks with business leaders.", want: []string{"2023-05-11 meeting", "2023-05-12 talks"}},
		{name: "days later", text: "The court will hear the appeal on May 15. Three days later, parliament will vote on the reform.", want: []string{"2023-05-15 hearing", "2023-05-18 vote"}},
		{name: "a day earlier", text: "The summit in Tunis will be held on June 9. A day earlier, foreign ministers will hold a meeting there.", want: []string{"2023-06-09 summit", "2023-06-08 meeting"}},
		{name: "the day before it", text: "The bishop will arrive in Cork on May 19, a day before the funeral.", want: []string{"2023-05-19 visit", "2023-05-20 funeral"}, todo: "a day before another happening does not date that one"},
		{name: "the same day", text: "The rate decision will be published on May 25. A press conference will be held the same day.", want: []string{"2023-05-25 decision", "2023-05-25 press-conference"}, todo: "the verb of publishing takes the place of the noun that it publishes"},
		{name: "a week later", text: "The first leg between Malmo and Basel will be played on Wednesday, May 17. The return leg will be played a week later.", want: []string{"2023-05-17 match", "2023-05-24 match"}, todo: "a week later counts from no happening before"},
	})
}

// TestAttach_lists reads programmes: a heading dates the lines below, a line has its own date or clock.
func TestAttach_lists(t *testing.T) {
	check(t, kindView, []story{
		{name: "headings", text: "Week ahead\n\nMonday, May 15\n- EU foreign ministers hold a meeting in Brussels\n- Bank of Canada governor delivers a speech in Toronto\n\nTuesday, May 16\n- Parliamentary committee hearing in Warsaw\n",
			want: []string{"2023-05-15 meeting", "2023-05-15 announcement", "2023-05-16 hearing"}},
		{name: "dates at the line", text: "Diary of the week\n\nMay 15 - Trade talks, Geneva\nMay 17 - Inflation report hearing, London\nMay 19 - Summit of port cities, Marseille\n",
			want: []string{"2023-05-15 talks", "2023-05-17 hearing", "2023-05-19 summit"}},
		{name: "clocks under a heading", text: "Agenda\n\nWednesday, May 17\n\n0900 GMT: Council meeting, Luxembourg\n1430 GMT: Press conference, Luxembourg\n",
			want: []string{"2023-05-17T09:00:00Z meeting", "2023-05-17T14:30:00Z press-conference"}},
		{name: "weekdays with a colon", text: "What comes next\n\nThursday: hearing of the transport committee\nFriday: protest of the farmers in Lyon\n",
			want: []string{"2023-05-11 hearing", "2023-05-12 protest"}},
		{name: "prose behind a list", text: "Monday, May 15\n- Trade talks in Geneva\n\nThe port of Genoa handled more grain than a year before, and traders were content.\n",
			want: []string{"2023-05-15 talks"}},
		{name: "opening hours in a list", text: "Museum notes\n\nOpen Monday to Saturday, 10 a.m. to 6 p.m.\nClosed on Sundays\n", want: nil},
	})
}

// TestAttach_none: a day in the text is not yet a happening.
func TestAttach_none(t *testing.T) {
	check(t, kindView, []story{
		{name: "birth", text: "Born on May 3, 1960, the minister grew up in Graz.", want: nil},
		{name: "history", text: "The treaty was signed at the summit of June 4, 1993, in Windhoek.", want: nil, not: "long before"},
		{name: "arrest", text: "Police arrested two men on Monday after a burglary in Leeds.", want: nil},
		{name: "weather", text: "Rain fell on Sunday across the north of the island.", want: nil},
		{name: "statistics", text: "Sales rose 4 percent in the year to May 1.", want: nil},
		{name: "shares", text: "Shares in the brewer closed at 41.20 euros on Friday.", want: nil},
		{name: "a saint", text: "The church of St. Friday stands on Sunday Street.", want: nil},
		{name: "may the verb", text: "The board may 15 years from now look back on this meeting.", want: nil},
		{name: "a name", text: "The actor Robin March and the writer Joan May will meet readers.", want: nil},
		{name: "a law", text: "The May 9 decree remains in force.", want: nil},
		{name: "feast", text: "Factories reopen after the Christmas holidays.", want: nil},
		{name: "no time", text: "The ministers will hold talks in Riga.", want: nil},
	})
}
