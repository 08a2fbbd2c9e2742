package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// arrows is the policy of the house: which of our packages each package may import. It is a statement of design, not to be
// bent to make a build pass. Leaf packages that a parent's children share are named with the whole path.
var arrows = map[string][]string{
	"schedule":                 {},
	"schedule/text":            {"schedule"},
	"schedule/lang":            {},
	"schedule/lang/en":         {"schedule", "schedule/lang"},
	"schedule/timex":           {"schedule", "schedule/text", "schedule/lang"},
	"schedule/anchor":          {"schedule", "schedule/text", "schedule/timex", "schedule/lang", "schedule/lang/en", "tz", "tz/gazetteer"},
	"schedule/names":           {"schedule", "schedule/text", "schedule/lang", "schedule/lang/en", "tz/gazetteer"},
	"schedule/article":         {"schedule", "tz", "tz/gazetteer"},
	"schedule/source":          {"schedule", "schedule/article"},
	"schedule/extract":         {"schedule", "schedule/text", "schedule/timex", "schedule/anchor", "schedule/names", "schedule/lang", "schedule/lang/en", "tz", "tz/gazetteer"},
	"schedule/merge":           {"schedule", "schedule/anchor", "schedule/lang/en", "tz", "tz/gazetteer"},
	"schedule/ledger":          {"schedule"},
	"schedule/store":           {"schedule", "schedule/ledger"},
	"schedule/store/sqlite":    {"schedule", "schedule/ledger", "schedule/store"},
	"schedule/store/storetest": {"schedule", "schedule/ledger", "schedule/store"},
	"schedule/pipeline":        {"schedule", "schedule/extract", "schedule/merge", "schedule/ledger", "schedule/store"},
	"schedule/source/config":   {},
	"tz":                       {},
	"tz/gazetteer":             {"tz"},
	"tz/gen":                   {"tz"},
	"tz/gazetteer/gen":         {"tz", "tz/gazetteer"},
	"feeds":                    {"schedule", "tz"},
	"feeds/feedstest":          {"schedule", "feeds"},
	"feeds/query":              {"schedule", "schedule/lang/en", "feeds", "tz/gazetteer"},
	"feeds/ics":                {"schedule", "feeds", "tz"},
	"feeds/json":               {"schedule", "feeds"},
	"feeds/csv":                {"schedule", "feeds"},
	"feeds/atom":               {"schedule", "feeds"},
	"feeds/jscalendar":         {"schedule", "feeds"},
	"feeds/page":               {"schedule", "feeds", "tz"},
	"feeds/serve":              {"schedule", "feeds", "feeds/query", "feeds/ics", "feeds/json", "feeds/csv", "feeds/atom", "feeds/jscalendar", "feeds/page"},
}

// pure packages do no I/O: what they say is a function of their arguments.
var pure = []string{"schedule", "schedule/text", "schedule/lang", "schedule/lang/en", "schedule/timex", "schedule/anchor", "schedule/names", "schedule/extract",
	"schedule/merge", "schedule/ledger", "schedule/article", "tz", "tz/gazetteer", "feeds", "feeds/query", "feeds/ics", "feeds/json", "feeds/csv", "feeds/atom", "feeds/page"}

// importers names the only package that may import a module, and main-only packages of the standard library.
var importers = map[string]string{
	"github.com/arran4/golang-ical":       "feeds/ics",
	"github.com/urfave/cli/v2":            "",
	"modernc.org/sqlite":                  "schedule/store/sqlite",
	"time/tzdata":                         "none",
	"github.com/prometheus/client_golang": "feeds/serve",
	"golang.org/x/time":                   "feeds/serve",
	"golang.org/x/crypto":                 "feeds/serve",
	"rsc.io/qr":                           "feeds/page",
	"github.com/mmcdole/gofeed":           "schedule/article",
	"golang.org/x/net":                    "schedule/article",
	"github.com/temoto/robotstxt":         "schedule/source",
	"github.com/fsnotify/fsnotify":        "schedule/source",
	"go.yaml.in/yaml/v3":                  "schedule/source/config",
}

func TestArrows(t *testing.T) {
	for dir, imports := range packages(t) {
		if dir == "" {
			continue
		}
		allowed, known := arrows[dir]
		if !known {
			t.Errorf("package %s is not in the table of arrows", dir)
		}
		for _, imp := range imports {
			if own, ok := strings.CutPrefix(imp, "dateline/"); ok && !slices.Contains(allowed, own) {
				t.Errorf("%s must not import %s", dir, own)
			}
			if dir == "schedule/article" && imp == "net/http" {
				continue // the records of a WARC are HTTP responses; parsing one opens nothing
			}
			if slices.Contains(pure, dir) && (imp == "os" || imp == "net" || strings.HasPrefix(imp, "net/http") || strings.HasPrefix(imp, "os/")) {
				t.Errorf("pure package %s imports %s", dir, imp)
			}
		}
	}
}

func TestOneImporter(t *testing.T) {
	for dir, imports := range packages(t) {
		for _, imp := range imports {
			for module, only := range importers {
				if (imp == module || strings.HasPrefix(imp, module+"/")) && dir != only {
					t.Errorf("%q imports %s; only %q may", dir, imp, only)
				}
			}
		}
	}
}

// TestPackageDocs asks that every package says in a sentence what it is for.
func TestPackageDocs(t *testing.T) {
	fset := token.NewFileSet()
	for dir := range packages(t) {
		files, err := filepath.Glob(filepath.Join(".", dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		documented := false
		for _, f := range files {
			if strings.HasSuffix(f, "_test.go") {
				continue
			}
			p, err := parser.ParseFile(fset, f, nil, parser.ParseComments|parser.PackageClauseOnly)
			if err != nil {
				t.Fatal(err)
			}
			documented = documented || p.Doc != nil && len(p.Doc.Text()) > 30
		}
		if !documented {
			t.Errorf("package %q has no doc comment", dir)
		}
	}
}

// packages maps each folder with Go code, relative to the top, to the imports of its non-test files.
func packages(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	fset := token.NewFileSet()
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && (e.Name() == "testdata" || e.Name() == "node_modules" || path != "." && strings.HasPrefix(e.Name(), ".")) {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(fset, path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		dir := filepath.ToSlash(filepath.Dir(path))
		if dir == "." {
			dir = ""
		}
		for _, i := range f.Imports {
			out[dir] = append(out[dir], strings.Trim(i.Path.Value, `"`))
		}
		if out[dir] == nil {
			out[dir] = []string{}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
