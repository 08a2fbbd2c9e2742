package timex

import (
	"time"

	"dateline/schedule/lang"
)

// class is a set of the parts a word can play in a time expression. Patterns name classes in angle brackets.
type class uint64

const (
	cNumber      class = 1 << iota // digits
	cCardinal                      // "seven", "hundred"
	cOrdinal                       // "third"
	cMonth                         // "January"
	cMonthAbbr                     // "Jan"
	cWeekday                       // "Thursday"
	cWeekdayAbbr                   // "Thu"
	cWeekdays                      // "Thursdays"
	cUnit                          // "day"
	cUnits                         // "days"
	cSeason                        // "summer"
	cPart                          // "morning"
	cParts                         // "mornings"
	cMeridiem                      // "p.m."
	cZone                          // "GMT": counts only in capitals
	cMark                          // apostrophe that may begin "'90s"
	cNoon                          // "noon", "midnight"
	cDeictic                       // "today"
	cDecade                        // "nineties"
	cEarly                         // "early", "late", "mid"
	cApprox                        // "about", "nearly"
	cVague                         // "several"
	cAgo                           // "ago", "later"
	cHoliday                       // first word of a feast
	cLetter                        // h, T and the like inside clocks
)

// entry is what the lexicon knows of one word. A word may play several parts ("second", "March"), each with its field.
type entry struct {
	cls     class
	num     int // cardinal
	ord     int
	month   time.Month
	weekday int
	unit    Unit
	code    string // season, part of day, mod, meridiem
	strong  bool   // no time expression is made of the other words alone
	rules   []int  // rows that may begin with this word
}

type wordRow struct {
	words string // separated by blanks
	e     entry
}

func months() []wordRow {
	var out []wordRow
	for i, w := range []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"} {
		out = append(out, wordRow{w, entry{cls: cMonth, month: time.Month(i + 1)}})
	}
	for i, w := range []string{"jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sep sept", "oct", "nov", "dec"} {
		out = append(out, wordRow{w, entry{cls: cMonthAbbr, month: time.Month(i + 1)}})
	}
	for i, w := range []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"} {
		out = append(out, wordRow{w, entry{cls: cWeekday, weekday: i + 1}}, wordRow{w + "s", entry{cls: cWeekdays, weekday: i + 1}})
	}
	for i, w := range []string{"mon", "tue tues", "wed weds", "thu thur thurs", "fri", "sat", "sun"} {
		out = append(out, wordRow{w, entry{cls: cWeekdayAbbr, weekday: i + 1}})
	}
	for i, w := range []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
		"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"} {
		out = append(out, wordRow{w, entry{cls: cCardinal, num: i}})
	}
	for i, w := range []string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "dozen"} {
		n := (i + 2) * 10
		if w == "hundred" {
			n = 100
		} else if w == "dozen" {
			n = 12
		}
		out = append(out, wordRow{w, entry{cls: cCardinal, num: n}})
	}
	out = append(out, wordRow{"thousand", entry{cls: cCardinal, num: 1000}})
	for i, w := range []string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
		"thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"} {
		out = append(out, wordRow{w, entry{cls: cOrdinal, ord: i + 1}})
	}
	out = append(out, wordRow{"thirtieth", entry{cls: cOrdinal, ord: 30}})
	for i, w := range []string{"twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"} {
		out = append(out, wordRow{w, entry{cls: cDecade, num: i + 2}})
	}
	return out
}

func otherWords() []wordRow {
	return []wordRow{
		{"second sec", entry{cls: cUnit, unit: UnitSecond}},
		{"minute min", entry{cls: cUnit, unit: UnitMinute}},
		{"hour hr", entry{cls: cUnit, unit: UnitHour}},
		{"day", entry{cls: cUnit, unit: UnitDay}},
		{"weekend", entry{cls: cUnit, unit: UnitWeekend}},
		{"week", entry{cls: cUnit, unit: UnitWeek}},
		{"month", entry{cls: cUnit, unit: UnitMonth}},
		{"quarter", entry{cls: cUnit, unit: UnitQuarter}},
		{"year", entry{cls: cUnit, unit: UnitYear}},
		{"decade", entry{cls: cUnit, unit: UnitDecade}},
		{"century", entry{cls: cUnit, unit: UnitCentury}},
		{"seconds secs", entry{cls: cUnits, unit: UnitSecond}},
		{"minutes mins", entry{cls: cUnits, unit: UnitMinute}},
		{"hours hrs", entry{cls: cUnits, unit: UnitHour}},
		{"days", entry{cls: cUnits, unit: UnitDay}},
		{"weekends", entry{cls: cUnits, unit: UnitWeekend}},
		{"weeks", entry{cls: cUnits, unit: UnitWeek}},
		{"fortnight", entry{cls: cUnit, unit: UnitWeek, num: 2}},
		{"fortnights", entry{cls: cUnits, unit: UnitWeek, num: 2}},
		{"months", entry{cls: cUnits, unit: UnitMonth}},
		{"quarters", entry{cls: cUnits, unit: UnitQuarter}},
		{"years", entry{cls: cUnits, unit: UnitYear}},
		{"decades", entry{cls: cUnits, unit: UnitDecade}},
		{"centuries", entry{cls: cUnits, unit: UnitCentury}},
		{"spring springtime", entry{cls: cSeason, code: "SP"}},
		{"summer summertime", entry{cls: cSeason, code: "SU"}},
		{"autumn fall", entry{cls: cSeason, code: "FA"}},
		{"winter wintertime", entry{cls: cSeason, code: "WI"}},
		{"morning dawn", entry{cls: cPart, code: "MO"}},
		{"afternoon", entry{cls: cPart, code: "AF"}},
		{"evening dusk", entry{cls: cPart, code: "EV"}},
		{"night", entry{cls: cPart, code: "NI"}},
		{"daytime", entry{cls: cPart, code: "DT"}},
		{"lunchtime", entry{cls: cPart, code: "MI"}},
		{"mornings", entry{cls: cParts, code: "MO"}},
		{"afternoons", entry{cls: cParts, code: "AF"}},
		{"evenings", entry{cls: cParts, code: "EV"}},
		{"nights", entry{cls: cParts, code: "NI"}},
		{"am a.m. a.m", entry{cls: cMeridiem, num: 0, code: "am"}},
		{"pm p.m. p.m", entry{cls: cMeridiem, num: 12, code: "pm"}},
		{"gmt utc z bst ist jst kst hkt sgt msk cet cest wet west eet eest est edt cst cdt mst mdt pst pdt et ct mt pt akst akdt hst ast adt nst ndt " +
			"aest aedt acst acdt awst nzst nzdt wat cat eat sast trt gst pkt pht wib wita wit ict myt npt bdt brt art clt cot pet vet uyt irst idt " +
			"sgt ut bjt phst samt yekt omst krat irkt yakt vlat magt",
			entry{cls: cZone}},
		{"noon midday", entry{cls: cNoon, num: 12}},
		{"midnight", entry{cls: cNoon, num: 24}},
		{"today", entry{cls: cDeictic, num: 0}},
		{"tomorrow", entry{cls: cDeictic, num: 1}},
		{"yesterday", entry{cls: cDeictic, num: -1}},
		{"early earlier", entry{cls: cEarly, code: "START"}},
		{"late later", entry{cls: cEarly, code: "END"}},
		{"mid", entry{cls: cEarly, code: "MID"}},
		{"about around approximately roughly some circa", entry{cls: cApprox, code: "APPROX"}},
		{"nearly almost", entry{cls: cApprox, code: "LESS_THAN"}},
		{"over", entry{cls: cApprox, code: "MORE_THAN"}},
		{"several many numerous few", entry{cls: cVague}},
		{"h hours hrs", entry{cls: cLetter, code: "h"}},
		{"christmas xmas easter thanksgiving halloween ramadan hogmanay whitsun pentecost", entry{cls: cHoliday}},
		{"new valentine boxing labor labour memorial independence veterans martin good ash palm", entry{cls: cHoliday}},
	}
}

// weak words occur in time expressions and everywhere else.
const weakWords = "the a an this that these those his her their its my our your in on of at to for and or as by from with up more less fewer some just only well many few several numerous " +
	"under within close over about around nearly almost approximately roughly circa one another half each every other new good whole full mere much long least most than estimated couple number handful " +
	"first last final same very per part single early late short extra entire solid straight additional difficult bloody intense successive remaining following next previous coming former big " +
	"small old quite begins start end middle beginning turn rest close outset remainder possible independence labor labour memorial palm ash boxing martin veterans valentine trading business working calendar consecutive further intervening comparable corresponding latest preceding prior subsequent upcoming during night's live school academic"

// lexicon is built once and never written afterwards.
type lexicon struct {
	ids     *lang.Table[uint16]
	entries []entry
}

const (
	idNone   = 0
	idNumber = 1
	idMark   = 2
)

func newLexicon(rows []row) *lexicon {
	lx, ids := &lexicon{entries: make([]entry, 3)}, map[string]uint16{}
	lx.entries[idNumber].cls = cNumber
	lx.entries[idMark].cls = cMark
	at := func(w string) *entry {
		id, ok := ids[w]
		if !ok {
			id = uint16(len(lx.entries))
			ids[w] = id
			lx.entries = append(lx.entries, entry{})
		}
		return &lx.entries[id]
	}
	for _, r := range append(months(), otherWords()...) {
		for _, w := range fields(r.words) {
			e := at(w)
			e.cls |= r.e.cls
			if r.e.num != 0 {
				e.num = r.e.num
			}
			e.ord += r.e.ord
			e.month += r.e.month
			e.weekday += r.e.weekday
			if r.e.unit != UnitNone {
				e.unit = r.e.unit
			}
			if r.e.code != "" {
				e.code = r.e.code
			}
		}
	}
	for _, r := range rows {
		for _, w := range r.prog.literals {
			at(w)
		}
	}
	for _, w := range fields(weakWords + " o'clock o’clock soon") {
		at(w)
	}
	weak := map[string]bool{}
	for _, w := range fields(weakWords) {
		weak[w] = true
	}
	const needsMore = cApprox | cVague | cLetter | cMark | cCardinal | cNumber
	for w, id := range ids {
		e := &lx.entries[id]
		e.strong = e.cls&^needsMore != 0 && !weak[w] || e.cls == 0 && !weak[w] && w != "'s" && w != "’s"
	}
	for i, r := range rows {
		for _, w := range r.prog.firstWords {
			e := at(w)
			e.rules = append(e.rules, i)
		}
		for id := range lx.entries {
			e := &lx.entries[id]
			if e.cls&r.prog.firstClass != 0 && (len(e.rules) == 0 || e.rules[len(e.rules)-1] != i) {
				e.rules = append(e.rules, i)
			}
		}
	}
	lx.ids = lang.NewTable(ids)
	return lx
}
