package tz_test

import (
	"testing"
	"time"

	"dateline/tz"
)

func TestInstant(t *testing.T) {
	tests := []struct {
		zone        string
		civil       string
		kind        tz.CivilKind
		want, other string // UTC
	}{
		{"Europe/Moscow", "2021-12-30T23:30:00", tz.Normal, "2021-12-30T20:30:00Z", ""},
		{"America/New_York", "2022-03-13T01:59:59", tz.Normal, "2022-03-13T06:59:59Z", ""},
		{"America/New_York", "2022-03-13T02:30:00", tz.Gap, "2022-03-13T07:30:00Z", "2022-03-13T06:30:00Z"},
		{"America/New_York", "2022-03-13T03:00:00", tz.Normal, "2022-03-13T07:00:00Z", ""},
		{"America/New_York", "2022-11-06T00:59:59", tz.Normal, "2022-11-06T04:59:59Z", ""},
		{"America/New_York", "2022-11-06T01:00:00", tz.Fold, "2022-11-06T05:00:00Z", "2022-11-06T06:00:00Z"},
		{"America/New_York", "2022-11-06T01:59:59", tz.Fold, "2022-11-06T05:59:59Z", "2022-11-06T06:59:59Z"},
		{"America/New_York", "2022-11-06T02:00:00", tz.Normal, "2022-11-06T07:00:00Z", ""},
		{"Europe/London", "2022-03-27T01:30:00", tz.Gap, "2022-03-27T01:30:00Z", "2022-03-27T00:30:00Z"},
		{"Europe/Dublin", "2022-10-30T01:30:00", tz.Fold, "2022-10-30T00:30:00Z", "2022-10-30T01:30:00Z"},
		{"Australia/Lord_Howe", "2022-10-02T02:15:00", tz.Gap, "2022-10-01T15:45:00Z", "2022-10-01T15:15:00Z"},
		{"Australia/Lord_Howe", "2022-04-03T01:45:00", tz.Fold, "2022-04-02T14:45:00Z", "2022-04-02T15:15:00Z"},
		{"America/Santiago", "2022-09-11T00:00:00", tz.Gap, "2022-09-11T04:00:00Z", "2022-09-11T03:00:00Z"},
		{"Pacific/Apia", "2011-12-30T12:00:00", tz.Gap, "2011-12-30T22:00:00Z", "2011-12-29T22:00:00Z"}, // the day Samoa skipped
		{"Asia/Kathmandu", "2022-01-01T00:00:00", tz.Normal, "2021-12-31T18:15:00Z", ""},
		{"Europe/Paris", "2022-01-10T24:00:00", tz.Normal, "2022-01-10T23:00:00Z", ""},
		{"Africa/Cairo", "2026-04-23T24:00:00", tz.Gap, "2026-04-23T22:00:00Z", "2026-04-23T21:00:00Z"},
		{"America/New_York", "2040-12-31T12:00:00", tz.Normal, "2040-12-31T17:00:00Z", ""}, // golang/go#81583
	}
	for _, test := range tests {
		t.Run(test.zone+" "+test.civil, func(t *testing.T) {
			loc, err := tz.Load(test.zone)
			if err != nil {
				t.Fatal(err)
			}
			hour := int(test.civil[11]-'0')*10 + int(test.civil[12]-'0')
			day, err := time.Parse("2006-01-02 04:05", test.civil[:10]+" "+test.civil[14:])
			if err != nil {
				t.Fatal(err)
			}
			got := tz.Instant(day.Year(), day.Month(), day.Day(), hour, day.Minute(), day.Second(), loc)
			other := ""
			if !got.Other.IsZero() {
				other = got.Other.UTC().Format(time.RFC3339)
			}
			if got.Kind != test.kind || got.Time.UTC().Format(time.RFC3339) != test.want || other != test.other {
				t.Errorf("Instant = %v %v, other %q; want %v %v, other %q", got.Kind, got.Time.UTC(), other, test.kind, test.want, test.other)
			}
		})
	}
}

// TestInstant_inverse turns instants into civil times and back, round every change of every zone.
func TestInstant_inverse(t *testing.T) {
	for i, name := range tz.Names() {
		if i%7 != 0 {
			continue
		}
		loc, err := tz.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, at := range moments(loc, 2005, 2032) {
			got := tz.Instant(civil(at.In(loc)))
			if got.Kind == tz.Gap || !got.Time.Equal(at) && !got.Other.Equal(at) {
				t.Errorf("%s: %v read back as %+v", name, at.In(loc), got)
			}
		}
	}
}
