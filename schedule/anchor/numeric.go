package anchor

import (
	"strings"
	"time"

	"dateline/schedule"
	"dateline/schedule/timex"
)

// settleNumeric decides the order of all-digit dates ("10/1/2022") where the article itself does: by the weekday beside
// the date, or by another date of the article that has only one reading. Nothing else decides: what stays ambiguous keeps
// both readings in its Form, the likelier first.
func settleNumeric(xs []timex.Expression) []timex.Expression {
	open := false
	dayFirst, monthFirst := 0, 0
	for i := range xs {
		f := &xs[i].Form
		if f.AltDay > 0 {
			open = true
			continue
		}
		switch first := leadingNumber(xs[i].Text); {
		case f.Year == 0 || f.Day <= 12 || f.Month == 0:
		case first == f.Day && !strings.ContainsFunc(xs[i].Text, isLetter):
			dayFirst++
		case first == int(f.Month) && !strings.ContainsFunc(xs[i].Text, isLetter):
			monthFirst++
		}
	}
	if !open {
		return xs
	}
	out := append([]timex.Expression(nil), xs...)
	for i := range out {
		f := &out[i].Form
		if f.AltDay == 0 {
			continue
		}
		here, there := fits(f.Year, f.Month, f.Day, f.Weekday), fits(f.Year, f.AltMonth, f.AltDay, f.Weekday)
		first := leadingNumber(out[i].Text)
		swap, settled := false, true
		switch {
		case f.Weekday > 0 && here != there:
			swap = there
		case dayFirst > 0 && monthFirst == 0:
			swap = first == int(f.Month) && first != f.Day
		case monthFirst > 0 && dayFirst == 0:
			swap = first == f.Day && first != int(f.Month)
		default:
			settled = false
		}
		if swap {
			f.Month, f.AltMonth = f.AltMonth, f.Month
			f.Day, f.AltDay = f.AltDay, f.Day
			out[i].Value = f.Calendar()
		}
		if settled {
			f.AltMonth, f.AltDay = 0, 0
		}
	}
	return out
}

func fits(y int, m time.Month, d, weekday int) bool {
	day, ok := schedule.ValidDate(y, m, d)
	return ok && isoWeekday(day) == weekday
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// leadingNumber is the first number of a text, as digits.
func leadingNumber(s string) int {
	n := 0
	for i := 0; i < len(s) && s[i] >= '0' && s[i] <= '9' && n < 10000; i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}
