package extract

import "dateline/schedule"

// surely is the length in bytes from which the language of a text is believed: a line of names is taken for any.
const surely = 300

// Reads reports whether an article is in a language whose words this package has: English, or too short to tell. Of others
// nothing is reported; half-understood they would give wrong dates. The next language is one more case here.
func Reads(a *schedule.Article) bool {
	return a.Language == "" || a.Language == "en" || len(a.Text) < surely
}
