package anchor

import (
	"strings"
	"time"

	"dateline/schedule"
	"dateline/schedule/timex"
)

// SettleByCountry decides the order of the all-digit dates that the article itself leaves open by the custom of the country its
// outlet is at home in ("" for an unknown one): "03/09/2022" in an Irish notice is 3 September. The United States write the month
// first; Canada, the Philippines and a few others write both, so that their articles stay open.
func SettleByCountry(xs []timex.Expression, country string) []timex.Expression {
	xs = settleNumeric(xs)
	monthFirst := country == "US"
	if !monthFirst && !dayFirst(country) {
		return xs
	}
	copied := false
	for i := range xs {
		if xs[i].Form.AltDay == 0 {
			continue
		}
		if !copied {
			xs, copied = append([]timex.Expression(nil), xs...), true
		}
		f := &xs[i].Form
		lead := leadingNumber(numericPart(&xs[i]))
		if lead == int(f.Month) != monthFirst {
			f.Month, f.AltMonth = f.AltMonth, f.Month
			f.Day, f.AltDay = f.AltDay, f.Day
			xs[i].Value = f.Calendar()
		}
		f.AltMonth, f.AltDay = 0, 0
	}
	return xs
}

// dayFirst reports a country whose English papers write the day before the month.
func dayFirst(country string) bool {
	switch country {
	case "GB", "IE", "AU", "NZ", "IN", "PK", "BD", "LK", "NP", "NG", "GH", "KE", "UG", "TZ", "ZM", "ZW", "MT", "CY", "JM", "TT", "BB", "GY", "SG", "MY", "HK", "FJ", "IT", "FR", "ES", "PT", "DE", "AT",
		"CH", "NL", "BE", "GR", "PL", "RO", "TR", "RU", "UA", "BR", "AR", "CL", "CO", "MX", "PE", "IL", "EG", "VN", "TH", "ID", "AE", "SA", "QA":
		return true
	}
	return false
}

// numericPart is the part of an expression that is the date in digits: "03/09/2022" of "06:30 on 03/09/2022".
func numericPart(x *timex.Expression) string {
	for _, w := range strings.FieldsFunc(x.Text, func(r rune) bool { return r == ' ' || r == ',' || r == '(' || r == '\u00a0' }) {
		if w[0] >= '0' && w[0] <= '9' && strings.Count(w, "/")+strings.Count(w, ".")+strings.Count(w, "-") == 2 {
			return w
		}
	}
	return x.Text
}

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
		part := numericPart(&xs[i])
		switch first := leadingNumber(part); {
		case f.Year == 0 || f.Day <= 12 || f.Month == 0:
		case first == f.Day && !strings.ContainsFunc(part, isLetter):
			dayFirst++
		case first == int(f.Month) && !strings.ContainsFunc(part, isLetter):
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
		first := leadingNumber(numericPart(&out[i]))
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
