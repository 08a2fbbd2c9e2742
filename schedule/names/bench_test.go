package names

import (
	"strings"
	"testing"

	"dateline/schedule"
	"dateline/schedule/text"
	"dateline/tz/gazetteer"
)

// running is news of the usual mix: a third of it without any name.
const running = `LISBON, March 3 (Meridian) - Foreign ministers of the Harbour Forum will meet in Tallinn on Tuesday to discuss a treaty that has waited for two years, officials said.
The talks, the third round since the summer, were put off twice because neither side could agree on who should take the chair. They are expected to last for two days and to end with a short statement.
President Ilmar Vost told reporters at the Estonia Theatre that he would not sign anything before the budget was through parliament. "We have time, and we will use it," he said.
His counterpart, Dana Hale, 54, leaves for Reykjavik on Wednesday. The Nordic Fisheries Council (NFC) publishes its quotas on Friday; last year the fleet was allowed to land a tenth less than it had asked for.
Prices rose again in February, and the harbour authority warned that ships may have to wait outside until the ice is gone. Two of the larger companies have begun to lay off crews.
`

func BenchmarkFind(b *testing.B) {
	f := New(gazetteer.Default())
	d := text.Parse(strings.Repeat(running, 20), schedule.InText, nil)
	b.SetBytes(int64(len(d.Src)))
	b.ReportAllocs()
	for b.Loop() {
		f.Find(d, "EE")
	}
}
