package article_test

import (
	"fmt"
	"strings"

	"dateline/schedule/article"
)

func ExampleRead() {
	in := `https://news.example/2024/03/05/fair
Harbour fair opens in May
Published: 5 March 2024, 14:05 UTC
PORTSMOUTH (Example News) - The harbour fair opens on 4 May, the council said.
Subscribe
`
	for a, err := range article.Read(article.From{Name: "fair.txt", ID: "fair"}, strings.NewReader(in)) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(a.ID, a.Outlet, a.Dateline.Place, a.Stamps[0].Time)
		for _, b := range a.Blocks {
			fmt.Printf("%-8s %s\n", b.Kind, a.Quote(b.Span))
		}
	}
	// Output:
	// fair news.example PORTSMOUTH 2024-03-05T14:05:00Z
	// debris   https://news.example/2024/03/05/fair
	// heading  Harbour fair opens in May
	// debris   Published: 5 March 2024, 14:05 UTC
	// prose    PORTSMOUTH (Example News) - The harbour fair opens on 4 May, the council said.
	// debris   Subscribe
}
