// Package article turns bytes into articles: it finds out by content which format they are in, reads one article after
// another, and says of each what its wrapping says (address, stamps, dateline, outlet) and how its text is built (prose,
// headings, items, debris). One bad article never stops the rest. No clock, no network, no file system.
//
// A new format is one file with a sniff and a read function, and one row in the table below.
package article

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"time"

	"dateline/schedule"
)

// Limits on what is taken for news. Beyond them the input is refused by name instead of being cut in silence.
const (
	MaxArticle = 32 << 20  // bytes of one article
	MaxLine    = 256 << 10 // bytes of one line of an article's text: some 40,000 words without a line end
	maxRecord  = 64 << 20  // bytes of one JSON line: an article with every character escaped
	sniffLen   = 8 << 10   // bytes a format may look at to recognise itself
)

// From is what is known of the bytes before they are read.
type From struct {
	Name string // for messages and Article.File: path, "-" or URL
	ID   string // id of a lone article in there that states none: path relative to the source, without suffix
	URL  string // address they were fetched from, "" for files

	Type   string           // Content-Type a server gave, "" when unknown
	Title  string           // title of the feed entry that led here, for a page that states none
	Stamps []schedule.Stamp // stamps of that entry
	Site   string           // what that feed is called, for a page that does not name its outlet
	Home   schedule.Place   // country and zone the publisher writes for, when somebody told; before what the host tells
	// Worth reports whether a happening can stand in a text. In a page without one the article is not looked for, which is the
	// dear step: all its text is taken. nil: every page is worth it.
	Worth   func(text string) bool
	Fetched time.Time // when the copy was made, as the server says; tells versions of one address apart
}

// Problem is something wrong with the input, at a place. With Warning set, the article was read all the same.
type Problem struct {
	File    string
	Line    int // 1 for the first; 0 when it concerns the whole file
	What    string
	Err     error // underlying, may be nil
	Warning bool
}

func (p *Problem) Error() string {
	s := p.File + ": "
	if p.Line > 0 {
		s = fmt.Sprintf("%s:%d: ", p.File, p.Line)
	}
	s += p.What
	if p.Err != nil {
		s += ": " + p.Err.Error()
	}
	return s
}

func (p *Problem) Unwrap() error { return p.Err }

// format is one way articles come in. sniff sees the first bytes; read yields articles and problems until the end of
// the input, or until yield returns false.
type format struct {
	name  string
	sniff func(head []byte) bool
	read  func(from From, r *bufio.Reader, yield func(schedule.Article, error) bool)
}

// formats is tried from top to bottom; plain text takes what nothing else wants.
func formats() []format {
	return []format{
		{"WARC", sniffWARC, readWARC},
		{"gzip", sniffGzip, readGzip},
		{"feed", sniffFeed, readFeed},
		{"HTML", sniffHTML, readHTML},
		{"e-mail", sniffMail, readMail},
		{"JSON Lines", sniffJSONLines, readJSONLines},
		{"JSON", sniffJSON, readJSON},
		{"text", func(head []byte) bool { return binary(head) == "" }, readText},
	}
}

// Read yields the articles in r, and every problem as a *Problem in place of an article. Problems and articles come in the
// order of the input.
func Read(from From, r io.Reader) iter.Seq2[schedule.Article, error] {
	return func(yield func(schedule.Article, error) bool) {
		br := bufio.NewReaderSize(r, sniffLen)
		head, err := br.Peek(sniffLen)
		readSniffed(from, br, head, err, func(a schedule.Article, err error) bool {
			if err == nil {
				from.told(&a)
			}
			return yield(a, err)
		})
	}
}

// readSniffed hands the input to the format that its first bytes show; err is what ended them.
func readSniffed(from From, br *bufio.Reader, head []byte, err error, yield func(schedule.Article, error) bool) {
	switch {
	case err != nil && err != io.EOF && len(head) == 0:
		yield(schedule.Article{}, &Problem{File: from.Name, What: "reading", Err: err})
		return
	case blank(head) && err == io.EOF:
		yield(schedule.Article{}, &Problem{File: from.Name, What: "empty, nothing to read"})
		return
	}
	if f, ok := sniff(head); ok {
		f.read(from, br, yield)
		return
	}
	yield(schedule.Article{}, &Problem{File: from.Name, What: binary(head) + ", not a text of news"})
}

func sniff(head []byte) (format, bool) {
	for _, f := range formats() {
		if f.sniff(head) {
			return f, true
		}
	}
	return format{}, false
}

// Format names the format that Read would choose for input beginning with head.
func Format(head []byte) string {
	if f, ok := sniff(head); ok {
		return f.name
	}
	return binary(head)
}

// told adds what is known from outside. The home is part of what reading depends on, so it changes the hash; the time of
// the copy is not, or every visit would make a new version.
func (from From) told(a *schedule.Article) {
	home := schedule.Place{Country: from.Home.Country, Zone: from.Home.Zone}
	if home != (schedule.Place{}) && home != a.Home {
		a.Home = home
		a.Hash = hashStrings(a.Hash, home.Country, home.Zone)
	}
	if a.Site == "" {
		a.Site = siteName(from.Site)
	}
	if !from.Fetched.IsZero() {
		at := from.Fetched.UTC().Format(time.RFC3339)
		a.Stamps = append(a.Stamps, schedule.Stamp{Kind: schedule.StampWeak, Day: schedule.DayOf(from.Fetched.UTC()), Time: at, Text: at, Rule: RuleFetched})
	}
}
