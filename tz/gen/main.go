// Command gen packs a release of tzdata into tz/data, where package tz embeds it. Get the release (tzdata.zi and zone.tab
// of the tz database, or a distribution's tzdata package), compile it with the reference compiler, and pack it:
//
//	zic -b slim -d /tmp/zones tzdata.zi
//	go run ./tz/gen -zones /tmp/zones -source /usr/share/zoneinfo -out tz/data
//
// It writes zones.bin, the compiled zones one after another, and zones.txt, their index.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// hidden are renamings that the links of tzdata.zi no longer show, because the new name was itself merged into a place
// whose clocks agreed since 1970. The file "backward" of tzdata has them as comments ("#= Africa/Asmara").
var hidden = map[string]string{
	"Africa/Asmera":         "Africa/Asmara",
	"Africa/Timbuktu":       "Africa/Bamako",
	"America/Coral_Harbour": "America/Atikokan",
	"America/Virgin":        "America/St_Thomas",
	"Antarctica/South_Pole": "Antarctica/McMurdo",
	"Atlantic/Jan_Mayen":    "Arctic/Longyearbyen",
	"Iceland":               "Atlantic/Reykjavik",
	"Pacific/Ponape":        "Pacific/Pohnpei",
	"Pacific/Truk":          "Pacific/Chuuk",
	"Pacific/Yap":           "Pacific/Chuuk",
}

func main() {
	log.SetFlags(0)
	zones := flag.String("zones", "", "directory written by zic")
	source := flag.String("source", "/usr/share/zoneinfo", "directory with tzdata.zi and zone.tab")
	out := flag.String("out", "tz/data", "directory to write to")
	flag.Parse()
	if err := pack(*zones, *source, *out); err != nil {
		log.Fatal(err)
	}
}

func pack(zones, source, out string) error {
	zi, err := os.ReadFile(filepath.Join(source, "tzdata.zi"))
	if err != nil {
		return fmt.Errorf("reading the release: %w", err)
	}
	tab, err := os.ReadFile(filepath.Join(source, "zone.tab"))
	if err != nil {
		return fmt.Errorf("reading the countries: %w", err)
	}
	version, links := release(string(zi))
	countries, rank := countries(string(tab))

	var bin bytes.Buffer
	index := []string{"# Written by tz/gen from tzdata, which is in the public domain. Columns: name, first byte and length in zones.bin,",
		"# the current name where this one is an old one, its country and its rank among the zones of zone.tab. Source: tzdata " + version,
		"version\t" + version}
	at := map[string]int{} // equal zones share their bytes
	err = filepath.WalkDir(zones, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(zones, path)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		if name == "Factory" { // says that the machine's zone was never set
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		start, ok := at[string(data)]
		if !ok {
			start = bin.Len()
			at[string(data)] = start
			bin.Write(data)
		}
		canonical, current := "", countries[name] != ""
		if !current {
			canonical = follow(name, links)
		}
		r := ""
		if current {
			r = fmt.Sprint(rank[name])
		}
		index = append(index, strings.TrimRight(fmt.Sprintf("%s\t%d\t%d\t%s\t%s\t%s", name, start, len(data), canonical, countries[name], r), "\t"))
		return nil
	})
	if err != nil {
		return fmt.Errorf("packing %s: %w", zones, err)
	}
	slices.Sort(index[3:])
	if err := os.WriteFile(filepath.Join(out, "zones.bin"), bin.Bytes(), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "zones.txt"), []byte(strings.Join(index, "\n")+"\n"), 0o644)
}

// release reads the version and the link lines of tzdata.zi.
func release(zi string) (version string, links map[string]string) {
	links = map[string]string{}
	for line := range strings.Lines(zi) {
		f := strings.Fields(line)
		switch {
		case len(f) == 3 && f[0] == "#" && f[1] == "version":
			version = f[2]
		case len(f) == 3 && f[0] == "L":
			links[f[2]] = f[1]
		}
	}
	return version, links
}

// countries reads zone.tab: the country of each current zone, and its place among the country's zones, which the tz
// database orders by geography with the most populous first.
func countries(tab string) (country map[string]string, rank map[string]int) {
	country, rank = map[string]string{}, map[string]int{}
	n := 0
	for line := range strings.Lines(tab) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(f) < 3 {
			continue
		}
		n++
		country[f[2]], rank[f[2]] = f[0], n
	}
	return country, rank
}

func follow(name string, links map[string]string) string {
	if to, ok := hidden[name]; ok {
		return to
	}
	to, ok := links[name]
	if !ok {
		return ""
	}
	for links[to] != "" {
		to = links[to]
	}
	return to
}
