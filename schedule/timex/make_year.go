package timex

import (
	"strings"

	"dateline/schedule"
	"dateline/schedule/text"
)

// Four digits are a year only where their neighbours let them be: this file is the judge.

// yearFits reports that no noun follows which the four digits would count.
func (p *parser) yearFits(end int) bool {
	if end >= p.limit {
		return true
	}
	t := p.t(end)
	switch t.Kind {
	case text.Symbol:
		return false
	case text.Number:
		return false
	case text.Word:
		if p.is(end, "of") && p.is(end+1, "them", "us", "these", "those", "the", "whom", "which", "his", "her", "their", "our", "its") {
			return false
		}
		return !p.countedNoun(end)
	}
	return !(p.mark(end, ":") && p.tight(end) && p.tight(end+1)) && !(p.mark(end, "/") && p.tight(end) && p.entry(end+1).cls&cNumber != 0 && p.t(end+1).End-p.t(end+1).Start != 2)
}

// countedNoun reports whether the word at i is a plural in lower case that a number can count.
func (p *parser) countedNoun(i int) bool {
	t := p.t(i)
	if t.Kind != text.Word || t.Capital {
		return false
	}
	if p.entry(i).cls&(cUnit|cUnits) != 0 && !p.is(i, "quarter", "second") {
		return true
	}
	switch l := p.low(i); l {
	case "people", "troops", "men", "women", "children", "percent", "points", "miles", "dollars", "euros", "pounds", "jobs", "shares", "more", "other", "members", "tons", "tonnes",
		"square", "metres", "meters", "feet", "acres", "million", "billion", "km", "kilometers", "kilometres", "workers", "votes", "passengers", "soldiers", "homes", "seats", "victims",
		"copies", "units", "cars", "pages", "francs", "yen", "lira", "cubic", "or", "words", "users", "residents", "students", "employees", "police", "refugees", "barrels", "calories", "kg", "pieces":
		return l != "or"
	default:
		return strings.HasSuffix(l, "children") || strings.HasSuffix(l, "women") || len(l) > 5 && strings.HasSuffix(l, "smen")
	}
}

// bareYear judges four digits on their own.
func (m *match) bareYear() bool {
	p := m.p
	v := m.v("year")
	m.typ = Date
	m.f.fill(v)
	i, end := m.first, m.end
	if p.entry(i).cls&cNumber == 0 && p.wid(i) != idMark { // in words
		if p.entry(end).cls&(cUnit|cUnits) != 0 || p.countedNoun(min(end, p.limit-1)) || p.is(end, "hundred", "thousand", "million") {
			return false
		}
		return p.is(i-1, "in", "of", "since", "by", "until", "from", "to", "and", "before", "after", "during", "year", "or", "late", "early", "through") || v.year >= 1900 && v.year%100 >= 20
	}
	if p.wid(i) == idMark {
		return p.is(i-1, "in", "of", "since", "by", "until", "from", "to", "and", "before", "after", "during", "for", "or", "summer", "spring", "winter", "autumn", "fall", "class") && p.yearFits(end)
	}
	if !p.yearFits(end) {
		return false
	}
	if end < p.limit && p.tight(end) && p.mark(end, "-") && p.tight(end+1) {
		if n, w, ok := p.digits(end + 1); ok && !(w == 2 && n == (v.year+1)%100 || w == 4 && n > v.year || w == 2 && n > v.year%100) {
			return false
		}
	}
	if p.mark(end, "-") && p.tight(end) && p.tight(end+1) && p.entry(end+1).cls&(cUnit) != 0 {
		return false
	}
	prep := p.is(i-1, "in", "of", "since", "by", "until", "till", "from", "during", "before", "after", "between", "through", "late", "early", "circa", "year", "spring", "summer", "autumn", "fall", "winter", "fiscal", "throughout", "mid", "for", "to", "into", "about", "around")
	if i == p.start {
		return v.year >= 1700 && v.year < 2100
	}
	t := p.t(i - 1)
	s := p.d.Src[t.Start:t.End]
	switch t.Kind {
	case text.Symbol:
		return false
	case text.Number:
		return p.entry(i-2).cls&(cMonth|cMonthAbbr) != 0
	case text.Punct:
		switch s {
		case "(", ",", "[", ";", "“", "\"", ":", "—", "–", "_", "`":
			return v.year >= 1700 && v.year < 2100 || v.year >= 1000 && (s == "–" || s == "-" || s == "—")
		case "-":
			if t.Space {
				return v.year >= 1700 && v.year < 2100
			}
			prev := p.out
			if n := len(prev); n > 0 && prev[n-1].Last == i-1 {
				return true
			}
			return p.is(i-2, "mid", "pre", "post", "early", "late")
		case "/":
			n := len(p.out)
			return n > 0 && p.out[n-1].Last == i-1 && p.out[n-1].Form.Grain == schedule.GrainYear
		}
		return false
	}
	if prep {
		if p.is(i-1, "about", "around", "for", "to", "by", "of") && (v.year < 1700 || v.year > 2100) {
			return false
		}
		return true
	}
	if v.year < 1800 || v.year > 2060 {
		return false
	}
	switch p.low(i - 1) {
	case "no", "number", "flight", "page", "room", "route", "highway", "section", "article", "model", "channel", "some", "over", "nearly", "almost", "than", "least", "another", "chapter", "law", "act", "bill", "resolution", "boeing", "windows", "title", "lot", "the-", "only", "these", "those", "additional", "all", "any", "million", "plus":
		return false
	}
	return true
}
