package source

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// How Watch waits. A file is handed out when nothing was written to it for a while, so that few are read half; one that is
// written to without a pause is not waited for longer than patience. The system tells of most changes at once; what it does
// not tell (of network file systems, of files behind links) is found by looking at everything now and then.
const (
	quiet      = 100 * time.Millisecond
	patience   = time.Second
	lookAgain  = 10 * time.Second
	lookOften  = time.Second // where the system tells nothing
	lookRarely = 20          // times as long as a look takes
)

// Watch follows files and folders: it knows which files came or changed since they were handed out. For one goroutine.
type Watch struct {
	now    func() time.Time
	roots  []root
	known  map[string]watched // by real path, as they were handed out last
	fresh  map[string]told
	notify *fsnotify.Watcher // nil: the system tells nothing
	blind  bool              // of some folder it does not
	look   time.Time         // when to look at everything again
}

type root struct {
	Source
	real string // path without links, of the file or folder
	dir  bool
}

// watched is a file as it was seen. The root and path are those that a reading of everything would find it under.
type watched struct {
	info fs.FileInfo
	root int
	path string
}

// told is when the system told of a change to a file, first and last.
type told struct{ first, last time.Time }

// NewWatch begins to follow the local ones of the sources; what is there already is taken as handed out. now is the running
// clock of the machine. The Watch must be closed.
func NewWatch(sources []Source, now func() time.Time) *Watch {
	w := &Watch{now: now, known: map[string]watched{}, fresh: map[string]told{}}
	for _, s := range sources {
		if s.Spec != "-" && !IsURL(s.Spec) {
			w.roots = append(w.roots, root{Source: s})
		}
	}
	if n, err := fsnotify.NewWatcher(); err == nil && len(w.roots) > 0 {
		w.notify = n
	} else if err == nil {
		n.Close()
	}
	w.known = w.scan()
	return w
}

// Close ends the watching.
func (w *Watch) Close() error {
	if w.notify == nil {
		return nil
	}
	return w.notify.Close()
}

// Next waits until files came or changed and gives the sources to read, each narrowed to those files. ok is false when the
// context has ended. Files that vanish are not told of: what they said stays said.
func (w *Watch) Next(ctx context.Context) (changed []Source, ok bool) {
	var events chan fsnotify.Event
	var faults chan error
	if w.notify != nil {
		events, faults = w.notify.Events, w.notify.Errors
	}
	for {
		if changed = w.due(); len(changed) > 0 {
			return changed, ctx.Err() == nil
		}
		timer := time.NewTimer(w.wake().Sub(w.now()))
		select {
		case <-ctx.Done():
			timer.Stop()
			return nil, false
		case e := <-events:
			w.event(e)
		case <-faults: // more changes than the system keeps
			w.look = w.now()
		case <-timer.C:
		}
		timer.Stop()
		for more := true; more; { // of one burst
			select {
			case e := <-events:
				w.event(e)
			default:
				more = false
			}
		}
		if !w.now().Before(w.look) {
			w.lookAtAll()
		}
	}
}

// Again takes files back that could not be read or stored, to be handed out once more.
func (w *Watch) Again(list []Source) {
	for real, f := range w.known {
		for _, s := range list {
			if s.Spec == w.roots[f.root].Spec && (s.Files == nil || slices.Contains(s.Files, f.path)) {
				delete(w.known, real)
				w.fresh[real] = told{}
			}
		}
	}
}

// wake is when there may be something to do though nobody tells.
func (w *Watch) wake() time.Time {
	at := w.look
	for _, t := range w.fresh {
		if d := t.due(); d.Before(at) {
			at = d
		}
	}
	return at
}

func (t told) due() time.Time {
	if last, first := t.last.Add(quiet), t.first.Add(patience); first.Before(last) {
		return first
	}
	return t.last.Add(quiet)
}

// due hands out the files that have been quiet and are other than before.
func (w *Watch) due() []Source {
	now := w.now()
	var ready []watched
	for real, t := range w.fresh {
		if t.due().After(now) {
			continue
		}
		delete(w.fresh, real)
		f, ok := w.find(real)
		if !ok {
			delete(w.known, real)
			continue
		}
		if old, known := w.known[real]; !known || !same(old.info, f.info) {
			w.known[real] = f
			ready = append(ready, f)
		}
	}
	slices.SortFunc(ready, func(a, b watched) int { return cmp.Or(a.root-b.root, strings.Compare(a.path, b.path)) })
	var out []Source
	last := -1
	for _, f := range ready {
		if f.root != last {
			out, last = append(out, w.roots[f.root].Source), f.root
		}
		if w.roots[f.root].dir {
			s := &out[len(out)-1]
			s.Files = append(s.Files, f.path)
		}
	}
	return out
}

// same compares by what a rewritten file shows: another file in its place, another size, another time.
func same(a, b fs.FileInfo) bool {
	return os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}

// find looks at one file by its real path.
func (w *Watch) find(real string) (watched, bool) {
	info, err := os.Stat(real)
	if err != nil || !info.Mode().IsRegular() {
		return watched{}, false
	}
	if old, ok := w.known[real]; ok {
		return watched{info, old.root, old.path}, true
	}
	for i, r := range w.roots {
		if real == r.real && !r.dir {
			return watched{info, i, r.Spec}, true
		}
		rel, err := filepath.Rel(r.real, real)
		if err == nil && r.dir && filepath.IsLocal(rel) && !hidden(rel) {
			return watched{info, i, filepath.Join(r.Spec, rel)}, true
		}
	}
	return watched{}, false
}

// hidden tells names that a reading of a folder leaves out.
func hidden(rel string) bool {
	return strings.HasPrefix(rel, ".") || strings.Contains(rel, string(filepath.Separator)+".")
}

// event notes what the system tells of.
func (w *Watch) event(e fsnotify.Event) {
	if e.Op == fsnotify.Chmod || hidden(filepath.Base(e.Name)) {
		return
	}
	info, err := os.Lstat(e.Name)
	switch {
	case err != nil:
		return // gone again; another event tells of what came in its place
	case info.IsDir():
		w.folder(e.Name)
		return
	}
	real := e.Name
	if info.Mode()&fs.ModeSymlink != 0 {
		if real, err = filepath.EvalSymlinks(e.Name); err != nil {
			return
		}
		if _, known := w.known[real]; !known {
			w.look = w.now() // which name a file behind a link goes by is for a look at all of them
			return
		}
	}
	w.tell(real)
}

func (w *Watch) tell(real string) {
	t, now := w.fresh[real], w.now()
	if t.first.IsZero() {
		t.first = now
	}
	t.last = now
	w.fresh[real] = t
}

// folder follows a new folder, which may have come with files in it.
func (w *Watch) folder(dir string) {
	found := map[string]watched{}
	for i, r := range w.roots {
		if rel, err := filepath.Rel(r.real, dir); err == nil && r.dir && filepath.IsLocal(rel) && !hidden(rel) {
			w.walk(i, dir, found)
		}
	}
	w.compare(found)
}

// compare notes the files that are other than they were handed out.
func (w *Watch) compare(found map[string]watched) {
	for real, f := range found {
		if old, known := w.known[real]; !known {
			w.known[real] = watched{root: f.root, path: f.path} // like no file, until it is handed out
			w.tell(real)
		} else if !same(old.info, f.info) {
			w.tell(real)
		}
	}
}

// lookAtAll finds what nobody told of.
func (w *Watch) lookAtAll() {
	found := w.scan()
	w.compare(found)
	for real := range w.known {
		if _, there := found[real]; !there {
			delete(w.known, real)
		}
	}
}

// scan looks at all files in the order of a reading, and has the system tell of their folders.
func (w *Watch) scan() map[string]watched {
	began := w.now()
	w.blind = w.notify == nil
	found := map[string]watched{}
	for i := range w.roots {
		w.scanRoot(i, found)
	}
	wait := lookAgain
	if w.blind {
		wait = lookOften
	}
	ended := w.now()
	w.look = ended.Add(max(wait, lookRarely*ended.Sub(began)))
	return found
}

func (w *Watch) scanRoot(i int, found map[string]watched) {
	r := &w.roots[i]
	real, err := filepath.EvalSymlinks(r.Spec)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err != nil {
		w.blind = true // not there yet
		return
	}
	info, err := os.Stat(real)
	if err != nil {
		return
	}
	r.real, r.dir = real, info.IsDir()
	if !r.dir {
		w.listen(filepath.Dir(real)) // a file that is replaced is another one to the system
		w.note(found, i, real, r.Spec, info)
		return
	}
	w.walk(i, real, found)
}

// walk looks at a folder of a root and those below it.
func (w *Watch) walk(i int, dir string, found map[string]watched) {
	r := &w.roots[i]
	filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil // said by the reading itself
		case path != dir && hidden(d.Name()):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir():
			w.listen(path)
			return nil
		}
		target := path
		if d.Type()&fs.ModeSymlink != 0 {
			if target, err = filepath.EvalSymlinks(path); err != nil {
				return nil
			}
		}
		rel, bad := filepath.Rel(r.real, path)
		if info, err := os.Stat(target); err == nil && bad == nil {
			w.note(found, i, target, filepath.Join(r.Spec, rel), info)
		}
		return nil
	})
}

// note: a file reached twice goes by the name it was reached under first.
func (w *Watch) note(found map[string]watched, root int, real, path string, info fs.FileInfo) {
	if _, twice := found[real]; !twice && info.Mode().IsRegular() {
		found[real] = watched{info, root, path}
	}
}

func (w *Watch) listen(dir string) {
	if w.notify != nil && w.notify.Add(dir) != nil {
		w.blind = true // the system follows only so many
	}
}

// files opens those files of a folder that a Watch has found; one that has vanished since is passed over.
func (o *opener) files(root string, paths []string) bool {
	for _, path := range paths {
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			rel = path
		}
		if !o.file(path, withoutSuffix(filepath.ToSlash(rel))) {
			return false
		}
	}
	return true
}
