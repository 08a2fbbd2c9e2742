package sqlite

import (
	"bytes"
	"strings"
	"testing"
)

func FuzzPack(f *testing.F) {
	for _, s := range []string{"", "x", strings.Repeat("the board meets ", 100), "\x00\x01\xff", strings.Repeat("\x01", 500)} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var p packer
		for range 2 { // the tables are used again
			packed, err := p.pack(b)
			if err != nil {
				t.Fatalf("pack: %v", err)
			}
			if len(packed) > len(b)+1 {
				t.Errorf("pack makes %d bytes of %d", len(packed), len(b))
			}
			got, err := p.unpack(packed)
			if err != nil || !bytes.Equal(got, b) {
				t.Errorf("unpack(pack(%q)) = %q, %v", b, got, err)
			}
			p.unpack(b) // damaged values are errors, at the worst
		}
	})
}
