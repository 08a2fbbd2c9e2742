package page

import (
	"cmp"
	"slices"
	"strings"

	"dateline/feeds"
	"dateline/schedule"
)

// maxFacet is how many values of a field the page offers as filters.
const maxFacet = 8

// facet offers to narrow what is shown by one field. Each value is an address of its own, which can be kept and passed on.
type facet struct {
	Name   string
	Values []facetValue
}

type facetValue struct {
	Name, Link string
	Count      int
}

// facets counts the kinds, places and outlets among the events that lie ahead, and offers those that narrow them.
func facets(v View, events []*schedule.Event) []facet {
	kinds, places, outlets := map[string]int{}, map[string]int{}, map[string]int{}
	firm, split, off := 0, 0, 0
	for _, e := range events {
		if k := feeds.OneLine(string(e.Kind)); k != "" {
			kinds[k]++
		}
		if p := town(e.Place); p != "" {
			places[p]++
		}
		here := map[string]bool{}
		for _, ref := range e.Sources {
			if n := (feeds.Source{SourceRef: ref}).Name(); !here[n] {
				here[n] = true
				outlets[n]++
			}
		}
		switch {
		case e.Status == schedule.Cancelled || e.Status == schedule.Postponed:
			off++
		case e.Certainty >= schedule.Likely && e.Certainty <= schedule.Certain:
			firm++
		default:
			split++
		}
	}
	n := len(events)
	out := []facet{ // a filter that shows all or nothing narrows nothing
		top("Kind", "kind", kinds, n, v), top("Place", "place", places, n, v), top("Source", "source", outlets, n, v),
		{"How sure", narrowing(n, []facetValue{
			{"likely or certain", narrow(v, "certainty:eos4..eos5"), firm},
			{"unsure", narrow(v, "certainty:eos0..eos3 -status:cancelled -status:postponed"), split},
			{"cancelled or postponed", narrow(v, "(status:cancelled OR status:postponed)"), off},
		})},
	}
	return slices.DeleteFunc(out, func(f facet) bool { return len(f.Values) == 0 })
}

func top(name, field string, counts map[string]int, all int, v View) facet {
	var list []facetValue
	for value, n := range counts {
		list = append(list, facetValue{value, narrow(v, field+":"+quoted(value)), n})
	}
	slices.SortFunc(list, func(a, b facetValue) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Name, b.Name)) })
	list = narrowing(all, list)
	return facet{name, list[:min(len(list), maxFacet)]}
}

// narrowing leaves out what shows the same again, or nothing.
func narrowing(all int, list []facetValue) []facetValue {
	return slices.DeleteFunc(list, func(v facetValue) bool { return v.Count == 0 || v.Count == all })
}

// narrow is the address of the view with one more condition.
func narrow(v View, term string) string {
	q := term
	if v.Query != "" {
		q = v.Query + " " + term
		if strings.Contains(v.Query, " OR ") {
			q = "(" + v.Query + ") " + term
		}
	}
	v.Query = q
	return address(v, "")
}

// quoted writes a value for a query: in quotes wherever it is not one plain word.
func quoted(s string) string {
	if s != "" && strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz0123456789.-") == "" && s[0] != '-' {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// town is the last part of a place's name: "Porto" of "Town hall, Porto".
func town(p *schedule.Place) string {
	if p == nil {
		return ""
	}
	name := feeds.OneLine(p.Name)
	return strings.TrimSpace(name[strings.LastIndexByte(name, ',')+1:])
}
