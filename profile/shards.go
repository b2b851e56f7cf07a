package profile

import (
	"context"
	"math"
	"strconv"
	"sync"
	"time"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/zeebo/xxh3"

	"github.com/fairset/fairset/profile/sketch"
)

// A shard is one of the files that a dataset is read from. Which of its rows come into the
// sample is told by the seed and by where in the shard they stand, not by what is before
// it, so that a shard can be profiled alone and merged later.
type shard struct {
	start int64  // rows of the dataset before it
	seed  uint64 // told by its first rows
}

// sharded is a Source that knows its shards, which it reads one after another and each
// from its first batch on.
type sharded interface {
	// ShardStart is how many rows are before the shard that is being scanned.
	ShardStart() int64
}

// shards tells the shards of one scan apart.
type shards struct {
	src   sharded // nil for one that knows none
	mu    sync.Mutex
	known map[int64]*seeding // by start
}

// A seeding is a seed that is known once ready is closed.
type seeding struct {
	ready chan struct{}
	seed  uint64
}

func newShards(src Source) *shards {
	s := &shards{known: map[int64]*seeding{}}
	for src != nil {
		if s.src, _ = src.(sharded); s.src != nil {
			break
		}
		wrapper, _ := src.(interface{ source() Source })
		if wrapper == nil {
			break
		}
		src = wrapper.source()
	}
	return s
}

// of returns the shard of a batch that is not empty. Until the first batch of the shard
// has come, which is on its way, it waits.
func (s *shards) of(ctx context.Context, rec arrow.Record, firstRow int64) (shard, error) {
	if s.src == nil {
		return shard{}, nil
	}
	start := s.src.ShardStart()
	s.mu.Lock()
	k, ok := s.known[start]
	if !ok {
		k = &seeding{ready: make(chan struct{})}
		s.known[start] = k
	}
	s.mu.Unlock()
	if firstRow == start {
		k.seed = seedOf(rec)
		close(k.ready)
	}
	select {
	case <-k.ready:
		return shard{start, k.seed}, nil
	case <-ctx.Done():
		return shard{}, ctx.Err()
	}
}

// seedRows is how many rows the seed of a shard is taken from.
const seedRows = 16

// seedOf is a hash of the first rows, whatever their columns are called and in which
// order they stand, and whether whole numbers stand in a column of decimals and dates in one of timestamps.
func seedOf(rec arrow.Record) (seed uint64) {
	for _, column := range rec.Columns() {
		if column.DataType().ID() == arrow.NULL { // of which IsNull knows nothing
			continue
		}
		for i := range min(seedRows, column.Len()) {
			if !column.IsNull(i) {
				seed += sketch.Mix(xxh3.HashString(narrowText(column, i)) + uint64(i))
			}
		}
	}
	return seed
}

// narrowText is the text of a cell as it is in the narrowest type that holds it.
func narrowText(column arrow.Array, i int) string {
	switch a := column.(type) {
	case *array.Float64:
		if v := a.Value(i); v == math.Trunc(v) && math.Abs(v) <= mostExact {
			return strconv.FormatInt(int64(v), 10)
		}
	case *array.Timestamp:
		unit := a.DataType().(*arrow.TimestampType).Unit
		if t := a.Value(i).ToTime(unit); t.Equal(t.Truncate(24 * time.Hour)) {
			return arrow.Date32FromTime(t).FormattedString()
		}
	}
	return column.ValueStr(i)
}
