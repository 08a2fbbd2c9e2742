package ledger

import (
	"slices"

	"dateline/schedule"
)

// sameContent reports whether nothing a subscriber, page or program can see differs. Why and Reports are ours: they are
// kept up to date without touching LAST-MODIFIED. Nil and empty lists are the same. TestSameContent holds it to every
// field of the nouns.
func sameContent(a, b *schedule.Event) bool {
	return a.Title == b.Title && a.Kind == b.Kind && sameWhen(&a.When, &b.When) && a.Status == b.Status &&
		a.MergedInto == b.MergedInto && a.Reason == b.Reason && a.Certainty == b.Certainty &&
		samePointer(a.Place, b.Place) &&
		slices.EqualFunc(a.Participants, b.Participants, sameName) &&
		slices.EqualFunc(a.Conflicts, b.Conflicts, func(x, y schedule.Conflict) bool {
			return x.Field == y.Field && x.Value == y.Value && slices.Equal(x.Articles, y.Articles)
		}) &&
		slices.EqualFunc(a.Agreements, b.Agreements, func(x, y schedule.Agreement) bool {
			return x.Field == y.Field && slices.Equal(x.Values, y.Values) && slices.Equal(x.Articles, y.Articles)
		}) &&
		slices.Equal(a.Evidence, b.Evidence) && slices.Equal(a.Sources, b.Sources)
}

func sameWhen(a, b *schedule.When) bool {
	return a.Grain == b.Grain && a.Day == b.Day && a.Last == b.Last && a.Start.Equal(b.Start) && a.End.Equal(b.End) &&
		samePointer(a.Clock, b.Clock) && a.Zone == b.Zone && samePointer(a.Offset, b.Offset) && a.Length == b.Length &&
		a.Implied == b.Implied && samePointer(a.Open, b.Open)
}

func sameName(a, b schedule.Name) bool {
	return a.Kind == b.Kind && a.Name == b.Name && a.Key == b.Key && samePointer(a.Place, b.Place)
}

func samePointer[T comparable](a, b *T) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}
