package pipeline_test

import (
	"path/filepath"
	"testing"

	"dateline/schedule"
	"dateline/schedule/pipeline"
	"dateline/schedule/store/sqlite"
)

// A server holds the events between runs: those that a run leaves alone are the same in memory, and what another process
// wrote into the file is seen.
func TestPipeline_Published(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s.db")
	var pipes [2]*pipeline.Pipeline
	for i := range pipes {
		s, err := sqlite.Open(ctx, path, sqlite.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		pipes[i] = pipeline.New(s)
	}
	published := func(p *pipeline.Pipeline, want int) []*schedule.Event {
		t.Helper()
		events, err := p.Published(ctx)
		if err != nil || len(events) != want {
			t.Fatalf("%d events, %v; want %d", len(events), err, want)
		}
		return events
	}
	published(pipes[0], 0)
	run(t, pipes[0], first, meeting(1, 0), meeting(2, 0))
	before := published(pipes[0], 2)
	run(t, pipes[0], later, meeting(150, 0))
	after := published(pipes[0], 3)
	if after[0] != before[0] || after[1] != before[1] || after[2].When.Day <= after[1].When.Day {
		t.Error("a run that adds an event changes the others in memory, or their order")
	}
	published(pipes[1], 3)
	run(t, pipes[1], later, meeting(250, 0))
	published(pipes[0], 4)
	run(t, pipes[1], later, meeting(350, 0))
	run(t, pipes[0], later, meeting(450, 0)) // without having looked in between
	published(pipes[0], 6)
}
