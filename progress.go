package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"dateline/schedule/source"
)

// progress tells how far a long reading is: one line that is written over on a terminal, a line now and then elsewhere. What
// ends within a few seconds tells nothing.
type progress struct {
	w        io.Writer
	terminal bool
	mu       sync.Mutex
	begun    time.Time
	last     time.Time // of the last line
	shown    bool
	articles int
	read     int64 // bytes of local files
	total    int64 // of all of them; 0 when unknown
}

const (
	quiet     = 2 * time.Second
	redraw    = 200 * time.Millisecond
	plainLine = 15 * time.Second
)

func newProgress(w io.Writer, list []source.Source) *progress {
	p := &progress{w: w, begun: time.Now()}
	if f, ok := w.(*os.File); ok {
		info, err := f.Stat()
		p.terminal = err == nil && info.Mode()&fs.ModeCharDevice != 0
	}
	p.last = p.begun
	p.total = sizeOf(list)
	return p
}

// sizeOf adds up the files of the sources; 0 when one of them is not a file, and no time can be told.
func sizeOf(list []source.Source) (n int64) {
	for _, s := range list {
		if s.Spec == "-" || source.IsURL(s.Spec) {
			return 0
		}
		if s.Files != nil {
			continue // a few; done before anybody asks how long it takes
		}
		filepath.WalkDir(s.Spec, func(_ string, e fs.DirEntry, err error) error {
			if err == nil && e.Type().IsRegular() {
				if info, err := e.Info(); err == nil {
					n += info.Size()
				}
			}
			return nil // said by the reading itself
		})
	}
	return n
}

// bytes notes how much was read of local files.
func (p *progress) bytes(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.read += int64(n)
	p.tell()
}

func (p *progress) article() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.articles++
	p.tell()
}

func (p *progress) tell() {
	now := time.Now()
	gap := plainLine
	if p.terminal {
		gap = redraw
	}
	if now.Sub(p.begun) < quiet || now.Sub(p.last) < gap {
		return
	}
	p.last, p.shown = now, true
	line := p.line(now.Sub(p.begun))
	if p.terminal {
		fmt.Fprintf(p.w, "\r\x1b[K%s", line)
		return
	}
	fmt.Fprintln(p.w, line)
}

func (p *progress) line(spent time.Duration) string {
	s := fmt.Sprintf("%d articles read, %.0f a second", p.articles, float64(p.articles)/spent.Seconds())
	if p.total > 0 && p.read > 0 && p.read <= p.total {
		left := time.Duration(float64(spent) * float64(p.total-p.read) / float64(p.read))
		s += fmt.Sprintf(", %d%%, %v left", p.read*100/p.total, left.Round(time.Second))
	}
	return s
}

// end clears the line on a terminal.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.terminal && p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
