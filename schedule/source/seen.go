package source

import "fmt"

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
