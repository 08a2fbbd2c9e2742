// Package page renders what people look at: the agenda by day, a month, one event with everything that speaks for it,
// and the list of changes. It is HTML made on the server, good without scripts; the style sheet and the one small script
// (which adds the reader's own time) are assets with addresses of their own, so that no page needs unsafe-inline.
package page
