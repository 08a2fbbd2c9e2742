package config

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// reader walks the tree of a file. It goes on after a mistake, so that one start tells all of them.
type reader struct {
	c    *Config
	errs []error
}

func (r *reader) wrong(n *yaml.Node, format string, a ...any) {
	r.errs = append(r.errs, r.c.At(n.Line, fmt.Errorf(format, a...)))
}

// wrongAt is wrong for a line.
func (r *reader) wrongAt(line int, format string, a ...any) {
	r.errs = append(r.errs, r.c.At(line, fmt.Errorf(format, a...)))
}

// fields are the keys that a mapping may have, each with what takes its value.
type fields map[string]func(n *yaml.Node)

// mapping reads the keys of a part of the file and gives the lines of their values.
func (r *reader) mapping(n *yaml.Node, what string, f fields) Lines {
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		return nil
	}
	if n.Kind != yaml.MappingNode {
		r.wrong(n, "%s: want keys with values", what)
		return nil
	}
	seen, at := map[string]int{}, Lines{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		take, known := f[key.Value]
		switch {
		case !known:
			r.wrong(key, "%s: no key %q; there are %s", what, key.Value, names(f))
		case seen[key.Value] > 0:
			r.wrong(key, "%s: %s is given twice, first in line %d", what, key.Value, seen[key.Value])
		default:
			take(value)
			at[key.Value] = value.Line
		}
		seen[key.Value] = key.Line
	}
	return at
}

func names(f fields) string {
	var out []string
	for k := range f {
		out = append(out, k)
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

func (r *reader) list(what string, each func(n *yaml.Node)) func(*yaml.Node) {
	return func(n *yaml.Node) {
		switch {
		case n.Kind == yaml.ScalarNode && n.Tag == "!!null":
		case n.Kind != yaml.SequenceNode:
			r.wrong(n, "%s: want a list, each item after a dash", what)
		default:
			for _, item := range n.Content {
				each(item)
			}
		}
	}
}

// text takes a string; a number or a date without quotes counts as the words it is written with.
func (r *reader) text(to *string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if n.Kind != yaml.ScalarNode {
			r.wrong(n, "want a word or a line of text")
			return
		}
		if n.Tag != "!!null" {
			*to = strings.TrimSpace(n.Value)
		}
	}
}

func (r *reader) texts(what string, to *[]string) func(*yaml.Node) {
	return r.list(what, func(n *yaml.Node) {
		var s string
		if r.text(&s)(n); s != "" {
			*to = append(*to, s)
		}
	})
}

func (r *reader) oneOf(to *string, allowed ...string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if r.text(to)(n); *to != "" && !slices.Contains(allowed, *to) {
			r.wrong(n, "%q: want one of %s", *to, strings.Join(allowed, ", "))
		}
	}
}

func (r *reader) truth(to *bool) func(*yaml.Node) {
	return func(n *yaml.Node) {
		var b bool
		if n.Kind != yaml.ScalarNode || n.Tag != "!!bool" || n.Decode(&b) != nil { // YAML also writes True and TRUE
			r.wrong(n, "%q: want true or false", n.Value)
			return
		}
		*to = b
	}
}

// duration takes "90s", "15m", "2h", "1d".
func (r *reader) duration(to *time.Duration) func(*yaml.Node) {
	return func(n *yaml.Node) {
		d, err := time.ParseDuration(n.Value)
		if days, ok := strings.CutSuffix(n.Value, "d"); ok {
			d, err = parseDays(days)
		}
		if n.Kind != yaml.ScalarNode || err != nil || d <= 0 {
			r.wrong(n, "%q: want a time such as 30s, 15m, 2h or 1d", n.Value)
			return
		}
		*to = d
	}
}

// days takes a whole number of days.
func (r *reader) days(to *time.Duration) func(*yaml.Node) {
	return func(n *yaml.Node) {
		d, err := parseDays(n.Value)
		if n.Kind != yaml.ScalarNode || err != nil {
			r.wrong(n, "%q: want a number of days", n.Value)
			return
		}
		*to = d
	}
}

func parseDays(s string) (time.Duration, error) {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err == nil && (n < 1 || n > 36500) {
		err = strconv.ErrRange
	}
	return time.Duration(n) * 24 * time.Hour, err
}

// size takes bytes, "500 KB", "2 MB".
func (r *reader) size(to *int) func(*yaml.Node) {
	return func(n *yaml.Node) {
		s, unit := strings.ToUpper(strings.ReplaceAll(n.Value, " ", "")), 1
		for suffix, u := range map[string]int{"KB": 1000, "MB": 1000_000, "KIB": 1 << 10, "MIB": 1 << 20} {
			if rest, ok := strings.CutSuffix(s, suffix); ok {
				s, unit = rest, u
			}
		}
		v, err := strconv.Atoi(s)
		if n.Kind != yaml.ScalarNode || err != nil || v < 1 || v > 1<<30/unit {
			r.wrong(n, "%q: want a size such as 200000, 500 KB or 2 MB", n.Value)
			return
		}
		*to = v * unit
	}
}
