package extract

import (
	"slices"

	"dateline/schedule"
	"dateline/schedule/lang/en"
)

// present drops those of whom the sentence says that they stay away, whichever mention brought them: "A and B will not
// participate in the first round of negotiations".
func present(d *document, f *frame, t *trigger, who []schedule.Mention[schedule.Name]) []schedule.Mention[schedule.Name] {
	if t.verb || len(who) == 0 || t.np[0] < f.First || t.np[1] > f.Last {
		return who
	}
	not := -1
	for i := t.np[0] - 1; i > f.First && i >= t.np[0]-8; i-- {
		if takesPart.Has(d.Lower(i)) || d.Lower(i) == "take" && d.Lower(i+1) == "part" {
			for j := i - 1; j > f.First && j >= i-3; j-- {
				if en.Negates(d.Lower(j)) {
					not = j
				}
			}
			break
		}
	}
	if not < 0 {
		return who
	}
	var away []string
	for _, ni := range f.names {
		if m := &d.names[ni]; m.Last <= not && !m.Demonym {
			away = append(away, m.Value.Key)
		}
	}
	for i := f.First; i < not; i++ {
		if d.Tokens[i].Capital {
			away = append(away, d.Lower(i)) // at the beginning of a sentence a capital proves no name, but these are known
		}
	}
	stays := func(w schedule.Mention[schedule.Name]) bool {
		return slices.ContainsFunc(away, func(k string) bool { return k == w.Value.Key || related(k, w.Value.Key) })
	}
	if !slices.ContainsFunc(who, stays) {
		return who
	}
	return slices.DeleteFunc(slices.Clone(who), stays)
}
