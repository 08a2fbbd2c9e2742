package ledger

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/schedule"
)

var (
	monday = schedule.NewDay(2031, 5, 5)
	noon   = time.Date(2031, 5, 1, 12, 0, 0, 0, time.UTC)
)

// made gives an event as merge makes it: resting on the reports, each of an article of its own.
func made(title string, day schedule.Day, reports ...string) schedule.Event {
	slices.Sort(reports)
	e := schedule.Event{Title: title, Kind: "meeting", Status: schedule.Scheduled, Certainty: schedule.Likely, Reports: reports,
		When:         schedule.When{Grain: schedule.GrainDay, Day: day, Last: day},
		Place:        &schedule.Place{Name: "Trieste", Country: "IT", Zone: "Europe/Rome"},
		Participants: []schedule.Name{{Kind: schedule.Organisation, Name: title, Key: strings.ToLower(title)}}}
	for _, r := range reports {
		for _, field := range []string{"what", "when"} {
			e.Evidence = append(e.Evidence, schedule.Evidence{Article: "by-" + r, In: "text", Quote: field + " " + r, Field: field})
		}
		e.Sources = append(e.Sources, schedule.SourceRef{Article: "by-" + r, Published: "2031-04-30"})
	}
	return e
}

// world is a ledger in the course of time; the clock advances an hour a run.
type world struct {
	t         *testing.T
	runs      int
	events    []schedule.Event
	steps     []Step
	decisions []Decision
}

func (w *world) settle(merged ...schedule.Event) *world {
	w.t.Helper()
	in := Input{At: noon.Add(time.Duration(w.runs) * time.Hour), Rules: "1", Decisions: w.decisions}
	w.events, w.steps = Settle(w.events, merged, in)
	again, steps := Settle(w.events, merged, Input{At: in.At.Add(time.Minute), Rules: "1", Decisions: w.decisions})
	if diff := cmp.Diff(w.events, again); diff != "" || len(steps) > 0 {
		w.t.Errorf("the same input again changes something: %v\n%s", steps, diff)
	}
	w.runs++
	return w
}

func (w *world) decide(d Decision) *world {
	w.t.Helper()
	if err := d.Check(); err != nil {
		w.t.Fatalf("Check: %v", err)
	}
	w.decisions = append(w.decisions, d)
	return w
}

func (w *world) at(reports ...string) schedule.Event {
	w.t.Helper()
	for _, e := range w.events {
		if slices.Equal(e.Reports, reports) {
			return e
		}
	}
	w.t.Fatalf("no event rests on %v", reports)
	return schedule.Event{}
}

func (w *world) uid(uid string) schedule.Event {
	w.t.Helper()
	for _, e := range w.events {
		if e.UID == uid {
			return e
		}
	}
	w.t.Fatalf("no event has the UID %s", uid)
	return schedule.Event{}
}

func (w *world) want(steps ...string) {
	w.t.Helper()
	var got []string
	for _, s := range w.steps {
		line := fmt.Sprintf("%s %s #%d", s.What, s.Event.Title, s.Event.Sequence)
		for _, c := range s.Changes {
			line += fmt.Sprintf("; %s %s>%s", c.Field, c.From, c.To)
			if c.Article != "" {
				line += " " + c.Article
			}
		}
		got = append(got, line)
	}
	if diff := cmp.Diff(steps, got); diff != "" {
		w.t.Errorf("steps (-want +got):\n%s", diff)
	}
}

func start(t *testing.T) *world { t.Helper(); return &world{t: t} }

func TestSettle_added(t *testing.T) {
	w := start(t).settle(made("Board", monday, "r1", "r2"))
	w.want("added Board #0; added >2031-05-05 by-r1")
	e := w.events[0]
	if !strings.HasSuffix(e.UID, "@dateline") || !e.FirstSeen.Equal(noon) || !e.LastChanged.Equal(noon) {
		t.Errorf("minted as %s, first seen %v, changed %v", e.UID, e.FirstSeen, e.LastChanged)
	}
	other := start(t).settle(made("Another title", monday+1, "r2", "r1", "r3"))
	if other.events[0].UID != e.UID {
		t.Error("the UID depends on more than the first report")
	}
}

func TestSettle_evidence(t *testing.T) {
	w := start(t).settle(made("Board", monday, "r1"))
	before := w.events[0]
	w.settle(made("Board", monday, "r1", "r2"))
	w.want("changed Board #0")
	e := w.events[0]
	if e.UID != before.UID || e.Sequence != 0 || !e.LastChanged.Equal(noon.Add(time.Hour)) || !e.FirstSeen.Equal(noon) {
		t.Errorf("after further evidence: sequence %d, last changed %v, first seen %v", e.Sequence, e.LastChanged, e.FirstSeen)
	}
}

func TestSettle_reasonsAlone(t *testing.T) {
	w := start(t).settle(made("Board", monday, "r1"))
	m := made("Board", monday, "r1")
	m.Why = &schedule.Because{Rule: "merge/one"}
	before := w.events
	w.settle(m)
	w.want()
	if unsaved := Unsaved(before, w.events); len(unsaved) != 1 || len(Unsaved(w.events, w.events)) != 0 {
		t.Errorf("%d events to write for other reasons, want 1", len(unsaved))
	}
	if e := w.events[0]; e.Why == nil || !e.LastChanged.Equal(noon) {
		t.Errorf("other reasons: why %v kept, last changed %v; want the new reasons and no change", e.Why, e.LastChanged)
	}
}

func TestSettle_moved(t *testing.T) {
	w := start(t).settle(made("Board", monday, "r1"))
	m := made("Board", monday+2, "r1", "r2")
	w.settle(m)
	w.want("changed Board #1; start 2031-05-05>2031-05-07 by-r2")
	m = made("Board", monday+2, "r1", "r2", "r3")
	m.Place = &schedule.Place{Name: "Koper", Country: "SI"}
	m.Status = schedule.Postponed
	m.When.Last = monday + 3
	m.Title = "Harbour board"
	w.settle(m)
	w.want("changed Harbour board #2; end >2031-05-08 by-r3; place Trieste>Koper; status scheduled>postponed; title Board>Harbour board by-r3")
	if n := len(w.events[0].History); n != 6 {
		t.Errorf("history has %d entries, want 6", n)
	}
}

// A move that the first article itself tells reaches the history, too, and only once.
func TestSettle_toldMove(t *testing.T) {
	m := made("Board", monday+2, "r1")
	m.History = []schedule.Change{{Field: "start", From: "2031-05-05", To: "2031-05-07", Article: "by-r1"}}
	w := start(t).settle(m)
	w.want("added Board #0; added >2031-05-07 by-r1; start 2031-05-05>2031-05-07 by-r1")

	w = start(t).settle(made("Board", monday, "r1"))
	m = made("Board", monday+2, "r1", "r2")
	m.History = []schedule.Change{{Field: "start", From: "2031-05-05", To: "2031-05-07", Article: "by-r2"}}
	w.settle(m)
	w.want("changed Board #1; start 2031-05-05>2031-05-07 by-r2")
}

// What the articles tell of a move is told once, however precisely the slots become known later, and without raising
// SEQUENCE when the event was where they say already.
func TestSettle_toldMoveOnce(t *testing.T) {
	told := func(m schedule.Event, from, to string) schedule.Event {
		m.History = []schedule.Change{{Field: "start", From: from, To: to, Article: "by-r1"}}
		return m
	}
	w := start(t).settle(made("Board", monday+2, "r1"))
	w.settle(told(made("Board", monday+2, "r1", "r2"), "2031-05-05", "2031-05-07"))
	w.want("changed Board #0; start 2031-05-05>2031-05-07 by-r1")

	finer := told(made("Board", monday+2, "r1", "r2"), "2031-05-05T22:30:00Z", "2031-05-07T22:30:00Z")
	finer.When.Grain, finer.When.Start = schedule.GrainInstant, (monday + 2).UTC().Add(22*time.Hour+30*time.Minute)
	w.settle(finer)
	w.want("changed Board #1; start 2031-05-07>2031-05-07T22:30:00Z")
	w.settle(finer)
	w.want()
	finer.History[0].From = "2031-05-06"
	w.settle(finer)
	w.want()

	// The way over a day that subscribers never saw is the one step that they see.
	w = start(t).settle(made("Board", monday, "r1"))
	m := told(made("Board", monday+3, "r1", "r2"), "2031-05-06", "2031-05-08")
	w.settle(m)
	w.want("changed Board #1; start 2031-05-05>2031-05-08 by-r2")
	w.settle(m)
	w.want()
}

func TestSettle_merged(t *testing.T) {
	w := start(t).settle(made("Board", monday, "r1")).settle(made("Board", monday, "r1"), made("Council", monday, "r2", "r3"))
	board, council := w.at("r1").UID, w.at("r2", "r3").UID
	w.settle(made("Board", monday, "r1", "r2", "r3"))
	e, gone := w.uid(board), w.uid(council)
	if e.Status != schedule.Scheduled || gone.Status != schedule.Withdrawn || gone.MergedInto != board || gone.Reason == "" || gone.Sequence != 1 {
		t.Errorf("of two that became one: older %s; younger %s into %q, reason %q, sequence %d", e.Status, gone.Status, gone.MergedInto, gone.Reason, gone.Sequence)
	}
	last := func(e schedule.Event) schedule.Change { return e.History[len(e.History)-1] }
	for _, c := range []schedule.Change{last(e), last(gone)} {
		if c.Field != "merged" || c.From != council || c.To != board {
			t.Errorf("history ends with %+v, want merged from %s to %s", c, council, board)
		}
	}
	// The merger is undone: both go on under their own UIDs, though the survivor holds all reports.
	w.settle(made("Board", monday, "r1"), made("Council", monday, "r2", "r3", "r4"))
	if a, b := w.at("r1"), w.at("r2", "r3", "r4"); a.UID != board || b.UID != council || b.MergedInto != "" || b.Reason != "" || b.Sequence != 2 {
		t.Errorf("after the merger was undone: %s and %s (into %q, sequence %d), want %s and %s", a.UID, b.UID, b.MergedInto, b.Sequence, board, council)
	}
}

func TestSettle_split(t *testing.T) {
	w := start(t).settle(made("Board", monday, "r1", "r2", "r3"))
	uid := w.events[0].UID
	w.settle(made("Board", monday, "r2", "r3"), made("Council", monday, "r1"))
	if got := w.at("r2", "r3"); got.UID != uid {
		t.Errorf("the larger part got the UID %s, want %s", got.UID, uid)
	}
	part := w.at("r1")
	if part.UID == uid || len(part.History) != 2 || part.History[1].Field != "split" || part.History[1].From != uid {
		t.Errorf("the smaller part: %s with history %+v", part.UID, part.History)
	}
	if len(w.events) != 2 {
		t.Errorf("%d events, want 2", len(w.events))
	}
}

func TestSettle_unsupported(t *testing.T) {
	w := start(t).settle(made("Board", monday, "r1"), made("Council", monday+1, "r2"))
	uid := w.at("r1").UID
	w.settle(made("Council", monday+1, "r2"))
	w.want("withdrawn Board #1; withdrawn scheduled>no report supports it any more (rules 1)")
	if e := w.uid(uid); e.MergedInto != "" || e.When.Day != monday || len(e.Evidence) == 0 {
		t.Errorf("the tombstone lost what was published: %+v", e)
	}
	w.settle(made("Board", monday+2, "r1"), made("Council", monday+1, "r2"))
	w.want("revived Board #2; start 2031-05-05>2031-05-07; revived withdrawn>scheduled")
	if e := w.uid(uid); e.Status != schedule.Scheduled || e.Reason != "" {
		t.Errorf("revived as %s, reason %q", e.Status, e.Reason)
	}
}

// Other rules, or a revised article, give reports with other IDs.
func TestSettle_otherReports(t *testing.T) {
	revised := func(e schedule.Event, article string) schedule.Event {
		for i := range e.Evidence {
			e.Evidence[i].Article = article
		}
		e.Sources = nil
		return e
	}
	for _, c := range []struct {
		name string
		next schedule.Event
		same bool
	}{
		{"same slot, participants and kind", made("Board", monday, "x"), true},
		{"same slot, other participants", made("Council", monday, "x"), false},
		{"other slot and article", made("Board", monday+1, "x"), false},
		{"other slot, same article", revised(made("Board", monday+1, "x"), "by-r1"), true},
		{"other participants, same article", revised(made("Council", monday+1, "x"), "by-r1"), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := start(t).settle(made("Board", monday, "r1"))
			uid := w.events[0].UID
			w.settle(c.next)
			if got := w.at("x").UID == uid; got != c.same {
				t.Errorf("goes on under the same UID: %v, want %v", got, c.same)
			}
			if want := map[bool]int{true: 1, false: 2}[c.same]; len(w.events) != want {
				t.Errorf("%d events, want %d", len(w.events), want)
			}
		})
	}
}

func TestSettle_clockRunsBack(t *testing.T) {
	w := start(t).settle(made("Board", monday, "r1"))
	next, _ := Settle(w.events, []schedule.Event{made("Board", monday+1, "r1")}, Input{At: noon.Add(-time.Hour)})
	if !next[0].LastChanged.Equal(noon) || next[0].Sequence != 1 {
		t.Errorf("under an earlier clock last changed is %v, sequence %d", next[0].LastChanged, next[0].Sequence)
	}
}

func TestReplay(t *testing.T) {
	runs := []Run{{At: noon, Rules: "1"}, {At: noon.Add(time.Hour), Rules: "1"}, {At: noon.Add(2 * time.Hour), Rules: "2", Decisions: 1}}
	merged := [][]schedule.Event{
		{made("Board", monday, "r1")},
		{made("Board", monday, "r1"), made("Council", monday+1, "r2")},
		{made("Board", monday+3, "r1", "r2")},
	}
	decisions := []Decision{{Verb: Pin, UID: uidOf("r1", 0), Field: "title", Value: "Harbour board"}}
	var live []schedule.Event
	for i, r := range runs {
		live, _ = Settle(live, merged[i], Input{At: r.At, Rules: r.Rules, Decisions: decisions[:r.Decisions]})
	}
	give := func(i int, r Run, stood []Decision) ([]schedule.Event, error) { return merged[i], nil }
	again, err := Replay(runs, decisions, give)
	if diff := cmp.Diff(live, again); diff != "" || err != nil {
		t.Errorf("replaying the log, %v (-live +replayed):\n%s", err, diff)
	}
	if _, err := Replay(runs, nil, give); err == nil {
		t.Error("a log that rests on lost decisions: want an error")
	}
}
