package timex

import (
	"dateline/schedule/text"
)

func clockRows() []row {
	return []row{
		{
			name: "clock", pattern: "<clock>",
			make: func(m *match) bool { return m.time(nil, m.v("clock")) },
			yes: []string{"It began at [3:30 PM] = T15:30", "the call ([20:30 GMT]) went well = T20:30", "at [23.30 Moscow time] = T23:30", "by [20h30] = T20:30", "As of [15:11 GMT] it is open = T15:11",
				"at [8.30 p.m.] = T20:30", "at [2030 GMT] = T20:30", "[GMT 08:44] = T08:44", "Doors open at [noon] = T12:00", "about [half past six] = T06:30",
				"It lifts off at [1:05:30 UTC] = T01:05:30", "at [six o'clock] = T06:00", "at [9 a.m. Eastern Standard Time] = T09:00", "at [14:00 (UTC+3)] = T14:00",
				"at [5 in the morning] = T05:00", "at [quarter to five] = T04:45", "[10.44] – The train leaves = T10:44", "at [3;10 pm] = T15:10", "at [12 noon] = T12:00", "at [10 past 9] = T09:10", "at [1140 a.m.] = T11:40", "at [five thirty]. = T05:30",
				"from [a minute to midnight] = T23:59", "at [ten minutes past noon] = T12:10",
				"The road is shut [06:00]-18:00 = T06:00", "The road is shut 06:00-[12:00] = T12:00"},
			no: []string{"They won 2:1 on penalties", "a 16:9 screen", "version 23.30 is out", "John 3:16 says so", "It costs 8.30 dollars", "He ran it in 2:05:30", "call 555-2030 for more",
				"article 7.15 of the treaty", "12 Central banks", "a 3.45 percent rise", "won 3:12 to loss", "at five thirty soldiers", "3.50 – they paid"},
		},
		{
			name: "clock-day", pattern: "<clock> ,? (on|of)? ( the (night|morning|afternoon|evening) of )? <day> <zone>?",
			make: func(m *match) bool { return m.time(m.v("day"), m.v("clock")) },
			yes: []string{"It starts at [3:30 p.m. on Thursday, December 30] = XXXX-12-30T15:30", "by [5 p.m. EST Nov. 9] = XXXX-11-09T17:00", "[midnight Friday] = XXXX-WXX-5T24:00",
				"at [10 a.m. tomorrow] = XXXX-XX-XXT10:00", "at [8 p.m. tonight] = XXXX-XX-XXT20:00", "at [9:34 p.m., March 19 EST] = XXXX-03-19T21:34",
				"at [six o'clock in the evening of the sixteenth of May] = XXXX-05-16T18:00", "at [8 p.m. on the 15th], the choir sings = XXXX-XX-15T20:00", "at [one minute past midnight on Friday] = XXXX-WXX-5T00:01"},
			no: []string{"at 8 p.m. on the 15th floor"},
		},
		{
			name: "day-clock", pattern: "<day> ( , | (,? at (about|around|approximately|exactly)?) )? <clock>",
			make: func(m *match) bool { return m.time(m.v("day"), m.v("clock")) },
			yes: []string{"On [Thursday, December 30, at 23:30 Moscow time], they spoke = XXXX-12-30T23:30", "[Thursday 8:00 GMT] = XXXX-WXX-4T08:00", "[tomorrow at noon] = XXXX-XX-XXT12:00", "[tonight at 8 o'clock] = XXXX-XX-XXT20:00",
				"[24th October, 9 p.m.] = XXXX-10-24T21:00",
				"[Wednesday 4 May at 18.00] from Lake square = XXXX-05-04T18:00", "Fireworks. [Saturday 7 May, 23.00]. = XXXX-05-07T23:00"},
			no: []string{"It rose from May, 18.00 percent up", "On 4 May at 18.00 euros it sold"},
		},
		{
			name: "date-T-clock", pattern: "<date> ~t ~<clock>",
			make: func(m *match) bool { return m.time(m.v("date"), m.v("clock")) },
			yes:  []string{"[2021-12-30T09:31+0000] = 2021-12-30T09:31"},
		},
		{
			name: "agenda-clock", pattern: "<num>",
			make: func(m *match) bool { return m.agendaClock() },
			yes:  []string{"[0130] SYDNEY - Bank rates = T01:30", "[0700] PORT LOUIS – Talks open = T07:00", "[0900] - Ministers arrive = T09:00", "[1530] OSLO: Minister speaks = T15:30"},
			no:   []string{"1500 METRES - final", "2024 - Elections", "1984 – a novel", "4000 TROOPS - all told", "It was 0130 SYDNEY - all asleep"},
		},
		{
			name: "hour-day", pattern: "<num> on <day>",
			make: func(m *match) bool { return m.p.is(m.first-1, "at") && m.hour(m.v("num"), m.v("day")) },
			yes:  []string{"Meet us at [3 on Friday] = XXXX-WXX-5T03:00"},
			no:   []string{"She won 3 on Friday"},
		},
		{
			name: "hour-part", pattern: "<num> <day>",
			make: func(m *match) bool {
				d := m.v("day")
				return m.p.is(m.first-1, "at") && d.part != "" && (d.fromDCT || d.weekday > 0) && m.hour(m.v("num"), d)
			},
			yes: []string{"They meet at [5 tomorrow afternoon] = XXXX-XX-XXT17:00"},
			no:  []string{"She won 5 tomorrow afternoon"},
		},
		{
			name: "day-hour", pattern: "<day> at <num>",
			make: func(m *match) bool {
				if m.end < m.p.limit && (m.p.mark(m.end, ",") && m.p.entry(m.end+1).cls&cNumber != 0 || m.p.t(m.end).Kind != text.Punct) || m.end+1 < m.p.limit && m.p.tight(m.end+1) {
					return false
				}
				return m.hour(m.v("num"), m.v("day"))
			},
			yes: []string{"They meet [Friday at 3], she said = XXXX-WXX-5T03:00"},
			no:  []string{"It opened Friday at 3 percent", "on Friday at 7, 8 and 9 Main Street"},
		},
	}
}

// agendaClock reads four digits that lead a line, before the place in capitals or the dash that divides it from its matter.
func (m *match) agendaClock() bool {
	p := m.p
	n, w, ok := p.digits(m.first)
	if !ok || w != 4 || m.first != p.start || m.end != m.first+1 || n%5 != 0 {
		return false
	}
	v, ok := hm(n/100, n%100, 0)
	if !ok {
		return false
	}
	i := m.end
	for p.t(i).Upper && p.t(i).Kind == text.Word && i < m.end+4 {
		i++
	}
	if i > m.end && p.is(m.end, "metres", "meters", "miles", "points") {
		return false
	}
	divided := p.mark(i, "-") && p.t(i).Space || i > m.end && p.mark(i, ":")
	if !divided || i == m.end && n >= 1300 { // "1984 – a novel"
		return false
	}
	return m.time(nil, &v)
}

// hour makes a TIME of a bare hour.
func (m *match) hour(n, day *val) bool {
	h := int(n.n)
	if h < 1 || h > 12 || float64(h) != n.n {
		return false
	}
	v, _ := hm(h, 0, 0)
	v.clock.Half = true
	return m.time(day, &v)
}

// time makes a TIME of a clock, and of the day with it.
func (m *match) time(day, clock *val) bool {
	if day != nil {
		m.f.fill(day)
		m.f.DayPart = ""
		if clock.clock.Half && day.part != "" {
			c := clock.clock
			if day.part != "MO" && c.Hour < 12 {
				c.Hour += 12
			}
			c.Half = false
			clock.clock = c
		}
	}
	c := clock.clock
	m.f.Clock = &c
	m.typ = Time
	z := clock
	if late := m.v("zone"); late != nil {
		z = late
	}
	m.f.ZoneText, m.f.ZoneSpan = m.p.zoneSpan(z)
	return true
}
