package source

import (
	"strings"
	"testing"
)

// TestRedacted: no password is shown, not even of an address that cannot be taken apart, which Check refuses.
func TestRedacted(t *testing.T) {
	for in, want := range map[string]string{
		"https://u:hunter2@x.example/f":       "https://u:xxxxx@x.example/f",
		"https://u:hun%ter2@x.example/f":      "https://…@x.example/f",
		"https://u:hun%@ter2%zz@x.example/f":  "https://…@x.example/f",
		"HTTP://u:hunter2@[::1/f":             "HTTP://…@[::1/f",
		"https://x.example/a%20b":             "https://x.example/a%20b",
		"ftp://u:100%hunter2@files.x.example": "ftp://…@files.x.example",
	} {
		if got := Redacted(in); got != want {
			t.Errorf("Redacted(%q) = %q, want %q", in, got, want)
		}
		err := Check([]string{in})
		if bad := strings.Contains(want, "…"); bad != (err != nil) || err != nil && strings.Contains(err.Error(), "ter2") {
			t.Errorf("Check(%q) = %v", in, err)
		}
	}
}
