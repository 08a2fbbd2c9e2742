// Package timex finds time expressions in English and normalises them to underspecified TIMEX3 values. It knows no
// calendar and no clock: which Thursday, and in which year, is the business of package anchor.
package timex

import (
	"time"

	"dateline/schedule"
)

// Type is TIMEX3's type attribute.
type Type string

const (
	Date     Type = "DATE"
	Time     Type = "TIME"
	Duration Type = "DURATION"
	Set      Type = "SET"
)

// Expression is one time expression of a text.
type Expression struct {
	Span        schedule.Span
	First, Last int    // tokens [First, Last)
	Text        string // verbatim
	Type        Type
	Value       string // TIMEX3 value as far as the words alone give it: "XXXX-01-10", "T23:30", "PT50M", "XXXX-WXX-4"
	Rule        string // name of the rule that found it
	Form        Form   // the same, typed, for anchoring
}

// Form is what the words say, typed. Zero fields are not said.
type Form struct {
	Grain   schedule.Grain // finest calendar grain said; GrainNone for a bare clock, a duration, a set, "recently"
	Year    int
	Month   time.Month
	Day     int // of the month
	Weekday int // 1 Monday … 7 Sunday
	// Relative to the document time: "tomorrow" = Shift 1 of UnitDay; "next week" = Shift 1 of UnitWeek; "last Thursday" =
	// Weekday 4 with Said Past; "this Friday" = Weekday 5 with Said Either and This; "next Tuesday" = Weekday 2 with Said Future.
	FromDCT bool
	// Relative to the time or happening spoken of before: "the following day" = Shift 1, "a day later", "two days earlier" = -2,
	// "that day", "the same day" = 0.
	FromPrevious bool
	Shift        int
	Unit         Unit
	Said         schedule.Direction // direction the words themselves state (last, next, ago, later)
	This         bool               // "this Friday", "this week"
	// Range: index of the expression that ends the run this one begins ("January 10-12", "from 9 to 11 a.m."), -1 for none.
	RangeTo int
	// Twin: index of the expression that this one restates in another zone or form ("3:30 PM [20:30 GMT]", "Thursday, (19)"), -1 for none.
	Twin int
	// Listed: index of the first expression of a list that shared its month, year or zone with this one ("January 10, 11 and 12"), -1 for none.
	Listed   int
	Clock    *schedule.Clock
	ZoneText string        // words of the zone: "GMT", "Moscow time", "ET", "local time"
	ZoneSpan schedule.Span // where they stand
	DayPart  string        // TIMEX3 part of day said with it: MO AF EV NI, "" for none
	Length   time.Duration // of a DURATION with exact length up to weeks ("50-minute", "two hours", "three days")
	Vague    bool          // "recently", "about", "early January", "the week of": no exact day is meant

	Ref      string  // PRESENT_REF, PAST_REF or FUTURE_REF, "" for none
	Mod      string  // TIMEX3 mod: START, MID, END, APPROX, MORE_THAN, LESS_THAN, "" for none
	Quarter  int     // 1 … 4
	Half     int     // 1 or 2, of a year
	Season   string  // SP SU FA WI
	Decade   int     // 198 for the 1980s
	Century  int     // its number: 20 for the 20th century
	BC       bool    // Year or Century is counted backwards
	Fiscal   bool    // "fiscal 1989", "the fiscal first quarter"
	Count    float64 // of CountUnit: "two years ago" 2, "50-minute" 50; negative for an unstated number ("several")
	Weekend  bool    // the weekend of the week that Shift points to
	Ordinal  int     // "the second day", "first Monday of May": which one, -1 the last
	Days     int     // to go on from the day that the other fields name: "a week from Friday" 7
	AltMonth time.Month
	AltDay   int    // the other reading of a numeric date whose order the words leave open ("10/1/2022"): AltDay of AltMonth
	Holiday  string // key of a feast whose day needs a year: "christmas", "easter"
	Anchored bool   // the words count from a happening named after them ("two days after the vote"), which nothing here can date
}

// Unit of a relative expression.
type Unit uint8

const (
	UnitNone Unit = iota
	UnitMinute
	UnitHour
	UnitDay
	UnitWeekend
	UnitWeek
	UnitMonth
	UnitQuarter
	UnitYear
	UnitDecade
	UnitCentury
	UnitSecond
)
