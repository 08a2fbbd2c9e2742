// Package text cuts an article into sentences and tokens that know their bytes. One pass, no regular expressions.
package text

import "dateline/schedule"

// Kind of a token.
type Kind uint8

const (
	Word   Kind = iota // letters, with inner apostrophes; "U.S." and "p.m." are one word; hyphenated words are cut at the hyphen
	Number             // digits with inner separators as written: "10", "1,000", "3.5"; "10th" is Number "10" and Word "th"
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

// Doc is one field of an article, cut up.
type Doc struct {
	Src       string
	In        schedule.Part
	Blocks    []schedule.Block
	Tokens    []Token
	Sentences []Sentence
}
