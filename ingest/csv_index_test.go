package ingest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/fairset/fairset/ingest/cell"
)

// workerReads is all that a worker finds out of a text that is one chunk, which it
// indexes in windows, or not at all for 0.
func workerReads(t *testing.T, f csvFormat, columns, window int, text string) string {
	t.Helper()
	table := &csvTable{}
	for i := range columns {
		table.columns = append(table.columns, column{name: fmt.Sprint("c", i), typ: cell.Text()})
	}
	part := &csvPart{in: &input{encoding: encUTF8}, format: f}
	if window == 0 {
		part.skips = []int64{-1} // a row that is left out: then all are read one by one
	}
	w := newCSVWorker(table, part, 0)
	w.indexed = window
	rec, err := w.parse(&chunk{data: []byte(text), line: 1, last: true})
	if err != nil {
		t.Fatal(err)
	}
	defer rec.Release()
	return fmt.Sprint(w.rows, w.ragged, w.strays, w.blank, w.invalid, w.nul, rec.Columns())
}

func checkWindows(t *testing.T, f csvFormat, columns int, text string) {
	t.Helper()
	want := workerReads(t, f, columns, 0, text)
	for _, window := range []int{1, 7, 64, 100, 1 << 16} {
		if got := workerReads(t, f, columns, window, text); got != want {
			t.Fatalf("%q as %d columns in windows of %d:\ngot  %s\nwant %s", text, columns, window, got, want)
		}
	}
}

// Rows that are read by an index of the text are as line reads them.
func TestWindowsEqualLines(t *testing.T) {
	pieces := []string{
		"a", "12", "", "long text that goes on for more than eight bytes", ",", ",", ",", "\n", "\n", "\r\n", "\r",
		`"`, `"a, b"`, `"a ""b"" c"`, "\"two\nlines\"", `"x" `, `5'10"`, " ", "é", "\x00", "a,b,c\n", "1,2,3\n", `"1","2","3"` + "\n",
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 4000 {
		var b strings.Builder
		for range r.IntN(40) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		checkWindows(t, comma(), 1+r.IntN(4), b.String())
		checkWindows(t, csvFormat{delim: []byte(",")}, 3, b.String())
	}
}

func FuzzWindows(f *testing.F) {
	f.Add("a,b\n1,\"2\"\r\n\"\"\"\",\n\n,,\n", byte(2))
	f.Fuzz(func(t *testing.T, text string, columns byte) {
		if len(text) < 1<<12 {
			checkWindows(t, comma(), 1+int(columns%5), text)
		}
	})
}

func TestIndex(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		text := make([]byte, r.IntN(300))
		for i := range text {
			text[i] = ",\"\n\r-#\v\fab\xac\xa2\x8a\x00"[r.IntN(14)]
		}
		for _, format := range []csvFormat{comma(), {delim: []byte(",")}} {
			var want []int32
			for i, b := range text {
				if b == ',' || b == '\n' || b == '\r' || b == '"' && format.quote != 0 {
					want = append(want, int32(i))
				}
			}
			if got := newCSVTokens(format).index(text, 0, len(text), nil); !slices.Equal(got, want) {
				t.Fatalf("%q: %v, want %v", text, got, want)
			}
		}
	}
}

// The fast way to mark bytes agrees with its slow twin.
func TestMark(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 2000 {
		blocks := r.IntN(5)
		text := make([]byte, 64*blocks+1)[1:] // at any alignment
		for i := range text {
			text[i] = byte(r.IntN(256)) >> r.IntN(4)
		}
		delim, quote := byte(r.IntN(256)), byte(r.IntN(256))
		got, want := make([]uint64, blocks), make([]uint64, blocks)
		mark(text, delim, quote, got)
		markPlainly(text, delim, quote, want)
		if !slices.Equal(got, want) {
			t.Fatalf("%q, delimiter %q, quote %q: %x, want %x", text, delim, quote, got, want)
		}
	}
}

func TestValidUTF8(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 20_000 {
		text := []byte(strings.Repeat("abcé€😀ab", 1+r.IntN(8)))[r.IntN(4):]
		for range r.IntN(3) {
			text[r.IntN(len(text))] = byte(r.IntN(256))
		}
		if got, want := validUTF8(text), utf8.Valid(text); got != want {
			t.Fatalf("%q is valid: %v, want %v", text, got, want)
		}
	}
}
