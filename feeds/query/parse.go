package query

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits keep a query from an address harmless: no person writes longer or deeper ones.
const (
	maxLength = 4096
	maxDepth  = 64
)

// Error is a fault in a query, with the place a person should look at.
type Error struct {
	Query  string
	Column int // in characters, from 1
	Msg    string
}

func (e *Error) Error() string { return fmt.Sprintf("query, column %d: %s", e.Column, e.Msg) }

// Parse reads a filter. Nothing but blanks gives the Query that matches everything. The error is an *Error.
func Parse(s string) (Query, error) {
	if len(s) > maxLength {
		return Query{}, &Error{s[:80] + "…", 1, fmt.Sprintf("longer than %d bytes", maxLength)}
	}
	if !utf8.ValidString(s) {
		return Query{}, &Error{strings.ToValidUTF8(s, "�"), 1, "not valid UTF-8"}
	}
	p := parser{src: s}
	p.next()
	if p.tok.kind == tokEnd && p.err == nil {
		return Query{}, nil
	}
	n := p.or(0)
	if p.err == nil && p.tok.kind == tokClose {
		p.fail(p.tok.at, "bracket closes what was never opened")
	}
	if p.err != nil {
		return Query{}, p.err
	}
	return Query{n}, nil
}

type tokenKind uint8

const (
	tokEnd tokenKind = iota
	tokOpen
	tokClose
	tokOr
	tokAnd
	tokNot
	tokTerm
)

type token struct {
	kind         tokenKind
	at           int // byte offset
	field, value string
	valueAt      int
	quote        bool
}

type parser struct {
	src string
	pos int
	tok token
	err *Error
}

func (p *parser) fail(at int, format string, args ...any) {
	if p.err == nil {
		p.err = &Error{p.src, utf8.RuneCountInString(p.src[:at]) + 1, fmt.Sprintf(format, args...)}
	}
	p.tok = token{kind: tokEnd, at: len(p.src)}
	p.pos = len(p.src)
}

func (p *parser) or(depth int) node {
	list := or{p.and(depth)}
	for p.tok.kind == tokOr {
		p.next()
		list = append(list, p.and(depth))
	}
	if len(list) == 1 {
		return list[0]
	}
	return list
}

func (p *parser) and(depth int) node {
	list := and{p.unary(depth)}
	for {
		switch p.tok.kind {
		case tokAnd:
			p.next()
		case tokEnd, tokClose, tokOr:
			if len(list) == 1 {
				return list[0]
			}
			return list
		}
		list = append(list, p.unary(depth))
	}
}

func (p *parser) unary(depth int) node {
	if depth > maxDepth {
		p.fail(p.tok.at, "nested deeper than %d", maxDepth)
	}
	t := p.tok
	switch t.kind {
	case tokNot:
		p.next()
		return not{p.unary(depth + 1)}
	case tokOpen:
		p.next()
		n := p.or(depth + 1)
		if p.tok.kind != tokClose {
			p.fail(t.at, "bracket is never closed")
			return n
		}
		p.next()
		return n
	case tokTerm:
		p.next()
		test, err := tester(t.field, t.value)
		if err != nil {
			p.fail(t.valueAt, "%v", err)
		}
		return term{t.field, t.value, t.quote, test}
	case tokOr, tokAnd:
		p.fail(t.at, "%s needs a term on its left", p.src[t.at:p.pos])
	case tokClose:
		p.fail(t.at, "a term is missing before the bracket")
	default:
		p.fail(len(p.src), "a term is missing at the end")
	}
	return and{}
}

// next reads one token. A minus negates only where a term begins, so that "Porto-Lisbon" stays one word.
func (p *parser) next() {
	p.pos += len(p.src[p.pos:]) - len(strings.TrimLeftFunc(p.src[p.pos:], unicode.IsSpace))
	at := p.pos
	if at == len(p.src) {
		p.tok = token{kind: tokEnd, at: at}
		return
	}
	single := map[byte]tokenKind{'(': tokOpen, ')': tokClose, '-': tokNot}
	if k, ok := single[p.src[at]]; ok {
		p.pos++
		p.tok = token{kind: k, at: at}
		return
	}
	word, _ := p.word()
	switch word {
	case "OR":
		p.tok = token{kind: tokOr, at: at}
		return
	case "AND":
		p.tok = token{kind: tokAnd, at: at}
		return
	case "NOT":
		p.tok = token{kind: tokNot, at: at}
		return
	}
	t := token{kind: tokTerm, at: at, value: word, valueAt: at}
	if p.pos < len(p.src) && p.src[p.pos] == ':' && word != "" {
		t.field = strings.ToLower(word)
		if !known(t.field) {
			p.fail(at, "unknown field %q; the fields are %s", word, strings.Join(fields(), ", "))
			return
		}
		p.pos++
		t.valueAt = p.pos
		t.value, _ = p.word()
	}
	if t.value == "" && p.pos < len(p.src) && p.src[p.pos] == '"' {
		var ok bool
		if t.value, ok = p.quoted(); !ok {
			return
		}
		t.quote = true
	}
	if strings.TrimSpace(t.value) == "" {
		if t.field != "" {
			p.fail(t.valueAt, "%s: needs a value", t.field)
		} else if t.quote {
			p.fail(t.valueAt, "nothing between the quotes")
		} else {
			p.fail(t.valueAt, "a term cannot begin with %q", p.src[t.valueAt:t.valueAt+1])
		}
		return
	}
	p.tok = t
}

// word takes bytes up to a blank, bracket, quote or colon. A colon between digits belongs to the word: 20:30 is a time.
func (p *parser) word() (string, bool) {
	start := p.pos
	for i, r := range p.src[start:] {
		at := start + i
		if unicode.IsSpace(r) || r == '(' || r == ')' || r == '"' || r == ':' && !p.clockColon(at) {
			p.pos = at
			return p.src[start:at], at > start
		}
	}
	p.pos = len(p.src)
	return p.src[start:], p.pos > start
}

func (p *parser) clockColon(at int) bool {
	digit := func(i int) bool { return i >= 0 && i < len(p.src) && p.src[i] >= '0' && p.src[i] <= '9' }
	return digit(at-1) && digit(at+1)
}

func (p *parser) quoted() (string, bool) {
	at := p.pos
	var b strings.Builder
	for i := at + 1; i < len(p.src); i++ {
		switch c := p.src[i]; {
		case c == '"':
			p.pos = i + 1
			return b.String(), true
		case c == '\\' && i+1 < len(p.src) && (p.src[i+1] == '"' || p.src[i+1] == '\\'):
			i++
			b.WriteByte(p.src[i])
		default:
			b.WriteByte(c)
		}
	}
	p.fail(at, "quote is never closed")
	return "", false
}
