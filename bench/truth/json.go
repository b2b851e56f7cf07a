package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/fairset/fairset/ingest"
)

const (
	jsonValid   = "valid: read, or told to be no table"
	jsonInvalid = "invalid: refused, or noted"
)

// jsonTable checks that broken JSON never passes in silence, and that sound
// JSON is never called broken.
func jsonTable() truthTable {
	return truthTable{
		name:  "json_validity",
		lines: []line{{jsonValid, 1}, {jsonInvalid, 1}},
		check: func(ctx context.Context, corpora string, rows []row) (answers []answer) {
			r, err := read(ctx, at(corpora, rows[0]), ingest.Options{}, nil)
			for _, want := range rows {
				a := answer{path: want["path"], got: shape(r, err), want: want["expect"]}
				switch want["expect"] {
				case "valid":
					a.line, a.right = jsonValid, err == nil || noTable(err)
				case "invalid":
					a.line, a.right = jsonInvalid, err != nil || len(r.Notes) > 0
					a.got = fmt.Sprintf("%s as %s with %d notes", a.got, r.Format, len(r.Notes))
				default:
					continue
				}
				answers = append(answers, a)
			}
			return answers
		},
	}
}

// noTable reports whether err says of sound JSON that it holds no table.
func noTable(err error) bool {
	var wrong *ingest.SyntaxError
	return errors.As(err, &wrong) && strings.Contains(wrong.Hint, "table")
}
