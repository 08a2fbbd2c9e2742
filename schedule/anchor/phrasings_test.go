package anchor_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"
	"time"

	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/text"
	"dateline/schedule/timex"
)

type phraseDoc struct {
	ID, Source, Reference, Text string
	NotSupportedByDesign        string
	Expressions                 []phrase
}

type phrase struct {
	Start, End        int
	Text, Type, Value string
	Grain             string
	EndValue          string `json:"end_value"`
	Holiday           string
	Components        struct{ Start, End map[string]any }
	Alternatives      []map[string]any
}

// leftOut is a class of phrasings that news does not have, or whose reading news does not share.
type leftOut struct {
	class  string
	kind   string // "type", "words", "text" for the whole sentence, or "value": found all the same, but read otherwise
	re     *regexp.Regexp
	reason string
	n      int
}

func readLeftOut(t *testing.T) []leftOut {
	raw, err := os.ReadFile(filepath.Join("testdata", "phrasings.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var out []leftOut
	reason := ""
	for n, l := range strings.Split(string(raw), "\n") {
		kind, pattern, ok := strings.Cut(l, "\t")
		switch {
		case l == "" || strings.HasPrefix(l, "#"):
		case ok && (kind == "type" || kind == "words" || kind == "text" || kind == "value"):
			re, err := regexp.Compile("(?i)" + pattern)
			if err != nil || reason == "" {
				t.Fatalf("phrasings.txt:%d: %v", n+1, err)
			}
			class, why, _ := strings.Cut(reason, ": ")
			out = append(out, leftOut{class: class, reason: why, kind: kind, re: re})
		default:
			reason = l
		}
	}
	return out
}

// TestPhrasings measures the phrasings of three projects in the folder that DATELINE_SHARED names: what is plain English and
// read alike in news must be found with its extent, and mean the same day and clock.
func TestPhrasings(t *testing.T) {
	shared := os.Getenv("DATELINE_SHARED")
	if shared == "" {
		t.Skip("DATELINE_SHARED names no folder of corpora")
	}
	out := readLeftOut(t)
	total, found, valued, right := 0, 0, 0, 0
	for _, name := range []string{"chrono-en", "duckling-en", "recognizers-english"} {
		f, err := os.Open(filepath.Join(shared, "corpora", "timex", name+".jsonl"))
		if err != nil {
			t.Skip(err)
		}
		defer f.Close()
		sc := bufio.NewScanner(f)
		sc.Buffer(nil, 1<<26)
		for sc.Scan() {
			var d phraseDoc
			if err := json.Unmarshal(sc.Bytes(), &d); err != nil {
				t.Fatal(err)
			}
			if d.NotSupportedByDesign != "" {
				continue
			}
			doc := text.Parse(d.Text, schedule.InText, nil)
			rs := anchor.Resolve(doc, timex.Find(doc), reference(d.Reference))
			for _, g := range d.Expressions {
				if excluded(out, &d, &g, false) {
					continue
				}
				total++
				got := covering(doc, rs, &g)
				if got == nil {
					t.Logf("EXTENT %s %q in %q: %s", g.Type, g.Text, d.Text, say(rs))
					continue
				}
				found++
				want := meanings(&d, &g)
				if len(want) == 0 || excluded(out, &d, &g, true) {
					continue
				}
				valued++
				if means(got, want, d.Source == "duckling" || d.Source == "chrono") {
					right++
				} else {
					t.Logf("VALUE %s %q in %q at %.10s: %s, want %v", g.Type, g.Text, d.Text, d.Reference, say(got), want)
				}
			}
		}
	}
	counts := map[string]int{}
	for _, o := range out {
		counts[o.class] += o.n
	}
	var classes []string
	for c := range counts {
		classes = append(classes, c)
	}
	sort.Strings(classes)
	for _, c := range classes {
		t.Logf("left out: %4d %s", counts[c], c)
	}
	extent, value := 100*float64(found)/float64(total), 100*float64(right)/float64(valued)
	t.Logf("of %d phrases %.1f %% found with their extent; of %d with a meaning %.1f %% right", total, extent, valued, value)
	if extent < 95 || value < 90 {
		t.Errorf("extent %.1f %%, value %.1f %%, want 95 and 90", extent, value)
	}
}

func excluded(out []leftOut, d *phraseDoc, g *phrase, value bool) bool {
	for i := range out {
		s := map[string]string{"type": d.Source + " " + g.Type + " " + g.Holiday, "words": g.Text, "text": d.Text, "value": g.Text}[out[i].kind]
		if (out[i].kind == "value") == value && out[i].re.MatchString(s) {
			out[i].n++
			return true
		}
	}
	return false
}

func reference(s string) schedule.DocTime {
	if len(s) < 10 {
		return schedule.DocTime{}
	}
	day, err := schedule.ParseDay(s[:10])
	if err != nil {
		return schedule.DocTime{}
	}
	return schedule.OnDay(day, schedule.Stated)
}

func say(rs []anchor.Resolved) string {
	var out []string
	for _, r := range rs {
		out = append(out, fmt.Sprintf("%q=%s", r.Text, r.Resolved))
	}
	return strings.Join(out, " ")
}

// between are words that those projects take into an expression, and TIMEX3 leaves outside.
var between = regexp.MustCompile(`(?i)^(on|at|in|from|by|for|since|until|till|before|after|between|during|within|over|through|throughout|to|and|of|or|around|about|later|than|earlier|sometime|not|no|the|a|this|starting|beginning|commencing|effective|anytime|any|time|as|soon|out|with|is|was|up|end|both|past|t|m|o|s|hours|,|-|–|—|~|@|\(|\)|\.|;|\s|\))*$`)

// covering returns the expressions that together have the extent of the phrase, nil when none have.
func covering(d *text.Doc, rs []anchor.Resolved, g *phrase) []anchor.Resolved {
	var in []anchor.Resolved
	for _, r := range rs {
		if r.Span.Start < g.End && g.Start < r.Span.End {
			in = append(in, r)
		}
	}
	if len(in) == 0 || g.End > len(d.Src) {
		return nil
	}
	at := g.Start
	for _, r := range in {
		if r.Span.Start > at && !between.MatchString(d.Src[at:r.Span.Start]) {
			return nil
		}
		at = r.Span.End
	}
	if at < g.End && !between.MatchString(d.Src[at:g.End]) || at > g.End && !between.MatchString(d.Src[g.End:at]) {
		return nil
	}
	if s := in[0].Span.Start; s < g.Start && !between.MatchString(d.Src[s:g.Start]) {
		return nil
	}
	return in
}

// meaning is a start, and an end where there is one; each a day, a clock, or both. Durations and sets are their value.
type meaning struct{ start, end, value string }

func meanings(d *phraseDoc, g *phrase) []meaning {
	var out []meaning
	add := func(start, end string) {
		start, end = strings.Replace(start, "T", " ", 1), strings.Replace(end, "T", " ", 1)
		if start != "" || end != "" {
			out = append(out, meaning{start: start, end: end})
		}
	}
	str := func(m map[string]any, keys ...string) string {
		for _, k := range keys {
			if s, ok := m[k].(string); ok && s != "not resolved" {
				return s
			}
		}
		return ""
	}
	switch {
	case d.Source == "chrono":
		s, e := component(g.Components.Start, d.Reference), component(g.Components.End, d.Reference)
		add(s, e)
	case d.Source == "duckling":
		v, e := g.Value, g.EndValue
		switch g.Grain {
		case "day", "week", "month", "quarter", "year":
			v, e = cutAt(v, 10), cutAt(e, 10)
		}
		add(v, e)
	case strings.HasSuffix(g.Type, "duration"), strings.HasSuffix(g.Type, "set"):
		if g.Value != "" {
			out = append(out, meaning{value: g.Value})
		}
	default:
		for _, a := range g.Alternatives {
			flat := []map[string]any{a}
			for _, k := range []string{"future", "past"} {
				if m, ok := a[k].(map[string]any); ok {
					flat = append(flat, m)
				}
			}
			for _, m := range flat {
				add(str(m, "date", "dateTime", "time", "startDate", "startDateTime", "startTime", "start", "value"), str(m, "endDate", "endDateTime", "endTime", "end"))
			}
		}
	}
	return out
}

func cutAt(s string, n int) string {
	if len(s) > n {
		return s[:n]
	}
	return s
}

// component writes chrono's parts of a date.
func component(m map[string]any, reference string) string {
	n := func(k string) int {
		if f, ok := m[k].(float64); ok {
			return int(f)
		}
		return -1
	}
	if len(m) == 0 {
		return ""
	}
	out := ""
	if n("month") > 0 && n("day") > 0 {
		y := n("year")
		if y < 0 {
			fmt.Sscanf(reference, "%d", &y)
		}
		out = fmt.Sprintf("%04d-%02d-%02d", y, n("month"), n("day"))
	}
	if h := n("hour"); h >= 0 {
		out = strings.TrimSpace(fmt.Sprintf("%s %02d:%02d:00", out, h, max(n("minute"), 0)))
	}
	return out
}

var dayRE, clockRE = regexp.MustCompile(`\d{4}-\d\d-\d\d`), regexp.MustCompile(`(\d\d):(\d\d)(:\d\d)?$`)

// elsewhere is the day a week or a year before or after that the expression also names: phrases without a verb have no tense.
func elsewhere(got []anchor.Resolved, day string) string {
	d, _ := schedule.ParseDay(day)
	f := &got[0].Form
	for _, r := range got {
		for _, w := range []schedule.Day{d - 7, d + 7, d.AddMonths(-12), d.AddMonths(12)} {
			if r.When.Day == w && f.Year == 0 && f.Said == schedule.Either && !f.FromDCT && !f.FromPrevious {
				return w.String()
			}
		}
	}
	return ""
}

// means reports whether the expressions found mean one of the meanings.
func means(got []anchor.Resolved, want []meaning, near bool) bool {
	for _, w := range want {
		if w.value != "" {
			if sameLength(got[0].Resolved, w.value) {
				return true
			}
			continue
		}
		first, last := &got[0], &got[len(got)-1]
		day, clock := dayRE.FindString(w.start), clockRE.FindString(w.start)
		endDay, endClock := dayRE.FindString(w.end), clockRE.FindString(w.end)
		ok := true
		if day != "" {
			ok = anyDay(got, day) || near && anyDay(got, elsewhere(got, day))
		} else if w.start == "" && endDay != "" { // "before March 3"
			ok = anyDay(got, endDay)
		}
		if clock != "" && first.When.Clock != nil && first.Form.ZoneText == "" {
			ok = ok && anyClock(got, clock)
		}
		if endDay != "" && w.start != "" && len(got) > 1 {
			end, _ := schedule.ParseDay(endDay)
			ok = ok && (last.When.Last == end || last.When.Last == end-1 || last.When.Day == end || near || !last.When.Day.Known())
		}
		if endClock != "" && last.When.Clock != nil && len(got) > 1 && last.Form.ZoneText == "" {
			ok = ok && (anyClock(got[len(got)-1:], endClock) || anyClock(got[len(got)-1:], minuteBefore(endClock)))
		}
		if ok && (day != "" || clock != "" || endDay != "" || endClock != "") {
			return true
		}
	}
	return false
}

func anyDay(rs []anchor.Resolved, day string) bool {
	d, err := schedule.ParseDay(day)
	for _, r := range rs {
		if err == nil && r.When.Day.Known() && (r.When.Day <= d && d <= r.When.Last+1) || strings.HasPrefix(r.Resolved, "T") && r.When.Day == 0 {
			return true
		}
	}
	return false
}

func anyClock(rs []anchor.Resolved, clock string) bool {
	at, err := time.Parse("15:04", clock[:5])
	for _, r := range rs {
		c := r.When.Clock
		if c == nil || err != nil {
			continue
		}
		if c.Minute == at.Minute() && (c.Hour%24 == at.Hour() || c.Half && c.Hour%12 == at.Hour()%12) {
			return true
		}
	}
	return false
}

// minuteBefore is for projects whose ranges end with the minute after.
func minuteBefore(clock string) string {
	at, err := time.Parse("15:04", clock[:5])
	if err != nil {
		return clock
	}
	return at.Add(-time.Minute).Format("15:04")
}

// sameLength compares periods; half units are written differently, and a set of every day in two ways.
func sameLength(a, b string) bool {
	same := strings.NewReplacer("P0.5Y", "P6M", "PT0.5H", "PT30M", "P0.5D", "PT12H", "P1.5Y", "P1Y6M", "PT1.5H", "PT1H30M", "PT24H", "P1D", "P7D", "P1W", "P10Y", "P1DE", "P20Y", "P2DE", "XXXX-XX-XX", "P1D", "XXXX-WXX-WE", "P1WE",
		"XXXX-WXX", "P1W", "XXXX-XX", "P1M", "PXX", "PX")
	a, b = same.Replace(a), same.Replace(b)
	return a == b || a == "XXXX" && b == "P1Y"
}
