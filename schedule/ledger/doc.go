// Package ledger gives merged events their identity: it compares what merge makes of all reports with what was published
// before and the editor's decisions, and says under which UID, with which SEQUENCE and which history each event is
// published next. It is pure; the clock is an argument.
//
// # Identity
//
// A UID is minted once, from the first of an event's reports in canonical order. From then on the ledger wins: the
// merged event that most reports of a published one went to continues it. Of two published events that became one the
// older stays, the other is withdrawn and points to it (MergedInto); of one that split, the larger part keeps the UID.
// When the reports have other IDs, because the rules changed or the article was revised, the same slot, participants
// and kind, or the same words, carry the UID over. What nothing continues is withdrawn with its reason and stays as a
// tombstone; when its reports come back it revives. No UID ever vanishes.
//
// # What moves when
//
// SEQUENCE rises by one when start, end, place or status changes, and only then. LastChanged is the time of the last
// change of anything a subscriber can see. Reasons (Why) and the list of reports are kept up to date without either.
// History gets an entry for each step of start, end, place, status and title, and for added, withdrawn, revived, merged
// (from the UID that gave way, to the one that stays) and split (from the UID that stays, to the new one). Steps that
// the articles themselves tell reach it through the History of a merged event, see Settle.
//
// # The editor
//
// Links and separations are constraints of merge (Constraints). Pins hold against all reports; what these say instead
// is shown as a conflict of time, place or status. An event whose status is pinned stays even when no report is left.
package ledger
