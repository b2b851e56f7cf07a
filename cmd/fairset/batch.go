package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/fairset/fairset/catalog"
	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/metadata"
	"github.com/fairset/fairset/report"
)

// batchFlags is what the command line of batch says.
type batchFlags struct {
	toldFlags
	out            string
	targets        []string
	columns        map[string]string
	choose         int
	workers        int
	memory         string
	limit          time.Duration
	outside        bool
	private, quiet bool
}

func newBatch() *cobra.Command {
	var f batchFlags
	cmd := &cobra.Command{
		Use:   "batch CATALOGUE",
		Short: "Vet every dataset of a folder, manifest or catalogue, and choose from them",
		Long: `Vet every dataset of a catalogue, rank them, and choose the few worth sending.

CATALOGUE is a folder, a glob in quotes, a manifest (YAML, CSV or JSON: path, target,
task, license, source, meta, …), a Frictionless datapackage.json, a Croissant file, a
DCAT or CKAN data.json, an index in CSV, or - for a list of paths on standard input.

DIR/index.html ranks them and works from disk; DIR/results.csv, .json and .parquet hold
the same as tables; DIR/NAME/ holds the report of each. Run the same command again to go
on after an interruption: only what changed is vetted again.`,
		Example: `  fairset batch datasets/ -o out --choose 5
  fairset batch sets.yaml -o out --industry banking
  fairset batch index.csv -o out --column path=CSV --target 'houses*=price'
  ls *.csv | fairset batch - -o out`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("batch takes one catalogue, not %d\nhint: fairset batch datasets/ -o out; put a glob in quotes", len(args))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return batch(cmd.Context(), args[0], f, cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	fl.StringVarP(&f.out, "output", "o", "fairset-batch", "write into the folder `DIR`")
	fl.StringArrayVar(&f.targets, "target", nil, "`PATTERN=COLUMN` is to be predicted in datasets whose name or file matches; COLUMN alone is for all; may be repeated")
	fl.StringToStringVar(&f.columns, "column", nil, "in an index, `WHAT=HEADER` says which column is path, target, title, license, rows, columns, …")
	fl.IntVar(&f.choose, "choose", 5, "put `N` sets that differ on the short list")
	f.toldFlags.add(cmd)
	fl.IntVar(&f.workers, "workers", 0, "vet `N` datasets at once (default: one for each core)")
	fl.StringVar(&f.memory, "memory", "", "let all together take `SIZE` of memory, such as 2GB (default: half of this machine's)")
	fl.DurationVar(&f.limit, "time-limit", 10*time.Minute, "give up on a dataset after this `TIME`")
	fl.BoolVar(&f.outside, "allow-outside", false, "a manifest may name files outside its folder")
	fl.BoolVar(&f.private, "allow-private", false, "a manifest may name addresses in private networks and on this machine")
	fl.BoolVar(&f.quiet, "quiet", false, "print nothing but errors")
	return cmd
}

// batch is the main path over many datasets.
func batch(ctx context.Context, catalogue string, f batchFlags, stdin io.Reader, stdout, stderr io.Writer) error {
	rules, memory, err := f.check()
	if err != nil {
		return err
	}
	entries, faults, err := catalog.Read(catalogue, catalog.ReadOptions{
		Allow: catalog.Allow{Outside: f.outside, Private: f.private}, Columns: f.columns, Targets: rules, Stdin: stdin, IsData: isDataset,
	})
	if err != nil {
		return err
	}
	out := catalog.Folder(f.out)
	if err := out.Open(); err != nil {
		return unwritable(f.out, err)
	}
	watch := newBatchProgress(stderr, len(entries))
	rows, err := catalog.Run(ctx, entries, out, catalog.RunOptions{
		Vet: f.vet, Same: f.same(), Workers: f.workers, Memory: memory, Limit: f.limit, Began: watch.began, Ended: watch.ended,
	})
	watch.close()
	if ctx.Err() != nil {
		fmt.Fprintf(stderr, "fairset: %d of %d datasets are done and stay in %s; the same command goes on from there\n", watch.done, len(entries), printable(f.out))
		return ctx.Err()
	}
	if err != nil {
		return unwritable(f.out, err)
	}
	s := catalog.Summarise(rows, faults, f.choose)
	s.Version, s.Command = version, f.command(catalogue)
	if err := out.Write(s); err != nil {
		return unwritable(f.out, err)
	}
	if f.quiet {
		return nil
	}
	return tellBatch(stdout, s, f.out, watch.kept)
}

func (f batchFlags) check() (rules []catalog.TargetRule, memory int64, err error) {
	if f.choose < 0 || f.workers < 0 || f.limit <= 0 {
		return nil, 0, errors.New("--choose and --workers cannot be negative, and --time-limit must be positive\nhint: leave them out for the usual")
	}
	if memory, err = byteSize(f.memory); err != nil {
		return nil, 0, err
	}
	if f.memory == "" {
		memory = halfOfMemory()
	}
	for _, t := range f.targets {
		pattern, column, ok := strings.Cut(t, "=")
		if !ok {
			pattern, column = "*", t
		}
		if pattern == "" || column == "" {
			return nil, 0, fmt.Errorf("--target %q names no column\nhint: --target 'houses*=price'", t)
		}
		rules = append(rules, catalog.TargetRule{Pattern: pattern, Column: column})
	}
	return rules, memory, f.toldFlags.check()
}

// vet vets one entry: what it says of itself outranks what the command line says of all.
func (f batchFlags) vet(ctx context.Context, e catalog.Entry, workers int) (report.Document, error) {
	d := datasetFlags{
		toldFlags: f.toldFlags, target: e.Target, task: e.Task, format: e.Format, delimiter: e.Delimiter, encoding: e.Encoding,
		sheet: e.Sheet, noHeader: e.NoHeader, types: e.Types, workers: workers, publicOnly: !f.private,
	}
	for _, pair := range []struct {
		flag *string
		says string
	}{{&d.question, e.Question}, {&d.license, e.License}, {&d.source, e.Source}, {&d.dictionary, e.Dictionary}} {
		if pair.says != "" {
			*pair.flag = pair.says
		}
	}
	d.meta = slices.Concat(e.Meta, f.meta)
	d.drop = slices.Concat(e.Drop, f.drop)
	return examine(ctx, e.Paths, nil, d, nil)
}

// same is what the result for an entry depends on beside the entry itself.
func (f batchFlags) same() string {
	told := f.toldFlags.told()
	files := map[string]string{} // that tell of all datasets, by name
	for _, file := range slices.Concat(f.meta, f.overused, []string{f.dictionary, f.policy}) {
		files[file] = fileContent(file)
	}
	text, err := json.Marshal(map[string]any{"version": version, "told": told, "drop": f.drop, "policy": f.policy, "files": files})
	if err != nil {
		panic("what the command line tells cannot be written as JSON")
	}
	return string(text)
}

// fileContent is the content of a file, "" when there is none.
func fileContent(path string) string {
	content, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	return string(content)
}

func (f batchFlags) command(catalogue string) string {
	args := []string{"fairset", "batch", ingest.Shown(catalogue)}
	for _, t := range f.targets {
		args = append(args, "--target", t)
	}
	for _, what := range sortedKeys(f.columns) {
		args = append(args, "--column", what+"="+f.columns[what])
	}
	if f.choose != 5 {
		args = append(args, "--choose", strconv.Itoa(f.choose))
	}
	f.toldFlags.command(func(flag, value string) {
		if value != "" {
			args = append(args, "--"+flag, value)
		}
	})
	for i := range args {
		args[i] = shellQuote(args[i])
	}
	return strings.Join(args, " ")
}

// isDataset reports whether a file of a folder is vetted: one that is named like data and
// is not there to describe other files.
func isDataset(name string) bool {
	return ingest.Stem(name) != name && !metadata.Describes(name) && !strings.EqualFold(filepath.Ext(name), ".txt")
}

// byteSize reads a size such as 2GB, 512 MiB or 1000000; "" is 0.
func byteSize(text string) (int64, error) {
	if text == "" {
		return 0, nil
	}
	units := []struct {
		name string
		size float64
	}{
		{"kib", 1 << 10},
		{"mib", 1 << 20},
		{"gib", 1 << 30},
		{"tib", 1 << 40},
		{"kb", 1e3},
		{"mb", 1e6},
		{"gb", 1e9},
		{"tb", 1e12},
		{"k", 1e3},
		{"m", 1e6},
		{"g", 1e9},
		{"t", 1e12},
		{"b", 1},
		{"", 1},
	}
	low := strings.ToLower(strings.ReplaceAll(text, " ", ""))
	for _, u := range units {
		number, ok := strings.CutSuffix(low, u.name)
		if !ok {
			continue
		}
		x, err := strconv.ParseFloat(number, 64)
		if err != nil || !(x > 0) || x*u.size > 1<<50 {
			break
		}
		return int64(x * u.size), nil
	}
	return 0, fmt.Errorf("%q is no size\nhint: such as 2GB or 512MiB", text)
}

// halfOfMemory is half of what this machine has, as Linux tells it; 0 when it does not.
func halfOfMemory() int64 {
	for line := range strings.Lines(fileContent("/proc/meminfo")) {
		var kib int64
		if n, _ := fmt.Sscanf(line, "MemTotal: %d kB", &kib); n == 1 {
			return kib << 9
		}
	}
	return 0
}
