package main

import (
	"testing"

	"dateline/schedule"
)

// TestSameVersions: a source more is another version, though it moves neither sequence nor time.
func TestSameVersions(t *testing.T) {
	a := []schedule.Event{{UID: "u", Title: "Harbour board", Reports: []string{"r1"}}}
	b := []schedule.Event{{UID: "u", Title: "Harbour board", Reports: []string{"r1", "r2"}}}
	if sameVersions(a, b) || !sameVersions(a, a) || sameVersions(a, nil) {
		t.Error("versions are told apart by something else than what they say")
	}
}
