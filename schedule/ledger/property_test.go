package ledger

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dateline/schedule"
)

// state is one state of a small universe of reports: each report that exists, and the block it is merged in. What merge
// makes of a block is a function of its reports.
type state map[int]int

func (b state) merged(told int) []schedule.Event {
	groups := map[int][]string{}
	for r, block := range b {
		groups[block] = append(groups[block], fmt.Sprintf("r%02d", r))
	}
	var out []schedule.Event
	for _, reports := range groups { // in map order: the order must not matter
		slices.Sort(reports)
		var first int
		fmt.Sscanf(reports[0], "r%d", &first)
		e := made(fmt.Sprintf("Board %d", first%3), monday+schedule.Day((first+told)%4), reports...)
		if len(reports) > 3 {
			e.Place = nil
		}
		if first%5 == 4 {
			e.Status = schedule.Cancelled
		}
		out = append(out, e)
	}
	return out
}

// next changes some reports: they move to another block, appear or vanish.
func (b state) next(t *rapid.T) state {
	out := state{}
	for r, block := range b {
		out[r] = block
	}
	for range rapid.IntRange(0, 4).Draw(t, "changes") {
		r := rapid.IntRange(0, 11).Draw(t, "report")
		if block := rapid.IntRange(-1, 5).Draw(t, "block"); block < 0 {
			delete(out, r)
		} else {
			out[r] = block
		}
	}
	return out
}

func decide(t *rapid.T, events []schedule.Event) []Decision {
	if len(events) == 0 || !rapid.Bool().Draw(t, "decide") {
		return nil
	}
	uid := events[rapid.IntRange(0, len(events)-1).Draw(t, "event")].UID
	return []Decision{rapid.SampledFrom([]Decision{
		{Verb: Pin, UID: uid, Field: "title", Value: "Pinned"},
		{Verb: Pin, UID: uid, Field: "start", Value: "2031-05-06"},
		{Verb: Pin, UID: uid, Field: "status", Value: "cancelled"},
		{Verb: Pin, UID: uid, Field: "status", Value: "withdrawn"},
		{Verb: Unpin, UID: uid, Field: "status"},
	}).Draw(t, "decision")}
}

func bytes(t *rapid.T, v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatalf("encoding: %v", err)
	}
	return string(b)
}

func TestSettle_properties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var published []schedule.Event
		var decisions []Decision
		blocks := state{}
		for run := range rapid.IntRange(1, 7).Draw(t, "runs") {
			blocks = blocks.next(t)
			decisions = append(decisions, decide(t, published)...)
			merged := blocks.merged(run / 3)
			in := Input{At: noon.Add(time.Duration(run) * time.Hour), Rules: "1", Decisions: decisions}
			next, steps := Settle(published, merged, in)

			shuffled := rapid.Permutation(published).Draw(t, "published")
			if other, otherSteps := Settle(shuffled, rapid.Permutation(merged).Draw(t, "merged"), in); bytes(t, other) != bytes(t, next) ||
				bytes(t, otherSteps) != bytes(t, steps) {
				t.Fatalf("the order of the input matters:\n%s\n%s", bytes(t, next), bytes(t, other))
			}
			again := in
			again.At = in.At.Add(time.Minute)
			if other, s := Settle(next, merged, again); bytes(t, other) != bytes(t, next) || len(s) != 0 {
				t.Fatalf("settling again changes something:\n%s\n%s", bytes(t, next), bytes(t, other))
			}
			checkRun(t, published, next, merged, steps, in)
			published = next
		}
	})
}

// checkRun holds one run to what subscribers rely on.
func checkRun(t *rapid.T, before, after, merged []schedule.Event, steps []Step, in Input) {
	now := map[string]*schedule.Event{}
	for i := range after {
		e := &after[i]
		if now[e.UID] != nil || e.UID == "" {
			t.Fatalf("UID %q is published twice", e.UID)
		}
		now[e.UID] = e
	}
	told := map[string]bool{}
	for _, s := range steps {
		told[s.Event.UID] = true
	}
	for i := range before {
		p := &before[i]
		e := now[p.UID]
		if e == nil {
			t.Fatalf("UID %s vanished", p.UID)
		}
		want := p.Sequence
		if rises(p, e) {
			want++
		}
		if e.Sequence != want {
			t.Fatalf("%s: sequence from %d to %d, want %d", p.UID, p.Sequence, e.Sequence, want)
		}
		if !e.FirstSeen.Equal(p.FirstSeen) || len(e.History) < len(p.History) || bytes(t, e.History[:len(p.History)]) != bytes(t, p.History) {
			t.Fatalf("%s: its past was rewritten", p.UID)
		}
		changed := !sameContent(p, e) || len(e.History) > len(p.History)
		if told[p.UID] != changed || changed != e.LastChanged.Equal(in.At) {
			t.Fatalf("%s: changed %v, told %v, last changed %v at %v", p.UID, changed, told[p.UID], e.LastChanged, in.At)
		}
	}
	published := map[string]int{}
	for i := range after {
		e := &after[i]
		if strings.HasPrefix(e.Reason, "withdrawn by the editor") {
			published[bytes(t, e.Reports)]++
		}
		if e.Status != schedule.Withdrawn {
			published[bytes(t, e.Reports)]++
			if e.MergedInto != "" || e.Reason != "" && e.Reason != kept {
				t.Fatalf("%s is live, but points to %q, reason %q", e.UID, e.MergedInto, e.Reason)
			}
			continue
		}
		if e.Reason == "" {
			t.Fatalf("%s is withdrawn without a reason", e.UID)
		}
		for hops, into := 0, e.MergedInto; into != ""; hops++ {
			if now[into] == nil || hops > len(after) {
				t.Fatalf("%s was merged into %q, which leads nowhere", e.UID, into)
			}
			into = now[into].MergedInto
		}
	}
	for i := range merged {
		if n := published[bytes(t, merged[i].Reports)]; n < 1 || n > 1 && !pinnedAway(after, merged[i].Reports) {
			t.Fatalf("%v is published %d times", merged[i].Reports, n)
		}
	}
}

// pinnedAway reports whether an editor withdrew an event that once rested on the same reports.
func pinnedAway(events []schedule.Event, reports []string) bool {
	return slices.ContainsFunc(events, func(e schedule.Event) bool {
		return strings.HasPrefix(e.Reason, "withdrawn by the editor") && slices.Equal(e.Reports, reports)
	})
}

// Settling what a run touched gives what settling everything gives.
func TestSettleTouched_property(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		blocks := state{}
		var published []schedule.Event
		var decisions []Decision
		for run := range rapid.IntRange(2, 7).Draw(t, "runs") {
			old := blocks
			blocks = blocks.next(t)
			at := noon.Add(time.Duration(run) * time.Hour)
			full := Input{At: at, Rules: "1", Decisions: decisions}
			all := blocks.merged(0)
			want, wantSteps := Settle(published, all, full)

			merged, gone, near := neighbourhood(old, blocks, all, published)
			in := full
			in.Lookup = func(uid string) (schedule.Event, bool) {
				i := slices.IndexFunc(published, func(e schedule.Event) bool { return e.UID == uid })
				if i < 0 {
					return schedule.Event{}, false
				}
				return published[i], true
			}
			write, steps := SettleTouched(near, merged, gone, in)
			got := append([]schedule.Event{}, published...)
			for _, e := range write {
				if i := slices.IndexFunc(got, func(o schedule.Event) bool { return o.UID == e.UID }); i >= 0 {
					got[i] = e
				} else {
					got = append(got, e)
				}
			}
			slices.SortFunc(got, func(a, b schedule.Event) int { return Compare(&a, &b) })
			if bytes(t, got) != bytes(t, want) || bytes(t, steps) != bytes(t, wantSteps) {
				t.Fatalf("touched:\n%s\nwhole:\n%s", bytes(t, got), bytes(t, want))
			}
			published = want
			// A decision is a run of its own over the event it names; here over all of them.
			if d := decide(t, published); d != nil {
				decisions = append(decisions, d...)
				published, _ = Settle(published, all, Input{At: at, Rules: "1", Decisions: decisions})
			}
		}
	})
}

// neighbourhood gathers what a pipeline would load: the merged events that hold a changed report, then all that shares
// a report with what is gathered, until nothing is added; and tombstones on the days of the former.
func neighbourhood(old, now state, all, published []schedule.Event) (merged []schedule.Event, gone []string, near []schedule.Event) {
	touched := map[string]bool{}
	for r := range 12 {
		a, was := old[r]
		b, is := now[r]
		id := fmt.Sprintf("r%02d", r)
		if was != is || a != b {
			touched[id] = true
		}
		if was && !is {
			gone = append(gone, id)
		}
	}
	for grown := true; grown; {
		grown = false
		for _, list := range [][]schedule.Event{all, published} {
			for i := range list {
				if slices.ContainsFunc(list[i].Reports, func(id string) bool { return touched[id] }) {
					for _, id := range list[i].Reports {
						grown = grown || !touched[id]
						touched[id] = true
					}
					for _, into := range published { // its pins go back with it
						if into.UID == list[i].MergedInto && list[i].MergedInto != "" {
							for _, id := range into.Reports {
								grown = grown || !touched[id]
								touched[id] = true
							}
						}
					}
				}
			}
		}
	}
	has := func(e schedule.Event) bool {
		return slices.ContainsFunc(e.Reports, func(id string) bool { return touched[id] })
	}
	for _, e := range all {
		if has(e) {
			merged = append(merged, e)
		}
	}
	for _, e := range published {
		if has(e) || e.Status == schedule.Withdrawn || lost(&e) {
			near = append(near, e)
		}
	}
	return merged, gone, near
}
