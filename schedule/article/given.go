package article

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/schedule"
)

// Happenings that a page states for machines: schema.org/Event as JSON-LD or microdata, and hCalendar.

const (
	maxGiven      = 100
	maxGivenValue = 300 // bytes of one value
)

// givenEvent is one, as it was found.
type givenEvent struct {
	kind, name, start, end, place, country, state string
}

// isEvent recognises schema.org/Event and its kinds, with or without the address in front.
func isEvent(t any) (string, bool) {
	switch x := t.(type) {
	case string:
		x = x[strings.LastIndexByte(x, '/')+1:]
		return x, x == "Festival" || x == "Hackathon" || strings.HasSuffix(x, "Event")
	case []any:
		for _, e := range x {
			if s, ok := isEvent(e); ok {
				return s, true
			}
		}
	}
	return "", false
}

// linkedEvent reads one object of JSON-LD.
func linkedEvent(kind string, x map[string]any) givenEvent {
	g := givenEvent{kind: kind, name: said(x["name"]), start: said(x["startDate"]), end: said(x["endDate"]), state: said(x["eventStatus"])}
	g.state = g.state[strings.LastIndexByte(g.state, '/')+1:]
	g.place, g.country = linkedPlace(x["location"], 0)
	return g
}

func linkedPlace(v any, depth int) (place, country string) {
	switch x := v.(type) {
	case string:
		return said(x), ""
	case []any:
		if len(x) > 0 && depth < 3 {
			return linkedPlace(x[0], depth+1)
		}
	case map[string]any:
		if t, _ := x["@type"].(string); strings.HasSuffix(t, "VirtualLocation") {
			return "", ""
		}
		parts := []string{said(x["name"])}
		switch a := x["address"].(type) {
		case string:
			parts = append(parts, said(a))
		case map[string]any:
			parts = append(parts, said(a["addressLocality"]))
			if country = said(a["addressCountry"]); country == "" {
				if c, ok := a["addressCountry"].(map[string]any); ok {
					country = said(c["name"])
				}
			}
		}
		parts = slices.DeleteFunc(slices.Compact(parts), func(s string) bool { return s == "" })
		return strings.Join(parts, ", "), country
	}
	return "", ""
}

// said is a value on one line.
func said(v any) string {
	s, ok := v.(string)
	if !ok || len(s) > 4*maxGivenValue {
		return ""
	}
	return oneLine(html.UnescapeString(s))
}

func oneLine(s string) string {
	s = strings.Join(strings.Fields(strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "|", " ")), " ")
	if len(s) > maxGivenValue {
		return ""
	}
	return s
}

// markedEvent reads an element that is an event by microdata or by the classes of hCalendar and h-event.
func markedEvent(n *html.Node) (givenEvent, bool) {
	if hasAttr(n, "itemscope") {
		if kind, ok := isEvent(strings.TrimSpace(attr(n, "itemtype"))); ok {
			g := givenEvent{kind: kind}
			fillMarked(n, &g, func(c *html.Node) []string { return strings.Fields(attr(c, "itemprop")) }, map[string]*string{
				"name": &g.name, "startDate": &g.start, "endDate": &g.end, "location": &g.place, "eventStatus": &g.state}, 0)
			g.state = g.state[strings.LastIndexByte(g.state, '/')+1:]
			return g, true
		}
	}
	if classes := strings.Fields(attr(n, "class")); slices.Contains(classes, "vevent") || slices.Contains(classes, "h-event") {
		g := givenEvent{kind: "Event"}
		fillMarked(n, &g, func(c *html.Node) []string { return strings.Fields(attr(c, "class")) }, map[string]*string{
			"summary": &g.name, "p-name": &g.name, "dtstart": &g.start, "dt-start": &g.start, "dtend": &g.end, "dt-end": &g.end,
			"location": &g.place, "p-location": &g.place, "status": &g.state}, 0)
		switch strings.ToUpper(g.state) {
		case "CANCELLED":
			g.state = "EventCancelled"
		default:
			g.state = ""
		}
		return g, true
	}
	return givenEvent{}, false
}

// fillMarked takes the first value of each name below n, not below another event.
func fillMarked(n *html.Node, g *givenEvent, names func(*html.Node) []string, to map[string]*string, depth int) {
	if depth > maxDepth {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		for _, name := range names(c) {
			if field := to[name]; field != nil && *field == "" {
				*field = markedValue(c, field == &g.start || field == &g.end)
			}
		}
		if _, other := isEvent(attr(c, "itemtype")); !other {
			fillMarked(c, g, names, to, depth+1)
		}
	}
}

// markedValue is what an element says: its machine-readable attribute, or its text.
func markedValue(n *html.Node, date bool) string {
	for _, k := range []string{"content", "datetime"} {
		if v := attr(n, k); v != "" {
			return oneLine(v)
		}
	}
	if n.DataAtom == atom.Abbr || date {
		if v := attr(n, "title"); v != "" {
			return oneLine(v)
		}
	}
	if n.DataAtom == atom.Link || n.DataAtom == atom.A && attr(n, "itemprop") == "eventStatus" {
		return oneLine(attr(n, "href"))
	}
	if date {
		if c := n.FirstChild; c != nil && c.Type == html.ElementNode && strings.Contains(attr(c, "class"), "value-title") {
			return oneLine(attr(c, "title"))
		}
	}
	return oneLine(nodeText(n))
}

// give appends the lines to the text. What has no name or no date is no event.
func give(a *schedule.Article, events []givenEvent) {
	seen := map[givenEvent]bool{}
	for _, e := range events {
		if e.name == "" || len(e.start) < len("2006-01-02") || seen[e] || len(a.Given) == maxGiven {
			continue
		}
		seen[e] = true
		var b strings.Builder
		if len(a.Given) == 0 {
			b.WriteString("\n\n")
		} else {
			b.WriteString("\n")
		}
		base := len(a.Text)
		g := schedule.Given{Type: e.kind, Country: e.country}
		g.Line.Start = base + b.Len()
		b.WriteString("Structured data")
		put := func(label, value string, to *schedule.Span) {
			if value == "" {
				return
			}
			fmt.Fprintf(&b, " | %s: ", label)
			to.Start = base + b.Len()
			b.WriteString(value)
			to.End = base + b.Len()
		}
		put("event", e.name, &g.Name)
		put("start", e.start, &g.Start)
		put("end", e.end, &g.End)
		put("place", e.place, &g.Place)
		put("status", e.state, &g.State)
		g.Line.End = base + b.Len()
		a.Text += b.String()
		a.Given = append(a.Given, g)
	}
}
