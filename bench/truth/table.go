package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/sync/errgroup"
)

// A truthTable is one file of truth and how its rows are checked.
type truthTable struct {
	name  string // of the file in the folder truth, without .csv
	lines []line
	// check reads one file of the corpora and gives the answers to its rows.
	check func(ctx context.Context, corpora string, rows []row) []answer
	// last, when not nil, gives answers that rest on the whole table.
	last func() []answer
}

// A line is one line of the printed table.
type line struct {
	name   string
	target float64 // share of right answers asked for, 0 when none is
}

// A row is a row of a truth table by column name.
type row map[string]string

// An answer is what was found out about one row.
type answer struct {
	line      string
	right     bool
	path      string
	got, want string
}

// A result is a truth table with all answers, in the order of its rows.
type result struct {
	table   truthTable
	answers []answer
}

// measure checks every row of a truth table, several files at a time.
func (t truthTable) measure(ctx context.Context, corpora string, workers int) (result, error) {
	rows, err := readRows(filepath.Join(corpora, "truth", t.name+".csv"))
	if err != nil {
		return result{}, err
	}
	groups := byPath(rows)
	answers := make([][]answer, len(groups))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(workers)
	for i, group := range groups {
		g.Go(func() error {
			answers[i] = t.check(ctx, corpora, group)
			return ctx.Err()
		})
	}
	if err := g.Wait(); err != nil {
		return result{}, err
	}
	r := result{table: t}
	for _, a := range answers {
		r.answers = append(r.answers, a...)
	}
	if t.last != nil {
		r.answers = append(r.answers, t.last()...)
	}
	return r, nil
}

func readRows(path string) ([]row, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%w\nhint: name the folder of the real files with -corpora", err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil || len(records) == 0 {
		return nil, fmt.Errorf("%s: not a truth table: %w", path, err)
	}
	var rows []row
	for _, record := range records[1:] {
		r := row{}
		for i, cell := range record {
			r[records[0][i]] = cell
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// byPath groups rows about the same file, in the order in which the files come first.
func byPath(rows []row) (groups [][]row) {
	at := map[string]int{}
	for _, r := range rows {
		i, ok := at[r["path"]]
		if !ok {
			i = len(groups)
			at[r["path"]] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], r)
	}
	return groups
}
