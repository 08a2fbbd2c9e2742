// Package serve answers calendar apps and browsers from a snapshot of the calendar. A snapshot is swapped in whole; the
// bytes of its feeds are made and compressed once, so that a poller costs a look-up. It only reads: whatever is asked of
// it, nothing changes.
package serve
