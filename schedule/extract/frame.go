package extract

import (
	"slices"
	"strings"

	"dateline/schedule"
	"dateline/schedule/lang"
	"dateline/schedule/lang/en"
	"dateline/schedule/names"
	"dateline/schedule/text"
)

// frame is a sentence with the words that matter for attachment.
type frame struct {
	text.Sentence
	kind     schedule.BlockKind
	triggers []trigger
	times    []int    // indexes into document.times
	names    []int    // indexes into document.names
	listed   bool     // a line of a programme, under a line that is only a date
	alike    [][2]int // tokens of phrases that only look like a happening: "press release"
	wall     []uint8  // strength of the clause boundary before token First+i: 0 none … 4 sentence-like
}

// trigger is a word that names a happening, with the phrase around it.
type trigger struct {
	first, last int // tokens
	np          [2]int
	kind        *en.Kind
	base        string
	noun        string // what to call what a verb does, "" for the kind's word
	verb        bool
	form        en.Form
	weak        bool // a common word of the table
	named       bool // last word of a capitalised name: "Patria Colloquium"
	adjunct     bool // behind "before", "after", "ahead of": its time is not the clause's
	definite    bool // "the talks": may take up an earlier mention
	generic     bool // no word of the table: the subject and verb of a clause about the future
}

// Limits that keep the work linear on text that is no prose: a sentence of the news has a few dozen words, a line of
// numbers or a table without line ends can have a hundred thousand.
const (
	longest  = 240 // tokens of one frame
	manyTime = 24  // times of one frame
	manyWord = 40  // words for happenings of one frame
	manyCand = 400 // candidates of one article
	lookFar  = 40  // frames that a search over the article looks at
)

// frames cuts every sentence into its frame, a very long one into several.
func (x *Extractor) frames(d *document) []frame {
	out := make([]frame, 0, len(d.Sentences))
	for _, s := range d.Sentences {
		for s.Last-s.First > longest {
			head := s
			head.Last = s.First + longest
			head.End = int(d.Tokens[head.Last-1].End)
			s.First, s.Start = head.Last, int(d.Tokens[head.Last].Start)
			out = append(out, frame{Sentence: head})
		}
		out = append(out, frame{Sentence: s})
	}
	ti, ni := 0, 0
	for i := range out {
		f := &out[i]
		s := &f.Sentence
		if s.Block < len(d.Blocks) {
			f.kind = d.Blocks[s.Block].Kind
		}
		for ti < len(d.times) && d.times[ti].First < s.First {
			ti++
		}
		for ; ti < len(d.times) && d.times[ti].First < s.Last; ti++ {
			if len(f.times) < manyTime && d.times[ti].Last <= s.Last {
				f.times = append(f.times, ti)
			}
		}
		for ni < len(d.names) && d.names[ni].First < s.First {
			ni++
		}
		for ; ni < len(d.names) && d.names[ni].First < s.Last; ni++ {
			if d.names[ni].Last <= s.Last {
				f.names = append(f.names, ni)
			}
		}
	}
	return out
}

// prepare finds triggers and walls; done only for sentences that can yield something, so that plain text costs little.
func (x *Extractor) prepare(d *document, f *frame) {
	if f.wall != nil {
		return
	}
	f.wall = walls(d, f)
	for i := f.First; i < f.Last && len(f.triggers) < manyWord; i++ {
		if n := nameAt(d, f, i); n >= 0 {
			m := &d.names[n]
			if k := x.nounAt(d, m.Last-1, m.Last); k != nil && m.Last-m.First > 1 && m.Value.Kind != schedule.Person && (!bodyLike.Has(d.Lower(m.Last-1)) || rites.Has(d.Lower(m.Last-2))) && !x.actsAsBody(d, f, m) {
				f.triggers = append(f.triggers, trigger{first: m.Last - 1, last: m.Last, np: [2]int{m.First, m.Last}, kind: k.Kind, base: k.Base, named: true})
			}
			if k := x.nounAt(d, m.First, m.First+1); k != nil && d.Lower(m.First+1) == "of" && !bodyLike.Has(d.Lower(m.First)) && !k.Weak {
				f.triggers = append(f.triggers, trigger{first: m.First, last: m.First + 1, np: [2]int{m.First, m.Last}, kind: k.Kind, base: k.Base, named: true})
			}
			for j := m.First + 1; j+1 < m.Last-1; j++ { // "14th European Conference on Marine Robotics"
				if k := x.nounAt(d, j, j+1); k != nil && d.Tokens[j].Capital && isOneOf(d.Lower(j+1), "on", "of", "for", "in", "against") && m.Value.Kind != schedule.Person && (!bodyLike.Has(d.Lower(j)) || d.Lower(j) == "congress") {
					f.triggers = append(f.triggers, trigger{first: j, last: j + 1, np: [2]int{m.First, m.Last}, kind: k.Kind, base: k.Base, named: true})
					break
				}
			}
			i = m.Last - 1
			continue
		}
		in := inTime(d, f, i)
		if t, ok := x.triggerAt(d, f, i); ok && (!in || !inTime(d, f, t.last-1)) { // "the winter session" names more than the winter
			if t.kind.Name == en.LookAlike {
				f.alike = append(f.alike, [2]int{t.first, t.last})
			} else {
				f.triggers = append(f.triggers, t)
			}
			i = t.last - 1
		}
	}
	x.outcome(d, f)
	x.rates(d, f)
	x.fixtures(d, f)
	f.triggers = slices.DeleteFunc(f.triggers, func(t trigger) bool { return opensItself(d, f, &t) })
	f.triggers = slices.DeleteFunc(f.triggers, func(t trigger) bool {
		// "the Cable Conference receives the delegations": a capitalised gathering that does something is a body.
		return !t.verb && !t.named && t.first > f.First && d.Tokens[t.first].Capital && d.Tokens[t.first-1].Capital && en.Actions().Get(d.Lower(t.last)) != "" && !en.Light(d.Lower(t.last))
	})
	for k := range f.triggers {
		t := &f.triggers[k]
		if t.np[1] == 0 {
			t.np = nounPhrase(d, f, t)
		}
		t.adjunct = isAdjunct(d, f, t)
		if w := d.Lower(t.np[0] - 1); t.np[0] > f.First {
			t.definite = w == "the" || w == "that" || w == "this" || w == "these" || w == "his" || w == "her" || w == "their" || w == "its" || w == "all" || w == "each" || w == "both"
		}
	}
}

// fixtures finds matches that no noun names: "Arsenal v PSV", "Qatar against Ecuador".
func (x *Extractor) fixtures(d *document, f *frame) {
	kind := x.kinds.Row("match")
	for k := 1; k < len(f.names); k++ {
		a, b := &d.names[f.names[k-1]], &d.names[f.names[k]]
		if a.Demonym || b.Demonym || a.Value.Kind == schedule.Person || b.Value.Kind == schedule.Person || a.Value.Kind == schedule.Venue || b.Value.Kind == schedule.Venue {
			continue
		}
		i := a.Last
		w := d.Lower(i)
		if !isOneOf(w, "v", "vs", "vs.", "versus", "against", "v.") {
			continue
		}
		j := i + 1
		for j < b.First && (d.Text(j) == "." || d.Lower(j) == "the") {
			j++
		}
		if j != b.First {
			continue
		}
		f.triggers = append(f.triggers, trigger{first: i, last: i + 1, np: [2]int{a.First, b.Last}, kind: kind, base: "match"})
	}
	slices.SortStableFunc(f.triggers, func(a, b trigger) int { return a.first - b.first })
}

// actsAsBody: a conference that receives somebody, or meets somebody ("a meeting of Japan and the Pacific Cable
// Conference"), is a body, not a happening.
func (x *Extractor) actsAsBody(d *document, f *frame, m *names.Mention) bool {
	if next := d.Lower(m.Last); m.Last < f.Last && en.Actions().Get(next) != "" && !en.Light(next) && !inTime(d, f, m.Last) {
		return true
	}
	if len(f.triggers) == 0 {
		return false
	}
	last := &f.triggers[len(f.triggers)-1]
	if last.verb {
		return false
	}
	for i := last.last; i < m.First; i++ {
		w := d.Lower(i)
		if n := nameAt(d, f, i); n < 0 && !isOneOf(w, "of", "between", "with", "and", "the", ",") {
			return false
		}
	}
	return last.last < m.First
}

// bodyLike words end names of bodies as well as of happenings; inside a name they are the body.
var bodyLike = lang.Words(`council assembly congress services service open league forum congresses primary mass stage market markets class party address landing
	opera ballet`)

func (x *Extractor) nounAt(d *document, i, limit int) *en.Trigger {
	for _, t := range x.kinds.Starting(d.Lower(i)) {
		if !t.Verb && matchWords(d, i, t.Words, limit) > 0 {
			return &t
		}
	}
	return nil
}

// triggerAt finds the longest trigger that begins at token i and reads as what the table says it is.
func (x *Extractor) triggerAt(d *document, f *frame, i int) (trigger, bool) {
	if d.Tokens[i].Kind != text.Word {
		return trigger{}, false
	}
	list := x.kinds.Starting(d.Lower(i))
	for k := range list {
		t := &list[k]
		end := matchWords(d, i, t.Words, f.Last)
		if end == 0 {
			continue
		}
		if t.Verb {
			if !readsAsVerb(d, f, i, t) {
				continue
			}
		} else if t.Upper && !d.Tokens[i].Capital || !readsAsNoun(d, f, i, end, t) || t.Weak && d.Lower(end) == "of" && t.Kind.Name == "tournament" {
			continue
		}
		if strings.HasPrefix(t.Base, "by ") || strings.HasPrefix(t.Base, "over ") {
			// "go through the dispute by phone": the way of speaking names the call, its subject makes it.
			return trigger{first: i, last: end, kind: t.Kind, base: t.Base, verb: true, form: en.Base | en.Past}, true
		}
		return trigger{first: i, last: end, kind: t.Kind, base: t.Base, noun: t.Noun, verb: t.Verb, form: t.Forms, weak: t.Weak}, true
	}
	return trigger{}, false
}

func isBe(base string) bool { return strings.HasPrefix(base, "be ") }

// matchWords matches table words against tokens, passing over hyphens; returns the end token or 0.
func matchWords(d *document, i int, words []string, limit int) int {
	for k, w := range words {
		if k > 0 && i < limit && d.Text(i) == "-" {
			i++
		}
		if i >= limit || d.Lower(i) != w {
			return 0
		}
		i++
	}
	return i
}

// readsAsVerb decides between "will meet", "leaders meet" and "a meet".
func readsAsVerb(d *document, f *frame, i int, t *en.Trigger) bool {
	prev, next := d.Lower(i-1), d.Lower(i+1)
	if i == f.First {
		prev = ""
	}
	if t.Kind.Name == "strike" && t.Words[0] == "struck" && !(next == "on" && inTime(d, f, i+2)) || t.Kind.Name == "closure" && isOneOf(next, "up", "down", "higher", "lower", "at", "flat") {
		return false // lightning, quakes and deals strike, shares close
	}
	if en.Determiner(prev) || prev == "'s" || prev == "’s" || prev == "of" {
		return false
	}
	switch {
	case prev == "to" || modal.Has(prev):
		return t.Forms&en.Base != 0
	case beForms.Has(prev):
		return t.Forms&(en.Ing|en.Participle) != 0
	case t.Forms&en.Ing != 0 && t.Forms&(en.Base|en.Past) == 0:
		return false // "meeting" alone is the noun; as a verb it needs "be"
	case t.Forms&(en.Past|en.Participle) != 0 && t.Forms&en.Base == 0:
		return true
	case en.Adverb(prev) && i-2 >= f.First && (modal.Has(d.Lower(i-2)) || d.Lower(i-2) == "to"):
		return true
	case len(t.Words) > 1:
		return true
	}
	if en.Adverb(prev) && i-2 >= f.First {
		prev = d.Lower(i - 2) // "He then speaks to"
	}
	// Bare present: "Leaders meet on Friday", "Arsenal play PSV": a subject before it, no noun reading behind it.
	if i == f.First || en.Preposition(prev) || en.Conjunction(prev) && prev != "and" && prev != "which" && prev != "who" && prev != "that" {
		return false
	}
	subject := d.Tokens[i-1].Kind == text.Word || quotedBefore(d, f, i-1) != ""
	return subject && (en.Preposition(next) || en.Determiner(next) || i+1 < f.Last && d.Tokens[i+1].Capital || en.Adverb(next) || inTime(d, f, i+1))
}

// readsAsNoun refuses the verb readings of nouns: "will visit", "to strike", "they call".
func readsAsNoun(d *document, f *frame, i, end int, t *en.Trigger) bool {
	if i == f.First {
		return true
	}
	prev := d.Lower(i - 1)
	if en.Adverb(prev) && i-2 >= f.First {
		prev = d.Lower(i - 2) // "will now play"
	}
	last := d.Lower(end - 1)
	if strings.HasSuffix(last, "s") && quotedBefore(d, f, i-1) != "" && (en.Preposition(d.Lower(end)) || inTime(d, f, end)) {
		return false // "'Salt Road' premieres in Lagos"
	}
	if t.Base == "service" && d.Tokens[i-1].Kind == text.Word && !d.Tokens[i-1].Capital && !inTime(d, f, i-1) && !en.Function(prev) && prev != "'s" && prev != "’s" && !rites.Has(prev) {
		return false // "high-speed services", "a shuttle service"
	}
	if end+1 < f.Last && d.Text(end) == "-" && !d.Tokens[end].Space && !d.Tokens[end+1].Space && d.Tokens[end+1].Kind == text.Word && !d.Tokens[end+1].Capital {
		return false // "results-oriented"
	}
	switch {
	case modal.Has(prev) || prev == "to" && !strings.HasSuffix(last, "s") && len(t.Words) == 1 && verbToo.Has(last):
		return false
	case en.Pronoun(prev) && prev != "her":
		return false
	}
	return true
}

// rites are the words before "service" that make it one of those people attend.
var rites = lang.Words(`church memorial funeral remembrance thanksgiving prayer carol wedding burial commemorative commemoration religious interfaith
	special morning evening midnight dawn sunrise graveside requiem harvest christmas easter advent vigil candlelit candlelight ecumenical confirmation
	ordination public private family national joint annual open-air outdoor military solemn committal dedication baptism communion`)

// verbToo are nouns of the table that are as often verbs in base form.
var verbToo = lang.Words(`visit call meet vote march rally race play strike launch release debate protest address fight show draw open close debut tour talk host
	stage walk exercise drill poll party ban display review picket boycott hike lunch audit market feast screen auction view premiere
	broadcast count wake service`)

var modal = lang.Words(`will would shall should can could may might must 'll ’ll won't cannot did does do`)

var beForms = lang.Words(`be is are was were been being 's ’s 're am gets get got`)

// walls measures how strongly a clause is cut before each token.
func walls(d *document, f *frame) []uint8 {
	w := make([]uint8, f.Last-f.First+1)
	depth := 0
	finite := false // a verb has stood in this clause: only then can "and" begin another
	for i := f.First; i < f.Last; i++ {
		k := i - f.First
		if w[k] >= 2 || isOneOf(d.Lower(i), "that", "which", "who", "if", "whether", "when", "while", "because") {
			finite = false
		}
		if l := d.Lower(i); !finite && (modal.Has(l) || beForms.Has(l) && l != "'s" && l != "’s" || l == "has" || l == "have" || l == "had" || says(d, i) || en.Light(l) || actsAt(d, f, i)) {
			finite = true
		}
		switch t := d.Lower(i); t {
		case ";", "•", "|":
			w[k+1] = 4
		case "—", "–", "--":
			if d.Tokens[i].Space {
				w[k+1] = max(w[k+1], 2)
			}
		case ":":
			if i+1 < f.Last && d.Tokens[i+1].Space {
				w[k+1] = max(w[k+1], 2)
			}
		case "(", "[":
			depth++
			w[k] = max(w[k], 1)
		case ")", "]":
			depth--
			w[k+1] = max(w[k+1], 1)
		case ",":
			w[k+1] = max(w[k+1], 1)
			if i+1 < f.Last {
				switch d.Lower(i + 1) {
				case "which", "while", "but", "although", "though", "whereas", "because", "so", "after", "before", "with", "when", "where", "who":
					w[k+1] = 2
				case "and", "or":
					if finite && clauseFollows(d, f, i+2) {
						w[k+1] = 3
					}
				default:
					if clauseFollows(d, f, i+1) {
						w[k+1] = 2
					}
				}
			}
		case "while", "but", "although", "though", "whereas", "because", "which", "that", "who", "where", "when", "followed", "before", "after", "until":
			w[k] = max(w[k], 1)
		case "and":
			if i > f.First && inTime(d, f, i-1) && i+1 < f.Last && d.Tokens[i+1].Kind == text.Word && !d.Tokens[i+1].Capital && !inTime(d, f, i+1) && en.PastForm(d.Lower(i+1)) {
				w[k] = max(w[k], 2) // "reached a contract early Friday and called off a strike": the day is the first verb's
			}
			if i > f.First && finite && d.Lower(i-1) != "," && clauseFollows(d, f, i+1) && !betweenBefore(d, f, i) {
				w[k] = max(w[k], 3)
			}
		case "\"", "“", "”":
			w[k] = max(w[k], 1)
		}
	}
	return w
}

// actsAt: a verb of doing in the third person behind its subject: "the council meets", "the conference receives".
func actsAt(d *document, f *frame, i int) bool {
	w := d.Lower(i)
	return i > f.First && strings.HasSuffix(w, "s") && en.Actions().Get(w) != "" && !d.Tokens[i].Capital && d.Tokens[i-1].Kind == text.Word && d.Tokens[i-1].Capital && !en.Function(d.Lower(i-1))
}

// betweenBefore: the "and" of "between A and B" joins, whatever follows.
func betweenBefore(d *document, f *frame, i int) bool {
	for j := i - 1; j >= f.First && j >= i-8; j-- {
		if w := d.Lower(j); w == "between" || w == "both" {
			return true
		} else if w == "and" || w == "," {
			return false
		}
	}
	return false
}

// clauseFollows reports that a subject and a finite verb begin at token i: the verb stands within a few words and
// before the next comma.
func clauseFollows(d *document, f *frame, i int) bool {
	if w := d.Lower(i); !inTime(d, f, i) && (modal.Has(w) || beForms.Has(w) || w == "has" || w == "have" || w == "had") {
		return false // the subject stands before the aside that ends here: "The summit, planned for May 3, has been cancelled"
	} else if isOneOf(w, "planned", "scheduled", "set", "due", "expected", "slated", "originally", "initially", "previously") && !inTime(d, f, i+1) {
		return false // and here it begins
	}
	end := i + 11
	if inTime(d, f, i) || inTime(d, f, i+1) {
		end = i + 30 // behind a fronted date the subject may be long
	}
	for j := i; j < f.Last && j < end; j++ {
		if n := nameAt(d, f, j); n >= 0 && d.names[n].Last-d.names[n].First > 1 {
			end += d.names[n].Last - j - 1
			j = d.names[n].Last - 1
			continue
		}
		if w := d.Lower(j); w == "(" || w == ")" {
			end++
			continue
		}
		if inTime(d, f, j) || j > i && d.Lower(j) == "," && inTime(d, f, j-1) {
			end++ // a fronted date: "…, and on Thursday, the court will …"
			continue
		}
		switch w := d.Lower(j); {
		case w == "," || w == ";":
			return false
		case j > i && (modal.Has(w) || beForms.Has(w) || w == "has" || w == "have" || w == "had"):
			return true
		case j > i && (w == "says" || w == "said" || actsAt(d, f, j)):
			return true
		case j == i && (w == "which" || w == "who"):
			return true
		}
	}
	return false
}

// says reports a verb of saying; "States" and "State" in a name are none.
func says(d *document, i int) bool {
	return i >= 0 && i < len(d.Tokens) && !d.Tokens[i].Capital && en.Saying(d.Lower(i))
}

// wallBetween is the strongest cut between two tokens of a sentence, and the sum of the cuts.
func (f *frame) wallBetween(a, b int) (strongest, sum int) {
	if a > b {
		a, b = b, a
	}
	for i := a + 1; i <= b && i-f.First < len(f.wall); i++ {
		s := int(f.wall[i-f.First])
		strongest, sum = max(strongest, s), sum+s
	}
	return
}

func nameAt(d *document, f *frame, i int) int {
	for _, n := range f.names {
		if m := &d.names[n]; m.First <= i && i < m.Last {
			return n
		}
	}
	return -1
}

func inTime(d *document, f *frame, i int) bool {
	for _, t := range f.times {
		if x := &d.times[t]; x.First <= i && i < x.Last {
			return true
		}
	}
	return false
}

// isAdjunct looks left of the noun phrase for "before", "ahead of", "in time for".
func isAdjunct(d *document, f *frame, t *trigger) bool {
	i := t.np[0] - 1
	for i >= f.First && (en.Determiner(d.Lower(i)) || inTime(d, f, i) || d.Lower(i) == "'s" || d.Lower(i) == "’s") {
		i--
	}
	if i < f.First {
		return false
	}
	w := d.Lower(i)
	if en.Adjunct(w) || w == "ahead" {
		return true
	}
	return w == "of" && i > f.First && (d.Lower(i-1) == "ahead" || d.Lower(i-1) == "because") || w == "to" && i > f.First && (d.Lower(i-1) == "prior" || d.Lower(i-1) == "due")
}

// nounPhrase extends a noun to the left over its modifiers; a verb keeps its own tokens.
func nounPhrase(d *document, f *frame, t *trigger) [2]int {
	if t.verb {
		return [2]int{t.first, t.last}
	}
	first := t.first
	for first > f.First {
		i := first - 1
		w := d.Lower(i)
		if n := nameAt(d, f, i); n >= 0 {
			first = d.names[n].First
			continue
		}
		if inTime(d, f, i) {
			first = i
			continue
		}
		tok := d.Tokens[i]
		switch {
		case tok.Kind == text.Word && !en.Function(w) && (!en.Light(w) || statusAdjective(d, i)) && !says(d, i) && (!en.Postpones(w) && !en.Cancels(w) || statusAdjective(d, i)) && (!en.Adverb(w) || hyphenAfter(d, i)) && !finiteLike.Has(w):
			first = i
			continue
		case w == "-" && (tok.Space && d.Tokens[i+1].Space || d.Text(i+1) == "-" || d.Text(i-1) == "-"):
			// "LIMA - Central bank decision": a dash between spaces ends a phrase
		case w == "-" || w == "'s" || w == "’s" || w == "/":
			first = i
			continue
		case w == "–" && !tok.Space:
			first = i
			continue
		case tok.Kind == text.Number:
			first = i
			continue
		case w == "and" && i > f.First && nameAt(d, f, i-1) >= 0 && nameAt(d, f, i+1) >= 0:
			first = i
			continue
		}
		break
	}
	for first < t.first && (d.Text(first) == "-" || d.Lower(first) == "'s" || d.Text(first) == "–" || d.Text(first) == "/") {
		first++
	}
	return [2]int{first, t.last}
}

// statusAdjective: "the postponed visit", "Friday's cancelled show", "a scheduled vote": a participle that stands before the
// noun it describes, behind an article or a possessive.
func statusAdjective(d *document, i int) bool {
	w, prev := d.Lower(i), d.Lower(i-1)
	return strings.HasSuffix(w, "ed") && (en.Determiner(prev) || prev == "'s" || prev == "’s")
}

func hyphenAfter(d *document, i int) bool { return d.Text(i+1) == "-" }

// finiteLike are verbs that news puts right before an event noun without article ("hosts talks", "wins vote").
var finiteLike = lang.Words(`hosts wins won loses lost demand demands called calls faces face attend attends join joins led leads lead see sees saw give gives gave
	discuss watch boycott announce plan plans make makes made getting including enter entered leave missed miss`)
