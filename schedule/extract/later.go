package extract

import (
	"strings"

	"dateline/schedule"
	"dateline/schedule/lang"
	"dateline/schedule/lang/en"
	"dateline/schedule/text"
	"dateline/schedule/timex"
)

// What a later sentence says of a happening announced before: "It has been cancelled.", "The action is suspended."

// later lets the next sentences call off or put off what was announced.
func (r *reader) later() {
	const sentences = 2
	d := r.body
	for k := len(r.found) - 1; k >= 0; k-- {
		c := r.found[k]
		if c.gone || c.doc != d || c.status != schedule.Scheduled && c.status != schedule.Proposed || c.neu || c.when.Grain == schedule.GrainNone && c.when.Open == nil {
			continue
		}
		for i := c.frame + 1; i < len(d.frame) && i <= c.frame+sentences; i++ {
			f := &d.frame[i]
			if f.kind == schedule.Debris || f.kind == schedule.Caption {
				break
			}
			if at, status := r.undoes(d, f, c); at >= 0 && r.alone(c, i) {
				c.status, c.state = status, tokenSpan(d, at, at+1)
				c.sure = schedule.Called
				if status == schedule.Postponed {
					c.sure, c.old = schedule.Likely, true
				}
				break
			}
			if len(f.times) > 0 {
				break // the story goes on with another time
			}
		}
	}
}

// alone: no happening of another kind stands between the candidate and the sentence i.
func (r *reader) alone(c *candidate, i int) bool {
	for _, o := range r.found {
		if o != c && !o.gone && o.doc == c.doc && o.frame >= c.frame && o.frame < i && kinOf(o.trig.kind.Name) != kinOf(c.trig.kind.Name) {
			return false
		}
	}
	return true
}

// undoes finds the verb that calls off or puts off the happening which the subject of a sentence takes up.
func (r *reader) undoes(d *document, f *frame, c *candidate) (int, schedule.Status) {
	if toldOfBefore(d, f) {
		return -1, ""
	}
	i := f.First
	switch w := d.Lower(i); {
	case plural.Has(w) && (c.trig.verb || !strings.HasSuffix(d.Lower(c.trig.last-1), "s")):
		return -1, "" // "The union will strike. They have been suspended": people
	case takesUp.Has(w):
		i++
	case w == "the" || w == "that" || w == "this":
		r.x.prepare(d, f)
		if i = subjectEnd(d, f, c); i < 0 {
			return -1, ""
		}
	default:
		return -1, ""
	}
	auxiliary, told := false, false
	for j := i; j < f.Last && j <= i+5; j++ {
		w := d.Lower(j)
		switch {
		case w == "had":
			return -1, "" // "The trial had been delayed": how it came to its day
		case w == "was" || w == "were":
			auxiliary, told = true, true
		case beForms.Has(w) || w == "has" || w == "have":
			auxiliary = true
		case en.Negates(w):
			return -1, ""
		case auxiliary && (en.Cancels(w) && w != "called" || w == "off" && d.Lower(j-1) == "called"):
			return j, schedule.Cancelled
		case auxiliary && en.Postpones(w), auxiliary && w == "off" && d.Lower(j-1) == "put":
			if told && j+1 < f.Last && d.Tokens[j+1].Kind == text.Word && !isOneOf(d.Lower(j+1), "indefinitely", "until", "to") {
				return -1, "" // "It was delayed by a fuel leak"
			}
			return j, schedule.Postponed
		case w == "called" || w == "put" || en.Adverb(w):
		default:
			return -1, ""
		}
	}
	return -1, ""
}

// toldOfBefore: the sentence tells how things were: it names a time that lies behind, a length, or how often.
func toldOfBefore(d *document, f *frame) bool {
	for _, ti := range f.times {
		if t := &d.times[ti]; t.Type == timex.Duration || t.Form.Year != 0 || t.Form.Shift < 0 || t.Form.Said == schedule.Past || t.Direction == schedule.Past && (t.Form.Month != 0 || t.Form.Weekday != 0) {
			return true
		}
	}
	for i := f.First; i < f.Last; i++ {
		if isOneOf(d.Lower(i), "twice", "previously", "times", "once", "formerly", "already") {
			return true
		}
	}
	return false
}

// subjectEnd is the end of a subject that names the happening again: "the action", "the strike".
func subjectEnd(d *document, f *frame, c *candidate) int {
	for j := f.First + 1; j < f.Last && j <= f.First+3; j++ {
		if againNouns.Has(d.Lower(j)) {
			return j + 1
		}
	}
	for k := range f.triggers {
		if t := &f.triggers[k]; !t.verb && t.np[0] <= f.First+2 && kinOf(t.kind.Name) == kinOf(c.trig.kind.Name) {
			return t.last
		}
	}
	return -1
}

var (
	takesUp    = lang.Words(`it this that both they these`)
	plural     = lang.Words(`both they these`)
	againNouns = lang.Words(`event action plan plans date`)
)
