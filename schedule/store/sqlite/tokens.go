package sqlite

import "dateline/schedule/store"

// tokensSchema is the step of the schema that tokens came with.
const tokensSchema = `
CREATE TABLE tokens (
	n    INTEGER PRIMARY KEY,
	name TEXT NOT NULL,
	data BLOB NOT NULL
);
CREATE UNIQUE INDEX tokens_name ON tokens (name);
`

// PutToken implements store.Tx.
func (t *tx) PutToken(k store.Token) error {
	if err := k.Check(); err != nil {
		return t.fail("keeping a token", err)
	}
	data, err := t.packer.encode(k)
	if err != nil {
		return t.fail("keeping a token", err)
	}
	_, err = t.exec(`INSERT INTO tokens (name, data) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET data = excluded.data`, k.Name, data)
	return t.fail("keeping a token", err)
}

// Tokens implements store.Tx.
func (t *tx) Tokens() ([]store.Token, error) {
	out, err := rows(t, `SELECT data FROM tokens ORDER BY n`, nil, decoding[store.Token](t))
	return out, t.fail("reading tokens", err)
}
