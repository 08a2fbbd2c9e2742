// Package ics writes editions as iCalendar (RFC 5545, with the names of RFC 7986). It is the only importer of
// golang-ical, which escapes and folds well but checks nothing: this package cleans every value before it goes in, decides
// itself on zones and ends, and keeps the bytes of events that have not changed.
package ics
