// Package extract reads one article and reports the happenings it announces: what, who, where, when, with what status,
// each with its words. It works from the times: every day or clock that could date a happening looks for the word in
// its clause that names one; a time that finds none, or only a saying or a thing of the past, is kept as a rejected
// reading with its reason.
package extract

import (
	"dateline/schedule"
	"dateline/schedule/anchor"
	"dateline/schedule/lang/en"
	"dateline/schedule/names"
	"dateline/schedule/text"
	"dateline/schedule/timex"
	"dateline/tz/gazetteer"
)

// Version names the rules. It rises with every change that can change a report, so that stored reports are derived anew.
const Version = "3"

// Extractor holds the tables. It is read-only and safe for concurrent use.
type Extractor struct {
	kinds *en.Lexicon
	names *names.Finder
}

// New returns an extractor with the embedded tables.
func New() *Extractor {
	return &Extractor{kinds: en.Kinds(), names: names.New(gazetteer.Default())}
}

// Result is what one article gives.
type Result struct {
	DocTime  schedule.DocTime
	Reports  []schedule.Report
	Rejected []*schedule.Because // times that dated no happening, with the reason
}

// Article reads one article. latest bounds the day of publication from above (an article cannot come from after the run).
func (x *Extractor) Article(a *schedule.Article, latest schedule.Day) Result {
	body := text.Parse(a.Text, schedule.InText, a.Blocks)
	found := timex.Find(body)
	dct := anchor.Infer(a, body, found, latest)
	if !Reads(a) {
		return Result{DocTime: dct}
	}
	r := &reader{x: x, a: a, dct: dct, body: x.document(a, body, found, dct)}
	if a.Title != "" {
		head := text.Parse(a.Title, schedule.InTitle, nil)
		r.head = x.document(a, head, timex.Find(head), dct)
	}
	r.read()
	return Result{DocTime: dct, Reports: r.reports(), Rejected: r.rejected}
}

// document is one field of an article with everything found in it.
type document struct {
	*text.Doc
	times []anchor.Resolved
	names []names.Mention
	frame []frame       // one for each sentence
	tour  bool          // several lines give a day and a place, and nothing else
	twin  map[int]bool  // times that restate another one
	line  schedule.Span // the dateline: its names are the agency and the place of writing
}

func (x *Extractor) document(a *schedule.Article, d *text.Doc, found []timex.Expression, dct schedule.DocTime) *document {
	found = anchor.SettleByCountry(found, a.Home.Country)
	doc := &document{Doc: d, times: anchor.Resolve(d, listClocks(d, a, monthLists(d, yearLists(d, found))), dct), names: x.names.Find(d, countryHint(a))}
	doc.frame = x.frames(doc)
	doc.twin = joinTwins(doc)
	programme(doc)
	if a.Dateline != nil && a.Dateline.Span.In == d.In {
		doc.line = a.Dateline.Span
	}
	return doc
}

// countryHint is the country that places of the same name are looked for in first.
func countryHint(a *schedule.Article) string {
	if a.Dateline != nil && a.Dateline.Place != "" {
		if e, ok := gazetteer.Default().Best(a.Dateline.Place, gazetteer.Hint{Near: a.Home.Country}); ok {
			return e.Country
		}
	}
	return a.Home.Country
}

// reader is the work on one article.
type reader struct {
	x        *Extractor
	a        *schedule.Article
	dct      schedule.DocTime
	body     *document
	head     *document
	found    []*candidate
	rejected []*schedule.Because
	blog     bool // a live report: its lines begin with the hour they were written
	common   struct {
		known bool
		zone  string
	}
	entered struct { // the line of a listing that was read last
		doc   *document
		frame int
	}
	scene *scene
	zone  *statedZone // "all times Central", or a zone stated once for clocks of one place
}

func (r *reader) read() {
	if r.head != nil {
		r.document(r.head)
	}
	r.zone = listZone(r.body, r.a)
	chainOpen(r.body)
	r.blog = liveReport(r.body)
	r.document(r.body)
	r.clockOfList()
	r.later()
	r.finer()
	r.corefer()
	r.lengths()
	r.settle()
	r.elsewhere()
	r.sceneClocks()
}

func (r *reader) reject(d *document, t *anchor.Resolved, why string) {
	r.rejected = append(r.rejected, &schedule.Because{Rule: "extract/no-event", Got: why, Article: r.a.ID, Span: t.Span, Quote: t.Text,
		Rejected: true, From: []*schedule.Because{t.When.Why}})
}
