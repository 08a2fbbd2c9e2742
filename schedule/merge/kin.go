package merge

import (
	"slices"

	"dateline/schedule/lang/en"
)

const (
	sameKind = 20
	kinKinds = 12
	wideKind = 8
)

// kinScore is 0 for kinds that never name one happening.
func kinScore(a, b *en.KinRow) int {
	switch {
	case a.Kind == b.Kind:
		return sameKind
	case a.Wide || b.Wide:
		return wideKind
	}
	for _, f := range a.Families {
		if f != en.OtherKinds && slices.Contains(b.Families, f) {
			return kinKinds
		}
	}
	return 0
}
