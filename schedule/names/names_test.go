package names

import (
	"strings"
	"testing"

	"dateline/schedule"
	"dateline/schedule/text"
	"dateline/tz/gazetteer"

	"github.com/google/go-cmp/cmp"
)

func find(src, country string) []Mention {
	return New(gazetteer.Default()).Find(text.Parse(src, schedule.InText, nil), country)
}

// show writes a mention as "kind words" and, where it differs from the words, "= name"; for places the zone.
func show(m Mention) string {
	out := m.Value.Kind.String() + " " + m.Text
	if m.Demonym {
		out = "demonym " + m.Text
	}
	switch p := m.Value.Place; {
	case m.Agency:
		out = "agency " + m.Text
	case p != nil && p.Zone != "" && m.Value.Kind != schedule.Organisation:
		out += " @ " + p.Zone
	case (p == nil || m.Value.Kind == schedule.Organisation) && m.Value.Name != m.Text:
		out += " = " + m.Value.Name
	}
	return out
}

func TestFinder_Find(t *testing.T) {
	tests := []struct {
		class, text string
		want        []string
	}{
		// Persons.
		{"first name", "Talks with Maria Lindqvist went on.", []string{"person Maria Lindqvist"}},
		{"title in small letters", "The singer was named by president Ilmar Vost of the club.", []string{"person Ilmar Vost"}},
		{"title with capital", "On Monday Foreign Minister Tomas Haikela left.", []string{"person Tomas Haikela"}},
		{"titles in a row", "It was astronomer Dr Hoa Tran who said so.", []string{"person Hoa Tran"}},
		{"mister", "Then Mr Tambe left.", []string{"person Tambe"}},
		{"initials", "A letter by J. K. Marlowe was read.", []string{"person J. K. Marlowe"}},
		{"particles", "They met chancellor Greta von der Aue.", []string{"person Greta von der Aue"}},
		{"given name behind", "In Seoul President Park Min-ju spoke.", []string{"location Seoul @ Asia/Seoul", "person Park Min-ju"}},
		{"age", "The driver, Oyelaran Tambe, 65, was hurt.", []string{"person Oyelaran Tambe"}},
		{"occupation", "So says criminologist Oyelaran Tambe.", []string{"person Oyelaran Tambe"}},
		{"surname again", "Then Dana Hale left. Later Hale came back.", []string{"person Dana Hale", "person Hale = Dana Hale"}},
		{"regnal", "The funeral of Queen Ingrid II is on Monday.", []string{"person Queen Ingrid II"}},
		{"month as name", "A song by June Carver was heard in June.", []string{"person June Carver"}},
		{"country as first name", "The pass went to Jordan Hendry.", []string{"person Jordan Hendry"}},

		// Bodies.
		{"known", "The North Atlantic Treaty Organization and the UN agreed.", []string{"organisation North Atlantic Treaty Organization = NATO", "organisation UN = United Nations"}},
		{"possessive in the name", "The People's Bank of China cut rates.", []string{"organisation People's Bank of China"}},
		{"article is no part", "The Bank of Tavria cut rates.", []string{"organisation Bank of Tavria"}},
		{"topics", "The House Energy and Commerce Committee sits.", []string{"organisation House Energy and Commerce Committee"}},
		{"topics behind of", "It was the Ministry of Trade and Industry.", []string{"organisation Ministry of Trade and Industry"}},
		{"two bodies stay two", "The talks joined NATO and the European Commission.", []string{"organisation NATO", "organisation European Commission"}},
		{"hyphen pair is one body", "The Russia-NATO Council met.", []string{"organisation Russia-NATO Council"}},
		{"office of a body", "So the Governor of the Bank of Tavria said.", []string{"organisation Bank of Tavria"}},
		{"acronym in brackets", "The Harbour Rights Front (HRF) will march. HRF leaders agreed.", []string{"organisation Harbour Rights Front", "organisation HRF = Harbour Rights Front", "organisation HRF = Harbour Rights Front"}},
		{"short form", "The Joint Corridor Commission sits in May. The Commission has nine members.", []string{"organisation Joint Corridor Commission", "organisation Commission = Joint Corridor Commission"}},
		{"governor behind", "In May Bank of Tavria Governor Ivo Brandt resigned.", []string{"organisation Bank of Tavria", "person Ivo Brandt"}},

		// Agencies.
		{"dateline", "OSLO, May 3 (Reuters) - Ships stopped.", []string{"location OSLO @ Europe/Oslo", "agency Reuters"}},
		{"unknown agency", "OSLO, May 3 (Fjordwire) - Ships stopped.", []string{"location OSLO @ Europe/Oslo", "agency Fjordwire"}},
		{"told", "The skipper told Bloomberg it was late.", []string{"agency Bloomberg"}},

		// Fixtures.
		{"v", "Harbour Railways v Lakeside Millers, 3pm", []string{"team Harbour Railways", "team Lakeside Millers"}},
		{"countries", "Qatar v Ecuador opens the cup.", []string{"team Qatar @ Asia/Qatar", "team Ecuador"}},
		{"against", "The game of Marsh Rovers against Porthaven was moved.", []string{"team Marsh Rovers", "team Porthaven"}},
		{"known club", "The home game with PSV Eindhoven is off.", []string{"team PSV Eindhoven = PSV"}},
		{"score is no name", "They beat Marsh Rovers 2-1 at home.", []string{"team Marsh Rovers"}},

		// Venues.
		{"known venue under its own name", "He lies in state in Westminster Hall.", []string{"venue Westminster Hall @ Europe/London"}},
		{"saint", "The wedding is at St George's Chapel, Windsor, in England.", []string{"venue St George's Chapel", "location Windsor @ Europe/London", "location England @ Europe/London"}},
		{"street", "The market on Church Lane stays.", []string{"venue Church Lane"}},
		{"court as place", "He will appear at Porthaven Crown Court.", []string{"venue Porthaven Crown Court"}},
		{"city of another land in the name", "The march ends at Wellington Arch in London.", []string{"venue Wellington Arch", "location London @ Europe/London"}},
		{"body as house", "They meet at the White House.", []string{"venue White House @ America/New_York"}},
		{"headquarters", "They meet at NATO headquarters in May.", []string{"venue NATO headquarters @ Europe/Brussels"}},
		{"launch pad", "It leaves from Pad 39A on a Falcon 9 rocket.", []string{"venue Pad 39A", "organisation Falcon 9"}},
		{"body", "The White House denied it.", []string{"organisation White House"}},
		{"short venue", "The choir of Saint Olaf Cathedral sings. The Cathedral seats 900.", []string{"venue Saint Olaf Cathedral", "venue Cathedral"}},

		// Places.
		{"country", "The US, the UK and South Korea agreed.", []string{"location US", "location UK @ Europe/London", "location South Korea @ Asia/Seoul"}},
		{"demonym", "A Kazakh-Vietnamese and a Swiss plan.", []string{"demonym Kazakh @ Asia/Almaty", "demonym Vietnamese @ Asia/Ho_Chi_Minh", "demonym Swiss @ Europe/Zurich"}},
		{"qualifier", "A fair in Portland, Ore., and one in Geneva, Switzerland.", []string{"location Portland, Ore. @ America/Los_Angeles", "location Geneva, Switzerland @ Europe/Zurich"}},
		{"qualified once", "A fair in Springfield, Ill. The people of Springfield came.", []string{"location Springfield, Ill. @ America/Chicago", "location Springfield @ America/Chicago"}},
		{"unknown under that qualifier", "A quarry in Pasadena, Newfoundland, closed.", []string{"location Pasadena, Newfoundland @ America/St_Johns"}},
		{"near", "The Swedish team trained in Birmingham, the English one in Leeds, in Britain.", []string{"demonym Swedish @ Europe/Stockholm", "location Birmingham @ Europe/London", "demonym English @ Europe/London", "location Leeds @ Europe/London", "location Britain @ Europe/London"}},
		{"hyphened", "A ship left for Tallinn from Nur-Sultan.", []string{"location Tallinn @ Europe/Tallinn", "location Nur-Sultan @ Asia/Almaty"}},
		{"holds its article", "Judges in The Hague agreed.", []string{"location The Hague @ Europe/Amsterdam"}},
		{"saint's city", "It sits in St. John's, Newfoundland.", []string{"location St. John's, Newfoundland @ America/St_Johns"}},
		{"seat of talks", "US-Russian talks in Geneva follow.", []string{"location US", "demonym Russian", "location Geneva @ Europe/Zurich"}},
		{"clause behind", "In Moscow, US officials waited. In Tbilisi, Georgia, they left.", []string{"location Moscow @ Europe/Moscow", "location US", "location Tbilisi, Georgia @ Asia/Tbilisi"}},
		{"postcode", "It is at 9 High Row, London SW7.", []string{"venue High Row", "location London @ Europe/London"}},
		{"metonym", "Talks between Moscow and Washington failed.", []string{"location Moscow @ Europe/Moscow", "location Washington @ America/New_York"}},
		{"longer name", "The London Irish squad and Paris Hilton were there.", []string{"team London Irish", "organisation Paris Hilton"}},
		{"office behind", "So US President Joe Hale said.", []string{"location US", "person Joe Hale"}},

		{"pair of people", "The plan of a Vost-Hale call is old.", []string{"organisation Vost", "organisation Hale"}},

		// No names.
		{"sentence start", "Strikes go on. Winter is near. Punctuality was poor. Hosts lost.", nil},
		{"calendar", "On Monday, 3 March, or in May, at 9 AM GMT. Mondays are free.", nil},
		{"list item", "2:30 pm – State hearse leaves\n3:00 pm – Public procession\n", nil},
		{"headline", "Minister Not Expected At Talks On Monday", nil},
		{"shouting", "READ MORE: SUBSCRIBE NOW", nil},
		{"things", "The Peace Treaty and the Winter Session ended on Independence Day.", nil},
		{"ship's name", "It lands on the Of Course I Still Love You ship.", nil},
		{"offices alone", "The President and the Foreign Minister agreed.", nil},
		{"continents", "Ships from Africa reach Europe late.", nil},
		{"the month", "Sales fell in March and in August 2023.", nil},
		{"no city behind the article", "The shadow falls on the Kimberley.", []string{"organisation Kimberley"}},
		{"agency after a comma", "They met in Manchester, PA heard from sources in Britain.", []string{"location Manchester @ Europe/London", "agency PA", "location Britain @ Europe/London"}},
	}
	for _, tt := range tests {
		t.Run(tt.class, func(t *testing.T) {
			var got []string
			for _, m := range find(tt.text, "") {
				got = append(got, show(m))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("Find(%q) (-want +got)\n%s", tt.text, diff)
			}
		})
	}
}

// Keys decide what merges: all ways of naming the same one share one.
func TestFinder_Find_keys(t *testing.T) {
	tests := []struct {
		name, text, key string
		n               int
	}{
		{"surname", "President Joe Hale spoke. Joe Hale smiled. Hale left.", "joe hale", 3},
		{"alias", "NATO, the North Atlantic Treaty Organization, met.", "nato", 2},
		{"order of a pair", "The Russia-NATO Council met. The NATO-Russia Council agreed.", "nato-russia council", 2},
		{"article", "The Bank of Tavria met. At the Bank of Tavria nobody knew.", "bank of tavria", 2},
		{"monarch", "Queen Ingrid II died. The plan for Queen Ingrid is old.", "ingrid ii", 2},
		{"other name of a city", "From Kiev to Kyiv.", "kyiv/ua", 2},
		{"one of several of a name", "In Springfield, Ill., and Springfield, Mass., on Friday.", "springfield il/us", 1},
		{"country and people", "Russia and the Russian envoy.", "/ru", 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n := 0
			var keys []string
			for _, m := range find(tt.text, "") {
				keys = append(keys, m.Value.Key)
				if m.Value.Key == tt.key {
					n++
				}
			}
			if n != tt.n {
				t.Errorf("Find(%q): key %q %d times, want %d; keys %q", tt.text, tt.key, n, tt.n, keys)
			}
		})
	}
}

// The zone follows the country the article is about, and nothing is claimed where the text leaves it open.
func TestFinder_Find_zone(t *testing.T) {
	tests := []struct {
		name, text, country, place, zone string
	}{
		{"hint", "The fair is in Birmingham.", "US", "Birmingham", "America/Chicago"},
		{"without hint", "The fair is in Birmingham.", "", "Birmingham", "Europe/London"},
		{"hint does not move a capital", "The fair is in Paris.", "US", "Paris", "Europe/Paris"},
		{"country of the text", "Nova Scotia and Ottawa agreed; Canada pays. The fair is in Windsor.", "", "Windsor", "America/Toronto"},
		{"one of several", "A fair was held on High Row, Lincoln, in May.", "", "Lincoln", ""},
		{"several in the country", "The US vote is near. A fair was held in Springfield in May.", "US", "Springfield", ""},
		{"too small to be listed", "A fair was held in Quillwater, Mont., in May.", "", "Quillwater, Mont.", "America/Denver"},
		{"open", "Peru and Bolivia agreed. They met at Santa Rosa.", "", "Santa Rosa", ""},
		{"no capital", "Boston and Denver grew, in the United States. The firm sits in San Jose.", "", "San Jose", "America/Los_Angeles"},
		{"country with several zones", "The vote is in Australia.", "", "Australia", ""},
		{"region", "The vote is in Queensland.", "", "Queensland", "Australia/Brisbane"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, m := range find(tt.text, tt.country) {
				if m.Text == tt.place {
					if m.Value.Place == nil || m.Value.Place.Zone != tt.zone {
						t.Errorf("Find(%q) places %s in %+v, want zone %q", tt.text, tt.place, m.Value.Place, tt.zone)
					}
					return
				}
			}
			t.Errorf("Find(%q) does not find %s", tt.text, tt.place)
		})
	}
}

// A body that sits in one city says where, for readers of its decisions and hearings.
func TestFinder_Find_seat(t *testing.T) {
	tests := []struct{ text, body, seat, zone string }{
		{"The Bank of England decides on Thursday.", "Bank of England", "London", "Europe/London"},
		{"The Bank of Ghana decides on Monday.", "Bank of Ghana", "Accra", "Africa/Accra"},
		{"The case of the Kenyan Supreme Court goes on.", "Kenyan Supreme Court", "Nairobi", "Africa/Nairobi"},
		{"Kenya's Supreme Court sits on Monday.", "Supreme Court", "Nairobi", "Africa/Nairobi"},
		{"The Bank of Tavria decides on Monday.", "Bank of Tavria", "", ""},
		{"The Senate votes on Monday.", "Senate", "", ""},
	}
	for _, tt := range tests {
		for _, m := range find(tt.text, "") {
			if m.Text != tt.body {
				continue
			}
			var seat, zone string
			if p := m.Seat; p != nil {
				seat, zone = p.Name, p.Zone
			}
			if seat != tt.seat || zone != tt.zone {
				t.Errorf("Find(%q): seat %q in %q, want %q in %q", tt.text, seat, zone, tt.seat, tt.zone)
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"LIMA, July 7 (Andina) - President J. K. de la Rosa will meet the U.N. in St. John's, Ore.",
		"Arsenal v PSV (Emirates Stadium, London, 3pm)", "The People's Bank of China's A&B Committee, and, and",
		"O'", "A-", "St", "St.", "King's", "“Über”-", "X of", "The of the The", "Kim Jong-un–Li’s 3", "\xff\xfeQueen \u00c9", "1 A 2 B-3 C",
		strings.Repeat("Bank of ", 40),
	} {
		f.Add(s)
	}
	finder := New(gazetteer.Default())
	f.Fuzz(func(t *testing.T, src string) {
		at := 0
		for _, m := range finder.Find(text.Parse(src, schedule.InText, nil), "GB") {
			if m.Span.Start < at || m.Span.End <= m.Span.Start || m.Span.End > len(src) {
				t.Fatalf("span %v after %d in %q", m.Span, at, src)
			}
			if src[m.Span.Start:m.Span.End] != m.Text {
				t.Fatalf("text %q, span holds %q", m.Text, src[m.Span.Start:m.Span.End])
			}
			if m.Value.Name == "" || m.Value.Key == "" || m.Value.Kind == 0 || m.Why == nil || m.Last <= m.First {
				t.Fatalf("empty field in %+v for %q", m, src)
			}
			at = m.Span.End
		}
	})
}
