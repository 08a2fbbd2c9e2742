package en_test

import (
	"fmt"

	"dateline/schedule/lang/en"
)

// The longest phrase that begins with a word comes first.
func ExampleLexicon_Starting() {
	for _, t := range en.Kinds().Starting("phone")[:2] {
		fmt.Println(t.Words, t.Kind.Name, t.Kind.Noun)
	}
	// Output:
	// [phone call] call phone call
	// [phone calls] call phone call
}
