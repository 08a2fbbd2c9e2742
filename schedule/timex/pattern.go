package timex

import (
	"strings"

	"dateline/schedule/text"
)

// A pattern is a row's sequence of token classes, written in a small language and compiled once:
//
//	early|late     one of these words
//	<month>        a token of a class, or a phrase that a function in atoms.go reads (clock, date, num …)
//	x?             x or nothing, taken when it fits
//	(x y)? (x | y) groups and alternatives
//	- , .          these marks; a hyphen stands for a dash, too
//	~x             x with no white space before it
//
// The first way through that fits wins; rows compete by length.
type program struct {
	ops        []op
	literals   []string
	firstClass class
	firstWords []string
}

type opKind uint8

const (
	opWord opKind = iota
	opPunct
	opClass
	opAtom
	opSplit
	opJump
	opEnd
)

type op struct {
	kind  opKind
	tight bool
	a, b  int
	ids   []uint16
	words []string
	cls   class
	atom  *atom
	name  string
}

type capture struct {
	name        string
	first, last int
	e           *entry // of a single word; its meaning is made when a row asks for it
	v           val
}

type compiler struct {
	toks []string
	at   int
	prog program
}

func compile(src string) program {
	c := &compiler{toks: tokenizePattern(src)}
	c.alternatives()
	c.emit(op{kind: opEnd})
	c.prog.first(0)
	return c.prog
}

func tokenizePattern(src string) []string {
	src = strings.NewReplacer("(", " ( ", ")?", " )? ", ")", " ) ").Replace(src)
	return strings.Fields(src)
}

func (c *compiler) emit(o op) int {
	c.prog.ops = append(c.prog.ops, o)
	return len(c.prog.ops) - 1
}

// alternatives reads x | y | z up to a closing bracket.
func (c *compiler) alternatives() {
	var jumps []int
	for {
		split := c.emit(op{kind: opSplit})
		c.sequence()
		if c.at < len(c.toks) && c.toks[c.at] == "|" {
			c.at++
			jumps = append(jumps, c.emit(op{kind: opJump}))
			c.prog.ops[split].a = split + 1
			c.prog.ops[split].b = len(c.prog.ops)
			continue
		}
		c.prog.ops[split].a = split + 1
		c.prog.ops[split].b = -1
		break
	}
	for _, j := range jumps {
		c.prog.ops[j].a = len(c.prog.ops)
	}
}

func (c *compiler) sequence() {
	for c.at < len(c.toks) {
		t := c.toks[c.at]
		if t == ")" || t == ")?" || t == "|" {
			return
		}
		c.at++
		if t == "(" {
			split := c.emit(op{kind: opSplit})
			c.alternatives()
			opt := c.at < len(c.toks) && c.toks[c.at] == ")?"
			c.at++
			c.prog.ops[split].a = split + 1
			c.prog.ops[split].b = -1
			if opt {
				c.prog.ops[split].b = len(c.prog.ops)
			}
			continue
		}
		opt := len(t) > 1 && strings.HasSuffix(t, "?")
		t = strings.TrimSuffix(t, "?")
		if opt {
			split := c.emit(op{kind: opSplit})
			c.item(t)
			c.prog.ops[split].a = split + 1
			c.prog.ops[split].b = len(c.prog.ops)
		} else {
			c.item(t)
		}
	}
}

func (c *compiler) item(t string) {
	o := op{}
	if len(t) > 1 && t[0] == '~' {
		o.tight = true
		t = t[1:]
	}
	switch {
	case t[0] == '<':
		o.name = strings.Trim(t, "<>")
		if cls, ok := classNames()[o.name]; ok {
			o.kind, o.cls = opClass, cls
		} else {
			o.kind, o.atom = opAtom, atomNamed(o.name)
		}
	case len(t) == 1 && strings.ContainsAny(t, "-,.()[]/&:"):
		o.kind, o.words = opPunct, []string{t}
	default:
		o.kind, o.words = opWord, strings.Split(t, "|")
		c.prog.literals = append(c.prog.literals, o.words...)
	}
	c.emit(o)
}

// first collects what may stand at the beginning.
func (p *program) first(pc int) {
	for pc >= 0 {
		o := &p.ops[pc]
		switch o.kind {
		case opSplit:
			p.first(o.a)
			pc = o.b
		case opJump:
			pc = o.a
		case opWord:
			p.firstWords = append(p.firstWords, o.words...)
			return
		case opClass:
			p.firstClass |= o.cls
			return
		case opAtom:
			p.firstClass |= o.atom.first
			p.firstWords = append(p.firstWords, o.atom.words...)
			return
		default:
			return
		}
	}
}

// resolve replaces words by their numbers in the lexicon.
func (p *program) resolve(lx *lexicon) {
	for i := range p.ops {
		o := &p.ops[i]
		if o.kind == opWord {
			for _, w := range o.words {
				o.ids = append(o.ids, lx.ids.Get(w))
			}
		}
	}
}

// run executes the program from pc at token i. Depth is bounded by the number of choices in one pattern.
func (p *parser) run(ops []op, pc, i int) (int, bool) {
	for {
		if pc < 0 {
			return 0, false
		}
		o := &ops[pc]
		switch o.kind {
		case opEnd:
			return i, true
		case opJump:
			pc = o.a
			continue
		case opSplit:
			if o.b < 0 {
				pc = o.a
				continue
			}
			if p.begins(&ops[o.a], i) {
				n := len(p.caps)
				if end, ok := p.run(ops, o.a, i); ok {
					return end, true
				}
				p.caps = p.caps[:n]
			}
			pc = o.b
			continue
		}
		if i >= p.limit || o.tight && p.t(i).Space {
			return 0, false
		}
		switch o.kind {
		case opWord:
			if !p.oneOf(i, o.ids) {
				return 0, false
			}
			i++
		case opPunct:
			if !p.mark(i, o.words[0]) {
				return 0, false
			}
			i++
		case opClass:
			e := p.entry(i)
			if e.cls&o.cls == 0 {
				return 0, false
			}
			c := p.capture(o.name, i, i+1)
			c.e = e
			i++
		case opAtom:
			if f := p.entry(i); f.cls&o.atom.first == 0 && !o.atom.byWord {
				return 0, false
			}
			m := &p.memo[o.atom.n]
			if m.at != i || m.limit != p.limit {
				m.at, m.limit = i, p.limit
				m.end, m.v, m.ok = o.atom.read(p, i)
			}
			if !m.ok || m.end > p.limit {
				return 0, false
			}
			c := p.capture(o.name, i, m.end)
			c.e, c.v = nil, m.v
			i = m.end
		}
		pc++
	}
}

// begins reports whether the way that an option opens can be gone at token i at all; it saves most of the tries.
func (p *parser) begins(o *op, i int) bool {
	switch o.kind {
	case opWord:
		return i < p.limit && p.oneOf(i, o.ids)
	case opClass:
		return i < p.limit && p.entry(i).cls&o.cls != 0
	}
	return true
}

func (p *parser) oneOf(i int, ids []uint16) bool {
	id := p.wid(i)
	for _, w := range ids {
		if w == id {
			return true
		}
	}
	return false
}

// capture takes the next place for a captured phrase. Its meaning is left from an earlier use until e or v is set: they are
// large, and most rows fail before anybody asks.
func (p *parser) capture(name string, first, last int) *capture {
	n := len(p.caps)
	if n == cap(p.caps) {
		p.caps = append(p.caps, capture{})
	} else {
		p.caps = p.caps[:n+1]
	}
	c := &p.caps[n]
	c.name, c.first, c.last = name, first, last
	return c
}

// mark reports whether the token is this punctuation mark; a hyphen matches dashes, too.
func (p *parser) mark(i int, m string) bool {
	if i < 0 || i >= p.limit {
		return false
	}
	t := p.t(i)
	if t.Kind != text.Punct {
		return false
	}
	s := p.d.Src[t.Start:t.End]
	if m == "-" {
		return s == "-" || s == "–" || s == "—" || s == "‑" || s == "−"
	}
	return s == m
}

func fields(s string) []string { return strings.Fields(s) }
