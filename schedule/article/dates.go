package article

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"dateline/schedule"
)

// The dates that frame an article (stamps, datelines, times that head an item) follow few forms and must be told from
// prose by using up their whole line. They are read here by a small scanner of their own; the time expressions of the
// prose are the business of package timex.

var monthNames = map[string]time.Month{
	"january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6,
	"july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sep": 9, "sept": 9, "october": 10, "oct": 10,
	"november": 11, "nov": 11, "december": 12, "dec": 12,
}

var weekdayNames = map[string]time.Weekday{
	"monday": 1, "mon": 1, "tuesday": 2, "tue": 2, "tues": 2, "wednesday": 3, "wed": 3, "thursday": 4, "thu": 4, "thur": 4, "thurs": 4,
	"friday": 5, "fri": 5, "saturday": 6, "sat": 6, "sunday": 0, "sun": 0,
}

// piece is a word, a number or a mark of a line.
type piece struct {
	s          string // lower case
	start, end int
	number     int // value of a run of digits, -1 otherwise
	capital    bool
}

// pieces cuts s, at most limit of them; ok is false when there are more.
func pieces(s string, limit int) (out []piece, ok bool) {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsSpace(r) {
			i += n
			continue
		}
		if len(out) == limit {
			return out, false
		}
		start := i
		switch {
		case r >= '0' && r <= '9':
			v := 0
			for i < len(s) && s[i] >= '0' && s[i] <= '9' {
				if v < 1e14 {
					v = v*10 + int(s[i]-'0')
				}
				i++
			}
			out = append(out, piece{s[start:i], start, i, v, false})
		case unicode.IsLetter(r):
			for i < len(s) {
				c, n := utf8.DecodeRuneInString(s[i:])
				if !unicode.IsLetter(c) && c != '\'' && c != '’' {
					break
				}
				i += n
			}
			out = append(out, piece{strings.ToLower(s[start:i]), start, i, -1, unicode.IsUpper(r)})
		default:
			i += n
			out = append(out, piece{s[start:i], start, i, -1, false})
		}
	}
	return out, true
}

// civil is a date as a frame states it. Year 0: not stated.
type civil struct {
	year       int
	month      time.Month
	day        int
	weekday    time.Weekday
	hasWeekday bool
	machine    bool // ISO 8601 or all numbers
	clock      bool
	hour, min  int
	sec        int
	zoned      bool // offset holds: GMT, UTC, Z or a number
	offset     int  // seconds east
}

// stamp makes a publication stamp of a date with a year; ok is false when there is no such day.
func (c civil) stamp() (schedule.Stamp, bool) {
	d, ok := schedule.ValidDate(c.year, c.month, c.day)
	if !ok || c.year < 1990 || c.year > 2199 || c.hasWeekday && d.Weekday() != c.weekday {
		return schedule.Stamp{}, false
	}
	s := schedule.Stamp{Day: d}
	// Midnight sharp is what programs write when they know only the day.
	if c.clock && c.zoned && (c.hour != 0 || c.min != 0 || c.sec != 0) {
		zone := time.FixedZone("", c.offset)
		if c.offset == 0 {
			zone = time.UTC
		}
		s.Time = time.Date(c.year, c.month, c.day, c.hour, c.min, c.sec, 0, zone).Format(time.RFC3339)
	}
	return s, true
}

// date reads a date at p[i:] and returns the number of pieces used, 0 for none.
func date(p []piece, i int) (c civil, n int) {
	at := func(k int) piece {
		if i+k < len(p) {
			return p[i+k]
		}
		return piece{number: -1}
	}
	k := 0
	if w, ok := weekdayNames[at(0).s]; ok && (at(0).capital || len(at(0).s) > 3) {
		c.weekday, c.hasWeekday = w, true
		k++
		for at(k).s == "," || at(k).s == "." || at(k).s == "the" {
			k++
		}
	}
	a := at(k)
	switch {
	case a.number >= 0 && len(a.s) == 4 && (at(k+1).s == "-" || at(k+1).s == "/" || at(k+1).s == ".") && at(k+2).number > 0 && at(k+3).s == at(k+1).s && at(k+4).number > 0:
		c.year, c.month, c.day, c.machine = a.number, time.Month(at(k+2).number), at(k+4).number, true
		return valid(c, k+5)
	case a.number > 0 && len(a.s) <= 2 && (at(k+1).s == "." || at(k+1).s == "/" || at(k+1).s == "-") && at(k+2).number > 0 && len(at(k+2).s) <= 2 && at(k+3).s == at(k+1).s && len(at(k+4).s) == 4 && at(k+4).number > 0:
		x, y := a.number, at(k+2).number
		c.year, c.machine = at(k+4).number, true
		switch {
		case at(k+1).s == "." || x > 12 || x == y:
			c.day, c.month = x, time.Month(y)
		case y > 12:
			c.day, c.month = y, time.Month(x)
		default:
			return c, 0 // 3/4/2024: whose order is unknown
		}
		return valid(c, k+5)
	case a.number > 0 && len(a.s) <= 2: // 3 March 2024, 3rd of March, 03-Mar-2024
		k++
		c.day = a.number
		if o := at(k).s; o == "st" || o == "nd" || o == "rd" || o == "th" {
			k++
		}
		if at(k).s == "of" || at(k).s == "-" || at(k).s == "." {
			k++
		}
		m, ok := monthNames[at(k).s]
		if !ok || !at(k).capital {
			return c, 0
		}
		c.month = m
		k++
	default: // March 3, 2024
		m, ok := monthNames[a.s]
		if !ok || !a.capital {
			return c, 0
		}
		c.month = m
		k++
		if at(k).s == "." && len(a.s) < 5 {
			k++
		}
		if at(k).s == "the" {
			k++
		}
		if at(k).number <= 0 || len(at(k).s) > 2 {
			return c, 0
		}
		c.day = at(k).number
		k++
		if o := at(k).s; (o == "st" || o == "nd" || o == "rd" || o == "th") && at(k).start == at(k-1).end {
			k++
		}
	}
	y := k
	for at(y).s == "," || at(y).s == "." || at(y).s == "-" {
		y++
	}
	if at(y).number >= 1900 && at(y).number < 2200 && len(at(y).s) == 4 && at(y+1).s != ":" {
		c.year = at(y).number
		k = y + 1
	}
	return valid(c, k)
}

func valid(c civil, n int) (civil, int) {
	year := c.year
	if year == 0 {
		year = 2000 // has a 29 February
	}
	if _, ok := schedule.ValidDate(year, c.month, c.day); !ok {
		return c, 0
	}
	return c, n
}

// clock reads a time of day with its zone at p[i:] into c and returns the number of pieces used, 0 for none.
func (c *civil) readClock(p []piece, i int) int {
	at := func(k int) piece {
		if i+k < len(p) {
			return p[i+k]
		}
		return piece{number: -1}
	}
	h := at(0)
	if h.number < 0 || h.number > 24 || len(h.s) > 2 {
		return 0
	}
	k, full := 1, false
	hour, minute, sec := h.number, 0, 0
	if (at(1).s == ":" || at(1).s == "." || at(1).s == "h" || at(1).s == ";") && at(2).number >= 0 && at(2).number < 60 && len(at(2).s) == 2 {
		minute, full, k = at(2).number, true, 3
		if at(3).s == ":" && at(4).number >= 0 && at(4).number < 61 && len(at(4).s) == 2 {
			sec, k = at(4).number, 5
			if at(5).s == "." && at(6).number >= 0 {
				k = 7
			}
		}
	}
	half := at(k).s
	n := 1
	if (half == "a" || half == "p") && at(k+1).s == "." && at(k+2).s == "m" {
		half += "m"
		n = 3
		if at(k+3).s == "." {
			n = 4
		}
	}
	switch {
	case (half == "am" || half == "pm") && hour >= 1 && hour <= 12:
		hour %= 12
		if half == "pm" {
			hour += 12
		}
		k += n
	case !full:
		return 0
	}
	if hour > 24 || hour == 24 && minute > 0 {
		return 0
	}
	c.clock, c.hour, c.min, c.sec = true, hour, minute, sec
	return k + c.readZone(p, i+k)
}

// readZone reads what names a zone after (or before) a clock. Only GMT, UTC, Z and numbers give an offset; of other
// designators it is only known that they are some.
func (c *civil) readZone(p []piece, i int) int {
	at := func(k int) piece {
		if i+k < len(p) {
			return p[i+k]
		}
		return piece{number: -1}
	}
	k := 0
	if at(0).s == "[" || at(0).s == "(" {
		k = 1
	}
	switch z := at(k).s; {
	case z == "gmt" || z == "utc" || z == "z":
		c.zoned, c.offset = true, 0
		k++
		if off, n := offset(p, i+k); n > 0 {
			c.offset = off
			k += n
		}
	case z == "+" || z == "-" || z == "−":
		off, n := offset(p, i+k)
		if n == 0 {
			return 0
		}
		c.zoned, c.offset = true, off
		k += n
	case zoneWord(z) && i+k < len(p) && p[i+k].capital:
		k++
	case z == "local" && at(k+1).s == "time", z == "hrs", z == "hours":
		k++
		if z == "local" {
			k++
		}
	default:
		return 0
	}
	if (at(0).s == "[" || at(0).s == "(") && (at(k).s == "]" || at(k).s == ")") {
		k++
	}
	return k
}

func zoneWord(s string) bool {
	switch s {
	case "et", "est", "edt", "ct", "cst", "cdt", "mt", "mst", "mdt", "pt", "pst", "pdt", "bst", "cet", "cest", "eet", "eest", "wet",
		"west", "msk", "ist", "pkt", "jst", "kst", "sgt", "hkt", "aest", "aedt", "acst", "awst", "nzst", "nzdt", "wat", "cat", "eat",
		"sast", "wib", "trt", "gst", "brt", "art", "clt", "akst", "hst":
		return true
	}
	return false
}

// offset reads "+0530", "+05:30", "+3".
func offset(p []piece, i int) (seconds, n int) {
	if i+1 >= len(p) || p[i].s != "+" && p[i].s != "-" && p[i].s != "−" || p[i+1].number < 0 || p[i].end != p[i+1].start {
		return 0, 0
	}
	h, m := p[i+1].number, 0
	n = 2
	switch {
	case len(p[i+1].s) == 4:
		h, m = h/100, h%100
	case len(p[i+1].s) <= 2 && i+3 < len(p) && p[i+2].s == ":" && len(p[i+3].s) == 2 && p[i+3].number >= 0:
		m = p[i+3].number
		n = 4
	case len(p[i+1].s) > 2:
		return 0, 0
	}
	if h > 14 || m > 59 {
		return 0, 0
	}
	seconds = h*3600 + m*60
	if p[i].s != "+" {
		seconds = -seconds
	}
	return seconds, n
}

// leadingTime returns the number of bytes at the beginning of s that are a date or a clock (or both, or a range of
// clocks), 0 for none.
func leadingTime(s string) (n int, dated bool) {
	if s == "" {
		return 0, false
	}
	if c := s[0]; !(c >= '0' && c <= '9') && !upper(c) && c != '(' {
		return 0, false
	}
	if upper(s[0]) {
		n := 1
		for n < len(s) && n < 10 && lower(s[n]|0x20) {
			n++
		}
		w := strings.ToLower(s[:n])
		_, month := monthNames[w]
		if _, day := weekdayNames[w]; !month && !day {
			return 0, false
		}
	}
	p, _ := pieces(s[:runeCut(s, 80)], 24)
	i := 0
	for i < len(p) {
		if _, k := date(p, i); k > 0 {
			i += k
			dated = true
		} else if k := new(civil).readClock(p, i); k > 0 {
			i += k
		} else if _, ok := weekdayNames[p[i].s]; ok && i == 0 && p[i].capital && len(p[i].s) > 3 && i+1 < len(p) && new(civil).readClock(p, i+1) > 0 {
			i++
		} else if i > 0 && i+1 < len(p) && (p[i].s == "," || p[i].s == "at" || p[i].s == "-" || p[i].s == "–" || p[i].s == "to") && (new(civil).readClock(p, i+1) > 0 || dayRange(p, i)) {
			i++
			if dayRange(p, i-1) {
				i++
			}
		} else {
			break
		}
	}
	if i == 0 {
		return 0, false
	}
	return p[i-1].end, dated
}

// dayRange: the "-29" of "March 28-29".
func dayRange(p []piece, i int) bool {
	return (p[i].s == "-" || p[i].s == "–") && p[i+1].number > 0 && p[i+1].number <= 31 && len(p[i+1].s) <= 2 &&
		(i+2 >= len(p) || p[i+2].s != ":" && p[i+2].s != ".")
}

func runeCut(s string, n int) int {
	if len(s) <= n {
		return len(s)
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}
