package tz_test

import (
	"reflect"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/tz"
)

// reader evaluates a VTIMEZONE as calendar apps do: from its published strings alone, and from local time to instant.
type reader struct {
	parts []part
}

type part struct {
	from, to int
	start    time.Time // local, carried in UTC
	month    time.Month
	weekday  time.Weekday
	week     int
	days     []int
	yearly   bool
}

func newReader(t *testing.T, vt tz.VTimezone) reader {
	t.Helper()
	list := []tz.Observance{vt.Standard}
	if vt.Daylight != nil {
		list = append(list, *vt.Daylight)
	}
	var r reader
	for _, o := range list {
		p := part{from: o.OffsetFrom, to: o.OffsetTo, yearly: o.Rule != "", weekday: -1}
		var err error
		if p.start, err = time.Parse("20060102T150405", o.Start); err != nil {
			t.Fatalf("%s: DTSTART %q: %v", vt.ID, o.Start, err)
		}
		for _, f := range strings.Split(o.Rule, ";") {
			key, value, _ := strings.Cut(f, "=")
			switch key {
			case "BYMONTH":
				n, _ := strconv.Atoi(value)
				p.month = time.Month(n)
			case "BYDAY":
				p.weekday = time.Weekday(slices.Index([]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}, value[len(value)-2:]))
				p.week, _ = strconv.Atoi(value[:len(value)-2])
			case "BYMONTHDAY":
				for _, d := range strings.Split(value, ",") {
					n, _ := strconv.Atoi(d)
					p.days = append(p.days, n)
				}
			}
		}
		r.parts = append(r.parts, p)
	}
	return r
}

// onset scans the days of the month, so that it shares no arithmetic with the package.
func (p part) onset(year int) time.Time {
	if !p.yearly {
		return p.start
	}
	var hits []time.Time
	for d := 1; d <= 31; d++ {
		t := time.Date(year, p.month, d, p.start.Hour(), p.start.Minute(), p.start.Second(), 0, time.UTC)
		if t.Month() != p.month || p.weekday >= 0 && t.Weekday() != p.weekday || p.days != nil && !slices.Contains(p.days, d) {
			continue
		}
		hits = append(hits, t)
	}
	switch {
	case p.week > 0:
		return hits[p.week-1]
	case p.week < 0:
		return hits[len(hits)+p.week]
	}
	return hits[0]
}

// instant puts a local time on the time line: the observance whose local onset came last is in force.
func (r reader) instant(local time.Time) time.Time {
	var begun time.Time
	offset := r.parts[0].to
	for _, p := range r.parts {
		for y := local.Year() - 1; y <= local.Year(); y++ {
			if on := p.onset(y); !on.After(local) && on.After(begun) {
				begun, offset = on, p.to
			}
		}
	}
	return local.Add(-time.Duration(offset) * time.Second)
}

// TestRules reads the rules of every zone for every year back where things go wrong: round the changes of the clocks.
func TestRules(t *testing.T) {
	kinds := map[string]int{}
	asked, wrong := 0, 0
	const first, last = 2020, 2032
	for _, name := range tz.Names() {
		loc, err := tz.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		// Rules for each single year, which may hold where those for many do not, and for the years to come.
		type rules struct {
			vt   tz.VTimezone
			read reader
		}
		var sets []rules
		add := func(y0, y1 int) bool {
			vt, ok := tz.Rules(name, time.Date(y0, 3, 1, 0, 0, 0, 0, time.UTC), time.Date(y1, 9, 1, 0, 0, 0, 0, time.UTC))
			if !ok {
				return false
			}
			read := newReader(t, vt)
			if !slices.ContainsFunc(sets, func(r rules) bool { return reflect.DeepEqual(r.read, read) }) {
				sets = append(sets, rules{vt, read})
			}
			return true
		}
		switch ok := add(2026, 2031); {
		case !ok:
			kinds["impossible"]++
		case sets[0].vt.Daylight == nil:
			kinds["fixed"]++
		case strings.Contains(sets[0].vt.Standard.Rule+sets[0].vt.Daylight.Rule, "BYMONTHDAY"):
			kinds["days"]++
		default:
			kinds["plain"]++
		}
		for y := first; y <= last; y++ {
			add(y, y)
		}
		for _, at := range moments(loc, first, last) {
			l := at.In(loc)
			normal := tz.Instant(civil(l)).Kind == tz.Normal
			local := time.Date(l.Year(), l.Month(), l.Day(), l.Hour(), l.Minute(), l.Second(), 0, time.UTC)
			for _, set := range sets {
				if !set.vt.Reproduces(at) {
					if normal && !at.Before(set.vt.From) && at.Before(set.vt.To) {
						t.Errorf("%s: rules said to hold do not reproduce %v", name, l)
					}
					continue
				}
				asked++
				if got := set.read.instant(local); !got.Equal(at) {
					if wrong++; wrong < 10 {
						t.Errorf("%s %v: read as %v\n%+v", name, l, got, set.vt)
					}
				}
			}
		}
	}
	t.Logf("2026-2031: %v; %d times read back, %d wrong", kinds, asked, wrong)
	if kinds["impossible"] > 20 {
		t.Errorf("%d zones without compact rules, want few", kinds["impossible"])
	}
}

// moments lists the instants round each change of offset in some years, and one in each winter and summer.
func moments(loc *time.Location, first, last int) []time.Time {
	var out []time.Time
	offset := func(at time.Time) int { _, o := at.In(loc).Zone(); return o }
	for at := time.Date(first, 1, 1, 12, 0, 0, 0, time.UTC); at.Year() <= last; at = at.AddDate(0, 0, 1) {
		if at.Day() == 15 && (at.Month() == 1 || at.Month() == 7) {
			out = append(out, at)
		}
		if offset(at) == offset(at.AddDate(0, 0, 1)) {
			continue
		}
		jump := at.Add(time.Duration(sort.Search(24*60, func(m int) bool { return offset(at.Add(time.Duration(m)*time.Minute)) != offset(at) })) * time.Minute)
		for _, d := range []time.Duration{-24 * time.Hour, -3 * time.Hour, -time.Hour, -time.Second, 0, time.Hour - time.Second, time.Hour, 3 * time.Hour, 24 * time.Hour} {
			out = append(out, jump.Add(d))
		}
	}
	return out
}

func civil(t time.Time) (int, time.Month, int, int, int, int, *time.Location) {
	return t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Location()
}

func TestRules_observances(t *testing.T) {
	tests := []struct {
		zone string
		year int
		want [2]string // STANDARD, DAYLIGHT: name, DTSTART, offsets, RRULE
	}{
		{"Europe/Berlin", 2026, [2]string{"CET 19701025T030000 +0200 +0100 FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "CEST 19700329T020000 +0100 +0200 FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"}},
		{"America/New_York", 2026, [2]string{"EST 19701101T020000 -0400 -0500 FREQ=YEARLY;BYMONTH=11;BYDAY=1SU", "EDT 19700308T020000 -0500 -0400 FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"}},
		{"Europe/Dublin", 2026, [2]string{"GMT 19701025T020000 +0100 +0000 FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "IST 19700329T010000 +0000 +0100 FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"}},
		{"Europe/Moscow", 2026, [2]string{"MSK 19700101T000000 +0300 +0300 ", ""}},
		{"Asia/Kathmandu", 2026, [2]string{"+0545 19700101T000000 +0545 +0545 ", ""}},
		{"Asia/Jerusalem", 2026, [2]string{"IST 19701025T020000 +0300 +0200 FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "IDT 19700327T020000 +0200 +0300 FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=23,24,25,26,27,28,29;BYDAY=FR"}},
		{"America/Vancouver", 2025, [2]string{"PST 19701101T020000 -0700 -0800 FREQ=YEARLY;BYMONTH=11;BYDAY=1SU", "PDT 19700308T020000 -0800 -0700 FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"}},
		{"America/Vancouver", 2028, [2]string{"MST 19700101T000000 -0700 -0700 ", ""}},
	}
	for _, test := range tests {
		t.Run(test.zone+" "+strconv.Itoa(test.year), func(t *testing.T) {
			vt, ok := tz.Rules(test.zone, time.Date(test.year, 2, 1, 0, 0, 0, 0, time.UTC), time.Date(test.year, 12, 1, 0, 0, 0, 0, time.UTC))
			if !ok {
				t.Fatal("no rules")
			}
			line := func(o *tz.Observance) string {
				if o == nil {
					return ""
				}
				return strings.Join([]string{o.Name, o.Start, tz.Offset(o.OffsetFrom), tz.Offset(o.OffsetTo), o.Rule}, " ")
			}
			if diff := cmp.Diff(test.want, [2]string{line(&vt.Standard), line(vt.Daylight)}); diff != "" {
				t.Error(diff)
			}
		})
	}
	for _, zone := range []string{"Africa/Cairo", "Nowhere", "America/Vancouver"} {
		if vt, ok := tz.Rules(zone, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC)); ok {
			t.Errorf("Rules(%q, 2026, 2031) = %+v, want none", zone, vt)
		}
	}
}
