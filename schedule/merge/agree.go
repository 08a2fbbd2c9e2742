package merge

import (
	"strings"

	"dateline/schedule"
)

// agreements shows independent statements of the instant: in another zone or form, or by another article.
func (ch *choice) agreements(w schedule.When) []schedule.Agreement {
	if w.Grain != schedule.GrainInstant {
		return nil
	}
	var values []string
	var by []*item
	for _, it := range ch.final {
		if it.slot.kind != instant || it.slot.start.Sub(w.Start).Abs() > exact {
			continue
		}
		if said := clockPhrases(it.r); len(said) > 0 {
			values = append(values, said...)
			by = append(by, it)
		}
	}
	values = sortedSet(values)
	if len(values) < 2 && distinct(ch.fam, by) < 2 {
		return nil
	}
	return []schedule.Agreement{{Field: "when", Values: values, Articles: articlesOf(by)}}
}

// clockPhrases are the words of a report that state a time of day.
func clockPhrases(r *schedule.Report) []string {
	var out []string
	for _, e := range r.Evidence {
		if e.Field == "when" && statesClock(e.Quote) {
			out = append(out, e.Quote)
		}
	}
	return out
}

func statesClock(s string) bool {
	low := strings.ToLower(s)
	for i := 1; i+2 < len(low); i++ { // 23:30, 23.30, 13h00
		if (low[i] == ':' || low[i] == '.' || low[i] == 'h') && digit(low[i-1]) && digit(low[i+1]) && digit(low[i+2]) {
			return true
		}
	}
	for _, w := range strings.FieldsFunc(low, func(r rune) bool { return r == ' ' || r == ',' || r == '(' || r == ')' || r == '[' || r == ']' }) {
		switch w {
		case "am", "pm", "a.m.", "p.m.", "a.m", "p.m", "noon", "midnight", "gmt", "utc", "hours", "o'clock", "o’clock":
			return true
		}
		if n := len(w); n > 2 && digit(w[0]) && (strings.HasSuffix(w, "am") || strings.HasSuffix(w, "pm")) {
			return true
		}
	}
	return false
}

func digit(b byte) bool { return '0' <= b && b <= '9' }
