package schedule

import "time"

// Article is one news text as it came, with what its wrapping said of it. Text is kept verbatim: every Span of every
// mention is a byte range of Text (or of Title), so that Text[Start:End] is the quote.
type Article struct {
	ID       string    `json:"id"`                 // the contract's id: given, else path without suffix, else URL
	URL      string    `json:"url,omitempty"`      // where it was published, when known
	Title    string    `json:"title"`              // headline when the wrapping gave one apart from the text, else ""
	Text     string    `json:"text"`               // the text as stored
	Hash     string    `json:"hash"`               // content hash over everything a reader of the article could see, hex
	Print    []byte    `json:"print,omitempty"`    // likeness of the text, to tell copies and versions of it, see Alike; none for a short one
	Stamps   []Stamp   `json:"stamps"`             // statements about the time of publication, strongest first
	Language string    `json:"language"`           // BCP 47 primary tag, "" when not detected
	Outlet   string    `json:"outlet"`             // host of the URL or name of the agency; "" when unknown
	Site     string    `json:"site,omitempty"`     // what the page or its feed calls the outlet, for people; "" when it does not say
	Home     Place     `json:"home"`               // place the outlet writes for (country and zone), when known
	Blocks   []Block   `json:"blocks"`             // Text cut into lines and paragraphs, in order, without overlap
	Given    []Given   `json:"given,omitempty"`    // happenings that the page states for machines
	Dateline *Dateline `json:"dateline,omitempty"` // the words that open a wire story, when it has them
	File     string    `json:"file,omitempty"`     // where it was read from, for messages: path, path:line or URL
}

// Dateline is the opening of a wire story: "MOSCOW, December 1. /TASS/." Parts it does not name stay empty.
type Dateline struct {
	Place    string     `json:"place,omitempty"`  // as written, without the date: "SEOUL, South Korea"
	Agency   string     `json:"agency,omitempty"` // "TASS", "Thomson Reuters Foundation"
	Month    time.Month `json:"month,omitempty"`
	MonthDay int        `json:"monthDay,omitempty"`
	Year     int        `json:"year,omitempty"` // seldom written
	Span     Span       `json:"span"`
}

// Part names the field of an article that a Span points into.
type Part uint8

const (
	InText Part = iota
	InTitle
)

func (p Part) String() string {
	if p == InTitle {
		return "title"
	}
	return "text"
}

// Source returns the string a Span with this Part points into.
func (a *Article) Source(p Part) string {
	if p == InTitle {
		return a.Title
	}
	return a.Text
}

// Quote returns the bytes a span covers, "" when the span does not fit the article.
func (a *Article) Quote(s Span) string {
	src := a.Source(s.In)
	if s.Start < 0 || s.End > len(src) || s.Start > s.End {
		return ""
	}
	return src[s.Start:s.End]
}

// Span is a half-open range of bytes in one field of an article.
type Span struct {
	In    Part `json:"in,omitempty"`
	Start int  `json:"start"`
	End   int  `json:"end"`
}

// Len is the number of bytes covered.
func (s Span) Len() int { return s.End - s.Start }

// Covers reports whether t lies inside s.
func (s Span) Covers(t Span) bool { return s.In == t.In && s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether the spans share a byte.
func (s Span) Overlaps(t Span) bool { return s.In == t.In && s.Start < t.End && t.Start < s.End }

// BlockKind says what a line or paragraph of an article is for.
type BlockKind uint8

const (
	Prose    BlockKind = iota // running text
	Heading                   // a short line that titles what follows (headline, sub-heading, "Friday, 3 June")
	Item                      // a line of a list, an agenda or a table
	Caption                   // photo credit or caption
	Debris                    // navigation, addresses, metadata, stamps, tags, boilerplate: never mined for events
	Repeated                  // the same words stand in an earlier block: evidence, but no second mention
)

func (k BlockKind) String() string {
	return [...]string{"prose", "heading", "item", "caption", "debris", "repeated"}[k]
}

// Block is one line or paragraph of Article.Text.
type Block struct {
	Span Span      `json:"span"`
	Kind BlockKind `json:"kind"`
}

// Stamp is one statement about when the article was published, outside or inside its prose.
type Stamp struct {
	Kind StampKind `json:"kind"`
	Day  Day       `json:"day"`            // in the stamp's own zone
	Time string    `json:"time,omitempty"` // RFC 3339 when the stamp states an instant, else ""
	Text string    `json:"text"`           // the words of the stamp
	Span Span      `json:"span"`           // where, when it stands in the article; empty for metadata
	Rule string    `json:"rule"`           // what read it: "jsonl published", "url path", "stamp line", "dateline" …
}

// StampKind orders stamps by what they prove. Crawl stamps and page clocks lie by months, so they are weak.
type StampKind uint8

const (
	StampStated   StampKind = iota // metadata or a stamp line of the publisher
	StampURL                       // a date in the address
	StampDateline                  // "LONDON, March 3 (Agency)"; may lack the year (Day is then 0 and Text holds it)
	StampWeak                      // crawl stamp, page clock: used only where nothing else is known
)
