package schedule

import (
	"fmt"
	"strings"
)

// Tree prints a Because with its reasons below it, two blanks deeper for each step, down to the words of the articles.
func (b *Because) Tree() string {
	var s strings.Builder
	b.write(&s, 0, "")
	return s.String()
}

func (b *Because) write(s *strings.Builder, depth int, article string) {
	if b == nil {
		return
	}
	s.WriteString(strings.Repeat("  ", depth))
	if b.Rejected {
		s.WriteString("not: ")
	}
	s.WriteString(b.Rule)
	if b.Got != "" {
		s.WriteString(" = " + oneLine(b.Got))
	}
	if b.Article != "" && b.Article != article {
		article = b.Article
		s.WriteString(" [" + article + "]")
	}
	if b.Quote != "" {
		fmt.Fprintf(s, "  “%s” @%s:%d-%d", oneLine(b.Quote), b.Span.In, b.Span.Start, b.Span.End)
	}
	s.WriteByte('\n')
	for _, f := range b.From {
		f.write(s, depth+1, article)
	}
}

// oneLine keeps a tree readable on a terminal: no line ends, no control characters.
func oneLine(q string) string {
	return strings.Join(strings.FieldsFunc(q, func(r rune) bool { return r < ' ' || r == 0x7f || r == ' ' }), " ")
}
