package sqlite

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"dateline/schedule"
)

// PutReports implements store.Tx.
func (t *tx) PutReports(hash, rules string, reports []schedule.Report, blocks [][]string, dct schedule.DocTime) error {
	return t.fail("keeping the reports of "+hash, t.putReports(hash, rules, reports, blocks, dct))
}

func (t *tx) putReports(hash, rules string, reports []schedule.Report, blocks [][]string, dct schedule.DocTime) error {
	if len(blocks) != len(reports) {
		return fmt.Errorf("%d reports, but the blocks of %d", len(reports), len(blocks))
	}
	if _, err := t.exec(`DELETE FROM derived WHERE hash = ? AND rules = ?`, hash, rules); err != nil {
		return err
	}
	head, err := t.packer.encode(dct)
	if err != nil {
		return err
	}
	res, err := t.exec(`INSERT INTO derived (hash, rules, count, doctime) VALUES (?, ?, ?, ?)`, hash, rules, len(reports), head)
	if err != nil {
		return err
	}
	derived, err := res.LastInsertId()
	if err != nil {
		return err
	}
	var index []any
	for i := range reports {
		data, err := t.packer.encode(&reports[i])
		if err != nil {
			return fmt.Errorf("report %s: %w", reports[i].ID, err)
		}
		res, err := t.exec(`INSERT INTO reports (id, derived, pos, data) VALUES (?, ?, ?, ?)`, reports[i].ID, derived, i, data)
		if err != nil {
			return err
		}
		n, err := res.LastInsertId()
		if err != nil {
			return err
		}
		for _, key := range blocks[i] {
			index = append(index, key, n)
		}
	}
	return t.pairs(`INSERT OR IGNORE INTO blocks (key, report) VALUES `, index)
}

// pairs inserts rows of two columns, eight at a time as long as there are eight: few statements, each prepared once.
func (t *tx) pairs(insert string, values []any) error {
	for len(values) > 0 {
		n := 2
		if len(values) >= 16 {
			n = 16
		}
		if _, err := t.exec(insert+strings.TrimSuffix(strings.Repeat("(?, ?), ", n/2), ", "), values[:n]...); err != nil {
			return err
		}
		values = values[n:]
	}
	return nil
}

func (t *tx) scanReport(scan func(...any) error) (schedule.Report, error) {
	var r schedule.Report
	data, err := one[[]byte](scan)
	if err != nil {
		return r, err
	}
	return r, t.packer.decode(data, &r)
}

// Reports implements store.Tx.
func (t *tx) Reports(hash, rules string) ([]schedule.Report, schedule.DocTime, bool, error) {
	var n int64
	var head []byte
	var dct schedule.DocTime
	ok, err := t.row(`SELECT n, doctime FROM derived WHERE hash = ? AND rules = ?`, []any{hash, rules}, &n, &head)
	if err == nil && ok {
		err = t.packer.decode(head, &dct)
	}
	if err != nil || !ok {
		return nil, dct, false, t.fail("reading the reports of "+hash, err)
	}
	out, err := rows(t, `SELECT data FROM reports WHERE derived = ? ORDER BY pos`, []any{n}, t.scanReport)
	return out, dct, err == nil, t.fail("reading the reports of "+hash, err)
}

// current tells the reports to merge from those of superseded versions and of other rules.
const current = ` d.rules = ? AND EXISTS (SELECT 1 FROM articles a WHERE a.hash = d.hash AND a.current = 1) `

// ReportsInBlocks implements store.Tx.
func (t *tx) ReportsInBlocks(rules string, keys []string) iter.Seq2[schedule.Report, error] {
	return t.reports("reading the reports of blocks", func() ([]int64, error) {
		array, err := list(keys)
		if err != nil {
			return nil, err
		}
		// CROSS JOIN fixes the order of the loops: from the few keys, by the index, to their reports.
		return rows(t, `SELECT r.n FROM (SELECT DISTINCT b.report AS n FROM json_each(?) k CROSS JOIN blocks b ON b.key = k.value) f
			CROSS JOIN reports r ON r.n = f.n CROSS JOIN derived d ON d.n = r.derived
			WHERE `+current+`ORDER BY r.id, d.hash`, []any{array, rules}, one[int64])
	})
}

// AllReports implements store.Tx.
func (t *tx) AllReports(rules string) iter.Seq2[schedule.Report, error] {
	return t.reports("reading all reports", func() ([]int64, error) {
		return rows(t, `SELECT r.n FROM derived d JOIN reports r ON r.derived = d.n
			WHERE `+current+`ORDER BY r.id, d.hash`, []any{rules}, one[int64])
	})
}

// reports streams the reports whose numbers find lists, in that order.
func (t *tx) reports(doing string, find func() ([]int64, error)) iter.Seq2[schedule.Report, error] {
	return func(yield func(schedule.Report, error) bool) {
		left, err := find()
		if err != nil {
			yield(schedule.Report{}, t.fail(doing, err))
			return
		}
		for page := range slices.Chunk(left, 200) {
			array, err := list(page)
			var found []schedule.Report
			if err == nil {
				found, err = rows(t, `SELECT r.data FROM json_each(?) k CROSS JOIN reports r ON r.n = k.value ORDER BY k.key`,
					[]any{array}, t.scanReport)
			}
			if err != nil {
				yield(schedule.Report{}, t.fail(doing, err))
				return
			}
			for _, r := range found {
				if !yield(r, nil) {
					return
				}
			}
		}
	}
}

// BlocksOf implements store.Tx.
func (t *tx) BlocksOf(rules string, reports []string) ([]string, error) {
	array, err := list(reports)
	if err != nil {
		return nil, t.fail("reading blocks", err)
	}
	keys, err := rows(t, `SELECT DISTINCT b.key FROM json_each(?) k CROSS JOIN reports r ON r.id = k.value
		CROSS JOIN derived d ON d.n = r.derived CROSS JOIN blocks b ON b.report = r.n WHERE `+current,
		[]any{array, rules}, one[string])
	slices.Sort(keys)
	return keys, t.fail("reading blocks", err)
}

// DropReports implements store.Tx.
func (t *tx) DropReports(keep string) error {
	_, err := t.exec(`DELETE FROM derived WHERE rules <> ?`, keep)
	return t.fail("dropping reports of other rules", err)
}
