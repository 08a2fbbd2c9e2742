package extract_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/schedule"
	"dateline/schedule/extract"
)

// TestArticle_variants: what an editor or a mail program does to a text without changing what it says changes no happening.
func TestArticle_variants(t *testing.T) {
	x := extract.New()
	for _, v := range []struct {
		name string
		edit func(s story) story
		todo map[string]string // by story
	}{
		{name: "line ends of another system", edit: func(s story) story { s.text = strings.ReplaceAll(s.text, "\n", "\r\n"); return s }},
		{name: "no headline", edit: func(s story) story { s.title = ""; return s }},
		{name: "curly quotes", edit: func(s story) story {
			s.text = strings.NewReplacer("'", "’", ` "`, " “", "\n\"", "\n“", `"`, "”").Replace(s.text)
			return s
		}},
		{name: "a paragraph more", edit: func(s story) story {
			s.text += "\n\nThe weather in the north stayed cool, and the gulls kept to the roofs."
			return s
		}},
		{name: "blanks at line ends", edit: func(s story) story { s.text = strings.ReplaceAll(s.text, "\n", "  \n"); return s }},
		{name: "month in front of the day or behind it", edit: func(s story) story {
			for _, d := range []string{"June 14", "May 18", "May 22", "June 9", "May 26", "May 17", "May 10", "May 11", "May 12"} {
				month, day, _ := strings.Cut(d, " ")
				s.text = strings.ReplaceAll(s.text, d, day+" "+month)
			}
			return s
		}},
		{name: "an afternoon without points", edit: func(s story) story {
			s.text = strings.NewReplacer(" p.m.", "pm", " a.m.", "am").Replace(s.text)
			return s
		}},
	} {
		for _, s := range running {
			t.Run(v.name+"/"+s.name, func(t *testing.T) {
				edited := v.edit(s)
				d := cmp.Diff(seen(t, x, &s), seen(t, x, &edited))
				switch todo := v.todo[s.name]; {
				case todo == "" && d != "":
					t.Errorf("(-as it was +changed)\n%s", d)
				case todo != "" && d == "":
					t.Errorf("works now, take the todo away: %s", todo)
				case todo != "":
					t.Logf("todo: %s\n%s", todo, d)
				}
			})
		}
	}
}

func seen(t *testing.T, x *extract.Extractor, s *story) []string {
	t.Helper()
	var out []string
	res := x.Article(wrap(t, s), latest)
	for i := range res.Reports {
		out = append(out, fullView(&res.Reports[i]))
	}
	slices.Sort(out)
	return out
}

// TestAttach_weekdays: told as ahead a weekday is the next one, told as past the last one, whatever the day of the article.
// The article's own weekday is left out: only its clock could say.
func TestAttach_weekdays(t *testing.T) {
	x := extract.New()
	for pub := schedule.NewDay(2024, 2, 26); pub < schedule.NewDay(2024, 3, 4); pub++ {
		for ahead := schedule.Day(1); ahead < 7; ahead++ {
			next, last := pub+ahead, pub-7+ahead
			weekday := time.Weekday(next.Weekday()).String()
			for _, c := range []struct {
				text string
				want schedule.Day
			}{
				{"The foreign ministers of Chile and Peru will meet in Lima on %s.", next},
				{"On %s the foreign ministers of Chile and Peru will meet in Lima.", next},
				{"The foreign ministers of Chile and Peru met in Lima on %s.", last},
				{"%s's meeting of the foreign ministers of Chile and Peru in Lima will be brief.", next},
			} {
				s := story{name: "weekday", pub: pub.String(), text: fmt.Sprintf(c.text, weekday)}
				res := x.Article(wrap(t, &s), latest)
				if len(res.Reports) != 1 || res.Reports[0].When.String() != c.want.String() {
					var got []string
					for _, r := range res.Reports {
						got = append(got, r.When.String())
					}
					t.Errorf("published on %s %s: %q is on %v, want %s", pub.Weekday(), pub, s.text, got, c.want)
				}
			}
		}
	}
}
