package parquet

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	pq "github.com/parquet-go/parquet-go"
)

// TestHostile reads files that are wrong in known ways.
func TestHostile(t *testing.T) {
	good := encode(t, pq.Int(64), []pq.Value{pq.Int64Value(1), pq.Int64Value(2)}, pq.Compression(&pq.Snappy))
	footer := func(n uint32) []byte {
		b := bytes.Clone(good)
		binary.LittleEndian.PutUint32(b[len(b)-8:], n)
		return b
	}
	page := bytes.Clone(good)
	page[30] ^= 0xff
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "the file is empty"},
		{"short", []byte("PAR1PAR1"), "8 bytes are too few"},
		{"text", []byte("a,b\n1,2\n3,4\n5,6\n"), `it begins with "a,b\n"`},
		{"cut off", good[:len(good)-5], "cut off"},
		{"encrypted", append([]byte("PARE"), good[4:]...), "encrypted"},
		{"footer too long", footer(1 << 31), "the footer claims 2147483648 bytes"},
		{"footer of nothing", footer(0), "the footer claims 0 bytes"},
		{"footer too short", footer(9), "metadata"},
		{"directory junk", append(append([]byte("PAR1"), bytes.Repeat([]byte{0xff}, 64)...), 64, 0, 0, 0, 'P', 'A', 'R', '1'), "metadata"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := readChild(t, test.data, 1)
			if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "\nhint: ") {
				t.Errorf("error %v, want %q and a hint", err, test.want)
			}
		})
	}
	if _, err := readChild(t, page, 1); err == nil || !strings.Contains(err.Error(), `row group 1, column "v"`) {
		t.Errorf("error %v, want where the damage is", err)
	}
}

// TestTruncated cuts a file off after each byte: always an error.
func TestTruncated(t *testing.T) {
	good := encodeStructs(t, mixedRows(20))
	for n := range good {
		if _, err := readHere(good[:n]); err == nil {
			t.Errorf("no error when cut off after %d of %d bytes", n, len(good))
		}
	}
}

// FuzzRead reads mutated files in this process: no panic gets out, and every column has a cell
// in each row. Run it with -fuzzminimizetime=1x: what it covers varies with the
// order of its goroutines, and making inputs small would take all the time.
func FuzzRead(f *testing.F) {
	f.Add(encodeStructs(f, mixedRows(9), pq.Compression(&pq.Snappy)))
	f.Add(encodeStructs(f, mixedRows(9), pq.DataPageVersion(1), pq.Compression(&pq.Zstd)))
	f.Add(encodeStructs(f, []person{{Name: "a", Scores: []int64{1, 2}, Visits: map[string]float64{"x": 1}}, {Tags: []string{"t"}}}))
	f.Add(encode(f, pq.Decimal(2, 38, pq.FixedLenByteArrayType(16)), []pq.Value{fixed(make([]byte, 16)...)}))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 16<<10 || hungry(data) {
			t.Skip() // what needs much memory is the child's business
		}
		c, err := readHere(data)
		if err != nil {
			return
		}
		for name, cells := range c.cells {
			if int64(len(cells)) != c.rows {
				t.Errorf("column %q has %d cells in %d rows", name, len(cells), c.rows)
			}
		}
	})
}

// hungry tells whether a file claims more rows than a fuzzing process should hold.
func hungry(data []byte) bool {
	rd, err := newReader(bytes.NewReader(data), int64(len(data)), new(pool))
	return err == nil && rd.rows > 10_000
}
