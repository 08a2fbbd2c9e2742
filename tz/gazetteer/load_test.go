package gazetteer

import "testing"

func TestOpen(t *testing.T) {
	for _, blob := range []string{"", "GAZ1", placesBlob[:1000], "GAZ2" + placesBlob[4:]} {
		if _, err := open(blob); err == nil {
			t.Errorf("open of a broken blob of %d bytes: no error", len(blob))
		}
	}
	if n := len(placesBlob); n > 4<<20 {
		t.Errorf("the blob has %d bytes, want at most 4 MB", n)
	}
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := open(placesBlob); err != nil {
			b.Fatal(err)
		}
	}
}
