package pipeline

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"dateline/schedule"
	"dateline/schedule/ledger"
	"dateline/schedule/merge"
	"dateline/schedule/store"
)

// kept is what a run added to the texts.
type kept struct {
	added []ledger.Ref
	was   map[string]string // of the articles that got another version: the content that was current, "" for none
}

// keep stores the texts that are new.
func keep(ctx context.Context, tx store.Tx, articles iter.Seq2[schedule.Article, error], res *Result) (*kept, error) {
	k := &kept{was: map[string]string{}}
	for a, err := range articles {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err != nil {
			res.Problems = append(res.Problems, err)
			continue
		}
		res.Read++
		was, _, err := tx.Current(a.ID)
		if err != nil {
			return nil, err
		}
		isNew, err := tx.PutArticle(a)
		if err != nil {
			return nil, fmt.Errorf("keeping article %s: %w", a.ID, err)
		}
		if isNew {
			res.Added++
			k.added = append(k.added, ledger.Ref{ID: a.ID, Hash: a.Hash})
			if _, known := k.was[a.ID]; !known {
				k.was[a.ID] = was
			}
		}
	}
	return k, nil
}

// read extracts what has no reports under the current rules, and notes which reports came and went.
func (p *Pipeline) read(ctx context.Context, tx store.Tx, k *kept, t *touched, now time.Time) error {
	contents := map[string]bool{}
	for id, was := range k.was {
		is, _, err := tx.Current(id)
		if err != nil {
			return err
		}
		if is != was {
			contents[is], contents[was] = true, true
		}
	}
	if rules, err := tx.Meta(metaRules); err != nil || rules != p.rules {
		pending, bad := tx.Pending(p.rules)
		if err := errors.Join(err, bad); err != nil {
			return fmt.Errorf("listing articles to read: %w", err)
		}
		for _, ref := range pending {
			contents[ref.Hash] = true
		}
	}
	delete(contents, "")
	for _, hash := range sortedKeys(contents) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := p.readContent(tx, hash, t, now); err != nil {
			return err
		}
	}
	return nil
}

// readContent extracts one content unless that was done before. Articles of equal content share their reports, which
// name the first of them by ID, so that it does not matter which came first.
func (p *Pipeline) readContent(tx store.Tx, hash string, t *touched, now time.Time) error {
	holders, err := tx.Holders(hash)
	if err != nil {
		return err
	}
	old, _, known, err := tx.Reports(hash, p.rules)
	if err != nil {
		return err
	}
	if len(holders) > 0 && known && (len(old) == 0 || old[0].Article == holders[0]) {
		t.came(old) // current again, or still
		return nil
	}
	t.gone = append(t.gone, old...)
	if len(holders) == 0 {
		return nil
	}
	a, ok, err := tx.Version(holders[0], hash)
	if err != nil || !ok {
		return fmt.Errorf("loading article %s: %w", holders[0], err)
	}
	r := p.extract.Article(&a, schedule.DayOf(now))
	blocks := make([][]string, len(r.Reports))
	for i := range r.Reports {
		blocks[i] = merge.BlockKeys(r.Reports[i])
	}
	if err := tx.PutReports(a.Hash, p.rules, r.Reports, blocks, r.DocTime); err != nil {
		return fmt.Errorf("keeping reports of %s: %w", a.ID, err)
	}
	t.came(r.Reports)
	return nil
}
