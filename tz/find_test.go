package tz_test

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"

	"dateline/tz"
)

func TestFind(t *testing.T) {
	const h = 3600
	tests := []struct {
		words   string
		country string
		want    string // zone, offset, "several", or "" for none
		stated  int
	}{
		{"UTC", "", "+0000", 0}, {"GMT", "GB", "+0000", 0}, {"gmt", "", "+0000", 0}, {"Z", "", "+0000", 0}, {"G.M.T.", "", "+0000", 0},
		{"GMT+3", "", "+0300", 3 * h}, {"UTC+05:30", "", "+0530", 5*h + 1800}, {"+03:00", "", "+0300", 3 * h}, {"GMT-5", "", "-0500", -5 * h},
		{"GMT +8", "", "+0800", 8 * h}, {"UTC−5", "", "-0500", -5 * h}, {"UTC–03:00", "", "-0300", -3 * h}, {"(GMT+5:45)", "", "+0545", 5*h + 2700},
		{"GMT+5.30", "", "+0530", 5*h + 1800}, {"utc+2", "", "+0200", 2 * h}, {"+0530", "", "+0530", 5*h + 1800}, {"-05", "", "-0500", -5 * h},
		{"GMT+0", "", "+0000", 0}, {"UTC±0", "", "+0000", 0}, {"UTC+3 hours", "", "+0300", 3 * h}, {"MSK+4", "", "+0700", 7 * h}, {"UTC+14", "", "+1400", 14 * h},
		{"GMT+25", "", "", 0}, {"+3", "", "", 0}, {"UTC+15", "", "", 0}, {"+12:99", "", "", 0}, {"+2021", "", "", 0}, {"-2022", "", "", 0}, {"T+2", "", "", 0}, {"-9/11", "", "", 0},

		{"EST", "", "America/New_York", -5 * h}, {"EDT", "", "America/New_York", -4 * h}, {"ET", "", "America/New_York", 0}, {"E.T.", "", "America/New_York", 0},
		{"E.S.T.", "", "America/New_York", -5 * h}, {"est", "", "America/New_York", -5 * h}, {"EST", "AU", "Australia/Sydney", 10 * h}, {"EST", "CA", "America/Toronto", -5 * h},
		{"EST", "JM", "America/Jamaica", -5 * h}, {"EST", "GB", "America/New_York", -5 * h}, {"EST time", "", "America/New_York", -5 * h}, {"ET", "CA", "America/Toronto", 0},
		{"et", "", "", 0}, {"Est", "", "", 0}, {"EST/EDT", "", "America/New_York", 0}, {"E.S.T", "", "America/New_York", -5 * h},
		{"CST", "", "America/Chicago", -6 * h}, {"CST", "CN", "Asia/Shanghai", 8 * h}, {"CST", "CU", "America/Havana", -5 * h}, {"CST", "MX", "America/Mexico_City", -6 * h},
		{"CST", "TW", "Asia/Taipei", 8 * h}, {"CST", "CR", "America/Costa_Rica", -6 * h}, {"CT", "", "America/Chicago", 0}, {"CDT", "US", "America/Chicago", -5 * h},
		{"MST", "US", "America/Denver", -7 * h}, {"MT", "", "America/Denver", 0}, {"MST", "CA", "America/Edmonton", -7 * h},
		{"PST", "US", "America/Los_Angeles", -8 * h}, {"PST", "PH", "Asia/Manila", 8 * h}, {"PDT", "CA", "America/Vancouver", -7 * h}, {"PT", "", "America/Los_Angeles", 0},
		{"AT", "", "America/Halifax", 0}, {"AST", "", "several", 0}, {"AST", "CA", "America/Halifax", -4 * h}, {"AST", "SA", "Asia/Riyadh", 3 * h}, {"AST", "TT", "America/Port_of_Spain", -4 * h},
		{"NST", "", "America/St_Johns", -(3*h + 1800)}, {"AKDT", "", "America/Anchorage", -8 * h}, {"HST", "", "Pacific/Honolulu", -10 * h}, {"ChST", "", "Pacific/Guam", 10 * h},
		{"CET", "", "Europe/Paris", h}, {"CET", "DE", "Europe/Berlin", h}, {"CEST", "PL", "Europe/Warsaw", 2 * h}, {"CET", "US", "Europe/Paris", h}, {"cet", "", "Europe/Paris", h}, {"CET/CEST", "CH", "Europe/Zurich", 0},
		{"EET", "UA", "Europe/Kyiv", 2 * h}, {"EEST", "FI", "Europe/Helsinki", 3 * h}, {"WET", "", "Europe/Lisbon", 0}, {"MEZ", "", "Europe/Berlin", h},
		{"BST", "", "Europe/London", h}, {"BST", "GB", "Europe/London", h}, {"BST", "BD", "Asia/Dhaka", 6 * h}, {"BST", "US", "Europe/London", h},
		{"IST", "", "several", 0}, {"IST", "IN", "Asia/Kolkata", 5*h + 1800}, {"IST", "IE", "Europe/Dublin", h}, {"IST", "IL", "Asia/Jerusalem", 2 * h}, {"IDT", "", "Asia/Jerusalem", 3 * h},
		{"MSK", "", "Europe/Moscow", 3 * h}, {"MSK", "UA", "Europe/Moscow", 3 * h}, {"TRT", "", "Europe/Istanbul", 3 * h},
		{"SAST", "", "Africa/Johannesburg", 2 * h}, {"WAT", "NG", "Africa/Lagos", h}, {"CAT", "ZW", "Africa/Harare", 2 * h}, {"EAT", "ET", "Africa/Addis_Ababa", 3 * h}, {"CAT", "", "Africa/Maputo", 2 * h},
		{"GST", "", "Asia/Dubai", 4 * h}, {"PKT", "", "Asia/Karachi", 5 * h}, {"JST", "", "Asia/Tokyo", 9 * h}, {"KST", "", "Asia/Seoul", 9 * h}, {"KST", "KP", "Asia/Seoul", 9 * h},
		{"HKT", "", "Asia/Hong_Kong", 8 * h}, {"SGT", "", "Asia/Singapore", 8 * h}, {"WIB", "", "Asia/Jakarta", 7 * h}, {"WITA", "", "Asia/Makassar", 8 * h}, {"ICT", "", "Asia/Bangkok", 7 * h},
		{"MYT", "", "Asia/Kuala_Lumpur", 8 * h}, {"PHT", "", "Asia/Manila", 8 * h}, {"AEST", "", "Australia/Sydney", 10 * h}, {"AEDT", "", "Australia/Sydney", 11 * h}, {"ACST", "", "Australia/Adelaide", 9*h + 1800},
		{"AWST", "", "Australia/Perth", 8 * h}, {"NZDT", "", "Pacific/Auckland", 13 * h}, {"NZST", "", "Pacific/Auckland", 12 * h},
		{"BRT", "", "America/Sao_Paulo", -3 * h}, {"ART", "", "America/Argentina/Buenos_Aires", -3 * h}, {"CLT", "", "America/Santiago", -4 * h}, {"COT", "", "America/Bogota", -5 * h}, {"PET", "", "America/Lima", -5 * h},
		{"art", "", "", 0}, {"pet", "", "", 0}, {"cat", "", "", 0}, {"met", "", "", 0}, {"eat", "", "", 0}, {"west", "", "", 0}, {"at", "", "", 0}, {"NATO", "", "", 0}, {"PM", "", "", 0},

		{"Eastern Standard Time", "", "America/New_York", -5 * h}, {"Eastern time", "", "America/New_York", 0}, {"Eastern Daylight Time", "", "America/New_York", -4 * h}, {"U.S. Eastern time", "", "America/New_York", 0}, {"US Eastern Time", "GB", "America/New_York", 0},
		{"Eastern", "", "America/New_York", 0}, {"eastern", "", "", 0}, {"Eastern Time", "CA", "America/Toronto", 0},
		{"Pacific time", "", "America/Los_Angeles", 0}, {"PACIFIC TIME", "", "America/Los_Angeles", 0}, {"Mountain Time", "", "America/Denver", 0}, {"Central Daylight Saving Time", "", "America/Chicago", -5 * h},
		{"Central European Summer Time", "", "Europe/Paris", 2 * h}, {"Central European Time", "AT", "Europe/Vienna", 0}, {"Eastern European Time", "RO", "Europe/Bucharest", 0},
		{"Moscow Standard Time", "", "Europe/Moscow", 3 * h}, {"Moscow Time", "", "Europe/Moscow", 0}, {"India Standard Time", "", "Asia/Kolkata", 5*h + 1800}, {"Indian Standard Time", "", "Asia/Kolkata", 5*h + 1800},
		{"Hawaii time", "", "Pacific/Honolulu", 0}, {"British Summer Time", "", "Europe/London", h}, {"UK time", "", "Europe/London", 0}, {"Irish Standard Time", "", "Europe/Dublin", h}, {"Irish Summer Time", "", "Europe/Dublin", h},
		{"Israel Daylight Time", "", "Asia/Jerusalem", 3 * h}, {"East Africa Time", "UG", "Africa/Kampala", 0}, {"Gulf Standard Time", "OM", "Asia/Muscat", 4 * h}, {"Korea Standard Time", "", "Asia/Seoul", 9 * h},
		{"Greenwich Mean Time", "", "+0000", 0}, {"Coordinated Universal Time", "", "+0000", 0}, {"Brasília Time", "", "America/Sao_Paulo", 0}, {"Western Indonesia Time", "", "Asia/Jakarta", 0}, {"West Coast time", "", "America/Los_Angeles", 0},
		{"Australian Eastern Standard Time", "", "Australia/Sydney", 10 * h}, {"Arizona time", "", "America/Phoenix", 0},
		{"Europe/Kiev", "", "Europe/Kyiv", 0}, {"Asia/Tokyo", "", "Asia/Tokyo", 0}, {"America/Nowhere", "", "", 0},
		{"local time", "", "", 0}, {"time", "", "", 0}, {"", "", "", 0}, {"summer time", "", "", 0}, {"first time", "", "", 0}, {"Summer", "", "", 0},
	}
	for _, test := range tests {
		t.Run(test.words+" "+test.country, func(t *testing.T) {
			z, ok := tz.Resolve(test.words, test.country)
			got := z.IANA
			switch {
			case z.Fixed:
				got = tz.Offset(z.Offset)
			case ok && got == "":
				got = "several"
			}
			if got != test.want || ok != (test.want != "") || z.Stated != test.stated {
				t.Errorf("Resolve(%q, %q) = %+v, want %q stating %d", test.words, test.country, z, test.want, test.stated)
			}
			if ok && (z.Name != test.words || z.Why == "") {
				t.Errorf("Resolve(%q).Name, Why = %q, %q", test.words, z.Name, z.Why)
			}
			if _, err := z.Location(); (err == nil) != z.Known() {
				t.Errorf("Resolve(%q).Location: %v", test.words, err)
			}
		})
	}
}

func TestFind_readings(t *testing.T) {
	for words, want := range map[string][]string{
		"IST": {"IN", "IE", "IL"}, "CST": {"US", "CN", "CU", "TW", "AU"}, "BST": {"GB", "BD", "PG"}, "PST": {"US", "CA", "PH", "PK"},
	} {
		z, _ := tz.Find(words)
		var got []string
		for _, c := range z.Candidates {
			got = append(got, c.Country)
		}
		if !slices.Equal(got, want) {
			t.Errorf("Find(%q).Candidates in %v, want %v", words, got, want)
		}
		if z.Known() != z.Assumed {
			t.Errorf("Find(%q): a reading taken without a hint must be marked: %+v", words, z)
		}
	}
	for words, want := range map[string]bool{"Eastern": true, "Eastern time": false, "ART": true, "EST": false, "Z": true, "MSK": false} {
		if z, _ := tz.Find(words); z.Bare != want {
			t.Errorf("Find(%q).Bare = %v, want %v", words, z.Bare, want)
		}
	}
}

func TestZone_At(t *testing.T) {
	tests := []struct{ words, place, want string }{
		{"MST", "America/Phoenix", "America/Phoenix"},
		{"Mountain time", "America/Phoenix", "America/Denver"},
		{"CST", "America/Regina", "America/Regina"},
		{"CET", "Europe/Berlin", "Europe/Berlin"},
		{"AEST", "Australia/Brisbane", "Australia/Brisbane"},
		{"AEDT", "Australia/Brisbane", "Australia/Sydney"},
		{"IST", "Asia/Jerusalem", "Asia/Jerusalem"},
		{"AST", "America/Puerto_Rico", "America/Puerto_Rico"},
		{"Eastern time", "America/Detroit", "America/Detroit"},
		{"ET", "Europe/London", "America/New_York"},
		{"EST", "America/Los_Angeles", "America/New_York"},
		{"EET", "Europe/Kiev", "Europe/Kyiv"},
		{"GMT", "Europe/London", ""},
		{"MSK", "Nowhere/Atall", "Europe/Moscow"},
	}
	for _, test := range tests {
		z, _ := tz.Find(test.words)
		if got := z.At(test.place).IANA; got != test.want {
			t.Errorf("Find(%q).At(%q) = %q, want %q", test.words, test.place, got, test.want)
		}
	}
}

// TestTables reads the tables as a careful editor would.
func TestTables(t *testing.T) {
	for file, fields := range map[string]int{"data/designators.txt": 7, "data/longnames.txt": 5, "data/zones.txt": 0} {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		last, n := "", 0
		for lines := bufio.NewScanner(f); lines.Scan(); {
			line := lines.Text()
			if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "version") {
				continue
			}
			cols := strings.Split(line, "\t")
			key := cols[0]
			if fields == 7 {
				key += "\t" + cols[1]
			}
			if key <= last {
				t.Errorf("%s: %q after %q: not sorted, or twice", file, key, last)
			}
			last, n = key, n+1
			if fields == 0 {
				continue
			}
			if len(cols) != fields || cols[fields-1] == "" {
				t.Errorf("%s: %q: want %d columns, the last a source", file, line, fields)
				continue
			}
			zone, country := cols[fields-5], cols[fields-4]
			if fields == 5 {
				zone, country = cols[1], cols[2]
			}
			if zone[0] == '+' {
				continue
			}
			if _, err := tz.Load(zone); err != nil || tz.Canonical(zone) != zone {
				t.Errorf("%s: %q: zone %q: %v, canonical %q", file, line, zone, err, tz.Canonical(zone))
			}
			if !slices.Contains(tz.Zones(country), zone) {
				t.Errorf("%s: %q: %s is not a zone of %s", file, line, zone, country)
			}
		}
		if n < 100 {
			t.Errorf("%s: %d rows", file, n)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"UTC", "GMT+5:45", "E.S.T.", "Eastern Standard Time", "Europe/Kiev", "EST/EDT", "+03:00", "(IST)", "a/b/c", "UTC±0", "−", "Brasília time", " time", "\xff/\xfe"} {
		f.Add(s, "US")
	}
	f.Fuzz(func(t *testing.T, words, country string) {
		z, ok := tz.Resolve(words, country)
		if !ok {
			return
		}
		if z.Name != words || z.Why == "" || !z.Known() && len(z.Candidates) < 2 {
			t.Errorf("Resolve(%q, %q) = %+v", words, country, z)
		}
		if z.Fixed && (z.Offset > 14*3600 || z.Offset < -12*3600) {
			t.Errorf("Resolve(%q) = offset %d", words, z.Offset)
		}
		if _, err := z.Location(); err != nil && z.Known() {
			t.Errorf("Resolve(%q).Location: %v", words, err)
		}
		z.At("Europe/Berlin")
	})
}

func BenchmarkFind(b *testing.B) {
	for _, words := range []string{"EST", "GMT+3", "Central European Summer Time", "Security Council"} {
		b.Run(words, func(b *testing.B) {
			for b.Loop() {
				tz.Find(words)
			}
		})
	}
}
