package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// write makes files below a new directory and returns it.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, body := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// list opens the specs and gives a line for each item or error.
func list(dir string, specs []string, stdin io.Reader) []string {
	var out []string
	for it, err := range Open(context.Background(), specs, stdin) {
		if err != nil {
			out = append(out, strings.ReplaceAll("error: "+err.Error(), dir+"/", ""))
			continue
		}
		b, err := io.ReadAll(it.Body)
		s := fmt.Sprintf("%s=%s", it.ID, b)
		if err != nil {
			s += " error: " + err.Error()
		}
		out = append(out, s)
	}
	return out
}

func TestOpen_files(t *testing.T) {
	dir := write(t, map[string]string{
		"b.txt": "B", "a/2.txt": "A2", "a/1.jsonl": "A1", "a/.hidden": "x", ".git/config": "x", "c.warc.gz": "C", "d": "D", "e.v2.txt": "E",
		"other/b.txt": "OB", "empty/.keep": "",
	})
	if err := os.Symlink(filepath.Join(dir, "b.txt"), filepath.Join(dir, "z.txt")); err != nil {
		t.Fatal(err)
	}
	at := func(names ...string) []string {
		for i, n := range names {
			if n != "-" {
				names[i] = filepath.Join(dir, n)
			}
		}
		return names
	}
	tests := []struct {
		name  string
		specs []string
		want  []string
	}{
		{"directory in name order, a link to a file read counts once", at("."),
			[]string{"a/1=A1", "a/2=A2", "b=B", "c=C", "d=D", "e.v2=E", "other/b=OB"}},
		{"one file", at("a/2.txt"), []string{"2=A2"}},
		{"order of sources stays", at("d", "a"), []string{"d=D", "1=A1", "2=A2"}},
		{"file inside a directory given too", at("a", "a/1.jsonl"), []string{"1=A1", "2=A2"}},
		{"standard input", at("-", "d"), []string{"-=IN", "d=D"}},
		{"missing", at("no/such.txt", "d"), []string{"error: source no/such.txt: no such file or directory", "d=D"}},
		{"nothing in it", at("empty"), []string{"error: source empty: no files in this directory"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := list(dir, tt.specs, strings.NewReader("IN"))
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Errorf("Open: (-want +got)\n%s", d)
			}
		})
	}
}

func TestOpen_stops(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": "A", "b.txt": "B", "c.txt": "C"})
	n := 0
	for range Open(context.Background(), []string{dir}, nil) {
		if n++; n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("Open went on after break: %d items", n)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var err error
	for _, err = range Open(ctx, []string{dir}, nil) {
		cancel()
	}
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Open after cancel ends with %v", err)
	}
}

func TestCheck(t *testing.T) {
	for spec, want := range map[string]string{
		"a.txt": "", "-": "", "./-a": "", "https://x.example/": "", "HTTP://x.example/": "",
		"--now": "options come before sources", "-a": "write ./-a", "": "a source is empty", "ftp://x.example/": "only http and https",
		"file:///etc/passwd": "only http and https",
	} {
		err := Check([]string{spec})
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("Check(%q) = %v, want %q", spec, err, want)
		}
	}
}

func TestSeen(t *testing.T) {
	var s Seen
	if err := errors.Join(s.Check("a", "1", "x/a.txt"), s.Check("b", "2", "x/b.txt"), s.Check("a", "1", "y/a.txt")); err != nil {
		t.Errorf("Check = %v, want nil", err)
	}
	err := s.Check("a", "3", "z/a.txt")
	if err == nil || !strings.Contains(err.Error(), `z/a.txt: article id "a"`) || !strings.Contains(err.Error(), "x/a.txt") {
		t.Errorf("Check of another text = %v", err)
	}
}

func TestPublic(t *testing.T) {
	for addr, want := range map[string]bool{
		"93.184.216.34": true, "8.8.8.8": true, "2606:4700::1111": true,
		"127.0.0.1": false, "127.9.9.9": false, "10.0.0.1": false, "172.16.0.1": false, "192.168.1.1": false, "169.254.169.254": false,
		"100.64.0.1": false, "0.0.0.0": false, "255.255.255.255": false, "224.0.0.1": false, "198.18.0.1": false,
		"::1": false, "::": false, "fe80::1": false, "fc00::1": false, "fd12::1": false, "ff02::1": false,
		"::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false, "64:ff9b::7f00:1": false, "2002:7f00:1::": false, "::7f00:1": false,
	} {
		if got := public(netip.MustParseAddr(addr)); got != want {
			t.Errorf("public(%s) = %v, want %v", addr, got, want)
		}
	}
}

func TestWithoutSuffix(t *testing.T) {
	for in, want := range map[string]string{"a.txt": "a", "a/b.jsonl": "a/b", "c.warc.gz": "c", "d": "d", "x.y/z": "x.y/z", ".txt": ".txt", "v1.2.txt": "v1.2", "gz": "gz"} {
		if got := withoutSuffix(in); got != want {
			t.Errorf("withoutSuffix(%q) = %q, want %q", in, got, want)
		}
	}
}
