package feeds

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/schedule"
)

// CertaintyWords says how sure it is that the event takes place, after the IPTC scale.
func CertaintyWords(e *schedule.Event) string {
	switch e.Status {
	case schedule.Held:
		return "took place"
	case schedule.Cancelled:
		return "cancelled"
	case schedule.Postponed:
		return "postponed"
	case schedule.Denied:
		return "denied"
	case schedule.Withdrawn:
		return "withdrawn"
	}
	switch e.Certainty {
	case schedule.Planned:
		return "planned, date uncertain"
	case schedule.Uncertain:
		return "planned, but uncertain"
	case schedule.May:
		return "announced, not certain"
	case schedule.Likely:
		return "very likely"
	case schedule.Certain:
		return "certain"
	case schedule.Called:
		return "called off"
	}
	return "not rated"
}

// Confirmed reports whether a calendar may call the event confirmed: it was held, or the sources leave little doubt. What
// was inferred of its day has lowered the certainty already; a guess between morning and afternoon is never confirmed.
func Confirmed(e *schedule.Event) bool {
	if e.Status == schedule.Held {
		return true
	}
	return e.Status == schedule.Scheduled && e.When.Implied&schedule.ImpliedClock == 0 &&
		(e.Certainty == schedule.Likely || e.Certainty == schedule.Certain)
}

// Headline is the title with what the reader must not miss in front of it.
func Headline(e *schedule.Event) string {
	if p := prefix(e.Status); p != "" {
		return p + ": " + Title(e)
	}
	return Title(e)
}

func prefix(s schedule.Status) string {
	switch s {
	case schedule.Cancelled:
		return "Cancelled"
	case schedule.Postponed:
		return "Postponed"
	case schedule.Withdrawn:
		return "Withdrawn"
	case schedule.Denied:
		return "Denied"
	}
	return ""
}

// Title is never empty and has no line breaks.
func Title(e *schedule.Event) string {
	if t := OneLine(e.Title); t != "" {
		return t
	}
	if k := OneLine(string(e.Kind)); k != "" {
		return capital(k)
	}
	return "Event"
}

func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// OneLine collapses white space, line separators and control characters into single blanks.
func OneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r <= ' ' || r >= 0x7F && r <= 0xA0 || r == 0x2028 || r == 0x2029
	}), " ")
}

// Why says in a sentence what became of an event that is off, "" for the others.
func Why(e *schedule.Event) string {
	switch e.Status {
	case schedule.Cancelled:
		return "Cancelled. This was the plan:"
	case schedule.Postponed:
		return "Postponed; no new date is known. This was the plan:"
	case schedule.Denied:
		return "The sources deny that this takes place."
	case schedule.Withdrawn:
		if e.MergedInto != "" {
			return "Withdrawn: this is the same event as another entry (" + OneLine(e.MergedInto) + ")."
		}
		if r := OneLine(e.Reason); r != "" {
			return "Withdrawn: " + r
		}
		return "Withdrawn: no source supports this entry any more."
	case schedule.Proposed:
		return "Proposed, not agreed."
	}
	return ""
}

// ChangeWords tells one step of an event's history.
func ChangeWords(c schedule.Change, w schedule.When) string {
	from, to := OneLine(c.From), OneLine(c.To)
	switch c.Field {
	case "added":
		return "Added"
	case "start", "when":
		from, to = Moment(from, w), Moment(to, w)
		switch {
		case from == "":
			return "Dated: " + to
		case to == "":
			return "No longer dated; it was " + from
		}
		return "Moved from " + from + " to " + to
	case "end":
		from, to = Moment(from, w), Moment(to, w)
		if from == "" {
			return "End stated: " + to
		}
		return step("End", from, to)
	case "merged":
		return "Found to be one event: entry " + from + " is now part of entry " + to
	case "split":
		return "Found to be an event of its own; it was part of entry " + from
	case "revived":
		return "Back in the calendar: " + to
	case "withdrawn":
		if to == "" {
			return "Withdrawn"
		}
		return "Withdrawn: " + to
	case "":
		return "Changed"
	}
	return step(capital(OneLine(c.Field)), from, to)
}

func step(what, from, to string) string {
	switch {
	case from == "":
		return what + ": " + to
	case to == "":
		return what + " no longer stated; it was " + from
	}
	return what + ": " + to + " (was " + from + ")"
}

// FieldWords names a field of an event as people do.
func FieldWords(field string) string {
	switch field {
	case "when", "start":
		return "time"
	case "where":
		return "place"
	case "what":
		return "what"
	case "who":
		return "who"
	}
	return field
}

// AgreementWords tells, a line each, on what independent sources agree.
func AgreementWords(e *schedule.Event) []string {
	var out []string
	for _, a := range e.Agreements {
		if agrees(a) {
			who := "Sources agree on the "
			if len(a.Articles) == 1 {
				who = "One source says it twice and agrees on the "
			}
			out = append(out, who+FieldWords(a.Field)+": "+OneLine(strings.Join(a.Values, " = ")))
		}
	}
	return out
}

// agrees reports whether there is anything to agree: two statements, or two who say the same.
func agrees(a schedule.Agreement) bool {
	return len(a.Values) > 1 || len(a.Values) == 1 && len(a.Articles) > 1
}

// ConflictWords tells, a line each, what else is said and by whom.
func ConflictWords(e *schedule.Event) []string {
	var out []string
	for _, c := range e.Conflicts {
		line := "Sources differ on the " + FieldWords(c.Field) + ": " + OneLine(Moment(c.Value, e.When))
		if by := Names(e, c.Articles); by != "" {
			line += " (" + by + ")"
		}
		out = append(out, line)
	}
	return out
}

// DisputedFields names the fields on which sources differ and those on which they agree, each once, in people's words. One
// source that agrees with itself is no mark: it stands among the words.
func DisputedFields(e *schedule.Event) (differ, agree []string) {
	add := func(list []string, field string) []string {
		if w := FieldWords(field); !slices.Contains(list, w) {
			return append(list, w)
		}
		return list
	}
	for _, c := range e.Conflicts {
		differ = add(differ, c.Field)
	}
	for _, a := range e.Agreements {
		if agrees(a) && len(a.Articles) > 1 {
			agree = add(agree, a.Field)
		}
	}
	return differ, agree
}
