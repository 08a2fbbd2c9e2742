package main

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// writes notes what arrives in one piece.
type writes struct {
	sync.Mutex
	list []string
}

func (w *writes) Write(b []byte) (int, error) {
	w.Lock()
	defer w.Unlock()
	w.list = append(w.list, string(b))
	return len(b), nil
}

// Lines arrive whole, in order, few at a time, and none stays behind.
func TestLines(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var got writes
		l := newLines(&got)
		var want strings.Builder
		for i := range 5000 {
			line := fmt.Sprintf("line %d %s\n", i, strings.Repeat("x", i%90))
			want.WriteString(line)
			if n, err := fmt.Fprint(l, line); n != len(line) || err != nil {
				t.Fatal(n, err)
			}
		}
		time.Sleep(patience + time.Millisecond)
		synctest.Wait()
		if len(got.list) > 50 || strings.Join(got.list, "") != want.String() {
			t.Errorf("%d writes, the same text: %v", len(got.list), strings.Join(got.list, "") == want.String())
		}
		for _, w := range got.list {
			if !strings.HasPrefix(w, "line ") || !strings.HasSuffix(w, "\n") {
				t.Errorf("a line in halves: %.40q … %q", w, w[len(w)-10:])
			}
		}
		fmt.Fprint(l, "alone\n") // after a pause, too
		time.Sleep(patience + time.Millisecond)
		synctest.Wait()
		if got.list[len(got.list)-1] != "alone\n" {
			t.Error("the last line stays behind")
		}
		huge := strings.Repeat("y", 100_000) + "\n"
		fmt.Fprint(l, huge)
		if err := l.Flush(); err != nil || got.list[len(got.list)-1] != huge {
			t.Error("a huge line is lost", err)
		}
	})
}
