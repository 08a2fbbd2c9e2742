package source

import (
	"fmt"
	"strings"
)

// Seen remembers which article ids a run has met, to find two different articles under one id. The zero value is ready.
type Seen struct {
	first map[string]meeting
}

type meeting struct{ hash, file string }

// Check notes an article. The error names both places when an id has come with other content before; the same article
// met again is none.
func (s *Seen) Check(id, hash, file string) error {
	if s.first == nil {
		s.first = map[string]meeting{}
	}
	m, ok := s.first[id]
	if !ok {
		s.first[id] = meeting{hash, file}
		return nil
	}
	if m.hash == hash {
		return nil
	}
	return fmt.Errorf("%s: article id %q also stands for another text, read from %s", file, id, m.file)
}

// Forget takes back what was met in files, which are to be read again.
func (s *Seen) Forget(files []string) {
	again := make(map[string]bool, len(files))
	for _, f := range files {
		again[f] = true
	}
	for id, m := range s.first {
		if again[FileOf(m.file)] {
			delete(s.first, id)
		}
	}
}

// FileOf is the file of an article without the place in it: "a/b.jsonl" of "a/b.jsonl:12".
func FileOf(place string) string {
	if file, n, ok := cutLast(place, ": record "); ok && number(n) {
		return file
	}
	if file, n, ok := cutLast(place, ":"); ok && number(n) {
		return file
	}
	return place
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

func number(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
