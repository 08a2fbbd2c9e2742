package serve

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"dateline/feeds"
	"dateline/feeds/page"
	"dateline/feeds/query"
)

// room is what a client may see, and the address under which it sees it: the whole calendar for everybody, or what a token
// opens for whoever knows its secret.
type room struct {
	*state
	prefix, base string // of all its links; base "" when unknown
	private      bool
}

func (s *Server) site(rm room) page.Site {
	return page.Site{Title: s.conf.Title, Base: rm.base, Prefix: rm.prefix, Assets: s.prefix, Private: rm.private, Narrow: rm.narrow}
}

// Token opens the private calendars below /private/SECRET/. The server knows only the hash of the secret.
type Token struct {
	Name  string
	Hash  string // SHA-256, hex
	Query string // what it opens; "" for the whole calendar
}

// secretMark begins every secret, so that people, their scanners and our log know one when they see it.
const secretMark = "dlt_"

// NewSecret makes the secret of a token, some 130 bits of chance, and the hash to keep in its place.
func NewSecret() (secret, hash string) {
	secret = secretMark + strings.ToLower(rand.Text())
	h := sha256.Sum256([]byte(secret))
	return secret, hex.EncodeToString(h[:])
}

// PrivatePath is where a token's calendars lie.
func PrivatePath(secret string) string { return "/private/" + secret + "/" }

type key struct {
	hash  [sha256.Size]byte
	query query.Query
}

// Admit replaces the tokens that open anything. One that cannot be read opens nothing and is named in the error; the others
// hold.
func (s *Server) Admit(tokens []Token) error {
	var keys []key
	var bad []error
	for _, t := range tokens {
		q, err := query.Parse(t.Query)
		if err != nil {
			bad = append(bad, fmt.Errorf("token %s: %w", t.Name, err))
			continue
		}
		k := key{query: q}
		if n, err := hex.Decode(k.hash[:], []byte(t.Hash)); err != nil || n != len(k.hash) {
			bad = append(bad, fmt.Errorf("token %s: its hash is no SHA-256 in hex", t.Name))
			continue
		}
		keys = append(keys, k)
	}
	s.keys.Store(&keys)
	return errors.Join(bad...)
}

// admitted finds the token of a secret. All are looked at, and each in constant time: how long it takes tells nothing.
func (s *Server) admitted(secret string) (query.Query, bool) {
	keys := s.keys.Load()
	if keys == nil {
		return query.Query{}, false
	}
	h := sha256.Sum256([]byte(secret))
	found := -1
	for i := range *keys {
		if subtle.ConstantTimeCompare((*keys)[i].hash[:], h[:]) == 1 {
			found = i
		}
	}
	if found < 0 {
		return query.Query{}, false
	}
	return (*keys)[found].query, true
}

// private answers below /private/SECRET/ with the handler of all addresses, in the room that the secret opens. A secret that
// opens nothing is answered as an address that is not there.
func (s *Server) private(h http.Handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		st, secret := s.state.Load(), r.PathValue("secret")
		q, ok := s.admitted(secret)
		switch {
		case !ok:
			refuse(w, http.StatusNotFound, missing)
			return
		case st == nil:
			unready(w)
			return
		}
		rm := room{state: st.part(q), prefix: s.prefix + "/private/" + secret, private: true}
		if s.conf.BaseURL != "" {
			rm.base = s.conf.BaseURL + "/private/" + secret
		}
		inner := r.WithContext(context.WithValue(r.Context(), roomKey{}, rm))
		u := *r.URL
		u.Path, u.RawPath = "/"+r.PathValue("rest"), ""
		inner.URL = &u
		w.Header().Set("X-Robots-Tag", "noindex, nofollow")
		h.ServeHTTP(w, inner)
	}
}

type roomKey struct{}

// enter gives the room of a request; ok is false while there is nothing to show.
func (s *Server) enter(r *http.Request) (room, bool) {
	if rm, ok := r.Context().Value(roomKey{}).(room); ok {
		return rm, true
	}
	st := s.state.Load()
	return room{state: st, prefix: s.prefix, base: s.conf.BaseURL}, st != nil
}

// part is the state that holds only the events of a query. Its calendars are made when they are asked for, without an address
// in them: the secret is part of it, and a calendar file is passed on more lightly than a link.
func (st *state) part(q query.Query) *state {
	text := q.String()
	st.parts.Lock()
	defer st.parts.Unlock()
	if p := st.parts.of[text]; p != nil {
		return p
	}
	p := &state{Snapshot: st.Snapshot, narrow: text != "", all: feeds.Everything(feeds.Feed{Query: q}, st.all, st.AsOf)}
	p.index()
	p.change = feeds.Changed(feeds.Feed{}, p.all, p.AsOf)
	if st.parts.of == nil {
		st.parts.of = map[string]*state{}
	}
	st.parts.of[text] = p // as many as there are queries of tokens: strangers add none
	return p
}

// lower changes the letters of ASCII alone, so that every byte stays in its place.
func lower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c | 0x20
		}
	}
	return string(b)
}

// discreet takes secrets out of a path before it is written anywhere: what stands where a secret would, and whatever looks
// like one.
func discreet(path string) string {
	const below = "/private/"
	if i := strings.Index(lower(path), below); i >= 0 {
		rest := path[i+len(below):]
		if j := strings.IndexByte(rest, '/'); j >= 0 {
			rest = "…" + rest[j:]
		} else if rest != "" {
			rest = "…"
		}
		path = path[:i+len(below)] + rest
	}
	for at := 0; ; {
		i := strings.Index(lower(path[at:]), secretMark)
		if i < 0 {
			return path
		}
		at += i + len(secretMark)
		end := at
		for end < len(path) && (path[end]|0x20 >= 'a' && path[end]|0x20 <= 'z' || path[end] >= '0' && path[end] <= '9') {
			end++
		}
		path = path[:at] + "…" + path[end:]
	}
}
