package merge

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dateline/schedule"
)

// The properties that make a calendar a function of its articles: order and repetition change nothing, and the
// components can be recomputed one by one. The generator draws from few names, days and kinds, so that much meets.

func anyReports(t *rapid.T) []schedule.Report {
	kinds := []schedule.Kind{"call", "talks", "meeting", "hearing", "match", "launch", "event", "zzz"}
	who := []schedule.Name{vost, hale, person("Vost"), turkey, canada, pact, forum, team("Rovers"), team("United"), body("Turkey-BALTIC Council")}
	titles := []string{"", "Rocket launch", "Vost–Hale call", "Jazz evening", "Falcon 9 rocket"}
	zones := []string{"", "Europe/Istanbul", "America/Toronto", "Asia/Tokyo"}
	places := []*schedule.Place{nil, nil, place("Geneva", "CH", "Europe/Zurich"), place("Palais, Geneva", "CH", "Europe/Zurich"), place("Vienna", "AT", "Europe/Vienna")}
	states := []schedule.Status{schedule.Scheduled, schedule.Scheduled, schedule.Scheduled, schedule.Held, schedule.Postponed, schedule.Cancelled, schedule.Proposed, schedule.Denied}
	base := mustDay("2027-12-28")
	var out []schedule.Report
	articles := rapid.IntRange(1, 7).Draw(t, "articles")
	for a := range articles {
		name := string(rune('a' + a))
		dct := schedule.DocTime{Basis: schedule.Unknown}
		switch rapid.IntRange(0, 3).Draw(t, "dated") {
		case 0:
		case 1:
			d := base + schedule.Day(rapid.IntRange(-3, 5).Draw(t, "from"))
			dct = schedule.DocTime{Runs: []schedule.Days{{From: d, To: d + 6}}, Basis: schedule.Inferred}
		default:
			dct = schedule.OnDay(base+schedule.Day(rapid.IntRange(-3, 5).Draw(t, "published")), schedule.Stated)
		}
		var ids []string
		for n := range rapid.IntRange(1, 4).Draw(t, "reports") {
			d := base + schedule.Day(rapid.IntRange(0, 6).Draw(t, "day"))
			var w schedule.When
			switch rapid.IntRange(0, 6).Draw(t, "when") {
			case 0, 1:
				w = schedule.When{Grain: schedule.GrainDay, Day: d, Last: d + schedule.Day(rapid.SampledFrom([]int{0, 0, 0, 2}).Draw(t, "more"))}
				w.Zone = rapid.SampledFrom(zones).Draw(t, "zone")
			case 2, 3:
				hour := rapid.IntRange(0, 23).Draw(t, "hour")
				w = at(d.UTC().Add(time.Duration(hour)*time.Hour).Format(time.RFC3339), rapid.SampledFrom(zones).Draw(t, "zone"))
			case 4:
				w = week(d.Monday().String())
			default:
				o := schedule.Open{Direction: schedule.Direction(rapid.IntRange(-1, 1).Draw(t, "direction"))}
				_, m, md := d.Date()
				switch rapid.IntRange(0, 4).Draw(t, "open") {
				case 0:
					o.Month, o.MonthDay = m, md
				case 1:
					o.Weekday = int(d.Weekday()+6)%7 + 1
				case 2:
					o.HasOffset, o.Offset = true, rapid.IntRange(-1, 1).Draw(t, "offset")
				}
				w = open(o)
				if rapid.Bool().Draw(t, "clock") {
					w = withClock(w, rapid.IntRange(0, 23).Draw(t, "hour"), 0, rapid.SampledFrom(zones).Draw(t, "zone"))
				}
			}
			if rapid.IntRange(0, 5).Draw(t, "long") == 0 {
				w.Length = 50 * time.Minute
			}
			r := say(name, "", rapid.SampledFrom(kinds).Draw(t, "kind"), w, rapid.SliceOfN(rapid.SampledFrom(who), 0, 3).Draw(t, "who"),
				titled(rapid.SampledFrom(titles).Draw(t, "title")), status(rapid.SampledFrom(states).Draw(t, "status")),
				outlet(rapid.SampledFrom([]string{"", "x", "y", name}).Draw(t, "outlet")), id(fmt.Sprintf("%s%d", name, n)))
			r.DocTime = dct
			r.Place = rapid.SampledFrom(places).Draw(t, "place")
			r.PlaceImplied = r.Place != nil && rapid.Bool().Draw(t, "implied")
			r.Certainty = schedule.Certainty(rapid.IntRange(1, 5).Draw(t, "certainty"))
			if len(ids) > 0 && rapid.IntRange(0, 3).Draw(t, "moved") == 0 {
				r.MovedFrom = rapid.SampledFrom(ids).Draw(t, "from")
			}
			quote("when", rapid.SampledFrom([]string{"at 10:00", "on Thursday", "noon in the capital, where the two had met a year before"}).Draw(t, "quote"))(&r)
			ids = append(ids, r.ID)
			out = append(out, r)
		}
	}
	return out
}

func anyConstraints(t *rapid.T, reports []schedule.Report) []Constraint {
	var cs []Constraint
	for range rapid.IntRange(0, 2).Draw(t, "constraints") {
		cs = append(cs, Constraint{
			A: rapid.SampledFrom(reports).Draw(t, "A").ID, B: rapid.SampledFrom(reports).Draw(t, "B").ID, Must: rapid.Bool().Draw(t, "must"),
		})
	}
	return cs
}

func written(t rapid.TB, v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestMerge_orderAndRepetition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reports := anyReports(t)
		cs := anyConstraints(t, reports)
		want := written(t, Merge(reports, cs))
		rnd := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		other := slices.Clone(reports)
		for range rapid.IntRange(0, 4).Draw(t, "repeated") {
			other = append(other, reports[rnd.IntN(len(reports))])
		}
		rnd.Shuffle(len(other), func(i, j int) { other[i], other[j] = other[j], other[i] })
		if got := written(t, Merge(other, cs)); got != want {
			t.Fatalf("another order gives\n%s\nwant\n%s", got, want)
		}
	})
}

// index is a store's: reports by the keys of their blocks.
type index map[string][]schedule.Report

func indexOf(reports []schedule.Report) index {
	ix := index{}
	for _, r := range reports {
		for _, k := range BlockKeys(r) {
			ix[k] = append(ix[k], r)
		}
	}
	return ix
}

func (ix index) filed(keys []string) ([]schedule.Report, error) {
	var out []schedule.Report
	for _, k := range keys {
		out = append(out, ix[k]...)
	}
	return out, nil
}

func TestClosure_sameAsFull(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reports := anyReports(t)
		cs := anyConstraints(t, reports)
		full := map[string]bool{}
		for _, e := range Events(reports, cs) {
			full[written(t, e)] = true
		}
		ix := indexOf(reports)
		seen := map[string]bool{}
		for _, r := range reports {
			part, err := Closure([]schedule.Report{r}, cs, ix.filed)
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for _, e := range Events(part, cs) {
				s := written(t, e)
				if !full[s] {
					t.Fatalf("the component of %s gives an event that all reports do not give:\n%s", r.ID, s)
				}
				seen[s] = true
				found = found || slices.Contains(e.Reports, r.ID)
			}
			if !found {
				t.Fatalf("report %s is in no event of its component", r.ID)
			}
		}
		if len(seen) != len(full) {
			t.Fatalf("components give %d events, all reports %d", len(seen), len(full))
		}
	})
}

// Every report ends in exactly one event, and what an editor parts stays apart.
func TestEvents_partition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reports := anyReports(t)
		cs := anyConstraints(t, reports)
		at := map[string]int{}
		for i, e := range Events(reports, cs) {
			for _, id := range e.Reports {
				if j, ok := at[id]; ok {
					t.Fatalf("report %s is in events %d and %d", id, j, i)
				}
				at[id] = i
			}
		}
		for _, r := range reports {
			if _, ok := at[r.ID]; !ok {
				t.Fatalf("report %s is in no event", r.ID)
			}
		}
		for _, c := range cs {
			if !c.Must && c.A != c.B && at[c.A] == at[c.B] {
				t.Fatalf("%s and %s are one event against the editor's word", c.A, c.B)
			}
		}
	})
}

// What Closure rests on: the relation is symmetric, and two reports that it joins meet under a key, looked for from
// either side.
func TestPossible_symmetricAndFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reports := anyReports(t)
		for i := range reports {
			for j := range reports[:i] {
				a, b := newItem(&reports[i], i), newItem(&reports[j], j)
				p, q := adjacent(a, b, nil), adjacent(b, a, nil)
				if p != q {
					t.Fatalf("%s and %s: adjacent %t, reversed %t", a.r.ID, b.r.ID, p, q)
				}
				if x, y := score(a, b), score(b, a); x != y {
					t.Fatalf("%s and %s: score %d, reversed %d", a.r.ID, b.r.ID, x, y)
				}
				if p && (!meet(a, b) || !meet(b, a)) {
					t.Fatalf("%s and %s are adjacent and share no key", a.r.ID, b.r.ID)
				}
			}
		}
	})
}

func meet(seeker, other *item) bool {
	filed := other.filed()
	return slices.ContainsFunc(seeker.sought(), func(k key) bool { return slices.Contains(filed, k) })
}
