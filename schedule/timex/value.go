package timex

import (
	"math"
	"strconv"
	"time"

	"dateline/schedule"
)

// valueOf writes the TIMEX3 value as far as the words alone give it.
func valueOf(m *match) string {
	f := &m.f
	if m.value != "" {
		return m.value
	}
	if f.Ref != "" {
		return f.Ref
	}
	switch m.typ {
	case Duration:
		return Period(f.Count, f.CountUnit())
	}
	return f.Calendar()
}

// CountUnit is the unit that Count counts.
func (f *Form) CountUnit() Unit { return f.Unit }

// Period writes a TIMEX3 duration: "P3D", "PT1H30M", "PXY" for a negative count.
func Period(n float64, u Unit) string {
	letter, clock := "", false
	switch u {
	case UnitSecond:
		letter, clock = "S", true
	case UnitMinute:
		letter, clock = "M", true
	case UnitHour:
		letter, clock = "H", true
	case UnitDay:
		letter = "D"
	case UnitWeekend:
		letter = "WE"
	case UnitWeek:
		letter = "W"
	case UnitMonth:
		letter = "M"
	case UnitQuarter:
		letter = "Q"
	case UnitYear:
		letter = "Y"
	case UnitDecade:
		letter = "DE"
	case UnitCentury:
		letter = "CE"
	default:
		return "PXX"
	}
	p := "P"
	if clock {
		p = "PT"
	}
	if n < 0 {
		return p + "X" + letter
	}
	if whole, frac := math.Modf(n); frac == .5 {
		// A half is said in the next smaller unit: two and a half years are P2Y6M.
		sub := map[Unit]string{UnitHour: "30M", UnitMinute: "30S", UnitYear: "6M"}[u]
		if sub != "" {
			if whole == 0 {
				return p + sub
			}
			return p + strconv.Itoa(int(whole)) + letter + sub
		}
		if whole == 0 {
			switch u {
			case UnitDay:
				return "PT12H"
			case UnitDecade:
				return "P5Y"
			case UnitCentury:
				return "P50Y"
			}
		}
	}
	return p + strconv.FormatFloat(n, 'f', -1, 64) + letter
}

// Calendar writes the date and clock that the words state, with X for what they leave open.
func (f *Form) Calendar() string {
	b := make([]byte, 0, 24)
	b = f.dateValue(b)
	switch {
	case f.Clock != nil:
		return string(ClockValue(b, f.Clock))
	case f.DayPart != "":
		if len(b) == 0 {
			b = append(b, "XXXX-XX-XX"...)
		}
		b = append(b, 'T')
		b = append(b, f.DayPart...)
	}
	return string(b)
}

// ClockValue appends "T15:30" (seconds only when there are any).
func ClockValue(b []byte, c *schedule.Clock) []byte {
	b = append(b, 'T')
	b = two(b, c.Hour)
	b = append(b, ':')
	b = two(b, c.Minute)
	if c.Second > 0 {
		b = append(b, ':')
		b = two(b, c.Second)
	}
	return b
}

func two(b []byte, n int) []byte { return append(b, byte('0'+n/10%10), byte('0'+n%10)) }

func (f *Form) dateValue(b []byte) []byte {
	year := func() {
		switch {
		case f.Year > 0 && f.BC:
			b = append(b, "BC"...)
			b = append(b, four(f.Year)...)
		case f.Year > 0:
			b = append(b, four(f.Year)...)
		default:
			b = append(b, "XXXX"...)
		}
	}
	switch {
	case f.Century > 0:
		if f.BC {
			b = append(b, "BC"...)
		}
		return two(b, f.Century-1)
	case f.Decade > 0:
		return strconv.AppendInt(b, int64(f.Decade), 10)
	case f.Day > 0:
		year()
		b = append(b, '-')
		if f.Month > 0 {
			b = two(b, int(f.Month))
		} else {
			b = append(b, "XX"...)
		}
		b = append(b, '-')
		return two(b, f.Day)
	case f.Weekday > 0:
		year()
		b = append(b, "-WXX-"...)
		return append(b, byte('0'+f.Weekday))
	case f.Month > 0:
		year()
		b = append(b, '-')
		return two(b, int(f.Month))
	case f.Season != "":
		year()
		b = append(b, '-')
		return append(b, f.Season...)
	case f.Quarter > 0:
		year()
		b = append(b, "-Q"...)
		return append(b, byte('0'+f.Quarter))
	case f.Half > 0:
		year()
		b = append(b, "-H"...)
		return append(b, byte('0'+f.Half))
	case f.Year > 0:
		year()
		return b
	}
	if !f.FromDCT && !f.FromPrevious {
		return b
	}
	switch f.Unit {
	case UnitDay:
		return append(b, "XXXX-XX-XX"...)
	case UnitWeekend:
		return append(b, "XXXX-WXX-WE"...)
	case UnitWeek:
		return append(b, "XXXX-WXX"...)
	case UnitMonth:
		return append(b, "XXXX-XX"...)
	case UnitQuarter:
		return append(b, "XXXX-QX"...)
	case UnitYear:
		return append(b, "XXXX"...)
	case UnitDecade:
		return append(b, "XXX"...)
	case UnitCentury:
		return append(b, "XX"...)
	case UnitHour, UnitMinute, UnitSecond:
		return append(b, "XXXX-XX-XXTXX:XX"...)
	}
	return b
}

func four(n int) string {
	s := strconv.Itoa(n)
	for len(s) < 4 {
		s = "0" + s
	}
	return s
}

// exactly returns the length of a period up to weeks, 0 for longer or unstated ones.
func exactly(n float64, u Unit) time.Duration {
	if n <= 0 {
		return 0
	}
	switch u {
	case UnitSecond:
		return time.Duration(n * float64(time.Second))
	case UnitMinute:
		return time.Duration(n * float64(time.Minute))
	case UnitHour:
		return time.Duration(n * float64(time.Hour))
	case UnitDay:
		return time.Duration(n * 24 * float64(time.Hour))
	case UnitWeek:
		return time.Duration(n * 7 * 24 * float64(time.Hour))
	}
	return 0
}
