package profile

import (
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
func fingerprint(all []*facts) Fingerprint {
	if len(all) == 0 {
		return Fingerprint{}
	}
	n := all[0].cells.Len()
	counts := make([]bool, len(all))
	for j, f := range all {
		counts[j] = f.countsRows()
	}
	rows, numbers := make([]uint64, 0, n), make([]uint64, 0, n)
	for i := range n {
		var row, number uint64
		cells, figures := 0, 0
		for j, f := range all {
			if counts[j] {
				continue
			}
			hash, isNumber, ok := f.contentHash(i)
			if !ok {
				continue
			}
			// A sum does not depend on the order of the columns.
			row += sketch.Mix(hash)
			cells++
			if f.cells.Type == sketch.TextCells && len(f.cells.Text(i)) >= longText {
				cells++ // hardly ever the same by chance
			}
			if isNumber {
				number += sketch.Mix(hash)
				figures++
			}
		}
		if cells >= 3 {
			rows = append(rows, sketch.Mix(row))
		}
		if figures >= 3 {
			numbers = append(numbers, sketch.Mix(number))
		}
	}
	var p Fingerprint
	p.Rows, p.Distinct[0] = smallest(rows)
	p.Numbers, p.Distinct[1] = smallest(numbers)
	return p
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
