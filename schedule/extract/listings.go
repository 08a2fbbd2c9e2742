package extract

import (
	"strings"

	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/lang"
	"dateline/schedule/text"
	"dateline/schedule/timex"
)

// Lines of listings: who or what, where, when, how much, with commas between and no verb: "The Copper Kettles, Harbour Rooms,
// Thu 11 May, 8pm, £7". Such a line is one happening, and its first part is the title.

// entry is such a line.
type entry struct {
	trig  trigger
	title string
	day   int // index of the day in document.times
	clock int // and of the clock, -1 for none
}

// noEntry are words with which a line begins that is signed, dated or printed under a picture, or that tells of tickets.
var noEntry = lang.Words(`by from updated published posted signed dated photo picture image tel tickets for in at on last first every all see until contact
	page deadline copyright`)

// papers end the second part of the head of a paper, not of a listing: "Halkola Oyj, Press release, 12 July 2021 at 9:00 a.m."
var papers = lang.Words(`release releases news announcement report statement bulletin notice notification newsletter update alert correspondent reporter editor edition`)

// entryOf reads the line of a listing; nil for any other sentence. It must fill its line, begin with two parts or more in front of
// a day, say its hour or the day on which it ends, and have no verb.
func entryOf(d *document, i int) *entry {
	const longest, part, manyWords = 48, 14, 32
	f := &d.frame[i]
	if f.Last-f.First > longest || len(f.times) == 0 || i > 0 && d.frame[i-1].Block == f.Block || !opensLine(d, f.First) || noEntry.Has(d.Lower(f.First)) {
		return nil
	}
	e := &entry{day: -1, clock: -1}
	for _, ti := range f.times {
		t := &d.times[ti]
		switch {
		case t.Type == timex.Duration || t.Type == timex.Set:
		case e.day < 0 && isDay(t):
			e.day = ti
			if isClock(t) {
				e.clock = ti
			}
		case e.day >= 0 && e.clock < 0 && isClock(t):
			e.clock = ti
		}
	}
	if e.day < 0 || e.clock < 0 && d.times[e.day].Form.RangeTo < 0 {
		return nil
	}
	day := &d.times[e.day]
	if day.First-f.First > manyWords || d.Text(day.First-1) != "," || day.Form.RangeTo < 0 && day.Last < f.Last && dash(d.Text(day.Last)) && d.Tokens[day.Last].Space {
		return nil // "PORT ESSO, Fiji, 7 May, 8pm – The minister said"
	}
	end, parts, from := 0, 0, f.First
	for k := f.First; k < day.First; k++ {
		switch {
		case d.Text(k) == ":" && parts == 1 && end > 0:
			parts, end = 0, 0 // "A Pot, A Pan and a Pint: Wilma's Will, Oran Barn"
		case d.Text(k) == ",":
			if k-from > part || !opensLine(d, from) || papers.Has(d.Lower(k-1)) {
				return nil
			}
			if parts++; parts == 1 {
				end = k
			}
			from = k + 1
		case !d.Tokens[k].Capital && isVerb(d, f, k):
			return nil
		}
	}
	for k := day.Last; k < f.Last; k++ {
		if w := d.Lower(k); inTime(d, f, k) {
			continue
		} else if modal.Has(w) || beForms.Has(w) && w != "'s" && w != "’s" || says(d, k) {
			return nil
		}
	}
	if parts < 2 {
		return nil
	}
	e.trig = trigger{first: f.First, last: f.First + 1, np: [2]int{f.First, end}, kind: genericKind, base: "event"}
	for k := range f.triggers {
		if t := &f.triggers[k]; !t.verb && t.last <= end && t.kind.Name != "call" { // "in conversation"
			e.trig.kind, e.trig.base = t.kind, t.base
		}
	}
	e.title = finish(strings.Join(strings.Fields(d.Src[d.Tokens[f.First].Start:d.Tokens[end-1].End]), " "))
	return e
}

// opensLine reports a token that a name or a title may begin with.
func opensLine(d *document, i int) bool {
	t := &d.Tokens[i]
	return t.Kind == text.Number || t.Kind == text.Word && t.Capital || t.Kind == text.Punct && isOneOf(d.Text(i), "“", "‘", "'", "\"")
}

// isVerb reports a verb that makes a sentence of a line.
func isVerb(d *document, f *frame, i int) bool {
	one := frame{Sentence: text.Sentence{First: i, Last: i + 1}, names: f.names, times: f.times}
	return hasVerb(d, &one)
}

// runsOut: "Ground Truth, Hunter Gallery, until 12 June": a line without a verb that tells only how long something goes on.
func runsOut(d *document, i int, day *anchor.Resolved) bool {
	f := &d.frame[i]
	return day.First-2 > f.First && isOneOf(d.Lower(day.First-1), "until", "till") && d.Text(day.First-2) == "," && !hasVerb(d, f) && (i == 0 || d.frame[i-1].Block != f.Block)
}

// enter proposes the happening of a line of a listing, once; it reports whether the line is one.
func (r *reader) enter(d *document, i int, t *anchor.Resolved) bool {
	if runsOut(d, i, t) {
		r.reject(d, t, "an end, no happening")
		return true
	}
	e := entryOf(d, i)
	if e == nil {
		return false
	}
	if r.entered.doc == d && r.entered.frame == i {
		return true
	}
	r.entered.doc, r.entered.frame = d, i
	f := &d.frame[i]
	var clock *anchor.Resolved
	if e.clock >= 0 {
		clock = &d.times[e.clock]
	}
	r.proposeMeant(d, i, e.trig, e.meant(d, f), &d.times[e.day], clock, false, 4)
	return true
}

func (e *entry) meant(d *document, f *frame) *meant {
	return &meant{trig: trigger{kind: e.trig.kind}, title: e.title, quote: schedule.Span{In: d.In, Start: f.Start, End: f.End}}
}

// leftSlot reads the line below a line of a listing that tells which slot it left: "Rescheduled from 18 October". It reports
// whether the day is such a one.
func (r *reader) leftSlot(d *document, i int, day *anchor.Resolved) bool {
	f := &d.frame[i]
	if i == 0 || !isDay(day) || day.First-f.First > 3 || d.Lower(day.First-1) != "from" || !isOneOf(d.Lower(f.First), "rescheduled", "moved", "postponed", "transferred") {
		return false
	}
	e := entryOf(d, i-1)
	if e == nil {
		return false
	}
	g := trigger{first: day.First, last: day.First + 1, np: [2]int{day.First, day.First + 1}, kind: e.trig.kind, base: e.trig.base}
	r.proposeMeant(d, i, g, e.meant(d, &d.frame[i-1]), day, nil, false, 4)
	return true
}
