package ics

import (
	"hash/maphash"
	"time"

	"dateline/feeds"
	"dateline/schedule"
)

// keeps remembers the bytes of events. An event is told from its former self by a print of everything that is written
// of it, not by its time of change alone: bytes that outlive their event would be a lie in somebody's calendar.
type keeps struct {
	seed maphash.Seed
	m    map[keepKey]*keep
	turn int
}

type keepKey struct {
	uid  string
	mode feeds.Cancelled
	base string
}

type keep struct {
	print uint64
	asked *zone // the rules there were; zone is them again if they fit
	zone  *zone
	bytes []byte
	turn  int
}

func newKeeps() keeps { return keeps{seed: maphash.MakeSeed(), m: map[keepKey]*keep{}} }

func (k *keeps) get(key keepKey) *keep {
	found := k.m[key]
	if found != nil {
		found.turn = k.turn
	}
	return found
}

func (k *keeps) put(key keepKey, kept *keep) {
	kept.turn = k.turn
	k.m[key] = kept
}

func (k *keeps) sweep() {
	for key, kept := range k.m {
		if kept.turn != k.turn {
			delete(k.m, key)
		}
	}
	k.turn++
}

// print hashes all of an event that a VEVENT shows.
func (k *keeps) print(e *schedule.Event) uint64 {
	var p printer
	p.h.SetSeed(k.seed)
	p.str(e.UID, e.Title, string(e.Kind), string(e.Status), e.MergedInto, e.Reason)
	p.num(int64(e.Sequence), int64(e.Certainty))
	p.when(e.When)
	if e.Place != nil {
		p.str(e.Place.Name)
	}
	p.num(int64(len(e.Participants)))
	for _, n := range e.Participants {
		p.str(n.Name)
	}
	p.num(int64(len(e.Conflicts)))
	for _, c := range e.Conflicts {
		p.str(c.Field, c.Value)
		p.list(c.Articles)
	}
	p.num(int64(len(e.Agreements)))
	for _, a := range e.Agreements {
		p.str(a.Field)
		p.list(a.Values)
		p.list(a.Articles)
	}
	p.num(int64(len(e.Evidence)))
	for _, q := range e.Evidence {
		p.str(q.Article, q.URL, q.In, q.Quote, q.Field)
		p.num(int64(q.Start))
	}
	p.num(int64(len(e.Sources)))
	for _, s := range e.Sources {
		p.str(s.Article, s.URL, s.Outlet, s.Published)
	}
	p.time(e.FirstSeen)
	p.time(e.LastChanged)
	p.num(int64(len(e.History)))
	for _, c := range e.History {
		p.time(c.At)
		p.str(c.Field, c.From, c.To, c.Article)
	}
	return p.h.Sum64()
}

type printer struct{ h maphash.Hash }

// str writes each string with its length, so that no two lists run into the same bytes.
func (p *printer) str(list ...string) {
	for _, s := range list {
		p.num(int64(len(s)))
		p.h.WriteString(s)
	}
}

func (p *printer) list(list []string) {
	p.num(int64(len(list)))
	p.str(list...)
}

func (p *printer) num(list ...int64) {
	var b [8]byte
	for _, n := range list {
		for i := range b {
			b[i] = byte(n >> (8 * i))
		}
		p.h.Write(b[:])
	}
}

func (p *printer) time(t time.Time) { p.num(t.Unix(), int64(t.Nanosecond())) }

func (p *printer) when(w schedule.When) {
	p.num(int64(w.Grain), int64(w.Day), int64(w.Last), int64(w.Length), int64(w.Implied))
	p.time(w.Start)
	p.time(w.End)
	p.str(w.Zone)
	if w.Offset != nil {
		p.num(1, int64(*w.Offset))
	}
	if w.Clock != nil && w.Clock.Approx {
		p.num(2)
	}
}
