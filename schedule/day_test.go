package schedule_test

import (
	"testing"
	"time"

	"dateline/schedule"
)

func TestDay(t *testing.T) {
	for _, c := range []struct {
		text    string
		weekday time.Weekday
	}{
		{"0001-01-01", time.Monday}, {"1582-10-15", time.Friday}, {"1969-12-30", time.Tuesday}, {"1969-12-31", time.Wednesday},
		{"1970-01-01", time.Thursday}, {"2000-02-29", time.Tuesday}, {"2031-05-05", time.Monday}, {"9999-12-31", time.Friday},
	} {
		d, err := schedule.ParseDay(c.text)
		if err != nil || !d.Known() || d <= 0 || d.String() != c.text || d.Weekday() != c.weekday || d.UTC().Weekday() != c.weekday {
			t.Errorf("%s: day %d, %v, known %v, written %s, a %v; want a %v", c.text, d, err, d.Known(), d, d.Weekday(), c.weekday)
		}
		y, m, n := d.Date()
		if again := schedule.NewDay(y, m, n); again != d || schedule.DayOf(d.UTC().Add(23*time.Hour)) != d || (d+1).UTC().Sub(d.UTC()) != 24*time.Hour {
			t.Errorf("%s: %d and %d", c.text, d, again)
		}
	}
	var none schedule.Day
	if none.Known() || none.String() != "" {
		t.Errorf("the zero Day is %q, known %v; want none", none, none.Known())
	}
}
