package anchor

import (
	"strconv"
	"time"

	"dateline/schedule"
	"dateline/schedule/timex"
)

// span is a stretch of the calendar with the name TIMEX3 has for its size.
type span struct {
	unit   timex.Unit // day, weekend, week, month, quarter, year, decade, century
	first  schedule.Day
	season string
	half   int
	part   string // of the day
	clock  *schedule.Clock
	bc     int // year BC, with nothing finer
}

func (s span) known() bool { return s.first.Known() || s.bc > 0 }

func daySpan(d schedule.Day) span { return span{unit: timex.UnitDay, first: d} }

// around is the stretch of that unit which holds the day.
func around(d schedule.Day, u timex.Unit) span {
	y, m, _ := d.Date()
	s := span{unit: u, first: d}
	switch u {
	case timex.UnitWeekend:
		s.first = d.Monday() + 5
	case timex.UnitWeek:
		s.first = d.Monday()
	case timex.UnitMonth:
		s.first = schedule.NewDay(y, m, 1)
	case timex.UnitQuarter:
		s.first = schedule.NewDay(y, (m-1)/3*3+1, 1)
	case timex.UnitYear:
		s.first = schedule.NewDay(y, 1, 1)
	case timex.UnitDecade:
		s.first = schedule.NewDay(y/10*10, 1, 1)
	case timex.UnitCentury:
		s.first = schedule.NewDay(y/100*100, 1, 1)
	default:
		s.unit = timex.UnitDay
	}
	return s
}

// shift moves by n of its own unit.
func (s span) shift(n int) span {
	switch s.unit {
	case timex.UnitWeek, timex.UnitWeekend:
		s.first += schedule.Day(7 * n)
	case timex.UnitMonth:
		s.first = s.first.AddMonths(n)
	case timex.UnitQuarter:
		s.first = s.first.AddMonths(3 * n)
	case timex.UnitYear:
		s.first = s.first.AddMonths(12 * n)
	case timex.UnitDecade:
		s.first = s.first.AddMonths(120 * n)
	case timex.UnitCentury:
		s.first = s.first.AddMonths(1200 * n)
	default:
		s.first += schedule.Day(n)
	}
	return s
}

// last is the final day, inclusive.
func (s span) last() schedule.Day {
	switch {
	case s.season != "":
		return s.first.AddMonths(3) - 1
	case s.half > 0:
		return s.first.AddMonths(6) - 1
	case s.unit == timex.UnitDay || s.unit == timex.UnitNone:
		return s.first
	case s.unit == timex.UnitWeekend:
		return s.first + 1
	}
	return s.shift(1).first - 1
}

// value writes the span as TIMEX3 does.
func (s span) value() string {
	if s.bc > 0 {
		return "BC" + pad(s.bc, 4)
	}
	y, m, _ := s.first.Date()
	year := pad(y, 4)
	switch {
	case s.season != "":
		return year + "-" + s.season
	case s.half > 0:
		return year + "-H" + strconv.Itoa(s.half)
	}
	switch s.unit {
	case timex.UnitCentury:
		return pad(y/100, 2)
	case timex.UnitDecade:
		return strconv.Itoa(y / 10)
	case timex.UnitYear:
		return year
	case timex.UnitQuarter:
		return year + "-Q" + strconv.Itoa(int(m-1)/3+1)
	case timex.UnitMonth:
		return year + "-" + pad(int(m), 2)
	case timex.UnitWeek, timex.UnitWeekend:
		wy, w := s.first.UTC().ISOWeek()
		v := pad(wy, 4) + "-W" + pad(w, 2)
		if s.unit == timex.UnitWeekend {
			v += "-WE"
		}
		return v
	}
	v := s.first.String()
	if s.clock != nil {
		return string(timex.ClockValue([]byte(v), s.clock))
	}
	if s.part != "" {
		v += "T" + s.part
	}
	return v
}

func pad(n, width int) string {
	s := strconv.Itoa(n)
	for len(s) < width {
		s = "0" + s
	}
	return s
}

// seasonSpan is the meteorological season; winter is named after the year it ends in save in December itself.
func seasonSpan(year int, season string) span {
	m := map[string]time.Month{"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
	return span{unit: timex.UnitQuarter, first: schedule.NewDay(year, m, 1), season: season}
}
