package parquet

import (
	"errors"
	"fmt"
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

// guard turns a panic of parquet-go into an error of the function that defers it.
func guard(err *error, what string) {
	if r := recover(); r != nil {
		*err = fault(hintDamaged, "%s: the data is damaged (%v)", what, r)
	}
}
