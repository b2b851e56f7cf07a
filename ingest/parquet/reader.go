package parquet

import (
	"io"
	"runtime"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	pq "github.com/parquet-go/parquet-go"
	"golang.org/x/sync/errgroup"
)

const (
	maxBatchRows  = 16_384
	minBatchRows  = 16
	maxBatchCells = 1 << 20
	maxBatchBytes = 32 << 20 // of values as the metadata counts them
	maxEmptyRows  = 1 << 20  // of a file without columns, where nothing vouches for the rows
)

// A reader reads a file batch by batch. It runs in the reading child.
type reader struct {
	columns  []column
	notes    []Note
	out      *arrow.Schema
	rows     int64
	batch    int64 // rows of every batch but the last
	sources  []*source
	position int64 // rows already read
}

// newReader checks a file and plans its columns. The result depends on the
// file alone. The buffers of batches come from memory.
func newReader(r io.ReaderAt, size int64, memory *pool) (*reader, error) {
	footer, err := checkFrame(r, size)
	if err != nil {
		return nil, err
	}
	meta, err := readMetadata(r, size, footer)
	if err != nil {
		return nil, err
	}
	f, err := openPlain(meta)
	if err != nil {
		return nil, err
	}
	columns, notes, err := planColumns(f, meta)
	if err != nil {
		return nil, err
	}
	rd := &reader{columns: columns, notes: notes}
	leaves := leafElements(meta)
	groups := chunks{r, size, f.RowGroups(), meta, new(pool)}
	var fields []arrow.Field
	for i := range columns {
		fields = append(fields, columns[i].field())
		rd.sources = append(rd.sources, newSource(&columns[i], groups, leaves, memory))
	}
	rd.out = arrow.NewSchema(fields, nil)
	var bytes int64
	for _, group := range meta.RowGroups {
		rd.rows += group.NumRows
		for i := range group.Columns {
			bytes += max(0, group.Columns[i].MetaData.TotalUncompressedSize)
		}
	}
	if rd.rows < 0 || bytes < 0 || len(leaves) == 0 && rd.rows > maxEmptyRows {
		return nil, fault(hintDamaged, "the numbers of rows in the metadata are beyond all bounds")
	}
	rd.batch = batchRows(len(leaves), rd.rows, bytes)
	return rd, nil
}

func (r *reader) schema() *arrow.Schema { return r.out }

func (r *reader) header() header {
	h := header{Rows: r.rows, Notes: r.notes}
	for i := range r.columns {
		h.Tops = append(h.Tops, r.columns[i].top)
	}
	return h
}

// batchRows is the number of rows of a batch: fewer when there are many columns or long values.
func batchRows(leaves int, rows, bytes int64) int64 {
	n := min(maxBatchRows, maxBatchCells/int64(max(1, leaves)))
	if rows > 0 && bytes/rows > 0 {
		n = min(n, maxBatchBytes/(bytes/rows))
	}
	return max(minBatchRows, n)
}

// next reads the next batch, all columns side by side; io.EOF when there is none.
func (r *reader) next() (arrow.Record, error) {
	n := min(r.batch, r.rows-r.position)
	if n == 0 {
		return nil, io.EOF
	}
	arrays := make([]arrow.Array, len(r.sources))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, s := range r.sources {
		group.Go(func() (err error) {
			arrays[i], err = s.read(int(n))
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	r.position += n
	defer release(arrays)
	return array.NewRecord(r.out, arrays, n), nil
}

func release(arrays []arrow.Array) {
	for _, a := range arrays {
		a.Release()
	}
}

// misfits tells by column how many cells of the last batch did not fit; nil for none.
func (r *reader) misfits() map[int]int64 {
	var counts map[int]int64
	for i, s := range r.sources {
		if n := s.odd.counts[misfit]; n > s.told {
			if counts == nil {
				counts = map[int]int64{}
			}
			counts[i] = n - s.told
			s.told = n
		}
	}
	return counts
}

// oddities are the notes about what was read so far.
func (r *reader) oddities() []Note {
	var notes []Note
	for _, s := range r.sources {
		notes = append(notes, s.odd.notes(s.column.name)...)
	}
	return notes
}

// A source reads one column.
type source struct {
	column  *column
	cursors []*cursor // one for each leaf
	builder array.Builder
	odd     oddities
	filler  *filler // in the place of builder, where the column is read by pages
	told    int64   // misfits that were already told
	rows    assembly
	values  [][]pq.Value // scratch by slot
}

func newSource(c *column, groups chunks, leaves []element, memory *pool) *source {
	s := &source{column: c, builder: array.NewBuilder(memory, c.field().Type)}
	for _, leaf := range c.leaves {
		s.cursors = append(s.cursors, &cursor{chunks: groups, leaf: leaf, path: leaves[leaf].path, present: leaves[leaf].present})
	}
	if c.nested == nil && c.conv.bulk != nil {
		s.filler = &filler{typ: c.conv.typ, put: c.conv.bulk, odd: &s.odd, memory: memory}
	}
	s.values = make([][]pq.Value, len(c.leaves))
	s.rows = assembly{rows: make([][]pq.Value, len(c.leaves)), odd: &s.odd}
	return s
}

// read returns the next n cells.
func (s *source) read(n int) (a arrow.Array, err error) {
	defer guard(&err, "column \""+s.column.name+"\"")
	if s.filler != nil {
		defer s.filler.drop()
		s.filler.begin(n)
		if err := s.cursors[0].pieces(n, s.filler.add); err != nil {
			return nil, err
		}
		return s.filler.array(), nil
	}
	s.builder.Reserve(n)
	if lists, ok := s.builder.(*array.ListBuilder); ok {
		err = s.readLists(n, lists)
	} else if s.column.nested != nil {
		err = s.readNested(n)
	} else {
		err = s.cursors[0].flat(n, func(values []pq.Value) { s.column.conv.fill(s.builder, values, &s.odd) })
	}
	if err != nil {
		return nil, err
	}
	return s.builder.NewArray(), nil
}

func (s *source) readNested(n int) error {
	to := s.builder.(*array.StringBuilder).BinaryBuilder
	var text []byte
	for range n {
		for slot, c := range s.cursors {
			row, err := c.row(s.values[slot][:0])
			if err != nil {
				return err
			}
			s.values[slot], s.rows.rows[slot] = row, row
		}
		var null bool
		var err error
		text, null, err = s.rows.whole(text[:0], s.column.nested)
		switch {
		case err != nil:
			return s.cursors[0].damaged(err)
		case null:
			to.AppendNull()
		default:
			to.Append(text)
		}
		s.odd.row++
	}
	return nil
}
