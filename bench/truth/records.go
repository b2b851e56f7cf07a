package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"github.com/apache/arrow/go/v17/arrow"

	"github.com/fairset/fairset/ingest"
)

const recordsEqual = "files with every cell right"

// recordTable compares every cell with a twin of the file in JSON. A twin that
// is a single object gives the names of the columns alone.
func recordTable() truthTable {
	return truthTable{
		name:  "expected_records",
		lines: []line{{recordsEqual, 1}},
		check: func(ctx context.Context, corpora string, rows []row) (answers []answer) {
			for _, want := range rows {
				a := answer{line: recordsEqual, path: want["path"]}
				twin, err := readTwin(filepath.Join(corpora, want["expected"]))
				records, names, readErr := readTexts(ctx, at(corpora, want))
				a.got, a.want = fmt.Sprint(records, readErr), fmt.Sprint(twin, err)
				a.right = err == nil && readErr == nil && slices.EqualFunc(records, twin, maps.Equal)
				if keys, ok := strings.CutPrefix(want["kind"], "object with keys "); ok {
					sort.Strings(names)
					a.got, a.want = strings.Join(names, " "), keys
					a.right = a.got == sortedKeys(twin)
				}
				answers = append(answers, a)
			}
			return answers
		},
	}
}

func sortedKeys(twin []map[string]string) string {
	if len(twin) == 0 {
		return ""
	}
	return strings.Join(slices.Sorted(maps.Keys(twin[0])), " ")
}

// readTwin reads a list of records, or one record. Carriage returns inside its
// cells are line feeds here, because the CSV files lost theirs on the way.
func readTwin(path string) (records []map[string]string, err error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	b = bytes.ReplaceAll(b, []byte(`\r\n`), []byte(`\n`))
	if bytes.HasPrefix(bytes.TrimSpace(b), []byte("{")) {
		one := map[string]string{}
		return []map[string]string{one}, json.Unmarshal(b, &one)
	}
	return records, json.Unmarshal(b, &records)
}

// readTexts reads every column as text.
func readTexts(ctx context.Context, path string) (records []map[string]string, names []string, err error) {
	d, err := ingest.Open(ctx, []string{path}, ingest.Options{})
	if err != nil {
		return nil, nil, err
	}
	kinds := map[string]string{}
	for _, f := range d.Schema().Fields() {
		kinds[f.Name] = "text"
		names = append(names, f.Name)
	}
	if err := d.Close(); err != nil {
		return nil, nil, err
	}
	_, err = read(ctx, path, ingest.Options{Types: kinds}, func(rec arrow.Record) {
		for i := range int(rec.NumRows()) {
			m := map[string]string{}
			for c, cells := range rec.Columns() {
				m[rec.ColumnName(c)] = ""
				if cells.IsValid(i) {
					m[rec.ColumnName(c)] = strings.Clone(cells.ValueStr(i))
				}
			}
			records = append(records, m)
		}
	})
	return records, names, err
}
