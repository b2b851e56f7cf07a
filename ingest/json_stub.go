package ingest

import (
	"context"
	"errors"
)

func newJSONTable(context.Context, *input, string, Options) (table, error) {
	return nil, errors.New("JSON is not read yet")
}
