// Command arrowcsv is a peer of bench/read: it reads a file of bench/gen's mixed columns with arrow/csv of
// arrow/go, the types given, and tells how much it read. It is a module of its own, because nothing that is shipped
// may import arrow/csv.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/csv"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "arrowcsv:", err)
		os.Exit(2)
	}
}

// types are those of the mixed columns: integer, string, date, timestamp, float and boolean.
const types = "issssdtffiibsfffisss"

var byLetter = map[byte]arrow.DataType{
	'i': arrow.PrimitiveTypes.Int64, 's': arrow.BinaryTypes.String, 'd': arrow.FixedWidthTypes.Date32,
	't': arrow.FixedWidthTypes.Timestamp_us, 'f': arrow.PrimitiveTypes.Float64, 'b': arrow.FixedWidthTypes.Boolean,
}

// run reads the file that is named.
func run(args []string, stdout io.Writer) error {
	if len(args) != 1 {
		return errors.New("name one file")
	}
	f, err := os.Open(args[0])
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewReaderSize(f, 256<<10)
	header, err := in.ReadString('\n')
	if err != nil {
		return err
	}
	names := strings.Split(strings.TrimSpace(header), ",")
	if len(names) != len(types) {
		return fmt.Errorf("%d columns, not the %d that bench/gen makes", len(names), len(types))
	}
	fields := make([]arrow.Field, len(names))
	for i, name := range names {
		fields[i] = arrow.Field{Name: name, Type: byLetter[types[i]], Nullable: true}
	}
	r := csv.NewReader(in, arrow.NewSchema(fields, nil), csv.WithChunk(8192), csv.WithNullReader(true))
	defer r.Release()
	rows, values := int64(0), 0
	for r.Next() {
		rows += r.Record().NumRows()
		for _, c := range r.Record().Columns() {
			values += c.Len() - c.NullN()
		}
	}
	if err := r.Err(); err != nil {
		return err
	}
	_, err = fmt.Fprintf(stdout, "%d rows, %d values\n", rows, values)
	return err
}
