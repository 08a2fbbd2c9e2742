package schedule

// Because is a node of the tree that says why a value is what it is: the rule that spoke, what it yielded, the words it
// saw, and the nodes it rests on. Leaves point to bytes of an article. Rejected readings are nodes, too, so that the
// tree answers "why not" as well. Every stage returns a Because and puts the earlier stages' into From.
type Because struct {
	Rule     string     `json:"rule"`               // "timex/month-day", "anchor/direction", "merge/agree" …
	Got      string     `json:"got,omitempty"`      // what the rule yielded, in words or as a value
	Article  string     `json:"article,omitempty"`  // id; empty means: the article of the node above
	Span     Span       `json:"span"`               // the words it saw; empty when it saw none
	Quote    string     `json:"quote,omitempty"`    // those words, verbatim
	Rejected bool       `json:"rejected,omitempty"` // a reading considered and not taken
	From     []*Because `json:"from,omitempty"`     // what it rests on
}

// Mention is the one shape of everything found in a text: where it stands, its words, what they mean, and why.
type Mention[T any] struct {
	Span  Span     `json:"span"`
	Text  string   `json:"text"`
	Value T        `json:"value"`
	Why   *Because `json:"why,omitempty"`
}
