package compare

import (
	"context"
	"encoding/binary"
	"math"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/zeebo/xxh3"
)

// sampleRows is how many rows of each dataset are held against each other: with
// 20,000 a difference of 0.02 in a distribution is seen nearly always.
const sampleRows = 20_000

// mostRows is how many rows a dataset may have for its rows to be looked up one by one.
const mostRows = 2_000_000

// A sample is rows of a dataset, by column, and the hashes of all its rows.
type sample struct {
	columns []values
	rows    int64
	hashes  map[uint64]int // nil when there are too many
}

// values are the cells of a column in the sample: numbers, dates as seconds, or texts.
type values struct {
	numeric bool
	numbers []float64
	texts   []string
	missing int
}

func (v values) count() int { return v.missing + len(v.numbers) + len(v.texts) }

// draw reads a dataset once, in order.
func draw(ctx context.Context, in Input, names []string) (sample, error) {
	var s sample
	share := float64(sampleRows) / float64(max(in.Document.Profile.Rows, 1))
	for again := true; again; {
		s = sample{columns: make([]values, len(names))}
		if in.Document.Profile.Rows <= mostRows {
			s.hashes = map[uint64]int{}
		}
		var err error
		again, err = in.Source.Scan(ctx, 1, func(_, _ int, firstRow int64, rec arrow.Record) error {
			s.add(rec, firstRow, names, share)
			return ctx.Err()
		})
		if err != nil {
			return s, err
		}
	}
	return s, nil
}

func (s *sample) add(rec arrow.Record, firstRow int64, names []string, share float64) {
	columns := make([]arrow.Array, len(names))
	for i, name := range names {
		columns[i] = rec.Column(rec.Schema().FieldIndices(name)[0])
		s.columns[i].numeric = isNumber(columns[i].DataType())
	}
	for row := range int(rec.NumRows()) {
		s.rows++
		if s.hashes != nil {
			s.hashes[hashRow(columns, row)]++
		}
		if !drawn(firstRow+int64(row), share) {
			continue
		}
		for i, c := range columns {
			s.columns[i].add(c, row)
		}
	}
}

// drawn reports whether a row is in the sample: by a hash of its number.
func drawn(row int64, share float64) bool {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], uint64(row))
	return share >= 1 || float64(xxh3.Hash(b[:])) < share*math.MaxUint64
}

func hashRow(columns []arrow.Array, row int) uint64 {
	var h xxh3.Hasher
	for _, c := range columns {
		if c.IsNull(row) {
			_, _ = h.Write([]byte{0})
			continue
		}
		_, _ = h.WriteString(c.ValueStr(row))
		_, _ = h.Write([]byte{1})
	}
	return h.Sum64()
}

func isNumber(t arrow.DataType) bool {
	switch t.ID() {
	case arrow.INT64, arrow.FLOAT64, arrow.DATE32, arrow.TIMESTAMP:
		return true
	}
	return false
}

func (v *values) add(c arrow.Array, row int) {
	if c.IsNull(row) {
		v.missing++
		return
	}
	var x float64
	switch c := c.(type) {
	case *array.Int64:
		x = float64(c.Value(row))
	case *array.Float64:
		x = c.Value(row)
	case *array.Date32:
		x = float64(c.Value(row)) * 86400
	case *array.Timestamp:
		x = float64(c.Value(row)) / 1e6
	default:
		v.texts = append(v.texts, c.ValueStr(row))
		return
	}
	if math.IsNaN(x) {
		v.missing++
		return
	}
	v.numbers = append(v.numbers, x)
}

// overlap counts the rows of b that stand in a as often.
func overlap(a, b sample) *Overlap {
	if a.hashes == nil || b.hashes == nil || len(a.columns) == 0 || b.rows == 0 {
		return nil
	}
	o := Overlap{}
	for h, n := range b.hashes {
		o.Rows += int64(min(n, a.hashes[h]))
	}
	o.ShareB = float64(o.Rows) / float64(b.rows)
	return &o
}
