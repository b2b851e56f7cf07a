package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/apache/arrow/go/v17/arrow"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
)

// read scans a file until its types hold. visit may be nil.
func read(ctx context.Context, path string, opts ingest.Options, visit func(rec arrow.Record)) (ingest.Reading, error) {
	d, err := ingest.Open(ctx, []string{path}, opts)
	if err != nil {
		return ingest.Reading{}, err
	}
	defer d.Close()
	for {
		again, err := d.Scan(ctx, 1, func(_, _ int, _ int64, rec arrow.Record) error {
			if visit != nil {
				visit(rec)
			}
			return nil
		})
		if err != nil {
			return ingest.Reading{}, err
		}
		if !again {
			return d.Reading()
		}
	}
}

// profiled measures a file.
func profiled(ctx context.Context, path, target string) (*profile.Profile, error) {
	d, err := ingest.Open(ctx, []string{path}, ingest.Options{})
	if err != nil {
		return nil, err
	}
	defer d.Close()
	return profile.Compute(ctx, d, profile.Options{Target: target, Workers: 1})
}

// shape is ROWSxCOLUMNS, or what is wrong.
func shape(r ingest.Reading, err error) string {
	if err != nil {
		return "error: " + err.Error()
	}
	return fmt.Sprintf("%dx%d", r.Rows, r.Columns)
}

// refused reports whether err says that the input is wrong.
func refused(err error) bool {
	var wrong *ingest.SyntaxError
	return errors.As(err, &wrong)
}

func at(corpora string, r row) string { return filepath.Join(corpora, r["path"]) }
