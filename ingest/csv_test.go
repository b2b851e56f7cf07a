package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/google/go-cmp/cmp"
)

// writeFile writes text to a file of a new folder and returns its path.
func writeFile(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// transcript reads a dataset and writes down every batch in order.
func transcript(t *testing.T, workers int, opts Options, paths ...string) ([]string, Reading) {
	t.Helper()
	ctx := context.Background()
	d, err := Open(ctx, paths, opts)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	for {
		var mu sync.Mutex
		batches := map[int]string{}
		again, err := d.Scan(ctx, workers, func(_, index int, first int64, rec arrow.Record) error {
			var b strings.Builder
			fmt.Fprintf(&b, "%d+%d %v\n", first, rec.NumRows(), rec.Schema())
			for i, c := range rec.Columns() {
				fmt.Fprintf(&b, "%s %v\n", rec.ColumnName(i), c)
			}
			mu.Lock()
			defer mu.Unlock()
			batches[index] = b.String()
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if again {
			continue
		}
		var out []string
		for i := range len(batches) {
			out = append(out, batches[i])
		}
		r, err := d.Reading()
		if err != nil {
			t.Fatal(err)
		}
		return out, r
	}
}

// messy is a CSV text of several chunks with every kind of oddity.
func messy() string {
	var b strings.Builder
	random := rand.New(rand.NewPCG(1, 2))
	b.WriteString("id,name,value,when\n")
	for i := range 60000 {
		fmt.Fprintf(&b, "%d,\"name %d, \"\"quoted\"\"\n of two lines\",%d.5,2024-01-%02d\n", i, random.IntN(100), random.IntN(1000), 1+i%28)
		switch {
		case i%9001 == 9000:
			b.WriteString("\n")
		case i%7001 == 7000:
			b.WriteString("short,row\n")
		case i%8001 == 8000:
			b.WriteString("7,\"stray,1.5,2024-02-01\n")
		case i == 31000:
			b.WriteString("8,bad \xff byte,x,2024-02-01\n")
		case i == 52000:
			b.WriteString("8,zero \x00 byte,2.5,2024-02-01\n")
		}
	}
	return b.String()
}

func TestWorkersAgree(t *testing.T) {
	path := writeFile(t, "messy.csv", messy())
	one, reading := transcript(t, 1, Options{}, path)
	if len(one) < 2 {
		t.Fatalf("%d batches are too few to tell anything", len(one))
	}
	eight, other := transcript(t, 8, Options{}, path)
	if diff := cmp.Diff(reading, other); diff != "" {
		t.Errorf("reading with 1 and 8 workers:\n%s", diff)
	}
	for i := range one {
		if one[i] != eight[i] {
			t.Errorf("batch %d differs between 1 and 8 workers", i)
		}
	}
}

func TestCSVReading(t *testing.T) {
	tests := []struct {
		name, text    string
		opts          Options
		rows, columns int
		dialect       Dialect
		notes         []Note // without their texts
	}{
		{
			name: "plain", text: "a,b\n1,2\n3,4\n", rows: 2, columns: 2,
			dialect: Dialect{Delimiter: ",", Newline: "\n", Header: 1},
		},
		{
			name: "semicolons and decimal commas", text: "a;b\n1,5;2,5\n3,5;4,5\n", rows: 2, columns: 2,
			dialect: Dialect{Delimiter: ";", Newline: "\n", Header: 1},
		},
		{
			name: "no header", text: "1,2\n3,4\n", rows: 2, columns: 2,
			dialect: Dialect{Delimiter: ",", Newline: "\n"},
		},
		{
			name: "one column with a gap", text: "a\n1\n\n3\n\n\n", rows: 3, columns: 1,
			dialect: Dialect{Delimiter: ",", Newline: "\n", Header: 1},
			notes:   []Note{{Kind: NoteBlank, Count: 2, First: Position{Line: 5, Column: 1, Offset: 7}}},
		},
		{
			name: "carriage returns", text: "a,b\r1,2\r3\r", rows: 2, columns: 2,
			dialect: Dialect{Delimiter: ",", Newline: "\r", Header: 1},
			notes:   []Note{{Kind: NoteRagged, Count: 1, First: Position{Line: 3, Column: 1, Offset: 8, Row: 2}}},
		},
		{
			name: "preamble and comment", text: "# made by hand\n# for you\na,b\n1,2\n3,4\n# done\n", rows: 2, columns: 2,
			dialect: Dialect{Delimiter: ",", Comment: "#", Newline: "\n", Header: 1, Preamble: 2},
			notes: []Note{
				{Kind: NotePreamble, Count: 2, First: Position{Line: 1, Column: 1}},
				{Kind: NoteComment, Count: 1, First: Position{Line: 6, Column: 1, Offset: 37}},
			},
		},
		{
			name: "footer", text: "a,b,c\n1,2,3\n4,5,6\n7,8,9\nTotal of all\n", rows: 3, columns: 3,
			dialect: Dialect{Delimiter: ",", Newline: "\n", Header: 1, Footer: 1},
			notes:   []Note{{Kind: NoteFooter, Count: 1, First: Position{Line: 5, Column: 1, Offset: 24}}},
		},
		{
			name: "delimiter at the end of rows", text: "a,b\n1,2,\n3,4,\n5,6,\n", rows: 3, columns: 2,
			dialect: Dialect{Delimiter: ",", Newline: "\n", Header: 1},
			notes:   []Note{{Kind: NoteTrailing, Count: 3, First: Position{Line: 2, Offset: 4, Row: 1}}},
		},
		{
			name: "names", text: "a,,a\n1,2,3\n", rows: 1, columns: 3,
			dialect: Dialect{Delimiter: ",", Newline: "\n", Header: 1},
			notes:   []Note{{Kind: NoteHeader, Count: 2, First: Position{Line: 1}}},
		},
		{
			name: "a quote that is never closed", text: "a,b\n1,x\n2,\"y\n3,z\n", rows: 3, columns: 2,
			dialect: Dialect{Delimiter: ",", Newline: "\n", Header: 1},
			notes:   []Note{{Kind: NoteQuote, Count: 1, First: Position{Line: 3, Column: 3, Offset: 10, Row: 2}}},
		},
		{
			name: "what the user says", text: "1,2\n3,4\n", opts: Options{Delimiter: ";", NoHeader: true, Format: "csv"}, rows: 2, columns: 1,
			dialect: Dialect{Delimiter: ";", Newline: "\n"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, r := transcript(t, 2, test.opts, writeFile(t, "x", test.text))
			if r.Rows != int64(test.rows) || r.Columns != test.columns {
				t.Errorf("%d rows of %d columns, want %d of %d", r.Rows, r.Columns, test.rows, test.columns)
			}
			r.Dialect.Confidence = 0 // see TestConfidence
			if diff := cmp.Diff(&test.dialect, r.Dialect); diff != "" {
				t.Errorf("dialect (-want +got):\n%s", diff)
			}
			for i := range r.Notes {
				r.Notes[i].Text = ""
			}
			if diff := cmp.Diff(test.notes, r.Notes); diff != "" {
				t.Errorf("notes (-want +got):\n%s", diff)
			}
		})
	}
}

// A quote that is open for longer than any record may be stops the reading.
func TestRecordTooLong(t *testing.T) {
	text := "a,b\n1,2\n3,\"" + strings.Repeat("4,5\n", longestRecord/4+1)
	_, err := readThrough(writeFile(t, "x.csv", text), 2, Options{})
	var wrong *SyntaxError
	if !errors.As(err, &wrong) || wrong.Line != 3 || wrong.Name != "x.csv" {
		t.Errorf("error %v, want one about line 3 of x.csv", err)
	}
}

func TestCancel(t *testing.T) {
	d, err := Open(context.Background(), []string{writeFile(t, "x.csv", messy())}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	ctx, cancel := context.WithCancel(context.Background())
	_, err = d.Scan(ctx, 2, func(int, int, int64, arrow.Record) error {
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled scan returns %v", err)
	}
	stop := errors.New("stop")
	if _, err := d.Scan(context.Background(), 2, func(int, int, int64, arrow.Record) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("scan returns %v, not the error of visit", err)
	}
}

// However hostile the bytes, reading ends in a reading or an error, soon, and
// accounts for the same rows with one worker and with three.
func FuzzCSV(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "\"\n\"\n", "a;b\r\n'1;2';3", "\xff\xfea\x00,\x00", "#\n#\n1\n", ",\"a\n\",\"\"b\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(t.TempDir(), "x")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		r, err := readThrough(path, 1, Options{Format: "csv"})
		r3, err3 := readThrough(path, 3, Options{Format: "csv"})
		if (err == nil) != (err3 == nil) || cmp.Diff(r, r3) != "" {
			t.Fatalf("%v %v\n%s", err, err3, cmp.Diff(r, r3))
		}
		for _, n := range r.Notes {
			if n.Count < 1 || n.First.Offset > 4*int64(len(data)) {
				t.Fatalf("note outside the input: %+v", n)
			}
		}
		if time.Since(began) > 10*time.Second {
			t.Fatalf("%d bytes took %v", len(data), time.Since(began))
		}
	})
}

func BenchmarkCSV(b *testing.B) {
	row := []byte("1234,some text here,3.25,2024-03-01,\"quoted, text\",17,0.001,yes,blue,99\n")
	text := append([]byte("a,b,c,d,e,f,g,h,i,j\n"), bytes.Repeat(row, 32<<20/len(row))...)
	path := writeFile(b, "x.csv", string(text))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := readThrough(path, 0, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
