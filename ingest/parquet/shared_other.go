//go:build !linux

package parquet

import "os"

// newShared returns nil: batches go through the pipe.
func newShared(int64) *os.File { return nil }

func mapShared(*os.File, bool) []byte { return nil }

func unmapShared([]byte) {}
