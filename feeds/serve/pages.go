package serve

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"dateline/feeds"
	"dateline/feeds/page"
	"dateline/schedule"
)

// event is the page of one event, or its calendar where the address ends in .ics.
func (s *Server) event(rm room, w http.ResponseWriter, r *http.Request) {
	uid := r.PathValue("uid")
	if e := rm.byUID[uid]; e != nil {
		var into *schedule.Event
		if e.MergedInto != "" {
			into = rm.byUID[e.MergedInto]
		}
		s.html(rm, w, r, "/event/"+uid, func(b *bytes.Buffer) error {
			return page.RenderEvent(b, page.EventView{Site: s.site(rm), Event: e, Into: into, AsOf: rm.AsOf, Articles: rm.Articles})
		})
		return
	}
	if name, ok := strings.CutSuffix(uid, ".ics"); ok && rm.byUID[name] != nil {
		f, err := s.one(rm, rm.byUID[name])
		if err != nil {
			s.broken(w, r, err)
			return
		}
		f.serve(w, r)
		return
	}
	refuse(w, http.StatusNotFound, "there is no such event")
}

func (s *Server) agenda(rm room, w http.ResponseWriter, r *http.Request) {
	values, err := parse(r, "q", "month", "from", "skip")
	if err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return
	}
	v := page.View{Site: s.site(rm), Events: rm.all, AsOf: rm.AsOf, Query: values.Get("q"), Feeds: rm.Feeds, Articles: rm.Articles, Stale: rm.LastError != ""}
	if rm.narrow {
		v.Feeds = nil // their names tell of what this room does not hold; whoever was told one may still ask for it
	}
	if m := values.Get("month"); m != "" {
		first, err := time.Parse("2006-01", m)
		if err != nil || first.Year() < 1000 {
			refuse(w, http.StatusBadRequest, "month: want a month such as 2024-03")
			return
		}
		v.Month = schedule.DayOf(first)
	}
	if f := values.Get("from"); f != "" {
		day, err := schedule.ParseDay(f)
		if err != nil || !day.Known() {
			refuse(w, http.StatusBadRequest, "from: want a day such as 2024-03-01")
			return
		}
		v.From = day
	}
	if n := values.Get("skip"); n != "" {
		skip, err := strconv.ParseUint(n, 10, 31)
		if err != nil || !v.From.Known() {
			refuse(w, http.StatusBadRequest, "skip: want a number, beside a day to begin from")
			return
		}
		v.Skip = int(skip)
	}
	if v.Query != "" {
		q, err := parseFilter(v.Query)
		if err != nil {
			v.QueryErr, v.Events, v.Query = err.Error(), nil, feeds.Shorten(v.Query, maxFilter)
			s.mistaken(w, r, func(b *bytes.Buffer) error { return page.Render(b, v) })
			return
		}
		v.Events = feeds.Everything(feeds.Feed{Query: q}, rm.all, rm.AsOf)
	}
	s.html(rm, w, r, "/?"+values.Encode(), func(b *bytes.Buffer) error { return page.Render(b, v) })
}

// mistaken shows a filter that cannot be read back to its writer, with the fault.
func (s *Server) mistaken(w http.ResponseWriter, r *http.Request, render func(*bytes.Buffer) error) {
	var b bytes.Buffer
	if err := render(&b); err != nil {
		s.broken(w, r, err)
		return
	}
	secure(w.Header())
	w.Header().Set("Content-Type", pageType)
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Security-Policy", page.Policy())
	w.WriteHeader(http.StatusBadRequest)
	if r.Method != http.MethodHead {
		w.Write(b.Bytes())
	}
}

// maxNews is how many steps the page of changes shows.
const maxNews = 200

func (s *Server) changes(rm room, w http.ResponseWriter, r *http.Request) {
	values, err := parse(r, "q", "since")
	if err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return
	}
	v := page.ChangesView{Site: s.site(rm), AsOf: rm.AsOf, Query: values.Get("q"), Since: values.Get("since")}
	since, err := moment(v.Since)
	if err != nil {
		refuse(w, http.StatusBadRequest, "since: "+err.Error())
		return
	}
	events := rm.all
	if v.Query != "" {
		q, err := parseFilter(v.Query)
		if err != nil {
			v.QueryErr, v.Query = err.Error(), feeds.Shorten(v.Query, maxFilter)
			s.mistaken(w, r, func(b *bytes.Buffer) error { return page.RenderChanges(b, v) })
			return
		}
		events = feeds.Everything(feeds.Feed{Query: q}, rm.all, rm.AsOf)
	}
	s.html(rm, w, r, "/changes?"+values.Encode(), func(b *bytes.Buffer) error {
		v.News = feeds.NewsOf(events, maxNews+1)
		for i, n := range v.News {
			if n.At.Before(since) { // the latest come first
				v.News = v.News[:i]
				break
			}
		}
		if v.More = len(v.News) > maxNews; v.More {
			v.News = v.News[:maxNews]
		}
		return page.RenderChanges(b, v)
	})
}

// moment reads a day or an instant.
func moment(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 0 {
			return t, nil
		}
	}
	return time.Time{}, errors.New("want a day or time such as 2024-03-01 or 2024-03-01T09:00:00Z")
}

const pageType = "text/html; charset=utf-8"

// html answers with a page, made once for each snapshot and key: what of the address decides the page, so that strangers
// cannot have one made anew with parameters that nobody reads. Browsers ask each time whether theirs is still good.
func (s *Server) html(rm room, w http.ResponseWriter, r *http.Request, key string, render func(*bytes.Buffer) error) {
	s.cached(w, r, &rm.pages, rm.prefix+" "+key, func() (*file, error) {
		var b bytes.Buffer
		if err := render(&b); err != nil {
			return nil, err
		}
		return newFile(b.Bytes(), pageType, rm.keep(keepPage), time.Time{}, http.Header{"Content-Security-Policy": {page.Policy()}}), nil
	})
}

// Source is the state of one place that articles are read from, as whoever reads it knows it.
type Source struct {
	Name      string    // file, folder or address, as it was given
	Articles  int       // in what was read last
	Tried     time.Time // last attempt; zero: not yet
	Read      time.Time // last one that went well
	Next      time.Time // when it will be read again; zero: when it changes
	LastError string    // of the last attempt; "" when it went well
	Problems  int       // in what was read last: what could not be read beside the articles
	First     []string  // the first few of them, in words
}

// sources is made anew when the calendar or the state of a source has changed.
func (s *Server) sources(rm room, w http.ResponseWriter, r *http.Request) {
	if rm.narrow { // what the whole calendar rests on is not for whoever may see a part
		refuse(w, http.StatusNotFound, missing)
		return
	}
	if _, err := parse(r); err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return
	}
	v := page.SourcesView{Site: s.site(rm), Events: rm.all, AsOf: rm.AsOf}
	if s.conf.Sources != nil {
		for _, src := range s.conf.Sources() {
			shown := page.Source(src)
			shown.Name, shown.LastError = public(src.Name), tame(src.LastError, src.Name)
			shown.First = nil // the caller's
			for _, p := range src.First {
				shown.First = append(shown.First, tame(p, src.Name))
			}
			v.Sources = append(v.Sources, shown)
		}
	}
	s.html(rm, w, r, fmt.Sprint("/sources ", v.Sources), func(b *bytes.Buffer) error { return page.RenderSources(b, v) })
}

// public is what strangers may know of a source: of a file its name, not where it lies; of an address neither user nor
// parameters, which often hold a key.
func public(name string) string {
	if u, err := url.Parse(name); err == nil && u.Host != "" {
		return (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}).String()
	}
	if name == "-" {
		return "standard input"
	}
	if scheme, rest, ok := strings.Cut(name, "://"); ok { // no address that can be taken apart: nothing before the last @ is shown
		rest = rest[strings.LastIndexByte(rest, '@')+1:]
		return scheme + "://" + rest[:min(len(rest), max(0, strings.IndexAny(rest+"/", "/?#")))]
	}
	name = strings.TrimRight(strings.ReplaceAll(name, "\\", "/"), "/")
	if name = name[strings.LastIndexByte(name, '/')+1:]; name == "" || name == "." || name == ".." {
		return "folder"
	}
	return name
}

// tame does the same to a message: the source's own name in it, and every other path and address.
func tame(message, name string) string {
	message = feeds.OneLine(message)
	if name != "-" {
		message = strings.ReplaceAll(message, name, public(name))
	}
	words := strings.Fields(message)
	for i, word := range words {
		if strings.HasPrefix(strings.TrimLeft(word, "\"'(<"), "/") || strings.Contains(word, "://") {
			bare := strings.Trim(word, "\"'(<>):,;")
			words[i] = strings.Replace(word, bare, public(bare), 1)
		}
	}
	return strings.Join(words, " ")
}
