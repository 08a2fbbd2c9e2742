package query

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dateline/schedule"
	"dateline/schedule/lang/en"
)

// nearest is how many known kinds a message offers instead of an unknown one.
const nearest = 3

// kind: takes a row of the kinds table. A kind that is in no row would match nothing for ever, and a subscriber would take
// the empty calendar for quiet times: it is an error, with the kinds that may have been meant.
func kindTest(value string) (test, error) {
	want := schedule.Kind(strings.ToLower(value))
	if want == en.LookAlike || en.Kinds().Row(want) == nil {
		return nil, fmt.Errorf("kind: knows no %q; the nearest are %s", value, join(nearKinds(string(want))))
	}
	return func(e *schedule.Event) bool { return strings.EqualFold(string(e.Kind), string(want)) }, nil
}

// nearKinds sorts the known kinds by what somebody who wrote word may have meant: the kind whose happenings are called so
// ("fair" is a festival), then the one spelt most alike.
func nearKinds(word string) []schedule.Kind {
	kinds := en.Kinds()
	named := map[schedule.Kind]bool{}
	first, _, _ := strings.Cut(word, " ")
	for _, t := range kinds.Starting(first) {
		if strings.Join(t.Words, " ") == word {
			named[t.Kind.Name] = true
		}
	}
	distance := func(k schedule.Kind) int {
		switch {
		case named[k]:
			return -1
		case strings.HasPrefix(string(k), word):
			return 0
		}
		return edits(word, string(k))
	}
	var out []schedule.Kind
	for _, k := range kinds.Kinds {
		if k.Name != en.LookAlike {
			out = append(out, k.Name)
		}
	}
	slices.SortStableFunc(out, func(a, b schedule.Kind) int { return cmp.Or(distance(a)-distance(b), cmp.Compare(a, b)) })
	return out[:nearest]
}

// edits counts the letters to insert, drop or replace between two words (Levenshtein).
func edits(a, b string) int {
	from, to := []rune(a), []rune(b)
	from = from[:min(len(from), 64)]
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range from {
		diagonal := row[0]
		row[0] = i + 1
		for j, s := range to {
			cost := diagonal
			if r != s {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(to)]
}
