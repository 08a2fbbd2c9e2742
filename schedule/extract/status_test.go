package extract_test

import (
	"testing"

	"dateline/schedule"
)

func statusView(r *schedule.Report) string { return slot(r) + " " + string(r.Status) }

// announced leaves out the reports that only keep a denial.
func announced(r *schedule.Report) string {
	if r.Status == schedule.Denied {
		return ""
	}
	return statusView(r)
}

func sureView(r *schedule.Report) string { return statusView(r) + " " + r.Certainty.String() }

// TestStatus_ahead: what is told as coming, and how surely.
func TestStatus_ahead(t *testing.T) {
	check(t, sureView, []story{
		{name: "will", text: "Foreign ministers of the Baltic states will hold talks in Riga on May 18 at 10 a.m.", want: []string{"2023-05-18T07:00:00Z scheduled eos5"}},
		{name: "confirmed", text: "The organisers have confirmed that the summit will take place in Porto from June 14 to 15.", want: []string{"2023-06-14/2023-06-15 scheduled eos5"}},
		{name: "scheduled for", text: "The hearing is scheduled for May 17 at 9 a.m. in Dublin.", want: []string{"2023-05-17T08:00:00Z scheduled eos5"}},
		{name: "the day alone", text: "The hearing is scheduled for May 17.", want: []string{"2023-05-17 scheduled eos3"}},
		{name: "a weekday", text: "The hearing is scheduled for Thursday at 9 a.m. in Dublin.", want: []string{"2023-05-11T08:00:00Z scheduled eos3"}},
		{name: "two on a day", text: "The hearing is scheduled for May 17 at 9 a.m. in Dublin. The parliament will vote on May 17.", want: []string{"2023-05-17T08:00:00Z scheduled eos3", "2023-05-17 scheduled eos3"}},
		{name: "due", text: "The trial is due to open on May 22 at 9 a.m. in Ghent.", want: []string{"2023-05-22T07:00:00Z scheduled eos5"}},
		{name: "expected", text: "The two presidents are expected to meet in Astana on Thursday.", want: []string{"2023-05-11 scheduled eos3"}},
		{name: "likely", text: "The vote is likely to be held on May 24.", want: []string{"2023-05-24 scheduled eos3"}},
		{name: "may", text: "The unions may strike on May 24.", want: []string{"2023-05-24 proposed eos2"}},
		{name: "might", text: "Talks between the two sides might be held on Friday in Doha.", want: []string{"2023-05-12 proposed eos2"}},
		{name: "proposed", text: "Norway has proposed a meeting of the two delegations on May 25.", want: []string{"2023-05-25 proposed eos2"}},
		{name: "tentatively", text: "A hearing has been tentatively scheduled for June 1.", want: []string{"2023-06-01 proposed eos2"}},
		{name: "considering", text: "The opposition is considering a protest march on Saturday.", want: []string{"2023-05-13 proposed eos2"}},
		{name: "a hedge of something else", text: "The council, which may lose its majority, will hold a vote on May 18 at 10 a.m. in Oslo.", want: []string{"2023-05-18T08:00:00Z scheduled eos5"}},
		{name: "the month of May is no hedge", text: "The committee will hold a hearing in Madrid on 17 May at 10 a.m.", want: []string{"2023-05-17T08:00:00Z scheduled eos5"}},
		{name: "may the month, in front", text: "On May 17 at 10 a.m. the committee will hold a hearing in Madrid.", want: []string{"2023-05-17T08:00:00Z scheduled eos5"}},
		{name: "should the talks fail", text: "If the talks fail, the drivers will strike from May 24 to 26.", want: []string{"2023-05-24/2023-05-26 scheduled eos3"}},
		{name: "unless", text: "The drivers will strike from May 24 to May 26 unless a deal is reached.", want: []string{"2023-05-24/2023-05-26 scheduled eos3"}},
		{name: "negated hedge", text: "There is no doubt that the summit will be held from June 14 to 15.", want: []string{"2023-06-14/2023-06-15 scheduled eos5"}},
	})
}

// TestStatus_moved: the slot left is postponed, the slot taken is scheduled.
func TestStatus_moved(t *testing.T) {
	check(t, statusView, []story{
		{name: "from to", text: "The summit has been moved from June 14 to June 28.", want: []string{"2023-06-14 postponed", "2023-06-28 scheduled"}},
		{name: "postponed to", text: "The trial of the former mayor has been postponed to June 5.", want: []string{"2023-06-05 scheduled"}},
		{name: "postponed until", text: "The vote was postponed until Thursday.", want: []string{"2023-05-11 scheduled"}},
		{name: "postponed without a date", text: "The concert on May 20 has been postponed.", want: []string{"2023-05-20 postponed"}},
		{name: "originally", text: "The hearing, originally scheduled for May 12, will now be held on May 19.", want: []string{"2023-05-12 postponed", "2023-05-19 scheduled"}},
		{name: "instead of", text: "The election will be held on June 25 instead of June 18.", want: []string{"2023-06-18 postponed", "2023-06-25 scheduled"}},
		{name: "rather than", text: "The summit will open on June 8 rather than June 7.", want: []string{"2023-06-07 postponed", "2023-06-08 scheduled"}},
		{name: "had been due", text: "The launch had been due on May 11 but is now planned for May 13.", want: []string{"2023-05-11 postponed", "2023-05-13 scheduled"}},
		{name: "brought forward", text: "The hearing has been brought forward from June 9 to June 2.", want: []string{"2023-06-02 scheduled", "2023-06-09 postponed"}},
		{name: "pushed back", text: "The rocket launch was pushed back from Thursday to Sunday.", want: []string{"2023-05-11 postponed", "2023-05-14 scheduled"}},
		{name: "put off", text: "The parliament put off the vote on the pension reform set for Friday.", want: []string{"2023-05-12 postponed"}},
		{name: "rescheduled in the next sentence", text: "The concert on May 20 has been postponed. It will now be held on September 2.", want: []string{"2023-05-20 postponed", "2023-09-02 scheduled"}},
		{name: "the day of putting off", text: "The concert of May 20 was postponed on Monday because of a storm warning.", want: []string{"2023-05-20 postponed"}},
		{name: "delays on the road", text: "Drivers face delays on the way to the festival on Saturday.", want: []string{"2023-05-13 scheduled"}},
		{name: "moved to tears", text: "The singer, moved by the welcome, will give a concert on Saturday.", want: []string{"2023-05-13 scheduled"}},
		{name: "move that is none", text: "The bank will move its offices and hold its annual meeting on May 26.", want: []string{"2023-05-26 scheduled"}},
		{name: "adjourned", text: "The judge adjourned the trial until May 29.", want: []string{"2023-05-29 scheduled"}},
	})
}

// TestStatus_calledOff: cancelled, and what only sounds like it.
func TestStatus_calledOff(t *testing.T) {
	check(t, statusView, []story{
		{name: "cancelled", text: "The match between Basel and Malmo on May 17 has been cancelled.", want: []string{"2023-05-17 cancelled"}},
		{name: "called off", text: "The unions have called off the strike planned for Friday.", want: []string{"2023-05-12 cancelled"}},
		{name: "called the strike off", text: "The unions have called the strike of May 24 off.", want: []string{"2023-05-24 cancelled"}},
		{name: "scrapped", text: "The prime minister scrapped a visit to Ankara planned for May 18.", want: []string{"2023-05-18 cancelled"}},
		{name: "suspended", text: "The talks set for Friday have been suspended.", want: []string{"2023-05-12 cancelled"}},
		{name: "the day of calling off", text: "The strike of May 24 was called off on Monday.", want: []string{"2023-05-24 cancelled"}},
		{name: "a day of calling off without another", text: "The concert was cancelled on Monday.", want: nil, not: "calling off"},
		{name: "fronted day of calling off", text: "On Monday the organisers cancelled the parade of May 20.", want: []string{"2023-05-20 cancelled"}},
		{name: "not cancelled", text: "The parade on May 20 has not been cancelled, the organisers said.", want: []string{"2023-05-20 scheduled"}},
		{name: "another one is cancelled", text: "After the cancelled visit of April, the minister will hold talks in Ankara on May 18.", want: []string{"2023-05-18 scheduled"}},
		{name: "flights are cancelled", text: "Airlines cancelled flights ahead of the strike on Friday.", want: []string{"2023-05-12 scheduled"}},
		{name: "called", text: "The president called a meeting for Friday.", want: []string{"2023-05-12 scheduled"}},
		{name: "ban", text: "Police have banned a protest planned for Saturday.", want: []string{"2023-05-13 cancelled"}},
	})
}

// TestStatus_denied: what will not be is announced by nobody (a report of the denial may stand for it); taking no part in it denies nothing but the part.
func TestStatus_denied(t *testing.T) {
	check(t, announced, []story{
		{name: "no talks", text: "There will be no talks on Friday, the spokesman said.", want: nil},
		{name: "will not take place", text: "The meeting will not take place on Friday.", want: nil},
		{name: "will not meet", text: "The two leaders will not meet on Thursday.", want: nil},
		{name: "no plans", text: "The minister has no plans to meet the union on Thursday.", want: nil},
		{name: "won't", text: "The court won't hold a hearing on Friday.", want: nil},
		{name: "takes no part", text: "The Turkish delegation will not take part in the talks in Geneva on Friday.", want: []string{"2023-05-12 scheduled"}},
		{name: "will not attend", text: "President Ilona Marek will not attend the summit in Porto on June 14.", want: []string{"2023-06-14 scheduled"}},
		{name: "declined to comment", text: "The company declined to comment before the hearing on Friday.", want: []string{"2023-05-12 scheduled"}},
		{name: "not only", text: "Not only will the parliament hold a debate on Thursday, it will also sit at the weekend.", want: []string{"2023-05-11 scheduled"}},
		{name: "not on Monday but on Friday", text: "The hearing will be held not on Thursday but on Friday.", want: []string{"2023-05-12 scheduled"}},
		{name: "not before", text: "No vote will be held before June 1.", want: nil},
	})
}

// TestStatus_held: held comes only from text that says so, and not for all that has been.
func TestStatus_held(t *testing.T) {
	check(t, statusView, []story{
		{name: "held talks", text: "The foreign ministers of Chile and Peru held talks in Lima on Monday.", want: []string{"2023-05-08 held"}},
		{name: "met", text: "The presidents of Latvia and Estonia met in Valga on Sunday.", want: []string{"2023-05-07 held"}},
		{name: "took place", text: "The summit took place in Porto on May 4.", want: []string{"2023-05-04 held"}},
		{name: "held last night", pub: "2023-05-09T07:00:00Z", text: "The presidents of Chile and Peru spoke by phone last night.", want: []string{"2023-05-08 held"}},
		{name: "earlier today", text: "The council held its meeting in Aarhus earlier today.", want: []string{"2023-05-09 held"}},
		{name: "possessive of the past", text: "Monday's launch of the weather satellite went smoothly.", want: []string{"2023-05-08 held"}},
		{name: "long ago", text: "The presidents met in Valga on January 9.", want: nil, not: "long before"},
		{name: "private", text: "The singer released a song on Monday.", want: nil, not: "past"},
		{name: "strike in the past", text: "Bus drivers in Turin went on strike on Monday.", want: []string{"2023-05-08 held"}},
		{name: "habit", text: "The council meets every Tuesday in the town hall.", want: nil},
		{name: "habit with usual", text: "The market is usually held on Saturdays in the square.", want: nil},
		{name: "anniversary", text: "The monument honours the miners' strike of May 9, 1923.", want: nil},
		{name: "publication line", text: "Published on Monday, May 8, 2023\n\nThe price of milk has doubled within a year, dairies say.", want: nil},
		{name: "updated line", text: "Last updated: 9 May 2023, 10:15\n\nThe ministers will hold talks in Riga on Thursday.", want: []string{"2023-05-11 scheduled"}},
		{name: "dateline", text: "LISBON, May 8 (Wire) - The finance ministers will meet in Toledo on Friday.", want: []string{"2023-05-12 scheduled"}},
	})
}
