package article

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/schedule"
)

// all reads everything: articles, and problems as text.
func all(t *testing.T, from From, in string) (articles []schedule.Article, problems []string) {
	t.Helper()
	for a, err := range Read(from, strings.NewReader(in)) {
		if err == nil {
			articles = append(articles, a)
			continue
		}
		var p *Problem
		if !errors.As(err, &p) {
			t.Fatalf("Read yields %T, want *Problem", err)
		}
		s := p.Error()
		if p.Warning {
			s = "warning: " + s
		}
		problems = append(problems, s)
	}
	return articles, problems
}

func TestRead_problems(t *testing.T) {
	line := strings.Repeat("a", 1<<20)
	tests := []struct {
		name, in string
		want     string // part of the only problem
		articles int
	}{
		{"empty", "", "f: empty, nothing to read", 0},
		{"blank", "\ufeff \n\t\n", "f: empty", 0},
		{"only a byte order mark", "\ufeff", "f: empty", 0},
		{"a line of a megabyte", line, "f:1: a line of 1048576 bytes", 0},
		{"a long second line", "Fine.\n" + line, "f:2: a line of", 0},
		{"zeros", "some\x00thing", "f: binary data", 0},
		{"a zero late", strings.Repeat("The mayor said so.\n", 1000) + "\x00", "f:1001: holds a NUL byte", 0},
		{"control characters", "\x01\x02\x03\x04\x05\x06\x07\x08 and more", "binary data", 0},
		{"pdf", "%PDF-1.7\n...", "a PDF document", 0},
		{"gzip cut off", "\x1f\x8b\x08\x00", "f: gzip: unexpected EOF", 0},
		{"zstd", "(\xb5/\xfd1234", "zstd-compressed data", 0},
		{"a feed without entries", "<rss version=\"2.0\"><channel></channel></rss>", "warning: f: a feed without entries", 0},
		{"a broken feed", "<rss version=\"2.0\"><channel><item>", "f: feed", 0},
		{"an empty page", "<html><body><script>x</script></body></html>", "f: HTML: no text", 0},
		{"deep page", "<html>" + strings.Repeat("<div>", 5000) + "x", "f: HTML", 0},
		{"mail without its boundary", "From: a@x.example\nSubject: x\nContent-Type: multipart/mixed\n\nx", "f: e-mail: a multipart without its boundary", 0},
		{"warc cut off", "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 100\r\n\r\nhalf", "f: record 1 near byte 0: cut off", 0},
		{"png", "\x89PNG\r\n\x1a\n", "a PNG image", 0},
		{"broken UTF-8", "Der B\u00fcrgermeister \u00f6ffnet: \xff\n", "warning: f: invalid UTF-8", 1},
		{"windows-1252", "The caf\xe9 reopens \x96 at last \x93today\x94.\n", "warning: f: not UTF-8, read as windows-1252", 1},
		{"a JSON line cut off", `{"id":"a","text":"One."}` + "\n" + `{"id":"b","te` + "\n" + `{"id":"c","text":"Three."}`, "f:2: bad JSON: unexpected end", 2},
		{"no text", `{"id":"a"}`, `f:1: no "text" and no "html"`, 0},
		{"html without text", `{"id":"a","html":"<p> </p>"}`, `f:1: html: no text in the page`, 0},
		{"empty text", `{"id":"a","text":" "}`, "f:1: text: empty", 0},
		{"text of another type", `{"id":"a","text":["x"]}`, "f:1: bad JSON", 0},
		{"published is nonsense", `{"id":"a","text":"One.","published":"soon"}`, `warning: f:1: published "soon" is no date`, 1},
		{"published is a number", `{"id":"a","text":"One.","published":17}`, `warning: f:1: published 17 is no date`, 1},
		{"nested deeply", `{"text":` + strings.Repeat("[", 20000), "exceeded max depth", 0},
		{"broken array", "[{\"id\":\"a\",\"text\":\"One.\"},\n{\"id\":\"b\",,}]", "f:2: bad JSON", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			articles, problems := all(t, From{Name: "f", ID: "f"}, tt.in)
			if len(problems) != 1 || !strings.Contains(problems[0], tt.want) {
				t.Errorf("Read: problems %q, want one with %q", problems, tt.want)
			}
			if len(articles) != tt.articles {
				t.Errorf("Read: %d articles, want %d", len(articles), tt.articles)
			}
		})
	}
}

type broken struct{ r *strings.Reader }

func (b broken) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if err != nil {
		err = errors.New("cut connection")
	}
	return n, err
}

// What was read before the input broke is kept, line by line.
func TestRead_broken(t *testing.T) {
	var ids []string
	var problem error
	in := "{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"b\",\"text\":\"Tw"
	for a, err := range Read(From{Name: "f"}, broken{strings.NewReader(in)}) {
		if err != nil {
			problem = err
			continue
		}
		ids = append(ids, a.ID)
	}
	if len(ids) != 1 || ids[0] != "a" || problem == nil || problem.Error() != "f:2: reading: cut connection" {
		t.Errorf("Read of a cut stream = %v, %v", ids, problem)
	}
}

func TestRead_stops(t *testing.T) {
	in := strings.Repeat("{\"id\":\"a\",\"text\":\"One.\"}\n", 10)
	n := 0
	for range Read(From{Name: "f"}, strings.NewReader(in)) {
		if n++; n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("Read went on after break: %d", n)
	}
}

func TestRead_identity(t *testing.T) {
	tests := []struct {
		name, in string
		from     From
		want     []string // id|url|file
	}{
		{"text takes the path", "Text.", From{Name: "d/a.txt", ID: "a"}, []string{"a||d/a.txt"}},
		{"text takes the address", "Text.", From{Name: "http://x.example/1", URL: "http://x.example/1"}, []string{"http://x.example/1|http://x.example/1|http://x.example/1"}},
		{"text states its address", "https://x.example/1\nText is here.", From{Name: "a.txt", ID: "a"}, []string{"a|https://x.example/1|a.txt"}},
		{"given id", `{"id":"g","url":"http://x.example/1","text":"T."}`, From{Name: "f.jsonl", ID: "f"}, []string{"g|http://x.example/1|f.jsonl:1"}},
		{"a lone line takes the path", `{"url":"http://x.example/1","text":"T."}`, From{Name: "f.jsonl", ID: "f"}, []string{"f|http://x.example/1|f.jsonl:1"}},
		{"of several, the address", "{\"url\":\"http://x.example/1\",\"text\":\"T.\"}\n{\"text\":\"U.\"}", From{Name: "f", ID: "f"},
			[]string{"http://x.example/1|http://x.example/1|f:1", "f:2||f:2"}},
		{"pretty", "{\n \"id\": \"p\",\n \"text\": \"T.\"\n}", From{Name: "f", ID: "f"}, []string{"p||f"}},
		{"array", "[\n{\"id\":\"a\",\"text\":\"T.\"},\n\n{\"id\":\"b\",\"text\":\"T.\"}]", From{Name: "f", ID: "f"}, []string{"a||f:2", "b||f:4"}},
		{"byte order mark", "\ufeff{\"id\":\"a\",\"text\":\"T.\"}\r\n\r\n{\"id\":\"b\",\"text\":\"T.\"}\r\n", From{Name: "f"}, []string{"a||f:1", "b||f:3"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			articles, problems := all(t, tt.from, tt.in)
			var got []string
			for _, a := range articles {
				got = append(got, fmt.Sprintf("%s|%s|%s", a.ID, a.URL, a.File))
			}
			if d := cmp.Diff(tt.want, got); d != "" || problems != nil {
				t.Errorf("Read: (-want +got)\n%s%q", d, problems)
			}
		})
	}
}

func TestRead_verbatim(t *testing.T) {
	for _, text := range []string{"\ufeffOne.\r\n\r\nTwo.\r\n", "Tab\tand  two blanks \n\n\n end ", "“Quoted” – done…"} {
		got, _ := all(t, From{Name: "f", ID: "f"}, text)
		if len(got) != 1 || got[0].Text != text {
			t.Errorf("Read(%q) does not keep the text", text)
		}
	}
	got, _ := all(t, From{Name: "f"}, `{"id":"a","text":"A \u00e9\n\ud83d\ude00 b"}`)
	if got[0].Text != "A é\n😀 b" {
		t.Errorf("JSON text = %q", got[0].Text)
	}
	got, _ = all(t, From{Name: "f", ID: "f"}, "\xff\xfeH\x00i\x00.\x00")
	if got[0].Text != "Hi." {
		t.Errorf("UTF-16 text = %q", got[0].Text)
	}
}

// The hash changes with all that reading depends on and with nothing else.
func TestComplete_hash(t *testing.T) {
	base := func() schedule.Article {
		return schedule.Article{ID: "a", URL: "http://x.example/", Title: "T", Text: "Text.", File: "f"}
	}
	hash := func(change func(*schedule.Article)) string {
		a := base()
		change(&a)
		Complete(&a)
		return a.Hash
	}
	same := hash(func(*schedule.Article) {})
	if hash(func(a *schedule.Article) { a.ID, a.File = "b", "g" }) != same {
		t.Error("the hash depends on where the article was read")
	}
	seen := map[string]string{same: "nothing"}
	for name, change := range map[string]func(*schedule.Article){
		"text":      func(a *schedule.Article) { a.Text = "Text!" },
		"title":     func(a *schedule.Article) { a.Title = "U" },
		"moved":     func(a *schedule.Article) { a.Title, a.Text = "", "TText." },
		"url":       func(a *schedule.Article) { a.URL = "http://y.example/" },
		"published": func(a *schedule.Article) { a.Stamps = []schedule.Stamp{{Text: "2024-01-01", Rule: RulePublished}} },
	} {
		if other, dup := seen[hash(change)]; dup {
			t.Errorf("the hash does not tell %s from %s", name, other)
		}
	}
}

func TestLanguage(t *testing.T) {
	tests := []struct{ want, text string }{
		{"en", "The council will meet on Tuesday to vote on the plan, the mayor said in a statement."},
		{"en", "Fed to decide rates on Wednesday, 18 September at 2 p.m. in Washington."},
		{"de", "Der Stadtrat wird am Dienstag über den Plan abstimmen, sagte die Bürgermeisterin in einer Mitteilung auf der Seite."},
		{"fr", "Le conseil se réunira mardi pour voter le plan, a dit le maire dans un communiqué publié sur son site."},
		{"es", "El consejo se reunirá el martes para votar el plan, dijo la alcaldesa en un comunicado de la ciudad."},
		{"", "Совет соберется во вторник, чтобы проголосовать за план, сообщила мэр."},
		{"", "12:00 14:00 16:00"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := Language(tt.text); got != tt.want {
			t.Errorf("Language(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestOutlets(t *testing.T) {
	keys := map[string]bool{}
	prev := ""
	for i, row := range strings.Split(strings.TrimSpace(outletTable), "\n") {
		if strings.HasPrefix(row, "#") {
			continue
		}
		f := strings.Split(row, "\t")
		if len(f) != 3 {
			t.Fatalf("outlets.txt:%d: %d columns", i+1, len(f))
		}
		if keys[f[0]] || f[0] < prev {
			t.Errorf("outlets.txt:%d: %q twice or not in order", i+1, f[0])
		}
		keys[f[0]], prev = true, f[0]
		if f[2] != "-" {
			if _, err := time.LoadLocation(f[2]); err != nil {
				t.Errorf("outlets.txt:%d: %v", i+1, err)
			}
		}
	}
	for in, want := range map[string]schedule.Place{
		"https://news.example.co.uk/a": {Country: "GB", Zone: "Europe/London"},
		"https://www.example.ie/":      {Country: "IE", Zone: "Europe/Dublin"},
		"https://example.com.au/":      {Country: "AU"},
		"https://example.com/":         {},
		"not an address":               {},
	} {
		if got := hostHome(host(in)); got != want {
			t.Errorf("home of %q = %v, want %v", in, got, want)
		}
	}
}

func TestRead_lineartime(t *testing.T) {
	// Ten times the text may take some ten times as long; anything quadratic takes a hundred.
	for _, piece := range []string{"a, ", "10:00 ", "The mayor said so on 3 May 2024 again.\n", "a\n", "2024/", "(", "“", "@", "2024-", "1.", "by A ", "- "} {
		measure := func(n int) time.Duration {
			text := strings.Repeat(piece, n/len(piece))
			if !strings.Contains(piece, "\n") {
				text = text[:min(len(text), MaxLine)]
			}
			begin := time.Now()
			Blocks(text)
			urlStamp(text)
			return time.Since(begin)
		}
		measure(1000)
		if d := measure(1 << 20); d > 20*time.Second {
			t.Errorf("a megabyte of %q takes %v", piece, d)
		}
	}
}

func BenchmarkRead_text(b *testing.B) {
	var s bytes.Buffer
	s.WriteString("https://x.example/2024/03/05/fair\nHarbour fair to open in May\n2024-03-05T09:31+0000\n")
	for i := range 40 {
		fmt.Fprintf(&s, "\nPORTSMOUTH (Example) - The harbour fair number %d will open on Saturday, 4 May at 10:00, the council said on Tuesday, after a "+
			"year in which the quay was closed for repairs and %d traders moved to the old market.\n", i, i*7)
	}
	in := s.Bytes()
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range Read(From{Name: "f", ID: "f"}, bytes.NewReader(in)) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
