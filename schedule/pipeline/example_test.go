package pipeline_test

import (
	"context"
	"fmt"
	"strings"
	"time"

	"dateline/schedule/article"
	"dateline/schedule/pipeline"
	"dateline/schedule/store/sqlite"
)

// Two articles on one happening go in; one event comes out, and a second run over the same articles changes nothing.
func ExamplePipeline_Run() {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, sqlite.Memory, sqlite.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer s.Close()
	const news = `{"id":"wire","published":"2023-05-09","text":"The foreign ministers of Estonia and Latvia will hold talks in Riga on Thursday."}
{"id":"paper","published":"2023-05-10","text":"Talks between Estonia and Latvia will be held in Riga on May 11."}
`
	p := pipeline.New(s)
	for _, now := range []time.Time{time.Date(2023, 5, 10, 6, 0, 0, 0, time.UTC), time.Date(2023, 5, 11, 6, 0, 0, 0, time.UTC)} {
		res, err := p.Run(ctx, article.Read(article.From{Name: "news.jsonl"}, strings.NewReader(news)), now)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println("read", res.Read, "new", res.Added, "changes", len(res.Steps))
	}
	events, err := p.Events(ctx)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range events {
		fmt.Println(e.When, e.Kind, "from", len(e.Sources), "sources")
	}
	// Output:
	// read 2 new 2 changes 1
	// read 2 new 0 changes 0
	// 2023-05-11 talks from 2 sources
}
