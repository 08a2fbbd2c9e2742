package anchor

import (
	"strings"

	"dateline/schedule/text"
)

// Which verb is that of a date: verbs of another predicate and of asides have no say.

// achieved reports that the infinitive at i tells what came about: "came from behind to beat", "managed to win".
func achieved(d *text.Doc, s *text.Sentence, i int) bool {
	for j := i - 1; j >= s.First && j >= i-4 && d.Tokens[j].Kind == text.Word; j-- {
		switch d.Lower(j) {
		case "came", "managed", "rallied", "recovered", "fought", "helped", "failed", "went", "began", "started", "continued", "saw":
			return d.Lower(j+1) != "on" || d.Lower(j) == "went"
		}
	}
	return false
}

// joinsVerb reports a conjunction with a helping verb right behind it.
func joinsVerb(d *text.Doc, s *text.Sentence, i int) bool {
	if w := d.Lower(i); w != "and" && w != "but" && w != "or" || i+1 >= s.Last {
		return false
	}
	switch d.Lower(i + 1) {
	case "will", "would", "may", "might", "could", "is", "are", "was", "were", "has", "have", "had":
		return true
	}
	return false
}

// participleAside finds the comma that ends an aside led by the participle at i, right behind the comma after a date, 0 for
// none: the verb of the clause stands behind it.
func participleAside(d *text.Doc, s *text.Sentence, i, last int) int {
	const long = 14
	if i != last+1 || d.Text(last) != "," || !strings.HasSuffix(d.Lower(i), "ed") || saying.Has(d.Lower(i)) {
		return 0
	}
	for j := i + 1; j+1 < s.Last && j < i+long; j++ {
		if d.Text(j) == "," {
			switch d.Lower(j + 1) {
			case "has", "have", "will", "is", "are", "was", "were", "would", "may", "might", "could":
				return j
			}
			return 0
		}
	}
	return 0
}
