package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/metadata"
	"github.com/fairset/fairset/partial"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/report"
	"github.com/fairset/fairset/verdict"
	"github.com/fairset/fairset/verdict/overused"
)

// readingFlags say how files are read. In merge that has been done.
var readingFlags = []string{"format", "delimiter", "encoding", "sheet", "no-header", "types", "drop"}

func newMerge(status *int) *cobra.Command {
	var f vetFlags
	all := &cobra.Command{} // the flags of a dataset, those for reading too
	f.add(all)
	cmd := &cobra.Command{
		Use:   "merge PART...",
		Short: "Merge partial profiles of shards, then judge the whole dataset",
		Long: `Merge what fairset vet --partial wrote of the shards of one dataset, and judge the whole
as fairset vet SHARD... would, with the same numbers: on another day, or of shards that
were measured on several machines. The parts are taken in the order in which they are named.
Parts of up to 16 MB of data hold all of it, larger ones some: treat them like the data.

What was told with the parts, such as the target, need not be told again.`,
		Example: `  fairset vet sales-1.csv --target price --partial 1.part
  fairset vet sales-2.csv --target price --partial 2.part
  fairset merge 1.part 2.part`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("no partial profile was named\nhint: fairset merge 1.part 2.part, which fairset vet SHARD --partial FILE writes")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			d, err := merge(cmd, all.Flags(), args, &f)
			if err != nil {
				return err
			}
			*status = exitStatus(d.Verdict.Fairness, f.strict)
			return f.write(cmd.Context(), cmd.OutOrStdout(), d)
		},
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	all.Flags().SortFlags = false
	all.Flags().VisitAll(func(flag *pflag.Flag) {
		if !slices.Contains(readingFlags, flag.Name) {
			fl.AddFlag(flag)
		}
	})
	f.addOutputs(fl)
	return cmd
}

// merge judges what the parts hold together.
func merge(cmd *cobra.Command, all *pflag.FlagSet, files []string, f *vetFlags) (d report.Document, err error) {
	parts, err := partial.ReadAll(files)
	if err != nil {
		return d, err
	}
	metaNow := all.Changed("meta") || all.Changed("dictionary")
	if err := retell(all, parts); err != nil {
		return d, err
	}
	if err := f.check(); err != nil {
		return d, err
	}
	policy, err := policyCalled(f.policy)
	if err != nil {
		return d, err
	}
	var paths []string
	for _, p := range parts {
		paths = append(paths, p.Paths...)
	}
	if err := partial.Distinct(parts); err != nil {
		return d, err
	}
	named := parts
	if parts, err = partial.WithRows(parts); err != nil {
		return d, err
	}
	beside := partial.Metadata(parts)
	if metaNow {
		beside = nil
	}
	gathered, reading, err := partial.Merge(parts, func(p *partial.Partial, types map[string]ingest.ColumnType) error {
		return readAgain(cmd.Context(), p, types, f.types, f.cores())
	})
	if told := (*ingest.KindsError)(nil); errors.As(err, &told) {
		return d, err
	}
	if err != nil {
		if data := openKept(cmd.Context(), parts, f.datasetFlags); data != nil {
			defer data.Close()
			return f.mergeKept(cmd.Context(), data, files, paths, policy, beside)
		}
		return d, writeAgain(err, named, files, cmd.Flags())
	}
	if err := checkOutputs(f.outputs(reading.Name), append(files, paths...)); err != nil {
		return d, err
	}
	told, err := f.tellMerged(metadata.About{Name: reading.Name, Columns: gathered.Names()}, beside)
	if err != nil {
		return d, err
	}
	gathered.Aim(columnCalled(f.target, gathered.Schema().HasField), f.task, f.cores())
	return f.judge(cmd.Context(), paths, gathered, verdict.Case{Reading: reading, Told: told}, policy)
}

// retell sets the flags that merge was not told to what was told with the parts, and
// refuses parts that were told different things about the task. Files may be read in different ways: what is
// not told with all parts is not told of the whole, but for the kinds of columns.
func retell(all *pflag.FlagSet, parts []*partial.Partial) error {
	told := map[string]*partial.Partial{} // the first that was told the flag
	for _, p := range parts {
		for _, name := range sortedKeys(p.Told) {
			if all.Lookup(name) == nil || name == "workers" {
				continue
			}
			before := told[name]
			if before == nil {
				told[name] = p
			} else if !slices.Equal(before.Told[name], p.Told[name]) && !slices.Contains(readingFlags, name) {
				return fmt.Errorf("%s was told --%s %q and %s %q\nhint: tell merge which with --%s", before.Name, name, before.Told[name], p.Name, p.Told[name], name)
			}
		}
	}
	now := map[string]bool{}
	all.VisitAll(func(flag *pflag.Flag) { now[flag.Name] = flag.Changed })
	for _, name := range sortedKeys(told) {
		from := []*partial.Partial{told[name]}
		switch {
		case now[name]:
			continue
		case name == "types":
			from = parts
		case slices.Contains(readingFlags, name) && !toldAlike(name, parts):
			continue
		}
		for _, p := range from {
			for _, v := range p.Told[name] {
				if err := all.Set(name, v); err != nil {
					return fmt.Errorf("%s: %w", p.Name, err)
				}
			}
		}
	}
	return nil
}

// toldAlike reports whether all parts were told the same with a flag.
func toldAlike(name string, parts []*partial.Partial) bool {
	for _, p := range parts {
		if !slices.Equal(p.Told[name], parts[0].Told[name]) {
			return false
		}
	}
	return true
}

// tellMerged is what is told of merged parts. beside is the metadata that was found with the
// first of them; where that is nil the files that the flags name are read.
func (f *vetFlags) tellMerged(about metadata.About, beside *metadata.Metadata) (told verdict.Told, err error) {
	told = f.told()
	if told.Metadata = beside; beside == nil {
		if told.Metadata, err = metadata.Gather(about, f.meta, f.dictionary); err != nil {
			return told, err
		}
	}
	told.Overused, err = overused.Read(f.overused)
	return told, err
}

// said is what the flags of a command tell of a dataset and how to read it.
func said(cmd *cobra.Command) map[string][]string {
	var f datasetFlags
	known := &cobra.Command{}
	f.add(known)
	values := map[string][]string{}
	cmd.Flags().Visit(func(flag *pflag.Flag) {
		if known.Flags().Lookup(flag.Name) == nil || flag.Name == "workers" {
			return
		}
		values[flag.Name] = valuesOf(flag)
	})
	return values
}

// valuesOf are the values of a flag, each as it is set.
func valuesOf(flag *pflag.Flag) (values []string) {
	switch v := flag.Value.(type) {
	case *typesFlag:
		return v.fields()
	case pflag.SliceValue:
		for _, one := range v.GetSlice() {
			values = append(values, csvField(one))
		}
		return values
	}
	return []string{flag.Value.String()}
}

// keepNothing writes a part of files without rows, so that merge knows of them as one run does, and says so.
func (f *vetFlags) keepNothing(paths []string, told map[string][]string, err error) error {
	left, ok := ingest.WithoutRows(paths, err)
	if !ok {
		return err
	}
	if refused := checkOutputs(f.outputs(filepath.Base(paths[0])), paths); refused != nil {
		return refused
	}
	p := &partial.Partial{Told: told}
	p.Part.Left = left
	for _, path := range paths {
		p.Paths = append(p.Paths, ingest.Shown(path))
	}
	if failed := writeFile(f.partial, func(w io.Writer) error { return p.Write(w) }); failed != nil {
		return errors.Join(err, failed)
	}
	return fmt.Errorf("%w\nhint: where the other shards hold rows this one is left out; %s tells fairset merge so", err, f.partial)
}

// keepPartial returns what writes a partial profile to path.
func keepPartial(path string, paths []string, told map[string][]string) func(*ingest.Dataset, *profile.Builder, verdict.Told) error {
	return func(data *ingest.Dataset, b *profile.Builder, t verdict.Told) error {
		p := &partial.Partial{Told: told, Metadata: t.Metadata, Builder: b, Tables: 1 + len(data.Tables())}
		for _, path := range paths {
			p.Paths = append(p.Paths, ingest.Shown(path))
		}
		var err error
		if p.Part, err = data.Part(); err != nil {
			return err
		}
		if p.Kept, err = data.Keep(partial.MostKept); err != nil {
			return err
		}
		if p.Tables > 1 && len(p.Kept) == 0 {
			return fmt.Errorf("--partial is for the files of one table where they have more than %d MB, and the input holds %d\nhint: name the files of one of them", partial.MostKept>>20, p.Tables)
		}
		return writeFile(path, func(w io.Writer) error { return p.Write(w) })
	}
}
