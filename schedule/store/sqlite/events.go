package sqlite

import (
	"errors"
	"fmt"
	"slices"

	"dateline/schedule"
	"dateline/schedule/ledger"
)

// PutEvents implements store.Tx.
func (t *tx) PutEvents(events []schedule.Event) error {
	for i := range events {
		if err := t.putEvent(&events[i]); err != nil {
			return t.fail(fmt.Sprintf("keeping event %q", events[i].UID), err)
		}
	}
	return nil
}

func (t *tx) putEvent(e *schedule.Event) error {
	if e.UID == "" {
		return errors.New("event lacks its UID")
	}
	data, err := t.packer.encode(e)
	if err != nil {
		return err
	}
	var first, last any
	if days, ok := ledger.DaysOf(e); ok {
		first, last = int64(days.From), int64(days.To)
	}
	var n int64
	known, err := t.row(`SELECT n FROM events WHERE uid = ?`, []any{e.UID}, &n)
	if err != nil {
		return err
	}
	if known {
		if _, err := t.exec(`UPDATE events SET first = ?, last = ?, status = ?, data = ? WHERE n = ?`,
			first, last, string(e.Status), data, n); err != nil {
			return err
		}
	} else {
		res, err := t.exec(`INSERT INTO events (uid, first, last, status, data) VALUES (?, ?, ?, ?, ?)`,
			e.UID, first, last, string(e.Status), data)
		if err != nil {
			return err
		}
		if n, err = res.LastInsertId(); err != nil {
			return err
		}
	}
	return t.index(n, e.Reports, known)
}

// index makes rests_on say what the event rests on now. A new sighting usually adds one report to many: only the
// difference is written.
func (t *tx) index(n int64, reports []string, known bool) error {
	var old []string
	var err error
	if known {
		if old, err = rows(t, `SELECT report FROM rests_on WHERE event = ? ORDER BY report`, []any{n}, one[string]); err != nil {
			return err
		}
	}
	now := slices.Clone(reports)
	slices.Sort(now)
	now = slices.Compact(now)
	for _, id := range old {
		if _, kept := slices.BinarySearch(now, id); !kept {
			if _, err := t.exec(`DELETE FROM rests_on WHERE report = ? AND event = ?`, id, n); err != nil {
				return err
			}
		}
	}
	var add []any
	for _, id := range now {
		if _, had := slices.BinarySearch(old, id); !had {
			add = append(add, id, n)
		}
	}
	return t.pairs(`INSERT INTO rests_on (report, event) VALUES `, add)
}

func (t *tx) events(doing, query string, args ...any) ([]schedule.Event, error) {
	out, err := rows(t, query, args, func(scan func(...any) error) (e schedule.Event, err error) {
		data, err := one[[]byte](scan)
		if err != nil {
			return e, err
		}
		return e, t.packer.decode(data, &e)
	})
	slices.SortFunc(out, func(a, b schedule.Event) int { return ledger.Compare(&a, &b) })
	return out, t.fail(doing, err)
}

// Events implements store.Tx.
func (t *tx) Events() ([]schedule.Event, error) {
	return t.events("reading events", `SELECT data FROM events`)
}

// Event implements store.Tx.
func (t *tx) Event(uid string) (schedule.Event, bool, error) {
	found, err := t.events("reading an event", `SELECT data FROM events WHERE uid = ?`, uid)
	if err != nil || len(found) == 0 {
		return schedule.Event{}, false, err
	}
	return found[0], true, nil
}

// EventsOf implements store.Tx.
func (t *tx) EventsOf(reports []string) ([]schedule.Event, error) {
	array, err := list(reports)
	if err != nil {
		return nil, t.fail("reading events", err)
	}
	return t.events("reading events", `SELECT e.data FROM (SELECT DISTINCT o.event AS n FROM json_each(?) k
		CROSS JOIN rests_on o ON o.report = k.value) f CROSS JOIN events e ON e.n = f.n`, array)
}

// EventsOn implements store.Tx.
func (t *tx) EventsOn(days schedule.Days) ([]schedule.Event, error) {
	return t.events("reading events", `SELECT data FROM events WHERE first <= ? AND last >= ?`, int64(days.To), int64(days.From))
}

// WithdrawnOn implements store.Tx.
func (t *tx) WithdrawnOn(days schedule.Days) ([]schedule.Event, error) {
	return t.events("reading events", `SELECT data FROM events WHERE first <= ? AND last >= ? AND status = ?`,
		int64(days.To), int64(days.From), string(schedule.Withdrawn))
}
