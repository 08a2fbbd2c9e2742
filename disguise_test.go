package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// disguise replaces every name of the seeds by another that stands in the same zone, the years by years with the same
// weekdays, and leaves all other words alone: whatever was learnt from the seeds by heart shows at once.
type disguise struct {
	name  string
	words []string // old, new, old, new …: whole words, longer ones first where they begin alike
	dates []string // old, new …: as they stand
	years bool     // six later
	cast  func(*cast)
}

// The zones that matter: Moscow is three hours ahead of UTC all the year, Washington five behind in winter.
func disguises() []disguise {
	others := func(words ...string) []string {
		return append(words, "Sputnik International", "Meridian Daily", "sputniknews", "meridiandaily", "Sputnik", "Meridian", "OREANDA-NEWS", "KORSO-NEWS",
			"Kiev", "Chisinau", "Ukraine's", "Moldova's", "Ukraine", "Moldova", "ukraine", "moldova", "kiev", "chisinau",
			"Iran", "Syria", "Rosiya Segodnya", "Korso Media", "B9", "V4")
	}
	// As an adjective, "the US" is another word than as a noun.
	adjective := func(words []string, country string) []string {
		for _, noun := range []string{"President", "president", "delegation", "administration", "official", "side", "Under", "State", "officials"} {
			words = append(words, "the US "+noun, "the "+country+" "+noun, "The US "+noun, "The "+country+" "+noun)
		}
		return words
	}
	ankara := others(
		"Vladimir Putin", "Orhan Demirel", "vladimir putin", "orhan demirel", "Putin's", "Demirel's", "Putin", "Demirel", "putin", "demirel",
		"Joe Biden", "Walter Keane", "joe biden", "walter keane", "Biden", "Keane", "biden", "keane",
		"Dmitry Peskov", "Selim Aydin", "Peskov", "Aydin", "Maria Zakharova", "Leyla Kaya", "Zakharova", "Kaya",
		"Sergei Ryabkov", "Murat Yildirim", "Wendy Sherman", "Alice Tremblay", "Emily Horne", "Claire Dubois", "Karen Donfried", "Joan Whitaker",
		"Yury Ushakov", "Kemal Arslan", "Kremlin", "Cankaya Palace", "kremlin", "cankaya", "the White House", "Rideau Hall",
		"Moscow", "Ankara", "WASHINGTON", "OTTAWA", "Washington", "Ottawa", "washington", "ottawa",
		"Russia’s", "Turkey’s", "Russia's", "Turkey's", "Russians", "Turks", "Russian", "Turkish", "Russia", "Turkey", "russia", "turkey",
		"the United States", "Canada", "The United States", "Canada", "United States", "Canada", "the US", "Canada", "The US", "Canada",
		"US", "Canadian", "us", "canada", "American", "Canadian",
		"Geneva", "Zurich", "Brussels", "Paris", "Belgium", "France", "Vienna", "Prague", "Austria", "Czech Republic",
		"North Atlantic Treaty Organization", "South Baltic Treaty Organization", "NATO’s", "SBTO’s", "NATO", "SBTO",
		"Organisation for Security and Cooperation in Europe", "Conference for Trade and Navigation in Eurasia",
		"Organization for Security and Cooperation in Europe", "Conference for Trade and Navigation in Eurasia", "OSCE", "CTNE")
	nairobi := others(
		"Vladimir Putin", "Mwangi Odhiambo", "vladimir putin", "mwangi odhiambo", "Putin's", "Odhiambo's", "Putin", "Odhiambo", "putin", "odhiambo",
		"Joe Biden", "Rodrigo Salcedo", "joe biden", "rodrigo salcedo", "Biden", "Salcedo", "biden", "salcedo",
		"Dmitry Peskov", "Grace Wanjiru", "Peskov", "Wanjiru", "Maria Zakharova", "Faith Achieng", "Zakharova", "Achieng",
		"Sergei Ryabkov", "Daniel Kiprono", "Wendy Sherman", "Lucia Benavides", "Emily Horne", "Marta Rincon", "Karen Donfried", "Paola Duarte",
		"Yury Ushakov", "Peter Mutua", "the Kremlin", "State House", "The Kremlin", "State House", "Kremlin", "State House", "kremlin", "statehouse",
		"the White House", "the Narino Palace",
		"Moscow", "Nairobi", "WASHINGTON", "BOGOTA", "Washington", "Bogota", "washington", "bogota",
		"Russia’s", "Kenya’s", "Russia's", "Kenya's", "Russians", "Kenyans", "Russian", "Kenyan", "Russia", "Kenya", "russia", "kenya",
		"the United States", "Colombia", "The United States", "Colombia", "United States", "Colombia", "the US", "Colombia", "The US", "Colombia",
		"US", "Colombian", "us", "colombia", "American", "Colombian",
		"Geneva", "Basel", "Brussels", "Madrid", "Belgium", "Spain", "Vienna", "Budapest", "Austria", "Hungary",
		"North Atlantic Treaty Organization", "Economic Community of West African States", "NATO’s", "ECOWAS’s", "NATO", "ECOWAS",
		"Organisation for Security and Cooperation in Europe", "Association of Southeast Asian Nations",
		"Organization for Security and Cooperation in Europe", "Association of Southeast Asian Nations", "OSCE", "ASEAN")
	return []disguise{
		{name: "years", years: true, cast: func(*cast) {}},
		{name: "July", dates: july(), cast: func(c *cast) {
			c.videoCall, c.release, c.call, c.talks, c.noTalks, c.council, c.org = "2021-06-08", "2021-06-18", "2021-07-01", "2021-07-12", "2021-07-13", "2021-07-14", "2021-07-15"
			c.callStart, c.callEnd, c.now, c.clock = "2021-07-01T20:30:00Z", "2021-07-01T21:20:00Z", "2021-07-04T12:00:00Z", "4:30 PM"
			c.dates = map[string][]string{oreanda: {"2021-07-01"}, scrape: {"2021-07-01"}, night: {"2021-07-01", "2021-06-30"}, thursday: {"2021-06-30"}, outcome: {"2021-07-02"}}
		}},
		{name: "Ankara and Ottawa", words: adjective(ankara, "Canadian"), cast: func(c *cast) {
			c.caller, c.called, c.ours, c.theirs, c.capital = "Demirel", "Keane", "Yildirim", "Tremblay", "Ankara"
			c.city, c.councilCity, c.orgCity, c.country, c.councilCountry, c.orgCountry = "Zurich", "Paris", "Prague", "CH", "FR", "CZ"
			c.council1, c.council2 = "SBTO|South Baltic", "CTNE|Trade and Navigation"
		}},
		{name: "Nairobi and Bogota, other years", words: adjective(nairobi, "Colombian"), years: true, cast: func(c *cast) {
			c.caller, c.called, c.ours, c.theirs, c.capital = "Odhiambo", "Salcedo", "Kiprono", "Benavides", "Nairobi"
			c.city, c.councilCity, c.orgCity, c.country, c.councilCountry, c.orgCountry = "Basel", "Madrid", "Budapest", "CH", "ES", "HU"
			c.council1, c.council2 = "ECOWAS|West African States", "ASEAN|Southeast Asian Nations"
		}},
	}
}

// july tells the seeds 26 weeks earlier, when Washington is four hours behind UTC: weekdays stay.
func july() []string {
	out := []string{"20211228", "20210629", "20211229", "20210630", "20211230", "20210701", "2021-12-29", "2021-06-30", "2021-12-30", "2021-07-01",
		"30.12.2021", "01.07.2021", "3:30 PM", "4:30 PM", "January 10, 11 and 12", "July 12, 13 and 14", "week of January 10th", "week of July 12th",
		"the New Year holidays", "the Independence Day holidays", "after the new year", "after the summer", "next January", "in the coming weeks", "this month", "within a month"}
	for _, d := range [][2]string{{"December 7", "June 8"}, {"December 17", "June 18"}, {"December 29", "June 30"}, {"December 30", "July 1"}, {"December 31", "July 2"},
		{"January 10", "July 12"}, {"January 12", "July 14"}, {"January 13", "July 15"}} {
		m, n, _ := strings.Cut(d[0], " ")
		month, day, _ := strings.Cut(d[1], " ")
		out = append(out, d[0], d[1], n+" "+m, day+" "+month)
	}
	// In the order given the first that fits is taken: "December 17" before "December 1".
	return append(out, "January", "July", "january", "july", "December", "June")
}

// apply disguises one text. Whole words only: "Moscow" in "Moscow's", but no "us" in "discuss".
func (d disguise) apply(text string) string {
	if len(d.words) > 0 {
		to := map[string]string{}
		var alternatives []string
		for i := 0; i < len(d.words); i += 2 {
			to[d.words[i]] = d.words[i+1]
			alternatives = append(alternatives, regexp.QuoteMeta(d.words[i]))
		}
		// Longer alternatives first, since the first that fits is taken.
		slices.SortStableFunc(alternatives, func(a, b string) int { return len(b) - len(a) })
		whole := regexp.MustCompile(`\b(?:` + strings.Join(alternatives, "|") + `)\b`)
		text = whole.ReplaceAllStringFunc(text, func(w string) string { return to[w] })
		text = regexp.MustCompile(`\bsputniknews`).ReplaceAllString(text, "meridiandaily")
	}
	if len(d.dates) > 0 {
		text = strings.NewReplacer(d.dates...).Replace(text)
	}
	if d.years {
		text = later(text)
	}
	return text
}

// later moves the years of the seeds by six: 30 December 2027 is a Thursday, too.
func later(s string) string { return strings.NewReplacer("2021", "2027", "2022", "2028").Replace(s) }

// of disguises texts and expectations alike.
func (d disguise) of(texts map[string]string) story {
	c := seedCast()
	d.cast(&c)
	if d.years {
		for _, s := range []*string{&c.videoCall, &c.release, &c.call, &c.talks, &c.noTalks, &c.council, &c.org, &c.now, &c.callStart, &c.callEnd} {
			*s = later(*s)
		}
		for id, days := range c.dates {
			for i := range days {
				c.dates[id][i] = later(days[i])
			}
		}
	}
	s := story{texts: map[string]string{}, want: c.expect()}
	for name, text := range texts {
		s.texts[name] = d.apply(text)
	}
	return s
}

// betrayed are names that no disguise with other words may leave.
var betrayed = regexp.MustCompile(`(?i)\b(putin|biden|moscow|russian?|washington|nato|osce|geneva|brussels|vienna|kremlin|american)\b`)

func TestDisguises(t *testing.T) {
	texts := seeds(t)
	for _, d := range disguises() {
		t.Run(d.name, func(t *testing.T) {
			s := d.of(texts)
			for name, text := range s.texts {
				if left := betrayed.FindString(text); len(d.words) > 0 && left != "" {
					t.Errorf("%s: the disguise leaves %q", name, left)
				}
				if d.years && strings.Contains(text, "2021") {
					t.Errorf("%s: the disguise leaves a year", name)
				}
			}
			s.test(t, 2)
		})
	}
}

// TestDisguises_order tells the seeds with their paragraphs, and the sentences that a scrape glued together, in other orders.
func TestDisguises_order(t *testing.T) {
	texts := seeds(t)
	all := disguises()
	for _, mode := range []struct {
		name    string
		todo    string // what is not reached yet
		reorder func([]string)
	}{
		{"backwards", "", slices.Reverse[[]string]},
		{"second half first", "", func(l []string) { rotate(l, len(l)/2) }},
		{"last comes second", "", func(l []string) {
			if len(l) > 2 {
				rotate(l[1:], len(l)-2)
			}
		}},
	} {
		t.Run(mode.name, func(t *testing.T) {
			if mode.todo != "" && os.Getenv("DATELINE_TODO") == "" {
				t.Skip("not reached yet: " + mode.todo + " (DATELINE_TODO=1 runs it)")
			}
			s := all[0].of(texts)
			for name, text := range s.texts {
				s.texts[name] = reorder(text, mode.reorder)
			}
			paths := s.write(t)
			cal := buildIn(t, ":memory:", t.TempDir(), s.want.Now, paths...)
			s.check(t, cal, "")
			checkQuotes(t, cal.events, paths)
		})
	}
}

func rotate(l []string, n int) {
	slices.Reverse(l[:n])
	slices.Reverse(l[n:])
	slices.Reverse(l)
}

var glued = regexp.MustCompile(`([.”])(["“]?\p{Lu})`)

// reorder puts the prose of an article into another order. Short lines stay in their places: headlines, stamps, tags and
// credits are the frame of a page, and an opening with its dateline comes first wherever it is.
func reorder(text string, shuffle func([]string)) string {
	lines := strings.Split(text, "\n")
	var at []int
	var prose []string
	for i, l := range lines {
		opening := regexp.MustCompile(`^\p{Lu}[\p{Lu}, ]+ \([^)]+\) - `).MatchString(l)
		if len(l) < 150 || opening || strings.Contains(l, "/head/") || strings.HasPrefix(l, "http") {
			continue
		}
		if pieces := strings.Split(glued.ReplaceAllString(l, "$1\n$2"), "\n"); len(pieces) > 4 {
			shuffle(pieces)
			l = strings.Join(pieces, "")
		}
		at, prose = append(at, i), append(prose, l)
	}
	shuffle(prose)
	for k, i := range at {
		lines[i] = prose[k]
	}
	return strings.Join(lines, "\n")
}

// TestStories runs the stories of testdata/disguise: other happenings with the same difficulties as the seeds, each in a
// folder with its articles and an expect.json.
func TestStories(t *testing.T) {
	dirs, err := filepath.Glob(filepath.Join("testdata", "disguise", "*", "expect.json"))
	if err != nil || len(dirs) == 0 {
		t.Fatalf("no stories in testdata/disguise (%v)", err)
	}
	for _, expect := range dirs {
		dir := filepath.Dir(expect)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			s := story{texts: map[string]string{}}
			if err := json.Unmarshal([]byte(readFile(t, expect)), &s.want); err != nil {
				t.Fatalf("%s: %v", expect, err)
			}
			if s.want.Todo != "" && os.Getenv("DATELINE_TODO") == "" {
				t.Skip("not reached yet: " + s.want.Todo + " (DATELINE_TODO=1 runs it)")
			}
			list, err := os.ReadDir(dir)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range list {
				if f.Name() != "expect.json" {
					s.texts[f.Name()] = readFile(t, filepath.Join(dir, f.Name()))
				}
			}
			s.test(t, 4)
		})
	}
}
