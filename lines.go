package main

import (
	"bufio"
	"io"
	"sync"
	"time"
)

// lines gathers the lines of a busy log and hands them on together: a system call for each would cost a tenth of what the
// server serves. None waits longer than patience.
type lines struct {
	mu  sync.Mutex
	out *bufio.Writer
}

const patience = 200 * time.Millisecond

func newLines(w io.Writer) *lines { return &lines{out: bufio.NewWriterSize(w, 32<<10)} }

// Write takes whole lines. One that does not fit goes out with those before it, never in halves between others.
func (l *lines) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(b) > l.out.Available() {
		if err := l.out.Flush(); err != nil {
			return 0, err
		}
	}
	if l.out.Buffered() == 0 {
		time.AfterFunc(patience, func() { l.Flush() }) // what fails fails the next Write
	}
	return l.out.Write(b)
}

// Flush hands on what has been gathered.
func (l *lines) Flush() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.out.Flush()
}
