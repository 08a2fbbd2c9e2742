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
		a, b := en.Kin().Row(c.a), en.Kin().Row(c.b)
		if got := kinScore(a, b); got != c.want {
			t.Errorf("kinScore(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
		if got := kinScore(b, a); got != c.want {
			t.Errorf("kinScore(%q, %q) = %d, want %d", c.b, c.a, got, c.want)
		}
	}
}
