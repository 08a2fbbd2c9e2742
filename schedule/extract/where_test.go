package extract_test

import (
	"testing"

	"dateline/schedule"
)

func whereView(r *schedule.Report) string {
	s := r.When.String() + " @ "
	if r.Place == nil {
		return s + "-"
	}
	s += r.Place.Name + ", " + r.Place.Country
	if r.PlaceImplied {
		s += " (implied)"
	}
	return s
}

func zoneView(r *schedule.Report) string {
	implied := ""
	if r.When.Implied.Has(schedule.ImpliedZone) {
		implied = " implied"
	}
	return r.When.String() + " " + r.When.Zone + implied
}

// TestWhere_place: the place said of the happening, not of the speaker, the topic or the origin.
func TestWhere_place(t *testing.T) {
	check(t, whereView, []story{
		{name: "city", text: "The two delegations will hold talks in Geneva on Thursday.", want: []string{"2023-05-11 @ Geneva, CH"}},
		{name: "city and country", text: "The two delegations will hold talks in Geneva, Switzerland, on Thursday.", want: []string{"2023-05-11 @ Geneva, CH"}},
		{name: "country", text: "The two delegations will hold talks in Norway on Thursday.", want: []string{"2023-05-11 @ Norway, NO"}},
		{name: "venue and city", text: "A memorial service will be held at Westminster Abbey in London on Thursday.", want: []string{"2023-05-11 @ Westminster Abbey, London, GB"}},
		{name: "unknown venue and city", text: "The band will give a concert at the Harrow Lane Theatre in Cardiff on Saturday.", want: []string{"2023-05-13 @ Harrow Lane Theatre, Cardiff, GB"}},
		{name: "fronted", text: "In Vienna, negotiators will hold talks on Thursday.", want: []string{"2023-05-11 @ Vienna, AT"}},
		{name: "two happenings, two places", text: "Talks will be held in Oslo on May 16 and in Bern on May 23.", want: []string{"2023-05-16 @ Oslo, NO", "2023-05-23 @ Bern, CH"}, todo: "and in B on day 2: the second day keeps the first place"},
		{name: "the speaker's place", text: "Chile and Peru will hold talks on Thursday, the minister told reporters in Madrid.", want: []string{"2023-05-11 @ -"}},
		{name: "the topic", text: "Negotiators will hold talks on Cyprus on Thursday.", want: []string{"2023-05-11 @ -"}},
		{name: "the origin", text: "Envoys from Cairo will hold talks with the rebels on Thursday.", want: []string{"2023-05-11 @ -"}},
		{name: "line of an agenda", text: "Diary of the week\n\nMay 15 - Trade talks, Geneva\nMay 19 - Summit of port cities, Marseille\n", want: []string{"2023-05-15 @ Geneva, CH", "2023-05-19 @ Marseille, FR"}},
		{name: "visit", text: "President Ilona Marek will visit Ankara on Thursday.", want: []string{"2023-05-11 @ Ankara, TR"}},
		{name: "travel to", text: "Prime Minister Ana Reis will travel to Rabat on Thursday.", want: []string{"2023-05-11 @ Rabat, MA"}},
		{name: "launch from", text: "The weather satellite will be launched from Kourou on Thursday.", want: []string{"2023-05-11 @ Kourou, GF"}},
		{name: "the namesake nearby", text: "TORONTO, May 9 (Wire) - The orchestra will give a concert in London, Ontario, on Saturday.", want: []string{"2023-05-13 @ London, CA"}},
		{name: "taken over from the sentence before", text: "The trial of Tomas Brandl will be held in Ghent. The trial opens on May 22.", want: []string{"2023-05-22 @ Ghent, BE (implied)"}},
	})
}

// TestWhere_zone: which zone a clock is of, and that a clock of none stays beside its day.
func TestWhere_zone(t *testing.T) {
	check(t, zoneView, []story{
		{name: "designator", text: "The debate will begin at 9 p.m. EDT on Thursday.", want: []string{"2023-05-12T01:00:00Z America/New_York"}},
		{name: "winter designator in summer", text: "The debate will begin at 9 p.m. EST on Thursday in Boston.", want: []string{"2023-05-12T01:00:00Z America/New_York"}},
		{name: "Greenwich", text: "The launch is scheduled for 1430 GMT on Thursday.", want: []string{"2023-05-11T14:30:00Z "}},
		{name: "place time", text: "The phone call is scheduled for 6 p.m. Warsaw time on Thursday.", want: []string{"2023-05-11T16:00:00Z Europe/Warsaw"}},
		{name: "time of the capital at another place", text: "The match will start at 8 p.m. Brasilia time on Thursday in Recife.", want: []string{"2023-05-11T23:00:00Z America/Recife"}},
		{name: "local time", text: "The launch is planned for 10:15 a.m. local time on Thursday in Tokyo.", want: []string{"2023-05-11T01:15:00Z Asia/Tokyo"}},
		{name: "place of the happening", text: "The hearing will begin at 10 a.m. on Thursday in Tokyo.", want: []string{"2023-05-11T01:00:00Z Asia/Tokyo implied"}},
		{name: "a clock of no place", text: "The webinar will begin at 10 a.m. on Thursday.", want: []string{"2023-05-11 "}},
		{name: "a clock in a country of many zones", text: "The webinar will begin at 10 a.m. on Thursday in Canada.", want: []string{"2023-05-11 "}},
		{name: "header of a list", text: "Fixtures (all times Eastern)\n\nMay 18\n7 p.m. - Denver v Miami\n9:30 p.m. - Boston v Phoenix\n",
			want: []string{"2023-05-18T23:00:00Z America/New_York implied", "2023-05-19T01:30:00Z America/New_York implied"}},
		{name: "header of a list with blank lines", text: "Fixtures (all times Eastern)\n\nThursday, May 18\n\n7 p.m. - Denver v Miami\n\n9:30 p.m. - Boston v Phoenix\n",
			want: []string{"2023-05-18T23:00:00Z America/New_York implied", "2023-05-19T01:30:00Z America/New_York implied"}},
		{name: "header in Greenwich", text: "Agenda, all times GMT\n\nMay 18\n0900 - Council meeting, Nairobi\n1400 - Press conference, Nairobi\n",
			want: []string{"2023-05-18T09:00:00Z Africa/Nairobi implied", "2023-05-18T14:00:00Z Africa/Nairobi implied"}},
		{name: "Greenwich beside a place", text: "The council meeting will begin at 0900 GMT on Thursday in Nairobi.", want: []string{"2023-05-11T09:00:00Z Africa/Nairobi"}},
		{name: "an ambiguous designator by its place", text: "The match will begin at 7 p.m. IST on Thursday in Mumbai between India and Sri Lanka.", want: []string{"2023-05-11T13:30:00Z Asia/Kolkata"}},
		{name: "the same letters elsewhere", text: "The hearing will begin at 7 p.m. IST on Thursday in Dublin.", want: []string{"2023-05-11T18:00:00Z Europe/Dublin"}},
		{name: "offset", text: "The webcast will begin at 10:00 UTC+3 on Thursday.", want: []string{"2023-05-11T07:00:00Z "}},
		{name: "the speaker's place gives no zone", text: "The webinar will begin at 10 a.m. on Thursday, the company said in Seoul and Lima.", want: []string{"2023-05-11 "}},
	})
}
