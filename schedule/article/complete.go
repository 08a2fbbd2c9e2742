package article

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"sort"
	"strings"
	"unicode/utf8"

	"dateline/schedule"
)

// Complete fills what follows from an article's text, address, title and metadata stamps: blocks, further stamps,
// dateline, outlet, home, language, hash, and the ID when it has none. The result is a function of those alone.
func Complete(a *schedule.Article) {
	body := a.Text
	if len(a.Given) > 0 {
		body = body[:a.Given[0].Line.Start]
	}
	c := cutText(body)
	a.Blocks = c.blocks
	if len(a.Given) > 0 {
		a.Blocks = append(a.Blocks, schedule.Block{Span: schedule.Span{Start: len(body), End: len(a.Text)}, Kind: schedule.Debris})
	}
	if a.URL == "" {
		a.URL = c.url
	}
	if a.ID == "" {
		a.ID = a.URL
	}
	a.Hash = hash(a)
	a.Print = textPrint(body)
	a.Dateline = findDateline(a.Text, c.blocks)
	a.Stamps = stamps(a, c)
	a.Language = Language(body)
	a.Outlet = host(a.URL)
	a.Home = hostHome(a.Outlet)
	if d := a.Dateline; d != nil && d.Agency != "" {
		if a.Outlet == "" {
			a.Outlet = d.Agency
		}
		if a.Home == (schedule.Place{}) {
			a.Home = agencyHome(d.Agency)
		}
	}
	if a.Outlet == "" {
		a.Outlet = a.Site
	}
}

// maxSite is how long the name of an outlet may be; what is longer is a slogan.
const maxSite = 80

// siteName makes a name of what a page or feed calls its outlet.
func siteName(s string) string {
	if s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " "); utf8.RuneCountInString(s) > maxSite {
		return ""
	}
	return s
}

// hash covers all that reading depends on: address, metadata stamps, title and text.
func hash(a *schedule.Article) string {
	parts := []string{a.URL}
	for _, s := range a.Stamps {
		parts = append(parts, s.Rule, s.Text)
	}
	return hashStrings(append(parts, a.Title, a.Text)...)
}

// hashStrings puts the length before each part, so that nothing can move from one to the other unseen.
func hashStrings(parts ...string) string {
	h := sha256.New()
	for _, s := range parts {
		var n [8]byte
		for i := range n {
			n[i] = byte(len(s) >> (8 * i))
		}
		h.Write(n[:])
		io.WriteString(h, s)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// stamps puts the statements about publication in order: metadata, stamp lines by time, address, dateline, weak ones.
func stamps(a *schedule.Article, c *cut) []schedule.Stamp {
	out := append([]schedule.Stamp(nil), a.Stamps...)
	out = append(out, c.stamps...)
	if st, ok := urlStamp(a.URL); ok {
		out = append(out, st)
	}
	if d := a.Dateline; d != nil && d.Month != 0 {
		st := schedule.Stamp{Kind: schedule.StampDateline, Rule: RuleDateline, Text: a.Text[d.Span.Start:d.Span.End], Span: d.Span}
		if d.Year != 0 {
			st.Day, _ = schedule.ValidDate(d.Year, d.Month, d.MonthDay)
		}
		out = append(out, st)
	}
	// A crawler that agrees with the publisher, to a day for zones, repeats what it read there.
	for i := range out {
		if out[i].Rule != RuleCrawl {
			continue
		}
		for _, s := range out {
			if s.Rule != RuleCrawl && s.Kind < schedule.StampWeak && s.Day.Known() && s.Day-out[i].Day <= 1 && out[i].Day-s.Day <= 1 {
				out[i].Kind = schedule.StampStated
			}
		}
	}
	rank := func(s schedule.Stamp) int {
		switch {
		case s.Kind != schedule.StampStated:
			return 10 * int(s.Kind)
		case s.Rule == RulePublished:
			return 0
		case s.Rule == RuleLine:
			return 1
		case s.Rule == RuleUpdated:
			return 2
		}
		return 3
	}
	sort.SliceStable(out, func(i, j int) bool {
		x, y := out[i], out[j]
		if r, s := rank(x), rank(y); r != s {
			return r < s
		}
		if x.Kind == schedule.StampStated && x.Day != y.Day {
			return x.Day < y.Day
		}
		return x.Kind == schedule.StampStated && x.Time < y.Time && x.Time != ""
	})
	return same(out)
}

// same drops stamps that say again what the one before said.
func same(in []schedule.Stamp) []schedule.Stamp {
	out := in[:0]
	for i, s := range in {
		if i > 0 && len(out) > 0 {
			if p := out[len(out)-1]; p.Kind == s.Kind && p.Rule == s.Rule && p.Text == s.Text && p.Day == s.Day {
				continue
			}
		}
		out = append(out, s)
	}
	return out
}
