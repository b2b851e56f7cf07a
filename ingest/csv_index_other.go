//go:build !amd64

package ingest

// mark is markPlainly where there is nothing faster.
func mark(text []byte, delim, quote byte, marks []uint64) { markPlainly(text, delim, quote, marks) }
