package en

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"dateline/schedule"
)

//go:embed kin.txt
var kinText string

// KinRow is what the table of kinship says of a kind.
type KinRow struct {
	Kind     schedule.Kind
	Families []string // two kinds are kin when they share one
	Article  string   // the group by which one article calls one happening; the kind itself when it has none
	Wide     bool     // kin to every kind
	Series   bool     // the same parties do it again within days
	Long     bool     // lasts for days
	Loose    bool     // a kin kind names it more exactly
}

// Kinship says which kinds news uses for one and the same happening.
type Kinship struct {
	rows     map[schedule.Kind]*KinRow
	families []string
	words    map[string]bool
}

// OtherKinds is the family of the kinds that the table lacks.
const OtherKinds = "*"

// Kin returns the embedded table, parsed once.
var Kin = sync.OnceValue(func() *Kinship { return parseKin(kinText) })

func parseKin(text string) *Kinship {
	t := &Kinship{rows: map[schedule.Kind]*KinRow{}, words: map[string]bool{}}
	row := func(kind string) *KinRow {
		k := schedule.Kind(kind)
		if t.rows[k] == nil {
			t.rows[k] = &KinRow{Kind: k, Article: kind}
		}
		return t.rows[k]
	}
	for line := range strings.Lines(text) {
		head, list, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || strings.HasPrefix(head, "#") {
			continue
		}
		sort, name, _ := strings.Cut(head, " ")
		for _, w := range strings.Fields(list) {
			switch sort {
			case "family":
				row(w).Families = append(row(w).Families, name)
			case "article":
				row(w).Article = name
			case "wide":
				row(w).Wide = true
			case "series":
				row(w).Series = true
			case "long":
				row(w).Long = true
			case "loose":
				row(w).Loose = true
			case "words":
				t.words[w] = true
			}
		}
	}
	t.families = []string{OtherKinds}
	for _, r := range t.rows {
		if len(r.Families) == 0 {
			r.Families = []string{string(r.Kind)}
		}
		t.families = append(t.families, r.Families...)
	}
	slices.Sort(t.families)
	t.families = slices.Compact(t.families)
	return t
}

// Row gives what is known of a kind; an unknown kind is kin to itself and to the wide kinds.
func (t *Kinship) Row(k schedule.Kind) *KinRow {
	if r := t.rows[k]; r != nil {
		return r
	}
	if k == "" {
		return t.rows["event"]
	}
	return &KinRow{Kind: k, Families: []string{string(k), OtherKinds}, Article: string(k)}
}

// Families lists all families, sorted.
func (t *Kinship) Families() []string { return t.families }

// Word reports whether a word of a title names a kind, and so tells no two happenings apart.
func (t *Kinship) Word(w string) bool { return t.words[w] }
