package handout

import (
	"context"

	"github.com/fairset/fairset/ingest"
)

// OpenText opens paths as ingest.Open does, with every column read as text where
// the format holds text. The caller closes it.
func OpenText(ctx context.Context, paths []string, opts ingest.Options) (*ingest.Dataset, error) {
	typed, err := ingest.Open(ctx, paths, opts)
	if err != nil {
		return nil, err
	}
	opts.Types = map[string]string{}
	for _, f := range typed.Schema().Fields() {
		opts.Types[f.Name] = "text"
	}
	if err := typed.Close(); err != nil {
		return nil, err
	}
	return ingest.Open(ctx, paths, opts)
}
