package profile

import (
	"context"
	"encoding/base64"
	"encoding/binary"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/zeebo/xxh3"

	"github.com/fairset/fairset/profile/sketch"
)

// A Fingerprint tells whether rows stand in another dataset too, whatever its columns are
// called and in whatever order columns and rows come.
type Fingerprint struct {
	// Rows and Numbers sketch the hashes of rows: of all cells, and of those that are numbers alone.
	// They are the smallest hashes (KMV, Bar-Yossef et al. 2002), 32 bits each, sorted, in base64;
	// "" for columns of which rows cannot be told apart.
	Rows    string `json:"rows"`
	Numbers string `json:"numbers"`
	// Distinct is how many different rows were hashed, for each of the two.
	Distinct [2]int64 `json:"distinct"`
}

// fingerprint hashes rows of the sample. Columns that number the rows are left out, for
// copies come with other numbers.
func fingerprint(ctx context.Context, workers int, all []*facts) (p Fingerprint, err error) {
	if len(all) == 0 {
		return p, nil
	}
	shares := make([]contentHashes, min(workers, len(all)))
	err = each(ctx, workers, len(shares), func(k int) error {
		shares[k] = newContentHashes(all[0].cells.Len())
		for j := k; j < len(all); j += len(shares) {
			if !all[j].countsRows() {
				shares[k].add(all[j])
			}
		}
		return nil
	})
	if err != nil {
		return p, err
	}
	sum := &shares[0]
	for _, other := range shares[1:] {
		sum.merge(other)
	}
	p.Rows, p.Distinct[0] = smallest(sum.cells.hashes())
	p.Numbers, p.Distinct[1] = smallest(sum.numbers.hashes())
	return p, nil
}

// contentHashes are the hashes of rows over some columns: of all cells and of those that are numbers.
type contentHashes struct{ cells, numbers rowSums }

// rowSums are sums of the hashes of cells by row, which do not depend on the order of the columns.
type rowSums []struct {
	sum uint64
	n   int // cells in the sum
}

func newContentHashes(rows int) contentHashes {
	return contentHashes{make(rowSums, rows), make(rowSums, rows)}
}

// add adds the cells of a column.
func (h *contentHashes) add(f *facts) {
	for i := range h.cells {
		hash, isNumber, ok := f.contentHash(i)
		if !ok {
			continue
		}
		mixed := sketch.Mix(hash)
		h.cells.add(i, mixed, 1)
		if f.cells.Type == sketch.TextCells && len(f.cells.Bytes(i)) >= longText {
			h.cells.add(i, 0, 1) // hardly ever the same by chance
		}
		if isNumber {
			h.numbers.add(i, mixed, 1)
		}
	}
}

func (h *contentHashes) merge(o contentHashes) {
	for i := range h.cells {
		h.cells.add(i, o.cells[i].sum, o.cells[i].n)
		h.numbers.add(i, o.numbers[i].sum, o.numbers[i].n)
	}
}

func (s rowSums) add(row int, hash uint64, n int) {
	s[row].sum += hash
	s[row].n += n
}

// hashes are those of the rows with cells enough to tell them apart.
func (s rowSums) hashes() []uint64 {
	list := make([]uint64, 0, len(s))
	for _, row := range s {
		if row.n >= 3 {
			list = append(list, sketch.Mix(row.sum))
		}
	}
	return list
}

// countsRows reports whether a column numbers the rows, also where most rows were taken out
// since. A name does not tell: copies have others.
func (f *facts) countsRows() bool {
	return f.c.storage == intCells && f.nearlyDistinct() && f.moments.Max-f.moments.Min <= 12*float64(f.n)
}

// contentHash is the same for a value however it is stored: 5, 5.0 and the text "5" are one.
func (f *facts) contentHash(row int) (hash uint64, isNumber, ok bool) {
	if !f.cells.Valid[row] {
		return 0, false, false
	}
	if f.cells.Type != sketch.TextCells {
		return math.Float64bits(f.number(row)), f.c.storage.isNumber(), true
	}
	text := strings.ToLower(strings.TrimSpace(f.cells.Text(row)))
	switch {
	case text == "" || f.isMissingText(text) || missingWord(text) >= 0:
		return 0, false, false
	case text == "true":
		return math.Float64bits(1), false, true
	case text == "false":
		return math.Float64bits(0), false, true
	}
	if text[0] <= '9' {
		if v, err := strconv.ParseFloat(text, 64); err == nil {
			return math.Float64bits(v), true, true
		}
	}
	return xxh3.HashString(text), false, true
}

// longText is from how many bytes a text says as much of its row as two cells.
const longText = 20

// leastDistinctRows is from how many different rows a sketch tells anything.
const leastDistinctRows = 8

// smallest keeps the 64 smallest hashes and one more for each 100 different rows.
func smallest(hashes []uint64) (text string, distinct int64) {
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	if len(hashes) < leastDistinctRows {
		return "", int64(len(hashes))
	}
	k := min(len(hashes), 64+len(hashes)/100)
	raw := make([]byte, 0, 4*k)
	for _, h := range hashes[:k] {
		raw = binary.BigEndian.AppendUint32(raw, uint32(h>>32))
	}
	return base64.RawStdEncoding.EncodeToString(raw), int64(len(hashes))
}
