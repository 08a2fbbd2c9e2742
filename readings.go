package main

import (
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"dateline/feeds/serve"
	"dateline/schedule"
)

// readings is what serve knows of its sources, for the page that shows them.
type readings struct {
	mu   sync.Mutex
	list []serve.Source
}

func newReadings(specs []string) *readings {
	r := &readings{}
	for _, s := range specs {
		r.list = append(r.list, serve.Source{Name: s})
	}
	return r
}

func (r *readings) sources() []serve.Source {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.list)
}

// begin notes that the sources are being read; what cannot even be found is failing.
func (r *readings) begin(specs []string, at time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for i := range r.list {
		s := &r.list[i]
		if !slices.Contains(specs, s.Name) {
			continue // standard input, read to its end before
		}
		s.Tried, s.Articles, s.LastError = at, 0, ""
		if s.Name != "-" && !strings.Contains(s.Name, "://") {
			if _, err := os.Stat(s.Name); err != nil {
				s.LastError = err.Error()
			}
		}
	}
}

// count passes articles on and notes which source gave them.
func (r *readings) count(articles iter.Seq2[schedule.Article, error]) iter.Seq2[schedule.Article, error] {
	return func(yield func(schedule.Article, error) bool) {
		for a, err := range articles {
			if err == nil {
				r.add(a.File)
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

func (r *readings) add(file string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	best := -1
	for i, s := range r.list {
		inside := file == s.Name || strings.HasPrefix(file, s.Name+":") || strings.HasPrefix(file, filepath.Clean(s.Name)+string(filepath.Separator))
		if inside && (best < 0 || len(s.Name) > len(r.list[best].Name)) {
			best = i
		}
	}
	if best >= 0 {
		r.list[best].Articles++
	}
}

// end notes how the reading went.
func (r *readings) end(specs []string, at time.Time, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for i := range r.list {
		s := &r.list[i]
		switch {
		case !slices.Contains(specs, s.Name) || s.LastError != "":
		case err != nil:
			s.LastError = err.Error()
		default:
			s.Read = at
		}
	}
}
