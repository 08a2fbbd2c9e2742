package merge

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schedule"
)

// Reports name the parties of one happening unevenly: one side, a surname beside its bearer, a party in the title alone.

func TestEvents_parties(t *testing.T) {
	ruiz := person("Carmen Ruiz")
	for _, c := range []struct {
		name    string
		reports []schedule.Report
		want    []string
	}{
		{"one tells who calls, the other who is called, a third names both", []schedule.Report{
			say("a", "2028-01-03", "call", at("2028-01-05T13:00:00Z", "Asia/Tokyo"), []schedule.Name{vost, turkey}),
			say("b", "2028-01-03", "call", at("2028-01-05T13:00:00Z", "Asia/Tokyo"), []schedule.Name{hale, canada}),
			say("c", "2028-01-03", "call", at("2028-01-05T13:00:00Z", "Asia/Tokyo"), []schedule.Name{vost, hale, turkey, canada}),
		}, []string{"call 2028-01-05T13:00:00Z scheduled (3)"}},
		{"nobody names both", []schedule.Report{
			say("a", "2028-01-03", "call", at("2028-01-05T13:00:00Z", "Asia/Tokyo"), []schedule.Name{vost}),
			say("b", "2028-01-03", "call", at("2028-01-05T13:00:00Z", "Asia/Tokyo"), []schedule.Name{hale}),
		}, []string{"call 2028-01-05T13:00:00Z scheduled (1)", "call 2028-01-05T13:00:00Z scheduled (1)"}},
		{"on a day alone they may meet twice", []schedule.Report{
			say("a", "2028-01-03", "call", on("2028-01-05"), []schedule.Name{vost, ruiz}),
			say("b", "2028-01-03", "call", on("2028-01-05"), []schedule.Name{hale, ruiz}),
			say("c", "2028-01-03", "call", on("2028-01-05"), []schedule.Name{vost, hale, ruiz}),
		}, []string{"call 2028-01-05 scheduled (2)", "call 2028-01-05 scheduled (1)"}},
		{"on a day alone, but one names a single party", []schedule.Report{
			say("a", "2028-01-03", "call", on("2028-01-05"), []schedule.Name{turkey}),
			say("b", "2028-01-03", "call", on("2028-01-05"), []schedule.Name{vost, hale, canada}),
			say("c", "2028-01-03", "call", on("2028-01-05"), []schedule.Name{vost, hale, turkey, canada}),
		}, []string{"call 2028-01-05 scheduled (3)"}},
		{"a sentence that names the league, though nobody is known to take part", []schedule.Report{
			say("a", "2028-01-03", "strike", on("2028-01-05"), nil, titled("Ferry crews strike"), quote("what", "Ferry crews will strike on January 5, the Nordic League said.")),
			say("b", "2028-01-03", "strike", on("2028-01-05"), []schedule.Name{league}, titled("League strike")),
		}, []string{"strike 2028-01-05 scheduled (2)"}},
		{"a surname beside its bearer is no third party", []schedule.Report{
			say("a", "2028-01-03", "call", at("2028-01-05T13:00:00Z", "Asia/Tokyo"), []schedule.Name{vost, canada}),
			say("b", "2028-01-03", "call", on("2028-01-05"), []schedule.Name{body("Hale"), vost, hale}),
			say("c", "2028-01-03", "call", at("2028-01-05T13:00:00Z", "Asia/Tokyo"), leaders),
		}, []string{"call 2028-01-05T13:00:00Z scheduled (3)"}},
		{"a party that only the title names", []schedule.Report{
			say("a", "2028-01-03", "meeting", on("2028-01-05"), []schedule.Name{canada}, titled("Negotiators of Turkey and Canada meeting")),
			say("b", "2028-01-03", "talks", on("2028-01-05"), []schedule.Name{turkey, canada}, titled("Turkey–Canada talks")),
		}, []string{"meeting 2028-01-05 scheduled (2)"}},
		{"a title with one Vost mentions no other Vost", []schedule.Report{
			say("a", "2028-01-03", "talks", on("2028-01-05"), leaders, titled("Vost–Hale talks")),
			say("b", "2028-01-03", "talks", on("2028-01-05"), []schedule.Name{person("Anna Vost"), hale}, titled("Anna Vost–Hale talks")),
		}, []string{"talks 2028-01-05 scheduled (1)", "talks 2028-01-05 scheduled (1)"}},
		{"a clock without a day is of the call that has it", []schedule.Report{
			say("a", "2028-01-04", "call", at("2028-01-05T13:00:00Z", "Asia/Tokyo"), []schedule.Name{vost, canada}),
			say("b", "2028-01-04", "call", on("2028-01-05"), leaders),
			say("c", "2027-12-27", "call", on("2027-12-28"), leaders),
			say("d", "", "call", withClock(open(schedule.Open{}), 22, 0, "Asia/Tokyo"), []schedule.Name{hale}),
		}, []string{"call 2027-12-28 scheduled (1)", "call 2028-01-05T13:00:00Z scheduled (3)"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := cmp.Diff(c.want, show(Events(c.reports, nil))); d != "" {
				t.Errorf("events (-want +got):\n%s", d)
			}
		})
	}
}
