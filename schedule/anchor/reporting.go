package anchor

import (
	"dateline/schedule"
	"dateline/schedule/lang"
	"dateline/schedule/text"
	"dateline/schedule/timex"
)

// Reporting dates are those of the saying, not of what is said: "said on Wednesday", "in a statement on Wednesday",
// "according to a December 31 statement". "Policy statement on September 17" is a happening of its own, and "announced for
// 15 September" dates what was announced.

// statements are nouns whose date is that of what they say, when something is said in, at or during them.
var statements = lang.Words("statement statements interview interviews briefing briefings announcement speech address release communique communiqué letter memo tweet post report remarks conference message filing note")

// hearers are told.
var hearers = lang.Words("reporters journalists")

// within are the words by which a statement tells something; "issued", "released" make the statement itself the news.
var within = lang.Words("in during at from to on issued released made gave published per via")

func day(x *timex.Expression) bool {
	f := &x.Form
	return f.Grain == schedule.GrainDay || f.Weekday > 0 || f.Month > 0 && f.Day > 0
}

// announcedFor reports that the date is the object's: "announced for the 15 and 17 September", "announced a strike for Friday".
// In "confirmed for the Friday session" it belongs to the noun behind it, and dates the thing, too.
func announcedFor(d *text.Doc, s *text.Sentence, first, last int) bool {
	i := first - 1
	if d.Lower(i) == "the" {
		i--
	}
	return i >= s.First && d.Lower(i) == "for"
}

// statement finds the noun that makes the date of [first, last) that of a statement, -1 for none.
func statement(d *text.Doc, s *text.Sentence, first, last int) int {
	told := func(i int) bool {
		_, t := verbBefore(d, s, i, 40)
		return t != future
	}
	for i := first - 1; i >= s.First && i >= first-4; i-- {
		w := d.Lower(i)
		switch {
		case hearers.Has(w):
			if told(i) {
				return i
			}
			return -1
		case w == "statement" || w == "interview" || w == "briefing":
			if in := saidWithin(d, s, i-1); in >= 0 && (told(i) || apart(d, in)) {
				return i
			}
			return -1
		}
	}
	// "in a December 31 statement", "during a Wednesday interview"
	if last < s.Last && statements.Has(d.Lower(last)) {
		if in := saidWithin(d, s, first-1); in >= 0 && (told(first) || apart(d, in)) {
			return last
		}
	}
	return -1
}

// apart reports whether "according to", or a preposition behind a comma, sets a statement apart from the verb before it.
func apart(d *text.Doc, i int) bool {
	p := d.Lower(i - 1)
	return p == "according" || p == ","
}

// saidWithin looks left over the words of a noun phrase for the word that makes it the place of a saying, -1 for none.
func saidWithin(d *text.Doc, s *text.Sentence, i int) int {
	for n := 0; i >= s.First && n < 6; i, n = i-1, n+1 {
		w := d.Lower(i)
		if within.Has(w) {
			if n > 0 && w != "on" && (w != "to" || d.Lower(i-1) == "according") {
				return i
			}
			return -1
		}
		if d.Tokens[i].Kind == text.Punct && w != "-" || verbAt(d, s, i) != none {
			return -1
		}
	}
	return -1
}

// opensClause reports whether the date belongs to the adverbial that opens the sentence, so that the verb behind its comma is
// its own: "In Geneva on Wednesday, he said". verb is the nearest one before it, -1 for none.
func opensClause(d *text.Doc, s *text.Sentence, first, verb int) bool {
	if verb >= 0 {
		return false
	}
	if first-s.First <= 1 {
		return true
	}
	switch d.Lower(s.First) {
	case "in", "on", "at", "during", "after", "before", "late", "early", "by", "speaking", "earlier", "later", "and", "but", "then", "from", "for":
		return true
	}
	return false
}
