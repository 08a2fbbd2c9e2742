package article

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"dateline/schedule"
)

// readText reads the whole input as one article of plain text.
func readText(from From, r *bufio.Reader, yield func(schedule.Article, error) bool) {
	b, err := io.ReadAll(io.LimitReader(r, MaxArticle+1))
	if err != nil {
		yield(schedule.Article{}, &Problem{File: from.Name, What: "reading", Err: err})
		return
	}
	if len(b) > MaxArticle {
		yield(schedule.Article{}, &Problem{File: from.Name, What: fmt.Sprintf("longer than %d MB: not an article", MaxArticle>>20)})
		return
	}
	text, note := decode(b)
	if p := unfit(text); p != nil {
		p.File = from.Name
		yield(schedule.Article{}, p)
		return
	}
	if note != "" && !yield(schedule.Article{}, &Problem{File: from.Name, What: note, Warning: true}) {
		return
	}
	a := schedule.Article{ID: from.ID, URL: from.URL, Text: text, File: from.Name}
	Complete(&a)
	yield(a, nil)
}

// unfit says why a text cannot be an article, nil when it can.
func unfit(text string) *Problem {
	if i := strings.IndexByte(text, 0); i >= 0 {
		return &Problem{Line: 1 + strings.Count(text[:i], "\n"), What: "holds a NUL byte: binary data, not a text of news"}
	}
	if strings.TrimSpace(strings.TrimPrefix(text, bom)) == "" {
		return &Problem{What: "empty, nothing to read"}
	}
	for line, rest := 1, text; rest != ""; line++ {
		n := strings.IndexByte(rest, '\n')
		if n < 0 {
			n = len(rest)
		}
		if n > MaxLine {
			return &Problem{Line: line, What: fmt.Sprintf("a line of %d bytes, longer than the %d an article may have", n, MaxLine)}
		}
		rest = rest[min(n+1, len(rest)):]
	}
	return nil
}
