package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/report"
	"github.com/fairset/fairset/report/brief"
)

// mostMail is the largest pack that is attached to a mail: servers take about 25 MB, and
// base64 adds a third.
const mostMail = 18 << 20

// makeBrief writes pack and key into a folder of their own, whole or not at all.
func makeBrief(ctx context.Context, paths []string, f briefFlags) (made madeBrief, err error) {
	if err := errors.Join(f.check(), twice(paths)); err != nil {
		return made, err
	}
	d, err := examine(ctx, paths, nil, f.datasetFlags, func(data *ingest.Dataset) error {
		if made.dir = f.out; made.dir == "" {
			made.dir = strings.TrimSuffix(reportName(data.Name()), ".report.html") + ".brief"
		}
		return unused(made.dir)
	})
	if err != nil {
		return made, err
	}
	staging, err := os.MkdirTemp(filepath.Dir(filepath.Clean(made.dir)), ".fairset-brief-*")
	if err != nil {
		return made, unwritable(made.dir, err)
	}
	defer os.RemoveAll(staging)
	p := packing{briefFlags: f, paths: paths, dir: staging, made: &made}
	if err := p.data(ctx, d); err != nil || made.refused != "" {
		return made, err
	}
	if err := p.write(ctx); err != nil {
		return made, err
	}
	if err := os.Chmod(staging, 0o755); err != nil {
		return made, unwritable(made.dir, err)
	}
	if err := errors.Join(removeEmpty(made.dir), os.Rename(staging, made.dir)); err != nil {
		return made, unwritable(made.dir, err)
	}
	return made, nil
}

// twice refuses what can be read only once: the data is read again for the pack.
func twice(paths []string) error {
	for _, path := range paths {
		if path == "-" {
			return errors.New("a brief reads the data more than once, which standard input does not allow\nhint: save it to a file first")
		}
	}
	return nil
}

// unused refuses a folder in which something stands.
func unused(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if _, err := os.Stat(filepath.Dir(filepath.Clean(dir))); err != nil {
			return unwritable(dir, err)
		}
		return nil
	case err != nil:
		return unwritable(dir, err)
	case len(entries) > 0:
		return fmt.Errorf("%s is not empty\nhint: name another folder with -o, or remove it first", dir)
	}
	return nil
}

func removeEmpty(dir string) error {
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// packing is a pack under way.
type packing struct {
	briefFlags
	paths []string
	dir   string
	made  *madeBrief

	document report.Document // of the data as it is sent
	file     brief.File
	changes  []string
}
