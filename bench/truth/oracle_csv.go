package main

import (
	"context"
	"strings"

	"github.com/fairset/fairset/ingest"
)

const oracleAgree = "rows and columns as four other readers agree"

// csvOracle compares with four readers where they agree with each other. They
// take every first line for a header, which is not always true.
func csvOracle() truthTable {
	return truthTable{
		name:  "oracle_csv",
		lines: []line{{oracleAgree, 0.98}},
		check: func(ctx context.Context, corpora string, rows []row) (answers []answer) {
			if rows[0]["votes"] != "4" {
				return nil
			}
			r, err := read(ctx, at(corpora, rows[0]), ingest.Options{}, nil)
			a := answer{line: oracleAgree, path: rows[0]["path"], got: shape(r, err), want: rows[0]["majority"]}
			a.right = a.got == a.want || refused(err) && strings.HasPrefix(a.want, "0x")
			return append(answers, a)
		},
	}
}
