package extract_test

import "testing"

// TestLists: programmes and fixture lists whose days stand in lines of their own.
func TestLists(t *testing.T) {
	check(t, kindView, []story{
		{name: "fixtures", text: "Fixtures of the week\n\nFriday, May 12\nBasel v Malmo, Lake Park, Bern, 7.30pm\nPorto v Braga, Quay Field, Porto, 9pm\n\nSaturday, May 13\nLeeds v Cork, Mill Lane, Leeds, 3pm\n",
			want: []string{"2023-05-12T17:30:00Z match", "2023-05-12T20:00:00Z match", "2023-05-13T14:00:00Z match"}},
		{name: "lines without a word of the table", text: "Calendar, all times Central\n\nThursday, May 11\nLinden school board, media center, 6:30 p.m.\n\nSaturday, May 13\nHog roast for the fire department, Legion Hall, 4 p.m.\n",
			want: []string{"2023-05-11T23:30:00Z event", "2023-05-13T21:00:00Z event"}},
		{name: "a month above its days", text: "The band play the following\n\nJune\n11 - Paradiso, Amsterdam\n12 - Botanique, Brussels\n\nJuly\n4 - Massey Hall, Toronto\n", want: []string{"2023-06-11 event", "2023-06-12 event", "2023-07-04 event"}},
		{name: "numbers under no month", text: "Ten things to know\n\n1 - Paradiso has moved\n2 - The bridge is closed\n", want: nil},
		{name: "an end in brackets", text: "Diary\n\nMonday, May 15\nSTRASBOURG - Plenary session of the assembly (to May 18)\n\nTuesday, May 16\nOSLO - Rate decision of the central bank\n",
			want: []string{"2023-05-15/2023-05-18 meeting", "2023-05-16 decision"}},
		{name: "hours of four digits", text: "Diary (all times GMT)\n\nMonday, May 15\n0130 SYDNEY - The bank holds a meeting\nSTRASBOURG - Plenary session of the assembly, 1500.\n\nTuesday, May 16\nOSLO - Rate decision of the central bank, 0800.\n",
			want: []string{"2023-05-15T01:30:00Z meeting", "2023-05-15T15:00:00Z meeting", "2023-05-16T08:00:00Z decision"}},
		{name: "years are none", text: "Results of the week (all times GMT)\n\nMonday, May 15\nOslo - The club was founded in 1904.\n\nTuesday, May 16\nBern - A hall built in 1830.\n", want: nil},
		{name: "the date of the page", text: "Tuesday, May 9\n\nPhoto: harbour office\n\nThe harbour was quiet.\n", want: nil},
	})
}
