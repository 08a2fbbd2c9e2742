package sqlite

import (
	"errors"
	"fmt"
	"iter"

	"dateline/schedule"
	"dateline/schedule/ledger"
	"dateline/schedule/store"
)

// PutArticle implements store.Tx.
func (t *tx) PutArticle(a schedule.Article) (bool, error) {
	added, err := t.putArticle(a)
	return added, t.fail(fmt.Sprintf("keeping article %q", a.ID), err)
}

func (t *tx) putArticle(a schedule.Article) (bool, error) {
	if !t.writable {
		return false, store.ErrReadOnly
	}
	if a.ID == "" || a.Hash == "" {
		return false, errors.New("article lacks its id or hash")
	}
	var n int64
	if known, err := t.row(`SELECT n FROM articles WHERE id = ? AND hash = ?`, []any{a.ID, a.Hash}, &n); known || err != nil {
		return false, err
	}
	// Title and text stand outside the JSON, which would replace bytes that are not UTF-8: they are kept to the byte.
	text, err := t.packer.pack([]byte(a.Text))
	if err != nil {
		return false, err
	}
	rest := a
	rest.Title, rest.Text = "", ""
	data, err := t.packer.encode(rest)
	if err != nil {
		return false, err
	}
	age := store.AgeOf(&a)
	if _, err := t.exec(`INSERT INTO articles (id, hash, stated, weak, current, data, title, text) VALUES (?, ?, ?, ?, 0, ?, ?, ?)`,
		a.ID, a.Hash, age.Stated, age.Weak, data, []byte(a.Title), text); err != nil {
		return false, err
	}
	// The order is that of store.Newer.
	_, err = t.exec(`UPDATE articles SET current = (n = (
		SELECT n FROM articles WHERE id = ?1 ORDER BY stated DESC, weak DESC, hash DESC LIMIT 1)) WHERE id = ?1`, a.ID)
	return err == nil, err
}

const articleColumns = `data, title, text FROM articles `

func (t *tx) scanArticle(scan func(...any) error) (schedule.Article, error) {
	var a schedule.Article
	var data, title, text []byte
	if err := scan(&data, &title, &text); err != nil {
		return a, err
	}
	if err := t.packer.decode(data, &a); err != nil {
		return a, err
	}
	body, err := t.packer.unpack(text)
	a.Title, a.Text = string(title), string(body)
	return a, err
}

func (t *tx) article(query string, args ...any) (schedule.Article, bool, error) {
	found, err := rows(t, query, args, t.scanArticle)
	if err != nil || len(found) == 0 {
		return schedule.Article{}, false, t.fail(fmt.Sprintf("reading article %q", args[0]), err)
	}
	return found[0], true, nil
}

// Article implements store.Tx.
func (t *tx) Article(id string) (schedule.Article, bool, error) {
	return t.article(`SELECT `+articleColumns+`WHERE id = ? AND current = 1`, id)
}

// Version implements store.Tx.
func (t *tx) Version(id, hash string) (schedule.Article, bool, error) {
	return t.article(`SELECT `+articleColumns+`WHERE id = ? AND hash = ?`, id, hash)
}

// Current implements store.Tx.
func (t *tx) Current(id string) (string, bool, error) {
	var hash string
	ok, err := t.row(`SELECT hash FROM articles WHERE id = ? AND current = 1`, []any{id}, &hash)
	return hash, ok, t.fail(fmt.Sprintf("reading article %q", id), err)
}

// Holders implements store.Tx.
func (t *tx) Holders(hash string) ([]string, error) {
	out, err := rows(t, `SELECT id FROM articles WHERE hash = ? AND current = 1 ORDER BY id`, []any{hash}, one[string])
	return out, t.fail("listing the articles of "+hash, err)
}

// Articles implements store.Tx.
func (t *tx) Articles() iter.Seq2[schedule.Article, error] {
	return func(yield func(schedule.Article, error) bool) {
		last := "" // below every id
		pages(func() ([]schedule.Article, error) {
			page, err := rows(t, `SELECT `+articleColumns+`WHERE current = 1 AND id > ? ORDER BY id LIMIT 100`,
				[]any{last}, t.scanArticle)
			if len(page) > 0 {
				last = page[len(page)-1].ID
			}
			return page, t.fail("reading articles", err)
		})(yield)
	}
}

// Pending implements store.Tx.
func (t *tx) Pending(rules string) ([]ledger.Ref, error) {
	out, err := rows(t, `SELECT id, hash FROM articles WHERE current = 1
		AND NOT EXISTS (SELECT 1 FROM derived d WHERE d.hash = articles.hash AND d.rules = ?) ORDER BY id`,
		[]any{rules}, func(scan func(...any) error) (r ledger.Ref, err error) {
			err = scan(&r.ID, &r.Hash)
			return r, err
		})
	return out, t.fail("listing articles without reports", err)
}
