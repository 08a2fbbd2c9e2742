package source

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"slices"
	"strings"
	"time"

	"dateline/schedule"
	"dateline/schedule/article"
)

// Kind says what stands under an address; Any is found out by content.
type Kind string

const (
	Any  Kind = ""
	Page Kind = "page" // one article
	Feed Kind = "feed" // RSS, Atom, JSON Feed
	List Kind = "opml" // a list of feeds
)

// Source is one place to read, and what somebody told of it.
type Source struct {
	Spec  string         // path of a file or directory, address, or "-"
	Name  string         // what the configuration calls it, "" otherwise
	Kind  Kind           // of an address
	Home  schedule.Place // country and zone the publisher writes for, when told
	Trust string         // low, normal, high; "": normal
	Every time.Duration  // between two polls of an address; 0: DefaultEvery
	Files []string       // of a directory: only these, by path, as Watch gives them; nil: all
}

// DefaultEvery is how often an address is polled when nobody says.
const DefaultEvery = 30 * time.Minute

// Options of Articles.
type Options struct {
	Stdin  io.Reader // what "-" reads; nil refuses it
	Client *Client   // asks publishers; nil refuses addresses
	// State gives what is remembered of an address; nil: nothing is.
	State func(address string) schedule.SourceState
	// Keep is told the new state of an address after its articles were yielded; nil forgets it. To be stored after they are.
	Keep func(schedule.SourceState)
	// Found is told the feeds of a list instead of reading them; nil reads them after all other sources.
	Found func(list Source, feeds []Source)
	// Worth reports whether a happening can stand in a text, see article.From; may be nil.
	Worth func(text string) bool
	// Seen remembers the article ids of earlier readings, where only a part of the sources is read again; nil: begins anew.
	Seen *Seen
	// Read is told how many bytes were read of local files; may be nil.
	Read func(n int)
}

// abreast is how many addresses are asked at a time. Each waits for its host, so most of the time is waiting.
const abreast = 8

// Articles gives the articles of all sources in the order of the sources, and every problem in place of one. Sources on the
// web are asked ahead, several at a time; one page that several sources lead to is read once.
func Articles(ctx context.Context, sources []Source, opts Options) iter.Seq2[schedule.Article, error] {
	return func(yield func(schedule.Article, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		r := &reading{ctx: ctx, opts: opts, yield: yield, visited: &visits{}, asked: map[string]bool{}}
		if r.ids = opts.Seen; r.ids == nil {
			r.ids = &Seen{}
		}
		r.opener = &opener{ctx: ctx, stdin: opts.Stdin, seen: map[string]bool{}}
		defer func() { // also when the consumer has had enough: nothing goes on behind its back
			cancel()
			for _, p := range r.ahead {
				<-p.done
			}
		}()
		r.queue = slices.Clone(sources)
		for len(r.queue) > 0 {
			s := r.queue[0]
			if err := ctx.Err(); err != nil {
				yield(schedule.Article{}, fmt.Errorf("source %s: not read: %w", Redacted(s.Spec), err))
				return
			}
			r.askAhead()
			r.queue = r.queue[1:]
			if !r.source(s) {
				return
			}
		}
	}
}

// reading is the state of one loop over Articles.
type reading struct {
	ctx     context.Context
	opts    Options
	yield   func(schedule.Article, error) bool
	opener  *opener
	queue   []Source
	ahead   []*pending // asked already, in the order of the queue
	asked   map[string]bool
	visited *visits
	ids     *Seen
}

// pending is an address that is being asked.
type pending struct {
	src  Source
	done chan struct{}
	res  Result
}

// askAhead begins to ask the next addresses of the queue.
func (r *reading) askAhead() {
	have := len(r.ahead)
	for _, s := range r.queue {
		switch {
		case len(r.ahead) >= abreast || r.opts.Client == nil:
			return
		case !IsURL(s.Spec):
			continue
		case have > 0: // these are the first of the queue
			have--
			continue
		}
		p := &pending{src: s, done: make(chan struct{})}
		r.ahead = append(r.ahead, p)
		if r.asked[s.Spec] {
			close(p.done)
			continue
		}
		r.asked[s.Spec] = true
		state := schedule.SourceState{Address: s.Spec}
		if r.opts.State != nil {
			state = r.opts.State(s.Spec)
		}
		go func() {
			defer close(p.done)
			p.res = r.opts.Client.poll(r.ctx, s, state, r.visited)
		}()
	}
}

// source yields what one source holds; it returns false when the consumer has had enough.
func (r *reading) source(s Source) bool {
	if !IsURL(s.Spec) {
		return r.local(s)
	}
	if r.opts.Client == nil {
		return r.yield(schedule.Article{}, fmt.Errorf("source %s: addresses are not fetched here", Redacted(s.Spec)))
	}
	p := r.ahead[0]
	r.ahead = r.ahead[1:]
	<-p.done
	for _, err := range p.res.Problems {
		if !r.yield(schedule.Article{}, err) {
			return false
		}
	}
	for _, a := range p.res.Articles {
		if !r.yield(a, nil) {
			return false
		}
	}
	if r.opts.Keep != nil && p.res.State.Address != "" {
		r.opts.Keep(p.res.State)
	}
	r.list(s, p.res.Sources)
	return true
}

// list takes the feeds of a list. They stand at the end of the queue, so that what was asked ahead stays in order.
func (r *reading) list(of Source, feeds []Source) {
	switch {
	case len(feeds) == 0:
	case r.opts.Found != nil:
		r.opts.Found(of, feeds)
	default:
		r.queue = append(r.queue, feeds...)
	}
}

// local yields the articles of a file, a directory or standard input; an OPML list among them leads to its feeds.
func (r *reading) local(s Source) bool {
	goOn := true
	r.opener.yield = func(item Item, err error) bool {
		if err != nil {
			goOn = r.yield(schedule.Article{}, err)
			return goOn
		}
		goOn = r.item(s, item)
		return goOn
	}
	if s.Files != nil {
		r.ids.Forget(s.Files)
		r.opener.files(s.Spec, s.Files)
	} else {
		r.ids.Forget([]string{s.Spec})
		r.opener.spec(s.Spec)
	}
	return goOn
}

func (r *reading) item(s Source, item Item) bool {
	if r.opts.Read != nil {
		item.Body = counted{item.Body, r.opts.Read}
	}
	body := bufio.NewReaderSize(item.Body, 64<<10)
	if head, _ := body.Peek(4 << 10); sniffOPML(head) {
		list, err := readOPML(body, s)
		if err != nil {
			return r.yield(schedule.Article{}, fmt.Errorf("%s: %w", item.Name, err))
		}
		r.list(s, list)
		return true
	}
	for a, err := range article.Read(article.From{Name: item.Name, ID: item.ID, Home: s.Home, Worth: r.opts.Worth}, body) {
		if err == nil && a.ID != a.URL { // copies of one address are versions of its article
			err = r.check(&a)
		}
		if err != nil {
			a = schedule.Article{}
		}
		if !r.yield(a, err) {
			return false
		}
		if r.ctx.Err() != nil {
			return true // the loop over the sources says so
		}
	}
	return true
}

// check refuses another text under the id of an article that still stands in its file.
func (r *reading) check(a *schedule.Article) error {
	err := r.ids.Check(a.ID, a.Hash, a.File)
	if err == nil || r.opts.Seen == nil {
		return err
	}
	before := FileOf(r.ids.first[a.ID].file)
	if _, gone := os.Stat(before); !errors.Is(gone, fs.ErrNotExist) {
		return err
	}
	r.ids.Forget([]string{before})
	return r.ids.Check(a.ID, a.Hash, a.File)
}

// counted tells how much is read.
type counted struct {
	io.Reader
	tell func(int)
}

func (c counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.tell(n)
	return n, err
}

// isFeed and isHTML look at the bytes, not at what a server calls them.
func isFeed(b []byte) bool { return article.Format(b[:min(len(b), 8<<10)]) == "feed" }
func isHTML(b []byte) bool { return article.Format(b[:min(len(b), 8<<10)]) == "HTML" }

func blank(b []byte) bool { return len(bytes.TrimSpace(b)) == 0 }

// tidy drops from an address what tells where the reader came from and not what is read: one story has one address.
func tidy(address string) string {
	base, _, _ := strings.Cut(address, "#")
	path, query, ok := strings.Cut(base, "?")
	if !ok {
		return base
	}
	var keep []string
	for _, p := range strings.Split(query, "&") {
		name, _, _ := strings.Cut(strings.ToLower(p), "=")
		if !strings.HasPrefix(name, "utm_") && name != "fbclid" && name != "gclid" && name != "at_medium" && name != "at_campaign" && name != "at_custom1" {
			keep = append(keep, p)
		}
	}
	if len(keep) == 0 {
		return path
	}
	return path + "?" + strings.Join(keep, "&")
}
