package timex

import (
	"dateline/schedule"
	"dateline/schedule/text"
)

// parser walks one document. It lives for one call of Find.
type parser struct {
	d       *text.Doc
	lx      *lexicon
	rows    []row
	ids     []uint16
	start   int // first token of the sentence at hand
	limit   int // one past its last token
	caps    []capture
	scratch match // the row that is tried; one for all, so that a try allocates nothing
	memo    *[atoms]reading
	ran     int    // one past the last token of the latest run of days, 0 for none
	live    []bool // whether a row could begin at the token at all
	out     []Expression
}

// reading is what an atom read last: the rows that begin at one token ask for the same ones.
type reading struct {
	at, limit, end int
	v              val
	ok             bool
}

// row is one rule: what it looks like, what it means, and the examples that prove it.
type row struct {
	name    string
	pattern string
	make    func(m *match) bool
	yes     []string // `The vote is on [3 May] = XXXX-05-03`: what the row finds in brackets, its value after " = "
	no      []string // texts in which the row must find nothing
	prog    program
}

// match is a row that fits, while its meaning is made.
type match struct {
	p          *parser
	first, end int
	caps       []capture
	rule       string
	typ        Type
	value      string // set by rows whose value has a form of its own; "" means made from Form
	f          Form
}

// v returns the first capture of that name, nil when it was not there.
func (m *match) v(name string) *val {
	for i := range m.caps {
		if c := &m.caps[i]; c.name == name {
			if e := c.e; e != nil {
				c.e, c.v = nil, val{n: float64(e.num), unit: e.unit, code: e.code, month: e.month, weekday: e.weekday}
			}
			return &c.v
		}
	}
	return nil
}

func (m *match) has(name string) bool { return m.v(name) != nil }

// word reports whether one of the matched tokens is this word.
func (m *match) word(ws ...string) bool {
	for i := m.first; i < m.end; i++ {
		l := m.p.low(i)
		for _, w := range ws {
			if l == w {
				return true
			}
		}
	}
	return false
}

type tables struct {
	lx   *lexicon
	rows []row
}

// compiled is made once from the tables in this package and never written afterwards.
var compiled = newTables()

func newTables() *tables {
	rows := allRows()
	for i := range rows {
		rows[i].prog = compile(rows[i].pattern)
	}
	lx := newLexicon(rows)
	for i := range rows {
		rows[i].prog.resolve(lx)
	}
	return &tables{lx, rows}
}

func allRows() []row {
	var out []row
	for _, rs := range [][]row{clockRows(), dateRows(), relativeRows(), nthRows(), partRows(), durationRows(), setRows(), refRows()} {
		out = append(out, rs...)
	}
	return out
}

// Find returns the time expressions of a document in order, without overlap.
func Find(d *text.Doc) []Expression {
	p := &parser{d: d, lx: compiled.lx, rows: compiled.rows, ids: make([]uint16, len(d.Tokens)), live: make([]bool, len(d.Tokens)+1)}
	for i := range d.Tokens {
		p.ids[i] = p.id(i)
	}
	runs := 0
	for _, s := range d.Sentences {
		p.start, p.limit = s.First, s.Last
		runs += p.enliven()
	}
	if runs == 0 {
		return nil
	}
	p.out = make([]Expression, 0, runs)
	p.memo = new([atoms]reading)
	for i := range p.memo {
		p.memo[i].at = -1
	}
	for _, s := range d.Sentences {
		p.start, p.limit = s.First, s.Last
		p.sentence()
	}
	p.link()
	return p.out
}

// nothing is the token outside the sentence.
var nothing = text.Token{Kind: text.Symbol, Space: true}

// t is the token at i, an empty one outside the sentence.
func (p *parser) t(i int) *text.Token {
	if i < p.start || i >= p.limit {
		return &nothing
	}
	return &p.d.Tokens[i]
}

// wid is the token's number in the lexicon.
func (p *parser) wid(i int) uint16 {
	if i < p.start || i >= p.limit {
		return idNone
	}
	return p.ids[i]
}

func (p *parser) id(i int) uint16 {
	t := &p.d.Tokens[i]
	switch t.Kind {
	case text.Number:
		return idNumber
	case text.Word:
		if n := t.End - t.Start; n > 14 {
			return idNone
		}
		return p.lx.ids.Get(p.d.Lower(i))
	case text.Punct:
		if s := p.d.Src[t.Start:t.End]; s == "'" || s == "’" || s == "‘" || s == "`" {
			return idMark
		}
	}
	return idNone
}

func (p *parser) entry(i int) *entry {
	if i < p.start || i >= p.limit {
		return &p.lx.entries[idNone]
	}
	return &p.lx.entries[p.ids[i]]
}

// low is the token in lower case, "" outside the sentence.
func (p *parser) low(i int) string {
	if i < p.start || i >= p.limit {
		return ""
	}
	return p.d.Lower(i)
}

func (p *parser) is(i int, ws ...string) bool {
	l := p.low(i)
	if l == "" {
		return false
	}
	for _, w := range ws {
		if l == w {
			return true
		}
	}
	return false
}

// enliven marks the tokens at which a row could begin: those that lead through words of time expressions to one that
// no such expression can do without. Most words of most texts are ruled out here. It counts the runs of such tokens.
func (p *parser) enliven() (runs int) {
	const longest = 24 // tokens that any time expression joins without a space
	next := false
	chain := 0
	for i := p.limit - 1; i >= p.start; i-- {
		id := p.ids[i]
		live := false
		chain++
		if i+1 >= p.limit || p.d.Tokens[i+1].Space {
			chain = 0
		}
		switch {
		case id == idNumber && chain > longest: // 1-1-1-1-1…
		case id == idNone:
			t := &p.d.Tokens[i]
			if t.Kind == text.Punct && next {
				c := p.d.Src[t.Start]
				live = c == '-' || c == ',' || c == '.' || c == '(' || c >= 0x80
			}
		case p.lx.entries[id].strong:
			live = true
		case id == idNumber:
			live = next || p.tellingNumber(i)
		case p.lx.entries[id].cls&cCardinal != 0:
			live = next || p.entry(i+1).cls&cCardinal != 0 || p.mark(i+1, "-")
		default:
			live = next
		}
		p.live[i] = live
		if live && !next {
			runs++
		}
		next = live
	}
	return runs
}

// tellingNumber reports whether digits may be a time by themselves: four of them, or joined to what follows.
func (p *parser) tellingNumber(i int) bool {
	t := &p.d.Tokens[i]
	if n := t.End - t.Start; n == 4 || n > 2 && n <= 10 && p.d.Src[t.End-3] == '.' || n > 4 && n <= 10 && p.d.Src[t.End-5] == '.' {
		return true
	}
	if i > p.start && p.ids[i-1] == idMark && !t.Space && t.End-t.Start == 2 {
		return true
	}
	if t.End-t.Start > 4 || i+1 >= p.limit {
		return false
	}
	n := &p.d.Tokens[i+1]
	if n.Space {
		return false
	}
	switch p.d.Src[n.Start] {
	case ';':
		return i+2 < p.limit && !p.d.Tokens[i+2].Space && p.ids[i+2] == idNumber
	case ',', ')', '%', '"', ']', '!', '?':
		return false
	case '.':
		return false
	}
	return true
}

func (p *parser) sentence() {
	if p.ran > 0 && p.start < p.ran+runReach {
		p.awaken(p.start)
	}
	for i := p.start; i < p.limit; {
		if !p.live[i] || p.ids[i] == idNone || len(p.lx.entries[p.ids[i]].rules) == 0 {
			i++
			continue
		}
		n := p.spread(i)
		if n == i {
			n = p.spreadWeekdays(i)
		}
		if n > i {
			i = n
			p.awaken(i - 1)
			continue
		}
		m, ok := p.longest(i)
		if !ok {
			i++
			continue
		}
		p.add(m)
		i = p.list(m)
		p.awaken(i - 1)
	}
}

// longest tries every row that may begin at token i.
func (p *parser) longest(i int) (match, bool) {
	var best match
	found := false
	for _, r := range p.entry(i).rules {
		row := &p.rows[r]
		p.caps = p.caps[:0]
		end, ok := p.run(row.prog.ops, 0, i)
		if !ok || end <= i {
			continue
		}
		m := &p.scratch
		*m = match{p: p, first: i, end: end, caps: p.caps}
		m.f.RangeTo, m.f.Twin, m.f.Listed = -1, -1, -1
		if !row.make(m) || m.end > p.limit || found && m.end <= best.end {
			continue
		}
		best, found = *m, true
		best.caps, best.rule = nil, row.name
	}
	if found {
		best.value = valueOf(&best)
	}
	return best, found
}

// add appends the expression of a match.
func (p *parser) add(m match) {
	span := p.d.Span(m.first, m.end)
	p.out = append(p.out, Expression{
		Span: span, First: m.first, Last: m.end, Text: p.d.Src[span.Start:span.End],
		Type: m.typ, Value: m.value, Rule: m.rule, Form: m.f,
	})
}

func (p *parser) zoneSpan(v *val) (string, schedule.Span) {
	if v.zoneLast <= v.zoneFirst {
		return "", schedule.Span{}
	}
	s := p.d.Span(v.zoneFirst, v.zoneLast)
	return p.d.Src[s.Start:s.End], s
}
