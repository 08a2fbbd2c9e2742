package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// Talks in Lisbon late in the evening: the same day in Los Angeles, the next one in Auckland. Then they are moved.
const (
	evening     = `{"id":"evening","url":"https://wire.example/evening","published":"2024-03-04T09:00:00Z","title":"Portugal and Morocco to hold fisheries talks","text":"LISBON, March 4 (Wire) - Portuguese Foreign Minister Ana Silva and her Moroccan counterpart Omar Idrissi will hold talks on fisheries in Lisbon on 14 March at 22:30 local time, the ministry said on Monday."}`
	eveningLate = `{"id":"later","url":"https://wire.example/later","published":"2024-03-08T09:00:00Z","title":"Fisheries talks moved","text":"LISBON, March 8 (Wire) - The talks on fisheries between Ana Silva and Omar Idrissi in Lisbon have been moved from 14 March to 21 March at 23:15 local time, the Portuguese foreign ministry said on Friday."}`
	before      = "20240314T223000Z"
	after       = "20240321T231500Z"
)

// requireLong skips what takes minutes or needs real calendar apps, unless asked for.
func requireLong(t *testing.T, commands ...string) {
	t.Helper()
	if os.Getenv("DATELINE_LONG") == "" {
		t.Skip("takes long; DATELINE_LONG=1 runs it")
	}
	for _, c := range commands {
		if _, err := exec.LookPath(c); err != nil {
			t.Skip(c, "is not installed")
		}
	}
}

// served is a running dateline serve with the articles it watches and the log of what it answered.
type served struct {
	dir, feed string
	mu        sync.Mutex
	log       strings.Builder
}

func newServed(t *testing.T) *served {
	t.Helper()
	s := &served{dir: t.TempDir()}
	writeFile(t, filepath.Join(s.dir, "evening.jsonl"), evening)
	cmd := process(t, "serve", "--store", ":memory:", "--listen", "127.0.0.1:0", "--now", "2024-03-09T00:00:00Z", s.dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = s
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Signal(syscall.SIGTERM)
		if err := cmd.Wait(); err != nil {
			t.Errorf("serve: %v", err)
		}
	})
	address := regexp.MustCompile(`http://[0-9.:]+/all\.ics`)
	lines := bufio.NewScanner(out)
	for s.feed == "" && lines.Scan() {
		s.feed = address.FindString(lines.Text())
	}
	if s.feed == "" {
		t.Fatal("serve does not say where it listens")
	}
	go io.Copy(io.Discard, out)
	return s
}

// Write takes the log.
func (s *served) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.log.Write(b)
}

// answered lists the statuses of all answers to GET for the feed.
func (s *served) answered() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []string
	for _, m := range regexp.MustCompile(`method=GET path=/all\.ics status=(\d+)`).FindAllStringSubmatch(s.log.String(), -1) {
		out = append(out, m[1])
	}
	return out
}

// waitFor waits until the feed has been answered with a status, n times in all.
func (s *served) waitFor(t *testing.T, status string, n int, limit time.Duration) {
	t.Helper()
	for end := time.Now().Add(limit); time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		if countOf(s.answered(), status) >= n {
			return
		}
	}
	t.Fatalf("after %v the feed has been answered with %v, want %s %d times", limit, s.answered(), status, n)
}

func countOf(list []string, what string) int {
	n := 0
	for _, s := range list {
		if s == what {
			n++
		}
	}
	return n
}

// move lets the article arrive that moves the event, and waits until the feed has it.
func (s *served) move(t *testing.T) {
	t.Helper()
	tmp := writeFile(t, filepath.Join(t.TempDir(), "later.jsonl"), eveningLate)
	if err := os.Rename(tmp, filepath.Join(s.dir, "later.jsonl")); err != nil {
		t.Fatal(err)
	}
	time.Sleep(2500 * time.Millisecond) // it looks every second
}

// holds checks what an app has stored: one event, at this instant.
func holds(t *testing.T, app, stored, start string) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(stored), "\n")
	f := strings.Split(lines[0], "\t")
	if len(lines) != 1 || len(f) != 3 || f[1] != start || !strings.Contains(f[2], "alks") {
		t.Errorf("%s holds\n%s\nwant one event, the talks, at %s", app, stored, start)
	}
}

// homeIn gives a program a home folder of its own, so that it neither finds nor leaves anything in that of the person.
func homeIn(dir string, more ...string) []string {
	env := slices.DeleteFunc(os.Environ(), func(s string) bool {
		return strings.HasPrefix(s, "HOME=") || strings.HasPrefix(s, "XDG_") || strings.HasPrefix(s, "DBUS_") || strings.HasPrefix(s, "TZ=")
	})
	return append(append(env, "HOME="+dir, "XDG_CONFIG_HOME="+dir+"/config", "XDG_DATA_HOME="+dir+"/data", "XDG_CACHE_HOME="+dir+"/cache", "XDG_RUNTIME_DIR="+dir, "LC_ALL=C.UTF-8"), more...)
}

// startGroup runs a program with all its children in a group of their own, and ends the group with the test.
func startGroup(t *testing.T, cmd *exec.Cmd) (stop func()) {
	t.Helper()
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	stop = sync.OnceFunc(func() {
		syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM)
		kill := time.AfterFunc(5*time.Second, func() { syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) })
		cmd.Wait() // it was told to stop: how it did says nothing
		kill.Stop()
	})
	t.Cleanup(stop)
	return stop
}

const preferences = `user_pref("app.update.enabled", false);
user_pref("calendar.timezone.local", "UTC");
user_pref("calendar.timezone.useSystemTimezone", false);
user_pref("calendar.registry.d47e11e0-0000-4000-8000-000000000001.type", "ics");
user_pref("calendar.registry.d47e11e0-0000-4000-8000-000000000001.uri", "%s");
user_pref("calendar.registry.d47e11e0-0000-4000-8000-000000000001.name", "dateline");
user_pref("calendar.registry.d47e11e0-0000-4000-8000-000000000001.readOnly", true);
user_pref("calendar.registry.d47e11e0-0000-4000-8000-000000000001.cache.enabled", true);
user_pref("calendar.registry.d47e11e0-0000-4000-8000-000000000001.refreshInterval", "1");
user_pref("calendar.registry.d47e11e0-0000-4000-8000-000000000001.calendar-main-in-composite", true);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("mail.provider.suppress_dialog_on_startup", true);
user_pref("mail.rights.version", 1);
user_pref("mail.shell.checkDefaultClient", false);
user_pref("mailnews.start_page.enabled", false);
user_pref("network.proxy.type", 0);
user_pref("toolkit.telemetry.enabled", false);
`

// Thunderbird subscribes, asks again after a minute and is told that nothing is new, then learns that the talks are moved.
func TestSubscribe_thunderbird(t *testing.T) {
	requireLong(t, "thunderbird", "python3")
	t.Parallel()
	s, profile := newServed(t), t.TempDir()
	writeFile(t, filepath.Join(profile, "prefs.js"), fmt.Sprintf(preferences, s.feed))
	cmd := exec.Command("thunderbird", "--headless", "--no-remote", "--profile", profile)
	cmd.Env = homeIn(profile, "MOZ_CRASHREPORTER_DISABLE=1")
	stop := startGroup(t, cmd)
	stored := func() string {
		out, err := exec.Command("python3", "testdata/interop/thunderbird.py", profile).CombinedOutput()
		if err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		return string(out)
	}
	s.waitFor(t, "200", 1, 2*time.Minute)
	s.waitFor(t, "304", 1, 2*time.Minute)
	holds(t, "Thunderbird", stored(), before)
	got := countOf(s.answered(), "200")
	s.move(t)
	s.waitFor(t, "200", got+1, 2*time.Minute)
	time.Sleep(3 * time.Second) // to be stored
	stop()
	holds(t, "Thunderbird", stored(), after)
	t.Log("answers:", s.answered())
}

// Evolution and GNOME Calendar leave subscriptions to evolution-data-server.
func TestSubscribe_evolution(t *testing.T) {
	const python = "/usr/bin/python3" // the one that Debian's gi belongs to
	requireLong(t, "dbus-run-session", python)
	if out, err := exec.Command(python, "-c", "import gi; gi.require_version('ECal', '2.0'); from gi.repository import ECal").CombinedOutput(); err != nil {
		t.Skipf("no evolution-data-server for Python: %s", out)
	}
	t.Parallel()
	s := newServed(t)
	cmd := exec.Command("dbus-run-session", "--", python, "testdata/interop/evolution.py", s.feed)
	cmd.Env = homeIn(t.TempDir(), "GIO_USE_VFS=local", "GSETTINGS_BACKEND=memory", "GIO_USE_PROXY_RESOLVER=dummy")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	stop := startGroup(t, cmd)
	time.AfterFunc(90*time.Second, stop) // whatever hangs
	lines := bufio.NewScanner(out)
	refresh := func() string {
		fmt.Fprintln(in, "refresh")
		var stored strings.Builder
		for lines.Scan() {
			if lines.Text() == "" {
				return stored.String()
			}
			stored.WriteString(lines.Text() + "\n")
		}
		stop()
		t.Fatalf("evolution-data-server does not answer\n%s", complaints.String())
		return ""
	}
	holds(t, "Evolution", refresh(), before)
	holds(t, "Evolution", refresh(), before)
	if countOf(s.answered(), "200") != 1 || countOf(s.answered(), "304") < 1 {
		t.Errorf("the feed was answered with %v, want 200 once, then 304", s.answered())
	}
	s.move(t)
	holds(t, "Evolution", refresh(), after)
	t.Log("answers:", s.answered())
	in.Close()
}

const (
	vdirsyncerConfig = `[general]
status_path = "%[1]s/status"
[pair feed]
a = "local"
b = "remote"
collections = null
conflict_resolution = "b wins"
[storage local]
type = "filesystem"
path = "%[1]s/events"
fileext = ".ics"
[storage remote]
type = "http"
url = "%[2]s"
`
	khalConfig = `[calendars]
[[feed]]
path = %[1]s/events
readonly = True
[locale]
local_timezone = %[2]s
default_timezone = %[2]s
timeformat = %%H:%%M
dateformat = %%Y-%%m-%%d
longdateformat = %%Y-%%m-%%d
datetimeformat = %%Y-%%m-%%d %%H:%%M
longdatetimeformat = %%Y-%%m-%%d %%H:%%M
[sqlite]
path = %[1]s/khal-%[3]s.db
`
)

// khal shows the talks on the day they fall on where the reader lives, after vdirsyncer has fetched them.
func TestSubscribe_khal(t *testing.T) {
	requireLong(t, "vdirsyncer", "khal")
	t.Parallel()
	s, dir := newServed(t), t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "events"), 0o755); err != nil {
		t.Fatal(err)
	}
	config := writeFile(t, filepath.Join(dir, "vdirsyncer"), fmt.Sprintf(vdirsyncerConfig, dir, s.feed))
	tool := func(name string, args ...string) string {
		t.Helper()
		cmd := exec.Command(name, args...)
		cmd.Env = homeIn(dir)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
		}
		return string(out)
	}
	listed := func(round, zone, from string) string {
		place := filepath.Base(zone)
		conf := writeFile(t, filepath.Join(dir, "khal-"+round+place), fmt.Sprintf(khalConfig, dir, zone, round+place))
		return tool("khal", "-c", conf, "list", "--once", "--day-format", "", "--format", "{start-date} {start-time} {title}", from, "20d")
	}
	check := func(round string, want map[string]string) {
		t.Helper()
		tool("vdirsyncer", "-c", config, "sync")
		for zone, at := range want {
			lines := strings.Split(strings.TrimSpace(listed(round, zone, "2024-03-05")), "\n")
			if len(lines) != 1 || !strings.HasPrefix(lines[0], at+" ") || !strings.Contains(lines[0], "alks") {
				t.Errorf("khal in %s, %s: %q, want the talks once, at %s", zone, round, lines, at)
			}
		}
	}
	tool("vdirsyncer", "-c", config, "discover")
	check("before", map[string]string{"America/Los_Angeles": "2024-03-14 15:30", "Pacific/Auckland": "2024-03-15 11:30", "Europe/Lisbon": "2024-03-14 22:30"})
	s.move(t)
	check("after", map[string]string{"America/Los_Angeles": "2024-03-21 16:15", "Pacific/Auckland": "2024-03-22 12:15", "Europe/Lisbon": "2024-03-21 23:15"})
}
