package tz

import "strings"

// rule is the clock change a zone keeps from now on: the footer of its TZif data (RFC 9636, 3.3), a POSIX TZ string such
// as "CET-1CEST,M3.5.0,M10.5.0/3". Its names are the abbreviations in force.
type rule struct {
	text          string // whole; two zones with one text keep the same time from now on
	names         [2]string
	offsets       [2]int // seconds east of UTC
	n             int    // 1 where the clocks are not changed
	lower, higher int    // index of the smaller and the larger offset
}

// footer reads the last line of TZif data. A footer it cannot read gives no names, which only means no designators.
func footer(data string) rule {
	data = strings.TrimSuffix(data, "\n")
	r := rule{text: data[strings.LastIndexByte(data, '\n')+1:]}
	rest := r.text
	for r.n < 2 && rest != "" && rest[0] != ',' {
		var ok bool
		if r.names[r.n], rest, ok = posixName(rest); !ok {
			return rule{text: r.text}
		}
		offset := r.offsets[0] + 3600 // POSIX: a summer time without an offset is an hour ahead
		if rest != "" && rest[0] != ',' {
			if offset, rest, ok = posixOffset(rest); !ok {
				return rule{text: r.text}
			}
		}
		r.offsets[r.n] = offset
		r.n++
	}
	if r.n == 2 {
		r.higher = 1
		if r.offsets[1] < r.offsets[0] { // Dublin counts its winter as the exception
			r.lower, r.higher = 1, 0
		}
	}
	return r
}

func posixName(s string) (name, rest string, ok bool) {
	if s[0] == '<' {
		i := strings.IndexByte(s, '>')
		if i < 0 {
			return "", "", false
		}
		return s[1:i], s[i+1:], true
	}
	i := 0
	for i < len(s) && isLetter(s[i]) {
		i++
	}
	return s[:i], s[i:], i >= 3
}

// posixOffset reads [+-]h[h][:mm[:ss]], which counts west of Greenwich.
func posixOffset(s string) (offset int, rest string, ok bool) {
	sign := -1
	if s[0] == '-' || s[0] == '+' {
		if s[0] == '-' {
			sign = 1
		}
		s = s[1:]
	}
	for unit := 3600; unit > 0; unit /= 60 {
		v, i := 0, 0
		for i < len(s) && i < 3 && isDigit(s[i]) {
			v = v*10 + int(s[i]-'0')
			i++
		}
		if i == 0 {
			return 0, "", false
		}
		offset += v * unit
		s = s[i:]
		if s == "" || s[0] != ':' {
			break
		}
		s = s[1:]
	}
	return sign * offset, s, true
}

// uses gives the offset an abbreviation stands for in the zone, if the zone still goes by it.
func (r rule) uses(abbreviation string) (offset int, ok bool) {
	for i := range r.n {
		if r.names[i] == abbreviation {
			return r.offsets[i], true
		}
	}
	return 0, false
}

func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isUpper(c byte) bool  { return 'A' <= c && c <= 'Z' }
func isLetter(c byte) bool { return isUpper(c) || 'a' <= c && c <= 'z' }
