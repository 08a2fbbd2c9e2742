// Package schedule holds the nouns of dateline: what an article is, what was found in it and why, when a happening is,
// and what a calendar says of it. It is pure: it imports only the standard library and does no I/O. The folders below do
// the work; they may import this package, never the other way round. The tour of the whole begins in schedule/pipeline.
package schedule
