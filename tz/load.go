package tz

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// The embedded copy of tzdata; tz/gen says how it is refreshed. time.LoadLocation would ask the host's copy first, and
// two machines would publish two calendars.
var (
	//go:embed data/zones.txt
	zonesIndex string
	//go:embed data/zones.bin
	zonesData string
)

// zone is one row of the index. Its Location is built when it is first asked for.
type zone struct {
	name      string
	canonical string // "" for a name in use
	country   string // ISO 3166 alpha-2, "" when zone.tab does not list the zone
	rank      int    // order of zone.tab
	load      func() (*time.Location, error)
	rule      func() rule
	changes   func() []change
}

type database struct {
	version   string
	zones     []zone // by name
	byCountry map[string][]*zone
}

var zoneDB = sync.OnceValue(readIndex)

func readIndex() *database {
	db := &database{byCountry: map[string][]*zone{}, zones: make([]zone, 0, 600)}
	for line := range strings.Lines(zonesIndex) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if f[0] == "version" {
			db.version = f[1]
			continue
		}
		f = append(f, "", "", "")
		start, _ := strconv.Atoi(f[1])
		length, _ := strconv.Atoi(f[2])
		rank, _ := strconv.Atoi(f[5])
		name, data := f[0], zonesData[start:start+length]
		load := sync.OnceValues(func() (*time.Location, error) { return time.LoadLocationFromTZData(name, []byte(data)) })
		db.zones = append(db.zones, zone{
			name: name, canonical: f[3], country: f[4], rank: rank, load: load,
			rule:    sync.OnceValue(func() rule { return footer(data) }),
			changes: sync.OnceValue(func() []change { return listChanges(load) }),
		})
	}
	for i := range db.zones {
		if z := &db.zones[i]; z.country != "" {
			db.byCountry[z.country] = append(db.byCountry[z.country], z)
		}
	}
	for _, list := range db.byCountry {
		slices.SortFunc(list, func(a, b *zone) int { return a.rank - b.rank })
	}
	return db
}

// listChanges walks a zone's changes of offset. No zone has kept an offset for less than two days since 1966.
func listChanges(load func() (*time.Location, error)) []change {
	loc, err := load()
	if err != nil {
		return nil
	}
	var out []change
	t, limit := time.Date(firstYear, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(lastYear, 1, 1, 0, 0, 0, 0, time.UTC)
	for {
		was := offsetAt(t, loc)
		t = nextChange(t, limit, 48*time.Hour, loc)
		if !t.Before(limit) {
			return out
		}
		name, is := t.In(loc).Zone()
		out = append(out, change{at: t, from: was, to: is, name: name})
	}
}

func (db *database) find(name string) *zone {
	i, ok := slices.BinarySearchFunc(db.zones, name, func(z zone, name string) int { return strings.Compare(z.name, name) })
	if !ok {
		return nil
	}
	return &db.zones[i]
}

// Load returns a zone of the embedded tzdata. The error names the zone.
func Load(name string) (*time.Location, error) {
	if name == "UTC" {
		return time.UTC, nil
	}
	z := zoneDB().find(name)
	if z == nil {
		return nil, fmt.Errorf("loading zone %q: not in tzdata %s", name, Version())
	}
	return z.load()
}

// Version is the release of tzdata that is embedded, such as "2026f".
func Version() string { return zoneDB().version }

// Names lists all names of the embedded tzdata, old names included, sorted.
func Names() []string {
	db := zoneDB()
	names := make([]string, len(db.zones))
	for i := range db.zones {
		names[i] = db.zones[i].name
	}
	return names
}

// Canonical gives the current name for an old one ("Europe/Kiev" is now "Europe/Kyiv"). A name that zone.tab lists for
// a country stays what it is, also where tzdata stores it as a link (Europe/Bratislava shares the clocks of Prague, but
// is not Prague); so does a name that tzdata does not hold.
func Canonical(name string) string {
	if z := zoneDB().find(name); z != nil && z.canonical != "" {
		return z.canonical
	}
	return name
}

// Zones lists the current zones of a country (ISO 3166 alpha-2) in the order of zone.tab.
func Zones(country string) []string {
	var names []string
	for _, z := range zoneDB().byCountry[country] {
		names = append(names, z.name)
	}
	return names
}

// SameRules reports whether two zones keep the same time from now on: Detroit and New York, Berlin and Büsingen.
func SameRules(a, b string) bool {
	x, y := zoneDB().find(a), zoneDB().find(b)
	return x != nil && y != nil && x.rule().text == y.rule().text
}
