package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"dateline/feeds/serve"
	"dateline/schedule"
	"dateline/schedule/article"
	"dateline/schedule/source"
)

// readings is what serve knows of its sources, for the page that shows them.
type readings struct {
	mu     sync.Mutex
	list   []serve.Source
	files  map[string]int    // articles in each local file, as it was read last
	faults map[string]faults // what could not be read, by file
}

// faults are the problems of one file, the first of them in words.
type faults struct {
	n     int
	first []string
}

// firstFaults is how many problems of a source are kept in words.
const firstFaults = 3

func newReadings(from []source.Source) *readings {
	r := &readings{files: map[string]int{}, faults: map[string]faults{}}
	for _, s := range from {
		r.list = append(r.list, serve.Source{Name: redacted(s.Spec)})
	}
	return r
}

func (r *readings) sources() []serve.Source {
	r.mu.Lock()
	defer r.mu.Unlock()
	out := slices.Clone(r.list)
	for _, file := range sortedKeys(r.faults) {
		if i := r.holder(file); i >= 0 {
			s, f := &out[i], r.faults[file]
			s.Problems += f.n
			s.First = append(s.First, f.first[:min(len(f.first), firstFaults-len(s.First))]...)
		}
	}
	return out
}

// problem notes what could not be read. Files of a folder are named as they lie in it.
func (r *readings) problem(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	text := strings.TrimPrefix(err.Error(), "source ")
	file, _, _ := strings.Cut(text, ": ")
	var p *article.Problem
	if errors.As(err, &p) {
		file = p.File
	}
	i := r.holder(file)
	if i < 0 {
		return
	}
	f := r.faults[file]
	if f.n++; len(f.first) < firstFaults {
		text = strings.TrimPrefix(text, filepath.Clean(r.list[i].Name)+string(filepath.Separator))
		if file == "-" {
			text = "standard input" + strings.TrimPrefix(text, file)
		}
		f.first = append(f.first, text)
	}
	r.faults[file] = f
}

// forget drops the problems of what is read again, and of files that are no more.
func (r *readings) forget(s source.Source) {
	for file := range r.faults {
		if i := r.holder(file); i < 0 || r.list[i].Name != redacted(s.Spec) {
			continue
		}
		_, err := os.Stat(file)
		if s.Files == nil || slices.Contains(s.Files, file) || err != nil {
			delete(r.faults, file)
		}
	}
}

// holder finds the source that a file belongs to; -1 when there is none.
func (r *readings) holder(file string) int {
	best := -1
	for i, s := range r.list {
		inside := file == s.Name || strings.HasPrefix(file, filepath.Clean(s.Name)+string(filepath.Separator))
		if inside && (best < 0 || len(s.Name) > len(r.list[best].Name)) {
			best = i
		}
	}
	return best
}

// begin notes that sources are being read; a file that cannot even be found is failing.
func (r *readings) begin(list []source.Source, at time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, s := range list {
		r.forget(s)
		for _, file := range s.Files {
			r.count(file, -r.files[file])
		}
		if s.Files == nil {
			r.count(s.Spec, -r.files[s.Spec])
		}
	}
	for i := range r.list {
		s := &r.list[i]
		if !among(list, s.Name) || source.IsURL(s.Name) {
			continue
		}
		s.Tried, s.LastError = at, ""
		if s.Name != "-" {
			if _, err := os.Stat(s.Name); err != nil {
				s.LastError = err.Error()
			}
		}
	}
}

func among(list []source.Source, spec string) bool {
	return slices.ContainsFunc(list, func(s source.Source) bool { return s.Spec == spec })
}

// add counts an article for the source that gave it.
func (r *readings) add(place string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.count(source.FileOf(place), 1)
}

// count adds to the articles of a file and to those of its source.
func (r *readings) count(file string, n int) {
	if n == 0 {
		return
	}
	if r.files[file] += n; r.files[file] == 0 {
		delete(r.files, file)
	}
	if i := r.holder(file); i >= 0 {
		r.list[i].Articles += n
	}
}

// end notes how the reading went; what is on the web tells of itself.
func (r *readings) end(list []source.Source, at time.Time, states []schedule.SourceState, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for i := range r.list {
		s := &r.list[i]
		switch {
		case !among(list, s.Name) || source.IsURL(s.Name) || s.LastError != "":
		case err != nil:
			s.LastError = err.Error()
		default:
			s.Read = at
		}
	}
	for _, st := range states {
		name := redacted(st.Address)
		i := slices.IndexFunc(r.list, func(s serve.Source) bool { return s.Name == name })
		if i < 0 {
			i, r.list = len(r.list), append(r.list, serve.Source{Name: name}) // a feed of a list
		}
		r.list[i].Tried, r.list[i].Read, r.list[i].Next, r.list[i].Articles, r.list[i].LastError = st.Tried, st.Succeeded, st.Next, st.Articles, st.Error
	}
}

// redacted hides a password in an address.
func redacted(address string) string {
	if !source.IsURL(address) {
		return address
	}
	return source.Redacted(address)
}
