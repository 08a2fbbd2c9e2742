package extract_test

import (
	"encoding/json"
	"strings"
	"testing"

	"dateline/schedule/article"
	"dateline/schedule/extract"
)

// TestNumericOrder: day and month in digits stand in the order of the outlet's country, unless the article itself shows another.
func TestNumericOrder(t *testing.T) {
	for _, c := range []struct{ name, url, text, want string }{
		{"Ireland", "https://www.shannonherald.ie/notices/7", "The hearing will be held at the town hall on 03/06/2023.", "2023-06-03"},
		{"Britain", "https://www.fenlandpost.co.uk/notices/7", "The hearing will be held at the town hall on 03/06/2023.", "2023-06-03"},
		{"Australia", "https://www.murraytimes.com.au/notices/7", "The hearing will be held at the town hall on 03/06/2023.", "2023-06-03"},
		{"with a clock before it", "https://www.murraytimes.com.au/notices/7", "The hearing will begin at 06:30 on 03/06/2023.", "2023-06-03"},
		{"another date shows the order", "https://www.fenlandpost.co.uk/notices/7", "The hearing, first set for 05/24/2023, will be held on 06/03/2023.", "2023-06-03"},
		{"the weekday shows it", "https://www.fenlandpost.co.uk/notices/7", "The hearing will be held on Tuesday, 06/13/2023.", "2023-06-13"},
	} {
		t.Run(c.name, func(t *testing.T) {
			line, err := json.Marshal(map[string]string{"id": "n", "url": c.url, "published": published, "text": c.text})
			if err != nil {
				t.Fatal(err)
			}
			for a, err := range article.Read(article.From{Name: "n"}, strings.NewReader(string(line)+"\n")) {
				if err != nil {
					t.Fatal(err)
				}
				res := extract.New().Article(&a, latest)
				found := false
				for i := range res.Reports {
					found = found || strings.HasPrefix(slot(&res.Reports[i]), c.want)
				}
				if !found {
					t.Errorf("%s: no happening on %s\n%s", c.text, c.want, reasons(&res))
				}
			}
		})
	}
}
