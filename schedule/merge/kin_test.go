package merge

import (
	"testing"

	"dateline/schedule"
	"dateline/schedule/lang/en"
)

func TestKinScore(t *testing.T) {
	for _, c := range []struct {
		a, b schedule.Kind
		want int
	}{
		{"call", "call", sameKind},
		{"call", "talks", kinKinds},
		{"talks", "summit", kinKinds},
		{"hearing", "sentencing", kinKinds},
		{"meeting", "decision", kinKinds}, // of a central bank
		{"vote", "election", kinKinds},
		{"event", "concert", wideKind},
		{"", "concert", wideKind},
		{"call", "decision", 0},
		{"decision", "press-conference", 0},
		{"match", "concert", 0},
		{"unheard-of", "unheard-of", sameKind},
		{"unheard-of", "strange", 0},
	} {
		a, b := kinship().row(c.a), kinship().row(c.b)
		if got := kinScore(a, b); got != c.want {
			t.Errorf("kinScore(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
		if got := kinScore(b, a); got != c.want {
			t.Errorf("kinScore(%q, %q) = %d, want %d", c.b, c.a, got, c.want)
		}
	}
}

// Every kind of the table is one that texts can yield: a misspelt one would never match.
func TestKin_kindsExist(t *testing.T) {
	for k := range kinship().rows {
		if en.Kinds().Row(k) == nil {
			t.Errorf("kin.txt names the kind %q, which no word yields", k)
		}
	}
}
