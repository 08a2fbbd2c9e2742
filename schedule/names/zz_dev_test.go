package names

import (
	"fmt"
	"os"
	"testing"

	"dateline/schedule"
	"dateline/schedule/text"
	"dateline/tz/gazetteer"
)

func TestDev(t *testing.T) {
	f := New(gazetteer.Default())
	for _, p := range []string{"000_25c4d49d6b5d6a35", "002_27a9120208961b58", "004_da26f757783b1153"} {
		b, _ := os.ReadFile("/work/shared/articles/seeds/" + p + ".txt")
		d := text.Parse(string(b), schedule.InText, nil)
		for _, m := range f.Find(d, "") {
			fmt.Printf("%s|%s|%s|%v|%v  ", m.Text, m.Value.Kind, m.Value.Key, m.Demonym, m.Why.Rule)
		}
		fmt.Println("\n--")
	}
}
