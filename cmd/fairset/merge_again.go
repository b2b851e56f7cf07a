package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/metadata"
	"github.com/fairset/fairset/partial"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/report"
	"github.com/fairset/fairset/verdict"
)

// readAgain reads what a part keeps again, as it was told to, but for the types of some columns. kinds is what all parts were told of
// the kinds of columns.
func readAgain(ctx context.Context, p *partial.Partial, types map[string]ingest.ColumnType, kinds map[string]string, workers int) error {
	var f datasetFlags
	told := &cobra.Command{}
	f.add(told)
	for _, name := range readingFlags {
		for _, v := range p.Told[name] {
			if err := told.Flags().Set(name, v); err != nil {
				return err
			}
		}
	}
	for _, v := range p.Told["target"] {
		f.target = v
	}
	for _, c := range p.Part.Columns {
		if kind, ok := kinds[c.Name]; ok {
			err := (*typesFlag)(&f.types).Set(csvField(c.Name + "=" + kind))
			if err != nil {
				return err
			}
		}
	}
	data, err := ingest.OpenKept(ctx, []func() ([]ingest.KeptFile, error){p.Files}, p.Part.Left, f.reading(nil))
	if err != nil {
		return err
	}
	defer data.Close()
	if err := data.ReadAs(types); err != nil {
		return err
	}
	f.target = columnCalled(f.target, data.Schema().HasField)
	src, err := f.kept(data)
	if err != nil {
		return err
	}
	gathered, err := profile.Gather(ctx, src, profile.Options{Workers: workers})
	if err != nil {
		return err
	}
	part, err := data.Part()
	if err != nil {
		return err
	}
	if !slices.Equal(part.Sums, p.Part.Sums) {
		return errors.New("what the part keeps of the data is not what it was measured on\nhint: write it again with fairset vet DATASET --partial FILE")
	}
	p.Part, p.Builder = part, gathered
	return nil
}

// openKept opens what all parts keep as one input; nil where one keeps nothing, where files were told to be read in different ways, or
// where no run over all can read them.
func openKept(ctx context.Context, parts []*partial.Partial, f datasetFlags) *ingest.Dataset {
	for _, name := range readingFlags {
		if name != "types" && !toldAlike(name, parts) {
			return nil
		}
	}
	left, ok := partial.KeepAll(parts)
	if !ok {
		return nil
	}
	var kept []func() ([]ingest.KeptFile, error)
	for _, p := range parts {
		kept = append(kept, p.Files)
	}
	data, err := ingest.OpenKept(ctx, kept, left, f.reading(nil))
	if err != nil {
		return nil
	}
	return data
}

// mergeKept judges what all parts keep as one run over the files does: they hold tables beside one another, or files that
// only reading tells how they go together.
func (f *vetFlags) mergeKept(ctx context.Context, data *ingest.Dataset, files, paths []string, policy verdict.Policy, beside *metadata.Metadata) (report.Document, error) {
	if err := checkOutputs(f.outputs(data.Name()), append(files, paths...)); err != nil {
		return report.Document{}, err
	}
	return examineOpened(ctx, paths, data, f.datasetFlags, policy, func() (verdict.Told, error) {
		return f.tellMerged(metadata.About{Name: data.Name(), Columns: data.Names()}, beside)
	})
}

// writeAgain adds the command lines that write the parts so that they can be merged, where that is what err asks for.
func writeAgain(err error, parts []*partial.Partial, files []string, flags *pflag.FlagSet) error {
	var differ *partial.TypesError
	if !errors.As(err, &differ) {
		return err
	}
	var commands []string
	for _, t := range differ.Parts {
		commands = append(commands, vetAgain(t, files[slices.Index(parts, t.Part)]))
	}
	merge := []string{"fairset", "merge"}
	merge = append(merge, files...)
	flags.Visit(func(flag *pflag.Flag) { merge = append(merge, setFlag(flag.Name, valuesOf(flag))...) })
	commands = append(commands, quoted(merge))
	what := "that part again with the kind"
	if len(differ.Parts) > 1 {
		what = fmt.Sprintf("these %d parts again with the kinds", len(differ.Parts))
	}
	return &commandError{
		fmt.Errorf("%w\nhint: write %s that the columns have in all parts together, and merge", err, what),
		strings.Join(commands, "; "),
	}
}

// A commandError ends in a command line that is to be copied whole, however long it is.
type commandError struct {
	error
	line string
}

func (e *commandError) Unwrap() error { return e.error }

// vetAgain is the command line that writes a part to the file that it came from, with columns read as other kinds.
func vetAgain(t partial.PartTypes, file string) string {
	told := maps.Clone(t.Part.Told)
	var types typesFlag
	for _, v := range told["types"] {
		if err := types.Set(v); err != nil {
			break // it was checked when it was told
		}
	}
	if types == nil {
		types = typesFlag{}
	}
	maps.Copy(types, t.Kinds)
	delete(told, "types")
	args := append([]string{"fairset", "vet"}, t.Part.Paths...)
	for _, name := range sortedKeys(told) {
		args = append(args, setFlag(name, told[name])...)
	}
	args = append(args, "--types", types.String(), "--partial", file, "--html", "none", "--quiet")
	return quoted(args)
}

// setFlag is how the command line gives a flag its values.
func setFlag(name string, values []string) (args []string) {
	for _, v := range values {
		if v == "true" { // of a flag that may take no value
			args = append(args, "--"+name+"="+v)
		} else {
			args = append(args, "--"+name, v)
		}
	}
	return args
}

func quoted(args []string) string {
	for i, arg := range args {
		args[i] = shellQuote(arg)
	}
	return strings.Join(args, " ")
}
