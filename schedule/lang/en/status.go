package en

import "dateline/schedule/lang"

// Status words. Each list says what a form within the clause of a happening proves of it.
var (
	// postpone: the old slot falls, a new one may be named.
	postpone = lang.Words(`postpone postpones postponed postponing delay delays delayed delaying defer defers deferred reschedule reschedules
		rescheduled rescheduling adjourn adjourned adjourns shelve shelved postponement rescheduling slip slips slipped`)
	// move needs another date or "to" beside it; alone it is an ordinary verb.
	move = lang.Words(`move moves moved moving shift shifts shifted push pushes pushed brought put bring pull transfer transfers transferred swap swapped`)
	// cancel: nothing will be held.
	cancel = lang.Words(`cancel cancels cancelled canceled cancelling cancellation scrap scraps scrapped abandon abandoned banned
		suspend suspends suspended axed abort aborted shelves called scrubbed scrub dropped nixed`)
	hedge = lang.Words(`expected likely may might could possibly tentatively tentative provisionally provisional perhaps probably proposed
		proposes proposal propose reportedly rumoured rumored hopes hoping hope aims aim aiming targeting targeted consider considering considers
		mulling mulls mooted potential potentially should intends plans wants eyes`)
	weakHedge = lang.Words(`may might could proposed proposes proposal propose rumoured rumored consider considering considers mulling mulls mooted possibly perhaps potential potentially provisional provisionally tentative tentatively`)
	firm      = lang.Words(`will appointed scheduled confirmed confirms set due slated announced officially shall`)
	negator   = lang.Words(`not no never n't won't cannot can't without neither nor refused declined`)
	past      = lang.Words(`was were had did`)
)

// Postpones, Moves, Cancels, Hedges, WeakHedge, Firm and Negates ask for one lower-case word.
func Postpones(w string) bool { return postpone.Has(w) }
func Moves(w string) bool     { return move.Has(w) }
func Cancels(w string) bool   { return cancel.Has(w) }
func Hedges(w string) bool    { return hedge.Has(w) }
func WeakHedge(w string) bool { return weakHedge.Has(w) }
func Firm(w string) bool      { return firm.Has(w) }
func Negates(w string) bool   { return negator.Has(w) }

// WasForm reports was, were, had, did.
func WasForm(w string) bool { return past.Has(w) }

// light verbs hold a happening that their subject names: "the talks begin", "a vote is scheduled".
var light = lang.Words(`take takes took taking held hold holds holding begin begins began begun start starts started open opens opened scheduled set due slated planned
	place kick kicks kicked run runs running last lasts conclude concludes concluded end ends ended close closes closed resume resumes resumed
	go goes happen happens happened follow follows followed fall falls booked pencilled penciled fixed timed expected continue continues
	played replayed contested convene convenes convened host hosts hosted hosting organise organises organised organize organizes organized stage stages staged
	attend attends attended arrange arranged schedule schedules return returns returned commence commences commenced underway`)

// Light reports a form of a verb that holds a happening named by a noun.
func Light(w string) bool { return light.Has(w) }

// adjunct words put the happening behind them beside the clause: "ahead of the summit", "after the meeting".
var adjunct = lang.Words(`before after following since until till despite during amid pending without`)

// Adjunct reports such a word.
func Adjunct(w string) bool { return adjunct.Has(w) }
