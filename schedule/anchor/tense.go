package anchor

import (
	"strings"

	"dateline/schedule"
	"dateline/schedule/text"
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
var verbs = func() map[string]sense {
	m := map[string]sense{}
	for s, ws := range map[sense]string{
		future: "will 'll ’ll shall won't won’t would could may might should must can cannot can't going scheduled expected due set slated planned plans plan planning " +
			"intends intend hopes hope aims expects expect upcoming payable poised tipped bound likely looks next until till",
		past: "was were had did been wasn't weren't didn't hadn't has have ago earlier began came cut dealt drew drove fell fought found flew got gave went heard held kept led left lost " +
			"made met paid ran rose said saw sought sold sent shot shut sang sat spoke spent stood stole struck swore took taught told thought threw understood won wrote became bought brought broke built " +
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
	return m
}()

// meeting are present forms that announce when a date stands with them.
var meeting = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("meet meets begin begins start starts open opens vote votes face faces play plays host hosts visit visits hold holds return returns launch launches take takes travel travels " +
		"arrive arrives leave leaves run runs kick kicks go goes resume resumes close closes expire expires end ends appear appears") {
		m[w] = true
	}
	return m
}()

// putsOff are past verbs whose term still lies ahead: "adjourned until Monday".
var putsOff = map[string]bool{
	"adjourned": true, "postponed": true, "delayed": true, "extended": true, "suspended": true, "moved": true, "rescheduled": true, "deferred": true, "pushed": true,
	"remanded": true, "bailed": true, "scheduled": true, "set": true, "booked": true, "banned": true,
}

// saying are the verbs and nouns whose date is that of the statement.
var saying = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("said told announced reported added confirmed tweeted stated noted wrote warned claimed insisted argued acknowledged admitted declared denied disclosed explained " +
		"quoted reiterated remarked revealed stressed suggested testified urged vowed pledged statement briefing interview according") {
		m[w] = true
	}
	return m
}()

// clause is what the words around an expression say of its direction.
type clause struct {
	dir       schedule.Direction
	sure      bool // a verb was found
	hard      bool // no distance speaks against it: "since Jan. 3"
	reporting bool
	tok       int // the word that decided, -1 for none
}

// tenseOf looks for the nearest verb on both sides of the tokens [first, last) within the sentence.
func tenseOf(d *text.Doc, s *text.Sentence, first, last int) clause {
	const reach = 40
	l, lt := -1, none
	for i := first - 1; i >= s.First && i >= first-reach; i-- {
		if sn := verbAt(d, s, i); sn != none {
			l, lt = i, sn
			break
		}
	}
	r, rt := -1, none
	commas := 0
	for i := last; i < s.Last && i < last+reach; i++ {
		if sn := verbAt(d, s, i); sn != none && d.Lower(i) != "to" { // an infinitive behind a date hangs on a verb before it
			r, rt = i, sn
			break
		}
		if d.Tokens[i].Kind == text.Punct && d.Text(i) == "," {
			commas++
		}
	}
	pick, t := l, lt
	if l < 0 || r >= 0 && (r-last)+2+3*commas < first-1-l {
		pick, t = r, rt
	}
	c := clause{tok: pick}
	switch d.Lower(first - 1) {
	case "since":
		return clause{dir: schedule.Past, sure: true, hard: true, tok: first - 1}
	case "until", "till", "through", "by", "to":
		// a term runs ahead of the verb that sets it: "extended the offer until Nov. 9"
		if first-1 >= s.First && (t != past || pick != first-2 || putsOff[d.Lower(pick)]) {
			return clause{dir: schedule.Future, tok: first - 1}
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
	}
	if pick >= 0 && t == past && saying[d.Lower(pick)] {
		c.reporting = true
	}
	if !c.reporting && first-1 > s.First {
		// "in a statement on late Wednesday", "told reporters on Wednesday"
		for i := first - 1; i >= s.First && i >= first-4; i-- {
			w := d.Lower(i)
			if w == "statement" || w == "reporters" || w == "interview" || w == "briefing" || w == "journalists" {
				c.reporting, c.dir, c.sure, c.tok = true, schedule.Past, true, i
				break
			}
		}
	}
	return c
}

// verbAt returns the tense that the word at i gives its clause, none when it gives none.
func verbAt(d *text.Doc, s *text.Sentence, i int) sense {
	if d.Tokens[i].Kind != text.Word {
		return none
	}
	w := d.Lower(i)
	sn, ok := verbs[w]
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
	if !ok && meeting[w] && !d.Tokens[i].Capital && i > s.First {
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
