package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
)

// records writes n objects; odd ones are given by their number.
func records(n int, separator string, odd map[int]string) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteString(separator)
		}
		if text, ok := odd[i]; ok {
			b.WriteString(text)
			continue
		}
		fmt.Fprintf(&b, `{"id":%d,"name":"row, [number] \"%d\"","at":{"day":"2021-01-%02d","list":[%d]}}`, i, i, i%28+1, i)
	}
	return b.String()
}

// The framing makes no difference to the rows, nor does the number of workers.
func TestJSONFramings(t *testing.T) {
	const n = 30_000
	schema, want, _, err := readJSON(records(n, "\n", nil), 1)
	if err != nil || len(want) != n {
		t.Fatalf("%d rows, %v", len(want), err)
	}
	for name, text := range map[string]string{
		"list":       "[" + records(n, ",", nil) + "]",
		"wide list":  "\n [\n" + records(n, "\n,\n ", nil) + "\n]\n\n",
		"wrapped":    `{"n":1,"data":[` + records(n, ",", nil) + `],"x":[{}]}`,
		"wrapped 2":  `{"n":1,"data":[` + records(n, ",", nil) + "]}" + strings.Repeat("\n", chunkBytes),
		"stream":     records(n, " ", nil),
		"space":      "[" + records(n, ",", nil) + "]" + strings.Repeat("\n", 3*chunkBytes),
		"long space": "[" + records(n/2, ",", nil) + "," + strings.Repeat(" ", 3*chunkBytes) + records(n, ",", nil)[len(records(n/2, ",", nil))+1:] + "]",
	} {
		for _, workers := range []int{1, 3} {
			got, rows, _, err := readJSON(text, workers)
			if err != nil || got != schema || !slices.Equal(rows, want) {
				t.Errorf("%s with %d workers: %s, %d rows, %v", name, workers, got, len(rows), err)
			}
		}
	}
}

// What the sample does not show is met later, wherever chunks are cut.
func TestJSONAfterSample(t *testing.T) {
	const n = 30_000 // 2 MB: more than is sampled
	for _, test := range []struct {
		name, odd, schema, fault string
		notes                    int
	}{
		{"decimal", `{"id":1.5}`, "id float64, name utf8, at.day date32, at.list list", "", 2},
		{"new key", `{"id":1,"at":{"hour":7}}`, "id int64, name utf8, at.day date32, at.list list, at.hour int64", "", 1},
		{"misfit", `{"id":true}`, "id int64, name utf8, at.day date32, at.list list", "", 2},
		{"scalar for object", `{"at":"x"}`, "id int64, name utf8, at utf8, at.day date32, at.list list", "", 1},
		{"null for object", `{"at":null}`, "id int64, name utf8, at.day date32, at.list list", "", 1},
		{"other kind", `5`, "id int64, name utf8, at.day date32, at.list list", "", 2},
		{"fault", `{"id":1,}`, "", "double quotes", 0},
		{"closed", `5] x [6`, "", "unexpected text", 0},
		{"bracket", `{"id":1]}`, "", "comma", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := "[\n" + records(n, ",\n", map[int]string{n - 2: test.odd}) + "\n]"
			schema, rows, r, err := readJSON(text, 2)
			if test.fault != "" {
				var e *SyntaxError
				if !errors.As(err, &e) || e.Line != n || !strings.Contains(err.Error(), test.fault) {
					t.Errorf("got %v, want %s", err, test.fault)
				}
				return
			}
			if err != nil || schema != test.schema || len(rows) < n-1 || len(r.Notes) != test.notes {
				t.Errorf("got %s, %d rows, %v, %v", schema, len(rows), r.Notes, err)
			}
			for _, note := range r.Notes {
				if (note.Kind == NoteMisfit || note.Kind == NoteRecord) && note.First.Line != n {
					t.Errorf("%v, want line %d", note, n)
				}
			}
		})
	}
}

func BenchmarkJSON(b *testing.B) {
	var lines strings.Builder
	for i := range 30_000 {
		lines.WriteByte('{')
		for j := range 20 {
			if j > 0 {
				lines.WriteByte(',')
			}
			switch j % 4 {
			case 0:
				fmt.Fprintf(&lines, `"column%d":%d`, j, i*j)
			case 1:
				fmt.Fprintf(&lines, `"column%d":%.3f`, j, float64(i)/7)
			case 2:
				fmt.Fprintf(&lines, `"column%d":"some text %d"`, j, i%100)
			case 3:
				fmt.Fprintf(&lines, `"column%d":"2021-%02d-%02d"`, j, i%12+1, i%28+1)
			}
		}
		lines.WriteString("}\n")
	}
	for name, text := range map[string]string{
		"lines": lines.String(),
		"list":  "[" + strings.ReplaceAll(strings.TrimSpace(lines.String()), "\n", ",") + "]",
	} {
		x := jsonText{name: name, sampleBytes: wholeBytes, open: func(context.Context) (io.ReadCloser, error) {
			return io.NopCloser(strings.NewReader(text)), nil
		}}
		t, err := openJSON(context.Background(), x, "json", Options{})
		if err != nil {
			b.Fatal(err)
		}
		for _, workers := range []int{1, 2} {
			b.Run(fmt.Sprintf("%s/%d", name, workers), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				for b.Loop() {
					_, err := t.Scan(context.Background(), workers, func(int, int, int64, arrow.Record) error { return nil })
					if err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
