package article

import (
	_ "embed"
	"net/url"
	"strings"

	"dateline/schedule"
)

// Who published an article, and for readers where: the home of an outlet or agency breaks ties between zones. Countries
// with several zones give no zone.

//go:embed outlets.txt
var outletTable string

// homes maps a host, an agency (lower case) or a national top-level domain (".uk") to its country and zone.
var homes = loadHomes(outletTable)

func loadHomes(table string) map[string]schedule.Place {
	m := map[string]schedule.Place{}
	for _, row := range strings.Split(table, "\n") {
		f := strings.Split(row, "\t")
		if len(f) != 3 || strings.HasPrefix(row, "#") {
			continue
		}
		p := schedule.Place{Country: strings.Trim(f[1], "-")}
		if f[2] != "-" {
			p.Zone = f[2]
		}
		m[f[0]] = p
	}
	return m
}

// agencyKnown: an agency of the table, or one of several ("Example News / AFP").
func agencyKnown(name string) bool {
	for _, part := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == '/' || r == ',' }) {
		if _, ok := homes[strings.TrimSpace(part)]; ok {
			return true
		}
	}
	return false
}

// agencyHome is the home of a lone agency. Where one takes over another's story it is not told for whom it writes.
func agencyHome(name string) schedule.Place {
	return homes[strings.ToLower(strings.TrimSpace(name))]
}

// host returns the host of an address without "www.", "" when it has none.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	h := strings.ToLower(u.Hostname())
	return strings.TrimPrefix(h, "www.")
}

// hostHome finds the home of a host: by itself, by a parent domain, by its national domain.
func hostHome(h string) schedule.Place {
	for d := h; d != ""; {
		if p, ok := homes[d]; ok {
			return p
		}
		i := strings.IndexByte(d, '.')
		if i < 0 {
			return homes["."+d]
		}
		d = d[i+1:]
	}
	return schedule.Place{}
}
