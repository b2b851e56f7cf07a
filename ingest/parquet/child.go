package parquet

import (
	"bufio"
	"errors"
	"io"
	"os"
	"runtime/debug"
	"strconv"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/ipc"
)

// The argument and the environment variables that together make a process a
// reading child; a variable that somebody has set does not.
const (
	childArgument = "fairset-parquet-child"

	envMode   = "FAIRSET_PARQUET_CHILD"  // modeSchema or modeScan
	envMemory = "FAIRSET_PARQUET_MEMORY" // limit in bytes
)

const (
	modeSchema = "schema" // header and schema only
	modeScan   = "scan"
)

const childFile = 3 // the file descriptor of the Parquet file

// isChild reports whether this process was started as a reading child.
func isChild() bool {
	return len(os.Args) == 2 && os.Args[1] == childArgument && os.Getenv(envMode) != ""
}

// ChildMain turns the process into a reading child when it was started as one
// by Open or Scan; it then reads and exits. Else it returns at once. Programs
// that use this package call it first in main, tests in TestMain.
func ChildMain() {
	if !isChild() {
		return
	}
	debug.SetGCPercent(50)
	mode := os.Getenv(envMode)
	out := bufio.NewWriterSize(os.Stdout, 256<<10)
	err := child(mode, out)
	if err != nil {
		err = frameWriter{out}.write(frameFailure, []byte(err.Error()))
	}
	if err := errors.Join(err, out.Flush()); err != nil {
		os.Exit(1)
	}
	os.Exit(0)
}

func child(mode string, out *bufio.Writer) error {
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
	return serve(f, info.Size(), mode, out)
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

// readerOf tells the format of a file by how it begins.
func readerOf(r io.ReaderAt, size int64) (batchReader, error) {
	head := make([]byte, min(size, 16))
	if _, err := r.ReadAt(head, 0); err == nil && IsArrow(head) {
		return newArrowReader(r, size)
	}
	return newReader(r, size)
}

// serve reads a file and writes what it holds as frames, up to the failure if
// there is one.
func serve(r io.ReaderAt, size int64, mode string, out *bufio.Writer) error {
	rd, err := readerOf(r, size)
	if err != nil {
		return err
	}
	frames := frameWriter{out}
	if err := frames.writeJSON(frameHeader, rd.header()); err != nil {
		return err
	}
	data := bufio.NewWriterSize(frames, 64<<10)
	w := ipc.NewWriter(data, ipc.WithSchema(rd.schema()))
	if mode == modeScan {
		if err := writeBatches(rd, w, data, frames, out); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	if err := data.Flush(); err != nil {
		return err
	}
	return frames.writeJSON(frameEnd, rd.oddities())
}

// A decoded batch waits to be written while the next is being read.
type decoded struct {
	rec     arrow.Record
	misfits map[int]int64
	err     error
}

// writeBatches writes all batches, each while the next is being decoded.
func writeBatches(rd batchReader, w *ipc.Writer, data *bufio.Writer, frames frameWriter, out *bufio.Writer) error {
	batches := make(chan decoded, 1)
	stop := make(chan struct{})
	defer close(stop)
	go decodeAll(rd, batches, stop)
	index := 0
	for b := range batches {
		if b.err != nil {
			return errors.Join(b.err, data.Flush())
		}
		if b.misfits != nil {
			if err := frames.writeJSON(frameMisfits, misfits{index, b.misfits}); err != nil {
				return err
			}
		}
		err := w.Write(b.rec)
		b.rec.Release()
		if err := errors.Join(err, data.Flush(), out.Flush()); err != nil {
			return err
		}
		index++
	}
	return nil
}

// decodeAll sends the batches up to the last or to an error, or until stop is closed.
func decodeAll(rd batchReader, batches chan<- decoded, stop <-chan struct{}) {
	defer close(batches)
	for {
		rec, err := rd.next()
		if err == io.EOF {
			return
		}
		select {
		case batches <- decoded{rec, rd.misfits(), err}:
		case <-stop:
			return
		}
		if err != nil {
			return
		}
	}
}
