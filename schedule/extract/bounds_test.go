package extract_test

import (
	"testing"

	"dateline/schedule"
)

// TestStatus_scope: a word of status speaks of the happening beside it, and not of another one in the sentence.
func TestStatus_scope(t *testing.T) {
	check(t, announced, []story{
		{name: "aside before the verb", text: "The hearing, which had been set for May 18 in the old mill, was called off.", want: []string{"2023-05-18 cancelled"}},
		{name: "aside without the day", text: "The concert on May 20, which had sold out, has been cancelled.", want: []string{"2023-05-20 cancelled"}},
		{name: "aside of the subject", text: "The congress, which may draw 4,000 guests, will be held on June 3 in Lyon.", want: []string{"2023-06-03 scheduled"}},
		{name: "a hedge before which", text: "The strike may disturb the northern ports congress, which opens on June 3 in Lyon.", want: []string{"2023-06-03 scheduled"}},
		{name: "object of its own", text: "Police cancelled all leave ahead of the march on Saturday.", want: []string{"2023-05-13 scheduled"}},
		{name: "its object", text: "The mayor has cancelled the parade on Saturday.", want: []string{"2023-05-13 cancelled"}},
		{name: "object of a relative clause", text: "The visit on May 18 that the minister cancelled was to be his first.", want: []string{"2023-05-18 cancelled"}},
		{name: "coordinated", text: "The march and rally of May 20 were banned.", want: []string{"2023-05-20 cancelled"}},
		{name: "a delay elsewhere", text: "Growers will meet on Friday in Cork to discuss the delay to the harvest.", want: []string{"2023-05-12 scheduled"}},
		{name: "the delay of it", text: "The ministry announced a delay of the vote to June 5.", want: []string{"2023-06-05 scheduled"}},
		{name: "called it off", text: "The unions called the march of May 20 off after talks with the ministry.", want: []string{"2023-05-20 cancelled"}},
		{name: "fallen through", text: "The outdoor concert on May 20, listed in the newsletter, has fallen through.", want: []string{"2023-05-20 cancelled"}},
		{name: "moved, and now", text: "The fair, due to take place from 27 to 29 May, has been moved and is now to be held from 18 to 20 September.", want: []string{"2023-05-27/2023-05-29 postponed", "2023-09-18/2023-09-20 scheduled"}},
		{name: "postponed and will", text: "The open day, which was originally to be held on 9 June, has been postponed and will take place on 30 June.", want: []string{"2023-06-09 postponed", "2023-06-30 scheduled"}},
		{name: "moved to a season", text: "The lecture on May 20 was moved to the autumn; a date will be announced.", want: []string{"2023-05-20 postponed"}},
		{name: "will instead", text: "The summit of the river states was to be held on Monday but will instead open on Wednesday, May 17.", want: []string{"2023-05-15 postponed", "2023-05-17 scheduled"}},
		{name: "is invited", text: "The public is invited to the hearing on May 24.", want: []string{"2023-05-24 scheduled"}},
		{name: "was to have opened", text: "The assembly, which was to have opened its hearing on Monday, will instead hold a vote on May 24.", want: []string{"2023-05-15 postponed", "2023-05-24 scheduled"}},
		{name: "may be put off", text: "The parliament's vote on Thursday could be postponed.", want: []string{"2023-05-11 scheduled"}},
		{name: "may be called off", text: "The parade on May 20 may yet be called off, the mayor said.", want: []string{"2023-05-20 scheduled"}},
		{name: "subject of a passive", text: "Flights have been cancelled as drivers prepare for a strike on May 24.", want: []string{"2023-05-24 scheduled"}},
		{name: "slipped", text: "The launch slipped from Thursday to no earlier than Saturday.", want: []string{"2023-05-11 postponed", "2023-05-13 scheduled"}},
		{name: "attends neither", text: "Ilona Marek will attend neither the funeral on Saturday nor the reception.", want: []string{"2023-05-13 scheduled"}},
		{name: "was to", text: "The choir was to sing on May 20 at a concert in Cork.", want: []string{"2023-05-20 scheduled"}},
	})
}

// TestStatus_undone: a plan is taken back without a word of calling off, or in a later sentence.
func TestStatus_undone(t *testing.T) {
	check(t, announced, []story{
		{name: "will not go ahead", text: "A memorial lecture in the poet's name, planned for Saturday at the old mill, will not go ahead at the family's wish.", want: []string{"2023-05-13 cancelled"}},
		{name: "will not now take place", text: "The lecture that had been announced for Saturday will not now take place, and a concert planned for May 20 will not be held either.", want: []string{"2023-05-13 cancelled", "2023-05-20 cancelled"}},
		{name: "as planned", text: "The trial of Tomas Brandl will not start on Monday as planned.", want: []string{"2023-05-15 postponed"}},
		{name: "without a plan it is a denial", text: "Talks will not take place on Friday.", want: nil},
		{name: "the action is suspended", text: "The dockers were to walk out on May 15 and 17. The action is suspended, a spokesman said.", want: []string{"2023-05-15 cancelled", "2023-05-17 cancelled"}},
		{name: "the same noun", text: "A strike of bus drivers is planned for May 24. The strike was called off late in the evening.", want: []string{"2023-05-24 cancelled"}},
		{name: "another noun", text: "A strike of bus drivers is planned for May 24. The concert was called off.", want: []string{"2023-05-24 scheduled"}},
		{name: "it has not been cancelled", text: "A strike of bus drivers is planned for May 24. It has not been cancelled.", want: []string{"2023-05-24 scheduled"}},
		{name: "put off", text: "A memorial service will be held on May 24 in Cork. It was put off.", want: []string{"2023-05-24 postponed"}},
	})
}

// TestStatus_condition: what hangs on something else is less sure, and with would only thought of.
func TestStatus_condition(t *testing.T) {
	check(t, sureView, []story{
		{name: "if with would", text: "If the score is level, a second debate would be held on May 24-25.", want: []string{"2023-05-24/2023-05-25 proposed eos2"}},
		{name: "if without a comma", text: "If everything falls into place the launch will take place on May 24-25.", want: []string{"2023-05-24/2023-05-25 scheduled eos3"}},
		{name: "should", text: "Should the talks fail, teachers will strike on May 24-25.", want: []string{"2023-05-24/2023-05-25 scheduled eos3"}},
		{name: "weather", text: "Weather permitting, the regatta will be held on May 20-21.", want: []string{"2023-05-20/2023-05-21 scheduled eos3"}},
		{name: "asked if", text: "The minister was asked if the vote will be held on May 24-25.", want: []string{"2023-05-24/2023-05-25 scheduled eos5"}},
		{name: "if approved", text: "The committee will hold a hearing on May 24-25 on a law that, if approved, bans fireworks.", want: []string{"2023-05-24/2023-05-25 scheduled eos5"}},
		{name: "will demand", text: "The opposition will demand answers at a hearing on May 24-25.", want: []string{"2023-05-24/2023-05-25 scheduled eos5"}},
		{name: "demanded on the eve", pub: "2023-05-12", text: "The opposition demanded a vote on Thursday.", want: nil},
	})
}

// TestWho_absent: who stays away from a happening does not take part in it.
func TestWho_absent(t *testing.T) {
	check(t, whoView, []story{
		{name: "will not attend", text: "President Ilona Marek and President Luis Pardo will meet in Quito on May 18. Marek will not attend the summit in Porto on June 14.", want: []string{"2023-05-18 Ilona Marek; Luis Pardo", "2023-06-14 "}},
	})
}

// TestAttach_bounds: days that bound something, or date its arranging.
func TestAttach_bounds(t *testing.T) {
	check(t, kindView, []story{
		{name: "since", text: "There have been protests in Lima since April 30.", want: nil, not: "lasts"},
		{name: "at the latest", text: "The election must be held by January 28 at the latest.", want: nil, not: "limit"},
		{name: "no earlier than", text: "The launch of the weather satellite is set for no earlier than May 17.", want: []string{"2023-05-17 launch"}},
		{name: "its second day", text: "Shops were shut on Monday as the strike in Lima entered its second day.", want: nil},
		{name: "ahead of", text: "The company suspended sales on Monday ahead of a court hearing on May 18.", want: []string{"2023-05-18 hearing"}},
		{name: "by", text: "The verdict is expected by May 26.", want: nil, not: "limit"},
		{name: "by a deadline", text: "The deadline falls in June: entries must be in by June 9.", want: []string{"2023-06-09 deadline"}},
		{name: "lasts until", text: "The trial of Tomas Brandl is expected to last until June 2.", want: nil, not: "end"},
		{name: "adjourned until", text: "The trial of Tomas Brandl was adjourned until June 2.", want: []string{"2023-06-02 trial"}},
		{name: "runs from and through", text: "The festival runs from Thursday, May 18, through Sunday, May 21, in Cork.", want: []string{"2023-05-18/2023-05-21 festival"}},
		{name: "put on", text: "The foreign minister of Norway on Sunday put the next meeting of the Arctic states on October 15.", want: []string{"2023-10-15 meeting"}, not: "arranging"},
		{name: "fronted", text: "On Sunday the two ministers set the next round of talks for May 30.", want: []string{"2023-05-30 talks"}, not: "arranging"},
		{name: "fronted and held", text: "On Sunday the two ministers held talks in Lima.", want: []string{"2023-05-07 talks"}},
		{name: "planned for the day", text: "The talks on Friday set for Lima will be brief.", want: []string{"2023-05-12 talks"}},
		{name: "called off today", text: "The referee called the game of May 20 off at noon on Monday.", want: []string{"2023-05-20 match"}, not: "calling off"},
		{name: "called off by", text: "The summit of May 20 was cancelled by the hosts on Monday.", want: []string{"2023-05-20 summit"}, not: "calling off"},
		{name: "topic", text: "The council will hold a debate on the strike on Thursday.", want: []string{"2023-05-11 debate"}},
		{name: "topic with a day of its own", text: "The council will hold a debate on Thursday on the May 24 strike.", want: []string{"2023-05-11 debate", "2023-05-24 strike"}},
		{name: "reopens not until", text: "The tunnel will not reopen until June 3.", want: []string{"2023-06-03 opening"}, todo: "to reopen is taken for a closure"},
		{name: "open until", text: "The pool stays open until June 3.", want: nil},
		{name: "apposition to a fronted day", text: "On June 9, the last day of term, a concert will be held in Cork.", want: []string{"2023-06-09 concert"}},
	})
}

// TestAttach_days: happenings of several days, and those of which only the week or the month is known.
func TestAttach_days(t *testing.T) {
	check(t, kindView, []story{
		{name: "until", text: "The four-day trade fair runs until Friday in Leipzig.", want: []string{"2023-05-09/2023-05-12 festival"}},
		{name: "ends", text: "The two-day summit in Rabat ends on June 9.", want: []string{"2023-06-08/2023-06-09 summit"}},
		{name: "two-day strike", text: "A two-day strike will begin on May 24 in Turin.", want: []string{"2023-05-24/2023-05-25 strike"}},
		{name: "length beside a range", text: "The three-day congress will be held on May 15-17 in Lyon.", want: []string{"2023-05-15/2023-05-17 conference"}},
		{name: "length beside a list", text: "A two-day strike is planned for May 24 and 25.", want: []string{"2023-05-24 strike", "2023-05-25 strike"}},
		{name: "a later day of it", text: "Thursday is the second day of the three-day congress in Lyon.", want: []string{"2023-05-11 conference"}},
		{name: "a clock", text: "The three-day congress opens in Lyon on Friday at 10 a.m.", want: []string{"2023-05-12T08:00:00Z conference"}},
		{name: "next month", text: "The trial of the two captains will begin next month in Genoa.", want: []string{"2023-06 trial"}},
		{name: "by next month", text: "The verdict is due by next month.", want: nil},
		{name: "the month of something else", text: "Unemployment is expected to rise next month, the bank said after its meeting.", want: nil},
		{name: "week and day", text: "The peace talks will resume next week in Muscat. The talks will be held on May 17.", want: []string{"2023-05-17 talks"}},
		{name: "past month", text: "The summit was held last month in Dakar.", want: nil},
		{name: "month of results", text: "The brewer will publish its April sales on May 25.", want: []string{"2023-05-25 release"}},
		{name: "in three days", text: "The trial of the captain will begin in three days in Genoa.", want: []string{"2023-05-12 trial"}},
		{name: "in three days of work", text: "The rebuilding was done in three days of work after talks in Genoa.", want: nil},
		{name: "weekend behind", text: "The regatta was held last weekend in Split.", want: nil},
		{name: "weekend and day", text: "A concert will be held this weekend in Cork. The concert is on Saturday.", want: []string{"2023-05-13 concert"}},
	})
}

// TestStatus_outcome: a result tells that it was held.
func TestStatus_outcome(t *testing.T) {
	check(t, func(r *schedule.Report) string { return kindView(r) + " " + string(r.Status) }, []story{
		{name: "drew", text: "Brazil drew with Chile 1-1 on Sunday in Lima.", want: []string{"2023-05-07 match held"}},
		{name: "came from behind", text: "Braga came from behind to beat Porto 3-2 on Sunday.", want: []string{"2023-05-07 match held"}},
		{name: "saw", text: "Sunday's only game saw Braga edge Porto 91-88 in overtime.", want: []string{"2023-05-07 match held"}},
		{name: "no score", text: "Braga beat Porto to the contract on Sunday.", want: nil},
		{name: "persons", text: "Ilona Marek beat Luis Pardo 6-4 in the committee on Sunday.", want: nil},
		{name: "rates", text: "The central bank of Norway kept its key rate at 4 percent on Monday after a meeting of its board.", want: []string{"2023-05-08 decision held"}},
		{name: "rates ahead", text: "The central bank of Norway is expected to raise its key rate on Thursday.", want: []string{"2023-05-11 decision scheduled"}},
		{name: "at the very end", text: "The central bank of Norway is expected on Thursday to raise its key rate", want: []string{"2023-05-11 decision scheduled"}},
		{name: "bare rates of a bank", text: "The Federal Reserve raised rates on Wednesday, May 3, for a tenth time.", want: []string{"2023-05-03 decision held"}},
		{name: "a cap on rates", text: "Lawmakers raised the interest rate cap on Monday.", want: nil},
		{name: "other rates", text: "Lenders raised mortgage rates on Monday.", want: nil},
		{name: "strike", text: "Dockers in Genoa went on strike on Monday.", want: []string{"2023-05-08 strike held"}},
		{name: "appeared before", text: "Tomas Brandl appeared before the court on Monday and was sent home.", want: []string{"2023-05-08 hearing held"}},
		{name: "held and ahead", text: "The two sides held talks in Doha on Sunday and will meet again in Muscat on Friday.", want: []string{"2023-05-07 talks held", "2023-05-12 meeting scheduled"}},
	})
}
