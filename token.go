package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/urfave/cli/v2"

	"dateline/feeds/query"
	"dateline/feeds/serve"
	"dateline/schedule/store"
)

// tokenCommands make, list and take back the keys to private calendars.
func tokenCommands(store, now cli.Flag) []*cli.Command {
	return []*cli.Command{
		{Name: "add", Usage: "make a token and print the address it opens, once", ArgsUsage: "NAME", Action: tokenAdd, OnUsageError: onUsage,
			Flags: []cli.Flag{store, now, &cli.StringFlag{Name: "query", Usage: "open only the events that match `QUERY`"},
				&cli.StringFlag{Name: "base-url", Usage: "`URL` under which readers reach the server, to print the whole address"}}},
		{Name: "list", Usage: "list the tokens, never their secrets", Action: tokenList, OnUsageError: onUsage,
			Flags: []cli.Flag{store, &cli.BoolFlag{Name: "json", Usage: "print JSON"}}},
		{Name: "revoke", Usage: "make a token open nothing any more", ArgsUsage: "NAME", Action: tokenRevoke, OnUsageError: onUsage, Flags: []cli.Flag{store, now}},
	}
}

func tokenName(c *cli.Context) (string, error) {
	name := c.Args().First()
	if c.NArg() != 1 || strings.TrimSpace(name) == "" || len(name) > 100 || strings.ContainsFunc(name, unicode.IsControl) {
		return "", usage("token %s: want one name of 1 to 100 bytes, such as newsdesk", c.Command.Name)
	}
	return name, nil
}

func tokenAdd(c *cli.Context) error {
	name, err := tokenName(c)
	if err != nil {
		return err
	}
	at, err := clock(c)
	if err != nil {
		return err
	}
	q, err := query.Parse(c.String("query"))
	if err != nil {
		return usage("--query: %w", err)
	}
	if base := c.String("base-url"); base != "" {
		if _, err := serve.New(serve.Config{BaseURL: base, Now: time.Now}); err != nil {
			return usage("--base-url: %w", err)
		}
	}
	if c.String("store") == ":memory:" {
		return usage("token add: a store in memory forgets its tokens at once; name that of the server with --store")
	}
	s, err := openExisting(c)
	if err != nil {
		return err
	}
	secret, hash := serve.NewSecret()
	err = s.Update(c.Context, func(tx store.Tx) error {
		list, err := tx.Tokens()
		if err != nil {
			return err
		}
		if slices.ContainsFunc(list, func(k store.Token) bool { return k.Name == name }) {
			return fmt.Errorf("token %s: there is or was one of this name; take another", printable(name))
		}
		return tx.PutToken(store.Token{Name: name, Hash: hash, Query: q.String(), Made: at})
	})
	if err := errors.Join(err, s.Close()); err != nil {
		return err
	}
	fmt.Fprintln(c.App.ErrWriter, "This address is a key. It is not kept and cannot be shown again.")
	if c.String("base-url") == "" {
		fmt.Fprintln(c.App.ErrWriter, "Put the address of the server in front of it, such as https://calendar.example (--base-url does).")
	}
	fmt.Fprintln(c.App.Writer, strings.TrimRight(c.String("base-url"), "/")+serve.PrivatePath(secret)+"all.ics")
	return nil
}

// tokens reads all tokens of a store.
func tokens(ctx context.Context, s store.Store) (list []store.Token, err error) {
	err = s.View(ctx, func(tx store.Tx) (err error) {
		list, err = tx.Tokens()
		return err
	})
	return list, err
}

func tokenList(c *cli.Context) error {
	s, err := openExisting(c)
	if err != nil {
		return err
	}
	list, err := tokens(c.Context, s)
	if err := errors.Join(err, s.Close()); err != nil {
		return err
	}
	for _, k := range list {
		if c.Bool("json") {
			if err := json.NewEncoder(c.App.Writer).Encode(struct {
				store.Token
				Hash string `json:"hash,omitempty"` // in place of the other, which is of no use in a list
			}{Token: k}); err != nil {
				return err
			}
			continue
		}
		state, opens := "opens", k.Query
		if opens == "" {
			opens = "everything"
		}
		if !k.Revoked.IsZero() {
			state = "revoked " + k.Revoked.UTC().Format(time.RFC3339) + ", opened"
		}
		fmt.Fprintf(c.App.Writer, "%-20s  made %s  %s %s\n", printable(k.Name), k.Made.UTC().Format(time.RFC3339), state, printable(opens))
	}
	return nil
}

func tokenRevoke(c *cli.Context) error {
	name, err := tokenName(c)
	if err != nil {
		return err
	}
	at, err := clock(c)
	if err != nil {
		return err
	}
	s, err := openExisting(c)
	if err != nil {
		return err
	}
	err = s.Update(c.Context, func(tx store.Tx) error {
		list, err := tx.Tokens()
		if err != nil {
			return err
		}
		i := slices.IndexFunc(list, func(k store.Token) bool { return k.Name == name })
		switch {
		case i < 0:
			return fmt.Errorf("token %s: there is none of this name (dateline token list)", printable(name))
		case !list[i].Revoked.IsZero():
			return fmt.Errorf("token %s: revoked already", printable(name))
		}
		list[i].Revoked = at
		return tx.PutToken(list[i])
	})
	if err := errors.Join(err, s.Close()); err != nil {
		return err
	}
	fmt.Fprintf(c.App.Writer, "token %s opens nothing any more\n", printable(name))
	return nil
}

// admit hands the server the tokens that open anything.
func (r *renewer) admit(ctx context.Context) error {
	list, err := tokens(ctx, r.store)
	if err != nil {
		return fmt.Errorf("reading tokens: %w", err)
	}
	var open []serve.Token
	for _, k := range list {
		if k.Revoked.IsZero() {
			open = append(open, serve.Token{Name: k.Name, Hash: k.Hash, Query: k.Query})
		}
	}
	return r.server.Admit(open)
}

// readmit is how often tokens are looked at.
const readmit = time.Second

// admitAll looks for new and revoked tokens as long as the server runs, beside the reading of articles, which may take long.
func (r *renewer) admitAll(ctx context.Context) {
	tick := time.NewTicker(readmit)
	defer tick.Stop()
	said := ""
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			said = r.complain(ctx, r.admit(ctx), said)
		}
	}
}

// complain tells an error once, however often it comes.
func (r *renewer) complain(ctx context.Context, err error, said string) string {
	if err == nil || ctx.Err() != nil {
		return ""
	}
	if text := printable(err.Error()); text != said {
		fmt.Fprintln(r.c.App.ErrWriter, "dateline:", text)
		return text
	}
	return said
}
