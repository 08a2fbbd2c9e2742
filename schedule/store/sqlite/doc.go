// Package sqlite keeps a store in one SQLite file, or in memory. It is the only importer of modernc.org/sqlite.
//
// # The file
//
// An ordinary SQLite 3 database in WAL mode with application_id 0x444C4E45 ("DLNE") and the version of the schema in
// user_version. A new file gets mode 0600. While the store is open, or after a crash, the files NAME-wal and NAME-shm
// belong to it: copy all three, or copy after a clean exit. Commits reach the disk before they return
// (synchronous=FULL), so that what a reader was told is published stays published.
//
//	articles   every version of every article, never deleted: id, hash (of the content), stated and weak (the age the
//	           versions are ordered by, see store.Age), current (1 for the newest version of its id), title and text
//	           to the byte as they came, data (the remaining fields)
//	derived    one row for each content and version of the rules it was extracted under: hash, rules, doctime, count
//	reports    what was found then: id, derived, pos (order in the article), data
//	blocks     merge block -> report: the index by which one new article finds the few reports it can meet
//	events     published events, never deleted: uid, first and last (days it can touch, null when not known), status,
//	           data
//	rests_on   report id -> uid of the event that rests on it
//	runs       the run log, in order: data
//	decisions  the editor's decisions, in order: data
//	tokens     the keys to private calendars by name, without their secrets: data
//	sources    the state of each source on the web by its address: data
//	meta       small values by key
//
// A data column, and articles.text, begin with one byte: 0, then the bytes; or 1, then the bytes in DEFLATE
// (RFC 1951). The bytes are JSON of the noun of the same name (schedule.Article, Report, Event, DocTime, SourceState,
// ledger.Run, Decision, store.Token); the text is the text.
//
// # Care
//
// Open refuses, and leaves as it is, a file that is no SQLite database, one of another program, one of a newer schema,
// and one that is cut off or damaged. Older schemas are brought up to date in one transaction.
package sqlite
