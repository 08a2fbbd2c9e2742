package page

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/schedule"
)

// piece is a run of words of an article; Field says what it tells ("when", "who" …), "" for the words between.
type piece struct{ Text, Field string }

// around is how far a passage may reach beyond the words it is shown for, in bytes, looking for the end of the sentence.
const around = 160

// passages cuts out of an article the sentences in which the quotes stand, with the quotes as marked pieces. The text is
// the article's own, byte for byte; only where a sentence is cut there is an ellipsis.
func passages(a *schedule.Article, quotes []schedule.Evidence) [][]piece {
	var out [][]piece
	for _, part := range []schedule.Part{schedule.InTitle, schedule.InText} {
		var spans []marked
		text := a.Source(part)
		for _, q := range quotes {
			// A quote that is not at its place belongs to another version of the text: better bare than wrong.
			if q.In == part.String() && a.Quote(schedule.Span{In: part, Start: q.Start, End: q.End}) == q.Quote && q.Quote != "" {
				spans = append(spans, marked{q.Start, q.End, q.Field})
			} else if q.In == part.String() {
				out = append(out, []piece{{q.Quote, q.Field}})
			}
		}
		out = append(out, cut(text, spans)...)
	}
	return out
}

// bare shows quotes when the article is not at hand: those that lie inside a longer one are marked in it.
func bare(quotes []schedule.Evidence) [][]piece {
	var out [][]piece
	for i, q := range quotes {
		if strings.TrimSpace(q.Quote) == "" || slices.ContainsFunc(quotes, func(o schedule.Evidence) bool { return inside(q, o) }) ||
			slices.ContainsFunc(quotes[:i], func(o schedule.Evidence) bool { return o.Quote == q.Quote }) {
			continue
		}
		spans := []marked{{0, len(q.Quote), q.Field}}
		for _, o := range quotes {
			if inside(o, q) {
				spans = append(spans, marked{o.Start - q.Start, o.End - q.Start, o.Field})
			}
		}
		out = append(out, pieces(q.Quote, 0, len(q.Quote), choose(spans)))
	}
	return out
}

// inside reports whether a is a part of b, and not the whole.
func inside(a, b schedule.Evidence) bool {
	i := a.Start - b.Start
	return a.In == b.In && i >= 0 && a.End <= b.End && len(a.Quote) < len(b.Quote) && a.End-a.Start == len(a.Quote) && b.End-b.Start == len(b.Quote) &&
		b.Quote[i:i+len(a.Quote)] == a.Quote
}

type marked struct {
	start, end int
	field      string
}

// longMark is the longest quote that is marked: beyond it a quote is a sentence, which marks nothing out.
const longMark = 80

// choose picks the spans to mark. Of those that overlap it takes the shorter: a clause may hold the whole event, and the
// words of its day are what the eye looks for.
func choose(spans []marked) []marked {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(a, b marked) int {
		return cmp.Or((a.end-a.start)-(b.end-b.start), a.start-b.start, cmp.Compare(a.field, b.field))
	})
	var out []marked
	for _, s := range spans {
		if s.end-s.start <= longMark && !slices.ContainsFunc(out, func(m marked) bool { return m.start < s.end && s.start < m.end }) {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b marked) int { return a.start - b.start })
	return out
}

// cut makes the passages of one text.
func cut(text string, spans []marked) [][]piece {
	marks := choose(spans)
	windows := [][2]int{}
	for _, s := range spans {
		from, to := sentence(text, s.start, s.end)
		windows = append(windows, [2]int{from, to})
	}
	slices.SortFunc(windows, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })
	var out [][]piece
	for i := 0; i < len(windows); {
		from, to := windows[i][0], windows[i][1]
		for i++; i < len(windows) && windows[i][0] <= to; i++ {
			to = max(to, windows[i][1])
		}
		out = append(out, pieces(text, from, to, marks))
	}
	return out
}

func pieces(text string, from, to int, marks []marked) []piece {
	var out []piece
	add := func(s, field string) {
		if s != "" {
			out = append(out, piece{s, field})
		}
	}
	if from > 0 && !ends(text[:from]) {
		add("…", "")
	}
	at := from
	for _, m := range marks {
		if m.start >= at && m.end <= to {
			add(text[at:m.start], "")
			add(text[m.start:m.end], m.field)
			at = m.end
		}
	}
	add(text[at:to], "")
	if to < len(text) && text[to] != '\n' && text[to] != '\r' && !ends(text[:to]) {
		add("…", "")
	}
	return out
}

// ends reports whether a text that stops here stops at the end of a sentence or line.
func ends(s string) bool {
	t := strings.TrimRight(s, " \t")
	return t == "" || strings.ContainsRune(".!?\n”\"", rune(t[len(t)-1])) || strings.HasSuffix(t, "”") || strings.HasSuffix(t, "\n")
}

// sentence widens a span to the bounds of its sentence or line, or to a word's end when those are far.
func sentence(text string, start, end int) (from, to int) {
	from, to = max(0, start-around), min(len(text), end+around)
	for from < start && !utf8.RuneStart(text[from]) {
		from++
	}
	for to > end && to < len(text) && !utf8.RuneStart(text[to]) {
		to--
	}
	before := text[from:start]
	if i := max(strings.LastIndexByte(before, '\n'), lastStop(before)); i >= 0 {
		from += i + 1
	} else if i := strings.IndexByte(before, ' '); from > 0 && i >= 0 {
		from += i + 1
	}
	after := text[end:to]
	i := strings.IndexByte(after, '\n')
	if j := firstStop(after); j >= 0 && (i < 0 || j < i) {
		i = j
	}
	if i >= 0 {
		to = end + i
	} else if i := strings.LastIndexByte(after, ' '); to < len(text) && i >= 0 {
		to = end + i
	}
	for from < start && (text[from] == ' ' || text[from] == '\n' || text[from] == '\r' || text[from] == '\t') {
		from++
	}
	return from, to
}

// lastStop finds the last end of a sentence; the index is that of the blank after it.
func lastStop(s string) int {
	for i := len(s) - 2; i > 0; i-- {
		if stops(s, i) {
			return i + 1
		}
	}
	return -1
}

// firstStop finds the first end of a sentence; the index is that of the blank after it.
func firstStop(s string) int {
	for i := 0; i < len(s)-1; i++ {
		if stops(s, i) {
			return i + 1
		}
	}
	return -1
}

// stops reports whether the byte at i ends a sentence: a blank and no small letter follow, and the word before is no
// abbreviation such as "p.m." or "Sen.". It only has to look well; nothing is read from it.
func stops(s string, i int) bool {
	if !strings.ContainsRune(".!?", rune(s[i])) || s[i+1] != ' ' {
		return false
	}
	if i+2 < len(s) && 'a' <= s[i+2] && s[i+2] <= 'z' {
		return false
	}
	word := s[strings.LastIndexByte(s[:i], ' ')+1 : i]
	return s[i] != '.' || len(word) > 3 && !strings.Contains(word, ".")
}
