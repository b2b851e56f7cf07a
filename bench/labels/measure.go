package main

import (
	"context"
	"encoding/gob"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/verdict"
)

// measure reads and measures the datasets, but for those that the file kept holds.
func measure(ctx context.Context, corpora string, list []labelled, kept string) error {
	cases := map[string]verdict.Case{}
	if err := load(kept, &cases); err != nil {
		return err
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range list {
		l := &list[i]
		if c, ok := cases[l.key()]; ok {
			l.dataset = c
			continue
		}
		group.Go(func() error {
			l.dataset, l.err = caseOf(ctx, filepath.Join(corpora, l.path), l.target)
			return ctx.Err()
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	for _, l := range list {
		if l.err == nil {
			cases[l.key()] = l.dataset
		}
	}
	return save(kept, cases)
}

// caseOf is what fairset vet judges of a file.
func caseOf(ctx context.Context, path, target string) (verdict.Case, error) {
	data, err := ingest.Open(ctx, []string{path}, ingest.Options{})
	if err != nil {
		return verdict.Case{}, err
	}
	defer data.Close()
	if trimmed := strings.TrimSpace(target); !data.Schema().HasField(target) {
		target = trimmed
	}
	prof, err := profile.Compute(ctx, data, profile.Options{Target: target, Workers: 1})
	if err != nil {
		return verdict.Case{}, err
	}
	reading, err := data.Reading()
	return verdict.Case{Reading: reading, Profile: prof, Told: verdict.Told{Target: target}}, err
}

func load(path string, cases *map[string]verdict.Case) error {
	file, err := os.Open(path)
	if path == "" || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer file.Close()
	return gob.NewDecoder(file).Decode(cases)
}

func save(path string, cases map[string]verdict.Case) error {
	if path == "" {
		return nil
	}
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(gob.NewEncoder(file).Encode(cases), file.Close())
}
