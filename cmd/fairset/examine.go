package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"sync"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/metadata"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/report"
	"github.com/fairset/fairset/verdict"
	"github.com/fairset/fairset/verdict/overused"
)

// examine is the main path: bytes in, document out. opened, where it is not nil, is
// called once it is known what will be read, and can still call it off.
func examine(ctx context.Context, paths []string, stdin io.Reader, f datasetFlags, opened func(*ingest.Dataset) error) (report.Document, error) {
	var d report.Document
	if err := f.check(); err != nil {
		return d, err
	}
	policy, err := policyCalled(f.policy)
	if err != nil {
		return d, err
	}
	data, err := ingest.Open(ctx, paths, f.reading(stdin))
	if err != nil {
		return d, err
	}
	// An interrupt closes it at once: what is being computed may go on for a while.
	closed := sync.OnceFunc(func() { data.Close() })
	defer closed()
	defer context.AfterFunc(ctx, closed)()
	if opened != nil {
		if err := opened(data); err != nil {
			return d, err
		}
	}
	return examineOpened(ctx, paths, data, f, policy, func() (verdict.Told, error) { return f.gather(paths, data) })
}

// examineOpened is the main path from where the dataset is open on. tell gives what is told of it.
func examineOpened(ctx context.Context, paths []string, data *ingest.Dataset, f datasetFlags, policy verdict.Policy, tell func() (verdict.Told, error)) (report.Document, error) {
	var d report.Document
	f.target = columnCalled(f.target, data.Schema().HasField)
	kept, err := f.kept(data)
	if err != nil {
		return d, err
	}
	told, err := tell()
	if err != nil {
		return d, err
	}
	told.Target = f.target
	watched, stop := f.progress.watch(ctx, data, kept)
	defer stop()
	gathered, err := profile.Gather(ctx, watched, profile.Options{Target: f.target, Task: f.task, Workers: f.cores()})
	if err != nil {
		return d, err
	}
	reading, err := data.Reading()
	if err != nil {
		return d, err
	}
	if f.keep != nil {
		if err := f.keep(data, gathered, told); err != nil {
			return d, err
		}
	}
	d, err = f.judge(ctx, paths, gathered, verdict.Case{Reading: reading, Told: told}, policy)
	if err != nil {
		return d, err
	}
	d.Tables, err = f.tables(ctx, data)
	return d, err
}

// gather is what the flags tell, and the files that they name or that stand beside the data.
func (f datasetFlags) gather(paths []string, data *ingest.Dataset) (verdict.Told, error) {
	told := f.told()
	about := metadata.About{Name: data.Name(), Columns: data.Names()}
	if local := data.Paths(); len(local) > 0 && paths[0] != "-" && !strings.Contains(paths[0], "://") {
		about.Path = local[0]
	}
	if f.beside != "" {
		about.Path, about.Name = f.beside, filepath.Base(f.beside)
	}
	var err error
	if told.Metadata, err = metadata.Gather(about, f.meta, f.dictionary); err != nil {
		return told, err
	}
	told.Overused, err = overused.Read(f.overused)
	return told, err
}

// judge makes the document of what was gathered of the files that paths name, and is known of them.
func (f datasetFlags) judge(ctx context.Context, paths []string, gathered *profile.Builder, known verdict.Case, policy verdict.Policy) (report.Document, error) {
	gathered.Suspect(policy.TrivialSingle, policy.TrivialOverall)
	prof, err := gathered.Profile(ctx)
	if err != nil {
		return report.Document{}, err
	}
	prof.Weaknesses = withNotes(prof, known.Reading)
	known.Profile = prof
	effort := verdict.EffortOf(known, policy)
	return report.Document{
		Schema: report.Schema, Version: version, Command: f.command(paths),
		Reading: known.Reading, Metadata: known.Told.Metadata, Profile: prof, Weaknesses: prof.Weaknesses,
		Effort: &effort, Verdict: verdict.Judge(known, policy),
	}, nil
}

// kept is the dataset without the columns that are to be left out.
func (f datasetFlags) kept(data *ingest.Dataset) (profile.Source, error) {
	drop := make([]string, len(f.drop))
	for i, name := range f.drop {
		drop[i] = columnCalled(name, data.Schema().HasField)
		if drop[i] == f.target && f.target != "" {
			return nil, fmt.Errorf("the column %q cannot be both the target and left out\nhint: name it with --target or with --drop, not with both", f.target)
		}
	}
	return profile.Without(data, drop)
}
