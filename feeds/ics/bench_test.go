package ics_test

import (
	"fmt"
	"io"
	"testing"
	"time"

	"dateline/feeds"
	"dateline/feeds/feedstest"
	"dateline/feeds/ics"
	"dateline/schedule"
)

func many(n int) []*schedule.Event {
	sample := feeds.Select(feeds.All(), feedstest.Events(), feedstest.AsOf())
	out := make([]*schedule.Event, n)
	for i := range out {
		e := *sample[i%len(sample)]
		e.UID = fmt.Sprintf("%06d@dateline", i)
		e.When.Day += schedule.Day(i % 700)
		e.When.Last += schedule.Day(i % 700)
		e.When.Start = e.When.Start.AddDate(0, 0, i%700)
		if !e.When.End.IsZero() {
			e.When.End = e.When.End.AddDate(0, 0, i%700)
		}
		out[i] = &e
	}
	return out
}

// 100,000 events of which one in a hundred has changed: to be done in half a second.
func BenchmarkWriter_onePercentChanged(b *testing.B) {
	events := many(100_000)
	w := ics.NewWriter()
	f := w.Format()
	write := func() {
		if err := f.Write(io.Discard, feeds.Edition{Feed: feeds.All(), Events: events, AsOf: feedstest.AsOf()}); err != nil {
			b.Fatal(err)
		}
	}
	write()
	turn := 0
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		turn++
		for i := turn % 100; i < len(events); i += 100 {
			e := *events[i]
			e.LastChanged = e.LastChanged.Add(time.Duration(turn) * time.Second)
			events[i] = &e
		}
		b.StartTimer()
		write()
	}
}

func BenchmarkWriter_first(b *testing.B) {
	events := many(10_000)
	for b.Loop() {
		if err := ics.NewWriter().Write(io.Discard, feeds.Edition{Feed: feeds.All(), Events: events}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSelect(b *testing.B) {
	events := many(100_000)
	for b.Loop() {
		feeds.Select(feeds.All(), events, feedstest.AsOf())
	}
}
