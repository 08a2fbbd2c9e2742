// Package text cuts an article into sentences and tokens that know their bytes. One pass, no regular expressions.
package text

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/schedule"
)

// Kind of a token.
type Kind uint8

const (
	Word   Kind = iota // letters, with inner apostrophes; "U.S." and "p.m." are one word; hyphenated words are cut at the hyphen; a possessive "'s" is a word of its own
	Number             // digits with inner separators as written: "10", "1,000", "3.5", "30.12.2021"; "10th" is Number "10" and Word "th"
	Punct              // one punctuation character
	Symbol             // any other character
)

// Token is one word, number or mark.
type Token struct {
	Start, End int32
	Kind       Kind
	Capital    bool // begins with an upper-case letter
	Upper      bool // all letters upper case, at least two
	Space      bool // white space or a line end stands before it
}

// Sentence is a run of tokens. A line that is no prose (heading, list item) is a sentence of its own.
type Sentence struct {
	Start, End  int // bytes
	First, Last int // tokens [First, Last)
	Block       int // index into the blocks given to Parse
}

// Doc is one field of an article, cut up. It is read-only after Parse, so any number of goroutines may share it.
type Doc struct {
	Src       string
	In        schedule.Part
	Blocks    []schedule.Block
	Tokens    []Token
	Sentences []Sentence

	low string // Src in lower case, byte for byte
	odd bool   // Src holds letters that take more or fewer bytes when lowered ("İ"); low has them as written
}

// Parse cuts src. Blocks say which lines and paragraphs there are and what they are for; with nil blocks every line is
// one, save where a line was evidently broken for its length only. Sentences never cross a block. Text between the
// blocks is not read.
func Parse(src string, in schedule.Part, blocks []schedule.Block) *Doc {
	if blocks == nil {
		blocks = deriveBlocks(src, in)
	}
	d := &Doc{Src: src, In: in, Blocks: blocks}
	d.low, d.odd = lowered(src)
	d.Tokens = make([]Token, 0, len(src)/4+8)
	d.Sentences = make([]Sentence, 0, len(src)/100+len(blocks))
	at := 0
	for i, b := range blocks {
		start, end := max(b.Span.Start, at), min(b.Span.End, len(src))
		if start >= end {
			continue
		}
		first := len(d.Tokens)
		d.scan(start, end)
		at = end
		if len(d.Tokens) == first {
			continue
		}
		d.Tokens[first].Space = true
		if b.Kind == schedule.Prose || b.Kind == schedule.Repeated {
			d.split(first, i)
		} else {
			d.addSentence(first, len(d.Tokens), i)
		}
	}
	return d
}

// Text returns the token's bytes as written, "" outside the document.
func (d *Doc) Text(i int) string {
	if i < 0 || i >= len(d.Tokens) {
		return ""
	}
	t := &d.Tokens[i]
	return d.Src[t.Start:t.End]
}

// Lower returns the token in lower case, "" outside the document. It allocates only where lowering changes the length.
func (d *Doc) Lower(i int) string {
	if uint(i) >= uint(len(d.Tokens)) {
		return ""
	}
	t := &d.Tokens[i]
	s := d.low[t.Start:t.End]
	if d.odd {
		return strings.ToLower(s)
	}
	return s
}

// SentenceOf returns the index of the sentence that holds the token, -1 when none does.
func (d *Doc) SentenceOf(tok int) int {
	i := sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].Last > tok })
	if i < len(d.Sentences) && d.Sentences[i].First <= tok {
		return i
	}
	return -1
}

// TokenAt returns the token that covers the byte, or else the first one after it; len(d.Tokens) when there is none.
func (d *Doc) TokenAt(byte int) int {
	return sort.Search(len(d.Tokens), func(i int) bool { return int(d.Tokens[i].End) > byte })
}

// Span is the range of bytes from the first to before the last token.
func (d *Doc) Span(first, last int) schedule.Span {
	if first < 0 || last > len(d.Tokens) || first >= last {
		return schedule.Span{In: d.In}
	}
	return schedule.Span{In: d.In, Start: int(d.Tokens[first].Start), End: int(d.Tokens[last-1].End)}
}

// lowered is src in lower case, byte for byte; odd tells that a letter stayed as it was because its small form is longer
// or shorter.
func lowered(src string) (low string, odd bool) {
	i := 0
	for i < len(src) && (src[i] < 'A' || src[i] > 'Z') && src[i] < 0x80 {
		i++
	}
	if i == len(src) {
		return src, false
	}
	b := []byte(src)
	for i < len(b) {
		if c := b[i]; c < 0x80 {
			if 'A' <= c && c <= 'Z' {
				b[i] = c + 'a' - 'A'
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if l := unicode.ToLower(r); l != r {
			if utf8.RuneLen(l) == n {
				utf8.EncodeRune(b[i:], l)
			} else {
				odd = true
			}
		}
		i += n
	}
	return string(b), odd
}

// deriveBlocks makes a block of every line. A line end inside a paragraph that was wrapped to a width is no boundary:
// the line is long, no stop ends it, and the next one goes on in lower case.
func deriveBlocks(src string, in schedule.Part) []schedule.Block {
	const wrapped = 50
	out := make([]schedule.Block, 0, strings.Count(src, "\n")+1)
	for at := 0; at < len(src); {
		end := strings.IndexByte(src[at:], '\n')
		if end < 0 {
			end = len(src)
		} else {
			end += at
		}
		line := strings.TrimSpace(src[at:end])
		if line == "" {
			at = end + 1
			continue
		}
		if n := len(out); n > 0 && line[0] >= 'a' && line[0] <= 'z' {
			p := &out[n-1].Span
			tail := strings.TrimSpace(src[max(p.Start, p.End-3):p.End])
			sameParagraph := strings.Count(src[p.End:at], "\n") == 1
			if sameParagraph && tail != "" && !strings.ContainsAny(tail[len(tail)-1:], ".!?:;\"'") && lastLine(src[p.Start:p.End]) >= wrapped {
				p.End = end
				at = end + 1
				continue
			}
		}
		out = append(out, schedule.Block{Span: schedule.Span{In: in, Start: at, End: end}})
		at = end + 1
	}
	return out
}

func lastLine(s string) int { return len(s) - 1 - strings.LastIndexByte(s, '\n') }
