package main

import (
	"context"
	"strings"

	"github.com/fairset/fairset/ingest"
)

const (
	rowsSure     = "rows and columns, where nothing speaks against the truth"
	rowsAll      = "rows and columns, all"
	rowsPolluted = "rows and columns of files with one fault each (Pollock)"
)

// rowsTable checks rows and columns. A file of nothing but a header, of which
// the truth says 0 rows, must be refused. Row names, a first column that the
// header does not name, are no column for the truth; we keep them and say so.
func rowsTable() truthTable {
	return truthTable{
		name:  "expected_rows_cols",
		lines: []line{{rowsSure, 0.995}, {rowsAll, 0}, {rowsPolluted, 0.92}},
		check: func(ctx context.Context, corpora string, rows []row) (answers []answer) {
			r, err := read(ctx, at(corpora, rows[0]), ingest.Options{}, nil)
			for _, want := range rows {
				a := answer{line: rowsAll, path: want["path"], got: shape(named(r), err), want: want["rows"] + "x" + want["cols"]}
				a.right = a.got == a.want || want["rows"] == "0" && refused(err)
				a.want += " " + want["note"]
				answers = append(answers, a)
				if want["note"] == "" {
					a.line = rowsSure
					answers = append(answers, a)
				}
				if strings.Contains(want["path"], "/polluted/csv/") {
					a.line = rowsPolluted
					answers = append(answers, a)
				}
			}
			return answers
		},
	}
}

// named is r without the column of row names.
func named(r ingest.Reading) ingest.Reading {
	for _, n := range r.Notes {
		if n.Kind == ingest.NoteRowNames {
			r.Columns--
		}
	}
	return r
}
