package extract

import (
	"strings"

	"dateline/schedule"
	"dateline/schedule/text"
	"dateline/schedule/timex"
)

// Worth reports whether a happening can stand in a text: whether it holds an expression that dates anything. Every report rests
// on one, so nothing is lost where it says no. The first line that has one ends the search, which in news is soon. Words for
// happenings are not asked for: clauses about the future make reports without any.
func Worth(src string) bool {
	for len(src) > 0 {
		line := src
		if i := strings.IndexByte(src, '\n'); i >= 0 {
			line = src[:i]
		}
		src = src[min(len(line)+1, len(src)):]
		for _, x := range timex.Find(text.Parse(line, schedule.InText, nil)) {
			if x.Type == timex.Time || x.Type == timex.Date && !strings.HasSuffix(x.Value, "_REF") {
				return true
			}
		}
	}
	return false
}
