package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"dateline/feeds"
	"dateline/feeds/ics"
	feedsjson "dateline/feeds/json"
	"dateline/feeds/page"
	"dateline/schedule"
	"dateline/schedule/store"
)

// The files of a build are written beside their places before the store is committed and renamed after it. So what can
// fail (a full disk, a folder nobody may write to, an event no format can hold) fails while nothing has changed, and no
// feed ever tells what the store does not know.

// delivery is a folder and the files that wait to be put into it.
type delivery struct {
	dir    string
	staged [][2]string // temporary file, place
}

// writable makes the folder for the output, before anything is read or stored.
func writable(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("--out %s: %w", dir, err)
	}
	f, err := os.CreateTemp(dir, tempPattern)
	if err != nil {
		return fmt.Errorf("--out %s: %w", dir, err)
	}
	sweep(dir)
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

const (
	tempPattern = ".dateline-*"
	tempLife    = time.Hour // longer than any build writes: what is older was left by one that was killed
)

// sweep removes temporary files that a killed build left. A failure changes nothing for this one.
func sweep(dir string) {
	left, _ := filepath.Glob(filepath.Join(dir, tempPattern))
	for _, path := range left {
		if info, err := os.Lstat(path); err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > tempLife {
			os.Remove(path)
		}
	}
}

// stage writes every feed and page; a file whose content is unchanged is left alone.
func stage(o *delivery, list []feeds.Feed, events []schedule.Event, at time.Time) error {
	refs := pointers(events)
	w := ics.NewWriter().Format()
	for _, f := range list {
		var b strings.Builder
		var part *feeds.Partial
		if err := w.Write(&b, w.Edit(f, refs, at, "")); err != nil && !errors.As(err, &part) {
			return fmt.Errorf("writing feed %s: %w", f.Slug, err)
		}
		if err := o.add(f.Slug+w.Ext, b.String()); err != nil {
			return err
		}
	}
	j := feedsjson.Format()
	var b strings.Builder
	if err := j.Write(&b, j.Edit(feeds.All(), refs, at, "")); err != nil {
		return fmt.Errorf("writing events.json: %w", err)
	}
	if err := o.add("events.json", b.String()); err != nil {
		return err
	}
	b.Reset()
	if err := page.Render(&b, page.View{Site: page.Site{Title: feeds.All().Title}, Events: feeds.Everything(feeds.All(), refs, at), AsOf: at, Feeds: list, Alone: true}); err != nil {
		return fmt.Errorf("writing index.html: %w", err)
	}
	return o.add("index.html", b.String())
}

// add writes a file to the disk, not yet under its name.
func (o *delivery) add(name, content string) error {
	path := filepath.Join(o.dir, name)
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return fmt.Errorf("writing %s: a folder is in its place", path)
	}
	if old, err := os.ReadFile(path); err == nil && string(old) == content {
		return nil
	}
	f, err := os.CreateTemp(o.dir, tempPattern)
	if err != nil {
		return err
	}
	o.staged = append(o.staged, [2]string{f.Name(), path})
	if _, err := f.WriteString(content); err != nil {
		return errors.Join(fmt.Errorf("writing %s: %w", path, err), f.Close())
	}
	if err := errors.Join(f.Chmod(0o644), f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return nil
}

// place gives the files their names: readers see the old content or the new, never half of either.
func (o *delivery) place() error {
	var failed error
	for _, s := range o.staged {
		if err := os.Rename(s[0], s[1]); err != nil {
			failed = errors.Join(failed, err, os.Remove(s[0]))
		}
	}
	o.staged = nil
	return failed
}

// placeLatest gives the files their names while no other run can. Where another run has published since these were
// written, they are written again: the last to place knows all that is stored.
func placeLatest(s store.Store, o *delivery, staged []schedule.Event, again func([]schedule.Event) error) error {
	return s.Update(context.Background(), func(tx store.Tx) error { // what is stored is placed, whoever asks to stop now
		events, err := tx.Events()
		if err != nil {
			return err
		}
		if !sameVersions(events, staged) {
			o.discard()
			if err := again(events); err != nil {
				return err
			}
		}
		return o.place()
	})
}

// versions is what tells events from later ones: all that has to stay in memory while they are placed.
func versions(events []schedule.Event) []schedule.Event {
	out := make([]schedule.Event, len(events))
	for i, e := range events {
		out[i] = schedule.Event{UID: e.UID, Sequence: e.Sequence, LastChanged: e.LastChanged}
	}
	return out
}

func sameVersions(a, b []schedule.Event) bool {
	return slices.EqualFunc(a, b, func(x, y schedule.Event) bool {
		return x.UID == y.UID && x.Sequence == y.Sequence && x.LastChanged.Equal(y.LastChanged)
	})
}

// discard removes what was not placed.
func (o *delivery) discard() {
	for _, s := range o.staged {
		os.Remove(s[0])
	}
	o.staged = nil
}
