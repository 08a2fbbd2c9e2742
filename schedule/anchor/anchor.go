// Package anchor turns underspecified time expressions into days and instants, given the document time, the tense of
// the clause, the expressions around them and a zone. It is pure: every answer is a function of its arguments.
package anchor

import (
	"dateline/schedule"
	"dateline/schedule/timex"
)

// Resolved is a time expression with its place in the calendar.
type Resolved struct {
	timex.Expression
	Resolved  string             // TIMEX3 value with the document time: "2022-01-10", "2021-12-30T20:30"
	When      schedule.When      // day, week or month it means; Clock filled where said; Open while the day depends on more
	Direction schedule.Direction // where the tense of its clause points
	Reporting bool               // it dates the saying ("said on Wednesday", "in a statement on late Wednesday"), not what is said
}
