package lang_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline/schedule/lang"
)

func Example() {
	weekdays := lang.NewTable(map[string]int{"monday": 1, "tuesday": 2})
	free := lang.Words("saturday sunday")
	fmt.Println(weekdays.Get("tuesday"), weekdays.Get("someday"), free.Has("sunday"), free.Has("monday"))
	// Output: 2 0 true false
}

// Words that the hash cannot tell apart must still be told apart.
func TestTable_collisions(t *testing.T) {
	m := map[string]int{}
	for a := 'a'; a <= 'z'; a++ {
		for b := 'a'; b <= 'z'; b++ {
			w := "s" + string(a) + "xx" + string(b) + "xxe" // neither letter is one that the hash reads
			m[w] = len(m) + 1
		}
	}
	table := lang.NewTable(m)
	for w, v := range m {
		if got := table.Get(w); got != v {
			t.Fatalf("Get(%q) = %d, want %d", w, got, v)
		}
		if _, ok := table.Find(strings.ToUpper(w)); ok {
			t.Fatalf("Find(%q) found what is not there", strings.ToUpper(w))
		}
	}
}

func TestUnion(t *testing.T) {
	u := lang.Union(lang.Words("on at"), lang.Words("the"), lang.Words(""))
	for _, w := range []string{"on", "at", "the"} {
		if !u.Has(w) {
			t.Errorf("Has(%q) = false", w)
		}
	}
	if u.Has("") || u.Has("a") {
		t.Error("Has found a word that no set holds")
	}
}
