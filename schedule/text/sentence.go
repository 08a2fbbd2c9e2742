package text

import "unicode/utf8"

// split cuts the tokens from first on, all of one prose block, into sentences.
func (d *Doc) split(first, block int) {
	last := len(d.Tokens)
	start := first
	quotes := 0 // straight double quotes seen in the block: odd means one is open
	for i := first; i < last; i++ {
		t := &d.Tokens[i]
		if t.Kind == Word {
			// "at 9 p.m. The", "in the U.S. He": the stop of an abbreviation ends a sentence only before a word that opens one.
			if d.Src[t.End-1] == '.' && i+1 < last && d.Tokens[i+1].Space && d.opens(i+1) {
				d.addSentence(start, i+1, block)
				start = i + 1
			}
			continue
		}
		if t.Kind != Punct {
			continue
		}
		switch d.Src[t.Start] {
		case '"':
			quotes++
			continue
		case '.', '!', '?':
		default:
			if d.Src[t.Start:t.End] != "…" {
				continue
			}
		}
		end := i + 1
		q := quotes
		for end < last && d.closes(end, q) {
			if d.Src[d.Tokens[end].Start] == '"' {
				q++
			}
			end++
		}
		if end < last && !d.boundary(start, i, end) {
			continue
		}
		d.addSentence(start, end, block)
		start, i, quotes = end, end-1, q
	}
	if start < last {
		d.addSentence(start, last, block)
	}
}

func (d *Doc) addSentence(first, last, block int) {
	d.Sentences = append(d.Sentences, Sentence{
		Start: int(d.Tokens[first].Start), End: int(d.Tokens[last-1].End), First: first, Last: last, Block: block,
	})
}

// closes reports whether the token is a mark that belongs to the sentence before it: closing quotes and brackets, more
// stops. A straight quote closes when one is open; scraped text often puts a space before it ("reached. ”").
func (d *Doc) closes(i, quotes int) bool {
	t := &d.Tokens[i]
	if t.Kind != Punct {
		return false
	}
	switch d.Src[t.Start:t.End] {
	case "”", "’", "»", ")", "]", ".", "!", "?", "…":
		return true
	case "'":
		return !t.Space
	case "\"":
		return quotes%2 == 1 && (!t.Space || i+1 == len(d.Tokens) || d.Tokens[i+1].Space)
	}
	return false
}

// boundary reports whether the stop at tok ends the sentence that began at start, given that next is the first token
// after the closing marks.
func (d *Doc) boundary(start, tok, next int) bool {
	n := &d.Tokens[next]
	stop := d.Src[d.Tokens[tok].Start]
	if !n.Space {
		// Glued sentences: "the time.Later, the". Not "sputnik.com", "No.3", "7.x".
		return n.Capital && !n.Upper && d.Src[n.Start:n.End] != "I" && tok > start && d.glued(tok, next)
	}
	if stop == '.' && tok > start && next == tok+1 && !d.Tokens[tok].Space && d.abbreviation(tok-1, next) {
		return false
	}
	switch n.Kind {
	case Word:
		if n.Capital {
			return true
		}
		r, _ := utf8.DecodeRuneInString(d.Src[n.Start:])
		return r >= 0x2e80 // scripts without case
	case Number:
		return true
	case Symbol:
		return d.Src[n.Start] == '$'
	}
	switch d.Src[n.Start:n.End] {
	case "\"", "“", "‘", "«", "'", "`", "(", "[", "-", "–", "—", "_", "•", "*":
		return next+1 >= len(d.Tokens) || !d.lowerWord(next+1)
	}
	return false
}

func (d *Doc) lowerWord(i int) bool {
	t := &d.Tokens[i]
	return t.Kind == Word && classes[d.Src[t.Start]] == lower
}

func (d *Doc) glued(tok, next int) bool {
	if d.Tokens[tok].Space {
		return false
	}
	p := &d.Tokens[tok-1]
	switch p.Kind {
	case Word:
		return p.End-p.Start >= 2 && (!p.Capital || p.End-p.Start >= 4 || next > tok+1)
	case Punct:
		return true
	case Number:
		return p.Space && d.Tokens[next].End-d.Tokens[next].Start >= 2
	}
	return false
}

// abbreviation reports whether the stop after the word at tok marks an abbreviation and does not end the sentence.
func (d *Doc) abbreviation(tok, next int) bool {
	t := &d.Tokens[tok]
	n := &d.Tokens[next]
	if t.Kind != Word {
		return false
	}
	if t.Capital && t.End-t.Start == 1 { // an initial: "J. Smith", but "Plan B. The"
		return !d.opens(next)
	}
	switch d.low[t.Start:t.End] {
	case "mr", "mrs", "ms", "dr", "messrs", "prof", "gen", "lt", "col", "sgt", "capt", "cpl", "maj", "adm", "cmdr", "brig",
		"gov", "sen", "rep", "reps", "sens", "rev", "hon", "pres", "supt", "insp", "det", "st", "ft", "mt", "vs", "v", "approx", "ca", "cf", "fr", "msgr", "amb", "atty":
		return t.Capital || d.low[t.Start:t.End] == "vs" || d.low[t.Start:t.End] == "v" || d.low[t.Start:t.End] == "approx" || d.low[t.Start:t.End] == "ca" || d.low[t.Start:t.End] == "cf"
	case "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec":
		return t.Capital && (n.Kind == Number || !d.opens(next))
	case "mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun":
		return t.Capital && (n.Kind == Number || d.month(next))
	case "no", "nos", "art", "sec", "fig", "vol", "para", "pp", "ch":
		return n.Kind == Number
	case "corp", "inc", "co", "ltd", "plc", "bros", "jr", "sr", "dept", "univ", "assn", "cos", "cie", "etc",
		"calif", "mass", "conn", "fla", "penn", "pa", "va", "md", "ky", "tenn", "ala", "ark", "ariz", "colo", "del", "ga", "ill", "ind", "kan", "la", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "tex", "vt", "wash", "wis", "wyo":
		return t.Capital && !d.opens(next)
	}
	return false
}

func (d *Doc) month(i int) bool {
	t := &d.Tokens[i]
	if t.End-t.Start < 3 {
		return false
	}
	switch d.low[t.Start : t.Start+3] {
	case "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec":
		return true
	}
	return false
}

// opens reports whether the word is one that commonly begins a sentence and seldom goes on with a name.
func (d *Doc) opens(i int) bool {
	t := &d.Tokens[i]
	if t.Kind != Word {
		return t.Kind == Punct && (d.Src[t.Start:t.End] == "“" || d.Src[t.Start] == '"')
	}
	if !t.Capital || t.Upper {
		return false
	}
	switch d.low[t.Start:t.End] {
	case "the", "a", "an", "he", "she", "it", "they", "we", "you", "i", "his", "her", "its", "their", "our", "this", "that", "these", "those",
		"in", "on", "at", "by", "for", "from", "with", "as", "after", "before", "during", "since", "until", "under", "about", "of",
		"but", "and", "or", "so", "if", "when", "while", "where", "although", "though", "because", "however", "also", "then", "there", "here",
		"no", "not", "some", "many", "most", "both", "all", "one", "two", "who", "what", "how", "why", "mr", "mrs", "ms", "analysts", "officials",
		"meanwhile", "later", "earlier", "among", "despite", "according", "other", "another", "each", "such", "even", "only", "still", "now":
		return true
	}
	return false
}
