// Command dateline reads news articles, derives the dated happenings they announce, and makes calendars of them that
// people subscribe to. See README.md; the tour of the code begins in schedule/pipeline.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/urfave/cli/v2"

	"dateline/schedule/extract"
	"dateline/tz"
)

// Exit statuses of the contract.
const (
	exitFailed  = 1 // nothing changed
	exitUsage   = 2
	exitPartial = 3 // done, but some sources could not be read

	exitUnplaced = 4 // done and stored, but files of the output could not be given their names
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // the first signal ends the work in good order, the second one the process
	os.Exit(run(ctx, os.Args, os.Stdin, os.Stdout, os.Stderr))
}

// run is main without the process: tests start the same program inside theirs.
func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	app := newApp(in, out, errs)
	err := app.RunContext(ctx, args)
	var status *statusError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &status):
		if status.err != nil {
			fmt.Fprintln(errs, "dateline:", status.err)
		}
		return status.code
	}
	fmt.Fprintln(errs, "dateline:", err)
	return exitFailed
}

// statusError carries an exit status; err may be nil when everything has been said.
type statusError struct {
	code int
	err  error
}

func (e *statusError) Error() string { return fmt.Sprint(e.err) }
func (e *statusError) Unwrap() error { return e.err }

func usage(format string, a ...any) error { return &statusError{exitUsage, fmt.Errorf(format, a...)} }

func newApp(in io.Reader, out, errs io.Writer) *cli.App {
	store := &cli.StringFlag{Name: "store", Value: "dateline.db", Usage: "`FILE` that remembers articles and published events, or :memory:"}
	file := &cli.StringFlag{Name: "config", Usage: "`FILE` (YAML) with sources, feeds and settings; flags win over it"}
	now := &cli.StringFlag{Name: "now", Usage: "`TIME` (RFC 3339) or day to take for the present; default: the system clock"}
	private := &cli.BoolFlag{Name: "allow-private-network", Usage: "fetch from private and loopback addresses, too"}
	feed := &cli.StringSliceFlag{Name: "feed", Usage: "another feed, as `NAME=QUERY`; may be given several times"}
	cancelled := &cli.StringFlag{Name: "cancelled", Value: "mark", Usage: "how feeds show what is cancelled: mark, status or hide"}
	asJSON := &cli.BoolFlag{Name: "json", Usage: "print JSON"}
	return &cli.App{
		Name: "dateline", Usage: "news articles in, a calendar you can trust out",
		Version:         fmt.Sprintf("0.1.0 (rules %s, tzdata %s)", extract.Version, tz.Version()),
		HideHelpCommand: true, Reader: in, Writer: out, ErrWriter: errs, DisableSliceFlagSeparator: true,
		ExitErrHandler: func(*cli.Context, error) {}, // run decides on the status
		OnUsageError:   func(_ *cli.Context, err error, _ bool) error { return usage("%w (see dateline --help)", err) },
		Action: func(c *cli.Context) error {
			if c.Args().First() == "help" {
				if c.NArg() > 1 {
					return cli.ShowCommandHelp(c, c.Args().Get(1))
				}
				return cli.ShowAppHelp(c)
			}
			if c.Args().Present() {
				return usage("no command %q (see dateline --help)", c.Args().First())
			}
			return cli.ShowAppHelp(c)
		},
		Commands: []*cli.Command{
			{Name: "build", Usage: "read articles and write calendars", ArgsUsage: "SOURCE...", Action: build, OnUsageError: onUsage,
				Flags: []cli.Flag{store, file, &cli.StringFlag{Name: "out", Value: "out", Usage: "`DIR` to write to"}, feed, cancelled, now, private}},
			{Name: "serve", Usage: "read articles and serve calendars over HTTP", ArgsUsage: "[SOURCE...]", Action: serveCommand, OnUsageError: onUsage,
				Flags: []cli.Flag{store, file, &cli.StringFlag{Name: "listen", Value: "127.0.0.1:8080", Usage: "`ADDRESS` to listen on"},
					&cli.StringFlag{Name: "base-url", Usage: "`URL` under which readers reach the server"},
					&cli.StringFlag{Name: "metrics", Usage: "`ADDRESS` for Prometheus metrics; off by default"},
					&cli.StringSliceFlag{Name: "proxy", Usage: "`ADDRESS` or network of a proxy in front, exempt from the rate limit; may be given several times"},
					&cli.BoolFlag{Name: "private", Usage: "show nothing but what tokens open (dateline token)"},
					&cli.StringFlag{Name: "tls-cert", Usage: "serve HTTPS with the certificate in `FILE` (PEM)"},
					&cli.StringFlag{Name: "tls-key", Usage: "`FILE` with its key"},
					&cli.StringSliceFlag{Name: "tls-host", Usage: "serve HTTPS with certificates asked for `NAME` from Let's Encrypt; may be given several times"},
					&cli.StringFlag{Name: "tls-cache", Value: "certificates", Usage: "`DIR` to keep these certificates in"}, feed, cancelled, now, private}},
			{Name: "extract", Usage: "print what each article announces, as JSON Lines; remembers nothing", ArgsUsage: "SOURCE...", Action: extractCommand, OnUsageError: onUsage,
				Flags: []cli.Flag{&cli.BoolFlag{Name: "text", Usage: "print the text that spans count in instead"},
					&cli.BoolFlag{Name: "explain", Usage: "print the reasons for every event, and for every date that became none"}, now, private}},
			{Name: "timex", Usage: "print the time expressions of a text, as JSON Lines", ArgsUsage: "[FILE|-]", Action: timexCommand, OnUsageError: onUsage,
				Flags: []cli.Flag{&cli.StringFlag{Name: "reference", Usage: "`TIME` or day of the document"},
					&cli.BoolFlag{Name: "jsonl", Usage: "read JSON Lines with id, reference and text"}}},
			{Name: "explain", Usage: "print why an event stands as it does", ArgsUsage: "WHAT", Action: explainCommand, OnUsageError: onUsage, Flags: []cli.Flag{store}},
			{Name: "events", Usage: "list published events", ArgsUsage: "[QUERY]", Action: eventsCommand, OnUsageError: onUsage,
				Flags: []cli.Flag{store, asJSON, &cli.BoolFlag{Name: "csv", Usage: "print CSV"}, now}},
			{Name: "sources", Usage: "list the sources on the web: last success, last error, next poll", Action: sourcesCommand, OnUsageError: onUsage,
				Flags: []cli.Flag{store, file, asJSON, now}},
			{Name: "changes", Usage: "list what changed", Action: changesCommand, OnUsageError: onUsage,
				Flags: []cli.Flag{store, &cli.StringFlag{Name: "since", Usage: "`TIME` (RFC 3339) or day to begin at"}, asJSON}},
			{Name: "token", Usage: "make, list and revoke keys to private calendars", Subcommands: tokenCommands(store, now), OnUsageError: onUsage,
				Action: func(c *cli.Context) error {
					return usage("token: want add, list or revoke (see dateline token --help)")
				}},
		},
	}
}

func onUsage(c *cli.Context, err error, _ bool) error {
	return usage("%s: %w (see dateline %s --help)", c.Command.Name, err, c.Command.Name)
}

// clock reads --now, or else the system clock: the only place where it is read.
func clock(c *cli.Context) (time.Time, error) {
	s := c.String("now")
	if s == "" {
		return time.Now().UTC(), nil
	}
	for _, layout := range []string{time.RFC3339, time.DateOnly} { // a bare day is its midnight in UTC
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, usage("--now %q: want a time such as 2022-01-02T12:00:00Z, or a day such as 2022-01-02", s)
}
