package parquet

import (
	"encoding/binary"
	"math/big"

	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

// bounds are the smallest and the largest values of a leaf in each row group,
// as stored, according to the file's statistics; nil when those of a row group
// with values are missing. They are a claim: what relies on them must bear
// that a value lies outside.
type bounds [][]byte

// boundsOf collects the bounds of the leaf with the given index.
func boundsOf(m *format.FileMetaData, leaf int) bounds {
	var b bounds
	for g := range m.RowGroups {
		meta := &m.RowGroups[g].Columns[leaf].MetaData
		s := &meta.Statistics
		switch {
		case m.RowGroups[g].NumRows == 0 || s.NullCount == meta.NumValues:
		case len(s.MinValue) == 0 || len(s.MaxValue) == 0:
			return nil
		default:
			b = append(b, s.MinValue, s.MaxValue)
		}
	}
	return b
}

// below tells whether all values of a column of unsigned 64-bit numbers are
// known to be less than limit.
func (b bounds) below(limit uint64) bool {
	for _, v := range b {
		if len(v) != 8 || binary.LittleEndian.Uint64(v) >= limit {
			return false
		}
	}
	return len(b) > 0
}

// digits is the most digits that any value of a column of decimals has, the
// declared number when it is not known.
func (b bounds) digits(kind pq.Kind, declared int) int {
	most := 0
	for _, v := range b {
		n := new(big.Int)
		switch {
		case kind == pq.Int32 && len(v) == 4:
			n.SetInt64(int64(int32(binary.LittleEndian.Uint32(v))))
		case kind == pq.Int64 && len(v) == 8:
			n.SetInt64(int64(binary.LittleEndian.Uint64(v)))
		case kind == pq.FixedLenByteArray:
			n = bigEndian(v)
		default:
			return declared // byte arrays may have been shortened
		}
		most = max(most, len(n.Abs(n).String()))
	}
	if most == 0 || most > declared {
		return declared
	}
	return most
}
