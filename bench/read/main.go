// Command read is what the speed of reading is measured with: it reads a dataset into
// typed Arrow batches, or profiles it as well, and tells how much it read.
//
//	go run ./bench/read [-workers N] [-profile] [-cpu FILE] [-block FILE] FILE...
//
// Nothing else of the program runs: no judgement and no report.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"sync/atomic"

	"github.com/apache/arrow/go/v17/arrow"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/ingest/parquet"
	"github.com/fairset/fairset/profile"
)

func main() {
	parquet.ChildMain()
	debug.SetGCPercent(65) // as cmd/fairset does where the heap is large
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "read:", err)
		os.Exit(2)
	}
}

// run does what the command line asks for.
func run(args []string, stdout io.Writer) (err error) {
	flags := flag.NewFlagSet("read", flag.ContinueOnError)
	workers := flags.Int("workers", 2, "processor cores to use")
	profiled := flags.Bool("profile", false, "profile what is read")
	cpu := flags.String("cpu", "", "write a processor profile to `FILE`")
	block := flags.String("block", "", "write a profile of waiting to `FILE`")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		return errors.New("no file is named")
	}
	if *cpu != "" {
		f, err := os.Create(*cpu)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	if *block != "" {
		f, err := os.Create(*block)
		if err != nil {
			return err
		}
		runtime.SetBlockProfileRate(1000)
		defer func() { err = errors.Join(err, pprof.Lookup("block").WriteTo(f, 0), f.Close()) }()
	}
	ctx := context.Background()
	data, err := ingest.Open(ctx, flags.Args(), ingest.Options{})
	if err != nil {
		return err
	}
	defer data.Close()
	if *profiled {
		p, err := profile.Compute(ctx, data, profile.Options{Workers: *workers})
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(stdout, "%d rows, %d columns, profiled\n", p.Rows, len(p.Columns))
		return err
	}
	return read(ctx, data, *workers, stdout)
}

// read scans until the types hold.
func read(ctx context.Context, data *ingest.Dataset, workers int, stdout io.Writer) error {
	for {
		var rows, values atomic.Int64
		again, err := data.Scan(ctx, workers, func(_, _ int, _ int64, rec arrow.Record) error {
			rows.Add(rec.NumRows())
			for _, c := range rec.Columns() {
				values.Add(int64(c.Len() - c.NullN()))
			}
			return nil
		})
		if err != nil {
			return err
		}
		if !again {
			_, err := fmt.Fprintf(stdout, "%d rows, %d values\n", rows.Load(), values.Load())
			return err
		}
	}
}
