package ledger

import (
	"fmt"
	"testing"
	"time"

	"dateline/schedule"
)

func many(n int) []schedule.Event {
	var out []schedule.Event
	for i := range n {
		out = append(out, made(fmt.Sprintf("Board %d", i%500), monday+schedule.Day(i%1000), fmt.Sprintf("a%06d", i), fmt.Sprintf("b%06d", i), fmt.Sprintf("c%06d", i)))
	}
	return out
}

func BenchmarkSettle_100000(b *testing.B) {
	merged := many(100_000)
	published, _ := Settle(nil, merged, Input{At: noon})
	merged[7] = made("Board 7", monday+9, merged[7].Reports...)
	for b.Loop() {
		if _, steps := Settle(published, merged, Input{At: noon.Add(time.Hour)}); len(steps) != 1 {
			b.Fatalf("%d steps, want 1", len(steps))
		}
	}
}

func BenchmarkSettleTouched(b *testing.B) {
	merged := many(20)
	published, _ := Settle(nil, merged, Input{At: noon})
	merged[7] = made("Board 7", monday+9, merged[7].Reports...)
	for b.Loop() {
		if _, steps := SettleTouched(published, merged, nil, Input{At: noon.Add(time.Hour)}); len(steps) != 1 {
			b.Fatalf("%d steps, want 1", len(steps))
		}
	}
}
