package store

import (
	"errors"
	"time"
)

// Token opens private calendars to whoever knows its secret. Only a hash of the secret is kept: a copy of the store opens
// nothing.
type Token struct {
	Name    string    `json:"name"`            // by which people list and revoke it
	Hash    string    `json:"hash"`            // SHA-256 of the secret, hex
	Query   string    `json:"query,omitempty"` // what it opens; "" for the whole calendar
	Made    time.Time `json:"made"`
	Revoked time.Time `json:"revoked,omitzero"` // zero while it opens anything
}

// Check says what is wrong with a token, before it is kept.
func (k Token) Check() error {
	if k.Name == "" || len(k.Name) > 100 {
		return errors.New("token: want a name of 1 to 100 bytes")
	}
	if len(k.Hash) != 64 {
		return errors.New("token " + k.Name + ": want the SHA-256 of its secret in hex")
	}
	return nil
}
