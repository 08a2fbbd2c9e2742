package tz

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// yearly is a rule that gives one local time in each year: a weekday counted within its month ("the last Sunday in
// October"), a weekday on or after a day ("the Sunday in 2-8 September", for rules such as "the day after the first
// Saturday"), or a fixed date.
type yearly struct {
	month    time.Month
	weekday  time.Weekday
	week     int // 1 to 4, or -1 for the last; 0 for the other two kinds
	day      int // first of seven days, or the date when fixed
	fixed    bool
	h, m, sc int
}

// on gives the local time in a year, carried in UTC.
func (r yearly) on(year int) time.Time {
	day := r.day
	switch {
	case r.fixed:
	case r.week == -1:
		last := time.Date(year, r.month+1, 0, 0, 0, 0, 0, time.UTC)
		day = last.Day() - (int(last.Weekday())-int(r.weekday)+7)%7
	default:
		if r.week > 0 {
			day = 7*r.week - 6
		}
		first := time.Date(year, r.month, day, 0, 0, 0, 0, time.UTC)
		day += (int(r.weekday) - int(first.Weekday()) + 7) % 7
	}
	return time.Date(year, r.month, day, r.h, r.m, r.sc, 0, time.UTC)
}

// String is the value of an RRULE.
func (r yearly) String() string {
	s := fmt.Sprintf("FREQ=YEARLY;BYMONTH=%d", r.month)
	weekday := strings.ToUpper(r.weekday.String()[:2])
	switch {
	case r.fixed:
		return s + ";BYMONTHDAY=" + strconv.Itoa(r.day)
	case r.week != 0:
		return s + ";BYDAY=" + strconv.Itoa(r.week) + weekday
	}
	var days []string
	for i := range 7 {
		days = append(days, strconv.Itoa(r.day+i))
	}
	return s + ";BYMONTHDAY=" + strings.Join(days, ",") + ";BYDAY=" + weekday
}

// yearlyRules lists the rules that a local time can be an instance of, those that calendar apps read best first.
func yearlyRules(t time.Time) []yearly {
	base := yearly{month: t.Month(), weekday: t.Weekday(), h: t.Hour(), m: t.Minute(), sc: t.Second()}
	length := time.Date(t.Year(), t.Month()+1, 0, 0, 0, 0, 0, time.UTC).Day()
	if t.Month() == time.February {
		length = 28
	}
	var out []yearly
	add := func(change func(*yearly)) {
		r := base
		change(&r)
		if r.on(t.Year()).Equal(t) {
			out = append(out, r)
		}
	}
	add(func(r *yearly) { r.week = -1 })
	for week := 1; week <= 4; week++ {
		add(func(r *yearly) { r.week = week })
	}
	for day := 2; day+6 <= length; day++ {
		if day%7 != 1 { // those are weeks
			add(func(r *yearly) { r.day = day })
		}
	}
	add(func(r *yearly) { r.fixed, r.day = true, t.Day() })
	return out
}
