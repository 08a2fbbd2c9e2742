// Package source finds where articles come from: files, directories, standard input, addresses on the web. It opens local
// files one after another in a fixed order (Open), asks publishers politely for what is new and follows the entries of their
// feeds (Client), and gives the articles of all of them in order (Articles). What is in the bytes is the business of
// package article.
package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// Item is one local thing to read. Body is open while the loop over Open is at it.
type Item struct {
	Name string // for messages: the path, "-" for standard input
	ID   string // id for an article that states none: path relative to the source, without suffix
	Body io.Reader
}

// Open yields what the given files and directories hold: each in the order given, a directory in the order of its names. What
// cannot be opened is yielded as an error that names it, and the rest goes on. A file reached twice is yielded once. stdin is
// what "-" reads; nil refuses it.
func Open(ctx context.Context, specs []string, stdin io.Reader) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		o := &opener{ctx: ctx, stdin: stdin, yield: yield, seen: map[string]bool{}}
		for _, spec := range specs {
			if err := ctx.Err(); err != nil {
				yield(Item{}, fmt.Errorf("source %s: not read: %w", spec, err))
				return
			}
			if !o.spec(spec) {
				return
			}
		}
	}
}

// Check refuses what cannot be a source at all, with a hint; it touches neither disk nor network.
func Check(specs []string) error {
	for _, s := range specs {
		switch {
		case s == "":
			return errors.New("a source is empty: name a file, a directory, an http(s) address, or - for standard input")
		case s != "-" && strings.HasPrefix(s, "-"):
			return fmt.Errorf("source %q begins with -: options come before sources; for a file of that name write ./%s", s, s)
		case strings.Contains(s, "://") && !IsURL(s):
			return fmt.Errorf("source %q: only http and https addresses are fetched", Redacted(s))
		case IsURL(s):
			if u, err := url.Parse(s); err != nil || u.Host == "" {
				return fmt.Errorf("source %q is no valid address; in a user name or password write %%25 for %%, %%40 for @, %%2F for /", Redacted(s))
			}
		}
	}
	return nil
}

// Redacted hides a password in an address, for messages and pages. Of one that cannot be taken apart everything up to the last
// @ goes: a password may stand anywhere in it.
func Redacted(address string) string {
	u, err := url.Parse(address)
	if err == nil && u.User != nil {
		return u.Redacted()
	}
	if i := strings.LastIndexByte(address, '@'); err != nil && i >= 0 {
		scheme, _, _ := strings.Cut(address, "://")
		return scheme[:min(len(scheme), len("https"))] + "://…@" + address[i+1:]
	}
	return address
}

// IsURL reports whether a source is an address on the web.
func IsURL(s string) bool {
	l := strings.ToLower(s[:min(len(s), 8)])
	return strings.HasPrefix(l, "http://") || strings.HasPrefix(l, "https://")
}

// opener is the state of one run over local sources.
type opener struct {
	ctx   context.Context
	stdin io.Reader
	yield func(Item, error) bool
	seen  map[string]bool // files by their real path
}

// spec opens one source; it returns false when the consumer has had enough.
func (o *opener) spec(s string) bool {
	if err := Check([]string{s}); err != nil {
		return o.yield(Item{}, err)
	}
	switch {
	case s == "-":
		if o.stdin == nil {
			return o.yield(Item{}, errors.New("source -: no standard input"))
		}
		return o.yield(Item{Name: "-", ID: "-", Body: o.stdin}, nil)
	case IsURL(s):
		return o.yield(Item{}, fmt.Errorf("source %s: not a file", s))
	}
	info, err := os.Stat(s)
	switch {
	case err != nil:
		return o.yield(Item{}, fmt.Errorf("source %s: %w", s, reason(err)))
	case info.IsDir():
		return o.directory(s)
	}
	return o.file(s, withoutSuffix(filepath.Base(s)))
}

// directory yields the files below root in the order of their names, hidden ones left out. Links to directories are not followed.
func (o *opener) directory(root string) bool {
	goOn, files := true, 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && o.ctx.Err() != nil {
			err = o.ctx.Err()
		}
		if err != nil {
			goOn = o.yield(Item{}, fmt.Errorf("source %s: %w", path, reason(err)))
			if !goOn || o.ctx.Err() != nil {
				return fs.SkipAll
			}
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if path != root && strings.HasPrefix(d.Name(), ".") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() || !regular(path, d) {
			return nil
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			rel = path
		}
		files++
		if goOn = o.file(path, withoutSuffix(filepath.ToSlash(rel))); !goOn {
			return fs.SkipAll
		}
		return nil
	})
	if err != nil && goOn {
		goOn = o.yield(Item{}, fmt.Errorf("source %s: %w", root, reason(err)))
	}
	if files == 0 && err == nil && goOn && o.ctx.Err() == nil {
		goOn = o.yield(Item{}, fmt.Errorf("source %s: no files in this directory", root))
	}
	return goOn
}

// regular: pipes and devices in a directory are left alone; a link counts as what it leads to.
func regular(path string, d fs.DirEntry) bool {
	if d.Type()&fs.ModeSymlink != 0 {
		info, err := os.Stat(path)
		return err != nil || info.Mode().IsRegular() // a broken link is reported when it is opened
	}
	return d.Type().IsRegular()
}

func (o *opener) file(path, id string) bool {
	if info, err := os.Stat(path); err == nil && info.Mode()&(fs.ModeNamedPipe|fs.ModeCharDevice) != 0 {
		return o.open(path, id) // what a shell puts in the place of a file has no path of its own
	}
	real, err := filepath.EvalSymlinks(path)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err != nil {
		return o.yield(Item{}, fmt.Errorf("source %s: %w", path, reason(err)))
	}
	if o.seen[real] {
		return true
	}
	o.seen[real] = true
	return o.open(path, id)
}

func (o *opener) open(path, id string) bool {
	f, err := os.Open(path)
	if err != nil {
		return o.yield(Item{}, fmt.Errorf("source %s: %w", path, reason(err)))
	}
	defer f.Close()
	return o.yield(Item{Name: path, ID: id, Body: f}, nil)
}

// reason strips the operation and path from an error of package os: the message names the path already.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// withoutSuffix: "a/b.txt" is "a/b", "c.warc.gz" is "c". A name that is all suffix stays.
func withoutSuffix(name string) string {
	dir, base := "", name
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		dir, base = name[:i+1], name[i+1:]
	}
	for _, zip := range []string{".gz", ".zst", ".bz2", ".xz"} {
		base = strings.TrimSuffix(base, zip)
	}
	if ext := filepath.Ext(base); ext != "" && ext != base && !strings.ContainsAny(ext, " ") {
		base = strings.TrimSuffix(base, ext)
	}
	if base == "" {
		return name
	}
	return dir + base
}
