package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/fairset/fairset/ingest"
)

const (
	dialectRight   = "delimiter, quote and header lines together"
	delimiterRight = "delimiter"
	quoteRight     = "quote"
	headerRight    = "header lines, where they are told"
)

// dialectTable checks dialects that people wrote down. A file without a quote
// has none to be told; of a file that holds nothing but names it must be said
// that it holds nothing but names.
func dialectTable() truthTable {
	return truthTable{
		name:  "dialects",
		lines: []line{{dialectRight, 0.95}, {delimiterRight, 0}, {quoteRight, 0}, {headerRight, 0}},
		check: func(ctx context.Context, corpora string, rows []row) (answers []answer) {
			r, err := read(ctx, at(corpora, rows[0]), ingest.Options{}, nil)
			text, _ := os.ReadFile(at(corpora, rows[0]))
			for _, want := range rows {
				if want["delimiter"] != "" {
					answers = append(answers, checkDialect(r, err, text, want)...)
				}
			}
			return answers
		},
	}
}

func checkDialect(r ingest.Reading, err error, text []byte, want row) []answer {
	d := ingest.Dialect{}
	if r.Dialect != nil {
		d = *r.Dialect
	}
	got := fmt.Sprintf("%q %q %d", d.Delimiter, d.Quote, d.Header)
	if err != nil {
		got = err.Error()
	}
	empty := refused(err) && strings.Contains(err.Error(), "no data rows")
	quote := empty || err == nil && (d.Quote == want["quotechar"] || d.Quote == "" && !bytes.Contains(text, []byte(want["quotechar"])))
	delimiter := empty || d.Delimiter == want["delimiter"]
	header := empty || want["header_lines"] == "" || err == nil && strconv.Itoa(d.Header) == want["header_lines"]
	answers := []answer{{line: dialectRight, right: delimiter && quote && header}, {line: delimiterRight, right: delimiter}, {line: quoteRight, right: quote}}
	if want["header_lines"] != "" {
		answers = append(answers, answer{line: headerRight, right: header})
	}
	for i := range answers {
		answers[i].path, answers[i].got = want["path"], got
		answers[i].want = fmt.Sprintf("%q %q %s", want["delimiter"], want["quotechar"], want["header_lines"])
	}
	return answers
}
