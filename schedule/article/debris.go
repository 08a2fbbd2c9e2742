package article

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What surrounds an article on a page, told by its words and its build. All tests are for whole lines: a sentence that
// mentions a newsletter or a photograph stays prose.

//go:embed debris.txt
var debrisTable string

// phrases are the rows of debris.txt by what they are good for.
type phrases struct {
	whole   map[string]bool // "subscribe": the line is nothing else
	begin   []string        // "sign up for": a short line begins with it
	section map[string]bool // "recent posts": heads links to other stories
	caption []string        // "photo:": a line that begins with it is a credit or caption
	credit  []string        // "getty images": a line that ends with it, or holds it in brackets, is a caption
}

var debris = loadPhrases(debrisTable)

func loadPhrases(table string) phrases {
	p := phrases{whole: map[string]bool{}, section: map[string]bool{}}
	for _, row := range strings.Split(table, "\n") {
		kind, words, ok := strings.Cut(row, "\t")
		if !ok || strings.HasPrefix(row, "#") {
			continue
		}
		switch kind {
		case "whole":
			p.whole[words] = true
		case "begin":
			p.begin = append(p.begin, words)
		case "section":
			p.section[words] = true
		case "caption":
			p.caption = append(p.caption, words)
		case "credit":
			p.credit = append(p.credit, words)
		}
	}
	return p
}

// plain lowers a line and takes the marks from its ends, for comparing with the table.
func plain(s string) string {
	return strings.ToLower(strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}

func navigation(l line) bool {
	if l.words > 25 {
		return false
	}
	p := plain(l.s)
	if p == "" {
		return true // a rule of dashes, an arrow
	}
	if debris.whole[p] {
		return true
	}
	for _, b := range debris.begin {
		if strings.HasPrefix(p, b) && (len(p) == len(b) || !letter(p[len(b)])) {
			return l.words <= 14 || strings.Contains(b, " cookies") || strings.HasPrefix(b, "copyright")
		}
	}
	return strings.HasPrefix(l.s, "©") || strings.Contains(p, "all rights reserved") || cookieNotice(p)
}

func cookieNotice(p string) bool {
	return strings.Contains(p, "cookies") && (strings.Contains(p, "use ") || strings.Contains(p, "accept") || strings.Contains(p, "consent"))
}

func isSection(l line) bool { return l.words <= 6 && debris.section[plain(l.s)] }

func caption(l line) bool {
	if l.words > 60 {
		return false
	}
	low := strings.ToLower(strings.TrimLeft(l.s, "([ "))
	for _, b := range debris.caption {
		if strings.HasPrefix(low, b) {
			return true
		}
	}
	end := strings.TrimRight(low, ").] ")
	end = end[len(end)-runeTail(end, 100):]
	for _, b := range debris.credit {
		i := strings.Index(end, b)
		if i < 0 {
			continue
		}
		// The credit closes the line but for a name: "… on Monday. REUTERS/Ann Example", "(Photo: AB)".
		if rest := end[i+len(b):]; len(strings.Fields(rest)) <= 4 && !strings.ContainsAny(rest, ".") {
			return true
		}
	}
	return false
}

// runeTail is the length of the last n bytes or so of s that begin with a whole character.
func runeTail(s string, n int) int {
	if len(s) <= n {
		return len(s)
	}
	for n > 0 && !utf8.RuneStart(s[len(s)-n]) {
		n--
	}
	return n
}

// urlLine: nothing but addresses.
func urlLine(s string) bool {
	if !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "www.") {
		return false
	}
	for _, f := range strings.Fields(s) {
		if !strings.Contains(f, "://") && !strings.HasPrefix(f, "www.") {
			return false
		}
	}
	return true
}

// machine: what programs write for programs: paths, markup, numbers and flags, locales, "key: value" of metadata.
func machine(l line) bool {
	s := l.s
	if strings.Contains(s, "/html/") || strings.Contains(s, "/@content") || strings.Contains(s, "og:title") {
		return true
	}
	if strings.HasPrefix(s, "<") && strings.HasSuffix(s, ">") || strings.HasPrefix(s, "{{") || strings.HasPrefix(s, "[[") {
		return true
	}
	if strings.HasPrefix(s, "#") && l.words <= 8 && strings.Count(s, "#") >= l.words {
		return true // hash tags
	}
	if strings.HasPrefix(s, "@") && l.words <= 2 || strings.HasPrefix(s, "(@") && l.words <= 2 {
		return true
	}
	fields := strings.Fields(s)
	numbers := 0
	for _, f := range fields {
		switch {
		case f == "true" || f == "false" || f == "null" || digits(f):
			numbers++
		case locale(f) && len(fields) == 1:
			return true
		case strings.Contains(f, "/") && len(fields) == 1 && !strings.ContainsAny(f, ".:"):
			return initials(f)
		}
	}
	if numbers == len(fields) {
		return true
	}
	if len(fields) == 1 && len(s) > 24 && strings.IndexFunc(s, unicode.IsLetter) >= 0 && strings.ContainsAny(s, "_=&%/") {
		return true // a token, a query, a path
	}
	return strings.Contains(s, "://") && l.words <= 6 && !terminal(s)
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// locale: "en_GB", "en-US".
func locale(s string) bool {
	return len(s) == 5 && lower(s[0]) && lower(s[1]) && (s[2] == '_' || s[2] == '-') && upper(s[3]) && upper(s[4])
}

func lower(c byte) bool  { return 'a' <= c && c <= 'z' }
func upper(c byte) bool  { return 'A' <= c && c <= 'Z' }
func letter(c byte) bool { return lower(c|0x20) || c >= 0x80 }

// initials: of the editors who signed, "jg/lam/sea", "MA/PR".
func initials(s string) bool {
	for _, p := range strings.Split(s, "/") {
		if len(p) < 2 || len(p) > 4 {
			return false
		}
		for i := range len(p) {
			if !letter(p[i]) {
				return false
			}
		}
	}
	return true
}

// contact: an address block, told by an e-mail address or a telephone number in a line that is no sentence.
func contact(l line) bool {
	if l.words > 22 {
		return false
	}
	mail := strings.IndexByte(l.s, '@')
	if mail > 0 && strings.IndexByte(l.s[mail:], '.') > 0 && mail+1 < len(l.s) && l.s[mail-1] != ' ' && l.s[mail+1] != ' ' {
		return l.words <= 8 || !terminal(l.s)
	}
	return phone(l.s) && l.words <= 10
}

// phone: seven or more digits grouped as telephone numbers are, "+44 20 7946 0000", "321-555-0100".
func phone(s string) bool {
	run, groups, prev := 0, 0, byte(0)
	for i := 0; i <= len(s); i++ {
		var c byte
		if i < len(s) {
			c = s[i]
		}
		switch {
		case c >= '0' && c <= '9':
			run++
			if prev < '0' || prev > '9' {
				groups++
			}
		case run > 0 && (c == '-' || c == ' ' || c == '(' || c == ')') && i+1 < len(s) && s[i+1] != ' ':
		default:
			if run >= 9 && run <= 15 && (groups >= 3 || i > run && strings.Contains(s[:i], "+")) {
				return true
			}
			run, groups = 0, 0
		}
		prev = c
	}
	return false
}

// tags: key words of the story, in lower case and without a sentence: "ann example", "us, uk, trade talks".
func tags(l line) bool {
	s := strings.TrimPrefix(strings.TrimPrefix(l.s, "Tags:"), "tags:")
	if len(s) < len(l.s) {
		return l.words <= 30
	}
	if l.words > 40 || strings.ToLower(s) != s || strings.ContainsAny(s, "0123456789.!?;:\"“()") || s == "" {
		return false
	}
	r := []rune(s)[0]
	if !unicode.IsLetter(r) {
		return false
	}
	parts := strings.Split(s, ",")
	for _, p := range parts {
		if n := len(strings.Fields(p)); n == 0 || n > 4 {
			return false
		}
	}
	if len(parts) == 1 {
		return l.words <= 2 && cased(r)
	}
	return cased(r)
}

// cased: scripts without capitals say nothing by being in lower case.
func cased(r rune) bool { return unicode.IsLower(r) }

// byline: "By Ann Example", "By Ann Example and Bob Sample, Example News".
func byline(l line) bool {
	rest, ok := strings.CutPrefix(l.s, "By ")
	if !ok {
		rest, ok = strings.CutPrefix(l.s, "BY ")
	}
	if !ok || l.words > 14 || terminal(l.s) && l.words > 5 {
		return false
	}
	for _, w := range strings.FieldsFunc(rest, func(r rune) bool { return r == ' ' || r == ',' || r == '|' || r == '•' }) {
		switch w {
		case "and", "in", "for", "of", "the", "with", "de", "van", "von", "al", "bin", "&", "-", "–", "at":
			continue
		}
		if c := []rune(w)[0]; unicode.IsLower(c) || unicode.IsDigit(c) {
			return strings.Contains(w, ".com") || strings.Contains(w, "@")
		}
	}
	return true
}
