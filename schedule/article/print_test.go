package article

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dateline/schedule"
)

const wire = `OSLO, June 3 (Wire) - The ferry line between Larvik and Hirtshals will be closed from Monday, 10 June until Friday, 14 June, its owner said on Monday, because a pier has to be
mended. Some four thousand travellers have booked a crossing in that week and will be taken to Kristiansand by bus, it said. "We are sorry for the trouble, but the pier cannot wait for the
autumn," the director, Ingrid Solheim, told reporters. The pier was hit by a tanker in March. An inquiry found that a tug had come too late and that the wind had turned within minutes. The
port expects the work to cost nine million crowns, half of which is paid by the insurer of the tanker. Trucks are sent over Gothenburg in the meantime, and cargo for the islands
goes by air twice a day. The line carries one traveller in eight between Norway and Denmark. It has been run by the same family for sixty years.`

const other = `LARVIK (Local) - Travellers to Denmark need patience next week. From Monday to Friday no ship leaves Larvik for Hirtshals, since workers have to replace the beams of the pier that a
tanker damaged in spring. Those who hold a ticket are taken to Kristiansand by coach, the company says on its site, and who does not want that gets the money back. Hotels in town fear
empty rooms. "June is our second-best month," says the owner of one of them, Per Dahl, who had every bed taken until last night. The mayor wants to talk with the company about a ship
from the other side of the harbour, where the old quay still stands. That would need a licence, though, and nobody knows whether one can be had in a week.`

func alike(a, b string) bool { return schedule.Alike(textPrint(a), textPrint(b)) }

// TestPrint: copies of one text are told from two reports on one event.
func TestPrint(t *testing.T) {
	words := strings.Fields(wire)
	for name, copy := range map[string]string{
		"itself":               wire,
		"other white space":    strings.Join(words, "\n"),
		"capitals, no commas":  strings.ToUpper(strings.ReplaceAll(wire, ",", "")),
		"a line before":        "Nordic Courier\nBy our own staff and agencies\n\n" + wire,
		"cut":                  strings.Join(words[:len(words)*2/3], " "),
		"corrected":            strings.NewReplacer("14 June", "15 June", "Friday", "Saturday", "nine million", "eleven million").Replace(wire),
		"corrected, with note": strings.Replace(wire, "14 June", "15 June", 1) + " This story was corrected to give the right day of the end of the closure.",
		"edited":               strings.NewReplacer("will be closed", "is going to be closed", "Some four", "More than four", "told reporters", "said", "twice a day", "two times a day").Replace(wire),
	} {
		if !alike(wire, copy) {
			t.Errorf("%s: not known as a copy", name)
		}
	}
	for name, text := range map[string]string{"another report": other, "nothing": "", "too short": "The pier is closed.", "half another": strings.Join(words[:20], " ") + " " + other} {
		if alike(wire, text) {
			t.Errorf("%s: taken for a copy", name)
		}
	}
}

// TestPrint_estimates: the more of a text is replaced, the less it is like; far from the border the answer is always right.
func TestPrint_estimates(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rnd := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 1))
		n := rapid.IntRange(120, 600).Draw(rt, "words")
		kept := rapid.SampledFrom([]float64{0.05, 0.8, 0.95}).Draw(rt, "kept")
		word := func() string { return fmt.Sprintf("w%d", rnd.IntN(5000)) }
		var a, b []string
		for range n {
			a = append(a, word())
		}
		b = append(b, a[:int(float64(n)*kept)]...) // the beginning is kept, the rest is new
		for len(b) < n {
			b = append(b, word())
		}
		if got := alike(strings.Join(a, " "), strings.Join(b, " ")); got != (kept > 0.5) {
			rt.Errorf("%d words, of which %.0f %% are kept: alike %v", n, 100*kept, got)
		}
	})
}

func BenchmarkPrint(b *testing.B) {
	b.SetBytes(int64(len(wire)))
	for b.Loop() {
		textPrint(wire)
	}
}
