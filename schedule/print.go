package schedule

// PrintLen is the number of bytes of an article's print.
const PrintLen = 32

// alikeFrom is how many bytes two prints share when their texts are taken for versions of one: by then more than a third of
// all runs of three words stand in both. Two reporters on one event share about one in twenty.
const alikeFrom = 12

// Alike reports whether two prints are of one text: copied whole, cut, or changed here and there. No print is like none.
func Alike(a, b []byte) bool {
	if len(a) != PrintLen || len(b) != PrintLen {
		return false
	}
	left := PrintLen - alikeFrom
	for i, c := range a {
		if c != b[i] {
			if left--; left < 0 {
				return false
			}
		}
	}
	return true
}
