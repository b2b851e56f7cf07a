package parquet

import (
	"bufio"
	"errors"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"

	"github.com/apache/arrow/go/v17/arrow"
)

// The argument and the environment variable that together make a process a
// reading child; a variable that somebody has set does not.
const (
	childArgument = "fairset-parquet-child"

	envMemory = "FAIRSET_PARQUET_MEMORY" // limit in bytes
	envShared = "FAIRSET_PARQUET_SHARED" // "1" when there is shared memory
)

// The file descriptors that a child is given.
const (
	childFile   = 3
	childShared = 4
)

// isChild reports whether this process was started as a reading child.
func isChild() bool {
	return len(os.Args) == 2 && os.Args[1] == childArgument && os.Getenv(envMemory) != ""
}

// ChildMain turns the process into a reading child when it was started as one
// by Open or Scan; it then reads and exits. Else it returns at once. Programs
// that use this package call it first in main, tests in TestMain.
func ChildMain() {
	if !isChild() {
		return
	}
	debug.SetGCPercent(50)
	out := bufio.NewWriterSize(os.Stdout, 64<<10)
	err := child(out)
	if err != nil {
		err = frameWriter{out}.write(frameFailure, []byte(err.Error()))
	}
	if err := errors.Join(err, out.Flush()); err != nil {
		os.Exit(1)
	}
	os.Exit(0)
}

func child(out *bufio.Writer) error {
	var shared []byte
	if os.Getenv(envShared) == "1" {
		shared = mapShared(os.NewFile(childShared, "batches"), true)
	}
	if limit, err := strconv.ParseInt(os.Getenv(envMemory), 10, 64); err == nil && limit > 0 {
		debug.SetMemoryLimit(limit / 4 * 3)
		if err := limitMemory(limit); err != nil {
			return err
		}
	}
	f := os.NewFile(childFile, "input")
	if f == nil {
		return errors.New("no file was handed over")
	}
	info, err := f.Stat()
	if err != nil {
		return err
	}
	return serve(f, info.Size(), &pool{region: shared}, os.Stdin, out)
}

// A batchReader reads a file batch by batch.
type batchReader interface {
	header() header
	schema() *arrow.Schema
	// next reads the next batch; io.EOF when there is none.
	next() (arrow.Record, error)
	// misfits tells by column how many cells of the last batch did not fit; nil for none.
	misfits() map[int]int64
	// oddities are the notes about what was read so far.
	oddities() []Note
}

// readerOf tells the format of a file by how it begins. The buffers of batches come from memory.
func readerOf(r io.ReaderAt, size int64, memory *pool) (batchReader, error) {
	head := make([]byte, min(size, 16))
	if _, err := r.ReadAt(head, 0); err == nil && IsArrow(head) {
		return newArrowReader(r, size, memory)
	}
	return newReader(r, size, memory)
}

// serve reads a file and writes what it holds as frames, up to the failure if
// there is one. It waits for the order to scan; without, it writes no batches.
func serve(r io.ReaderAt, size int64, memory *pool, orders io.Reader, out *bufio.Writer) error {
	rd, err := readerOf(r, size, memory)
	if err != nil {
		return err
	}
	schema, err := encodeSchema(rd.schema())
	if err != nil {
		return err
	}
	frames := frameWriter{out}
	if err := errors.Join(frames.writeJSON(frameHeader, rd.header()), frames.write(frameSchema, schema), out.Flush()); err != nil {
		return err
	}
	what, workers, err := readOrder(orders)
	if err != nil || what != orderScan {
		return nil // nobody wants more
	}
	runtime.GOMAXPROCS(max(1, workers))
	s := newSender(rd, memory, out)
	go s.obey(orders)
	if err := s.sendAll(); err != nil {
		return err
	}
	return frames.writeJSON(frameEnd, rd.oddities())
}
