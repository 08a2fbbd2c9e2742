package tz_test

import (
	"slices"
	"sync"
	"testing"
	"time"

	"dateline/tz"
)

func TestLoad(t *testing.T) {
	names := tz.Names()
	if len(names) < 590 || !slices.IsSorted(names) {
		t.Fatalf("Names() has %d names, sorted: %v", len(names), slices.IsSorted(names))
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for _, name := range names {
				loc, err := tz.Load(name)
				if err != nil {
					t.Errorf("Load(%q): %v", name, err)
					continue
				}
				if loc.String() != name {
					t.Errorf("Load(%q).String() = %q", name, loc)
				}
				if again, _ := tz.Load(name); again != loc {
					t.Errorf("Load(%q) built the zone twice", name)
				}
			}
		})
	}
	wg.Wait()
	for _, name := range []string{"", "Local", "Mars/Olympus", "../etc/passwd", "europe/paris"} {
		if _, err := tz.Load(name); err == nil {
			t.Errorf("Load(%q): no error", name)
		}
	}
}

// TestLoad_abbreviations finds abbreviations that come into force with a new tzdata and that no row reads.
func TestLoad_abbreviations(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range tz.Names() {
		loc, err := tz.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		for month := time.January; month <= time.December; month++ {
			at := time.Date(2030, month, 15, 0, 0, 0, 0, time.UTC).In(loc)
			abbreviation, offset := at.Zone()
			if abbreviation[0] == '+' || abbreviation[0] == '-' || seen[abbreviation+name] {
				continue
			}
			seen[abbreviation+name], seen[abbreviation] = true, true
			z, ok := tz.Find(abbreviation)
			if !ok {
				t.Errorf("%s goes by %s, which Find does not know", name, abbreviation)
				continue
			}
			if z = z.At(name); !z.Fixed && (!z.Literal || z.Stated != offset) {
				t.Errorf("%s in %s states %d, tzdata says %d", abbreviation, name, z.Stated, offset)
			}
		}
	}
	n := 0
	for name := range seen {
		if len(name) <= 5 {
			n++
		}
	}
	if n < 40 {
		t.Errorf("%d abbreviations in force, want about 47", n)
	}
}

func TestCanonical(t *testing.T) {
	for name, want := range map[string]string{
		"Europe/Kiev": "Europe/Kyiv", "Asia/Calcutta": "Asia/Kolkata", "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
		"US/Pacific": "America/Los_Angeles", "Asia/Saigon": "Asia/Ho_Chi_Minh", "Africa/Asmera": "Africa/Asmara", "Iceland": "Atlantic/Reykjavik",
		"Europe/Bratislava": "Europe/Bratislava", "Europe/Oslo": "Europe/Oslo", "America/Montreal": "America/Toronto", "UTC": "Etc/UTC", "Europe/Paris": "Europe/Paris", "Nowhere": "Nowhere",
	} {
		if got := tz.Canonical(name); got != want {
			t.Errorf("Canonical(%q) = %q, want %q", name, got, want)
		}
	}
	for _, name := range tz.Names() {
		to := tz.Canonical(name)
		if _, err := tz.Load(to); err != nil || tz.Canonical(to) != to {
			t.Errorf("Canonical(%q) = %q: %v, and its canonical name %q", name, to, err, tz.Canonical(to))
		}
	}
}

func TestVersion(t *testing.T) {
	if v := tz.Version(); len(v) != 5 || v < "2026f" {
		t.Errorf("Version() = %q", v)
	}
}
