package serve_test

import (
	"bytes"
	"encoding/json"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/feeds/feedstest"
	"dateline/feeds/serve"
	"dateline/schedule"
)

// seen is what testdata/browser.mjs found.
type seen struct {
	Zones                                             map[string]map[string]string
	Complaints, Outside, Axe, Wide                    []string
	Agenda, Filtered, Links, Marked, Month, Plain     []string
	QuoteBefore, QuoteAfter, Code, Opened, PlainQuote bool
	Copied                                            string
	PlainButtons, PlainMonth, RoomSources             int
	Narrowed, PlainFiltered, Room                     []string
	NarrowedAt, EventICS, Skips, RoomAt               string
	EventQuote, Reasons, PlainCode                    bool
}

// browse starts a server and looks at it with Chromium. PLAYWRIGHT names a folder in whose node_modules playwright-core and
// axe-core are; SCREENSHOTS one for pictures.
func browse(t *testing.T) (got seen, base, secret string) {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("no node")
	}
	chromium := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			chromium = path
			break
		}
	}
	if chromium == "" {
		t.Skip("no Chromium")
	}
	probe := exec.Command(node, "-e", "require.resolve('playwright-core'); require.resolve('axe-core')")
	probe.Dir = os.Getenv("PLAYWRIGHT")
	if probe.Run() != nil {
		t.Skip("playwright-core and axe-core are not installed (npm install playwright-core axe-core, and PLAYWRIGHT=directory)")
	}
	h := httptest.NewUnstartedServer(nil)
	base = "http://" + h.Listener.Addr().String()
	s, err := serve.New(serve.Config{Now: feedstest.AsOf, BaseURL: base, Sources: failing})
	if err != nil {
		t.Fatal(err)
	}
	snap := snapshot(t)
	for _, e := range snap.Events { // no title may push anything out of the window
		if e.UID == "fair@dateline" {
			e.Title = "Book fair " + strings.Repeat("Donaudampfschifffahrts", 9)
			e.Participants = []schedule.Name{{Kind: schedule.Organisation, Name: strings.Repeat("x", 200)}}
		}
	}
	if err := s.Publish(snap); err != nil {
		t.Fatal(err)
	}
	secret, hash := serve.NewSecret()
	if err := s.Admit([]serve.Token{{Name: "desk", Hash: hash, Query: "kind:vote"}}); err != nil {
		t.Fatal(err)
	}
	h.Config.Handler = s
	h.Start()
	defer h.Close()
	script, err := filepath.Abs("testdata/browser.mjs")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), node, script, base, chromium, secret, os.Getenv("SCREENSHOTS"))
	cmd.Dir = probe.Dir
	var out, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%.3000s", err, complaints.String())
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatalf("%v\n%.3000s", err, out.String())
	}
	return got, base, secret
}

// A real browser: what a reader meets on a phone, in the dark, in another part of the world, without scripts.
func TestBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	got, base, secret := browse(t)
	const talks, launch = "Portugal–Morocco fisheries talks", "Launch of the weather satellite"
	for zone, want := range map[string]map[string]string{
		"America/Los_Angeles": {talks: "09:00 your time", launch: "14:30–16:30 your time"},
		"Asia/Kolkata":        {talks: "21:30 your time", launch: "04:00–06:00 your time, Wed, 1 Jan"},
		"Pacific/Auckland":    {talks: "05:00 your time, Fri, 15 Mar", launch: "11:30–13:30 your time, Wed, 1 Jan"},
		"Europe/Lisbon":       {talks: "", launch: ""}, // as on the page already
	} {
		for title, text := range want {
			if g := got.Zones[zone][title]; strings.ReplaceAll(g, ", 1", " 1") != strings.ReplaceAll(text, ", 1", " 1") {
				t.Errorf("in %s %s is at %q, want %q", zone, title, g, text)
			}
		}
	}
	if len(got.Complaints)+len(got.Outside)+len(got.Wide) > 0 {
		t.Errorf("console: %q\nrequests to others: %q\nwider than the window: %q", got.Complaints, got.Outside, got.Wide)
	}
	for _, finding := range got.Axe {
		t.Error("axe:", finding)
	}
	if !slices.Contains(got.Agenda, talks) || !slices.Contains(got.Agenda, launch) {
		t.Errorf("agenda: %q", got.Agenda)
	}
	if got.QuoteBefore || !got.QuoteAfter {
		t.Errorf("evidence: visible before %v, after Enter %v", got.QuoteBefore, got.QuoteAfter)
	}
	if d := cmp.Diff([]string{"what", "when", "where", "who"}, slices.DeleteFunc(got.Marked, func(s string) bool { return s == "status" })); d != "" {
		t.Error("marked words", d)
	}
	if len(got.Filtered) != 1 || !strings.HasPrefix(got.Filtered[0], "Vote on") {
		t.Errorf("filtered: %q", got.Filtered)
	}
	webcal := strings.Replace(base, "http://", "webcal://", 1) + "/feed.ics?q=kind%3Avote"
	feed := base + "/feed.ics?q=kind%3Avote"
	for _, want := range []string{webcal, feed} {
		if !slices.Contains(got.Links, want) {
			t.Errorf("subscribe panel: %q, want %s", got.Links, want)
		}
	}
	if got.Copied != feed || !got.Code {
		t.Errorf("copied %q, want %s; QR code shown: %v", got.Copied, feed, got.Code)
	}
	if !slices.ContainsFunc(got.Month, func(s string) bool { return strings.Contains(s, talks) }) || !got.Opened {
		t.Errorf("month: %q; its link opens the entry: %v", got.Month, got.Opened)
	}
	if len(got.Narrowed) != 1 || got.Narrowed[0] != "Budget debate" || got.NarrowedAt != "?q=kind%3Adebate" {
		t.Errorf("narrowed: %q at %s", got.Narrowed, got.NarrowedAt)
	}
	if !got.EventQuote || !got.Reasons || got.EventICS != "/event/talks@dateline.ics" {
		t.Errorf("the page of an event: quote %v, reasons %v, calendar %s", got.EventQuote, got.Reasons, got.EventICS)
	}
	if got.Skips != "#main" {
		t.Errorf("the first stop of the keyboard is %q", got.Skips)
	}
	if len(got.Room) != 1 || !strings.HasPrefix(got.Room[0], "Vote on") || got.RoomAt != "/private/"+secret+"/changes" || got.RoomSources != 0 {
		t.Errorf("private: %q, links lead to %s, %d to the sources", got.Room, got.RoomAt, got.RoomSources)
	}
	if d := cmp.Diff(got.Filtered, got.PlainFiltered); d != "" || got.PlainMonth < 8 || !got.PlainCode {
		t.Errorf("without scripts: filter %s, %d in the month, QR code %v", d, got.PlainMonth, got.PlainCode)
	}
	if d := cmp.Diff(got.Agenda, trimmed(got.Plain)); d != "" || !got.PlainQuote || got.PlainButtons != 0 {
		t.Errorf("without scripts: %s; evidence opens: %v; buttons that do nothing: %d", d, got.PlainQuote, got.PlainButtons)
	}
}

func trimmed(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = strings.TrimSpace(s)
	}
	return out
}
