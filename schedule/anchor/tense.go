package anchor

import (
	"strings"

	"dateline/schedule"
	"dateline/schedule/lang"
	"dateline/schedule/text"
	"dateline/schedule/timex"
)

// The tense of a clause says where its dates lie (HeidelTime's rule, worth two points of value F1): after "said" behind,
// after "will" ahead. The nearest verb decides, and in a group of verbs ("will be held") the auxiliary.

type sense uint8

const (
	none sense = iota
	past
	present
	future
)

// verbs sorts the words that carry tense. It is built once and only read.
var verbs = func() *lang.Table[sense] {
	m := map[string]sense{}
	for s, ws := range map[sense]string{
		future: "will 'll ’ll shall won't won’t would could may might should must can cannot can't going scheduled expected due set slated planned plans plan planning " +
			"intends intend hopes hope aims expects expect upcoming payable poised tipped bound likely looks next until till",
		past: "was were had did been wasn't weren't didn't hadn't has have ago earlier began came cut dealt drew drove fell fought found flew got gave went heard held kept led left lost " +
			"made met paid ran rose said saw sought sold sent shot shut sang sat begun gone done seen taken given shown known drawn driven flown grown chosen written sworn stolen broken spoken torn fallen risen undergone spoke spent stood stole struck swore took taught told thought threw understood won wrote became bought brought broke built " +
			"caught chose felt grew hit knew laid lay let meant put read reached showed slid sank spread swept wore withdrew overcame underwent since after last",
		present: "is are am isn't aren't 's ’s says does do remains",
	} {
		for _, w := range strings.Fields(ws) {
			m[w] = s
		}
	}
	for _, w := range []string{"next", "last", "ago", "earlier", "since", "after", "until", "till", "cut", "hit", "put", "let", "read", "set", "lay"} {
		delete(m, w)
	}
	m["set"] = future
	return lang.NewTable(m)
}()

// meeting are present forms that announce when a date stands with them.
var meeting = lang.Words("meet meets begin begins start starts open opens vote votes face faces play plays host hosts visit visits hold holds return returns launch launches take takes travel travels " +
	"arrive arrives leave leaves run runs kick kicks go goes resume resumes close closes expire expires end ends appear appears")

// putsOff are past verbs whose term still lies ahead: "adjourned until Monday".
var putsOff = lang.Words(`adjourned postponed delayed extended suspended moved rescheduled deferred pushed remanded bailed scheduled set booked banned`)

// saying are the verbs and nouns whose date is that of the statement.
var saying = lang.Words("said told announced reported added confirmed tweeted stated noted wrote warned claimed insisted argued acknowledged admitted declared denied disclosed explained " +
	"quoted reiterated remarked revealed stressed suggested testified urged vowed pledged statement briefing interview according")

// firstPlan are words that say a plan did not hold: "originally planned for 15 September".
var firstPlan = lang.Words(`originally initially previously formerly first`)

// clause is what the words around an expression say of its direction.
type clause struct {
	dir       schedule.Direction
	sure      bool // a verb was found
	hard      bool // no distance speaks against it: "since Jan. 3"
	nearest   bool // either side, whichever is nearer: "originally planned for Friday"
	list      bool // a line of a list or programme without a verb
	moved     bool // the slot that a move left, with the one it took behind it: "pushed back from Thursday to Sunday"
	reporting bool
	tok       int // the word that decided, -1 for none
}

// tenseOf looks for the nearest verb on both sides of the expression within the sentence.
func tenseOf(d *text.Doc, s *text.Sentence, x *timex.Expression) clause {
	const reach = 40
	first, last := x.First, x.Last
	l, lt := verbBefore(d, s, first, reach)
	r, rt := -1, none
	commas := 0
	for i := last; i < s.Last && i < last+reach; i++ {
		if l >= 0 && joinsVerb(d, s, i) {
			break // "held talks on Sunday and will meet again": another predicate
		}
		if sn := verbAt(d, s, i); sn != none && d.Lower(i) != "to" { // an infinitive behind a date hangs on a verb before it
			if end := participleAside(d, s, i, last); sn == past && end > 0 {
				i, commas = end, commas+1 // "the concert on 14 June, listed in the newsletter, has fallen through"
				continue
			}
			r, rt = i, sn
			break
		}
		if d.Tokens[i].Kind == text.Punct && d.Text(i) == "," {
			commas++
		}
	}
	if r >= 0 && commas > 0 && saying.Has(d.Lower(r)) && !opensClause(d, s, first, l) {
		r = -1 // "They will meet on Friday, he told reporters": who said so, not when
	}
	pick, t := l, lt
	if l < 0 || r >= 0 && (r-last)+2+3*commas < first-1-l {
		pick, t = r, rt
	}
	if pick < 0 {
		t = none
	} else if t == future && d.Lower(pick) == "to" && achieved(d, s, pick) {
		t = past
	}
	c := clause{tok: pick}
	lead := first - 1
	if w := d.Lower(lead); w == "than" && (d.Lower(lead-1) == "earlier" || d.Lower(lead-1) == "later") && d.Lower(lead-2) == "no" {
		lead -= 3 // "slipped to no earlier than Saturday"
	}
	switch d.Lower(lead) {
	case "since":
		return clause{dir: schedule.Past, sure: true, hard: true, tok: first - 1}
	case "until", "till", "through", "by", "to":
		// a term runs ahead of the verb that sets it: "extended the offer until Nov. 9"
		if lead >= s.First && (t != past || pick != lead-1 || putsOff.Has(d.Lower(pick))) {
			return clause{dir: schedule.Future, sure: t == future || lt == future, tok: lead}
		}
	}
	switch t {
	case past:
		c.dir, c.sure = schedule.Past, true
	case future, present:
		c.dir, c.sure = schedule.Future, t == future
		if w := d.Lower(last); t == present && (w == "'s" || w == "’s") {
			c.dir = schedule.Past // "before Friday's purchases is": the thing is there already
		}
		if pick < first && planGivenUp(d, s, pick) {
			c.dir, c.nearest = schedule.Either, true
		}
	}
	if t == past {
		if i, perfect := calledOffAt(d, s, pick); i >= 0 && (perfect || pick > first) {
			c.dir, c.sure, c.nearest = schedule.Future, false, !perfect
			if !perfect {
				c.dir = schedule.Either
			}
			c.tok = i
			return c
		}
	}
	if i := movedFrom(d, s, first); i >= 0 {
		return clause{dir: schedule.Future, nearest: true, moved: true, tok: i}
	}
	if t == past && pick < first && l == pick && givenUpFor(d, s, pick, last) {
		return clause{dir: schedule.Future, sure: true, tok: pick}
	}
	if t == past && pick < first && day(x) && arrangedFor(d, s, pick, first, last) {
		return clause{dir: schedule.Future, sure: true, tok: pick}
	}
	if t == past && pick < first {
		if i := aheadOf(d, s, first); i >= 0 && d.Lower(pick) != "had" {
			return clause{dir: schedule.Future, sure: true, tok: i}
		}
	}
	if pick >= 0 && t == past && saying.Has(d.Lower(pick)) {
		if day(x) && announcedFor(d, s, first, last) {
			return clause{dir: schedule.Future, sure: true, tok: pick}
		}
		c.reporting = true
	}
	if i := statement(d, s, first, last); !c.reporting && i >= 0 {
		c.reporting, c.dir, c.sure, c.nearest, c.tok = true, schedule.Past, true, false, i
	}
	return c
}

// verbBefore is the nearest verb before the token.
func verbBefore(d *text.Doc, s *text.Sentence, first, reach int) (int, sense) {
	for i := first - 1; i >= s.First && i >= first-reach; i-- {
		if sn := verbAt(d, s, i); sn != none {
			return i, sn
		}
	}
	return -1, none
}

// planGivenUp reports whether the verb of planning at i tells of a plan that was changed: "originally planned for",
// "had been due on". Its date may lie on either side.
func planGivenUp(d *text.Doc, s *text.Sentence, i int) bool {
	switch d.Lower(i) {
	case "planned", "scheduled", "expected", "due", "set", "slated":
	default:
		return false
	}
	for j := i - 1; j >= s.First && j >= i-3; j-- {
		switch w := d.Lower(j); {
		case firstPlan.Has(w), w == "had":
			return true
		case w != "been" && w != "was" && w != "were":
			return false
		}
	}
	return false
}

// calledOffAt finds the verb of calling or putting off in the group of verbs around token i, and whether the group is in
// the perfect: "Friday's strike has been cancelled" speaks of a Friday ahead, "Friday's strike was cancelled" of either
// side; "the strike on Friday closed the port" calls nothing off.
func calledOffAt(d *text.Doc, s *text.Sentence, i int) (int, bool) {
	perfect := false
	for j := max(i-2, s.First); j < s.Last && j < i+5; j++ {
		switch w := d.Lower(j); {
		case w == "has" || w == "have" || w == "'ve" || w == "’ve":
			perfect = true
		case calledOffPlainly.Has(w):
			return j, perfect
		case w == "off" && (d.Lower(j-1) == "called" || d.Lower(j-1) == "put"), w == "back" && d.Lower(j-1) == "put", w == "through" && d.Lower(j-1) == "fallen":
			return j, perfect
		case d.Tokens[j].Kind == text.Punct && j > i:
			return -1, false
		}
	}
	return -1, false
}

// aheadOf finds the word that puts a happening with its date behind what the verb tells: "declined to comment until after the
// funeral on Monday", "ahead of talks on Monday", "before the vote on Thursday"; -1 for none. "Hours before the vote on
// Thursday" counts from a day that lies behind.
func aheadOf(d *text.Doc, s *text.Sentence, first int) int {
	i := first - 1
	if d.Lower(i) == "on" {
		i--
	}
	for n := 0; n < 6 && i > s.First; i, n = i-1, n+1 {
		if d.Tokens[i].Kind == text.Punct {
			return -1
		}
		switch w := d.Lower(i); {
		case verbAt(d, s, i) != none && w != "to":
			return -1
		case n == 0:
		case w == "until" || w == "till" || w == "pending":
			return i
		case w == "of" && d.Lower(i-1) == "ahead", w == "to" && d.Lower(i-1) == "prior", w == "of" && d.Lower(i-1) == "eve":
			return i - 1
		case w == "after" || w == "since" || w == "during" || w == "in" || w == "at" || w == "from":
			if w == "after" && (d.Lower(i-1) == "until" || d.Lower(i-1) == "till") {
				return i - 1
			}
			return -1
		case w == "before":
			switch d.Lower(i - 1) {
			case "shortly", "just", "long", "soon", "immediately", "minutes", "hours", "days", "weeks", "months", "years", "minute", "hour", "day", "week", "month", "year", "night", "evening", "morning", "even", "and", "or",
				"appeared", "testified", "pleaded", "spoke", "stood", "went", "came", "brought", "taken", "arraigned", "argued", "laid": // before a court, not a day
				return -1
			}
			return i
		}
	}
	return -1
}

// holdsNoun reports that what follows "has" is its object and no participle.
func holdsNoun(d *text.Doc, i int) bool {
	switch d.Lower(i) {
	case "a", "an", "the", "its", "his", "her", "their", "our", "my", "another", "no":
		return true
	}
	return false
}

// verbAt returns the tense that the word at i gives its clause, none when it gives none.
func verbAt(d *text.Doc, s *text.Sentence, i int) sense {
	if d.Tokens[i].Kind != text.Word {
		return none
	}
	w := d.Lower(i)
	sn, ok := verbs.Find(w)
	if ok && (w == "may" || w == "will" || w == "can") && d.Tokens[i].Capital && i > s.First {
		return none
	}
	if w == "to" && i+1 < s.Last {
		n := &d.Tokens[i+1]
		if n.Kind == text.Word && !n.Capital && infinitive(d.Lower(i+1)) {
			return future
		}
		return none
	}
	if w == "'s" || w == "’s" { // a genitive far more often than "is"
		return none
	}
	if w == "expected" || w == "scheduled" || w == "planned" || w == "due" {
		return future
	}
	if ok && sn == present && i+1 < s.Last {
		for j := i + 1; j < s.Last && j <= i+2; j++ {
			switch n := d.Lower(j); {
			case n == "expected" || n == "scheduled" || n == "due" || n == "set" || n == "to" || n == "planned" || n == "slated":
				return future
			}
		}
		return present
	}
	if (w == "has" || w == "have") && i+1 < s.Last && holdsNoun(d, i+1) {
		return present // "the bill has its second reading on Tuesday"; "has met" stays past
	}
	if w == "followed" && i+1 < s.Last && d.Lower(i+1) == "by" && i > s.First && d.Text(i-1) == "," {
		return none // "will meet on Friday, followed by": as the verb before it
	}
	participle := ok && sn == past || !ok && len(w) > 3 && strings.HasSuffix(w, "ed") && w != "need" && w != "united" && !strings.HasSuffix(w, "eed") && w != "hundred"
	if participle && !d.Tokens[i].Capital && w != "was" && w != "were" && w != "had" && w != "did" {
		// "will be held", "to be signed", "may have left": the auxiliary decides
		for j := i - 1; j >= s.First && j >= i-4; j-- {
			switch d.Lower(j) {
			case "will", "would", "may", "might", "could", "should", "shall", "to", "must", "can":
				return future
			case "was", "were", "had", "has", "have", "been":
				return past
			case "is", "are", "being":
				return present
			case "be", "not", "also", "then", "now", "just", "only", "first":
				continue
			}
			if !strings.HasSuffix(d.Lower(j), "ly") {
				break
			}
		}
		return past
	}
	if participle {
		return past
	}
	if !ok && meeting.Has(w) && !d.Tokens[i].Capital && i > s.First {
		// "The two meet Monday", "Parliament votes on Thursday": the present tense of a plan; "the vote on Thursday" is a noun
		p := &d.Tokens[i-1]
		pl := d.Lower(i - 1)
		if p.Kind == text.Word && (p.Capital && pl != "the" && (w == "meet" || w == "begin" || w == "arrive" || w == "appear" || w == "resume" || w == "expire" || w == "travel") || p.Capital && pl != "the" && pl != "a" && !strings.HasSuffix(w, "s") == strings.HasSuffix(pl, "s") || strings.HasSuffix(pl, "ly") ||
			strings.HasSuffix(pl, "s") && !strings.HasSuffix(w, "s") && len(pl) > 3 && pl != "this" || pl == "they" || pl == "we" || pl == "who" || pl == "he" || pl == "she" || pl == "it") {
			return future
		}
		// "the window opens at", "a vigil begins": these forms are hardly ever nouns
		switch w {
		case "begins", "starts", "opens", "resumes", "closes", "kicks", "takes", "expires", "meets", "goes", "arrives", "faces", "hosts", "holds", "runs", "ends", "returns", "travels":
			switch pl {
			case "the", "a", "an", "its", "his", "her", "their", "of", "and", "in", "all", "no", "these", "those", "two", "three", "'s", "’s":
			default:
				if p.Kind == text.Word || p.Kind == text.Number {
					return future
				}
			}
		}
	}
	if ok {
		return sn
	}
	return none
}

// infinitive reports whether the word after "to" can be a verb: no determiner, pronoun or preposition.
func infinitive(w string) bool {
	switch w {
	case "the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "my", "your", "these", "those", "it", "him", "them", "us", "me", "all", "both", "some", "any",
		"more", "about", "at", "in", "for", "be", "date", "reporters", "journalists", "other", "each", "every", "no", "one", "two", "three", "four", "five", "mid", "late", "early", "around", "power", "last":
		return w == "be"
	}
	return !strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ss") || w == "focus" || w == "discuss"
}
