package profile

import (
	"context"

	"github.com/apache/arrow/go/v17/arrow"
)

// A Watcher is told how far a scan is. Rows is called from several goroutines.
type Watcher interface {
	Begin()
	Rows(n int64)
	End(again bool, err error)
}

// Watched is src, whose scans tell w how far they are.
func Watched(src Source, w Watcher) Source { return toldSource{src, w} }

type toldSource struct {
	Source
	w Watcher
}

func (s toldSource) source() Source { return s.Source }

func (s toldSource) Scan(ctx context.Context, workers int, visit func(worker, index int, firstRow int64, rec arrow.Record) error) (again bool, err error) {
	s.w.Begin()
	again, err = s.Source.Scan(ctx, workers, func(worker, index int, firstRow int64, rec arrow.Record) error {
		s.w.Rows(rec.NumRows())
		return visit(worker, index, firstRow, rec)
	})
	s.w.End(again, err)
	return again, err
}
