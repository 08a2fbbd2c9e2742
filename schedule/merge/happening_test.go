package merge

import (
	"slices"
	"testing"

	"dateline/schedule"
)

// What one article says twice of a happening counts twice: the report that comes last is not the only one.
func TestTellsApart(t *testing.T) {
	tell := func(article string, w schedule.When, who ...schedule.Name) *item {
		r := say(article, "2028-01-01", "talks", w, who)
		return newItem(&r, 0)
	}
	for _, c := range []struct {
		name   string
		xs, ys []*item
		want   bool
	}{
		{"nothing in common", []*item{tell("a", on("2028-01-10"), vost)}, []*item{tell("b", on("2028-01-11"), vost)}, false},
		{"two days of one article", []*item{tell("a", on("2028-01-10"), vost)}, []*item{tell("a", on("2028-01-11"), vost)}, true},
		{"an old and a new slot, the new one again", []*item{tell("a", on("2028-01-10"), vost), tell("a", on("2028-01-12"), vost)},
			[]*item{tell("a", on("2028-01-12"), vost)}, false},
		{"an old and a new slot, and a third", []*item{tell("a", on("2028-01-10"), vost), tell("a", on("2028-01-12"), vost)},
			[]*item{tell("a", on("2028-01-14"), vost)}, true},
		{"a day and a summary of the round, and another day of it", []*item{tell("a", on("2028-01-10"), vost), tell("a", days("2028-01-10", "2028-01-12"))},
			[]*item{tell("a", on("2028-01-11"), vost)}, true},
		{"nothing but a summary", []*item{tell("a", days("2028-01-10", "2028-01-12"))}, []*item{tell("a", on("2028-01-11"), vost)}, false},
	} {
		for range 2 {
			if got, back := tellsApart(c.xs, c.ys), tellsApart(c.ys, c.xs); got != c.want || back != c.want {
				t.Errorf("%s: tellsApart = %v, the other way round %v; want %v", c.name, got, back, c.want)
			}
			slices.Reverse(c.xs)
			slices.Reverse(c.ys)
		}
	}
}
