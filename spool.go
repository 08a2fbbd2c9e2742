package main

import (
	"cmp"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"

	"dateline/schedule"
)

// spool holds the articles of a run between reading and storing: fetching may take minutes, in which no transaction may keep
// others from the store. A few stay in memory; the rest goes into a temporary file, so that an archive of any size can be read.
type spool struct {
	limit int // of bytes of text held in memory; 0: spoolMemory
	held  []schedule.Article
	bytes int // of text held
	n     int
	file  *os.File
	enc   *gob.Encoder
}

// spoolMemory is how many bytes of text are held before the file is begun.
const spoolMemory = 16 << 20

func (s *spool) add(a schedule.Article) error {
	s.n++
	if s.file == nil && s.bytes+len(a.Text) <= cmp.Or(s.limit, spoolMemory) {
		s.bytes += len(a.Text)
		s.held = append(s.held, a)
		return nil
	}
	if s.file == nil {
		f, err := os.CreateTemp("", "dateline-spool-*")
		if err != nil {
			return fmt.Errorf("setting articles aside: %w", err)
		}
		os.Remove(f.Name()) // where a file can be used without a name, none is left by a run that is killed
		s.file, s.enc = f, gob.NewEncoder(f)
	}
	if err := s.enc.Encode(a); err != nil {
		return fmt.Errorf("setting articles aside: %w", err)
	}
	return nil
}

// all gives the articles in the order they came.
func (s *spool) all() iter.Seq2[schedule.Article, error] {
	return func(yield func(schedule.Article, error) bool) {
		for _, a := range s.held {
			if !yield(a, nil) {
				return
			}
		}
		if s.file == nil {
			return
		}
		if _, err := s.file.Seek(0, io.SeekStart); err != nil {
			yield(schedule.Article{}, err)
			return
		}
		dec := gob.NewDecoder(s.file)
		for range s.n - len(s.held) {
			var a schedule.Article
			err := dec.Decode(&a)
			if !yield(a, err) || err != nil {
				return
			}
		}
	}
}

func (s *spool) close() error {
	if s.file == nil {
		return nil
	}
	err := s.file.Close()
	if rm := os.Remove(s.file.Name()); !errors.Is(rm, fs.ErrNotExist) {
		err = errors.Join(err, rm)
	}
	return err
}
