package profile

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/memory"
)

// record makes a record of named columns of Go values; nil is a null.
func record(names []string, columns ...[]any) arrow.Record {
	var fields []arrow.Field
	var arrays []arrow.Array
	rows := 0
	for i, cells := range columns {
		b := builderFor(cells)
		for _, v := range cells {
			appendCell(b, v)
		}
		arr := b.NewArray()
		fields = append(fields, arrow.Field{Name: names[i], Type: arr.DataType(), Nullable: true})
		arrays = append(arrays, arr)
		rows = len(cells)
	}
	return array.NewRecord(arrow.NewSchema(fields, nil), arrays, int64(rows))
}

func builderFor(cells []any) array.Builder {
	for _, v := range cells {
		switch v.(type) {
		case int:
			return array.NewInt64Builder(memory.DefaultAllocator)
		case float64:
			return array.NewFloat64Builder(memory.DefaultAllocator)
		case string:
			return array.NewStringBuilder(memory.DefaultAllocator)
		case bool:
			return array.NewBooleanBuilder(memory.DefaultAllocator)
		case arrow.Date32:
			return array.NewDate32Builder(memory.DefaultAllocator)
		case arrow.Timestamp:
			return array.NewTimestampBuilder(memory.DefaultAllocator, &arrow.TimestampType{Unit: arrow.Microsecond})
		case arrow.Time64:
			return array.NewTime64Builder(memory.DefaultAllocator, &arrow.Time64Type{Unit: arrow.Microsecond})
		case []int64:
			return array.NewListBuilder(memory.DefaultAllocator, arrow.PrimitiveTypes.Int64)
		}
	}
	return array.NewNullBuilder(memory.DefaultAllocator)
}

func appendCell(b array.Builder, v any) {
	switch v := v.(type) {
	case nil:
		b.AppendNull()
	case int:
		b.(*array.Int64Builder).Append(int64(v))
	case float64:
		b.(*array.Float64Builder).Append(v)
	case string:
		b.(*array.StringBuilder).Append(v)
	case bool:
		b.(*array.BooleanBuilder).Append(v)
	case arrow.Date32:
		b.(*array.Date32Builder).Append(v)
	case arrow.Timestamp:
		b.(*array.TimestampBuilder).Append(v)
	case arrow.Time64:
		b.(*array.Time64Builder).Append(v)
	case []int64:
		l := b.(*array.ListBuilder)
		l.Append(true)
		l.ValueBuilder().(*array.Int64Builder).AppendValues(v, nil)
	}
}

// memorySource hands out a record in batches of a fixed number of rows.
type memorySource struct {
	rec   arrow.Record
	batch int64
	again int // how many scans ask to start over
}

func (s *memorySource) Schema() *arrow.Schema { return s.rec.Schema() }

func (s *memorySource) Scan(ctx context.Context, workers int, visit func(worker, index int, firstRow int64, rec arrow.Record) error) (bool, error) {
	type job struct {
		index int
		first int64
	}
	jobs := make(chan job)
	errs := make([]error, workers)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for j := range jobs {
				part := s.rec.NewSlice(j.first, min(j.first+s.batch, s.rec.NumRows()))
				if err := visit(w, j.index, j.first, part); err != nil {
					errs[w] = err
				}
				part.Release()
			}
		})
	}
	for first, i := int64(0), 0; first < s.rec.NumRows(); first, i = first+s.batch, i+1 {
		jobs <- job{i, first}
	}
	close(jobs)
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return false, err
		}
	}
	s.again--
	return s.again >= 0, nil
}

// compute profiles a record.
func compute(t testing.TB, rec arrow.Record, opts Options) *Profile {
	t.Helper()
	p, err := Compute(context.Background(), &memorySource{rec: rec, batch: 1000}, opts)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// mixed makes a record with a column of every type, nulls and repeated rows.
func mixed(rows int, seed uint64) arrow.Record {
	r := rand.New(rand.NewPCG(seed, 7))
	names := []string{"id", "price", "rooms", "town", "note", "sold", "seen", "at", "garden", "none", "tags", "clock", "copy"}
	columns := make([][]any, len(names))
	for i := range rows {
		if i > 0 && r.IntN(50) == 0 {
			for c := range columns {
				columns[c] = append(columns[c], columns[c][len(columns[c])-1])
			}
			continue
		}
		price := r.ExpFloat64()*1e5 + 1e5
		row := []any{
			i, price, r.IntN(9), []string{"Aachen", "Bonn", "bonn", "NA", "Köln"}[r.IntN(5)], fmt.Sprint("note ", r.IntN(rows)), r.IntN(2) == 0,
			arrow.Date32(17000 + r.IntN(900)), arrow.Timestamp(1e15 + r.Int64N(1e14)), []string{"yes", "no"}[r.IntN(2)], nil,
			[]int64{int64(i)},
			arrow.Time64(r.Int64N(86400e6)), price,
		}
		if r.IntN(10) == 0 {
			row[2] = nil
		}
		for c := range columns {
			columns[c] = append(columns[c], row[c])
		}
	}
	return record(names, columns...)
}

// readCSV makes a record of a CSV file in the plainest way: a column is of
// integers, numbers or texts, "" and "NA" are nulls in the first two.
func readCSV(path string) (arrow.Record, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.LazyQuotes = true
	names, err := r.Read()
	if err != nil {
		return nil, err
	}
	raw := make([][]string, len(names))
	for {
		row, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		for i := range raw {
			raw[i] = append(raw[i], strings.Clone(row[i]))
		}
	}
	columns := make([][]any, len(names))
	for i, cells := range raw {
		columns[i] = typed(cells)
	}
	return record(names, columns...), nil
}

func typed(cells []string) []any {
	ints, floats, n := true, true, 0
	for _, c := range cells {
		if c == "" || c == "NA" {
			continue
		}
		n++
		_, err := strconv.ParseInt(c, 10, 64)
		ints = ints && err == nil && (len(c) == 1 || c[0] != '0')
		_, err = strconv.ParseFloat(c, 64)
		floats = floats && err == nil && (len(c) == 1 || c[0] != '0' || c[1] == '.')
	}
	out := make([]any, len(cells))
	for i, c := range cells {
		switch {
		case c == "" || c == "NA" && n > 0 && (ints || floats):
		case n > 0 && ints:
			v, _ := strconv.Atoi(c)
			out[i] = v
		case n > 0 && floats:
			v, _ := strconv.ParseFloat(c, 64)
			out[i] = v
		default:
			out[i] = c
		}
	}
	return out
}
