package article

import (
	"strings"
	"time"

	"dateline/schedule"
)

// Stamps state when an article was published. What the publisher writes (metadata, a labelled or machine-made line)
// proves most; an update says only that publication was earlier; the date of a page's clock or of a crawler lies by
// months and counts for little. Which stamp wins is decided in package anchor.

// Rules that stamps name as their origin.
const (
	RulePublished = "published"    // metadata given with the article
	RuleLine      = "stamp line"   // a line that is a stamp, by label, form or place
	RuleUpdated   = "updated line" // the same, of a later change
	RuleURL       = "url path"
	RuleURLMonth  = "url month" // the address holds only year and month
	RuleDateline  = "dateline"
	RuleCrawl     = "crawl prefix" // " date 2024-03-01 " before the text: when a crawler thought it was published
	RulePageClock = "page clock"   // today's date above the page, as of the visit
	RulePageDate  = "page date"    // a bare date between headline and text
	RuleFetched   = "fetched"      // Last-Modified or Date of the answer the text came in
)

// publishedStamp reads the value of a "published" field.
func publishedStamp(s string) (schedule.Stamp, bool) {
	out := schedule.Stamp{Kind: schedule.StampStated, Text: s, Rule: RulePublished}
	if len(s) == 7 && s[4] == '-' {
		// A month: the stamp has no day, its text says which month.
		_, err := time.Parse("2006-01", s)
		return out, err == nil
	}
	p, ok := pieces(s, 24)
	if !ok || len(p) == 0 {
		return out, false
	}
	c, n := date(p, 0)
	if n == 0 || c.year == 0 {
		return out, false
	}
	for n < len(p) {
		if k := c.readClock(p, n); k > 0 {
			n += k
		} else if k := c.readZone(p, n); k > 0 {
			n += k
		} else if p[n].s == "t" || p[n].s == "," || p[n].s == "at" {
			n++
		} else {
			return out, false
		}
	}
	st, ok := c.stamp()
	if !ok && c.hasWeekday {
		c.hasWeekday = false // a wrong weekday in metadata does not spoil the date
		st, ok = c.stamp()
	}
	out.Day, out.Time = st.Day, st.Time
	return out, ok
}

// label words that may stand in a stamp line.
var labels = map[string]schedule.StampKind{
	"published": schedule.StampStated, "posted": schedule.StampStated, "first": schedule.StampStated, "story": schedule.StampStated,
	"created": schedule.StampStated, "date": schedule.StampStated, "on": schedule.StampStated, "at": schedule.StampStated,
	"issued": schedule.StampStated, "released": schedule.StampStated, "release": schedule.StampStated, "dated": schedule.StampStated,
	"article": schedule.StampStated, "publication": schedule.StampStated, "time": schedule.StampStated, "publish": schedule.StampStated,
	"updated": schedule.StampWeak, "update": schedule.StampWeak, "modified": schedule.StampWeak, "last": schedule.StampWeak,
	"edited": schedule.StampWeak, "revised": schedule.StampWeak, "changed": schedule.StampWeak,
}

// stampLine reads a line that is nothing but a stamp (with a byline at most) and records what it states. It reports
// whether the line is one.
func (c *cut) stampLine(l line, prose, pages int) bool {
	return c.stampWords(l, l.s, prose, pages) || c.stampSentence(l, prose, pages)
}

// stampSentence reads a line whose first sentence is a stamp that says so: "Published January 10, 2026. All times Eastern." What
// stands behind has to be short and without figures, for it leaves the prose with the stamp.
func (c *cut) stampSentence(l line, prose, pages int) bool {
	label, _, _ := strings.Cut(strings.ToLower(l.s), " ")
	if _, ok := labels[strings.TrimRight(label, ":")]; !ok || len(label) < len("date") {
		return false
	}
	for end := 0; ; {
		i := strings.Index(l.s[end:], ". ")
		if i < 0 {
			return false
		}
		end += i + 1 // it may be that of "Jan."
		rest := l.s[end:]
		if len(strings.Fields(rest)) <= maxBehindStamp && !strings.ContainsAny(rest, "0123456789") && c.stampWords(l, l.s[:end], prose, pages) {
			return true
		}
	}
}

// maxBehindStamp is how many words may stand behind a stamp in its line.
const maxBehindStamp = 8

// stampWords reads the words of a line that are to be a stamp and nothing else.
func (c *cut) stampWords(l line, words string, prose, pages int) bool {
	l.s = words
	if l.words > 24 || len(l.s) > 160 || !strings.ContainsAny(l.s, "0123456789") {
		return false
	}
	p, ok := pieces(l.s, 64)
	if !ok {
		return false
	}
	i, by := skipByline(p)
	if i == 0 {
		i, by = skipSection(p)
	}
	var found []schedule.Stamp
	labelled, updated, anyClock, dates, wordy, weekday, wire := false, false, false, 0, false, false, false
	for i < len(p) {
		if d, n := date(p, i); n > 0 && d.year != 0 {
			i += n
			if i < len(p) && p[i].s == "t" {
				i++
			}
			for i < len(p) && (p[i].s == "," || p[i].s == "|" || p[i].s == "•" || p[i].s == "·" || p[i].s == "-" || p[i].s == "–" || p[i].s == "at") {
				i++
			}
			if k := d.readClock(p, i); k > 0 {
				i += k
				anyClock = true
			} else if k := d.readDigits(p, i); k > 0 {
				i += k
				anyClock, wire = true, true
			} else if len(found) == 0 && dates == 0 && pendingClock(p, &d) {
				anyClock = true
			}
			wordy = wordy || !d.machine
			weekday = weekday || d.hasWeekday
			dates++
			if st, ok := d.stamp(); ok {
				st.Kind, st.Rule, st.Text = schedule.StampStated, RuleLine, l.s
				if updated {
					st.Rule = RuleUpdated
				}
				st.Span = schedule.Span{Start: l.start, End: l.end}
				found = append(found, st)
			}
			continue
		}
		var loose civil
		if n := loose.readClock(p, i); n > 0 {
			i += n
			anyClock = true
			continue
		}
		if k, ok := labels[p[i].s]; ok {
			labelled = labelled || len(p[i].s) > 3
			updated = k == schedule.StampWeak || updated && (p[i].s == "on" || p[i].s == "at" || p[i].s == "date" || p[i].s == "time")
			i++
			continue
		}
		if strings.Contains(",.:;|•·-–—()[]/", p[i].s) {
			i++
			continue
		}
		if k := loose.readZone(p, i); k > 0 {
			i += k
			continue
		}
		return false
	}
	if dates == 0 {
		// "(Updated 12:59 pm)": a stamp without a date, to be left out of the prose; a bare clock is an item or heading.
		return labelled && anyClock
	}
	switch machine := !wordy; {
	case labelled || wire || machine && (anyClock || prose == 0):
	case machine:
		return false
	case prose > 1:
		return false // a date over a part of the text
	case anyClock || by:
		if prose == 1 && !by {
			return false
		}
	case pages > 1:
		return false // an agenda: each date heads its part
	default:
		// A bare date. Before the headline it is the page's clock, after it most likely the day of publication, but it
		// may be the day the happening is on.
		rule := RulePageDate
		if weekday && !c.headed() {
			rule = RulePageClock
		}
		for j := range found {
			found[j].Kind, found[j].Rule = schedule.StampWeak, rule
		}
	}
	c.stamps = append(c.stamps, found...)
	return true
}

// headed reports whether a headline stands above.
func (c *cut) headed() bool {
	for _, b := range c.blocks {
		if b.Kind == schedule.Heading || b.Kind == schedule.Prose {
			return true
		}
	}
	return false
}

// pendingClock takes a clock that stands before the date: "09:31 GMT 30.12.2021".
func pendingClock(p []piece, d *civil) bool {
	for i := range p {
		if d.readClock(p, i) > 0 {
			return true
		}
		if p[i].number >= 0 {
			return false
		}
	}
	return false
}

// skipByline passes over "By Ann Example •" before a stamp.
func skipByline(p []piece) (int, bool) {
	if len(p) == 0 || p[0].s != "by" {
		return 0, false
	}
	for i := 1; i < len(p) && i < 16; i++ {
		if p[i].number >= 0 {
			return i, true
		}
		if _, ok := labels[p[i].s]; ok && i > 2 && p[i].s != "on" && p[i].s != "at" {
			return i, true
		}
		if _, n := date(p, i); n > 0 {
			return i, true
		}
	}
	return 0, false
}

// readDigits reads a clock written as four digits before its zone: "22 Nov 2023 1219 GMT".
func (c *civil) readDigits(p []piece, i int) int {
	if i+1 >= len(p) || len(p[i].s) != 4 || p[i].number < 0 || p[i].number/100 > 23 || p[i].number%100 > 59 {
		return 0
	}
	switch p[i+1].s {
	case "gmt", "utc", "z":
	default:
		return 0
	}
	c.clock, c.hour, c.min, c.sec = true, p[i].number/100, p[i].number%100, 0
	return 1 + c.readZone(p, i+1)
}

// skipSection passes over the name of the outlet or section that a bar divides from a stamp with its clock:
// "Lagoon Business | 20 November 2023 | 08:44".
func skipSection(p []piece) (int, bool) {
	const words = 5
	for i := 0; i < len(p) && i <= words; i++ {
		switch {
		case p[i].number >= 0:
			return 0, false
		case p[i].s == "|" || p[i].s == "•" || p[i].s == "·":
			if i == 0 || i+1 >= len(p) || !p[0].capital {
				return 0, false
			}
			if _, n := date(p, i+1); n == 0 {
				return 0, false
			}
			for k := i + 1; k < len(p); k++ {
				if new(civil).readClock(p, k) > 0 {
					return i + 1, true
				}
			}
			return 0, false
		}
	}
	return 0, false
}

// pageDates counts the different lines of a text that are a bare wordy date: more than one make an agenda.
func pageDates(lines []line) int {
	seen := map[string]bool{}
	for _, l := range lines {
		if l.words > 6 || len(l.s) > 40 {
			continue
		}
		p, ok := pieces(l.s, 12)
		if !ok {
			continue
		}
		if c, n := date(p, 0); n > 0 && !c.machine && n == len(p) {
			seen[l.s] = true
		}
	}
	return len(seen)
}

// prefix takes the head that some crawls put before a text: " date 2024-03-01 https://… Text". It returns the rest.
func (c *cut) prefix(l line) line {
	rest, ok := strings.CutPrefix(l.s, "date ")
	if !ok || len(rest) < 10 {
		return l
	}
	day, err := schedule.ParseDay(rest[:10])
	if err != nil || len(rest) > 10 && rest[10] != ' ' {
		return l
	}
	span := schedule.Span{Start: l.start, End: l.start + len("date ") + 10}
	c.stamps = append(c.stamps, schedule.Stamp{Kind: schedule.StampWeak, Day: day, Text: c.text[span.Start:span.End], Span: span, Rule: RuleCrawl})
	n := span.End - l.start
	if tail := strings.TrimLeft(l.s[n:], " "); strings.HasPrefix(tail, "http://") || strings.HasPrefix(tail, "https://") {
		url, _, _ := strings.Cut(tail, " ")
		c.url = url
		n = len(l.s) - len(tail) + len(url)
	}
	span.End = l.start + n
	c.add(span, schedule.Debris)
	return trimmed(c.text, span.End, l.end)
}

// urlStamp reads the date in the path of an address.
func urlStamp(url string) (schedule.Stamp, bool) {
	path := url
	if _, rest, ok := strings.Cut(url, "://"); ok {
		_, path, _ = strings.Cut(rest, "/")
		path = "/" + path
	}
	path, _, _ = strings.Cut(path, "?")
	path, _, _ = strings.Cut(path, "#")
	st := schedule.Stamp{Kind: schedule.StampURL, Rule: RuleURL}
	month := ""
	for i := 0; i < len(path); i++ {
		if c := path[i]; c < '0' || c > '9' || i > 0 && path[i-1] >= '0' && path[i-1] <= '9' {
			continue
		}
		y, m, d, n := pathDate(path[i:])
		switch {
		case n == 0:
		case d == 0:
			if month == "" && i > 0 && path[i-1] == '/' {
				month = path[i : i+n]
			}
		default:
			if day, ok := schedule.ValidDate(y, m, d); ok {
				st.Day, st.Text = day, path[i:i+n]
				return st, true
			}
		}
	}
	if month != "" {
		st.Text, st.Rule = strings.Replace(month, "/", "-", 1), RuleURLMonth
		return st, true
	}
	return st, false
}

// pathDate reads 2024/03/01, 2024-03-01, 2024/mar/01, 20240301 (with hours and minutes) or 2024/03 at the beginning of s.
func pathDate(s string) (y int, m time.Month, d, n int) {
	run := 0
	for run < len(s) && s[run] >= '0' && s[run] <= '9' {
		run++
	}
	num := func(a, b int) int {
		v := 0
		for _, c := range []byte(s[a:b]) {
			if c < '0' || c > '9' {
				return -1
			}
			v = v*10 + int(c-'0')
		}
		return v
	}
	if run == 8 || run == 12 || run == 14 {
		y, m, d = num(0, 4), time.Month(num(4, 6)), num(6, 8)
		if y < 1995 || y > 2099 || run > 8 && (num(8, 10) > 23 || num(10, 12) > 59) {
			return 0, 0, 0, 0
		}
		return y, m, d, 8
	}
	if run != 4 || len(s) < 7 {
		return 0, 0, 0, 0
	}
	y = num(0, 4)
	sep := s[4]
	if y < 1995 || y > 2099 || sep != '/' && sep != '-' && sep != '_' {
		return 0, 0, 0, 0
	}
	i := 5
	if name, ok := monthNames[strings.ToLower(s[5:min(8, len(s))])]; ok {
		m, i = name, 8
	} else {
		for i < len(s) && i < 7 && s[i] >= '0' && s[i] <= '9' {
			i++
		}
		if i == 5 {
			return 0, 0, 0, 0
		}
		m = time.Month(num(5, i))
	}
	if m < 1 || m > 12 {
		return 0, 0, 0, 0
	}
	month := i
	if i+1 < len(s) && s[i] == sep {
		j := i + 1
		for j < len(s) && j < i+3 && s[j] >= '0' && s[j] <= '9' {
			j++
		}
		if whole := j == len(s) || s[j] < '0' || s[j] > '9'; j > i+1 && whole {
			return y, m, num(i+1, j), j
		}
	}
	if sep == '/' && month == 7 && (month == len(s) || s[month] == '/') {
		return y, m, 0, month
	}
	return 0, 0, 0, 0
}
