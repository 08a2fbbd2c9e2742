package pipeline

import (
	"fmt"

	"dateline/schedule"
	"dateline/schedule/merge"
)

// Undated is an article of which something waits for a date: its words count from the day it was written, which nobody
// tells. It is kept; an article that dates it brings its happenings into the calendar.
type Undated struct {
	Article    string
	Happenings int
	Why        string
}

// undated finds them among the articles that were added.
func undated(m merge.Result, added map[string]string) []Undated {
	waiting := map[string]int{}
	for i := range m.Events {
		if m.Events[i].When.Grain != schedule.GrainNone {
			continue
		}
		for _, s := range m.Events[i].Sources {
			_, isNew := added[s.Article]
			if _, known := m.DocTimes[s.Article].Day(); isNew && !known {
				waiting[s.Article]++
			}
		}
	}
	var out []Undated
	for _, id := range sortedKeys(waiting) {
		why := "nothing tells when it was written"
		if d := m.DocTimes[id]; len(d.Runs) > 0 {
			why = fmt.Sprintf("it can have been written on any of %d days", d.Count())
		}
		out = append(out, Undated{Article: id, Happenings: waiting[id], Why: why})
	}
	return out
}
