package gazetteer_test

import (
	"testing"

	"dateline/tz"
	"dateline/tz/gazetteer"
)

func TestCountry(t *testing.T) {
	for name, want := range map[string]string{
		"US": "US", "U.S.": "US", "USA": "US", "United States": "US", "the United States": "US", "America": "US", "Britain": "GB", "UK": "GB", "U.K.": "GB", "United Kingdom": "GB",
		"South Korea": "KR", "North Korea": "KP", "DPRK": "KP", "DRC": "CD", "DR Congo": "CD", "Congo-Brazzaville": "CG", "Ivory Coast": "CI", "Côte d'Ivoire": "CI", "Czechia": "CZ", "Czech Republic": "CZ",
		"Burma": "MM", "Swaziland": "SZ", "Türkiye": "TR", "Turkey": "TR", "Holland": "NL", "the Netherlands": "NL", "Russia": "RU", "Russian Federation": "RU", "Georgia": "GE", "Vatican": "VA", "Holy See": "VA",
		"Kosovo": "XK", "Taiwan": "TW", "Palestine": "PS", "Hong Kong": "HK", "UAE": "AE", "Bosnia": "BA", "Cape Verde": "CV", "East Timor": "TL", "Macedonia": "MK", "St. Lucia": "LC",
		"us": "", "Us": "", "turkey": "", "Moscow": "", "Oregon": "", "": "", "chad": "", "Car": "",
	} {
		if got, ok := gazetteer.Country(name); got != want || ok != (want != "") {
			t.Errorf("Country(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestDemonym(t *testing.T) {
	for word, want := range map[string]string{
		"Russian": "RU", "Russians": "RU", "Swiss": "CH", "Kyrgyz": "KG", "British": "GB", "Scottish": "GB", "Dutch": "NL", "Filipino": "PH", "Taiwanese": "TW", "Kosovar": "XK", "Palestinian": "PS", "Hongkonger": "HK",
		"South Korean": "KR", "Emirati": "AE", "Ukrainian": "UA", "Israeli": "IL", "Burmese": "MM", "Polish": "PL", "polish": "", "Martian": "", "": "",
	} {
		if got, ok := gazetteer.Demonym(word); got != want || ok != (want != "") {
			t.Errorf("Demonym(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestCountryZone(t *testing.T) {
	for code, want := range map[string]string{
		"DE": "Europe/Berlin single", "CN": "Asia/Shanghai single", "UA": "Europe/Kyiv single", "IN": "Asia/Kolkata single", "US": "America/New_York", "RU": "Europe/Moscow", "ES": "Europe/Madrid", "AU": "Australia/Sydney",
		"IL": "Asia/Jerusalem single", "PS": "Asia/Hebron single", "XK": "Europe/Belgrade single", "AR": "America/Argentina/Buenos_Aires single", "KZ": "Asia/Almaty single", "GB": "Europe/London single", "QQ": "",
	} {
		zone, single := gazetteer.CountryZone(code)
		if single {
			zone += " single"
		}
		if zone != want {
			t.Errorf("CountryZone(%q) = %q, want %q", code, zone, want)
		}
	}
	for code, want := range map[string]string{"US": "Washington", "RU": "Moscow", "KZ": "Astana", "IL": "Jerusalem", "NL": "Amsterdam", "AU": "Canberra", "BI": "Gitega"} {
		if e, ok := gazetteer.Capital(code); !ok || e.Name != want || !e.Capital {
			t.Errorf("Capital(%q) = %+v, want %s", code, e, want)
		}
	}
	if name := gazetteer.CountryName("CD"); name != "Democratic Republic of the Congo" {
		t.Errorf("CountryName(CD) = %q", name)
	}
}

// members are the states of the United Nations, and three more that news names as often.
const members = `AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH CM CA CF TD CL CN CO KM CG CD CR CI HR CU CY CZ
DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN GW GY HT HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KP KR KW KG LA LV LB
LS LR LY LI LT LU MG MW MY MV ML MT MH MR MU MX FM MD MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PA PG PY PE PH PL PT QA RO RU RW KN LC
VC WS SM ST SA SN RS SC SL SG SK SI SB SO ZA SS ES LK SD SR SE CH SY TJ TZ TH TL TG TO TT TN TR TM TV UG UA AE GB US UY UZ VU VE VN YE ZM ZW VA PS XK TW HK`

func TestCountries(t *testing.T) {
	known := map[string]bool{}
	for _, word := range demonymWords(t) {
		code, ok := gazetteer.Demonym(word)
		if !ok {
			t.Errorf("Demonym(%q): not read", word)
		}
		known[code] = true
	}
	n := 0
	for _, code := range fields(members) {
		n++
		name := gazetteer.CountryName(code)
		if name == "" {
			t.Errorf("%s has no name", code)
			continue
		}
		if got, ok := gazetteer.Country(name); !ok || got != code {
			t.Errorf("Country(%q) = %q, want %q", name, got, code)
		}
		zone, _ := gazetteer.CountryZone(code)
		if _, err := tz.Load(zone); err != nil {
			t.Errorf("CountryZone(%q): %v", code, err)
		}
		if e, ok := gazetteer.Capital(code); !ok || e.Country != code {
			t.Errorf("Capital(%q) = %+v", code, e)
		}
		if !known[code] && code != "CG" && code != "DM" { // Congolese is CD's, Dominican DO's
			t.Errorf("%s has no demonym", code)
		}
	}
	if n != 198 {
		t.Errorf("%d countries checked, want 193 members, the Holy See and four more", n)
	}
}
