package timex

import (
	"dateline/schedule"
	"dateline/schedule/text"
)

// holiday reads a feast with its "Day", "Eve" and year. A movable one keeps its key until a year is known.
func (m *match) holiday() bool {
	p := m.p
	i := m.first
	if !p.t(i).Capital {
		return false
	}
	end := m.end
	set := func(month, day int, key string) {
		m.f.Month, m.f.Day, m.f.Holiday = 0, 0, key
		if month > 0 {
			m.f.Month, m.f.Day = monthOf(month), day
		}
		m.f.Grain = schedule.GrainDay
	}
	day := func(w string) bool {
		if p.is(end, w) && p.t(end).Capital {
			end++
			return true
		}
		return false
	}
	switch p.low(i) {
	case "christmas", "xmas":
		if m.word("'s", "’s") {
			end--
		}
		switch {
		case day("eve"):
			set(12, 24, "")
		case day("day"):
			set(12, 25, "")
		default:
			if end < p.limit && p.t(end).Kind == text.Word && !p.is(end, "and", "or", "in", "the", "when", "as", "at", "by", "on", "with", "but", "this", "last") {
				return false
			}
			set(12, 25, "")
		}
	case "boxing":
		if !day("day") {
			return false
		}
		set(12, 26, "")
	case "new":
		if !p.is(i+1, "year") || !p.t(i+1).Capital {
			return false
		}
		end = i + 2
		if p.is(end, "'s", "’s") {
			end++
		}
		switch {
		case day("eve"):
			set(12, 31, "")
		case day("day"):
			set(1, 1, "")
		default:
			return false
		}
	case "independence":
		if !day("day") || p.is(m.first-1, "'s", "’s") {
			return false
		}
		set(7, 4, "")
	case "valentine":
		if !day("day") {
			return false
		}
		set(2, 14, "")
	case "halloween":
		set(10, 31, "")
	case "veterans":
		if !day("day") {
			return false
		}
		set(11, 11, "")
	case "labor":
		if !day("day") {
			return false
		}
		set(0, 0, "labor")
	case "memorial":
		if !day("day") {
			return false
		}
		set(0, 0, "memorial")
	case "thanksgiving":
		day("day")
		set(0, 0, "thanksgiving")
	case "easter":
		key := "easter"
		switch {
		case day("sunday"):
		case day("monday"):
			key = "easter+1"
		default:
			if end < p.limit && p.t(end).Kind == text.Word && p.t(end).Capital || p.is(end, "egg", "eggs") {
				return false
			}
		}
		set(0, 0, key)
	case "good":
		if !p.is(i+1, "friday") {
			return false
		}
		end = i + 2
		set(0, 0, "easter-2")
	case "ash":
		if !p.is(i+1, "wednesday") {
			return false
		}
		end = i + 2
		set(0, 0, "easter-46")
	case "palm":
		if !p.is(i+1, "sunday") {
			return false
		}
		end = i + 2
		set(0, 0, "easter-7")
	default:
		return false
	}
	if e2, v, ok := p.year(end); ok && p.entry(end).cls&cNumber != 0 {
		m.f.Year = v.year
		end = e2
	} else if p.mark(end, ",") {
		if e2, v, ok := p.year(end + 1); ok && p.entry(end+1).cls&cNumber != 0 {
			m.f.Year = v.year
			end = e2
		}
	}
	m.end, m.typ = end, Date
	if m.f.Holiday != "" {
		m.value = "XXXX"
		if m.f.Year > 0 {
			m.value = four(m.f.Year)
		}
	}
	return true
}
