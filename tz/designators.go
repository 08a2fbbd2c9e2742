package tz

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

var (
	//go:embed data/designators.txt
	designatorsText string
	//go:embed data/longnames.txt
	longNamesText string
)

// row is one reading of a designator, as the tables hold it.
type row struct {
	iana    string
	offset  int // when fixed
	fixed   bool
	country string
	stated  int // when literal
	literal bool
	usual   bool // = the reading nearly always meant
	shared  bool // s
	small   bool // l
	bare    bool // b
	source  string
}

type designatorTable struct {
	short map[string][]row // as written, in capitals
	lower map[string][]row // in small letters
	long  map[string]row   // in small letters, without "time"
}

var designators = sync.OnceValue(func() *designatorTable {
	t := &designatorTable{short: map[string][]row{}, lower: map[string][]row{}, long: map[string]row{}}
	for f := range tableRows(designatorsText, 7) {
		r := newRow(f[2], f[3], f[4], f[5], f[6])
		t.short[f[0]] = append(t.short[f[0]], r)
	}
	for word, rows := range t.short {
		if rows[0].small {
			t.lower[strings.ToLower(word)] = rows
		}
	}
	for f := range tableRows(longNamesText, 5) {
		t.long[f[0]] = newRow(f[1], f[2], "", f[3], f[4])
	}
	return t
})

// tableRows yields the fields of each line that is no comment and has as many as it should; a test finds those that have not.
func tableRows(text string, fields int) func(yield func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(text) {
			f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
			if len(f) == fields && !strings.HasPrefix(line, "#") && !yield(f) {
				return
			}
		}
	}
}

func newRow(zone, country, stated, flags, source string) row {
	r := row{
		country: country, source: source,
		usual: strings.Contains(flags, "="), shared: strings.Contains(flags, "s"),
		small: strings.Contains(flags, "l"), bare: strings.Contains(flags, "b"),
	}
	if zone[0] == '+' || zone[0] == '-' {
		r.fixed, r.literal = true, true
		r.offset = clockOffset(zone)
		r.stated = r.offset
		return r
	}
	r.iana = zone
	if stated != "" {
		r.stated, r.literal = clockOffset(stated), true
	}
	return r
}

// clockOffset reads "+0530" and "+05:30".
func clockOffset(s string) int {
	d := strings.ReplaceAll(s[1:], ":", "")
	n, _ := strconv.Atoi(d)
	seconds := n/100*3600 + n%100*60
	if s[0] == '-' {
		return -seconds
	}
	return seconds
}
