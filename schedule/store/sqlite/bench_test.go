package sqlite

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/schedule"
	"dateline/schedule/ledger"
	"dateline/schedule/store"
)

// sample gives an article and its one report on happening k: a hundred happenings a day, each of its own participants.
func sample(k, version int) (schedule.Article, schedule.Report, []string) {
	day := schedule.NewDay(2031, 1, 1) + schedule.Day(k/100)
	id := fmt.Sprintf("desk/%06d-%d", k, version)
	text := strings.Repeat(fmt.Sprintf("TRIESTE, May 1 - The harbour board %d meets on %v, a spokesman said. ", k, day), 30)
	who := fmt.Sprintf("board %d", k)
	r := schedule.Report{
		ID: "r-" + id, Article: id, Hash: "h-" + id, Outlet: "example.org", Title: "Harbour board meeting", Kind: "meeting",
		When:   schedule.When{Grain: schedule.GrainDay, Day: day, Last: day},
		Status: schedule.Scheduled, Certainty: schedule.Likely,
		Participants: []schedule.Name{{Kind: schedule.Organisation, Name: who, Key: who}},
	}
	leaf := &schedule.Because{Rule: "timex/month-day", Got: "XXXX-05-03", Article: id, Quote: "3 May", Span: schedule.Span{Start: 40, End: 45}}
	for _, field := range []string{"what", "when", "where", "who", "status"} {
		r.Evidence = append(r.Evidence, schedule.Evidence{Article: id, In: "text", Quote: text[:50], End: 50, Field: field})
		r.Why = &schedule.Because{Rule: "extract/" + field, Got: field, From: []*schedule.Because{leaf, r.Why}}
	}
	r.When.Why = r.Why
	keys := []string{"day:" + day.String(), "day:" + (day + 1).String(), "who:" + who + "+meeting"}
	return schedule.Article{ID: id, Hash: r.Hash, Text: text}, r, keys
}

// join stands for merge: one happening for each participant.
func join(reports []schedule.Report) []schedule.Event {
	at := map[string]int{}
	var out []schedule.Event
	for _, r := range reports {
		key := r.Participants[0].Key
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, schedule.Event{Title: r.Title, Kind: r.Kind, When: r.When, Status: r.Status, Participants: r.Participants, Why: r.Why})
		}
		out[i].Reports = append(out[i].Reports, r.ID)
		out[i].Evidence = append(out[i].Evidence, r.Evidence...)
	}
	return out
}

// publish is the path of one new article through a large store: only what it touches is read and written.
func publish(tx store.Tx, k, version int, at time.Time) (int, error) {
	a, r, keys := sample(k, version)
	if _, err := tx.PutArticle(a); err != nil {
		return 0, err
	}
	if err := tx.PutReports(a.Hash, "1", []schedule.Report{r}, [][]string{keys}, schedule.DocTime{}); err != nil {
		return 0, err
	}
	var reports []schedule.Report
	for r, err := range tx.ReportsInBlocks("1", keys) {
		if err != nil {
			return 0, err
		}
		reports = append(reports, r)
	}
	// Of all that was merged only what holds a new report can have changed.
	touched := slices.DeleteFunc(join(reports), func(e schedule.Event) bool { return !slices.Contains(e.Reports, r.ID) })
	published, err := tx.EventsOf(touched[0].Reports)
	if err != nil {
		return 0, err
	}
	in := ledger.Input{At: at, Rules: "1", Lookup: func(uid string) (schedule.Event, bool) {
		e, ok, err := tx.Event(uid)
		return e, ok && err == nil
	}}
	write, steps := ledger.SettleTouched(published, touched, nil, in)
	if err := tx.PutEvents(write); err != nil {
		return 0, err
	}
	return len(steps), tx.AppendRun(ledger.Run{At: at, Rules: "1", Articles: []ledger.Ref{{ID: a.ID, Hash: a.Hash}}})
}

func BenchmarkOneArticle(b *testing.B) {
	for _, size := range []int{1_000, 100_000} {
		b.Run(fmt.Sprint(size, " events"), func(b *testing.B) {
			if size > 1_000 && testing.Short() {
				b.Skip("takes minutes to prepare")
			}
			s := filled(b, size)
			at := time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC)
			n := 0
			for b.Loop() {
				n++
				err := s.Update(context.Background(), func(tx store.Tx) error {
					steps, err := publish(tx, n*7919%size, n, at.Add(time.Duration(n)*time.Second))
					if steps != 1 {
						b.Errorf("%d events changed, want 1", steps)
					}
					return err
				})
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// filled gives a file with so many published events, each of one article.
func filled(b *testing.B, size int) *Store {
	s := open(b, filepath.Join(b.TempDir(), "dateline.db"), Options{})
	b.Cleanup(func() { s.Close() })
	at := time.Date(2030, 12, 31, 0, 0, 0, 0, time.UTC)
	var n int
	start := time.Now()
	for n < size {
		if err := s.Update(context.Background(), func(tx store.Tx) error {
			var events []schedule.Event
			for range min(5000, size-n) {
				a, r, keys := sample(n, 0)
				if _, err := tx.PutArticle(a); err != nil {
					return err
				}
				if err := tx.PutReports(a.Hash, "1", []schedule.Report{r}, [][]string{keys}, schedule.DocTime{}); err != nil {
					return err
				}
				events, n = slices.Concat(events, join([]schedule.Report{r})), n+1
			}
			write, _ := ledger.Settle(nil, events, ledger.Input{At: at, Rules: "1"})
			return tx.PutEvents(write)
		}); err != nil {
			b.Fatal(err)
		}
	}
	b.Logf("%d articles with report and event kept, %.0f a second", size, float64(size)/time.Since(start).Seconds())
	return s
}

func BenchmarkEvents(b *testing.B) {
	s := filled(b, 5_000)
	for b.Loop() {
		if err := s.View(context.Background(), func(tx store.Tx) error {
			events, err := tx.Events()
			if len(events) != 5_000 {
				b.Errorf("%d events", len(events))
			}
			return err
		}); err != nil {
			b.Fatal(err)
		}
	}
}
