// Package ledger gives merged events their identity: it compares what merge makes of all reports with what was published
// before and the editor's decisions, and says under which UID, with which SEQUENCE and which history each event is
// published next. It is pure; the clock is an argument.
package ledger
