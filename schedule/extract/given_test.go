package extract_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schedule"
	"dateline/schedule/article"
	"dateline/schedule/extract"
)

// reported reads a page and gives a line for each report: start, end, kind, status, place.
func reported(t *testing.T, head, body string) (lines []string, res extract.Result) {
	t.Helper()
	page := `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta property="article:published_time" content="2031-04-01T08:00:00+02:00"><title>News from the lake</title>` + head +
		`</head><body><article><h1>News from the lake</h1>` + body + `<p>The town on the lake has waited for this since the winter, and the hotels are full for weeks, the tourist office told this paper with some pride.</p></article></body></html>`
	for a, err := range article.Read(article.From{Name: "page", ID: "page"}, strings.NewReader(page)) {
		if err != nil {
			t.Fatal(err)
		}
		res = extract.New().Article(&a, a.Stamps[0].Day+400)
		for i := range res.Reports {
			r := &res.Reports[i]
			place := ""
			if r.Place != nil {
				place = r.Place.Name
			}
			lines = append(lines, strings.Join(strings.Fields(fmt.Sprintf("%s %s %s %s %s", r.When, r.When.EndString(), r.Kind, r.Status, place)), " "))
			for _, e := range r.Evidence {
				if a.Text[e.Start:e.End] != e.Quote || e.Quote == "" {
					t.Errorf("quote %q stands at %d-%d as %q", e.Quote, e.Start, e.End, a.Text[e.Start:e.End])
				}
			}
		}
	}
	return lines, res
}

func jsonLD(s string) string { return `<script type="application/ld+json">` + s + `</script>` }

func TestArticle_structuredData(t *testing.T) {
	const concert = `"@context":"https://schema.org","@type":"MusicEvent","name":"Night of the organs","location":{"@type":"Place","name":"Great Hall","address":{"addressLocality":"Geneva","addressCountry":"CH"}}`
	for _, tt := range []struct {
		name, head, body string
		want             []string
	}{
		{"an instant in the zone of its place", jsonLD(`{` + concert + `,"startDate":"2031-05-10T19:30:00+02:00","endDate":"2031-05-10T22:00:00+02:00"}`), "",
			[]string{"2031-05-10T17:30:00Z 2031-05-10T20:00:00Z concert scheduled Great Hall, Geneva"}},
		{"a clock without offset is that of the place", jsonLD(`{` + concert + `,"startDate":"2031-05-10T19:30"}`), "", []string{"2031-05-10T17:30:00Z concert scheduled Great Hall, Geneva"}},
		{"a local clock sold as UTC is not believed", jsonLD(`{` + concert + `,"startDate":"2031-05-10T19:30:00Z"}`), "", []string{"2031-05-10 concert scheduled Great Hall, Geneva"}},
		{"a day", jsonLD(`[{` + concert + `,"startDate":"2031-05-10","endDate":"2031-05-12"}]`), "", []string{"2031-05-10 2031-05-12 concert scheduled Great Hall, Geneva"}},
		{"cancelled", jsonLD(`{"@graph":[{` + concert + `,"startDate":"2031-05-10","eventStatus":"https://schema.org/EventCancelled"}]}`), "", []string{"2031-05-10 concert cancelled Great Hall, Geneva"}},
		{"its place unknown", jsonLD(`{"@type":"Event","name":"Reading","startDate":"2031-05-10T19:30:00+02:00","location":"Cellar"}`), "", []string{"2031-05-10T17:30:00Z announcement scheduled Cellar"}},
		{"no date", jsonLD(`{` + concert + `,"startDate":"in May"}`), "", nil},
		{"broken", jsonLD(`{` + concert), "", nil},
		{"microdata", "", `<div itemscope itemtype="https://schema.org/SportsEvent"><p><span itemprop="name">Regatta of the lake</span> <time itemprop="startDate" datetime="2031-06-07T09:00+02:00">in June</time>
			<span itemprop="location" itemscope itemtype="https://schema.org/Place"><span itemprop="name">Harbour, Geneva</span></span></p></div>`, []string{"2031-06-07T07:00:00Z race scheduled Harbour, Geneva"}},
		{"hCalendar", "", `<div class="vevent"><p class="summary">Book fair</p><abbr class="dtstart" title="2031-06-08">early June</abbr><p class="location">Geneva</p></div>`,
			[]string{"2031-06-08 festival scheduled Geneva"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, _ := reported(t, tt.head, tt.body)
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Errorf("reports (-want +got)\n%s", d)
			}
		})
	}
}

// TestArticle_structuredDataAndProse: what prose and structured data say of one happening is one report. The page adds the clock
// to the day of the prose; where they differ the prose counts and the other is shown as rejected.
func TestArticle_structuredDataAndProse(t *testing.T) {
	const event = `{"@type":"MusicEvent","name":"Organ concert","location":{"name":"Great Hall","address":"Geneva"},"startDate":"2031-05-10T%s"}`
	day, _ := reported(t, jsonLD(fmt.Sprintf(event, "19:30:00+02:00")), "<p>The organ concert will be held in Geneva on Saturday, 10 May, the parish said.</p>")
	if d := cmp.Diff([]string{"2031-05-10T17:30:00Z concert scheduled Geneva"}, day); d != "" {
		t.Errorf("a day in the prose (-want +got)\n%s", d)
	}
	same, res := reported(t, jsonLD(fmt.Sprintf(event, "19:30:00+02:00")), "<p>The organ concert will be held in Geneva on Saturday, 10 May at 7:30 p.m., the parish said.</p>")
	if len(same) != 1 || !slices.ContainsFunc(res.Reports[0].Evidence, func(e schedule.Evidence) bool { return e.Quote == "2031-05-10T19:30:00+02:00" && e.Field == "when" }) {
		t.Errorf("the same hour in both: %q, %+v", same, res.Reports)
	}
	other, res := reported(t, jsonLD(fmt.Sprintf(event, "20:00:00+02:00")), "<p>The organ concert will be held in Geneva on Saturday, 10 May at 7:30 p.m., the parish said.</p>")
	if d := cmp.Diff([]string{"2031-05-10T17:30:00Z concert scheduled Geneva"}, other); d != "" {
		t.Errorf("another hour in the prose (-want +got)\n%s", d)
	}
	if !slices.ContainsFunc(res.Rejected, func(b *schedule.Because) bool { return strings.Contains(b.Got, "the text says 2031-05-10T17:30:00Z") }) {
		t.Error("the hour that was not believed is not told")
	}
}
