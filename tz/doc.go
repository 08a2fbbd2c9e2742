// Package tz turns what people write for a time zone into an IANA zone or an offset, civil time into an instant (saying
// so when the clock was set forward or back just then), and zones into the compact rules a VTIMEZONE needs. It carries its
// own copy of tzdata, so that the same article gives the same instants on every machine: it never asks the host's
// zoneinfo, and no zone is ever assumed.
//
// The copy of tzdata is data/zones.bin and its index data/zones.txt; tz/gen says how they are refreshed. The abbreviations and
// long names people write are the lines of data/designators.txt and data/longnames.txt.
//
// Designators ("MSK", "ET", "GMT+3", "Central European Summer Time") are found by Find and Resolve; names of places
// ("Moscow time") need the gazetteer, whose Time function handles both.
package tz
