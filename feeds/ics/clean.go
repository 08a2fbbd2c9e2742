package ics

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// text makes a value fit for a TEXT property: valid UTF-8, one kind of line end, no control characters. golang-ical
// passes all of these through, and a NUL or a lone CR costs the subscriber the whole calendar.
func text(s string) string {
	if plain(s) {
		return s
	}
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r', r == '\v', r == '\f', r == 0x85, r == 0x2028, r == 0x2029:
			return '\n'
		case r == '\n', r == '\t':
			return r
		case r < ' ', r >= 0x7F && r < 0xA0, r&0xFFFE == 0xFFFE:
			return -1
		}
		return r
	}, s)
}

// plain reports whether nothing in s needs a closer look.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' && c != '\n' && c != '\t' || c >= 0x7F {
			return false
		}
	}
	return true
}

// checkUID refuses what cannot be an identity: cleaning it would make it another one.
func checkUID(uid string) error {
	switch {
	case uid == "":
		return errors.New("no uid")
	case len(uid) > 255:
		return errors.New("uid longer than 255 bytes")
	case !utf8.ValidString(uid) || text(uid) != uid || strings.ContainsAny(uid, "\n\t"):
		return errors.New("uid with control characters or invalid UTF-8")
	}
	return nil
}

// token lets through what may stand unescaped in a parameter: the names of zones.
func token(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+-/") == ""
}

// EventError says which event cannot be written, and why.
type EventError struct {
	UID string
	Err error
}

func (e *EventError) Error() string { return fmt.Sprintf("event %.80q: %v", e.UID, e.Err) }
func (e *EventError) Unwrap() error { return e.Err }
