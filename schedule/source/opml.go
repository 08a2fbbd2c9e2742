package source

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"dateline/schedule/article"
)

// OPML lists feeds, in folders of any depth. Only outlines with an address of a feed count; the folders are passed over.

const (
	maxOutlines = 10_000
	maxListed   = 8 << 20
)

// sniffOPML recognises the root element.
func sniffOPML(head []byte) bool {
	low := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n"))
	i := bytes.Index(low, []byte("<opml"))
	return bytes.HasPrefix(low, []byte("<")) && i >= 0 && !bytes.Contains(low[:i], []byte("<html"))
}

// readOPML gives the feeds of a list, each once, with what the list itself was told to be.
func readOPML(r io.Reader, list Source) ([]Source, error) {
	b, err := io.ReadAll(&limited{r: r, left: maxListed, limit: maxListed})
	if err != nil {
		return nil, fmt.Errorf("list of feeds: %w", err)
	}
	d := xml.NewDecoder(strings.NewReader(article.UTF8(b)))
	d.Strict = false
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // decoded already
	seen := map[string]bool{}
	var out []Source
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			line, _ := d.InputPos()
			return nil, fmt.Errorf("list of feeds, line %d: %w", line, err)
		}
		e, ok := t.(xml.StartElement)
		if !ok || !strings.EqualFold(e.Name.Local, "outline") {
			continue
		}
		s := Source{Kind: Feed, Home: list.Home, Trust: list.Trust, Every: list.Every}
		for _, a := range e.Attr {
			switch strings.ToLower(a.Name.Local) {
			case "xmlurl":
				s.Spec = strings.TrimSpace(a.Value)
			case "title":
				s.Name = strings.TrimSpace(a.Value)
			case "text":
				if s.Name == "" {
					s.Name = strings.TrimSpace(a.Value)
				}
			}
		}
		if !IsURL(s.Spec) || seen[s.Spec] {
			continue
		}
		if len(out) == maxOutlines {
			return nil, fmt.Errorf("list of feeds: more than %d", maxOutlines)
		}
		seen[s.Spec] = true
		out = append(out, s)
	}
	if len(out) == 0 {
		return nil, errors.New("list of feeds: no address of a feed in it")
	}
	return out, nil
}
