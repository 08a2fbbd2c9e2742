package extract_test

import (
	"testing"

	"dateline/schedule"
)

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

// TestCalledOffInLists: what a list says is off, before or instead of what it lists.
func TestCalledOffInLists(t *testing.T) {
	status := func(r *schedule.Report) string { return slot(r) + " " + string(r.Status) + " " + string(r.Kind) }
	check(t, status, []story{
		{name: "none today", text: "Calendar, all times Central\n\nThursday, May 11\nLinden school board meeting, media center, 6:30 p.m.\n\nMonday, May 15\nNO MEETING of the city council.\n",
			want: []string{"2023-05-11T23:30:00Z scheduled meeting", "2023-05-15 cancelled meeting"}},
		{name: "none today, and when instead", text: "Calendar, all times Central\n\nMonday, May 15\nNO MEETING of the city council. It will meet on Monday, May 22, at 7 p.m.\n\nTuesday, May 16\nLibrary board meeting, Town Hall, 6 p.m.\n",
			want: []string{"2023-05-15 cancelled meeting", "2023-05-23T00:00:00Z scheduled meeting", "2023-05-16T23:00:00Z scheduled meeting"}},
		{name: "a label with a colon", text: "Calendar, all times Central\n\nMonday, May 15\nPOSTPONED: Library board meeting\n\nTuesday, May 16\nCANCELLED: Library book hearing of the city council\n\nWednesday, May 17\nSchool board meeting, Town Hall, 6 p.m.\n",
			want: []string{"2023-05-15 postponed meeting", "2023-05-16 cancelled hearing", "2023-05-17T23:00:00Z scheduled meeting"}},
		{name: "a label between stars", text: "Diary\n\nMonday, May 15\n** CANCELLED ** OSLO - Meeting of harbour ministers\n\nTuesday, May 16\nOSLO - Rate decision of the central bank\n",
			want: []string{"2023-05-15 cancelled meeting", "2023-05-16 scheduled decision"}},
		{name: "no plan for a meeting is none called off", text: "The two have no meeting on Monday, an aide said.", want: nil},
		{name: "nothing that could be called off", text: "Diary\n\nMonday, May 15\nNo events scheduled.\n\nTuesday, May 16\nOSLO - Rate decision of the central bank\n", want: []string{"2023-05-16 scheduled decision"}},
		{name: "a word of the line is no label", text: "Calendar, all times Central\n\nMonday, May 15\nPostponed works at the library: board meeting, 6 p.m.\n\nTuesday, May 16\nBudget hearing of the city council, 7 p.m.\n",
			want: []string{"2023-05-15T23:00:00Z scheduled meeting", "2023-05-17T00:00:00Z scheduled hearing"}},
	})
}

// TestCourtLists: cases under weekdays, with the hour that the head says of all.
func TestCourtLists(t *testing.T) {
	titled := func(r *schedule.Report) string { return slot(r) + " " + r.Title }
	check(t, titled, []story{
		{name: "cases of a week", pub: "2023-05-12", text: "Hearings listed at Leeds Crown Court for the week commencing Monday 15 May 2023. All at 10am unless otherwise shown.\n\n" +
			"Monday\nCourt 1 - Darren HOLT, 41, of Mill Road, Penryn. For trial. Accused of arson at Chiver on 6 November 2021.\nCourt 2 - Jody FERN, 29, of Bodley. Plea and trial preparation.\n\n" +
			"Tuesday\nCourt 2 - Luke TARN, 22, of no fixed address. Sentence. Pleaded guilty on 3 February. Not before 2pm.\n\nFriday\nCourt 3 - Aaron VANE, 35, of Redford. Mention, by video link, 9.30am.\n",
			want: []string{"2023-05-15T09:00:00Z Trial of Darren Holt", "2023-05-15T09:00:00Z Plea hearing of Jody Fern", "2023-05-16T13:00:00Z Sentencing of Luke Tarn", "2023-05-19T08:30:00Z Mention hearing of Aaron Vane"}},
		{name: "a court that is no line of a list", text: "Court 1 was full on Monday, Ada Holt said.\n", want: nil},
	})
}

// TestListings: lines of a listing with commas between who, where, when and how much.
func TestListings(t *testing.T) {
	titled := func(r *schedule.Report) string { return slot(r) + " " + string(r.Status) + " " + r.Title }
	check(t, titled, []story{
		{name: "who, venue, date, clock, price", text: "GIGS in Leeds\n\nThe Copper Kettles, Harbour Rooms, Kings Court, Thu 11 May, 8pm, £7\nLow murmurings about boats.\n\nMilla Ferro, Barrow Mill, Sun 14 May, doors 7pm. SOLD OUT\n",
			want: []string{"2023-05-11T19:00:00Z scheduled The Copper Kettles", "2023-05-14T18:00:00Z scheduled Milla Ferro"}},
		{name: "the slot it left", text: "GIGS in Leeds\n\nAnders Wye Quartet, Town Hall, Candle Lane, Fri 12 May, 7.30pm, £14 (£10)\nRescheduled from 18 April, when the drummer was ill; original tickets still good.\n",
			want: []string{"2023-05-12T18:30:00Z scheduled Anders Wye Quartet", "2023-04-18 postponed Anders Wye Quartet"}},
		{name: "a run with weekdays", text: "STAGE in Leeds\n\nThe Heron Again, Citizens Playhouse, Leeds, Tue 16-Sat 27 May (not Sun), 7.30pm, £8-£19\n",
			want: []string{"2023-05-16T18:30:00Z/2023-05-27 scheduled The Heron Again"}},
		{name: "commas and verbs in a title", text: "STAGE in Leeds\n\nA Pot, A Pan and a Pint: Wilma's Will, Oran Barn, Mon 15-Sat 20 May, 1pm, £10 (includes pie)\n",
			want: []string{"2023-05-15T12:00:00Z/2023-05-20 scheduled A Pot, A Pan and a Pint: Wilma's Will"}},
		{name: "an end is no happening", text: "ART in Leeds\n\nGround Truth: Aerial Photographs, Hunter Gallery, until 12 June\n", want: nil},
		{name: "the head of a press release", pub: "2023-05-09", text: "Halkola Oyj, Press release, 9 May 2023 at 9:00 a.m.\n\nHalkola makes paper in Turku.\n", want: nil},
		{name: "a dateline", text: "PORT ESSO, Fiji, 9 May, 8pm – Rain fell over the bay.\n", want: nil},
		{name: "a byline", text: "By Ada Moss, Harbour Desk, Thu 11 May, 8pm\n\nRain fell over the bay.\n", want: nil},
		{name: "a sentence with commas", text: "Ada Moss, who died in Leeds, Thu 11 May, 8pm, was a baker.\n", want: nil},
		{name: "no hour and no run", text: "Ada Moss, Leeds, Thu 11 May\n", want: nil},
	})
}
