package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/schedule"
)

// meetings makes articles on as many different happenings, in files of a few: work enough to be interrupted. Every other
// file also moves a happening of the file before.
func meetings(t testing.TB, dir string, files, each int) []string {
	t.Helper()
	cities := []string{"Lisbon", "Oslo", "Prague", "Nairobi", "Lima", "Jakarta", "Ottawa", "Tallinn"}
	first := []string{"Ana", "Bo", "Carla", "Dmitri", "Edda", "Farid", "Gita", "Hugo", "Ines", "Jonas"}
	last := []string{"Silva", "Larsen", "Novotny", "Odhiambo", "Quispe", "Santoso", "Tremblay", "Kask", "Moreau", "Weiss"}
	var out []string
	for f := range files {
		var b strings.Builder
		for i := range each {
			n := f*each + i
			day := time.Date(2024, 4, 1+n, 0, 0, 0, 0, time.UTC)
			text := fmt.Sprintf("%s, March 4 (Wire) - Foreign Minister %s %s will hold talks with %s %s in %s on %d %s, the ministry said on Monday. The talks begin at %d p.m. local time.",
				strings.ToUpper(cities[n%8]), first[n%10], last[n/10%10], first[(n+3)%10], last[(n/10+n+5)%10], cities[n%8], day.Day(), day.Month(), 1+n%7)
			line, err := json.Marshal(map[string]string{"id": fmt.Sprintf("m%d", n), "published": "2024-03-04T09:00:00Z", "text": text})
			if err != nil {
				t.Fatal(err)
			}
			b.Write(append(line, '\n'))
		}
		out = append(out, writeFile(t, filepath.Join(dir, fmt.Sprintf("%02d.jsonl", f)), b.String()))
	}
	return out
}

const killNow = "2024-03-05T00:00:00Z"

// TestBuild_killed kills builds at random points. After each, the store opens and holds the whole history published so
// far, feeds are old or new but never half, and the next build goes on as if nothing had been.
func TestBuild_killed(t *testing.T) {
	t.Parallel() // most of it is waiting for disks and processes
	rounds := 20
	if os.Getenv("DATELINE_LONG") != "" {
		rounds = 200
	}
	dir := t.TempDir()
	in := meetings(t, dir, rounds, 5)
	store, out := filepath.Join(dir, "s.db"), filepath.Join(dir, "out")
	random := rand.New(rand.NewPCG(20240305, 1))
	whole := time.Duration(0) // how long a build takes that nobody disturbs
	published := map[string]schedule.EventJSON{}
	killed := 0
	for round := range rounds {
		cmd := process(t, "build", "--store", store, "--out", out, "--now", killNow, in[round])
		begun := time.Now()
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if round > 0 {
			time.Sleep(time.Duration(random.Int64N(int64(whole) + 1)))
			cmd.Process.Kill()
		}
		// Builds take longer as the store grows, so aim later until one gets through.
		if err := cmd.Wait(); err != nil {
			killed++
			whole += whole / 20
		} else {
			whole = time.Since(begun)
		}

		o := dateline(t, "events", "--store", store, "--json", "--now", killNow)
		if o.status != 0 {
			t.Fatalf("round %d: the store does not open: %s", round, o.err)
		}
		now := byUID(t, fmt.Sprintf("round %d: the store", round), o.out)
		for uid, before := range published {
			e, ok := now[uid]
			if !ok || len(e.History) < len(before.History) || !slices.Equal(e.History[:len(before.History)], before.History) {
				t.Fatalf("round %d: %s was published and its history is no longer whole", round, uid)
			}
		}
		inFeed := checkWhole(t, round, out)
		for uid := range inFeed {
			if _, ok := now[uid]; !ok {
				t.Errorf("round %d: a feed holds %s, the store does not", round, uid)
			}
		}
		published = now
	}
	if killed < rounds/4 {
		t.Errorf("only %d of %d builds were killed in time", killed, rounds)
	}
	t.Logf("%d of %d builds killed, one takes %v", killed, rounds, whole.Round(time.Millisecond))

	// What the killed builds left undone is done by one more, and it is what undisturbed builds give.
	cal := buildIn(t, store, out, killNow, in...)
	fresh := buildIn(t, ":memory:", t.TempDir(), killNow, in...)
	if d := differ(fresh, cal); d != "" {
		t.Errorf("after killed builds the live events are others than without (-without +after)\n%.2000s", d)
	}
	if n := rounds * 5; len(cal.live()) < n*9/10 {
		t.Errorf("%d events of %d articles: the test tests nothing", len(cal.live()), n)
	}
	for uid := range published {
		if !slices.ContainsFunc(cal.events, func(e schedule.EventJSON) bool { return e.UID == uid }) {
			t.Errorf("%s has vanished", uid)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(out, ".dateline-*")); len(left) > 0 {
		t.Logf("killed builds leave %d temporary files behind", len(left))
	}
}

func byUID(t *testing.T, what, text string) map[string]schedule.EventJSON {
	t.Helper()
	var list []schedule.EventJSON
	if err := json.Unmarshal([]byte(text), &list); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	out := map[string]schedule.EventJSON{}
	for _, e := range list {
		out[e.UID] = e
	}
	return out
}

// checkWhole asks that the files of a folder are whole, and gives the UIDs in them. Files may be missing when the first
// build was killed before it wrote them.
func checkWhole(t *testing.T, round int, out string) map[string]bool {
	t.Helper()
	uids := map[string]bool{}
	if b, err := os.ReadFile(filepath.Join(out, "all.ics")); err == nil {
		s := string(b)
		if !strings.HasPrefix(s, "BEGIN:VCALENDAR\r\n") || !strings.HasSuffix(s, "END:VCALENDAR\r\n") || strings.Count(s, "BEGIN:VEVENT") != strings.Count(s, "END:VEVENT") {
			t.Errorf("round %d: all.ics is not whole", round)
		}
		for _, e := range entries(s) {
			uids[property(e, "UID")] = true
		}
	}
	if b, err := os.ReadFile(filepath.Join(out, "events.json")); err == nil {
		for uid := range byUID(t, fmt.Sprintf("round %d: events.json", round), string(b)) {
			uids[uid] = true
		}
	}
	if b, err := os.ReadFile(filepath.Join(out, "index.html")); err == nil && !strings.Contains(string(b), "</html>") {
		t.Errorf("round %d: index.html is not whole", round)
	}
	return uids
}

// TestBuild_two runs two builds at once on one store and one folder. Each ends well, or says that the other is at work
// and has changed nothing; what is served afterwards is what the store holds.
func TestBuild_two(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	in := meetings(t, dir, 8, 8)
	for turn := range 2 {
		store, out := filepath.Join(dir, fmt.Sprint(turn, ".db")), filepath.Join(dir, fmt.Sprint("out", turn))
		var cmds []*exec.Cmd
		var said []*strings.Builder
		halves := [][]string{in[:4], in[4:]}
		for _, half := range halves {
			cmd := process(t, append([]string{"build", "--store", store, "--out", out, "--now", killNow}, half...)...)
			var errs strings.Builder
			cmd.Stderr = &errs
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			cmds, said = append(cmds, cmd), append(said, &errs)
		}
		var done []string
		for i, cmd := range cmds {
			err := cmd.Wait()
			switch {
			case err == nil:
				done = append(done, halves[i]...)
			case cmd.ProcessState.ExitCode() == 1 && strings.Contains(said[i].String(), "another run is writing"):
			default:
				t.Fatalf("a build beside another one: %v\n%s", err, said[i])
			}
		}
		if len(done) == 0 {
			t.Fatal("neither of two builds ends well")
		}
		stored := byUID(t, "the store", must(t, "events", "--store", store, "--json", "--now", killNow).out)
		want := buildIn(t, ":memory:", t.TempDir(), killNow, done...)
		served := readCalendar(t, out)
		if d := differ(want, served); d != "" {
			t.Errorf("after two builds at once other events are published than after one (-one +two)\n%.2000s", d)
		}
		if len(want.live()) < 8*len(done)*9/10 {
			t.Errorf("%d events of %d articles: the test tests nothing", len(want.live()), 8*len(done))
		}
		if len(stored) < len(served.events) {
			t.Errorf("the store holds %d events, events.json %d", len(stored), len(served.events))
		}
		if n := len(entries(served.ics)); n != len(served.live()) {
			t.Errorf("all.ics holds %d entries, events.json %d live events", n, len(served.live()))
		}
		checkWhole(t, turn, out)
	}
}
