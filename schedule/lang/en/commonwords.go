package en

import (
	_ "embed"
	"strings"
)

//go:embed commonwords.txt
var commonText string

// endings are cut from a word to find its base, longest first; with an e where the base may have lost it.
var endings = [...]struct {
	cut string
	add string
}{
	{"ers", ""}, {"ers", "e"}, {"ing", ""}, {"ing", "e"}, {"ies", "y"}, {"ied", "y"}, {"ed", ""}, {"ed", "e"}, {"es", ""}, {"es", "e"}, {"er", ""}, {"er", "e"}, {"ly", ""}, {"s", ""},
}

// Common reports a word of everyday English in lower case, also inflected, so that a capital on it proves no name.
func (n *Names) Common(w string) bool {
	if n.common.Has(w) || functions.Has(w) {
		return true
	}
	var buffer [32]byte
	if len(w) < 4 || len(w) > len(buffer) {
		return false
	}
	for _, e := range endings {
		if !strings.HasSuffix(w, e.cut) {
			continue
		}
		b := append(append(buffer[:0], w[:len(w)-len(e.cut)]...), e.add...)
		if len(b) < 3 {
			continue
		}
		if n.common.Has(string(b)) {
			return true
		}
		// "stopped", "running": the doubled consonant.
		if k := len(b); e.add == "" && k > 3 && b[k-1] == b[k-2] && (e.cut[0] == 'e' || e.cut[0] == 'i') && n.common.Has(string(b[:k-1])) {
			return true
		}
	}
	return false
}
