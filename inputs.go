package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"dateline/feeds"
	"dateline/feeds/query"
	"dateline/schedule"
	"dateline/schedule/article"
	"dateline/schedule/extract"
	"dateline/schedule/source"
	"dateline/schedule/source/config"
	"dateline/tz"
	"dateline/tz/gazetteer"
)

// programName is what publishers see, and look for in their logs.
const programName = "dateline/0.1"

// configured reads the file of --config and lets it fill every flag that the command line leaves open.
func configured(c *cli.Context) (*config.Config, error) {
	path := c.String("config")
	if path == "" {
		return &config.Config{}, nil
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, usage("--config %s: %w", path, errors.Unwrap(err))
	}
	cfg, err := config.Parse(path, content)
	if err != nil {
		return nil, &statusError{exitUsage, err}
	}
	truth := func(b bool) string {
		if b {
			return "true"
		}
		return ""
	}
	for _, f := range []struct {
		flag  string
		line  int
		value string
	}{
		{"store", cfg.Lines.Of("store", 1), besideConfig(path, cfg.Store)}, {"cancelled", cfg.Lines.Of("cancelled", 1), cfg.Cancelled}, {"allow-private-network", cfg.Fetch.Line, truth(cfg.Fetch.AllowPrivateNetwork)},
		{"listen", cfg.Serve.Lines.Of("listen", 1), cfg.Serve.Listen}, {"base-url", cfg.Serve.Lines.Of("base-url", 1), cfg.Serve.BaseURL}, {"metrics", cfg.Serve.Lines.Of("metrics", 1), cfg.Serve.Metrics},
		{"private", cfg.Serve.Lines.Of("private", 1), truth(cfg.Serve.Private)}, {"tls-cache", cfg.Serve.Lines.Of("tls-cache", 1), besideConfig(path, cfg.Serve.TLSCache)},
		{"tls-cert", cfg.Serve.Lines.Of("tls-cert", 1), besideConfig(path, cfg.Serve.TLSCert)}, {"tls-key", cfg.Serve.Lines.Of("tls-key", 1), besideConfig(path, cfg.Serve.TLSKey)},
	} {
		if f.value == "" || c.IsSet(f.flag) {
			continue
		}
		if !hasFlag(c, f.flag) {
			if c.Command.Name == "serve" {
				return nil, &statusError{exitUsage, cfg.At(f.line, fmt.Errorf("%s is not known to this version", f.flag))}
			}
			continue // concerns another command
		}
		if err := c.Set(f.flag, f.value); err != nil {
			return nil, &statusError{exitUsage, cfg.At(f.line, err)}
		}
	}
	for flag, list := range map[string][]string{"proxy": cfg.Serve.Proxies, "tls-host": cfg.Serve.TLSHosts} {
		if !hasFlag(c, flag) || c.IsSet(flag) {
			continue
		}
		for _, v := range list {
			if err := c.Set(flag, v); err != nil {
				return nil, &statusError{exitUsage, cfg.At(cfg.Serve.Lines.Of(map[string]string{"proxy": "proxies", "tls-host": "tls-hosts"}[flag], cfg.Serve.Line), err)}
			}
		}
	}
	return cfg, nil
}

func hasFlag(c *cli.Context, name string) bool {
	return slices.ContainsFunc(c.Command.Flags, func(f cli.Flag) bool { return slices.Contains(f.Names(), name) })
}

// besideConfig: paths in a configuration count from its folder.
func besideConfig(configPath, path string) string {
	if path == "" || path == "-" || path == ":memory:" || filepath.IsAbs(path) || strings.Contains(path, "://") {
		return path
	}
	return filepath.Join(filepath.Dir(configPath), path)
}

// sources are those of the configuration, then the arguments of a command, checked before anything is opened.
func sources(c *cli.Context, cfg *config.Config, atLeast int) ([]source.Source, error) {
	var out []source.Source
	for _, s := range cfg.Sources {
		src := source.Source{Spec: s.URL, Name: s.Name, Kind: source.Kind(s.Kind), Home: schedule.Place{Country: s.Country, Zone: s.Zone}, Trust: s.Trust, Every: s.Every}
		if s.Path != "" {
			src.Spec = besideConfig(cfg.Path, s.Path)
		}
		if src.Every == 0 {
			src.Every = cfg.Serve.Every
		}
		if s.Zone != "" {
			if _, err := tz.Load(s.Zone); err != nil {
				return nil, &statusError{exitUsage, cfg.At(s.Lines.Of("zone", s.Line), fmt.Errorf("zone %q is no time zone such as Europe/Helsinki", s.Zone))}
			}
		}
		if s.Country != "" && gazetteer.CountryName(s.Country) == "" {
			return nil, &statusError{exitUsage, cfg.At(s.Lines.Of("country", s.Line), fmt.Errorf("country %q is no code of a country such as FI", s.Country))}
		}
		if err := source.Check([]string{src.Spec}); err != nil {
			return nil, &statusError{exitUsage, cfg.At(s.Lines.Of("path", s.Lines.Of("url", s.Line)), err)}
		}
		out = append(out, src)
	}
	specs := c.Args().Slice()
	if len(out)+len(specs) < atLeast {
		return nil, usage("%s: name at least one source: a file, a directory, an address, or - for standard input", c.Command.Name)
	}
	if err := source.Check(specs); err != nil {
		return nil, &statusError{exitUsage, err}
	}
	for _, s := range specs {
		if !slices.ContainsFunc(out, func(o source.Source) bool { return o.Spec == s }) {
			out = append(out, source.Source{Spec: s, Every: cfg.Serve.Every})
		}
	}
	return out, nil
}

// feedList is the feed of everything, then those of --feed NAME=QUERY, then those of the configuration.
func feedList(c *cli.Context, cfg *config.Config) ([]feeds.Feed, error) {
	mode, err := feeds.ParseCancelled(c.String("cancelled"))
	if err != nil {
		return nil, usage("--%w", err)
	}
	all := feeds.All()
	all.Cancelled = mode
	list := []feeds.Feed{all}
	add := func(f feeds.Feed) error {
		if f.Description == "" && f.Query.String() != "" {
			f.Description = "Events that match: " + f.Query.String()
		}
		if f.Cancelled == "" {
			f.Cancelled = mode
		}
		if err := f.Check(); err != nil {
			return err
		}
		if slices.ContainsFunc(list, func(o feeds.Feed) bool { return o.Slug == f.Slug }) {
			return fmt.Errorf("feed %s is given twice", f.Slug)
		}
		list = append(list, f)
		return nil
	}
	for _, s := range c.StringSlice("feed") {
		name, q, ok := strings.Cut(s, "=")
		if !ok {
			return nil, usage("--feed %q: want NAME=QUERY", s)
		}
		if name == feeds.AllSlug {
			return nil, usage("--feed %s: the feed %q, of every event, is always there; take another name", s, name)
		}
		parsed, err := query.Parse(q)
		if err != nil {
			return nil, usage("--feed %s: %w", name, err)
		}
		if err := add(feeds.Feed{Slug: name, Query: parsed, Description: "Events that match: " + q}); err != nil {
			if strings.HasPrefix(err.Error(), "feed "+name+" ") {
				return nil, usage("--%w", err)
			}
			return nil, usage("--feed: %w", err)
		}
	}
	for _, f := range cfg.Feeds {
		if f.Name == feeds.AllSlug {
			return nil, &statusError{exitUsage, cfg.At(f.Lines.Of("name", f.Line), fmt.Errorf("the feed %q, of every event, is always there; take another name", f.Name))}
		}
		parsed, err := query.Parse(f.Query)
		if err != nil {
			return nil, &statusError{exitUsage, cfg.At(f.Lines.Of("query", f.Line), fmt.Errorf("feed %s: %w", f.Name, err))}
		}
		if err := feeds.CheckColor(f.Color); err != nil {
			return nil, &statusError{exitUsage, cfg.At(f.Lines.Of("color", f.Line), fmt.Errorf("feed %s: %w", f.Name, err))}
		}
		feed := feeds.Feed{Slug: f.Name, Title: f.Title, Description: f.Description, Query: parsed, Cancelled: feeds.Cancelled(f.Cancelled),
			Past: f.Past, Future: f.Future, MaxBytes: f.MaxBytes, Color: f.Color}
		if err := add(feed); err != nil {
			return nil, &statusError{exitUsage, cfg.At(f.Line, err)}
		}
	}
	return list, nil
}

// newClient makes what asks publishers. now is the clock of the run, read once more for each request.
func newClient(c *cli.Context, cfg *config.Config, now func() time.Time) *source.Client {
	opts := source.ClientOptions{AllowPrivate: c.Bool("allow-private-network"), UserAgent: programName, Now: now,
		Pause: cfg.Fetch.Pause, Timeout: cfg.Fetch.Timeout, MaxBytes: int64(cfg.Fetch.MaxBytes)}
	if cfg.Fetch.Contact != "" {
		opts.UserAgent += " (" + printable(cfg.Fetch.Contact) + ")"
	}
	return source.NewClient(opts)
}

// teller says on standard error what could not be read, as it comes, and counts it.
type teller struct {
	w        io.Writer
	problems int
	each     func(error)    // told of each problem, too; may be nil
	foreign  map[string]int // articles in languages that are not read, by language
}

// met notes the language of an article.
func (t *teller) met(a *schedule.Article) {
	if !extract.Reads(a) {
		if t.foreign == nil {
			t.foreign = map[string]int{}
		}
		t.foreign[a.Language]++
	}
}

// end says how many articles were kept without being understood.
func (t *teller) end() {
	if len(t.foreign) == 0 {
		return
	}
	var parts []string
	for _, l := range sortedKeys(t.foreign) {
		parts = append(parts, fmt.Sprintf("%s %d", l, t.foreign[l]))
	}
	fmt.Fprintf(t.w, "warning: not in English and passed over: %s\n", strings.Join(parts, ", "))
}

func (t *teller) tell(err error) {
	var p *article.Problem
	if errors.As(err, &p) && p.Warning {
		fmt.Fprintln(t.w, "warning:", printable(err.Error()))
		return
	}
	t.problems++
	if t.each != nil {
		t.each(err)
	}
	fmt.Fprintln(t.w, printable(err.Error()))
}

// articles reads every source; problems are told as they come.
func articles(ctx context.Context, list []source.Source, opts source.Options, t *teller) iter.Seq[schedule.Article] {
	return func(yield func(schedule.Article) bool) {
		for a, err := range source.Articles(ctx, list, opts) {
			if err != nil {
				t.tell(err)
				continue
			}
			t.met(&a)
			if !yield(a) {
				return
			}
		}
		t.end()
	}
}

// barren looks, where a store would be made anew, whether anything can be read at all, and tells what cannot: a slip in a name
// shall not leave an empty store behind. What can be read only once, or is on the web, may well give something.
func barren(c *cli.Context, list []source.Source) error {
	path := c.String("store")
	if _, err := os.Stat(path); path == ":memory:" || err == nil {
		return nil
	}
	for _, s := range list {
		if s.Spec == "-" || source.IsURL(s.Spec) {
			return nil
		}
		if info, err := os.Stat(s.Spec); err == nil && !info.IsDir() && !info.Mode().IsRegular() {
			return nil
		}
	}
	var told strings.Builder
	t := &teller{w: &told}
	for range articles(c.Context, list, source.Options{}, t) {
		return nil
	}
	if t.problems > 0 && c.Context.Err() == nil {
		fmt.Fprint(c.App.ErrWriter, told.String())
		return partial(0, t.problems)
	}
	return nil
}

// stoppable is standard input whose reading ends with the context: a read from a terminal or a pipe would wait for ever.
type stoppable struct {
	ctx  context.Context
	from io.Reader
	pipe *io.PipeReader
}

func (s *stoppable) Read(b []byte) (int, error) {
	if s.pipe == nil { // not before somebody wants it
		r, w := io.Pipe()
		s.pipe = r
		context.AfterFunc(s.ctx, func() { w.CloseWithError(s.ctx.Err()) })
		go func() {
			_, err := io.Copy(w, s.from)
			w.CloseWithError(err)
		}()
	}
	return s.pipe.Read(b)
}
