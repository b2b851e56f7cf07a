package main

import (
	"context"
	"fmt"

	"github.com/fairset/fairset/ingest"
	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/report"
)

// tables measures the tables beside the one that is judged.
func (f datasetFlags) tables(ctx context.Context, data *ingest.Dataset) ([]report.Table, error) {
	var tables []report.Table
	for _, t := range data.Tables() {
		prof, err := profile.Compute(ctx, t, profile.Options{Workers: f.cores()})
		if err != nil {
			return nil, fmt.Errorf("%s, which stands beside the data: %w", t.Name(), err)
		}
		reading, err := t.Reading()
		if err != nil {
			return nil, err
		}
		tables = append(tables, report.Table{Reading: reading, Profile: prof})
	}
	return tables, nil
}
