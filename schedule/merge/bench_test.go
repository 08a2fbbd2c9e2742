package merge

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"dateline/schedule"
)

// monthOfNews is synthetic: articles on stories of very different size, each with a few reports, one in five without a
// date, some with a wrong day or another clock, some postponements.
func monthOfNews(articles int) []schedule.Report {
	rnd := rand.New(rand.NewPCG(1, 2))
	kinds := []schedule.Kind{"call", "talks", "meeting", "hearing", "match", "launch", "summit", "strike", "concert", "election", "visit"}
	base := mustDay("2028-03-01")
	type story struct {
		kind  schedule.Kind
		who   []schedule.Name
		day   schedule.Day
		place *schedule.Place
		title string
	}
	states := []schedule.Name{turkey, canada, country("Russia", "RU"), country("United States", "US"), country("China", "CN"), country("India", "IN"), country("France", "FR"), pact, forum, league}
	stories := make([]story, articles/3)
	for i := range stories {
		s := story{kind: kinds[rnd.IntN(len(kinds))], day: base + schedule.Day(rnd.IntN(40)), title: fmt.Sprintf("topic%d affair%d", rnd.IntN(2000), rnd.IntN(500))}
		for range 1 + rnd.IntN(3) {
			if rnd.IntN(3) == 0 {
				s.who = append(s.who, states[rnd.IntN(len(states))])
			} else {
				s.who = append(s.who, person(fmt.Sprintf("First%d Last%d", rnd.IntN(50), rnd.IntN(1500))))
			}
		}
		if rnd.IntN(2) == 0 {
			s.place = place(fmt.Sprintf("City%d", rnd.IntN(200)), "FR", "Europe/Paris")
		}
		stories[i] = s
	}
	var out []schedule.Report
	for a := range articles {
		name := fmt.Sprintf("art%05d", a)
		published := base + schedule.Day(rnd.IntN(31))
		undated := rnd.IntN(5) == 0
		for n := range 1 + rnd.IntN(4) {
			i := rnd.IntN(len(stories))
			if rnd.IntN(3) > 0 { // a few stories are everywhere
				i = int(float64(len(stories)) * rnd.Float64() * rnd.Float64() * rnd.Float64() * rnd.Float64())
			}
			s := stories[i]
			w := schedule.When{Grain: schedule.GrainDay, Day: s.day, Last: s.day}
			_, m, d := s.day.Date()
			switch {
			case undated:
				w = open(schedule.Open{Month: m, MonthDay: d, Direction: schedule.Future})
			case rnd.IntN(3) == 0:
				w = at(s.day.UTC().Add(time.Duration(9+i%10)*time.Hour).Format(time.RFC3339), "")
			case rnd.IntN(40) == 0:
				w.Day++
				w.Last++
			}
			r := say(name, "", s.kind, w, s.who[:1+rnd.IntN(len(s.who))], titled(s.title), id(fmt.Sprintf("%s-%d", name, n)), outlet(fmt.Sprint("outlet", rnd.IntN(300))))
			if !undated {
				r.DocTime = schedule.OnDay(published, schedule.Stated)
			}
			if rnd.IntN(50) == 0 {
				r.Status = schedule.Postponed
			}
			if rnd.IntN(2) == 0 {
				r.Place = s.place
			}
			quote("what", fmt.Sprintf("%s, said on page %d of %s and nowhere else", s.title, n, name))(&r)
			quote("when", "on that day")(&r)
			out = append(out, r)
		}
	}
	return out
}

// The promise is 10 seconds for 10,000 articles of a month.
func BenchmarkEvents(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		reports := monthOfNews(n)
		b.Run(fmt.Sprint(n, "articles"), func(b *testing.B) {
			events := 0
			for b.Loop() {
				events = len(Events(reports, nil))
			}
			b.ReportMetric(float64(len(reports)), "reports")
			b.ReportMetric(float64(events), "events")
		})
	}
}

// One block of a thousand mentions that are equal, and one of a thousand that all differ.
func BenchmarkEvents_oneBlock(b *testing.B) {
	for _, differ := range []bool{false, true} {
		var reports []schedule.Report
		for i := range 1000 {
			who := []schedule.Name{vost, hale}
			if differ {
				who = append(who, person(fmt.Sprintf("Guest Number%d", i)))
			}
			reports = append(reports, say(fmt.Sprintf("a%04d", i), "2028-01-01", "summit", on("2028-01-10"), who, titled("Summit")))
		}
		b.Run(fmt.Sprint("differ=", differ), func(b *testing.B) {
			for b.Loop() {
				if n := len(Events(reports, nil)); n != 1 {
					b.Fatalf("%d events, want one", n)
				}
			}
		})
	}
}
