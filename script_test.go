package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestScripts runs testdata/script: the program as a person calls it, one topic a file. Beside the commands of testscript
// there are
//
//	status N COMMAND…       the command ends with exit status N
//	entry FEED WORDS        prints the one entry of a feed whose SUMMARY holds the words, unfolded
//	uid NAME FEED WORDS     puts the UID of that entry into the environment
//	keep DIR                remembers the files of a folder and when they were written
//	kept DIR [FILE…]        they are as they were, save the files named
//	latin1, binary, longline FILE    make files that are no UTF-8, no text, no lines
//	cut FILE COPY N         copies the first N bytes
//	damage FILE COPY        copies with bytes in the middle overwritten
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join("testdata", "script"),
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(env *testscript.Env) error {
			env.Values["kept"] = map[string]map[string]string{}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": scriptStatus, "entry": scriptEntry, "uid": scriptUID, "keep": scriptKeep, "kept": scriptKept,
			"latin1":   scriptFile("Das Gespr\xe4ch findet am 14 M\xe4rz statt. The talks begin in Lisbon on 14 March.\n"),
			"binary":   scriptFile("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00" + strings.Repeat("\x00\xff\xfe\x80", 500)),
			"longline": scriptFile(strings.Repeat("talks in Lisbon on 14 March and ", 1<<15)),
			"cut":      scriptCut, "damage": scriptDamage,
		},
	})
}

func scriptStatus(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	if neg || err != nil || len(args) < 2 {
		ts.Fatalf("usage: status N COMMAND…")
	}
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// find gives the entry of a feed whose SUMMARY holds some words, in any case.
func find(ts *testscript.TestScript, feed, words string) (string, bool) {
	var found []string
	var all []string
	for _, e := range entries(ts.ReadFile(feed)) {
		summary := property(e, "SUMMARY")
		all = append(all, property(e, "DTSTART")+" "+summary)
		if strings.Contains(strings.ToLower(summary), strings.ToLower(words)) {
			found = append(found, e)
		}
	}
	if len(found) > 1 {
		ts.Fatalf("%d entries of %s speak of %q: %q", len(found), feed, words, all)
	}
	if len(found) == 0 {
		fmt.Fprintf(ts.Stderr(), "%s holds %q\n", feed, all)
		return "", false
	}
	return found[0], true
}

func scriptEntry(ts *testscript.TestScript, neg bool, args []string) {
	e, ok := find(ts, args[0], args[1])
	if ok == neg {
		ts.Fatalf("entry on %q: found %v", args[1], ok)
	}
	// What stands in a text value is easier to read and to match without its escapes.
	fmt.Fprint(ts.Stdout(), strings.NewReplacer(`\n`, "\n", `\,`, ",", `\;`, ";").Replace(e))
}

func scriptUID(ts *testscript.TestScript, neg bool, args []string) {
	e, ok := find(ts, args[1], args[2])
	if !ok || neg {
		ts.Fatalf("no entry on %q", args[2])
	}
	ts.Setenv(args[0], property(e, "UID"))
}

func snapshot(ts *testscript.TestScript, dir string) map[string]string {
	list, err := os.ReadDir(ts.MkAbs(dir))
	ts.Check(err)
	out := map[string]string{}
	for _, f := range list {
		info, err := f.Info()
		ts.Check(err)
		out[f.Name()] = info.ModTime().String() + "\n" + ts.ReadFile(filepath.Join(dir, f.Name()))
	}
	return out
}

func scriptKeep(ts *testscript.TestScript, neg bool, args []string) {
	ts.Value("kept").(map[string]map[string]string)[args[0]] = snapshot(ts, args[0])
}

func scriptKept(ts *testscript.TestScript, neg bool, args []string) {
	before, now := ts.Value("kept").(map[string]map[string]string)[args[0]], snapshot(ts, args[0])
	var changed []string
	for name := range maps.Keys(now) {
		if before[name] != now[name] && !slices.Contains(args[1:], name) {
			changed = append(changed, name)
		}
	}
	for name := range before {
		if _, ok := now[name]; !ok {
			changed = append(changed, name)
		}
	}
	slices.Sort(changed)
	if (len(changed) > 0) != neg {
		ts.Fatalf("files of %s changed: %q", args[0], changed)
	}
}

// scriptFile gives a command that writes a file of fixed content.
func scriptFile(content string) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, neg bool, args []string) {
		ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(content), 0o644))
	}
}

func scriptCut(ts *testscript.TestScript, neg bool, args []string) {
	n, err := strconv.Atoi(args[2])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(ts.ReadFile(args[0])[:n]), 0o644))
}

func scriptDamage(ts *testscript.TestScript, neg bool, args []string) {
	b := []byte(ts.ReadFile(args[0]))
	for i := 4096; i < len(b)-4096; i += 7 {
		b[i] ^= 0x5a
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), b, 0o644))
}
