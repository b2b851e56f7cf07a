package profile

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/apache/arrow/go/v17/arrow"

	"github.com/fairset/fairset/profile/sketch"
)

const (
	mostRows    = 1 << 48 // of which counts are still exact as floating numbers
	mostColumns = 200_000
)

// State is everything gathered so far as bytes, from which Restore makes the Builder again.
func (b *Builder) State() ([]byte, error) {
	for _, f := range b.schema.Fields() {
		if _, ok := typeName(f.Type); !ok {
			return nil, fmt.Errorf("column %q: %s cannot be written", f.Name, f.Type)
		}
	}
	c := sketch.NewWriter()
	codeFields(c, b.schema.Fields())
	b.code(c)
	return c.Bytes(), nil
}

// Restore makes the Builder whose State data is. The error for other bytes is sketch.ErrState.
func Restore(data []byte, opts Options) (*Builder, error) {
	c := sketch.NewReader(data)
	fields := codeFields(c, nil)
	if c.Err() != nil {
		return nil, c.Err()
	}
	b := NewBuilder(arrow.NewSchema(fields, nil), opts)
	b.code(c)
	return b, c.End()
}

func codeFields(c *sketch.Codec, fields []arrow.Field) []arrow.Field {
	n := int64(len(fields))
	if c.Count(&n, mostColumns); c.Reading() {
		fields = nil
	}
	for i := int64(0); i < n && c.Err() == nil; i++ {
		if c.Reading() {
			fields = append(fields, arrow.Field{})
		}
		codeField(c, &fields[i])
	}
	return fields
}

// types are those that a column can have, by the names that they are written with.
var types = map[string]arrow.DataType{
	"null": arrow.Null, "bool": arrow.FixedWidthTypes.Boolean, "int64": arrow.PrimitiveTypes.Int64,
	"float64": arrow.PrimitiveTypes.Float64, "text": arrow.BinaryTypes.String,
	"date": arrow.FixedWidthTypes.Date32, "time": arrow.FixedWidthTypes.Time64us,
	"timestamp": &arrow.TimestampType{Unit: arrow.Microsecond}, "timestamp-utc": arrow.FixedWidthTypes.Timestamp_us,
	"list-null": arrow.ListOf(arrow.Null), "list-bool": arrow.ListOf(arrow.FixedWidthTypes.Boolean), "list-int64": arrow.ListOf(arrow.PrimitiveTypes.Int64),
	"list-float64": arrow.ListOf(arrow.PrimitiveTypes.Float64), "list-text": arrow.ListOf(arrow.BinaryTypes.String),
}

func typeName(t arrow.DataType) (string, bool) {
	for name, known := range types {
		if arrow.TypeEqual(t, known) {
			return name, true
		}
	}
	return "", false
}

func codeField(c *sketch.Codec, f *arrow.Field) {
	c.Text(&f.Name)
	var name string
	told := map[string]string{}
	if !c.Reading() {
		name, _ = typeName(f.Type)
	}
	c.Text(&name)
	for _, key := range []string{unitKey, writtenKey} {
		var value string
		if i := f.Metadata.FindKey(key); i >= 0 {
			value = f.Metadata.Values()[i]
		}
		if c.Text(&value); value != "" {
			told[key] = value
		}
	}
	if !c.Reading() {
		return
	}
	var ok bool
	f.Nullable = true
	f.Type, ok = types[name]
	c.Check(ok)
	f.Metadata = arrow.MetadataFrom(told)
}

// code writes or reads what was gathered.
func (b *Builder) code(c *sketch.Codec) {
	c.Count(&b.rows, mostRows)
	for _, col := range b.columns {
		if col.code(c, b.rows); c.Err() != nil {
			return
		}
	}
	b.lacks.code(c, b.rows)
	b.shared.rows.Code(c, b.rows)
	b.shared.sample.Code(c, b.rows)
	b.fold.code(c, b.rows)
	for i, m := range b.fold.total().moments {
		c.Check(m.N <= b.rows-b.columns[i].nulls)
	}
}

// code writes or reads f, whose shards are made up of so many rows.
func (f *fold) code(c *sketch.Codec, rows int64) {
	const leastMoments = 57 // bytes
	columns := len(f.done.moments)
	if !c.Reading() {
		f.close()
	}
	parts := f.parts()
	var end int64
	sketch.List(c, &parts, max(1, leastMoments*columns), func(p *part) {
		if c.Reading() {
			*p = emptyPart(end, columns)
			p.starts = true
		}
		c.Count(&p.end, rows)
		c.Check(p.end > p.first)
		for i := range columns {
			p.moments[i].Code(c, p.end-p.first)
			p.orders[i].code(c)
		}
		end = p.end
	})
	c.Check(end == rows)
	if c.Reading() && c.Err() == nil {
		f.shards, f.now = parts, emptyPart(rows, columns)
	}
}

func (c *column) code(to *sketch.Codec, rows int64) {
	to.Count(&c.nulls, rows)
	to.Count(&c.misfits, c.nulls)
	spellings := slices.Sorted(maps.Keys(c.spellings))
	sketch.List(to, &spellings, 2, func(text *string) {
		to.Text(text)
		n := c.spellings[*text]
		to.Count(&n, rows)
		c.spellings[*text] = n
	})
	c.values.Code(to, c.storage.isText(), rows-c.nulls)
	to.Check(c.values.N() == rows-c.nulls)
	if c.storage == floatCells && to.Reading() {
		c.values.Each(func(hash uint64, _ string, _ int64) {
			to.Check(!math.IsNaN(math.Float64frombits(sketch.Unmix(hash))))
		})
	}
	to.Word(&c.equal)
	if c.quantiles != nil {
		c.quantiles.Code(to, rows-c.nulls)
	}
	for _, n := range []*int64{&c.infinite, &c.zeros, &c.negatives, &c.times} {
		to.Count(n, rows)
	}
	to.Int(&c.minTime)
	to.Int(&c.maxTime)
	c.text.code(to, rows)
}

func (t *textCounts) code(c *sketch.Codec, rows int64) {
	c.Count(&t.n, rows)
	for _, n := range []*int64{&t.minLen, &t.maxLen, &t.sumLen} {
		c.Count(n, 1<<62)
	}
	c.Count(&t.untrimmed, t.n)
	for i := range t.words {
		c.Count(&t.words[i], rows)
	}
}

func (l *lacks) code(c *sketch.Codec, rows int64) {
	for i := range l.nulls {
		c.Count(&l.nulls[i], rows)
		c.Count(&l.words[i], rows)
	}
}

func (o *order) code(c *sketch.Codec) {
	for _, p := range []*place{&o.first, &o.last} {
		c.Word(&p.word)
		c.Text(&p.text)
	}
	for _, yes := range []*bool{&o.falls, &o.rises, &o.some} {
		c.Bool(yes)
	}
}
