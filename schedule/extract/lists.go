package extract

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"time"

	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/text"
	"dateline/schedule/timex"
)

// Programmes and fixture lists: a heading gives the day, or the month, of the lines below it.

// programme marks the lines of a document that stand under a date of their own line and are no sentences. One such date
// may be the day of the page; of two on, the lines below are a programme.
func programme(d *document) {
	const several = 3
	dates, stops := 0, 0
	for i := range d.frame {
		if f := &d.frame[i]; len(f.times) == 1 && len(f.names) > 0 && f.Last-f.First < 20 && itemLike(d, f) {
			stops++
		}
	}
	d.tour = stops >= several
	for i := range d.frame {
		if isDateLine(d, &d.frame[i]) {
			dates++
		}
	}
	if dates < 2 {
		return
	}
	under := false
	for i := range d.frame {
		f := &d.frame[i]
		switch {
		case isDateLine(d, f):
			under = true
		case i > 0 && d.frame[i-1].Block == f.Block, f.kind == schedule.Debris, f.kind == schedule.Caption, f.kind == schedule.Repeated:
		case f.kind == schedule.Heading && i+1 < len(d.frame) && !isDateLine(d, &d.frame[i+1]) && d.frame[i+1].kind == schedule.Prose:
			under = false // a new part of the page
		case hasVerb(d, f) || f.Last-f.First > 30:
		default:
			f.listed = under
		}
	}
}

// isDateLine: a line that is only a day, or a run of days.
func isDateLine(d *document, f *frame) bool {
	day := soleDay(d, f)
	return day != nil && onlyTime(d, f, day)
}

// underHeading reports that the day of frame i comes from a line that is only a date.
func underHeading(d *document, i int, day *anchor.Resolved) bool {
	for k := i; k >= 0 && k > i-lookFar; k-- {
		if f := &d.frame[k]; f.First <= day.First && day.First < f.Last {
			return k < i && isDateLine(d, f)
		}
	}
	return false
}

// noneListed: "NO MEETING of the city council" in a line under its date calls off what the list has there else; -1 for no such line.
// "No events scheduled", "No meetings" name none that could be called off.
func noneListed(d *document, f *frame, t *trigger, x *anchor.Resolved) int {
	if x == nil || x.First >= f.First || t.verb || strings.HasSuffix(d.Lower(t.last-1), "s") || d.Lower(f.First) != "no" || t.np[0] > f.First+1 || !opensBlock(d, f) {
		return -1
	}
	return f.First
}

// labelled reads a line's label before what it lists: "** CANCELLED ** Meeting of ministers", "POSTPONED: Library board meeting".
func labelled(d *document, f *frame, t *trigger) (schedule.Status, int) {
	i := f.First
	for i < f.Last && d.Tokens[i].Kind != text.Word {
		if i-f.First > 3 || !isOneOf(d.Text(i), "*", "**", "[", "(", "-", "–") {
			return "", -1
		}
		i++
	}
	if i+1 >= t.np[0] || d.Tokens[i+1].Kind == text.Word || !isOneOf(d.Text(i+1), ":", "*", "**", "]", ")", "-", "–") || !opensBlock(d, f) {
		return "", -1
	}
	if i == f.First && d.Text(i+1) == "-" && !d.Tokens[i+1].Space {
		return "", -1
	}
	switch w := d.Lower(i); w {
	case "cancelled", "canceled", "off":
		return schedule.Cancelled, i
	case "postponed":
		return schedule.Postponed, i
	}
	return "", -1
}

// opensBlock reports that a sentence begins its block of text.
func opensBlock(d *document, f *frame) bool {
	return f.First == 0 || d.SentenceOf(f.First-1) < 0 || d.Sentences[d.SentenceOf(f.First-1)].Block != f.Block
}

const listDayRule = "list-day"

// monthLists finds the days of lines that begin with a bare number under a line that is only a month ("April / 11 - Paradiso,
// Amsterdam"), and adds them to the expressions in their order.
func monthLists(d *text.Doc, xs []timex.Expression) []timex.Expression {
	var out []timex.Expression
	var month *timex.Expression
	n := 0
	for i := range d.Sentences {
		s := &d.Sentences[i]
		var first *timex.Expression
		for ; n < len(xs) && xs[n].First < s.Last; n++ {
			if first == nil {
				first = &xs[n]
			}
			if out != nil {
				out = append(out, xs[n])
			}
		}
		opens := i == 0 || d.Sentences[i-1].Block != s.Block
		if first != nil && first.Form.Month != 0 && first.Form.Day == 0 && first.First == s.First && first.Last >= s.Last-1 && opens {
			month = first
			continue
		}
		if month == nil || !opens {
			continue
		}
		day := listDay(d, s)
		if day == 0 || first != nil && first.First == s.First {
			if s.Last-s.First > 30 {
				month = nil // running text
			}
			continue
		}
		if _, ok := schedule.ValidDate(2020, month.Form.Month, day); !ok {
			continue
		}
		if out == nil {
			out = append(out, xs[:n]...)
		}
		x := timex.Expression{Span: d.Span(s.First, s.First+1), First: s.First, Last: s.First + 1, Text: d.Text(s.First), Type: timex.Date, Rule: listDayRule,
			Value: timexDate(month.Form.Year, month.Form.Month, day)}
		x.Form = timex.Form{Grain: schedule.GrainDay, Year: month.Form.Year, Month: month.Form.Month, Day: day, RangeTo: -1, Twin: -1, Listed: -1}
		k := len(out)
		for k > 0 && out[k-1].First > x.First {
			k--
		}
		out = slices.Insert(out, k, x)
	}
	if out == nil {
		return xs
	}
	return renumber(out, xs)
}

// yearLists gives the days of a chronicle the year of the line above them ("1957 / 5 October - First elections").
func yearLists(d *text.Doc, xs []timex.Expression) []timex.Expression {
	var out []timex.Expression
	year, lines, n := 0, 0, 0
	for i := range d.Sentences {
		s := &d.Sentences[i]
		first := n
		for n < len(xs) && xs[n].First < s.Last {
			n++
		}
		if n == first {
			continue
		}
		x := &xs[first]
		if x.Form.Year != 0 && x.Form.Month == 0 && x.First == s.First && x.Last >= s.Last-1 {
			year = x.Form.Year
			lines++
			continue
		}
		if x.Form.Year != 0 && x.Form.Month == 0 && x.First == s.First && first+1 < n && xs[first+1].First == x.Last && xs[first+1].Form.Year == 0 {
			year = x.Form.Year // "1957 5 October - First elections"
			lines++
		}
		if year == 0 || s.Last-s.First > 60 {
			year = 0
			continue
		}
		for k := first; k < n; k++ {
			f := &xs[k].Form
			if f.Year != 0 || f.Month == 0 || f.Day == 0 {
				continue
			}
			if out == nil {
				out = slices.Clone(xs)
			}
			out[k].Form.Year = year
			if _, ok := schedule.ValidDate(year, f.Month, f.Day); ok && f.Clock == nil {
				out[k].Value = timexDate(year, f.Month, f.Day)
			}
		}
	}
	if out == nil || lines < 3 {
		return xs // one year above a list may be anything
	}
	return out
}

const listClockRule = "list-clock"

// listClocks finds the hours of a programme that says whose time it keeps ("all times GMT"): four digits that begin a line,
// or end it behind a comma ("0130 SYDNEY - The bank meets", "Plenary session opens, 1500").
func listClocks(d *text.Doc, a *schedule.Article, xs []timex.Expression) []timex.Expression {
	if z := listZone(&document{Doc: d}, a); z == nil || !z.list {
		return xs
	}
	var found []timex.Expression
	taken := func(i int) bool {
		k := sort.Search(len(xs), func(k int) bool { return xs[k].Last > i })
		return k < len(xs) && xs[k].First <= i
	}
	for i := range d.Sentences {
		s := &d.Sentences[i]
		opens := i == 0 || d.Sentences[i-1].Block != s.Block
		for _, at := range [...]int{s.First, s.Last - 1, s.Last - 2} {
			if at < s.First || at >= s.Last || len(found) > 0 && found[len(found)-1].First >= at {
				continue
			}
			c, ok := fourDigits(d, at)
			switch next := d.Text(at + 1); {
			case !ok || taken(at):
			case at == s.First && opens && s.Last-at > 2 && (at+1 < s.Last && d.Tokens[at+1].Capital || next == "-" || next == "–" || next == ":"),
				at > s.First && (d.Text(at-1) == "," || isOneOf(d.Lower(at-1), "at", "from")) && (at+1 == s.Last || next == "." || next == ";"):
				x := timex.Expression{Span: d.Span(at, at+1), First: at, Last: at + 1, Text: d.Text(at), Type: timex.Time, Rule: listClockRule,
					Value: fmt.Sprintf("T%02d:%02d", c.Hour, c.Minute)}
				x.Form = timex.Form{Clock: &c, RangeTo: -1, Twin: -1, Listed: -1}
				found = append(found, x)
			}
		}
	}
	if found == nil {
		return xs
	}
	out := append(slices.Clone(xs), found...)
	slices.SortStableFunc(out, func(a, b timex.Expression) int { return a.First - b.First })
	return renumber(out, xs)
}

// fourDigits reads "0730".
func fourDigits(d *text.Doc, i int) (c schedule.Clock, ok bool) {
	t := &d.Tokens[i]
	if t.Kind != text.Number || t.End-t.Start != 4 {
		return c, false
	}
	n := 0
	for _, r := range d.Text(i) {
		if r < '0' || r > '9' {
			return c, false
		}
		n = n*10 + int(r-'0')
	}
	c.Hour, c.Minute = n/100, n%100
	return c, c.Hour < 24 && c.Minute < 60
}

// listDay is the number that a line begins with before a dash, a colon, a stop or its words, 0 for none.
func listDay(d *text.Doc, s *text.Sentence) int {
	t := &d.Tokens[s.First]
	if t.Kind != text.Number || t.End-t.Start > 2 || s.Last-s.First < 3 {
		return 0
	}
	if next := d.Text(s.First + 1); next != "-" && next != "–" && next != "—" && next != ":" && next != "." {
		return 0
	}
	n := 0
	for _, c := range d.Text(s.First) {
		n = n*10 + int(c-'0')
	}
	return n
}

func timexDate(year int, m time.Month, day int) string {
	v := []byte("XXXX-00-00")
	if year > 0 {
		for i, y := 3, year; i >= 0; i, y = i-1, y/10 {
			v[i] = byte('0' + y%10)
		}
	}
	v[5], v[6], v[8], v[9] = byte('0'+m/10), byte('0'+m%10), byte('0'+day/10), byte('0'+day%10)
	return string(v)
}

// renumber mends the indexes by which expressions point at each other after some were put between them.
func renumber(out, old []timex.Expression) []timex.Expression {
	at := make([]int, len(old))
	k := 0
	for i := range out {
		if k < len(old) && out[i].First == old[k].First && out[i].Rule == old[k].Rule {
			at[k] = i
			k++
		}
	}
	for i := range out {
		f := &out[i].Form
		for _, p := range []*int{&f.RangeTo, &f.Twin, &f.Listed} {
			if *p >= 0 && *p < len(at) {
				*p = at[*p]
			}
		}
	}
	return out
}
