// Command gen writes a made-up table of any size, the same bytes for the same
// flags, for measuring speed and memory:
//
//	go run ./bench/gen -kind mixed -size 1GB -o /tmp/bench/mixed.csv
//
// The kinds are mixed (20 columns as public files have them, 15 % of the rows with a
// quoted field), numeric (20 columns of numbers), wide (2,000 columns) and
// text (-columns columns of long texts).
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
)

// settings are what the flags say.
type settings struct {
	kind, format string
	columns      int
	bytes, rows  int64
	seed         uint64
}

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(2)
	}
}

// run does what the command line asks for; without -o it writes to stdout.
func run(args []string, stdout io.Writer) (err error) {
	var s settings
	flags := flag.NewFlagSet("gen", flag.ContinueOnError)
	flags.StringVar(&s.kind, "kind", "mixed", "mixed, numeric, wide or text")
	flags.StringVar(&s.format, "format", "csv", "csv or ndjson")
	flags.IntVar(&s.columns, "columns", 2000, "columns of the kinds wide and text")
	flags.Int64Var(&s.rows, "rows", 0, "rows to write; 0 for as many as -size holds, and 5,000 for wide")
	flags.Uint64Var(&s.seed, "seed", 1, "another seed gives other rows")
	size := flags.String("size", "300MB", "bytes to write, give or take a row; with KB, MB or GB")
	out := flags.String("o", "", "file to write; standard output without it")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if s.bytes, err = parseSize(*size); err != nil {
		return err
	}
	if *out == "" {
		return write(stdout, s)
	}
	file, err := os.Create(*out)
	if err != nil {
		return err
	}
	return errors.Join(write(file, s), file.Close())
}

func parseSize(text string) (int64, error) {
	for unit, factor := range map[string]float64{"KB": 1e3, "MB": 1e6, "GB": 1e9, "": 1} {
		number, ok := strings.CutSuffix(text, unit)
		if v, err := strconv.ParseFloat(number, 64); ok && err == nil && v > 0 {
			return int64(v * factor), nil
		}
	}
	return 0, fmt.Errorf("%q is no size\nhint: write 300MB or 1GB", text)
}

// write writes the table.
func write(w io.Writer, s settings) error {
	columns, err := columnsOf(s.kind, s.columns)
	if err != nil {
		return err
	}
	if s.kind == "wide" && s.rows == 0 {
		s.rows = 5000
	}
	end, ok := map[string]func([]byte, []column, *row) []byte{"csv": appendCSV, "ndjson": appendJSON}[s.format]
	if !ok {
		return fmt.Errorf("the format %q is not known\nhint: csv or ndjson", s.format)
	}
	out := bufio.NewWriterSize(w, 1<<20)
	var line []byte
	if s.format == "csv" {
		line = appendHeader(line, columns)
	}
	r := &row{random: rand.New(rand.NewPCG(s.seed, 2))}
	for written := int64(0); ; r.number++ {
		if s.rows > 0 && r.number == s.rows || s.rows == 0 && written >= s.bytes {
			return out.Flush()
		}
		r.quoted = r.random.IntN(100) < 15
		line = end(line, columns, r)
		if _, err := out.Write(line); err != nil {
			return err
		}
		written += int64(len(line))
		line = line[:0]
	}
}

func appendHeader(line []byte, columns []column) []byte {
	for i, c := range columns {
		if i > 0 {
			line = append(line, ',')
		}
		line = append(line, c.name...)
	}
	return append(line, '\n')
}

func appendCSV(line []byte, columns []column, r *row) []byte {
	for i, c := range columns {
		if i > 0 {
			line = append(line, ',')
		}
		r.cell = c.append(r.cell[:0], r)
		if c.quotable && r.quoted && len(r.cell) > 0 {
			line = append(line, '"')
			line = append(line, r.cell...)
			line = append(line, ", so it is \"\"said\"\"\""...)
			continue
		}
		line = append(line, r.cell...)
	}
	return append(line, '\n')
}

func appendJSON(line []byte, columns []column, r *row) []byte {
	for i, c := range columns {
		line = append(line, ",{"[boolToInt(i == 0)])
		line = strconv.AppendQuote(line, c.name)
		line = append(line, ':')
		r.cell = c.append(r.cell[:0], r)
		switch {
		case len(r.cell) == 0:
			line = append(line, "null"...)
		case c.bare:
			line = append(line, r.cell...)
		default:
			line = strconv.AppendQuote(line, string(r.cell))
		}
	}
	return append(line, "}\n"...)
}

func boolToInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
