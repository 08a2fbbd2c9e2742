package merge

import (
	"slices"
	"strings"
	"testing"

	"dateline/schedule"
)

// TestFamilies: copies of one text and pages under one address are one voice, in any order of the reports.
func TestFamilies(t *testing.T) {
	printOf := func(differ, by int) []byte {
		p := make([]byte, schedule.PrintLen)
		for i := range differ {
			p[i] = byte(i + by)
		}
		return p
	}
	reports := []*schedule.Report{
		{Article: "wire", Outlet: "wire.example", Hash: "1", Print: printOf(0, 1)},
		{Article: "edited", Outlet: "courier.example", Hash: "2", Print: printOf(15, 1)},
		{Article: "independent", Outlet: "north.example", Hash: "3", Print: printOf(32, 100)},
		{Article: "short", Outlet: "coast.example", Hash: "4"},
		{Article: "shorter", Outlet: "post.example", Hash: "5"},
		{Article: "page", Outlet: "a.example", Hash: "6", URL: "https://a.example/1"},
		{Article: "page again", Outlet: "archive", Hash: "7", URL: "https://a.example/1"},
	}
	var items []*item
	for _, r := range reports {
		items = append(items, &item{r: r})
	}
	for range 2 {
		fam := families(items)
		if fam["wire"] != fam["edited"] || fam["page"] != fam["page again"] || distinct(fam, items) != 5 {
			t.Errorf("families %v: want wire with its edited copy, the two pages of one address, and the others alone", fam)
		}
		slices.Reverse(items)
	}
}

// A source is shown by the name its outlet goes by; whether two are one is judged by where they come from.
func TestEvents_siteName(t *testing.T) {
	named := func(r *schedule.Report) { r.Site, r.Outlet = "Harbour Courier", "127.0.0.1" }
	plain := func(r *schedule.Report) { r.Outlet = "127.0.0.1" }
	e := one(t, say("a", "2028-01-05", "match", on("2028-01-12"), teams, named), say("b", "2028-01-06", "match", on("2028-01-12"), teams, plain))
	if e.Sources[0].Outlet != "Harbour Courier" || e.Sources[1].Outlet != "127.0.0.1" || !strings.Contains(e.Why.Tree(), "one source") {
		t.Errorf("sources %+v\n%s", e.Sources, e.Why.Tree())
	}
}
