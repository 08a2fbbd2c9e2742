package extract_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/schedule"
	"dateline/schedule/article"
	"dateline/schedule/extract"
)

// written are the articles written for this project.
func written(t testing.TB) []schedule.Article {
	t.Helper()
	var out []schedule.Article
	dir := filepath.Join("..", "..", "testdata", "articles")
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		f, err := os.Open(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		for a, err := range article.Read(article.From{Name: e.Name(), ID: strings.TrimSuffix(e.Name(), filepath.Ext(e.Name()))}, f) {
			if err != nil {
				t.Logf("%v", err)
				continue
			}
			out = append(out, a)
		}
		f.Close()
	}
	if len(out) < 20 {
		t.Fatalf("only %d articles in %s", len(out), dir)
	}
	return out
}

// corpus are articles whose bytes are awkward: other scripts, other line ends, no end, a headline of its own.
func corpus(t testing.TB) []schedule.Article {
	t.Helper()
	var out []schedule.Article
	for _, s := range []story{
		{name: "accents", text: "SÃO PAULO, May 9 (Wire) — Zoë Löfgren and Łukasz Żak will hold talks in Córdoba on Thursday at 3 p.m. – their first."},
		{name: "quotes", text: "“We will hold a hearing on May 17,” she said. ‘No one’s happy,’ the mayor’s office said; the vote’s on Friday."},
		{name: "other line ends", text: "Diary\r\n\r\nMonday, May 15\r\n- Trade talks, Geneva\r\n\r\nTuesday, May 16\r\n- Hearing, Warsaw\r\n"},
		{name: "thin blanks", text: "The council meeting will be held on 17\u00a0May at 7\u202fp.m. in\u2009Dublin."},
		{name: "joined characters", text: "The 🎪 festival 🎉 opens in Zu\u0308rich on June\u00a09. The cafe\u0301 concert is on June 10."},
		{name: "another script", text: "Президент and Ilona Marek will meet on Thursday in 東京 and in Tokyo on Friday."},
		{name: "one line", title: "Summit set for June 14", text: "The summit of the ports will open on June 14 in Porto, with the mayor, the minister and the unions at one table, and it will end on June 16 in Braga"},
		{name: "no end", text: "The vote is on May 24"},
		{name: "moved", title: "Final moved to May 22", text: "The final between Basel and Malmo has been moved from Saturday, May 20, to Monday, May 22, at 8 p.m. (1800 GMT) in Bern."},
		{name: "long sentence", text: "The hearing, " + strings.Repeat("which the committee of the northern ports asked for with some delay, ", 12) + "will be held on May 17 in Oslo."},
	} {
		out = append(out, *wrap(t, &s))
	}
	return out
}

// TestEvidence: every quote is the bytes of the article at its place, and every report has the words of what and when.
func TestEvidence(t *testing.T) {
	x := extract.New()
	reports := 0
	for _, a := range append(corpus(t), written(t)...) {
		res := x.Article(&a, latest)
		reports += len(res.Reports)
		verbatim(t, &a, &res)
		for i := range res.Reports {
			r := &res.Reports[i]
			for _, field := range []string{"what", "when"} {
				if !slices.ContainsFunc(r.Evidence, func(e schedule.Evidence) bool { return e.Field == field }) {
					t.Errorf("%s: %q has no words for %s", a.ID, r.Title, field)
				}
			}
			if len(r.Participants) > 0 && !slices.ContainsFunc(r.Evidence, func(e schedule.Evidence) bool { return e.Field == "who" }) {
				t.Errorf("%s: %q has no words for who", a.ID, r.Title)
			}
			if r.Place != nil && !r.PlaceImplied && !slices.ContainsFunc(r.Evidence, func(e schedule.Evidence) bool { return e.Field == "where" }) {
				t.Errorf("%s: %q has no words for where", a.ID, r.Title)
			}
			if r.Article != a.ID || r.Hash != a.Hash || r.ID == "" {
				t.Errorf("%s: %q is a report of article %q (%s) with id %q", a.ID, r.Title, r.Article, r.Hash, r.ID)
			}
		}
	}
	if reports < 30 {
		t.Errorf("only %d reports: the articles prove little", reports)
	}
}

// TestEvidence_ids: an editor's links aim at reports by ID, so no two of an article share one.
func TestEvidence_ids(t *testing.T) {
	x := extract.New()
	for _, a := range append(corpus(t), written(t)...) {
		seen := map[string]string{}
		for _, r := range x.Article(&a, latest).Reports {
			if other, ok := seen[r.ID]; ok {
				t.Errorf("%s: %q and %q share the id %s", a.ID, r.Title, other, r.ID)
			}
			seen[r.ID] = r.Title
		}
	}
}

// verbatim checks the quotes of the reports, of their reasons, and of what was rejected.
func verbatim(t testing.TB, a *schedule.Article, res *extract.Result) {
	t.Helper()
	for i := range res.Reports {
		r := &res.Reports[i]
		for _, e := range r.Evidence {
			src := a.Text
			if e.In == "title" {
				src = a.Title
			}
			if e.Start < 0 || e.End > len(src) || e.Start >= e.End || src[e.Start:e.End] != e.Quote {
				t.Errorf("%s: %q quotes %q at %s:%d-%d, which is not there", a.ID, r.Title, e.Quote, e.In, e.Start, e.End)
			}
		}
		quoted(t, a, r.Why)
	}
	for _, b := range res.Rejected {
		quoted(t, a, b)
	}
}

func quoted(t testing.TB, a *schedule.Article, b *schedule.Because) {
	t.Helper()
	if b == nil {
		return
	}
	// An empty span quotes what stands outside the text: a stamp of the metadata, an address.
	if b.Span.Len() > 0 && a.Quote(b.Span) != b.Quote {
		t.Errorf("%s: %s quotes %q at %d-%d, which is not there", a.ID, b.Rule, b.Quote, b.Span.Start, b.Span.End)
	}
	for _, f := range b.From {
		quoted(t, a, f)
	}
}
