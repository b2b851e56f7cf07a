package parquet

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
)

// The hints that errors end with.
const (
	hintNotParquet = "check that the file is a Parquet file and was downloaded completely"
	hintDamaged    = "the file is damaged; fetch it again, or write it again from its source"
	hintKeys       = "write the file again without encryption"
	hintCodec      = "write the file again with snappy, gzip, zstd, brotli or no compression"
	hintOther      = "write the file again with a current Parquet writer, or convert it to CSV"
)

// fault is an error whose text ends with a line that says what to do next.
func fault(hint, format string, args ...any) error {
	return errors.New(fmt.Sprintf(format, args...) + "\nhint: " + hint)
}

// guard turns a panic of parquet-go or arrow into an error of the function that defers it.
func guard(err *error, what string) {
	if r := recover(); r != nil {
		if internal, ok := r.(runtime.Error); ok {
			r = plainly(internal)
		}
		*err = fault(hintDamaged, "%s: the data is damaged (%v)", what, r)
	}
}

// plainly is err, or what stands in its place where it tells of an index out of range and the like, which is of no use
// to anybody who has a damaged file.
func plainly(err error) error {
	if strings.Contains(err.Error(), "runtime error") {
		return errors.New("its parts do not fit together")
	}
	return err
}
