package schedule

import (
	"fmt"
	"time"
)

// Day is a calendar day of no particular zone, counted from 1 January of the year 1, which is Day 1: the zero Day means
// "no day", and no day that news can speak of is zero or below. Proleptic Gregorian.
type Day int32

// unixDay is the Day of 1 January 1970.
const unixDay = 719163

// NewDay returns the day of a civil date; out-of-range months and days are normalised as time.Date does.
func NewDay(year int, month time.Month, day int) Day {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	sec := t.Unix()
	d := sec / 86400
	if sec%86400 < 0 {
		d--
	}
	return Day(d + unixDay)
}

// ValidDate returns the day only when year, month and day name one that exists (no 30 February).
func ValidDate(year int, month time.Month, day int) (Day, bool) {
	if month < 1 || month > 12 || day < 1 || day > 31 {
		return 0, false
	}
	d := NewDay(year, month, day)
	_, m, dd := d.Date()
	return d, m == month && dd == day
}

// DayOf returns the civil day of t in t's own location.
func DayOf(t time.Time) Day { y, m, d := t.Date(); return NewDay(y, m, d) }

// ParseDay reads "2006-01-02".
func ParseDay(s string) (Day, error) {
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return 0, fmt.Errorf("day %q: want YYYY-MM-DD", s)
	}
	return DayOf(t), nil
}

// UTC returns midnight UTC of the day, as a carrier for calendar arithmetic; it is not an instant of any event.
func (d Day) UTC() time.Time { return time.Unix((int64(d)-unixDay)*86400, 0).UTC() }

// Date returns year, month and day of month.
func (d Day) Date() (int, time.Month, int) { return d.UTC().Date() }

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday {
	w := int(d) % 7 // Day 1 was a Monday
	if w < 0 {
		w += 7
	}
	return time.Weekday(w)
}

// Monday returns the Monday of the ISO week that holds d.
func (d Day) Monday() Day { return d - Day((int(d.Weekday())+6)%7) }

// AddMonths moves by whole months and keeps the day of month, or takes the last day of a shorter month.
func (d Day) AddMonths(n int) Day {
	y, m, day := d.Date()
	first := time.Date(y, m+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return NewDay(first.Year(), first.Month(), min(day, last))
}

// Known reports whether d names a day at all.
func (d Day) Known() bool { return d != 0 }

func (d Day) String() string {
	if d == 0 {
		return ""
	}
	return d.UTC().Format("2006-01-02")
}

// MarshalText writes "2006-01-02", or nothing for the zero Day.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Day) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = 0
		return nil
	}
	v, err := ParseDay(string(b))
	*d = v
	return err
}

// Days is an inclusive run of days.
type Days struct {
	From Day `json:"from"`
	To   Day `json:"to"`
}

// Has reports whether the run holds d.
func (r Days) Has(d Day) bool { return r.From <= d && d <= r.To }
