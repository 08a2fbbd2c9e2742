package query

import (
	"strings"

	"dateline/schedule"
)

// Query is a parsed filter. The zero Query matches every event.
type Query struct{ root node }

// Match reports whether the event passes the filter.
func (q Query) Match(e *schedule.Event) bool { return q.root == nil || q.root.match(e) }

// String returns the filter in its canonical form, which parses to an equal one.
func (q Query) String() string {
	if q.root == nil {
		return ""
	}
	var b strings.Builder
	q.root.write(&b, levelOr)
	return b.String()
}

// Levels of binding, loosest first: brackets are written only where a looser node stands inside a tighter one.
const (
	levelOr = iota
	levelAnd
	levelNot
)

type node interface {
	match(*schedule.Event) bool
	write(b *strings.Builder, level int)
}

type and []node

func (n and) match(e *schedule.Event) bool {
	for _, c := range n {
		if !c.match(e) {
			return false
		}
	}
	return true
}

func (n and) write(b *strings.Builder, level int) { writeList(b, n, " ", levelAnd, level) }

type or []node

func (n or) match(e *schedule.Event) bool {
	for _, c := range n {
		if c.match(e) {
			return true
		}
	}
	return false
}

func (n or) write(b *strings.Builder, level int) { writeList(b, n, " OR ", levelOr, level) }

func writeList(b *strings.Builder, list []node, sep string, own, outer int) {
	if own < outer {
		b.WriteByte('(')
	}
	for i, c := range list {
		if i > 0 {
			b.WriteString(sep)
		}
		c.write(b, own+1)
	}
	if own < outer {
		b.WriteByte(')')
	}
}

type not struct{ of node }

func (n not) match(e *schedule.Event) bool { return !n.of.match(e) }

func (n not) write(b *strings.Builder, _ int) {
	if inner, ok := n.of.(not); ok {
		b.WriteString("NOT ")
		inner.write(b, levelNot)
		return
	}
	b.WriteByte('-')
	n.of.write(b, levelNot)
}

// term is a leaf: a field with its value as written, and the test it stands for.
type term struct {
	field string // "" for free words
	value string
	quote bool // the value stood in quotes: operators and colons in it are plain words
	test  func(*schedule.Event) bool
}

func (t term) match(e *schedule.Event) bool { return t.test(e) }

func (t term) write(b *strings.Builder, _ int) {
	if t.field != "" {
		b.WriteString(t.field)
		b.WriteByte(':')
	}
	if !t.quote {
		b.WriteString(t.value)
		return
	}
	b.WriteByte('"')
	for i := 0; i < len(t.value); i++ {
		if c := t.value[i]; c == '"' || c == '\\' {
			b.WriteByte('\\')
		}
		b.WriteByte(t.value[i])
	}
	b.WriteByte('"')
}
