package anchor

import (
	"fmt"
	"strings"
	"time"

	"dateline/schedule"
	"dateline/schedule/text"
)

// Weak signs of the day of publication: they say something only beside stronger ones, and give way to any that contradicts.

// namesThing reports whether a bare year is part of a thing's name, "the 2024 budget", "its 2025 summer season": such a
// year is often the next or the last one and bounds nothing by itself.
func (c *dctClues) namesThing(i int) bool {
	x := &c.xs[i]
	d := c.body
	if x.Last-x.First != 1 || x.Last >= len(d.Tokens) || d.Tokens[x.Last].Kind != text.Word || x.First == 0 {
		return false
	}
	w := d.Lower(x.Last)
	if prepositions.Has(w) || dctVerbs[w] != dctNoVerb || w == "'s" || w == "’s" {
		return false
	}
	switch d.Lower(x.First - 1) {
	case "the", "its", "their", "his", "her", "our", "a", "'s", "’s", "this":
		return true
	}
	return false
}

// namedYear: a weekday and date that fits few years, and one of them is named with a thing that is not spoken of as past.
func (c *dctClues) namedYear() {
	year, by := 0, -1
	for _, i := range c.named {
		dir, _, weak := dctClause(c.body, &c.xs[i], dctLead(c.body, c.xs, i))
		if y := c.xs[i].Form.Year; y > year && (weak || dir != schedule.Past) {
			year, by = y, i
		}
	}
	for i := range c.xs {
		if f := &c.xs[i].Form; f.Year > year && !f.BC {
			return // another year is the latest spoken of
		}
	}
	if by < 0 {
		return
	}
	for _, y := range c.dated {
		day, ok := y.in(year)
		if !ok {
			continue
		}
		n := c.because(by, "year-named", fmt.Sprintf("%s %d is a %s in %d", y.month, y.day, time.Weekday(y.weekday%7), year))
		c.out = append(c.out, dctClue{rank: rankFooter, runs: meetRuns([]schedule.Days{{From: day - dctReach, To: day + dctReach}}, []schedule.Days{c.bounds}), why: n})
		return
	}
}

// saidWeekday: what was "said on Thursday" is news on that day or the next. Two days of saying leave the later one, farther
// ones say nothing.
func (c *dctClues) saidWeekday() {
	weekday := 0
	switch len(c.told) {
	case 1:
		for w := range c.told {
			weekday = w
		}
	case 2:
		for w := range c.told {
			if _, ok := c.told[w%7+1]; ok {
				weekday = w%7 + 1
			}
		}
	}
	if weekday == 0 {
		return
	}
	k := dctClue{rank: rankWeekly, why: c.because(c.told[weekday], "said-weekday", fmt.Sprintf("news on that %s or the next day", time.Weekday(weekday%7)))}
	for day := c.bounds.From.Monday() + schedule.Day(weekday-1); day <= c.bounds.To; day += 7 {
		k.runs = append(k.runs, schedule.Days{From: day, To: day + 1})
		k.soft = append(k.soft, schedule.Days{From: day, To: day})
	}
	c.out = append(c.out, k)
}

// copyright: the year in the line of rights is that of publication, or a later one of the visit.
func (c *dctClues) copyright() {
	for i := len(c.body.Blocks) - 1; i >= 0; i-- {
		b := c.body.Blocks[i].Span
		line := c.body.Src[b.Start:b.End]
		if len(line) > 200 {
			continue
		}
		year, at := rightsYear(line)
		if year == 0 {
			continue
		}
		n := &schedule.Because{Rule: "dct/copyright", Got: fmt.Sprintf("rights of %d", year), Quote: line[at : at+4],
			Span: schedule.Span{In: b.In, Start: b.Start + at, End: b.Start + at + 4}}
		runs := []schedule.Days{{From: schedule.NewDay(year, time.January, 1), To: schedule.NewDay(year, time.December, 31)}}
		c.out = append(c.out, dctClue{rank: rankFooter, runs: meetRuns(runs, []schedule.Days{c.bounds}), why: n})
		return
	}
}

// rightsYear finds the year of a line like "© 2019 Example News", "Copyright 2010-2019", "(c) Example News 2019", and where
// it stands; of two years the later.
func rightsYear(line string) (year, at int) {
	low := strings.ToLower(line)
	from := -1
	for _, mark := range []string{"©", "(c)", "copyright"} {
		if i := strings.Index(low, mark); i >= 0 && i < 40 && len(low) == len(line) {
			from = i
			break
		}
	}
	if from < 0 {
		return 0, 0
	}
	for i := from; i+4 <= len(line); i++ {
		if !digit(line[i]) || i > 0 && digit(line[i-1]) || i+4 < len(line) && digit(line[i+4]) {
			continue
		}
		n := leadingNumber(line[i : i+4])
		if digit(line[i+1]) && digit(line[i+2]) && digit(line[i+3]) && n >= 1995 && n <= 2199 && n > year {
			year, at = n, i
		}
	}
	return year, at
}

func digit(c byte) bool { return c >= '0' && c <= '9' }
