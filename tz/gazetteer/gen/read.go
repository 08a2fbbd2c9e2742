package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"

	"dateline/tz"
)

// city is a row of GeoNames.
type city struct {
	id         string
	name       string
	ascii      string
	alternates []string // of all languages, untagged
	code       string   // feature code: PPLC capital, PPLA seat of a first-level region, PPLX part of a city …
	country    string
	admin1     string
	population int
	zone       string
}

func readCities(path string) ([]*city, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []*city
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		c := strings.Split(lines.Text(), "\t")
		if len(c) < 18 {
			return nil, fmt.Errorf("%s: %d columns in %.40q", path, len(c), lines.Text())
		}
		switch c[7] {
		case "PPLH", "PPLQ", "PPLW": // historical, abandoned, destroyed
			continue
		}
		population, _ := strconv.Atoi(c[14])
		p := &city{id: c[0], name: c[1], ascii: c[2], alternates: strings.Split(c[3], ","), code: c[7], country: c[8], admin1: c[10], population: population}
		longitude, _ := strconv.ParseFloat(c[5], 64)
		p.zone = correct(p, c[17], longitude)
		if _, err := tz.Load(p.zone); err != nil {
			return nil, fmt.Errorf("%s: %w", p.name, err)
		}
		out = append(out, p)
	}
	return out, lines.Err()
}

// correct brings the zone of GeoNames up to date: renamed zones, zones made since, and the time China's law prescribes.
func correct(c *city, zone string, longitude float64) string {
	zone = tz.Canonical(zone)
	switch {
	case c.country == "CN":
		return "Asia/Shanghai"
	case zone == "America/Ojinaga" && longitude < -105.5: // tzdata 2022g
		return "America/Ciudad_Juarez"
	case c.country == "CL" && c.admin1 == "02" && zone == "America/Santiago": // tzdata 2025b
		return "America/Coyhaique"
	}
	return zone
}

func readTable(path string, fields int) ([][]string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading a table: %w", err)
	}
	var rows [][]string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != fields {
			return nil, fmt.Errorf("%s: %q has %d columns, want %d", path, line, len(f), fields)
		}
		rows = append(rows, f)
	}
	return rows, nil
}

// list splits the names of one column.
func list(s string) []string {
	var out []string
	for _, n := range strings.Split(s, ";") {
		if n = strings.TrimSpace(n); n != "" {
			out = append(out, n)
		}
	}
	return out
}
