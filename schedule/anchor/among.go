package anchor

import (
	"strings"
	"time"

	"dateline/schedule"
	"dateline/schedule/text"
	"dateline/schedule/timex"
)

// Days named among others just spoken of: "on the Thursday", "on the 15th", "the first day" of a run. They count from
// those days, not from the day of publication.

// stretch is a run of days that the text named, and the expressions that did.
type stretch struct {
	first, last schedule.Day
	at          int
}

// nearby is how many sentences may lie between a day and one that is named by it.
const nearby = 2

// recall reports whether the expression at i stands at most a few sentences before the one at hand.
func (r *resolver) recall(i int) bool {
	n, m := r.d.SentenceOf(r.xs[r.at].First), r.d.SentenceOf(r.xs[i].First)
	return i < r.at && n >= 0 && m >= 0 && n-m <= nearby
}

// theWeekday places "on the Thursday" after a day that was named: within the run spoken of, else the one of that week or the
// first after it. After a weekend the two days that lead up to it are nearer ("the bout is on Saturday, the weigh-in on the
// Friday"). "The Tuesday before" and "the Tuesday after" say on which side.
func (r *resolver) theWeekday(weekday int) (schedule.Day, bool) {
	x := &r.xs[r.at]
	i := x.First - 1
	if r.d.Lower(i) != "the" || !r.prevDay.known() || !r.recall(r.prevDayAt) || !onDay(r.d.Lower(i-1)) {
		return 0, false
	}
	base := r.prevDay.first
	switch next := r.d.Lower(x.Last); {
	case next == "before" || next == "after":
		if w := r.d.Lower(x.Last + 1); w != "that" && !r.clauseEnds(x.Last+1) {
			return 0, false // before something else
		}
		if next == "before" {
			return solve(schedule.Open{Weekday: weekday, Direction: schedule.Past}, base-1)
		}
		return solve(schedule.Open{Weekday: weekday, Direction: schedule.Future}, base+1)
	case next == "of":
		return 0, false
	case !r.clauseEnds(x.Last) && !goesOn.Has(next):
		return 0, false // "on the Thursday ferry"
	}
	if r.spoken.last > r.spoken.first && r.recall(r.spoken.at) {
		if d, ok := solve(schedule.Open{Weekday: weekday, Direction: schedule.Future}, r.spoken.first); ok && d <= r.spoken.last {
			return d, true
		}
	}
	const eve, friday = 2, 5
	d, ok := solve(schedule.Open{Weekday: weekday, Direction: schedule.Future}, base)
	if isoWeekday(base) >= friday && d-base >= 7-eve {
		d -= 7
	}
	return d, ok
}

func onDay(w string) bool {
	switch w {
	case "on", "until", "till", "by", "from", "for", "before", "after", "and", "or":
		return true
	}
	return false
}

// goesOn are words with which a sentence goes on behind a day, none of which the day could be a part of the name of.
var goesOn = wordSet("and or but he she they it we i you the a an this these his her its their both all there with for to at in from by against as when while because which who will would is was are were has have had can could may also morning afternoon evening night")

func wordSet(s string) set {
	out := set{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

type set map[string]bool

func (s set) Has(w string) bool { return s[w] }

// clauseEnds reports the end of the sentence or a mark other than a hyphen at token i.
func (r *resolver) clauseEnds(i int) bool {
	if i >= len(r.d.Tokens) || r.d.SentenceOf(i) != r.d.SentenceOf(i-1) {
		return true
	}
	t := &r.d.Tokens[i]
	return t.Kind == text.Punct && r.d.Text(i) != "-"
}

// inMonth places a bare day of the month ("on the 15th") in the month just spoken of, or the one beside it that the tense asks for.
func (r *resolver) inMonth(f *timex.Form, dir schedule.Direction) (schedule.Day, bool) {
	if f.Day == 0 || f.Month > 0 || f.Weekday > 0 || r.narrative || !r.month.Known() || !r.dct.Known() || !r.recall(r.monthAt) {
		return 0, false
	}
	y, m, _ := r.month.Date()
	for n := 0; n < 2; n++ {
		if d, ok := schedule.ValidDate(y, m, f.Day); ok && !(dir == schedule.Future && d < r.dct) && !(dir == schedule.Past && d > r.dct) {
			return d, true
		}
		step := 1
		if dir == schedule.Past {
			step = -1
		}
		y, m, _ = schedule.NewDay(y, m+time.Month(step), 1).Date()
	}
	return 0, false
}

// dayOfRun places "the first day", "on the first", "the last day" in the run of days spoken of.
func (r *resolver) dayOfRun(x *timex.Expression, f *timex.Form) (schedule.Day, bool) {
	if f.Unit != timex.UnitDay || r.spoken.last <= r.spoken.first || !r.recall(r.spoken.at) {
		return 0, false
	}
	n := schedule.Day(f.Ordinal)
	switch {
	case x.Rule == "relative-unit" && strings.EqualFold(x.Text, "the last day"), x.Rule != "relative-unit" && n < 0:
		return r.spoken.last, true
	case n < 1 || r.spoken.first+n-1 > r.spoken.last:
		return 0, false
	}
	return r.spoken.first + n - 1, true
}

// inListWeek places a weekday that stands alone on its line, over the items of a list, in the week that the list is of: "for the
// week commencing Monday 17 April". It holds once a date said so.
func (r *resolver) inListWeek(weekday int) (schedule.Day, bool) {
	if !r.week.Known() || !r.aloneOnLine() {
		return 0, false
	}
	return r.week.Monday() + schedule.Day(weekday-1), true
}

// speakOf keeps the run of days that ends at the expression at hand, and the month that it names.
func (r *resolver) speakOf(s span) {
	f := &r.xs[r.at].Form
	if f.Month > 0 && (s.unit == timex.UnitDay || s.unit == timex.UnitMonth) && s.first.Known() {
		r.month, r.monthAt = s.first, r.at
	}
	if r.xs[r.at].Rule == "week-of" && s.unit == timex.UnitWeek {
		r.week = s.first
	}
	if s.unit != timex.UnitDay {
		return
	}
	if r.at > 0 && r.xs[r.at-1].Form.RangeTo == r.at && r.begun.Known() && s.first > r.begun {
		r.spoken = stretch{r.begun, s.first, r.at}
	}
	r.begun = s.first
}
