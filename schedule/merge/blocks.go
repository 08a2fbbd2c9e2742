package merge

import (
	"fmt"
	"hash/fnv"
	"strconv"

	"dateline/schedule"
	"dateline/schedule/lang/en"
)

// A report is filed under keys and looks for others under keys; two reports that possible would bring together always
// meet under one of them. Days are the main road: a dated report is filed under its own days with each word of its
// parties, its title and its place, and looks a few days around. The second road, by family of kinds and word, is for
// those whose day is unknown, given up, or only a month; dated reports are filed there, but only such reports look.

type road uint8

const (
	byDay     road = iota + 1 // dated: day and word
	byDated                   // dated: family and word
	byWaiting                 // without a day: family and word
	byBroken                  // postponed or cancelled: family and word
	byVague                   // week, month, year: family and word
	byID                      // the report itself, for links and the old slots of moves
	byArticle                 // all reports of an article
	byText                    // copies
)

type key struct {
	road   road
	day    schedule.Day
	family string
	word   string
}

func (k key) String() string {
	switch k.road {
	case byDay:
		return "day:" + k.day.String() + ":" + k.word
	case byDated:
		return "dated:" + k.family + ":" + k.word
	case byWaiting:
		return "open:" + k.family + ":" + k.word
	case byBroken:
		return "moved:" + k.family + ":" + k.word
	case byVague:
		return "vague:" + k.family + ":" + k.word
	case byID:
		return "report:" + k.word
	case byArticle:
		return "article:" + k.word
	}
	return "text:" + k.word
}

// BlockKeys gives the keys under which a store files a report, so that Closure finds it: by each day it may cover with
// each word of its parties, title and place; by family of kinds with each such word; by its ID, its article and its
// evidence. They depend on the report alone.
func BlockKeys(r schedule.Report) []string { return render(newItem(&r, 0).filed()) }

// SeekKeys gives the keys under which reports are filed that may be of one happening with a report.
func SeekKeys(r schedule.Report) []string { return render(newItem(&r, 0).sought()) }

// IDKey is the key under which a store files the report with an ID.
func IDKey(id string) string { return key{road: byID, word: id}.String() }

func render(keys []key) []string {
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = k.String()
	}
	return sortedSet(out)
}

func (it *item) filed() []key {
	keys := []key{{road: byID, word: it.r.ID}, {road: byArticle, word: it.r.Article}}
	if it.r.MovedFrom != "" {
		keys = append(keys, key{road: byID, word: it.r.MovedFrom})
	}
	if it.text != "" {
		keys = append(keys, key{road: byText, word: digest(it.text)})
	}
	words := it.atoms()
	second := func(r road) {
		for _, f := range it.kin.Families {
			for _, w := range words {
				keys = append(keys, key{road: r, family: f, word: w})
			}
		}
	}
	switch it.slot.kind {
	case waiting:
		second(byWaiting)
	case vague:
		second(byVague)
	default:
		for _, d := range it.days() {
			for _, w := range words {
				keys = append(keys, key{road: byDay, day: d, word: w})
			}
		}
		second(byDated)
	}
	if broken(it) {
		second(byBroken)
	}
	return keys
}

func (it *item) sought() []key {
	keys := []key{{road: byID, word: it.r.ID}, {road: byArticle, word: it.r.Article}}
	if it.r.MovedFrom != "" {
		keys = append(keys, key{road: byID, word: it.r.MovedFrom})
	}
	if it.text != "" {
		keys = append(keys, key{road: byText, word: digest(it.text)})
	}
	words := it.atoms()
	families := en.Kin().Families()
	if !it.kin.Wide {
		families = sortedSet(append([]string{"event"}, it.kin.Families...))
	}
	second := func(r road) {
		for _, f := range families {
			for _, w := range words {
				keys = append(keys, key{road: r, family: f, word: w})
			}
		}
	}
	second(byWaiting)
	second(byVague)
	if it.slot.kind < day {
		second(byDated)
		return keys
	}
	second(byBroken)
	if broken(it) {
		second(byDated)
	}
	seen := map[schedule.Day]bool{}
	for _, d := range it.days() {
		for x := d - nearDays; x <= d+nearDays; x++ {
			if !seen[x] {
				seen[x] = true
				for _, w := range words {
					keys = append(keys, key{road: byDay, day: x, word: w})
				}
			}
		}
	}
	return keys
}

// summarises reports whether a bare report of an article can be of the happening that another of it names: of a kin kind,
// at that time or of a run or week that holds it.
func summarises(a, b *item) bool {
	return a.bare() && !b.bare() && kinScore(a.kin, b.kin) > 0 && b.slot.kind >= day && (sameTime(a, b) > 0 || a.slot.holds(b.slot) > 0)
}

// spreads says that what is learnt of one report of the article tells of the others: its date is not known.
func (it *item) spreads() bool {
	_, known := it.r.DocTime.Day()
	return !known
}

// days lists the days a dated report is filed under; of a long range only the ends.
func (it *item) days() []schedule.Day {
	from, to := it.slot.from, it.slot.to
	if it.slot.kind == instant && it.slot.length > 0 && it.slot.length <= halfDay {
		_, end := spanDays(it.slot.start, it.slot.length, it.loc)
		to = max(to, end)
	}
	if to-from > longRange {
		return []schedule.Day{from, to}
	}
	var out []schedule.Day
	for d := from; d <= to; d++ {
		out = append(out, d)
	}
	return out
}

// atoms are the words by which a report can be met: of parties, title and subject, the countries, the place.
func (it *item) atoms() []string {
	var out []string
	for _, n := range it.names {
		switch {
		case n.last == "":
			out = append(out, n.key)
		case n.class == persons:
			out = append(out, n.last)
		default:
			out = append(out, n.tokens...)
			out = append(out, stems(n.tokens)...) // as titles have them
			if a := n.initials(); a != "" {
				out = append(out, a)
			}
		}
		if n.country != "" {
			out = append(out, "/"+n.country)
		}
	}
	out = append(out, it.titled...)
	if len(it.names) == 0 {
		out = append(out, it.heard...) // a body may be called after a kind: "Cable Conference"
		out = append(out, it.clause...)
	}
	if it.place != nil {
		for _, p := range it.place.parts {
			out = append(out, "@"+p)
		}
	}
	return sortedSet(out)
}

func digest(s string) string {
	h := fnv.New64a()
	h.Write([]byte(s))
	return strconv.FormatUint(h.Sum64(), 36)
}

// Closure grows a set of touched reports to whole components: everything that could bear on their events. filed is asked
// for the reports under any of some keys (BlockKeys says which are filed where). Events of the result are the events
// that a recomputation of all reports would give for these reports; all other events stay as they are. For a report
// that is to be removed or replaced, take the closure with it before, and give Events the closure without it.
func Closure(touched []schedule.Report, cs []Constraint, filed func(keys []string) ([]schedule.Report, error)) ([]schedule.Report, error) {
	linked := map[string][]string{}
	for _, c := range cs {
		if c.Must {
			linked[c.A] = append(linked[c.A], c.B)
			linked[c.B] = append(linked[c.B], c.A)
		}
	}
	type identity struct{ id, article, hash string }
	have, asked := map[identity]bool{}, map[string]bool{}
	var items []*item         // the closure, in the order found
	pool := map[key][]*item{} // all that was looked at, by the keys it is filed under
	taken := map[*item]bool{}
	see := func(r *schedule.Report) *item {
		k := identity{r.ID, r.Article, r.Hash}
		if have[k] {
			return nil
		}
		have[k] = true
		it := newItem(r, 0)
		for _, k := range it.filed() {
			pool[k] = append(pool[k], it)
		}
		return it
	}
	take := func(it *item) {
		taken[it] = true
		items = append(items, it)
	}
	for _, r := range touched {
		if it := see(&r); it != nil {
			take(it)
		}
	}
	for done := 0; done < len(items); {
		wave := items[done:]
		done = len(items)
		sought := make([][]key, len(wave))
		var ask []string
		for i, it := range wave {
			sought[i] = it.sought()
			for _, id := range linked[it.r.ID] {
				sought[i] = append(sought[i], key{road: byID, word: id})
			}
			for _, k := range sought[i] {
				if s := k.String(); !asked[s] {
					asked[s] = true
					ask = append(ask, s)
				}
			}
		}
		found, err := filed(sortedSet(ask))
		if err != nil {
			return nil, fmt.Errorf("looking up the reports of %d blocks: %w", len(ask), err)
		}
		for _, r := range found {
			see(&r)
		}
		for i, it := range wave {
			for _, k := range sought[i] {
				for _, c := range pool[k] {
					if !taken[c] && adjacent(it, c, linked) {
						take(c)
					}
				}
			}
		}
	}
	out := make([]schedule.Report, len(items))
	for i, it := range items {
		out[i] = *it.r
	}
	return out, nil
}

// adjacent is the relation whose connected parts are the components.
func adjacent(a, b *item, linked map[string][]string) bool {
	switch {
	case a.r.ID == b.r.ID, a.r.MovedFrom != "" && a.r.MovedFrom == b.r.ID, b.r.MovedFrom != "" && b.r.MovedFrom == a.r.ID:
		return true
	case a.r.Article == b.r.Article && (a.spreads() && b.spreads() || summarises(a, b) || summarises(b, a)):
		return true
	}
	for _, id := range linked[a.r.ID] {
		if id == b.r.ID {
			return true
		}
	}
	return possible(a, b)
}
