package anchor

import (
	"sort"
	"strconv"
	"time"

	"dateline/schedule"
)

// The article's own words leave it some days to have been published on. Each clue is a set of days; they are met one
// after another, strongest first, and a clue that would leave no day is rejected. Two signs that are each too weak to
// decide ("a December 31 statement", "this Friday was") decide where they point to the same days.

type rank int

const (
	rankWeak     rank = iota // crawl stamps and page clocks
	rankFooter               // a line of rights, a year in the name of a thing: nothing by itself
	rankWeekly               // "this Friday was": a day of every week, nothing by itself
	rankSaying               // "said at a December 30 briefing": that day or the next
	rankYearless             // "on December 7", in the past or ahead
	rankNamed                // "Thursday, December 30": only some years
	rankFull                 // a date with its year, in the past or ahead
	rankMonth                // a month stated by address or metadata
	rankDateline
	rankToday // "today (September 18)"
)

// clue is one bound on the day of publication.
type dctClue struct {
	rank   rank
	runs   []schedule.Days
	soft   []schedule.Days // the days it points to most, within runs; decisive only with another clue's
	stated bool            // by the publisher
	day    schedule.Day    // of a weak stamp: the day itself, if nothing speaks against it
	near   yearless        // the date spoken of without a year, for telling the nearest reading
	dir    schedule.Direction
	saying bool // it dates something said, which is past for certain
	why    *schedule.Because
}

// combine meets all clues.
func (in *inference) combine(clues []dctClue) schedule.DocTime {
	sort.SliceStable(clues, func(i, j int) bool { return clues[i].rank > clues[j].rank })
	days := []schedule.Days{in.bounds()}
	narrowed, basis := false, schedule.Inferred
	var soft [][]schedule.Days
	for _, c := range clues {
		if (c.rank == rankWeekly || c.rank == rankFooter) && !narrowed {
			c.why.Rejected = true // a day of every week since 1995 says nothing, nor does a year alone
			in.note(c.why)
			continue
		}
		if c.why.Rejected {
			in.note(c.why)
			continue
		}
		left := meetRuns(days, c.runs)
		if len(left) == 0 {
			c.why.Rejected, c.why.Got = true, c.why.Got+": contradicts stronger reasons"
			in.note(c.why)
			continue
		}
		if c.rank == rankWeak {
			continue // below, when all else is known
		}
		days, narrowed = left, true
		if c.stated {
			basis = schedule.Stated
		}
		if len(c.soft) > 0 {
			soft = append(soft, c.soft)
		}
		in.note(c.why)
	}
	if narrowed {
		days = in.nearest(days, clues)
		days = in.pointed(days, soft)
	}
	for _, c := range clues {
		if c.rank != rankWeak || c.why.Rejected {
			continue
		}
		left := meetRuns(days, c.runs)
		if len(left) == 0 {
			c.why.Rejected = true
			in.note(c.why)
			continue
		}
		days = left
		if one := []schedule.Days{{From: c.day, To: c.day}}; c.day != 0 && len(meetRuns(days, one)) > 0 {
			days = one
			c.why.Got = c.day.String() + ", against which nothing speaks"
		}
		narrowed = true
		in.note(c.why)
	}
	if !narrowed {
		return schedule.DocTime{Basis: schedule.Unknown}
	}
	return schedule.DocTime{Runs: days, Basis: basis}
}

// reconcile rejects dates without a year whose tenses cannot all be right: wherever in the year the article is put, a
// date spoken of as past would lie just ahead, or the other way round. Tense is told from single verbs and errs; where
// the many agree the few are rejected, where they stand even both sides are.
func reconcileTenses(clues []dctClue) []dctClue {
	var tensed []*dctClue
	for i := range clues {
		if c := &clues[i]; c.near.day != 0 {
			tensed = append(tensed, c)
		}
	}
	for i, a := range tensed { // one date, spoken of both ways
		for _, b := range tensed[i+1:] {
			if a.near.month == b.near.month && a.near.day == b.near.day && a.dir != b.dir && !a.saying && !b.saying {
				for _, c := range []*dctClue{a, b} {
					c.why.Rejected, c.why.Got = true, "spoken of as past and as ahead"
				}
			}
		}
	}
	least, doubted := len(tensed)+1, map[*dctClue]bool{}
	for _, cut := range tensed {
		if cut.why.Rejected {
			continue
		}
		var against []*dctClue
		for _, c := range tensed {
			if !c.why.Rejected && !c.fits(cut.near) {
				against = append(against, c)
			}
		}
		if len(against) < least {
			least = len(against)
			clear(doubted)
		}
		if len(against) == least {
			for _, c := range against {
				doubted[c] = true
			}
		}
	}
	for c := range doubted {
		c.why.Rejected, c.why.Got = true, "its tense contradicts the other dates"
	}
	return clues
}

// fits reports whether the clue allows publication on a day of the year.
func (c *dctClue) fits(day yearless) bool {
	a, _ := schedule.ValidDate(2000, c.near.month, c.near.day)
	b, _ := schedule.ValidDate(2000, day.month, day.day)
	if c.dir == schedule.Future {
		a, b = b, a
	}
	return (int(b-a)+366)%366 <= dctReach
}

// nearest drops the readings by which a date without a year, spoken of as past or ahead, would be a year further off than
// it need be. It speaks only where both past and future bound the day: "held on December 7" and "due on January 10" put
// the article between the two, not into the ten months after.
func (in *inference) nearest(days []schedule.Days, clues []dctClue) []schedule.Days {
	var past, future []yearless
	for _, c := range clues {
		if c.why.Rejected || c.near.day == 0 {
			continue
		}
		switch c.dir {
		case schedule.Past:
			past = append(past, c.near)
		case schedule.Future:
			future = append(future, c.near)
		}
	}
	if len(past) == 0 || len(future) == 0 || len(days) < 2 {
		return days
	}
	far := make([]int, len(days))
	least := 1 << 30
	for i, r := range days {
		mid := r.From + (r.To-r.From)/2
		for _, y := range past {
			far[i] += int(mid - y.before(mid))
		}
		for _, y := range future {
			far[i] += int(y.after(mid) - mid)
		}
		least = min(least, far[i])
	}
	var out []schedule.Days
	for i, r := range days {
		if far[i] <= least+200 {
			out = append(out, r)
		}
	}
	if len(out) < len(days) {
		in.note(&schedule.Because{Rule: "dct/nearest-year", Got: strconv.Itoa(len(days)-len(out)) + " readings a year further from their dates left out"})
	}
	return out
}

// pointed narrows to the days that at least two soft signs point to.
func (in *inference) pointed(days []schedule.Days, soft [][]schedule.Days) []schedule.Days {
	for i, a := range soft {
		for _, b := range soft[i+1:] {
			if both := meetRuns(meetRuns(days, a), b); len(both) > 0 && len(both) <= len(days) {
				if !equalRuns(both, days) {
					in.note(&schedule.Because{Rule: "dct/two-signs", Got: "two reasons point to the same day"})
				}
				return both
			}
		}
	}
	return days
}

// yearless is a day of the year, with its weekday where one was said.
type yearless struct {
	month   time.Month
	day     int
	weekday int // 1 Monday … 7 Sunday, 0 for none
}

// in returns the day in a year; ok is false when that year has no such day or not on that weekday.
func (y yearless) in(year int) (schedule.Day, bool) {
	d, ok := schedule.ValidDate(year, y.month, y.day)
	if ok && y.weekday != 0 && int(d.Weekday()) != y.weekday%7 {
		ok = false
	}
	return d, ok
}

// windows gives, for each year, the days from `from` before to `to` after the day (both counted from it), within bounds.
func (y yearless) windows(from, to schedule.Day, bounds schedule.Days) []schedule.Days {
	first, _, _ := bounds.From.Date()
	last, _, _ := bounds.To.Date()
	var out []schedule.Days
	for year := first - 1; year <= last+1; year++ {
		if d, ok := y.in(year); ok {
			out = append(out, schedule.Days{From: d + from, To: d + to})
		}
	}
	return meetRuns(mergeRuns(out), []schedule.Days{bounds})
}

// before is the last such day of the year not after d, without regard to the weekday.
func (y yearless) before(d schedule.Day) schedule.Day {
	year, _, _ := d.Date()
	for k := year; k > year-9; k-- {
		if e, ok := schedule.ValidDate(k, y.month, y.day); ok && e <= d {
			return e
		}
	}
	return d
}

// after is the first such day of the year not before d, without regard to the weekday.
func (y yearless) after(d schedule.Day) schedule.Day {
	year, _, _ := d.Date()
	for k := year; k < year+9; k++ {
		if e, ok := schedule.ValidDate(k, y.month, y.day); ok && e >= d {
			return e
		}
	}
	return d
}

// merged joins runs in order of their beginning that touch or overlap.
func mergeRuns(runs []schedule.Days) []schedule.Days {
	var out []schedule.Days
	for _, r := range runs {
		if k := len(out) - 1; k >= 0 && r.From <= out[k].To+1 {
			out[k].To = max(out[k].To, r.To)
			continue
		}
		out = append(out, r)
	}
	return out
}

// intersect keeps the days that both lists of sorted, disjoint runs hold.
func meetRuns(a, b []schedule.Days) []schedule.Days {
	var out []schedule.Days
	for i, j := 0, 0; i < len(a) && j < len(b); {
		if from, to := max(a[i].From, b[j].From), min(a[i].To, b[j].To); from <= to {
			out = append(out, schedule.Days{From: from, To: to})
		}
		if a[i].To < b[j].To {
			i++
		} else {
			j++
		}
	}
	return out
}

func equalRuns(a, b []schedule.Days) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
