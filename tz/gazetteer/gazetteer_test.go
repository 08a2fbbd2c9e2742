package gazetteer_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/tz/gazetteer"
)

func TestTable_Best(t *testing.T) {
	tests := []struct {
		name, country, region, near string
		want                        string // country zone, "" for none
	}{
		// Alone: what news means.
		{"Moscow", "", "", "", "RU Europe/Moscow"}, {"Paris", "", "", "", "FR Europe/Paris"}, {"London", "", "", "", "GB Europe/London"},
		{"Washington", "", "", "", "US America/New_York"}, {"Washington, D.C.", "", "", "", "US America/New_York"}, {"New York", "", "", "", "US America/New_York"},
		{"Geneva", "", "", "", "CH Europe/Zurich"}, {"Genève", "", "", "", "CH Europe/Zurich"}, {"Vienna", "", "", "", "AT Europe/Vienna"}, {"Brussels", "", "", "", "BE Europe/Brussels"},
		{"Kyiv", "", "", "", "UA Europe/Kyiv"}, {"Kiev", "", "", "", "UA Europe/Kyiv"}, {"Kharkov", "", "", "", "UA Europe/Kyiv"}, {"Lvov", "", "", "", "UA Europe/Kyiv"},
		{"Munich", "", "", "", "DE Europe/Berlin"}, {"Cologne", "", "", "", "DE Europe/Berlin"}, {"Nuremberg", "", "", "", "DE Europe/Berlin"}, {"The Hague", "", "", "", "NL Europe/Amsterdam"},
		{"the Hague", "", "", "", "NL Europe/Amsterdam"}, {"Antwerp", "", "", "", "BE Europe/Brussels"}, {"Bombay", "", "", "", "IN Asia/Kolkata"}, {"Calcutta", "", "", "", "IN Asia/Kolkata"},
		{"Peking", "", "", "", "CN Asia/Shanghai"}, {"Urumqi", "", "", "", "CN Asia/Shanghai"}, {"Saigon", "", "", "", "VN Asia/Ho_Chi_Minh"}, {"Rangoon", "", "", "", "MM Asia/Yangon"},
		{"Astana", "", "", "", "KZ Asia/Almaty"}, {"Nur-Sultan", "", "", "", "KZ Asia/Almaty"}, {"Ulan Bator", "", "", "", "MN Asia/Ulaanbaatar"}, {"Xi'an", "", "", "", "CN Asia/Shanghai"},
		{"Sao Paulo", "", "", "", "BR America/Sao_Paulo"}, {"Sharm El-Sheikh", "", "", "", "EG Africa/Cairo"}, {"St. Petersburg", "", "", "", "RU Europe/Moscow"}, {"Saint Petersburg", "", "", "", "RU Europe/Moscow"},
		{"Jerusalem", "", "", "", "IL Asia/Jerusalem"}, {"Ramallah", "", "", "", "PS Asia/Hebron"}, {"Gaza City", "", "", "", "PS Asia/Gaza"}, {"Bethlehem", "", "", "", "PS Asia/Hebron"},
		{"Athens", "", "", "", "GR Europe/Athens"}, {"Rome", "", "", "", "IT Europe/Rome"}, {"Naples", "", "", "", "IT Europe/Rome"}, {"Valencia", "", "", "", "ES Europe/Madrid"},
		{"Davos", "", "", "", "CH Europe/Zurich"}, {"Donetsk", "", "", "", "UA Europe/Kyiv"}, {"Newcastle", "", "", "", "GB Europe/London"}, {"Birmingham", "", "", "", "GB Europe/London"},
		{"Melbourne", "", "", "", "AU Australia/Melbourne"}, {"Santiago", "", "", "", "CL America/Santiago"}, {"Tripoli", "", "", "", "LY Africa/Tripoli"}, {"San Juan", "", "", "", "PR America/Puerto_Rico"},
		{"Luxembourg", "", "", "", "LU Europe/Luxembourg"}, {"Singapore", "", "", "", "SG Asia/Singapore"}, {"Georgia", "", "", "", "GE Asia/Tbilisi"}, {"Jordan", "", "", "", "JO Asia/Amman"},
		{"Bali", "", "", "", "ID Asia/Makassar"}, {"Crimea", "", "", "", "UA Europe/Simferopol"}, {"Bavaria", "", "", "", "DE Europe/Berlin"}, {"Scotland", "", "", "", "GB Europe/London"}, {"Tibet", "", "", "", "CN Asia/Shanghai"},
		{"Tatarstan", "", "", "", "RU Europe/Moscow"}, {"Kashmir", "", "", "", "IN Asia/Kolkata"}, {"Quebec", "", "", "", "CA America/Toronto"}, {"Texas", "", "", "", "US "}, {"California", "", "", "", "US America/Los_Angeles"},
		{"Russia", "", "", "", "RU "}, {"Australia", "", "", "", "AU "}, {"China", "", "", "", "CN Asia/Shanghai"}, {"Spain", "", "", "", "ES "}, {"Ukraine", "", "", "", "UA Europe/Kyiv"},
		// With the words that follow the name.
		{"Portland", "US", "Oregon", "", "US America/Los_Angeles"}, {"Portland", "", "Ore.", "", "US America/Los_Angeles"}, {"Portland", "", "Maine", "", "US America/New_York"},
		{"Springfield", "", "Illinois", "", "US America/Chicago"}, {"Springfield", "", "Mass.", "", "US America/New_York"}, {"Springfield", "", "Ore.", "", "US America/Los_Angeles"},
		{"Cambridge", "", "Mass.", "", "US America/New_York"}, {"Cambridge", "", "England", "", "GB Europe/London"}, {"Cambridge", "", "Ontario", "", "CA America/Toronto"},
		{"Paris", "", "Texas", "", "US America/Chicago"}, {"Paris", "", "France", "", "FR Europe/Paris"}, {"London", "", "Ontario", "", "CA America/Toronto"}, {"London", "CA", "", "", "CA America/Toronto"},
		{"Athens", "", "Georgia", "", "US America/New_York"}, {"Rome", "", "Ga.", "", "US America/New_York"}, {"Moscow", "", "Idaho", "", "US America/Los_Angeles"}, {"Naples", "", "Fla.", "", "US America/New_York"},
		{"Pensacola", "", "Fla.", "", "US America/Chicago"}, {"Panama City", "", "Fla.", "", "US America/Chicago"}, {"Phoenix", "", "Ariz.", "", "US America/Phoenix"}, {"Gary", "", "Ind.", "", "US America/Chicago"},
		{"Indianapolis", "", "", "", "US America/Indiana/Indianapolis"}, {"El Paso", "", "Texas", "", "US America/Denver"}, {"Knoxville", "", "Tenn.", "", "US America/New_York"}, {"Memphis", "", "Tenn.", "", "US America/Chicago"},
		{"Boise", "", "Idaho", "", "US America/Boise"}, {"Rapid City", "", "S.D.", "", "US America/Denver"}, {"Regina", "", "Saskatchewan", "", "CA America/Regina"}, {"Saskatoon", "", "Sask.", "", "CA America/Regina"},
		{"Vancouver", "", "B.C.", "", "CA America/Vancouver"}, {"Vancouver", "", "Wash.", "", "US America/Los_Angeles"}, {"Kansas City", "", "Kansas", "", "US America/Chicago"}, {"Washington", "", "Pa.", "", "US America/New_York"},
		{"Wilmington", "", "Del.", "", "US America/New_York"}, {"Wilmington", "", "N.C.", "", "US America/New_York"}, {"Perth", "", "Scotland", "", "GB Europe/London"}, {"Perth", "", "WA", "", "AU Australia/Perth"},
		{"Newcastle", "", "New South Wales", "", "AU Australia/Sydney"}, {"Hyderabad", "", "Pakistan", "", "PK Asia/Karachi"}, {"Tripoli", "", "Lebanon", "", "LB Asia/Beirut"}, {"Valencia", "", "Venezuela", "", "VE America/Caracas"},
		{"Frankfurt", "", "Germany", "", "DE Europe/Berlin"}, {"Frankfort", "", "Ky.", "", "US America/New_York"}, {"Frankfurt", "", "Brandenburg", "", "DE Europe/Berlin"},
		{"San Jose", "", "Calif.", "", "US America/Los_Angeles"}, {"San Jose", "", "Costa Rica", "", "CR America/Costa_Rica"}, {"Santa Fe", "", "N.M.", "", "US America/Denver"}, {"Lagos", "", "Portugal", "", "PT Europe/Lisbon"},
		{"Geneva", "", "Ill.", "", "US America/Chicago"}, {"Odessa", "", "Texas", "", "US America/Chicago"}, {"Odessa", "", "Ukraine", "", "UA Europe/Kyiv"}, {"Ciudad Juárez", "", "Mexico", "", "MX America/Ciudad_Juarez"},
		{"Cancún", "MX", "", "", "MX America/Cancun"}, {"Tijuana", "MX", "", "", "MX America/Tijuana"}, {"Manaus", "BR", "", "", "BR America/Manaus"}, {"Vladivostok", "RU", "", "", "RU Asia/Vladivostok"}, {"Kaliningrad", "", "", "", "RU Europe/Kaliningrad"},
		{"Las Palmas", "ES", "", "", "ES Atlantic/Canary"}, {"Ponta Delgada", "", "", "", "PT Atlantic/Azores"}, {"Jayapura", "", "", "", "ID Asia/Jayapura"}, {"Darwin", "AU", "", "", "AU Australia/Darwin"}, {"Brisbane", "", "", "", "AU Australia/Brisbane"},
		{"Moscow", "FR", "", "", ""}, {"Moscow", "", "Atlantis", "", ""}, {"Xyzzy", "", "", "", ""}, {"", "", "", "", ""}, {"Moscow", "QQ", "", "", ""},
		// With a surmise.
		{"Cambridge", "", "", "US", "US America/New_York"}, {"Cambridge", "", "", "GB", "GB Europe/London"}, {"Paris", "", "", "US", "FR Europe/Paris"}, {"London", "", "", "CA", "GB Europe/London"},
		{"Birmingham", "", "", "US", "US America/Chicago"}, {"San Jose", "", "", "US", "US America/Los_Angeles"}, {"Georgia", "", "", "US", "US America/New_York"}, {"Punjab", "", "", "IN", "IN Asia/Kolkata"},
		{"Punjab", "", "", "PK", "PK Asia/Karachi"}, {"Hyderabad", "", "", "PK", "PK Asia/Karachi"}, {"Richmond", "", "", "CA", "CA America/Vancouver"}, {"Moscow", "", "", "US", "RU Europe/Moscow"}, {"Santiago", "", "", "ES", "CL America/Santiago"},
		// Venues.
		{"White House", "", "", "", "US America/New_York"}, {"the Kremlin", "", "", "", "RU Europe/Moscow"}, {"Élysée", "", "", "", "FR Europe/Paris"}, {"10 Downing Street", "", "", "", "GB Europe/London"},
		{"Westminster Abbey", "", "", "", "GB Europe/London"}, {"Camp David", "", "", "", "US America/New_York"}, {"Wembley", "", "", "", "GB Europe/London"}, {"UN headquarters", "", "", "", "US America/New_York"},
		{"Cape Canaveral", "", "", "", "US America/New_York"}, {"Baikonur", "", "", "", "KZ Asia/Qyzylorda"}, {"Kourou", "", "", "", "GF America/Cayenne"}, {"Vandenberg", "", "", "", "US America/Los_Angeles"}, {"Madison Square Garden", "", "", "", "US America/New_York"},
	}
	table := gazetteer.Default()
	for _, test := range tests {
		hint := gazetteer.Hint{Country: test.country, Region: test.region, Near: test.near}
		e, ok := table.Best(test.name, hint)
		got := ""
		if ok {
			got = e.Country + " " + e.Zone
		}
		if got != test.want {
			t.Errorf("Best(%q, %+v) = %q (%s), want %q", test.name, hint, got, e.Key, test.want)
		}
	}
	t.Logf("%d names", len(tests))
}

func TestTable_Lookup(t *testing.T) {
	table := gazetteer.Default()
	keys := func(name string) string {
		var out []string
		for _, e := range table.Lookup(name) {
			out = append(out, e.Key)
		}
		return strings.Join(out, " ")
	}
	for name, want := range map[string]string{
		"Geneva": "geneva/ch geneva/us/il geneva/us/ny", "GENÈVE": "geneva/ch", "Georgia": "georgia us:georgia", "Kiev": "kyiv/ua",
		"Bosnia": "bosnia and herzegovina", "Kremlin": "@kremlin/ru", "Mass": "", "Calif": "", "Of": "",
	} {
		if got := keys(name); !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("Lookup(%q) = %s, want %s first", name, got, want)
		}
	}
	e := table.Lookup("White House")[0]
	if diff := cmp.Diff(gazetteer.Entry{Name: "White House", Key: "@white house/us", Country: "US", Region: "District of Columbia", Zone: "America/New_York", Class: gazetteer.ClassVenue, City: "Washington"}, e); diff != "" {
		t.Error(diff)
	}
	e = table.Lookup("Portland")[0]
	if diff := cmp.Diff(gazetteer.Entry{Name: "Portland", Key: "portland/us/or", Country: "US", Region: "Oregon", Zone: "America/Los_Angeles", Population: 632309, Class: gazetteer.ClassCity}, e); diff != "" {
		t.Error(diff)
	}
}

func TestTable_Longest(t *testing.T) {
	tests := []struct {
		words string
		n     int
		first string
	}{
		{"New York City officials", 3, "new york/us"}, {"New York officials", 2, "new york/us"}, {"Newark", 1, "newark/us/nj"}, {"Moscow on Friday", 1, "moscow/ru"},
		{"Rio de Janeiro", 3, "rio de janeiro/br"}, {"Aix-en-Provence today", 1, "aix en provence/fr"}, {"Xi’an", 1, "xian/cn"}, {"São Paulo", 2, "sao paulo/br"},
		{"St. Petersburg", 2, "saint petersburg/ru"}, {"St Petersburg", 2, "saint petersburg/ru"}, {"The Hague", 2, "the hague/nl"}, {"10 Downing Street", 3, "@10 downing street/gb"},
		{"White House officials", 2, "@white house/us"}, {"United States and", 2, "united states"}, {"US", 1, "united states"}, {"U.S.", 1, "united states"}, {"UAE", 1, "united arab emirates"},
		{"South Korea", 2, "south korea"}, {"Trinidad and Tobago", 3, "trinidad and tobago"}, {"GENEVA", 1, "geneva/ch"}, {"ROME", 1, "rome/it"}, {"LIMA", 1, "lima/pe"}, {"Bosnia and Herzegovina", 3, "bosnia and herzegovina"},
		{"Frankfurt am Main", 3, "frankfurt/de/05"}, {"Isle of Man", 3, "isle of man"}, {"Sharm el-Sheikh on", 2, "sharm el sheikh/eg"}, {"Sankt said", 0, ""}, {"New", 0, ""}, {"nice", 0, ""}, {"us", 0, ""}, {"Us", 0, ""}, {"NATO", 0, ""}, {"OSCE", 0, ""},
		{"the Kremlin", 0, ""}, {"Kremlin", 1, "@kremlin/ru"}, {"Russia-NATO", 0, ""}, {"Washington D.C.", 2, "washington/us/dc"}, {"2021", 0, ""}, {"", 0, ""}, {"Security Council", 0, ""},
	}
	for _, test := range tests {
		n, entries := gazetteer.Default().Longest(strings.Split(test.words, " "))
		first := ""
		if n > 0 {
			first = entries[0].Key
		}
		if n != test.n || first != test.first {
			t.Errorf("Longest(%q) = %d %s, want %d %s", test.words, n, first, test.n, test.first)
		}
	}
	if n, _ := gazetteer.Default().Longest(nil); n != 0 {
		t.Errorf("Longest(nil) = %d", n)
	}
}

func TestTime(t *testing.T) {
	tests := []struct{ words, country, want string }{
		{"Moscow time", "", "Europe/Moscow"}, {"Moscow Time", "", "Europe/Moscow"}, {"Mecca time", "", "Asia/Riyadh"}, {"Beijing time", "", "Asia/Shanghai"}, {"Brasilia time", "", "America/Sao_Paulo"},
		{"Paris time", "", "Europe/Paris"}, {"New York time", "", "America/New_York"}, {"Kyiv time", "", "Europe/Kyiv"}, {"Kiev local time", "", "Europe/Kyiv"}, {"local Geneva time", "", "Europe/Zurich"},
		{"local time in Vienna", "", "Europe/Vienna"}, {"Tehran time", "", "Asia/Tehran"}, {"Washington time", "", "America/New_York"}, {"London time", "CA", "Europe/London"}, {"Israeli time", "", "Asia/Jerusalem"},
		{"German time", "", "Europe/Berlin"}, {"Spanish time", "", "Europe/Madrid"}, {"UK time", "", "Europe/London"}, {"Italy time", "", "Europe/Rome"}, {"ET", "", "America/New_York"}, {"IST", "IN", "Asia/Kolkata"},
		{"Pacific time", "", "America/Los_Angeles"}, {"Houston time", "", "America/Chicago"}, {"California time", "", "America/Los_Angeles"}, {"Baikonur time", "", "Asia/Qyzylorda"},
		{"American time", "", ""}, {"Texas time", "", ""}, {"Bath time", "", ""}, {"local time", "", ""}, {"Prime Time", "", ""}, {"first time", "", ""}, {"the same time", "", ""}, {"This time", "", ""}, {"Reading", "", ""}, {"time", "", ""}, {" time", "", ""},
	}
	for _, test := range tests {
		z, ok := gazetteer.Time(test.words, test.country)
		if z.IANA != test.want || ok != (test.want != "") {
			t.Errorf("Time(%q, %q) = %+v, want %q", test.words, test.country, z, test.want)
		}
		if ok && (z.Name != test.words || z.Why == "") {
			t.Errorf("Time(%q) does not say why: %+v", test.words, z)
		}
	}
	if zone, ok := gazetteer.ZoneOf("Moscow"); zone != "Europe/Moscow" || !ok {
		t.Errorf("ZoneOf(Moscow) = %q, %v", zone, ok)
	}
	if zone, ok := gazetteer.ZoneOf("Russia"); ok {
		t.Errorf("ZoneOf(Russia) = %q, want none", zone)
	}
}

func TestRegion(t *testing.T) {
	for name, want := range map[string]string{
		"Oregon": "us:oregon", "Ore.": "us:oregon", "OR": "us:oregon", "Mass.": "us:massachusetts", "Calif.": "us:california", "N.Y.": "us:new york", "NY": "us:new york", "TX": "us:texas",
		"Pa.": "us:pennsylvania", "Georgia": "us:georgia", "Washington": "us:washington", "D.C.": "us:district of columbia", "Ont.": "ca:ontario", "ON": "ca:ontario", "B.C.": "ca:british columbia", "P.E.I.": "ca:prince edward island",
		"Bavaria": "de:bavaria", "New South Wales": "au:new south wales", "NSW": "au:new south wales", "Chechnya": "ru:chechnya", "Scotland": "gb:scotland", "Kerala": "in:kerala", "Xinjiang": "cn:xinjiang",
		"or": "", "in": "", "In": "", "Me": "", "me": "", "mass": "", "Paris": "", "": "", "France": "",
	} {
		e, ok := gazetteer.Region(name)
		if e.Key != want || ok != (want != "") {
			t.Errorf("Region(%q) = %q, want %q", name, e.Key, want)
		}
	}
	for name, want := range map[string][2]string{ // zone, main zone
		"Arizona": {"America/Phoenix", "America/Phoenix"}, "Florida": {"", "America/New_York"}, "Texas": {"", "America/Chicago"}, "Indiana": {"", "America/Indiana/Indianapolis"},
		"Tennessee": {"", "America/Chicago"}, "Ohio": {"America/New_York", "America/New_York"}, "Saskatchewan": {"America/Regina", "America/Regina"}, "Bali": {"Asia/Makassar", "Asia/Makassar"},
	} {
		e, _ := gazetteer.Region(name)
		if got := [2]string{e.Zone, gazetteer.MainZone(e)}; got != want {
			t.Errorf("Region(%q): zone, MainZone = %q, want %q", name, got, want)
		}
	}
}
