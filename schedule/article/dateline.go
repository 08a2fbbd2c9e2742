package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/schedule"
)

// A dateline opens a wire story: place, date, agency, in that order, each optional, closed by a dash, a colon or a full
// stop. A place alone counts only in capitals before a dash; a date without an agency only before a colon or dash.

// notPlaces open lines in capitals before a dash and are no places.
var notPlaces = map[string]bool{
	"update": true, "updated": true, "breaking": true, "exclusive": true, "watch": true, "live": true, "video": true, "opinion": true,
	"analysis": true, "correction": true, "corrected": true, "explainer": true, "factbox": true, "timeline": true, "news": true,
	"file": true, "photo": true, "photos": true, "note": true, "editor": true, "what": true, "when": true, "where": true, "who": true,
	"how": true, "why": true, "press": true, "warning": true, "alert": true, "quotes": true, "poll": true, "feature": true,
	"column": true, "review": true, "interview": true, "related": true, "more": true, "read": true, "today": true, "preview": true,
	"results": true, "schedule": true, "agenda": true, "urgent": true, "recap": true, "podcast": true, "summary": true,
	"advisory": true, "release": true, "wrap": true, "brief": true, "graphic": true, "insight": true, "media": true,
}

// findDateline looks at the first running paragraphs of a text for one.
func findDateline(text string, blocks []schedule.Block) *schedule.Dateline {
	tried := 0
	for _, b := range blocks {
		if b.Kind == schedule.Debris || b.Kind == schedule.Caption {
			continue
		}
		if d := readDateline(text[b.Span.Start:b.Span.End]); d != nil {
			d.Span.Start += b.Span.Start
			d.Span.End += b.Span.Start
			return d
		}
		if tried++; tried > 8 {
			break
		}
	}
	return nil
}

// readDateline reads the dateline at the beginning of s, nil when there is none.
func readDateline(s string) *schedule.Dateline {
	head := s[:runeCut(s, 140)]
	p, _ := pieces(head, 48)
	if len(p) < 3 {
		return nil
	}
	d := &schedule.Dateline{}
	i, caps := placeName(head, p)
	if i > 0 {
		d.Place = head[p[0].start:p[i-1].end]
		if notPlaces[p[0].s] {
			return nil
		}
	}
	at := func(k int) string {
		if k < len(p) {
			return p[k].s
		}
		return ""
	}
	dated := false
	takeDate := func() {
		j := i
		for j < len(p) && (at(j) == "," || at(j) == "." || at(j) == "(" && !dated) {
			j++
		}
		if c, n := date(p, j); n > 0 {
			d.Month, d.MonthDay, d.Year = c.month, c.day, c.year
			dated = true
			i = j + n
			if at(i) == ")" {
				i++
			}
		}
	}
	takeDate()
	if at(i) == "." || at(i) == "," {
		i++
	}
	open := at(i)
	if open == "(" || open == "/" || open == "[" {
		close := map[string]string{"(": ")", "/": "/", "[": "]"}[open]
		j := i + 1
		for j < len(p) && j < i+14 && at(j) != close {
			j++
		}
		// "(UrduPoint News / Sputnik - 12th May, 2020)": the date may stand within.
		if j < len(p) && at(j) == close && j > i+1 {
			end := j
			for k := i + 2; k < j; k++ {
				if c, n := date(p, k); n > 0 && k+n == j {
					d.Month, d.MonthDay, d.Year = c.month, c.day, c.year
					dated = true
					end = k
					for end > i+1 && (at(end-1) == "-" || at(end-1) == "–" || at(end-1) == ",") {
						end--
					}
					break
				}
			}
			if name := head[p[i+1].start:p[end-1].end]; agencyName(name) {
				d.Agency = name
				i = j + 1
			}
		}
	}
	if !dated {
		takeDate()
	}
	stop := at(i)
	if stop == "." && i+1 < len(p) && (at(i+1) == "-" || at(i+1) == "–" || at(i+1) == "—") {
		i++
		stop = at(i)
	}
	dash := stop == "-" || stop == "–" || stop == "—"
	ok := false
	switch {
	case d.Agency != "" && (d.Place != "" || dated || open == "/"):
		ok = dated || agencyKnown(d.Agency) || caps && (dash || stop == ":" || open == "/")
	case d.Agency != "":
		ok = dash && agencyKnown(d.Agency)
	case d.Place != "" && dated:
		ok = dash || stop == ":"
	case d.Place != "":
		ok = caps && (stop == "—" || stop == "–" || stop == "-" && (at(i+1) == "-" || spaced(head, p, i))) && words(p, i)
	}
	if !ok {
		return nil
	}
	for i < len(p) && (at(i) == "-" || at(i) == "–" || at(i) == "—" || at(i) == ":" || at(i) == "." && d.Agency != "") {
		i++
	}
	if i >= len(p) && len(head) == len(s) && !dated && d.Agency == "" {
		return nil // a heading, nothing follows
	}
	d.Span = schedule.Span{Start: p[0].start, End: p[i-1].end}
	return d
}

// words: what follows the dash is text, not a figure ("DJI - 33,596").
func words(p []piece, i int) bool {
	for i < len(p) && p[i].number < 0 && !p[i].capital && !unicode.IsLetter(r0(p[i].s)) {
		i++
	}
	return i < len(p) && p[i].capital
}

func spaced(s string, p []piece, i int) bool {
	return p[i].start > 0 && s[p[i].start-1] == ' ' && p[i].end < len(s) && s[p[i].end] == ' '
}

// placeName returns the number of pieces at the beginning that can name a place: up to five capitalised words, with
// commas, slashes, hyphens and abbreviations ("ERIE, Pa.", "TOKYO/SEOUL", "SEOUL, South Korea"), and whether its first word
// is all in capitals.
func placeName(s string, p []piece) (n int, caps bool) {
	if p[0].number >= 0 || !p[0].capital {
		return 0, false
	}
	if _, ok := monthNames[p[0].s]; ok {
		if _, k := date(p, 0); k > 0 {
			return 0, false
		}
	}
	first := s[p[0].start:p[0].end]
	caps = strings.ToUpper(first) == first && utf8.RuneCountInString(first) > 1
	words := 0
	for i := 0; i < len(p) && words < 6; i++ {
		if p[i].number >= 0 {
			break
		}
		if p[i].capital {
			if _, k := date(p, i); k > 0 {
				break
			}
			words++
			n = i + 1
			continue
		}
		switch p[i].s {
		case ",", "/", "'", "’":
			continue
		case "-":
			if i+1 < len(p) && p[i].start == p[i-1].end && p[i+1].start == p[i].end {
				continue
			}
		case ".":
			// An abbreviated state, not the full stop before the text.
			if w := p[i-1]; w.end-w.start <= 5 && i >= 2 && p[i-2].s == "," {
				n = i + 1
				continue
			}
			if w := p[i-1]; (w.s == "st" || w.s == "ft" || w.s == "mt") && i+1 < len(p) && p[i+1].capital {
				continue
			}
		case "de", "la", "del", "of", "the", "al", "el", "es", "upon", "au", "sur", "am":
			if i+1 < len(p) && p[i+1].capital && i > 0 {
				continue
			}
		}
		break
	}
	return n, caps
}

// agencyName: what may stand in the brackets of a dateline: at most six words that begin with a capital.
func agencyName(s string) bool {
	if agencyKnown(s) {
		return true
	}
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 7 {
		return false
	}
	capitals := 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r):
			capitals++
		case w == "/" || w == "-" || w == "of" || w == "and" || w == "the" || w == "for" || w == "&":
		default:
			return strings.ContainsRune(w, '.') && len(words) == 1
		}
	}
	return capitals > 0
}
