package merge

import (
	_ "embed"
	"strings"
	"sync"

	"dateline/schedule"
)

//go:embed kin.txt
var kinText string

// kinRow is what the table says of a kind.
type kinRow struct {
	kind     schedule.Kind
	families []string
	wide     bool // kin to every kind
	series   bool // the same parties do it again within days
	long     bool // lasts for days
	loose    bool // a kin kind names it more exactly
}

type kinTable struct {
	rows     map[schedule.Kind]*kinRow
	families []string // all, sorted, with otherKinds
	words    map[string]bool
}

var kinship = sync.OnceValue(func() *kinTable { return parseKin(kinText) })

func parseKin(text string) *kinTable {
	t := &kinTable{rows: map[schedule.Kind]*kinRow{}, words: map[string]bool{}}
	row := func(kind string) *kinRow {
		k := schedule.Kind(kind)
		if t.rows[k] == nil {
			t.rows[k] = &kinRow{kind: k}
		}
		return t.rows[k]
	}
	for line := range strings.Lines(text) {
		head, list, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || strings.HasPrefix(head, "#") {
			continue
		}
		family, isFamily := strings.CutPrefix(head, "family ")
		for _, w := range strings.Fields(list) {
			switch {
			case isFamily:
				row(w).families = append(row(w).families, family)
			case head == "wide":
				row(w).wide = true
			case head == "series":
				row(w).series = true
			case head == "long":
				row(w).long = true
			case head == "loose":
				row(w).loose = true
			case head == "words":
				t.words[w] = true
			}
		}
	}
	t.families = []string{otherKinds}
	for _, r := range t.rows {
		if len(r.families) == 0 {
			r.families = []string{string(r.kind)}
		}
		t.families = append(t.families, r.families...)
	}
	t.families = sortedSet(t.families)
	return t
}

// otherKinds is the family under which reports of kinds that the table lacks can be found by those of a wide kind.
const otherKinds = "*"

// row gives what is known of a kind; an unknown kind is kin to itself and to the wide kinds.
func (t *kinTable) row(k schedule.Kind) *kinRow {
	if r := t.rows[k]; r != nil {
		return r
	}
	if k == "" {
		return t.rows["event"]
	}
	return &kinRow{kind: k, families: []string{string(k), otherKinds}}
}

const (
	sameKind = 20
	kinKinds = 12
	wideKind = 8
)

// kinScore is 0 for kinds that never name one happening.
func kinScore(a, b *kinRow) int {
	switch {
	case a.kind == b.kind:
		return sameKind
	case a.wide || b.wide:
		return wideKind
	}
	for _, f := range a.families {
		for _, g := range b.families {
			if f == g && f != otherKinds {
				return kinKinds
			}
		}
	}
	return 0
}
