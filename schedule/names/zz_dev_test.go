package names

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"dateline/schedule"
	"dateline/schedule/text"
	"dateline/tz/gazetteer"
)

func TestDev(t *testing.T) {
	f := New(gazetteer.Default())
	for _, p := range []string{"/tmp/td.jsonl", "/work/shared/corpora/events/articles.jsonl", "/work/blind1/articles.jsonl", "/work/shared/corpora/events-long/articles.jsonl"} {
		fh, err := os.Open(p)
		if err != nil {
			t.Skip()
		}
		sc := bufio.NewScanner(fh)
		sc.Buffer(nil, 1<<24)
		for sc.Scan() {
			var a struct{ ID, Text, Title string }
			json.Unmarshal(sc.Bytes(), &a)
			fmt.Println("#", a.ID)
			for _, src := range []string{a.Title, a.Text} {
				d := text.Parse(src, schedule.InText, nil)
				ms := f.Find(d, "")
				k := 0
				for _, s := range d.Sentences {
					out, at := "", s.Start
					for k < len(ms) && ms[k].Span.Start < s.End {
						m := ms[k]
						if m.Span.Start >= at {
							tag := "?PBLVOT"[m.Value.Kind : m.Value.Kind+1]
							if m.Demonym {
								tag = "D"
							}
							z := ""
							if m.Value.Place != nil {
								z = "@" + m.Value.Place.Name + "," + m.Value.Place.Zone
							}
							x := ""
							if m.Value.Name != m.Text && z == "" || m.Value.Kind == schedule.Person && m.Value.Name != m.Text {
								x = "=" + m.Value.Name
							}
							out += src[at:m.Span.Start] + "[" + tag + " " + m.Text + x + z + "]"
							at = m.Span.End
						}
						k++
					}
					fmt.Println("  ", out+src[at:max(at, s.End)])
				}
			}
		}
		fh.Close()
	}
}
