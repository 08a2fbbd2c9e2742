package ledger

import (
	"reflect"
	"slices"
	"time"

	"dateline/schedule"
)

// Input is what a settlement depends on beside the events.
type Input struct {
	At        time.Time  // the clock of the run
	Rules     string     // version of the rules the merged events were derived with; named in reasons
	Decisions []Decision // the editor's, oldest first

	// Lookup finds a published event that was not handed over. SettleTouched needs it to keep new UIDs apart from old
	// ones and to follow pins of events that were merged; nil stands for "there are no others".
	Lookup func(uid string) (schedule.Event, bool)
}

// What says what happened to an event in a settlement.
type What string

const (
	Added   What = "added"
	Changed What = "changed"
	Ended   What = "withdrawn" // no report supports it any more
	Merged  What = "merged"    // it proved to be the same as another event
	Revived What = "revived"
)

// Step is what one settlement did to one published event.
type Step struct {
	What    What
	Event   schedule.Event    // as it is published now
	Changes []schedule.Change // what this run added to its history; may be empty (further evidence, say)
}

// Settle compares all merged events with all published ones and gives the events to publish next, with what changed.
// merged is what merge makes of all reports, without identity; its History, if it has any, holds the steps that the
// articles themselves tell (a move from one day to another, say), without a time.
// It is a function of sets: the order of the slices does not matter. Published events never vanish: one that no merged
// event continues is withdrawn, with a reason or a pointer. The result is in the order of Compare. Settling the same
// input again changes nothing.
func Settle(published, merged []schedule.Event, in Input) (next []schedule.Event, steps []Step) {
	s := newSettlement(published, merged, in)
	for i := range s.published {
		s.judged[i] = true
	}
	return s.run(false)
}

// SettleTouched settles only the neighbourhood of what a run touched, so that its work does not grow with the store:
// merged holds the events that rest on any touched report, whole; gone the reports that exist no longer, because a newer
// version of their article took the place of an older; published at least every published event that rests on a report
// of either (Tx.EventsOf). A published event that rests on none of them is left alone. It gives the events to write, and
// with Lookup the same events and steps as Settle would over the whole store, provided that these count as touched, too:
// the reports of an event that a new decision names, and of one that a tombstone among published points to. To let an
// event that lost its reports before come back by its slot, published holds also those of the days of merged (Tx.EventsOn).
func SettleTouched(published, merged []schedule.Event, gone []string, in Input) (write []schedule.Event, steps []Step) {
	s := newSettlement(published, merged, in)
	lost := make(map[string]bool, len(gone))
	for _, id := range gone {
		lost[id] = true
	}
	for i := range s.published {
		s.judged[i] = slices.ContainsFunc(s.published[i].Reports, func(id string) bool {
			_, held := s.home[id]
			return held || lost[id]
		})
	}
	return s.run(true)
}

// settlement is the working state of one run. Events are addressed by their index.
type settlement struct {
	in        Input
	published []*schedule.Event // sorted by age, then UID; the caller's, never written to
	merged    []*schedule.Event // sorted by reports; likewise
	judged    []bool            // published: whether this run decides on it
	uids      map[string]int    // UID -> published
	home      map[string]int    // report -> merged
	holder    []int             // merged -> published, or -1
	holds     []int             // published -> merged, or -1
	first     []int             // published -> the merged event most of it went to, or -1
	yields    map[int][]int     // published -> those that are withdrawn in its favour by this run
	parent    map[int]int       // merged without holder -> published it was split off
	pins      map[string]pinned
	minted    map[string]bool
}

func newSettlement(published, merged []schedule.Event, in Input) *settlement {
	in.At = in.At.UTC().Truncate(time.Second) // the precision of everything we publish
	s := &settlement{
		in:        in,
		published: sorted(published, byAge),
		merged:    sorted(merged, byReports),
		judged:    make([]bool, len(published)),
		uids:      make(map[string]int, len(published)),
		home:      make(map[string]int, 3*len(merged)),
		pins:      pinsByEvent(in.Decisions),
		minted:    map[string]bool{},
	}
	for i := range s.published {
		s.uids[s.published[i].UID] = i
	}
	for j := range s.merged {
		for _, id := range s.merged[j].Reports {
			if _, ok := s.home[id]; !ok {
				s.home[id] = j
			}
		}
	}
	return s
}

func (s *settlement) run(touched bool) ([]schedule.Event, []Step) {
	s.match()
	all := make([]schedule.Event, 0, len(s.published)+len(s.merged))
	var steps []Step
	for i, p := range s.published {
		e, step := *p, (*Step)(nil)
		switch {
		case s.holds[i] >= 0:
			e, step = s.carry(p, s.merged[s.holds[i]], i, "")
		case s.givesWay(i):
			e, step = s.giveWay(p, s.published[s.holder[s.first[i]]].UID)
		case s.judged[i] && s.live(i):
			e, step = s.retire(p, i)
		case s.judged[i] && s.stands(i) && !lost(p) && s.first[i] < 0:
			e, step = s.bereave(p)
		}
		if step != nil {
			steps = append(steps, *step)
		}
		if !touched || step != nil || !reflect.DeepEqual(e, *p) {
			all = append(all, e)
		}
	}
	for j, m := range s.merged {
		if s.holder[j] < 0 {
			e, step := s.mint(m, j)
			all, steps = append(all, e), append(steps, *step)
		}
	}
	next := make([]schedule.Event, 0, len(all))
	for _, e := range sorted(all, Compare) {
		next = append(next, *e)
	}
	slices.SortFunc(steps, func(a, b Step) int { return Compare(&a.Event, &b.Event) })
	return next, steps
}

// sorted gives the events in an order, without moving them: an event is large.
func sorted(events []schedule.Event, order func(a, b *schedule.Event) int) []*schedule.Event {
	out := make([]*schedule.Event, len(events))
	for i := range events {
		out[i] = &events[i]
	}
	slices.SortFunc(out, order)
	return out
}

// event finds a published event, handed over or not.
func (s *settlement) event(uid string) (*schedule.Event, bool) {
	if i, ok := s.uids[uid]; ok {
		return s.published[i], true
	}
	if s.in.Lookup != nil {
		if e, ok := s.in.Lookup(uid); ok {
			return &e, true
		}
	}
	return nil, false
}

// Unsaved gives the events of next that differ in anything from what was published, reasons and reports included: what
// is to be written after Settle. It is more than the steps tell of, which are what subscribers can see.
func Unsaved(published, next []schedule.Event) []schedule.Event {
	known := make(map[string]*schedule.Event, len(published))
	for i := range published {
		known[published[i].UID] = &published[i]
	}
	var out []schedule.Event
	for i := range next {
		if p := known[next[i].UID]; p == nil || !reflect.DeepEqual(*p, next[i]) {
			out = append(out, next[i])
		}
	}
	return out
}
