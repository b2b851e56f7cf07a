//go:build !linux

package parquet

import (
	"os"
	"syscall"
)

// limitMemory does nothing where the system has no such limit that is kept to;
// the limit of the Go runtime's heap stays.
func limitMemory(int64) error { return nil }

// tied is nothing special here: the child ends when its pipe is closed.
func tied() *syscall.SysProcAttr { return nil }

// program is the running program.
func program() (string, error) { return os.Executable() }

// widen does nothing where pipes have one size.
func widen(*os.File) {}
