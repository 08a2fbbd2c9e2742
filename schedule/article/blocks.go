package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/schedule"
)

// line is one line of a text under judgement.
type line struct {
	start, end int    // trimmed, in the text
	s          string // text[start:end]
	words      int    // runs of letters and digits between spaces
	after      bool   // an empty line stands before it
}

// cut is the work of reading the build of one text: its blocks and what its debris says of the publication.
type cut struct {
	text   string
	blocks []schedule.Block
	stamps []schedule.Stamp
	url    string // address of the article itself, stated in its head
}

// Blocks cuts a text into lines and paragraphs and says what each is for. Blocks are in order, do not overlap, and hold
// no empty lines. A paragraph wrapped by hand over several lines is one block.
func Blocks(text string) []schedule.Block { return cutText(text).blocks }

func cutText(text string) *cut {
	c := &cut{text: text}
	lines := paragraphs(text)
	pages := pageDates(lines)
	related := false // below "Recent posts", where headlines of other stories stand
	prose := 0       // running paragraphs so far
	seen := newRepeats(len(text))
	for i, l := range lines {
		if i == 0 {
			if n := strings.TrimPrefix(l.s, bom); n != l.s {
				c.add(schedule.Span{Start: l.start, End: l.start + len(bom)}, schedule.Debris)
				l = trimmed(text, l.start+len(bom), l.end)
			}
			if l.s == "" {
				continue
			}
			l = c.prefix(l)
			if l.s == "" {
				continue
			}
		}
		kind, section := c.judge(l, prose, len(c.blocks), pages)
		last := i == len(lines)-1
		switch {
		case kind == schedule.Item && !c.headed() && !bullet(l.s) && (last || !item(lines[i+1])):
			kind = schedule.Heading // a headline that begins with a date
		case kind == schedule.Heading && c.underDate() && l.words > 2 && !dateOnly(l.s) && !last:
			kind = schedule.Item
		case kind == schedule.Heading && last && !related && prose > 0 && l.words >= 7:
			kind = schedule.Prose // it heads nothing: a sentence cut off
		}
		switch {
		case section:
			related = true
		case kind == schedule.Prose:
			related = false
		case related && kind == schedule.Heading:
			kind = schedule.Debris
		}
		switch kind {
		case schedule.Prose, schedule.Item:
			if seen.repeated(l.s, inProse) {
				kind = schedule.Repeated
			}
		case schedule.Heading:
			if seen.repeated(l.s, inHeading) {
				kind = schedule.Repeated
			}
		}
		if kind == schedule.Prose && l.words > 8 {
			prose++
		}
		c.add(schedule.Span{Start: l.start, End: l.end}, kind)
	}
	return c
}

func (c *cut) add(s schedule.Span, k schedule.BlockKind) {
	c.blocks = append(c.blocks, schedule.Block{Span: s, Kind: k})
}

// underDate reports whether the block above is a heading that is a date, or an item of one.
func (c *cut) underDate() bool {
	for i := len(c.blocks) - 1; i >= 0; i-- {
		b := c.blocks[i]
		switch b.Kind {
		case schedule.Item:
			continue
		case schedule.Heading:
			return dateOnly(c.text[b.Span.Start:b.Span.End])
		}
		return false
	}
	return false
}

// dateOnly: "Tuesday, 13 September".
func dateOnly(s string) bool {
	n, dated := leadingTime(s)
	return dated && strings.Trim(s[n:], " :.") == ""
}

// judge says what a line is for; section reports that it heads a list of other stories. The order of the tests is the order of
// certainty: machine-made lines first, then the words of navigation, then the build of the line.
func (c *cut) judge(l line, prose, index int, pages int) (kind schedule.BlockKind, section bool) {
	if c.stampLine(l, prose, pages) {
		return schedule.Debris, false
	}
	if urlLine(l.s) {
		if index < 2 && prose == 0 && c.url == "" {
			c.url = l.s
		}
		return schedule.Debris, false
	}
	if isSection(l) {
		return schedule.Debris, true
	}
	switch {
	case caption(l):
		return schedule.Caption, false
	case machine(l) || contact(l) || tags(l) || navigation(l) || byline(l):
		return schedule.Debris, false
	case item(l):
		return schedule.Item, false
	case heading(l):
		return schedule.Heading, false
	}
	return schedule.Prose, false
}

// paragraphs cuts text into lines; lines of a paragraph wrapped at a fixed width are put together again.
func paragraphs(text string) []line {
	var out []line
	empty := true
	for at := 0; at < len(text); {
		n := lineEnd(text[at:])
		end, next := len(text), len(text)
		if n >= 0 {
			end = at + n
			_, w := utf8.DecodeRuneInString(text[end:])
			next = end + w
			if text[end] == '\r' && strings.HasPrefix(text[next:], "\n") {
				next++
			}
		}
		l := trimmed(text, at, end)
		at = next
		if l.s == "" {
			empty = true
			continue
		}
		l.after = empty
		empty = false
		out = append(out, l)
	}
	if !wrapped(out) {
		return out
	}
	joined := out[:0]
	for _, l := range out {
		k := len(joined) - 1
		if k >= 0 && !l.after && lastLen(joined[k].s) >= wrapMin && !bullet(l.s) && joined[k].start < l.start {
			joined[k] = trimmed(text, joined[k].start, l.end)
			continue
		}
		joined = append(joined, l)
	}
	return joined
}

// lineEnd finds the first end of a line, those of Unicode included, -1 when there is none.
func lineEnd(s string) int {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\n', '\r':
			return i
		case 0xe2: // U+2028, U+2029
			if i+2 < len(s) && s[i+1] == 0x80 && s[i+2]&0xfe == 0xa8 {
				return i
			}
		}
	}
	return -1
}

const wrapMin, wrapMax = 50, 100

// wrapped reports whether a text looks wrapped by hand: no long line at all, and most lines that go on without an empty
// line are of nearly full width and stop within a sentence.
func wrapped(lines []line) bool {
	full, follow, open := 0, 0, 0
	for i, l := range lines {
		if len(l.s) > wrapMax {
			return false
		}
		if i+1 < len(lines) && !lines[i+1].after {
			follow++
			if len(l.s) >= wrapMin {
				full++
				if !terminal(l.s) {
					open++
				}
			}
		}
	}
	return follow >= 3 && full*4 >= follow*3 && open*2 >= full
}

func lastLen(s string) int { return len(s) - 1 - strings.LastIndexByte(s, '\n') }

func trimmed(text string, start, end int) line {
	s := text[start:end]
	t := strings.TrimLeftFunc(s, space)
	start += len(s) - len(t)
	t = strings.TrimRightFunc(t, space)
	l := line{start: start, end: start + len(t), s: t}
	in := false
	for i := 0; i < len(t); i++ {
		c := t[i]
		word := c >= utf8.RuneSelf || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if word && !in {
			l.words++
		}
		in = word || in && c != ' ' && c != '\t'
	}
	return l
}

// space also takes what scrapers leave at the ends of lines: zero-width characters and soft hyphens.
func space(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\u200e' || r == '\u200f' || r == '\u00ad' || r == '\u2060'
}

// terminal reports whether a line ends as a sentence does.
func terminal(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)] ")
	if strings.HasSuffix(s, "…") {
		return true
	}
	return s != "" && strings.IndexByte(".!?", s[len(s)-1]) >= 0
}

// heading: a short line that does not end as a sentence, or a short question.
func heading(l line) bool {
	if l.words > 20 || len(l.s) > 160 {
		return false
	}
	if strings.HasSuffix(l.s, "?") {
		return l.words <= 9 && strings.Count(l.s, "?") == 1 && !strings.ContainsAny(l.s[:1], "\"'") && !strings.HasPrefix(l.s, "“")
	}
	if strings.HasSuffix(l.s, ":") {
		return l.words <= 9
	}
	if strings.HasSuffix(l.s, ",") || strings.HasSuffix(l.s, ";") {
		return false
	}
	return !terminal(l.s)
}

// item: a bullet, a row of a table, or a line that begins with its time.
func item(l line) bool {
	if bullet(l.s) {
		return true
	}
	if strings.Count(l.s, "\t") >= 1 && l.words <= 30 || strings.Count(l.s, " | ") >= 2 {
		return true
	}
	if l.words > 40 {
		return false
	}
	n, dated := leadingTime(l.s)
	if n == 0 {
		return dashedTime(l)
	}
	rest := strings.TrimLeft(l.s[n:], " ")
	if rest == "" {
		return false // only a date: a heading of what follows
	}
	for _, mark := range []string{":", "-", "–", "—", "|", "•"} {
		if strings.HasPrefix(rest, mark) && strings.TrimLeft(rest[len(mark):], " ") != "" {
			return true
		}
	}
	return !terminal(l.s) && l.words <= 20 && (!dated || !strings.HasPrefix(rest, ","))
}

// dashedTime: "Leeds – 3.05pm", "Opening ceremony: 19:00".
func dashedTime(l line) bool {
	if l.words > 12 || terminal(l.s) && !strings.HasSuffix(l.s, ".m.") {
		return false
	}
	for _, mark := range []string{" – ", " - ", " — ", ": "} {
		if i := strings.LastIndex(l.s, mark); i > 0 {
			rest := strings.TrimSpace(l.s[i+len(mark):])
			n, _ := leadingTime(rest)
			return n > 0 && len(strings.Fields(rest[n:])) <= 2
		}
	}
	return false
}

var bullets = []string{"- ", "– ", "— ", "• ", "•", "* ", "▪", "◦", "‣", "■", "● ", "●", "►", "✓", "→ ", "· ", "o\t"}

// bullet recognises the mark that begins an item: "- x", "1. x", "2) x", "(a) x". "1.5 million" and "3. Mai" with a small
// letter are none.
func bullet(s string) bool {
	for _, b := range bullets {
		if strings.HasPrefix(s, b) && len(s) > len(b) {
			return true
		}
	}
	t := strings.TrimPrefix(s, "(")
	n := 0
	for n < len(t) && n < 2 && t[n] >= '0' && t[n] <= '9' {
		n++
	}
	if n == 0 && len(t) > 0 && t[0] >= 'a' && t[0] <= 'h' && len(t) < len(s) {
		n = 1
	}
	if n == 0 || n+2 >= len(t) || t[n] != '.' && t[n] != ')' || t[n+1] != ' ' || len(t) < len(s) && t[n] != ')' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(t[n+1:], " "))
	return !unicode.IsLower(r)
}
