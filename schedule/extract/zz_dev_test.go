package extract

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"dateline/schedule"
	"dateline/schedule/article"
)

func TestDev(t *testing.T) {
	in, out := os.Getenv("DEV_IN"), os.Getenv("DEV_OUT")
	if in == "" {
		t.Skip()
	}
	x := New()
	w, _ := os.Create(out)
	defer w.Close()
	for _, p := range strings.Split(in, ",") {
		f, err := os.Open(p)
		if err != nil {
			t.Fatal(err)
		}
		for a, err := range article.Read(article.From{Name: p, ID: p}, f) {
			if err != nil {
				fmt.Println(err)
				continue
			}
			r := x.Article(&a, latest())
			evs := []any{}
			for i := range r.Reports {
				if r.Reports[i].Status == schedule.Denied {
					continue
				}
				e := Event(&r.Reports[i])
				Alone(&e, r.DocTime, latest())
				evs = append(evs, e.JSON(Upcoming(&e, r.DocTime)))
			}
			b, _ := json.Marshal(map[string]any{"article": map[string]any{"id": a.ID}, "events": evs})
			w.Write(append(b, '\n'))
			if os.Getenv("DEV_SHOW") == "all" || os.Getenv("DEV_SHOW") != "" && strings.Contains(a.ID, os.Getenv("DEV_SHOW")) {
				fmt.Println("==", a.ID, r.DocTime.Runs)
				for _, p := range r.Reports {
					fmt.Println(" +", p.When, p.When.EndString(), p.Title, "|", p.Kind, p.Status, p.Certainty, p.Place, p.Participants)
					fmt.Print(p.Why.Tree())
				}
				for _, b := range r.Rejected {
					fmt.Print(b.Tree())
				}
			}
		}
		f.Close()
	}
}

func latest() schedule.Day {
	if s := os.Getenv("DEV_LATEST"); s != "" {
		d, _ := schedule.ParseDay(s)
		return d
	}
	return schedule.NewDay(2026, 11, 23)
}
