package store

import (
	"cmp"
	"math"
	"time"

	"dateline/schedule"
)

// Age is what versions of one article are ordered by: seconds since 1970 of the latest stamp that states a time of
// publication or revision, then of the latest weak one. A stamp that knows only its day stands for midnight UTC.
// Articles without stamps are older than all others.
type Age struct{ Stated, Weak int64 }

// AgeOf reads the age from the stamps of an article.
func AgeOf(a *schedule.Article) Age {
	age := Age{math.MinInt64, math.MinInt64}
	for _, s := range a.Stamps {
		at := int64(math.MinInt64)
		if t, err := time.Parse(time.RFC3339, s.Time); err == nil {
			at = t.Unix()
		} else if s.Day.Known() {
			at = s.Day.UTC().Unix()
		}
		if s.Kind == schedule.StampWeak {
			age.Weak = max(age.Weak, at)
		} else {
			age.Stated = max(age.Stated, at)
		}
	}
	return age
}

// Newer reports whether a is a later version than b. It is a total order of contents, so that the current version never
// depends on which arrived first.
func Newer(a, b *schedule.Article) bool {
	x, y := AgeOf(a), AgeOf(b)
	return cmp.Or(cmp.Compare(x.Stated, y.Stated), cmp.Compare(x.Weak, y.Weak), cmp.Compare(a.Hash, b.Hash)) > 0
}
