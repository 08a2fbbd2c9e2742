package main

import (
	"context"
	"time"

	"dateline/schedule/source"
)

// While articles keep coming, the rest of the server must not feel it: between two runs serve rests for nine times what a run
// takes. So runs take little of a processor, and what comes in the meantime is taken together. A single
// article waits for nothing.
const (
	restTimes = 9
	restLeast = 400 * time.Millisecond // what a run has others do: readers fetch and the server compresses anew
	restMost  = time.Second
)

// Waits after a run that failed: a full disk may have room again. They double.
const (
	retryFirst = time.Second
	retryMost  = 30 * time.Second
)

// watch reads the files that come or change; a failed run leaves the last good calendar and is tried again.
func (r *renewer) watch(ctx context.Context, w *source.Watch) {
	wait := time.Duration(0)
	for {
		changed, ok := w.Next(ctx)
		if !ok {
			return
		}
		began := time.Now()
		_, err := r.take(ctx, changed, false)
		rest := min(max(restTimes*time.Since(began), restLeast), restMost)
		if err != nil {
			w.Again(changed)
			wait = min(max(2*wait, retryFirst), retryMost)
			rest = wait
			r.failed(ctx, "reading again", err)
		} else {
			wait = 0
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(rest):
		}
	}
}
