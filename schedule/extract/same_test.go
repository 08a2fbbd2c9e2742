package extract_test

import (
	"encoding/json"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/schedule"
	"dateline/schedule/extract"
)

// everything is all that reading an article gives, as bytes.
func everything(t testing.TB, x *extract.Extractor, a *schedule.Article) string {
	t.Helper()
	b, err := json.MarshalIndent(x.Article(a, latest), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestArticle_again: reading is a function of the article: again, with another extractor, on a machine of another zone, the
// bytes are the same. Maps are walked in another order each time.
func TestArticle_again(t *testing.T) {
	articles := append(corpus(t), written(t)...)
	x := extract.New()
	first := make([]string, len(articles))
	for i := range articles {
		first[i] = everything(t, x, &articles[i])
	}
	home := time.Local
	t.Cleanup(func() { time.Local = home })
	for _, zone := range []*time.Location{time.UTC, time.FixedZone("far east", 14*3600), time.FixedZone("far west", -11*3600-1800)} {
		time.Local = zone
		t.Setenv("TZ", zone.String())
		x := extract.New()
		for i := len(articles) - 1; i >= 0; i-- {
			if d := cmp.Diff(first[i], everything(t, x, &articles[i])); d != "" {
				t.Errorf("%s reads otherwise in the zone %s\n%s", articles[i].ID, zone, d)
			}
		}
	}
}

// TestArticle_together: one extractor serves many goroutines.
func TestArticle_together(t *testing.T) {
	articles := append(corpus(t), written(t)...)
	x := extract.New()
	want := make([]string, len(articles))
	for i := range articles {
		want[i] = everything(t, x, &articles[i])
	}
	fresh := extract.New()
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for i := range articles {
				b, err := json.MarshalIndent(fresh.Article(&articles[i], latest), "", " ")
				if err != nil || string(b) != want[i] {
					t.Errorf("%s reads otherwise beside another goroutine (%v)", articles[i].ID, err)
				}
			}
		})
	}
	wg.Wait()
}

// TestArticle_untouched: the article is the caller's.
func TestArticle_untouched(t *testing.T) {
	x := extract.New()
	for _, a := range append(corpus(t), written(t)...) {
		before, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		x.Article(&a, latest)
		after, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(before), string(after)); d != "" {
			t.Errorf("%s is changed by reading it\n%s", a.ID, d)
		}
	}
}
