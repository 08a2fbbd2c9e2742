package extract_test

import "testing"

// TestStatus_background: what once happened to a happening, or to something else, leaves it where it is.
func TestStatus_background(t *testing.T) {
	check(t, announced, []story{
		{name: "last year's", text: "The match between Leeds and Cork kicks off on Saturday. The event was cancelled last year.", want: []string{"2023-05-13 scheduled"}},
		{name: "in 2020", text: "The Leeds marathon takes place on Sunday. The race was cancelled in 2020 because of the pandemic.", want: []string{"2023-05-14 scheduled"}},
		{name: "had been delayed", text: "The trial of Tomas Brandl will begin on Monday. The trial had been delayed for two years.", want: []string{"2023-05-15 scheduled"}},
		{name: "delayed by a leak", text: "The rocket will be launched on Friday. It was delayed by a fuel leak.", want: []string{"2023-05-12 scheduled"}},
		{name: "people suspended", text: "The union will strike on Friday. They have been suspended from their jobs.", want: []string{"2023-05-12 scheduled"}},
		{name: "twice", text: "The council will meet on Thursday. The meeting was suspended twice.", want: []string{"2023-05-11 scheduled"}},
		{name: "after talks were called off", text: "The strike on Friday will go ahead after talks were called off.", want: []string{"2023-05-12 scheduled"}},
		{name: "although a visit was", text: "The summit will go ahead on Friday although the minister's visit was cancelled.", want: []string{"2023-05-12 scheduled"}},
		{name: "after it was", text: "The festival returns on Friday after it was cancelled in 2020.", want: []string{"2023-05-12 scheduled"}},
		{name: "after a session was put off", text: "The budget talks resume on Friday after Monday's session was postponed.", want: []string{"2023-05-12 scheduled"}},
		{name: "a mayor suspended", text: "The suspended mayor will hold a news conference on Friday.", want: []string{"2023-05-12 scheduled"}},
		{name: "not shown", text: "The match between Leeds and Cork on Saturday will not be shown on television.", want: []string{"2023-05-13 scheduled"}},
		{name: "not cancelled", text: "The concert in Cork on Friday will not be cancelled.", want: []string{"2023-05-12 scheduled"}},
		{name: "it has been cancelled", text: "The concert will be held in Cork on Friday. It has been cancelled.", want: []string{"2023-05-12 cancelled"}},
		{name: "cancelled after a storm", text: "The concert in Cork on Friday has been cancelled after a storm.", want: []string{"2023-05-12 cancelled"}},
		{name: "a deadline has no length", text: "The 30-day ultimatum runs out on Friday.", want: []string{"2023-05-12 scheduled"}},
		{name: "scrubbed and tried again", text: "The launch was scrubbed on Sunday and will be attempted again on Tuesday.", want: []string{"2023-05-07 cancelled", "2023-05-16 scheduled"}, todo: "a word of calling off reaches over to the next attempt"},
	})
}

// TestLists_short: the abbreviations and bare lines of fixture lists and tours.
func TestLists_short(t *testing.T) {
	check(t, announced, []story{
		{name: "postponed", text: "Saturday, May 13\nLeek v Stafford, 3pm - off\nUnited v Rovers - P-P\nHyde v Cork, 3pm\n\nSunday, May 14\nBern v Basel, 3pm\n", want: []string{"2023-05-13 postponed", "2023-05-13 postponed", "2023-05-13 scheduled", "2023-05-14 scheduled"}},
		{name: "a tour", title: "Larkspurs announce autumn tour", text: "The Larkspurs have announced their dates.\n\nOct. 14 - Seattle, WA - The Showbox\nOct. 16 - Portland, OR - Revolution Hall\nOct. 18 - Oakland, CA - Fox Theater\n",
			want: []string{"2023-10-14 scheduled", "2023-10-16 scheduled", "2023-10-18 scheduled"}},
		{name: "two hours of one court", text: "Tuesday, May 9\nCourt 4, 10.30am: R v Sophie Tennant, sentencing\nCourt 4, 11.30am: R v Mark Dole, bail application\n\nWednesday, May 10\nCourt 1, 10am: R v Ann Lee, trial\n",
			want: []string{"2023-05-09 scheduled", "2023-05-09 scheduled", "2023-05-10 scheduled"}},
		{name: "an end on another day", text: "LYON, France - Unions plan a strike from 6 a.m. on June 3 to midnight on June 5.", want: []string{"2023-06-03T04:00:00Z/2023-06-05T22:00:00Z scheduled"}},
		{name: "the month of a dateline", text: "LEEDS, England, 5 May 2023 - Talks resume in Leeds on Thursday, the company said.", want: []string{"2023-05-11 scheduled"}},
	})
}
