package en

import (
	"testing"

	"dateline/schedule"
)

// Every kind of the table is one that texts can yield: a misspelt one would never match.
func TestKin_kindsExist(t *testing.T) {
	for k := range Kin().rows {
		if Kinds().Row(k) == nil {
			t.Errorf("kin.txt names the kind %q, which no word yields", k)
		}
	}
}

func TestKinship_Row(t *testing.T) {
	for _, c := range []struct {
		kind, article string
		wide          bool
	}{{"call", "talk", false}, {"summit", "talk", false}, {"event", "event", true}, {"", "event", true}, {"unheard-of", "unheard-of", false}} {
		r := Kin().Row(schedule.Kind(c.kind))
		if r.Article != c.article || r.Wide != c.wide || len(r.Families) == 0 {
			t.Errorf("Row(%q) = %+v, want group %q, wide %v, and a family", c.kind, r, c.article, c.wide)
		}
	}
}
