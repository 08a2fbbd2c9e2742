package ledger

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"dateline/schedule"
)

// uidOf makes a UID from the ID of a report. try is 0 but for the rare report whose UID is in use: after a split, for one,
// when the UID minted from it stays with the other part.
func uidOf(report string, try int) string {
	if try > 0 {
		report += "\x00" + strconv.Itoa(try)
	}
	sum := sha256.Sum256([]byte("dateline event\x00" + report))
	return hex.EncodeToString(sum[:12]) + "@dateline"
}

// newUID mints the UID of a merged event from the first of its reports, in their canonical order, that is free.
func (s *settlement) newUID(m *schedule.Event) string {
	reports := m.Reports
	if len(reports) == 0 { // merge does not do this, but an event without a UID would be lost
		reports = []string{m.Title + "\x00" + m.When.String()}
	}
	for try := 0; ; try++ {
		for _, id := range reports {
			uid := uidOf(id, try)
			if _, taken := s.event(uid); !taken && !s.minted[uid] {
				s.minted[uid] = true
				return uid
			}
		}
	}
}

// mint publishes a merged event for the first time.
func (s *settlement) mint(m *schedule.Event, j int) (schedule.Event, *Step) {
	e := *m
	e.UID, e.Sequence, e.FirstSeen, e.LastChanged, e.History = s.newUID(m), 0, s.in.At, s.in.At, nil
	s.pin(&e)
	added := schedule.Change{At: s.in.At, Field: "added", To: e.When.String(), Article: earliest(&e)}
	e.History = append([]schedule.Change{added}, s.told(m, nil)...)
	if i, ok := s.parent[j]; ok {
		e.History = append(e.History, schedule.Change{At: s.in.At, Field: "split", From: s.published[i].UID, To: e.UID})
	}
	return e, &Step{What: Added, Event: e, Changes: e.History}
}
