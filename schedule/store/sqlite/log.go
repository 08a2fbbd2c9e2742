package sqlite

import (
	"dateline/schedule"
	"dateline/schedule/ledger"
)

// AppendRun implements store.Tx.
func (t *tx) AppendRun(r ledger.Run) error {
	return t.fail("logging a run", t.append(`INSERT INTO runs (data) VALUES (?)`, r))
}

// Runs implements store.Tx.
func (t *tx) Runs() ([]ledger.Run, error) {
	out, err := rows(t, `SELECT data FROM runs ORDER BY n`, nil, decoding[ledger.Run](t))
	return out, t.fail("reading the run log", err)
}

// PutDecision implements store.Tx.
func (t *tx) PutDecision(d ledger.Decision) error {
	return t.fail("keeping a decision", t.append(`INSERT INTO decisions (data) VALUES (?)`, d))
}

// Decisions implements store.Tx.
func (t *tx) Decisions() ([]ledger.Decision, error) {
	out, err := rows(t, `SELECT data FROM decisions ORDER BY n`, nil, decoding[ledger.Decision](t))
	return out, t.fail("reading decisions", err)
}

// PutSource implements store.Tx.
func (t *tx) PutSource(s schedule.SourceState) error {
	data, err := t.packer.encode(s)
	if err == nil {
		_, err = t.exec(`INSERT INTO sources (address, data) VALUES (?, ?) ON CONFLICT (address) DO UPDATE SET data = excluded.data`, s.Address, data)
	}
	return t.fail("keeping the state of "+s.Address, err)
}

// Sources implements store.Tx.
func (t *tx) Sources() ([]schedule.SourceState, error) {
	out, err := rows(t, `SELECT data FROM sources ORDER BY address`, nil, decoding[schedule.SourceState](t))
	return out, t.fail("reading the state of sources", err)
}

// PutMeta implements store.Tx.
func (t *tx) PutMeta(key, value string) error {
	_, err := t.exec(`INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, value)
	return t.fail("keeping "+key, err)
}

// Meta implements store.Tx.
func (t *tx) Meta(key string) (string, error) {
	var value string
	_, err := t.row(`SELECT value FROM meta WHERE key = ?`, []any{key}, &value)
	return value, t.fail("reading "+key, err)
}

func (t *tx) append(insert string, v any) error {
	data, err := t.packer.encode(v)
	if err != nil {
		return err
	}
	_, err = t.exec(insert, data)
	return err
}

func decoding[T any](t *tx) func(func(...any) error) (T, error) {
	return func(scan func(...any) error) (v T, err error) {
		data, err := one[[]byte](scan)
		if err != nil {
			return v, err
		}
		return v, t.packer.decode(data, &v)
	}
}
