package feeds

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"dateline/schedule"
)

// News is what happened to one event at one time: all the fields that changed together.
type News struct {
	Event   *schedule.Event
	At      time.Time
	Changes []schedule.Change
}

// NewsOf lists the steps of all histories, the latest first, not more than limit.
func NewsOf(events []*schedule.Event, limit int) []News {
	var out []News
	for _, e := range events {
		from := len(out)
		for _, c := range e.History {
			if i := len(out) - 1; i >= from && out[i].At.Equal(c.At) {
				out[i].Changes = append(out[i].Changes, c)
				continue
			}
			out = append(out, News{e, c.At, []schedule.Change{c}})
		}
	}
	slices.SortStableFunc(out, func(a, b News) int {
		return cmp.Or(b.At.Compare(a.At), Order(a.Event, b.Event))
	})
	return out[:min(len(out), limit)]
}

// Word sums the step up: "New", "Moved", "Cancelled", "Changed" …
func (n News) Word() string {
	word, rank := "Changed", 0
	set := func(w string, r int) {
		if r > rank {
			word, rank = w, r
		}
	}
	for _, c := range n.Changes {
		switch c.Field {
		case "added":
			set("New", 5)
		case "merged":
			if c.To == n.Event.UID {
				set("Merged", 1)
			} else {
				set("Withdrawn", 6)
			}
		case "withdrawn":
			set("Withdrawn", 6)
		case "revived":
			set("Back", 6)
		case "status":
			set(capital(OneLine(c.To)), 4)
		case "start", "when":
			if c.From == "" {
				set("Dated", 3)
			} else {
				set("Moved", 3)
			}
		case "place":
			set("New place", 2)
		}
	}
	return word
}

// Words tells all that changed, a line each.
func (n News) Words() []string {
	var out []string
	for _, c := range n.Changes {
		line := ChangeWords(c, n.Event.When)
		if by := Names(n.Event, []string{c.Article}); by != "" {
			line += " (" + by + ")"
		}
		out = append(out, line)
	}
	return out
}

// Who lists the participants for people.
func Who(e *schedule.Event) string {
	var names []string
	for _, n := range e.Participants {
		if name := OneLine(n.Name); name != "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}
