package profile

import (
	"math"
	"strconv"
	"strings"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/zeebo/xxh3"

	"github.com/fairset/fairset/profile/sketch"
)

// A storage is how the cells of a column are read.
type storage int

const (
	noCells storage = iota
	boolCells
	intCells
	floatCells
	textCells
	otherCells // read as the text that Arrow prints
	dateCells  // and the next ones: microseconds since 1970-01-01
	timestampCells
	clockCells // microseconds since midnight
)

func storageOf(t arrow.DataType) storage {
	switch t.ID() {
	case arrow.NULL:
		return noCells
	case arrow.BOOL:
		return boolCells
	case arrow.INT64:
		return intCells
	case arrow.FLOAT64:
		return floatCells
	case arrow.STRING:
		return textCells
	case arrow.DATE32:
		return dateCells
	case arrow.TIMESTAMP:
		return timestampCells
	case arrow.TIME64:
		return clockCells
	}
	return otherCells
}

// cells is how a sample stores the cells.
func (s storage) cells() sketch.CellType {
	switch s {
	case floatCells:
		return sketch.FloatCells
	case textCells, otherCells:
		return sketch.TextCells
	}
	return sketch.IntCells
}

func (s storage) isNumber() bool { return s == intCells || s == floatCells }
func (s storage) isText() bool   { return s == textCells || s == otherCells }
func (s storage) isTime() bool   { return s >= dateCells }

// A column is the summary of one column.
type column struct {
	field   arrow.Field
	storage storage

	nulls     int64 // missing and misfit cells
	misfits   int64
	spellings map[string]int64 // as told by the batches
	values    *sketch.Values
	equal     uint64 // the same for columns with equal cells
	key       uint64 // odd, by which cells are told from those of other columns in a row

	quantiles *sketch.Quantiles // of finite numbers, but for those that values still counts
	hasUnit   bool              // the numbers stood beside a currency or percent sign
	written   string            // a number as they were written, such as "1,234.5"; "" as programs do
	infinite  int64
	zeros     int64
	negatives int64

	text textCounts // but for what values still counts; see textTotal

	times            int64 // how many there are
	minTime, maxTime int64
}

// uncounted takes a value that values no longer counts.
func (c *column) uncounted(hash uint64, text string, n int64) {
	switch v := c.valueOf(hash, text, n); {
	case c.storage.isText():
		c.text.add(text, n)
	case c.storage.isNumber() && !math.IsInf(v.number, 0):
		c.quantiles.AddCount(v.number, n)
	}
}

// textCounts is what is counted of every text. All but words leaves out words for missing,
// and texts that the column's values still count.
type textCounts struct {
	n              int64
	minLen, maxLen int64
	sumLen         int64
	untrimmed      int64
	words          [len(missingWords)]int64
}

func newColumn(f arrow.Field, l limits) *column {
	c := &column{field: f, storage: storageOf(f.Type), spellings: map[string]int64{}, key: sketch.Mix(xxh3.HashString(f.Name)) | 1}
	c.values = sketch.NewValues(l.values, c.uncounted)
	if c.storage.isNumber() {
		c.quantiles = sketch.NewQuantiles(l.quantiles)
		c.hasUnit = f.Metadata.FindKey(unitKey) >= 0
	}
	if at := f.Metadata.FindKey(writtenKey); at >= 0 {
		c.written = f.Metadata.Values()[at]
	}
	return c
}

const (
	misfitsKey  = "fairset:misfits"
	spellingKey = "fairset:missing:"
	unitKey     = "fairset:unit"
	writtenKey  = "fairset:written"
)

// addCounts reads what the metadata of a batch's field tell about its nulls.
func (c *column) addCounts(m arrow.Metadata) {
	for i, key := range m.Keys() {
		text, isSpelling := strings.CutPrefix(key, spellingKey)
		if !isSpelling && key != misfitsKey {
			continue
		}
		n, err := strconv.ParseInt(m.Values()[i], 10, 64)
		if err != nil || n <= 0 {
			continue
		}
		if isSpelling {
			c.spellings[text] += n
		} else {
			c.misfits += n
		}
	}
}

func (c *column) merge(o *column) {
	c.nulls += o.nulls
	c.misfits += o.misfits
	for text, n := range o.spellings {
		c.spellings[text] += n
	}
	c.values.Merge(o.values)
	c.equal += o.equal
	if c.quantiles != nil {
		c.quantiles.Merge(o.quantiles)
	}
	c.infinite += o.infinite
	c.zeros += o.zeros
	c.negatives += o.negatives
	c.text.merge(&o.text)
	if o.times > 0 {
		c.seeTimes(o.minTime, o.maxTime, o.times)
	}
}

// seeTimes counts n times between low and high.
func (c *column) seeTimes(low, high, n int64) {
	if c.times == 0 {
		c.minTime, c.maxTime = low, high
	}
	c.times += n
	c.minTime, c.maxTime = min(c.minTime, low), max(c.maxTime, high)
}

func (t *textCounts) merge(o *textCounts) {
	for i, n := range o.words {
		t.words[i] += n
	}
	if o.n == 0 {
		return
	}
	if t.n == 0 {
		t.minLen, t.maxLen = o.minLen, o.maxLen
	}
	t.n += o.n
	t.minLen, t.maxLen = min(t.minLen, o.minLen), max(t.maxLen, o.maxLen)
	t.sumLen += o.sumLen
	t.untrimmed += o.untrimmed
}
