package extract_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/schedule"
	"dateline/schedule/article"
	"dateline/schedule/extract"
)

// published is the day of a story that names no other: a Tuesday.
const published = "2023-05-09"

// unknown stands for a story that nothing dates.
const unknown = "unknown"

// story is one invented article and what a reader of it would enter in a calendar.
type story struct {
	name  string
	pub   string // day or instant of publication; "" means published
	title string
	text  string
	want  []string // one line for each happening, as the view of the test writes it; nil when there is none
	not   string   // part of the reason why a time was rejected, "" when the test does not ask
	todo  string   // why the program cannot do it yet; the test fails once it can
}

// view writes what a test looks at, "" for a report that it passes over.
type view func(*schedule.Report) string

func slot(r *schedule.Report) string {
	if end := r.When.EndString(); end != "" {
		return r.When.String() + "/" + end
	}
	return r.When.String()
}

func kindView(r *schedule.Report) string { return slot(r) + " " + string(r.Kind) }

func check(t *testing.T, show view, stories []story) {
	t.Helper()
	x := extract.New()
	for _, s := range stories {
		t.Run(s.name, func(t *testing.T) {
			calendar(t, &s)
			res := x.Article(wrap(t, &s), latest)
			got := []string{}
			for i := range res.Reports {
				if line := show(&res.Reports[i]); line != "" {
					got = append(got, line)
				}
			}
			want := append([]string{}, s.want...)
			slices.Sort(got)
			slices.Sort(want)
			diff := cmp.Diff(want, got)
			if diff == "" && !rejects(&res, s.not) {
				diff = fmt.Sprintf("no rejected time says %q", s.not)
			}
			switch {
			case s.todo == "" && diff != "":
				t.Errorf("%s\n(-want +got)\n%s%s", s.text, diff, reasons(&res))
			case s.todo != "" && diff == "":
				t.Errorf("works now, take the todo away: %s", s.todo)
			case s.todo != "":
				t.Logf("todo: %s\n%s\n(-want +got)\n%s", s.todo, s.text, diff)
			}
		})
	}
}

var latest = schedule.NewDay(2026, 1, 1)

func rejects(res *extract.Result, why string) bool {
	return why == "" || slices.ContainsFunc(res.Rejected, func(b *schedule.Because) bool { return strings.Contains(b.Got, why) })
}

func reasons(res *extract.Result) string {
	var s strings.Builder
	for _, b := range res.Rejected {
		fmt.Fprintf(&s, "rejected %q: %s\n", b.Quote, b.Got)
	}
	return s.String()
}

// wrap reads a story the way a user hands it over: as a line of JSON.
func wrap(t testing.TB, s *story) *schedule.Article {
	t.Helper()
	in := map[string]string{"id": s.name, "text": s.text}
	if s.title != "" {
		in["title"] = s.title
	}
	switch s.pub {
	case "":
		in["published"] = published
	case unknown:
	default:
		in["published"] = s.pub
	}
	line, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	var out *schedule.Article
	for a, err := range article.Read(article.From{Name: s.name}, strings.NewReader(string(line)+"\n")) {
		if err != nil {
			t.Fatalf("reading the story: %v", err)
		}
		out = &a
	}
	if out == nil {
		t.Fatal("the story is no article")
	}
	return out
}

var (
	monthFirst = regexp.MustCompile(`\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2})\b(?:, (\d{4}))?`)
	dayFirst   = regexp.MustCompile(`\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December)\b(?: (\d{4}))?`)
)

// calendar fails a story whose weekdays no calendar has: an expectation that rests on one would prove nothing.
func calendar(t *testing.T, s *story) {
	t.Helper()
	pub := s.pub
	if pub == "" {
		pub = published
	}
	if pub == unknown {
		return
	}
	year := pub[:4]
	one := func(weekday, day, month, of string) {
		if of == "" {
			of = year
		}
		n, _ := strconv.Atoi(of)
		for _, y := range []int{n, n + 1} {
			d, err := time.Parse("2 January 2006", fmt.Sprintf("%s %s %d", day, month, y))
			if err == nil && d.Weekday().String() == weekday+"day" {
				return
			}
		}
		t.Fatalf("the story is wrong: %sday, %s %s %s is in no calendar", weekday, month, day, of)
	}
	for _, m := range monthFirst.FindAllStringSubmatch(s.title+"\n"+s.text, -1) {
		one(m[1], m[3], m[2], m[4])
	}
	for _, m := range dayFirst.FindAllStringSubmatch(s.title+"\n"+s.text, -1) {
		one(m[1], m[2], m[3], m[4])
	}
}
