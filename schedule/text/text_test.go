package text_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"dateline/schedule"
	"dateline/schedule/text"
)

func ExampleParse() {
	d := text.Parse("The U.S. team lands at 8 p.m. on Jan. 10. It leaves a day later.", schedule.InText, nil)
	for _, s := range d.Sentences {
		fmt.Println(d.Src[s.Start:s.End])
	}
	// Output:
	// The U.S. team lands at 8 p.m. on Jan. 10.
	// It leaves a day later.
}

func sentences(d *text.Doc) []string {
	var out []string
	for _, s := range d.Sentences {
		out = append(out, d.Src[s.Start:s.End])
	}
	return out
}

func TestParse_sentences(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"plain", "One came. Two left! Did three? Yes.", []string{"One came.", "Two left!", "Did three?", "Yes."}},
		{"glued", "They agreed on the time.Later, the palace confirmed it.", []string{"They agreed on the time.", "Later, the palace confirmed it."}},
		{"glued after a quote", "“We are ready.”The minister left.", []string{"“We are ready.”", "The minister left."}},
		{"address is not glued", "See example.org for more on v2.Final and node.js today.", []string{"See example.org for more on v2.Final and node.js today."}},
		{"month abbreviation", "It opens on Jan. 10. All may come.", []string{"It opens on Jan. 10.", "All may come."}},
		{"clock before weekday", "It begins at 5 p.m. Thursday. Doors open at 4 p.m. The show ends at midnight.",
			[]string{"It begins at 5 p.m. Thursday.", "Doors open at 4 p.m.", "The show ends at midnight."}},
		{"country", "He flew to the U.S. He came back. U.S. Steel fell.", []string{"He flew to the U.S.", "He came back.", "U.S. Steel fell."}},
		{"number", "Route No. 3 is closed. No. That is wrong.", []string{"Route No. 3 is closed.", "No.", "That is wrong."}},
		{"title", "Mr. Amadi met Gen. Okoro and J. Petersen. They spoke.", []string{"Mr. Amadi met Gen. Okoro and J. Petersen.", "They spoke."}},
		{"quote after the stop", `"We will go." She left. "Now."`, []string{`"We will go."`, "She left.", `"Now."`}},
		{"quote goes on", `"Will it rain?" she asked. He nodded.`, []string{`"Will it rain?" she asked.`, "He nodded."}},
		{"tex quotes", "``Such is war,'' he said. ``We go.'' The end.", []string{"``Such is war,'' he said.", "``We go.''", "The end."}},
		{"stray space before quote", "“They sat for hours. ” Then all went home.", []string{"“They sat for hours. ”", "Then all went home."}},
		{"lines", "Vote set for Friday\nCouncil to meet again\n\nThe council meets.", []string{"Vote set for Friday", "Council to meet again", "The council meets."}},
		{"wrapped line", "The council of the northern region will meet again on\nfriday to settle it.", []string{"The council of the northern region will meet again on\nfriday to settle it."}},
		{"decimal and dotted date", "It fell 3.5 points on 30.12.2021. Then it rose.", []string{"It fell 3.5 points on 30.12.2021.", "Then it rose."}},
		{"company", "Acme Corp. shares fell. Acme Corp. The firm rose.", []string{"Acme Corp. shares fell.", "Acme Corp.", "The firm rose."}},
		{"bracket", "They met. (Nobody spoke.) They left.", []string{"They met.", "(Nobody spoke.)", "They left."}},
		{"empty", "", nil},
		{"blank", " \n\t\n", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := cmp.Diff(c.want, sentences(text.Parse(c.in, schedule.InText, nil))); d != "" {
				t.Errorf("Parse(%q) sentences (-want +got):\n%s", c.in, d)
			}
		})
	}
}

func TestParse_tokens(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"today's 50-minute talk", "today|'s|50|-|minute|talk"},
		{"don’t at eight o'clock", "don’t|at|eight|o'clock"},
		{"the 10th, 1,000 at 8.30 p.m.", "the|10|th|,|1,000|at|8.30|p.m."},
		{"January 10,11 and 12", "January|10|,|11|and|12"},
		{"U.S.-led from the U.K.", "U.S.|-|led|from|the|U.K."},
		{"2021-12-30T09:31+0000", "2021|-|12|-|30|T|09|:|31|+|0000"},
		{"the years' end in ’98", "the|years|'|end|in|’|98"},
		{"20h30 3PM 30.12.2021", "20|h|30|3|PM|30.12.2021"},
		{"São Paulo\u00a05\u202fp.m.", "São|Paulo|5|p.m."},
		{"a\xffb", "a|\xff|b"},
	} {
		d := text.Parse(c.in, schedule.InText, nil)
		var got []string
		for i := range d.Tokens {
			got = append(got, d.Text(i))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("Parse(%q) tokens = %q, want %q", c.in, s, c.want)
		}
	}
}

func TestParse_blocks(t *testing.T) {
	src := "Agenda. Item one\nThe court sits. It rises."
	d := text.Parse(src, schedule.InText, []schedule.Block{
		{Span: schedule.Span{Start: 0, End: 16}, Kind: schedule.Item},
		{Span: schedule.Span{Start: 17, End: len(src)}},
	})
	if diff := cmp.Diff([]string{"Agenda. Item one", "The court sits.", "It rises."}, sentences(d)); diff != "" {
		t.Error(diff)
	}
	if got := d.Sentences[2].Block; got != 1 {
		t.Errorf("block of the last sentence = %d, want 1", got)
	}
	if got := d.SentenceOf(d.TokenAt(strings.Index(src, "rises"))); got != 2 {
		t.Errorf("sentence of \"rises\" = %d, want 2", got)
	}
}

func TestDoc_Lower(t *testing.T) {
	d := text.Parse("ÉLAN Paris now", schedule.InText, nil)
	for i, want := range []string{"élan", "paris", "now", ""} {
		if got := d.Lower(i); got != want {
			t.Errorf("Lower(%d) = %q, want %q", i, got, want)
		}
	}
	if n := testing.AllocsPerRun(10, func() { d.Lower(1); d.Lower(2) }); n != 0 {
		t.Errorf("Lower allocates %v times for ASCII words", n)
	}
}

func TestToken_flags(t *testing.T) {
	d := text.Parse("NATO met U.S. envoys. A", schedule.InText, nil)
	for i, want := range []struct{ capital, upper bool }{{true, true}, {false, false}, {true, true}, {false, false}, {false, false}, {true, false}} {
		if g := d.Tokens[i]; g.Capital != want.capital || g.Upper != want.upper {
			t.Errorf("%q capital %v upper %v, want %v", d.Text(i), g.Capital, g.Upper, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "a.b.c. D", "“x.”Y 1,000.5 p.m. ’s", "\xff\xfe.A", "No. 3\n\nU.S", "''\"\".\"A"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := text.Parse(s, schedule.InText, nil)
		end := int32(0)
		for i, tok := range d.Tokens {
			if tok.Start < end || tok.End <= tok.Start || int(tok.End) > len(s) {
				t.Fatalf("token %d [%d,%d) after %d", i, tok.Start, tok.End, end)
			}
			if gap := s[end:tok.Start]; tok.Space == (gap == "") && i > 0 {
				t.Fatalf("token %d: Space %v after %q", i, tok.Space, gap)
			}
			end = tok.End
			if d.Lower(i) != strings.ToLower(d.Text(i)) && utf8.ValidString(s) && tok.Kind == text.Word {
				t.Fatalf("Lower(%d) = %q of %q", i, d.Lower(i), d.Text(i))
			}
		}
		next := 0
		for i, sen := range d.Sentences {
			if sen.First != next || sen.Last <= sen.First {
				t.Fatalf("sentence %d covers tokens [%d,%d), want from %d", i, sen.First, sen.Last, next)
			}
			next = sen.Last
		}
		if next != len(d.Tokens) {
			t.Fatalf("sentences end at token %d of %d", next, len(d.Tokens))
		}
	})
}

func running(n int) string {
	const para = "The harbour board said on Tuesday that the new ferry, which cost $1,250,000, will sail at 8.30 p.m. from the U.S. side. " +
		"“Nobody knows what comes next,” its chair Ms. Oduya told reporters; the crew's talks with the owners go on, she added.\n\n"
	return strings.Repeat(para, n/len(para)+1)
}

func BenchmarkParse(b *testing.B) {
	src := running(1 << 18)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		text.Parse(src, schedule.InText, nil)
	}
}

func BenchmarkParse_hostile(b *testing.B) {
	for name, unit := range map[string]string{"digits": "1", "spaces": " ", "the": "the ", "dashes": "1-", "stops": ".", "quotes": "\"", "dotted": "a.", "invalid": "\xff"} {
		src := strings.Repeat(unit, 1<<20/len(unit))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				text.Parse(src, schedule.InText, nil)
			}
		})
	}
}
