package anchor

import (
	"strings"

	"dateline/schedule"
	"dateline/schedule/lang"
	"dateline/schedule/text"
	"dateline/schedule/timex"
)

// Where the clause around a date points, told from the verb nearest to it. This is the coarse reading that bounds the day of
// publication, where a doubtful clause must say nothing: "was scheduled for" is neither past nor future.

type dctVerb uint8

const (
	dctNoVerb  dctVerb = iota
	dctPast            // a past form that is no participle of planning
	dctPlanned         // scheduled, expected, due
	dctModal           // will, may
	dctPresent         // is, begins
	dctLooks           // upcoming: points ahead without a verb
	dctBack            // earlier, ago
	dctSay             // a past form of saying
	dctArrange         // a past form whose object may be a happening of another day: "banned the march on 3 May"
)

var dctVerbs = func() map[string]dctVerb {
	m := map[string]dctVerb{}
	add := func(v dctVerb, words string) {
		for _, w := range strings.Fields(words) {
			m[w] = v
		}
	}
	add(dctPast, `was were had did began became broke brought built bought came caught chose cut died drew drove fell felt flew found fought gave
		got went grew held hit kept knew led left lent lost made meant met paid put ran rose sat saw sent shot showed sold spent spoke
		stood struck swore swept taught threw took won wore wrote hasn't hadn't didn't wasn't weren't`)
	add(dctSay, `said told stated noted tweeted warned claimed explained clarified
		emphasised emphasized stressed recalled commented argued insisted indicated acknowledged replied posted remarked`)
	add(dctArrange, `announced confirmed reported revealed disclosed banned cancelled canceled suspended scrapped approved authorised authorized
		ordered called put fixed proposed offered requested wanted asked demanded promised pledged threatened urged invited sought
		discussed accepted introduced unveiled launched rejected refused reinstated declared brought pushed shifted changed
		added named picked chose chosen gave given got won needed listed advertised marked`)
	add(dctPast, `sworn born`)
	add(dctPlanned, `scheduled planned expected slated set due billed earmarked timed arranged pencilled poised tipped booked agreed
		postponed rescheduled delayed moved deferred planning preparing going intends intend plans plan expects expect hopes hope aims aim`)
	add(dctModal, `will would shall may might could should must won't wouldn't can 'll ’ll`)
	add(dctPresent, `is are begins begin starts start opens open takes meets holds kicks resumes ends closes votes gathers convenes
		celebrates marks faces`)
	add(dctLooks, `upcoming forthcoming coming awaited`)
	add(dctBack, `earlier previously ago already`)
	return m
}()

// sayNouns follow a date that tells when something was said: "a December 31 statement".
var dctSayNouns = lang.Words("briefing statement announcement interview speech address release memo letter tweet post report remarks conference communique communiqué message")

// announces are verbs of saying that take a happening as their object, so that only a date next to them is theirs.
var dctAnnounces = lang.Words("announced confirmed reported revealed disclosed declared added")

// calledOffPlainly are the verbs that, of a happening, mean nothing but that it will not be, or not then.
var calledOffPlainly = lang.Words("cancelled canceled suspended scrapped postponed delayed deferred rescheduled moved")

// calledOff adds those that need "is" before them to mean it: "the port is closed on 3 May".
var calledOff = lang.Words("banned cancelled canceled suspended scrapped postponed delayed deferred rescheduled moved off changed rejected closed")

// dctCuts end a clause: what stands beyond has a verb of its own.
var dctCuts = lang.Words("that which who whom where when while but because although though whether if as than ; : \" “ ” « »")

// clause tells where the clause of an expression points, and whether the expression dates a saying. lead is the
// preposition before it, or before the list it stands in. weak: only a doubtful sign was seen.
func dctClause(d *text.Doc, x *timex.Expression, lead string) (dir schedule.Direction, saying, weak bool) {
	si := d.SentenceOf(x.First)
	if si < 0 {
		return schedule.Either, false, true
	}
	s := d.Sentences[si]
	const far = 1000
	best, bestCost, bestAt := schedule.Either, far, -1
	take := func(i, cost int) {
		if v, extra := dctJudge(d, s, i); v != judgedNothing && cost+extra < bestCost {
			bestCost, bestAt = cost+extra, i
			weak = extra > 0
			best = map[judged]schedule.Direction{judgedPast: schedule.Past, judgedFuture: schedule.Future, judgedOpen: schedule.Either}[v]
		}
	}
	cost := 0
	for i := x.First - 1; i >= s.First && cost < 28; i-- {
		w := d.Lower(i)
		cost++
		if w == "," {
			cost += 4
		}
		if dctCuts.Has(w) {
			break
		}
		take(i, cost)
	}
	cost = 3
	comma := false
	for i := x.Last; i < s.Last && cost < 28; i++ {
		w := d.Lower(i)
		cost++
		if w == "," {
			cost += 3
			comma = true
		}
		if dctCuts.Has(w) {
			break
		}
		if v := dctVerbs[w]; comma && x.First > s.First+1 && (v == dctSay || dctAnnounces.Has(w)) {
			break // ", the union confirmed": who said it, not when
		}
		take(i, cost)
	}
	if dated := dctSaying(d, s, x, bestAt, bestCost); dated && best != schedule.Future {
		return schedule.Past, true, false
	}
	switch {
	case lead == "since":
		best = schedule.Past // "since 23 December"
	case lead == "after" || lead == "before":
		best = schedule.Either
	case best != schedule.Either && undone(d, s, x):
		best = schedule.Either
	}
	if lead == "since" {
		return best, false, weak
	}
	if best == schedule.Past && !dctDates(d, x, bestAt, lead) {
		best = schedule.Either
	}
	return best, false, weak
}

// undone reports whether something in the sentence was called off or moved: its old date is past or ahead, whatever the tense.
func undone(d *text.Doc, s text.Sentence, x *timex.Expression) bool {
	for i := max(s.First, x.First-14); i < min(s.Last, x.Last+14); i++ {
		if w := d.Lower(i); calledOffPlainly.Has(w) || w == "banned" {
			return true
		}
	}
	return false
}

// dates reports whether a past verb can have happened on the date. "the strikes of 3 May", "called for 3 May" and "banned the
// march on 3 May" date something else, which may lie ahead.
func dctDates(d *text.Doc, x *timex.Expression, verbAt int, lead string) bool {
	switch lead {
	case "of", "for", "to", "until", "till", "from", "by", "before", "between", "through", "s", "'s", "’s":
		return false
	}
	if verbAt >= x.Last && x.Last < len(d.Tokens) && d.Tokens[x.Last].Kind == text.Word && verbAt > x.Last && lowerWord(d, x.Last) && dctVerbs[d.Lower(x.Last)] == dctNoVerb && !prepositions.Has(d.Lower(x.Last)) {
		return false // "the 3 May march was banned": the date is the march's
	}
	if verbAt > x.First || dctVerbs[d.Lower(verbAt)] != dctArrange {
		return true
	}
	return x.First-verbAt <= 2 // "banned on 3 May"
}

func lowerWord(d *text.Doc, i int) bool { return d.Tokens[i].Kind == text.Word && !d.Tokens[i].Capital }

var prepositions = lang.Words("at in on by from to of for with and or but as after before during near under over between about a an the he she it they we its his her their")

// dctLead finds the preposition before an expression; in a list, the one before its first member.
func dctLead(d *text.Doc, xs []timex.Expression, i int) string {
	for ; ; i-- {
		before := xs[i].First - 1
		w := d.Lower(before)
		if w == "the" || w == "both" || w == "late" || w == "early" {
			before--
			w = d.Lower(before)
		}
		if i == 0 || xs[i-1].Last > before+1 || w != "and" && w != "or" && w != "," && w != "/" && w != "(" && w != "-" && w != "–" {
			return w
		}
		if before-xs[i-1].Last > 1 {
			return w
		}
	}
}

type judged uint8

const (
	judgedNothing judged = iota
	judgedPast
	judgedFuture
	judgedOpen
)

// judge reads the word at i as a sign of tense; extra is added to its distance when it is a weak one.
func dctJudge(d *text.Doc, s text.Sentence, i int) (j judged, extra int) {
	if d.Tokens[i].Kind != text.Word && !strings.HasPrefix(d.Lower(i), "'") {
		return judgedNothing, 0
	}
	w := d.Lower(i)
	v := dctVerbs[w]
	if v == dctNoVerb && strings.HasSuffix(w, "ed") && len(w) > 4 && !d.Tokens[i].Capital && w != "united" && w != "hundred" && w != "need" {
		v = dctPast
	}
	switch v {
	case dctModal:
		if n := d.Lower(i + 1); n == "have" || d.Lower(i+2) == "have" && (n == "not" || n == "also") {
			return judgedOpen, 0 // "should have met"
		}
		return judgedFuture, 0
	case dctLooks:
		return judgedFuture, 2
	case dctBack:
		return judgedPast, 2
	case dctPresent:
		if d.Tokens[i].Capital {
			return judgedNothing, 0
		}
		return judgedFuture, 2
	case dctPast, dctSay, dctPlanned, dctArrange:
		return dctParticiple(d, s, i, v)
	}
	if w == "to" && i+1 < s.Last && d.Tokens[i+1].Kind == text.Word && !d.Tokens[i+1].Capital && !dctArticles.Has(d.Lower(i+1)) {
		if prev := d.Lower(i - 2); i > s.First+1 && (prev == "was" || prev == "were" || prev == "been") {
			return judgedOpen, 0 // "were due to begin"
		}
		if prev := d.Lower(i - 1); i > s.First && (prev == "is" || prev == "are" || prev == "due" || prev == "set") {
			return judgedFuture, 0
		}
		if prev := d.Lower(i - 1); i > s.First && (prev == "was" || prev == "were") {
			return judgedOpen, 0 // "was to begin"
		}
		return judgedFuture, 4 // likely an infinitive
	}
	return judgedNothing, 0
}

var dctArticles = lang.Words("a an the his her its their our my this that these those all some any each every about")

// participle looks at what stands before a past form: "will be held", "is scheduled", "was scheduled", "has met".
func dctParticiple(d *text.Doc, s text.Sentence, i int, v dctVerb) (judged, int) {
	ahead := v == dctPlanned
	for k, steps := i-1, 0; k >= s.First && steps < 4; k, steps = k-1, steps+1 {
		switch w := d.Lower(k); w {
		case "will", "would", "shall", "may", "might", "could", "should", "must", "can", "to":
			return judgedFuture, 0
		case "is", "are", "be", "being", "'s", "’s":
			if w == "be" {
				// "will be held", "to be held"; the word before decides, and it points ahead either way.
				return judgedFuture, 0
			}
			if calledOff.Has(d.Lower(i)) {
				return judgedOpen, 0 // "the strike on 3 May is suspended", said before or after that day
			}
			if v != dctSay {
				return judgedFuture, 0
			}
			return judgedPast, 0
		case "was", "were", "been", "had":
			if ahead {
				return judgedOpen, 0
			}
			return judgedPast, 0
		case "has", "have":
			if m := d.Lower(k - 1); k > s.First && (dctVerbs[m] == dctModal || m == "not" || m == "to") {
				return judgedOpen, 0 // "should have met"
			}
			if ahead {
				return judgedFuture, 0
			}
			return judgedPast, 0
		case "not", "also", "now", "then", "both", "all", "already", "first", "tentatively", "originally", "previously":
			if ahead && (w == "originally" || w == "previously" || w == "first") {
				return judgedOpen, 0
			}
		default:
			if !strings.HasSuffix(w, "ly") && !strings.HasSuffix(w, "n't") {
				steps = 4
			}
		}
	}
	switch {
	case d.Lower(i) == "postponed" || d.Lower(i) == "rescheduled" || d.Lower(i) == "delayed" || d.Lower(i) == "moved" || d.Lower(i) == "deferred" || d.Lower(i) == "agreed":
		return judgedOpen, 0 // from a date that may be past, to one that may be ahead
	case ahead:
		return judgedFuture, 0
	}
	return judgedPast, 0
}

// datesSaying: "said on December 30", "told reporters at a December 30 briefing", "according to a December 31 statement".
func dctSaying(d *text.Doc, s text.Sentence, x *timex.Expression, verbAt, cost int) bool {
	noun := false
	for i := x.Last; i < s.Last && i < x.Last+3; i++ {
		noun = noun || dctSayNouns.Has(d.Lower(i))
	}
	for i := x.First - 1; i >= s.First && i >= x.First-5; i-- {
		if d.Lower(i) == "had" || d.Lower(i) == "earlier" {
			return false // looked back on
		}
	}
	if verbAt >= 0 && verbAt < x.First && cost <= 7 {
		if v := dctVerbs[d.Lower(verbAt)]; v == dctSay || v == dctArrange && dctAnnounces.Has(d.Lower(verbAt)) && x.First-verbAt <= 2 {
			return true
		}
	}
	if !noun {
		return false
	}
	if verbAt >= x.Last {
		return dctVerbs[d.Lower(verbAt)] == dctSay || dctAnnounces.Has(d.Lower(verbAt)) || d.Lower(verbAt) == "was"
	}
	for i := x.First - 1; i >= s.First && i >= x.First-5; i-- {
		if w := d.Lower(i); w == "according" || dctVerbs[w] == dctSay || dctAnnounces.Has(w) {
			return true
		}
	}
	return false
}
